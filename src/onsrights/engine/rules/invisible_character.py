"""130: a character that nobody can see, or that looks like another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Place, Proposal, Span, Text
from onsrights.engine.text.visible import named, numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onsrights.engine.check.field import Field
    from onsrights.engine.diagnostics import Severity
    from onsrights.engine.text.characters import Mended

__all__ = ["MOST", "RULE", "TEXTS", "find", "find_look_alikes"]

MOST = 20
"""How many faulty characters of one text are named one by one; what remains is one report."""

_OTHER_SCRIPTS = "\u0370"
"""Where Greek begins, and Cyrillic behind it."""

RULE = Rule("130", "invisible-character", "error", "safe")

TEXTS = {
    "hidden": Text(
        nl="Hier staat een onzichtbaar teken: {characters_nl}. Haal het weg.",
        en="There is an invisible character here: {characters_en}. Remove it.",
    ),
    "space": Text(
        nl="Hier staat geen gewone spatie maar {characters_nl}. Typ een gewone spatie, of haal het teken weg.",
        en="This is not an ordinary space but {characters_en}. Type an ordinary space, or remove the character.",
    ),
    "break": Text(
        nl="Hier staat een regeleinde ({characters}) dat er niet hoort. Zet de tekst op één regel.",
        en="There is a line break ({characters}) that does not belong here. Put the text on one line.",
    ),
    "control": Text(
        nl="Hier staat een stuurteken ({characters}). Haal het weg.",
        en="There is a control character here ({characters}). Remove it.",
    ),
    "direction": Text(
        nl="Hier staat een onzichtbaar teken dat de schrijfrichting verandert ({characters}). Haal het weg.",
        en="There is an invisible character here that changes the direction of writing ({characters}). Remove it.",
    ),
    "more": Text(
        nl="Vanaf hier staan nog {count} keer onzichtbare tekens in deze tekst. Haal ze weg.",
        en="From here on, this text contains another {count} runs of invisible characters. Remove them.",
    ),
    "file": Text(
        nl="Hier staat een onzichtbaar teken ({character}). Haal het weg.",
        en="There is an invisible character here ({character}). Remove it.",
    ),
    "script": Text(
        nl='In "{word}" staan letters van een ander alfabet die op gewone letters lijken: {characters}. Typ: "{plain}".',
        en='"{word}" contains letters of another alphabet that look like ordinary ones: {characters}. Type: "{plain}".',
    ),
    "script-open": Text(
        nl='In "{word}" staan letters van een ander alfabet: {characters}. Typ het woord opnieuw.',
        en='"{word}" contains letters of another alphabet: {characters}. Type the word again.',
    ),
    "fix-script": Text(nl="de gewone letters schrijven", en="write the ordinary letters"),
    "fix": Text(nl="haal de onzichtbare tekens weg", en="remove the invisible characters"),
}


def find(prefix: str, field: Field, mended: Mended, severity: Severity | None) -> Iterator[Finding]:
    """Report what is removed from a text so that nothing invisible is left, and what it is replaced by."""
    code = f"{prefix}130"
    proposals = (Proposal(((field.place(), mended.text),), "safe"),)
    faults = [fault for fault in mended.faults if fault.kind not in {"decomposed", "form"}]
    for kind, start, end in faults[:MOST]:
        place = Place(field.pointer, "value", Span(start, end), field.document)
        data = {**named(field.written[start:end]), "count": end - start}
        yield Finding(code, place, kind, data, (), proposals, severity)
    if len(faults) > MOST:
        place = Place(field.pointer, "value", Span(faults[MOST].start, faults[-1].end), field.document)
        yield Finding(code, place, "more", {"count": len(faults) - MOST}, (), proposals, severity)


def find_look_alikes(prefix: str, field: Field, latin: str, words: Sequence[tuple[int, int]]) -> Iterator[Finding]:
    """Report words with letters that only look Latin; ``latin`` is the whole text without those that are known."""
    known = all(max(latin[start:end]) < _OTHER_SCRIPTS for start, end in words)
    proposals = (Proposal(((field.place(), latin),), "display-only", "fix-script"),) if known else ()
    for start, end in words[:MOST]:
        written = field.text[start:end]
        odd = "".join(letter for letter in written if letter >= _OTHER_SCRIPTS)
        data = {"word": written, "plain": latin[start:end], "characters": numbers(odd)}
        yield Finding(
            f"{prefix}130", field.place(start, end), "script" if known else "script-open", data, (), proposals
        )
