"""A page as plain text, to be pasted into a form or a mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.documents import page as pages
from onsrights.documents.page import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onsrights.documents.page import Block, Line, Page, Table

__all__ = ["render"]

_UNDER = {1: "=", 2: "-"}
"""What headings are underlined with, by their level."""


def render(page: Page) -> str:
    """Give a page as plain text; lines are as long as they are."""
    return "\n".join(_block(block) for block in pages.sheets(page))


def _block(block: Block) -> str:  # noqa: PLR0911 - one case for each kind of block
    match block:
        case pages.Heading(line, level):
            title = _one_line(line)
            return f"{title}\n" + (f"{_UNDER[level] * len(title)}\n" if level in _UNDER else "")
        case pages.Paragraph(line) | pages.Note(line):
            return f"{plain(line)}\n"
        case pages.Steps(lines, first):
            return "".join(f"{number}. {_one_line(line)}\n" for number, line in enumerate(lines, first))
        case pages.Bullets(lines):
            return "".join(f"- {_one_line(line)}\n" for line in lines)
        case pages.Checklist(lines):
            return "".join(f"[ ] {_one_line(line)}\n" for line in lines)
        case pages.Definitions(rows):
            return "".join(f"{_one_line(name)}: {plain(value)}\n" for name, value in rows)
        case pages.Code(text):
            return f"{text}\n"
        case pages.Break():
            return "\n"
        case pages.Table():
            return _table(block)


def _table(table: Table) -> str:
    rows = [[_one_line(cell) for cell in row] for row in (table.columns, *table.rows)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    rows.insert(1, ["-" * width for width in widths])
    return "".join(f"{_aligned(row, widths)}\n" for row in rows)


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip()


def _one_line(line: Line | None) -> str:
    return " ".join(plain(line or "").split())
