"""The text of the site, made in memory: every page, its links, and what is shown of the program."""

from __future__ import annotations

import re
from html import unescape
from posixpath import normpath
from typing import TYPE_CHECKING

import pytest

import onsrights
from onsrights.commands import console
from onsrights.commands.check import check
from onsrights.commands.interface import COMMANDS, program
from onsrights.engine.check.rule import DOCUMENTATION
from onsrights.platforms import PLATFORMS
from website.commands import commands_page
from website.library import library_page
from website.navigation import navigation
from website.pages import HEADINGS, LANGUAGES, SHOWN, read, together
from website.pictures import PICTURES, described
from website.report import AS_OF
from website.schemas import SCHEMAS, schema_files
from website.sources import REPOSITORY, SITE, anchors, pages, title, url_of

if TYPE_CHECKING:
    from pathlib import Path

    from onsrights.engine.diagnostics import Language
    from tests.conftest import Run

LINK = re.compile(r"\]\(([^)\s]+)\)")
FIGURE = re.compile(r"<pre tabindex=\"0\">(.*?)</pre>", re.DOTALL)


@pytest.fixture(scope="module")
def made() -> dict[Language, dict[str, str]]:
    return pages()


def test_every_rule_has_its_pages_where_reports_link_to(made: dict[Language, dict[str, str]]) -> None:
    for rule in PLATFORMS.registry():
        assert SITE + url_of("en", f"rules/{rule.code}.md") == rule.url == f"{DOCUMENTATION}{rule.code}/"
        assert url_of("nl", f"rules/{rule.code}.md") == f"nl/rules/{rule.code}/"
        for lang in LANGUAGES:
            assert title(made[lang][f"rules/{rule.code}.md"]) == f"{rule.code} {rule.name}"
            assert f"[{rule.code}]({rule.code}.md)" in made[lang]["rules/index.md"]


@pytest.mark.no_cover
@pytest.mark.parametrize("lang", LANGUAGES)
def test_rule_pages_show_what_the_command_line_says_of_their_examples(
    made: dict[Language, dict[str, str]], run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: Language
) -> None:
    for module in (console, check):
        monkeypatch.setattr(module, "WIDEST", 86)
    monkeypatch.setenv("ONSRIGHTS_LANG", lang)
    for shown, rules in [(one, rules) for one in SHOWN for rules in together(one.rules).values()]:
        examples = [one for one in read(rules[0], lang).examples(HEADINGS[lang][2]) if one.kind == "yaml"]
        said = []
        for example in examples:
            (tmp_path / shown.file).write_text(example.manifest(shown), encoding="utf-8")
            said.append(run("check", shown.file, "--as-of", AS_OF.isoformat(), cwd=tmp_path).stdout)
        for rule in rules:
            drawn = FIGURE.findall(made[lang][f"rules/{rule.code}.md"])
            assert [unescape(re.sub(r"</?span[^>]*>", "", figure)) + "\n" for figure in drawn] == said
            assert not said or rule.code in "".join(said)


def test_links_lead_to_pages_and_to_parts_of_them(made: dict[Language, dict[str, str]]) -> None:
    for lang in LANGUAGES:
        for path, text in made[lang].items():
            for link in LINK.findall(re.sub(r"^```.*?^```$|`[^`\n]*`", "", text, flags=re.MULTILINE | re.DOTALL)):
                target, _, anchor = link.partition("#")
                if target.endswith(".md") and not target.startswith("https:"):
                    target = normpath(f"{path.rpartition('/')[0]}/{target}".lstrip("/"))
                    assert target in made[lang], f"{path}: {link}"
                elif target:
                    continue
                assert not anchor or anchor in anchors(made[lang][target or path]), f"{path}: {link}"


def test_links_to_the_repository_name_files_that_are_there(made: dict[Language, dict[str, str]], root: Path) -> None:
    linked = [
        link.removeprefix(f"{REPOSITORY}/").split("/", 2)[2].partition("#")[0]
        for texts in made.values()
        for text in texts.values()
        for link in LINK.findall(text)
        if link.startswith((f"{REPOSITORY}/blob/", f"{REPOSITORY}/tree/"))
    ]
    assert linked
    assert all((root / path).exists() for path in linked)


def test_every_page_has_a_place_in_the_navigation(made: dict[Language, dict[str, str]]) -> None:
    for lang in LANGUAGES:
        assert set(_paths(navigation(made[lang], lang))) == set(made[lang])
    with pytest.raises(ValueError, match="no place in the navigation: stray"):
        navigation({**made["en"], "stray.md": "# Stray\n"}, "en")


def _paths(entry: object) -> list[str]:
    if isinstance(entry, str):
        return [entry]
    parts = entry.values() if isinstance(entry, dict) else entry if isinstance(entry, list) else []
    return [path for part in parts for path in _paths(part)]


def test_each_page_says_where_it_is_in_the_other_language(made: dict[Language, dict[str, str]]) -> None:
    assert made["en"]["rules/ONS305.md"].startswith("---\nalternate: ../../nl/rules/ONS305/\n")
    assert made["nl"]["rules/ONS305.md"].startswith("---\nalternate: ../../../rules/ONS305/\n")
    assert made["en"]["index.md"].startswith("---\nalternate: nl/\n")
    assert made["nl"]["index.md"].startswith("---\nalternate: ../\n")
    assert made["en"]["versioning.md"].startswith("---\nalternate: ../nl/\n"), "there is no Dutch one: the beginning"


def test_every_dutch_page_has_an_english_one(made: dict[Language, dict[str, str]]) -> None:
    assert set(made["nl"]) <= set(made["en"])
    assert {"index.md", "tutorial.md", "syntax.md"} <= set(made["nl"])


def test_a_dutch_page_leads_to_dutch_pages_where_there_are(made: dict[Language, dict[str, str]]) -> None:
    for path, text in made["nl"].items():
        folder = normpath(f"/nl/{path.rpartition('/')[0]}")
        for link in LINK.findall(re.sub(r"^```.*?^```$|`[^`\n]*`", "", text, flags=re.MULTILINE | re.DOTALL)):
            meant = normpath(f"{folder}/{link.partition('#')[0]}").strip("/")
            if ":" not in link and not meant.startswith("nl"):
                assert f"{meant}.md" == path or not {f"{meant}.md", f"{meant}/index.md"} & made["nl"].keys(), path


def test_a_dutch_page_tells_what_the_english_one_does(root: Path) -> None:
    """Every option, rule, limit and command that one of the two names is on the other as well."""
    docs = root / "docs"
    found = {}
    for page in sorted((docs / "nl").rglob("*.md")):
        dutch, english = (_named(path.read_text("utf-8")) for path in (page, docs / page.relative_to(docs / "nl")))
        if dutch != english:
            found[page.name] = sorted(dutch ^ english)
    assert found == {}


def _named(text: str) -> set[str]:
    commands = re.findall(r"^\$ (onsrights \w+)", text, re.MULTILINE)
    told = " ".join(re.sub(r"^ *```.*?^ *```$", "", text, flags=re.MULTILINE | re.DOTALL).split())
    return {*commands, *re.findall(r"--[a-z][a-z-]+|\b(?:ONS|AFS|EXA)\d{3}\b|\b\d+ [KM]iB\b", told)}


def test_what_is_run_elsewhere_is_alike_on_both_pages(root: Path) -> None:
    """A recipe that ``make test-engines`` takes from the English page is held on the Dutch one by being the same."""
    docs, recipe = root / "docs", re.compile(r"<!-- not run: make .*?^```$", re.MULTILINE | re.DOTALL)
    found = [
        (
            recipe.findall(page.read_text("utf-8")),
            recipe.findall((docs / page.relative_to(docs / "nl")).read_text("utf-8")),
        )
        for page in sorted((docs / "nl").rglob("*.md"))
    ]
    assert all(dutch == english for dutch, english in found)
    assert any(dutch for dutch, _ in found)


def test_schemas_stand_where_they_say() -> None:
    for name, text in schema_files().items():
        assert f'"$id": "{SITE}{SCHEMAS}{name}"' in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_command_line_is_described_whole(lang: Language) -> None:
    sections = {part.partition(" ")[0]: part for part in commands_page(lang).split("\n## onsrights ")[1:]}
    whole = program(lang)
    context = whole.make_context("onsrights", [], resilient_parsing=True)
    for name in COMMANDS:
        command = whole.get_command(context, name)
        assert command is not None
        for param in command.params:
            assert all(option in sections[name] for option in param.opts if option.startswith("-"))


def test_the_library_is_described_whole() -> None:
    page = library_page()
    for name in onsrights.__all__:
        assert f"### {name}\n" in page or name == "__version__"


def test_pictures_are_told_in_words_too(made: dict[Language, dict[str, str]]) -> None:
    for lang in LANGUAGES:
        for rows in PICTURES.values():
            assert f'aria-label="{described(rows, lang)}"' in made[lang]["syntax.md"]
        assert "pictures/" not in made[lang]["syntax.md"]
        assert "<style>" not in made[lang]["syntax.md"]
