"""Starting a manifest: from options, from answers, and never over a file that exists."""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

import onsrights
from onsrights.commands import init
from onsrights.engine.files.write import WritingError, write_output
from onsrights.ons.starter import SCHEMA, connector_name, is_prefix, prefix_for, starter
from tests.terminal import Terminal

if TYPE_CHECKING:
    from tests.conftest import Run

SCHEMAS = Path(__file__).parents[2] / "schemas"

NAMES = [
    *("External Connector", "Zorgcoördinatie", "Cliënt- en medewerkersportaal", "O'Brien & Zn.", '"Zorg"', "'", "''"),
    *("A: b # c", "#1", "- x", "? x", "[zorg]", "{zorg}", "& x", "*x", "!x", "| x", "> x", "%TAG", "@home", "`x`"),
    *("null", "~", "yes", "12:30", "1e3", "007", "2026-01-01", "---", "...", "x:", ": x", "x #y", "😀", "👩‍⚕️ Zorg"),
    *("日本", "Ætt", "\\", "{{ x }}", "${X}", "$(id)", "<b>", "TODO", "Zorg/ICT", "Zorg,ICT", "É", "=x", "x" * 10_000),
]


@pytest.mark.parametrize("name", NAMES, ids=lambda name: name[:20])
def test_every_name_gives_a_manifest_without_a_fault(run: Run, tmp_path: Path, name: str) -> None:
    for lang in ("nl", "en"):
        path = f"{lang}.rights.yaml"
        assert run("init", path, "--name", name, "--prefix", "Abc", "--lang", lang, cwd=tmp_path)[::2] == (0, "")
        report = onsrights.check_file(str(tmp_path / path))
        assert report.diagnostics == ()
        assert name_in(tmp_path / path) == name


def name_in(path: Path) -> str:
    """Read the connector's name as any reader of YAML would."""
    import yaml

    events = yaml.parse(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    values = [event.value for event in events if isinstance(event, yaml.ScalarEvent)]
    return str(values[values.index("name") + 1])


@pytest.mark.parametrize(
    ("name", "prefix"),
    [
        ("External Connector", "ExternalConnector"),
        ("Zorgcoördinatie", "Zorgcoordinatie"),
        (unicodedata.normalize("NFD", "Cliëntportaal"), "Clientportaal"),
        ("hr_integration 2", "HrIntegration"),
        ("No", "No"),
        ("x" * 10_000, "X" + "x" * 9_999),
    ],
)
def test_the_prefix_is_proposed(run: Run, tmp_path: Path, name: str, prefix: str) -> None:
    assert run("init", "--name", f" {name} ", "--yes", cwd=tmp_path).status == 0
    text = (tmp_path / "rights.yaml").read_text(encoding="utf-8")
    assert f"- identifier: {prefix}ClientDocumentView\n" in text
    assert onsrights.check_text(text).diagnostics == ()
    assert unicodedata.is_normalized("NFC", text)


def test_what_is_written(run: Run, tmp_path: Path) -> None:
    result = run("init", "--name", "External Connector", "--yes", cwd=tmp_path)
    said = '"rights.yaml" is written, with one right as an example. Check it with: onsrights check rights.yaml\n'
    assert result == (0, said, "")
    lines = (tmp_path / "rights.yaml").read_text(encoding="utf-8").splitlines()
    assert lines[:2] == [f"# yaml-language-server: $schema={SCHEMA}", f"# $schema: {SCHEMA}"]
    assert "  name: External Connector" in lines
    assert "  prefix: ExternalConnector" in lines
    found = run("check", cwd=tmp_path)
    assert found.status == 0
    assert "1 of 1 right is ready to register." in found.stdout


def test_comments_are_in_the_language_of_the_user() -> None:
    assert "# Een voorbeeld: vervang dit door uw eigen rechten." in starter("Zorg", "Zorg", "nl")
    assert "# An example: put your own rights here." in starter("Zorg", "Zorg", "en")


def test_the_schema_address_is_that_of_the_schema() -> None:
    schema = json.loads((SCHEMAS / "rights.draft-07.schema.json").read_text(encoding="utf-8"))
    assert schema["$id"] == SCHEMA


@pytest.mark.parametrize(
    ("arguments", "en", "nl"),
    [
        ((), "Nothing can be asked here", "Er is niemand om iets aan te vragen"),
        (("--name", "Zorg"), "Nothing can be asked here", "Er is niemand"),
        (("--prefix", "Zorg"), "Nothing can be asked here", "Er is niemand"),
        (("--yes",), "--yes needs --name", "Bij --yes hoort --name"),
        (("--yes", "--name", ""), "may not be empty", "mag niet leeg zijn"),
        (("--yes", "--name", " \t\n"), "may not be empty", "mag niet leeg zijn"),
        (("--yes", "--name", "a\x1b[31mb"), "control characters", "stuurtekens"),
        (("--yes", "--name", "a\nb"), "line breaks", "regeleinden"),
        (("--yes", "--name", "a\u2028b"), "line breaks", "regeleinden"),
        (("--yes", "--name", "a\udcffb"), "control characters", "stuurtekens"),
        (("--yes", "--name", "a\u200bb"), "This will not work: ", "Zo kan het niet: "),
        (("--yes", "--name", "x" * 70_000, "--prefix", "X"), "This will not work: ", "Zo kan het niet: "),
        (("--yes", "--name", "1234"), 'No prefix of letters only follows from "1234"', 'Uit "1234" volgt geen'),
        (("--yes", "--name", "日本"), "Give one with --prefix", "Geef er een met --prefix"),
        (("--name", "Z", "--prefix", "zorg-ict"), 'Write "ZorgIct", for instance.', 'Schrijf bijvoorbeeld "ZorgIct".'),
        (("--name", "Z", "--prefix", "12"), 'The prefix "12" may contain only', 'Het voorvoegsel "12" mag alleen'),
        (("--name", "Z", "--prefix", ""), 'The prefix "" may contain only', 'Het voorvoegsel "" mag alleen'),
        (("rights.json", "--name", "Z", "--yes"), "name a file that ends in .yaml", "noem een bestand dat op .yaml"),
        (("", "--name", "Z", "--yes"), "name a file that ends in .yaml", "noem een bestand dat op .yaml"),
        (("no/rights.yaml", "--name", "Z", "--yes"), 'The folder "no" does not exist.', 'De map "no" bestaat niet.'),
        (("there.yaml", "--name", "Z", "--yes"), '"there.yaml" exists already', '"there.yaml" bestaat al'),
        (("dangling.yaml", "--name", "Z", "--yes"), '"dangling.yaml" exists already', '"dangling.yaml" bestaat al'),
        (("there.yaml/x.yaml", "--name", "Z", "--yes"), "does not exist", "bestaat niet"),
        (
            ("n" * 300 + ".yaml", "--name", "Z", "--yes"),
            "was not written; the system says: ",
            "is niet geschreven; het systeem meldt: ",
        ),
        (("full", "--name", "Z", "--yes"), '"full/rights.yaml" exists already', '"full/rights.yaml" bestaat al'),
    ],
)
def test_what_is_refused(run: Run, tmp_path: Path, arguments: tuple[str, ...], en: str, nl: str) -> None:
    (tmp_path / "there.yaml").write_text("mine", encoding="utf-8")
    (tmp_path / "dangling.yaml").symlink_to("nowhere.yaml")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "rights.yaml").write_text("mine", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    for lang, start, wanted in (("en", "Error: ", en), ("nl", "Fout: ", nl)):
        status, out, err = run("init", *arguments, "--lang", lang, cwd=tmp_path)
        if "the system says" in en:
            assert (status, out) == (4, "")
        else:
            assert (status, out) == (2, "")
            assert err.startswith(start)
        assert wanted in err
        assert err.count("\n") == 1
        assert "\x1b" not in err
    assert sorted(tmp_path.rglob("*")) == before
    assert (tmp_path / "there.yaml").read_text(encoding="utf-8") == "mine"


def test_a_folder_means_the_file_in_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "two words").mkdir()
    result = run("init", "two words", "--name", "Zorg", "--yes", cwd=tmp_path)
    path = Path("two words") / "rights.yaml"
    assert result.status == 0
    assert f'onsrights check "{path}"' in result.stdout
    assert (tmp_path / path).is_file()


def test_a_file_that_appears_meanwhile_stays(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def meanwhile(*_given: object) -> str:
        (tmp_path / "rights.yaml").write_text("theirs", encoding="utf-8")
        return "ours"

    monkeypatch.setattr(init, "_text", meanwhile)
    result = run("init", "--name", "Zorg", "--yes", cwd=tmp_path)
    assert result == (2, "", "rights.yaml already exists and stays as it is.\n")
    assert (tmp_path / "rights.yaml").read_text(encoding="utf-8") == "theirs"


def test_nothing_half_written_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "rights.yaml"
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WritingError, match="No space"):
        write_output(str(path), b"text", fresh=True)
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    asked: list[tuple[str, str]] = []
    monkeypatch.setattr(init, "_is_terminal", lambda: True)
    return asked


def answering(monkeypatch: pytest.MonkeyPatch, asked: list[tuple[str, str]], *given: str) -> None:
    left = list(given)

    def prompt(text: str, *, default: str, show_default: bool, err: bool) -> str:
        assert err
        assert show_default is bool(default)
        asked.append((text, default))
        if not left:
            raise click.Abort
        return left.pop(0) or default

    monkeypatch.setattr(click, "prompt", prompt)


def test_it_asks_until_the_answers_will_do(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: list[tuple[str, str]]
) -> None:
    answering(monkeypatch, answers, "", "a\x1bb", "Zorg 24/7", "zorg-24", "")
    result = run("init", "rights.yaml", cwd=tmp_path)
    assert result.status == 0
    assert [default for _, default in answers] == ["", "", "", "Zorg", "Zorg"]
    assert result.stderr.count("may not be empty") == 2
    assert 'The prefix "zorg-24" may contain only the letters' in result.stderr
    text = (tmp_path / "rights.yaml").read_text(encoding="utf-8")
    assert "  name: Zorg 24/7\n" in text
    assert "  prefix: Zorg\n" in text


def test_it_asks_only_for_what_was_not_given(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: list[tuple[str, str]]
) -> None:
    answering(monkeypatch, answers, "Getallen")
    assert run("init", "--platform", "ons", "--name", "1234", "--lang", "nl", cwd=tmp_path).status == 0
    assert answers == [("Voorvoegsel van elke identifier, alleen letters", "")]


def test_stopping_while_it_asks_is_quiet(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: list[tuple[str, str]]
) -> None:
    answering(monkeypatch, answers, "Zorg")
    assert run("init", "rights.yaml", cwd=tmp_path) == (130, "", "\n")
    assert not list(tmp_path.iterdir())


def test_an_existing_file_is_said_before_anything_is_asked(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: list[tuple[str, str]]
) -> None:
    answering(monkeypatch, answers)
    (tmp_path / "rights.yaml").touch()
    assert run("init", "rights.yaml", cwd=tmp_path).status == 2
    assert answers == []


def test_without_any_input_there_is_nobody_to_ask(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("init", cwd=tmp_path).status == 2
    closed = (tmp_path / "input").open("w+", encoding="utf-8")
    closed.close()
    monkeypatch.setattr(sys, "stdin", closed)
    assert not init._is_terminal()  # noqa: SLF001 - a closed input cannot be had through the fixture
    monkeypatch.setattr(sys, "stdin", None)
    assert not init._is_terminal()  # noqa: SLF001


@pytest.mark.skipif(os.name != "posix", reason="needs a terminal of its own, which only POSIX systems can make")
@pytest.mark.parametrize(("typed", "status"), [("Zorg\n\n", 0), ("\x03", 130), ("\x04", 130), ("Zorg\n\x04", 130)])
def test_on_a_real_terminal(tmp_path: Path, typed: str, status: int) -> None:
    with Terminal([sys.executable, "-m", "onsrights", "init", "rights.yaml"], tmp_path) as terminal:
        for line in typed.splitlines(keepends=True):
            terminal.read_until(": ")
            terminal.type(line)
        ended, shown = terminal.end(again="\x03" if typed == "\x03" else "")
    assert ended == status
    assert "Traceback" not in shown
    assert (tmp_path / "rights.yaml").exists() is (status == 0)


@pytest.mark.parametrize(
    ("written", "name"), [(" x ", "x"), ("", None), ("\0", None), ("a\u0308", "ä"), ("x\ny", None), ("\ud800", None)]
)
def test_names(written: str, name: str | None) -> None:
    assert connector_name(written) == name


def test_prefixes() -> None:
    assert is_prefix("Zorg")
    assert not any(map(is_prefix, ("", "Zorg\n", "zörg", "Z1", "Z Z")))
    assert prefix_for("zorg ict") == "ZorgIct"
    assert prefix_for("12") is None
