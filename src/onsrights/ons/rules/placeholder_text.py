"""ONS507: a text that was meant to be replaced before the right was requested.

*To-do* is a task and *TBC* a disease in care, and *test* is a word of every day: none of them is reported.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Text
from onsrights.ons.about import READINGS, SENTENCES
from onsrights.ons.model import DESCRIPTIONS, NAMES

if TYPE_CHECKING:
    from onsrights.ons.model import Right

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("ONS507", "placeholder-text", "error", about=(*READINGS, *SENTENCES), silences="*")

TEXTS = {
    "message": Text(
        nl='"{written}" is een tijdelijke tekst. Vervang deze door de tekst die bedoeld is.',
        en='"{written}" is a placeholder. Replace it by the text that is meant.',
    ),
}

_FIELDS = (*NAMES, *DESCRIPTIONS)
_LONGEST = 24
_WITHIN = re.compile(r"(?<![\w-])(?:TODO|TBD|FIXME|XXX|[Ll]orem [Ii]psum|LOREM IPSUM)(?![\w-])")
_WHOLE = re.compile(r"\W*(todo|tbd|fixme|xxx|lorem(?: ipsum)?)\W*|\s*(…|\.{3,}|\?{3,})\s*", re.IGNORECASE)


def check(right: Right) -> list[Finding]:
    """Look through the names and the descriptions; the first placeholder of a text is enough."""
    found = []
    fields = right.fields
    for name in _FIELDS:
        field = fields.get(name)
        if field is None:
            continue
        text = field.text
        whole = _WHOLE.fullmatch(text) if len(text) < _LONGEST else None
        if whole is None and not (
            "TODO" in text or "TBD" in text or "XXX" in text or "FIXME" in text or "psum" in text or "PSUM" in text
        ):
            continue
        if (match := whole or _WITHIN.search(text)) is not None:
            start, end = match.span(match.lastindex or 0)
            found.append(Finding("ONS507", field.place(start, end), "message", {"written": text[start:end]}))
    return found
