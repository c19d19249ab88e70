"""Check files; whatever is wrong with one of them never ends the run.

Nor does a fault of the tool itself: the file at which it arose is left out and named in :attr:`Run.failed`. Of one
rule no more than a thousand faults in one file are named one by one; the rest are counted in one diagnostic.
"""

from __future__ import annotations

from collections import Counter
from types import MappingProxyType

from onsrights.engine.check.platform import Group
from onsrights.engine.check.report import Count, Report
from onsrights.engine.check.rule import REST
from onsrights.engine.check.session import Session
from onsrights.engine.declared import TYPE_CHECKING, NamedTuple
from onsrights.engine.limits import NAMED
from onsrights.engine.text.source import Source
from onsrights.engine.text.tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from onsrights.engine.check.platform import Checked, Entry, Platforms, SettingsByFile
    from onsrights.engine.diagnostics import Diagnostic, Finding, Severity
    from onsrights.engine.text.source import Elsewhere
    from onsrights.engine.text.tree import Tree

__all__ = [
    "Input",
    "InternalFault",
    "Outcome",
    "Run",
    "capped",
    "check_forms",
    "check_inputs",
    "check_one",
    "check_sources",
    "gathered",
    "outcomes",
    "read",
]


class Input(NamedTuple):
    """One file to check."""

    path: str
    """As reports show it."""
    data: bytes | None = None
    """Its bytes, where they were read already (standard input)."""
    real: str | None = None
    """Where it is read from, if not from ``path``."""
    earlier: str | None = None
    """What was in it before, where it is to be held against that."""
    elsewhere: Elsewhere | None = None
    """What was in other files then."""
    platform: str | None = None
    """The platform that it is for, where somebody has said so."""


class Run(NamedTuple):
    """A report, and the sources of those files that something was found in, by path."""

    report: Report
    sources: dict[str, Source]
    failed: tuple[InternalFault, ...] = ()
    """Faults of the tool itself, one for each file that could not be checked because of it."""
    listed: Mapping[str, tuple[Entry, ...]] = MappingProxyType({})
    """The units of each file that was checked, by path, in the order of the run."""
    partly: frozenset[str] = frozenset()
    """The files of which only a part could be read, or nothing."""
    trees: Mapping[str, Tree] = MappingProxyType({})
    """What was read of each file, by path, where the run is that of an editor."""

    def raise_failed(self) -> None:
        """Raise the first fault of the tool itself, where there was one."""
        if self.failed:
            raise self.failed[0]


class InternalFault(Exception):  # noqa: N818 - it is a fault of this tool and called so everywhere
    """Something went wrong in the tool itself while it checked ``path``."""

    def __init__(self, path: str | None) -> None:
        super().__init__(path)
        self.path = path


class Outcome(NamedTuple):
    """What came of one file."""

    path: str | None
    diagnostics: Sequence[Diagnostic] = ()
    counted: Count | None = None
    """Its units, where it was checked."""
    source: Source | None = None
    """Kept where something was found, to show it."""
    entries: tuple[Entry, ...] = ()
    """Its units."""
    fault: InternalFault | None = None
    """Set where the tool itself failed; the file then counts as a file, and nothing else is known of it."""
    suppressed: int = 0
    """How many faults its comments ignore."""
    whole: bool = True
    """Whether all of it was read."""
    tree: Tree | None = None
    """What was read, where the run is that of an editor, which has questions about it."""


def check_inputs(
    inputs: Iterable[Input],
    platforms: Platforms,
    settings: SettingsByFile,
    about: Container[str] | None = None,
    done: Callable[[int], None] = lambda _count: None,
) -> Run:
    """Read and check files in the order given; ``about`` is that of :func:`gathered`.

    ``done`` is told how many more files have been checked, with 0 when the work begins.
    :func:`onsrights.engine.check.parallel.check_inputs` does the same in several processes.
    """
    return gathered(outcomes(inputs, platforms, settings, done), about)


def check_sources(
    sources: Iterable[Source],
    platforms: Platforms,
    settings: SettingsByFile,
    about: Container[str] | None = None,
    named: int = NAMED,
    remembered: dict[Any, Any] | None = None,
) -> Run:
    """Check texts that are there already, in the order given; ``about`` is that of :func:`gathered`.

    ``named`` is how many findings of one rule in one file are named one by one, ``remembered`` that of a session. A
    file at which the tool itself fails counts as a file of the report and stands in :attr:`Run.failed`.
    """
    session = Session(platforms, settings.of(None), remembered)
    return gathered((check_one(source, session, settings, named) for source in sources), about)


def check_forms(
    session: Session,
    key: str,
    forms: Iterable[Mapping[str, object]],
    *,
    unasked: Collection[str] = (),
    most: int | None = None,
    named: int = NAMED,
) -> Iterator[tuple[Checked, list[Diagnostic]]]:
    """Check the values of forms together, each as a document; see :meth:`~.session.Session.check_forms`.

    ``most`` and ``named`` are those of :func:`capped`. Diagnostics are in the order of the units and of their fields.
    """
    from onsrights.engine.check.locate import Locator

    registry = session.registry(key)
    for checked, texts in session.check_forms(key, forms, unasked):
        order = {name: index for index, name in enumerate(checked.platform.fields or ())}
        groups = capped(checked.groups, most, named)
        found = Locator(registry, checked.platform, None, texts).diagnostics(groups)
        found.sort(
            key=lambda one: (
                one.pointer.rpartition("/")[0],
                order.get(one.field or "", len(order)),
                one.field_range or (0, 0),
                one.code,
            )
        )
        yield checked, found


def outcomes(
    inputs: Iterable[Input],
    platforms: Platforms,
    settings: SettingsByFile,
    done: Callable[[int], None] = lambda _count: None,
) -> Iterator[Outcome]:
    """Give what comes of one file after the other; ``done`` is that of :func:`check_inputs`."""
    session = Session(platforms, settings.of(None))
    done(0)
    for found in inputs:
        yield check_one(read(found, settings), session, settings)
        done(1)


def read(found: Input, settings: SettingsByFile) -> Source:
    """Read one file, if it was not read already."""
    limits = settings.of(found.path).limits
    if found.data is not None:
        source = Source.from_bytes(found.path, found.data, limits)
    else:
        source = Source.from_file(found.real or found.path, limits)
        source.path = found.path
    source.earlier, source.elsewhere, source.platform = found.earlier, found.elsewhere, found.platform
    return source


def check_one(source: Source, session: Session, settings: SettingsByFile, named: int = NAMED) -> Outcome:
    """Check one file in a session that may have seen others; everything that is done to a file is done here."""
    chosen = settings.of(source.path)
    try:
        tree = read_tree(source, chosen.limits)
        checked = session.check(tree, chosen, named)
        outcome = Outcome(
            source.path,
            counted=Count(checked.platform.key, checked.platform.noun, checked.units, checked.ready),
            entries=checked.entries,
            suppressed=checked.suppressed,
            whole=tree.whole,
            tree=tree if session.is_edited else None,
        )
        if not checked.groups:
            return outcome
        from onsrights.engine.check.locate import Locator

        registry = session.registry(checked.platform.key)
        checked.groups[:] = capped(checked.groups, chosen.limits.findings, named)
        locator = Locator(registry, checked.platform, tree, later=session.is_edited)
        diagnostics = locator.diagnostics(_passed_on(checked.groups))
        return outcome._replace(diagnostics=diagnostics, source=source)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, the other files are checked
        fault = InternalFault(source.path)
        fault.__cause__ = error
        return Outcome(source.path, fault=fault)


def _passed_on(groups: list[Group]) -> Iterator[Group]:
    """Give groups in their order and keep none, so that findings go while diagnostics come."""
    groups.reverse()
    while groups:
        yield groups.pop()


def gathered(results: Iterable[Outcome], about: Container[str] | None = None) -> Run:
    """Make one report of what came of the files, in their order.

    ``about`` holds the paths of the files that the report is to be about; what was found elsewhere is then left out,
    unless it points at one of them: a name that is used twice is a fault of both.
    """
    diagnostics: list[Diagnostic] = []
    sources: dict[str, Source] = {}
    failed: list[InternalFault] = []
    listed: dict[str, tuple[Entry, ...]] = {}
    trees: dict[str, Tree] = {}
    partly = set()
    counts: dict[str, Count] = {}
    files = suppressed = 0
    for outcome in results:
        found = outcome.diagnostics
        if outcome.fault:
            failed.append(outcome.fault)
        if about is None or outcome.path in about:
            files += 1
            if outcome.counted:
                _add(counts, outcome.counted)
            suppressed += outcome.suppressed
            if not outcome.whole:
                partly.add(outcome.path or "")
            if not outcome.fault:
                listed[outcome.path or ""] = outcome.entries
            if outcome.tree is not None:
                trees[outcome.path or ""] = outcome.tree
        else:
            found = [one for one in found if any(related.path in about for related in one.related)]
        diagnostics += found
        if found and outcome.source:
            sources[outcome.path or ""] = outcome.source
    diagnostics.sort(key=_order)
    units, ready = sum(one.units for one in counts.values()), sum(one.ready for one in counts.values())
    report = Report(tuple(diagnostics), files, units, ready, suppressed, platforms=tuple(counts.values()))
    return Run(report, sources, tuple(failed), listed, frozenset(partly), trees)


def _add(counts: dict[str, Count], more: Count) -> None:
    before = counts.get(more.key)
    if before:
        more = more._replace(units=before.units + more.units, ready=before.ready + more.ready)
    counts[more.key] = more


def capped(groups: list[Group], most: int | None = None, each: int = NAMED) -> list[Group]:
    """Count what is beyond the limit of its rule in one finding, at the first place that is no longer named.

    ``each`` is how many findings of one rule may be named, ``most`` how many in all; these are shared among the rules,
    so that none goes unheard.
    """
    if sum(len(group.findings) for group in groups) <= (each if most is None else min(each, most)):
        return groups
    limit = each if most is None else _share(groups, most, each)
    named: Counter[str] = Counter()
    first: dict[tuple[str, Severity | None], Finding] = {}
    counts: Counter[tuple[str, Severity | None]] = Counter()
    kept = []
    for group in groups:
        findings = []
        for finding in group.findings:
            code = finding.code
            if named[code] < limit and finding.text != REST:
                named[code] += 1
                findings.append(finding)
                continue
            key = code, finding.severity
            first.setdefault(key, finding)
            counts[key] += finding.data["count"] if finding.text == REST else 1
        if findings:
            kept.append(group._replace(findings=findings))
    rest = [
        finding._replace(text=REST, data={"count": counts[key]}, notes=(), proposals=())
        for key, finding in first.items()
    ]
    return [*kept, Group(None, rest)]


def _share(groups: list[Group], most: int, each: int) -> int:
    """Give how many findings of each rule may be named: where a rule needs fewer, the others get what it leaves."""
    counts = sorted(Counter(finding.code for group in groups for finding in group.findings).values())
    left = most
    for index, count in enumerate(counts):
        share = left // (len(counts) - index)
        if count > share:
            return min(max(share, 1), each)
        left -= count
    return each


def _order(found: Diagnostic) -> tuple[str, int, str, int]:
    start = found.range.start.offset if found.range else 0
    return found.path or "", start, found.code, found.range.end.offset if found.range else 0
