"""The reference of the command line, from the commands themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from onsrights.commands.interface import COMMANDS, program
from onsrights.commands.manual import EXITS, PAGES, VARIABLES
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.diagnostics import Language

__all__ = ["commands_page"]

_TITLE = Text("Opdrachten", "Command line")
_INTRODUCTION = Text(
    "Deze pagina is gemaakt uit het programma zelf; `onsrights OPDRACHT --help` toont hetzelfde.",
    "This page is made from the program itself; `onsrights COMMAND --help` shows the same.",
)
_OPTIONS = Text("Optie|Doet", "Option|Does")
_COMMANDS = Text("Opdracht|Doet", "Command|Does")
_STATUS = Text("Exitstatus", "Exit status")
_VARIABLES = Text("Omgeving", "Environment")
_VARIABLE_COLUMNS = Text("Variabele|Doet", "Variable|Does")
_STATUS_COLUMNS = Text("Status|Betekenis", "Status|Meaning")


def commands_page(lang: Language) -> str:
    """Give the page with every command and each of its options."""
    whole = program(lang)
    context = whole.make_context("onsrights", [], resilient_parsing=True)
    summaries = ((f"[`{name}`](#onsrights-{name})", entry.summary.render(lang, {})) for name, entry in COMMANDS.items())
    statuses = ((f"**{status}**", text.render(lang, {})) for status, text in EXITS.items())
    lines = [f"# {_TITLE.render(lang, {})}", "", _plain(whole.help), "", _INTRODUCTION.render(lang, {}), ""]
    lines += [*_table(_COMMANDS.render(lang, {}), summaries), ""]
    lines += [*_options(whole, context, lang), ""]
    for name in COMMANDS:
        lines += _section(whole, context, name, lang)
    lines += [f"## {_STATUS.render(lang, {})} {{ #exit-status }}", ""]
    lines += [*_table(_STATUS_COLUMNS.render(lang, {}), statuses), ""]
    lines += [f"## {_VARIABLES.render(lang, {})} {{ #environment }}", ""]
    variables = ((f"`{name}`", text.render(lang, {})) for name, text in VARIABLES.items())
    lines += [*_table(_VARIABLE_COLUMNS.render(lang, {}), variables), ""]
    return "\n".join(lines)


def _section(whole: click.Group, parent: click.Context, name: str, lang: Language) -> Iterator[str]:
    command = whole.get_command(parent, name)
    assert command is not None, name
    with click.Context(command, info_name=name, parent=parent) as context:
        yield f"## onsrights {name} {{ #onsrights-{name} }}"
        yield from ("", "```text", f"onsrights {name} {' '.join(command.collect_usage_pieces(context))}", "```", "")
        yield from (_plain(command.help), "")
        if isinstance(command, click.Group):
            entries = ((f"`{sub}`", command.commands[sub].get_short_help_str(200)) for sub in command.commands)
            yield from (*_table(_COMMANDS.render(lang, {}), entries), "")
        yield from (*_options(command, context, lang), "")
        if command.epilog:
            yield from (_plain(command.epilog), "")
        yield from _examples(name, lang)


def _examples(name: str, lang: Language) -> Iterator[str]:
    """Give what the help of a command ends with, but for the environment, which is the same for all of them."""
    page = PAGES[name]
    for written, about in page.examples:
        yield from (f"{about.render(lang, {})}:", "", "```text", written, "```", "")
    if page.meanings:
        statuses = ((f"**{status}**", text.render(lang, {})) for status, text in page.statuses())
        yield from (*_table(_STATUS_COLUMNS.render(lang, {}), statuses), "")


def _options(command: click.Command, context: click.Context, lang: Language) -> Iterator[str]:
    records = [param.get_help_record(context) for param in command.params if isinstance(param, click.Option)]
    return _table(_OPTIONS.render(lang, {}), ((f"`{record[0]}`", _plain(record[1])) for record in records if record))


def _plain(text: str | None) -> str:
    """Give a text of the program in which no sign means anything to Markdown; ``--fix`` and the like become code."""
    escaped = re.sub(r"([\\`*_<\[\]])", r"\\\1", text or "")
    return re.sub(r"(?<![\w-])(--[a-z][a-z-]+)", r"`\1`", escaped)


def _table(headings: str, rows: Iterator[tuple[str, str]]) -> Iterator[str]:
    columns = headings.split("|")
    yield f"| {' | '.join(columns)} |"
    yield "|---" * len(columns) + "|"
    for cells in rows:
        yield "| " + " | ".join(_cell(cell) for cell in cells) + " |"


def _cell(text: str) -> str:
    """Put a text into a cell; a bar within code is none to the table, and would show its backslash."""
    pieces = re.split(r"(`[^`]*`)", " ".join(text.split()))
    return "".join(piece if number % 2 else piece.replace("|", "\\|") for number, piece in enumerate(pieces))
