"""A path that is named and is not there is wrong usage, whatever command it is given to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onsrights.commands.not_there import missing

if TYPE_CHECKING:
    from tests.conftest import Run

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, target in (("rights.yaml", "rights.yaml"), ("invoices.exact.yaml", "app.exact.yaml")):
        (tmp_path / target).write_bytes((EXAMPLES / name).read_bytes())
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "app.py").write_text("x = 1\n", encoding="utf-8")
    return tmp_path


COMMANDS = [
    ("check", "{}"),
    ("check", "{}", "--quiet"),
    ("check", "rights.yaml", "{}", "--fix"),
    ("check", "{}", "--diff"),
    ("check", "{}", "--watch"),
    ("check", "{}", "--write-baseline", "known.json"),
    ("check", "{}", "--add-ignores", "agreed"),
    ("export", "--for", "customer", "{}"),
    ("export", "--for", "dashboard", "--force", "{}"),
    ("import", "{}"),
    ("usage", "{}"),
    ("usage", "--manifest", "{}", "src"),
    ("why", "{}", "--right", "X"),
    ("why", "app.exact.yaml", "--endpoint", "GET crm/Accounts", "--observed", "{}"),
    ("scopes", "{}"),
    ("scopes", "app.exact.yaml", "--code", "{}"),
    ("check", "rights.yaml", "--baseline", "{}"),
    ("check", "rights.yaml", "--config", "{}"),
    ("check", "rights.yaml", "--observed", "{}"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_path_that_is_not_there_is_wrong_usage(run: Run, folder: Path, command: tuple[str, ...]) -> None:
    before = sorted(folder.rglob("*"))
    for lang, words in (("en", 'Did you mean "rights.yaml"?'), ("nl", 'Bedoelt u "rights.yaml"?')):
        done = run(*(word.format("rights.yml") for word in command), "--lang", lang, cwd=folder)
        assert (done.status, done.stdout) == (2, "")
        assert words in done.stderr
    assert run(*(word.format("nothing/of/the/kind") for word in command), cwd=folder).status == 2
    assert sorted(folder.rglob("*")) == before


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("rights.yml", "rights.yaml"),
        ("Rights.YAML", "rights.yaml"),
        ("./rihgts.yaml", "./rights.yaml"),
        ("scr/app.py", "src/app.py"),
        ("src/ap.py", "src/app.py"),
        ("srcs", "src"),
        ("rights.yaml/x", None),
        ("src/gone/app.py", None),
        ("scr/gone.py", None),
        ("", None),
        ("nul\0", None),
        ("x" * 5000, None),
    ],
)
def test_what_was_meant(folder: Path, monkeypatch: pytest.MonkeyPatch, written: str, meant: str | None) -> None:
    monkeypatch.chdir(folder)
    sentences = missing("en", [written])
    if len(written) < 300:
        [sentence] = sentences
        assert (f'Did you mean "{meant}"?' in sentence) if meant else "Did you mean" not in sentence
    if meant:
        [sentence] = missing("en", [str(folder / written)])
        assert sentence.endswith(f'"{folder / meant}"?')


def test_what_is_there_is_not_faulted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    (folder / "[team]").mkdir()
    (folder / "[team]" / "rights.yaml").touch()
    (folder / "lost.yaml").symlink_to("nowhere")
    there = ["rights.yaml", "src", ".", "-", "*.yaml", "**/*.py", "[team]/rights.yaml", "s?c", "lost.yaml", str(folder)]
    assert missing("en", there) == []
    assert missing("nl", ["gone/*.yaml"]) == ['Geen bestand past bij het patroon "gone/*.yaml".']
    assert len(missing("en", [f"gone-{number}" for number in range(100)])) == 10
