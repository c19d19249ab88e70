"""What was approved is held against what is there now (EXA901)."""

from __future__ import annotations

import pytest

import onsrights
from tests.exact.checking import changed, marked, text_of

PURPOSE = "haalt leveranciers op."


@pytest.mark.parametrize(
    ("old", "new", "pointer", "mark", "before"),
    [
        ("financial.payables: read", "financial.payables: none", "/scopes/financial.payables", "none", "read"),
        ("  crm.accounts: read\n", "", "/scopes", "scopes", "crm.accounts: read"),
        ("scopes:\n", "scopes:\n  hrm.payroll: read\n", "/scopes/hrm.payroll", "read", "none"),
        (PURPOSE, "haalt ze op.", "/review/purpose_nl", None, PURPOSE),
        ("data: Facturen", "data: Alles", "/review/third_parties", "third_parties", "Iepenlaan Opslag"),
    ],
)
def test_what_differs_is_told_with_what_it_was(old: str, new: str, pointer: str, mark: str | None, before: str) -> None:
    text = changed("bookings", (old, new))
    report = onsrights.check_text(text, filename="app.exact.yaml", earlier=text_of("bookings"))
    [one] = [each for each in report.diagnostics if each.code == "EXA901"]
    assert one.pointer == pointer
    assert mark is None or marked(text, one) == mark
    assert before in one.message()


def test_only_what_was_approved_and_is_approved_counts() -> None:
    now = changed("bookings", ("crm.accounts: read", "crm.accounts: manage"))
    for earlier in (text_of("bookings").replace("approved", "submitted"), "", text_of("reports")):
        report = onsrights.check_text(now, filename="app.exact.yaml", earlier=earlier)
        assert "EXA901" not in {each.code for each in report.diagnostics}
    pending = now.replace("status: approved", "status: submitted")
    report = onsrights.check_text(pending, filename="app.exact.yaml", earlier=text_of("bookings"))
    assert "EXA901" not in {each.code for each in report.diagnostics}


def test_another_writing_of_the_same_is_no_change() -> None:
    now = changed("bookings", ("haalt leveranciers op.", "haalt   leveranciers op."))
    report = onsrights.check_text(now, filename="app.exact.yaml", earlier=text_of("bookings"))
    assert "EXA901" not in {each.code for each in report.diagnostics}


def test_a_purpose_that_was_not_there() -> None:
    then = text_of("bookings").replace("  purpose_en: Books", "  x: Books")
    report = onsrights.check_text(text_of("bookings"), filename="app.exact.yaml", earlier=then)
    assert [each.message() for each in report.diagnostics if each.code == "EXA901"] == [
        "This was not in what was approved. A change has to be reviewed again; until then the approved version counts."
    ]
