"""``onsrights schema``: the JSON Schema of the manifest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onsrights.commands.environment import write
from onsrights.commands.interface import Command, OneOf, lang_option
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from onsrights.engine.diagnostics import Language

__all__ = ["FILES", "build"]

FILES = {"2020-12": "rights.schema.json", "07": "rights.draft-07.schema.json"}
"""The files of the manifest's schema, by draft of JSON Schema."""

_ABOUT = Text(
    "Toont het JSON Schema van het manifest; draft 07 is voor editors, met uitleg en voorbeelden.",
    "Prints the manifest's JSON Schema; draft 07 is for editors, with descriptions and examples.",
)


def build(lang: Language) -> click.Command:
    """Give the command in one language."""

    def run(*, draft: str) -> int:
        from importlib.resources import files

        write(files("onsrights.schemas").joinpath(FILES[draft]).read_text(encoding="utf-8"))
        return 0

    about = Text("Versie van JSON Schema; standaard 2020-12.", "Version of JSON Schema; 2020-12 by default.")
    option = click.Option(
        ["--draft"], type=OneOf(*FILES), default="2020-12", metavar="|".join(FILES), help=about.render(lang, {})
    )
    return Command(lang, "schema", [option, lang_option(lang)], _ABOUT, run)
