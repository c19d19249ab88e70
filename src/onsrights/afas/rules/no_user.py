"""AFS405: nobody is in the group.   Ground: F1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.afas.model import is_known_list
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("AFS405", "no-user", "error", about=("connector.users",))

TEXTS = {
    "message": Text(
        nl="Er zit geen gebruiker in de groep; niemand kan dus aanroepen doen. Voeg de connectorgebruiker toe.",
        en="No user is in the group, so nobody can make calls. Add the connector user.",
    ),
}


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look whether the list of users is there and has nobody of the group in it."""
    keys = connector.connector
    if connector.called_by != "system" or connector.group.is_everybody or not keys.says("users"):
        return
    if is_known_list(keys, "users") and all(user.in_group is False for user in connector.users):
        yield Finding("AFS405", keys.place("users"))
