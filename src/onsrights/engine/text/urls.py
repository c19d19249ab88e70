"""Addresses of the web, taken apart with the place of each part, and hosts that nobody outside can reach."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["Address", "address", "is_local"]

_ADDRESS = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?:[^/?#@\s]*@)?(?P<host>\[[^\]/?#]*\]|[^/?#:@\[\]\s]*)")
_LOCAL = re.compile(
    r"(?:.+\.)?localhost|127(?:\.[0-9]{1,3}){1,3}|0\.0\.0\.0|\[?::1\]?|10(?:\.[0-9]{1,3}){3}"
    r"|192\.168(?:\.[0-9]{1,3}){2}|172\.(?:1[6-9]|2[0-9]|3[01])(?:\.[0-9]{1,3}){2}|.+\.(?:local|internal|lan)",
    re.IGNORECASE,
)


class Address(NamedTuple):
    """A scheme and a host, each with where it stands in the text (half-open, 0-based code points)."""

    scheme: str
    """In small letters."""
    scheme_at: tuple[int, int]
    host: str
    """In small letters, without a port or the name of a user; empty where there is none."""
    host_at: tuple[int, int]


def address(text: str) -> Address | None:
    """Take an address apart; ``None`` where the text does not begin with a scheme and ``://``."""
    match = _ADDRESS.match(text)
    if match is None:
        return None
    return Address(match["scheme"].lower(), match.span("scheme"), match["host"].lower(), match.span("host"))


def is_local(host: str) -> bool:
    """Whether a host exists on one machine or in one network only."""
    return _LOCAL.fullmatch(host.removesuffix(".")) is not None
