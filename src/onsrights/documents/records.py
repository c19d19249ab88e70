"""What every kind of input becomes before its columns are known: rows under columns, and remarks on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from onsrights.engine.diagnostics import Text
from onsrights.engine.settings.settings import Limits

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onsrights.engine.diagnostics import Language

__all__ = [
    "LONGEST",
    "MOST_LINES",
    "TOO_LARGE",
    "TOO_LONG",
    "TOO_MANY_CELLS",
    "TOO_MANY_COLUMNS",
    "TOO_MANY_ROWS",
    "NotReadableError",
    "Records",
    "Remark",
    "Row",
    "Value",
    "shown",
]

Value: TypeAlias = "str | list[str]"
"""What stands in one cell; a list only where JSON had one."""

MOST_LINES = 1_048_576
"""A sheet of Excel has no more rows, empty ones and all."""

LONGEST = Limits().scalar
"""Code points of a cell: no value of a manifest may be longer (ONS105)."""

TOO_LARGE = Text("Het bestand is groter dan {limit} MiB.", "The file is larger than {limit} MiB.")
TOO_MANY_ROWS = Text("De tabel heeft meer dan {most} rijen.", "The table has more than {most} rows.")
TOO_MANY_COLUMNS = Text("De tabel heeft meer dan {most} kolommen.", "The table has more than {most} columns.")
TOO_MANY_CELLS = Text("De tabel heeft meer dan {most} cellen.", "The table has more than {most} cells.")
TOO_LONG = Text(
    "In rij {row} staat een tekst van meer dan {most} tekens.",
    "Row {row} has text of more than {most} characters.",
)

_SHOWN = 60


class Remark(NamedTuple):
    """Something that the user should know about what was read."""

    text: Text
    data: Mapping[str, Any] = {}
    advice: Text | None = None
    """What to do about it on the command line; a page has another way, and leaves it out."""

    def say(self, lang: Language, *, advised: bool = True) -> str:
        """Give the sentence, with the advice behind it."""
        texts = (self.text, self.advice) if advised and self.advice else (self.text,)
        return " ".join(text.render(lang, self.data) for text in texts)


class NotReadableError(Exception):
    """Nothing can be imported from this; the remark says why, and what to do."""

    def __init__(self, text: Text, advice: Text | None = None, **data: object) -> None:
        super().__init__(text.en)
        self.remark = Remark(text, data, advice)


class Row(NamedTuple):
    """One row of a table, one object of JSON, one form that was filled in."""

    number: int
    """Where it stands: the row of the sheet, the line of the file, the number of the object, from 1."""
    cells: Mapping[int, Value]
    """By the index of the column; what is empty is left out."""


class Records(NamedTuple):
    """Rows that belong together, under the columns they stand in."""

    columns: Sequence[str]
    """The names of the columns as written; ``""`` for one without a name."""
    rows: Sequence[Row]
    remarks: Sequence[Remark] = ()
    around: Mapping[str, str] = {}
    """What the input says of all of them, by its name."""


def shown(text: str) -> str:
    """Give a text for a remark: one line, not too long."""
    from onsrights.engine.text.visible import shorten

    return shorten(" ".join(text.split()), _SHOWN)
