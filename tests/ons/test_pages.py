"""The pages of the rules: each rule has its two, they say what the registry says, and their examples are run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import onsrights
from onsrights.platforms import PLATFORMS
from website.pages import HEADINGS, LANGUAGES, SILENT, Example, Page, rule_pages
from website.pages import read as taken_apart

if TYPE_CHECKING:
    from pathlib import Path

    from onsrights.engine.diagnostics import Safety

CODES = [rule.code for rule in PLATFORMS.registry()]
SAFETY: dict[str, dict[Safety | None, str]] = {
    "en": {"safe": "safe", "unsafe": "unsafe", "display-only": "only shown", None: "no fix"},
    "nl": {"safe": "veilig", "unsafe": "onveilig", "display-only": "alleen getoond", None: "niet automatisch"},
}
"""The words with which a page tells what may be done with the fix."""

JARGON = re.compile(
    r"\b(?:alias|anchor|node|parser?|Python|regex|regular expression|scalar|token|je|jij|jouw)\b", re.IGNORECASE
)
"""Words of programmers, and the informal *je*."""

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

PAGES = rule_pages()


def read(code: str, language: str) -> Page:
    return taken_apart(PAGES[f"{code}.{language}.md"])


def runnable(heading: int) -> list[tuple[str, Example]]:
    """Give the examples below one of the fixed headings, which are the same in both languages."""
    return [
        (code, example)
        for code in CODES
        for example in read(code, "en").examples(HEADINGS["en"][heading])
        if example.kind == "yaml"
    ]


def named(value: object) -> str | None:
    return value if isinstance(value, str) else ""


def test_each_rule_has_its_two_pages_and_each_page_its_rule() -> None:
    assert sorted(PAGES) == sorted(f"{code}.{language}.md" for code in CODES for language in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
class TestPage:
    def test_title_is_code_and_name(self, code: str, language: str) -> None:
        assert read(code, language).title == f"# {code} {PLATFORMS.registry()[code].name}"

    def test_summary_is_one_sentence_that_fits_a_table(self, code: str, language: str) -> None:
        summary = read(code, language).summary
        assert re.fullmatch(r"[^.\n][^\n]*\.", summary)
        assert len(summary) <= 92

    def test_headings(self, code: str, language: str) -> None:
        headings = tuple(read(code, language).sections)
        assert headings in {HEADINGS[language], (*HEADINGS[language], SILENT[language])}

    def test_no_section_is_empty(self, code: str, language: str) -> None:
        assert all(section.strip() for section in read(code, language).sections.values())

    def test_fits_a_terminal(self, code: str, language: str) -> None:
        lines = PAGES[f"{code}.{language}.md"].splitlines()
        assert len(lines) <= 50
        assert max(map(len, lines)) <= 100

    def test_is_written_for_people_who_do_not_program(self, code: str, language: str) -> None:
        _, _, text = PAGES[f"{code}.{language}.md"].partition("\n")
        assert not JARGON.search(text)

    def test_says_what_the_registry_says_of_the_fix(self, code: str, language: str) -> None:
        told = read(code, language).sections[HEADINGS[language][4]]
        words = SAFETY[language][PLATFORMS.registry()[code].fix].replace(" ", r"\s+")
        assert re.search(rf"\b{words}\b", told)

    def test_quotations_stand_in_the_page_quoted(self, code: str, language: str) -> None:
        text = PAGES[f"{code}.{language}.md"]
        for block in re.findall(r"^>.*\n(?:^>.*\n)*", text, re.MULTILINE):
            line = " ".join(part.removeprefix("> ") for part in block.splitlines())
            quoted = re.fullmatch(r'"(.+)" \(Right Syntax Requirements\)', line)
            assert quoted, line
            assert any(quoted[1] in sentence for sentence in QUOTED), line


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("heading", [2, 3])
def test_examples_are_the_same_in_both_languages(code: str, heading: int) -> None:
    english, dutch = (read(code, language).examples(HEADINGS[language][heading]) for language in LANGUAGES)
    assert english
    assert [example.kind for example in english] == [example.kind for example in dutch]
    assert [one for one in english if one.kind == "yaml"] == [one for one in dutch if one.kind == "yaml"]


@pytest.mark.parametrize(("code", "example"), runnable(2), ids=named)
def test_wrong_examples_raise_that_rule_and_nothing_else(code: str, example: Example) -> None:
    diagnostics = onsrights.check_text(example.manifest(), filename="rights.yaml").diagnostics
    assert code in {diagnostic.code for diagnostic in diagnostics}
    assert {diagnostic.code for diagnostic in diagnostics if diagnostic.severity != "info"} <= {code}


@pytest.mark.parametrize(("code", "example"), runnable(3), ids=named)
def test_right_examples_raise_nothing(code: str, example: Example) -> None:
    diagnostics = onsrights.check_text(example.manifest(), filename="rights.yaml").diagnostics
    assert [(diagnostic.code, diagnostic.message()) for diagnostic in diagnostics] == [], code


def test_the_right_below_the_examples_is_clean() -> None:
    assert onsrights.check_text(Example("yaml", "").manifest(), filename="rights.yaml").diagnostics == ()


def test_only_what_a_manifest_cannot_show_is_described_in_words(tmp_path: Path) -> None:
    described = {
        code
        for code in CODES
        for heading in HEADINGS["en"][2:4]
        for example in read(code, "en").examples(heading)
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
    [example] = read("ONS902", "en").examples(heading)
    before, now = (line.partition(":")[2].replace("     status", "\nstatus") for line in example.text.splitlines())
    manifests = [Example("yaml", "\n".join(map(str.strip, side.split("\n")))).manifest() for side in (before, now)]
    found = onsrights.check_text(manifests[1], earlier=manifests[0]).diagnostics
    assert ("ONS902" in {diagnostic.code for diagnostic in found}) is told
