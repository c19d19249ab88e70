"""The forms of a matrix that others open: a page of HTML, tables in Markdown, and CSV, all of them row by row."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from onsrights.reports.matrix import rows, title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from onsrights.engine.access.matrix import Matrix
    from onsrights.engine.diagnostics import Language

__all__ = ["FORMATS", "as_csv", "as_html", "as_markdown"]


def as_html(matrix: Matrix, lang: Language) -> Iterator[str]:
    """Give a page that stands on its own."""
    from onsrights.documents.html import escape, page

    name = matrix.about.name
    head, tail = page(lang, name, "\0").split("\0")
    yield f"{head}<h1>{escape(name)}</h1>\n"
    for grid in matrix.grids:
        heading = title(grid, lang)
        yield f"<h2>{escape(heading)}</h2>\n" if heading else ""
        yield '<div class="scroll" tabindex="0"><table>\n'
        for number, (label, *cells) in enumerate(rows(grid, lang)):
            cell, scope = ("td", "row") if number else ('th scope="col"', "col")
            end = cell.partition(" ")[0]
            yield "" if number else "<thead>"
            yield f'<tr><th scope="{scope}">{escape(label)}</th>'
            yield "".join(f"<{cell}>{escape(text)}</{end}>" for text in cells)
            yield "</tr>\n" if number else "</tr></thead>\n<tbody>\n"
        yield "</tbody>\n</table></div>\n"
    yield "".join(f"<p>{escape(remark)}</p>\n" for remark in _remarks(matrix, lang)) + tail


def as_markdown(matrix: Matrix, lang: Language) -> Iterator[str]:
    """Give headings and tables."""
    from onsrights.documents.markdown import plain

    cell = lru_cache(1024)(plain)
    yield f"# {plain(matrix.about.name)}\n"
    for grid in matrix.grids:
        heading = title(grid, lang)
        yield f"\n## {plain(heading)}\n\n" if heading else "\n"
        for number, cells in enumerate(rows(grid, lang)):
            yield f"| {' | '.join(map(cell, cells))} |\n"
            if not number:
                yield f"|{' --- |' * len(cells)}\n"
    yield "".join(f"\n{plain(remark)}\n" for remark in _remarks(matrix, lang))


def as_csv(matrix: Matrix, lang: Language) -> Iterator[str]:
    """Give a table as Dutch Excel opens it; several are one, with the title of each in front of its rows."""
    from onsrights.documents.cells import CSV_START, csv_row

    several = len(matrix.grids) > 1
    yield CSV_START
    for grid in matrix.grids:
        heading = [title(grid, lang) or ""] if several else []
        for cells in rows(grid, lang):
            yield csv_row([*heading, *cells])


def _remarks(matrix: Matrix, lang: Language) -> list[str]:
    remarks = (grid.table.remark for grid in matrix.grids)
    return list(dict.fromkeys(remark.render(lang) for remark in remarks if remark is not None))


FORMATS: dict[str, Callable[[Matrix, Language], Iterator[str]]] = {
    "markdown": as_markdown,
    "html": as_html,
    "csv": as_csv,
}
"""The forms, by the word for each on the command line."""
