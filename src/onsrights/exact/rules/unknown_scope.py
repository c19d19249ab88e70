"""EXA301: the review form has no scope of this name.   Ground: F14, F22, F27."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Proposal, Text
from onsrights.engine.text.visible import shorten
from onsrights.exact.model import scope_form
from onsrights.exact.tables import FORM, FORM_DAY, dated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.diagnostics import Safety
    from onsrights.exact.model import App

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("EXA301", "unknown-scope", "warning", fix="unsafe", about=("scopes",))

_NL = 'De scope "{scope}" staat niet op het formulier van {date}.'
_EN = 'The form of {date} has no scope "{scope}".'

TEXTS = {
    "message": dated(FORM, _NL, _EN),
    "near": dated(FORM, f'{_NL} Bedoelt u "{{proposal}}"?', f'{_EN} Did you mean "{{proposal}}"?'),
    "fix": Text(nl='"{value}" schrijven', en='write "{value}"'),
}


def check(app: App) -> Iterator[Finding]:
    """Look each key up; one that is only written in another way is EXA302."""
    keys = app.root.keys("scopes")
    known = app.tables.scopes
    for name, meant in app.names_of_scopes.items():
        if keys is None or name in known or scope_form(name) in known:
            continue
        place = keys.place(name)
        data = {"scope": shorten(name), "date": FORM_DAY}
        if meant is None:
            yield Finding("EXA301", place, "message", data)
        else:
            # Beside the scope that was meant, another one of its name would be a key that is there twice.
            safety: Safety = "unsafe" if app.keys_of_scopes[meant] == name else "display-only"
            fix = Proposal(((place, meant),), safety)
            yield Finding("EXA301", place, "near", {**data, "proposal": meant}, (), (fix,))
