"""A saved answer of ``/metainfo``: what is really set up in Profit, read from a file and never fetched (F49).

The file comes from elsewhere: it may be no JSON, cut off, huge, deep, or of another environment. It is read within the
limits of a manifest, and what it does not say is not known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from onsrights.engine.access.question import ObservedError
from onsrights.engine.settings.settings import Limits
from onsrights.engine.text.compare import exact, folded

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["Item", "MetaInfo", "MetaInfoError", "read_metainfo"]

_TOO_LARGE = "too-large"
_FIVE = re.compile(r"(?<![0-9])[0-9]{5}(?![0-9])")
_BRACKETS = re.compile(r"\([^()]*\)\s*\Z")
_LONGEST = 1000
"""Code points of a text that are kept; no name in Profit comes near."""
_MOST_ITEMS = 200_000
"""Objects in a file; a response has one for each connector."""
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class MetaInfoError(ObservedError):
    """What was given is not a response of ``/metainfo``; the rule about that (AFS903) has the texts."""

    def __init__(self, variant: str = "message") -> None:
        from onsrights.afas.rules.observed_unreadable import TEXTS

        super().__init__(TEXTS[variant])
        self.variant = variant


class Item(NamedTuple):
    """A connector that MetaInfo lists."""

    id: str
    description: str
    """Empty where there is none."""


class MetaInfo:
    """What MetaInfo says; ``None`` where it says nothing."""

    def __init__(
        self,
        get_connectors: tuple[Item, ...] | None,
        update_connectors: tuple[Item, ...] | None,
        info: Mapping[str, Any],
    ) -> None:
        self.get_connectors = get_connectors
        self.update_connectors = update_connectors
        self.envid = _text(info.get("envid"))
        self.app_name = _text(info.get("appName"))
        self.group = _text(_BRACKETS.sub("", group) if (group := _text(info.get("group"))) else None)
        """Without a part in brackets at its end (U9)."""
        self.expiry = _text(info.get("tokenExpiry"))
        """As it is written; what it means is not known (U9)."""

    @property
    def whole(self) -> bool:
        """Whether both lists are there, so that what is in neither is not linked."""
        return self.get_connectors is not None and self.update_connectors is not None

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of everything that is linked."""
        return frozenset(item.id for item in (*(self.get_connectors or ()), *(self.update_connectors or ())))

    @cached_property
    def folded(self) -> Mapping[str, str]:
        """The same by name in small letters."""
        return {folded(name): name for name in self.names}

    @property
    def number(self) -> str | None:
        """The number of the environment, where exactly one run of exactly five digits is in its name (U8)."""
        found = _FIVE.findall(self.envid or "")
        return found[0] if len(found) == 1 else None

    def comes_from_other_than(self, numbers: Collection[str]) -> bool:
        """Whether it is of another environment than all of those with these numbers."""
        return bool(numbers) and self.number is not None and self.number not in numbers


def read_metainfo(given: str | bytes | Mapping[str, Any]) -> MetaInfo:
    """Read a response: text, bytes, or what JSON made of it; raise :class:`MetaInfoError` where it is none."""
    whole = given if isinstance(given, Mapping) else _parsed(given)
    if isinstance(whole, Mapping):
        get_connectors, update_connectors = _items(whole.get("getConnectors")), _items(whole.get("updateConnectors"))
        if get_connectors is not None or update_connectors is not None:
            info = whole.get("info")
            return MetaInfo(get_connectors, update_connectors, info if isinstance(info, Mapping) else {})
    raise MetaInfoError


def _parsed(given: str | bytes) -> object:
    import json

    limits = Limits()
    if len(given) > limits.file_bytes:
        raise MetaInfoError(_TOO_LARGE)
    try:
        text = given if isinstance(given, str) else given.decode("utf-16" if given.startswith(_UTF16) else "utf-8-sig")
        if text.count("{") > _MOST_ITEMS or text.count("[") + text.count(",") > limits.nodes:
            raise MetaInfoError(_TOO_LARGE)
        # No number is read: none is asked for, and one of very many digits costs time without end.
        whole: object = json.loads(text, parse_int=str, parse_float=str)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        raise MetaInfoError from None
    return whole


def _items(value: object) -> tuple[Item, ...] | None:
    """Give a list of connectors; ``None`` where it is no list of objects with an id."""
    if not isinstance(value, list | tuple):
        return None
    items = [Item(name, _text(each.get("description")) or "") for each in value if (name := _id(each))]
    return tuple(items) if len(items) == len(value) else None


def _id(value: object) -> str | None:
    return _text(value.get("id")) if isinstance(value, Mapping) else None


def _text(value: object) -> str | None:
    """Give a text that says something."""
    return exact(value[:_LONGEST]) or None if isinstance(value, str) else None
