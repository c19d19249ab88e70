"""Help and complaints, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from onsrights import __version__
from onsrights.commands.check.reports import FORMATS
from onsrights.commands.interface import COMMANDS, program

if TYPE_CHECKING:
    from tests.conftest import Run

FORMS = ", ".join(FORMATS)

OPTIONS = {
    "check": ["--format", "--output", "--select", "--ignore", "--fail-on", "--statistics", "--group-by", "--limit",
              "--quiet", "--color", "--stdin-filename", "--allow-no-input", "--against", "--as-of", "--observed",
              "--lang", "--help"],
    "completion": ["--lang", "--help"],
    "explain": ["--lang", "--help"],
    "export": ["--for", "--platform", "--format", "--language", "--package", "--output", "--force", "--status",
               "--only",
               "--as-of", "--against", "--contact", "--document-version", "--stdin-filename", "--lang", "--help"],
    "import": ["--output", "--name", "--prefix", "--map", "--sheet", "--force", "--lang", "--help"],
    "init": ["--platform", "--name", "--prefix", "--yes", "--lang", "--help"],
    "lsp": ["--config", "--no-config", "--lang", "--help"],
    "parse": ["--language", "--format", "--lang", "--help"],
    "rules": ["--format", "--lang", "--help"],
    "serve": ["--port", "--host", "--open", "--lang", "--help"],
    "schema": ["--platform", "--draft", "--lang", "--help"],
    "scopes": ["--code", "--format", "--lang", "--help"],
    "why": ["--right", "--connector", "--endpoint", "--app", "--got", "--as-of", "--matrix", "--format", "--observed",
            "--platform", "--lang", "--help"],
    "usage": ["--manifest", "--format", "--output", "--fail-on", "--quiet", "--color", "--lang", "--help"],
}  # fmt: skip


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"onsrights {__version__}\n", "")


def test_help(run: Run) -> None:
    status, english, err = run("--help")
    assert (status, err) == (0, "")
    assert english.startswith("Usage: onsrights [OPTIONS] COMMAND …\n")
    assert run("-h").stdout == english
    assert run("--lang", "en", "--help").stdout == english
    dutch = run("--lang", "nl", "--help").stdout
    assert dutch.startswith("Gebruik: onsrights [OPTIES] OPDRACHT …\n")
    for text in (english, dutch):
        assert all(f"\n  {name} " in text for name in COMMANDS)
        assert max(map(len, text.splitlines())) <= 100


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(("lang", "usage"), [("en", "Usage: "), ("nl", "Gebruik: ")])
def test_help_of_a_command(run: Run, command: str, lang: str, usage: str) -> None:
    status, text, err = run(command, "--lang", lang, "--help")
    assert (status, err) == (0, "")
    assert text.startswith(f"{usage}onsrights {command} [OPTI")
    assert all(f" {option}" in text for option in OPTIONS[command])
    assert max(map(len, text.splitlines())) <= 100
    english = ("Show", "Options", "Usage", "default", " the ")
    assert lang == "en" or not any(word in text for word in english)


def test_help_in_the_language_of_the_system(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    assert run("check", "--help").stdout.startswith("Gebruik: onsrights check")


@pytest.mark.parametrize("arguments", [(), ("--lang", "en")])
def test_no_command_shows_the_help(run: Run, arguments: tuple[str, ...]) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert err == run("--help").stdout


@pytest.mark.parametrize(
    ("arguments", "en", "nl"),
    [
        (
            ("chekc",),
            'Unknown command "chekc". Did you mean "check"?',
            'Onbekende opdracht "chekc". Bedoelt u "check"?',
        ),
        (("xyzzy",), 'Unknown command "xyzzy".', 'Onbekende opdracht "xyzzy".'),
        (("--nothing",), 'Unknown option "--nothing".', 'Onbekende optie "--nothing".'),
        (
            ("check", "--selct", "ONS3"),
            'Unknown option "--selct". Did you mean "--select"?',
            'Onbekende optie "--selct". Bedoelt u "--select"?',
        ),
        (
            ("check", "--format", "concse"),
            f'"concse" is not a value of option --format; choose from {FORMS}. Did you mean "concise"?',
            f'De optie --format kent "concse" niet; kies uit {FORMS}.',
        ),
        (("check", "--format"), "Option --format needs a value.", "De optie --format heeft een waarde nodig."),
        (("check", "--quiet=1"), "Option --quiet takes no value.", "De optie --quiet krijgt geen waarde."),
        (("explain",), "The argument RULE is missing.", "Het argument REGEL ontbreekt."),
        (("explain", "ONS305", "b\u202e"), 'Unexpected argument "bU+202E".', 'Onverwacht argument "bU+202E".'),
        (("explain", "ONS350"), 'Unknown rule "ONS350".', 'Onbekende regel "ONS350".'),
        (
            ("explain", "dutch-name-scope-postion"),
            'Unknown rule "dutch-name-scope-postion". Did you mean "dutch-name-scope-position"?',
            'Bedoelt u "dutch-name-scope-position"?',
        ),
        (
            ("explain", "scope-positon"),
            'Did you mean "dutch-name-scope-position"?',
            'Bedoelt u "dutch-name-scope-position"?',
        ),
        (
            ("explain", "subject-plurl"),
            'Did you mean "dutch-name-subject-plural"?',
            'Bedoelt u "dutch-name-subject-plural"?',
        ),
        (("schema", "--draft", "4"), "choose from 2020-12, 07.", "kies uit 2020-12, 07."),
    ],
)
def test_complaints(run: Run, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], en: str, nl: str) -> None:
    for lang, wanted, error, see in (("en", en, "Error: ", "See"), ("nl", nl, "Fout: ", "Zie")):
        monkeypatch.setenv("ONSRIGHTS_LANG", lang)
        status, out, err = run(*arguments)
        assert (status, out) == (2, "")
        first, second = err.splitlines()
        assert first.startswith(error)
        assert wanted in first
        assert second.startswith(f'{see} "onsrights')


def test_unknown_language_is_a_complaint(run: Run) -> None:
    status, _, err = run("check", "--lang", "fr")
    assert status == 2
    assert '"fr" is not a value of option --lang; choose from nl, en.' in err


def test_other_complaints_of_click_come_through() -> None:
    result = CliRunner().invoke(program("en"), ["explain"], prog_name="onsrights")
    assert result.exit_code == 2
