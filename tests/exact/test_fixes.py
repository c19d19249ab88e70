"""Every fix that is offered removes what it is offered for, and brings nothing new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.change.fixes import mended
from onsrights.engine.settings.settings import Settings
from onsrights.engine.text.source import Source
from onsrights.platforms import PLATFORMS
from tests.exact.checking import applied, changed, check
from tests.exact.test_cases import CASES
from tests.over import over
from website.pages import HEADINGS, SHOWN, read

if TYPE_CHECKING:
    from collections.abc import Iterator

[EXACT] = [shown for shown in SHOWN if shown.key == "exact"]

FOLLOWS = {"EXA205": {"EXA402"}, "EXA303": {"EXA306"}}
"""What a fix brings to light: the address of the right country is still an address, a level that is one may be wide."""


def manifests() -> Iterator[tuple[str, str]]:
    """Give every planted fault, and every wrong example of a page."""
    for number, case in enumerate(CASES):
        if case.said:
            yield f"{number} {case.said}", changed(case.base, (case.old, case.new))
    for rule in EXACT.rules:
        if rule.module.startswith("onsrights.exact"):
            for number, example in enumerate(read(rule, "en").examples(HEADINGS["en"][2]), 1):
                if example.kind == "yaml":
                    yield f"{rule.code}-{number}", example.manifest(EXACT)


EACH = list(manifests())


@over("case", EACH, ids=lambda case: case[0])
def test_an_offered_fix_removes_its_fault_and_brings_no_new_one(case: tuple[str, str]) -> None:
    _, text = case
    before = check(text).diagnostics
    for diagnostic in before:
        for fix in diagnostic.fixes:
            if fix.safety == "display-only":
                continue
            after = check(applied(text, fix)).diagnostics
            same = (diagnostic.code, diagnostic.pointer, diagnostic.message())
            assert same not in {(each.code, each.pointer, each.message()) for each in after}
            assert {each.code for each in after} <= {each.code for each in before} | FOLLOWS.get(diagnostic.code, set())


@over("case", EACH, ids=lambda case: case[0])
def test_fixing_twice_is_fixing_once(case: tuple[str, str]) -> None:
    _, text = case
    once = mended(Source("app.exact.yaml", text), PLATFORMS, Settings(), unsafe=True)
    twice = mended(Source("app.exact.yaml", once.text), PLATFORMS, Settings(), unsafe=True)
    assert twice.text == once.text
    left = [fix.safety for each in check(once.text).diagnostics for fix in each.fixes]
    assert {"safe", "unsafe"}.isdisjoint(left), "what could be fixed was"


def test_all_scopes_that_are_missing_are_added_in_one_go() -> None:
    text = changed("bookings", ("scopes:\n  crm.accounts: read\n  financial.accounting: manage\n", "scopes:\n"))
    fixed = mended(Source("app.exact.yaml", text), PLATFORMS, Settings(), unsafe=True)
    assert check(fixed.text).diagnostics == ()
    assert len(fixed.applied) == 2


def test_scopes_that_nothing_needs_go_with_their_heading() -> None:
    text = changed("trial", ("distribution: testing", "distribution: production"))
    text = text[: text.index("calls:")] + "calls: []\nreview:\n  third_parties: []\n"
    text += "  purpose_nl: Koppelt orders.\n  purpose_en: Connects orders.\n"
    fixed = mended(Source("app.exact.yaml", text), PLATFORMS, Settings(), unsafe=True)
    assert "scopes" not in fixed.text
    assert check(fixed.text).diagnostics == ()
