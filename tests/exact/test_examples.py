"""The two examples of an app are what they say they are."""

from __future__ import annotations

import onsrights
from tests.project.test_examples import EXAMPLES


def test_example_is_clean() -> None:
    report = onsrights.check_file(EXAMPLES / "invoices.exact.yaml")
    assert report.diagnostics == ()
    assert report.ready == 1
    decision = onsrights.why(
        (EXAMPLES / "invoices.exact.yaml").read_text(encoding="utf-8"),
        filename="a.exact.yaml",
        endpoint="hrm/Costcenters",
    )
    assert decision.first == "scope", "as its first lines promise"


def test_first_draft_has_many_faults() -> None:
    codes = {found.code for found in onsrights.check_file(EXAMPLES / "broken-app.exact.yaml").diagnostics}
    assert len(codes) >= 20, sorted(codes)
