"""Several reports of one run, each in its form and at its place; the ordinary call does without this."""

from __future__ import annotations

import os
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from onsrights.commands.console import USAGE, WIDEST, job, repository, style
from onsrights.commands.options import SEVERITIES, Target
from onsrights.commands.output import NOT_WRITTEN, STANDARD_OUTPUT, put, status_of
from onsrights.engine.diagnostics import Text
from onsrights.engine.files.paths import is_below, with_slashes
from onsrights.engine.settings.settings import FORMATS
from onsrights.reports.style import Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from onsrights.commands.options import Options
    from onsrights.engine.check.rule import Rule
    from onsrights.engine.check.run import Run
    from onsrights.engine.diagnostics import Language, Safety
    from onsrights.reports.content import Content, Page

__all__ = [
    "FORMATS",
    "FOR_PEOPLE",
    "WrongTargetError",
    "in_repository",
    "machine_report",
    "paired",
    "refuse_inputs",
    "style_of",
    "targets",
    "write_reports",
]

FOR_PEOPLE = frozenset({"text", "concise"})
"""The forms with closing lines, in which ``--statistics`` can stand."""

_TOO_MANY = Text(
    "Er zijn meer uitvoerbestanden dan vormen: geef bij elke --output met --format op in welke vorm.",
    "There are more output files than formats: give a --format for each --output.",
)
_WHICH_FORM = Text(
    'Geef met --format op in welke vorm "{path}" moet zijn: {forms}.',
    'Use --format to choose a format for "{path}": {forms}.',
)
_NAMELESS = Text("Bij --output hoort de naam van een bestand.", "--output needs the name of a file.")
_TWICE = Text('Twee rapporten kunnen niet in één bestand: "{path}".', 'Two reports cannot be in one file: "{path}".')
_SEVERAL = Text(
    "Er kan maar één rapport naar standaarduitvoer: geef bij de andere --output BESTAND op, direct na --format.",
    "Only one report can go to standard output: give the others an --output FILE, directly after their --format.",
)
_INPUT = Text(
    'Het rapport zou een gecontroleerd bestand vervangen: "{path}".',
    'The report would overwrite a file that is being checked: "{path}".',
)
_OTHER_FORM = Text(
    'Een bestand dat op "{ending}" eindigt, kan geen rapport als {form} zijn; laat het eindigen op {choices}.',
    'A file that ends in "{ending}" cannot be a {form} report; use a name that ends in {choices}.',
)
_ENDINGS = {
    ".json": ("json", "sarif", "gitlab", "rdjson"),
    ".jsonl": ("jsonl",),
    ".ndjson": ("jsonl",),
    ".sarif": ("sarif",),
    ".xml": ("junit", "checkstyle"),
    ".md": ("markdown",),
    ".markdown": ("markdown",),
    **dict.fromkeys((".csv", ".doc", ".docx", ".htm", ".html", ".pdf", ".xls", ".xlsx"), ()),
}
"""What a file can be whose name ends like this; any other ending says nothing of a form."""
_NO_REPORT = Text(
    "--diff toont een diff en geen rapport: laat {option} weg.",
    "--diff shows a diff instead of a report: leave out {option}.",
)
_TO_READ = {
    "--statistics": Text(
        "--statistics geeft een tabel om te lezen: dat kan met --format text of concise.",
        "--statistics gives a table to read: use --format text or concise.",
    ),
    "--group-by": Text(
        "--group-by zet een rapport om te lezen op volgorde: dat kan met --format text of concise.",
        "--group-by is for reports to read: use --format text or concise.",
    ),
    "--limit": Text(
        "--limit kort een rapport om te lezen in: dat kan met --format text of concise.",
        "--limit is for reports to read: use --format text or concise.",
    ),
}
"""What only reports for people have, by the option that asks for it."""


class WrongTargetError(ValueError):
    """Reports were asked for in a way that cannot be: ``sentence`` says why, ``status`` is the exit status."""

    def __init__(self, sentence: Text, status: int = USAGE, **data: str) -> None:
        super().__init__(sentence.en)
        self.sentence = sentence
        self.status = status
        self.data = data


def paired(given: Iterable[tuple[str, str]]) -> tuple[Target, ...]:
    """Say which ``output`` belongs to which ``format``; ``given`` has both, with their values, as they were written.

    An output belongs to the format that stands directly before it, or else to the next one; several that follow each
    other belong, in their order, to the formats directly before them. A single output without any format has the format
    ``""``, which the settings may name. Raises :class:`WrongTargetError` where an output is left over.
    """
    found: list[Target] = []
    waiting: list[str] = []
    outputs: list[str] = []
    open_since = 0  # the formats from here on have no output yet, and stand directly before what comes

    def settle() -> None:
        """Give the outputs that were just read to the last of the formats before them."""
        first = max(len(found) - len(outputs), open_since)
        for number, output in zip(range(first, len(found)), outputs, strict=False):
            found[number] = Target(found[number].format, output)
        waiting.extend(outputs[len(found) - first :])

    for option, value in given:
        if option == "output":
            outputs.append(value)
            continue
        if outputs:
            settle()
            outputs, open_since = [], len(found)
        found.append(Target(value, waiting.pop(0) if waiting else None))
        if found[-1].output is not None:
            open_since = len(found)
    settle()
    if waiting and (found or len(waiting) > 1):
        raise WrongTargetError(_TOO_MANY)
    return tuple(found) or tuple(Target("", output) for output in waiting)


def _by_name(output: str | None) -> str:
    """Give the form that the name of a file asks for where nothing else does: text, if no form has its ending."""
    ending = os.path.splitext(output or "")[1].lower()
    forms = _ENDINGS.get(ending, ("text",))
    if len(forms) != 1 and ending[1:] not in forms:
        raise WrongTargetError(_WHICH_FORM, path=output or "", forms=", ".join(forms or FORMATS))
    return ending[1:] if ending[1:] in forms else forms[0]


def targets(options: Options, named: str) -> tuple[Target, ...]:
    """Give the reports that are wanted; raise :class:`WrongTargetError` where they cannot be.

    ``named`` is the format that the settings name, or ``""``. Where nobody names one, a job of GitHub gets ``github``
    and everything else ``text``; a table of counts is a text in any case.
    """
    to_read = _for_readers(options)
    if options.diff and (options.reports or to_read):
        raise WrongTargetError(_NO_REPORT, option=to_read or "--format, --output")
    wanted = tuple(
        Target(
            target.format or named or _by_name(target.output),
            None if target.output == STANDARD_OUTPUT else target.output,
        )
        for target in options.reports
    )
    _refuse_outputs(wanted)
    if to_read and wanted and not any(target.format in FOR_PEOPLE for target in wanted):
        raise WrongTargetError(_TO_READ[to_read])
    chosen = named or ("github" if job() == "github" else "text")
    if to_read and chosen not in FOR_PEOPLE:
        chosen = "text"
    return wanted or (Target(chosen),)


def _for_readers(options: Options) -> str:
    """Give the first option that was given and that only reports for people have."""
    given = {"--statistics": options.statistics, "--group-by": options.group_by, "--limit": options.limit}
    return next((option for option, value in given.items() if value), "")


def _refuse_outputs(wanted: Sequence[Target]) -> None:
    """Refuse reports that would get into each other's way, or that cannot be written where they are to go."""
    from onsrights.engine.files.write import obstacle

    if sum(target.output is None for target in wanted) > 1:
        raise WrongTargetError(_SEVERAL)
    seen = set()
    for path in _files(wanted):
        if not path:
            raise WrongTargetError(_NAMELESS)
        if _real(path) in seen:
            raise WrongTargetError(_TWICE, path=path)
        seen.add(_real(path))
        if reason := obstacle(path):
            raise WrongTargetError(NOT_WRITTEN[reason], status_of(reason), path=path)
    for target in wanted:
        ending = os.path.splitext(target.output or "")[1].lower()
        if target.format not in _ENDINGS.get(ending, (target.format,)):
            fitting = [each for each, forms in _ENDINGS.items() if target.format in forms] or [".txt"]
            raise WrongTargetError(_OTHER_FORM, form=target.format, ending=ending, choices=", ".join(fitting))


def refuse_inputs(wanted: Iterable[Target], inputs: Iterable[str]) -> None:
    """See to it that no report takes the place of a file that is checked; raise :class:`WrongTargetError`."""
    outputs = {_real(path): path for path in _files(wanted)}
    if outputs:
        for path in map(_real, inputs):
            if path in outputs:
                raise WrongTargetError(_INPUT, path=outputs[path])


def _files(wanted: Iterable[Target]) -> list[str]:
    return [target.output for target in wanted if target.output is not None]


def _real(path: str) -> str:
    return os.path.normcase(os.path.realpath(path))


def style_of(output: str | None, lang: Language, color: str) -> Style:
    """Give the style for a report; a file has no colours unless they are asked for, and is always UTF-8."""
    if output is None:
        return style(lang, color)
    return Style(lang, WIDEST, color == "always")


def machine_report(
    name: str, found: Run, shown: Style, options: Options, plain: str, applied: Safety | None
) -> Iterable[str]:
    """Give a report in a form for programs, part by part where it may be long.

    ``plain`` is the one for people, for forms that show it as well.

    ``applied`` is that of :func:`onsrights.reports.summary.closing`.
    """
    if name == "json":
        from onsrights.reports.json import render as as_json

        return as_json(found.report, shown.lang, ascii_only=not shown.unicode)
    from onsrights.reports.content import Content
    from onsrights.reports.summary import closing

    content = Content(
        found.report,
        shown._replace(labels=True),
        found.sources,
        found.listed,
        tuple(fault.path or "" for fault in found.failed),
        _grave(options.fail_on or "error"),
        lambda rule: _page(rule, shown.lang),
        in_repository,
        plain,
        closing(found.report, Style(shown.lang), applied, unsafe=options.unsafe_fixes),
    )
    if name == "github":
        _append_summary(content)
    report: str | Iterator[str] = import_module(f"onsrights.reports.{name}").render(content)
    return (report,) if isinstance(report, str) else report


def _grave(fail_on: str) -> frozenset[str]:
    """Give the severities that make a check fail; a check that never fails still tells errors from the rest."""
    last = SEVERITIES.index(fail_on) if fail_on in SEVERITIES else 0
    return frozenset(SEVERITIES[: last + 1])


def _page(rule: Rule, lang: Language) -> Page:
    from onsrights.reports.content import Page
    from onsrights.reports.pages import drawn, page, summary

    markdown = page(rule, lang)
    about = summary(markdown.partition("\n## ")[2].partition("\n")[2])
    text = drawn(markdown, Style(lang))
    return Page(summary(markdown) or rule.name, about or rule.name, text or rule.name, markdown)


def in_repository(path: str) -> str:
    """Give the path that a file has in the repository of the job this runs in; elsewhere only tidy it up."""
    root = repository()
    if root:
        absolute, root = os.path.abspath(path), os.path.abspath(root)
        if is_below(absolute, root):
            path = os.path.relpath(absolute, root)
    path = os.path.normpath(path) if path else path
    return with_slashes(path)


def write_reports(lang: Language, reports: Mapping[str, str]) -> int:
    """Write reports to files; one that cannot be written is said, and the exit status tells it."""
    from onsrights.engine.files.write import write_output

    status = 0
    for path, text in reports.items():
        data = text.encode("utf-8", "backslashreplace")
        status = max(status, put(lang, path, partial(write_output, path, data)))
    return status


def _append_summary(content: Content) -> None:
    """Add the report to the summary of the step, where GitHub keeps one; the check does not depend on it."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path:
        return
    from onsrights.engine.files.write import append_output
    from onsrights.reports.markdown import render

    def add() -> tuple[()]:
        append_output(path, render(content).encode("utf-8", "backslashreplace"))
        return ()

    put(content.lang, path, add)
