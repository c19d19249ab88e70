"""AFS303: an UpdateConnector that the catalogue does not have.   Ground: F41, F42."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onsrights.afas.tables import is_update_connector
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("AFS303", "unknown-update-connector", "info", about=("connector.update_connectors",))

TEXTS = {
    "unknown": Text(
        nl='"{name}" staat niet in de lijst van UpdateConnectoren die deze versie van onsrights kent; '
        "AFAS breidt die met elke versie uit. Controleer de naam.",
        en='"{name}" is not in the list of UpdateConnectors that this version of onsrights knows; '
        "AFAS adds some with every version. Check the name.",
    ),
    "form": Text(
        nl='"{name}" lijkt geen naam van een UpdateConnector: alle bekende beginnen met Kn, Fb, Fi, Hr, Pt, Tx of Cm.',
        en='"{name}" does not look like the name of an UpdateConnector: all known ones begin with '
        "Kn, Fb, Fi, Hr, Pt, Tx or Cm.",
    ),
}

_FORM = re.compile(r"(?:Kn|Fb|Fi|Hr|Pt|Tx|Cm)[A-Z]")


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look up every UpdateConnector."""
    from onsrights.engine.text.visible import shorten

    for item in connector.update_connectors:
        if not item.name or is_update_connector(item.name) or item.name in connector.added_update_connectors:
            continue
        data = {"name": shorten(item.name)}
        if _FORM.match(item.name):
            yield Finding("AFS303", item.place, "unknown", data)
        else:
            yield Finding("AFS303", item.place, "form", data, severity="warning")
