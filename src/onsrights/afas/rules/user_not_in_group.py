"""AFS407: a token of somebody who is not in the group.   Ground: F1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Note, Proposal, Text
from onsrights.engine.text.compare import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("AFS407", "user-not-in-group", "error", fix="unsafe", about=("connector.users[].in_group",), hides="404")

TEXTS = {
    "message": Text(
        nl='Deze gebruiker heeft een token, maar zit niet in de groep "{group}"; het token werkt dus niet.',
        en='This user has a token but is not a member of the group "{group}", so the token does not work.',
    ),
    "token": Text(nl="het token van deze gebruiker", en="the token of this user"),
    "fix": Text(nl="zet de gebruiker in de groep", en="make the user a member of the group"),
}


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look for the token of every user who is outside the group; under OAuth no token is used."""
    group = connector.group
    if not group.name or group.is_everybody or connector.type == "oauth":
        return
    tokens = {folded(each.user): each for each in connector.credentials if each.kind == "token" and each.user}
    for user in connector.users:
        field = user.keys.field("in_group")
        if field is None or field.flag or (token := tokens.get(folded(user.name))) is None:
            continue
        from onsrights.engine.text.visible import shorten

        fix = Proposal(((field.place(), "true"),), "unsafe")
        notes = (Note(token.place, "token"),)
        yield Finding("AFS407", field.place(), "message", {"group": shorten(group.name)}, notes, (fix,))
