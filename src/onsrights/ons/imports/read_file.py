"""Bytes to records, whatever kind of file they are."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, NamedTuple

from onsrights.documents.decoding import decode
from onsrights.documents.records import NotReadableError
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onsrights.documents.records import Records
    from onsrights.doors import Asking

__all__ = ["Found", "read"]

_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MANIFESTS = {".yaml", ".yml"}
_JSON_STARTS = ("{", "[")

_OLD = Text(
    "Dit is een werkmap van vóór Excel 2007 (.xls), of een beveiligde werkmap. Sla het bestand in Excel zonder "
    "wachtwoord op als .xlsx of als CSV.",
    "This is a workbook from before Excel 2007 (.xls), or a protected one. Save it in Excel without a password as "
    ".xlsx or as CSV.",
)
_YAML = Text(
    "Dit is al een manifest; controleer het met onsrights check.",
    "This is a manifest already; check it with onsrights check.",
)
_HTML = Text(
    "Dit is een webpagina (HTML), ook als de naam op .xls eindigt. Open het bestand in Excel en sla de tabel op als "
    ".xlsx of als CSV.",
    "This is a web page (HTML), even if its name ends in .xls. Open it in Excel and save the table as .xlsx or CSV.",
)
_XML = Text(
    "Dit is XML, ook als de naam op .xls eindigt. Open het in Excel en sla de tabel op als .xlsx of als CSV.",
    "This is XML, even if its name ends in .xls. Open it in Excel and save the table as .xlsx or CSV.",
)
_MARKDOWN = Text(
    "Dit is Markdown. Zet de tabel in Excel en sla die op als .xlsx of als CSV.",
    "This is Markdown. Put the table into Excel and save it as .xlsx or CSV.",
)
_SAY_FORMAT = Text(
    "Wat onsrights export schrijft, is met --format csv of json terug te lezen.",
    "What onsrights export writes can be read back with --format csv or json.",
)
_NO_TABLE = Text(
    "Dit is geen tabel maar een document of plaatje. Zet de tabel in Excel en sla die op als .xlsx of als CSV.",
    "This is not a table but a document or picture. Put the table into Excel and save it as .xlsx or as CSV.",
)
_OTHERS = (b"%PDF-", b"{\\rtf", b"\xff\xd8\xff", b"GIF8")
"""How files begin that hold text which is no table, or that read as text and are none."""
_HTML_START = re.compile(
    r"(?:\s|<!--.{0,2000}?-->|<\?xml[^>]{0,200}>)*+<(?:!doctype\s+html|html|head|meta|body|table|div|style)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML_START = re.compile(r"\s*+<(?:\?xml|[A-Za-z][\w:.-]*(?:\s|/?>))")
_RULE = re.compile(r"^[ \t]*+(?:\|[ \t]*+)?:?-{3,}+:?[ \t]*+\|[ \t:|-]*+\r?$", re.MULTILINE)
"""The line of Markdown below the head of a table."""
_FENCE = re.compile(r"^```", re.MULTILINE)
"""The beginning of a block of code in Markdown."""
_SAMPLE = 64 * 1024

_NO_HEADER = Text(
    'Er is geen rij gevonden met de namen van de kolommen. De eerste rij is: "{row}".',
    'No row with the names of the columns was found. The first row is: "{row}".',
)
_SAY_COLUMNS = Text(
    'Zet er een rij boven met namen als "Right identifier" en "Nederlandse naam", of zeg met --map welke kolom wat '
    'bevat: --map "A=identifier".',
    'Put a row with names such as "Right identifier" and "Dutch name" above it, or say with --map which column holds '
    'what: --map "A=identifier".',
)
_LONG_NAME = 60
"""A longer text is hardly the name of a column."""
_IDENTIFIER = re.compile(r"(?:[A-Z][a-z]+){3,}")


class Found(NamedTuple):
    """What was read."""

    records: list[Records]
    named: bool | None = None
    """Whether the first row was taken for the names of the columns; ``None`` where that was no question."""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    is_table: bool = False
    """Whether it has columns, of which one can say what they hold."""


def read(
    data: bytes, filename: str, mapped: Mapping[str, str], sheet: str | None = None, asking: Asking | None = None
) -> Found:
    """Give the records of a file, which is not too large: a workbook, JSON, text from the dashboard's form, or a table.

    What it is shows in its bytes; ``filename`` only tells a manifest. Raises :class:`NotReadableError`, and
    :class:`onsrights.documents.workbook.UnknownSheetError`.
    """
    if os.path.splitext(filename)[1].lower() in _MANIFESTS:
        raise NotReadableError(_YAML)
    if data.startswith(_OLD_EXCEL):
        raise NotReadableError(_OLD)
    if data.startswith(_OTHERS):
        raise NotReadableError(_NO_TABLE)
    from onsrights.documents.csv_tables import Header, has_header, read_csv, records
    from onsrights.ons.imports.columns import recognised, target

    header = Header(recognised, lambda name: target(name) is not None, _NO_HEADER, _SAY_COLUMNS)
    first_row = _First(asking) if asking is not None else None

    if data.startswith(_ZIP):
        from onsrights.documents.workbook import read_workbook

        book = read_workbook(data, header, sheet)
        found = records(book.rows, header, mapped, book.remarks, named=first_row)
        titles = book.titles if len(book.titles) > 1 else ()
        return Found(
            [found], first_row.named if first_row else None, book.title if titles else "", titles, is_table=True
        )
    decoded = decode(data)
    text = decoded.text
    if text.lstrip().startswith(_JSON_STARTS):
        from onsrights.ons.imports.json_records import read_json

        first, *others = read_json(text)
        return Found([first._replace(remarks=(*decoded.remarks, *first.remarks)), *others])
    for start, refusal, advice in ((_HTML_START, _HTML, _SAY_FORMAT), (_XML_START, _XML, None)):
        if start.match(text[:_SAMPLE]):
            raise NotReadableError(refusal, advice)
    if _RULE.search(text[:_SAMPLE]):
        raise NotReadableError(_MARKDOWN, _SAY_FORMAT)
    rows, quotes = read_csv(text, header)
    if not has_header((row for _, row in rows), header):
        if _FENCE.search(text[:_SAMPLE]):
            raise NotReadableError(_MARKDOWN, _SAY_FORMAT)
        from onsrights.ons.imports.pasted import is_pasted, read_pasted

        if is_pasted(text):
            found = read_pasted(text)
            return Found([found._replace(remarks=(*decoded.remarks, *found.remarks))])
    rows, _ = read_csv(text, header)
    found = records(rows, header, mapped, (*decoded.remarks, *quotes), named=first_row)
    return Found([found], first_row.named if first_row else None, is_table=True)


class _First:
    """Tells whether the first row names the columns, where none is known; one that reads like a right does not."""

    def __init__(self, asking: Asking) -> None:
        self.named: bool | None = None
        self._said = asking.named

    def __call__(self, row: Sequence[str]) -> bool:
        like_a_right = any(len(cell) > _LONG_NAME or "[" in cell or _IDENTIFIER.fullmatch(cell) for cell in row)
        self.named = named = not like_a_right if self._said is None else self._said
        return named
