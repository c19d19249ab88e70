"""AFS704: an address that is needed while testing only.   Ground: F83."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.afas.addresses import network
from onsrights.afas.model import texts
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector
    from onsrights.engine.check.field import Keys

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule(
    "AFS704", "ip-afas-connect", "warning", about=("connector.ip_restrictions", "environments[].ip_restrictions")
)

TEXTS = {
    "message": Text(
        nl="Dit adres van AFAS Connect is alleen in de testfase nodig. Verwijder het zodra de koppeling in gebruik is.",
        en="This address of AFAS Connect is only needed during testing. Remove it once the integration is live.",
    ),
}

_ADDRESSES = ("52.174.142.76", "52.174.142.140")
_SMALL = 24
"""A larger network than this is not meant for AFAS Connect."""


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look at what production environments allow; a restriction that several of them have is told of once."""
    seen = set()
    for environment in connector.environments:
        restriction = connector.restriction(environment) if environment.type == "production" else None
        if restriction is not None and restriction.pointer not in seen:
            seen.add(restriction.pointer)
            yield from _needed_for_tests(restriction)


def _needed_for_tests(restriction: Keys) -> Iterator[Finding]:
    allow = [(field, network(field.text)) for field in texts(restriction, "allow")]
    every = [*allow, *((field, network(field.text)) for field in texts(restriction, "exclude"))]
    if any(found is not None and found.prefixlen == 0 for _, found in every):
        return
    connect = [network(address) for address in _ADDRESSES]
    for field, found in allow:
        if found is None or found.version != 4 or found.prefixlen < _SMALL:  # noqa: PLR2004 - the version of the protocol
            continue
        if any(address is not None and address.subnet_of(found) for address in connect):  # type: ignore[arg-type]
            yield Finding("AFS704", field.place())
