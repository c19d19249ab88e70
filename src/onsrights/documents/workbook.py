"""Workbooks of Excel (.xlsx) to rows of cells; needs openpyxl and defusedxml (``onsrights[xlsx]``).

A workbook is a zip of XML files, and comes from strangers: what it unpacks to is measured before anything is read, a
document type declaration (which the format forbids, and every XML bomb needs) is refused, and no size that the workbook
claims for itself is believed.
"""

from __future__ import annotations

import io
import re
import zipfile
from bisect import bisect_right
from datetime import date, datetime, time, timedelta
from itertools import islice
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple
from warnings import catch_warnings, simplefilter

import defusedxml  # noqa: F401 - openpyxl reads XML with it where it is there, and here it has to be
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.worksheet._reader import WorkSheetParser
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

from onsrights.documents.csv_tables import has_header
from onsrights.documents.numbers import plain_number, shown_number
from onsrights.documents.records import (
    MOST_LINES,
    TOO_MANY_CELLS,
    TOO_MANY_COLUMNS,
    TOO_MANY_ROWS,
    NotReadableError,
    Remark,
    shown,
)
from onsrights.engine.diagnostics import Text
from onsrights.engine.limits import TABLE_CELLS, TABLE_COLUMNS, TABLE_ROWS
from onsrights.engine.text.did_you_mean import nearest
from onsrights.engine.waiting import go_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from onsrights.documents.csv_tables import Header

__all__ = ["Sheet", "UnknownSheetError", "read_workbook"]

_MOST_PARTS = 2_000
_MOST_UNPACKED = 128 * 1024 * 1024
_MOST_RATIO = 200
"""Sheets of text shrink by a factor of ten to thirty; zeros by a thousand."""
_SMALL = 1024 * 1024
"""Below this the ratio says nothing."""
_PIECE, _OVERLAP = 1 << 16, 32
_DECLARATIONS = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_FORMULAS = (b"<f>", b"<f ")
_WIDEST = 16_384
"""A sheet of Excel has no more columns."""
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")

_NO_WORKBOOK = Text(
    "Dit is geen Excel-werkmap die gelezen kan worden. Open het in Excel en sla het op als .xlsx of als CSV.",
    "This is not an Excel workbook that can be read. Open it in Excel and save it as .xlsx or as CSV.",
)
_TOO_LARGE = Text(
    "De werkmap is uitgepakt te groot om te lezen. Sla alleen het blad op dat u nodig hebt, als CSV.",
    "Unpacked, the workbook is too large to be read. Save only the sheet that you need, as CSV.",
)
_DECLARED = Text(
    "De werkmap bevat een XML-declaratie die in werkmappen niet mag voorkomen, en is daarom niet gelezen.",
    "The workbook contains an XML declaration that is not allowed in workbooks, and was therefore not read.",
)
_OTHER_SHEETS = Text(
    'Alleen het blad "{sheet}" is gelezen; niet gelezen: {others}.',
    'Only the sheet "{sheet}" was read; not read: {others}.',
)
_CHOOSE = Text("Met --sheet kiest u een ander blad.", "Choose another sheet with --sheet.")
_HIDDEN_SHEET = Text('Het blad "{sheet}" is in de werkmap verborgen.', 'The sheet "{sheet}" is hidden in the workbook.')
_NOT_TEXT = Text(
    'Cel {cell} is geen tekst maar een datum of tijd; overgenomen als "{value}".',
    'Cell {cell} is not text but a date or time; imported as "{value}".',
)
_NOT_SEEN = Text(
    'Cel {cell} bevat een getal met een eigen opmaak ({format}); overgenomen als "{value}". Kijk die waarde na.',
    'Cell {cell} contains a number with a custom format ({format}); imported as "{value}". Check that value.',
)
_ERROR = Text(
    "Cel {cell} bevat een fout ({value}) in plaats van een waarde en is leeg overgenomen.",
    "Cell {cell} contains an error ({value}) instead of a value and was imported as empty.",
)
_STRUCK = Text(
    "Cel {cell} is geheel of deels doorgehaald; de tekst is wel overgenomen.",
    "Cell {cell} is struck out, completely or in part; its text was imported anyway.",
)
_STRUCK_ROWS = Text("Doorgehaalde rijen zijn wel overgenomen: {rows}.", "Struck-out rows were imported anyway: {rows}.")
_HIDDEN_ROWS = {
    1: Text(
        "1 rij die in de werkmap verborgen is, is wel overgenomen: {rows}.",
        "1 row that is hidden in the workbook was imported anyway: {rows}.",
    ),
    2: Text(
        "{count} rijen die in de werkmap verborgen zijn, zijn wel overgenomen: {rows}.",
        "{count} rows that are hidden in the workbook were imported anyway: {rows}.",
    ),
}
_HIDDEN_COLUMNS = Text(
    "Kolommen die in de werkmap verborgen zijn, zijn wel overgenomen: {columns}.",
    "Columns that are hidden in the workbook were imported anyway: {columns}.",
)
_MERGED = Text(
    "De samengevoegde cel {cells} geldt voor elke rij ervan.", "The merged cell {cells} applies to each of its rows."
)
_WORD = Text(
    "Dit is een document van Word. Zet de tabel in Excel en sla die op als .xlsx of als CSV.",
    "This is a Word document. Put the table into Excel and save it as .xlsx or as CSV.",
)
_WITHOUT_RESULT = Text(
    "Cel {cell} bevat een formule waarvan het resultaat niet is opgeslagen; die cel is leeg overgenomen. Open de "
    "werkmap in Excel en sla die opnieuw op.",
    "Cell {cell} contains a formula whose result was not saved; it was imported as empty. Open the workbook in "
    "Excel and save it again.",
)
_MOST_REMARKS = 20


class UnknownSheetError(LookupError):
    """There is no sheet of this name; ``sheets`` are those that there are."""

    def __init__(self, sheet: str, sheets: list[str]) -> None:
        super().__init__(sheet)
        self.sheet = sheet
        self.sheets = sheets
        self.meant = nearest(sheet, sheets)


class Sheet(NamedTuple):
    """A sheet that was read."""

    rows: list[tuple[int, list[str]]]
    """Those with something in them, each with its number."""
    remarks: list[Remark]
    title: str
    titles: tuple[str, ...]
    """Those of all sheets of the workbook."""


def read_workbook(data: bytes, header: Header, sheet: str | None = None) -> Sheet:
    """Read one sheet.

    Without ``sheet`` it is the first one in which a row names the columns, else the first one. Raises
    :class:`NotReadableError` and :class:`UnknownSheetError`.
    """
    formulas = _inspect(data)
    # What the workbook says about itself is worth no line on a terminal.
    with catch_warnings():
        simplefilter("ignore")
        try:
            return _read(data, header, sheet, formulas=formulas)
        except (NotReadableError, UnknownSheetError, MemoryError):
            raise
        except Exception:  # noqa: BLE001 - whatever strangers put into a workbook, it is the workbook that is at fault
            raise NotReadableError(_NO_WORKBOOK) from None


def _inspect(data: bytes) -> bool:
    """Unpack everything once, to nowhere, within limits; say whether there are formulas."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            formulas = False
            for window in _windows(archive, max(_SMALL, min(_MOST_UNPACKED, len(data) * _MOST_RATIO))):
                formulas = formulas or any(mark in window for mark in _FORMULAS)
            return formulas
    except NotReadableError:
        raise
    except Exception:  # noqa: BLE001 - zipfile raises a dozen kinds for a broken archive
        raise NotReadableError(_NO_WORKBOOK) from None


def _windows(archive: zipfile.ZipFile, most: int) -> Iterator[bytes]:
    """Give what is in an archive in pieces that overlap; refuse what is too large, and what has declarations."""
    unpacked = 0
    parts = archive.infolist()
    if any(part.filename == "word/document.xml" for part in parts):
        raise NotReadableError(_WORD)
    if len(parts) > _MOST_PARTS:
        raise NotReadableError(_TOO_LARGE)
    for part in parts:
        before = b""
        with archive.open(part) as stream:
            while piece := stream.read(_PIECE):
                go_on()
                unpacked += len(piece)
                if unpacked > most:
                    raise NotReadableError(_TOO_LARGE)
                window = before + piece
                if any(declaration in window for declaration in _DECLARATIONS):
                    raise NotReadableError(_DECLARED)
                yield window
                before = piece[-_OVERLAP:]


def _read(data: bytes, header: Header, sheet: str | None, *, formulas: bool) -> Sheet:
    book = _Book(data)
    chosen = _chosen(book.sheets, header, sheet)
    read = _Reading(chosen, speaking=True)
    rows = {number: cells for number, cells in read.rows() if any(cells)}
    for number, row in _Reading(chosen, results=False).values() if formulas else ():
        for cell in row:
            column = cell["column"]
            if _is_formula(cell["value"]) and not "".join(rows.get(number, [])[column - 1 : column]):
                read.remark(_WITHOUT_RESULT, cell=_cell_name(number, column))
    read.lay_out(rows)
    others = [found for found in book.sheets if found is not chosen and any(any(row) for _, row in _first(found))]
    remarks = read.remarks
    if others:
        named = ", ".join(f'"{shown(other.title)}"' for other in others[:_MOST_REMARKS])
        remarks.insert(0, Remark(_OTHER_SHEETS, {"sheet": shown(chosen.title), "others": named}, _CHOOSE))
    if chosen.hidden:
        remarks.insert(0, Remark(_HIDDEN_SHEET, {"sheet": shown(chosen.title)}))
    return Sheet(list(rows.items()), remarks, chosen.title, tuple(each.title for each in book.sheets))


def _is_formula(value: object) -> bool:
    """Whether a cell holds a formula: text that begins with ``=``, or a kind of openpyxl's own, which has a range."""
    return value.startswith("=") if isinstance(value, str) else hasattr(value, "ref")


class _Struck(str):
    """A text of which something is struck out."""

    __slots__ = ()


class _Sheet(NamedTuple):
    """A sheet that has not been read yet."""

    title: str
    path: str
    hidden: bool
    parent: _Book


class _Book:
    """A workbook, of which no more was read than what its sheets share.

    ``load_workbook`` is not asked, because it goes through every sheet that does not say how large it is.
    """

    def __init__(self, data: bytes) -> None:
        reader = ExcelReader(io.BytesIO(data), read_only=True, keep_links=False)
        reader.read_manifest()
        reader.read_workbook()
        apply_stylesheet(reader.archive, reader.wb)
        self.archive = reader.archive
        self.looks: Any = reader.wb
        """What openpyxl looks styles up in."""
        strings = reader.package.find(SHARED_STRINGS)  # type: ignore[no-untyped-call] # untyped in the stubs
        self.texts = [] if strings is None else list(self._texts(strings.PartName[1:]))
        self.sheets = [
            _Sheet(str(sheet.name), rel.target, sheet.state != "visible", self)
            for sheet, rel in reader.parser.find_sheets()
            if rel.target in reader.valid_files and "chartsheet" not in rel.Type
        ]

    def _texts(self, path: str) -> Iterator[str]:
        """Give the texts that cells point at, as they stand there; how a word is pronounced is no part of it."""
        with self.archive.open(path) as source:
            for _, node in iterparse(source):
                if node.tag == f"{{{SHEET_MAIN_NS}}}si":
                    runs = [node, *node.findall(f"{{{SHEET_MAIN_NS}}}r")]
                    text = "".join(run.findtext(f"{{{SHEET_MAIN_NS}}}t") or "" for run in runs)
                    strikes = node.iter(f"{{{SHEET_MAIN_NS}}}strike")
                    struck = any(strike.get("val", "1") in {"1", "true"} for strike in strikes)
                    yield _Struck(text) if struck else text
                    node.clear()


def _chosen(sheets: list[_Sheet], header: Header, wanted: str | None) -> _Sheet:
    if wanted is not None:
        for found in sheets:
            if found.title.strip().lower() == wanted.strip().lower():
                return found
        raise UnknownSheetError(wanted, [found.title for found in sheets])
    if not sheets:
        raise NotReadableError(_NO_WORKBOOK)
    in_sight = sorted(sheets, key=lambda sheet: sheet.hidden)
    return next((found for found in in_sight if has_header((row for _, row in _first(found)), header)), in_sight[0])


def _first(sheet: _Sheet) -> Iterator[tuple[int, list[str]]]:
    return islice(_Reading(sheet).rows(), 30)


class _Style(NamedTuple):
    """What the style of a cell says about how its value looks."""

    format: str
    struck: bool


class _Reading:
    """One sheet on its way, as somebody sees it; what is not to be seen in a text is said, where it is ``speaking``.

    The parser of openpyxl is asked itself, because only it tells what is hidden and what is merged without holding the
    whole sheet in memory. Without ``results`` it gives formulas.
    """

    def __init__(self, sheet: _Sheet, *, results: bool = True, speaking: bool = False) -> None:
        self._speaking = speaking
        looks = sheet.parent.looks
        self._parser = WorkSheetParser(
            sheet.parent.archive.open(sheet.path),
            sheet.parent.texts,
            data_only=results,
            epoch=looks.epoch,
            date_formats=looks._date_formats,  # noqa: SLF001 - openpyxl keeps them here for its own readers
            timedelta_formats=looks._timedelta_formats,  # noqa: SLF001
            rich_text=results,
        )
        self._owner: Any = SimpleNamespace(parent=looks)
        """What a cell asks for its styles."""
        self._styles: dict[int, _Style] = {}
        self._struck: dict[int, list[int]] = {}
        """The columns of the cells that are struck out, by row."""
        self.remarks: list[Remark] = []

    def remark(self, text: Text, **data: object) -> None:
        """Say something about the sheet."""
        if self._speaking:
            self.remarks.append(Remark(text, data))

    def values(self) -> Iterator[tuple[int, list[dict[str, Any]]]]:
        """Give the cells of each row that has any, and no more of them than can be."""
        cells = filled = 0
        for number, row in self._parser.parse():
            found = [cell for cell in row if cell["value"] is not None]
            cells += len(row)
            filled += bool(found)
            if cells > TABLE_CELLS:
                raise NotReadableError(TOO_MANY_CELLS, most=TABLE_CELLS)
            if number > MOST_LINES:
                raise NotReadableError(TOO_MANY_ROWS, most=MOST_LINES)
            if filled > TABLE_ROWS:
                raise NotReadableError(TOO_MANY_ROWS, most=TABLE_ROWS)
            if found and max(cell["column"] for cell in found) > _WIDEST:
                raise NotReadableError(TOO_MANY_COLUMNS, most=TABLE_COLUMNS)
            yield number, found

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Give each row with its number, from 1, as texts."""
        for number, found in self.values():
            go_on()
            row = [""] * max((cell["column"] for cell in found), default=0)
            for cell in found:
                row[cell["column"] - 1] = self._text(number, cell)
            yield number, row

    # ---------------------------------------------------------------------------------------------- what a cell shows

    def _text(self, row: int, cell: dict[str, Any]) -> str:
        """Give a value as its cell shows it; dates in the order of ISO 8601."""
        value, style = cell["value"], self._style(cell)
        name = _cell_name(row, cell["column"])
        if cell["data_type"] == "e":
            self.remark(_ERROR, cell=name, value=shown(str(value)))
            return ""
        if style.struck or _is_struck(value):
            self._struck.setdefault(row, []).append(cell["column"])
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, int | float):
            text = shown_number(value, style.format)
            if text is None:
                text = plain_number(value)
                self.remark(_NOT_SEEN, cell=name, format=shown(style.format), value=shown(text))
            return text
        if isinstance(value, date | datetime | time | timedelta):
            text = value.isoformat() if not isinstance(value, timedelta) else str(value)
            text = text.removesuffix("T00:00:00")
            self.remark(_NOT_TEXT, cell=name, value=text)
            return text
        return _unescaped(str(value))

    def _style(self, cell: dict[str, Any]) -> _Style:
        number = cell["style_id"]
        if number not in self._styles:
            styled = ReadOnlyCell(self._owner, **cell)
            self._styles[number] = _Style(styled.number_format or "General", bool(styled.font.strike))
        return self._styles[number]

    # ---------------------------------------------------------------------------------------- what its layout tells

    def lay_out(self, rows: dict[int, list[str]]) -> None:
        """Let merged cells count for all of their rows, and say what is hidden or struck out; all rows were read."""
        self._merge(rows)
        hidden = [number for number in rows if _is_out_of_sight(self._parser.row_dimensions.get(str(number), {}))]
        if hidden:
            self.remark(_HIDDEN_ROWS[min(len(hidden), 2)], count=len(hidden), rows=_listed(hidden))
        columns = self._hidden_columns({index for row in rows.values() for index, text in enumerate(row, 1) if text})
        if columns:
            self.remark(_HIDDEN_COLUMNS, columns=", ".join(map(_letters, columns[:_MOST_REMARKS])))
        whole = [number for number, found in self._struck.items() if len(found) == sum(map(bool, rows.get(number, [])))]
        if whole:
            self.remark(_STRUCK_ROWS, rows=_listed(whole))
        for number in self._struck.keys() - set(whole):
            for column in self._struck[number]:
                self.remark(_STRUCK, cell=_cell_name(number, column))

    def _hidden_columns(self, filled: set[int]) -> list[int]:
        """Give those of the columns that are out of sight; the sheet says it of ranges of them."""
        ends: dict[int, int] = {}
        for each in self._parser.column_dimensions.values():
            if _is_true(each.get("hidden")):
                first, last = int(each["min"]), int(each.get("max", each["min"]))
                ends[first] = max(last, ends.get(first, 0))
        found = []
        end = 0
        for column in range(1, max(filled, default=0) + 1):
            end = max(end, ends.get(column, 0))
            if column <= end and column in filled:
                found.append(column)
        return found

    def _merge(self, rows: dict[int, list[str]]) -> None:
        """Put the text of a merged cell into each of its rows that holds something, in its first column."""
        filled = 0
        numbers = sorted(rows)
        every = self._parser.merged_cells.mergeCell if self._parser.merged_cells else ()
        for merged in sorted(every, key=lambda each: each.bounds):
            column, first, _, last = merged.bounds
            text = "".join(rows.get(first, [])[column - 1 : column])
            below = numbers[bisect_right(numbers, first) : bisect_right(numbers, last)] if text else ()
            filled += len(below)
            if filled > TABLE_CELLS:
                raise NotReadableError(TOO_MANY_CELLS, most=TABLE_CELLS)
            for number in below:
                row = rows[number]
                row += [""] * (column - len(row))
                row[column - 1] = text
            if below:
                self.remark(_MERGED, cells=merged.ref)


def _is_struck(value: object) -> bool:
    parts = value if isinstance(value, CellRichText) else ()
    return isinstance(value, _Struck) or any(isinstance(part, TextBlock) and part.font.strike for part in parts)


def _is_out_of_sight(row: Mapping[str, str]) -> bool:
    return _is_true(row.get("hidden")) or row.get("ht") == "0"


def _is_true(written: str | None) -> bool:
    return written in {"1", "true"}


def _unescaped(text: str) -> str:
    """Give a text with the characters that a workbook writes as their numbers (ECMA-376, 22.9.2.19)."""
    if "_x" not in text:
        return text
    read = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    joined = read.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return joined.replace("\r\n", "\n").replace("\r", "\n")


def _listed(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers[:_MOST_REMARKS])) + ", …" * (len(numbers) > _MOST_REMARKS)


def _cell_name(row: int, column: int) -> str:
    return f"{_letters(column)}{row}"


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
