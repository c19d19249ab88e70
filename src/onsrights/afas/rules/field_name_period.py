"""AFS310: a full stop in the name of a field.   Ground: F90."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.afas.model import privacy_fields, texts
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Proposal, Text
from onsrights.engine.text.compare import exact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector, Connector
    from onsrights.engine.check.field import Field
    from onsrights.engine.diagnostics import Severity

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule(
    "AFS310",
    "field-name-period",
    "warning",
    fix="unsafe",
    about=(
        "connector.get_connectors[].fields",
        "connector.get_connectors[].custom_fields",
        "connector.get_connectors[].privacy_fields",
    ),
)

TEXTS = {
    "message": Text(
        nl="Een punt in een veldnaam kan fouten geven bij de verwerking van het antwoord. "
        'Schrijf "{proposal}" (AFAS STRUCT-29).',
        en="A full stop in a field name can cause errors when the response is processed. "
        'Write "{proposal}" (AFAS STRUCT-29).',
    ),
    "fix": Text(nl='schrijf "{proposal}"', en='write "{proposal}"'),
}


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look at the fields of every GetConnector; a field that is in several of its lists is told once."""
    from onsrights.engine.text.visible import shorten

    severity: Severity = "error" if connector.is_partner else "warning"
    for item in connector.get_connectors:
        for name, fields in _with_period(item).items():
            proposal = name.replace(".", "_")
            fix = Proposal(tuple((field.place(), proposal) for field in fields), "unsafe")
            data = {"proposal": shorten(proposal)}
            yield Finding("AFS310", fields[0].place(), data=data, proposals=(fix,), severity=severity)


def _with_period(item: Connector) -> dict[str, list[Field]]:
    found: dict[str, list[Field]] = {}
    for field in (
        *texts(item.keys, "fields"),
        *texts(item.keys, "custom_fields"),
        *(named for named, _ in privacy_fields(item.keys)),
    ):
        if "." in field.text:
            found.setdefault(exact(field.text), []).append(field)
    return found
