"""Living with faults that are there already: a baseline knows them, or comments ignore them."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from onsrights.commands.console import USAGE, write_error
from onsrights.commands.output import put
from onsrights.engine.diagnostics import Text
from onsrights.engine.limits import BASELINE_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from onsrights.engine.accept.baseline import Baseline
    from onsrights.engine.check.platform import SettingsByFile
    from onsrights.engine.check.run import Input, Run
    from onsrights.engine.diagnostics import Language
    from onsrights.engine.text.source import Source

__all__ = ["Added", "add_ignores", "apply_baseline", "conflict", "prune_baseline", "read_baseline", "write_baseline"]


_TOGETHER = Text("{one} gaat niet samen met {other}.", "{one} cannot be combined with {other}.")
_REASON = Text(
    "--add-ignores vraagt om een reden, die achter elke opmerking komt te staan.",
    "--add-ignores needs a reason, which is added to every comment.",
)
_REASON_LINE = Text(
    "De reden bij --add-ignores bevat een teken dat niet in een opmerking kan staan.",
    "The reason for --add-ignores contains a character that is not allowed in a comment.",
)
_OBSTACLES = {
    "json": Text(
        "{path} is JSON en kent geen opmerkingen; gebruik er een baseline voor (--write-baseline).",
        "{path} is JSON, which has no comments; use a baseline for it (--write-baseline).",
    ),
    "unread": Text(
        "{path} kon niet helemaal gelezen worden; er zijn geen opmerkingen in geschreven.",
        "{path} could not be read completely; no comments were written into it.",
    ),
    "secret": Text(
        "{path} bleef zoals het is, omdat er een geheim in staat; er zijn geen opmerkingen in geschreven.",
        "{path} was left as it is, because it holds a secret; no comments were written into it.",
    ),
    "changed": Text(
        "{path} bleef zoals het is: met opmerkingen erin zou het iets anders zeggen.",
        "{path} was left as it is: comments would change what it says.",
    ),
}
_NO_BASELINE = Text(
    "{path} is niet geschreven: er staat al iets dat geen baseline is.",
    "{path} was not written: what is there is not a baseline.",
)
_KEPT = {
    1: Text("1 fout die nu niet is nagekeken, bleef staan.", "1 fault that this run did not look at was kept."),
    2: Text(
        "{count} fouten die nu niet zijn nagekeken, bleven staan.",
        "{count} faults that this run did not look at were kept.",
    ),
}
_SECRETS = {
    1: Text("1 geheim staat er niet in: laat het vervangen.", "1 secret is not in it: have it replaced."),
    2: Text(
        "{count} geheimen staan er niet in: laat ze vervangen.", "{count} secrets are not in it: have them replaced."
    ),
}
_TOO_LARGE = Text(
    "{path} is niet geschreven: met {count} fouten zou de baseline groter worden dan {limit} MiB.",
    "{path} was not written: with {count} faults the baseline would be larger than {limit} MiB.",
)


def conflict(given: dict[str, Any], lang: Language, *, standard_input: bool) -> str | None:
    """Say which options do not go together, or what is wrong with the reason; ``None`` where all is well."""
    named = {
        "--add-ignores": given["add_ignores"] is not None,
        "--write-baseline": given["write_baseline"] is not None,
        "--baseline": given["baseline"] is not None,
        "--fix": given["fix"],
        "--diff": given["diff"],
        "--watch": given["watch"],
        "--changed-since": given["changed_since"] is not None,
        "--observed": given["observed"] is not None,
        "-": standard_input or given["stdin_filename"] is not None,
    }
    against = {
        "--write-baseline": ("--baseline", "--add-ignores", "--fix", "--diff", "--watch", "--changed-since", "-"),
        "--add-ignores": ("--fix", "--diff", "--watch", "-"),
        "--observed": ("--fix", "--diff", "--watch", "--add-ignores"),
    }
    for one, others in against.items():
        for other in others:
            if named[one] and named[other]:
                return _TOGETHER.render(lang, {"one": one, "other": other})
    reason = given["add_ignores"]
    if reason is not None and not reason.split():
        return _REASON.render(lang, {})
    if reason is not None and not _line(reason).isprintable():
        return _REASON_LINE.render(lang, {})
    return None


def _line(reason: str) -> str:
    return " ".join(reason.split())


# ----------------------------------------------------------------------------------------------------------- baseline


def read_baseline(path: str, settings: SettingsByFile) -> Baseline:
    """Read a baseline; raise :class:`onsrights.engine.accept.baseline.BaselineError`."""
    from onsrights.engine.accept.baseline import read
    from onsrights.platforms import PLATFORMS

    return read(path, PLATFORMS, settings.house)


def apply_baseline(run: Run, baseline: Baseline, settings: SettingsByFile) -> Run:
    """Take out of a run what the baseline knows."""
    from onsrights.engine.accept.baseline import settled
    from onsrights.platforms import PLATFORMS

    return settled(run, baseline, PLATFORMS, _ran(settings))


def _ran(settings: SettingsByFile, beside: Collection[str] = ()) -> Callable[[str | None], frozenset[str]]:
    """Give the codes of the rules that looked at a file and were selected for it, by its path.

    ``beside`` is what the run had besides files: rules that need something else did not look.
    """
    from functools import cache

    from onsrights.engine.change.fixes import selected
    from onsrights.engine.settings.settings import Settings
    from onsrights.platforms import PLATFORMS

    registry = PLATFORMS.registry(Settings(house=settings.house))

    @cache
    def ran(select: tuple[str, ...], ignore: tuple[str, ...], house: frozenset[str]) -> frozenset[str]:
        wanted = selected(registry, Settings(select=select, ignore=ignore))
        rules = (registry[code] for code in wanted if registry[code].house is None or code in house)
        return frozenset(rule.code for rule in rules if rule.always or rule.needs in beside)

    def codes(path: str | None) -> frozenset[str]:
        of_file = settings.of(path)
        return ran(tuple(of_file.select), tuple(of_file.ignore), frozenset(rule.code for rule in of_file.house))

    return codes


def prune_baseline(lang: Language, run: Run, baseline: Baseline) -> tuple[Run, int] | int:
    """Take out of the baseline what is stale; give the run without those reports, and how many there were.

    Only the exit status where it could not be written, which has been said then.
    """
    from onsrights.engine.accept.baseline import without_stale
    from onsrights.engine.files.write import write_atomically

    path = baseline.source.path or ""
    text = without_stale(baseline, run)
    if text == baseline.source.text:
        return run, 0
    if status := put(lang, path, lambda: write_atomically(path, text.encode(), original=_bytes(baseline.source))):
        return status
    left = tuple(found for found in run.report.diagnostics if found.rule != "stale-baseline")
    pruned = len(run.report.diagnostics) - len(left)
    return run._replace(report=run.report._replace(diagnostics=left)), pruned


def write_baseline(
    lang: Language, run: Run, path: str, checked: Iterable[str], settings: SettingsByFile, beside: Collection[str]
) -> tuple[Run, str] | int:
    """Write a baseline that knows everything in a run; give what it cannot know, and a sentence about the rest.

    What was in it stays where this run has no say in it. ``checked`` are the files of the run, none of which it may
    replace, and ``beside`` is what it had besides them (``earlier``, ``observed``). Only the exit status where it could
    not be written, which has been said then.
    """
    from onsrights.engine.accept.baseline import faults_of, looks_like_one, rendered
    from onsrights.engine.files.write import write_output
    from onsrights.engine.settings.settings import Limits
    from onsrights.engine.text.source import Source

    there = Source.from_file(path, Limits(file_bytes=BASELINE_BYTES))
    missing = any(fault.text in {"missing", "folder"} for fault in there.faults)
    is_input = os.path.realpath(path) in map(os.path.realpath, checked)
    if is_input or not (missing or (looks_like_one(there.text) and not there.faults)):
        write_error(_NO_BASELINE.render(lang, {"path": path}) + "\n")
        return USAGE
    known = list(faults_of(run.report.diagnostics, path))
    count, files = sum(times for _, times in known), len({key[0] for key, _ in known})
    kept = [] if missing else _kept(run, path, settings, beside)
    data = rendered([*known, *kept]).encode()
    if len(data) > BASELINE_BYTES:
        limit = BASELINE_BYTES // (1024 * 1024)
        write_error(_TOO_LARGE.render(lang, {"path": path, "count": count, "limit": limit}) + "\n")
        return USAGE
    if status := put(lang, path, lambda: write_output(path, data)):
        return status
    left = tuple(found for found in run.report.diagnostics if not found.definition.may_wait)
    report = run.report._replace(
        diagnostics=left, suppressed=run.report.suppressed + count, known=run.report.known + count
    )
    sentence = Text(
        "{faults} uit {files} staan in {path}." if count != 1 else "{faults} uit {files} staat in {path}.",
        "{faults} of {files} written to {path}.",
    ).render(lang, {**_counts(lang, count, files), "path": path})
    if before := sum(times for _, times in kept):
        sentence += f" {_KEPT[min(before, 2)].render(lang, {'count': before})}"
    if secrets := sum(found.times for found in left if found.definition.ignorable):
        sentence += f" {_SECRETS[min(secrets, 2)].render(lang, {'count': secrets})}"
    return run._replace(report=report), sentence


def _kept(run: Run, path: str, settings: SettingsByFile, beside: Collection[str]) -> list[tuple[Any, int]]:
    """Give what a baseline knows beside this run; nothing where what is there is damaged, since it is written again."""
    from onsrights.engine.accept.baseline import BaselineError, faults_of, unjudged
    from onsrights.platforms import PLATFORMS

    try:
        baseline = read_baseline(path, settings)
    except BaselineError:
        return []
    found: dict[Any, int] = {}
    for key, times in faults_of(run.report.diagnostics, path):
        found[key] = found.get(key, 0) + times
    ran = _ran(settings, beside)
    beyond = ((known.key, known.times - found.get(known.key, 0)) for known in unjudged(run, baseline, PLATFORMS, ran))
    return [(key, times) for key, times in beyond if times > 0]


def _counts(lang: Language, faults: int, files: int) -> dict[str, str]:
    fault = Text("fout" if faults == 1 else "fouten", "fault" if faults == 1 else "faults").render(lang, {})
    file = Text("bestand" if files == 1 else "bestanden", "file" if files == 1 else "files").render(lang, {})
    return {"faults": f"{faults} {fault}", "files": f"{files} {file}"}


# -------------------------------------------------------------------------------------------------------- add ignores


class Added(NamedTuple):
    """What came of ``--add-ignores``."""

    sentence: str
    status: int
    """The exit status where a file could not be written, else 0."""


def add_ignores(
    lang: Language, inputs: Iterable[Input], settings: SettingsByFile, reason: str, baseline: Baseline | None
) -> Added:
    """Write comments for every fault that can be ignored, one for each node."""
    from onsrights.engine.change.add_ignores import ignored
    from onsrights.engine.check.run import read
    from onsrights.engine.files.write import write_atomically
    from onsrights.platforms import PLATFORMS

    def settle(run: Run) -> Run:
        return run if baseline is None else apply_baseline(run, baseline, settings)

    chosen = list(inputs)
    sources = [read(found, settings) for found in chosen]
    faults = files = failed = 0
    for found, before, result in zip(
        chosen, sources, ignored(sources, PLATFORMS, settings, _line(reason), settle), strict=True
    ):
        if result.obstacle:
            write_error(_OBSTACLES[result.obstacle].render(lang, {"path": found.path}) + "\n")
        if result.source is before:
            continue
        replace = partial(write_atomically, found.real or found.path, _bytes(result.source), original=_bytes(before))
        if status := put(lang, found.path, replace):
            failed = max(failed, status)
            continue
        faults, files = faults + result.faults, files + 1
    sentence = Text("{faults} van een opmerking voorzien in {files}.", "{faults} given a comment in {files}.")
    if not files:
        sentence = Text("Er zijn geen opmerkingen geschreven.", "No comments were written.")
    return Added(sentence.render(lang, _counts(lang, faults, files)), failed)


def _bytes(source: Source) -> bytes:
    return b"\xef\xbb\xbf" * source.bom + source.text.encode()
