"""``onsrights usage``: the rights that source code uses, held against the manifests (ONS801, ONS802)."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from onsrights.engine.check.platform import Group
from onsrights.engine.check.rule import UnknownRuleError
from onsrights.engine.locate import Locator
from onsrights.engine.run import Run, capped, check_sources
from onsrights.engine.source import Source, read_bytes
from onsrights.engine.tree import Tree, read_tree
from onsrights.ons.uses import Search, requested_rights

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onsrights.engine.check.platform import Platforms
    from onsrights.engine.check.rule import Registry
    from onsrights.engine.diagnostics import Diagnostic, Finding
    from onsrights.engine.ignores import Ignores
    from onsrights.engine.settings import Settings
    from onsrights.ons.uses import Requested

__all__ = ["Usage", "check_usage"]

_IGNORE = re.compile(r"\bonsrights:\s*ignore\[([^\]\r\n]*)\]")

_NEAR = 2000
"""So many characters to either side of a right are looked through for a comment."""
_MOST_NAMED = 3
"""Of more manifests than these the others are not named in every message."""

_SAMPLE = 8192
"""A file with a NUL among so many bytes at its beginning is no text; git decides in the same way."""

_UNREAD = frozenset({"ONS100", "ONS101", "ONS102", "ONS105", "ONS115"})
"""Faults of a manifest that may hide rights, so that they are told here as well."""


class Usage(NamedTuple):
    """What was found, and which files were too large to be searched."""

    run: Run
    too_large: tuple[str, ...]


def check_usage(manifests: Iterable[Source], files: Iterable[str], settings: Settings, platforms: Platforms) -> Usage:
    """Search files for rights; ``manifests`` hold those that there are.

    The report counts the files that were searched and the manifests, and the rights of the latter. Binary files are
    passed over. A file that cannot be read is ONS100.
    """
    sources = list(manifests)
    checked = check_sources(sources, platforms, settings)
    prefixes: set[str] = set()
    rights = [right for source in sources for right in requested_rights(read_tree(source, settings.limits), prefixes)]
    paths = list(dict.fromkeys(source.path or "" for source in sources))
    names = ", ".join([*paths[:_MOST_NAMED], *("…" for _ in paths[_MOST_NAMED : _MOST_NAMED + 1])])
    found = _Found(Search([right.identifier for right in rights], prefixes, names), settings, platforms)
    found.diagnostics = [one for one in checked.report.diagnostics if one.code in _UNREAD]
    found.faulty = dict(checked.sources)
    for path in files:
        found.look_at(path)
    found.never_used(rights)
    diagnostics = tuple(sorted(found.diagnostics, key=_order))
    report = checked.report._replace(
        diagnostics=diagnostics, files=checked.report.files + found.files, suppressed=found.suppressed
    )
    return Usage(Run(report, found.faulty, checked.failed), tuple(found.too_large))


class _Found:
    """What comes together while files are searched."""

    def __init__(self, search: Search, settings: Settings, platforms: Platforms) -> None:
        self._search = search
        self._platforms = platforms
        self._platform = platforms["ons"]
        self._registry = platforms.registry()
        self._settings = settings
        self.files = 0
        self.diagnostics: list[Diagnostic] = []
        self.faulty: dict[str, Source] = {}
        self.too_large: list[str] = []
        self.suppressed = 0
        self._ignores: tuple[Tree, Ignores] | None = None
        """The comments of the manifest that was asked about last."""

    def look_at(self, path: str) -> None:
        """Search one file."""
        limit = self._settings.limits.file_bytes
        try:
            data = read_bytes(path, limit + 1)
        except (OSError, ValueError):
            self.files += 1
            self.diagnostics += check_sources(
                [Source.from_file(path)], self._platforms, self._settings
            ).report.diagnostics
            return
        if b"\0" in data[:_SAMPLE]:
            return
        self.files += 1
        if len(data) > limit:
            self.too_large.append(path)
            return
        self._search.look_for_tails(data)
        if self._search.may_hold(data):
            source = Source.from_bytes(path, data, self._settings.limits)
            every = list(self._search.findings(source.text))
            found = [finding for finding in every if not _is_ignored(source, finding, self._registry)]
            self.suppressed += len(every) - len(found)
            self._add(Tree(source), [Group(finding.data["identifier"], [finding]) for finding in found])

    def never_used(self, rights: Iterable[Requested]) -> None:
        """Report the rights that no file uses, and that none may put together of the prefix and the rest."""
        for right, finding in self._search.unused(rights):
            if not self._is_ignored(right.tree, finding):
                self._add(right.tree, [Group(right.identifier, [finding])])

    def _is_ignored(self, tree: Tree, finding: Finding) -> bool:
        """Whether a comment of the manifest ignores this about a right."""
        if not tree.source.may_have_ignores:
            return False
        from onsrights.engine.ignores import read_ignores

        if self._ignores is None or self._ignores[0] is not tree:
            self._ignores = tree, read_ignores(tree, self._registry, self._platform, {finding.code})
        ignored = not self._ignores[1].kept([finding])
        self.suppressed += ignored
        return ignored

    def _add(self, tree: Tree, groups: list[Group]) -> None:
        groups = [group for group in groups if group.findings]
        if groups:
            self.diagnostics += Locator(self._registry, self._platform, tree).diagnostics(capped(groups))
            self.faulty[tree.source.path or ""] = tree.source


def _is_ignored(source: Source, finding: Finding, registry: Registry) -> bool:
    """Whether a comment on the line of a finding, or alone on the line above, asks for silence about its rule.

    Nobody can say what a comment is in every language, so the words are enough: ``onsrights: ignore[ONS801] reason``.
    """
    assert finding.place.span is not None
    start, end = finding.place.span
    # Only so much of a line, for a file may be one line of many megabytes.
    before = source.text[max(start - _NEAR, 0) : start].splitlines() or [""]
    behind = source.text[end : end + _NEAR].splitlines()[:1] or [""]
    if _names(before[-1], finding.code, registry) or _names(behind[0], finding.code, registry):
        return True
    above = before[-2] if len(before) > 1 else ""
    return _names(above, finding.code, registry) and not re.search(r"\w", above.partition("onsrights")[0])


def _names(line: str, code: str, registry: Registry) -> bool:
    for match in _IGNORE.finditer(line):
        for name in match[1].split(","):
            with suppress(UnknownRuleError):
                if code in registry.expand(name.strip()):
                    return True
    return False


def _order(found: Diagnostic) -> tuple[str, int, str]:
    return found.path or "", found.range.start.offset if found.range else 0, found.code
