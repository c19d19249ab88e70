"""Bytes to records, whatever kind of file they are."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from onsrights.engine.diagnostics import Text
from onsrights.engine.settings import Limits
from onsrights.imports.decoding import decode
from onsrights.imports.records import NotReadableError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onsrights.imports.records import Records

__all__ = ["read"]

_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MANIFESTS = {".yaml", ".yml"}
_JSON_STARTS = ("{", "[")

_TOO_LARGE = Text("Het bestand is groter dan {limit} MiB.", "The file is larger than {limit} MiB.")
_OLD = Text(
    "Dit is een werkmap van vóór Excel 2007 (.xls), of een beveiligde werkmap. Sla haar in Excel zonder wachtwoord op "
    "als .xlsx of als CSV.",
    "This is a workbook from before Excel 2007 (.xls), or a protected one. Save it in Excel without a password as "
    ".xlsx or as CSV.",
)
_YAML = Text(
    "Dit is al een manifest; controleer het met onsrights check.",
    "This is a manifest already; check it with onsrights check.",
)


def read(data: bytes, filename: str, mapped: Mapping[str, str], sheet: str | None = None) -> list[Records]:
    """Give the records of a file: a workbook, JSON, text from the dashboard's form, or a table.

    What it is shows in its bytes; ``filename`` only tells a manifest. Raises :class:`NotReadableError`, and
    :class:`onsrights.imports.workbook.UnknownSheetError`.
    """
    limit = Limits().file_bytes
    if len(data) > limit:
        raise NotReadableError(_TOO_LARGE, limit=limit >> 20)
    if os.path.splitext(filename)[1].lower() in _MANIFESTS:
        raise NotReadableError(_YAML)
    if data.startswith(_OLD_EXCEL):
        raise NotReadableError(_OLD)
    from onsrights.imports.tables import has_header, read_csv, records

    if data.startswith(_ZIP):
        from onsrights.imports.workbook import read_workbook

        table, remarks = read_workbook(data, sheet)
        return [records(table, mapped, remarks)]
    decoded = decode(data)
    text = decoded.text
    if text.lstrip().startswith(_JSON_STARTS):
        from onsrights.imports.objects import read_json

        first, *others = read_json(text)
        return [first._replace(remarks=(*decoded.remarks, *first.remarks)), *others]
    rows, quotes = read_csv(text)
    if not has_header(row for _, row in rows):
        from onsrights.imports.pasted import is_pasted, read_pasted

        if is_pasted(text):
            found = read_pasted(text)
            return [found._replace(remarks=(*decoded.remarks, *found.remarks))]
    rows, _ = read_csv(text)
    return [records(rows, mapped, (*decoded.remarks, *quotes))]
