"""AFS308: a method that the connector does not have, or that the manifest does not declare.   Ground: F46."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.afas.connector_names import settled_names
from onsrights.afas.model import is_known_list, texts
from onsrights.afas.tables import catalogue
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Note, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector, Call, Connector
    from onsrights.engine.check.field import Field

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule(
    "AFS308",
    "connector-method",
    "error",
    about=("calls[].methods", "connector.update_connectors[].methods"),
)

TEXTS = {
    "write-get": Text(
        nl='Een GetConnector haalt alleen gegevens op; voor "{method}" is een UpdateConnector nodig.',
        en='A GetConnector only reads; use an UpdateConnector for "{method}".',
    ),
    "not-available": Text(
        nl='AFAS noemt voor "{name}" {available}, niet {method}.',
        en='For "{name}" AFAS lists {available}, not {method}.',
    ),
    "not-declared": Text(
        nl='Volgens dit manifest gebruikt de koppeling bij "{name}" {declared}, maar de applicatie roept {method} aan.',
        en='The manifest gives {declared} for "{name}", but the application calls {method}.',
    ),
    "declared": Text(nl="hier staat wat het manifest noemt", en="what the manifest gives"),
}

_WRITING = frozenset({"post", "put", "delete"})


def check(connector: AppConnector) -> Iterator[Finding]:
    """Hold the methods of UpdateConnectors against the catalogue, and those of calls against both."""
    settled = settled_names(connector)
    updates = {item.name: item for item in reversed(connector.update_connectors) if item.name}
    for item in connector.update_connectors:
        if item.name not in settled:
            for method in texts(item.keys, "methods"):
                yield from _not_available(item.name, method)
    gets = {item.name for item in connector.get_connectors} - updates.keys()
    for call in connector.calls:
        if not call.name or call.name in settled:
            continue
        if call.name in gets:
            for method in texts(call.keys, "methods"):
                if method.text in _WRITING:
                    yield Finding("AFS308", method.place(), "write-get", {"method": method.text})
        elif call.name in updates:
            yield from _updating(call, updates[call.name])


def _updating(call: Call, item: Connector) -> Iterator[Finding]:
    """Judge the methods of a call to an UpdateConnector: first by what AFAS lists, then by what is declared."""
    declared = [field.text for field in texts(item.keys, "methods")]
    known = bool(declared) and is_known_list(item.keys, "methods")
    for method in texts(call.keys, "methods"):
        found = [*_not_available(call.name, method)]
        yield from found
        if not found and known and method.text not in declared:
            data = {"name": call.name, "declared": ", ".join(dict.fromkeys(declared)), "method": method.text}
            note = Note(item.keys.place("methods"), "declared")
            yield Finding("AFS308", method.place(), "not-declared", data, (note,), severity="warning")


def _not_available(name: str, method: Field) -> Iterator[Finding]:
    entry = catalogue().get(name)
    if entry is not None and entry.kind == "update" and method.text not in entry.methods:
        data = {"name": name, "available": ", ".join(entry.methods), "method": method.text}
        yield Finding("AFS308", method.place(), "not-available", data, severity="warning")
