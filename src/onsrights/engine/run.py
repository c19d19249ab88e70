"""Check files one after the other; whatever is wrong with one of them never ends the run."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onsrights.engine.report import Report
from onsrights.engine.source import Source
from onsrights.engine.tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onsrights.engine.diagnostics import Diagnostic
    from onsrights.engine.platform import Platform
    from onsrights.engine.settings import Settings

__all__ = ["Input", "InternalFault", "Run", "check_inputs", "check_sources"]


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
    """Check texts that are there already, in the order given; raises :class:`InternalFault` where the tool fails."""
    session = platform.session(settings)
    diagnostics: list[Diagnostic] = []
    faulty: dict[str, Source] = {}
    files = rights = ready = 0
    for source in sources:
        files += 1
        try:
            tree = read_tree(source, settings.limits)
            checked = session.check(tree)
            rights += checked.rights
            ready += checked.ready
            if checked.groups:
                from onsrights.engine.locate import Locator

                diagnostics += Locator(platform.registry, platform.fields, tree, {}).diagnostics(checked.groups)
                faulty[source.path or ""] = source
        except MemoryError:
            raise
        except Exception as error:
            raise InternalFault(source.path) from error
    diagnostics.sort(key=_order)
    return Run(Report(tuple(diagnostics), files, rights, ready), faulty)


def _order(found: Diagnostic) -> tuple[str, int, str, int]:
    start = found.range.start.offset if found.range else 0
    return found.path or "", start, found.code, found.range.end.offset if found.range else 0
