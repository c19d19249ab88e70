"""Completion in a shell: click's own mechanism, for a program that is not started by click.

The shell runs ``onsrights`` without arguments. ``_ONSRIGHTS_COMPLETE`` says what it wants: ``bash_source`` the script
that sets completion up, ``bash_complete`` the words that may stand where the cursor is (likewise zsh, fish and whatever
else click knows); ``COMP_WORDS`` and ``COMP_CWORD`` hold what was typed.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from click.shell_completion import BashComplete, FishComplete, get_completion_class, split_arg_string

from onsrights.commands.environment import USAGE, language, write_bytes
from onsrights.commands.interface import COMPLETE, program

if TYPE_CHECKING:
    from click.shell_completion import ShellComplete

    from onsrights.engine.diagnostics import Language

__all__ = ["SHELLS", "complete", "script"]

SHELLS = ("bash", "zsh", "fish")
"""The shells this program is tried with."""


class _Bash(BashComplete):
    """Completion for bash, which takes ``--format=js`` for three words."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """Give the words before the cursor, and the beginning of the word at the cursor."""
        words, begun = super().get_completion_args()
        return words[:-1] if words[-1:] == ["="] else words, begun


class _Fish(FishComplete):
    """Completion for fish that lets values and descriptions hold commas; click's script cuts them off there."""

    source_template = FishComplete.source_template.replace('string split ","', 'string split --max 1 ","')


_CLASSES: dict[str, type[ShellComplete]] = {"bash": _Bash, "fish": _Fish}


def complete(instruction: str) -> int:
    """Do what a shell asks for, and give the exit status; whatever is wrong, nothing is said into a half-typed line."""
    shell, _, wanted = instruction.partition("_")
    try:
        if wanted == "source":
            text = script(shell, language())
        elif wanted == "complete":
            text = _words(shell)
        else:
            return USAGE
    except Exception as fault:  # noqa: BLE001 - whatever it is
        if os.environ.get("ONSRIGHTS_DEBUG"):
            from onsrights.commands.internal_fault import report

            return report(fault, ())
        return USAGE
    write_bytes(text.encode(errors="surrogateescape"))  # as bytes, because Windows would write other line ends
    return 0


def script(shell: str, lang: Language) -> str:
    """Give the script that sets up completion in ``shell``; :class:`KeyError` for a shell that click does not know."""
    written = _shell(shell, lang)
    # Not written.source(): that of bash starts a bash to ask for its version.
    return written.source_template % written.source_vars()


def _words(shell: str) -> str:
    lang = language(split_arg_string(os.environ.get("COMP_WORDS", "")))
    return _shell(shell, lang).complete() + "\n"


def _shell(shell: str, lang: Language) -> ShellComplete:
    kind = _CLASSES.get(shell) or get_completion_class(shell)
    if kind is None:
        raise KeyError(shell)
    return kind(program(lang), {}, "onsrights", COMPLETE)
