"""EXA605: the code allows itself more than Exact does.   Ground: F35, F36."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Proposal, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.exact.model import App

__all__ = ["LIMITS", "RULE", "TEXTS", "check"]

LIMITS = {"calls_per_minute": 60, "calls_per_day": 5000, "stop_after_errors": 10}
"""What Exact allows."""

RULE = Rule("EXA605", "over-limit", "warning", fix="unsafe", about=tuple(f"limits.{key}" for key in LIMITS))

TEXTS = {
    "calls_per_minute": Text(
        nl="Exact staat {limit} aanroepen per minuut per app en administratie toe.",
        en="Exact allows {limit} calls a minute for each app and company.",
    ),
    "calls_per_day": Text(
        nl="Exact staat {limit} aanroepen per dag per app en administratie toe.",
        en="Exact allows {limit} calls a day for each app and company.",
    ),
    "stop_after_errors": Text(
        nl="Exact staat {limit} fouten per uur voor een gebruiker en endpoint (daarboven is de sleutel een uur "
        "geblokkeerd) toe.",
        en="Exact allows {limit} errors per hour for a user and endpoint; above that the key is blocked for an hour.",
    ),
    "fix": Text(nl="{value} schrijven", en="write {value}"),
}


def check(app: App) -> Iterator[Finding]:
    """Hold each number against the limit."""
    limits = app.root.keys("limits")
    for key, limit in LIMITS.items() if limits is not None else ():
        field = None if limits is None else limits.field(key)
        if field is not None and field.number > limit:
            fix = Proposal(((field.place(), str(limit)),), "unsafe")
            yield Finding("EXA605", field.place(), key, {"limit": limit}, (), (fix,))
