"""``onsrights completion``: the script that lets a shell complete commands, options, rules and files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onsrights.commands.console import write_bytes
from onsrights.commands.interface import Command, OneOf, lang_option
from onsrights.commands.shells import SHELLS, script
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from onsrights.engine.diagnostics import Language

__all__ = ["build"]

_ABOUT = Text(
    "Toont het script waarmee uw shell opdrachten, opties, regels en bestanden aanvult als u op Tab drukt. Laat uw "
    "shell dat bij het opstarten lezen.",
    "Prints the script with which your shell completes commands, options, rules and files when you press Tab. Let your "
    "shell read it when it starts.",
)


def build(lang: Language) -> click.Command:
    """Give the command in one language."""

    def run(*, shell: str) -> int:
        write_bytes(script(shell, lang).encode())
        return 0

    argument = click.Argument(["shell"], type=OneOf(*SHELLS), metavar="|".join(SHELLS))
    return Command(lang, "completion", [argument, lang_option(lang)], _ABOUT, run)
