"""The form of reviewdog, which comments on pull and merge requests (``reviewdog -f=rdjson``).

Its columns count the bytes of UTF-8, 1-based, and a byte order mark is among them; its ranges are half-open.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

from onsrights.engine.secrets import bytes_written
from onsrights.reports.content import as_array, in_unicode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from onsrights.engine.diagnostics import Diagnostic, Fix, Language, Point, Range, Related
    from onsrights.reports.content import Content
    from onsrights.reports.style import HasText

__all__ = ["render"]

_MARK = 3
"""The bytes of a byte order mark."""

_BLOCK = 4096
"""Bytes are counted once for each block of so many characters: a file may be one line of many megabytes."""


def render(content: Content) -> Iterator[str]:
    """Give the whole result, part by part."""
    writer = _Writer(content.sources, content.lang)
    yield '{"source": {"name": "onsrights"}, "diagnostics": '
    yield from as_array((writer.diagnostic(found) for found in content.report.diagnostics), content.style)
    yield "}\n"


class _Writer:
    """Writes diagnostics; it knows how many bytes the characters of each file take."""

    def __init__(self, sources: Mapping[str, HasText], lang: Language) -> None:
        self.sources = sources
        self.lang: Language = lang
        self.counted: dict[str, array[int]] = {}
        """For each file, the bytes before each of its blocks."""

    def diagnostic(self, found: Diagnostic) -> dict[str, Any]:
        """Give one diagnostic."""
        said: dict[str, Any] = {
            "message": in_unicode(found.message(self.lang)),
            "location": self._location(found.path, found.range),
            "severity": found.severity.upper(),
            "code": {"value": found.code, "url": found.url},
        }
        if suggestions := [*self._suggestions(found)]:
            said["suggestions"] = suggestions
        if found.related:
            said["related_locations"] = [self._related(related) for related in found.related]
        return said

    def _related(self, related: Related) -> dict[str, Any]:
        message = in_unicode(related.message(self.lang))
        return {"message": message, "location": self._location(related.path, related.range)}

    def _location(self, path: str | None, found: Range | None) -> dict[str, Any]:
        place = {"range": self._range(path, found)} if found else {}
        return {"path": in_unicode(path or "")} | place

    def _suggestions(self, found: Diagnostic) -> Iterator[dict[str, Any]]:
        """Give the fixes that may be applied and are one edit: each suggestion is taken or left by itself."""
        for fix in found.fixes:
            edit = _only_edit(fix)
            if edit is not None:
                yield {"range": self._range(found.path, edit[0]), "text": in_unicode(edit[1])}

    def _range(self, path: str | None, found: Range) -> dict[str, Any]:
        return {"start": self._position(path, found.start), "end": self._position(path, found.end)}

    def _position(self, path: str | None, point: Point) -> dict[str, int]:
        column = point.column
        source = self.sources.get(path) if path is not None else None
        if path is not None and source is not None:
            line = point.offset - point.column + 1
            column = self._bytes(path, source, point.offset) - self._bytes(path, source, line) + 1
            column += _MARK if source.bom and point.line == 1 else 0
        return {"line": point.line, "column": column}

    def _bytes(self, path: str, source: HasText, offset: int) -> int:
        """Count the bytes before an offset of a file, from the beginning of its block on."""
        if path not in self.counted:
            counts = array("q", [0])
            for start in range(0, len(source.text), _BLOCK):
                counts.append(counts[-1] + bytes_written(source.text[start : start + _BLOCK]))
            self.counted[path] = counts
        block = offset // _BLOCK
        return self.counted[path][block] + bytes_written(source.text[block * _BLOCK : offset])


def _only_edit(fix: Fix) -> tuple[Range, str] | None:
    edits = [edit for change in fix.changes for edit in change.edits]
    if fix.safety == "display-only" or len(edits) != 1 or edits[0].range is None:
        return None
    return edits[0].range, edits[0].text
