"""The planted faults of the specification: what is said, where, and what a fix makes of it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.afas.checking import BASES, DAY, applied, changed, check, marked, rows, text_of
from tests.over import over

ROWS = [row for row in rows("cases.tsv") if "--observed" not in row["args"]]
KNOWN = {"kassaboek": {"AFS502"}}
"""What an example itself has."""


def day_of(row: dict[str, str]) -> date:
    return date.fromisoformat(row["args"].split()[1]) if row["args"] else DAY


@pytest.mark.parametrize("base", BASES)
def test_an_example_has_no_fault_but_the_calendar(base: str) -> None:
    report = check(text_of(base))
    assert {each.code for each in report.diagnostics} == KNOWN.get(base, set())
    assert (report.rights, report.ready) == (1, 1)


@over("row", ROWS, ids=lambda row: row["id"])
def test_a_planted_fault_is_told_at_its_place_and_nothing_else(row: dict[str, str]) -> None:
    text = changed(row["base"], row["ops"])
    diagnostics = check(text, day_of(row)).diagnostics
    allowed = {row["code"], *row["also"].split(), *KNOWN.get(row["base"], set())}
    assert {each.code for each in diagnostics if each.severity != "info"} <= allowed
    if not row["code"]:
        return
    pointer, _, _ = row["pointer"].partition("@")
    [one] = [each for each in diagnostics if (each.code, each.pointer) == (row["code"], pointer)]
    assert one.severity == row["severity"]
    if row["text"] != "(masked)":
        assert marked(text, one) == row["text"]
    if not row["mended"]:
        return
    [fix] = one.fixes
    assert fix.safety == row["safety"]
    after = applied(text, fix)
    assert (row["text"] not in after) if row["mended"] == "(removed)" else (row["mended"] in after)
