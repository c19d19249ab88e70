"""EXA308: a self-registered app lists scopes.   Ground: F23."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Note, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.exact.model import App

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("EXA308", "scopes-without-effect", "warning", about=("scopes",))

TEXTS = {
    "message": Text(
        nl="Een zelf geregistreerde app heeft geen scopes: de app mag alles wat de gebruiker mag. Deze lijst heeft geen "
        "effect.",
        en="A self-registered app has no scopes: it may do everything that its user may do. This list has no effect.",
    ),
    "distribution": Text(nl="zo is de app geregistreerd", en="this is how the app is registered"),
}


def check(app: App) -> Iterator[Finding]:
    """Look for a list of scopes that nobody asks for."""
    keys, distribution = app.root.keys("scopes"), app.keys.field("distribution")
    if keys is not None and (keys.written or keys.values) and app.is_own and distribution is not None:
        yield Finding("EXA308", keys.key(), notes=(Note(distribution.place(), "distribution"),))
