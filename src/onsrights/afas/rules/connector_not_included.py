"""AFS304: the application calls a connector that is not linked.   Ground: F2, F8, F44."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.afas.connector_names import LISTS, settled_names
from onsrights.afas.model import is_known_list
from onsrights.afas.tables import UNLINKED
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Proposal, Text
from onsrights.engine.text.compare import Nearest, exact, folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector
    from onsrights.engine.check.field import Field

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("AFS304", "connector-not-included", "error", fix="unsafe", about=("calls",), silences="308")

TEXTS = {
    "missing": Text(
        nl='De applicatie roept "{name}" aan, maar die is niet aan deze app connector gekoppeld; de aanroep mislukt.',
        en='The application calls "{name}", but it is not linked to this app connector, so the call fails.',
    ),
    "missing-near": Text(
        nl='De applicatie roept "{name}" aan, maar die is niet aan deze app connector gekoppeld; de aanroep mislukt. '
        'Bedoelt u "{proposal}"?',
        en='The application calls "{name}", but it is not linked to this app connector, so the call fails. '
        'Did you mean "{proposal}"?',
    ),
    "special": Text(
        nl='Om bijlagen op te halen moet "AppConnectorSubject" gekoppeld zijn (tabblad Connectoren). '
        'Zet die bij "special_connectors".',
        en='To fetch attachments, "AppConnectorSubject" has to be linked (tab Connectors). '
        'Add it to "special_connectors".',
    ),
    "case": Text(
        nl='De gekoppelde connector heet "{proposal}". Schrijf de naam hier ook zo.',
        en='The linked connector is called "{proposal}". Write it the same way here.',
    ),
    "fix": Text(nl='schrijf "{proposal}"', en='write "{proposal}"'),
}

_NEVER_LINKED = UNLINKED | {"profitversion", "fileconnector", "imageconnector", "reportconnector"}
"""Addresses about which nothing is said: they need no link, or it is not known which (U7)."""


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look up every call among the connectors that are linked."""
    if not all(is_known_list(connector.connector, key) for key in LISTS.values()):
        return
    if not all(item.name for item in (*connector.get_connectors, *connector.update_connectors)):
        return
    names = [item.name for item in (*connector.get_connectors, *connector.update_connectors)]
    names += [exact(field.text) for field in connector.special_connectors]
    linked = frozenset(names)
    by_case = {folded(name): name for name in reversed(names)}
    settled = settled_names(connector)
    nearest = Nearest(by_case.values())
    for call in connector.calls:
        if call.field is None or call.name in linked or call.name in settled or folded(call.name) in _NEVER_LINKED:
            continue
        if folded(call.name) == "subjectconnector":
            if not connector.has_subject:
                yield Finding("AFS304", call.field.place(), "special")
        else:
            yield _not_linked(call.field, call.name, by_case.get(folded(call.name)), nearest)


def _not_linked(field: Field, name: str, linked: str | None, nearest: Nearest) -> Finding:
    from onsrights.engine.text.visible import shorten

    data = {"name": shorten(name)}
    meant = linked or nearest.to(name)
    if meant is None:
        return Finding("AFS304", field.place(), "missing", data)
    fix = Proposal(((field.place(), meant),), "display-only" if linked is None else "unsafe")
    data["proposal"] = shorten(meant)
    if linked is None:
        return Finding("AFS304", field.place(), "missing-near", data, proposals=(fix,))
    return Finding("AFS304", field.place(), "case", data, proposals=(fix,), severity="warning")
