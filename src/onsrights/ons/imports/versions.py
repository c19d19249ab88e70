"""The versions in one cell, as somebody wrote them; a spreadsheet may have made a number or a date of them."""

from __future__ import annotations

import re
from typing import NamedTuple

from onsrights.engine.diagnostics import Text

__all__ = ["Versions", "versions"]

_BETWEEN = re.compile(r"\s*[;/&]\s*|,\s+|\s+,\s*|\s+(?:(?:en|and|of|or|\+)\s+)?")
_COMMA = re.compile(r"\d+,\d+")
_MONTHS = "jan|feb|mrt|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec"
_DATE = re.compile(
    rf"\d{{1,2}}[-/ .](?:{_MONTHS})[a-z]*\.?(?:[-/ ]\d{{2,4}})?|(?:{_MONTHS})[a-z]*\.?[-/ ]\d{{2,4}}"
    r"|\d{1,2}[-/]\d{1,2}(?:[-/]\d{2,4})?|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d|\d{4}-\d{1,2}-\d{1,2}(?:[T ].*)?",
    re.IGNORECASE,
)
_POWER = re.compile(r"\d+(?:[.,]\d+)?E[+-]?\d+", re.IGNORECASE)
_SERIAL = range(36_526, 73_051)
"""The days from 2000 to 2099, as a spreadsheet counts them."""

_WAS_DATE = Text(
    'Rij {number}: "{value}" in de kolom "{column}" kan een datum zijn die een spreadsheet van een versie heeft '
    "gemaakt; het is zo overgenomen. Kijk na welke versie het is.",
    'Row {number}: "{value}" in the column "{column}" may be a date that a spreadsheet made of a version; it was '
    "imported like that. Check which version it is.",
)
_WAS_NUMBER = Text(
    'Rij {number}: "{value}" in de kolom "{column}" kan een getal zijn dat een spreadsheet van een versie heeft '
    "gemaakt; het is zo overgenomen. Kijk na welke versie het is.",
    'Row {number}: "{value}" in the column "{column}" may be a number that a spreadsheet made of a version; it was '
    "imported like that. Check which version it is.",
)
_HAD_COMMA = Text(
    'Rij {number}: "{value}" in de kolom "{column}" is gelezen met een punt in plaats van de komma.',
    'Row {number}: "{value}" in the column "{column}" was read with a point instead of the comma.',
)


class Versions(NamedTuple):
    """What a cell says."""

    found: list[str] | None
    """The versions; ``None`` where something else is written there too."""
    remark: Text | None = None
    """What should be known of them; knows ``number``, ``column`` and ``value``."""


def versions(written: str) -> Versions:
    """Read a cell: ``1.4, 1.5``, ``1.4/1.5`` and ``1.4 en 1.5`` are two versions, ``1,4`` is one."""
    cell = " ".join(written.split())
    if _DATE.fullmatch(cell) and not re.fullmatch(r"\d+/\d+", cell):
        return Versions([cell], _WAS_DATE)
    if _POWER.fullmatch(cell):
        return Versions([cell], _WAS_NUMBER)
    found: list[str] = []
    remark = None
    for part in filter(None, _BETWEEN.split(cell)):
        if _COMMA.fullmatch(part):
            found.append(part.replace(",", "."))
            remark = _HAD_COMMA
        else:
            found += filter(None, part.split(","))
        if part.isdecimal() and int(part[:6]) in _SERIAL:
            remark = _WAS_NUMBER
    if not all(any(sign.isdecimal() for sign in one) for one in found):
        return Versions(None)
    return Versions(found, remark)
