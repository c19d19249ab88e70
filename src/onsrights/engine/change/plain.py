"""Write plain data as YAML or JSON: mappings, lists, texts, booleans and whole numbers.

Whatever it holds, the text reads back as just that: every text is quoted where a reader of YAML could take it for
something else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias, Union

from onsrights.engine.change.scalar import scalar
from onsrights.engine.text.visible import visible

__all__ = ["Atom", "Plain", "atom", "flow", "item_lines", "lines", "manifest_text"]

Atom: TypeAlias = str | bool | int
Plain: TypeAlias = Union[Atom, "Mapping[str, Plain]", "Sequence[Plain]"]

_LONGEST_KEY = 1000
"""Characters of a key before its colon; what is longer is no key for a reader of YAML without a mark in front."""


def manifest_text(values: Mapping[str, Plain], comments: Sequence[str] = ()) -> str:
    """Give the text of a document; ``comments`` are lines that stand at the top, each without its ``#``."""
    head = [f"# {visible(' '.join(line.split()))}".rstrip() for line in comments]
    return "\n".join([*head, *(lines(values) if values else ["{}"]), ""])


def atom(value: Atom, *, flow: bool = False, json: bool = False) -> str:
    """Write one text, boolean or number; ``flow`` and ``json`` as in :func:`onsrights.engine.change.scalar.scalar`."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return scalar(value, flow=flow, json=json) if isinstance(value, str) else str(value)


def flow(value: Plain, *, json: bool = False) -> str:
    """Write a value on one line, as it may stand inside brackets and braces."""
    if isinstance(value, Mapping):
        pairs = [f"{scalar(key, flow=True, json=json)}: {flow(each, json=json)}" for key, each in value.items()]
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, Atom):
        return atom(value, flow=True, json=json)
    return f"[{', '.join(flow(each, json=json) for each in value)}]"


def lines(value: Plain, column: int = 0) -> list[str]:
    """Write a mapping or list that holds something as lines, which begin in a column (0-based)."""
    if not isinstance(value, Mapping):
        assert not isinstance(value, Atom), "one value is not lines"
        return [line for each in value for line in item_lines(each, column)]
    written = []
    lead = " " * column
    for key, each in value.items():
        name = scalar(key)
        begin = f"{lead}{name}:" if len(name) <= _LONGEST_KEY else f"{lead}? {name}\n{lead}:"
        if not isinstance(each, Atom) and each:
            written += [*begin.split("\n"), *lines(each, column + 2)]
        else:
            written += f"{begin} {flow(each) if not isinstance(each, Atom) else atom(each)}".split("\n")
    return written


def item_lines(value: Plain, column: int = 0, width: int = 1) -> list[str]:
    """Write an item of a list, with ``width`` spaces behind its dash."""
    lead = f"{' ' * column}-{' ' * width}"
    if isinstance(value, Atom) or not value:
        return [lead + (atom(value) if isinstance(value, Atom) else flow(value))]
    first, *rest = lines(value, len(lead))
    return [lead + first[len(lead) :], *rest]
