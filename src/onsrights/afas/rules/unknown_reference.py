"""AFS118: a credential names an environment or a user that the manifest does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.afas.model import is_known_list
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Proposal, Text
from onsrights.engine.text.compare import Nearest, exact, folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector
    from onsrights.engine.check.field import Field

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule(
    "AFS118",
    "unknown-reference",
    "error",
    fix="display-only",
    about=("credentials[].environment", "credentials[].user"),
)

TEXTS = {
    "environment": Text(
        nl='Dit manifest heeft geen omgeving "{value}".', en='This manifest has no environment "{value}".'
    ),
    "environment-near": Text(
        nl='Dit manifest heeft geen omgeving "{value}". Bedoelt u "{proposal}"?',
        en='This manifest has no environment "{value}". Did you mean "{proposal}"?',
    ),
    "user": Text(nl='Dit manifest heeft geen gebruiker "{value}".', en='This manifest has no user "{value}".'),
    "user-near": Text(
        nl='Dit manifest heeft geen gebruiker "{value}". Bedoelt u "{proposal}"?',
        en='This manifest has no user "{value}". Did you mean "{proposal}"?',
    ),
    "fix": Text(nl='schrijf "{proposal}"', en='write "{proposal}"'),
}


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look up the environment and the user of every credential."""
    ids = [environment.id for environment in connector.environments]
    environments_known = bool(ids) and all(ids) and is_known_list(connector.root, "environments")
    names = {folded(user.name): user.name for user in connector.users}
    users_known = connector.called_by == "system" and bool(names) and all(names)
    users_known = users_known and is_known_list(connector.connector, "users")
    known = frozenset(ids)
    near_id, near_user = Nearest(known), Nearest(names.values())
    for credential in connector.credentials:
        environment, user = credential.keys.field("environment"), credential.keys.field("user")
        if environments_known and environment is not None and exact(environment.text) not in known:
            yield _unknown("environment", environment, near_id)
        if users_known and user is not None and folded(user.text) not in names:
            yield _unknown("user", user, near_user)


def _unknown(kind: str, field: Field, nearest: Nearest) -> Finding:
    from onsrights.engine.text.visible import shorten

    meant = nearest.to(field.text)
    if meant is None:
        return Finding("AFS118", field.place(), kind, {"value": shorten(field.text)})
    data = {"value": shorten(field.text), "proposal": shorten(meant)}
    fix = Proposal(((field.place(), meant),), "display-only")
    return Finding("AFS118", field.place(), f"{kind}-near", data, proposals=(fix,))
