"""Texts in the cells of a table, so that a spreadsheet shows them and never reckons with them.

Excel, LibreOffice and Google Sheets take a cell that begins with ``=``, ``+``, ``-`` or ``@`` for a formula, and a file
from elsewhere may hold one that sends the sheet away. An apostrophe in front makes it text. The same is done to what
would look like a text so treated, and :func:`bare` takes back exactly what :func:`harmless` does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["CSV_START", "bare", "csv_row", "harmless"]

CSV_START = "\ufeff"
"""What a file of CSV begins with, so that Excel takes it for UTF-8."""

_FORMULA = re.compile(r"'*\s*[=+\-@\t\r\n＝＋－＠]")  # noqa: RUF001 - the wide signs are formulas in Japanese sheets
"""How a formula begins, whatever stands in front of it that a program may pass over."""


def harmless(text: str) -> str:
    """Give a text as a cell that no program takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def bare(cell: str) -> str:
    """Give the text of a cell as :func:`harmless` was given it."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell, 1) else cell


def csv_row(cells: Iterable[str]) -> str:
    """Give a row as Dutch Excel reads it: semicolons, every cell harmless and quoted, CR LF."""
    return ";".join('"' + harmless(cell).replace('"', '""') + '"' for cell in cells) + "\r\n"
