"""Check files one after the other; whatever is wrong with one of them never ends the run.

Nor does a fault of the tool itself: the file at which it arose is left out and named in :attr:`Run.failed`. Of one
rule no more than a thousand faults in one file are named one by one; the rest are counted in one diagnostic.
"""

from __future__ import annotations

from collections import Counter
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from onsrights.engine.platform import Group
from onsrights.engine.report import Report
from onsrights.engine.rules import REST
from onsrights.engine.source import Source
from onsrights.engine.tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onsrights.engine.diagnostics import Diagnostic, Finding, Severity
    from onsrights.engine.platform import Entry, Platform
    from onsrights.engine.settings import Settings

__all__ = ["Input", "InternalFault", "Run", "check_inputs", "check_sources"]

_MOST = 1000
"""How many findings of one rule in one file are named one by one; nobody reads more, and they cost time and memory."""


class Input(NamedTuple):
    """One file to check."""

    path: str
    """As reports show it."""
    data: bytes | None = None
    """Its bytes, where they were read already (standard input)."""
    real: str | None = None
    """Where it is read from, if not from ``path``."""


class Run(NamedTuple):
    """A report, and the sources of those files that something was found in, by path."""

    report: Report
    sources: dict[str, Source]
    failed: tuple[InternalFault, ...] = ()
    """Faults of the tool itself, one for each file that could not be checked because of it."""
    listed: Mapping[str, tuple[Entry, ...]] = MappingProxyType({})
    """The rights of each file that was checked, by path, in the order of the run."""

    def raise_failed(self) -> None:
        """Raise the first fault of the tool itself, where there was one."""
        if self.failed:
            raise self.failed[0]


class InternalFault(Exception):  # noqa: N818 - it is a fault of this tool and called so everywhere
    """Something went wrong in the tool itself while it checked ``path``."""

    def __init__(self, path: str | None) -> None:
        super().__init__(path)
        self.path = path


def check_inputs(inputs: Iterable[Input], platform: Platform, settings: Settings) -> Run:
    """Read and check files in the order given."""
    return check_sources((_source(found, settings) for found in inputs), platform, settings)


def _source(found: Input, settings: Settings) -> Source:
    if found.data is not None:
        return Source.from_bytes(found.path, found.data, settings.limits)
    source = Source.from_file(found.real or found.path, settings.limits)
    source.path = found.path
    return source


def check_sources(sources: Iterable[Source], platform: Platform, settings: Settings) -> Run:
    """Check texts that are there already, in the order given.

    A file at which the tool itself fails counts as a file of the report and stands in :attr:`Run.failed`.
    """
    session = platform.session(settings)
    diagnostics: list[Diagnostic] = []
    faulty: dict[str, Source] = {}
    failed: list[InternalFault] = []
    listed: dict[str, tuple[Entry, ...]] = {}
    files = rights = ready = 0
    for source in sources:
        files += 1
        try:
            tree = read_tree(source, settings.limits)
            checked = session.check(tree)
            if checked.groups:
                from onsrights.engine.locate import Locator

                groups = _capped(checked.groups)
                diagnostics += Locator(platform.registry, platform.fields, tree, {}).diagnostics(groups)
                faulty[source.path or ""] = source
            listed[source.path or ""] = checked.entries
            rights += checked.rights
            ready += checked.ready
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, the other files are checked
            fault = InternalFault(source.path)
            fault.__cause__ = error
            failed.append(fault)
    diagnostics.sort(key=_order)
    return Run(Report(tuple(diagnostics), files, rights, ready), faulty, tuple(failed), listed)


def _capped(groups: list[Group]) -> list[Group]:
    """Count what is beyond the limit of its rule in one finding, at the first place that is no longer named."""
    if sum(len(group.findings) for group in groups) <= _MOST:
        return groups
    named: Counter[str] = Counter()
    first: dict[tuple[str, Severity | None], Finding] = {}
    counts: Counter[tuple[str, Severity | None]] = Counter()
    kept = []
    for group in groups:
        findings = []
        for finding in group.findings:
            code = finding.code
            if named[code] < _MOST and finding.text != REST:
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


def _order(found: Diagnostic) -> tuple[str, int, str, int]:
    start = found.range.start.offset if found.range else 0
    return found.path or "", start, found.code, found.range.end.offset if found.range else 0
