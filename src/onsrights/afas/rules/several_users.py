"""AFS404: more than one connector user.   Ground: F27."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Note, Text
from onsrights.engine.text.compare import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector
    from onsrights.engine.check.field import Field

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("AFS404", "several-users", "warning", about=("connector.users",))

TEXTS = {
    "message": Text(
        nl="Eén connectorgebruiker is genoeg. Met {number} gebruikers is in de logging niet meer te zien welke "
        "applicatie wat heeft gewijzigd.",
        en="One connector user is enough. With {number} users the log no longer shows which application changed what.",
    ),
    "first": Text(nl="de eerste", en="the first one"),
}


def check(connector: AppConnector) -> Iterator[Finding]:
    """Count the users of each customer who can make calls; one who is listed twice is one (AFS117)."""
    if connector.called_by != "system" or connector.group.is_everybody:
        return
    by_number: dict[str, dict[str, Field]] = {}
    for user in connector.users:
        if user.field is not None and user.in_group and user.blocked is False:
            by_number.setdefault(user.number, {}).setdefault(folded(user.name), user.field)
    for fields in by_number.values():
        if len(fields) > 1:
            first, second, *_ = fields.values()
            yield Finding("AFS404", second.place(), data={"number": len(fields)}, notes=(Note(first.place(), "first"),))
