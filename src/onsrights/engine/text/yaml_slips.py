"""What somebody probably did wrong where YAML cannot be read, and how to read on behind it.

libyaml says what it expected, often far behind the slip and never in words that help. So its message is only a
hint: the line itself decides. Each slip has a name, which is the key of a sentence in the platform's texts, an exact
place, and where possible a repair: replacements of the same length that let reading go on, so that all faults of a
file come in one run.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple

from onsrights.engine.text.scalars import parent_indent
from onsrights.engine.text.visible import named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from yaml.error import MarkedYAMLError

__all__ = ["Mended", "Pair", "Repair", "Slip", "conflicts", "find_slip", "nested", "pair_on_line"]

_KEY = re.compile(r"(?:-[ \t]++)*+(?P<key>[A-Za-z_][\w.-]*|\"[^\"\r\n]*\"|'[^'\r\n]*')[ \t]*:(?P<value>[^\s:/].*)?$")
_OTHER_SPACE = re.compile(
    r"(?:-[ \t]++)*+(?P<key>[A-Za-z_][\w.-]*|\"[^\"\r\n]*\"|'[^'\r\n]*')[ \t]*:"
    r"(?P<space>[ \t]*[\xa0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000][\s\u200b\u2060]*)(?P<value>.*)$"
)
"""A colon with something behind it that looks like a space and is none to YAML."""
_NEXT_PAIR = re.compile(r"[\r\n][ \t]*(?:-[ \t]++)*+[\"']?[A-Za-z_][\w-]*[\"']?:(?=[ \t\r\n])")
_KEY_GOES_ON = re.compile(r"[A-Za-z_][\w-]*[\"'][ \t]*:")
"""What follows the quotation mark before a key."""

_ELISION = re.compile(r"'[A-Za-z]{1,2}\b[^']")
"""``'s avonds``, ``'t``: an apostrophe that YAML takes for a quotation mark."""

_CONFLICT = re.compile(r"(?:(?<=[\r\n])|\A)(?:<{7}|\|{7}|>{7}|={7}(?=[\r\n]|\Z))(?=[ \r\n]|\Z)[^\r\n]*")
"""The lines that git writes around what it could not merge."""

_TOO_LARGE_NUMBER = re.compile(r"\\U[0-9a-fA-F]{8}")
_BRACKET = re.compile(r"[\[\]{}]")
_NEXT_IN_FLOW = re.compile(r",(?=[ \t]*(?:[\"']?[A-Za-z_][\w.-]*[\"']?:(?:[ \t]|$)|[\]}]|$))", re.MULTILINE)
"""The comma before the next field within braces; any other may belong to the text."""
_NESTED_AHEAD = 1 << 20
"""How far the end of too deep a nest is looked for."""

_LONGEST_KEY = 1024
"""YAML takes nothing longer for a key on one line."""

_WINDOW = 4096
_LINES_ABOVE = 50
"""How far above a wrongly indented line those it belongs to are looked for."""

_BLANKS = " \t"
_INDENTATION = re.compile(r"[ \t]*")
_BEFORE_CONTENT = re.compile(r"(?:[ \t]++|-(?=[ \t]))*+")


class Repair(NamedTuple):
    """Replacements on what was read that let reading go on behind the slip."""

    edits: tuple[tuple[int, int, str], ...]
    """Start, end, and what is read instead."""
    dropped: bool = False
    """Whether lines are no longer read at all."""


class Mended:
    """A text with repairs: what is read instead, and where each place of that stands in the text itself."""

    __slots__ = ("_base", "_edits", "_ends", "_starts", "moved", "text")

    def __init__(self, base: str) -> None:
        self._base = base
        self._edits: list[tuple[int, int, str]] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        self.text = base
        self.moved = False
        """Whether anything stands at another offset than in the text itself."""

    def add(self, repair: Repair) -> bool:
        """Apply one more repair; ``False`` where it changes nothing or cuts through an earlier one."""
        edits = sorted((self.offset(start), self.offset(end), text) for start, end, text in repair.edits)
        starts = [start for start, _, _ in edits]
        kept = []
        for start, end, text in self._edits:
            first = last = bisect_right(starts, end)
            while first and edits[first - 1][1] >= start:
                first -= 1
            touching = [new for new in edits[first:last] if _overlap(new, start, end)]
            if not touching:
                kept.append((start, end, text))
            elif any(start < new[0] or new[1] < end for new in touching):
                return False
        before = self.text
        self._edits = sorted(kept + edits)
        self._apply()
        return self.text != before

    def _apply(self) -> None:
        parts: list[str] = []
        at = shift = 0
        self._starts, self._ends = [], []
        for start, end, text in self._edits:
            parts += (self._base[at:start], text)
            self._starts.append(start + shift)
            shift += len(text) - (end - start)
            self._ends.append(end + shift)
            at = end
        self.text = "".join((*parts, self._base[at:]))
        self.moved = any(len(text) != end - start for start, end, text in self._edits)

    def offset(self, at: int) -> int:
        """Translate an offset in :attr:`text` to one in the text itself."""
        if not self.moved:
            return at
        index = bisect_right(self._starts, at) - 1
        if index < 0:
            return at
        start, end, _ = self._edits[index]
        if at >= self._ends[index]:
            return at - self._ends[index] + end
        return min(start + at - self._starts[index], end)


def _overlap(edit: tuple[int, int, str], start: int, end: int) -> bool:
    """Whether two edits share a character, or insert at the same place."""
    return (edit[0] < end and start < edit[1]) or (edit[0] == start and edit[1] == end)


class Slip(NamedTuple):
    """A slip: its name, its place, the values of its sentence, second places, and how to read on.

    A pair of offsets among the values stands for the text between them.
    """

    text: str
    start: int
    end: int
    data: Mapping[str, Any] = {}
    notes: tuple[tuple[int, int, str], ...] = ()
    repair: Repair | None = None


_NOTHING = Repair(())
"""For a slip that is mended together with others."""


class Pair(NamedTuple):
    """Where the parts of a ``key: value`` line stand; ``value == end`` where it has none."""

    key: int
    colon: int
    value: int
    end: int


def find_slip(
    text: str, error: MarkedYAMLError, *, after: tuple[int, int], flow: bool, fillers: tuple[str, str], tried: bool
) -> Slip:
    """Name the slip behind an error.

    ``text`` is what was read; ``after`` is where the last scalar stands that was read whole; ``flow`` says whether
    reading stopped inside brackets or braces; ``fillers`` are characters for what shall be read in another way, and
    for what shall not be read again; ``tried`` says that moving the line to another column has been tried.
    """
    return _Search(text, error, after=after, flow=flow, fillers=fillers, tried=tried).find()


def conflicts(text: str) -> tuple[list[Slip], Repair]:
    """Name every line that a merge left behind, and leave these lines out."""
    found = [match.span() for match in _CONFLICT.finditer(text)]
    if not any(text[start] in "<>" for start, _ in found):  # a line of equals signs may underline a heading
        found = []
    slips = [
        Slip("conflict", start, start + 7, {"marker": text[start : start + 7]}, (), _NOTHING) for start, _ in found
    ]
    return slips, Repair(tuple((start, end, "#") for start, end in found))


def nested(text: str, start: int, filler: str) -> Repair:
    """Stand for the list or group that begins at ``start``, in which too many others lie."""
    line = _line(text, start)
    if text[start] not in "[{":  # by indentation: all lines that are indented as far
        end = line[1]
        column = start - line[0]
        while end < len(text):
            following = _line(text, end + (2 if text.startswith("\r\n", end) else 1))
            content = following[0] + _indent(text, *following)
            if following[0] >= len(text) or (content < following[1] and content - following[0] < column):
                break
            end = following[1]
        return Repair(((start, _trimmed(text, start, end), filler),))
    depth = 0
    for match in _BRACKET.finditer(text, start, start + _NESTED_AHEAD):
        depth += 1 if match[0] in "[{" else -1
        if depth == 0:
            return Repair(((start, match.end(), filler),))
    # Nothing closes it, nor what is around it on this line.
    around = [start]
    for match in _BRACKET.finditer(text, max(line[0], start - _WINDOW), start):
        if match[0] in "[{":
            around.append(match.start())
        elif len(around) > 1:
            around.pop()
    start = min(around)
    return Repair(((start, _trimmed(text, start, line[1]), filler),))


def pair_on_line(text: str, start: int, end: int) -> Pair | None:
    """Find key and value on a line; ``None`` where it has no colon that YAML would take for one."""
    at = _content(text, start, end)
    if at == end or text[at] == "#":
        return None
    if text[at] in "\"'":
        colon = _closing_quote(text, at, end) + 1
        while colon < end and text[colon] in _BLANKS:
            colon += 1
        if not text.startswith(":", colon, end):
            return None
    else:
        colon = text.find(":", at, end)
        while colon >= 0 and colon + 1 < end and text[colon + 1] not in _BLANKS:
            colon = text.find(":", colon + 1, end)
        if colon < 0:
            return None
    value = colon + 1
    while value < end and text[value] in _BLANKS:
        value += 1
    return Pair(at, colon, value, max(value, _trimmed(text, value, end)))


def _content(text: str, start: int, end: int) -> int:
    """Give where a line's content starts, behind blanks and the dashes of list items."""
    match = _BEFORE_CONTENT.match(text, start, end)
    return match.end() if match else start


def _trimmed(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip(_BLANKS))


def _ends_before(text: str, at: int) -> bool:
    """Whether a text within brackets or braces begins behind this character."""
    return text[at] in "[{," or (text[at] == ":" and text[at + 1 : at + 2] in _BLANKS)


def _closing_quote(text: str, start: int, end: int) -> int:
    """Give where the quotation mark at ``start`` is closed, or ``end``."""
    quote = text[start]
    at = text.find(quote, start + 1, end)
    if quote == "'":
        while at >= 0 and text.startswith("'", at + 1, end):
            at = text.find("'", at + 2, end)
    else:
        while at >= 0:
            slashes = at
            while text[slashes - 1] == "\\" and slashes - 1 > start:
                slashes -= 1
            if (at - slashes) % 2 == 0:
                break
            at = text.find('"', at + 1, end)
    return end if at < 0 else at


def _opens(text: str, start: int, end: int) -> bool:
    """Whether more brackets and braces open than close in what was looked at ahead."""
    ahead = text[start:end]
    return sum(map(ahead.count, "[{")) > sum(map(ahead.count, "]}"))


def _line(text: str, offset: int) -> tuple[int, int]:
    """Give start and end of the line on which an offset lies."""
    start = text.rfind("\n", 0, offset) + 1
    start = max(start, text.rfind("\r", start, offset) + 1)
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    carriage = text.find("\r", start, end)
    return start, end if carriage < 0 else carriage


def _line_before(text: str, start: int) -> tuple[int, int] | None:
    """Give the last line with content before the line that starts at ``start``."""
    while start > 0:
        # There may be millions of empty lines.
        while not (piece := text[max(0, start - _WINDOW) : start].rstrip()) and start > _WINDOW:
            start -= _WINDOW
        if not piece:
            return None
        start, end = _line(text, max(0, start - _WINDOW) + len(piece) - 1)
        at = _content(text, start, end)
        if at < end and text[at] != "#":
            return start, end
    return None


class _Search:
    def __init__(
        self,
        text: str,
        error: MarkedYAMLError,
        *,
        after: tuple[int, int],
        flow: bool,
        fillers: tuple[str, str],
        tried: bool,
    ) -> None:
        self.text = text
        self.tried = tried
        self.problem = error.problem or ""
        self.context = error.context or ""
        self.at = min(error.problem_mark.index, len(text)) if error.problem_mark else len(text)
        self.since = min(error.context_mark.index, len(text)) if error.context_mark else None
        self.after, behind = after
        self.flow = flow or _opens(text, behind, self.at)
        self.hidden, self.filler = fillers
        self.line = _line(text, self.at)
        self.pair = pair_on_line(text, *self.line)

    def find(self) -> Slip:  # noqa: C901, PLR0911, PLR0912 - one sign after the other, the surest first
        """Try the slips in the order in which their signs are sure."""
        problem, context = self.problem, self.context
        if "quoted scalar" in context and self.since is not None:
            if "end of stream" in problem or "document indicator" in problem:
                return self.unclosed_quote(self.since)
            return self.escape(self.since)
        if (quote := self.swallowing_quote()) is not None:
            return self.unclosed_quote(quote)
        if (tab := self.tab()) is not None:
            return tab
        if self.since is not None and any(word in context for word in ("alias", "anchor", "tag", "block scalar")):
            return self.starts_with(self.since)
        if "tag" in problem:
            return self.starts_with(self.at)
        if "directive" in context or "directive" in problem or "incompatible" in problem:
            return self.directive()
        if "cannot start any token" in problem:
            return self.starts_with(self.at)
        if "entries are not allowed" in problem or "keys are not allowed" in problem:
            return self.starts_with(self.at) if self.in_value() else self.indent()
        if "values are not allowed" in problem:
            return self.colon()
        if "simple key" in context and self.since is not None:
            return self.key_without_colon(_line(self.text, self.since))
        if "flow" in context and self.since is not None:
            return self.brackets(self.since)
        if "document start" in problem:
            return self.document()
        if "expected key" in problem or "'-' indicator" in problem:
            return self.block()
        if "node content" in problem and self.in_value():
            return self.starts_with(self.at)
        return self.unknown()

    # What stands where ------------------------------------------------------------------------------------------

    def in_value(self) -> bool:
        """Whether reading stopped inside the value of a ``key: value`` line, or of a list item without a key."""
        if self.pair is not None:
            return self.pair.value <= self.at
        return False

    def value_region(self, start: int) -> tuple[int, int]:
        """Give what belongs to the value that starts at ``start``: to the end of its line, or to the next comma."""
        end = _line(self.text, start)[1]
        if self.flow:
            for at in range(start, end):
                if self.text[at] in ",]}":
                    end = at
                    break
        return start, _trimmed(self.text, start, end)

    def mask(self, start: int, end: int) -> Repair | None:
        """Stand for text that cannot be read, so that its key keeps a value."""
        return Repair(((start, end, self.filler),)) if end > start else None

    def drop(self, start: int, end: int) -> Repair:
        """Leave whole lines out, by making each a comment."""
        return Repair(
            tuple((line, stop, "#") for line, stop in self.lines(start, end) if stop > line),
            dropped=True,
        )

    def lines(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Give the lines from the one at ``start`` up to ``end``."""
        while start < end:
            line = _line(self.text, start)
            yield line
            start = line[1] + (2 if self.text.startswith("\r\n", line[1]) else 1)

    def is_item(self) -> bool:
        """Whether the line is an item of a list."""
        start, end = self.line
        content = start + _indent(self.text, start, end)
        return self.text.startswith(("- ", "-\t"), content) or self.text[content:end] == "-"

    def target(self) -> int | None:
        """Give the column at which the line was probably meant to begin: where the nearest of its kind do."""
        start, end = self.line
        indent = _indent(self.text, start, end)
        columns = self.columns(start, is_item=self.is_item())
        return min(columns, key=lambda column: (abs(column - indent), -column), default=None)

    def move_block(self, target: int) -> Repair:
        """Let a line begin in another column, with what belongs to it and the lines below that are as wrong."""
        text = self.text
        start, end = self.line
        indent = _indent(text, start, end)
        edits = [(start, start + indent, " " * target)]
        nested = self.is_item() or (self.pair is not None and self.pair.value == self.pair.end)
        items = [] if self.is_item() else self.columns(start, is_item=True)
        for line, stop in self.lines(end + (2 if text.startswith("\r\n", end) else 1), len(text)):
            width = _indent(text, line, stop)
            if line + width == stop:
                continue
            if width in items and text.startswith(("- ", "-\t"), line + width):
                break  # an item that stands where items do
            if width < indent or (width > indent and target > indent and not nested):
                break
            edits.append((line, line + width, " " * (width + target - indent)))
        return Repair(tuple(edits))

    def columns(self, start: int, *, is_item: bool) -> list[int]:
        """Give the columns at which fields, or items, begin above a line, up to one without indentation."""
        text = self.text
        found: list[int] = []
        before = _line_before(text, start)
        while before is not None and len(found) < _LINES_ABOVE:
            indent = _indent(text, *before)
            content = _content(text, *before) - before[0]
            if is_item and content > indent:
                found.append(indent)
            elif not is_item and (pair_on_line(text, *before) is not None or content == indent):
                found.append(content)
            if indent == 0:
                break
            before = _line_before(text, before[0])
        return found

    def drop_block(self, line: tuple[int, int]) -> Repair:
        """Leave out a line and those below it that are indented more: they belong to it."""
        text = self.text
        start, end = line
        indent = _indent(text, start, end)
        at = end
        while at < len(text):
            following = _line(text, at + (2 if text.startswith("\r\n", at) else 1))
            content = _content(text, *following)
            if following[0] >= len(text) or (content < following[1] and _indent(text, *following) <= indent):
                break
            at = following[1]
            if content < at:
                end = at
        return self.drop(start, end)

    def open_note(self) -> tuple[tuple[int, int, str], ...]:
        """Point at the list or the group of fields that was open where reading stopped."""
        if self.since is None or self.since >= self.at:
            return ()
        end = _trimmed(self.text, self.since, _line(self.text, self.since)[1])
        return ((self.since, max(end, self.since + 1), "open"),)

    # The slips --------------------------------------------------------------------------------------------------

    def directive(self) -> Slip:
        """Name a line with ``%`` that cannot be obeyed."""
        for at in (self.at, self.since or 0):
            start, end = _line(self.text, at)
            if self.text.startswith("%", start):
                return Slip("directive", start, _trimmed(self.text, start, end), {}, (), Repair(((start, end, "#"),)))
        return self.unknown()

    def unclosed_quote(self, start: int) -> Slip:
        """Name a quotation mark that is never closed, or closed lines below by the one of another value."""
        text = self.text
        stop = _trimmed(text, start, _line(text, start)[1])
        if self.flow and text[stop - 1] == "," and stop - 1 > start:
            stop -= 1
        name = "starts-with-quote" if _ELISION.match(text, start, stop) else "unclosed-quote"
        data = {"quote": text[start], "value": (start, stop)}
        return Slip(name, start, start + 1, data, (), self.repair_value(start, stop))

    def repair_value(self, start: int, stop: int) -> Repair | None:
        """Mask a value, or drop its line where it is a key."""
        line = _line(self.text, start)
        is_key = _indent(self.text, *line) == start - line[0] and _line_before(self.text, line[0]) is not None
        return self.drop(*line) if is_key and not self.flow else self.mask(start, stop)

    def escape(self, start: int) -> Slip:
        """Name a backslash that means nothing, in double quotes."""
        text = self.text
        slash = text.rfind("\\", start, self.at + 1)
        if slash < 0:
            return self.unknown()
        line_end = _line(text, start)[1]
        close = _closing_quote(text, start, line_end)
        name, escape = "escape", (slash, min(slash + 2, len(text)))
        if "Unicode character" in self.problem and (number := _TOO_LARGE_NUMBER.match(text, slash)):
            name, escape = "escape-number", number.span()
        # On one line the whole value is left out, so that a path like C:\Data is one fault; else only the escape is.
        repair = self.mask(start, close + 1) if close < line_end else self.mask(*escape)
        return Slip(name, *escape, {"escape": escape}, (), repair)

    def swallowing_quote(self) -> int | None:
        """Find a quoted text just before the error that swallowed whole lines, because it was not closed."""
        text = self.text
        candidates = [self.after]
        at = self.after
        # The text may have been scanned while its event was still to come: then it is the value after the last key.
        colon = text.find(":", at, self.at)
        if colon >= 0:
            at = colon + 1
            while at < self.at and text[at] in " \t\r\n":
                at += 1
            candidates.append(at)
        for start in candidates:
            if start < self.at and text[start] in "\"'":
                close = _closing_quote(text, start, len(text))
                line_end = _line(text, start)[1]
                if line_end < close <= self.at and (
                    _NEXT_PAIR.search(text, line_end, close) or _KEY_GOES_ON.match(text, close + 1)
                ):
                    return start
        return None

    def tab(self) -> Slip | None:
        """Name a tab where YAML wants spaces; from here on each tab before a line's content is read as two."""
        text = self.text
        start, end = self.line
        content = start + _indent(text, start, end)
        if "block scalar" in self.context and self.since is not None and "\t" in text[start:content]:
            # Behind enough spaces a tab belongs to the text; libyaml takes it for indentation all the same.
            tab = text.index("\t", start)
            if tab - start > parent_indent(text, self.since):
                return Slip("", tab, tab + 1, {}, (), Repair(((tab, tab + 1, self.hidden),)))
        if "\t" in text[start:content] and (self.at <= content or "tab" in self.problem):
            edits = []
            for line, stop in self.lines(start, len(text)):
                inside = line + _indent(text, line, stop)
                if "\t" in text[line:inside]:
                    edits.append((line, inside, text[line:inside].replace("\t", "  ")))
            tab = text.index("\t", start)
            return Slip("tab", tab, content, {"count": len(edits)}, (), Repair(tuple(edits)))
        if text.startswith("\t", self.at):
            stop = self.at + _indent(text, self.at, end)
            edit = (self.at, stop, " " * (stop - self.at))
            return Slip("tab-inside", self.at, stop, {"count": 1}, (), Repair((edit,)))
        return None

    def starts_with(self, at: int) -> Slip:
        """Name a value that begins with a character that means something else in YAML."""
        region = self.value_region(at)
        if region[1] <= at:
            return self.unknown()
        data = {"character": self.text[at], "value": region}
        return Slip("starts-with", at, at + 1, data, (), self.mask(*region))

    def colon(self) -> Slip:
        """Name a ``:`` at a place where YAML expects none."""
        text, pair = self.text, self.pair
        if pair is not None and pair.colon < self.at:
            data = {"value": (pair.value, pair.end)}
            return Slip("colon", self.at, self.at + 1, data, (), self.mask(pair.value, pair.end))
        before = _line_before(text, self.line[0])
        if before is None or pair is None:
            return self.unknown()
        pair_before = pair_on_line(text, *before)
        if pair_before is None:
            return self.key_without_colon(before)
        if _KEY.match(text, _content(text, *before), before[1]) and pair_before.value == pair_before.end:
            return self.key_without_colon(before)
        key = text[pair.key : pair.colon]
        if re.fullmatch(r"[\w-]+|\"[^\"]*\"|'[^']*'", key.strip()):
            return self.indent()
        data = {"value": (pair.key, pair.end)}
        return Slip("colon", self.at, self.at + 1, data, (), self.mask(pair.key, pair.end))

    def key_without_colon(self, line: tuple[int, int]) -> Slip:
        """Name a line without ``key: value``: no colon, no space after it, or a stray piece of text."""
        text = self.text
        start = _content(text, *line)
        stop = _trimmed(text, start, line[1])
        written = pair_on_line(text, *line)
        if written is not None and written.colon - written.key > _LONGEST_KEY:
            limit = {"limit": _LONGEST_KEY}
            return Slip("long-key", start, min(start + 1, stop), limit, (), self.drop_block(line))
        if match := _OTHER_SPACE.match(text, start, stop):
            data = {"key": match.span("key"), "value": match.span("value"), **named(match["space"].strip(" \t"))}
            space = match.span("space")
            return Slip("colon-other", *space, data, (), Repair(((*space, " " * len(match["space"])),)))
        if (match := _KEY.match(text, start, stop)) and match["value"]:
            colon = match.start("value") - 1
            data = {"key": match.span("key"), "value": (colon + 1, stop)}
            repair = Repair(((colon + 1, stop, " " + self.filler),))
            return Slip("colon-space", colon, colon + 1, data, (), repair)
        data = {"line": (start, stop)}
        words = re.compile(r"([A-Za-z]\w*)[ \t]+(?=\S)").match(text, start, stop)
        if words and self.is_key(words[1]):
            repair = Repair(((words.end(1), stop, ": " + self.filler),))
            return Slip("no-colon", start, stop, {**data, "key": words.span(1)}, (), repair)
        repair = self.drop(*line)
        before = _line_before(text, line[0])
        pair = pair_on_line(text, *before) if before else None
        first = re.compile(r"\S+").match(text, start, stop)
        data["key"] = first.span() if first else (start, stop)
        # What stands alone on a line is usually the rest of the text above.
        if pair is not None and pair.value < pair.end and first and first.end() < stop:
            masked = (pair.value, pair.end, self.filler)
            repair = repair._replace(edits=(*repair.edits, masked))
        return Slip("no-colon", start, stop, data, (), repair)

    def is_key(self, word: str) -> bool:
        """Whether this word is a key elsewhere in the file, or has the look of one."""
        return "_" in word or re.search(rf"(?:^|[\r\n])[ \t]*(?:-[ \t]++)*+{word}:[ \t\r\n]", self.text) is not None

    def brackets(self, start: int) -> Slip:
        """Name a list or a group in brackets or braces that is not closed, or lacks a comma."""
        text = self.text
        bracket = text[start] if start < len(text) else ""
        if bracket not in ("[", "{"):  # what was missing is an item of it
            start = max(text.rfind("[", 0, start), text.rfind("{", 0, start))
            bracket = text[start] if start >= 0 else ""
        if bracket not in ("[", "{"):
            return self.unknown()
        if (value := self.text_with_brackets()) is not None:
            if text[value[0]] in "\"'":
                return Slip("after-quote", self.at, value[1], {"quote": text[value[0]]}, (), self.mask(*value))
            inside = next(at for at in range(*value) if text[at] in "[{")
            data = {"character": text[inside], "value": value}
            return Slip("inner-bracket", inside, inside + 1, data, (), self.mask(*value))
        if (value := self.unclosed_value(start)) is not None:
            data = {"bracket": text[value[0]], "close": "]" if text[value[0]] == "[" else "}"}
            stop = ((self.at, min(self.at + 1, len(text)), "stopped"),) if self.at < len(text) else ()
            return Slip("unclosed-bracket", value[0], value[0] + 1, data, stop, self.mask(*value))
        line_end = _line(text, start)[1]
        if self.at < len(text) and text[self.at] in "\"'[{":
            space = self.at - len(text[start : self.at]) + len(text[start : self.at].rstrip())
            if space < self.at:
                opened = ((start, start + 1, "open"),)
                return Slip("comma", space, space, {}, opened, Repair(((space, space + 1, ","),)))
        close = "]" if bracket == "[" else "}"
        data = {"bracket": bracket, "close": close}
        stop = ((self.at, min(self.at + 1, len(text)), "stopped"),) if self.at < len(text) else ()
        pair = pair_on_line(text, *_line(text, start))
        repair = None
        if pair is not None and pair.value == start and line_end < self.at and close not in text[start:line_end]:
            # JSON and other lists over several lines open like this too; then there is no value to mask.
            repair = self.mask(pair.value, pair.end) if pair.value + 1 < pair.end else None
        return Slip("unclosed-bracket", start, start + 1, data, stop, repair)

    def text_with_brackets(self) -> tuple[int, int] | None:
        """Give a text between brackets or braces that has some in it itself, where reading stopped at one of those."""
        text, at = self.text, self.at
        # A file may be one line of many megabytes, and no text of it is that long.
        line_start, line_end = max(self.line[0], at - _WINDOW), min(self.line[1], at + _WINDOW)
        start, depth = at, 0
        while start > line_start and not (depth == 0 and _ends_before(text, start - 1)):
            start -= 1
            depth += (text[start] in "]}") - (text[start] in "[{")
        while start < at and text[start] in _BLANKS:
            start += 1
        if not text[start:at].strip() or not set(text[start : at + 1]) & {"[", "{"}:
            return None
        if text[start] in "\"'" and text[line_start:start].rstrip()[-1:] != ":":
            return None  # of two items of a list one may be in brackets
        stop, depth = at, 0
        while stop < line_end and not (depth == 0 and (text[stop] in "]}" or _NEXT_IN_FLOW.match(text, stop))):
            depth += (text[stop] in "[{") - (text[stop] in "]}")
            stop += 1
        return (start, _trimmed(text, start, stop)) if depth == 0 and stop < line_end else None

    def unclosed_value(self, start: int) -> tuple[int, int] | None:
        """Give a value that begins with a bracket or a brace and is not closed before the next field begins."""
        text = self.text
        line = _line(text, start)
        pair = pair_on_line(text, *line)
        if pair is None or pair.value > start or text[pair.value] not in "[{" or text.lstrip()[:1] in ("[", "{"):
            return None
        end = _trimmed(text, pair.value, line[1])
        behind = len(text)
        for following in self.lines(line[1] + (2 if text.startswith("\r\n", line[1]) else 1), len(text)):
            content = _content(text, *following)
            if content < following[1] and content - following[0] <= pair.key - line[0]:
                behind = following[0]
                break
            end = following[1]
        if behind > self.at + 1 or not _opens(text, pair.value, end):
            return None
        return pair.value, _trimmed(text, pair.value, end)

    def document(self) -> Slip:
        """Name something after the end of a document that is no new document."""
        before = _line_before(self.text, self.line[0])
        if before and self.text[slice(*before)].strip() == "...":
            # Dots amid a list are taken out; dots before something that could be a manifest begin a new one.
            repair = Repair(((before[0], before[0] + 3, "#.." if self.at > self.line[0] else "---"),))
            return Slip("document", before[0], before[0] + 3, {}, ((self.at, self.at + 1, "stopped"),), repair)
        return Slip("after-end", self.at, max(_trimmed(self.text, self.at, self.line[1]), self.at))

    def block(self) -> Slip:
        """Name what, among ordinary fields, belongs neither to the line nor to the indentation."""
        text, pair = self.text, self.pair
        start = pair.value if pair is not None else _content(text, *self.line)
        if start < self.at:
            stop = _trimmed(text, start, self.line[1])
            first = text[start]
            data = {"character": first, "value": (start, stop)}
            repair = self.mask(start, stop)
            if first == "[":
                stop = start + len(text[start : self.at].rstrip())
                return Slip("starts-with-bracket", start, stop, data, (), repair)
            if first == "'" and _ELISION.match(text, start, stop):
                return Slip("starts-with-quote", start, start + 1, {**data, "quote": first}, (), repair)
            if first in "\"'":
                return Slip("after-quote", self.at, stop, {**data, "quote": first}, (), repair)
            if first in "{*&!":
                return Slip("starts-with", start, start + 1, data, (), repair)
        if text.startswith(":", self.at) and _content(text, *self.line) == self.at:
            return Slip("no-key", self.at, self.at + 1, {}, (), self.drop(*self.line))
        return self.indent()

    def indent(self) -> Slip:
        """Name a line that is indented neither like the lines above nor like a new group."""
        start, end = self.line
        content = start + _indent(self.text, start, end)
        if content == end:
            return self.unknown()
        before = _line_before(self.text, start)
        notes = self.open_note()
        if before is not None and not notes:
            at = _content(self.text, *before)
            notes = ((at, _trimmed(self.text, at, before[1]), "open"),)
        marked = (start, content) if content > start else (content, _trimmed(self.text, content, end))
        column = content - start
        target = self.target()
        if self.tried or target in (column, None):
            return Slip("indent-other", *marked, {"column": column + 1}, notes, self.drop_block(self.line))
        data = {"column": column + 1, "target": target + 1}
        return Slip("indent", *marked, data, notes, self.move_block(target))

    def unknown(self) -> Slip:
        """Say where reading stopped and what was open, where nothing has a name."""
        stop = min(self.at + 1, max(self.line[1], self.at))
        return Slip("message", self.at, stop, {}, self.open_note())


def _indent(text: str, start: int, end: int) -> int:
    match = _INDENTATION.match(text, start, end)
    return match.end() - start if match else 0
