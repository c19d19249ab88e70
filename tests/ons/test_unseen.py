"""Rights that were written by people who had read neither the code nor the word lists: what is found in them.

``tests/corpus/unseen`` has twenty-two lists: correct rights, and rights with one fault each, with its field, the words
that are wrong and the whole text that is meant (``null`` where nobody could know). The figures of
the first run, which no change had seen, are in docs/design/language.md; what holds here is that they do not fall.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from onsrights import check_right

if TYPE_CHECKING:
    from onsrights import Diagnostic

LISTS = Path(__file__).parents[1] / "corpus" / "unseen"
FIELDS = ("identifier", "dutch_name", "english_name", "dutch_description", "english_description")


class Floor(NamedTuple):
    """The least share of faults that is found, marked at the right words, and answered with the text that is meant."""

    named: float
    marked: float
    offered: float


FLOORS = {
    "one": Floor(0.96, 0.96, 0.94),
    "two": Floor(0.95, 0.94, 0.86),
    "three": Floor(0.98, 0.98, 0.90),
    "four": Floor(0.94, 0.94, 0.91),
    "five": Floor(0.92, 0.91, 0.87),
    "six": Floor(0.91, 0.91, 0.87),
    "seven": Floor(0.93, 0.91, 0.87),
    "eight": Floor(0.95, 0.94, 0.90),
    "nine": Floor(0.99, 0.99, 0.97),
    "ten": Floor(0.98, 0.98, 0.96),
    "eleven": Floor(0.93, 0.92, 0.86),
    "twelve": Floor(0.96, 0.95, 0.91),
    "thirteen": Floor(0.94, 0.94, 0.90),
    "fourteen": Floor(0.93, 0.93, 0.90),
    "fifteen": Floor(0.95, 0.95, 0.91),
    "sixteen": Floor(0.94, 0.94, 0.90),
    "seventeen": Floor(0.96, 0.96, 0.93),
    "eighteen": Floor(0.96, 0.96, 0.92),
    "nineteen": Floor(0.94, 0.93, 0.91),
    "twenty": Floor(0.96, 0.96, 0.93),
    "twenty-one": Floor(0.93, 0.91, 0.87),
    "twenty-two": Floor(0.92, 0.91, 0.86),
}
ABOUT_DESCRIPTIONS = {"ONS505", "ONS506"}
"""Not counted: the writers of nine and ten were not told that a description says more than the name."""
MOST_WARNINGS = 1
"""Of 200 correct rights so many may get a needless warning."""


def rights(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (LISTS / f"{name}.jsonl").read_text("utf-8").splitlines()]


def found(right: dict[str, Any]) -> list[Diagnostic]:
    report = check_right({field: right[field] for field in FIELDS}, prefix="Zorgbrug")
    return [one for one in report.diagnostics if one.severity != "info" and one.code not in ABOUT_DESCRIPTIONS]


@pytest.mark.parametrize("name", FLOORS)
def test_correct_rights_are_left_alone(name: str) -> None:
    said = {right["identifier"]: found(right) for right in rights(f"{name}-correct")}
    assert len(said) >= 195
    assert [(right, one.code) for right, told in said.items() for one in told if one.severity == "error"] == []
    assert sum(map(bool, said.values())) <= MOST_WARNINGS


def is_marked(right: dict[str, Any], told: list[Diagnostic]) -> bool:
    text = right[right["field"]] or ""
    at = text.find(right["wrong"]) if right["wrong"] else -1
    places = [one.field_range for one in told if one.field == right["field"]]
    places += [place.field_range for one in told for place in one.related if place.field == right["field"]]
    return any(place and (at < 0 or (place.start <= at + len(right["wrong"]) and place.end >= at)) for place in places)


def is_offered(right: dict[str, Any], told: list[Diagnostic]) -> bool:
    changes = [change for one in told for fix in one.fixes for change in fix.changes]
    return (right["field"], right["right"]) in {(change.field, change.value) for change in changes}


@pytest.mark.parametrize("name", FLOORS)
def test_faults_are_found_and_answered(name: str) -> None:
    faulty = [(right, found(right)) for right in rights(f"{name}-faulty")]
    known = [(right, told) for right, told in faulty if right["right"] is not None]
    assert len(faulty) >= 145
    share = Floor(
        sum(bool(told) for _, told in faulty) / len(faulty),
        sum(is_marked(right, told) for right, told in faulty) / len(faulty),
        sum(is_offered(right, told) for right, told in known) / len(known),
    )
    assert all(now >= least for now, least in zip(share, FLOORS[name], strict=True)), share
