"""Checkstyle's XML, which Jenkins, and nearly every other place that gathers reports, can read.

Checkstyle publishes no schema; the form is that of its ``XMLLogger``. Columns are 1-based code points.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.reports.xml import document, element

if TYPE_CHECKING:
    from onsrights.engine.diagnostics import Diagnostic
    from onsrights.reports.content import Content

__all__ = ["render"]

_FORM = "4.3"
"""The version of Checkstyle whose form this is; readers expect one."""


def render(content: Content) -> str:
    """Give an element for each file that was checked, with an ``error`` for each diagnostic."""
    files: dict[str, list[str]] = {path: [] for path in content.listed}
    for found in content.report.diagnostics:
        files.setdefault(found.path or "", []).append(_error(found, content))
    elements = [element("file", {"name": path}, children=errors, indent=2) for path, errors in sorted(files.items())]
    return document(element("checkstyle", {"version": _FORM}, children=elements), content.style)


def _error(found: Diagnostic, content: Content) -> str:
    line, column = (found.range.start.line, found.range.start.column) if found.range else (1, None)
    said = {
        "line": line,
        "column": column,
        "severity": found.severity,
        "message": found.message(content.lang),
        "source": f"onsrights.{found.code}.{found.rule}",
    }
    return element("error", said, indent=4)
