"""Rows of cells to records, and CSV of every kind to rows of cells."""

from __future__ import annotations

import csv
import io
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from onsrights.documents.cells import bare
from onsrights.documents.records import (
    LONGEST,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_LINES,
    MOST_ROWS,
    TOO_LONG,
    TOO_MANY_CELLS,
    TOO_MANY_COLUMNS,
    TOO_MANY_ROWS,
    NotReadableError,
    Records,
    Remark,
    Row,
    shown,
)
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

__all__ = ["Header", "has_header", "read_csv", "records"]

_DELIMITERS = ";\t,|"
"""Dutch Excel first."""
_WIDEST = 16_384
"""Cells of a row, empty ones and all, as in a sheet of Excel."""
_SAMPLE = 64 * 1024
_SAMPLE_ROWS = 30
_HEADER_ROWS = 20
"""A title and a few empty lines may stand above the names of the columns."""
_ENOUGH = 2
"""A row in which two columns are named is the header."""

_ABOVE = Text(
    'Boven de namen van de kolommen staat nog: "{row}" (rij {number}). Dat is niet overgenomen.',
    'Above the names of the columns stands: "{row}" (row {number}). That was not taken over.',
)
_AGAIN = Text(
    "Rij {number} herhaalt de namen van de kolommen en is overgeslagen.",
    "Row {number} repeats the names of the columns and was passed over.",
)
_QUOTES = Text(
    "De aanhalingstekens in dit bestand kloppen niet overal; kijk goed na of elke rij volledig is overgenomen.",
    "The quotation marks in this file do not match everywhere; make sure that every row was taken over as a whole.",
)


class Header(NamedTuple):
    """How the row with the names of the columns is told from the others."""

    recognised: Callable[[Sequence[str]], int]
    """Counts the columns whose names mean something."""
    missing: Text
    """What is said where there is no such row; knows the first ``{row}`` there is."""


def read_csv(text: str, header: Header) -> tuple[Iterator[tuple[int, list[str]]], list[Remark]]:
    """Give the rows of a table, each with the number of its first line, and remarks on its quotation marks."""
    first, _, rest = text.partition("\n")
    offset = 0
    delimiter = None
    if (named := first.rstrip("\r\n").strip('"')).lower() in {f"sep={sign}" for sign in _DELIMITERS}:
        delimiter, text, offset = named[-1], rest, 1  # Excel's own way of naming the delimiter
    delimiter = delimiter or _delimiter(text, header)
    return _rows(text, delimiter, offset), [] if _is_well_quoted(text, delimiter) else [Remark(_QUOTES)]


def _delimiter(text: str, header: Header) -> str:
    """Choose the delimiter under which most fields are recognised, then the one that gives most columns."""
    sample = text[:_SAMPLE]

    def merit(delimiter: str) -> tuple[int, int]:
        rows = [row for _, (_, row) in zip(range(_SAMPLE_ROWS), _rows(sample, delimiter, 0), strict=False)]
        return max(map(header.recognised, rows[:_HEADER_ROWS]), default=0), sum(map(len, rows))

    return max(_DELIMITERS, key=merit)


def _rows(text: str, delimiter: str, offset: int) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    line = 0
    while True:
        try:
            row = next(reader, None)
        except csv.Error:  # a cell beyond the limit of the reader itself
            raise NotReadableError(TOO_LONG, most=LONGEST, row=line + 1 + offset) from None
        if row is None:
            return
        if len(row) > _WIDEST:
            raise NotReadableError(TOO_MANY_COLUMNS, most=MOST_COLUMNS)
        yield line + 1 + offset, [bare(cell) for cell in row]
        line = reader.line_num


def _is_well_quoted(text: str, delimiter: str) -> bool:
    try:
        for _ in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            pass
    except csv.Error:
        return False
    return True


def has_header(rows: Iterable[list[str]], header: Header) -> bool:
    """Whether one of the first rows names the columns."""
    return any(header.recognised(row) >= _ENOUGH for _, row in zip(range(_HEADER_ROWS), rows, strict=False))


def records(
    rows: Iterable[tuple[int, list[str]]], header: Header, mapped: Mapping[str, str], remarks: Iterable[Remark] = ()
) -> Records:
    """Give the rows below the header; raises :class:`NotReadableError` where there is none, or too much.

    Without a header there has to be a word of the user for the columns; they then have no names.
    """
    said = list(remarks)
    held = _bounded(rows)
    above: list[tuple[int, list[str]]] = []
    head: list[str] = []
    for number, row in held:
        if header.recognised(row) >= _ENOUGH or (mapped and _names_mapped(row, mapped)):
            head = row
            break
        above.append((number, row))
        if len(above) == _HEADER_ROWS:
            break
    body: list[tuple[int, list[str]]] = []
    if head:
        said += [
            Remark(_ABOVE, {"row": shown(" | ".join(filter(None, row))), "number": at}) for at, row in above if any(row)
        ]
    elif mapped:
        body = above
    elif any(any(row) for _, row in above):
        raise NotReadableError(header.missing, row=shown(" | ".join(next(row for _, row in above if any(row)))))
    kept: list[Row] = []
    width = len(head)
    for number, row in chain(body, held):
        width = max(width, len(row))
        if head and row == head:
            said.append(Remark(_AGAIN, {"number": number}))
        elif cells := {index: cell for index, cell in enumerate(row) if cell.strip()}:
            kept.append(Row(number, cells))
    return Records((*head, *[""] * (width - len(head))), kept, said)


def _names_mapped(row: list[str], mapped: Mapping[str, str]) -> bool:
    return any(cell.strip().lower() == name.strip().lower() != "" for cell in row for name in mapped)


def _bounded(rows: Iterable[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    """Give the rows, as long as they stay within what anybody could mean; empty cells at the end of a row go."""
    filled = cells = 0
    for count, (number, row) in enumerate(rows):
        if count == MOST_LINES:
            raise NotReadableError(TOO_MANY_ROWS, most=MOST_LINES)
        while row and not row[-1].strip():
            row.pop()
        filled += bool(row)
        cells += len(row)
        if filled > MOST_ROWS:
            raise NotReadableError(TOO_MANY_ROWS, most=MOST_ROWS)
        if len(row) > MOST_COLUMNS:
            raise NotReadableError(TOO_MANY_COLUMNS, most=MOST_COLUMNS)
        if cells > MOST_CELLS:
            raise NotReadableError(TOO_MANY_CELLS, most=MOST_CELLS)
        if any(len(cell) > LONGEST for cell in row):
            raise NotReadableError(TOO_LONG, most=LONGEST, row=number)
        yield number, row
