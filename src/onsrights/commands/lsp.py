"""``onsrights lsp``: the language server that an editor starts."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from onsrights.commands.console import FAILED, USAGE, write_error
from onsrights.commands.interface import Command, hold_one_of_settings, lang_option, settings_options
from onsrights.engine.diagnostics import Text
from onsrights.engine.origin import installing

if TYPE_CHECKING:
    import click

    from onsrights.engine.diagnostics import Language

__all__ = ["build"]

_ABOUT = Text(
    "De taalserver voor editors: fouten tijdens het typen, voorstellen, uitleg en kleuren. Een editor start deze "
    "opdracht zelf en praat ermee via standaardinvoer en -uitvoer.",
    "The language server for editors: faults while you type, proposals, explanations and colours. An editor starts "
    "this command itself and talks to it on standard input and output.",
)
_MISSING = Text(
    f"Voor de taalserver is de extra lsp nodig: {installing('lsp')}\n",
    f"The language server needs the extra lsp: {installing('lsp')}\n",
)
_BY_HAND = Text(
    "Deze opdracht wordt door een editor gestart; zie de uitleg over editors: {link}\n",
    "This command is started by an editor; see the page about editors: {link}\n",
)
_TOO_LARGE = Text(
    "De editor stuurde een bericht dat niet in het geheugen past.\n",
    "The editor sent a message that does not fit in memory.\n",
)
_LINK = "https://onsrights.readthedocs.io/how-to/editors/"


def build(lang: Language) -> click.Command:
    """Give the command in one language."""

    def run(*, config: str | None, no_config: bool) -> int:
        hold_one_of_settings(lang, config, no_config=no_config)
        return _serve(lang, config, no_config=no_config)

    params: list[click.Parameter] = [*settings_options(lang), lang_option(lang)]
    return Command(lang, "lsp", params, _ABOUT, run)


def _serve(lang: Language, config: str | None, *, no_config: bool) -> int:
    try:
        from onsrights.lsp.server import serve
        from onsrights.lsp.workspace import Options
    except ImportError:
        write_error(_MISSING.render(lang, {}))
        return USAGE
    if sys.stdin.isatty():
        write_error(_BY_HAND.render(lang, {"link": _LINK}))
        return USAGE
    chosen = any(word == "--lang" or word.startswith("--lang=") for word in sys.argv)
    try:
        serve(lang, Options(config, no_config), chosen=chosen)
    except MemoryError:
        write_error(_TOO_LARGE.render(lang, {}))
        return FAILED
    return 0
