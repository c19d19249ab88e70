"""AFS701: calls from anywhere.   Ground: F80."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("AFS701", "ip-none", "warning", about=("environments",))

TEXTS = {
    "message": Text(
        nl="Wie het token of de sleutel heeft, kan overal vandaan aanroepen doen. "
        "Sta alleen de IP-adressen van de applicatie toe (tabblad IP-restricties).",
        en="Anyone with the credentials can make calls from anywhere. "
        "Allow only the addresses of the application (tab IP restrictions).",
    ),
}


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look at every production environment on AFAS Online; telephones call from anywhere."""
    if connector.called_by != "system":
        return
    for environment in connector.environments:
        field = environment.keys.field("type")
        if field is None or environment.type != "production" or environment.is_local is not False:
            continue
        if connector.is_unrestricted(environment):
            yield Finding("AFS701", field.place())
