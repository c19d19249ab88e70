"""A table of rights as people keep it, for what opens and pastes it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["HEAD", "RIGHT", "workbook"]

HEAD = ["Recht", "Nederlandse naam", "Engelse naam", "Omschrijving", "Engelse omschrijving", "Prioriteit"]
RIGHT = [
    "WilgenlichtClientDocumentDelete",
    "Document [van een cliënt] verwijderen",
    "Delete [client] document",
    "Geeft toestemming om documenten uit het dossier van een cliënt te verwijderen.",
    "Allows removing documents from the record of a client.",
    "hoog",
]


def workbook(*rows: Sequence[object], more: Sequence[str] = ()) -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(list(row))
    for title in more:
        book.create_sheet(title).append(["x"])
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()
