"""One line of a file with marks under it, cut to the width of the output."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from onsrights.reports.style import width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onsrights.engine.diagnostics import Range
    from onsrights.reports.style import Style

__all__ = ["Mark", "drawn", "fits", "window"]

_BREAK = re.compile(r"[\r\n]")
_NARROWEST_LABEL = 30
_FAR = 1000
"""So many characters after a mark, nothing is shown any more: looking further would cost the square of the file."""


class Mark(NamedTuple):
    """A range to mark, with the sign that marks it (``^`` or ``-``) and what is said about it."""

    range: Range
    sign: str
    color: str
    label: str = ""

    @property
    def line(self) -> int:
        """The line on which the mark stands: the first one of its range."""
        return self.range.start.line


class Window(NamedTuple):
    """What is shown of a line: the drawing of each code point from ``first`` on, between gaps where it was cut."""

    first: int
    cells: Sequence[str]
    before: str
    after: str

    @property
    def row(self) -> str:
        """The line as it is shown."""
        return f"{self.before}{''.join(self.cells)}{self.after}"

    def column(self, offset: int) -> int:
        """Count the columns before the character at ``offset`` of the file, or before the nearest one that is shown."""
        shown = min(max(offset - self.first, 0), len(self.cells))
        return len(self.before) + width("".join(self.cells[:shown]))


def window(text: str, line: tuple[int, int], marked: tuple[int, int], style: Style, room: int) -> Window:
    """Show as much of ``line`` of ``text`` as fits into ``room`` columns, with ``marked`` (or its beginning) in it.

    Ranges are offsets into ``text``, half-open. Only the neighbourhood of the mark is looked at, for a file may
    be one line of many megabytes.
    """
    start = max(line[0], marked[0] - room)
    end = min(line[1], marked[0] + 2 * room)
    cells = style.cells(text[start:end])
    widths = {cell: width(cell) for cell in set(cells)}
    columns = [widths[cell] for cell in cells]
    if (start, end) == line and sum(columns) <= room:
        return Window(start, cells, "", "")
    room -= 2 * len(style.gap)
    first = last = marked[0] - start
    while last < min(marked[1] - start, len(cells)) and columns[last] <= room:
        room -= columns[last]
        last += 1
    growing = True
    while growing:
        growing = False
        if last < len(cells) and columns[last] <= room:
            room, last, growing = room - columns[last], last + 1, True
        if first > 0 and columns[first - 1] <= room:
            room, first, growing = room - columns[first - 1], first - 1, True
    before = style.gap if start + first > line[0] else ""
    after = style.gap if start + last < line[1] else ""
    return Window(start + first, cells[first:last], before, after)


def fits(text: str, marks: Sequence[Mark], style: Style, room: int) -> bool:
    """Say whether marks of one line can be shown together."""
    first = min(mark.range.start.offset for mark in marks)
    last = max(min(mark.range.end.offset, line_of(text, mark.range)[1]) for mark in marks)
    return last - first < room and width("".join(style.cells(text[first:last]))) < room - 2 * len(style.gap)


def line_of(text: str, found: Range) -> tuple[int, int]:
    """Give the offsets of the beginning and the end of the line on which a range starts.

    A line that goes on for very long after that is taken to end there; no output is wide enough to show it.
    """
    at = min(found.start.offset, len(text))
    end = min(at + _FAR, len(text))
    broken = _BREAK.search(text, at, end)
    return max(at - found.start.column + 1, 0), broken.start() if broken else end


def drawn(text: str, marks: Sequence[Mark], style: Style, room: int) -> Iterator[str]:
    """Draw the line on which ``marks`` stand, the signs under it, and their labels."""
    line = line_of(text, marks[0].range)
    ranges = [(min(mark.range.start.offset, line[1]), min(mark.range.end.offset, line[1])) for mark in marks]
    marked = min(start for start, _ in ranges), max(end for _, end in ranges)
    shown = window(text, line, marked, style, room - 1)  # one column is left for a caret after the end
    yield shown.row.rstrip()
    signs: dict[int, tuple[str, str]] = {}
    places: list[tuple[int, int, Mark]] = []
    for mark, (start, end) in zip(marks, ranges, strict=True):
        left, right = shown.column(start), shown.column(end)
        if left == right and start < end and left:  # nothing but combining marks: point at their letter
            left -= 1
        places.append((left, max(right, left + 1), mark))
        for column in range(left, max(right, left + 1)):
            signs.setdefault(column, (mark.sign, mark.color))
    row = _painted(signs, style)
    used = max(signs) + 1
    for left, right, mark in sorted(places, key=lambda place: place[:2], reverse=True):
        if not mark.label:
            continue
        if right == used and used + 1 + width(mark.label) <= room:
            row += f" {style.paint(mark.color, mark.label)}"
            used = room
            continue
        yield row
        indent = " " * max(min(left, room - _NARROWEST_LABEL), 0)
        *rows, row = (f"{indent}{part}" for part in style.wrap(mark.label, room - len(indent)))
        yield from rows
        used = room
    yield row


def _painted(signs: dict[int, tuple[str, str]], style: Style) -> str:
    """Write the signs at their columns, each run of one colour painted once."""
    row, run, color = "", "", ""
    for column in range(max(signs) + 1):
        sign, wanted = signs.get(column, (" ", ""))
        if wanted != color:
            row += style.paint(color, run) if color else run
            run, color = "", wanted
        run += sign
    return row + style.paint(color, run)
