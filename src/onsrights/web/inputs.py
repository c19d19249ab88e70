"""What a page shows of one document: inputs in groups, each with the place in the file where its text belongs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from onsrights.engine.check.field import step
from onsrights.engine.check.meant import key_meant
from onsrights.engine.check.shape import Shape
from onsrights.engine.text.tree import items, text_of
from onsrights.web.face import is_fixed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.doors import Input
    from onsrights.web.face import Face

__all__ = [
    "MOST_PARTS",
    "Group",
    "Node",
    "Part",
    "Piece",
    "as_sent",
    "child",
    "every_part",
    "every_piece",
    "items_of",
    "laid_out",
]

Node: TypeAlias = tuple[Any, ...]
"""A node of the tree."""

MOST_PARTS = 2000
"""So many inputs are shown; items of lists beyond them stay in the file."""

_ROOT = "in"
"""What the names of inputs begin with, so that none is called like something else on the page."""
_NULLS = {"", "~", "null", "Null", "NULL"}
_UNSENDABLE = re.compile("[\x00\ud800-\udfff]")
"""What no page can show and no form can send."""


class Part(NamedTuple):
    """One input."""

    name: str
    """In a post, and its id."""
    key: str
    pointer: str
    shape: Shape
    node: Node | None
    """What is there in the file."""
    required: bool = False
    one_line: bool = False
    """Whether a browser drops line ends in it."""
    input: Input | None = None
    """How a form of the platform's own shows it."""

    @property
    def is_list(self) -> bool:
        """Whether each line of it is an item of a list."""
        return self.shape.kind == "list"

    @property
    def text(self) -> str:
        """What is there, as a text to type over; the items of a list each on a line."""
        node = self.node
        if node is None or node[0] == "mapping":
            return ""
        if node[0] == "scalar":
            return "" if node[4] == "" and node[3] in _NULLS else str(node[3])
        if not self.is_list:
            return ""
        return "\n".join(" ".join(item[3].splitlines()) for item in node[3] if item[0] == "scalar") if node[3] else "[]"

    @property
    def sent(self) -> str:
        """The text as a browser would send it back when nobody touched it."""
        return as_sent(self.text, one_line=self.one_line)


class Group(NamedTuple):
    """Inputs that belong together: keys of a mapping, items of a list, or keys that people choose themselves."""

    kind: Literal["keys", "item", "items", "map", "row"]
    name: str
    key: str
    pointer: str
    shape: Shape
    node: Node | None
    parts: tuple[Piece, ...] = ()
    required: bool = False
    left: int = 0
    """Items that are in the file but not shown."""
    short: str = ""
    """The key that a text in the place of this mapping stands for."""

    @property
    def is_general(self) -> bool:
        """Whether it holds what is in no group of the document."""
        return self.kind == "keys" and not self.pointer

    @property
    def is_there(self) -> bool:
        """Whether the file has it, in the form that belongs there."""
        return self.node is not None and self.node[0] == ("sequence" if self.kind == "items" else "mapping")


Piece: TypeAlias = Part | Group


def as_sent(value: str, *, one_line: bool = False) -> str:
    """Give a value as a browser would send it back when nobody touched it."""
    value = _UNSENDABLE.sub("\ufffd", value.replace("\r\n", "\n").replace("\r", "\n"))
    return value.replace("\n", "") if one_line else value


def every_piece(pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    """Give all inputs and groups, from the outside to the inside."""
    for piece in pieces:
        yield piece
        if isinstance(piece, Group):
            yield from every_piece(piece.parts)


def every_part(pieces: tuple[Piece, ...]) -> Iterator[Part]:
    """Give all inputs."""
    return (piece for piece in every_piece(pieces) if isinstance(piece, Part))


def child(node: Node | None, name: str) -> Node | None:
    """Go from a mapping to the value of a key; of a repeated key the first."""
    return next((value for key, value in items(node) if text_of(key) == name), None)


def items_of(face: Face, root: Node | None) -> tuple[str, list[Node]]:
    """Give the pointer of the list of units in a document, and its items."""
    key = face.unit.removesuffix("[]")
    found = _Layout(face).values(face.platform.shape, root, "").get(key)
    if found is None:
        return f"/{key}", []
    pointer, node = found
    return pointer, node[3] if node[0] == "sequence" else []


def laid_out(
    face: Face, root: Node | None, unit: tuple[str, Node] | None, room: int
) -> tuple[tuple[Group, ...], Group | None]:
    """Give what is shown around the units of a document, and of one of them; where it is one itself, all of it.

    No more than ``room`` inputs are shown.
    """
    layout = _Layout(face, room)
    if face.form is None:
        whole = layout.keys(face.platform.shape, _ROOT, "", "", root)
        return layout.sections(whole), None
    by_key: dict[str, list[Input]] = {}
    for shown in face.form.around:
        key, _, below = shown.key.partition(".")
        by_key.setdefault(key, []).append(shown.replace(key=below))
    around = []
    top = layout.values(face.platform.shape, root, "")
    for key, inputs in by_key.items():
        shape = face.platform.shape.keys[key]
        pointer, node = top.get(key, (f"/{key}", None))
        around.append(layout.chosen(shape, key, pointer, node, inputs)._replace(required=True))
    item = face.platform.shape.keys[face.unit.removesuffix("[]")].item
    assert item is not None, "units are a list"
    chosen = None if unit is None else layout.chosen(item, "unit", *unit, list(face.form.unit))
    return tuple(around), chosen


class _Layout:
    """Goes along the schema and what is in the file at the same time."""

    def __init__(self, face: Face, room: int = MOST_PARTS) -> None:
        self._other_names = face.platform.other_names
        self._examples = face.examples
        self._room = room

    def values(self, shape: Shape, node: Node | None, pointer: str) -> dict[str, tuple[str, Node]]:
        """Give the values of a mapping by the keys of the schema, also under a name that plainly meant one of them."""
        if node is None or node[0] != "mapping":
            return {}
        found: dict[str, tuple[str, Node]] = {}
        others = []
        for key, value in node[3]:
            if key[0] != "scalar":
                continue
            if key[3] in shape.keys:
                found.setdefault(key[3], (f"{pointer}/{step(key[3])}", value))
            elif shape.rest is None:
                others.append((key[3], value))
        for written, value in others:
            meant = key_meant(shape, self._other_names.get(shape.place, ""), written)
            if meant is not None and meant not in found:
                found[meant] = f"{pointer}/{step(written)}", value
        return found

    def chosen(self, shape: Shape, name: str, pointer: str, node: Node | None, inputs: list[Input]) -> Group:
        """Show some keys of a mapping, as a form of the platform's own has them."""
        values = self.values(shape, node, pointer)
        parts = []
        for shown in inputs:
            at, value = values.get(shown.key, (f"{pointer}/{step(shown.key)}", None))
            required = shown.key in shape.required
            parts.append(Part(shown.name, shown.key, at, shape.keys[shown.key], value, required, not shown.rows, shown))
        return Group("keys", name, name, pointer, shape, node, tuple(parts))

    def sections(self, whole: Group) -> tuple[Group, ...]:
        """Give a section for each mapping and list of a document, and one before them for what is neither."""
        single = tuple(part for part in whole.parts if isinstance(part, Part))
        several = [part for part in whole.parts if isinstance(part, Group)]
        return (*((whole._replace(parts=single),) if single else ()), *several)

    def keys(self, shape: Shape, name: str, key: str, pointer: str, node: Node | None) -> Group:
        """Show a mapping; a text alone in its place stands for the key that comes first."""
        values = self.values(shape, node, pointer)
        short = next(iter(shape.required or shape.keys)) if shape.short else ""
        if short and node is not None and node[0] == "scalar":
            values[short] = pointer, node
        parts = []
        for below, part in shape.keys.items():
            if below.startswith("$") or is_fixed(part):
                continue
            at, value = values.get(below, (f"{pointer}/{step(below)}", None))
            parts.append(self.piece(part, f"{name}-{below}", below, at, value, required=below in shape.required))
        return Group("keys", name, key, pointer, shape, node, tuple(parts), short=short)

    def piece(
        self, shape: Shape, name: str, key: str, pointer: str, node: Node | None, *, required: bool = False
    ) -> Piece:
        """Show the value of a key."""
        if shape.kind == "map":
            group = self.keys if shape.rest is None else self.map
            return group(shape, name, key, pointer, node)._replace(required=required)
        if shape.kind == "list" and shape.item is not None and shape.item.kind in {"map", "list"}:
            return self.items(shape, name, key, pointer, node)._replace(required=required)
        self._room -= 1
        one_line = shape.kind in {"date", "whole"} or bool(self._examples(shape.place))
        return Part(name, key, pointer, shape, node, required, one_line)

    def items(self, shape: Shape, name: str, key: str, pointer: str, node: Node | None) -> Group:
        """Show a list of mappings, as far as there is room."""
        assert shape.item is not None, "it was looked at before"
        nodes = node[3] if node is not None and node[0] == "sequence" else []
        parts: list[Piece] = []
        for index, item in enumerate(nodes):
            if self._room <= 0:
                break
            group = self.keys(shape.item, f"{name}-{index}", str(index), f"{pointer}/{index}", item)
            parts.append(group._replace(kind="item"))
        return Group("items", name, key, pointer, shape, node, tuple(parts), left=len(nodes) - len(parts))

    def map(self, shape: Shape, name: str, key: str, pointer: str, node: Node | None) -> Group:
        """Show keys that people choose themselves, each with its value, and a row for one more."""
        assert shape.rest is not None, "it was looked at before"
        nodes = node[3] if node is not None and node[0] == "mapping" else []
        pairs = [pair for pair in nodes if pair[0][0] == "scalar"]
        rows: list[Piece] = []
        for index, (written, value) in enumerate([*pairs, (None, None)]):
            if written is not None and self._room <= 0:
                continue
            inner, at = f"{name}-{index}", pointer if written is None else f"{pointer}/{step(written[3])}"
            parts = (
                Part(f"{inner}-key", "key", at, Shape("any", f"{shape.place}[]"), written, one_line=True),
                self.piece(shape.rest, f"{inner}-value", "value", at, value),
            )
            rows.append(Group("row", inner, str(index), at, shape.rest, value, parts))
        return Group("map", name, key, pointer, shape, node, tuple(rows), left=len(pairs) + 1 - len(rows))
