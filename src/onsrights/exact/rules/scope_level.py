"""EXA303: a scope is asked at a level that the form does not have.   Ground: F13."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.compare import exact
from onsrights.engine.diagnostics import Finding, Proposal, Text
from onsrights.engine.visible import shorten
from onsrights.exact.model import level_meant
from onsrights.exact.tables import LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.exact.model import App

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("EXA303", "scope-level", "error", fix="unsafe", about=("scopes",), hides="306")

_NL = '"{level}" is geen niveau. Kies uit none, read, manage (Ongebruikt, Lezen, Beheren).'
_EN = '"{level}" is not a level. Choose from none, read, manage (None, Read, Manage).'

TEXTS = {
    "message": Text(_NL, _EN),
    "near": Text(f'{_NL} Bedoelt u "{{proposal}}"?', f'{_EN} Did you mean "{{proposal}}"?'),
    "fix": Text(nl='"{value}" schrijven', en='write "{value}"'),
}


def check(app: App) -> Iterator[Finding]:
    """Look at the level of every scope, known or not."""
    keys = app.root.keys("scopes")
    for name in keys or ():
        field = keys.field(name) if keys is not None else None
        if field is None or exact(field.text) in LEVELS:
            continue
        data = {"level": shorten(field.text)}
        meant = level_meant(field.text)
        if meant is None:
            yield Finding("EXA303", field.place(), "message", data)
        else:
            fix = Proposal(((field.place(), meant),), "unsafe")
            yield Finding("EXA303", field.place(), "near", {**data, "proposal": meant}, (), (fix,))
