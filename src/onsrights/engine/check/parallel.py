"""Check many files in several processes, with the same result in the same order as one process gives.

Each worker checks each of its files as if there were no other, and gives, beside what it found, a mark for every
name in it that has to be unique in a run. Files that share a mark may have something to say about each other: those,
and only those, are checked once more in this process, in their order and with each other in mind. So is a file at
which the tool itself failed, because a fault does not cross the border between processes with all that is known of it.

What crosses it are our own tuples, between our own processes. The text of a file comes back only where something was
found in it: it is what a report shows, and read a second time it might have become another one.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, cast

from onsrights.engine.check.run import Input, check_one, gathered, outcomes, read
from onsrights.engine.check.session import Session
from onsrights.engine.limits import PROCESSES

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from onsrights.engine.check.platform import Platforms, SettingsByFile
    from onsrights.engine.check.run import Outcome, Run

__all__ = ["WorkerLostError", "check_inputs", "worth"]

_MOST_BY_ITSELF = 8
"""So many where nobody named a number: a container may have fewer processors than it sees."""

_BYTES_WORTH_A_WORKER = 512 * 1024
"""So much there has to be for each process to pay for its start; docs/design/running.md has the figures."""

_PIECE_BYTES = 128 * 1024
_PIECE_FILES = 64
"""Files are handed out in pieces of at most so many, so that every worker is busy until the end."""


_Piece: TypeAlias = tuple[list[int], list[Input]]
"""Places of files among all of them, and the files."""


class WorkerLostError(Exception):
    """A worker was ended from outside while it checked the files that were ``lost``, most likely for want of memory."""

    def __init__(self, lost: tuple[str, ...]) -> None:
        super().__init__(lost)
        self.lost = lost


class _Alone(NamedTuple):
    """What came of a file that was checked as if there were no other, and its marks."""

    outcome: Outcome
    marks: frozenset[int]


def worth(paths: Iterable[str]) -> int:
    """Give how many processes it is worth to share these files among."""
    sizes = [_size(path) for path in paths]
    return min(len(sizes), _processors(), sum(sizes) // _BYTES_WORTH_A_WORKER, _MOST_BY_ITSELF) or 1


def check_inputs(
    inputs: Sequence[Input],
    platforms: Platforms,
    settings: SettingsByFile,
    jobs: int,
    about: Container[str] | None = None,
    done: Callable[[int], None] = lambda _count: None,
) -> Run:
    """Check files in up to ``jobs`` processes, otherwise like :func:`onsrights.engine.check.run.check_inputs`.

    Where no process can be started, this one does the work. Raises :class:`WorkerLostError`.
    """
    found = _alone(inputs, platforms, settings, jobs, done)
    again = _sharing(one.marks for one in found)
    again.update(place for place, one in enumerate(found) if one.outcome.fault)
    together = outcomes((inputs[place] for place in sorted(again)), platforms, settings)
    return gathered((next(together) if place in again else one.outcome for place, one in enumerate(found)), about)


def _sharing(marks: Iterable[frozenset[int]]) -> set[int]:
    """Give the places of those that share a mark with another one."""
    first: dict[int, int] = {}
    sharing: set[int] = set()
    for place, those in enumerate(marks):
        for mark in those:
            other = first.setdefault(mark, place)
            if other != place:
                sharing.update((other, place))
    return sharing


def _alone(
    inputs: Sequence[Input], platforms: Platforms, settings: SettingsByFile, jobs: int, done: Callable[[int], None]
) -> list[_Alone]:
    found: dict[int, _Alone] = {}
    # What was read already (standard input) stays here.
    away = [place for place, one in enumerate(inputs) if one.data is None]
    pieces = [(places, [inputs[place] for place in places]) for places in _pieces(away, inputs)]
    with _crew(min(jobs, len(pieces), PROCESSES), platforms, settings) as crew:
        done(0)
        for places, results in _handed_out(pieces, crew):
            found.update(zip(places, results, strict=True))
            done(len(places))
    session = Session(platforms, settings.of(None))
    for place, one in enumerate(inputs):
        if place not in found:
            found[place] = _check_alone(one, session, settings)
            done(1)
    return [found[place] for place in range(len(inputs))]


def _check_alone(found: Input, session: Session, settings: SettingsByFile) -> _Alone:
    outcome = check_one(read(found, settings), session, settings)
    return _Alone(outcome, session.forget())


def _pieces(places: Iterable[int], inputs: Sequence[Input]) -> Iterator[list[int]]:
    """Cut the files into pieces that take about equally long."""
    piece: list[int] = []
    size = 0
    for place in places:
        piece.append(place)
        size += _size(inputs[place].real or inputs[place].path)
        if size >= _PIECE_BYTES or len(piece) == _PIECE_FILES:
            yield piece
            piece, size = [], 0
    if piece:
        yield piece


def _handed_out(pieces: Iterable[_Piece], crew: Iterable[Connection]) -> Iterator[tuple[list[int], list[_Alone]]]:
    """Give every worker a piece, and another one as soon as it is through; give the results as they come."""
    from multiprocessing.connection import wait

    waiting = iter(pieces)
    busy: dict[Connection, _Piece] = {}

    def give(worker: Connection) -> None:
        if piece := next(waiting, None):
            busy[worker] = piece
            with suppress(OSError):  # it is gone; that shows when its answer is waited for
                worker.send(piece[1])

    for worker in crew:
        give(worker)
    while busy:
        for worker in cast("list[Connection]", wait(list(busy))):
            places, inputs = busy.pop(worker)
            try:
                results = worker.recv()
            except (EOFError, OSError):
                raise WorkerLostError(tuple(one.path for one in inputs)) from None
            give(worker)
            yield places, results


@contextmanager
def _crew(number: int, platforms: Platforms, settings: SettingsByFile) -> Iterator[list[Connection]]:
    """Start workers; give our ends of the pipes to them. Whatever happens, none of them is left afterwards."""
    try:
        from multiprocessing import Pipe, get_context

        # By default Python 3.14 starts a server of workers first: that takes longer, and a killed worker goes unheard.
        context = get_context("fork" if sys.platform == "linux" else None)
    except ImportError:  # a Python without processes
        yield []
        return
    ours: list[Connection] = []
    workers: list[BaseProcess] = []
    try:
        with _signals_held_back():
            for _ in range(number):
                here, there = Pipe()
                ours.append(here)
                # A forked worker has our ends too. It closes them, so that it hears when we are gone.
                inherited = tuple(ours) if context.get_start_method() == "fork" else ()
                arguments = (there, inherited, platforms, settings)
                worker: BaseProcess = context.Process(target=_work, args=arguments, daemon=True)
                try:
                    worker.start()
                except OSError:
                    ours.pop().close()
                    break
                finally:
                    there.close()
                workers.append(worker)
        yield ours
    finally:
        for pipe in ours:
            pipe.close()
        for worker in workers:
            worker.terminate()
        for worker in workers:
            worker.join()


@contextmanager
def _signals_held_back() -> Iterator[None]:
    """Let signals wait while workers start: until these have said what they do then, they do what their parent does."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(pipe: Connection, inherited: Iterable[Connection], platforms: Platforms, settings: SettingsByFile) -> None:
    """Check what comes through the pipe until nothing comes any more. Runs in a process of its own."""
    import gc
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; the one that started us ends us
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # by this
    if hasattr(signal, "pthread_sigmask"):
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM, signal.SIGHUP})
    gc.disable()  # for the same reason as in the one that started us
    for other in inherited:
        other.close()
    session = Session(platforms, settings.of(None))
    try:
        while True:
            pipe.send([_check_alone(found, session, settings) for found in pipe.recv()])
    except (EOFError, OSError, MemoryError):  # there is nobody to work for any more, or nothing to work with
        return


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except (OSError, ValueError):
        return 0


def _processors() -> int:
    """Give how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
