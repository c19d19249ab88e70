"""The three collections of rpds that ``referencing`` and ``jsonschema`` ask for, on those of Python.

The real ones are written in Rust, and no package index has them for the browser. A registry of a handful of schemas is
copied where theirs shares its parts, which nobody notices.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Self

__all__ = ["HashTrieMap", "HashTrieSet", "List"]

_K = TypeVar("_K")
_V = TypeVar("_V")


class HashTrieMap(dict[_K, _V]):
    """A mapping of which every change makes another one."""

    @classmethod
    def convert(cls, value: Mapping[_K, _V]) -> HashTrieMap[_K, _V]:
        """Give a mapping of this kind."""
        return value if isinstance(value, cls) else cls(value)

    def insert(self, key: _K, value: _V) -> HashTrieMap[_K, _V]:
        """Give this mapping with one more key."""
        return HashTrieMap({**self, key: value})

    def remove(self, key: _K) -> HashTrieMap[_K, _V]:
        """Give this mapping without a key that it has."""
        rest = HashTrieMap(self)
        del rest[key]
        return rest

    def update(self, *others: Mapping[_K, _V] | Iterable[tuple[_K, _V]]) -> HashTrieMap[_K, _V]:  # type: ignore[override]
        """Give this mapping with the keys of others."""
        whole = dict(self)
        for other in others:
            whole.update(other)
        return HashTrieMap(whole)

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))


class HashTrieSet(frozenset[_V]):
    """A set of which every change makes another one."""

    def insert(self, value: _V) -> HashTrieSet[_V]:
        """Give this set with one more value."""
        return HashTrieSet({*self, value})

    def discard(self, value: _V) -> HashTrieSet[_V]:
        """Give this set without a value."""
        return HashTrieSet(self - {value})

    def update(self, *others: Iterable[_V]) -> HashTrieSet[_V]:
        """Give this set with the values of others."""
        return HashTrieSet(self.union(*others))


class List(Generic[_V]):
    """A list that grows at its front."""

    def __init__(self, values: Iterable[_V] = ()) -> None:
        self._values = tuple(values)

    def push_front(self, value: _V) -> Self:
        """Give this list with a value before the others."""
        return type(self)((value, *self._values))

    def __iter__(self) -> Iterator[_V]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)
