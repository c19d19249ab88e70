"""Checking: manifests in, a report out. It does without click, because an ordinary call has no use for it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from onsrights.commands.environment import style, write, write_error
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onsrights.engine.diagnostics import Language, Safety
    from onsrights.engine.report import Report
    from onsrights.engine.run import Input, Run
    from onsrights.engine.settings import Settings
    from onsrights.reports.style import Style

__all__ = ["NOTHING_CHECKED", "SEVERITIES", "Options", "check"]

NOTHING_CHECKED = 3
"""The exit status where there was nothing to check."""

SEVERITIES = ("error", "warning", "info")

_NOTHING = Text(
    "Er is niets gecontroleerd: geen rights.yaml, rights.yml, rights.json, *.rights.yaml of *.rights.yml in {where}.",
    "Nothing was checked: no rights.yaml, rights.yml, rights.json, *.rights.yaml or *.rights.yml in {where}.",
)
_EMPTY = Text("In {where} is niets te controleren.", "There is nothing to check in {where}.")
_HERE = Text("de huidige map", "the current folder")


class Options(NamedTuple):
    """What was asked on the command line; the defaults are those of a call without options."""

    paths: tuple[str, ...]
    format: str = "text"
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"
    quiet: bool = False
    statistics: bool = False
    color: str = "auto"
    stdin_filename: str | None = None
    allow_no_input: bool = False


def check(lang: Language, options: Options) -> int:
    """Check what is meant, write the report and give the exit status.

    :raises UnknownRuleError: for a rule that is to be selected or ignored and does not exist.
    """
    asked = _asked(lang, options)
    nothing = 0 if options.allow_no_input else NOTHING_CHECKED
    if options.diff:
        from onsrights.commands.mending import show

        status = show(lang, asked.inputs, asked.settings, options.color, unsafe=options.unsafe_fixes)
        return status if asked.paths else _say_nothing(lang, options.paths, nothing)
    shown = style(lang, options.color)
    form = _Form(options.format, shown, quiet=options.quiet or not asked.paths, statistics=options.statistics)
    if options.fix:
        status = _fix(asked, form, options.fail_on, unsafe=options.unsafe_fixes)
    else:
        found = _checked(asked)
        write(_rendered(found, form, unsafe=options.unsafe_fixes))
        found.raise_failed()
        status = _status(found.report, options.fail_on)
    return status if asked.paths else _say_nothing(lang, options.paths, nothing)


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


def _asked(lang: Language, options: Options) -> _Asked:
    """Find the files that are meant."""
    from onsrights.engine.discover import discover
    from onsrights.engine.settings import Settings

    settings = Settings(select=tuple(_rules(options.select)), ignore=tuple(_rules(options.ignore)))
    found = discover(options.paths)
    if found.paths:
        for folder in found.empty:
            write_error(_EMPTY.render(lang, {"where": folder}) + "\n")
    inputs = _inputs(found.paths, options.stdin_filename, settings.limits.file_bytes)
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


def _rules(written: Iterable[str]) -> Iterator[str]:
    """Split lists at their commas; refuse what no rule is called."""
    from onsrights.ons.catalogue import REGISTRY

    for name in (part.strip() for words in written for part in words.split(",")):
        REGISTRY.expand(name)
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
    grave = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return int(any(found.severity in grave for found in report.diagnostics))


def _say_nothing(lang: Language, paths: tuple[str, ...], status: int) -> int:
    if status:
        where = ", ".join(paths) or _HERE.render(lang, {})
        write_error(_NOTHING.render(lang, {"where": where}) + "\n")
    return status
