"""The addresses of environments (F51, F54), and of callers (F80)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.afas.compare import exact

if TYPE_CHECKING:
    from ipaddress import IPv4Network, IPv6Network

    from onsrights.afas.model import Environment

__all__ = ["expected_address", "network"]

_SUFFIXES = {"production": "", "test": "test", "accept": "accept", "cursus": "cursus"}


def expected_address(environment: Environment) -> str | None:
    """Give what ``base_url`` should be, where that is another address; ``None`` where it is right or not known.

    An environment that is not on AFAS Online may have any, and so may a proxy of somebody's own.
    """
    written = exact(environment.keys.text("base_url"))
    if not written or environment.is_local is not False or not (environment.has_number and environment.has_type):
        return None
    from urllib.parse import urlsplit

    try:
        host = urlsplit(written if "//" in written else f"//{written}").hostname or ""
    except ValueError:
        host = ""
    if host and host != "afas.online" and not host.endswith(".afas.online"):
        return None
    suffix, number = _SUFFIXES[environment.type], environment.number
    rest = f"https://{number}.rest{suffix}.afas.online/ProfitRestServices"
    soap = f"https://{number}.soap{suffix}.afas.online/ProfitServices"
    for address in (rest, soap):
        if f"{written}/".lower().startswith(f"{address}/".lower()):
            return None
    return soap if ".soap" in host else rest


def network(text: str) -> IPv4Network | IPv6Network | None:
    """Read an address or a network in CIDR notation; bits of the host beside the prefix do not matter here."""
    from ipaddress import ip_network

    try:
        return ip_network(text.strip(), strict=False)
    except ValueError:
        return None
