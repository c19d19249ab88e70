"""What the surroundings say: the language, what the output can show; and the one way in which text is written."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import contextmanager

from onsrights.engine.declared import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TextIO

    from onsrights.engine.diagnostics import Language
    from onsrights.engine.settings.read import SettingsError
    from onsrights.reports.style import Style

__all__ = [
    "FAILED",
    "LANGUAGES",
    "NARROWEST",
    "USAGE",
    "WIDEST",
    "columns",
    "job",
    "language",
    "refused",
    "repository",
    "style",
    "unknown_language",
    "write",
    "write_bytes",
    "write_error",
    "write_parts",
]

FAILED = 4
"""The exit status where the tool itself could not do its work."""
USAGE = 2
"""The exit status of wrong usage, and of settings or a baseline that cannot be used."""

LANGUAGES: tuple[Language, ...] = ("nl", "en")
WIDEST = 100
NARROWEST = 60
_DIGITS = 9


def language(arguments: Sequence[str] = ()) -> Language:
    """Give the language of messages: ``--lang``, else ``ONSRIGHTS_LANG``, the settings, the locale, else English.

    The arguments are looked through before they are parsed, because help and complaints about the arguments
    themselves are to be in that language too.
    """
    if choice := _named(_option(arguments)) or _named(os.environ.get("ONSRIGHTS_LANG", "")):
        return choice
    from onsrights.commands.settings import configured_language

    configured = configured_language(arguments)
    for known in LANGUAGES:
        if configured == known:
            return known
    locale = next(filter(None, (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return "nl" if locale.lower().startswith("nl") else "en"


def unknown_language(arguments: Sequence[str]) -> str:
    """Give what ``ONSRIGHTS_LANG`` says where that would count and names no language of ours; else nothing."""
    written = os.environ.get("ONSRIGHTS_LANG", "").strip()
    return "" if not written or _named(written) or _named(_option(arguments)) else written


def _option(arguments: Sequence[str]) -> str:
    """Give what stands behind the last ``--lang``."""
    wanted = ""
    for index, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument.startswith("--lang="):
            wanted = argument.removeprefix("--lang=")
        elif argument == "--lang":
            wanted = "".join(arguments[index + 1 : index + 2])
    return wanted


def _named(written: str) -> Language | None:
    """Give the language that is meant by ``nl``, ``NL``, ``nl_NL``, ``nl-BE`` or ``nl_NL.UTF-8``."""
    word = written.strip().lower()
    for sign in "_-.@":
        word = word.partition(sign)[0]
    return next((known for known in LANGUAGES if word == known), None)


def columns() -> int:
    """Give the width to write for, from 60 to 100 columns: that of the terminal, or else what COLUMNS says.

    In a pipe without COLUMNS it is the terminal on which complaints are shown, because that is where a reader like
    ``less`` shows the rest. What goes into a file is as wide as can be.
    """
    wide = _width(sys.stdout)
    if not wide:
        told = os.environ.get("COLUMNS", "")
        wide = int(told) if told.isascii() and told.isdigit() and len(told) < _DIGITS else 0
    if not wide and not _is_file(sys.stdout):
        wide = _width(sys.stderr)
    return min(max(wide, NARROWEST), WIDEST) if wide else WIDEST


def _width(stream: TextIO | None) -> int:
    """Give how wide the terminal is that a stream leads to; 0 where it leads to none."""
    try:
        return os.get_terminal_size(stream.fileno()).columns if stream is not None else 0
    except (AttributeError, OSError, ValueError):
        return 0


def job() -> str:
    """Say whether this runs in a job of ``github`` or ``gitlab`` that shows what is written; else nothing."""
    for name, variable in (("github", "GITHUB_ACTIONS"), ("gitlab", "GITLAB_CI")):
        if os.environ.get(variable) == "true":
            return "" if _is_file(sys.stdout) else name
    return ""


def repository() -> str:
    """Give the folder that a job of GitHub or GitLab has its repository in; nothing elsewhere."""
    for variable, folder in (("GITHUB_ACTIONS", "GITHUB_WORKSPACE"), ("GITLAB_CI", "CI_PROJECT_DIR")):
        if os.environ.get(variable) == "true":
            return os.environ.get(folder, "")
    return ""


def style(lang: Language, color: str = "auto") -> Style:
    """Give the style for standard output; ``color`` is ``auto``, ``always`` or ``never``.

    The log of a job in GitLab is no terminal, but it shows colours.
    """
    from onsrights.reports.style import Style

    terminal = _is_terminal(sys.stdout) and os.environ.get("TERM") != "dumb"
    shows_colors = terminal or job() == "gitlab"
    colored = color == "always" or (color == "auto" and shows_colors and not os.environ.get("NO_COLOR"))
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    return Style(lang, columns(), colored, colored and terminal, encoding)


def write(text: str) -> None:
    """Write on standard output; a reader that has gone away (``| head``) is no fault."""
    write_parts((text,))


def write_parts(parts: Iterable[str]) -> None:
    """Do the same with a text that is made while it is written, so that the whole of it is never held."""
    if sys.stdout is not None:
        with _reader_may_leave():
            for part in filter(None, parts):
                sys.stdout.write(_encodable(part, sys.stdout))
            sys.stdout.flush()


def write_bytes(data: bytes) -> None:
    """Write bytes as they are on standard output, line ends and all; otherwise like :func:`write`."""
    if data and sys.stdout is not None:
        with _reader_may_leave():
            sys.stdout.flush()
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()


@contextmanager
def _reader_may_leave() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        # What is still buffered would fail once more, and loudly, when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            write_error(f"onsrights: {error.strerror}\n")
            raise SystemExit(FAILED) from None


def write_error(text: str) -> None:
    """Write on standard error."""
    if sys.stderr is not None:
        sys.stderr.write(_encodable(text, sys.stderr))
        sys.stderr.flush()


def refused(lang: Language, error: SettingsError) -> int:
    """Say what is wrong with settings; give the exit status."""
    write_error(error.message(lang) + "\n")
    return USAGE


def _encodable(text: str, stream: TextIO) -> str:
    encoding = stream.encoding or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding)


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False


def _is_file(stream: TextIO | None) -> bool:
    """Whether a stream was sent to a file, where it is read later and by something else."""
    try:
        return stream is not None and stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError):  # no real stream, or closed
        return False
