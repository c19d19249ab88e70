"""What a schema asks of a manifest, in a form that one look at a tree goes by.

The JSON Schema of a platform is the only hand-written truth about its keys. :func:`shape_of` reads it; the platforms of
the package have theirs written down beforehand (``_shape.py``), because reading JSON costs a start that nothing else
needs it for.
"""

from __future__ import annotations

from onsrights.engine.check.field import unescaped
from onsrights.engine.declared import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any, Literal, TypeAlias

__all__ = ["Kind", "Shape", "place_of", "shape_at", "shape_of", "source_of"]

Kind: TypeAlias = "Literal['text', 'letters', 'any', 'plain', 'choice', 'flag', 'whole', 'date', 'list', 'map']"
"""What a key takes: a text that is not blank; one of a form that the platform's own rules judge; any text; a text that
other programs may take for a number; one of a few words; ``true`` or ``false``; a whole number; a day; a list; keys."""


class Shape(NamedTuple):
    """What may be in one place of a manifest."""

    kind: Kind
    place: str = ""
    """The place in the schema: keys with dots between them, ``[]`` for each item of a list and for keys that people
    choose themselves (``connector.users[].has_email``); empty for the whole document."""
    keys: Mapping[str, Shape] = {}
    required: tuple[str, ...] = ()
    free: tuple[str, ...] = ()
    """Keys that begin like this are left alone."""
    rest: Shape | None = None
    """What is under keys that people choose themselves."""
    item: Shape | None = None
    """What each item of a list is."""
    choices: tuple[str, ...] = ()
    short: bool = False
    """Whether a text may be in the place of keys."""
    some: bool = False
    """Whether a list needs at least one item."""
    least: int | None = None
    """The smallest number that may be there."""
    most: int | None = None


def shape_of(schema: Mapping[str, Any]) -> Shape:
    """Read a schema: JSON Schema 2020-12 with ``$defs``, without alternatives and conditions."""
    return _shape(schema, schema, "")


def _shape(root: Mapping[str, Any], part: Mapping[str, Any], place: str) -> Shape:
    if "$ref" in part:
        part = {**root["$defs"][part["$ref"].removeprefix("#/$defs/")], **part}
    types = part.get("type", "string")
    types = (types,) if isinstance(types, str) else tuple(types)
    if "object" in types:
        below = f"{place}." if place else ""
        rest = part.get("additionalProperties")
        return Shape(
            "map",
            place,
            {name: _shape(root, each, below + name) for name, each in part.get("properties", {}).items()},
            tuple(part.get("required", ())),
            tuple(name.removeprefix("^") for name in part.get("patternProperties", ())),
            _shape(root, rest, f"{place}[]") if isinstance(rest, dict) else None,
            short="string" in types,
        )
    if "array" in types:
        item = _shape(root, part.get("items", {}), f"{place}[]")
        return Shape("list", place, item=item, some=part.get("minItems", 0) > 0)
    choices = tuple(str(value) for value in part.get("enum", ()))
    return Shape(_kind(types, part), place, choices=choices, least=part.get("minimum"), most=part.get("maximum"))


def _kind(types: tuple[str, ...], part: Mapping[str, Any]) -> Kind:
    if len(types) > 1:
        return "plain"
    if types == ("integer",):
        return "whole"
    if types == ("boolean",):
        return "flag"
    if "enum" in part:
        return "choice"
    if part.get("format") == "date":
        return "date"
    pattern = part.get("pattern")
    return "any" if pattern is None else "text" if pattern == "\\S" else "letters"


def place_of(shape: Shape, pointer: str, names: Mapping[str, str]) -> str | None:
    """Give the place in the schema that a pointer leads to; see :func:`shape_at`."""
    found = shape_at(shape, pointer, names)
    return None if found is None else found.place


def shape_at(shape: Shape, pointer: str, names: Mapping[str, str]) -> Shape | None:
    """Give what may be where a pointer leads to, or ``None`` where the schema knows of no such place.

    ``names`` has the key that was meant, by pointer, where another one is written.
    """
    here: Shape | None = shape
    at = ""
    for written in pointer.split("/")[1:]:
        at = f"{at}/{written}"
        if here is None:
            return None
        name = names.get(at) or unescaped(written)
        if here.kind == "list":
            here = here.item
        elif name in here.keys:
            here = here.keys[name]
        elif here.rest is not None:
            here = here.rest
        else:
            return None
    return here


def source_of(shape: Shape, schema: str) -> str:
    """Give the text of a module that holds a shape; ``schema`` is the file that it was made from."""
    lines = [
        f'"""What the schema asks of a manifest; made from ``schemas/{schema}`` by ``make generate``, do not edit."""',
        "",
        "from __future__ import annotations",
        "",
        "from onsrights.engine.check.shape import Shape",
        "",
        "SHAPE = " + "\n".join(_lines(shape, "")),
        "",
    ]
    return "\n".join(lines)


def _lines(shape: Shape, indent: str) -> Iterator[str]:
    """Give a shape as Python; what is as usual is left out."""
    inner = indent + "    "
    flat = [_quoted(shape.kind), _quoted(shape.place)]
    flat += [f"{name}=({', '.join(map(_quoted, words))},)" for name, words in _words(shape) if words]
    flat += [f"{name}=True" for name, holds in (("short", shape.short), ("some", shape.some)) if holds]
    flat += [f"{name}={edge}" for name, edge in (("least", shape.least), ("most", shape.most)) if edge is not None]
    parts = [(f"{name}=", part) for name, part in (("rest", shape.rest), ("item", shape.item)) if part]
    if not parts and not shape.keys:
        yield f"Shape({', '.join(flat)})"
        return
    yield "Shape("
    yield from (f"{inner}{each}," for each in flat)
    for lead, part in parts:
        yield from _below(lead, part, inner)
    if shape.keys:
        yield f"{inner}keys={{"
        for key, part in shape.keys.items():
            yield from _below(f"{_quoted(key)}: ", part, inner + "    ")
        yield f"{inner}}},"
    yield f"{indent})"


def _words(shape: Shape) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "required", shape.required
    yield "free", shape.free
    yield "choices", shape.choices


def _below(lead: str, shape: Shape, indent: str) -> Iterator[str]:
    """Give a shape that is a part of another one."""
    first, *others = _lines(shape, indent)
    lines = [f"{indent}{lead}{first}", *others]
    lines[-1] += ","
    yield from lines


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
