"""One line for each fault, for editors, for grep and for long lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.reports.groups import Group
from onsrights.reports.style import place
from onsrights.reports.summary import closing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onsrights.engine.check.report import Report
    from onsrights.engine.diagnostics import Diagnostic
    from onsrights.reports.style import Style

__all__ = ["lines", "render"]


def render(report: Report, style: Style, *, quiet: bool = False) -> str:
    """Give one line for each diagnostic; these lines are not cut, so that nothing a program looks for is lost."""
    return "".join(lines([Group("", report.diagnostics)], style)) + ("" if quiet else closing(report, style))


def lines(groups: Iterable[Group], style: Style) -> Iterator[str]:
    """Give the lines of several groups, each below its heading."""
    for heading, diagnostics in groups:
        if heading:
            yield style.paint("strong", heading) + "\n"
        yield from (_line(found, style) for found in diagnostics)


def _line(found: Diagnostic, style: Style) -> str:
    severity = style.paint(found.severity, style.severity(found.severity))
    code = f"{style.link(found.url, found.code)} [{found.rule}]"
    message = style.printable(found.message(style.lang))
    where = ".".join(style.printable(part[:200]) for part in (found.right, found.field) if part is not None)
    return f"{place(found, style)}: {severity} {code} {message}" + (f" ({where})\n" if where else "\n")
