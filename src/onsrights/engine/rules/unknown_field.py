"""111: a key that the manifest does not know."""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text

__all__ = ["RULE", "TEXTS"]

RULE = Rule("111", "unknown-field", "error", "unsafe", hides="2 3 4 5 6 7 8 9")

TEXTS = {
    "message": Text(
        nl='Het veld "{field}" bestaat niet. Mogelijk zijn hier: {allowed}.',
        en='There is no field "{field}". Possible here: {allowed}.',
    ),
    "near": Text(
        nl='Het veld "{field}" bestaat niet; bedoelt u "{proposal}"?',
        en='There is no field "{field}"; did you mean "{proposal}"?',
    ),
    "present": Text(
        nl='Het veld "{field}" bestaat niet, en "{proposal}" staat er al. Verwijder een van de twee.',
        en='There is no field "{field}", and "{proposal}" is already there. Remove one of the two.',
    ),
    "more": Text(
        nl="Vanaf hier staan er nog {count} velden die niet bestaan. Mogelijk zijn hier: {allowed}.",
        en="From here on, there are another {count} fields that do not exist. Possible here: {allowed}.",
    ),
    "fix": Text(nl='noem het veld "{proposal}"', en='call the field "{proposal}"'),
}
