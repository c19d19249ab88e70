"""ONS314, ONS414: a product or a heading stands in front of the name.

Ground: the name "always starts with a (singular) subject" (Right Syntax Requirements, "Dutch name").
"""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.declared import TYPE_CHECKING
from onsrights.engine.diagnostics import Finding, Proposal, Text
from onsrights.ons.wording import MEANT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.ons.model import Right
    from onsrights.ons.names.reading import Reading

__all__ = ["RULES", "TEXTS", "connector_beside"]

RULES = (
    Rule(
        "ONS314",
        "dutch-name-product-prefix",
        "error",
        "unsafe",
        about=("dutch_name",),
        hides="204 603 604 605 609 610",
    ),
    Rule(
        "ONS414",
        "english-name-product-prefix",
        "error",
        "unsafe",
        about=("english_name",),
        hides="405 204 603 604 605 609 610",
    ),
)

TEXTS = {
    "prefix": Text(
        nl='Laat "{product}" aan het begin weg; de naam begint met het onderwerp of de bewerking: "{proposal}".',
        en='Leave out "{product}" at the start; the name begins with its subject or operation: "{proposal}".',
    ),
    "bracket": Text(
        nl='"{product}" tussen haken is geen bereik; laat het weg: "{proposal}".',
        en='"{product}" in brackets is not a scope; leave it out: "{proposal}".',
    ),
    "open": Text(
        nl='"{product}" hoort niet aan het begin van de naam; die begint met het onderwerp of de bewerking.',
        en='"{product}" does not belong at the start of the name; a name begins with its subject or operation.',
    ),
    "fix": Text(nl='"{front}" weglaten', en='leave out "{front}"'),
    "fix-meant": MEANT,
}


def _is_open(reading: Reading) -> bool:
    """Whether a name has a fault that the word in front does not explain: with it, the operation is not the first.

    The subject behind it may have kept its capital.
    """
    return any(fault.rule not in {"05", "15"} for fault in reading.faults)


def connector_beside(right: Right) -> Iterator[Finding]:
    """Find a name that begins with the connector, which the other name says nothing of: *Zorgbrug herinnering plannen*.

    What both names have is what the right is about; and where only the operation follows, there is no other subject.
    """
    from onsrights.ons.names.scan import capitalise, lower_first
    from onsrights.ons.names.words import may_be_english_verb

    prefix, dutch, english = (right.manifest.prefix or "").lower(), right.dutch, right.english
    if not prefix or dutch is None or english is None or any(_is_open(reading) for reading in (dutch, english)):
        return
    if dutch.folded[0] == prefix and prefix not in english.text.lower() and dutch.subject is not None:
        start, end = dutch.subject
        code, field, reading = "ONS314", "dutch_name", dutch
        if start or end < len(("product", "subject")) or not dutch.pieces[1][1:].islower():
            return
    elif english.folded[0] == prefix and prefix not in dutch.text.lower() and may_be_english_verb(english.folded[1]):
        code, field, reading = "ONS414", "english_name", english
    else:
        return
    place, front = right.fields[field], reading.pieces[0]
    name = capitalise(lower_first(reading.text[reading.span(1)[0] :]), reading.language)
    data = {"product": front, "front": front, "proposal": name}
    proposal = Proposal(((place.place(), name),), "unsafe")
    yield Finding(code, place.place(*reading.span(0)), "prefix", data, (), (proposal,))
