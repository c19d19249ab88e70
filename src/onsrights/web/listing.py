"""The list of units at the side: what is looked for in it, which part of it is shown, and which units are selected.

However many units a file has, a page shows no more than :data:`AT_ONCE` of them; whoever looks for another one says a
word of it, or turns the page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import combining, normalize

from onsrights.engine.text.visible import shorten, visible
from onsrights.web.inputs import child, every_part
from onsrights.web.problems import Problem

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Iterator

    from onsrights.doors import Input
    from onsrights.web.face import Face, Speech
    from onsrights.web.inputs import Node
    from onsrights.web.manifest import Manifest, Unit
    from onsrights.web.post import Form

__all__ = [
    "AT_ONCE",
    "At",
    "Counts",
    "Listing",
    "Roll",
    "Row",
    "empty",
    "found",
    "is_control",
    "label_of",
    "next_fault",
    "number",
    "place",
    "roll",
    "row_of",
    "texts",
    "told",
]

AT_ONCE = 100
"""So many units are shown at one time."""

At = tuple[int, int]
"""The numbers of a document and of a unit in it."""

_LONGEST = 200
"""Characters that are looked for."""
_MOST_PICKED = 10_000
_PICK = "pick-"
_CONTROLS = frozenset({"find", "faulty", "from", "picked", "status-of-picked"})
_PIECES = re.compile("[A-Z]?[^A-Z]+|[A-Z]")
_SEEN = ("error", "warning")


class Listing(NamedTuple):
    """What somebody has said about the list."""

    find: str = ""
    faulty: bool = False
    """Whether only units with faults are shown."""
    start: int = 0
    """How many of those that are found stand before the ones that are shown."""
    picked: frozenset[At] = frozenset()
    status: str = ""
    """What the status of those that are selected is to be."""
    asked: bool = False
    """Whether those that are selected may go, to ask first."""


class Row(NamedTuple):
    """A unit in the list."""

    at: str
    label: tuple[str, ...]
    """Its name in pieces, between which a line may be broken."""
    state: str
    errors: int
    warnings: int
    is_open: bool
    status: str = ""
    is_picked: bool = False


class Part(NamedTuple):
    """The rows of one document."""

    number: int
    heading: str
    rows: tuple[Row, ...]


class Roll(NamedTuple):
    """The list as a page shows it."""

    listing: Listing
    parts: tuple[Part, ...]
    units: int
    """How many the file has."""
    found: int
    """How many of them were looked for."""
    start: int
    end: int
    faulty: int
    """How many have faults."""
    before: int | None
    """Where the part of the list before this one begins, ``None`` where there is none."""
    after: int | None
    elsewhere: str
    """The selected units that are not shown, as the page carries them."""
    statuses: tuple[tuple[str, str], ...] = ()
    """What the status of those that are selected may be set to."""
    question: str = ""


class Counts(NamedTuple):
    """How many findings there are, by document, pointer of the unit and severity."""

    found: Counter[tuple[int, str | None, str]]

    def of(self, unit: Unit) -> tuple[int, int]:
        """Give the errors and the warnings of a unit."""
        errors, warnings = (self.found[unit.document, unit.pointer, severity] for severity in _SEEN)
        return errors, warnings


# -------------------------------------------------------------------------------------------------- what a post says


def is_control(name: str) -> bool:
    """Whether the list sends something of this name."""
    return name in _CONTROLS or name.startswith(_PICK)


def told(form: Form) -> Listing:
    """Read what a post says about the list; raises :class:`Problem` for what the page does not send."""
    ticked = (name.removeprefix(_PICK).replace("-", "/") for name in form.fields if name.startswith(_PICK))
    picked = frozenset(place("picked", each) for each in (*ticked, *form.get("picked").split()))
    if len(picked) > _MOST_PICKED:
        raise Problem(400, "form-value", key="picked")
    start = number("from", form.get("from") or "0")
    find, status = form.get("find")[:_LONGEST].strip(), form.get("status-of-picked")
    return Listing(find, bool(form.get("faulty")), start, picked, status)


def place(key: str, written: str) -> At:
    """Read ``document/unit``."""
    document, _, unit = written.partition("/")
    return number(key, document), number(key, unit)


def number(key: str, written: str) -> int:
    """Read a number that a page sends."""
    if not (written.isascii() and written.isdecimal() and len(written) < 8):  # noqa: PLR2004 - no file holds so many
        raise Problem(400, "form-value", key=key)
    return int(written)


# ------------------------------------------------------------------------------------------------------ what is shown


def label_of(manifest: Manifest, unit: Unit, speech: Speech) -> str:
    """Name a unit."""
    face, node = manifest.face, unit.node
    names = face.form.labels if face.form else ()
    if not face.is_list:
        names = face.platform.label
        node = child(node, face.unit.removesuffix("[]"))
    name = next((text for name in names if (text := _text(node, name).strip())), "")
    return visible(shorten(name)) if name else speech.say("nameless")


def row_of(unit: Unit, label: str, counts: Counts, *, is_open: bool, status: str = "", is_picked: bool = False) -> Row:
    """Show a unit as a row."""
    errors, warnings = counts.of(unit)
    state = "error" if errors else "warning" if warnings else "ready"
    pieces = tuple(_PIECES.findall(label))
    return Row(f"{unit.document}/{unit.number}", pieces, state, errors, warnings, is_open, status, is_picked)


def roll(manifest: Manifest, listing: Listing, at: At, counts: Counts, speech: Speech, *, follow: bool) -> Roll:
    """Give the part of the list that is to be shown; with ``follow`` the part where the open unit is.

    Where a document is one unit, there is a list only of several documents.
    """
    face = manifest.face
    every = _every(manifest)
    units = found(manifest, listing, counts)
    where = next((index for index, unit in enumerate(units) if (unit.document, unit.number) == at), None)
    start = min(listing.start, max(len(units) - 1, 0)) // AT_ONCE * AT_ONCE
    if follow and where is not None:
        start = where // AT_ONCE * AT_ONCE
    page = units[start : start + AT_ONCE]
    there = {(unit.document, unit.number) for unit in every}
    shown = {(unit.document, unit.number) for unit in page}
    picked = listing.picked & there
    status = _status(face)
    words = {value: speech.text(word) for value, word in status.words.items()} if status else {}
    parts = []
    for document in _documents(manifest, page, narrowed=listing.faulty or bool(listing.find) or len(units) > AT_ONCE):
        rows = tuple(
            row_of(
                unit,
                label_of(manifest, unit, speech),
                counts,
                is_open=(unit.document, unit.number) == at,
                status=words.get(_text(unit.node, status.key), "") if status else "",
                is_picked=(unit.document, unit.number) in picked,
            )
            for unit in page
            if unit.document == document
        )
        parts.append(Part(document, _heading(manifest, document, speech), rows))
    question = "remove_picked_ask_1" if len(picked) == 1 else "remove_picked_ask"
    return Roll(
        listing._replace(picked=picked, asked=listing.asked and bool(picked)),
        tuple(parts),
        len(every),
        len(units),
        start,
        start + len(page),
        sum(any(counts.of(unit)) for unit in every),
        start - AT_ONCE if start else None,
        start + AT_ONCE if start + AT_ONCE < len(units) else None,
        " ".join(f"{document}/{unit}" for document, unit in sorted(picked - shown)),
        (("", speech.say("unsaid")), *words.items()) if words else (),
        speech.say(question, count=len(picked)) if listing.asked else "",
    )


def found(manifest: Manifest, listing: Listing, counts: Counts) -> list[Unit]:
    """Give the units that are looked for."""
    units = _every(manifest)
    if listing.faulty:
        units = [unit for unit in units if any(counts.of(unit))]
    if listing.find:
        wanted = [*map(_folded, listing.find.split())]
        units = [unit for unit in units if _holds(unit.node, wanted)]
    return units


def empty(manifest: Manifest, key: str) -> list[Unit]:
    """Give the units that say nothing under a key, but something else."""
    units = [unit for unit in _every(manifest) if not _text(unit.node, key).strip()]
    return [unit for unit in units if any(text.strip() for text in texts(unit.node))]


def _every(manifest: Manifest) -> list[Unit]:
    """Give the units that a list is about: none where the only document is one."""
    if not manifest.face.is_list and len(manifest.units) < 2:  # noqa: PLR2004 - one needs no list
        return []
    return [unit for units in manifest.units for unit in units]


def next_fault(manifest: Manifest, at: At, counts: Counts, *, back: bool = False) -> At:
    """Give the next unit with a fault behind the one that is open, or before it; the last is followed by the first."""
    faulty = [(unit.document, unit.number) for units in manifest.units for unit in units if any(counts.of(unit))]
    if back:
        return next((each for each in reversed(faulty) if each < at), faulty[-1] if faulty else at)
    return next((each for each in faulty if each > at), faulty[0] if faulty else at)


def _documents(manifest: Manifest, page: Iterable[Unit], *, narrowed: bool) -> Iterable[int]:
    """Give the documents that have something in this part of the list; empty ones only where nothing narrows it."""
    if not narrowed:
        return range(len(manifest.units))
    return dict.fromkeys(unit.document for unit in page) or (range(1) if len(manifest.units) == 1 else ())


def _heading(manifest: Manifest, document: int, speech: Speech) -> str:
    """Name a document of several: by the first text that is asked around its units."""
    if len(manifest.units) < 2 or not manifest.face.is_list:  # noqa: PLR2004 - one needs no heading
        return ""
    around, _ = manifest.shown(document, 0)
    name = next((part.sent for part in every_part(around)), "")
    return speech.say("document", number=document + 1, name=visible(shorten(name or "…")))


def _status(face: Face) -> Input | None:
    """Give the input for the status of a unit."""
    return next((each for each in face.form.unit if each.key == face.form.status), None) if face.form else None


def _text(node: Node | None, key: str) -> str:
    found = child(node, key)
    return str(found[3]) if found is not None and found[0] == "scalar" else ""


def _holds(node: Node | None, wanted: list[str]) -> bool:
    text = _folded("\n".join(texts(node)))
    return all(word in text for word in wanted)


def texts(node: Node | None) -> Iterator[str]:
    """Give every text below a node that stands for a value."""
    waiting = [node]
    while waiting:
        at = waiting.pop()
        if at is None:
            continue
        if at[0] == "scalar":
            yield at[3]
        else:
            waiting += at[3] if at[0] == "sequence" else [value for _, value in at[3]]


def _folded(text: str) -> str:
    """Give a text without case and accents, as people look for it."""
    return "".join(sign for sign in normalize("NFKD", text.casefold()) if not combining(sign))
