"""131: a letter whose accent is stored as a character of its own."""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text

__all__ = ["RULE", "TEXTS"]

RULE = Rule("131", "decomposed-text", "warning", "safe")

TEXTS = {
    "message": Text(
        nl='De letter "{letter}" is hier in losse delen opgeslagen, zodat zoeken mislukt. Typ de letter opnieuw.',
        en='The letter "{letter}" is stored in separate parts here, so that searching fails. Type the letter anew.',
    ),
    "more": Text(
        nl="Vanaf hier zijn nog {count} letters in losse delen opgeslagen. Typ ze opnieuw.",
        en="From here on another {count} letters are stored in separate parts. Type them anew.",
    ),
    "fix": Text(nl="schrijf elke letter als één teken", en="write each letter as one character"),
}
