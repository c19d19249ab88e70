"""``onsrights check --fix`` and ``--diff``: what fixes change is written, or shown."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

from onsrights.commands.console import style, write_bytes, write_error
from onsrights.commands.output import put
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from onsrights.engine.accept.baseline import Baseline
    from onsrights.engine.change.fixes import Repair
    from onsrights.engine.check.platform import SettingsByFile
    from onsrights.engine.check.run import Input, InternalFault, Run
    from onsrights.engine.diagnostics import Language
    from onsrights.engine.text.source import Source
    from onsrights.reports.style import Style

__all__ = ["Outcome", "mend", "show"]

_LEFT_ALONE = 1
"""The exit status where a file was left alone because of a secret."""

_PIECE = 1 << 16
"""So many bytes of a standard input that is too large are passed on at a time."""

_LEFT_OUT = Text(
    "{place}: het herstel van {code} is overgeslagen: daarmee zou een nieuwe fout ontstaan, een naam dubbel "
    "voorkomen of een opmerking verdwijnen.",
    "{place}: the fix of {code} was skipped: it would add a fault, duplicate a name or lose a comment.",
)
_SECRET = Text(
    "{path} bleef zoals het is, omdat er een geheim in staat.",
    "{path} was left as it is, because it holds a secret.",
)
_UNREAD = Text(
    "{path} bleef zoals het is, omdat een deel ervan niet te lezen is. Los dat eerst op.",
    "{path} was left as it is, because part of it cannot be read. Fix that first.",
)


class Outcome(NamedTuple):
    """What mending came to."""

    run: Run
    """What is left, of the files as they stand now."""
    fixed: int
    """So many fixes were applied."""
    files: int
    """In so many files."""
    status: int
    """The least that the exit status is: 1 where a file was left alone because of a secret, more where one could not
    be written."""

    def sentence(self, lang: Language) -> str:
        """Say how many faults were fixed."""
        return _many(
            Text("Er is niets hersteld.", "Nothing was fixed."),
            Text("{faults} hersteld in {files}.", "{faults} fixed in {files}."),
            self.fixed,
            self.files,
        ).render(lang, _counts(lang, self.fixed, self.files))


class _Job:
    """One run over the files; what it comes to is collected on the way."""

    def __init__(self, lang: Language, inputs: list[Input], settings: SettingsByFile, *, unsafe: bool) -> None:
        from onsrights.engine.change.fixes import UnitNames

        self.lang = lang
        self.names = UnitNames(_names(inputs, settings))
        self.settings = settings
        self.unsafe = unsafe
        self.fixed = self.files = self.status = 0
        self.faults: list[InternalFault] = []

    def mended(self, source: Source) -> Source:
        """Give the text of a source after its fixes, and say what was left out."""
        from onsrights.engine.change.fixes import mended
        from onsrights.engine.check.run import InternalFault
        from onsrights.engine.text.source import Source
        from onsrights.platforms import PLATFORMS

        try:
            settings = self.settings.of(source.path)
            result = mended(source, PLATFORMS, settings, unsafe=self.unsafe, names=self.names)
        except InternalFault as fault:  # the other files shall not suffer from it
            self.faults.append(fault)
            return source
        if result.has_secret or result.is_unread:
            self.status = max(self.status, _LEFT_ALONE)
            left = _SECRET if result.has_secret else _UNREAD
            write_error(left.render(self.lang, {"path": source.path}) + "\n")
        for repair in result.left_out:
            write_error(_LEFT_OUT.render(self.lang, _named(repair)) + "\n")
        if result.text == source.text:
            return source
        self.fixed += len(result.applied)
        self.files += 1
        new = Source(source.path, result.text, bom=source.bom)
        new.earlier, new.elsewhere = source.earlier, source.elsewhere
        return new

    def written(self, found: Input) -> Source:
        """Mend one file, or standard input on its way to standard output; give what stands there afterwards."""
        from onsrights.engine.check.run import read

        source = read(found, self.settings)
        fixed, files = self.fixed, self.files
        new = self.mended(source)
        if found.data is not None:
            if new is source:
                _pass_on(found.data, self.settings.of(found.path).limits.file_bytes)
            else:
                write_bytes(_bytes(new))
        elif new is not source and (status := self._write(found, source, new)):
            self.status = max(self.status, status)
            self.fixed, self.files = fixed, files
            return source
        return new

    def _write(self, found: Input, source: Source, new: Source) -> int:
        from onsrights.engine.files.write import write_atomically

        path = found.real or found.path
        return put(self.lang, found.path, lambda: write_atomically(path, _bytes(new), original=_bytes(source)))


def _names(inputs: Iterable[Input], settings: SettingsByFile) -> Iterator[str]:
    """Give what the units of all files are called; a file that cannot be read has none."""
    from onsrights.engine.check.run import read
    from onsrights.engine.check.session import Session
    from onsrights.engine.text.tree import read_tree
    from onsrights.platforms import PLATFORMS

    for found in inputs:
        source, own = read(found, settings), settings.of(found.path)
        checked = Session(PLATFORMS, own).check(read_tree(source, own.limits))
        yield from (entry.label for entry in checked.entries if entry.label)


def mend(
    lang: Language,
    inputs: Iterable[Input],
    settings: SettingsByFile,
    about: Container[str] | None = None,
    *,
    unsafe: bool,
    baseline: Baseline | None = None,
) -> Outcome:
    """Write the fixes of every input, then check what stands there now.

    ``about`` is that of :func:`onsrights.engine.check.run.gathered`; other inputs are read and left as they are.
    """
    from onsrights.engine.check.run import check_sources, read
    from onsrights.platforms import PLATFORMS

    inputs = list(inputs)
    job = _Job(lang, inputs, settings, unsafe=unsafe)
    # One after the other: a file that is named twice, by a link for instance, is mended when it is read again.
    sources = (
        job.written(found) if about is None or found.path in about else read(found, settings) for found in inputs
    )
    run = check_sources(sources, PLATFORMS, settings, about)
    run = run._replace(failed=(*job.faults, *run.failed))
    if baseline is not None:
        from onsrights.commands.check.accept import apply_baseline, prune_baseline

        run = apply_baseline(run, baseline, settings)
        pruned = prune_baseline(lang, run, baseline)
        if isinstance(pruned, int):
            job.status = max(job.status, pruned)
        else:
            run, stale = pruned
            job.fixed, job.files = job.fixed + stale, job.files + bool(stale)
    return Outcome(run, job.fixed, job.files, job.status)


def show(
    lang: Language,
    inputs: Iterable[Input],
    settings: SettingsByFile,
    color: str,
    *,
    unsafe: bool,
    baseline: Baseline | None = None,
) -> int:
    """Show what fixes would change; give the exit status: 1 for anything to change, or a file that cannot be read."""
    from onsrights.engine.check.run import read
    from onsrights.reports.diff import unified

    inputs = list(inputs)
    job = _Job(lang, inputs, settings, unsafe=unsafe)
    shown = style(lang, color)
    exact = not shown.color and not (sys.stdout and sys.stdout.isatty())
    parts = []
    seen = unread = False
    mended = []
    for found in inputs:
        seen = True
        source = read(found, settings)
        if source.faults:
            unread = True
            _say_faults(source, settings, shown)
            continue
        new = job.mended(source)
        mended.append(new)
        mark = "\ufeff" if source.bom else ""
        parts.append(unified(source.path or "", mark + source.text, mark + new.text, shown, exact=exact))
    if baseline is not None:
        parts.append(_pruned(job, mended, baseline, shown, exact=exact))
    diff = "".join(parts)
    # The bytes themselves, line ends and all, so that the diff can be applied.
    write_bytes(diff.encode("utf-8" if exact else shown.encoding, "backslashreplace"))
    if seen and (diff or not (job.faults or job.status)):  # what could not be looked at may have something to fix
        sentence = _many(
            Text("Er is niets te herstellen.", "There is nothing to fix."),
            Text("{faults} te herstellen in {files}.", "{faults} would be fixed in {files}."),
            job.fixed,
            job.files,
        )
        write_error(sentence.render(lang, _counts(lang, job.fixed, job.files)) + "\n")
    if job.faults:
        raise job.faults[0]
    return int(bool(unread or job.status or diff))


def _pruned(job: _Job, sources: Iterable[Source], baseline: Baseline, shown: Style, *, exact: bool) -> str:
    """Show what would be taken out of the baseline once these texts are written."""
    from onsrights.commands.check.accept import apply_baseline
    from onsrights.engine.accept.baseline import without_stale
    from onsrights.engine.check.run import check_sources
    from onsrights.platforms import PLATFORMS
    from onsrights.reports.diff import unified

    run = apply_baseline(check_sources(sources, PLATFORMS, job.settings), baseline, job.settings)
    text = without_stale(baseline, run)
    stale = sum(found.rule == "stale-baseline" for found in run.report.diagnostics)
    job.fixed, job.files = job.fixed + stale, job.files + bool(stale)
    return unified(baseline.source.path or "", baseline.source.text, text, shown, exact=exact)


def _bytes(source: Source) -> bytes:
    """Give a source as it stands in a file; what was read as UTF-8 comes out as it went in."""
    return (b"\xef\xbb\xbf" if source.bom else b"") + source.text.encode()


def _named(repair: Repair) -> dict[str, str]:
    found = repair.diagnostic
    start = found.range and f":{found.range.start.line}:{found.range.start.column}"
    return {"place": f"{found.path}{start or ''}", "code": found.code}


def _say_faults(source: Source, settings: SettingsByFile, shown: Style) -> None:
    """Report a file in which nothing can be mended."""
    from onsrights.engine.check.run import check_sources
    from onsrights.platforms import PLATFORMS
    from onsrights.reports.concise import render

    report = check_sources([source], PLATFORMS, settings).report
    write_error(render(report, shown._replace(labels=True), quiet=True))


def _many(none: Text, some: Text, fixed: int, files: int) -> Text:
    return some if fixed and files else none


def _counts(lang: Language, fixed: int, files: int) -> dict[str, str]:
    faults = Text("fout" if fixed == 1 else "fouten", "fault" if fixed == 1 else "faults").render(lang, {})
    where = Text("bestand" if files == 1 else "bestanden", "file" if files == 1 else "files").render(lang, {})
    return {"faults": f"{fixed} {faults}", "files": f"{files} {where}"}


def _pass_on(data: bytes, limit: int) -> None:
    """Give standard input back as it came, and what of it was too much to be read as well."""
    write_bytes(data)
    while len(data) > limit and (more := sys.stdin.buffer.read(_PIECE)):
        write_bytes(more)
