"""Completion: by the real bash, and for every shell by what the program answers to its script."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onsrights.commands.interface import COMMANDS, COMPLETE
from onsrights.commands.shells import SHELLS
from onsrights.platforms import PLATFORMS
from tests.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Run

TOOL = Path(sys.executable).with_name("onsrights")
EXAMPLE = Path(__file__).parents[2] / "examples" / "planbord.afas.yaml"

CASES = [
    ("onsrights ", list(COMMANDS)),
    ("onsrights exp", ["explain", "export"]),
    ("onsrights --v", ["--version"]),
    ("onsrights check --fail", ["--fail-on"]),
    ("onsrights check --fail-on ", ["error", "warning", "info", "never"]),
    ("onsrights check --fail-on w", ["warning"]),
    ("onsrights check --lang ", ["nl", "en"]),
    ("onsrights completion ", list(SHELLS)),
    ("onsrights schema --draft ", ["2020-12", "07"]),
    ("onsrights explain ONS20", [rule.code for rule in PLATFORMS.registry() if rule.code.startswith("ONS20")]),
    ("onsrights explain ons305", ["ONS305"]),
    ("onsrights explain dutch-name-scope-p", ["dutch-name-scope-position"]),
    ("onsrights check --select dutch-name-scope-p", ["dutch-name-scope-position"]),
    ("onsrights check --ignore ONS305,english-name-scope-p", ["ONS305,english-name-scope-position"]),
    ("onsrights check --quiet rights.yaml --diff --stdin-f", ["--stdin-filename"]),
    ("onsrights explain ONS305 more ", []),
    ("onsrights why --matr", ["--matrix"]),
    ("onsrights why --connector-v", ["--connector-version"]),
    ("onsrights why --task ", ["yes", "no", "unknown"]),
    ("onsrights why --method d", ["delete"]),
    ("onsrights usage -f sar", ["sarif"]),
    ("onsrights check -q --select ONS305 -f conc", ["concise"]),
]


class Shells:
    """Ask the program as the script of a shell does."""

    def __init__(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        self._run = run
        self._monkeypatch = monkeypatch

    def ask(self, shell: str, line: str, **variables: str) -> str:
        *before, begun = line.split(" ")
        at_cursor = {"fish": begun, "powershell": begun.rpartition(",")[2]}.get(shell, str(len(before)))
        words = {"COMP_WORDS": line, "COMP_CWORD": at_cursor}
        with self._monkeypatch.context() as patch:
            for name, value in (words | {COMPLETE: f"{shell}_complete"} | variables).items():
                patch.setenv(name, value)
            result = self._run()
        assert (result.status, result.stderr) == (0, "")
        return result.stdout

    def bash(self, line: str) -> list[str]:
        return [found.removeprefix("plain,") for found in self.ask("bash", line).splitlines() if found]

    def fish(self, line: str) -> list[str]:
        found = [found for found in self.ask("fish", line).splitlines() if found]
        return [value.removeprefix("plain,").partition("\t")[0] for value in found]

    def zsh(self, line: str) -> list[str]:
        lines = self.ask("zsh", line).splitlines()
        assert set(lines[::3]) <= {"plain", ""}
        return lines[1::3]

    def powershell(self, line: str) -> list[str]:
        return [answer["shown"] for answer in self.answers(line)]

    def answers(self, line: str, **variables: str) -> list[dict[str, str]]:
        """Give what PowerShell shows, and what it puts in the place of the word at the cursor."""
        found = self.ask("powershell", line, **variables)
        assert found.isascii()
        return [json.loads(answer) for answer in found.splitlines() if answer]


@pytest.fixture
def shells(run: Run, monkeypatch: pytest.MonkeyPatch) -> Shells:
    return Shells(run, monkeypatch)


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(("line", "wanted"), CASES, ids=lambda value: value.strip() if isinstance(value, str) else "")
def test_what_may_follow(shells: Shells, shell: str, line: str, wanted: list[str]) -> None:
    ask: Callable[[str], list[str]] = getattr(shells, shell)
    assert ask(line) == wanted


@pytest.mark.parametrize(
    "line",
    [
        "onsrights check ri",
        "onsrights check rights.yaml ot",
        "onsrights init x",
        "onsrights check --bad ",
        "onsrights import t",
        "onsrights usage s",
        "onsrights export r",
        "onsrights export --output r",
        "onsrights check --output r",
        "onsrights usage --manifest r",
        "onsrights why r",
        "onsrights why --observed r",
    ],
)
def test_paths_are_left_to_the_shell(shells: Shells, line: str) -> None:
    assert shells.ask("bash", line).startswith("file,")
    assert shells.ask("fish", line).startswith("file,")
    assert shells.ask("zsh", line).startswith("file\n")
    assert shells.ask("powershell", line) == "\n"


def test_descriptions_are_in_the_language_of_the_user(shells: Shells) -> None:
    english = shells.ask("fish", "onsrights ch")
    assert english == f"plain,check\t{COMMANDS['check'].summary.en}\n"
    assert shells.ask("fish", "onsrights ch", ONSRIGHTS_LANG="nl") == f"plain,check\t{COMMANDS['check'].summary.nl}\n"
    assert shells.ask("zsh", "onsrights --lang nl ch").splitlines()[2] == COMMANDS["check"].summary.nl
    assert "dutch-name-scope-position" in shells.ask("fish", "onsrights explain ONS305")


def test_bash_takes_an_equals_sign_for_a_word(shells: Shells) -> None:
    assert shells.bash("onsrights check --fail-on = w") == ["warning"]
    assert shells.bash("onsrights check --fail-on =") == ["error", "warning", "info", "never"]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("onsrights check --fail-on w", "warning"),
        ("onsrights check --fail-on=w", "--fail-on=warning"),
        ("onsrights check --ignore=ONS305,english-name-scope-p", "english-name-scope-position"),
        ("onsrights check --ignore ONS305,english-name-scope-p", "english-name-scope-position"),
        (r"onsrights check C:\new\rights.yaml --fail-on w", "warning"),
        ("onsrights check \"C:\\my rights\" 'it''s' a` b --fail-on w", "warning"),
        ("onsrights why a.afas.yaml --app Jan", "'Jan''s ‘plan’ (nieuw)'"),
        ("onsrights why a.afas.yaml --app 'Jan", "'Jan''s ‘plan’ (nieuw)'"),
        ("onsrights why a.afas.yaml --app \"Jan's ", "'Jan''s ‘plan’ (nieuw)'"),
        ("onsrights why a.afas.yaml --app=Jan", "'--app=Jan''s ‘plan’ (nieuw)'"),
    ],
)
def test_powershell_gets_what_goes_in_the_place_of_the_word(
    shells: Shells, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str, text: str
) -> None:
    manifest = EXAMPLE.read_text(encoding="utf-8").replace(
        "description: Planbord\n", "description: Jan's ‘plan’ (nieuw)\n", 1
    )
    (tmp_path / "a.afas.yaml").write_text(manifest, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    at_cursor = {"COMP_CWORD": line[line.index('"') :]} if '"Jan' in line else {}
    [answer] = shells.answers(line, **at_cursor)
    assert answer["text"] == re.sub("([‘’])", r"\1\1", text)
    assert answer["help"]


@pytest.mark.parametrize(
    "variables",
    [
        {COMPLETE: "nothing"},
        {COMPLETE: "xyzzy_source"},
        {COMPLETE: "xyzzy_complete"},
        {COMPLETE: "bash_complete"},
        {COMPLETE: "bash_complete", "COMP_WORDS": "onsrights check", "COMP_CWORD": "x"},
    ],
)
def test_nothing_is_said_into_a_half_typed_line(
    run: Run, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str]
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert run() == (2, "", "")


def test_a_fault_in_completion_is_shown_to_whoever_asks_for_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(COMPLETE, "xyzzy_source")
    monkeypatch.setenv("ONSRIGHTS_DEBUG", "1")
    status, out, err = run()
    assert (status, out) == (4, "")
    assert "shells.py" in err
    assert "KeyError\n" in err


@pytest.mark.parametrize("shell", SHELLS)
def test_the_command_prints_what_the_shell_itself_may_ask_for(
    run: Run, monkeypatch: pytest.MonkeyPatch, shell: str
) -> None:
    status, script, err = run("completion", shell)
    assert (status, err) == (0, "")
    assert re.search(f"{COMPLETE} ?= ?'?{shell}_complete", script)
    monkeypatch.setenv(COMPLETE, f"{shell}_source")
    assert run() == (0, script, "")
    assert run("--version").status == 0  # with arguments it is an ordinary call


def test_powershell_keeps_nothing_of_a_question(run: Run) -> None:
    script = run("completion", "powershell").stdout
    assert script.isascii()
    asked, _, after = script.partition("finally")
    assert set(re.findall(r"\$env:(\w+) =", asked)) == {"COMP_WORDS", "COMP_CWORD", COMPLETE}
    assert set(re.findall(r"\$env:(\w+) =", after)) == {"COMP_WORDS", "COMP_CWORD", COMPLETE}
    assert after.count("$null") == 1


def test_values_with_commas_reach_fish_whole(run: Run) -> None:
    assert 'string split --max 1 "," $completion' in run("completion", "fish").stdout


@pytest.fixture
def bash() -> str:
    found = shutil.which("bash")
    assert found, "these tests need bash"
    return found


@pytest.mark.skipif(os.name != "posix", reason="bash completes on a terminal of its own here")
def test_bash_itself_completes(bash: str, tmp_path: Path) -> None:
    (tmp_path / "planning.rights.yaml").touch()
    script = subprocess.run([TOOL, "completion", "bash"], capture_output=True, check=True).stdout
    (tmp_path / "completion.bash").write_bytes(script)
    typed = [
        ("onsrights chec", "onsrights check "),
        ("onsrights check --stat", "--statistics "),
        ("onsrights check --fail-on=warn", "--fail-on=warning "),
        ("onsrights check --select ONS305,english-name-scope-p", "ONS305,english-name-scope-position "),
        ("onsrights check plan", "check planning.rights.yaml "),
    ]
    environment = {"PATH": f"{TOOL.parent}{os.pathsep}{os.environ['PATH']}", "PS1": "READY>", "TERM": "dumb"}
    with Terminal([bash, "--norc", "--noprofile", "-i"], tmp_path, environment) as terminal:
        terminal.read_until("READY>")
        terminal.type("bind 'set enable-bracketed-paste off'; source completion.bash\n")
        terminal.read_until("READY>")
        for number, (begun, wanted) in enumerate(typed):
            # The line is not run: it is put behind "#", and the number shows that the shell is done with it.
            terminal.type(f"{begun}\t\x01#\x05 end{number}")
            assert wanted in terminal.read_until(f"end{number}")
            terminal.type("\n")
            terminal.read_until("READY>")
        terminal.type("exit\n")
        assert terminal.end()[0] == 0
