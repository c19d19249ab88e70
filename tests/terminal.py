"""A program on a terminal of its own, which types and reads like a user; POSIX systems only."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from types import TracebackType
    from typing import Self

__all__ = ["Terminal"]

PATIENCE = 30
"""Seconds after which a program that says nothing is taken to hang."""


class Terminal:
    """Start ``command`` in ``folder``, with a few more environment variables."""

    def __init__(self, command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> None:
        import pty

        self._process, self._terminal = pty.fork()
        if not self._process:  # pragma: no cover - another process
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # whoever runs the tests may have it ignored
            os.chdir(folder)
            os.execve(command[0], list(command), {**os.environ, **(environment or {})})  # noqa: S606 - the test names it

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._terminal)
        if kind is not None:
            os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)

    def type(self, text: str) -> None:
        """Type ``text``, as it is: a line end or Tab has to be in it."""
        os.write(self._terminal, text.encode())

    def read_until(self, end: str) -> str:
        """Give what is shown up to and with ``end``."""
        shown = ""
        while end not in shown:
            more = self._read()
            assert more, f"{end!r} did not come, but {shown!r}"
            shown += more
        return shown

    def end(self, again: str = "") -> tuple[int, str]:
        """Wait for the program to end; give its exit status and what it showed at last.

        ``again`` is typed once a second meanwhile: a signal that comes just before a program waits for input is only
        seen when the next one comes.
        """
        shown = ""
        while more := self._read(again):
            shown += more
        _, status = os.waitpid(self._process, 0)
        return os.waitstatus_to_exitcode(status), shown

    def _read(self, again: str = "") -> str:
        import select

        for _ in range(PATIENCE):
            ready, _, _ = select.select([self._terminal], [], [], 1)
            if ready:
                break
            if again:
                self.type(again)
        else:
            msg = "the program says nothing"
            raise AssertionError(msg)
        try:
            return os.read(self._terminal, 4096).decode(errors="replace")
        except OSError:  # how Linux says that the other side is closed
            return ""
