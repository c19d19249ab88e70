"""EXA601: a new token is asked for earlier than Exact allows.   Ground: F30, F31."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Proposal, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.exact.model import App

__all__ = ["EARLIEST", "RULE", "TEXTS", "check"]

RULE = Rule("EXA601", "refresh-too-early", "error", fix="unsafe", about=("tokens.refresh_after_seconds",))

TEXTS = {
    "message": Text(
        nl="Exact weigert een nieuw token binnen 570 seconden na het vorige (TooEarlyToRefreshTokens).",
        en="Exact refuses a new token within 570 seconds of the last one (TooEarlyToRefreshTokens).",
    ),
    "fix": Text(nl="{value} schrijven", en="write {value}"),
}

EARLIEST = 570
"""So many seconds after the last token a new one is given."""


def check(app: App) -> Iterator[Finding]:
    """Look at the time; refreshing later, when a token is needed, is fine."""
    tokens = app.root.keys("tokens")
    field = None if tokens is None else tokens.field("refresh_after_seconds")
    if field is not None and field.number < EARLIEST:
        fix = Proposal(((field.place(), str(EARLIEST)),), "unsafe")
        yield Finding("EXA601", field.place(), proposals=(fix,))
