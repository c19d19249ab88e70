"""EXA504: the connection is made with the account of a person.   Ground: F34, F49."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.exact.model import App

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("EXA504", "employee-account", "warning", about=("connection.user",))

TEXTS = {
    "message": Text(
        nl="De koppeling krijgt de rechten van degene die toestemming geeft en eindigt met dat account. Gebruik een "
        "gebruiker die voor de app is aangemaakt.",
        en="The connection gets the rights of the person who consents and ends with that account. Use a user that was "
        "created for the app.",
    ),
}


def check(app: App) -> Iterator[Finding]:
    """Look at who gives permission."""
    connection = app.root.keys("connection")
    field = None if connection is None else connection.field("user")
    if field is not None and field.text == "employee":
        yield Finding("EXA504", field.place())
