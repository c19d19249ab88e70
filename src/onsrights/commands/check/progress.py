"""A bar on standard error while files are checked; only a terminal sees it, and it leaves no trace."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from threading import Event, Thread
    from typing import TextIO

    from onsrights.engine.diagnostics import Language

__all__ = ["progress"]

_PATIENCE = 1.0
"""Seconds before the bar is shown; whatever is over by then needs none."""

_STEP = 0.1
"""Seconds between two drawings."""

_CELLS = 24

_COUNTED = Text("{done} van {total} bestanden gecontroleerd", "{done} of {total} files checked")
_BUSY = Text("Bezig met controleren…", "Checking…")
"""Where there is one file only, there is nothing to count."""


@contextmanager
def progress(lang: Language, total: int) -> Iterator[Callable[[int], None]]:
    """Show how many of the files are done, as long as the ``with`` lasts.

    Gives the function that is told how many more are done. Its first call says that the work begins; nothing is
    started before that, because a process with several threads ought not to be split in two.
    """
    stream = sys.stderr
    if not _shows(stream):
        yield lambda _count: None
        return
    bar = _Bar(lang, total, stream)
    try:
        yield bar.advance
    finally:
        bar.end()


def _shows(stream: TextIO | None) -> bool:
    """Whether somebody sees what is drawn, and sees it drawn over."""
    try:
        return stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb"
    except ValueError:  # closed
        return False


class _Bar:
    """Drawn by a thread of its own, so that it comes also while one large file is read."""

    def __init__(self, lang: Language, total: int, stream: TextIO) -> None:
        self._lang = lang
        self._total = total
        self._done = 0
        self._stream = stream
        self._drawn = ""
        self._over: Event | None = None
        self._thread: Thread | None = None

    def advance(self, count: int) -> None:
        self._done += count
        if self._thread is None:
            from threading import Event, Thread

            self._over = Event()
            self._thread = Thread(target=self._draw, args=(self._over,), daemon=True)
            self._thread.start()

    def end(self) -> None:
        if self._thread is not None and self._over is not None:
            self._over.set()
            self._thread.join()

    def _draw(self, over: Event) -> None:
        pause = _PATIENCE
        with suppress(OSError, ValueError):  # the terminal may be closed at any time
            while not over.wait(pause):
                self._write(self._line())
                pause = _STEP
            self._write("")

    def _write(self, line: str) -> None:
        """Put a line into the place of the one that was drawn last."""
        if line != self._drawn:
            self._stream.write("\r" + line.ljust(len(self._drawn)) + ("" if line else "\r"))
            self._stream.flush()
            self._drawn = line

    def _line(self) -> str:
        if self._total == 1:
            line = _BUSY.render(self._lang, {})
        else:
            full = _CELLS * self._done // self._total
            counted = _COUNTED.render(self._lang, {"done": self._done, "total": self._total})
            line = f"[{'#' * full}{'.' * (_CELLS - full)}] {counted}"
        encoding = self._stream.encoding or "utf-8"
        line = line.encode(encoding, "replace").decode(encoding)
        try:
            wide = os.get_terminal_size(self._stream.fileno()).columns
        except (OSError, ValueError):
            wide = 0
        # In the last column some terminals begin a new line.
        return line[: wide - 1] if wide else line
