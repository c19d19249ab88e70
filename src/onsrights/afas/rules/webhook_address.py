"""AFS706: a webhook that Profit cannot deliver.   Ground: F84."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.afas.addresses import host, is_private, network
from onsrights.engine.check.field import Keys
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Proposal, Text
from onsrights.engine.text.compare import exact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("AFS706", "webhook-address", "error", fix="unsafe", about=("connector.webhooks[].url",))

TEXTS = {
    "https": Text(nl="Profit verstuurt alleen naar https-adressen.", en="Profit only sends to https addresses."),
    "private": Text(
        nl="Profit kan dit adres niet bereiken: het moet openbaar zijn.",
        en="Profit cannot reach this address: it has to be public.",
    ),
    "fix": Text(nl="schrijf {proposal}", en="write {proposal}"),
}

_HTTP = "http://"


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look at the address of every webhook; whether it can be reached counts before how."""
    for webhook in connector.connector.items("webhooks"):
        field = webhook.field("url") if isinstance(webhook, Keys) else None
        if field is None:
            continue
        url = exact(field.text)
        if _cannot_be_reached(host(url)):
            yield Finding("AFS706", field.place(), "private")
        elif not url.lower().startswith("https://"):
            proposal = f"https://{url[len(_HTTP) :]}"
            fixes = (Proposal(((field.place(), proposal),), "unsafe"),) if url.lower().startswith(_HTTP) else ()
            yield Finding("AFS706", field.place(), "https", {"proposal": proposal}, proposals=fixes)


def _cannot_be_reached(name: str) -> bool:
    found = network(name)
    if found is not None:
        return is_private(found)
    return "." not in name
