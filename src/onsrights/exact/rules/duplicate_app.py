"""EXA203: two apps of one run have the same name in the same country.   Ground: F05."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Note, Text
from onsrights.engine.text.compare import folded
from onsrights.engine.text.visible import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.check.register import Register
    from onsrights.exact.model import App

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("EXA203", "duplicate-app", "error", about=("app.name",), needs="run")

TEXTS = {
    "message": Text(
        nl='Er is voor dit land al een app "{name}"; een naam mag per land maar één keer voorkomen.',
        en='There is already an app "{name}" for this country; a name can be used only once in a country.',
    ),
    "first": Text(nl="eerst hier", en="first here"),
}


def check(app: App, register: Register) -> Iterator[Finding]:
    """Report a name that an earlier app of the same country has."""
    field = app.keys.field("name")
    if field is None or app.country is None:
        return
    earlier = register.first("app", f"{app.country} {folded(field.text)}", field)
    if earlier is not None:
        notes = (Note(earlier.place, "first", earlier.elsewhere),)
        yield Finding("EXA203", field.place(), "message", {"name": shorten(field.text)}, notes)
