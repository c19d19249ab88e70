"""One version of one document: its text, its tree, and what stands at a place of it.

Offsets are 0-based code points in the text without its byte order mark, as everywhere in the house.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from onsrights.engine.check.platform import unit_pointer
from onsrights.engine.check.shape import place_of
from onsrights.engine.text.source import Source
from onsrights.engine.text.tree import extent, hide_secrets, items, pointer_step, read_tree, text_of
from onsrights.lsp.positions import Positions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.doors import Assist
    from onsrights.engine.check.platform import Entry, Platform, Platforms
    from onsrights.engine.diagnostics import Diagnostic
    from onsrights.engine.settings.settings import Settings
    from onsrights.engine.text.tree import Node, Tree

__all__ = ["Opened", "Spot", "View", "place_at"]


class Opened(NamedTuple):
    """The text of an open document."""

    uri: str
    version: int | None
    path: str
    """From the root of the disk, or the name of a document that is on none."""
    text: str


class Spot(NamedTuple):
    """A key or a scalar of a document."""

    document: int
    pointer: str
    place: str
    """In the schema; empty where the schema knows of none."""
    node: Node
    is_key: bool

    @property
    def text(self) -> str:
        """What it says."""
        return text_of(self.node) or ""


class View:
    """A text that was checked, with everything that was found in it."""

    def __init__(
        self,
        opened: Opened,
        encoding: str,
        platforms: Platforms,
        settings: Settings,
        *,
        found: tuple[Diagnostic, ...] = (),
        entries: tuple[Entry, ...] = (),
        seconds: float = 0,
    ) -> None:
        self.uri, self.version, self.path, self.text = opened
        self.encoding = encoding
        self.positions = Positions(self.text, encoding)
        self.platforms = platforms
        self.settings = settings
        self.diagnostics = found
        self.entries = entries
        self.seconds = seconds
        """What the check took of a processor: a machine that is busy makes nobody wait the longer for the next one."""
        self.before: View | None = None
        """The text before the last keys, where that was checked and this was not."""

    def read(self, tree: Tree | None) -> View:
        """Read the tree already, where no check has, so that nobody who asks has to wait for that."""
        if tree is not None:
            self.tree, self.source = tree, tree.source
        self.spot(0)
        return self

    @cached_property
    def tree(self) -> Tree:
        """The tree, without the secrets that may be in the text."""
        tree = read_tree(self.source, self.settings.limits)
        hide_secrets(tree, self.platforms.of(tree, self.path).secrets)
        return tree

    @cached_property
    def changed(self) -> tuple[int, int, int]:
        """The stretch of the text before, around which this one is the same, and how much longer this one is."""
        assert self.before is not None
        old, new = self.before.text.removeprefix("\ufeff"), self.text.removeprefix("\ufeff")
        most = min(len(old), len(new))
        first = bisect_left(range(1, most + 1), True, key=lambda count: old[:count] != new[:count])  # noqa: FBT003 - sought
        most -= first
        behind = bisect_left(range(1, most + 1), True, key=lambda count: old[-count:] != new[-count:])  # noqa: FBT003
        return first, len(old) - behind, len(new) - len(old)

    @property
    def has_secret(self) -> bool:
        """Whether the tree has something in the place of a secret, so that no text can be made of it."""
        return bool(self.tree.source.secrets)

    @cached_property
    def source(self) -> Source:
        """The text as the checks read it."""
        return Source(self.path, self.text)

    @cached_property
    def platform(self) -> Platform:
        """The platform that it is for."""
        return self.platforms.of(self.tree, self.path)

    @cached_property
    def assist(self) -> Assist | None:
        """What the platform offers to somebody who writes, where it does."""
        found: Assist | None = self.platform.door("assist")
        return found

    def spots(self, start: int = 0, end: int | None = None) -> Iterator[Spot]:
        """Give the keys and scalars of a stretch of the text, in their order."""
        end = len(self.text) if end is None else end
        for document, root in enumerate(self.tree.documents):
            if root is not None:
                yield from self._below(root, document, "", start, end)

    def _below(self, root: Any, document: int, pointer: str, start: int, end: int) -> Iterator[Spot]:  # noqa: ANN401 - a node
        stack: list[tuple[Any, str, bool]] = [(root, pointer, False)]
        while stack:
            node, at, is_key = stack.pop()
            first, last = extent(node)
            if last < start or first > end:
                continue
            for index, (key, value) in reversed([*enumerate(items(node))]):
                below = at + pointer_step(index if key is None else key)
                stack += [(value, below, False), *([] if key is None else [(key, below, True)])]
            if text_of(node) is not None:
                yield Spot(document, at, place_of(self.platform.shape, at, {}) or "", node, is_key)

    def spot(self, offset: int) -> Spot | None:
        """Give the key or scalar at a character."""
        return next(self.spots(offset, offset), None)

    def unit_texts(self, document: int, pointer: str) -> dict[str, str]:
        """Give the texts of the unit that a pointer is in, by key."""
        unit = unit_pointer(self.platform, pointer)
        return {} if unit is None else _texts(self._node(document, unit))

    def texts_around(self, document: int) -> dict[str, str]:
        """Give the texts of the mappings that a document begins with, by place."""
        root: Any = self._node(document, "")
        found = _texts(root)
        for key, value in items(root):
            if (outer := text_of(key)) is not None:
                found |= {f"{outer}.{name}": text for name, text in _texts(value).items()}
        return found

    def range_of(self, document: int, pointer: str) -> tuple[int, int] | None:
        """Give the characters of what is at a pointer."""
        node = self._node(document, pointer)
        return None if node is None else extent(node)

    def _node(self, document: int, pointer: str) -> Node | None:
        found = self.tree.at(document, pointer)
        return found and found[1]


def _texts(node: Any) -> dict[str, str]:  # noqa: ANN401 - a node of any kind, or none
    texts = ((text_of(key), text_of(value)) for key, value in items(node))
    return {key: value for key, value in texts if key is not None and value is not None}


# ------------------------------------------------------------------------------------------ where somebody is writing

_LINE = re.compile(
    r"(?P<dashes>[ ]*(?:-[ ]+)*)(?:(?P<quote>[\"']?)(?P<key>[\w.$/-]+)(?P=quote)[ ]*:(?:[ ]+|$))?(?P<rest>.*)"
)
_MOST_LINES = 5000
"""No key is further from what holds it."""


def place_at(lines: list[str], before: str) -> tuple[str, str] | None:
    """Give the place in the schema where somebody writes, and what stands there already.

    ``before`` is the line up to the cursor, ``lines`` are those above it. What is being written is seldom YAML yet, so
    this goes by indentation alone; within braces, brackets and JSON it gives ``None``.
    """
    found = _LINE.match(before)
    assert found
    rest = found["rest"]
    if rest.startswith(("{", "[", "#")):
        return None
    steps = list(_steps(found)) or [("", found.end("dashes"))]  # a word that may become a key
    names = [name for name, _ in reversed(steps)]
    column = steps[-1][1]
    for line in reversed(lines[-_MOST_LINES:]):
        if column == 0 and names[0] != "[]":
            break
        found = _LINE.match(line)
        assert found
        if found["rest"].startswith("#"):
            continue
        for name, at in _steps(found):
            if at < column or (at == column and names[0] == "[]" and name != "[]"):
                names.insert(0, name)
                column = at
    if column or names[0] == "[]":
        return None
    return ".".join(names).replace(".[]", "[]"), rest.lstrip("\"'")


def _steps(found: re.Match[str]) -> Iterator[tuple[str, int]]:
    """Give the key of a line and its dashes from right to left, each with its column."""
    if found["key"]:
        yield found["key"], found.start("key")
    for at in range(len(found["dashes"]) - 1, -1, -1):
        if found["dashes"][at] == "-":
            yield "[]", at
