"""EXA307: no call needs a scope that the app asks for.   Ground: F18."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Proposal, Text
from onsrights.exact.named_places import removed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.exact.model import App

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("EXA307", "scope-unused", "warning", fix="unsafe", about=("scopes",))

TEXTS = {
    "message": Text(
        nl="Geen van de aanroepen heeft {scope} nodig. Haal die scope weg, of voeg de aanroep toe.",
        en="None of the calls needs {scope}. Remove it, or add the call that does.",
    ),
    "fix": Text(nl="{scope} weghalen", en="remove {scope}"),
}


def check(app: App) -> Iterator[Finding]:
    """Look for scopes that no call in effect needs, where every call is known."""
    keys = app.root.keys("scopes")
    if keys is None or not app.is_scoped or not app.is_complete:
        return
    used = {scope for use in app.uses for scope in use.endpoint.scopes or ()}
    for asked in app.scopes.values():
        if asked.level in {"read", "manage"} and asked.name not in used and asked.name in app.tables.used_scopes:
            assert asked.field is not None, "its level is known"
            # The last scope goes with its heading: a heading with nothing below it is a fault of its own.
            steps = ("scopes",) if len(keys.written or keys.values) == 1 else ("scopes", asked.field.name)
            fix = Proposal((), "unsafe", changes=(removed(app, *steps),))
            yield Finding("EXA307", asked.field.key(), "message", {"scope": asked.name}, (), (fix,))
