"""Bytes to text, in every encoding that Excel and Windows write: UTF-8, UTF-16, Windows-1252."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from onsrights.documents.records import NotReadableError, Remark
from onsrights.engine.diagnostics import Text

__all__ = ["Decoded", "decode"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""UTF-32 before UTF-16, whose mark is the beginning of the other."""

_SAMPLE = 4096
_FEWEST = 3
"""So many characters have to be there before NULs tell anything."""
_WESTERN = Text(
    "Het bestand is geen UTF-8 en is gelezen als Windows-1252. Controleer de letters met accenten, zoals in cliënt.",
    "The file is not UTF-8 and was read as Windows-1252. Check the letters with accents, as in cliënt.",
)
_NO_TEXT = Text(
    "Dit bestand bevat geen tekst. Sla het op als CSV of als Excel-werkmap (.xlsx).",
    "This file contains no text. Save it as CSV or as an Excel workbook (.xlsx).",
)


class Decoded(NamedTuple):
    """The text of a file, and what should be known about it."""

    text: str
    remarks: tuple[Remark, ...] = ()


def decode(data: bytes) -> Decoded:
    """Give the text; raises :class:`NotReadableError` for bytes that are none."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return Decoded(_strict(data[len(mark) :], encoding))
    if wide := _wide(data[:_SAMPLE]):
        return Decoded(_strict(data, wide))
    try:
        return Decoded(_text(data.decode("utf-8")))
    except UnicodeDecodeError:
        return Decoded(_strict(data, "cp1252"), (Remark(_WESTERN),))


def _strict(data: bytes, encoding: str) -> str:
    try:
        return _text(data.decode(encoding))
    except UnicodeDecodeError:
        raise NotReadableError(_NO_TEXT) from None


def _text(text: str) -> str:
    if "\x00" in text:
        raise NotReadableError(_NO_TEXT)
    return text


def _wide(sample: bytes) -> str | None:
    """Say which UTF-16 these bytes are, by the NULs that Western text is half made of."""
    pairs = len(sample) // 2
    even, odd = sample[0 : 2 * pairs : 2].count(0), sample[1 : 2 * pairs : 2].count(0)
    if max(even, odd) * 10 < pairs * 7 or min(even, odd) * 10 > pairs or pairs < _FEWEST:
        return None
    return "utf-16-le" if odd > even else "utf-16-be"
