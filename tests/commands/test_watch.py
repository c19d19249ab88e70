"""``--watch``: a real process, and files that really change."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from onsrights.commands.check import watch
from onsrights.commands.settings import settings_files
from onsrights.engine.check.run import InternalFault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import Run

CLEAN = """\
manifest: 1
connector: {name: Zorgbrug}
rights:
  - identifier: ZorgbrugClientDocumentView
    dutch_name: Document [van een cliënt] inzien
    english_name: View [client] document
    dutch_description: Geeft een zorgverlener toestemming om dit in de gekoppelde applicatie te doen.
    english_description: Allows a care worker to do this in the linked application.
"""
FAULTY = CLEAN.replace("[van een cliënt] inzien", "inzien [van een cliënt]")


class Watched:
    """A process that watches a folder; what it writes goes to a file, in the order in which it is written."""

    def __init__(self, folder: Path, *paths: str) -> None:
        self.log = folder.parent / "log"
        self.seen = 0
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "onsrights", "check", "--watch", "--format", "concise", *paths],
                cwd=folder,
                stdout=log,
                stderr=subprocess.STDOUT,
                env={**os.environ, "PYTHONUTF8": "1"},
            )

    def next(self) -> str:
        """Give what the next check says, without the line that says that it waits."""
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            parts = self.log.read_text("utf-8").split("Waiting for changes; Ctrl-C stops.\n")
            if len(parts) > self.seen + 1:
                self.seen += 1
                return parts[self.seen - 1].rpartition("Checked at")[0]
            time.sleep(0.02)
        pytest.fail(f"nothing was checked: {self.log.read_text('utf-8')}")

    def stop(self) -> str:
        """Stop it as Ctrl-C does; give what was written since the last check."""
        self.process.send_signal(signal.SIGINT)
        assert self.process.wait(timeout=20) == 130
        return self.log.read_text("utf-8").split("Waiting for changes; Ctrl-C stops.\n", self.seen)[-1]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "rights.yaml").write_text(CLEAN, encoding="utf-8")
    return folder


@pytest.fixture
def watched(folder: Path) -> Iterator[Watched]:
    watched = Watched(folder)
    yield watched
    watched.process.kill()
    watched.process.wait()


def test_what_is_saved_comes_and_goes_is_checked_again(folder: Path, watched: Watched) -> None:
    assert watched.next().startswith("1 file and 1 right checked: no faults found.")
    manifest = folder / "rights.yaml"
    manifest.write_text(FAULTY, encoding="utf-8")
    assert watched.next().startswith("rights.yaml:5:33: error ONS305")
    (folder / "swap").write_text(CLEAN, encoding="utf-8")  # how many an editor saves
    (folder / "swap").replace(manifest)
    assert watched.next().startswith("1 file and 1 right checked: no faults found.")
    (folder / "sub").mkdir()
    (folder / "sub" / "rights.yml").write_text(FAULTY, encoding="utf-8")
    report = watched.next()
    assert "sub/rights.yml:5:33: error ONS305" in report
    assert "sub/rights.yml:4:17: error ONS206" in report
    (folder / "sub" / "rights.yml").unlink()
    (folder / "sub").rmdir()
    assert watched.next().startswith("1 file and 1 right checked: no faults found.")
    manifest.unlink()
    assert watched.next().startswith("Nothing was checked: ")
    manifest.write_text(CLEAN, encoding="utf-8")
    assert watched.next().startswith("1 file and 1 right checked: no faults found.")
    assert watched.stop() == ""


def test_settings_that_come_change_and_go_are_heeded(folder: Path, watched: Watched) -> None:
    assert "1 right is ready" in watched.next()
    path = folder / "onsrights.toml"
    path.write_text("ignor = []", encoding="utf-8")
    assert watched.next() == 'onsrights.toml:1:1: There is no key "ignor". Did you mean "ignore"?\n'
    path.write_text('severity = { ONS305 = "info" }', encoding="utf-8")
    assert "is ready" in watched.next()
    (folder / "rights.yaml").write_text(FAULTY, encoding="utf-8")
    assert "info ONS305" in watched.next()
    path.unlink()
    assert "error ONS305" in watched.next()


def test_files_of_settings_to_look_at(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    path = folder / "onsrights.toml"
    path.touch()
    assert str(path) in settings_files(None, ["rights.yaml"], without=False)
    assert list(settings_files(None, ["rights.yaml"], without=True)) == []
    assert list(settings_files("other.toml", ["rights.yaml"], without=False)) == ["other.toml"]


def test_many_saves_in_a_row_are_one_change(folder: Path, watched: Watched) -> None:
    watched.next()
    for number in range(20):
        (folder / f"{number}.rights.yaml").write_text(CLEAN, encoding="utf-8")
        (folder / "rights.yaml").write_text(CLEAN + "#" * number, encoding="utf-8")
    (folder / "readme.md").touch()
    assert "21 files and 21 rights checked" in watched.next()
    time.sleep(1)
    assert watched.stop() == ""


def test_folder_that_vanishes_and_comes_back(folder: Path, tmp_path: Path) -> None:
    sub = folder / "sub"
    sub.mkdir()
    (sub / "rights.yaml").write_text(CLEAN, encoding="utf-8")
    watched = Watched(folder, "sub")
    try:
        assert watched.next().startswith("1 file and 1 right checked")
        sub.rename(tmp_path / "away")
        assert "ONS100" in watched.next()
        (tmp_path / "away").rename(sub)
        assert watched.next().startswith("1 file and 1 right checked")
        assert watched.stop() == ""
    finally:
        watched.process.kill()
        watched.process.wait()


def test_what_it_does_not_go_together_with(run: Run, folder: Path) -> None:
    for other in ("--fix", "--diff", "-"):
        done = run("check", "--watch", other, cwd=folder)
        assert done == (2, "", f'Error: --watch cannot be combined with {other}.\nSee "onsrights check --help".\n')
    assert "--watch gaat niet samen met --fix." in run("check", "--watch", "--fix", "--lang", "nl").stderr
    assert run("check", "--watch", "--changed-since", "HEAD", cwd=folder).status == 2


# Inside this process, for what a test cannot see from outside.


class Stop(BaseException):
    """Ends a watch after so many checks."""


@pytest.fixture
def stop_after(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Wait no time between two checks, and stop after so many."""
    left = [1]

    def wait(*_: object) -> None:
        left[0] -= 1
        if not left[0]:
            raise Stop

    monkeypatch.setattr(watch, "_wait", wait)
    return left


@pytest.mark.parametrize(("terminal", "term", "cleared"), [(True, "xterm", 2), (True, "dumb", 0), (False, "xterm", 0)])
def test_screen_is_cleared_on_a_terminal_alone(
    run: Run,
    folder: Path,
    stop_after: list[int],
    monkeypatch: pytest.MonkeyPatch,
    terminal: bool,  # noqa: FBT001
    term: str,
    cleared: int,
) -> None:
    written: list[str] = []
    monkeypatch.setattr(watch, "write", written.append)
    monkeypatch.setattr(watch, "sys", SimpleNamespace(stdout=SimpleNamespace(isatty=lambda: terminal)))
    monkeypatch.setenv("TERM", term)
    stop_after[0] = 2
    with pytest.raises(Stop):
        run("check", "--watch", cwd=folder)
    assert written == ["\x1b[2J\x1b[H"] * cleared


def test_fault_of_the_tool_is_not_the_end(
    run: Run,
    folder: Path,
    stop_after: list[int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> int:
        raise InternalFault(None) from ValueError()

    told: list[object] = []

    def tell(_fault: object, arguments: object) -> int:
        told.append(arguments)
        return 4

    monkeypatch.setattr("onsrights.commands.check.check._report", fail)
    monkeypatch.setattr("onsrights.commands.internal_fault.report", tell)
    stop_after[0] = 3
    monkeypatch.setattr(watch, "_standard_output", lambda: None)
    with pytest.raises(Stop):
        run("check", "--watch", "--lang", "nl", cwd=folder)
    assert told == [["--lang", "nl"]] * 3


def test_reader_that_leaves_ends_it(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outputs = iter([(1, 1), (1, 1), (1, 2)])
    monkeypatch.setattr(watch, "_standard_output", lambda: next(outputs))
    monkeypatch.setattr(watch, "_wait", lambda *_: None)
    assert run("check", "--watch", cwd=folder).status == 0


def test_outputs_are_told_apart(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    with (folder / "out").open("w", encoding="utf-8") as out:
        monkeypatch.setattr(sys, "stdout", out)
        assert watch._standard_output() == ((folder / "out").stat().st_dev, (folder / "out").stat().st_ino)  # noqa: SLF001
        monkeypatch.setattr(sys, "stdout", None)
        assert watch._standard_output() is None  # noqa: SLF001


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_LOOK", "_SEARCH", "_REST"):
        monkeypatch.setattr(watch, name, 0.001)


@pytest.mark.usefixtures("soon")
def test_what_changes_all_the_time_is_checked_all_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from onsrights.commands.options import Options

    counts = iter(range(10**9))
    monkeypatch.setattr(watch, "_LONGEST_REST", 0.05)
    monkeypatch.setattr(watch, "_state", lambda _paths: {"a": (next(counts),)})
    watch._wait(Options((str(folder),)), {"a": (-1,)})  # noqa: SLF001
    assert next(counts) > 3


@pytest.mark.usefixtures("soon")
def test_new_file_is_found_by_a_search(folder: Path) -> None:
    from onsrights.commands.options import Options

    options = Options((str(folder),), no_config=True)
    before = watch._found(options)  # noqa: SLF001
    assert list(before) == [str(folder / "rights.yaml")]
    (folder / "a.rights.yaml").touch()
    watch._wait(options, before)  # noqa: SLF001
    assert watch._state(["missing", "a\0b"]) == {"missing": None, "a\0b": None}  # noqa: SLF001
