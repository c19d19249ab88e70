"""ONS310, ONS410: the operation looks like a slip of the pen.

Only where the word is near a known operation and is itself no word that anybody knows, or where it is not formed like
an infinitive: nobody's correct verb is questioned.
"""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.declared import TYPE_CHECKING
from onsrights.engine.diagnostics import Finding, Proposal, Text
from onsrights.ons.wording import MEANT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.ons.model import Right

__all__ = ["RULES", "TEXTS", "borrowed_beside"]

RULES = (
    Rule("ONS310", "dutch-name-operation-unknown", "warning", "display-only", about=("dutch_name",)),
    Rule("ONS410", "english-name-operation-unknown", "warning", "display-only", about=("english_name",)),
)

TEXTS = {
    "near": Text(
        nl='"{written}" is geen bekende bewerking. Bedoelt u "{operation}"?',
        en='"{written}" is not a known operation. Did you mean "{operation}"?',
    ),
    "form": Text(
        nl='"{written}" staat op de plaats van de bewerking, maar is geen heel werkwoord (inzien).',
        en='"{written}" is where the operation belongs, but is not a Dutch infinitive (inzien).',
    ),
    "fix": Text(nl="spelling van de bewerking", en="fix the spelling of the operation"),
    "fix-meant": MEANT,
}


def borrowed_beside(right: Right) -> Iterator[Finding]:
    """Find the English verb of the other name with a Dutch ending: *Klachtbrief approven* beside *Approve*.

    Loans that the word list has (*scannen*, *uploaden*) are Dutch, and so is a verb for which no table has a Dutch one.
    """
    from onsrights.ons.lexicon import is_dutch_infinitive
    from onsrights.ons.names.follows import dutch_of_english_operation

    dutch, english = right.dutch, right.english
    if dutch is None or english is None or dutch.operation is None or english.operation is None or dutch.fault("10"):
        return
    written, verb = dutch.words(dutch.operation)[-1], english.words(english.operation)[0]
    if written not in {f"{verb}en", f"{verb}n", f"{verb}{verb[-1]}en"} or is_dutch_infinitive(written):
        return
    meant = dutch_of_english_operation(verb)
    if meant is None:
        return
    place, (start, end) = right.fields["dutch_name"], dutch.span(dutch.operation[1] - 1)
    proposal = Proposal(((place.place(), dutch.text[:start] + meant + dutch.text[end:]),), "display-only")
    data = {"written": dutch.text[start:end], "operation": meant}
    yield Finding("ONS310", place.place(start, end), "near", data, (), (proposal,))
