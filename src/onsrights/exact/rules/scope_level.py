"""EXA303: a scope is asked at a level that the form does not have.   Ground: F13."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Proposal, Text
from onsrights.engine.text.compare import exact
from onsrights.engine.text.visible import shorten
from onsrights.exact.model import is_word_for_level, level_meant
from onsrights.exact.tables import LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.exact.model import App

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("EXA303", "scope-level", "error", fix="unsafe", about=("scopes",), hides="306")

TEXTS = {
    "message": Text(
        nl='"{level}" is geen niveau. Kies uit none, read, manage (op het formulier: Ongebruikt, Lezen, Beheren).',
        en='"{level}" is not a level. Choose from none, read, manage (on the form: None, Read, Manage).',
    ),
    "near": Text(
        nl='"{level}" is geen niveau; bedoelt u "{proposal}"? Kies uit none, read, manage.',
        en='"{level}" is not a level; did you mean "{proposal}"? Choose from none, read, manage.',
    ),
    "word": Text(
        nl='In een manifest wordt het niveau "{level}" geschreven als "{proposal}".',
        en='In a manifest the level "{level}" is written "{proposal}".',
    ),
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
            text = "word" if is_word_for_level(field.text) else "near"
            yield Finding("EXA303", field.place(), text, {**data, "proposal": meant}, (), (fix,))
