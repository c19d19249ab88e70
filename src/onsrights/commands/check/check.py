"""Checking: manifests in, a report out. It does without click, because an ordinary call has no use for it."""

from __future__ import annotations

import os
import sys
from itertools import chain

from onsrights.commands.console import USAGE, WIDEST, job, style, write_error, write_parts
from onsrights.commands.options import SEVERITIES, Target
from onsrights.engine.declared import TYPE_CHECKING, NamedTuple
from onsrights.engine.diagnostics import Text
from onsrights.engine.files.paths import with_slashes
from onsrights.platforms import PLATFORMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onsrights.commands.check.observed import Beside
    from onsrights.commands.options import Options
    from onsrights.engine.accept.baseline import Baseline
    from onsrights.engine.check.platform import SettingsByFile
    from onsrights.engine.check.report import Report
    from onsrights.engine.check.run import Input, Run
    from onsrights.engine.diagnostics import Language, Safety
    from onsrights.reports.style import Style

__all__ = ["NOTHING_CHECKED", "check", "report_run", "wanted_reports"]


NOTHING_CHECKED = 3
"""The exit status where there was nothing to check."""

_SHORT = 1024 * 1024
"""A single file of no more bytes than this is through before there could be a bar."""

_NOTHING = Text(
    "Er is niets gecontroleerd: geen {names_nl} in {where}.",
    "Nothing was checked: no {names_en} in {where}.",
)
_EMPTY = Text("In {where} is niets te controleren.", "There is nothing to check in {where}.")
_HERE = Text("de huidige map", "the current folder")


_ORDINARY = (Target("text"),)


def check(lang: Language, options: Options) -> int:
    """Check what is meant, write the reports and give the exit status.

    :raises UnknownRuleError: for a rule that is to be selected or ignored and does not exist.
    :raises WrongTargetError: for reports that cannot be written where, or as, they were asked for.
    :raises GitError: where git cannot tell what has changed.
    """
    if not all(map(os.path.lexists, options.paths)):
        from onsrights.commands.not_there import missing

        if sentences := missing(lang, options.paths):
            return _wrong(lang, sentences)
    if options.watch:
        from onsrights.commands.check.watch import watch

        return watch(lang, options._replace(watch=False), check_what_is_there)
    return check_what_is_there(lang, options)


def check_what_is_there(lang: Language, options: Options) -> int:
    """Do what :func:`check` does, where a file that was named may have gone since: that is a fault of the file."""
    try:
        asked = _asked(lang, options)
    except ValueError as error:
        return _refused(lang, error)
    run = asked.settings.of(None)
    options = options._replace(fail_on=options.fail_on or run.fail_on)
    wanted = wanted_reports(options, run.format or "")
    nothing = 0 if options.allow_no_input else NOTHING_CHECKED
    if options.diff:
        from onsrights.commands.check.fix import show

        status = show(
            lang, _about(asked), asked.settings, options.color, unsafe=options.unsafe_fixes, baseline=asked.baseline
        )
        return status if asked.paths else _say_nothing(lang, options.paths, nothing)
    if options.reports:
        from onsrights.commands.check.reports import refuse_inputs

        beside = () if asked.beside is None else (options.observed or "",)
        refuse_inputs(wanted, (*asked.paths, *beside))
    form = _Form(lang, wanted, options, quiet=options.quiet or not asked.paths or asked.changed == frozenset())
    if options.add_ignores is not None:
        status = _add_ignores(asked, form, options.add_ignores)
    elif options.write_baseline is not None:
        status = _write_baseline(asked, form, options.write_baseline)
    else:
        status = _fix(asked, form) if options.fix else _report(asked, form)
    return status if asked.paths else _say_nothing(lang, options.paths, nothing)


class _Asked(NamedTuple):
    """What is to be checked, and how."""

    lang: Language
    paths: tuple[str, ...]
    inputs: Iterator[Input]
    settings: SettingsByFile
    jobs: str
    changed: frozenset[str] | None
    """Where only what concerns changed files is to be reported: those, as reports show them."""
    baseline: Baseline | None
    beside: Beside | None = None
    """What the manifest is held against."""


class _Form(NamedTuple):
    """What the reports are to look like."""

    lang: Language
    targets: tuple[Target, ...]
    options: Options
    quiet: bool


def wanted_reports(options: Options, named: str = "") -> tuple[Target, ...]:
    """Say which reports are wanted; an ordinary call wants text on standard output, and no more is looked at.

    ``named`` is the format that the settings name; what the command line names comes first.
    """
    if not (
        options.reports or named or options.statistics or options.group_by or options.limit or options.diff or job()
    ):
        return _ORDINARY
    from onsrights.commands.check.reports import targets

    return targets(options, named)


def _asked(lang: Language, options: Options) -> _Asked:
    """Find the files that are meant, and the settings for them."""
    from onsrights.commands.settings import Chosen, chosen_settings
    from onsrights.engine.files.discover import discover

    found = discover(options.paths, PLATFORMS.files)
    shown = [_shown(path, options) for path in found.paths]
    settings = chosen_settings(
        Chosen(options.config, options.no_config, options.select, options.ignore, options.as_of), shown
    )
    if found.paths:
        for folder in found.empty:
            write_error(_EMPTY.render(lang, {"where": folder}) + "\n")
    changed = None
    if options.changed_since is not None:
        from onsrights.commands.check.many import changed_paths

        changed = changed_paths(lang, found.paths, options.changed_since, lambda path: _shown(path, options))
    paths = () if changed == frozenset() else found.paths  # where none is to be reported, none is checked
    inputs = _inputs(paths, options, settings)
    if options.against is not None:
        from onsrights.commands.check.many import with_earlier

        inputs = with_earlier(lang, inputs, options.against, settings, options.paths)
    beside = None
    if options.observed is not None and paths:
        from onsrights.commands.check.observed import observe

        manifests = list(inputs)
        settings = beside = observe(lang, manifests, options.observed, settings)
        inputs = iter(manifests)
    baseline = None
    if path := options.baseline or (None if options.write_baseline else settings.of(None).baseline):
        from onsrights.commands.check.accept import read_baseline

        baseline = read_baseline(path, settings)
    return _Asked(lang, found.paths, inputs, settings, options.jobs, changed, baseline, beside)


def _refused(lang: Language, error: ValueError) -> int:
    """Say what is wrong with the settings or with the baseline; anything else is for the caller."""
    from onsrights.commands.console import refused
    from onsrights.engine.accept.baseline import BaselineError
    from onsrights.engine.settings.read import SettingsError

    if isinstance(error, SettingsError):
        return refused(lang, error)
    if not isinstance(error, BaselineError):
        raise error
    return _wrong(lang, [error.message(lang)])


def _wrong(lang: Language, sentences: Iterable[str]) -> int:
    """Say what is wrong with how the command was used; give the exit status."""
    text = Text("Fout: {sentence}", "Error: {sentence}")
    write_error("".join(text.render(lang, {"sentence": sentence}) + "\n" for sentence in sentences))
    return USAGE


def _checked(asked: _Asked) -> Run:
    # The ordinary call has one file that is not long, and asks for no more than that.
    if asked.beside is None and (len(asked.paths) > 1 or asked.changed is not None or _is_long(asked.paths)):
        from onsrights.commands.check.many import run_over

        return run_over(asked.lang, asked.inputs, asked.settings, asked.jobs, asked.changed)
    from onsrights.engine.check.run import check_inputs

    run = check_inputs(asked.inputs, PLATFORMS, asked.settings)
    return run if asked.beside is None else asked.beside.told(run)


def _report(asked: _Asked, form: _Form) -> int:
    """Check, write the reports and give the exit status."""
    found = _checked(asked)
    if asked.baseline is not None:
        from onsrights.commands.check.accept import apply_baseline

        found = apply_baseline(found, asked.baseline, asked.settings)
    return _reported(found, form)


def report_run(lang: Language, found: Run, wanted: tuple[Target, ...], options: Options) -> int:
    """Write the reports of a run, whatever it was over, and give the exit status."""
    return _reported(found, _Form(lang, wanted, options, quiet=options.quiet))


def _reported(found: Run, form: _Form) -> int:
    """Write the reports of a run and give the exit status."""
    text, failed = _written(found, form)
    write_parts(text)
    found.raise_failed()
    return failed or _status(found.report, form.options.fail_on)


def _add_ignores(asked: _Asked, form: _Form, reason: str) -> int:
    """Write comments into the files, then report what is left; give the exit status."""
    from onsrights.commands.check.accept import add_ignores

    added = add_ignores(asked.lang, _about(asked), asked.settings, reason, asked.baseline)
    if not form.quiet:
        write_error(f"{added.sentence}\n")
    status = _report(_asked(asked.lang, form.options), form)
    return max(status, added.status)


def _write_baseline(asked: _Asked, form: _Form, path: str) -> int:
    """Write the faults of now into a baseline, then report what cannot be in one; give the exit status."""
    from onsrights.commands.check.accept import write_baseline

    if not asked.paths:  # a baseline that is there is worth more than an empty one
        return 0
    found = _checked(asked)
    found.raise_failed()
    given = {"earlier": form.options.against, "observed": form.options.observed}
    beside = [need for need, value in given.items() if value is not None]
    written = write_baseline(asked.lang, found, path, asked.paths, asked.settings, beside)
    if isinstance(written, int):
        return written
    rest, sentence = written
    status = _reported(rest, form) if rest.report.diagnostics else 0
    if not form.quiet:
        write_error(f"{sentence}\n")
    has_secret = any(one.definition.ignorable and not one.definition.may_wait for one in rest.report.diagnostics)
    return max(status, int(has_secret))


def _about(asked: _Asked) -> Iterator[Input]:
    """Give the files that are meant where each is looked at alone."""
    return (found for found in asked.inputs if asked.changed is None or found.path in asked.changed)


def _is_long(paths: Sequence[str]) -> bool:
    try:
        return any(os.stat(path).st_size > _SHORT for path in paths)
    except (OSError, ValueError):  # that is for the run to say
        return False


def _fix(asked: _Asked, form: _Form) -> int:
    """Write what can be fixed, then report what is left; give the exit status."""
    from onsrights.commands.check.fix import mend
    from onsrights.commands.check.reports import FOR_PEOPLE
    from onsrights.engine.files.discover import STANDARD_INPUT

    unsafe = form.options.unsafe_fixes
    outcome = mend(asked.lang, asked.inputs, asked.settings, asked.changed, unsafe=unsafe, baseline=asked.baseline)
    text, failed = _written(outcome.run, form, "unsafe" if unsafe else "safe")
    sentence = "" if form.quiet else f"{outcome.sentence(asked.lang)}\n"
    if STANDARD_INPUT in asked.paths:  # standard output is for the mended text
        write_error("".join(text) + sentence)
    elif any(name in FOR_PEOPLE for name, output in form.targets if output is None):
        write_parts((*text, sentence))
    else:
        write_parts(text)
        write_error(sentence)
    outcome.run.raise_failed()
    return failed or max(_status(outcome.run.report, form.options.fail_on), outcome.status)


def _inputs(paths: Iterable[str], options: Options, settings: SettingsByFile) -> Iterator[Input]:
    from onsrights.engine.check.run import Input
    from onsrights.engine.files.discover import STANDARD_INPUT

    for path in paths:
        if path == STANDARD_INPUT:
            limit = settings.of(_shown(path, options)).limits.file_bytes
            data = sys.stdin.buffer.read(limit + 1) if sys.stdin else b""  # one byte more shows that it is too large
            yield Input(_shown(path, options), data, None)
        else:
            yield Input(_shown(path, options), None, path)


def _shown(path: str, options: Options) -> str:
    """Write a path with forward slashes on every system; standard input has a name that was given to it."""
    from onsrights.engine.files.discover import STANDARD_INPUT

    if path == STANDARD_INPUT:
        path = options.stdin_filename or "<stdin>"
    return with_slashes(path)


def _written(found: Run, form: _Form, applied: Safety | None = None) -> tuple[Iterable[str], int]:
    """Write the reports that go to files; give the parts of the one for standard output, and the exit status."""
    options = form.options
    if form.targets is _ORDINARY:
        return _for_people("text", found, style(form.lang, options.color), form, applied), 0
    from onsrights.commands.check.reports import FOR_PEOPLE, machine_report, style_of, write_reports

    text: Iterable[str] = ()
    files = {}
    for name, output in form.targets:
        shown = style_of(output, form.lang, options.color)
        people = name in FOR_PEOPLE or name == "github"
        report = _for_people(name, found, shown, form, applied) if people else ()
        if name not in FOR_PEOPLE:
            report = machine_report(name, found, shown, options, "".join(report), applied)
        if output is None:
            text = report
        else:
            files[output] = "".join(report)
    return text, write_reports(form.lang, files)


def _for_people(name: str, found: Run, shown: Style, form: _Form, applied: Safety | None) -> Iterable[str]:
    """Give the parts of the report as text or as lines.

    ``applied`` is that of :func:`onsrights.reports.summary.closing`.
    """
    if form.quiet and not found.report.diagnostics:
        return ()
    from onsrights.reports import summary

    shown = shown._replace(labels=True)
    options = form.options
    closing = "" if form.quiet else summary.closing(found.report, shown, applied, unsafe=options.unsafe_fixes)
    if not (form.quiet or options.statistics):
        closing = summary.left_out(found.report, options.limit, shown) + closing + summary.leading(found.report, shown)
    if shown.width < WIDEST:  # a terminal would break the last lines amid a word
        closing = "".join(f"{line}\n" for told in closing.splitlines() for line in shown.wrap(told, shown.width))
    if not found.report.diagnostics:  # the ordinary call; what draws excerpts need not be imported
        return (closing,)
    if options.statistics:
        return ("\n".join(filter(None, (summary.statistics(found.report, shown), closing))),)
    from onsrights.reports.groups import Group, by_unit, first

    groups: Iterable[Group] = [Group("", found.report.diagnostics)]
    if options.group_by:
        groups = by_unit(found.report.diagnostics, found.listed, shown)
    if options.limit is not None:
        groups = first(groups, options.limit)
    if name == "concise":
        from onsrights.reports.concise import lines

        return chain(lines(groups, shown), (closing,))
    from onsrights.reports.text import parts

    return parts(groups, found.sources, shown, closing)


def _status(report: Report, fail_on: str | None) -> int:
    """Give 1 where something is at or above ``fail_on``, by default an error."""
    fail_on = fail_on or "error"
    if fail_on == "never":
        return 0
    grave = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return int(any(found.severity in grave for found in report.diagnostics))


def _say_nothing(lang: Language, paths: tuple[str, ...], status: int) -> int:
    if status:
        where = ", ".join(paths) or _HERE.render(lang, {})
        names = PLATFORMS.files
        data = {"where": where, "names_nl": names.listed("of"), "names_en": names.listed("or")}
        write_error(_NOTHING.render(lang, data) + "\n")
    return status
