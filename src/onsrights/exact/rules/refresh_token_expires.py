"""EXA602: a refresh token is left alone until it expires.   Ground: F32."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.exact.model import App

__all__ = ["LIFE", "RULE", "TEXTS", "check"]

RULE = Rule("EXA602", "refresh-token-expires", "error", about=("tokens.keep_alive_days",))

TEXTS = {
    "message": Text(
        nl="Een refresh-token vervalt als het 30 dagen niet gebruikt is; de klant moet dan opnieuw toestemming geven. "
        "Vernieuw eerder, bijvoorbeeld elke 7 dagen.",
        en="A refresh token expires when it is not used for 30 days; the customer then has to consent again. Refresh "
        "sooner, for instance every 7 days.",
    ),
}

LIFE = 30
"""So many days a refresh token lives."""


def check(app: App) -> Iterator[Finding]:
    """Look at the longest time without a refresh."""
    tokens = app.root.keys("tokens")
    field = None if tokens is None else tokens.field("keep_alive_days")
    if field is not None and field.number >= LIFE:
        yield Finding("EXA602", field.place())
