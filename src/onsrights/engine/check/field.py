"""The values of a manifest as rules see them, each with its place: texts, maps of keys, and lists.

Only what its key asks for is here. A value of the wrong type, an empty one and a key that nobody knows are reported
while the manifest is read (110 to 114), and a rule that needs one of them finds nothing to judge.
"""

from __future__ import annotations

from onsrights.engine.declared import TYPE_CHECKING
from onsrights.engine.diagnostics import Place, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from typing import Any, TypeAlias

__all__ = ["Field", "Items", "Keys", "Value", "step", "texts_of", "unescaped"]


class Field:
    """One text of a manifest, and where it is.

    ``written`` is the text as it was given; ``text`` is the same with invisible characters and decomposed
    letters mended (130, 131), so that no other rule stumbles over them. ``offsets`` maps every index of
    ``text``, its end included, to the index in ``written``, and ``ends`` every index to the end of its character there;
    both are ``None`` where the two texts are equal.
    """

    __slots__ = ("document", "ends", "name", "node", "offsets", "pointer", "text", "written")

    def __init__(  # noqa: PLR0913, PLR0917 - built a hundred thousand times in a run, so without detours
        self,
        name: str,
        written: str,
        pointer: str,
        document: int = 0,
        node: tuple[Any, ...] | None = None,
        text: str | None = None,
        offsets: Sequence[int] | None = None,
        ends: Sequence[int] | None = None,
    ) -> None:
        self.name = name
        """Its key; of an item of a list the key of that list."""
        self.written = written
        self.pointer = pointer
        self.document = document
        self.node = node
        """The scalar of the tree, or ``None`` where the text came from a form."""
        self.text = written if text is None else text
        self.offsets = offsets
        self.ends = ends

    @property
    def flag(self) -> bool:
        """The value of a key that takes a boolean."""
        return self.text == "true"

    @property
    def number(self) -> int:
        """The value of a key that takes a whole number."""
        return int(self.text)

    @property
    def date(self) -> date:
        """The value of a key that takes a date."""
        from datetime import date

        return date.fromisoformat(self.text)

    def place(self, start: int | None = None, end: int | None = None) -> Place:
        """Name the characters from ``start`` to ``end`` of the mended text (0-based code points), or all of it."""
        if start is None:
            return Place(self.pointer, "value", None, self.document)
        if end is None:
            end = len(self.text)
        if self.offsets is not None:
            # A removed character behind the last one that is meant is not meant.
            last = self.ends[end - 1] if self.ends is not None and end > start else self.offsets[end]
            start, end = self.offsets[start], last
        return Place(self.pointer, "value", Span(start, end), self.document)

    def key(self) -> Place:
        """Name the key of this field."""
        return Place(self.pointer, "key", None, self.document)


class Keys:
    """One mapping of a manifest: the values of its keys, in the order of the file.

    ``written`` holds the pointer of every key that is there, also of those whose value is at fault; a key that was
    plainly misspelt counts as the one that was meant. It is ``None`` where ``values`` has them all.
    """

    __slots__ = ("document", "partial", "pointer", "values", "written")

    def __init__(
        self,
        pointer: str,
        document: int,
        values: dict[str, Value],
        written: Mapping[str, str] | None = None,
        *,
        partial: bool = False,
    ) -> None:
        self.pointer = pointer
        self.document = document
        self.values = values
        self.written = written
        self.partial = partial
        """Whether a part of it could not be read, so that nothing can be said to be missing."""

    def __contains__(self, key: str) -> bool:
        """Whether a key is there with a value that can be judged."""
        return key in self.values

    def __iter__(self) -> Iterator[str]:
        return iter(self.values)

    def says(self, key: str) -> bool:
        """Whether a key is there, with whatever value."""
        return key in (self.values if self.written is None else self.written)

    def lacks(self, key: str) -> bool:
        """Whether a key is certainly not there."""
        return not self.partial and not self.says(key)

    def field(self, key: str) -> Field | None:
        """Give the text under a key, or ``None``."""
        value = self.values.get(key)
        return value if isinstance(value, Field) else None

    def text(self, key: str, default: str = "") -> str:
        """Give the text under a key without its place."""
        field = self.field(key)
        return default if field is None else field.text

    def flag(self, key: str) -> bool | None:
        """Give the boolean under a key; ``None`` where there is none that can be judged."""
        field = self.field(key)
        return None if field is None else field.flag

    def keys(self, key: str) -> Keys | None:
        """Give the mapping under a key, or ``None``."""
        value = self.values.get(key)
        return value if isinstance(value, Keys) else None

    def items(self, key: str) -> tuple[Value, ...]:
        """Give the items of the list under a key; none where there is no list."""
        value = self.values.get(key)
        return value.items if isinstance(value, Items) else ()

    def place(self, key: str | None = None) -> Place:
        """Name this mapping, or with ``key`` the key of one of its values."""
        if key is None:
            return Place(self.pointer, "value", None, self.document)
        value = self.values.get(key)
        pointer = value.pointer if value is not None else (self.written or {}).get(key, f"{self.pointer}/{step(key)}")
        return Place(pointer, "key", None, self.document)

    def key(self) -> Place:
        """Name the key of this mapping."""
        return Place(self.pointer, "key", None, self.document)


class Items:
    """One list of a manifest: the items that can be judged; ``whole`` says whether that is all of them."""

    __slots__ = ("document", "items", "pointer", "whole")

    def __init__(self, pointer: str, document: int, items: tuple[Value, ...], *, whole: bool = True) -> None:
        self.pointer = pointer
        self.document = document
        self.items = items
        self.whole = whole

    def key(self) -> Place:
        """Name the key of this list."""
        return Place(self.pointer, "key", None, self.document)


Value: TypeAlias = "Field | Keys | Items"
"""Whatever a key may hold."""


def texts_of(value: Value) -> Iterator[tuple[str, str]]:
    """Give every text in a value as it was written, with its pointer."""
    if isinstance(value, Field):
        yield value.pointer, value.written
    else:
        for part in value.values.values() if isinstance(value, Keys) else value.items:
            yield from texts_of(part)


def step(name: str) -> str:
    """Give a key as a step of a JSON pointer."""
    return name.replace("~", "~0").replace("/", "~1")


def unescaped(step: str) -> str:
    """Give the key that a step of a JSON pointer stands for."""
    return step.replace("~1", "/").replace("~0", "~")
