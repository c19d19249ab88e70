"""AFS204: a text that was meant to be replaced."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onsrights.engine.check.field import Keys
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Text
from onsrights.engine.text.placeholders import placeholder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector
    from onsrights.engine.check.field import Field

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule(
    "AFS204",
    "placeholder-text",
    "error",
    about=(
        "integration.name",
        "connector.description",
        "connector.blocked_reason",
        "connector.group.name",
        "connector.group.members",
        "connector.group.filters[].grants",
        "connector.get_connectors[].purpose",
        "connector.get_connectors[].privacy_fields[].reason",
        "connector.get_connectors[].fixed_filter",
        "connector.update_connectors[].purpose",
        "connector.update_connectors[].privacy_fields[].reason",
        "connector.webhooks[].description",
        "environments[].blocked_reason",
    ),
)

TEXTS = {
    "message": Text(
        nl='"{written}" is een tijdelijke tekst. Schrijf de tekst die bedoeld is.',
        en='"{written}" is a placeholder. Replace it with the text that is meant.',
    ),
}

_ANGLES = re.compile(r"\s*(<[^<>]+>)\s*")


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look through the texts that people read; the first placeholder of each is enough."""
    from onsrights.engine.text.visible import shorten

    for field in _texts(connector):
        angles = _ANGLES.fullmatch(field.text)
        span = placeholder(field.text) if angles is None else angles.span(1)
        if span is not None:
            yield Finding("AFS204", field.place(*span), data={"written": shorten(field.text[slice(*span)])})


def _texts(connector: AppConnector) -> Iterator[Field]:
    yield from _fields(connector.integration, "name")
    yield from _fields(connector.connector, "description", "blocked_reason")
    yield from _fields(connector.group.keys, "name", "members")
    for grant in connector.group.grants:
        yield from _fields(grant.keys, "grants")
    for item in (*connector.get_connectors, *connector.update_connectors):
        yield from _fields(item.keys, "purpose")
        for field in item.keys.items("privacy_fields"):
            if isinstance(field, Keys):
                yield from _fields(field, "reason")
        if (fixed := item.keys.keys("fixed_filter")) is not None:
            yield from _fields(fixed, "text", "reason")
    for webhook in connector.connector.items("webhooks"):
        if isinstance(webhook, Keys):
            yield from _fields(webhook, "description")
    for environment in connector.environments:
        yield from _fields(environment.keys, "blocked_reason")


def _fields(keys: Keys, *names: str) -> Iterator[Field]:
    return (field for field in map(keys.field, names) if field is not None)
