"""AFS801: the IntegrationId of a partner.   Ground: F93."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Text
from onsrights.engine.text.compare import exact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("AFS801", "integration-id", "error", about=("integration",))

TEXTS = {
    "missing": Text(
        nl='Een partner stuurt met elke aanroep een IntegrationId mee. Vul "integration_id" in.',
        en='A partner sends an IntegrationId with every call. Fill in "integration_id".',
    ),
    "form": Text(
        nl='Een IntegrationId bestaat uit uw abonnementsnummer, "_" en het projectnummer: 12345_678900.',
        en='An IntegrationId is your subscription number, "_" and the project number: 12345_678900.',
    ),
    "customer": Text(
        nl="Het eerste deel is uw eigen abonnementsnummer, niet dat van de klant.",
        en="The first part is your own subscription number, not the customer's.",
    ),
}

_FORM = re.compile(r"([0-9]{5})_[0-9]+")


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look at the IntegrationId, and whether a partner has one."""
    keys, partner = connector.integration, connector.is_partner
    if partner and keys.lacks("integration_id"):
        yield Finding("AFS801", keys.key(), "missing")
    field = keys.field("integration_id")
    if field is None:
        return
    found = _FORM.fullmatch(exact(field.text))
    if found is None:
        yield Finding("AFS801", field.place(), "form", severity="error" if partner else "warning")
    elif partner and any(each.number == found[1] and each.type == "production" for each in connector.environments):
        yield Finding("AFS801", field.place(), "customer", severity="warning")
