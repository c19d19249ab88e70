"""The corpora: right names that nothing may be said of, planted faults that must be found, names that only look wrong.

The headers of ``tests/corpus/*.txt`` explain the columns. Every row was written by hand, none copied from a supplier.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

import onsrights
from onsrights.engine.diagnostics import Span
from onsrights.platforms import PLATFORMS
from tests.over import over

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights import Report
    from onsrights.engine.diagnostics import Diagnostic

pytestmark = pytest.mark.no_cover  # many cases; smaller tests reach the same lines

CORPUS = Path(__file__).parents[1] / "corpus"
PREFIX = "Zorgbrug"
DESCRIPTIONS = {
    "dutch_description": "Geeft een zorgverlener toestemming om dit in de gekoppelde applicatie te doen.",
    "english_description": "Allows a care worker to do this in the linked application.",
}
SILENT = "silent"
DECIDED: dict[tuple[str, str], tuple[str, str]] = {
    ("ONS411", "To index server log"): (
        "ONS413",
        '"To" is a word that stands before the operation; the operation itself has its base form',
    ),
    ("ONS418", "Change [client] contact details and advance directive"): (
        SILENT,
        'an adjective may go with both nouns ("blood pressure and heart rate"), so two subjects are not sure',
    ),
}
"""Rows that the builders decided otherwise, by code and faulty field: what is said instead, and why."""

WITHOUT_PROPOSAL = {
    ("ONS411", "Debriding [client] wound"): "no table knows the verb, so its base form cannot be told",
}
"""Rows whose fault is found but for which nothing can be offered, and why."""


class Correct(NamedTuple):
    """A row of ``correct.txt``."""

    identifier: str
    dutch: str
    english: str
    note: str

    def fields(self) -> dict[str, str]:
        names = {"identifier": self.identifier, "dutch_name": self.dutch, "english_name": self.english}
        return names | DESCRIPTIONS


class Faulty(NamedTuple):
    """A row of ``faulty.txt``."""

    code: str
    field: str
    identifier: str
    dutch: str
    english: str
    marked: str
    proposal: str
    note: str

    @property
    def prefix(self) -> str:
        return self.identifier if self.field == "prefix" else PREFIX

    @property
    def text(self) -> str:
        """The text of the field with the fault."""
        return {
            "prefix": self.identifier,
            "identifier": self.identifier,
            "dutch_name": self.dutch,
            "english_name": self.english,
        }[self.field]

    def rights(self) -> list[dict[str, str]]:
        """The rights to check: the faulty one last."""
        identifier = self.identifier
        if self.field == "prefix":
            identifier = self.proposal + BY_DUTCH[self.dutch].identifier.removeprefix(PREFIX)
        names = {"identifier": identifier, "dutch_name": self.dutch, "english_name": self.english}
        right = names | DESCRIPTIONS
        if self.code not in {"ONS206", "ONS207"}:
            return [right]
        first = BY_IDENTIFIER[self.identifier.lower()].fields()
        if self.code == "ONS207":
            first["identifier"] = self.note.removeprefix("with ").partition(":")[0]
        return [first, right]

    def spans(self) -> list[Span]:
        """The characters that may be marked; any overlap with one of them will do."""
        whole = Span(0, len(self.text))
        if self.marked == "*":
            return [whole]
        if self.marked == "^":
            return [whole, *(Span(at, at) for at in range(len(self.text) + 1))]
        written = self.marked.replace("\\*", "*")
        assert self.text.count(written) == 1, "the marked characters must be found once"
        start = self.text.index(written)
        return [Span(start, start + len(written))]


class Tricky(NamedTuple):
    """A row of ``tricky.txt``."""

    language: str
    name: str
    code: str
    why: str


def rows(name: str) -> Iterator[list[str]]:
    lines = [line for line in (CORPUS / name).read_text("utf-8").splitlines() if line and not line.startswith("#")]
    for line in lines[1:]:
        yield [column.strip().replace("␣", " ") for column in line.split(" | ")]


CORRECT = [Correct(*row) for row in rows("correct.txt")]
BY_IDENTIFIER = {row.identifier.lower(): row for row in reversed(CORRECT)}
BY_DUTCH = {row.dutch: row for row in CORRECT}
FAULTY = [Faulty(*row) for row in rows("faulty.txt")]
TRICKY = [Tricky(*row) for row in rows("tricky.txt")]


def graver(report: Report) -> list[Diagnostic]:
    """Leave out what is only worth knowing."""
    return [found for found in report.diagnostics if found.severity != "info"]


def said(found: list[Diagnostic]) -> list[tuple[str, str | None, str]]:
    return [(one.code, one.field, one.message()) for one in found]


def overlap(left: Span, right: Span) -> bool:
    """Whether two stretches share a character; an empty one is held to touch both its neighbours."""
    if left.start == left.end or right.start == right.end:
        return left.start <= right.end and right.start <= left.end
    return left.start < right.end and right.start < left.end


@cache
def check(row: Faulty) -> Report:
    return onsrights.check_rights(row.rights(), prefix=row.prefix)


def hits(row: Faulty, code: str) -> list[Diagnostic]:
    field = None if row.field == "prefix" else row.field
    return [found for found in check(row).diagnostics if found.code == code and found.field == field]


@over("row", CORRECT, ids=lambda row: f"{row.identifier}-{row.dutch}")
def test_a_correct_right_is_not_faulted(row: Correct) -> None:
    assert said(graver(onsrights.check_right(row.fields(), prefix=PREFIX))) == []


def test_all_correct_rights_are_ready_in_one_file() -> None:
    """The rows with one identifier or one name in common stand in a file of their own."""
    import json

    seen: set[str] = set()
    rights = []
    for row in CORRECT:
        keys = {text.lower() for text in (row.identifier, row.dutch, row.english)}
        if seen.isdisjoint(keys):
            rights.append(row.fields())
        seen |= keys
    manifest = {"manifest": 1, "connector": {"name": PREFIX, "prefix": PREFIX}, "rights": rights}
    report = onsrights.check_text(json.dumps(manifest, ensure_ascii=False), "rights.json")
    assert said(graver(report)) == []
    assert len(CORRECT) * 0.9 < report.rights == report.ready


def expected(row: Faulty) -> str:
    return DECIDED.get((row.code, row.text), (row.code, ""))[0]


FOUND = [row for row in FAULTY if expected(row) != SILENT]
each_faulty = over("row", FOUND, ids=lambda row: f"{row.code}-{row.text}")


@each_faulty
def test_a_planted_fault_is_found_where_it_is(row: Faulty) -> None:
    found = hits(row, expected(row))
    assert found, said(list(check(row).diagnostics))
    if row.field == "prefix":
        assert all(one.pointer == "/connector/prefix" for one in found)
        return
    marked = [one.field_range for one in found if one.field_range is not None]
    assert any(overlap(one, span) for one in marked for span in row.spans()), marked
    if row.marked == "^" and "is as good" not in row.note:
        assert all(one in row.spans() for one in marked), marked


@each_faulty
def test_the_mended_text_is_offered(row: Faulty) -> None:
    values = {change.value for one in hits(row, expected(row)) for each in one.fixes for change in each.changes}
    if (row.code, row.text) in WITHOUT_PROPOSAL:
        assert values == set()
    elif row.field == "prefix":
        assert any(
            row.proposal == edit.text
            for one in hits(row, row.code)
            for each in one.fixes
            for change in each.changes
            for edit in change.edits
        )
    elif row.proposal != "-":
        assert row.proposal in values


@each_faulty
def test_nothing_else_is_said_of_a_right_with_one_fault(row: Faulty) -> None:
    code = expected(row)
    assert said([one for one in graver(check(row)) if one.code != code]) == []


@each_faulty
def test_the_mended_right_is_not_faulted(row: Faulty) -> None:
    """What is offered as the whole field is right, where the row says what it is."""
    if row.proposal == "-" or row.field == "prefix" or "neither name" in row.note:
        return
    [right] = row.rights()
    right[row.field] = row.proposal
    assert said(graver(onsrights.check_right(right, prefix=PREFIX))) == []


@over("row", [row for row in FAULTY if expected(row) == SILENT], ids=lambda row: row.text)
def test_a_row_decided_to_be_right_is_silent(row: Faulty) -> None:
    assert said(graver(check(row))) == []


@over("row", TRICKY, ids=lambda row: f"{row.code}-{row.name}")
def test_a_name_that_only_looks_wrong_is_not_faulted(row: Tricky) -> None:
    field = {"nl": "dutch_name", "en": "english_name"}[row.language]
    assert said(graver(onsrights.check_field(field, row.name, prefix=PREFIX))) == []


def test_every_decision_is_about_a_row() -> None:
    planted = {(row.code, row.text) for row in FAULTY}
    assert DECIDED.keys() | WITHOUT_PROPOSAL.keys() <= planted


def test_every_rule_of_names_and_identifiers_has_planted_faults() -> None:
    """ONS316 and ONS416 need a whole right in another language; they have a corpus of their own."""
    ours = {rule.code for rule in PLATFORMS.registry() if rule.code[:4] in {"ONS2", "ONS3", "ONS4"}}
    assert ours - {"ONS316", "ONS416"} <= {row.code for row in FAULTY}
