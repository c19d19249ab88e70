"""103: a field stands twice in one place; YAML readers take the last one and say nothing."""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text

__all__ = ["RULE", "TEXTS"]

RULE = Rule("103", "duplicate-key", "error", silences="*")

TEXTS = {
    "message": Text(
        nl='Het veld "{key}" staat hier voor de tweede keer. Haal een van de twee weg.',
        en='The field "{key}" is here for the second time. Remove one of the two.',
    ),
    "more": Text(
        nl="Vanaf hier staan er nog {count} velden dubbel. Haal ze weg.",
        en="From here on, another {count} fields are repeated. Remove them.",
    ),
    "first": Text(
        nl='Hier staat "{key}" voor het eerst.',
        en='The first "{key}" is here.',
    ),
}
