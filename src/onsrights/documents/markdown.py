"""A page as Markdown, and texts so that it shows them as they are: no markup, no HTML, no table cell too many."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onsrights.documents import page as pages
from onsrights.documents.page import Stretch, stretches

if TYPE_CHECKING:
    from onsrights.documents.page import Block, Line, Page, Table

__all__ = ["code", "fenced", "plain", "render"]

_MARKUP = re.compile(r"[\\`*_{}\[\]#|~!$@]")
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_SPACE = re.compile(r"\s+")
_TICKS = re.compile("`+")
_NUMBERED = re.compile(r"\d{1,9}[.)]")


def plain(text: str) -> str:
    """Give a text for a heading, a paragraph that began before it, or a cell of a table; it stays on one line."""
    return _escaped(text).strip()


def _escaped(text: str) -> str:
    for sign, entity in _HTML.items():
        text = text.replace(sign, entity)
    marked = _MARKUP.sub(r"\\\g<0>", text)
    return _SPACE.sub(lambda space: "<br>" if {"\r", "\n"} & {*space[0]} else space[0], marked)


def code(text: str, *, cell: bool = True) -> str:
    """Give a text as code in a line or, by default, in a cell of a table, where it reads exactly as it is."""
    text = " ".join(text.split("\n")).replace("\r", "")
    if not text.strip():
        return ""
    ticks = "`" * (1 + max((len(run[0]) for run in _TICKS.finditer(text)), default=0))
    space = " " if text[0] in "` " or text[-1] in "` " else ""
    written = f"{ticks}{space}{text}{space}{ticks}"
    return written.replace("|", r"\|") if cell else written


def fenced(text: str) -> str:
    """Give a text as a block of its own, which most viewers offer to copy."""
    fence = "`" * max(3, 1 + max((len(run[0]) for run in _TICKS.finditer(text)), default=0))
    return f"{fence}text\n{text}\n{fence}\n"


def render(page: Page) -> str:
    """Give a page as Markdown."""
    return "\n".join(_block(block) for block in pages.sheets(page))


def _block(block: Block) -> str:  # noqa: PLR0911 - one case for each kind of block
    match block:
        case pages.Heading(line, level):
            return f"{'#' * level} {_inline(line)}\n"
        case pages.Paragraph(line):
            return f"{_begun(line)}\n"
        case pages.Steps(lines, first):
            return "".join(f"{number}. {_begun(line)}\n" for number, line in enumerate(lines, first))
        case pages.Bullets(lines):
            return "".join(f"- {_begun(line)}\n" for line in lines)
        case pages.Checklist(lines):
            return "".join(f"- [ ] {_begun(line)}\n" for line in lines)
        case pages.Definitions(rows):
            return "".join(f"- **{_inline(name)}:** {_inline(value)}\n" for name, value in rows)
        case pages.Note(line, grave):
            return f"> {_begun(_strong(line) if grave else line)}\n"
        case pages.Code(text):
            return fenced(text)
        case pages.Break():
            return "---\n"
        case pages.Table():
            return _table(block)


def _table(table: Table) -> str:
    rows = [
        [
            code(pages.plain(cell or "")) if table.names and not index else _inline(cell, cell=True)
            for index, cell in enumerate(row)
        ]
        for row in table.rows
    ]
    lines = [[_inline(column, cell=True) for column in table.columns], ["---"] * len(table.columns), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _strong(line: Line) -> Line:
    return tuple(part._replace(style=part.style or "strong") for part in stretches(line))


def _begun(line: Line) -> str:
    """Give a line as it stands at the beginning of a block, where a hyphen or a number would begin a list."""
    text = _inline(line)
    if text[:1] in {"-", "+", "="}:
        return f"\\{text}"
    return f"{number[0][:-1]}\\{text[number.end() - 1 :]}" if (number := _NUMBERED.match(text)) else text


def _inline(line: Line | None, *, cell: bool = False) -> str:
    return "".join(_stretch(part, cell=cell) for part in stretches(line or "")).strip()


def _stretch(part: Stretch, *, cell: bool) -> str:
    if part.style == "code":
        return code(part.text, cell=cell)
    text = _escaped(part.text)
    mark = {"strong": "**", "screen": "*"}.get(part.style, "")
    inside = text.strip()
    if not mark or not inside:
        return text
    return text.replace(inside, f"{mark}{inside}{mark}", 1)
