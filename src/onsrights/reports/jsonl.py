"""JSON Lines: each diagnostic on a line of its own, then one line with the summary.

The lines are those of ``schemas/report.schema.json``: the first ones its ``diagnostic``, the last one its
``closing_line``, which is known by its key ``summary``.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from onsrights.reports.content import as_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.reports.content import Content

__all__ = ["render"]


def render(content: Content) -> Iterator[str]:
    """Give one line for each diagnostic, and the closing one."""
    report = content.report
    return (f"{as_json(line, content.style)}\n" for line in chain(report.rows(content.lang), (report.head(),)))
