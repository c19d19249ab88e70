"""The bar: on a terminal alone, after a second, gone without a trace."""

from __future__ import annotations

import io
import os
import time
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from onsrights.commands.check import progress as module
from onsrights.commands.check.progress import progress

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from onsrights.engine.diagnostics import Language
    from tests.conftest import Run


class Terminal(io.StringIO):
    """A standard error that says it is a terminal, and shows at the end what is left on it."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True

    def left(self) -> str:
        line: list[str] = []
        at = 0
        for sign in self.getvalue():
            if sign == "\r":
                at = 0
            else:
                line[at : at + 1] = sign
                at += 1
        return "".join(line).rstrip()


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    terminal = Terminal()
    monkeypatch.setattr(module, "sys", SimpleNamespace(stderr=terminal))
    monkeypatch.setattr(module, "_PATIENCE", 0.01)
    monkeypatch.setattr(module, "_STEP", 0.01)
    return terminal


def wait_until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def test_files_are_counted(terminal: Terminal) -> None:
    with progress("en", 24) as done:
        time.sleep(0.05)
        assert terminal.getvalue() == "", "nothing is begun yet"
        done(0)
        wait_until(lambda: "[........................] 0 of 24 files checked" in terminal.getvalue())
        done(20)
        done(3)
        wait_until(lambda: "[#######################.] 23 of 24 files checked" in terminal.getvalue())
    assert terminal.left() == ""
    before = terminal.getvalue()
    time.sleep(0.05)
    assert terminal.getvalue() == before


def test_dutch_and_one_file(terminal: Terminal) -> None:
    with progress("nl", 2) as done:
        done(0)
        wait_until(lambda: "] 0 van 2 bestanden gecontroleerd" in terminal.getvalue())
    with progress("nl", 1) as done:
        done(0)
        wait_until(lambda: "Bezig met controleren…" in terminal.getvalue())
    assert terminal.left() == ""


def test_what_ends_soon_shows_nothing(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 5)
    with progress("en", 2) as done:
        done(0)
        done(2)
    with progress("en", 2):
        pass
    assert terminal.getvalue() == ""


def test_it_is_gone_also_where_the_run_is_stopped(terminal: Terminal) -> None:
    def stopped() -> None:
        with progress("en", 2) as done:
            done(1)
            wait_until(lambda: terminal.getvalue() != "")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert terminal.left() == ""


def test_line_is_never_broken(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "fileno", lambda: 0, raising=False)
    monkeypatch.setattr(os, "get_terminal_size", lambda _number: os.terminal_size((20, 5)))
    with progress("en", 24) as done:
        done(0)
        wait_until(lambda: "\r[.................." in terminal.getvalue())
    assert max(map(len, terminal.getvalue().split("\r"))) == 19


def test_terminal_that_is_closed_is_no_fault(terminal: Terminal) -> None:
    with progress("en", 2) as done:
        done(0)
        wait_until(lambda: terminal.getvalue() != "")
        terminal.close()
        done(1)
    with progress("en", 2) as done:  # now it is closed from the beginning
        done(1)


@pytest.mark.parametrize("stream", [None, io.StringIO(), io.TextIOWrapper(io.BytesIO(), "utf-8")])
def test_others_see_nothing(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, stream: io.StringIO | io.TextIOWrapper | None
) -> None:
    monkeypatch.setattr(module, "sys", SimpleNamespace(stderr=stream))
    with progress("en", 2) as done:
        done(1)
        time.sleep(0.05)
    if stream is not None:
        assert stream.seek(0, io.SEEK_END) == 0
    monkeypatch.setattr(module, "sys", SimpleNamespace(stderr=terminal))
    monkeypatch.setenv("TERM", "dumb")
    with progress("en", 2) as done:
        done(1)
        time.sleep(0.05)
    assert terminal.getvalue() == ""


def test_long_file_and_several_files_have_a_bar(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    totals = []

    def counted(lang: Language, total: int) -> AbstractContextManager[Callable[[int], None]]:
        totals.append((lang, total))
        return progress(lang, total)

    monkeypatch.setattr(module, "progress", counted)
    (tmp_path / "short.yaml").write_text("#\n", encoding="utf-8")
    (tmp_path / "long.yaml").write_text("#" * 80 * 14_000 + "\n", encoding="utf-8")
    run("check", "short.yaml", cwd=tmp_path)
    run("check", "-", cwd=tmp_path)
    run("check", "missing.yaml", cwd=tmp_path)
    assert totals == []
    run("check", "long.yaml", cwd=tmp_path)
    run("check", "long.yaml", "short.yaml", "--lang", "nl", cwd=tmp_path)
    assert totals == [("en", 1), ("nl", 2)]
