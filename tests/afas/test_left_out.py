"""A key that is left out says nothing: a rule speaks about it only where its text says that something is missing."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from tests.afas.checking import BASES, check, values_of, written
from tests.over import over

if TYPE_CHECKING:
    from collections.abc import Iterator

MISSING = {
    "AFS110",
    "AFS115",
    "AFS307",
    "AFS505",
    "AFS507",
    "AFS508",
    "AFS510",
    "AFS604",
    "AFS701",
    "AFS801",
    "AFS802",
    "AFS803",
}
"""Rules whose text says that something is missing, or without what."""

OTHERWISE = {
    ("AFS118", "id"): "a credential names it",
    ("AFS304", "get_connectors"): "it is called",
    ("AFS304", "update_connectors"): "it is called",
    ("AFS304", "special_connectors"): "it is called",
    ("AFS502", "until"): "hybrid needs a day on which it ends",
}
"""What may be said where a key is left out that something else refers to, and why."""


def keys_of(value: object, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Give the path of every key, at any depth."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield (*path, key)
            yield from keys_of(below, (*path, key))
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from keys_of(below, (*path, index))


def without(values: dict[str, Any], path: tuple[Any, ...]) -> dict[str, Any]:
    changed = copy.deepcopy(values)
    holder: Any = changed
    for step in path[:-1]:
        holder = holder[step]
    del holder[path[-1]]
    return changed


EACH = [(base, path) for base in BASES for path in keys_of(values_of(base))]


@over(("base", "path"), EACH, ids=lambda value: value if isinstance(value, str) else "/".join(map(str, value)))
def test_no_rule_speaks_of_what_is_left_out(base: str, path: tuple[Any, ...]) -> None:
    values = values_of(base)
    before = {each.code for each in check(written(values)).diagnostics}
    after = {each.code for each in check(written(without(values, path))).diagnostics}
    new = after - before - MISSING
    assert {code for code in new if (code, path[-1]) not in OTHERWISE} == set()
