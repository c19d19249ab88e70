"""The command line: thin, and without knowledge of any rule.

Exit status: 0 nothing at or above ``--fail-on``, 1 something was, 2 wrong usage, 3 nothing was checked, 4 a fault
of the tool itself or a file that could not be written, 130 stopped by Ctrl-C, 129 and 143 by SIGHUP and SIGTERM.
"""

from __future__ import annotations

import gc
import os
import sys
from contextlib import contextmanager
from importlib import import_module

from onsrights.engine.declared import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from types import FrameType
    from typing import NoReturn

__all__ = ["main", "program"]

INTERRUPTED = 130

_READING = {"check", "export", "scopes", "usage", "why"}
"""The commands that nearly always read a manifest."""

_QUICK = {"explain": "onsrights.commands.explain", "why": "onsrights.commands.why_answer"}
"""Commands that need no click where the call is plain; ``quickly`` of these modules says whether it is."""

_OF_SIGNALS = 128
"""What shells add to the number of a signal, to make an exit status of it."""


def program() -> NoReturn:
    """Run the command line as a program of its own, and leave with its exit status.

    A program that ends takes everything apart that it has loaded, which is a tenth of a small run. Here that is left to
    the system, as soon as all that was said is out.
    """
    status = INTERRUPTED
    try:
        if _READING.intersection(sys.argv[1:2]):
            from onsrights.engine.text.libyaml import prepare

            prepare()
        status = main()
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except KeyboardInterrupt:
        pass
    except (OSError, ValueError):  # nobody listens any more; the ordinary end knows what to do then
        sys.exit(status)
    os._exit(status)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line with ``arguments``, by default those of this process, and give the exit status."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    collecting = gc.isenabled()
    gc.disable()  # hardly anything here is made in circles, and looking for circles costs up to a third of a long run
    # Everything is imported in here, so that stopping the program is quiet from the beginning.
    try:
        return _run(given)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as fault:  # noqa: BLE001 - whatever it is, it is told in one line
        from onsrights.commands.internal_fault import report

        return report(fault, given)
    finally:
        if collecting:
            gc.enable()


def _run(given: list[str]) -> int:
    with _cleaning_up_on_signals():
        if os.environ.get("ONSRIGHTS_LANG") and _refuses_language(given):
            from onsrights.commands.console import USAGE

            return USAGE
        if given[:1] == ["check"] and not any(word.startswith("-") for word in given):
            return _check(given[1:])
        if module := _QUICK.get("".join(given[:1])):
            status: int | None = import_module(module).quickly(given[1:])
            if status is not None:
                return status
        if not given and (instruction := os.environ.get("_ONSRIGHTS_COMPLETE")):
            from onsrights.commands.shells import complete

            return complete(instruction)
        from onsrights.commands.interface import run

        return run(given)


@contextmanager
def _cleaning_up_on_signals() -> Iterator[None]:
    """Let SIGTERM and SIGHUP end the program as an exception does, so that nothing half written is left behind.

    Who has other plans with them keeps to those: ``nohup``, or a program that this runs in.
    """
    import signal

    def stop(number: int, _frame: FrameType | None) -> NoReturn:
        raise SystemExit(_OF_SIGNALS + number)

    heeded = []
    try:
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)  # there is no SIGHUP on Windows
            if number is not None and signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, stop)
                heeded.append(number)
    except ValueError:  # only the main thread may do that
        pass
    try:
        yield
    finally:
        for number in heeded:
            signal.signal(number, signal.SIG_DFL)


def _refuses_language(words: Sequence[str]) -> bool:
    """Say where ``ONSRIGHTS_LANG`` is none of our languages; a shell that asks for completions is left in peace."""
    from onsrights.commands.console import language, unknown_language, write_error
    from onsrights.engine.diagnostics import Text

    written = "" if os.environ.get("_ONSRIGHTS_COMPLETE") else unknown_language(words)
    if written:
        sentence = Text(
            'Fout: De omgevingsvariabele ONSRIGHTS_LANG noemt "{word}"; kies nl of en.',
            'Error: The environment variable ONSRIGHTS_LANG says "{word}"; choose nl or en.',
        )
        write_error(f"{sentence.render(language(words), {'word': written})}\n")
    return bool(written)


def _check(paths: Sequence[str]) -> int:
    """Check without click: where no option is given there is nothing to parse, and it costs a third of a small run."""
    from onsrights.commands.check.check import check
    from onsrights.commands.console import language
    from onsrights.commands.options import Options

    return check(language(), Options(tuple(paths)))
