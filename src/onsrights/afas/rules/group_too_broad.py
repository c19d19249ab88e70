"""AFS403: a group that gives a connector user much more than it needs.   Ground: F22, F25, F36."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Text
from onsrights.engine.text.compare import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("AFS403", "group-too-broad", "warning", about=("connector.group.name", "connector.description"))

TEXTS = {
    "everybody": Text(
        nl='In de groep "{group}" zitten alle gebruikers, terwijl maar één connectorgebruiker aanroepen doet. '
        "Maak een groep met alleen die gebruiker.",
        en='The group "{group}" contains all users, although only one connector user makes the calls. '
        "Create a group with just that user.",
    ),
    "administrators": Text(
        nl='De beheerdersgroep "{group}" mag alles. Maak een eigen groep voor deze app connector.',
        en='The administrators\' group "{group}" has all rights. Create a group for this app connector.',
    ),
}

_FIRST_GROUP = re.compile(r"pr[- ]?0*1\b")
"""The group of administrators that AFAS supplies: PR-001."""


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look at the name of the group; Everybody is right where each person calls."""
    group = connector.group
    if group.field is None:
        return
    from onsrights.engine.text.visible import shorten

    data = {"group": shorten(group.name)}
    if group.is_everybody and connector.called_by == "system":
        yield Finding("AFS403", group.field.place(), "everybody", data)
    elif _FIRST_GROUP.match(folded(group.name)) or "functioneel applicatiebeheer" in folded(group.name):
        yield Finding("AFS403", group.field.place(), "administrators", data)
