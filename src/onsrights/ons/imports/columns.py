"""Which column holds which field: by the labels of the dashboard, by other usual names, by what the user says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import combining, normalize

from onsrights.engine.diagnostics import Text
from onsrights.engine.text.did_you_mean import nearest
from onsrights.ons.labels import LABELS
from onsrights.ons.manifest_text import EXTRAS
from onsrights.ons.model import FIELDS
from onsrights.ons.structure import field_called

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = [
    "CONNECTOR",
    "FIELD_NAMES",
    "LEAVE_OUT",
    "PREFIX",
    "TARGETS",
    "Assigned",
    "UnknownColumnError",
    "assign",
    "recognised",
    "target",
]

CONNECTOR, PREFIX, LEAVE_OUT = "connector", "prefix", "-"

TARGETS = (*FIELDS, *EXTRAS, CONNECTOR, PREFIX, LEAVE_OUT)
"""What a column can be told to hold; ``-`` leaves it out."""

FIELD_NAMES = (
    *LABELS.items(),
    ("status", Text("Status", "Status")),
    ("denied_reason", Text("Reden van de afwijzing", "Reason for the denial")),
    ("connector_versions", Text("Versies van de connector", "Versions of the connector")),
    (CONNECTOR, Text("Naam van de connector", "Name of the connector")),
    (PREFIX, Text("Voorvoegsel", "Prefix")),
    ("note", Text("Notitie", "Note")),
    ("", Text("Geen veld; in de notitie", "Not a field; goes into the note")),
    (LEAVE_OUT, Text("Weglaten", "Leave out")),
)
"""What a column can be told to hold, as a page offers it."""

_NAMES = {
    CONNECTOR: "connector, connectornaam, naam connector, naam van de connector, connector name, koppeling",
    PREFIX: "prefix, voorvoegsel",
    LEAVE_OUT: "gecontroleerd, checked",
    "identifier": "recht identifier, identifier recht, recht id, naam recht, right name, code",
    "dutch_name": "taak, taaknaam, naam taak, naam van de taak, naam van de taak nl, taak nl, taaknaam nl, "
    "nederlandse taaknaam, namen nl, taken nl, names nl",
    "english_name": "task, task name, name of the task, taak en, taaknaam en, engelse taaknaam, english task name, "
    "namen en, taken en, names en",
    "dutch_description": "toelichting nl, uitleg nl, nederlandse toelichting, nederlandse uitleg, explanation nl, "
    "omschrijvingen nl, descriptions nl",
    "english_description": "toelichting en, uitleg en, engelse toelichting, engelse uitleg, explanation en, "
    "omschrijvingen en, descriptions en",
    "connector_versions": "versie connector, versies connector, versie van de connector, versies van de connector",
}
"""What people call the columns of their tables, besides the names that a manifest understands. ``gecontroleerd`` is a
column of our own exports."""

_LANGUAGES = {
    **dict.fromkeys(("nl", "nederlands", "nederlandse", "dutch"), "nl"),
    **dict.fromkeys(("en", "engels", "engelse", "english"), "en"),
}
"""How a language is called beside what is written in it."""

_OTHER = re.compile(r"[^a-z0-9]+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LETTERS = re.compile(r"[A-Z]{1,3}")
_LONGEST = 64
_MOST = 100
"""So many columns are looked at closely; nobody misspells a name behind a hundred others."""


class UnknownColumnError(Exception):
    """There is no column of this name; ``meant`` is the one that may have been meant."""

    def __init__(self, column: str, meant: str | None) -> None:
        super().__init__(column)
        self.column = column
        self.meant = meant


class Assigned(NamedTuple):
    """What each column holds."""

    targets: tuple[str | None, ...]
    """By the index of the column; ``None`` where nothing is known."""
    guessed: tuple[int, ...]
    """The columns whose name holds a slip."""
    doubled: tuple[int, ...]
    """Columns that are called like one that stands before them."""


def target(written: str, *, exactly: bool = False) -> str | None:
    """Give what a column or a label of this name holds, one of :data:`TARGETS`; ``None`` where it means nothing."""
    if len(written) > _LONGEST:
        return None
    name = _plain(written)
    for each in (name, _with_language_last(name)):
        if known := _OTHER_NAMES.get(each) or field_called(each, exactly=True):
            return known
    if exactly:
        return None
    near = field_called(name)
    if near is None and (word := nearest(name, _OTHER_NAMES)):
        near = _OTHER_NAMES[word]
    return near


def _plain(written: str) -> str:
    """Give a name without case, accents and signs: ``"Naam (NL) *"`` as ``"naam nl"``."""
    bare = "".join(sign for sign in normalize("NFKD", _HUMP.sub(" ", written)) if not combining(sign))
    return _OTHER.sub(" ", bare.lower()).strip()


def _with_language_last(name: str) -> str:
    """Give ``engels omschrijving`` as ``omschrijving en``."""
    words = name.split()
    languages = [word for word in words if word in _LANGUAGES]
    if len(words) == 1 or len(languages) != 1:
        return name
    return " ".join([*(word for word in words if word not in languages), _LANGUAGES[languages[0]]])


_OTHER_NAMES = {
    **{name: meant for meant, names in _NAMES.items() for name in names.split(", ")},
    **{_plain(label): field for field, text in LABELS.items() for label in text},
}


def recognised(columns: Sequence[str]) -> int:
    """Count the fields of a right that these columns hold; slips count only beside a name that is right."""
    some = columns[:_MOST]
    exact = {meant for column in some if (meant := target(column, exactly=True)) in FIELDS}
    return len(exact.union(meant for column in some if (meant := target(column)) in FIELDS)) if exact else 0


def assign(columns: Sequence[str], mapped: Mapping[str, str], said: Mapping[int, str] | None = None) -> Assigned:
    """Say what each column holds; ``mapped`` are the words of the user, by name, number or letters of a column.

    ``said`` is what somebody said who sees them, by their index; of two that should hold the same, the first one does.
    A name that is right goes before one with a slip, so that a slip never takes a field from the column it belongs to.
    Raises :class:`UnknownColumnError`.
    """
    found: dict[int, str] = {_column(column, columns): meant for column, meant in mapped.items()}
    single = {*FIELDS, *EXTRAS, CONNECTOR, PREFIX} - {"note"}
    guessed: list[int] = []
    doubled: list[int] = []
    if said:
        for index in range(len(columns)):
            meant = said.get(index)
            if meant in single and meant in found.values():
                doubled.append(index)
            elif meant in TARGETS:
                found[index] = meant
        return Assigned(tuple(found.get(index) for index in range(len(columns))), (), tuple(doubled))
    for exactly in (True, False):
        for index, column in enumerate(columns if exactly else columns[:_MOST]):
            if index in found or not column.strip():
                continue
            meant = target(column, exactly=exactly)
            if meant is None:
                continue
            if meant in single and meant in found.values():
                if exactly:
                    doubled.append(index)
                continue
            found[index] = meant
            if not exactly:
                guessed.append(index)
    return Assigned(tuple(found.get(index) for index in range(len(columns))), tuple(guessed), tuple(doubled))


def _column(written: str, columns: Sequence[str]) -> int:
    wanted = written.strip()
    for alike in (str, _plain):
        for index, column in enumerate(columns):
            if alike(column.strip()) == alike(wanted) != "":
                return index
    number = _number(wanted)
    if number is not None and 0 < number <= len(columns):
        return number - 1
    raise UnknownColumnError(written, nearest(wanted, [column for column in columns if column.strip()]))


def _number(written: str) -> int | None:
    """Give the number of a column, from 1, by digits or by the letters of a spreadsheet."""
    if written.isascii() and written.isdigit():
        return int(written[:6])
    if not _LETTERS.fullmatch(written):
        return None
    number = 0
    for letter in written:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
