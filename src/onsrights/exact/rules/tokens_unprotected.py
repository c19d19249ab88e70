"""EXA604: refresh tokens are kept unencrypted.   Ground: F34."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.exact.model import App

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("EXA604", "tokens-unprotected", "warning", about=("tokens.store",))

TEXTS = {
    "message": Text(
        nl="Een refresh-token geeft dezelfde toegang als de gebruiker heeft. Bewaar het versleuteld.",
        en="A refresh token gives the same access as the user has. Store it encrypted.",
    ),
}


def check(app: App) -> Iterator[Finding]:
    """Look at how tokens are kept."""
    tokens = app.root.keys("tokens")
    field = None if tokens is None else tokens.field("store")
    if field is not None and field.text == "plain":
        yield Finding("EXA604", field.place())
