"""IP addresses and networks as IP restrictions have them, and hosts of addresses on the web."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from ipaddress import IPv4Network, IPv6Network

    Network: TypeAlias = IPv4Network | IPv6Network

__all__ = ["host", "is_private", "network"]

_PRIVATE = (
    "10.0.0.0/8",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "100.64.0.0/10",
    "::1/128",
    "fc00::/7",
    "fe80::/10",
)
"""Networks that nobody outside sees; those that are kept for examples are none of them."""


@lru_cache(4096)
def network(text: str) -> Network | None:
    """Read an address, or a network in CIDR notation without bits behind its prefix; ``None`` for anything else."""
    from ipaddress import ip_network

    text = text.strip()
    _, slash, length = text.partition("/")
    if "%" in text or (slash and not (length.isascii() and length.isdigit())):
        return None
    try:
        return ip_network(text)
    except ValueError:
        return None


def is_private(found: Network) -> bool:
    """Whether all of a network is private."""
    return any(found.version == each.version and found.subnet_of(each) for each in _private())  # type: ignore[arg-type]


@lru_cache(1)
def _private() -> tuple[Network, ...]:
    from ipaddress import ip_network

    return tuple(map(ip_network, _PRIVATE))


def host(address: str) -> str:
    """Give the host of an address on the web in small letters, without port; empty where it has none."""
    _, _, rest = address.strip().rpartition("://")
    for end in "/?#":
        rest = rest.partition(end)[0]
    rest = rest.rpartition("@")[2]
    if rest.startswith("["):
        return rest[1:].partition("]")[0].lower()
    return rest.partition(":")[0].rstrip(".").lower()
