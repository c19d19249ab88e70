"""What a manifest of an app connector becomes for those who never see it: one module for each purpose.

Here is what there is, for the door ``export``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.doors import Option, Purpose
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from onsrights.documents.page import Page
    from onsrights.doors import ExportRequest

__all__ = ["EXPORTS"]

_ENVIRONMENT = Option(
    "--environment",
    Text(
        "Alleen voor deze omgeving, met het id; anders voor alle omgevingen in het manifest.",
        "Only for this environment, by its id; otherwise for all environments in the manifest.",
    ),
    Text("ID", "ID"),
    label=Text("Id van één omgeving; anders voor alle", "Id of one environment; otherwise for all"),
)
_UNCHECKED = Text(
    "Het is ongecontroleerd geëxporteerd; richt hier niets mee in.",
    "It was exported unchecked; do not set anything up with it.",
)
_FOOT = Text("Dit document bevat geen geheimen.", "This document contains no secrets.")
_FORMATS = ("markdown", "html", "docx")

_SET_UP = (
    "connector.description",
    "connector.called_by",
    "connector.authentication.type",
    "connector.authentication.until",
    "connector.authentication.otp",
    "connector.authentication.client",
    "connector.authentication.flow",
    "connector.authentication.client_authentication",
    "connector.authentication.public_key",
    "connector.authentication.jwks_uri",
    "connector.authentication.redirect_uri",
    "connector.blocked",
    "connector.group.name",
    "connector.group.members",
    "connector.group.filters",
    "connector.users[].user",
    "connector.users[].in_group",
    "connector.get_connectors[].name",
    "connector.get_connectors[].purpose",
    "connector.get_connectors[].filters",
    "connector.get_connectors[].definition_group",
    "connector.get_connectors[].file",
    "connector.update_connectors[].name",
    "connector.update_connectors[].purpose",
    "connector.update_connectors[].methods",
    "connector.special_connectors",
    "connector.ip_restrictions",
    "connector.webhooks[].description",
    "connector.webhooks[].url",
    "environments[].number",
    "environments[].type",
    "environments[].name",
    "environments[].blocked",
    "environments[].ip_restrictions",
    "environments[].redirect_uri",
    "environments[].jwks_uri",
)
"""What may have changed in the set-up. Nothing that says where a secret is kept, no note, and no key of one's own."""

_PARTNER = (
    "integration",
    *_SET_UP,
    "connector.get_connectors[].data_collection",
    "connector.get_connectors[].authorisation",
    "connector.get_connectors[].fields",
    "connector.get_connectors[].privacy_fields",
    "connector.get_connectors[].custom_fields",
    "connector.get_connectors[].fixed_filter",
    "connector.update_connectors[].privacy_fields",
    "connector.update_connectors[].custom_fields",
    "certification",
)
"""The same, and what the implementation document tells besides."""


def _customer(request: ExportRequest) -> Page:
    from onsrights.afas.exports.customer import page

    return page(request)


def _partner(request: ExportRequest) -> Page:
    from onsrights.afas.exports.partner import page

    return page(request)


def _words(place: str, text: str) -> Text | None:
    from onsrights.afas.exports.plain_words import changed

    return changed(place, text)


EXPORTS = (
    Purpose(
        "customer",
        Text("de handleiding voor de functioneel beheerder", "the guide for the functional administrator"),
        _FORMATS,
        _customer,
        (_ENVIRONMENT,),
        unchecked=_UNCHECKED,
        handed_over=True,
        changes=_SET_UP,
        foot=_FOOT,
        words=_words,
    ),
    Purpose(
        "partner",
        Text("het implementatiedocument voor AFAS", "the implementation document for AFAS"),
        _FORMATS,
        _partner,
        (_ENVIRONMENT,),
        unchecked=_UNCHECKED,
        handed_over=True,
        changes=_PARTNER,
        foot=_FOOT,
        words=_words,
    ),
)
"""The door ``export``."""
