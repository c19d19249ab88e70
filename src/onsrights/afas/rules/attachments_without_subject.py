"""AFS306: the names of attachments can be fetched, the attachments cannot.   Ground: F44."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.afas.model import is_known_list
from onsrights.afas.tables import SUBJECT
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Proposal, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule(
    "AFS306",
    "attachments-without-subject",
    "warning",
    fix="unsafe",
    about=("connector.get_connectors",),
)

TEXTS = {
    "message": Text(
        nl='Met "{name}" haalt u alleen de namen van bijlagen op. Koppel ook "AppConnectorSubject" om ze te kunnen '
        "openen.",
        en='"{name}" gives only the names of attachments. To open them, link "AppConnectorSubject" as well.',
    ),
    "fix": Text(
        nl='zet "AppConnectorSubject" bij "special_connectors"', en='add "AppConnectorSubject" to "special_connectors"'
    ),
}

_NAMES = frozenset({"Profit_Subject_Attachments", "Profit_Subject_Reaction_Attachments"})


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look for the tick; where calls are given, those tell better whether it is needed (AFS304)."""
    if connector.has_subject or not is_known_list(connector.connector, "special_connectors"):
        return
    if not is_known_list(connector.root, "calls") or connector.root.items("calls"):
        return
    for item in connector.get_connectors:
        if item.name in _NAMES:
            from onsrights.engine.change.edit import Add

            where = f"{connector.connector.pointer}/special_connectors"
            fix = Proposal((), "unsafe", changes=(Add(connector.document, where, SUBJECT),))
            yield Finding("AFS306", item.place, data={"name": item.name}, proposals=(fix,))
            return
