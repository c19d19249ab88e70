"""What the pages of the rules quote, and what they describe in words because no manifest can show it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import onsrights
from onsrights.reports.pages import page
from onsrights.platforms import PLATFORMS
from website.pages import HEADINGS, LANGUAGES, SHOWN, Example, read

if TYPE_CHECKING:
    from pathlib import Path

    from onsrights.engine.diagnostics import Language

QUOTED = (
    "the fields that need to be filled in when requesting an Ons Autorisatie right.",
    "Rights should be described by the data, action or element it unlocks, as fine-grained as possible.",
    "The element or data it involves: For example: Medical notes",
    "The action on that element: View, Assign, Create, Drop, Send, …",
    "Note that the right identifier may only contain lowercase or uppercase letters.",
    "The right should be prefixed by a unique identifier, preferably the name of the connector.",
    "a broader right that defines whether or not a user can access an external application.",
    "It always starts with a (singular) subject on which it operates",
    "Next, an optional scope is supplied, in square brackets",
    "The name ends with an operation",
    (
        "It is currently impossible to request rights that determine whether a User can access an application "
        "(e.g. “Toegang tot Applicatie X”) without a scope of clients."
    ),
    "The ordering for English names is different:",
    "The description gives more information about the right to the customer's administrator.",
    "This field should be in Dutch.",
    "An English translation of the Dutch description.",
)
"""What stands on the Right Syntax Requirements page, where the pages of the rules quote it."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", [rule.code for rule in SHOWN[0].rules])
def test_quotations_are_in_the_page_quoted(code: str, language: Language) -> None:
    for block in re.findall(r"^>.*\n(?:^>.*\n)*", page(PLATFORMS.registry()[code], language), re.MULTILINE):
        line = " ".join(part.removeprefix("> ") for part in block.splitlines())
        quoted = re.fullmatch(r'"(.+)" \(Right Syntax Requirements\)', line)
        assert quoted, line
        assert any(quoted[1] in sentence for sentence in QUOTED), line


def test_only_what_a_manifest_cannot_show_is_described_in_words(tmp_path: Path) -> None:
    described = {
        rule.code
        for rule in SHOWN[0].rules
        for heading in HEADINGS["en"][2:4]
        for example in read(rule, "en").examples(heading)
        if example.kind != "yaml"
    }
    assert described == {"ONS100", "ONS102", "ONS123", "ONS801", "ONS802", "ONS902"}

    latin = tmp_path / "rights.yaml"
    latin.write_bytes(Example("yaml", "").manifest().encode("windows-1252"))
    assert [diagnostic.code for diagnostic in onsrights.check_file(latin).diagnostics] == ["ONS102"]
    gone = onsrights.check_file(tmp_path / "gone.yaml")
    assert [diagnostic.code for diagnostic in gone.diagnostics] == ["ONS100"]


@pytest.mark.parametrize(("heading", "told"), [("Wrong", True), ("Right", False)])
def test_two_texts_of_one_right_say_what_the_page_says(heading: str, *, told: bool) -> None:
    [example] = read(PLATFORMS.registry()["ONS902"], "en").examples(heading)
    before, now = (line.partition(":")[2].replace("     status", "\nstatus") for line in example.text.splitlines())
    manifests = [Example("yaml", "\n".join(map(str.strip, side.split("\n")))).manifest() for side in (before, now)]
    found = onsrights.check_text(manifests[1], earlier=manifests[0]).diagnostics
    assert ("ONS902" in {diagnostic.code for diagnostic in found}) is told
