"""Where something that was made goes: to standard output, or into a file that is written whole or not at all."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from onsrights.commands.environment import write, write_bytes, write_error
from onsrights.commands.unwritten import why_unwritten
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from onsrights.engine.diagnostics import Language

__all__ = ["NOT_WRITTEN", "STANDARD_OUTPUT", "deliver", "is_terminal"]

NOT_WRITTEN = 2
"""The exit status where the file could not be written: the call asks for something that cannot be."""

STANDARD_OUTPUT = "-"

_EXISTS = Text(
    "{path} bestaat al en is niet overschreven; met --force gebeurt dat wel.",
    "{path} exists and was not overwritten; with --force it will be.",
)


def deliver(lang: Language, made: str | bytes, path: str | None, *, replace: bool) -> int:
    """Write what was made, and give the exit status; ``None`` and ``-`` mean standard output."""
    if path is None or path == STANDARD_OUTPUT:
        if isinstance(made, str) and is_terminal():
            write(made)
        else:  # a program reads on, or a file: UTF-8 and these line ends, whatever the system is used to
            write_bytes(_bytes(made))
        return 0
    from onsrights.engine.writing import WritingError, write_output

    try:
        write_output(path, _bytes(made), fresh=not replace)
    except WritingError as error:
        said = _EXISTS.render(lang, {"path": path}) if error.reason == "exists" else ""
        write_error((said or why_unwritten(lang, path, error.reason, error)) + "\n")
        return NOT_WRITTEN
    return 0


def is_terminal() -> bool:
    """Whether somebody looks at standard output while it is written."""
    return sys.stdout is not None and sys.stdout.isatty()


def _bytes(made: str | bytes) -> bytes:
    return made.encode("utf-8", "backslashreplace") if isinstance(made, str) else made
