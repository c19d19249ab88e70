"""JSON Lines: each diagnostic on a line of its own, then one line with the summary.

The lines are those of ``schemas/report.schema.json``: the first ones its ``diagnostic``, the last one its
``closing_line``, which is known by its key ``summary``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.reports.content import as_json

if TYPE_CHECKING:
    from onsrights.reports.content import Content

__all__ = ["render"]


def render(content: Content) -> str:
    """Give one line for each diagnostic, and the closing one."""
    whole = content.report.to_dict(content.lang)
    diagnostics = whole.pop("diagnostics")
    return "".join(f"{as_json(line, content.style)}\n" for line in (*diagnostics, whole))
