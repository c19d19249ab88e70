"""Where comments stand in a file, and which nodes of the tree they are about.

YAML's events have no comments. They lie in the gaps between one scalar's end and the next one's start, and in the
first line of a block scalar; a ``#`` anywhere else is text. A comment at the end of a line is about what stands on that
line, one on a line of its own about what begins below it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from onsrights.engine.secrets import HIDDEN_STYLE
from onsrights.engine.text.scalars import line_start
from onsrights.engine.text.tree import before, child, items, pointer_step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.text.tree import Node, Tree

__all__ = ["Comments", "Target", "comments_of", "is_flow", "line_end"]

_HEADER = re.compile(r"[|>][0-9+-]*")
_LINE_END = re.compile(r"[\r\n]|\Z")
_DOCUMENT = re.compile(r"---(?=\s|\Z)|%")
_BLANKS = " \t"


class Target(NamedTuple):
    """A node: its document and its JSON pointer."""

    document: int
    pointer: str


_Child: TypeAlias = tuple["Node | None", "Node", str]
"""The key (in a mapping), the value or item, and the step of the pointer that leads to it."""


def comments_of(tree: Tree) -> list[tuple[int, int]]:
    """Give start and end of every comment of a file, in its order."""
    text = tree.source.text
    if "#" not in text:
        return []
    found: list[tuple[int, int]] = []
    at = 0
    for start, end, style in [*_scalars(tree), (len(text), len(text), "")]:
        found += _between(text, at, start)
        at = end
        if style in ("|", ">") and text[start : start + 1] in ("|", ">"):
            header = _HEADER.match(text, start)
            found += _between(text, header.end() if header else start, line_end(text, start))
    return found


def _scalars(tree: Tree) -> Iterator[tuple[int, int, str]]:
    """Give start, end and style of every scalar, in the order of the file."""
    waiting: list[Any] = [root for root in reversed(tree.documents) if root is not None]
    while waiting:
        node = waiting.pop()
        if node[0] == "scalar":
            yield node[1], node[2], node[4]
        waiting += [part for pair in reversed([*items(node)]) for part in reversed(pair) if part is not None]


def _between(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the comments between two scalars."""
    while (at := text.find("#", start, end)) >= 0:
        start = line_end(text, at)
        yield at, start


def line_end(text: str, at: int) -> int:
    """Give where the line ends on which an offset lies, without its line end."""
    match = _LINE_END.search(text, at)
    assert match is not None
    return match.start()


def is_flow(text: str, node: Node) -> bool:
    """Whether a mapping or sequence is written in braces or brackets."""
    return node[0] != "scalar" and text[node[1] : node[1] + 1] in {"[", "{"}


class Comments:
    """The comments of one tree."""

    def __init__(self, tree: Tree) -> None:
        self._text = tree.source.text
        self._roots = [(root[1], index, root) for index, root in enumerate(tree.documents) if root is not None]
        self._starts = [start for start, _, _ in self._roots]
        self._skipped = (0, 0)
        """What was skipped last: another comment in it is about the same."""

    def around(self, offset: int) -> tuple[int, int] | None:
        """Give start and end of the comment that holds the ``#`` at ``offset``; ``None`` where that is text."""
        text = self._text
        before = self.last_before(offset)
        bound = 0
        if before is not None and before[0] == "scalar":
            _, start, bound, _, style = before
            if style in ("|", ">", HIDDEN_STYLE) and text[start] in "|>" and offset < line_end(text, start):
                match = _HEADER.match(text, start)
                bound = match.end() if match else bound
            if offset < bound:
                return None
        elif before is not None:
            bound = before[1]
        return text.index("#", max(line_start(text, offset), bound), offset + 1), line_end(text, offset)

    def is_alone(self, start: int) -> bool:
        """Whether nothing but white space stands before a comment on its line."""
        return not self._text[line_start(self._text, start) : start].strip(_BLANKS)

    def targets(self, start: int) -> tuple[Target, ...]:
        """Give what the comment that begins at ``start`` is about; nothing where nothing follows it."""
        if self.is_alone(start):
            target = self._at_token(self._next_token(line_end(self._text, start)))
            return (target,) if target else ()
        return self._beside(start)

    def last_before(self, offset: int) -> Node | None:
        """Give the last scalar, or empty collection, that begins at or before an offset."""
        place = bisect_right(self._starts, offset) - 1
        if place < 0:
            return None
        node = self._roots[place][2]
        while node[0] != "scalar":
            index = before(node, offset)
            if index < 0:
                break
            key, value = child(node, index)
            node = value if key is None or value[1] <= offset else key
        return node

    # ------------------------------------------------------------------------------------------ at the end of a line

    def _beside(self, stop: int) -> tuple[Target, ...]:
        """Give what stands on the line before ``stop``: the fields that end on it, or what begins or ends there."""
        line = line_start(self._text, stop)
        place = bisect_right(self._starts, stop) - 1
        found: list[str] = []
        document = 0
        if place >= 0 and self._roots[place][2][2] > line:
            _, document, root = self._roots[place]
            self._take(root, "", root[1], line, stop, found)
        if found:
            return tuple(Target(document, pointer) for pointer in reversed(found))
        words = self._text[line:stop].rstrip(_BLANKS)
        at = line if words.startswith("---") else line + len(words) - 1
        target = self._at_token(at) if words.startswith("---") or words.endswith("-") else None
        return (target,) if target else ()

    def _take(self, node: Node, pointer: str, first: int, line: int, stop: int, found: list[str]) -> None:
        """Take what reaches into the line: a node, or what is in it. Its key, if any, begins at ``first``."""
        flow = is_flow(self._text, node)
        if node[0] == "scalar" or node[1] >= stop or (flow and first >= line and node[2] <= stop):
            found.append(pointer)
            return
        earlier = len(found)
        index = before(node, stop - 1)
        while index >= 0:
            key, value, step = _child(node, index)
            start = value[1] if key is None else key[1]
            if max(value[2], start if key is None else key[2]) <= line:
                break
            self._take(value, pointer + step, start, line, stop, found)
            index -= 1
        if flow and len(found) == earlier:  # nothing but its brackets
            found.append(pointer)

    # ---------------------------------------------------------------------------------------------- above something

    def _next_token(self, at: int) -> int:
        """Skip line ends, other comments and commas."""
        text = self._text
        first, last = self._skipped
        if first <= at < last:
            return last
        start = at
        while at < len(text) and (text[at].isspace() or text[at] in "#,"):
            at = line_end(text, at) if text[at] == "#" else at + 1
        self._skipped = start, at
        return at

    def _at_token(self, at: int) -> Target | None:
        """Give the outermost node that begins with what stands at an offset."""
        text = self._text
        place = bisect_right(self._starts, at) - 1
        if at == line_start(text, at) and _DOCUMENT.match(text, at):
            place += 1
            return Target(self._roots[place][1], "") if place < len(self._roots) else None
        if at >= len(text) or text[at] in "]}" or text.startswith("...", at):
            return None
        if place < 0 or at >= self._roots[place][2][2] > self._roots[place][2][1]:
            place += 1
        if place >= len(self._roots):
            return None
        _, document, root = self._roots[place]
        if root[1] >= at and self._begins(root):
            return Target(document, "")
        pointer = self._down_to(root, at)
        return None if pointer is None else Target(document, pointer)

    def _down_to(self, node: Node, at: int) -> str | None:
        """Go down to the first node that begins at or behind an offset."""
        pointer = ""
        while node[0] != "scalar" and node[3]:
            index = max(before(node, at), 0)
            key, value, step = _child(node, index)
            if _end(key, value) <= at and (value[1] if key is None else key[1]) < at:
                index += 1
                if index >= len(node[3]):
                    return None
                key, value, step = _child(node, index)
            pointer += step
            # Behind a dash stands the item, whatever it is.
            if (key is not None and key[1] >= at) or (key is None and value[1] > at and self._text[at] == "-"):
                return pointer
            if value[1] >= at and self._begins(value):
                return pointer
            node = value
        return None

    def _begins(self, node: Node) -> bool:
        """Whether a node has a beginning of its own: a block mapping begins with its first key, which is what shows."""
        return node[0] == "scalar" or is_flow(self._text, node)


def _child(node: Any, index: int) -> _Child:  # noqa: ANN401 - a mapping or a sequence
    key, value = child(node, index)
    return key, value, pointer_step(index if key is None else key)


def _end(key: Node | None, value: Node) -> int:
    return max(value[2], value[1] if key is None else key[2])
