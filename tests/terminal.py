"""A program on a terminal of its own, which types and reads like a user; POSIX systems only."""

from __future__ import annotations

import os
import signal
import time
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

    def end(self) -> tuple[int, str]:
        """Wait for the program to end; give its exit status and what it showed at last."""
        shown = ""
        while more := self._read():
            shown += more
        _, status = os.waitpid(self._process, 0)
        return os.waitstatus_to_exitcode(status), shown

    def _read(self) -> str:
        import select

        deadline = time.monotonic() + PATIENCE
        ready, _, _ = select.select([self._terminal], [], [], max(0, deadline - time.monotonic()))
        assert ready, "the program says nothing"
        try:
            return os.read(self._terminal, 4096).decode(errors="replace")
        except OSError:  # how Linux says that the other side is closed
            return ""
