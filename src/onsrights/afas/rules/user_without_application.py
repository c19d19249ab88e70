"""AFS410: a person for whom no application is selected.   Ground: F30."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.afas.model import is_known_list, texts
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Text
from onsrights.engine.text.compare import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("AFS410", "user-without-application", "error", about=("connector.users[].applications",))

TEXTS = {
    "none": Text(
        nl="Vink minimaal één applicatie aan, anders heeft deze gebruiker geen toegang.",
        en="Select at least one application; otherwise this user has no access.",
    ),
    "pocket": Text(
        nl="Pocket kunt u niet los aanvinken. Vink ook een andere applicatie aan.",
        en="Pocket cannot be selected on its own. Select another application as well.",
    ),
}


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look at the applications of every person in the group."""
    everybody = connector.group.is_everybody
    for user in connector.users:
        keys = user.keys
        if user.kind != "person" or not keys.says("applications") or not is_known_list(keys, "applications"):
            continue
        if not everybody and user.in_group is not True:
            continue
        ticked = texts(keys, "applications")
        if not ticked:
            yield Finding("AFS410", keys.place("applications"), "none")
        elif all(folded(field.text) == "pocket" for field in ticked):
            yield Finding("AFS410", ticked[0].place(), "pocket")
