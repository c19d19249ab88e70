"""Words that settings add to the lexicon, for as long as one check with those settings lasts.

The lexicon itself never changes. A check with words of its own runs inside :func:`adding`; the tables look into those
words first, and what was worked out with them is remembered with them and not beside what is always true. Where no
words are added, which is nearly always, that costs one look at a context variable. As every thread has a context of
its own, checks in several threads know nothing of each other's words.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps

from onsrights.engine.declared import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Mapping
    from typing import ParamSpec, TypeVar

    from onsrights.engine.diagnostics import Language
    from onsrights.ons.extra_words import ExtraWords
    from onsrights.ons.lexicon.values import ScopeNoun

    _Given = ParamSpec("_Given")
    _Answer = TypeVar("_Answer")

__all__ = ["TABLES", "AddedWords", "Table", "added_words", "adding", "operation_classes", "remembered"]

TABLES = (
    "OPERATIONS",
    "ENGLISH_OPERATIONS",
    "ENGLISH_SPLIT",
    "ACTIONS",
    "NOUNS",
    "DUTCH_PLURALS",
    "ENGLISH_NOUNS",
    "ENGLISH_PLURALS",
)
"""The tables of the lexicon to which words may be added."""


class AddedWords:
    """Words ready to be looked up, and what was worked out with them so far."""

    __slots__ = ("_memory", "entities", "pieces", "products", "rows", "scopes")

    def __init__(
        self,
        rows: Mapping[str, Mapping[str, str]],
        scopes: Mapping[Language, Mapping[str, ScopeNoun]],
        entities: Mapping[str, tuple[str, str]],
        products: frozenset[str],
        pieces: re.Pattern[str] | None,
    ) -> None:
        self.rows = rows
        """Rows of the tables of the lexicon, by the name of the table."""
        self.scopes = scopes
        self.entities = entities
        """What rights can be limited by besides what the platform knows, with the Dutch and the English noun."""
        self.products = products
        self.pieces = pieces
        """Finds a product in a name; ``None`` where there are none."""
        self._memory: dict[object, Callable[..., object]] = {}

    def remembering(self, function: Callable[_Given, _Answer], most: int) -> Callable[_Given, _Answer]:
        """Give a function that remembers its answers for these words alone."""
        known = self._memory.get(function)
        if known is None:
            known = self._memory.setdefault(function, lru_cache(most)(function))
        return known  # type: ignore[return-value]


_ADDED: ContextVar[AddedWords | None] = ContextVar("added words", default=None)


def added_words() -> AddedWords | None:
    """Give the words that were added for the check that goes on, or ``None``."""
    return _ADDED.get()


@contextmanager
def adding(words: ExtraWords | None) -> Iterator[None]:
    """Let the lexicon know ``words`` as well, in this thread and until the end of the block."""
    if words is None:
        yield
        return
    from onsrights.ons.lexicon.adding import ready

    token = _ADDED.set(ready(words))
    try:
        yield
    finally:
        _ADDED.reset(token)


class Table:
    """A table of the lexicon to which settings may add rows.

    What looks a word up sees the added rows; what goes over all rows sees those of the lexicon alone, so that nothing
    that is made of a table once and kept can hold the words of one check. :meth:`names` is for the rest.
    """

    __slots__ = ("_name", "_rows")

    def __init__(self, name: str, rows: dict[str, str]) -> None:
        self._name = name
        self._rows = rows

    def get(self, key: str) -> str | None:
        """Give the row of a word, or ``None``."""
        added = _ADDED.get()
        if added is not None and (row := added.rows[self._name].get(key)) is not None:
            return row
        return self._rows.get(key)

    def __getitem__(self, key: str) -> str:
        row = self.get(key)
        if row is None:
            raise KeyError(key)
        return row

    def __contains__(self, key: str) -> bool:
        added = _ADDED.get()
        return key in self._rows or (added is not None and key in added.rows[self._name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def names(self) -> Iterator[str]:
        """Give the words of all rows, those that the lexicon does not have last."""
        yield from self._rows
        if (added := _ADDED.get()) is not None:
            yield from (name for name in added.rows[self._name] if name not in self._rows)


def remembered(most: int) -> Callable[[Callable[_Given, _Answer]], Callable[_Given, _Answer]]:
    """Remember the answers of a function that asks the lexicon, ``most`` at a time, apart for every set of words."""

    def decorate(function: Callable[_Given, _Answer]) -> Callable[_Given, _Answer]:
        plain, get_added = lru_cache(most)(function), _ADDED.get

        @wraps(function)
        def call(*given: object) -> _Answer:  # by position alone: this is asked some fifty times a right
            added = get_added()
            known = plain if added is None else added.remembering(function, most)
            return known(*given)  # type: ignore[arg-type, call-arg]

        return call  # type: ignore[return-value]

    return decorate


def operation_classes() -> tuple[str, ...]:
    """Give the names of what operations do (``view``, ``remove``), in order."""
    from onsrights.ons.lexicon._tables import OPERATION_CLASSES

    return OPERATION_CLASSES
