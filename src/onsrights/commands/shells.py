"""Completion in a shell: click's own mechanism, for a program that is not started by click.

The shell runs ``onsrights`` without arguments. ``_ONSRIGHTS_COMPLETE`` says what it wants: ``bash_source`` the script
that sets completion up, ``bash_complete`` the words that fit where the cursor is (likewise for the other shells);
``COMP_WORDS`` and ``COMP_CWORD`` hold what was typed.
"""

from __future__ import annotations

import json
import os
import re
import shlex
from typing import TYPE_CHECKING, Any

from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete, split_arg_string

from onsrights.commands.console import USAGE, language, write_bytes
from onsrights.commands.interface import COMPLETE, program

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from onsrights.engine.diagnostics import Language

__all__ = ["SHELLS", "complete", "script"]


class _Bash(BashComplete):
    """Completion for bash, which takes ``--format=js`` for three words."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """Give the words before the cursor, and the beginning of the word at the cursor."""
        words, begun = super().get_completion_args()
        return words[:-1] if words[-1:] == ["="] else words, begun


class _Fish(FishComplete):
    """Completion for fish that lets values and descriptions hold commas; click's script cuts them off there."""

    source_template = FishComplete.source_template.replace('string split ","', 'string split --max 1 ","')


class _PowerShell(ShellComplete):
    """Completion for PowerShell, which click does not know; for 5.1, which Windows has, and 7.

    The script hands over the line up to the cursor, and the text that an answer takes the place of: the word at the
    cursor, or of a list what comes after its last comma. An answer is a line of JSON in ASCII, because how PowerShell
    decodes what a program writes differs from one Windows to the next. Where nothing is answered PowerShell completes a
    path, so the answer that asks for a path is an empty line.
    """

    name = "powershell"
    source_template = """\
Register-ArgumentCompleter -Native -CommandName %(prog_name)s -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $length = $cursorPosition - $commandAst.Extent.StartOffset
    $env:COMP_WORDS = $commandAst.Extent.Text.PadRight($length).Substring(0, $length)
    $env:COMP_CWORD = $wordToComplete
    $env:%(complete_var)s = 'powershell_complete'
    try {
        %(prog_name)s | Where-Object { $_ } | ConvertFrom-Json | ForEach-Object {
            [System.Management.Automation.CompletionResult]::new($_.text, $_.shown, 'ParameterValue', $_.help)
        }
    } finally {
        $env:COMP_WORDS = $env:COMP_CWORD = $env:%(complete_var)s = $null
    }
}
"""
    _option = _kept = ""

    def get_completion_args(self) -> tuple[list[str], str]:
        """Give the words before the cursor, and the beginning of the word at the cursor."""
        words, begun = _words_of_powershell(os.environ["COMP_WORDS"])
        option, sign, _ = begun.partition("=")
        self._option = option + sign if sign and option.startswith("-") else ""
        replaced = os.environ.get("COMP_CWORD", "")
        self._kept = begun[: len(begun) - len(replaced)] if begun.endswith(replaced) else ""
        return words[1:], begun

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """Give the line of one answer."""
        if item.type != "plain":
            return ""
        value = str(item.value)
        text = (self._option + value).removeprefix(self._kept)
        return json.dumps({"text": _for_powershell(text), "shown": value, "help": item.help or value})


def _words_of_powershell(line: str) -> tuple[list[str], str]:
    """Split a line as PowerShell does, where the grave accent escapes and not the backslash; the last word is apart."""
    lexer = shlex.shlex(line, posix=True)
    lexer.whitespace_split, lexer.commenters, lexer.escape = True, "", "`"
    words: list[str] = []
    try:
        words.extend(lexer)
    except ValueError:  # a quotation mark that is still open
        return words, lexer.token
    return (words, "") if line[-1:].isspace() else (words[:-1], words[-1])


def _for_powershell(text: str) -> str:
    """Put quotation marks around what would not be one plain word; the curly ones count as straight ones there."""
    return text if re.fullmatch(r"[\w./:\\=,+-]+", text) else "'" + re.sub(r"(['\u2018-\u201b])", r"\1\1", text) + "'"


_CLASSES: dict[str, type[ShellComplete]] = {
    "bash": _Bash,
    "zsh": ZshComplete,
    "fish": _Fish,
    "powershell": _PowerShell,
}

SHELLS = tuple(_CLASSES)
"""The shells this program completes for."""


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
    """Give the script that sets up completion in ``shell``; :class:`KeyError` for one that is not in :data:`SHELLS`."""
    written = _shell(shell, lang)
    # Not written.source(): that of bash starts a bash to ask for its version.
    return written.source_template % written.source_vars()


def _words(shell: str) -> str:
    lang = language(split_arg_string(os.environ.get("COMP_WORDS", "")))
    return _shell(shell, lang).complete() + "\n"


def _shell(shell: str, lang: Language) -> ShellComplete:
    return _CLASSES[shell](program(lang), {}, "onsrights", COMPLETE)
