"""Text copied from the dashboard's form: a label on a line of its own and the value below, or both on one line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onsrights.documents.records import (
    LONGEST,
    TOO_LONG,
    TOO_MANY_ROWS,
    NotReadableError,
    Records,
    Remark,
    Row,
    shown,
)
from onsrights.engine.diagnostics import Text
from onsrights.engine.limits import TABLE_ROWS
from onsrights.ons.imports.columns import target
from onsrights.ons.model import DESCRIPTIONS, FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["is_pasted", "read_pasted"]

_LONGEST_LABEL = 40
_SHORTEST = 5
"""Words like "nl" and "key" are names of columns; in a text they are too short to be a label."""
_LINE = re.compile(r"[^\r\n]*+(?:\r\n?|\n|\Z)")
_MOST_OUTSIDE = 1000
_NO_FORM = Text(
    "Dit is geen tekst uit het formulier: meer dan {most} regels horen bij geen enkel veld.",
    "This is not text from the form: more than {most} lines do not belong to a field.",
)
_OUTSIDE = Text(
    'Regel {number} hoort bij geen veld en is niet overgenomen: "{line}".',
    'Line {number} does not belong to a field and was not imported: "{line}".',
)


def is_pasted(text: str) -> bool:
    """Whether at least two different labels stand at the beginning of lines."""
    found = set()
    for _, line in zip(range(_MOST_OUTSIDE), _lines(text), strict=False):
        if (label := _label(line)) is not None:
            found.add(label[0])
    return len(found) >= 2


def _lines(text: str) -> Iterator[str]:
    return (match[0].rstrip("\r\n") for match in _LINE.finditer(text))


def _label(line: str) -> tuple[str, str] | None:
    """Give the field that a line names, and what stands behind the colon."""
    written, colon, value = line.partition(":")
    if colon and value[:1] not in {"", " ", "\t"}:
        return None
    # A form puts an asterisk behind what has to be filled in.
    label = written.strip(" \t").removesuffix("*").rstrip(" \t")
    if not _SHORTEST <= len(label) <= _LONGEST_LABEL:
        return None
    field = target(label, exactly=True)
    return (field, value.strip()) if field in FIELDS else None


def read_pasted(text: str) -> Records:
    """Give one row for every form; a new one begins where a label comes that the form has already."""
    rows: list[Row] = []
    remarks: list[Remark] = []
    for start, values in _forms(text, remarks):
        cells = {FIELDS.index(field): value for field, value in values.items() if value}
        if any(len(value) > LONGEST for value in cells.values()):
            raise NotReadableError(TOO_LONG, most=LONGEST, row=start)
        if cells:
            rows.append(Row(start, cells))
        if len(rows) > TABLE_ROWS:
            raise NotReadableError(TOO_MANY_ROWS, most=TABLE_ROWS)
    return Records(FIELDS, rows, remarks)


def _forms(text: str, remarks: list[Remark]) -> Iterator[tuple[int, dict[str, str]]]:
    values: dict[str, list[str]] = {}
    field: str | None = None
    start = 1
    for number, line in enumerate(_lines(text), 1):
        if (label := _label(line)) is not None:
            if label[0] in values:
                yield start, _joined(values)
                values = {}
            if not values:
                start = number
            field = label[0]
            values[field] = [label[1]] if label[1] else []
        elif field is not None and _continues(field, values[field], line):
            values[field].append(line.strip())
        elif line.strip():
            if len(remarks) == _MOST_OUTSIDE:
                raise NotReadableError(_NO_FORM, most=_MOST_OUTSIDE)
            remarks.append(Remark(_OUTSIDE, {"number": number, "line": shown(line)}))
        elif field is not None and values[field] and field not in DESCRIPTIONS:
            field = None  # what comes below the empty line belongs to nothing
    yield start, _joined(values)


def _continues(field: str, lines: list[str], line: str) -> bool:
    """Whether a line belongs to the value above it: a description may have several, everything else has one."""
    return (bool(line.strip()) and (not lines or field in DESCRIPTIONS)) or (field in DESCRIPTIONS and bool(lines))


def _joined(values: dict[str, list[str]]) -> dict[str, str]:
    return {field: "\n".join(lines).strip() for field, lines in values.items()}
