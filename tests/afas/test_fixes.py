"""Every fix that is offered removes what it is offered for, and brings nothing new."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onsrights.engine.change.fixes import mended
from onsrights.engine.settings.settings import Settings
from onsrights.engine.text.source import Source
from onsrights.platforms import PLATFORMS
from tests.afas.checking import DAY, applied, changed, check, rows
from tests.over import over
from website.pages import HEADINGS, SHOWN, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.diagnostics import Diagnostic

[AFAS] = [shown for shown in SHOWN if shown.key == "afas"]


def manifests() -> Iterator[tuple[str, str]]:
    """Give every planted fault, and every wrong example of a page."""
    for row in rows("cases.tsv"):
        if row["code"] and not row["args"]:
            yield row["id"], changed(row["base"], row["ops"])
    for rule in AFAS.rules:
        if rule.module.startswith("onsrights.afas"):
            for number, example in enumerate(read(rule, "en").examples(HEADINGS["en"][2]), 1):
                yield f"{rule.code}-{number}", example.manifest(AFAS)


FOLLOWS = {"AFS301": {"AFS305"}, "AFS407": {"AFS404"}}
"""What a fix brings to light: a connector in its own list may be unused, and a user who is let in be one too many."""

EACH = list(manifests())


def told(diagnostics: tuple[Diagnostic, ...]) -> set[tuple[str, str]]:
    return {(each.code, each.pointer) for each in diagnostics}


@over("case", EACH, ids=lambda case: case[0])
def test_an_offered_fix_removes_its_fault_and_brings_no_new_one(case: tuple[str, str]) -> None:
    _, text = case
    before = check(text).diagnostics
    for diagnostic in before:
        for fix in diagnostic.fixes:
            after = check(applied(text, fix)).diagnostics
            same = [each for each in after if (each.code, each.message()) == (diagnostic.code, diagnostic.message())]
            assert not [each for each in same if each.pointer == diagnostic.pointer], diagnostic.message()
            shown = FOLLOWS.get(diagnostic.code, set())
            assert {each.code for each in after} <= {*(each.code for each in before), *shown}
            assert len(after) < len(before) or shown


@over("case", EACH, ids=lambda case: case[0])
def test_applying_all_unsafe_fixes_leaves_none_that_could_be_applied(case: tuple[str, str]) -> None:
    _, text = case
    settings = Settings(as_of=DAY)
    result = mended(Source("planbord.afas.yaml", text), PLATFORMS, settings, unsafe=True)
    assert not result.left_out
    left = check(result.text).diagnostics
    assert not [fix for each in left for fix in each.fixes if fix.safety != "display-only"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("special_connectors: [AppConnectorSubject, AppConnectorSubject]", "special_connectors: [AppConnectorSubject]"),
        (
            "special_connectors:\n    - AppConnectorSubject\n    # again\n    - AppConnectorSubject",
            "special_connectors:\n    - AppConnectorSubject\n    # again\n    - AppConnectorSubject",
        ),
        ("get_connectors: [Zorg_Lijst, Zorg_Lijst]\n", "get_connectors: [Zorg_Lijst]\n"),
    ],
)
def test_the_second_of_two_equal_texts_is_removed_safely(text: str, wanted: str) -> None:
    """But not where somebody has written a comment about it."""
    head = "manifest: 1\nplatform: afas\nintegration: {name: Zorg}\nconnector:\n  description: Zorg\n"
    head += "  called_by: system\n  authentication: {type: oauth, client: confidential, flow: client_credentials,\n"
    head += "    client_authentication: client_secret}\n  "
    result = mended(Source("zorg.afas.yaml", head + text), PLATFORMS, Settings(as_of=DAY))
    assert result.text.rstrip() == (head + wanted).rstrip()


@pytest.mark.parametrize(
    ("written", "wanted"), [("true", "false"), ("nee", "false"), ('"nee"', '"false"'), ("Ja", "false")]
)
def test_a_boolean_is_written_as_it_was(written: str, wanted: str) -> None:
    text = AFAS.example() + f"  blocked: {written}\n"
    result = mended(Source("zorg.afas.yaml", text), PLATFORMS, Settings(as_of=DAY), unsafe=True)
    assert result.text == AFAS.example() + f"  blocked: {wanted}\n"
