"""Matrices of decisions, row by row, so that their size costs no memory: as text, as JSON, and as rows of cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onsrights.engine.diagnostics import Text
from onsrights.reports.content import as_json
from onsrights.reports.style import width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from onsrights.engine.access.layers import Line
    from onsrights.engine.access.matrix import Cell, Grid, Matrix
    from onsrights.engine.diagnostics import Language
    from onsrights.reports.style import Style

__all__ = ["as_text", "label", "render_json", "rows", "title"]

_WORDS = {"allowed": Text("ja", "yes"), "refused": Text("nee", "no"), "unknown": Text("?", "?")}


def as_text(matrix: Matrix, style: Style) -> Iterator[str]:
    """Give the tables as text; only of a matrix of at most :data:`MATRIX_CELLS` cells."""
    remarks = []
    for number, grid in enumerate(matrix.grids):
        heading = title(grid, style.lang)
        yield "\n" * bool(number) + (f"{style.printable(heading)}\n\n" if heading else "")
        drawn = [[style.printable(cell) for cell in row] for row in rows(grid, style.lang)]
        widths = [max(map(width, column)) for column in zip(*drawn, strict=True)]
        widths[0] += 2  # the names of the rows stand a little apart
        for row in drawn:
            cells = (cell + " " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=True))
            yield "  ".join(cells).rstrip() + "\n"
        remarks += [grid.table.remark.render(style.lang)] if grid.table.remark else []
    yield from ("\n" + line + "\n" for line in dict.fromkeys(remarks))


def rows(grid: Grid, lang: Language) -> Iterator[list[str]]:
    """Give a table with its labels: the first row names the columns, the first cell of each other row names the row."""
    yield ["", *(label(column, lang) for column in grid.table.columns)]
    for line, cells in zip(grid.table.rows, _written(grid, lambda cell: _said(cell, lang), ""), strict=True):
        yield [label(line, lang), *cells]


def _written(grid: Grid, say: Callable[[Cell], str], nothing: str) -> Iterator[list[str]]:
    """Write the cells of each row; those that say the same are one object, and are written once."""
    known: dict[int, str] = {}
    for cells in grid.cells:
        for cell in cells:
            if id(cell) not in known:
                known[id(cell)] = nothing if cell is None else say(cell)
        yield [known[id(cell)] for cell in cells]


def title(grid: Grid, lang: Language) -> str | None:
    """Give what stands above a table."""
    return grid.table.title and grid.table.title.render(lang)


def label(line: Line, lang: Language) -> str:
    """Give the name of a row or a column."""
    if isinstance(line.label, Text):
        return line.label.render(lang, {})
    from onsrights.engine.access.question import harmless
    from onsrights.engine.text.visible import visible

    return visible(str(harmless(line.label)))


def _said(cell: Cell, lang: Language) -> str:
    word = _WORDS[cell.verdict].render(lang, {})
    layer = cell.first or next(iter(cell.unknown), None)
    return f"{word} {layer.name.render(lang, {})}" if layer else word


def render_json(matrix: Matrix, style: Style) -> Iterator[str]:
    """Give the tables in the form of ``schemas/why.schema.json``, one line for each row."""
    from onsrights import __version__

    head = {
        "format": 1,
        "tool": {"name": "onsrights", "version": __version__},
        "platform": matrix.about.platform,
        "path": matrix.about.path,
        "question": matrix.question,
    }
    yield "{\n" + "".join(f'  "{key}": {as_json(value, style)},\n' for key, value in head.items()) + '  "tables": ['
    for number, grid in enumerate(matrix.grids):
        yield from _table(grid, style, first=not number)
    yield "]\n}\n"


def _table(grid: Grid, style: Style, *, first: bool) -> Iterator[str]:
    table = grid.table
    head = {
        "title": title(grid, style.lang),
        "rows": [label(line, style.lang) for line in table.rows],
        "columns": [label(line, style.lang) for line in table.columns],
    }
    yield ("" if first else ",\n") + "{" + ", ".join(f'"{key}": {as_json(value, style)}' for key, value in head.items())
    yield ', "cells": ['
    for number, cells in enumerate(_written(grid, lambda cell: as_json(_cell(cell), style), "null")):
        yield (",\n" if number else "\n") + "[" + ", ".join(cells) + "]"
    yield "]}"


def _cell(cell: Cell) -> dict[str, Any]:
    first = cell.first.id if cell.first else None
    return {"verdict": cell.verdict, "first": first, "unknown": [layer.id for layer in cell.unknown]}
