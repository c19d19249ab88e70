"""Where something that was made goes: to standard output, or into a file that is written whole or not at all.

What is said of a file that was not written, and the exit status then, are the same for reports, fixes, exports,
baselines and a first manifest.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from onsrights.commands.console import FAILED, USAGE, write, write_bytes, write_error
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from onsrights.engine.diagnostics import Language
    from onsrights.engine.files.write import Note, Reason

__all__ = ["NOT_WRITTEN", "STANDARD_OUTPUT", "deliver", "is_terminal", "put", "status_of"]

STANDARD_OUTPUT = "-"


NOT_WRITTEN: dict[Reason, Text] = {
    "exists": Text("{path} bestaat al en blijft zoals het is.", "{path} already exists and stays as it is."),
    "folder": Text("{path} is niet geschreven: het is een map.", "{path} was not written: it is a folder."),
    "without-folder": Text(
        "{path} is niet geschreven: de map ervan bestaat niet.", "{path} was not written: its folder does not exist."
    ),
    "missing": Text("{path} is niet geschreven: het bestand is er niet meer.", "{path} was not written: it is gone."),
    "changed": Text(
        "{path} is niet geschreven: het is intussen door iets anders gewijzigd.",
        "{path} was not written: something else has changed it in the meantime.",
    ),
    "read-only": Text(
        "{path} is niet geschreven: het bestand is alleen-lezen.", "{path} was not written: it is read-only."
    ),
    "permission": Text(
        "{path} is niet geschreven: in de map mag niet geschreven worden.",
        "{path} was not written: its folder may not be written to.",
    ),
    "special": Text(
        "{path} is niet geschreven: het is geen gewoon bestand.", "{path} was not written: it is not an ordinary file."
    ),
    "message": Text(
        "{path} is niet geschreven; het systeem meldt: {sentence}.",
        "{path} was not written; the system says: {sentence}.",
    ),
}
"""Why a file was not written."""

_OF_THE_CALL: frozenset[Reason] = frozenset({"exists", "folder", "without-folder", "special"})

_EXISTS = Text(
    "{path} bestaat al en is niet overschreven; met --force gebeurt dat wel.",
    "{path} exists and was not overwritten; with --force it will be.",
)

_NOTES: dict[Note, Text] = {
    "hard-links": Text(
        "{path} heeft nog een naam (een harde koppeling): onder die naam staat nog de oude tekst.",
        "{path} has another name (a hard link): under that name the old text is still there.",
    ),
    "attributes": Text(
        "{path}: niet alle uitgebreide attributen van het bestand konden worden overgenomen.",
        "{path}: not all extended attributes of the file could be kept.",
    ),
}


def put(
    lang: Language,
    path: str,
    write_file: Callable[[], tuple[Note, ...]],
    exists: Text = NOT_WRITTEN["exists"],
) -> int:
    """Have a file written by one of the functions of :mod:`onsrights.engine.files.write`; give the exit status.

    What went wrong, and what should be known of it, is said on standard error; ``exists`` is what is said where the
    file is there already and was to be new.
    """
    from onsrights.engine.files.write import WritingError

    try:
        notes = write_file()
    except WritingError as error:
        said = exists if error.reason == "exists" else NOT_WRITTEN[error.reason]
        write_error(said.render(lang, {"path": path, "sentence": error}) + "\n")
        return status_of(error.reason)
    for note in notes:
        write_error(_NOTES[note].render(lang, {"path": path}) + "\n")
    return 0


def status_of(reason: Reason) -> int:
    """Give the exit status where a file was not written: 2 where the call cannot be meant so, otherwise 4."""
    return USAGE if reason in _OF_THE_CALL else FAILED


def deliver(lang: Language, made: str | bytes, path: str | None, *, replace: bool) -> int:
    """Write what was made, and give the exit status; ``None`` and ``-`` mean standard output."""
    if path is None or path == STANDARD_OUTPUT:
        if isinstance(made, str) and is_terminal():
            write(made)
        else:  # a program reads on, or a file: UTF-8 and these line ends, whatever the system is used to
            write_bytes(_bytes(made))
        return 0
    from onsrights.engine.files.write import write_output

    return put(lang, path, lambda: write_output(path, _bytes(made), fresh=not replace), _EXISTS)


def is_terminal() -> bool:
    """Whether somebody looks at standard output while it is written."""
    return sys.stdout is not None and sys.stdout.isatty()


def _bytes(made: str | bytes) -> bytes:
    return made.encode("utf-8", "backslashreplace") if isinstance(made, str) else made
