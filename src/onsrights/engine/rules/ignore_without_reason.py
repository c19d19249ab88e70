"""122: an error is ignored and nobody says why; found by :mod:`onsrights.engine.accept.ignores`."""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text

__all__ = ["RULE", "TEXTS"]

RULE = Rule("122", "ignore-without-reason", "warning", ignorable=False)

TEXTS = {
    "message": Text(
        nl="Hier wordt een fout genegeerd ({rules}) zonder reden, dus telt {the_unit} niet als klaar. "
        "Schrijf achter de haak waarom het zo goed is.",
        en="An error is ignored here ({rules}) without a reason, so {the_unit} does not count as ready. "
        "Say after the bracket why it is correct this way.",
    ),
}
