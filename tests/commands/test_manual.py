"""What the help of each command ends with: it is there, it fits, and its examples do what they say."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from onsrights.commands.interface import COMMANDS, program
from onsrights.commands.manual import EXITS, PAGES, VARIABLES

if TYPE_CHECKING:
    from tests.conftest import Run

ROOT = Path(__file__).parents[2]
AFAS = ROOT / "tests" / "afas" / "data"
EXAMPLES = [
    (name, written)
    for name, page in PAGES.items()
    for written, _ in page.examples
    if name not in {"serve", "lsp"}  # run until they are stopped; tests/web and tests/lsp start them
]
TABLE = """\
Right identifier;Dutch name;English name;Dutch description;English description;Priority
ZorgNoteView;Notitie [van een cliënt] inzien;View [client] note;Geeft inzage in notities.;Allows viewing notes.;1
"""
HEADINGS = {
    "en": ("Options:", "Examples:", "Exit status:", "Environment:"),
    "nl": ("Opties:", "Voorbeelden:", "Exitstatus:", "Omgeving:"),
}


def test_every_command_has_its_page() -> None:
    missing = {"onsrights", *COMMANDS} - PAGES.keys()
    assert not missing, f"add to PAGES in src/onsrights/commands/manual.py: {missing}"
    assert PAGES.keys() <= {"onsrights", *COMMANDS}


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("command", ["onsrights", *COMMANDS])
def test_the_sections_stand_in_order_and_fit(run: Run, command: str, lang: str) -> None:
    arguments = () if command == "onsrights" else (command,)
    text = run(*arguments, "--help", "--lang", lang).stdout
    places = [text.index(f"\n{heading}\n") for heading in HEADINGS[lang]]
    assert places == sorted(places)
    assert max(map(len, text.splitlines())) <= 100
    page = PAGES[command]
    for written, about in page.examples:
        assert f"\n    {written}\n" in text
        said = about.nl if lang == "nl" else about.en
        assert said + ":" * (not said.endswith("?")) in " ".join(text.split())
    assert all(re.search(rf"^  {status} +\S", text, re.MULTILINE) for status in page.exits)
    assert all(re.search(rf"^  {name} +\S", text, re.MULTILINE) for name in page.variables)


@pytest.mark.parametrize(("command", "written"), EXAMPLES, ids=lambda value: str(value)[:60])
def test_the_examples_do_what_the_help_says(run: Run, tmp_path: Path, command: str, written: str) -> None:
    good = (ROOT / "examples" / "rights.yaml").read_text(encoding="utf-8")
    if command != "init":
        (tmp_path / "rights.yaml").write_text(good, encoding="utf-8")
    if command == "scopes":
        (tmp_path / "app.exact.yaml").write_bytes((ROOT / "src/onsrights/exact/rules/example.yaml").read_bytes())
    (tmp_path / "rights.csv").write_text(TABLE, encoding="utf-8")
    for name in ("planbord.afas.yaml", "metainfo.json"):
        if name in written:
            (tmp_path / name).write_bytes((AFAS / name.replace("metainfo", "metainfo-planbord")).read_bytes())
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "code.py").write_text(good, encoding="utf-8")
    line, _, _target = written.partition(" > ")
    first, *arguments = shlex.split(line)
    assert first == "onsrights"
    before = {path.name for path in tmp_path.iterdir()}
    result = run(*arguments, stdin=good.encode(), cwd=tmp_path)
    asks = written == "onsrights init"  # there is no terminal here
    assert result.status == (2 if asks else 0), result.stderr
    assert result.status in PAGES[command].exits
    assert result.stdout or result.stderr or {path.name for path in tmp_path.iterdir()} - before


def test_nothing_in_the_tables_is_left_over() -> None:
    assert {status for page in PAGES.values() for status in page.exits} == EXITS.keys()
    assert {name for page in PAGES.values() for name in page.variables} == VARIABLES.keys()
    for page in PAGES.values():
        assert len(page.examples) >= 2
        assert list(page.exits) == sorted(page.exits)


def test_every_option_says_what_it_does_in_both_languages() -> None:
    for name in COMMANDS:
        told = []
        for lang in ("nl", "en"):
            group = program(lang)
            command = group.get_command(click.Context(group), name)
            assert command is not None
            options = [param for param in command.params if isinstance(param, click.Option)]
            assert all(option.help and option.help[0].isupper() and option.help[-1] == "." for option in options), name
            told.append([option.help for option in options])
        assert not set(told[0]) & set(told[1]), name


def test_a_command_without_a_page_has_a_plain_help() -> None:
    from onsrights.commands.manual import write_closing

    formatter = click.HelpFormatter()
    write_closing("xyzzy", "nl", formatter)
    assert formatter.getvalue() == ""


SHORT = {"--format": "-f", "--output": "-o", "--quiet": "-q"}


def test_a_short_name_is_the_same_in_every_command(run: Run) -> None:
    for name in COMMANDS:
        text = run(name, "--help").stdout
        own = set(re.findall(r"^  (?:-\w, )?(--[\w-]+)", text, re.MULTILINE))
        shown = set(re.findall(r"^  (-\w), (--[\w-]+)", text, re.MULTILINE))
        assert shown == {("-h", "--help")} | {(SHORT[option], option) for option in own & SHORT.keys()}, name


@pytest.mark.parametrize(
    "written",
    [
        "check rights.yaml --quiet --format concise",
        "check rights.yaml --format text --format sarif --output new",
        "check rights.yaml --format=json --output=new",
        "check rights.yaml --output new",
        "check rights.yaml --format yaml",
        "check rights.yaml --format",
        "usage src --quiet --format json --output new",
        "export --for dashboard rights.yaml --format csv --output new",
        "import rights.csv --output new",
        "parse Document --format json",
        "rules ONS3 --format json",
        "scopes app.exact.yaml --format yaml",
        "why planbord.afas.yaml --format json --connector Planbord_Medewerkers --as-of 2026-11-30",
        "why --matrix planbord.afas.yaml --format csv",
    ],
)
def test_a_short_name_does_what_the_long_one_does(run: Run, tmp_path: Path, written: str) -> None:
    def outcome(words: list[str], folder: Path) -> tuple[object, ...]:
        (folder / "src").mkdir(parents=True)
        for path in (*AFAS.glob("planbord.afas.yaml"), ROOT / "examples" / "invoices.exact.yaml"):
            (folder / path.name.replace("invoices", "app")).write_bytes(path.read_bytes())
        (folder / "rights.yaml").write_bytes((ROOT / "examples" / "broken-rights.yaml").read_bytes())
        (folder / "rights.csv").write_text(TABLE, encoding="utf-8")
        result = run(*words, cwd=folder)
        made = folder / "new"
        return result, made.read_bytes() if made.exists() else None

    words = written.split()
    short = [re.sub(r"^(--\w+)=?", lambda word: SHORT.get(word[1], word[0]), word) for word in words]
    assert short != words
    long, brief = outcome(words, tmp_path / "long"), outcome(short, tmp_path / "short")
    assert str(brief).replace("Option -f ", "Option --format ") == str(long)
