"""The pages of the rules: each rule has its two, they say what the registry says, and their examples are its fixtures.

Every *Wrong* example is checked, and what is said of it in both languages is written down in
``fixtures/pages/<platform>/<module>.txt``. A new page needs no code: write it, run ``make generate``, read the file.
"""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

import onsrights
from onsrights.reports.pages import page as text_of
from website.examples import FOLDER, reports
from website.pages import HEADINGS, LANGUAGES, SHOWN, SILENT, Example, Page, Shown, read, together
from website.report import AS_OF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.check.rule import Rule
    from onsrights.engine.diagnostics import Diagnostic, Language, Safety

SAFETY: dict[str, dict[Safety | None, str]] = {
    "en": {"safe": "safe", "unsafe": "unsafe", "display-only": "only shown", None: "no fix"},
    "nl": {
        "safe": "veilig",
        "unsafe": "lees het (?:herstel )?eerst na",
        "display-only": "alleen getoond",
        None: "niet automatisch",
    },
}
"""The words with which a page tells what may be done with the fix."""

JARGON = re.compile(
    r"\b(?:alias|anchor|node|parser?|Python|regex|regular expression|scalar|je|jij|jouw)\b", re.IGNORECASE
)
"""Words of programmers, and the informal *je*."""


class Case(NamedTuple):
    """One page, in both languages: the rules that share it."""

    shown: Shown
    rules: tuple[Rule, ...]

    @property
    def codes(self) -> set[str]:
        return {rule.code for rule in self.rules}

    def read(self, language: Language) -> Page:
        return read(self.rules[0], language)

    def examples(self, heading: int, language: Language = "en") -> list[Example]:
        return self.read(language).examples(HEADINGS[language][heading])

    def check(self, example: Example) -> tuple[Diagnostic, ...]:
        text = example.manifest(self.shown)
        return onsrights.check_text(text, filename=self.shown.file, as_of=AS_OF).diagnostics


CASES = [Case(shown, tuple(rules)) for shown in SHOWN for rules in together(shown.rules).values()]
each_page = pytest.mark.parametrize("case", CASES, ids=lambda case: "-".join(sorted(case.codes)))
each_language = pytest.mark.parametrize("language", LANGUAGES)


def runnable(heading: int) -> Iterator[object]:
    """Give the examples below one of the fixed headings, which are the same in both languages."""
    for case in CASES:
        for number, example in enumerate(case.examples(heading), 1):
            if example.kind == "yaml":
                yield pytest.param(case, example, id=f"{case.rules[0].code}-{number}")


@pytest.mark.parametrize("shown", SHOWN, ids=lambda shown: shown.key)
def test_each_rule_has_its_two_pages_and_each_page_its_rule(shown: Shown) -> None:
    wanted = {Path(f"{rule.module.replace('.', '/')}.{language}.md") for rule in shown.rules for language in LANGUAGES}
    folders = {str(import_module(rule.module.rpartition(".")[0]).__path__[0]) for rule in shown.rules}
    there = [path for folder in folders for path in Path(folder).glob("*.??.md")]
    root = Path(onsrights.__file__).parents[1]
    assert sorted(path.relative_to(root) for path in there) == sorted(wanted)


@pytest.mark.parametrize("shown", SHOWN, ids=lambda shown: shown.key)
def test_what_a_platform_has_for_the_pages_of_the_engine_goes_into_them(shown: Shown) -> None:
    """Each section, whole, in every language that it is for; and no page waits for one that is not there."""
    of_engine = [rule for rule in shown.rules if rule.wording]
    pages = {rule.code[3:]: {language: text_of(rule, language) for language in LANGUAGES} for rule in of_engine}
    text = (Path(import_module(f"onsrights.{shown.key}.rules").__path__[0]) / "engine.md").read_text(encoding="utf-8")
    for section in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        heading, _, body = section.partition("\n")
        match = re.fullmatch(r"(\d{3}) (?:What|Why|Wrong|Right)(?:\.(en|nl))?", heading)
        assert match, heading
        for language, page in pages[match[1]].items():
            assert match[2] not in {None, language} or body.strip() in page, heading
    said = "\n".join(page for both in pages.values() for page in both.values())
    assert not re.search(r"\{\w+\}", said)
    assert (re.search(r"\b(?:recht|rechten|rights)\b", said) is not None) is (shown.key == "ons")


@each_language
@each_page
def test_a_page_is_as_all_pages_are(case: Case, language: Language) -> None:
    """Its title, its summary, its headings, its size, its words, and what it says of the fix."""
    page, text = case.read(language), text_of(case.rules[0], language)
    assert page.title == "# " + ", ".join(f"{rule.code} {rule.name}" for rule in case.rules)
    assert re.fullmatch(r"[^.\n][^\n]*\.", page.summary)
    assert len(page.summary) <= 92
    assert tuple(page.sections) in {HEADINGS[language], (*HEADINGS[language], SILENT[language])}
    assert all(section.strip() for section in page.sections.values())
    assert len(text.splitlines()) <= 50
    assert max(map(len, text.splitlines())) <= 100
    assert not JARGON.search(text.partition("\n")[2])
    for rule in case.rules:
        words = SAFETY[language][rule.fix].replace(" ", r"\s+")
        assert re.search(rf"\b{words}\b", page.sections[HEADINGS[language][4]], re.IGNORECASE)


@pytest.mark.parametrize("heading", [2, 3])
@each_page
def test_examples_are_the_same_in_both_languages(case: Case, heading: int) -> None:
    english, dutch = (case.examples(heading, language) for language in LANGUAGES)
    assert english
    assert [example.kind for example in english] == [example.kind for example in dutch]
    assert [one for one in english if one.kind == "yaml"] == [one for one in dutch if one.kind == "yaml"]


@pytest.mark.parametrize(("case", "example"), list(runnable(2)))
def test_wrong_examples_raise_a_rule_of_the_page_and_nothing_else(case: Case, example: Example) -> None:
    found = case.check(example)
    assert case.codes & {one.code for one in found}
    assert {one.code for one in found if one.severity != "info"} <= case.codes


@each_page
def test_every_rule_of_a_page_is_shown(case: Case) -> None:
    examples = [example for example in case.examples(2) if example.kind == "yaml"]
    assert not examples or case.codes <= {one.code for example in examples for one in case.check(example)}


@pytest.mark.parametrize(("case", "example"), list(runnable(3)))
def test_right_examples_raise_nothing(case: Case, example: Example) -> None:
    assert [(one.code, one.message()) for one in case.check(example)] == []


@each_page
def test_what_is_said_of_the_wrong_examples_is_as_written_down(case: Case, *, update_fixtures: bool) -> None:
    said = reports(case.shown, case.rules[0])
    expected = FOLDER / case.shown.key / f"{case.rules[0].module.rpartition('.')[2]}.txt"
    if update_fixtures and said:
        expected.write_text(said, encoding="utf-8", newline="")
    assert said == (expected.read_bytes().decode() if expected.exists() else ""), "make generate writes it"


def test_nothing_is_left_over() -> None:
    names = {Path(case.shown.key, f"{case.rules[0].module.rpartition('.')[2]}.txt") for case in CASES}
    assert {path.relative_to(FOLDER) for path in FOLDER.rglob("*.txt")} <= names


@pytest.mark.parametrize("shown", SHOWN, ids=lambda shown: shown.key)
def test_the_manifest_below_the_examples_is_clean(shown: Shown) -> None:
    report = onsrights.check_text(shown.example(), filename=shown.file, as_of=AS_OF)
    assert (report.diagnostics, report.ready) == ((), 1)
