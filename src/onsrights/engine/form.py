"""What a platform's form shows where that is not simply the keys of its schema: what is behind the door ``form``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from onsrights.engine.diagnostics import Diagnostic, Language, Text

__all__ = ["Cell", "Form", "Input", "Picture"]


class Input(NamedTuple):
    """One input of the form; what it is called stands in the schema."""

    name: str
    """In a post, and its id."""
    key: str
    """Its key: of the unit, or (``connector.name``) of what is around the units."""
    help: Text
    label: Text | None = None
    """Where the schema has another one."""
    also: str = ""
    """What the vendor's screen calls it, in English."""
    lang: Language | None = None
    """The language that is typed into it."""
    rows: int = 0
    """Lines of its text; 0 for one line that has no end, 1 for one that may be broken where it is shown."""
    mono: bool = False
    """Whether every letter of it matters."""
    copied: bool = False
    """Whether it can be copied, to be typed in elsewhere."""
    follows: Text | None = None
    """What is said of a text that follows from other inputs."""


class Cell(NamedTuple):
    """One part of a text in its column; ``text`` is empty where the text has no such part."""

    role: str
    name: str
    text: str
    note: str
    faulty: bool


class Picture(NamedTuple):
    """A text drawn in parts, one row of a table in which each part has its column."""

    language: Language
    label: str
    kind: str
    cells: tuple[Cell, ...]


class Form(NamedTuple):
    """A form of a platform's own, of some keys of a manifest whose units are a list."""

    around: tuple[Input, ...]
    """What is asked once for the document."""
    unit: tuple[Input, ...]
    """What is asked for each unit, in the order of the vendor's screen."""
    kept: tuple[str, ...]
    """Keys of the document, beside those, on which it depends what is said of a unit."""
    labels: tuple[str, ...]
    """The inputs by which a unit is called in the list: the first that holds something."""
    follows: Callable[[Mapping[str, str]], Mapping[str, str]]
    """Gives, for the texts of the inputs, those that would follow from others."""
    pictures: Callable[[Mapping[str, str], Sequence[Diagnostic], Language], Sequence[Picture]]
    """Draws texts in parts, with what is wrong in them."""
    words: Mapping[str, Text]
    """Sentences of the page that are worded for this platform."""
