"""Markdown, for a comment on a pull request or the summary of a step: the verdict, a table, the details.

Whatever comes from a manifest is text there: no markup, no HTML, no mention of a person, no reference to an issue.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onsrights.engine.text.visible import visible
from onsrights.reports.style import subject
from onsrights.reports.text import explained

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.diagnostics import Diagnostic
    from onsrights.reports.content import Content

__all__ = ["render"]

_ROOM = 60_000
"""Characters: a comment on GitHub may have 65,536, and the summary of a step 1 MiB."""

_FOR_THE_TABLE = 0.6
"""The share of the room that the table may take."""

_LONGEST_CELL = 1000

_MARKUP = re.compile(r"[\\`*_{}\[\]()#+\-.!|~$^>]")
_HTML = {ord("&"): "&amp;", ord("<"): "&lt;"}
_LINKS = re.compile(r"@|[#!~%$](?=[\w\"])|(?<=:)//|(?<=\bwww)(?=\\\.)|(?<=\bGH)(?=\\-)", re.IGNORECASE)
_APART = "&#8203;"
"""A space without width: it keeps GitHub and GitLab from taking what follows for a person, an issue or a link."""

_SIGNS = {"error": "❌", "warning": "⚠️", "info": "ℹ️"}  # noqa: RUF001 - the sign for information


def render(content: Content) -> str:
    """Give the whole report; where there is no room for all of it, it says how many faults are left out."""
    report, style = content.report, content.style._replace(color=False, links=False)
    sign = "✅" if not report.diagnostics and not content.failed else "❌" if not report.ok or content.failed else "⚠️"
    blocks = [f"### {sign} onsrights", "  \n".join(_cell(line) for line in content.closing.splitlines())]
    blocks += [_failure(path, content) for path in content.failed]
    room = _ROOM - sum(map(len, blocks))
    table = [*_within((_row(found, content) for found in report.diagnostics), int(room * _FOR_THE_TABLE))]
    if table:
        place, rule, message = style.say("Plaats|Regel|Melding", "Place|Rule|Message").split("|")
        blocks.append(f"| | {place} | {rule} | {message} |\n|---|---|---|---|\n{''.join(table).rstrip()}")
    if len(table) < len(report.diagnostics):
        blocks.append(_left_out(len(report.diagnostics) - len(table), content))
    room -= sum(map(len, table))
    details = [*_within((explained(found, content.sources, style) for found in report.diagnostics[: len(table)]), room)]
    if details:
        blocks.append(_folded(style.say("Uitgebreid", "Details"), "\n".join(details)))
    return "\n\n".join(blocks) + "\n"


def _within(parts: Iterator[str], room: int) -> Iterator[str]:
    """Give parts as long as there is room for them."""
    for part in parts:
        room -= len(part) + 1
        if room < 0:
            return
        yield part


def _row(found: Diagnostic, content: Content) -> str:
    where = f"{content.in_repository(found.path or '')}" + (f":{found.range.start.line}" if found.range else "")
    about = subject(found, content.style)
    cells = [
        _SIGNS[found.severity] + " " + content.style.severity(found.severity),
        _cell(where) + (f"<br>{_cell(about)}" if about else ""),
        f"[{found.code}]({found.url})",
        _cell(found.message(content.lang)),
    ]
    return f"| {' | '.join(cells)} |\n"


def _cell(text: str) -> str:
    """Give text that stands for nothing but itself, wherever it stands."""
    text = visible(text)
    if len(text) > _LONGEST_CELL:
        text = text[:_LONGEST_CELL] + "…"
    return _LINKS.sub(lambda sign: _apart(sign[0]), _MARKUP.sub(r"\\\g<0>", text.translate(_HTML)))


def _apart(sign: str) -> str:
    return f"{_APART}{sign}" if sign == "//" else f"{sign}{_APART}"


def _folded(title: str, text: str) -> str:
    """Give text between fences that it cannot close, folded away."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(longest + 1, 3)
    return f"<details>\n<summary>{title}</summary>\n\n{fence}text\n{text}{fence}\n\n</details>"


def _failure(path: str, content: Content) -> str:
    return content.style.say(
        f"**{_cell(path)}** is niet gecontroleerd door een interne fout van onsrights.",
        f"**{_cell(path)}** was not checked because of an internal fault of onsrights.",
    )


def _left_out(count: int, content: Content) -> str:
    return content.style.say(
        f"Voor nog {count} is hier geen plaats; zie het volledige rapport.",
        f"There is no room here for {count} more; see the whole report.",
    )
