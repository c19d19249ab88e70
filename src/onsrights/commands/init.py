"""``onsrights init``: its arguments; what it does stands in ``starting.py``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onsrights.commands import candidates
from onsrights.commands.interface import Command, lang_option
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from onsrights.engine.diagnostics import Language

__all__ = ["build"]

_ABOUT = Text(
    "Schrijft een eerste manifest, dat door zijn eigen controle komt, in een nieuw bestand: rights.yaml, of het pad "
    "dat u noemt. Vraagt naar de naam van de connector en stelt het voorvoegsel voor. Een bestaand bestand blijft "
    "altijd zoals het is.",
    "Writes a first manifest, which passes its own check, into a new file: rights.yaml, or the path you name. Asks for "
    "the connector's name and proposes the prefix. A file that exists always stays as it is.",
)


def build(lang: Language) -> click.Command:
    """Give the command in one language."""

    def run(*, path: str, name: str | None, prefix: str | None, yes: bool) -> int:
        from onsrights.commands.starting import start

        return start(lang, path, name, prefix, yes=yes)

    def option(written: str, nl: str, en: str, metavar: Text) -> click.Option:
        return click.Option([written], metavar=metavar.render(lang, {}), help=Text(nl, en).render(lang, {}))

    yes = Text(
        "Vraag niets: neem het voorgestelde voorvoegsel over.",
        "Ask nothing: take the prefix that is proposed.",
    )
    params: list[click.Parameter] = [
        click.Argument(["path"], default="rights.yaml", metavar=Text("[PAD]", "[PATH]").render(lang, {}),
                       shell_complete=candidates.files),
        option("--name", "De naam van de connector in het API Dashboard.",
               "The connector's name in the API Dashboard.", Text("NAAM", "NAME")),
        option("--prefix", "Waarmee elke identifier begint: alleen letters.",
               "What every identifier begins with: letters only.", Text("LETTERS", "LETTERS")),
        click.Option(["--yes"], is_flag=True, help=yes.render(lang, {})),
        lang_option(lang),
    ]  # fmt: skip
    return Command(lang, "init", params, _ABOUT, run)
