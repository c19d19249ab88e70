"""110: a required field is missing."""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text

__all__ = ["RULE", "TEXTS"]

RULE = Rule("110", "missing-field", "error")

TEXTS = {
    "missing": Text(
        nl='Het veld "{field}" ontbreekt. {what_nl}',
        en='The field "{field}" is missing. {what_en}',
    ),
    "manifest": Text(
        nl='De versie van het formaat ontbreekt. Schrijf bovenaan "manifest: 1".',
        en='The version of the format is missing. Write "manifest: 1" at the top.',
    ),
}
