"""What the catalogue says about names: which list a connector belongs in, and which name was meant (F2, F41)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from onsrights.afas.tables import ENDPOINT_OF, SUBJECT, by_folded_name, catalogue, is_family, names_of
from onsrights.engine.text.compare import exact, folded
from onsrights.engine.text.did_you_mean import distance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector, Connector
    from onsrights.engine.check.field import Field

__all__ = ["LISTS", "ListKind", "Listed", "Misspelt", "listed", "meant_kind", "misspelt", "settled_names"]

ListKind: TypeAlias = Literal["get", "update", "special"]

LISTS: dict[ListKind, str] = {
    "get": "get_connectors",
    "update": "update_connectors",
    "special": "special_connectors",
}
"""The list that each kind of connector belongs in."""

_SHORT = 8
"""Up to so many letters, one slip is the most."""
_LONGEST = 64
_SUPPLIED = re.compile(r"Profit[A-Z_]")
_ENDPOINTS = frozenset(name.casefold() for name in ENDPOINT_OF)
_DIGITS = re.compile(r"[0-9]+")
_DEFINITION = ("data_collection", "fields", "fixed_filter", "file")
"""What only a GetConnector has."""


class Listed(NamedTuple):
    """A connector and the list that it is in."""

    kind: ListKind
    field: Field
    name: str
    connector: Connector | None
    """``None`` for a special connector."""


class Misspelt(NamedTuple):
    """Another spelling of a name that exists."""

    variant: Literal["case", "near", "endpoint"]
    proposal: str


def listed(connector: AppConnector) -> Iterator[Listed]:
    """Give every connector of the three lists that has a name, in the order of the lists."""
    for kind, items in (("get", connector.get_connectors), ("update", connector.update_connectors)):
        for item in items:
            if item.field is not None:
                yield Listed(kind, item.field, item.name, item)  # type: ignore[arg-type]
    for field in connector.special_connectors:
        yield Listed("special", field, exact(field.text), None)


def meant_kind(connector: AppConnector, item: Listed) -> ListKind | None:
    """Give the list that a connector belongs in, where it is certainly in another one (AFS301)."""
    name = folded(item.name)
    entry = by_folded_name().get(name)
    kind = None if entry is None else entry.kind
    if item.kind == "special":
        return kind if kind == "get" or kind == "update" else None  # noqa: PLR1714 - narrows the type
    if kind == "special" or name in _ENDPOINTS:
        return "special"
    assert item.connector is not None
    if item.kind == "get":
        keys = item.connector.keys
        is_update = kind == "update" or _is_family_by_any_case(item.name)
        return "update" if is_update and not any(keys.says(key) for key in _DEFINITION) else None
    prefix = connector.own_prefix
    is_own = bool(prefix) and name.startswith(f"{folded(prefix)}_")
    return "get" if kind == "get" or _SUPPLIED.match(item.name) or is_own else None


def _is_family_by_any_case(name: str) -> bool:
    return _known_update_by_case(name) is not None


@lru_cache(4096)
def _known_update_by_case(name: str) -> str | None:
    """Give the spelling of a name of a family, whatever case it is written in."""
    for form in ("TxClientIB", "TxClientVpb", "TxCFVpb", "KnCustomK", "KnCustomLinkC"):
        if name.casefold().startswith(form.casefold()) and is_family(form + name[len(form) :]):
            return form + name[len(form) :]
    return None


def misspelt(item: Listed, added: frozenset[str]) -> Misspelt | None:
    """Give the name of the catalogue that a name was meant to be (AFS302); ``added`` are names of the settings."""
    if item.name in added:
        return None
    return _misspelt(item.kind, item.name)


@lru_cache(4096)
def _misspelt(kind: ListKind, name: str) -> Misspelt | None:
    entry = catalogue().get(name)
    if (entry is not None and entry.kind == kind) or is_family(name):
        return None
    if kind == "special" and folded(name) == "subjectconnector":
        return Misspelt("endpoint", SUBJECT)
    by_case = by_folded_name().get(folded(name))
    if by_case is not None and by_case.kind == kind:
        return Misspelt("case", by_case.name)
    if kind == "update" and (family := _known_update_by_case(name)):
        return Misspelt("case", family)
    if kind == "get" and not folded(name).startswith("profit"):
        return None
    meant = _near(kind, name)
    return None if meant is None else Misspelt("near", meant)


def _near(kind: ListKind, name: str) -> str | None:
    """Give the only name of the catalogue that is one or two slips away, digits apart."""
    word = folded(name)
    if len(word) > _LONGEST:
        return None
    letters = _letters(word)
    best = 1 if len(word) <= _SHORT else 2
    found: set[str] = set()
    for candidate in names_of(kind):
        other = folded(candidate)
        if word.startswith(other):
            return None  # a copy of the customer's: Profit_Employees2
        if abs(len(other) - len(word)) > best or (letters ^ _letters(other)).bit_count() > 2 * best:
            continue
        steps = distance(word, other, best)
        if steps < best:
            best, found = steps, set()
        if steps == best:
            found.add(candidate)
    if len(found) != 1:
        return None
    meant = found.pop()
    return None if _DIGITS.sub("", folded(meant)) == _DIGITS.sub("", word) else meant


@lru_cache(4096)
def _letters(word: str) -> int:
    """Give a bit for each letter of a word; one slip changes two of them at most."""
    bits = 0
    for letter in word:
        bits |= 1 << ord(letter) % 64
    return bits


def settled_names(connector: AppConnector) -> frozenset[str]:
    """Give the names about which AFS301 and AFS302 have said everything, together with the names that were meant."""
    found: set[str] = set()
    for item in listed(connector):
        if meant_kind(connector, item) is not None:
            found.add(item.name)
        elif (slip := misspelt(item, connector.added_update_connectors)) is not None:
            found |= {item.name, slip.proposal}
    return frozenset(found)
