"""``onsrights check --watch``: check again whenever a manifest is saved, comes or goes, until Ctrl-C.

Files are looked at a few times a second, without a library that is told of changes by the system. A look at all
manifests of a repository costs next to nothing, it works on every file system (those of networks and containers as
well, which tell nobody of anything), and it makes no difference in which way an editor saves.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from typing import TYPE_CHECKING, TypeAlias

from onsrights.commands.console import write, write_error
from onsrights.engine.diagnostics import Text
from onsrights.platforms import PLATFORMS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from onsrights.commands.options import Options
    from onsrights.engine.diagnostics import Language

__all__ = ["watch"]

_LOOK = 0.2
"""Seconds between two looks at the files that are known."""

_SEARCH = 0.6
"""Seconds between two searches for files that are new, at least."""

_SHARE = 20
"""A search may take one part in so many of the time; in a very large folder it comes less often."""

_REST = 0.1
"""Seconds in which nothing more may change before it is checked; an editor saves in several steps."""

_LONGEST_REST = 2.0
"""What changes all the time is checked after so many seconds all the same."""

_WAITING = Text(
    "Gecontroleerd om {time}. Wacht op wijzigingen; Ctrl-C stopt.",
    "Checked at {time}. Waiting for changes; Ctrl-C stops.",
)

_CLEAR = "\x1b[2J\x1b[H"

_State: TypeAlias = dict[str, tuple[int, ...] | None]
"""For each file, what changes when it is saved; ``None`` where it is not there."""


def watch(lang: Language, options: Options, check: Callable[[Language, Options], int]) -> int:
    """Check with ``check``, and check again after every change; ends only when nobody reads any more, or by Ctrl-C."""
    reader = _standard_output()
    while True:
        before = _found(options)  # before the check: what is saved meanwhile is checked again
        if sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
            write(_CLEAR)
        _check(lang, options, check)
        if _standard_output() != reader:  # the reader has left (`| head`)
            return 0
        write_error(_WAITING.render(lang, {"time": time.strftime("%H:%M:%S")}) + "\n")
        gc.collect()  # it is turned off, and this may go on for days
        _wait(options, before)


def _check(lang: Language, options: Options, check: Callable[[Language, Options], int]) -> None:
    """Check once. A fault of the tool itself, on a text that is half typed, say, is told and is not the end."""
    from onsrights.engine.check.run import InternalFault

    try:
        check(lang, options)
    except InternalFault as fault:
        from onsrights.commands.internal_fault import report

        report(fault, ["--lang", lang])


def _wait(options: Options, before: _State) -> None:
    """Wait until something has changed, and then until it has come to rest."""
    search = time.monotonic() + _SEARCH
    while True:
        time.sleep(_LOOK)
        now = _state(before)
        if now == before and time.monotonic() >= search:
            begun = time.monotonic()
            now = _found(options)
            search = time.monotonic() + max(_SEARCH, _SHARE * (time.monotonic() - begun))
        if now != before:
            break
    latest = time.monotonic() + _LONGEST_REST
    while time.monotonic() < latest:
        time.sleep(_REST)
        now, before = _found(options), now
        if now == before:
            return


def _found(options: Options) -> _State:
    from onsrights.commands.settings import settings_files
    from onsrights.engine.files.discover import discover

    paths = discover(options.paths, PLATFORMS.files).paths
    return _state([*paths, *settings_files(options.config, paths, without=options.no_config)])


def _state(paths: Iterable[str]) -> _State:
    state: _State = {}
    for path in paths:
        try:
            about = os.stat(path)
            state[path] = (about.st_mtime_ns, about.st_size, about.st_ino, about.st_mode)
        except (OSError, ValueError):
            state[path] = None
    return state


def _standard_output() -> tuple[int, int] | None:
    """Tell one output from another; what is written for a reader that has left goes nowhere instead."""
    try:
        about = os.fstat(sys.stdout.fileno())
    except (AttributeError, OSError, ValueError):
        return None
    return about.st_dev, about.st_ino
