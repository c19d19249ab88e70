"""EXA302: a scope is written in another way than Exact does.   Ground: F21."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Proposal, Text
from onsrights.exact import model

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.diagnostics import Safety
    from onsrights.exact.model import App

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("EXA302", "scope-form", "warning", fix="safe", about=("scopes",))

TEXTS = {
    "message": Text(nl='Schrijf de scope als "{proposal}".', en='Write the scope as "{proposal}".'),
    "fix": Text(nl='"{value}" schrijven', en='write "{value}"'),
}


def check(app: App) -> Iterator[Finding]:
    """Look for scopes that are known when case and separators do not count."""
    keys = app.root.keys("scopes")
    known = app.tables.scopes
    for name in app.names_of_scopes:
        if keys is None or name in known or (form := model.scope_form(name)) not in known:
            continue
        place = keys.place(name)
        safety: Safety = "safe" if app.keys_of_scopes[form] == name else "display-only"
        yield Finding("EXA302", place, "message", {"proposal": form}, (), (Proposal(((place, form),), safety),))
