"""AFS201: a description that could be that of any app connector.   Ground: F35."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Text
from onsrights.engine.text.compare import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("AFS201", "generic-description", "warning", about=("connector.description",))

TEXTS = {
    "message": Text(
        nl='Aan "{description}" zien gebruikers en beheerders niet om welke app het gaat. '
        "Gebruik de naam die zij kennen.",
        en='"{description}" does not tell users and administrators which app this is. Use the name they know.',
    ),
}

_GENERIC = frozenset(
    "test|token|tokens|connector|app connector|appconnector|app|afas|afas profit|profit|api|rest|koppeling|integratie|"
    "integration|link|nieuw|new|naamloos|untitled|demo|temp|tmp|voorbeeld|example".split("|")
)


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look at the description without the digits at its end."""
    field = connector.connector.field("description")
    if field is not None and folded(field.text).rstrip("0123456789 \t") in _GENERIC:
        yield Finding("AFS201", field.place(), data={"description": field.text})
