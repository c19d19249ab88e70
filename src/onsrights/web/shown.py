"""What the templates show: faults with their characters marked, names drawn in parts, rights with their state."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from onsrights.engine.visible import visible
from onsrights.ons.labels import LABELS
from onsrights.ons.names.reading import read_name
from onsrights.ons.naming import operation_in_other_language, subject_number
from onsrights.web.words import ROLES, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onsrights.engine.diagnostics import Diagnostic, Language, Span
    from onsrights.ons.names.reading import Reading

__all__ = ["Fault", "NamePicture", "fault", "field_of", "name_pictures", "state_of"]

_AROUND = 48
"""So many characters before and behind the faulty ones are shown."""
_LONGEST_MARK = 200
_LONGEST_NAME = 2000
"""A name longer than this is not drawn."""


class Offer(NamedTuple):
    """A proposal: what it does, the new texts by the names of their fields, and what its button sends."""

    title: str
    texts: tuple[tuple[str, str], ...]
    do: str
    fields: str
    """The new texts as JSON, for the script; empty where the proposal is about no field."""


class Fault(NamedTuple):
    """One diagnostic as it stands under its field."""

    severity: str
    word: str
    code: str
    rule: str
    message: str
    excerpt: tuple[tuple[str, bool], ...]
    """Pieces of the field's text, and whether they are the faulty ones."""
    offers: tuple[Offer, ...]
    where: str
    empty: bool
    """Whether all that is wrong is that nothing stands there yet."""


def fault(found: Diagnostic, text: str | None, lang: Language) -> Fault:
    """Show a diagnostic; ``text`` is the text of its field, without which the line of the file is named."""
    span = found.field_range
    excerpt = _excerpt(text, span) if text and span and span != (0, len(text)) else ()
    return Fault(
        found.severity,
        say(found.severity, lang),
        found.code,
        found.rule,
        found.message(lang),
        excerpt,
        tuple(_offers(found, lang)),
        say("line", lang, line=found.range.start.line) if found.range and text is None else "",
        empty=text is not None and not text.strip(),
    )


def field_of(found: Diagnostic) -> str | None:
    """Give the field under which a diagnostic stands.

    A field that is missing in a file is told at another place of the right; the form has a place for it.
    """
    named = found.data.get("field")
    return named if named in LABELS else found.field


def _excerpt(text: str, span: Span) -> tuple[tuple[str, bool], ...]:
    start, end = span.start, min(span.end, len(text))
    before, after = text[max(start - _AROUND, 0) : start], text[end : end + _AROUND]
    marked = text[start:end]
    if len(marked) > _LONGEST_MARK:
        marked, after = marked[:_LONGEST_MARK] + "…", ""
    return (
        (
            ("…" if start > _AROUND else "") + visible(before),
            False,
        ),
        (visible(marked), True),
        (visible(after) + ("…" if end + _AROUND < len(text) else ""), False),
    )


def _offers(found: Diagnostic, lang: Language) -> Iterable[Offer]:
    for index, fix in enumerate(found.fixes):
        values = [(change.field, change.value) for change in fix.changes]
        named = {field: value for field, value in values if field is not None and value is not None}
        shown = tuple((LABELS[field].render(lang, {}), visible(value)) for field, value in named.items())
        if len(named) == len(values):
            # Whoever presses the button has read the text on it, so even what is never applied unread may be taken.
            fields = json.dumps(named)
            yield Offer(fix.title(lang), shown, f"set:{fields}", fields)
        elif found.range is not None and fix.safety != "display-only":
            yield Offer(fix.title(lang), shown, f"fix:{found.fingerprint}/{index}", "")


def state_of(diagnostics: Iterable[Diagnostic]) -> str:
    """Say ``error``, ``warning`` or ``ready``."""
    severities = {found.severity for found in diagnostics}
    return next((severity for severity in ("error", "warning") if severity in severities), "ready")


# ---------------------------------------------------------------------------------------------------------- names


class Cell(NamedTuple):
    """One part of a name in its column; ``text`` is empty where the name has no such part."""

    role: str
    name: str
    text: str
    note: str
    faulty: bool


class NamePicture(NamedTuple):
    """One name in parts: in the columns of a table, and in its own order."""

    language: Language
    label: str
    kind: str
    cells: tuple[Cell, ...]
    pieces: tuple[tuple[str, str], ...]
    """The whole name as pairs of role (empty between the parts) and text."""


def name_pictures(dutch: str, english: str, faults: Sequence[Diagnostic], lang: Language) -> tuple[NamePicture, ...]:
    """Draw both names, each with the same columns."""
    readings = [read_name(dutch[:_LONGEST_NAME], "nl"), read_name(english[:_LONGEST_NAME], "en")]
    roles = ["subject", "scope", "operation"]
    if any(reading.closing for reading in readings):
        roles.append("closing")
    return tuple(
        _picture(reading, roles, [found for found in faults if found.field == field and found.field_range], lang)
        for reading, field in zip(readings, ("dutch_name", "english_name"), strict=True)
    )


def _picture(reading: Reading, roles: Sequence[str], faults: Sequence[Diagnostic], lang: Language) -> NamePicture:
    parts = _parts(reading)
    cells = []
    for role in roles:
        found = [(start, end) for name, start, end in parts if name == role]
        faulty = any(
            one.severity != "info" and one.field_range and one.field_range.start < end and one.field_range.end > start
            for one in faults
            for start, end in found
        )
        text = " … ".join(visible(reading.text[start:end]) for start, end in found)
        cells.append(
            Cell(role, ROLES[role].render(lang, {}), text, _note(reading, role, lang) if found else "", faulty)
        )
    kind = {"access": say("access", lang), None: say("unread", lang)}.get(reading.kind, "")
    label = say("dutch" if reading.language == "nl" else "english", lang)
    return NamePicture(
        reading.language, label, kind if reading.text.strip() else "", tuple(cells), _pieces(reading, parts)
    )


def _parts(reading: Reading) -> list[tuple[str, int, int]]:
    """Give role, start and end of the parts in the order in which they stand."""
    stretches = [("subject", reading.subject), ("operation", reading.operation), ("closing", reading.closing)]
    stretches += [("scope", (scope.piece, scope.piece + 1)) for scope in reading.scopes]
    found = [(role, part.start, part.end) for role, stretch in stretches if (part := reading.part(stretch))]
    return sorted(found, key=lambda part: part[1:])


def _pieces(reading: Reading, parts: Iterable[tuple[str, int, int]]) -> tuple[tuple[str, str], ...]:
    pieces = []
    at = 0
    for role, start, end in parts:
        if start < at:  # an operation around its object is drawn once
            continue
        pieces += [("", visible(reading.text[at:start])), (role, visible(reading.text[start:end]))]
        at = end
    pieces.append(("", visible(reading.text[at:])))
    return tuple(piece for piece in pieces if piece[1])


def _note(reading: Reading, role: str, lang: Language) -> str:
    """Say of a part what helps to compare it: the number of the subject, the operation in the other language."""
    if role == "subject" and reading.kind == "task":
        number = subject_number(reading)
        return say(number, lang) if number in {"singular", "plural"} else ""
    if role == "operation" and (other := operation_in_other_language(reading)):
        return say(f"translation_{reading.language}", lang, text=other)
    return ""
