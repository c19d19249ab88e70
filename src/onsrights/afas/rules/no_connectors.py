"""AFS307: nothing is linked, so nothing can be called.   Ground: F2."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.afas.connector_names import LISTS
from onsrights.afas.model import is_known_list
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("AFS307", "no-connectors", "error", about=("connector",))

TEXTS = {
    "message": Text(
        nl="Er is geen connector gekoppeld; er kan dus niets worden aangeroepen. "
        'Vul "get_connectors" of "update_connectors" in.',
        en='No connector is linked, so nothing can be called. Add "get_connectors" or "update_connectors".',
    ),
}

_USES = (*LISTS.values(), "webhooks")


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look whether the lists are all empty or missing; webhooks alone are a use as well."""
    keys = connector.connector
    if all(is_known_list(keys, name) and not keys.items(name) for name in _USES) and not keys.partial:
        yield Finding("AFS307", keys.key())
