"""AFS301: a connector in a list for connectors of another kind.   Ground: F2, F41, F44."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.afas.connector_names import LISTS, listed, meant_kind
from onsrights.afas.tables import ENDPOINT_OF
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Proposal, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.connector_names import Listed, ListKind
    from onsrights.afas.model import AppConnector

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule(
    "AFS301",
    "connector-kind",
    "error",
    fix="display-only",
    about=("connector.get_connectors", "connector.update_connectors", "connector.special_connectors"),
    silences="302 303 305 308 309",
    hides="305",
)

TEXTS = {
    "get": Text(
        nl='"{name}" is een GetConnector. Zet die onder "get_connectors" (tabblad GetConnectoren).',
        en='"{name}" is a GetConnector. Put it under "get_connectors" (tab GetConnectors).',
    ),
    "update": Text(
        nl='"{name}" is een UpdateConnector. Zet die onder "update_connectors" (tabblad UpdateConnectoren).',
        en='"{name}" is an UpdateConnector. Put it under "update_connectors" (tab UpdateConnectors).',
    ),
    "special": Text(
        nl='"{name}" is een speciale connector. Zet die onder "special_connectors" (tabblad Connectoren).',
        en='"{name}" is a special connector. Put it under "special_connectors" (tab Connectors).',
    ),
    "fix": Text(nl='zet "{name}" onder "{list}"', en='put "{name}" under "{list}"'),
}


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look at every connector that is certainly of another kind than its list."""
    from onsrights.engine.text.visible import shorten

    for item in listed(connector):
        meant = meant_kind(connector, item)
        if meant is not None:
            data = {"name": shorten(item.name), "list": LISTS[meant]}
            yield Finding("AFS301", item.field.place(), meant, data, proposals=tuple(_moved(connector, item, meant)))


def _moved(connector: AppConnector, item: Listed, meant: ListKind) -> Iterator[Proposal]:
    """Move a name that stands by itself; what is described with keys is moved by hand."""
    if item.connector is not None and item.connector.keys.pointer != item.field.pointer:
        return
    from onsrights.engine.change.edit import Add, Remove

    document, where = item.field.document, f"{connector.connector.pointer}/{LISTS[meant]}"
    added = Add(document, where, ENDPOINT_OF.get(item.name, item.name))
    yield Proposal((), "display-only", changes=(Remove(document, item.field.pointer), added))
