"""Code Quality for GitLab: one JSON array, as an artifact of a job.

The fields are those that GitLab documents under "Code Quality report format"; it is a part of the format of Code
Climate. Columns are 1-based code points.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from onsrights.reports.content import as_array, in_unicode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.diagnostics import Diagnostic, Point
    from onsrights.reports.content import Content

__all__ = ["render"]

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}
_BEGINNING = {"lines": {"begin": 1}}
"""The place of a fault that has none in its file: GitLab shows nothing without a line."""


def render(content: Content) -> Iterator[str]:
    """Give one object for each diagnostic, part by part."""
    yield from as_array(_issues(content), content.style)
    yield "\n"


def _issues(content: Content) -> Iterator[dict[str, Any]]:
    """Give the objects; no two of them have one fingerprint, for GitLab would drop the second."""
    seen: Counter[str] = Counter()
    for found in content.report.diagnostics:
        seen[found.fingerprint] += 1
        again = f"-{seen[found.fingerprint]}" if seen[found.fingerprint] > 1 else ""
        yield _issue(found, found.fingerprint + again, content)


def _issue(found: Diagnostic, fingerprint: str, content: Content) -> dict[str, Any]:
    return {
        "description": in_unicode(f"{found.code}: {found.message(content.lang)}"),
        "check_name": found.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[found.severity],
        "location": {"path": in_unicode(content.in_repository(found.path or ""))} | _place(found),
    }


def _place(found: Diagnostic) -> dict[str, Any]:
    if found.range is None:
        return _BEGINNING
    start, end = found.range
    return {
        "lines": {"begin": start.line, "end": end.line},
        "positions": {"begin": _position(start), "end": _position(end)},
    }


def _position(point: Point) -> dict[str, int]:
    return {"line": point.line, "column": point.column}
