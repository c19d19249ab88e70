"""Workbooks of Excel (.xlsx) to rows of cells; needs openpyxl and defusedxml (``onsrights[xlsx]``).

A workbook is a zip of XML files, and comes from strangers: what it unpacks to is measured before anything is read, a
document type declaration (which the format forbids, and every XML bomb needs) is refused, and no size that the workbook
claims for itself is believed.
"""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from warnings import catch_warnings, simplefilter

import defusedxml  # noqa: F401 - openpyxl reads XML with it where it is there, and here it has to be
from openpyxl import load_workbook

from onsrights.documents.records import (
    MOST_CELLS,
    MOST_LINES,
    TOO_MANY_CELLS,
    TOO_MANY_ROWS,
    NotReadableError,
    Remark,
    shown,
)
from onsrights.documents.tables import has_header
from onsrights.engine.diagnostics import Text
from onsrights.engine.spelling import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

    from onsrights.documents.tables import Header

__all__ = ["UnknownSheetError", "read_workbook"]

_MOST_PARTS = 2_000
_MOST_UNPACKED = 128 * 1024 * 1024
_MOST_RATIO = 200
"""Sheets of text shrink by a factor of ten to thirty; zeros by a thousand."""
_SMALL = 1024 * 1024
"""Below this the ratio says nothing."""
_PIECE, _OVERLAP = 1 << 16, 32
_DECLARATIONS = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_FORMULAS = (b"<f>", b"<f ")

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
    "The workbook holds an XML declaration that no workbook may have, and was therefore not read.",
)
_OTHER_SHEETS = Text(
    'Alleen het blad "{sheet}" is gelezen; niet gelezen: {others}. Met --sheet kiest u een ander blad.',
    'Only the sheet "{sheet}" was read; not read: {others}. With --sheet you choose another one.',
)
_NOT_TEXT = Text(
    'Cel {cell} is geen tekst maar een datum of tijd; overgenomen als "{value}".',
    'Cell {cell} is not text but a date or time; taken over as "{value}".',
)
_WITHOUT_RESULT = Text(
    "Cel {cell} bevat een formule waarvan het resultaat niet is opgeslagen; die cel is leeg overgenomen. Open de "
    "werkmap in Excel en sla haar opnieuw op.",
    "Cell {cell} holds a formula whose result was not saved; it was taken over as empty. Open the workbook in Excel "
    "and save it again.",
)
_MOST_REMARKS = 20


class UnknownSheetError(LookupError):
    """There is no sheet of this name; ``sheets`` are those that there are."""

    def __init__(self, sheet: str, sheets: list[str]) -> None:
        super().__init__(sheet)
        self.sheet = sheet
        self.sheets = sheets
        self.meant = nearest(sheet, sheets)


def read_workbook(
    data: bytes, header: Header, sheet: str | None = None
) -> tuple[list[tuple[int, list[str]]], list[Remark]]:
    """Give the rows of one sheet, each with its number, and remarks.

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
    if len(parts) > _MOST_PARTS:
        raise NotReadableError(_TOO_LARGE)
    for part in parts:
        before = b""
        with archive.open(part) as stream:
            while piece := stream.read(_PIECE):
                unpacked += len(piece)
                if unpacked > most:
                    raise NotReadableError(_TOO_LARGE)
                window = before + piece
                if any(declaration in window for declaration in _DECLARATIONS):
                    raise NotReadableError(_DECLARED)
                yield window
                before = piece[-_OVERLAP:]


def _read(
    data: bytes, header: Header, sheet: str | None, *, formulas: bool
) -> tuple[list[tuple[int, list[str]]], list[Remark]]:
    book = _open(data, results=True)
    sheets: list[ReadOnlyWorksheet] = [found for found in book.worksheets if hasattr(found, "reset_dimensions")]
    chosen = _chosen(sheets, header, sheet)
    remarks: list[Remark] = []
    rows = {
        number: [_text(value, (number, index), remarks) for index, value in enumerate(row, 1)]
        for number, row in _rows(chosen)
        if any(value is not None for value in row)
    }
    for number, row in _rows(_open(data, results=False)[chosen.title]) if formulas else ():
        for index, value in enumerate(row, 1):
            if _is_formula(value) and not "".join(rows.get(number, [])[index - 1 : index]):
                remarks.append(Remark(_WITHOUT_RESULT, {"cell": _cell_name(number, index)}))
    others = [found.title for found in sheets if found is not chosen and any(any(row) for _, row in _first(found))]
    if others:
        named = ", ".join(f'"{shown(title)}"' for title in others[:_MOST_REMARKS])
        remarks.insert(0, Remark(_OTHER_SHEETS, {"sheet": shown(chosen.title), "others": named}))
    return list(rows.items()), remarks


def _is_formula(value: object) -> bool:
    """Whether a cell holds a formula: text that begins with ``=``, or a kind of openpyxl's own, which has a range."""
    return value.startswith("=") if isinstance(value, str) else hasattr(value, "ref")


def _open(data: bytes, *, results: bool) -> Workbook:
    return load_workbook(io.BytesIO(data), read_only=True, data_only=results, keep_links=False)


def _chosen(sheets: list[ReadOnlyWorksheet], header: Header, wanted: str | None) -> ReadOnlyWorksheet:
    if wanted is not None:
        for found in sheets:
            if found.title.strip().lower() == wanted.strip().lower():
                return found
        raise UnknownSheetError(wanted, [found.title for found in sheets])
    if not sheets:
        raise NotReadableError(_NO_WORKBOOK)
    return next((found for found in sheets if has_header((row for _, row in _first(found)), header)), sheets[0])


def _first(sheet: ReadOnlyWorksheet) -> Iterator[tuple[int, list[str]]]:
    for (number, row), _ in zip(_rows(sheet), range(30), strict=False):
        yield number, [_text(value) for value in row]


def _rows(sheet: ReadOnlyWorksheet) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """Give the rows as they are, not as the sheet claims to be, and no more of them than can be."""
    sheet.reset_dimensions()
    cells = 0
    for number, row in enumerate(_worksheet(sheet).iter_rows(values_only=True), 1):
        cells += len(row)
        if cells > MOST_CELLS:
            raise NotReadableError(TOO_MANY_CELLS, most=MOST_CELLS)
        if number > MOST_LINES:  # a row that claims a higher number would be reached by counting empty ones
            raise NotReadableError(TOO_MANY_ROWS, most=MOST_LINES)
        yield number, row


def _worksheet(sheet: ReadOnlyWorksheet) -> Any:  # noqa: ANN401 - the stubs give a sheet that is read another type
    return sheet


def _text(value: object, at: tuple[int, int] | None = None, remarks: list[Remark] | None = None) -> str:
    """Give a value as text: numbers as they are shown without a format, dates in the order of ISO 8601."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004 - exact as a float
        return str(int(value))
    if isinstance(value, date | datetime | time | timedelta):
        text = value.isoformat() if not isinstance(value, timedelta) else str(value)
        if at is not None and remarks is not None:
            remarks.append(Remark(_NOT_TEXT, {"cell": _cell_name(*at), "value": text}))
        return text
    return str(value)


def _cell_name(row: int, column: int) -> str:
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"
