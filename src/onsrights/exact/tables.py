"""What is known of the API: endpoints, scopes and topics of webhooks, each as of a day that every message names.

The tables are ``endpoints.tsv`` and ``scopes.tsv`` beside this file. Settings add to them, so that nobody has to wait
for a new version of this tool. Grounds: F14 and F22 (the tables), F27 (scopes without endpoints), F53 (topics).
"""

from __future__ import annotations

from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from onsrights.engine.data import content
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onsrights.engine.settings.settings import Settings

__all__ = [
    "COUNTRIES",
    "FORM",
    "LEVELS",
    "METHODS",
    "REFERENCE",
    "Added",
    "Endpoint",
    "Scope",
    "Tables",
    "dated",
    "level_of",
    "tables",
    "tables_of",
]

REFERENCE = Text(nl="juli 2025", en="July 2025")
"""The day of the API reference."""
FORM = Text(nl="25 juni 2026", en="25 June 2026")
"""The day of the review form."""
FORM_DAY, REFERENCE_DAY = "2026-06-25", "2025-07"

METHODS = ("GET", "POST", "PUT", "DELETE")
LEVELS = ("none", "read", "manage")
"""From low to high; a higher level includes the lower ones (F25)."""
COUNTRIES = {"nl": "nl", "be": "be", "de": "de", "fr": "fr", "es": "es", "uk": "co.uk", "us": "com"}
"""The countries, each with the end of ``start.exactonline.`` there (F09)."""

_TOPICS = ("FinancialTransactions", "StockPositions", "SalesItemPrices")
"""Topics that are not the name of an endpoint with a webhook (F53)."""


class Endpoint(NamedTuple):
    """One endpoint of the API."""

    path: str
    """As the reference writes it: ``crm/Accounts``."""
    methods: tuple[str, ...]
    """Empty where they are not known."""
    scopes: tuple[str, ...] | None
    """Any or all of several (U4); empty where none is needed, ``None`` where it is not known."""
    kind: str = "crud"
    """``crud``, ``read``, ``bulk``, ``sync`` or ``function``."""
    topic: bool = False
    """Whether there is a webhook of that name."""
    twin: str = ""
    """The path of the sync endpoint with the same data."""
    client_class: str = ""
    """Its class in widespread clients, for the search in source code."""

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rpartition("/")[2]

    def is_supported(self, method: str) -> bool | None:
        """Whether the reference has this method here; ``None`` where that is not known."""
        return method in self.methods if self.methods else None


class Scope(NamedTuple):
    """One scope of the review form."""

    name: str
    """``group.name``, as Exact calls it."""
    title: Text
    """What it opens."""
    order: int | None = None
    """Its place on the form, from 1; ``None`` where it is not on it."""


class Added(NamedTuple):
    """What the settings add, each as it is written there (``[exact] endpoints``, ``scopes``, ``topics``)."""

    endpoints: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


class Tables:
    """The tables of one run."""

    def __init__(self, added: Added = Added()) -> None:  # noqa: B008 - immutable
        self.endpoints: Mapping[str, Endpoint] = {
            endpoint.path: endpoint for endpoint in (*_endpoints(), *map(endpoint_of, added.endpoints))
        }
        """By path, in the order of the reference."""
        self._by_folded_path = {path.casefold(): endpoint for path, endpoint in self.endpoints.items()}
        scopes = {scope.name: scope for scope in _scopes()}
        named = {name for endpoint in self.endpoints.values() for name in endpoint.scopes or ()}
        self.scopes: Mapping[str, Scope] = {
            **scopes,
            **{name: Scope(name, Text(name, name)) for name in sorted({*added.scopes, *named} - scopes.keys())},
        }
        """By name, in the order of the form."""
        self._added_topics = added.topics

    def find(self, path: str) -> Endpoint | None:
        """Give the endpoint with this path, whatever the case of its letters."""
        return self.endpoints.get(path) or self._by_folded_path.get(path.casefold())

    @cached_property
    def by_last_part(self) -> Mapping[str, list[Endpoint]]:
        """The endpoints by the last part of their paths, in small letters."""
        found: dict[str, list[Endpoint]] = {}
        for endpoint in self.endpoints.values():
            found.setdefault(endpoint.name.casefold(), []).append(endpoint)
        return found

    @cached_property
    def services(self) -> frozenset[str]:
        """The first parts of the paths, in small letters."""
        return frozenset(path.partition("/")[0].casefold() for path in self.endpoints)

    @cached_property
    def last_parts(self) -> frozenset[bytes]:
        """The last parts of the paths, for a first look at source code."""
        return frozenset(endpoint.name.encode() for endpoint in self.endpoints.values())

    @cached_property
    def by_class(self) -> Mapping[str, Endpoint]:
        """The endpoints by the class of the widespread clients that stands for one endpoint alone."""
        found: dict[str, Endpoint | None] = {}
        for endpoint in self.endpoints.values():
            if name := endpoint.client_class:
                found[name] = None if name in found else endpoint
        return {name: endpoint for name, endpoint in found.items() if endpoint is not None}

    @cached_property
    def topics(self) -> frozenset[str]:
        """The topics of webhooks that are known."""
        here = (endpoint.name for endpoint in self.endpoints.values() if endpoint.topic)
        return frozenset((*here, *_TOPICS, *self._added_topics))

    @cached_property
    def used_scopes(self) -> frozenset[str]:
        """The scopes of which an endpoint is known."""
        return frozenset(name for endpoint in self.endpoints.values() for name in endpoint.scopes or ())

    @cached_property
    def read_only_scopes(self) -> frozenset[str]:
        """The scopes with endpoints of which none can be written (F28)."""
        written = {
            name
            for endpoint in self.endpoints.values()
            for name in endpoint.scopes or ()
            if not endpoint.methods or set(endpoint.methods) != {"GET"}
        }
        return self.used_scopes - written

    def in_order(self, scope: str) -> tuple[int, str]:
        """Give what sorts scopes as they stand on the form; others come after them."""
        known = self.scopes.get(scope)
        return (known.order if known and known.order else len(self.scopes) + 1), scope


@lru_cache(4)
def tables(added: Added = Added()) -> Tables:  # noqa: B008 - immutable
    """Give the tables with what the settings add."""
    return Tables(added)


def tables_of(settings: Settings) -> Tables:
    """Give the tables of a run."""
    own = settings.own.get("exact", {})
    added = (tuple(own.get(name, ())) for name in ("endpoints", "scopes", "topics"))
    return tables(Added(*added))


def level_of(method: str) -> str | None:
    """Give the level that a method needs (F25); ``None`` for a word that is no method of the API."""
    if method == "GET":
        return "read"
    return "manage" if method in METHODS else None


def dated(day: Text, nl: str, en: str) -> Text:
    """Give a text of a rule with the day of its table in the place of ``{date}``."""
    return Text(nl.replace("{date}", day.nl), en.replace("{date}", day.en))


def endpoint_of(written: str) -> Endpoint:
    """Read an entry of the settings, ``path: methods: scopes``; raise ``ValueError`` where it has another form."""
    path, methods, scopes = (part.strip() for part in written.split(":"))
    names = tuple(name.strip() for name in scopes.split("|"))
    if not path.strip("/") or not set(methods.split()) <= set(METHODS) or not methods or not all(names):
        raise ValueError(written)
    return Endpoint(path.strip("/"), tuple(methods.split()), () if names == ("-",) else names)


@cache
def _endpoints() -> tuple[Endpoint, ...]:
    rows = (line.split("\t") for line in _lines("endpoints.tsv"))
    return tuple(
        Endpoint(
            path,
            () if methods == "?" else tuple(methods.split(" ")),
            None if scopes == "?" else () if scopes == "-" else tuple(scopes.split("|")),
            kind,
            webhook == "yes",
            twin,
            name,
        )
        for path, _, methods, scopes, kind, _, webhook, twin, name, _ in rows
    )


@cache
def _scopes() -> tuple[Scope, ...]:
    rows = (line.split("\t") for line in _lines("scopes.tsv"))
    return tuple(Scope(name, Text(nl, en), int(order) if order else None) for name, _, order, _, _, nl, en in rows)


def _lines(name: str) -> list[str]:
    text = content("onsrights.exact", name).decode()
    return text.splitlines()[1:]
