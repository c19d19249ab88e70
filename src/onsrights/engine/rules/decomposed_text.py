"""131: a letter whose accent is stored as a character of its own, or letters that are stored as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Place, Proposal, Span, Text
from onsrights.engine.rules.invisible_character import MOST
from onsrights.engine.text.characters import written_out
from onsrights.engine.text.visible import numbers, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.check.field import Field
    from onsrights.engine.text.characters import Mended

__all__ = ["RULE", "TEXTS", "find"]

RULE = Rule("131", "decomposed-text", "warning", "safe")

TEXTS = {
    "message": Text(
        nl='De letter "{letter}" is hier in losse delen opgeslagen, zodat u de tekst niet terugvindt. '
        "Typ de letter opnieuw.",
        en='The letter "{letter}" is stored here in separate parts, so a search does not find it. Type '
        "the letter again.",
    ),
    "form": Text(
        nl='Hier staat {character}, een bijzondere vorm van "{letter}", zodat u de tekst niet '
        'terugvindt. Typ "{letter}".',
        en='This is {character}, a special form of "{letter}", so a search does not find it. Type "{letter}".',
    ),
    "more": Text(
        nl="Vanaf hier zijn nog {count} letters op een bijzondere manier opgeslagen. Typ ze opnieuw.",
        en="From here on, another {count} letters are stored in a special way. Type them again.",
    ),
    "fix": Text(nl="schrijf de gewone letters", en="write ordinary letters"),
}


def find(prefix: str, field: Field, mended: Mended) -> Iterator[Finding]:
    """Report the letters of a text that are written as one character in the mended one."""
    from unicodedata import normalize

    code = f"{prefix}131"
    proposals = (Proposal(((field.place(), mended.text),), "safe"),)
    faults = [fault for fault in mended.faults if fault.kind in {"decomposed", "form"}]
    for kind, start, end in faults[:MOST]:
        place = Place(field.pointer, "value", Span(start, end), field.document)
        written = field.written[start:end]
        if kind == "form":
            yield Finding(
                code, place, kind, {"character": numbers(written), "letter": written_out(written)}, (), proposals
            )
        else:
            yield Finding(code, place, "message", {"letter": shorten(normalize("NFC", written))}, (), proposals)
    if len(faults) > MOST:
        place = Place(field.pointer, "value", Span(faults[MOST].start, faults[-1].end), field.document)
        yield Finding(code, place, "more", {"count": len(faults) - MOST}, (), proposals)
