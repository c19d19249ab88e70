"""EXA206: the review asks for a purpose that is not here.   Ground: F12."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Text
from onsrights.exact.named_places import review

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.exact.model import App

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("EXA206", "purpose-missing", "warning", about=("app.distribution",))

TEXTS = {
    "message": Text(
        nl='De beoordeling vraagt het doel ook in het {language_nl}. Voeg "{key}" toe, hoogstens 140 tekens.',
        en='The review also asks for the purpose in {language_en}. Add "{key}", at most 140 characters.',
    ),
}

_PURPOSES = (("purpose_nl", "Nederlands", "Dutch"), ("purpose_en", "Engels", "English"))


def check(app: App) -> Iterator[Finding]:
    """Look for both purposes where the app is reviewed."""
    if not app.is_scoped:
        return
    keys = app.root.keys("review")
    for key, dutch, english in _PURPOSES:
        if app.root.lacks("review") if keys is None else keys.lacks(key):
            data = {"key": key, "language_nl": dutch, "language_en": english}
            yield Finding("EXA206", review(app), "message", data)
