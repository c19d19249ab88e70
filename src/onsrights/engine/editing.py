"""Change a text that somebody wrote by hand: a value, a new key, an item more or less; all else stays byte for byte.

:mod:`onsrights.engine.rewrite` gives one scalar a new text; here the things around it are added and removed as well.
Nobody can foresee every way in which YAML is written. So each change is read again, and where the file would then say
anything but what it said before and the change, the answer is :class:`NotEditableError` and no text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from onsrights.engine.rewrite import Replacement, block_end, rewrite, scalar
from onsrights.engine.scalars import line_start
from onsrights.engine.settings import Limits
from onsrights.engine.source import Source
from onsrights.engine.tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onsrights.engine.tree import Node, Tree

__all__ = ["Add", "Change", "NotEditableError", "Put", "Remove", "edited", "is_editable"]

_DEFAULT_LIMITS = Limits()
_UNREAD = frozenset({"invalid-yaml", "not-utf8", "too-large", "unreadable-file"})
"""Faults of a file of which nobody knows what it says."""


class Put(NamedTuple):
    """Let the text at a JSON pointer be ``value``; a key that is not there is added to its mapping."""

    document: int
    pointer: str
    value: str
    after: tuple[str, ...] = ()
    """A new key is put behind the last of these keys that is there, else behind all."""


class Add(NamedTuple):
    """Add a mapping of texts at the end of the list at a JSON pointer, which is made where there is none."""

    document: int
    pointer: str
    pairs: tuple[tuple[str, str], ...]


class Remove(NamedTuple):
    """Remove an item of a list with the comment directly above it, or a key with its value."""

    document: int
    pointer: str


_Node: TypeAlias = tuple[Any, ...]
"""A node of the tree; which of its kinds it is, no step of a pointer can tell a type checker."""

Change: TypeAlias = Put | Add | Remove


class NotEditableError(ValueError):
    """The text is written in a way in which this change cannot be made without touching more."""


def is_editable(tree: Tree) -> bool:
    """Whether it is known what the whole file says."""
    return tree.complete and not any(fault.kind in _UNREAD for fault in tree.faults)


def edited(source: Source, changes: Iterable[Change], limits: Limits = _DEFAULT_LIMITS) -> str:
    """Give the text after all changes, one after the other, without a byte order mark like :attr:`Source.text`.

    Pointers are those of the text as it is when their change comes. Raises :class:`NotEditableError`.
    """
    tree = read_tree(source, limits)
    if not is_editable(tree):
        raise NotEditableError
    for change in changes:
        tree = _changed(tree, change, limits)
    return tree.source.text


def _changed(tree: Tree, change: Change, limits: Limits) -> Tree:
    try:
        wanted = _wanted(tree, change)
        pieces = _Pencil(tree, change.document).pieces(change)
    except (IndexError, KeyError, TypeError, ValueError) as error:
        raise NotEditableError from error
    source = tree.source
    text = source.text
    for piece in sorted(pieces, reverse=True):
        text = text[: piece.start] + piece.text + text[piece.end :]
    after = read_tree(Source(source.path, ("\ufeff" if source.bom else "") + text), limits)
    if not is_editable(after) or [_data(root) for root in after.documents] != wanted:
        raise NotEditableError
    return after


# ------------------------------------------------------------------------------------- what the file has to say then

_Data: TypeAlias = Any
"""A text, a list of ``(key, value)`` in a tuple of its own kind, or a list of items; styles and places are left out."""


def _data(node: Node | None) -> _Data:
    if node is None:
        return None
    if node[0] == "scalar":
        # The line end behind a block belongs to its form.
        return node[3].removesuffix("\n") if node[4] in ("|", ">") else node[3]
    if node[0] == "mapping":
        return {"pairs": [[_data(key), _data(value)] for key, value in node[3]]}
    return [_data(item) for item in node[3]]


def _wanted(tree: Tree, change: Change) -> list[_Data]:
    """Give what every document should say after the change."""
    documents = [_data(root) for root in tree.documents]
    parent, _, last = change.pointer.rpartition("/")
    holder = documents[change.document]
    for step in _steps(parent):
        holder = holder[int(step)] if isinstance(holder, list) else _value(holder, step)
    name = _unescaped(last)
    if isinstance(change, Remove):
        if isinstance(holder, list):
            del holder[int(last)]
        else:
            holder["pairs"].remove(_pair(holder, name))
    elif isinstance(change, Put):
        if holder == "":  # an item without anything in it
            return _with_new_mapping(documents, change, parent)
        if isinstance(holder, list):
            holder[int(last)] = change.value
        elif (pair := _pair(holder, name)) is not None:
            pair[1] = change.value
        else:
            holder["pairs"].insert(_place(holder, change.after), [name, change.value])
    else:
        item = {"pairs": [[key, value] for key, value in change.pairs]}
        pair = _pair(holder, name)
        if pair is None:
            holder["pairs"].append([name, [item]])
        else:
            pair[1] = [*(pair[1] or []), item]
    return documents


def _with_new_mapping(documents: list[_Data], change: Put, parent: str) -> list[_Data]:
    above, _, last = parent.rpartition("/")
    holder = documents[change.document]
    for step in _steps(above):
        holder = holder[int(step)] if isinstance(holder, list) else _value(holder, step)
    mapping = {"pairs": [[_unescaped(change.pointer.rpartition("/")[2]), change.value]]}
    if isinstance(holder, list):
        holder[int(last)] = mapping
    else:
        pair = _pair(holder, _unescaped(last))
        assert pair is not None, "it was found before"
        pair[1] = mapping
    return documents


def _pair(mapping: _Data, name: str) -> list[_Data] | None:
    return next((pair for pair in mapping["pairs"] if pair[0] == name), None)


def _value(mapping: _Data, name: str) -> _Data:
    pair = _pair(mapping, name)
    if pair is None:
        raise KeyError(name)
    return pair[1]


def _place(mapping: _Data, after: Sequence[str]) -> int:
    """Give where among its pairs a new key of a mapping goes."""
    keys = [pair[0] for pair in mapping["pairs"]]
    return max((keys.index(name) + 1 for name in after if name in keys), default=len(keys))


def _steps(pointer: str) -> list[str]:
    return [_unescaped(step) for step in pointer.split("/")[1:]]


def _unescaped(step: str) -> str:
    return step.replace("~1", "/").replace("~0", "~")


# ---------------------------------------------------------------------------------------------- where it is written


class _Pencil:
    """Finds the edits on the text for one change of one document."""

    def __init__(self, tree: Tree, document: int) -> None:
        self.tree = tree
        self.document = document
        self.text = tree.source.text
        self.newline = tree.source.newline
        self.json = (tree.source.path or "").lower().endswith(".json")

    def pieces(self, change: Change) -> list[Replacement]:
        """Give the edits, which do not touch each other."""
        parent, _, last = change.pointer.rpartition("/")
        holder = self.node(parent)
        if isinstance(change, Put):
            return [self.put(holder, _unescaped(last), change)]
        if isinstance(change, Add):
            return [self.add(holder, _unescaped(last), change.pairs)]
        if holder[0] == "sequence" and not self.is_flow(holder):
            return self.without_item(parent, holder, int(last))
        return [self.without_part(holder, last)]

    def node(self, pointer: str) -> _Node:
        """Walk to a node; of a repeated key the first one counts."""
        root = self.tree.documents[self.document]
        assert root is not None, "what it should say was found in it"
        node: _Node = root
        for step in _steps(pointer):
            node = node[3][int(step)] if node[0] == "sequence" else _found(node, step)[1]
        return node

    def is_flow(self, node: Node) -> bool:
        """Whether a mapping or list is written with braces or brackets."""
        return self.text[node[1] : node[1] + 1] in ("{", "[")

    def put(self, holder: _Node, name: str, change: Put) -> Replacement:
        """Replace a value, or add a key."""
        if holder[0] == "sequence":
            return self.value(holder[3][int(name)], change.value)
        if holder[0] == "scalar":  # an item without anything in it
            return Replacement(holder[1], holder[2], f" {name}: {scalar(change.value)}")
        index = next((at for at, (key, _) in enumerate(holder[3]) if key[3] == name), None)
        if index is not None:
            return self.value(holder[3][index][1], change.value)
        at = _place(_data(holder), change.after)
        if self.is_flow(holder):
            return self.flow_pair(holder, at, name, change.value)
        column = self.column(holder[3][0][0][1])
        line = f"{' ' * column}{name}: {scalar(change.value)}"
        return self.new_lines(self.end(holder[3][at - 1][1]), line)

    def value(self, node: Node, value: str) -> Replacement:
        """Replace a value; what is empty has no style to keep."""
        flow = self.tree.in_flow(self.document, node[1])
        if node[0] != "scalar":
            return Replacement(node[1], self.end(node), scalar(value, flow=flow, json=self.json))
        if node[3] or node[4] not in ("", "'", '"'):
            return rewrite(self.text, node, value, self.newline, flow=flow, json=self.json)
        written = scalar(value, flow=flow, json=self.json)
        return Replacement(node[1], node[2], written if node[1] < node[2] else f" {written}")

    def flow_pair(self, holder: _Node, at: int, name: str, value: str) -> Replacement:
        """Add a key between braces, on a line of its own where the others are."""
        key = self.flow_key(holder, name)
        pair = f"{key}: {scalar(value, flow=True, json=self.json)}"
        if not holder[3]:
            return Replacement(holder[1] + 1, holder[1] + 1, pair)
        before, node = holder[3][at - 1]
        end = self.end(node)
        start = line_start(self.text, before[1])
        lead = self.text[start : before[1]]
        between = " " if lead.strip() else self.newline + lead
        return Replacement(end, end, f",{between}{pair}")

    def flow_key(self, holder: _Node, name: str) -> str:
        """Write a key like the others, which in JSON have quotation marks."""
        quoted = self.json or any(key[4] == '"' for key, _ in holder[3])
        return scalar(name, flow=True, json=True) if quoted else name

    def add(self, holder: _Node, name: str, pairs: Sequence[tuple[str, str]]) -> Replacement:
        """Add an item to the list under a key."""
        found = next((pair for pair in holder[3] if pair[0][3] == name), None)
        if found is None:
            return self.new_list(holder, name, pairs)
        key, node = found
        if node[0] == "scalar":
            if node[3]:
                raise NotEditableError
            return self.first_item(holder, key, node, pairs)
        if not node[3]:
            return self.first_item(holder, key, node, pairs)
        last = node[3][-1]
        if self.is_flow(node):
            return self.flow_item(last, pairs)
        column = self.column(node[1])
        lines = self.item(pairs, column, self.width(node, last, column))
        blank = len(node[3]) > 1 and self.stands_apart(node, last)
        return self.new_lines(self.end(last), *([""] if blank else []), *lines)

    def new_list(self, holder: _Node, name: str, pairs: Sequence[tuple[str, str]]) -> Replacement:
        """Add a key with a list of one item."""
        if self.is_flow(holder):
            item = self.braces(pairs, self.flow_key(holder, "key") != "key")
            end = self.end(holder[3][-1][1])
            return Replacement(end, end, f", {self.flow_key(holder, name)}: [{item}]")
        column = self.column(holder[3][0][0][1])
        lines = [f"{' ' * column}{name}:", *self.item(pairs, column + 2, 1)]
        return self.new_lines(self.end(holder[3][-1][1]), *lines)

    def first_item(self, holder: _Node, key: Node, node: Node, pairs: Sequence[tuple[str, str]]) -> Replacement:
        """Fill a list that is empty."""
        if self.is_flow(holder):
            item = self.braces(pairs, self.flow_key(holder, "key") != "key")
            return Replacement(node[1], node[2], f"[{item}]")
        lines = self.item(pairs, self.column(key[1]) + 2, 1)
        start = node[1]
        while self.text[start - 1] in " \t":
            start -= 1
        return Replacement(start, node[2], "".join(self.newline + line for line in lines))

    def flow_item(self, last: _Node, pairs: Sequence[tuple[str, str]]) -> Replacement:
        """Add an item between brackets, laid out like the last one."""
        end = self.end(last)
        quoted = self.json or (last[0] == "mapping" and any(key[4] == '"' for key, _ in last[3]))
        lead = self.text[line_start(self.text, last[1]) : last[1]]
        outer = None if lead.strip() else lead
        inner = None
        if outer is not None and last[0] == "mapping" and last[3]:
            first = last[3][0][0][1]
            inner = self.text[line_start(self.text, first) : first]
            inner = None if inner.strip() else inner
        between = " " if outer is None else self.newline + outer
        return Replacement(end, end, f",{between}{self.braces(pairs, quoted, outer or '', inner)}")

    def braces(self, pairs: Sequence[tuple[str, str]], quoted: bool, outer: str = "", inner: str | None = None) -> str:  # noqa: FBT001 - one of two ways of writing keys
        """Write a mapping between braces, on one line or with a line for each key."""
        written = [
            f"{scalar(key, json=True) if quoted else key}: {scalar(value, flow=True, json=quoted or self.json)}"
            for key, value in pairs
        ]
        if inner is None:
            return f"{{{', '.join(written)}}}"
        lines = f",{self.newline}{inner}".join(written)
        return f"{{{self.newline}{inner}{lines}{self.newline}{outer}}}"

    def item(self, pairs: Sequence[tuple[str, str]], column: int, width: int) -> list[str]:
        """Write a mapping as an item of a list: a line for each key."""
        lead = " " * column
        first = f"{lead}-{' ' * width}"
        return [
            f"{lead + ' ' * (1 + width) if n else first}{key}: {scalar(text)}" for n, (key, text) in enumerate(pairs)
        ]

    def width(self, node: _Node, last: _Node, column: int) -> int:
        """Give how many spaces stand behind a dash."""
        if last[0] != "mapping" or self.is_flow(last):
            return 1
        first = last[3][0][0][1]
        on_its_line = line_start(self.text, first) == line_start(self.text, self.dash(node, last))
        return max(self.column(first) - column - 1, 1) if on_its_line else 1

    def without_item(self, pointer: str, holder: _Node, index: int) -> list[Replacement]:
        """Remove an item of a list that is written with dashes, and what clearly belongs to it."""
        items = holder[3]
        start = self.beginning(holder, items[index])
        end = self.after_comments(self.line_end(self.end(items[index])), self.column(holder[1]))
        if index + 1 < len(items) or len(items) == 1:
            end = self.after_blank(end)
        else:
            start = self.before_blank(start)
        pieces = [Replacement(start, end, "")]
        if len(items) == 1:
            above, _, last = pointer.rpartition("/")
            colon = self.text.index(":", _found(self.node(above), _unescaped(last))[0][2]) + 1
            pieces.append(Replacement(colon, colon, " []"))
        return pieces

    def without_part(self, holder: _Node, last: str) -> Replacement:
        """Remove an item between brackets, or a key with its value."""
        spans = [
            (part[1], self.end(part)) if holder[0] == "sequence" else (part[0][1], self.end(part[1]))
            for part in holder[3]
        ]
        if holder[0] == "sequence":
            index = int(last)
        else:
            index = next(at for at, (key, _) in enumerate(holder[3]) if key[3] == _unescaped(last))
        start, end = spans[index]
        if not self.is_flow(holder):
            start = line_start(self.text, start)
            return Replacement(start, self.line_end(end), "")
        if index + 1 < len(spans):
            return Replacement(start, spans[index + 1][0], "")
        return Replacement(spans[index - 1][1] if index else start, end, "")

    # ------------------------------------------------------------------------------------------------- lines

    def end(self, node: _Node) -> int:
        """Give where the content of a node ends."""
        while node[0] != "scalar":
            if self.is_flow(node) or not node[3]:
                return int(node[2])
            part = node[3][-1]
            if node[0] == "mapping":
                key, part = part
                if part[0] == "scalar" and part[1] == part[2]:  # nothing behind its colon
                    return self.text.index(":", key[2]) + 1
            node = part
        start, end = int(node[1]), int(node[2])
        if node[4] not in ("|", ">") or "+" in self.text[start : start + 3]:
            return end
        return block_end(self.text, start, end)

    def column(self, offset: int) -> int:
        """Give the column (0-based) of an offset."""
        return offset - line_start(self.text, offset)

    def line_end(self, offset: int) -> int:
        """Give where the next line begins."""
        text = self.text
        while offset < len(text) and text[offset] not in "\r\n":
            offset += 1
        return offset + 2 if text.startswith("\r\n", offset) else min(offset + 1, len(text))

    def new_lines(self, offset: int, *lines: str) -> Replacement:
        """Put lines behind the line of an offset."""
        at = self.line_end(offset)
        joined = self.newline.join(lines)
        if at and self.text[at - 1] in "\r\n":
            return Replacement(at, at, joined + self.newline)
        return Replacement(at, at, self.newline + joined)

    def dash(self, holder: _Node, item: _Node) -> int:
        """Give where the dash of an item stands."""
        column = self.column(holder[1])
        start = line_start(self.text, item[1])
        while self.text[start + column : start + column + 1] != "-" or self.text[start : start + column].strip():
            if start <= line_start(self.text, holder[1]):
                raise NotEditableError
            start = line_start(self.text, start - 1)
        return start + column

    def beginning(self, holder: _Node, item: _Node) -> int:
        """Give where the line of an item begins, or that of the comment directly above it."""
        start = line_start(self.text, self.dash(holder, item))
        while start > 0:
            above = line_start(self.text, start - (2 if self.text.startswith("\r\n", start - 2) else 1))
            if not self.text[above:start].lstrip(" ").startswith("#"):
                break
            start = above
        return start

    def after_comments(self, offset: int, column: int) -> int:
        """Go past comments that are indented deeper than ``column``: they belong to what stands above them."""
        at = self.after_blank(offset)
        while (
            self.text[at:].startswith(" " * (column + 1)) and self.text[at : self.line_end(at)].lstrip(" ")[:1] == "#"
        ):
            offset = self.line_end(at)
            at = self.after_blank(offset)
        return offset

    def after_blank(self, offset: int) -> int:
        """Go past lines without anything on them."""
        while offset < len(self.text) and not self.text[offset : self.line_end(offset)].strip():
            offset = self.line_end(offset)
        return offset

    def before_blank(self, start: int) -> int:
        """Go back over lines without anything on them."""
        while start > 0:
            above = line_start(self.text, start - (2 if self.text.startswith("\r\n", start - 2) else 1))
            if self.text[above:start].strip():
                break
            start = above
        return start

    def stands_apart(self, holder: _Node, item: _Node) -> bool:
        """Whether an empty line stands before an item."""
        start = self.beginning(holder, item)
        return self.before_blank(start) < start


def _found(mapping: _Node, name: str) -> tuple[_Node, _Node]:
    pairs: list[tuple[_Node, _Node]] = mapping[3]
    for pair in pairs:
        if pair[0][0] == "scalar" and pair[0][3] == name:
            return pair
    raise KeyError(name)
