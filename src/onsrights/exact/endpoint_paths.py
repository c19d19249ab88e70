"""Every spelling of an endpoint, and the one of the reference that it stands for.

People copy a path from the address bar of a browser, from code or from the reference, so a host, ``/api/v1/``, a
division in any writing, a key at the end and a query are set aside; upper and lower case do not count (U6).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from onsrights.engine.text.compare import exact, near
from onsrights.engine.text.urls import address

if TYPE_CHECKING:
    from onsrights.exact.tables import Endpoint, Tables

__all__ = ["DIVISION", "Spelt", "bare", "find", "proposed", "spelt"]

DIVISION = r"(?:\$?\{[^{}/]{0,80}\}|[0-9]{1,10}|[:$]\w{1,80}|<[^<>/]{0,80}>|%[sd])"
"""A division as it is written in code and in documents: ``{division}``, ``123456``, ``:division``, ``$DIV``."""

_FIRST = re.compile(rf"\A{DIVISION}(?:/+|\Z)")
_API = re.compile(r"\A/*api/v1(?:/+|\Z)", re.IGNORECASE)
_BETA = re.compile(r" ?\(beta\)", re.IGNORECASE)
_PORT = re.compile(r"\A:[0-9]*")
_KEY = re.compile(r"\([^()]*\)")
_LONGEST = 400


class Spelt(NamedTuple):
    """An endpoint as it was written."""

    path: str
    """What is left when all that does not count is set aside."""
    endpoint: Endpoint | None
    host: str = ""
    host_at: tuple[int, int] = (0, 0)
    """Where the host stands in the text, where there is one."""


def spelt(written: str, tables: Tables) -> Spelt:
    """Read an endpoint, however it is written."""
    if (endpoint := tables.endpoints.get(written)) is not None:
        return Spelt(written, endpoint)
    found = address(written)
    web = found is not None and found.scheme in ("http", "https")
    path = bare(_PORT.sub("", written[found.host_at[1] :], count=1) if found is not None and web else written)
    endpoint = find(path, tables)
    return Spelt(path, endpoint, found.host, found.host_at) if found is not None and web else Spelt(path, endpoint)


def find(path: str, tables: Tables) -> Endpoint | None:
    """Give the endpoint of a path without anything around it; ``beta/`` may be missing."""
    return tables.find(path) or tables.find(f"beta/{path}")


def bare(written: str) -> str:
    """Set aside what may stand around a path: ``/api/v1/``, a division, a key, a query, slashes and *(BETA)*."""
    text = exact(written)
    if len(text) > _LONGEST:
        return text
    text = text.partition("?")[0]
    text = _BETA.sub("", text).rstrip("/ ")
    if text.endswith(")") and (key := _KEY.search(text, text.rfind("("))) is not None:
        text = text[: key.start()].rstrip("/")
    text = _FIRST.sub("", _API.sub("", text).lstrip("/"))
    if text[:5].lower() == "beta/":
        return "beta/" + _FIRST.sub("", text[5:])
    return text


def proposed(path: str, tables: Tables) -> Endpoint | None:
    """Give the endpoint that was probably meant: by its last part, where that tells, else by a near path."""
    same = tables.by_last_part.get(path.rpartition("/")[2].casefold(), ())
    if len(same) == 1:
        return same[0]
    meant = near(path, tables.endpoints)
    return None if meant is None else tables.endpoints[meant]
