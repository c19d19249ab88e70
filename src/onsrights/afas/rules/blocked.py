"""AFS705: blocked, so that nothing is exchanged.   Ground: F1, F10."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.afas.model import is_known_list
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Proposal, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector
    from onsrights.engine.check.field import Keys
    from onsrights.engine.diagnostics import Severity

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule(
    "AFS705",
    "blocked",
    "error",
    fix="unsafe",
    about=("connector.blocked", "environments[].blocked", "connector.users[].blocked"),
)

TEXTS = {
    "connector": Text(
        nl="Via een geblokkeerde app connector worden geen gegevens uitgewisseld. Hef de blokkering op, of geef met "
        '"blocked_reason" de reden.',
        en='A blocked app connector exchanges no data. Unblock it, or give the reason with "blocked_reason".',
    ),
    "user": Text(
        nl="De connectorgebruiker is geblokkeerd; er kan dus niets worden aangeroepen.",
        en="The connector user is blocked, so nothing can be called.",
    ),
    "fix": Text(nl="hef de blokkering op", en="unblock it"),
}


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look at the connector, else at its environments, and at its users."""
    found = [*_without_reason(connector.connector, "error")]
    yield from found
    if not found:
        for environment in connector.environments:
            yield from _without_reason(environment.keys, "error" if environment.type == "production" else "warning")
    if connector.called_by != "system" or not is_known_list(connector.connector, "users"):
        return
    everybody = connector.group.is_everybody
    members = [user for user in connector.users if everybody or user.in_group is not False]
    if members and all(user.blocked for user in members):
        field = members[0].keys.field("blocked")
        if field is not None:
            yield Finding("AFS705", field.place(), "user")


def _without_reason(keys: Keys, severity: Severity) -> Iterator[Finding]:
    field = keys.field("blocked")
    if field is not None and field.flag and keys.lacks("blocked_reason"):
        fix = Proposal(((field.place(), "false"),), "unsafe")
        yield Finding("AFS705", field.place(), "connector", proposals=(fix,), severity=severity)
