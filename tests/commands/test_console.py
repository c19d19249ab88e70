"""Language, width, colours, and writing on outputs of every kind."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onsrights.commands import console

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.conftest import Run


@pytest.mark.parametrize(
    ("arguments", "variables", "wanted"),
    [
        ((), {}, "en"),
        ((), {"LANG": "nl_NL.UTF-8"}, "nl"),
        ((), {"LANG": "nl_BE"}, "nl"),
        ((), {"LANG": "en_GB.UTF-8", "LC_MESSAGES": "nl_NL"}, "nl"),
        ((), {"LANG": "nl_NL", "LC_ALL": "de_DE"}, "en"),
        ((), {"LANG": "nl_NL", "LC_ALL": ""}, "nl"),
        ((), {"LANG": "nl_NL", "ONSRIGHTS_LANG": "en"}, "en"),
        ((), {"ONSRIGHTS_LANG": "NL"}, "nl"),
        ((), {"ONSRIGHTS_LANG": "nl_NL"}, "nl"),
        ((), {"ONSRIGHTS_LANG": "nl_NL.UTF-8"}, "nl"),
        ((), {"ONSRIGHTS_LANG": "nl-BE", "LANG": "en_GB"}, "nl"),
        ((), {"ONSRIGHTS_LANG": "EN_us@euro", "LANG": "nl_NL"}, "en"),
        ((), {"ONSRIGHTS_LANG": " ", "LANG": "nl_NL"}, "nl"),
        ((), {"ONSRIGHTS_LANG": "fr", "LANG": "nl"}, "nl"),
        (("check", "--lang", "nl"), {"ONSRIGHTS_LANG": "en"}, "nl"),
        (("--lang=nl", "check"), {}, "nl"),
        (("--lang", "en", "check", "--lang", "nl"), {}, "nl"),
        (("check", "--lang"), {}, "en"),
        (("check", "--lang", "fr"), {"ONSRIGHTS_LANG": "nl"}, "nl"),
        (("parse", "--", "--lang", "nl"), {}, "en"),
    ],
)
def test_language(
    monkeypatch: pytest.MonkeyPatch, arguments: Sequence[str], variables: dict[str, str], wanted: str
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert console.language(arguments) == wanted


@pytest.mark.parametrize("word", ["fr", "de_DE.UTF-8", "nld", "Dutch", "C", "POSIX", "nl,en", "n"])
def test_another_language_is_refused(monkeypatch: pytest.MonkeyPatch, run: Run, word: str) -> None:
    monkeypatch.setenv("ONSRIGHTS_LANG", word)
    sentence = f'Error: The environment variable ONSRIGHTS_LANG says "{word}"; choose nl or en.\n'
    for words in (("check",), ("check", "--quiet", "."), ("rules",), ("--version",), ()):
        assert run(*words) == (2, "", sentence)
    assert run("--version", "--lang", "nl").status == 0
    monkeypatch.setenv("LANG", "nl_NL")
    assert run("rules").stderr == f'Fout: De omgevingsvariabele ONSRIGHTS_LANG noemt "{word}"; kies nl of en.\n'


class Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return 1


@pytest.mark.parametrize(
    ("color", "terminal", "variables", "wanted"),
    [
        ("auto", True, {}, (True, True)),
        ("auto", True, {"NO_COLOR": "1"}, (False, False)),
        ("auto", True, {"NO_COLOR": ""}, (True, True)),
        ("auto", True, {"TERM": "dumb"}, (False, False)),
        ("auto", False, {}, (False, False)),
        ("always", False, {"NO_COLOR": "1"}, (True, False)),
        ("always", True, {}, (True, True)),
        ("never", True, {}, (False, False)),
    ],
)
def test_colours(
    monkeypatch: pytest.MonkeyPatch, color: str, variables: dict[str, str], wanted: tuple[bool, bool], *, terminal: bool
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", Terminal() if terminal else io.StringIO())
    style = console.style("en", color)
    assert (style.color, style.links) == wanted


@pytest.mark.parametrize(("terminal", "wanted"), [(0, 100), (20, 60), (80, 80), (300, 100)])
def test_width_is_that_of_the_terminal_within_bounds(
    monkeypatch: pytest.MonkeyPatch, terminal: int, wanted: int
) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((terminal, 24)))
    assert console.columns() == wanted


@pytest.mark.parametrize(
    ("told", "wanted"),
    [("80", 80), ("40", 60), ("500", 100), ("", 72), ("wide", 72), ("-1", 72), ("0", 72), ("9" * 99, 72)],
)
def test_a_pipe_is_as_wide_as_columns_says(monkeypatch: pytest.MonkeyPatch, told: str, wanted: int) -> None:
    monkeypatch.setenv("COLUMNS", told)
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((72, 24)))
    assert console.columns() == wanted


def test_a_pipe_is_as_wide_as_the_terminal_and_a_file_as_wide_as_can_be(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def size(number: int) -> os.terminal_size:
        if number != 1:
            raise OSError
        return os.terminal_size((72, 24))

    monkeypatch.delenv("COLUMNS")
    monkeypatch.setattr(os, "get_terminal_size", size)
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert console.columns() == 72
    with (tmp_path / "report.txt").open("w", encoding="utf-8") as file:
        monkeypatch.setattr(sys, "stdout", file)
        assert console.columns() == 100


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_no_line_is_wider_than_the_terminal(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, lang: str
) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    examples = Path(__file__).parents[2] / "examples"
    for words in (("check", str(examples)), ("check", str(examples / "rights.yaml"))):
        assert max(map(len, run(*words, "--lang", lang).stdout.splitlines())) <= 60
    for platform in ("ons", "afas", "exact"):
        name = f"{platform}-{'x' * 40}.{ {'ons': 'rights'}.get(platform, platform) }.yaml"
        done = run("init", name, "--platform", platform, "--name", "Zorgbrug", "--yes", "--lang", lang, cwd=tmp_path)
        assert done.stdout.splitlines()[-1].endswith(f'onsrights check "{name}"')


def test_width_without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert console.columns() == 100


def test_what_the_output_cannot_say_is_escaped(monkeypatch: pytest.MonkeyPatch) -> None:
    out, err = io.BytesIO(), io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="ascii"))
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(err, encoding="cp1252"))
    console.write("cliënt 😀\n")
    console.write_error("cliënt \udcff\n")
    assert out.getvalue() == b"cli\\xebnt \\U0001f600\n"
    assert err.getvalue() == b"cli\xebnt \\udcff\n"


def test_no_output_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    console.write("x")
    console.write_error("x")
    assert console.columns() == 100
    assert not console.style("en").color


def test_closed_output_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = io.StringIO()
    closed.close()
    monkeypatch.setattr(sys, "stdout", closed)
    assert not console.style("en").color
