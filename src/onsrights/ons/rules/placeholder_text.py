"""ONS507: a text that was meant to be replaced before the right was requested.

*To-do* is a task and *TBC* a disease in care, and *test* is a word of every day: none of them is reported.
"""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.declared import TYPE_CHECKING
from onsrights.engine.diagnostics import Finding, Text
from onsrights.engine.text.placeholders import placeholder
from onsrights.ons.model import DESCRIPTIONS, NAMES

if TYPE_CHECKING:
    from onsrights.ons.model import Right

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("ONS507", "placeholder-text", "error", about=(*NAMES, *DESCRIPTIONS), silences="*")

TEXTS = {
    "message": Text(
        nl='"{written}" is een tijdelijke tekst. Schrijf de tekst die bedoeld is.',
        en='"{written}" is a placeholder. Replace it with the text that is meant.',
    ),
}

_FIELDS = (*NAMES, *DESCRIPTIONS)


def check(right: Right) -> list[Finding]:
    """Look through the names and the descriptions; the first placeholder of a text is enough."""
    found = []
    fields = right.fields
    for name in _FIELDS:
        field = fields.get(name)
        span = None if field is None else placeholder(field.text)
        if field is not None and span is not None:
            written = field.text[slice(*span)]
            found.append(Finding("ONS507", field.place(*span), "message", {"written": written}))
    return found
