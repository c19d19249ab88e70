"""AFS702: an IP restriction that is neither an address nor a network.   Ground: F80."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onsrights.afas.addresses import network
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Proposal, Text
from onsrights.engine.text.visible import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector
    from onsrights.engine.check.field import Field

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule(
    "AFS702",
    "ip-format",
    "error",
    fix="unsafe",
    about=("connector.ip_restrictions", "environments[].ip_restrictions"),
)

TEXTS = {
    "message": Text(
        nl='"{value}" is geen IP-adres. Schrijf een adres (203.0.113.8), of een netwerk in CIDR-notatie (203.0.113.8/29).',
        en='"{value}" is not an IP address. Write an address (203.0.113.8), or a network as CIDR (203.0.113.8/29).',
    ),
    "near": Text(
        nl='Schrijf een IP-adres, of een netwerk in CIDR-notatie: {proposal} in plaats van "{value}".',
        en='Write an address, or a network as CIDR: {proposal} instead of "{value}".',
    ),
    "fix": Text(nl="schrijf {proposal}", en="write {proposal}"),
}

_RANGE = re.compile(r"\s*([0-9A-Fa-f:.]+)\s*[-\u2013]\s*([0-9A-Fa-f:.]+)\s*")
_MASK = re.compile(r"\s*([0-9.]+)(?:\s*/\s*|\s+)([0-9]+(?:\.[0-9]+){3})\s*")


def check(connector: AppConnector) -> Iterator[Finding]:
    """Read every text of every restriction."""
    for _, field in connector.addresses:
        if network(field.text) is not None:
            continue
        proposal, is_host = _proposed(field)
        severity = "warning" if is_host else None
        if proposal is None:
            yield Finding("AFS702", field.place(), data={"value": shorten(field.text)})
        else:
            fix = Proposal(((field.place(), proposal),), "unsafe")
            data = {"value": shorten(field.text), "proposal": proposal}
            yield Finding("AFS702", field.place(), "near", data, proposals=(fix,), severity=severity)  # type: ignore[arg-type]


def _proposed(field: Field) -> tuple[str | None, bool]:
    """Give the network that is meant, where there is exactly one, and whether only bits behind its prefix are wrong."""
    from ipaddress import ip_address, ip_network, summarize_address_range

    text = field.text.strip()
    try:
        if (found := _RANGE.fullmatch(text)) is not None:
            first, last = ip_address(found[1]), ip_address(found[2])
            networks = [*summarize_address_range(first, last)]
            return (_written(str(networks[0])) if len(networks) == 1 else None), False
        if (found := _MASK.fullmatch(text)) is not None:
            return _written(str(ip_network(f"{found[1]}/{found[2]}", strict=False))), False
        return _written(str(ip_network(text, strict=False))), True
    except (TypeError, ValueError):
        return None, False


def _written(found: str) -> str:
    """Write a network of one address without its length."""
    return re.sub(r"/(?:32$)" if "." in found else r"/(?:128$)", "", found)
