"""An app as its rules see it: what it asks for, what it calls, and what follows from both.

Everything is defined once here and used by the rules, ``why``, ``scopes``, ``usage`` and the exports. What is left out
or at fault is not known, and nothing is concluded from it.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from onsrights.engine.check.field import Field, Items, Keys
from onsrights.engine.diagnostics import Place
from onsrights.engine.text.compare import exact, folded, near
from onsrights.exact.endpoint_paths import proposed, spelt
from onsrights.exact.tables import LEVELS, METHODS, Tables, level_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from onsrights.exact.endpoint_paths import Spelt
    from onsrights.exact.tables import Endpoint

__all__ = ["App", "Asked", "Call", "Method", "Use", "is_at_least"]

_OTHER_LEVELS = {
    **dict.fromkeys(("lezen", "alleen lezen", "readonly", "read-only"), "read"),
    **dict.fromkeys(("beheren", "write", "readwrite", "read-write", "rw", "full"), "manage"),
    **dict.fromkeys(("ongebruikt", "unused", "off"), "none"),
}
"""Words for a level that people write, beside near misses (EXA303)."""

_MOST_NEAR = 200
"""For so many unknown scopes and endpoints of an app a near one is looked for; the rest is reported without."""

_NOT_A_DOT = re.compile(r"[/: ]")


class Method(NamedTuple):
    """One method of a call."""

    field: Field
    word: str | None
    """In capitals; ``None`` where it is no method of the API."""


class Call(NamedTuple):
    """One entry of ``calls``."""

    keys: Keys
    field: Field | None
    """Its endpoint as it was written; ``None`` where that cannot be judged."""
    spelt: Spelt | None
    endpoint: Endpoint | None
    """The endpoint of the table, where it is known."""
    path: str
    """The path as the reference writes it, or as it was written where it is unknown."""
    meant: Endpoint | None
    """The endpoint that was probably meant, where it is unknown."""
    methods: tuple[Method, ...]


class Use(NamedTuple):
    """One method of one call in effect."""

    endpoint: Endpoint
    method: str
    level: str
    origin: str
    """``call``, ``webhooks`` or ``list``: where it comes from."""
    where: Field | Keys | None = None
    """The endpoint of the call, ``webhooks``, or the value ``list``; ``None`` in source code."""
    written: Field | None = None
    """The method, where it is written."""

    @property
    def place(self) -> Place:
        """Where it says so: the endpoint of the call, the key ``webhooks``, or the value ``list``."""
        assert self.where is not None, "in source code nobody asks"
        return self.where.place() if isinstance(self.where, Field) else self.where.key()

    @property
    def method_place(self) -> Place:
        """The method, where it is written, else the same."""
        return self.place if self.written is None else self.written.place()

    @property
    def label(self) -> str:
        """Method and path, as in ``POST crm/Accounts``."""
        return f"{self.method} {self.endpoint.path}"


class Asked(NamedTuple):
    """One scope that the app asks for."""

    name: str
    """As the table has it."""
    field: Field | None
    """Its level as it was written; ``None`` where that cannot be judged."""
    level: str | None
    """``None`` where it is not known."""


class App:
    """One document of a manifest: one registration."""

    pointer = ""

    def __init__(self, root: Keys, tables: Tables) -> None:
        self.root = root
        self.document = root.document
        self.tables = tables
        self.keys = root.keys("app") or Keys("/app", root.document, {}, partial=True)
        """The values under ``app``."""

    @property
    def label(self) -> str | None:
        """The name of the app."""
        return self.keys.text("name") or None

    @property
    def distribution(self) -> str | None:
        """How it is registered, where that is known."""
        return self.keys.text("distribution") or None

    @property
    def country(self) -> str | None:
        """Which Exact Online it is for, where that is known."""
        return self.keys.text("country") or None

    @property
    def is_scoped(self) -> bool:
        """Whether scopes and companies hold for it (F23)."""
        return self.distribution in ("production", "published")

    @property
    def is_own(self) -> bool:
        """Whether it was registered with API keys of one's own."""
        return self.distribution == "self-registered"

    def start(self) -> Place:
        """Name the beginning of the document."""
        return Place("", "value", None, self.document)

    # ------------------------------------------------------------------------------------------------- scopes

    @cached_property
    def scopes(self) -> Mapping[str, Asked]:
        """What is asked for, by the name of the table: a name that was plainly misspelt counts as the right one."""
        keys = self.root.keys("scopes")
        if keys is None:
            return {}
        asked = {}
        for meant, name in self.keys_of_scopes.items():
            field = keys.field(name)
            asked[meant] = Asked(meant, field, None if field is None else level_meant(field.text))
        return asked

    @cached_property
    def keys_of_scopes(self) -> Mapping[str, str]:
        """The scopes, each with the key that is it or else the first that means it; the others cannot become it."""
        keys: dict[str, str] = {}
        for name, meant in sorted(self.names_of_scopes.items(), key=lambda pair: pair[0] != pair[1]):
            if meant is not None:
                keys.setdefault(meant, name)
        return keys

    @cached_property
    def names_of_scopes(self) -> Mapping[str, str | None]:
        """The keys of ``scopes``, each with the scope that it is or that was probably meant."""
        keys = self.root.keys("scopes")
        known = self.tables.scopes
        names: dict[str, str | None] = {}
        left = _MOST_NEAR
        for name in keys.written or keys.values if keys is not None else ():
            if name in known:
                names[name] = name
            elif (form := scope_form(name)) in known:
                names[name] = form
            elif left:
                left -= 1
                names[name] = near(name, known)
            else:
                names[name] = None
        return names

    def level(self, scope: str) -> str | None:
        """Give the level at which a scope is asked; ``None`` where that is not known."""
        if scope in self.scopes:
            return self.scopes[scope].level
        keys = self.root.keys("scopes")
        whole = self.root.lacks("scopes") if keys is None else not keys.partial
        return "none" if whole else None

    # -------------------------------------------------------------------------------------------------- calls

    @cached_property
    def calls(self) -> tuple[Call, ...]:
        """What the code calls, as it is written."""
        return tuple(self._calls())

    def _calls(self) -> Iterator[Call]:
        left = _MOST_NEAR
        for item in self.root.items("calls"):
            if not isinstance(item, Keys):
                continue
            field = item.field("endpoint")
            read = None if field is None else spelt(field.text, self.tables)
            endpoint, path, meant = None, "", None
            if read is not None:
                endpoint = read.endpoint
                path = read.path if endpoint is None else endpoint.path
                if endpoint is None and left:
                    left -= 1
                    meant = proposed(path, self.tables)
            methods = tuple(_method(one) for one in item.items("methods") if isinstance(one, Field))
            yield Call(item, field, read, endpoint, path, meant, methods)

    @cached_property
    def uses(self) -> tuple[Use, ...]:
        """The calls in effect, one for each method: those that are written, and those of ``list`` and ``webhooks``."""
        uses = []
        for call in self.calls:
            if call.endpoint is None:
                continue
            uses += [
                Use(call.endpoint, word, "read" if word == "GET" else "manage", "call", call.field, written)
                for written, word in call.methods
                if word is not None
            ]
        source = self.source
        if source is not None and source.text == "list":
            uses += self._in_effect("system/Divisions", ("GET",), "list", source)
        webhooks = self.root.keys("webhooks")
        if webhooks is not None:
            methods = ("GET", "POST", "DELETE")
            uses += self._in_effect("webhooks/WebhookSubscriptions", methods, "webhooks", webhooks)
        return tuple(uses)

    def _in_effect(self, path: str, methods: tuple[str, ...], origin: str, where: Field | Keys) -> Iterator[Use]:
        for method in methods:
            level = level_of(method)
            assert level is not None, "these are methods of the API"
            yield Use(self.tables.endpoints[path], method, level, origin, where)

    @property
    def source(self) -> Field | None:
        """How the code learns the company."""
        divisions = self.root.keys("divisions")
        return None if divisions is None else divisions.field("source")

    @cached_property
    def is_complete(self) -> bool:
        """Whether it is known of every call what it needs: only then can anybody say that something is not needed."""
        divisions = self.root.keys("divisions")
        return (
            _is_whole(self.root, "calls")
            and all(_is_known(call) for call in self.calls)
            and _tells(self.root, "webhooks")
            and _tells(self.root, "divisions")
            and (divisions is None or _tells(divisions, "source"))
        )


def is_at_least(level: str | None, needed: str) -> bool:
    """Whether a level that is known reaches another one."""
    return level is not None and LEVELS.index(level) >= LEVELS.index(needed)


def scope_form(name: str) -> str:
    """Give a scope as it may have been meant: in small letters, with a dot."""
    return _NOT_A_DOT.sub(".", folded(name))


def level_meant(written: str) -> str | None:
    """Give the level that was written or probably meant."""
    word = exact(written)
    if word in LEVELS:
        return word
    return _OTHER_LEVELS.get(word.casefold()) or near(word, LEVELS)


def is_word_for_level(written: str) -> bool:
    """Whether this is a level in other letters, or another word for one, and no slip."""
    word = exact(written).casefold()
    return word in LEVELS or word in _OTHER_LEVELS


def _method(field: Field) -> Method:
    word = field.text
    return Method(field, word if word in METHODS or (word := word.strip().upper()) in METHODS else None)


def _is_known(call: Call) -> bool:
    """Whether it is known what a call needs."""
    return (
        call.endpoint is not None
        and call.endpoint.scopes is not None
        and bool(call.methods)
        and all(method.word for method in call.methods)
        and _is_whole(call.keys, "methods")
    )


def _is_whole(keys: Keys, key: str) -> bool:
    """Whether a list is there, and every item of it can be judged."""
    value = keys.values.get(key)
    return isinstance(value, Items) and value.whole


def _tells(keys: Keys, key: str) -> bool:
    """Whether a key is left out or has a value that can be judged."""
    return key in keys or keys.lacks(key)
