"""The decision for many questions at once, row by row: a layer is asked again only where what it reads has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from onsrights.engine.access.decision import ask, public

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onsrights.engine.access.decision import About
    from onsrights.engine.access.layers import Access, Layer, Line, Table, Verdict
    from onsrights.engine.access.question import Question

__all__ = ["Cell", "Grid", "Matrix", "matrix"]


class Cell(NamedTuple):
    """One answer: whether it is allowed, which layer fails first, and which cannot be known."""

    verdict: str
    first: Layer | None = None
    unknown: tuple[Layer, ...] = ()


class Grid(NamedTuple):
    """One table; its cells are made while they are read, so that its size costs no memory."""

    table: Table
    cells: Iterator[Sequence[Cell | None]]
    """Of one row after the other; ``None`` for a cell that the manifest does not declare."""


class Matrix(NamedTuple):
    """All tables for one manifest."""

    about: About
    question: dict[str, Any]
    grids: Sequence[Grid]

    @property
    def size(self) -> int:
        """How many cells there are."""
        return sum(len(grid.table.rows) * len(grid.table.columns) for grid in self.grids)


def matrix(access: Access, about: About, asked: Question) -> Matrix:
    """Make the tables of a platform for one question."""
    tables = access.tables(about.subject, asked)
    return Matrix(about, public(access, asked), [Grid(table, _rows(access, about, asked, table)) for table in tables])


def _rows(access: Access, about: About, asked: Question, table: Table) -> Iterator[Sequence[Cell | None]]:
    """Give the rows of one table.

    Of the layers those that depend on neither axis are asked once, those of one axis once for each of its lines, and
    only the others for each cell. Cells are told apart by what their layers say, of which there are few kinds.
    """
    asked = asked.but(table.values)
    layers = [layer for layer in access.layers if layer.id not in table.without]
    by_column = _reading(layers, table.columns)
    by_row = _reading(layers, table.rows)
    both = [index for index in by_column if index in by_row]
    seen: dict[tuple[Verdict, ...], Cell] = {}

    def verdicts(which: Sequence[int], question: Question) -> dict[int, Verdict]:
        return {index: ask(layers[index], about.subject, question).verdict for index in which}

    def cell(said: dict[int, Verdict]) -> Cell:
        key = tuple(said[index] for index in range(len(layers)))
        found = seen.get(key)
        if found is None:
            found = seen[key] = _cell(layers, key)
        return found

    fixed = verdicts([index for index in range(len(layers)) if index not in by_column and index not in by_row], asked)
    only = [index for index in by_column if index not in both]
    columns = [verdicts(only, asked.but(line.values)) for line in table.columns]
    kinds: dict[tuple[Verdict, ...], int] = {}
    numbers = [kinds.setdefault(tuple(said.values()), len(kinds)) for said in columns]
    labels = [column.label for column in table.columns]
    for line in table.rows:
        in_row = asked.but(line.values)
        said = fixed | verdicts([index for index in by_row if index not in both], in_row)
        cells: list[Cell | None]
        if both:
            cells = [
                cell(said | column | verdicts(both, in_row.but(other.values)))
                for column, other in zip(columns, table.columns, strict=True)
            ]
        else:
            known: dict[int, Cell] = {}
            for number, column in zip(numbers, columns, strict=True):
                if number not in known:
                    known[number] = cell(said | column)
            cells = [known[number] for number in numbers]
        if line.only is not None:
            cells = [each if label in line.only else None for each, label in zip(cells, labels, strict=True)]
        yield cells


def _reading(layers: Sequence[Layer], lines: Sequence[Line]) -> list[int]:
    """Give the layers whose answer may differ from line to line."""
    told = {name for line in lines for name in line.values}
    return [index for index, layer in enumerate(layers) if told and (not layer.reads or told & set(layer.reads))]


def _cell(layers: Sequence[Layer], said: Sequence[Verdict]) -> Cell:
    pairs = list(zip(layers, said, strict=True))
    first = next((layer for layer, verdict in pairs if verdict == "fails"), None)
    unknown = tuple(layer for layer, verdict in pairs if verdict == "unknown" and layer.counts)
    return Cell("refused" if first else "unknown" if unknown else "allowed", first, unknown)
