"""AFS802: a privacy-sensitive field without a reason.   Ground: F91."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.afas.model import privacy_fields
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule(
    "AFS802",
    "privacy-field-reason",
    "warning",
    about=("connector.get_connectors[].privacy_fields", "connector.update_connectors[].privacy_fields"),
)

TEXTS = {
    "message": Text(
        nl='Geef aan waarom de koppeling "{field}" nodig heeft (AFAS AUT-19).',
        en='Explain why the integration needs "{field}" (AFAS AUT-19).',
    ),
}


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look at every privacy-sensitive field of an integration that AFAS certifies."""
    if not connector.is_partner:
        return
    from onsrights.engine.text.visible import shorten

    for item in (*connector.get_connectors, *connector.update_connectors):
        for field, keys in privacy_fields(item.keys):
            if keys is None or keys.lacks("reason"):
                yield Finding("AFS802", field.place(), data={"field": shorten(field.text)})
