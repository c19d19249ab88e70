"""The report for people: each fault with its place, an excerpt, what to write instead, and the verdict at the end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onsrights.reports.excerpt import Mark, drawn, fits, window
from onsrights.reports.groups import Group
from onsrights.reports.style import place, subject, width
from onsrights.reports.summary import closing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from onsrights.engine.check.report import Report
    from onsrights.engine.diagnostics import Change, Diagnostic, Edit, Fix, Range, Related
    from onsrights.reports.style import HasText, Style

__all__ = ["explained", "parts", "render"]

_NEAR = 6
"""So many lines apart, two places are still shown in one picture."""

_SHOWN_LINES = 4
"""Of a proposal that changes more lines than this, only the first ones are shown."""

_CONTEXT = 400
"""So many characters to either side of a change are looked at, for a file may be one line of many megabytes."""

_LINE_END = re.compile(r"\r\n?|\n")


def render(report: Report, sources: Mapping[str, HasText], style: Style) -> Iterator[str]:
    """Give the report part by part; ``sources`` holds the texts of the files that have diagnostics, by path."""
    return parts([Group("", report.diagnostics)], sources, style, closing(report, style))


def parts(groups: Iterable[Group], sources: Mapping[str, HasText], style: Style, last: str) -> Iterator[str]:
    """Give several groups part by part, each below its heading; ``last`` is what it all ends with."""
    gap = ""
    for heading, diagnostics in groups:
        if heading:
            under = ("─" if style.unicode else "-") * min(width(heading), style.width)
            yield f"{gap}{style.paint('strong', heading)}\n{under}\n"
            gap = "\n"
        for found in diagnostics:
            yield gap + explained(found, sources, style)
            gap = "\n"
    if last:
        yield gap + last


def explained(found: Diagnostic, sources: Mapping[str, HasText], style: Style) -> str:
    """Give one diagnostic in full, closed by a line end."""
    return "".join(f"{line}\n" for line in _Block(found, sources, style).lines())


class _Block:
    """One diagnostic on its way to text: what its lines share is the width of the gutter."""

    def __init__(self, found: Diagnostic, sources: Mapping[str, HasText], style: Style) -> None:
        self.found = found
        self.sources = sources
        self.style = style
        source = sources.get(found.path) if found.path is not None else None
        self.text = source.text if source else None
        """The file the diagnostic is about, where it could be read."""
        self.near, self.far = self._sorted_places()
        shown = [mark.range.start.line for mark in self.near]
        shown += [related.range.start.line for related in self.far if related.range]
        self.gutter = " " * len(str(max(shown, default=1)))
        self.room = style.width - len(self.gutter) - 3
        """What is left of a line beside the gutter."""

    def lines(self) -> Iterator[str]:
        """Give the lines of this diagnostic."""
        yield from self._heading()
        yield from self._where(place(self.found, self.style), subject(self.found, self.style))
        if self.text is not None and self.near:
            yield from self._picture(self.text, self.near)
        for related in self.far:
            yield from self._elsewhere(related)
        if self.near or any(related.path in self.sources for related in self.far):
            yield self._framed("")
        for fix in self.found.fixes:
            yield from self._fix(fix)
        explain = self.style.say("uitleg", "explain")
        yield self._beside("=", f"{explain}: onsrights explain {self.found.code}")

    def _heading(self) -> Iterator[str]:
        found, style = self.found, self.style
        word, rest = style.severity(found.severity), f"[{found.rule}] "
        used = width(word) + len(rest) + len(found.code) + 2
        first, *others = style.wrap(style.printable(found.message(style.lang)), style.width - 2, style.width - used)
        name = style.paint(found.severity, word) + style.paint("strong", rest)
        yield f"{name}{style.link(found.url, found.code)}: {first}"
        yield from (f"  {line}" for line in others)

    def _where(self, where: str, about: str) -> Iterator[str]:
        style = self.style
        room = style.width - len(self.gutter) - 4
        arrow = self.gutter + style.paint("frame", "-->")
        if about and width(where) + 3 + width(about) <= room:
            yield f"{arrow} {where}   {about}"
            return
        yield f"{arrow} {style.cut_left(where, room)}"
        if about:
            yield f"{self.gutter}    {style.cut(about, room)}"

    def _sorted_places(self) -> tuple[list[Mark], list[Related]]:
        """Part the places into those that are shown in one picture, the primary one first, and the others."""
        found = self.found
        if found.range is None or self.text is None:
            return [], list(found.related)
        near = [Mark(found.range, "^", found.severity)]
        far: list[Related] = []
        for related in found.related:
            mark = self._near_mark(related, near, self.text)
            if mark:
                near.append(mark)
            else:
                far.append(related)
        return near, far

    def _near_mark(self, related: Related, near: Sequence[Mark], text: str) -> Mark | None:
        if related.path != self.found.path or related.range is None:
            return None
        mark = Mark(related.range, "-", "frame", self.style.printable(related.message(self.style.lang)))
        if abs(mark.line - near[0].line) > _NEAR:
            return None
        beside = [mark, *(other for other in near if other.line == mark.line)]
        return mark if fits(text, beside, self.style, self.style.width - len(str(mark.line)) - 4) else None

    def _picture(self, text: str, marks: Sequence[Mark]) -> Iterator[str]:
        yield self._framed("")
        before = None
        for line in sorted({mark.line for mark in marks}):
            if before is not None and line > before + 1:
                yield f"{self.gutter} {self.style.gap}"
            number = f"{line:>{len(self.gutter)}}"
            for row in drawn(text, [mark for mark in marks if mark.line == line], self.style, self.room):
                yield self._framed(row, number)
                number = self.gutter
            before = line

    def _elsewhere(self, related: Related) -> Iterator[str]:
        style = self.style
        message = style.printable(related.message(style.lang))
        if related.range is None or related.path is None:
            yield from self._note(style.say("zie ook", "see also"), message)
            return
        start = related.range.start
        yield from self._where(f"{style.printable(related.path)}:{start.line}:{start.column}", "")
        if related.path in self.sources:
            yield from self._picture(self.sources[related.path].text, [Mark(related.range, "-", "frame", message)])
        else:
            yield from (f"{self.gutter}    {line}" for line in style.wrap(message, self.room - 1))

    def _fix(self, fix: Fix) -> Iterator[str]:
        style = self.style
        word = {
            "safe": style.say("herstel (veilig)", "fix (safe)"),
            "unsafe": style.say("herstel (eerst nalezen)", "fix (unsafe)"),
            "display-only": style.say("voorstel", "suggestion"),
        }[fix.safety]
        yield from self._note(word, style.printable(fix.title(style.lang)))
        for change in fix.changes:
            yield from self._change(change)

    def _change(self, change: Change) -> Iterator[str]:
        """Show the lines of the file before and after; where there are none, what the field should say."""
        edits = [(edit.range, edit) for edit in change.edits if edit.range is not None]
        if not edits or self.text is None:
            if change.value is not None:
                label = f"{self.style.label(change.field, change.label)}: " if change.field else ""
                value = self.style.printable(change.value[:_CONTEXT])
                yield self._beside("+", self.style.cut(f"{label}{value}", self.room), "added")
            return
        for group in _neighbours(edits):
            yield from self._diff(self.text, group)

    def _diff(self, text: str, edits: Sequence[tuple[Range, Edit]]) -> Iterator[str]:
        start, end, cut = _region(text, edits[0][0], edits[-1][0])
        new, at = "", start
        for found, edit in edits:
            new += text[at : found.start.offset] + edit.text
            at = found.end.offset
        old, new = text[start:end], new + text[at:end]
        removed, added = _changed_lines(old, new)
        indent = 0 if cut else min((len(line) - len(line.lstrip(" ")) for line in removed + added if line), default=0)
        removed, added = [line[indent:] for line in removed], [line[indent:] for line in added]
        one_line = len(removed) == len(added) == 1
        gone, come = _difference(removed[0], added[0]) if one_line else ((0, 0), (0, 0))
        yield from self._side("-", removed, gone, "removed")
        yield from self._side("+", added, come, "added")

    def _side(self, sign: str, lines: Sequence[str], changed: tuple[int, int], color: str) -> Iterator[str]:
        for line in lines[:_SHOWN_LINES]:
            shown = window(line, (0, len(line)), changed, self.style, self.room)
            yield self._beside(sign, shown.row.rstrip(), color)
        if len(lines) > _SHOWN_LINES:
            yield self._beside(sign, self.style.gap, color)

    def _note(self, word: str, message: str) -> Iterator[str]:
        first, *others = self.style.wrap(message, self.room - 2, self.room - width(word) - 2)
        yield self._beside("=", f"{word}: {first}")
        yield from (f"{self.gutter}     {line}" for line in others)

    def _framed(self, row: str, number: str | None = None) -> str:
        frame = f"{self.gutter if number is None else number} {self.style.bar}"
        return self.style.paint("frame", frame) + (f" {row}" if row else "")

    def _beside(self, sign: str, row: str, color: str = "") -> str:
        text = f"{sign} {row}".rstrip()
        return f"{self.gutter} {self.style.paint(color, text) if color else text}"


def _neighbours(edits: Sequence[tuple[Range, Edit]]) -> Iterator[list[tuple[Range, Edit]]]:
    """Group edits, in the order of the file, so that those on one line, or on lines that touch, are shown as one."""
    group: list[tuple[Range, Edit]] = []
    for found, edit in sorted(edits, key=lambda pair: pair[0].start.offset):
        if group and found.start.line > group[-1][0].end.line:
            yield group
            group = []
        group.append((found, edit))
    yield group


def _region(text: str, first: Range, last: Range) -> tuple[int, int, bool]:
    """Give the offsets of the lines from ``first`` to ``last``, and whether the first had to be cut."""
    line = first.start.offset - first.start.column + 1
    start = max(line, first.start.offset - _CONTEXT)
    broken = _LINE_END.search(text, last.end.offset, last.end.offset + _CONTEXT)
    return start, broken.start() if broken else min(last.end.offset + _CONTEXT, len(text)), start > line


def _changed_lines(old: str, new: str) -> tuple[list[str], list[str]]:
    """Split both into lines and leave out what they share at the beginning and the end."""
    removed, added = _LINE_END.split(old), _LINE_END.split(new)
    while removed and added and removed[0] == added[0]:
        del removed[0], added[0]
    while removed and added and removed[-1] == added[-1]:
        del removed[-1], added[-1]
    return removed, added


def _difference(old: str, new: str) -> tuple[tuple[int, int], tuple[int, int]]:
    """Give the stretch of each that differs."""
    shortest = min(len(old), len(new))
    head = next((index for index in range(shortest) if old[index] != new[index]), shortest)
    tail = next((index for index in range(shortest - head) if old[-1 - index] != new[-1 - index]), shortest - head)
    return (head, len(old) - tail), (head, len(new) - tail)
