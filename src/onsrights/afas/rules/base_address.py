"""AFS603: an address that is not the one of this environment.   Ground: F51, F54."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.afas.addresses import host
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Proposal, Text
from onsrights.engine.text.compare import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector, Environment

__all__ = ["RULE", "TEXTS", "check", "proposal"]

RULE = Rule("AFS603", "base-address", "error", fix="unsafe", about=("environments[].base_url",))

TEXTS = {
    "message": Text(
        nl="Het adres van deze omgeving is {proposal}.",
        en="The address of this environment is {proposal}.",
    ),
    "fix": Text(nl="schrijf {proposal}", en="write {proposal}"),
}


def check(connector: AppConnector) -> Iterator[Finding]:
    """Hold the address of every environment on AFAS Online against its number and type."""
    for environment in connector.environments:
        field = environment.keys.field("base_url")
        if field is not None and (right := proposal(environment, field.text)):
            fix = Proposal(((field.place(), right),), "unsafe")
            yield Finding("AFS603", field.place(), data={"proposal": right}, proposals=(fix,))


def proposal(environment: Environment, address: str) -> str | None:
    """Give the address of an environment where this is another one; ``None`` where nothing can be said of it."""
    if not environment.has_number or not environment.has_type or environment.is_local is not False:
        return None
    written, at = folded(address), host(address)
    if at != "afas.online" and not at.endswith(".afas.online"):
        return None  # an address of one's own in front of Profit
    addresses = environment.addresses
    if any(written == each.lower() or written.startswith(f"{each.lower()}/") for each in addresses):
        return None
    return addresses[".soap" in at]
