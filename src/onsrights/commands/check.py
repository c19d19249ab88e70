"""``onsrights check``: manifests in, a report out."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

import click

from onsrights.commands.environment import style, write, write_error
from onsrights.commands.interface import Command, OneOf, lang_option, unknown_rule
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onsrights.engine.diagnostics import Language, Safety
    from onsrights.engine.report import Report
    from onsrights.engine.run import Input, Run
    from onsrights.engine.settings import Settings
    from onsrights.reports.style import Style

__all__ = ["NOTHING_CHECKED", "build"]

NOTHING_CHECKED = 3
"""The exit status where there was nothing to check."""

_SEVERITIES = ("error", "warning", "info")

_ABOUT = Text(
    "Controleert bestanden, mappen en patronen; - is standaardinvoer. Zonder pad: elk rights.yaml, rights.yml, "
    "rights.json, *.rights.yaml en *.rights.yml onder de huidige map dat git niet negeert.",
    "Checks files, folders and patterns; - is standard input. Without a path: every rights.yaml, rights.yml, "
    "rights.json, *.rights.yaml and *.rights.yml below the current folder that git does not ignore.",
)
_RULES = Text(
    "Een regel mag met code (ONS305), begin van een code (ONS3) of naam genoemd worden.",
    "A rule may be named by code (ONS305), beginning of a code (ONS3) or name.",
)
_NOTHING = Text(
    "Er is niets gecontroleerd: geen rights.yaml, rights.yml, rights.json, *.rights.yaml of *.rights.yml in {where}.",
    "Nothing was checked: no rights.yaml, rights.yml, rights.json, *.rights.yaml or *.rights.yml in {where}.",
)
_EMPTY = Text("In {where} is niets te controleren.", "There is nothing to check in {where}.")
_HERE = Text("de huidige map", "the current folder")


def build(lang: Language) -> click.Command:
    """Give the command in one language."""

    def option(name: str, nl: str, en: str, metavar: str, *choices: str, default: str | None = None) -> click.Option:
        kind = OneOf(*choices) if choices else None
        return click.Option([name], type=kind, metavar=metavar, default=default, help=Text(nl, en).render(lang, {}))

    def rules(name: str, nl: str, en: str) -> click.Option:
        metavar = Text("REGEL,…", "RULE,…").render(lang, {})
        return click.Option([name], multiple=True, metavar=metavar, help=Text(nl, en).render(lang, {}))

    def flag(name: str, nl: str, en: str) -> click.Option:
        return click.Option([name], is_flag=True, help=Text(nl, en).render(lang, {}))

    def run(  # noqa: PLR0913 - one for each option
        *,
        paths: tuple[str, ...],
        format: str,  # noqa: A002 - the name of the option
        fix: bool,
        unsafe_fixes: bool,
        diff: bool,
        select: tuple[str, ...],
        ignore: tuple[str, ...],
        fail_on: str,
        quiet: bool,
        statistics: bool,
        color: str,
        stdin_filename: str | None,
        allow_no_input: bool,
    ) -> int:
        asked = _asked(lang, paths, select, ignore, stdin_filename)
        nothing = 0 if allow_no_input else NOTHING_CHECKED
        if diff:
            from onsrights.commands.mending import show

            status = show(lang, asked.inputs, asked.settings, color, unsafe=unsafe_fixes)
            return status if asked.paths else _say_nothing(lang, paths, nothing)
        form = _Form(format, style(lang, color), quiet=quiet or not asked.paths, statistics=statistics)
        if fix:
            status = _fix(asked, form, fail_on, unsafe=unsafe_fixes)
        else:
            found = _checked(asked)
            write(_rendered(found, form, unsafe=unsafe_fixes))
            found.raise_failed()
            status = _status(found.report, fail_on)
        return status if asked.paths else _say_nothing(lang, paths, nothing)

    params: list[click.Parameter] = [
        click.Argument(["paths"], nargs=-1, metavar=Text("[PAD]…", "[PATH]…").render(lang, {})),
        option("--format", "Vorm van het rapport; standaard text.", "Form of the report; text by default.",
               "text|concise|json", "text", "concise", "json", default="text"),
        flag("--fix", "Schrijf veilig herstel in de bestanden en toon wat overblijft; bij - gaat de herstelde tekst "
             "naar standaarduitvoer.",
             "Write safe fixes into the files and show what is left; with - the mended text goes to standard output."),
        flag("--unsafe-fixes", "Bij --fix en --diff: ook herstel dat de betekenis kan raken.",
             "With --fix and --diff: also fixes that may touch the meaning."),
        flag("--diff", "Toon als diff wat --fix zou wijzigen en schrijf niets; exitstatus 1 als dat iets is.",
             "Show as a diff what --fix would change and write nothing; exit status 1 if there is anything."),
        rules("--select", "Alleen deze regels; herhaalbaar.", "These rules only; repeatable."),
        rules("--ignore", "Deze regels niet; herhaalbaar.", "Not these rules; repeatable."),
        option("--fail-on", "Vanaf welke ernst de exitstatus 1 is; standaard error.",
               "From which severity on the exit status is 1; error by default.",
               "error|warning|info|never", *_SEVERITIES, "never", default="error"),
        flag("--statistics", "Toon per regel hoe vaak die geldt, in plaats van elke fout.",
             "Show how often each rule applies instead of every fault."),
        flag("--quiet", "Toon alleen de fouten, zonder de slotregels.",
             "Show the faults only, without the closing lines."),
        option("--color", "Kleuren; standaard auto: op een terminal, zonder NO_COLOR.",
               "Colours; auto by default: on a terminal, without NO_COLOR.",
               "auto|always|never", "auto", "always", "never", default="auto"),
        option("--stdin-filename", "Naam waaronder standaardinvoer in het rapport staat.",
               "Name under which standard input stands in the report.",
               Text("NAAM", "NAME").render(lang, {})),
        flag("--allow-no-input", "Niets te controleren is geen fout.", "Nothing to check is no failure."),
        lang_option(lang),
    ]  # fmt: skip
    return Command(lang, "check", params, _ABOUT, run, epilog=_RULES)


class _Asked(NamedTuple):
    """What is to be checked, and how."""

    lang: Language
    paths: tuple[str, ...]
    inputs: Iterator[Input]
    settings: Settings


class _Form(NamedTuple):
    """What the report is to look like."""

    name: str
    style: Style
    quiet: bool
    statistics: bool


def _asked(
    lang: Language, paths: tuple[str, ...], select: tuple[str, ...], ignore: tuple[str, ...], stdin_filename: str | None
) -> _Asked:
    """Find the files that are meant."""
    from onsrights.engine.discover import discover
    from onsrights.engine.settings import Settings

    settings = Settings(select=tuple(_rules(lang, select)), ignore=tuple(_rules(lang, ignore)))
    found = discover(paths)
    if found.paths:
        for folder in found.empty:
            write_error(_EMPTY.render(lang, {"where": folder}) + "\n")
    inputs = _inputs(found.paths, stdin_filename, settings.limits.file_bytes)
    return _Asked(lang, found.paths, inputs, settings)


def _checked(asked: _Asked) -> Run:
    from onsrights.engine.run import check_inputs
    from onsrights.ons.platform import ONS

    return check_inputs(asked.inputs, ONS, asked.settings)


def _fix(asked: _Asked, form: _Form, fail_on: str, *, unsafe: bool) -> int:
    """Write what can be fixed, then report what is left; give the exit status."""
    from onsrights.commands.mending import mend
    from onsrights.engine.discover import STANDARD_INPUT

    outcome = mend(asked.lang, asked.inputs, asked.settings, unsafe=unsafe)
    report = _rendered(outcome.run, form, "unsafe" if unsafe else "safe", unsafe=unsafe)
    sentence = "" if form.quiet else f"{outcome.sentence(asked.lang)}\n"
    if STANDARD_INPUT in asked.paths:  # standard output is for the mended text
        write_error(report + sentence)
    elif form.name == "json":
        write(report)
        write_error(sentence)
    else:
        write(report + sentence)
    outcome.run.raise_failed()
    return max(_status(outcome.run.report, fail_on), int(outcome.failed))


def _rules(lang: Language, written: Iterable[str]) -> Iterator[str]:
    """Split lists at their commas; refuse what no rule is called."""
    from onsrights.engine.rules import UnknownRuleError
    from onsrights.ons.catalogue import REGISTRY

    for name in (part.strip() for words in written for part in words.split(",")):
        try:
            REGISTRY.expand(name)
        except UnknownRuleError as error:
            raise unknown_rule(error, lang) from None
        yield name


def _inputs(paths: Iterable[str], stdin_filename: str | None, limit: int) -> Iterator[Input]:
    from onsrights.engine.discover import STANDARD_INPUT
    from onsrights.engine.run import Input

    for path in paths:
        if path == STANDARD_INPUT:
            data = sys.stdin.buffer.read(limit + 1) if sys.stdin else b""  # one byte more shows that it is too large
            yield Input(_shown(stdin_filename or "<stdin>"), data, None)
        else:
            yield Input(_shown(path), None, path)


def _shown(path: str) -> str:
    """Write a path with forward slashes on every system."""
    return path if os.sep == "/" else path.replace(os.sep, "/")


def _rendered(found: Run, form: _Form, applied: Safety | None = None, *, unsafe: bool) -> str:
    """Give the report; ``applied`` and ``unsafe`` are those of :func:`onsrights.reports.summary.closing`."""
    shown = form.style
    if form.name == "json":
        from onsrights.reports.json import render as as_json

        return as_json(found.report, shown.lang, ascii_only=not shown.unicode)
    if form.quiet and not found.report.diagnostics:
        return ""
    from onsrights.commands.labels import LABELS
    from onsrights.reports import summary

    shown = shown._replace(labels=LABELS)
    closing = "" if form.quiet else summary.closing(found.report, shown, applied, unsafe=unsafe)
    if not found.report.diagnostics:  # the ordinary call; what draws excerpts need not be imported
        return closing
    if form.statistics:
        return "\n".join(filter(None, (summary.statistics(found.report, shown), closing)))
    if form.name == "concise":
        from onsrights.reports.concise import render as as_lines

        return as_lines(found.report, shown, quiet=True) + closing
    from onsrights.reports.text import render as as_text

    return "\n".join(filter(None, (as_text(found.report, found.sources, shown, quiet=True), closing)))


def _status(report: Report, fail_on: str) -> int:
    """Give 1 where something is at or above ``fail_on``."""
    if fail_on == "never":
        return 0
    grave = _SEVERITIES[: _SEVERITIES.index(fail_on) + 1]
    return int(any(found.severity in grave for found in report.diagnostics))


def _say_nothing(lang: Language, paths: tuple[str, ...], status: int) -> int:
    if status:
        where = ", ".join(paths) or _HERE.render(lang, {})
        write_error(_NOTHING.render(lang, {"where": where}) + "\n")
    return status
