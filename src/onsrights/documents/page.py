"""A page for people, whatever form it takes: headings, paragraphs, steps, checklists, tables.

A line is text, or a tuple of stretches that may be strong, a word on a screen, or something to type as it stands. Only
our own templates have marks (:func:`line`); a value of a manifest is never more than text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onsrights.engine.diagnostics import Language

__all__ = [
    "Block",
    "Break",
    "Bullets",
    "Checklist",
    "Code",
    "Definitions",
    "Heading",
    "Line",
    "Note",
    "Page",
    "Paragraph",
    "Search",
    "Steps",
    "Stretch",
    "Style",
    "Table",
    "code",
    "joined",
    "line",
    "plain",
    "sheets",
    "stretches",
]

Style: TypeAlias = Literal["", "strong", "screen", "code"]
"""What a stretch is: ordinary text, something to stress, a name on a screen, something to be typed as it stands."""


class Stretch(NamedTuple):
    """A stretch of a line."""

    text: str
    style: Style = ""


Line: TypeAlias = str | tuple[Stretch, ...]
"""One paragraph, item or cell."""


class Heading(NamedTuple):
    """A heading; level 1 is the title of a page or of one of its chapters."""

    line: Line
    level: int = 2


class Paragraph(NamedTuple):
    """A paragraph."""

    line: Line


class Steps(NamedTuple):
    """Things to do, one after the other; numbered from ``first``, so that a table may stand between two of them."""

    lines: tuple[Line, ...]
    first: int = 1


class Bullets(NamedTuple):
    """A list in no order."""

    lines: tuple[Line, ...]


class Checklist(NamedTuple):
    """Things to tick off, each with an empty box."""

    lines: tuple[Line, ...]


class Search(NamedTuple):
    """How the rows of a table are looked up; only a browser can, elsewhere the order of the rows has to do."""

    label: str
    """What is typed in."""
    none: str
    """What is said where no row has it."""


class Table(NamedTuple):
    """A table; every row has a cell for each column, ``None`` where it is to be filled in by hand."""

    columns: tuple[Line, ...]
    rows: tuple[tuple[Line | None, ...], ...]
    widths: tuple[int, ...] = ()
    """How wide the columns are on paper, in any unit; none means all alike."""
    names: bool = False
    """Whether the first column holds names that have to read exactly as they are."""
    search: Search | None = None


class Definitions(NamedTuple):
    """Names, each with its value."""

    rows: tuple[tuple[Line, Line], ...]


class Note(NamedTuple):
    """Something that must not be missed; what is ``grave`` stands out most."""

    line: Line
    grave: bool = False


class Code(NamedTuple):
    """Text to take over exactly as it stands, line by line."""

    text: str


class Break(NamedTuple):
    """The end of a sheet: the next chapter begins on one of its own."""


Block: TypeAlias = Heading | Paragraph | Steps | Bullets | Checklist | Table | Definitions | Note | Code | Break
"""Whatever stands below something else on a page."""


class Page(NamedTuple):
    """A whole page."""

    lang: Language
    title: str
    """What a window or a list of files calls it; the page itself begins with a :class:`Heading` of its own."""
    blocks: tuple[Block, ...]
    warning: str | None = None
    """Why it should not be used; stands above everything, and on every sheet."""
    wide: bool = False
    """Whether paper lies on its side."""


def sheets(page: Page) -> Iterator[Block]:
    """Give what stands on a page, with its warning at the top and at the beginning of every sheet."""
    marked = (Note(page.warning, grave=True),) if page.warning else ()
    yield from marked
    for block in page.blocks:
        yield block
        if isinstance(block, Break):
            yield from marked


_MARKED = re.compile(r"\*\*(?P<strong>.+?)\*\*|\*(?P<screen>.+?)\*|`(?P<code>.+?)`|\{(?P<value>\w+)\}")


def line(template: Text, lang: Language, **values: Line | int) -> Line:
    """Give a sentence of ours with its values in their places.

    ``*General*`` is a name on a screen, ``**Never**`` is strong, ```{name}``` is to be typed as it stands. Marks within
    values mean nothing. A value may be a line itself (of :func:`joined`, or of this function).
    """
    return _settled(_filled(template.nl if lang == "nl" else template.en, "", values))


def _filled(template: str, style: Style, values: dict[str, Line | int]) -> Iterator[Stretch]:
    end = 0
    for match in _MARKED.finditer(template):
        yield Stretch(template[end : match.start()], style)
        end = match.end()
        if name := match["value"]:
            value = values[name]
            for part in stretches(value if isinstance(value, tuple) else str(value)):
                yield part._replace(style=part.style or style)
        elif match["strong"]:
            yield from _filled(match["strong"], "strong", values)
        elif match["screen"]:
            yield from _filled(match["screen"], "screen", values)
        else:
            yield from _filled(match["code"], "code", values)
    yield Stretch(template[end:], style)


def _settled(parts: Iterable[Stretch]) -> Line:
    """Put stretches of one style together; ordinary text alone is just text."""
    found: list[Stretch] = []
    for part in parts:
        if found and found[-1].style == part.style:
            found[-1] = Stretch(found[-1].text + part.text, part.style)
        elif part.text:
            found.append(part)
    return found[0].text if len(found) == 1 and not found[0].style else tuple(found) or ""


def stretches(given: Line) -> tuple[Stretch, ...]:
    """Give the stretches of a line."""
    return (Stretch(given),) if isinstance(given, str) else given


def plain(given: Line) -> str:
    """Give a line as text without marks."""
    return given if isinstance(given, str) else "".join(part.text for part in given)


def code(text: str) -> Line:
    """Give something to type as a line."""
    return (Stretch(text, "code"),)


_LAST = Text(" en ", " and ")


def joined(lines: Iterable[Line], lang: Language) -> Line:
    """Give several lines as one: ``a, b and c``."""
    found = list(lines)
    parts: list[Stretch] = []
    for index, each in enumerate(found):
        if index:
            parts.append(Stretch(_LAST.render(lang, {}) if index == len(found) - 1 else ", "))
        parts += stretches(each)
    return _settled(parts)
