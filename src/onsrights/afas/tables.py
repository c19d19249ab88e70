"""The catalogue: the connectors that AFAS supplies, as far as they were known on one day.

It is the table ``connectors.tsv`` beside this file: name, kind, methods, whether filter authorisation applies, and the
Dutch description. AFAS adds UpdateConnectors with every version, so a name that is missing here is no fault.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, cast

from onsrights.engine.data import content

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "DATED",
    "ENDPOINT_OF",
    "SUBJECT",
    "UNLINKED",
    "Authorisation",
    "Entry",
    "Kind",
    "by_folded_name",
    "catalogue",
    "is_family",
    "is_update_connector",
    "names_of",
]

Kind: TypeAlias = Literal["get", "update", "special", "endpoint"]
Authorisation: TypeAlias = Literal["included", "excluded"]

DATED = "2026-11-30"
"""The day up to which the published lists were read."""

SUBJECT = "AppConnectorSubject"
"""The tick that opens attachments."""

ENDPOINT_OF = {"SubjectConnector": SUBJECT, "ProfitVersion": "AppConnectorVersion"}
"""Addresses that an application calls, and the special connector each of them belongs to."""

UNLINKED = frozenset({"metainfo", "otprequest", "otpvalidation"})
"""Addresses that need no link, in small letters."""

_FAMILIES = re.compile(r"Tx(?:Client(?:IB|Vpb)|CFVpb)[0-9]{4}|KnCustomK[0-9]{2}|KnCustomLinkC[0-9]{2}")
"""UpdateConnectors that are known by their form: one for each year, or for each table of the customer."""


class Entry(NamedTuple):
    """One line of the catalogue."""

    name: str
    kind: Kind
    methods: tuple[str, ...]
    """In the order of the table, in small letters; none where the kind has none."""
    authorisation: Authorisation | None
    description: str
    """In Dutch, as AFAS gives it."""


@cache
def catalogue() -> Mapping[str, Entry]:
    """Give the catalogue by exact name."""
    _, *lines = content("onsrights.afas", "connectors.tsv").decode().splitlines()
    return {entry.name: entry for entry in map(_entry, lines)}


def _entry(line: str) -> Entry:
    name, kind, methods, authorisation, description = line.split("\t")
    return Entry(
        name,
        cast("Kind", kind),
        tuple(methods.split(",")) if methods else (),
        cast("Authorisation", authorisation) if authorisation else None,
        description,
    )


@cache
def by_folded_name() -> Mapping[str, Entry]:
    """Give the catalogue by name in small letters."""
    return {name.casefold(): entry for name, entry in catalogue().items()}


@cache
def names_of(kind: Kind) -> tuple[str, ...]:
    """Give all names of one kind, in the order of the table."""
    return tuple(entry.name for entry in catalogue().values() if entry.kind == kind)


def is_family(name: str) -> bool:
    """Whether a name is an UpdateConnector by its form alone."""
    return _FAMILIES.fullmatch(name) is not None


def is_update_connector(name: str) -> bool:
    """Whether a name is, exactly, that of an UpdateConnector that is known."""
    entry = catalogue().get(name)
    return is_family(name) if entry is None else entry.kind == "update"
