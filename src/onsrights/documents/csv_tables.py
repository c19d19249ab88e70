"""Rows of cells to records, and CSV of every kind to rows of cells."""

from __future__ import annotations

import csv
import io
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from onsrights.documents.cells import bare
from onsrights.documents.records import (
    LONGEST,
    MOST_LINES,
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
from onsrights.engine.limits import TABLE_CELLS, TABLE_COLUMNS, TABLE_ROWS
from onsrights.engine.waiting import go_on

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
    'Above the names of the columns it says: "{row}" (row {number}). That was not imported.',
)
_AGAIN = Text(
    "Rij {number} herhaalt de namen van de kolommen en is overgeslagen.",
    "Row {number} repeats the names of the columns and was skipped.",
)
_QUOTES = Text(
    "De aanhalingstekens in dit bestand kloppen niet overal; kijk goed na of elke rij volledig is overgenomen.",
    "The quotation marks in this file do not match everywhere; check that every row was imported completely.",
)


class Header(NamedTuple):
    """How the row with the names of the columns is told from the others."""

    recognised: Callable[[Sequence[str]], int]
    """Counts the columns whose names mean something."""
    means: Callable[[str], bool]
    """Whether a column of this name holds something that is known."""
    missing: Text
    """What is said where there is no such row; knows the first ``{row}`` there is."""
    advice: Text | None = None
    """What is said behind it, on the command line."""


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
            raise NotReadableError(TOO_MANY_COLUMNS, most=TABLE_COLUMNS)
        yield line + 1 + offset, [bare(cell.strip(" ") if delimiter == "|" else cell) for cell in row]
        line = reader.line_num


def _is_well_quoted(text: str, delimiter: str) -> bool:
    try:
        for _ in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            pass
    except csv.Error:
        return False
    return True


def has_header(rows: Iterable[list[str]], header: Header) -> bool:
    """Whether one or two of the first rows name the columns."""
    return _head(list(islice(rows, _HEADER_ROWS + 1)), header, {}) is not None


class _Head(NamedTuple):
    """The names of the columns."""

    names: list[str]
    start: int
    """The index of the row they stand in."""
    end: int
    """The index of the row below them; they may stand in two."""
    merit: int


def _head(rows: Sequence[list[str]], header: Header, mapped: Mapping[str, str]) -> _Head | None:
    """Find the names of the columns among the first rows; two rows where those say more together than one alone."""

    def named(start: int, end: int) -> _Head:
        names = rows[start] if end == start + 1 else _joined(rows[start], rows[start + 1], header)
        merit = header.recognised(names) + _ENOUGH * bool(mapped and _names_mapped(names, mapped))
        return _Head(names, start, end, merit)

    for start in range(min(len(rows), _HEADER_ROWS)):
        found = [named(start, start + 1)]
        if start + 1 < len(rows):
            found.append(named(start, start + 2))
        if max(each.merit for each in found) < _ENOUGH:
            continue
        if found[0].merit < _ENOUGH:  # a title, perhaps, and the names stand below it
            found[1:1] = [named(start + 1, start + 2)]
            found += [named(start + 1, start + 3)] if start + 2 < len(rows) else []
        return max(found, key=lambda each: each.merit)
    return None


def _joined(above: Sequence[str], below: Sequence[str], header: Header) -> list[str]:
    """Give the names of columns that stand in two rows: *Naam* over *NL* and *EN* are ``Naam NL`` and ``Naam EN``."""
    names = []
    over = ""
    for index in range(max(len(above), len(below))):
        under = "".join(below[index : index + 1]).strip()
        own = "".join(above[index : index + 1]).strip()
        over = own or (over if under else "")
        ways = [under] if under == over else [f"{over} {under}".strip(), under or over]
        names.append(next(filter(header.means, ways), ways[0]))
    return names


def records(
    rows: Iterable[tuple[int, list[str]]],
    header: Header,
    mapped: Mapping[str, str],
    remarks: Iterable[Remark] = (),
    *,
    named: Callable[[Sequence[str]], bool] | None = None,
) -> Records:
    """Give the rows below the header; raises :class:`NotReadableError` where there is none, or too much.

    Without a header there has to be a word of the user for the columns; they then have no names. Somebody who sees them
    can be asked what they hold, and ``named`` tells whether the first row that holds something names them.
    """
    said = list(remarks)
    held = _bounded(rows)
    first = list(islice(held, _HEADER_ROWS + 1))
    head = _head([row for _, row in first], header, mapped)
    if head is None and named is not None:
        at = next((index for index, (_, row) in enumerate(first) if any(row)), None)
        if at is not None and named(first[at][1]):
            head = _Head(first[at][1], at, at + 1, 0)
    above = first[: head.start] if head else first
    body: list[tuple[int, list[str]]] = []
    if head:
        body = first[head.end :]
        said += [
            Remark(_ABOVE, {"row": shown(" | ".join(filter(None, row))), "number": at}) for at, row in above if any(row)
        ]
    elif mapped or named is not None:
        body = above
    elif any(any(row) for _, row in above):
        row = next(row for _, row in above if any(row))
        raise NotReadableError(header.missing, header.advice, row=shown(" | ".join(row)))
    kept: list[Row] = []
    names = head.names if head else []
    width = len(names)
    again = [row for _, row in first[head.start : head.end]] if head else []
    for number, row in chain(body, held):
        width = max(width, len(row))
        if row in again:
            said.append(Remark(_AGAIN, {"number": number}))
        elif cells := {index: cell for index, cell in enumerate(row) if cell.strip()}:
            kept.append(Row(number, cells))
    return Records((*names, *[""] * (width - len(names))), kept, said)


def _names_mapped(row: list[str], mapped: Mapping[str, str]) -> bool:
    return any(cell.strip().lower() == name.strip().lower() != "" for cell in row for name in mapped)


def _bounded(rows: Iterable[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    """Give the rows, as long as they stay within what anybody could mean; empty cells at the end of a row go."""
    filled = cells = 0
    for count, (number, row) in enumerate(rows):
        go_on()
        if count == MOST_LINES:
            raise NotReadableError(TOO_MANY_ROWS, most=MOST_LINES)
        while row and not row[-1].strip():
            row.pop()
        filled += bool(row)
        cells += len(row)
        if filled > TABLE_ROWS:
            raise NotReadableError(TOO_MANY_ROWS, most=TABLE_ROWS)
        if len(row) > TABLE_COLUMNS:
            raise NotReadableError(TOO_MANY_COLUMNS, most=TABLE_COLUMNS)
        if cells > TABLE_CELLS:
            raise NotReadableError(TOO_MANY_CELLS, most=TABLE_CELLS)
        if any(len(cell) > LONGEST for cell in row):
            raise NotReadableError(TOO_LONG, most=LONGEST, row=number)
        yield number, row
