"""``onsrights schema``: the JSON Schema of the manifest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onsrights.commands.console import write
from onsrights.commands.interface import Command, OneOf, lang_option
from onsrights.commands.manifests import platform_option
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from onsrights.engine.diagnostics import Language

__all__ = ["DRAFTS", "build"]

DRAFTS = ("2020-12", "07")

_ABOUT = Text(
    "Toont het JSON Schema van het manifest; draft 07 is voor editors, met uitleg en voorbeelden.",
    "Prints the manifest's JSON Schema; draft 07 is for editors, with descriptions and examples.",
)


def build(lang: Language) -> click.Command:
    """Give the command in one language."""

    def run(*, draft: str, platform: str | None) -> int:
        from onsrights.engine.check.editor_schema import file_for_editors
        from onsrights.engine.data import content
        from onsrights.platforms import PLATFORMS

        known = PLATFORMS
        schema = known[platform or known.keys[0]].schema
        file = schema if draft == DRAFTS[0] else file_for_editors(schema)
        write(content("onsrights.schemas", file).decode())
        return 0

    about = Text("Versie van JSON Schema; standaard 2020-12.", "Version of JSON Schema; 2020-12 by default.")
    option = click.Option(
        ["--draft"], type=OneOf(*DRAFTS), default=DRAFTS[0], metavar="|".join(DRAFTS), help=about.render(lang, {})
    )
    which = Text(
        "Dat van dit platform; standaard Nedap Ons.",
        "The one for this platform; Nedap Ons by default.",
    )
    params = [platform_option(lang, which), option, lang_option(lang)]
    return Command(lang, "schema", params, _ABOUT, run)
