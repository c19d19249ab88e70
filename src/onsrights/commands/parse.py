"""``onsrights parse``: how one text of a manifest is read, drawn or as JSON. What is read, the platform says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from onsrights.commands.console import refused, style, write
from onsrights.commands.interface import Command, OneOf, lang_option
from onsrights.commands.manifests import door_options, given_options, usage_error
from onsrights.commands.settings import settings_here
from onsrights.doors import RefusedError
from onsrights.engine.diagnostics import Text
from onsrights.engine.secrets import masked
from onsrights.platforms import PLATFORMS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onsrights.doors import Parsed, Parser, Part
    from onsrights.engine.check.platform import Platform
    from onsrights.engine.diagnostics import Language
    from onsrights.reports.style import Style

__all__ = ["build"]

_CHARACTERS = Text("tekens {first}-{last}", "characters {first}-{last}")
_PROPOSAL = Text("voorstel: {proposal}", "suggestion: {proposal}")


def build(lang: Language) -> click.Command:
    """Give the command in one language."""
    from onsrights.engine.settings.read import SettingsError

    platform, parser = _parser()

    def run(*, text: str, format: str, **given: Any) -> int:  # noqa: A002, ANN401 - of the options
        try:
            settings = settings_here()
            parsed = parser.read(masked(text), given_options(given, parser.options), settings, lang)
        except SettingsError as error:
            return refused(lang, error)
        except RefusedError as error:
            raise usage_error(lang, error) from None
        shown = style(lang)
        write(_json(parsed, shown) if format == "json" else _drawn(parsed, shown))
        return 0

    form = Text("Vorm van het antwoord; standaard text.", "Format of the answer; text by default.")
    params = [
        click.Argument(["text"], metavar=parser.metavar.render(lang, {})),
        *door_options(lang, [(platform, option) for option in parser.options]),
        click.Option(
            ["--format"], type=OneOf("text", "json"), default="text", metavar="text|json", help=form.render(lang, {})
        ),
        lang_option(lang),
    ]
    return Command(lang, "parse", params, parser.about, run)


def _parser() -> tuple[Platform, Parser]:
    """Give the one platform whose texts are read."""
    found = ((PLATFORMS[key], PLATFORMS[key].door("parse")) for key in PLATFORMS.keys)
    return next((platform, door) for platform, door in found if door is not None)


def _drawn(parsed: Parsed, style: Style) -> str:
    lines = [parsed.title, ""]
    lines += _picture(parsed.text, parsed.parts, style)
    lines += _table(parsed.parts, style)
    lines += _following(parsed.facts, style)
    lines += _faults(parsed, style) or [parsed.sound.render(style.lang, {})]
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _picture(text: str, parts: Sequence[Part], style: Style) -> Iterator[str]:
    """Draw the name with its parts underlined and called by their names; a name wider than a line is not drawn."""
    from onsrights.reports.style import width

    cells = style.cells(text)
    columns = [0]
    for cell in cells:
        columns.append(columns[-1] + width(cell))
    if columns[-1] > style.width - 2:
        return
    yield f"  {''.join(cells)}"
    marks, rows = "", [""]
    for part in parts:
        start, end = columns[part.start], columns[part.end]
        word = part.name.render(style.lang, {})
        marks += " " * (start - width(marks)) + _line(end - start, style)
        row = next((number for number, row in enumerate(rows) if len(row) < start or not row), len(rows))
        if row == len(rows):
            rows.append("")
        rows[row] += " " * (start - len(rows[row])) + word
    if parts:
        yield f"  {marks}"
        yield from (f"  {row}" for row in rows)
    yield ""


def _line(length: int, style: Style) -> str:
    if not style.unicode or length < 2:  # noqa: PLR2004 - a line with two ends
        return "^" * length
    return f"└{'─' * (length - 2)}┘"


def _table(parts: Sequence[Part], style: Style) -> Iterator[str]:
    """List the parts with their characters, counted from 1 as people do, both ends included."""
    words = [part.name.render(style.lang, {}) for part in parts]
    spans = [_CHARACTERS.render(style.lang, {"first": part.start + 1, "last": part.end}) for part in parts]
    for part, word, span in zip(parts, words, spans, strict=True):
        lead = f"  {word:<{max(map(len, words))}}  {span:<{max(map(len, spans))}}  "
        yield lead + style.cut(style.printable(part.text[: style.width]), style.width - len(lead))
    if parts:
        yield ""


def _following(facts: Sequence[tuple[str, str]], style: Style) -> Iterator[str]:
    """List what follows from the text."""
    widest = max((len(label) for label, _ in facts), default=0)
    for label, value in facts:
        lead = f"  {label:<{widest}}  "
        first, *others = style.wrap(style.printable(value), style.width - len(lead))
        yield lead + first
        yield from (" " * len(lead) + line for line in others)
    if facts:
        yield ""


def _faults(parsed: Parsed, style: Style) -> list[str]:
    lines = []
    for fault in parsed.faults:
        code = fault.code
        first, *others = style.wrap(style.printable(fault.message), style.width - 2, style.width - len(code) - 2)
        lines += [f"{code}: {first}", *(f"  {line}" for line in others)]
        for proposal, _ in fault.proposals:
            words = _PROPOSAL.render(style.lang, {"proposal": proposal})
            lines += [f"  {line}" for line in style.wrap(style.printable(words), style.width - 2)]
    return lines


def _json(parsed: Parsed, style: Style) -> str:
    from json import dumps

    text = dumps(dict(parsed.data), ensure_ascii=not style.unicode, indent=2)
    return text.encode("utf-8", "backslashreplace").decode() + "\n"
