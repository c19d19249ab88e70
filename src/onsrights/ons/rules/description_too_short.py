"""ONS506: a description of one or two words.

Ground: "The description gives more information about the right to the customer's administrator" (Right Syntax Requirements).
"""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.declared import TYPE_CHECKING
from onsrights.engine.diagnostics import Finding, Text
from onsrights.ons.model import DESCRIPTIONS

if TYPE_CHECKING:
    from onsrights.ons.model import Right

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("ONS506", "description-too-short", "warning", about=DESCRIPTIONS, silences="505")

TEXTS = {
    "message": Text(
        nl='Met "{written}" weet een beheerder te weinig. Leg in een zin uit wat het recht mogelijk maakt.',
        en='"{written}" tells an administrator too little. Explain in a sentence what the right makes possible.',
    ),
}

_ENOUGH = 3


def check(right: Right) -> list[Finding]:
    """Count the words of each description; a sign by itself is no word."""
    found = []
    for name in DESCRIPTIONS:
        field = right.fields.get(name)
        if field is None or len(pieces := field.text.split(None, 6)) > 6:
            continue
        if sum(any(letter.isalnum() for letter in piece) for piece in pieces) < _ENOUGH:
            found.append(Finding("ONS506", field.place(), "message", {"written": field.text.strip()}))
    return found
