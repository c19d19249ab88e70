"""Source code held against manifests: every file is read once, for all platforms that look for something in it.

What a platform looks for is a search (:class:`onsrights.doors.Search`); here is what all of them share: which files are
no text, comments that ignore rules in code and in manifests, places, and the faults of a manifest that may hide
something.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, Protocol

from onsrights.engine.check.locate import Locator
from onsrights.engine.check.platform import Group
from onsrights.engine.check.rule import UnknownRuleError
from onsrights.engine.check.run import Run, capped
from onsrights.engine.diagnostics import Finding, Place, Span
from onsrights.engine.files.open import as_utf8, read_bytes
from onsrights.engine.text.source import Source
from onsrights.engine.text.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from onsrights.engine.accept.ignores import Ignores
    from onsrights.engine.check.platform import Platform
    from onsrights.engine.check.rule import Registry
    from onsrights.engine.diagnostics import Diagnostic
    from onsrights.engine.secrets import Secret
    from onsrights.engine.settings.settings import Settings

__all__ = ["Search", "Searched", "Side", "search", "texts"]

_IGNORE = re.compile(r"\bonsrights:\s*ignore\[([^\]\r\n]*)\]")

_NEAR = 2000
"""So many characters to either side of a finding are looked through for a comment."""

_SAMPLE = 8192
"""A file with a NUL among so many bytes at its beginning is no text; git decides in the same way."""

_WRITTEN = re.compile(
    rb"""(?:\xef\xbb\xbf)?(?:
      \{\s*"format":\s*1,\s*"(?:tool":\s*\{\s*"name":\s*"onsrights"|entries":\s*\[)
    | \{\s*"source":\s*\{\s*"name":\s*"onsrights"
    | \{\s*"\$schema":\s*"[^"]*sarif[^"]*",[^}]{0,200}"name":\s*"onsrights"
    | \{\s*"code":\s*"[A-Z]{2,8}[0-9]{3}",\s*"rule":
    | \[\s*\{\s*"description":\s*"[A-Z]{2,8}[0-9]{3}:\s
    | <\?xml[^>]*>\s*<testsuites\ name="onsrights"
    | \#\#\#\ \S+\ onsrights\s
    | ::stop-commands::onsrights-
    | [a-z]+\[[a-z-]+\]\ [A-Z]{2,8}[0-9]{3}:\s
    | [^\r\n]{1,500}?:[0-9]+:[0-9]+:\ [a-z]+\ [A-Z]{2,8}[0-9]{3}\ \[[a-z-]+\]
    )""",
    re.VERBOSE,
)
"""How reports of ours begin, in every form, and a baseline: that a right stands in one is no use of it."""

_UNREAD = ("100", "101", "102", "105", "115")
"""Rules about faults of a manifest that may hide something, so that they are told here as well."""


class Search(Protocol):
    """What one platform looks for in source code; made for a run, and asked about every file once, in order."""

    def wants(self, path: str) -> bool:
        """Whether a file of this name is searched at all."""

    def may_hold(self, data: bytes) -> bool:
        """Whether a file is worth a closer look; called for every file it wants, so as cheap as can be."""

    def findings(self, text: str) -> Iterable[tuple[str | None, Finding]]:
        """Give what is wrong in a file that is worth it, in the order of the text, each with its label.

        Places are parts of the file: ``Place("", "file", Span(…))``.
        """

    def unused(self) -> Iterable[tuple[Tree, str | None, Finding]]:
        """Give what is wrong with the manifests, each with its file and its label, after the last file of code."""


class Side(NamedTuple):
    """A platform with its rules, and what it looks for."""

    platform: Platform
    registry: Registry
    search: Search


class Searched(NamedTuple):
    """What was found, how many files of code were searched, and which were too large for that."""

    run: Run
    files: int
    too_large: tuple[str, ...]


def search(sides: Sequence[Side], checked: Run, files: Iterable[str], settings: Settings) -> Searched:
    """Search files of code; ``checked`` is what a check says of the manifests, and there is at least one side.

    The report counts the files that were searched and the manifests, and the units of the latter. Binary files and
    reports of our own are passed over. A file that cannot be read is rule 100 of the first platform.
    """
    found = _Found(sides, checked, settings)
    for path in files:
        found.look_at(path)
    for side in sides:
        found.never_used(side)
    report = checked.report._replace(
        diagnostics=tuple(sorted(found.diagnostics, key=_order)),
        files=checked.report.files + found.files,
        suppressed=found.suppressed,
    )
    return Searched(Run(report, found.faulty, checked.failed), found.files, tuple(found.too_large))


def texts(
    files: Iterable[str], wants: Callable[[str], bool], may_hold: Callable[[bytes], bool], settings: Settings
) -> Iterator[tuple[str, str]]:
    """Give the paths and texts of those files of code that are wanted and may hold something.

    What cannot be read, is no text or is too large is passed over.
    """
    limits = settings.limits
    for path in files:
        if not wants(path):
            continue
        with suppress(OSError, ValueError):
            raw = read_bytes(path, limits.file_bytes + 1)
            data = as_utf8(raw)
            if b"\0" not in data[:_SAMPLE] and max(len(raw), len(data)) <= limits.file_bytes and may_hold(data):
                yield path, Source.from_bytes(path, data, limits).text


class _Found:
    """What comes together while files are searched."""

    def __init__(self, sides: Sequence[Side], checked: Run, settings: Settings) -> None:
        self._sides = sides
        self._settings = settings
        self.files = 0
        self.diagnostics: list[Diagnostic] = [
            found for found in checked.report.diagnostics if found.code.endswith(_UNREAD)
        ]
        self.faulty: dict[str, Source] = dict(checked.sources)
        self.too_large: list[str] = []
        self.suppressed = 0
        self._ignores: tuple[Tree, Ignores] | None = None
        """The comments of the manifest that was asked about last."""

    def look_at(self, path: str) -> None:
        """Search one file."""
        sides = [side for side in self._sides if side.search.wants(path)]
        if not sides:
            return
        limit = self._settings.limits.file_bytes
        try:
            raw = read_bytes(path, limit + 1)
        except (OSError, ValueError):
            self.files += 1
            self._unread(sides[0], path)
            return
        data = as_utf8(raw)
        if b"\0" in data[:_SAMPLE] or _is_ours(data):
            return
        self.files += 1
        if max(len(raw), len(data)) > limit:
            self.too_large.append(path)
            return
        worth = [side for side in sides if side.search.may_hold(data)]
        if worth:
            source = Source.from_bytes(path, data, self._settings.limits)
            shown: list[Span] = []
            for side in worth:
                every = [Group(label, [finding]) for label, finding in side.search.findings(source.text)]
                found = [group for group in every if not _is_ignored(source, group.findings[0], side.registry)]
                self.suppressed += len(every) - len(found)
                self._add(side, Tree(source), found)
                shown += [span for group in found if (span := group.findings[0].place.span)]
            if shown:
                kinds = {kind for side in worth for kind in side.platform.secrets}
                source.hide(_secrets_beside(source.text, shown, kinds))

    def _unread(self, side: Side, path: str) -> None:
        """Report a file that cannot be read."""
        source = Source.from_file(path)
        for fault in source.faults:
            finding = Finding(
                f"{side.platform.prefix}100", Place("", "file", Span(fault.start, fault.end)), fault.text, fault.data
            )
            self._add(side, Tree(source), [Group(None, [finding])])

    def never_used(self, side: Side) -> None:
        """Report what is in the manifests of a platform and in no file."""
        for tree, label, finding in side.search.unused():
            if not self._is_ignored(side, tree, finding):
                self._add(side, tree, [Group(label, [finding])])

    def _is_ignored(self, side: Side, tree: Tree, finding: Finding) -> bool:
        """Whether a comment of the manifest ignores this about a unit."""
        if not tree.source.may_have_ignores:
            return False
        from onsrights.engine.accept.ignores import read_ignores

        if self._ignores is None or self._ignores[0] is not tree:
            self._ignores = tree, read_ignores(tree, side.registry, side.platform, {finding.code})
        ignored = not self._ignores[1].kept([finding])
        self.suppressed += ignored
        return ignored

    def _add(self, side: Side, tree: Tree, groups: list[Group]) -> None:
        if groups:
            self.diagnostics += Locator(side.registry, side.platform, tree).diagnostics(capped(groups))
            self.faulty[tree.source.path or ""] = tree.source


def _is_ours(data: bytes) -> bool:
    """Whether this is a report that was written by a check."""
    return _WRITTEN.match(data[:_SAMPLE]) is not None or (data.startswith(b"<?xml") and b'source="onsrights.' in data)


def _secrets_beside(text: str, shown: Iterable[Span], kinds: Collection[str]) -> Iterator[Secret]:
    """Give the secrets in a text that may stand in an excerpt of it, but for what the excerpt is to show."""
    from onsrights.engine.secrets.find import secrets_in_text

    spans = sorted(shown)
    for secret in secrets_in_text(text, kinds, bare=False):
        index = bisect_left(spans, (secret.end, 0)) - 1
        if index < 0 or spans[index].end <= secret.start:
            yield secret


def _is_ignored(source: Source, finding: Finding, registry: Registry) -> bool:
    """Whether a comment on the line of a finding, or alone on the line above, asks for silence about its rule.

    Nobody can say what a comment is in every language, so the words are enough: ``onsrights: ignore[…] reason``.
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
