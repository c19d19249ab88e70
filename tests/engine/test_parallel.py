"""Several processes give what one gives, in the same order, whatever the files have to do with each other."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from multiprocessing import Pipe
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onsrights.engine.check import parallel
from onsrights.engine.check.parallel import WorkerLostError, worth
from onsrights.engine.check.run import Input, check_inputs
from onsrights.engine.check.session import Session
from onsrights.engine.settings.settings import Settings
from onsrights.platforms import PLATFORMS

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from pathlib import Path

    from onsrights.engine.check.platform import Checked
    from onsrights.engine.check.run import Run
    from onsrights.engine.text.tree import Tree


@pytest.fixture(autouse=True)
def _forking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make workers copies of this process, so that they have what a test replaces; spawned ones have theirs."""
    context = multiprocessing.get_context("fork")
    monkeypatch.setattr(multiprocessing, "get_context", lambda _method: context)


HEAD = "manifest: 1\nconnector: {name: Zorgbrug}\nrights:\n"


def right(identifier: str, dutch: str, english: str) -> str:
    return f"""\
  - identifier: {identifier}
    dutch_name: {dutch}
    english_name: {english}
    dutch_description: Geeft een zorgverlener toestemming om dit in de gekoppelde applicatie te doen.
    english_description: Allows a care worker to do this in the linked application.
"""


VIEW = right("ZorgbrugClientDocumentView", "Document [van een cliënt] inzien", "View [client] document")
TEXTS = {
    "view": HEAD + VIEW,
    "again": HEAD + VIEW,
    "capitals": HEAD + VIEW.replace("ClientDocumentView", "ClientdocumentView"),
    "names": HEAD + VIEW.replace("ZorgbrugClientDocumentView", "ZorgbrugDocumentView"),
    "english": HEAD + right("ZorgbrugClientGoalView", "Doel [van een cliënt] inzien", "View [client] document"),
    "goal": HEAD + right("ZorgbrugClientGoalView", "Doel [van een cliënt] inzien", "View [client] goal"),
    "twice": HEAD + VIEW + VIEW + right("ZorgbrugTeamPlanView", "Plan [van een team] inzien", "View [a team] plan"),
    "order": HEAD + right("ZorgbrugClientNoteEdit", "Notitie wijzigen [van een cliënt]", "Edit [client] notes"),
    "documents": HEAD + VIEW + "---\n" + HEAD + VIEW,
    "broken": "manifest: [\n",
    "empty": "",
    "latin": HEAD + VIEW,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("manifests")
    for name, text in TEXTS.items():
        (folder / name).write_bytes(text.encode("latin-1" if name == "latin" else "utf-8"))
    return folder


def inputs(folder: Path, *names: str) -> list[Input]:
    return [Input(f"{place}-{name}.yaml", None, str(folder / name)) for place, name in enumerate(names)]


def summed(run: Run) -> object:
    sources = {path: source.text for path, source in run.sources.items()}
    return run.report, sources, list(sources), [fault.path for fault in run.failed]


def assert_same(files: list[Input], jobs: int = 2, chosen: Settings = Settings()) -> Run:  # noqa: B008 - a tuple
    counts: list[int] = []
    several = parallel.check_inputs(files, PLATFORMS, chosen, jobs, None, counts.append)
    assert summed(several) == summed(check_inputs(files, PLATFORMS, chosen))
    assert (counts[0], sum(counts)) == (0, len(files))
    return several


@settings(max_examples=12)
@given(st.lists(st.sampled_from([*TEXTS, "missing"]), min_size=2, max_size=12), st.integers(1, 3))
def test_same_result_whatever_stands_in_the_files(folder: Path, names: list[str], jobs: int) -> None:
    assert_same(inputs(folder, *names), jobs)


def test_names_that_stand_in_two_files_are_seen(folder: Path) -> None:
    run = assert_same(inputs(folder, "goal", "view", "order", "again", "capitals", "english"))
    said = {(found.path, found.code): [one.path for one in found.related] for found in run.report.diagnostics}
    assert said["3-again.yaml", "ONS206"] == ["1-view.yaml"]
    assert said["4-capitals.yaml", "ONS207"] == ["1-view.yaml"]
    assert ("5-english.yaml", "ONS606") in said


def test_selection_reaches_the_workers(folder: Path) -> None:
    run = assert_same(inputs(folder, "view", "again", "order"), 2, Settings(select=("ONS2",)))
    assert {found.code for found in run.report.diagnostics} == {"ONS206"}


def test_many_pieces_for_few_workers(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "_PIECE_FILES", 1)
    assert_same(inputs(folder, *TEXTS, *TEXTS), 2)


def test_standard_input_stays_where_it_was_read(folder: Path) -> None:
    files = inputs(folder, "view", "goal")
    files.insert(1, Input("<stdin>", TEXTS["again"].encode()))
    run = assert_same(files)
    assert [found.path for found in run.report.diagnostics if found.code == "ONS206"] == ["<stdin>"]
    assert_same([Input("<stdin>", b"a"), Input("other", b"b")])


def test_report_about_some_files_has_what_points_at_them(folder: Path) -> None:
    files = inputs(folder, "view", "order", "again", "goal")
    for about in ({"0-view.yaml"}, {"1-order.yaml", "3-goal.yaml"}, set[str]()):
        one = check_inputs(files, PLATFORMS, Settings(), about)
        assert summed(parallel.check_inputs(files, PLATFORMS, Settings(), 2, about)) == summed(one)
        assert one.report.files == one.report.rights == len(about)
    report = check_inputs(files, PLATFORMS, Settings(), {"0-view.yaml"}).report
    assert {(found.path, found.code) for found in report.diagnostics} == {("2-again.yaml", "ONS206")}


def act_on(monkeypatch: pytest.MonkeyPatch, path: str, act: Callable[[], None]) -> None:
    """Do something when a worker, or this process, comes to a file."""
    whole = Session.check

    def check(session: Session, tree: Tree, *_given: object) -> Checked:
        if tree.source.path == path:
            act()
        return whole(session, tree)

    monkeypatch.setattr(Session, "check", check)


def test_fault_of_the_tool_stays_with_its_file_and_keeps_its_cause(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        message = "unforeseen"
        raise ValueError(message)

    act_on(monkeypatch, "1-goal.yaml", fail)
    run = assert_same(inputs(folder, "view", "goal", "order"))
    assert [fault.path for fault in run.failed] == ["1-goal.yaml"]
    assert isinstance(run.failed[0].__cause__, ValueError)
    assert run.failed[0].__cause__.__traceback__


def killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def out_of_memory() -> None:
    raise MemoryError


@pytest.mark.parametrize("act", [killed, out_of_memory])
def test_worker_that_is_lost_ends_the_run(
    folder: Path, monkeypatch: pytest.MonkeyPatch, act: Callable[[], None]
) -> None:
    here = os.getpid()

    def act_elsewhere() -> None:
        assert os.getpid() != here
        act()

    monkeypatch.setattr(parallel, "_PIECE_FILES", 2)
    act_on(monkeypatch, "1-goal.yaml", act_elsewhere)
    with pytest.raises(WorkerLostError) as caught:
        parallel.check_inputs(inputs(folder, "view", "goal", "order"), PLATFORMS, Settings(), 2)
    assert caught.value.lost == ("0-view.yaml", "1-goal.yaml")
    assert multiprocessing.active_children() == []


def test_worker_that_is_gone_before_it_is_given_anything_is_lost_too(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parallel, "_work", lambda *_: None)
    with pytest.raises(WorkerLostError):
        parallel.check_inputs(inputs(folder, "view", "goal"), PLATFORMS, Settings(), 2)


def test_where_no_process_can_be_started_this_one_does_the_work(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_process: object) -> None:
        raise BlockingIOError

    monkeypatch.setattr("multiprocessing.process.BaseProcess.start", refuse)
    assert_same(inputs(folder, "view", "again"))
    monkeypatch.setitem(sys.modules, "multiprocessing", None)
    assert_same(inputs(folder, "view", "again"))


def test_interruption_leaves_no_worker(folder: Path) -> None:
    def interrupt(count: int) -> None:
        if count:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        parallel.check_inputs(inputs(folder, "view", "goal"), PLATFORMS, Settings(), 2, None, interrupt)
    assert multiprocessing.active_children() == []


def test_interruption_waits_until_the_workers_listen(monkeypatch: pytest.MonkeyPatch) -> None:
    reached = []

    def interrupted() -> None:
        with parallel._signals_held_back():  # noqa: SLF001
            signal.raise_signal(signal.SIGINT)  # to this thread, whatever others there are
            assert {signal.SIGINT, signal.SIGTERM, signal.SIGHUP} <= signal.pthread_sigmask(signal.SIG_BLOCK, ())
            reached.append("the end")

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    monkeypatch.delattr(signal, "pthread_sigmask")  # as on Windows
    with parallel._signals_held_back():  # noqa: SLF001
        reached.append("here too")
    assert len(reached) == 2


def test_what_a_worker_does(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ignored = []
    monkeypatch.setattr(signal, "signal", lambda *what: ignored.append(what))
    monkeypatch.setattr("gc.disable", lambda: ignored.append("gc"))
    here, there = Pipe()
    inherited, _ = Pipe()
    here.send(inputs(folder, "view", "order"))
    _work_through(here, there, inherited)
    [first, second] = here.recv()
    assert (first.outcome.diagnostics, first.outcome.source) == ((), None)
    assert second.outcome.source.text == TEXTS["order"]
    assert len(first.marks) == 4
    assert not first.marks & second.marks
    assert inherited.closed
    ended = [(signal.SIGTERM, signal.SIG_DFL), (signal.SIGHUP, signal.SIG_DFL)]
    assert ignored == [(signal.SIGINT, signal.SIG_IGN), *ended, "gc"]


def _work_through(here: Connection, there: Connection, inherited: Connection) -> None:
    """Let the worker end where it has done what is there: its own pipe is closed when it answers."""
    send = there.send

    class Once:
        recv = there.recv

        @staticmethod
        def send(results: object) -> None:
            send(results)
            there.close()

    parallel._work(Once(), [inherited], PLATFORMS, Settings())  # type: ignore[arg-type]  # noqa: SLF001
    assert there.closed
    assert not here.closed


def test_how_many_processes_it_is_worth(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = []
    for number in range(4):
        path = tmp_path / f"{number}"
        with path.open("wb") as file:
            file.truncate(700 * 1024)
        paths.append(str(path))
    monkeypatch.setattr(parallel, "_processors", lambda: 3)
    assert [worth(paths[:count]) for count in range(5)] == [1, 1, 2, 3, 3]
    assert worth(["missing", "a\0b", paths[0]]) == 1
    monkeypatch.setattr(parallel, "_processors", lambda: 1)
    assert worth(paths) == 1


def test_processors_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert parallel._processors() >= 1  # noqa: SLF001
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert parallel._processors() == 1  # noqa: SLF001
