"""Cells that hold an error instead of a value, as spreadsheets write them into their text."""

from __future__ import annotations

import re

__all__ = ["is_error"]

_ERRORS = frozenset(
    # English, and what newer versions have in English everywhere; Google Sheets
    "#NULL! #DIV/0! #VALUE! #REF! #NAME? #NUM! #N/A #SPILL! #CALC! #FIELD! #BLOCKED! #CONNECT! #UNKNOWN! #GETTING_DATA "
    "#ERROR! "
    # Dutch
    "#LEEG! #DEEL/0! #WAARDE! #VERW! #NAAM? #GETAL! #N/B "
    # German, French
    "#WERT! #BEZUG! #ZAHL! #NV #NUL! #VALEUR! #NOM? #NOMBRE! "
    # Spanish, Italian, Portuguese
    "#¡NULO! #¡DIV/0! #¡VALOR! #¡REF! #¿NOMBRE? #¡NUM! #N/D #NULLO! #VALORE! #RIF! #NOME? #NULO! #VALOR! #NÚM!".split()
)
_OTHERS = re.compile(r"#{3,}|(?:Err|Fout):[0-9]{3}")
"""A column that was too narrow to show its number, and errors of LibreOffice."""


def is_error(cell: str) -> bool:
    """Whether the whole text of a cell is an error value of a spreadsheet."""
    text = cell.strip()
    return text.upper() in _ERRORS or _OTHERS.fullmatch(text) is not None
