"""AFS411: an Accept environment, and a user who may not sign in there.   Ground: F29, F31."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Note, Proposal, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("AFS411", "accept-not-ticked", "error", fix="unsafe", about=("connector.users[].afas_accept",))

TEXTS = {
    "message": Text(
        nl='In een Accept-omgeving moet bij deze gebruiker "AFAS Accept" aangevinkt zijn.',
        en='In an Accept environment "AFAS Accept" has to be selected for this user.',
    ),
    "environment": Text(nl="de Accept-omgeving", en="the Accept environment"),
    "fix": Text(nl='vink "AFAS Accept" aan', en='select "AFAS Accept"'),
}


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look for an Accept environment, and at the tick of every user in the group."""
    types = (each.keys.field("type") for each in connector.environments if each.type == "accept")
    accept = next((field for field in types if field is not None), None)
    if accept is None:
        return
    for user in connector.users:
        field = user.keys.field("afas_accept")
        if field is None or field.flag or not (connector.group.is_everybody or user.in_group):
            continue
        fix = Proposal(((field.place(), "true"),), "unsafe")
        yield Finding("AFS411", field.place(), notes=(Note(accept.place(), "environment"),), proposals=(fix,))
