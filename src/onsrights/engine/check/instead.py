"""What goes in the place of a value that is not a list or not made of fields, as it would be written there.

In JSON, and in YAML within braces, there are no lines and dashes: what is proposed there stands in brackets.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from onsrights.engine.text.visible import named, shorten

if TYPE_CHECKING:
    from onsrights.engine.check.shape import Shape

__all__ = ["of_list", "of_mapping"]

_NONE = frozenset("- geen none no nee niets nothing niemand nobody nvt n.v.t. n/a leeg empty false nil".split())
"""What people write where there is nothing to list."""
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_OTHER_SPACE = re.compile(r"(?P<key>[A-Za-z_][\w.-]*):(?P<space>[^\S \t\r\n]|[\u200b\u2060])")
"""A field that was meant, behind whose colon something stands that only looks like a space."""
_NAME = re.compile(r"[A-Za-z_][\w.-]*")
"""What a key may begin with that somebody wrote as a text."""


def of_list(shape: Shape, node: Any, *, flow: bool, bracketed: bool) -> tuple[str, dict[str, object]]:  # noqa: ANN401 - a node
    """Say what to write where a list belongs; ``flow`` and ``bracketed`` say how the value is written now."""
    item = shape.item
    assert item is not None
    of_keys = item.kind == "map" and not (item.short and node[0] == "scalar")
    example = _first(item)
    if node[0] == "scalar":
        text = node[3].strip()
        if text.lower() in _NONE and not shape.some:
            return "list-none", {"value": text}
        said = _called(node)
        if of_keys and not flow:
            return "list-lines", {**said, "example": example}
        return "list-text", {**said, "write": f'[{{"{example}": …}}]' if of_keys else f"[{_item(item, text)}]"}
    if of_keys and not (flow or bracketed):
        return "list-mapping", {}
    return "list-fields", {"write": f'[{{"{example}": …}}]' if of_keys else '["…", "…"]'}


def of_mapping(shape: Shape, node: Any, *, flow: bool, bracketed: bool) -> tuple[str, dict[str, object]]:  # noqa: ANN401
    """Say what to write where fields belong."""
    of_keys = node[0] == "sequence" and any(each[0] == "mapping" for each in node[3])
    example = _first(shape) or _written(node)
    if node[0] == "scalar" and (match := _OTHER_SPACE.match(node[3])):
        return "mapping-space", {"key": shorten(match["key"]), **named(match["space"])}
    if flow:
        return "mapping-braces", {**_called(node), "write": f'{{"{example}": …}}'}
    if node[0] == "scalar":
        return "mapping-text", {**_called(node), "example": example}
    if of_keys and not bracketed:
        return "mapping-list", {}
    return "mapping-lines", {"example": example}


def _first(shape: Shape) -> str:
    """Give the key that a mapping begins with, as an example."""
    return next(iter(shape.required or shape.keys), "")


def _written(node: Any) -> str:  # noqa: ANN401
    """Give the first text in a value as a key, where its keys are the writer's own."""
    first = node[3][0] if node[0] == "sequence" and node[3] else node
    name = _NAME.match(first[3].strip()) if first[0] == "scalar" else None
    return shorten(name[0]) if name else "…"


def _item(shape: Shape, text: str) -> str:
    """Give one text as an item of a list in brackets; an example where it is several, or none."""
    if shape.kind in {"whole", "plain"} and text.isascii() and text.isdigit():
        return text
    is_one = text and text.lower() not in {"true", "false"} and not set(text) & set(',;\n"\\\\')
    return f'"{shorten(text) if is_one else "…"}"'


def _called(node: Any) -> dict[str, str]:  # noqa: ANN401
    """Say in each language what a value is to whoever reads the file."""
    if node[0] != "scalar":
        return {"found_nl": "een lijst", "found_en": "a list"}
    text, style = node[3].strip(), node[4]
    if style == "" and text.lower() in {"true", "false"}:
        return {"found_nl": text, "found_en": text}
    if style == "" and _NUMBER.fullmatch(text):
        return {"found_nl": "een getal", "found_en": "a number"}
    return {"found_nl": "een tekst", "found_en": "a text"}
