"""Change a text that somebody wrote by hand: a value, a new key, an item more or less; all else stays byte for byte.

:mod:`onsrights.engine.change.scalar` gives one scalar a new text; here the things around it are added and removed as
well. Nobody can foresee every way in which YAML is written. So each change is read again, and where the file would then
say anything but what it said before and the change, the answer is :class:`NotEditableError` and no text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Mapping
from copy import deepcopy
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from onsrights.engine.change.plain import Atom, atom, flow, item_lines, lines
from onsrights.engine.change.scalar import Replacement, block_end, rewrite
from onsrights.engine.check.field import unescaped
from onsrights.engine.settings.settings import Limits
from onsrights.engine.text.scalars import line_start
from onsrights.engine.text.source import Source
from onsrights.engine.text.tree import read_tree
from onsrights.engine.waiting import go_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onsrights.engine.change.plain import Plain
    from onsrights.engine.text.tree import Node, Tree

__all__ = [
    "Add",
    "Change",
    "Copy",
    "Move",
    "NotEditableError",
    "Put",
    "Remove",
    "Rename",
    "edited",
    "is_editable",
    "pieces",
]

_DEFAULT_LIMITS = Limits()
_UNREAD = frozenset({"invalid-yaml", "not-utf8", "too-large", "unreadable-file"})
"""Faults of a file of which nobody knows what it says."""


class Put(NamedTuple):
    """Let the value at a JSON pointer be ``value``; a key that is not there is added to its mapping."""

    document: int
    pointer: str
    value: Plain
    after: tuple[str, ...] = ()
    """A new key is put behind the last of these keys that is there, else behind all."""


class Add(NamedTuple):
    """Add an item at the end of the list at a JSON pointer, which is made where there is none."""

    document: int
    pointer: str
    item: Plain


class Rename(NamedTuple):
    """Give the key at a JSON pointer another name."""

    document: int
    pointer: str
    name: str


class Remove(NamedTuple):
    """Remove an item of a list with the comment directly above it, or a key with its value."""

    document: int
    pointer: str


class Copy(NamedTuple):
    """Put an item of a list, as it is written, once more behind itself; the comment above it stays alone."""

    document: int
    pointer: str


class Move(NamedTuple):
    """Let an item of a list have another index; the comment directly above it goes along."""

    document: int
    pointer: str
    to: int


_Node: TypeAlias = tuple[Any, ...]
"""A node of the tree; which of its kinds it is, no step of a pointer can tell a type checker."""

Change: TypeAlias = Put | Add | Rename | Remove | Copy | Move


class NotEditableError(ValueError):
    """The text is written in a way in which this change cannot be made without touching more."""


def is_editable(tree: Tree) -> bool:
    """Whether it is known what the whole file says."""
    return tree.complete and not any(fault.kind in _UNREAD for fault in tree.faults)


def edited(tree: Tree, changes: Iterable[Change], limits: Limits = _DEFAULT_LIMITS) -> str:
    """Give the text after all changes, one after the other, without a byte order mark like :attr:`Source.text`.

    Pointers are those of the text as it is when their change comes. Raises :class:`NotEditableError`.
    """
    if not is_editable(tree):
        raise NotEditableError
    batch = _Batch(tree)
    for change in changes:
        go_on()
        if not batch.takes(change):
            batch = _Batch(batch.made(limits))
            batch.takes(change)
    return batch.made(limits).source.text


def pieces(tree: Tree, change: Change) -> list[Replacement]:
    """Give the edits of one change on the text as it is, in which nobody has looked yet what they make of it.

    None at all where the change cannot be made in this text.
    """
    try:
        pencil = _Pencil(tree, change.document)
        if isinstance(change, Put) and (parent := pencil.empty_holder(change)):
            change = Put(change.document, parent, {unescaped(change.pointer.rpartition("/")[2]): change.value})
        return pencil.pieces(change)
    except (AssertionError, IndexError, KeyError, TypeError, ValueError):
        return []


class _Batch:
    """Changes that are made together: they touch different characters, and none moves what another points at."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.wanted = [_data(root) for root in tree.documents]
        """What every document should say after the changes."""
        self.pieces: list[Replacement] = []
        self.taken: list[tuple[int, int]] = []
        """Where they begin and end, in order."""
        self.moved: dict[tuple[int, str], int] = {}
        """The first index that means another item now, of each list by document and pointer."""

    def takes(self, change: Change) -> bool:
        """Take a change, or say that those before it have to be made first."""
        if self.has_moved(change):
            return False
        try:
            pencil = _Pencil(self.tree, change.document)
            if isinstance(change, Put) and (parent := pencil.empty_holder(change)):
                name = unescaped(change.pointer.rpartition("/")[2])
                change = Put(change.document, parent, {name: change.value})
                if self.pieces:
                    return False
            pieces = pencil.pieces(change)
            if any(self.touches(piece) for piece in pieces):
                return False
            items = self.holder(change) if isinstance(change, Remove | Copy | Move) else None
            if isinstance(items, list):
                if self.pieces and (len(items) == 1 or isinstance(change, Move)):  # it writes more of the list again
                    return False
                holder, _, index = change.pointer.rpartition("/")
                first = 0 if isinstance(change, Move) else int(index) + isinstance(change, Copy)
                self.moved[change.document, holder] = first
            self.want(change)
        except (IndexError, KeyError, TypeError, ValueError) as error:
            if self.pieces:  # perhaps it is about something that is only coming
                return False
            raise NotEditableError from error
        self.pieces += pieces
        for piece in pieces:
            insort(self.taken, (piece.start, piece.end))
        return True

    def has_moved(self, change: Change) -> bool:
        """Whether a change points at something that had another index before."""
        at = ""
        for name in change.pointer.split("/")[1:] if self.moved else ():
            index = self.moved.get((change.document, at))
            if index is not None and not (name.isdecimal() and int(name) < index):
                return True
            at = f"{at}/{name}"
        return (change.document, at) in self.moved

    def touches(self, piece: Replacement) -> bool:
        """Whether a piece and one before it are about the same characters; several may be put at the same place."""
        at = bisect_left(self.taken, (piece.start, piece.start))
        if at and self.taken[at - 1][1] > piece.start:
            return True
        if piece.start == piece.end:
            at = bisect_right(self.taken, (piece.start, piece.start))
        return at < len(self.taken) and self.taken[at][0] < max(piece.end, piece.start + 1)

    def made(self, limits: Limits) -> Tree:
        """Give the file after the changes, which says what it should or is refused."""
        if not self.pieces:
            return self.tree
        source = self.tree.source
        at, parts = 0, ["\ufeff" if source.bom else ""]
        for piece in sorted(self.pieces, key=lambda piece: piece.start):
            parts += [source.text[at : piece.start], piece.text]
            at = piece.end
        text = Source(source.path, "".join([*parts, source.text[at:]]))
        text.searched |= {""}  # a secret that somebody put is hidden by whoever shows the text
        after = read_tree(text, limits)
        if not is_editable(after) or [_data(root) for root in after.documents] != self.wanted:
            raise NotEditableError
        return after

    def holder(self, change: Change) -> _Data:
        """Give what should be said of the mapping or list that a change is made in."""
        holder = self.wanted[change.document]
        for step in _steps(change.pointer)[:-1]:
            holder = holder[int(step)] if isinstance(holder, list) else _value(holder, step)
        return holder

    def want(self, change: Change) -> None:
        """Let the documents say what they should after a change as well."""
        holder = self.holder(change)
        name = _steps(change.pointer)[-1]
        if isinstance(holder, list):
            if isinstance(change, Remove):
                del holder[int(name)]
            else:
                _want_item(holder, int(name), change)
            return
        pair = _pair(holder, name)
        if isinstance(change, Add):
            item = _said(change.item)
            if pair is None:
                holder["pairs"].append([name, [item]])
            else:
                pair[1] = [*(pair[1] or []), item]
        elif isinstance(change, Put):
            if pair is not None:
                pair[1] = _said(change.value)
            else:
                holder["pairs"].insert(
                    _place([pair[0] for pair in holder["pairs"]], change.after), [name, _said(change.value)]
                )
        elif isinstance(change, Remove):
            holder["pairs"].remove(pair)
        elif pair is None or not isinstance(change, Rename) or _pair(holder, change.name) is not None:
            raise KeyError(name)
        else:
            pair[0] = change.name


def _want_item(items: list[_Data], index: int, change: Change) -> None:
    """Let a list say what it should after a change that takes no item away."""
    if isinstance(change, Put):
        items[index] = _said(change.value)
    elif isinstance(change, Copy):
        items.insert(index + 1, deepcopy(items[index]))
    elif isinstance(change, Move):
        items.insert(change.to, items.pop(index))
    else:
        raise TypeError


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


def _said(value: Plain) -> _Data:
    """Give plain data as it reads back."""
    if isinstance(value, Mapping):
        return {"pairs": [[key, _said(each)] for key, each in value.items()]}
    if isinstance(value, Atom):
        return value if isinstance(value, str) else atom(value)
    return [_said(each) for each in value]


def _pair(mapping: _Data, name: str) -> list[_Data] | None:
    return next((pair for pair in mapping["pairs"] if pair[0] == name), None)


def _value(mapping: _Data, name: str) -> _Data:
    pair = _pair(mapping, name)
    if pair is None:
        raise KeyError(name)
    return pair[1]


def _place(keys: list[_Data], after: Sequence[str]) -> int:
    """Give where among the keys of a mapping a new one goes."""
    return max((keys.index(name) + 1 for name in after if name in keys), default=len(keys))


def _steps(pointer: str) -> list[str]:
    return [unescaped(step) for step in pointer.split("/")[1:]]


# ---------------------------------------------------------------------------------------------- where it is written


class _Pencil:
    """Finds the edits on the text for one change of one document."""

    def __init__(self, tree: Tree, document: int) -> None:
        self.tree = tree
        self.document = document
        self.text = tree.source.text
        self.newline = tree.source.newline
        self.json = tree.source.is_json

    def pieces(self, change: Change) -> list[Replacement]:
        """Give the edits, which do not touch each other."""
        parent, _, last = change.pointer.rpartition("/")
        holder = self.node(parent)
        if isinstance(change, Put):
            return [self.put(holder, unescaped(last), change)]
        if isinstance(change, Add):
            return [self.add(holder, unescaped(last), change.item)]
        if isinstance(change, Rename):
            key = _found(holder, unescaped(last))[0]
            where = self.tree.in_flow(self.document, key[1])
            return [rewrite(self.text, key, change.name, self.newline, flow=where, json=self.json)]
        if isinstance(change, Copy):
            return [self.copy(holder, int(last))]
        if isinstance(change, Move):
            return self.move(holder, int(last), change.to)
        if holder[0] == "sequence" and not self.is_flow(holder):
            return self.without_item(parent, holder, int(last))
        return [self.without_part(holder, last)]

    def empty_holder(self, change: Put) -> str:
        """Give the pointer of the holder where there is nothing in it yet; else nothing."""
        parent = change.pointer.rpartition("/")[0]
        if not parent:
            return ""
        node = self.node(parent)
        return parent if node[0] == "scalar" and not node[3] else ""

    def node(self, pointer: str) -> _Node:
        """Walk to a node; of a repeated key the first one counts."""
        found = self.tree.at(self.document, pointer)
        if found is None:
            raise KeyError(pointer)
        return found[1]

    def is_flow(self, node: Node) -> bool:
        """Whether a mapping or list is written with braces or brackets."""
        return self.text[node[1] : node[1] + 1] in ("{", "[")

    def put(self, holder: _Node, name: str, change: Put) -> Replacement:
        """Replace a value, or add a key."""
        value = change.value
        if holder[0] == "sequence":
            node = holder[3][int(name)]
            if not self.needs_lines(holder, value, node):
                return self.value(node, value)
            dash = self.dash(holder, node)
            return self.below(node, dash + 1, item_lines(value, self.column(dash)), " ")
        index = next((at for at, (key, _) in enumerate(holder[3]) if key[3] == name), None)
        if index is not None:
            key, node = holder[3][index]
            if not self.needs_lines(holder, value, node):
                return self.value(node, value)
            colon = self.text.index(":", key[2]) + 1
            return self.below(node, colon, lines(value, self.column(key[1]) + 2), self.newline)
        at = _place([key[3] for key, _ in holder[3]], change.after)
        if self.is_flow(holder):
            return self.flow_pair(holder, at, name, value)
        column = self.column(holder[3][0][0][1])
        return self.new_lines(self.end(holder[3][at - 1][1]), *lines({name: value}, column))

    def needs_lines(self, holder: _Node, value: Plain, node: _Node) -> bool:
        """Whether a value is written on lines of its own; not where it takes the place of a list between brackets."""
        if not value or isinstance(value, Atom):
            return False
        simple = not isinstance(value, Mapping) and all(isinstance(each, Atom) for each in value)
        if simple and node[0] == "sequence" and node[3] and self.is_flow(node):
            return False
        return not self.json and not self.tree.in_flow(self.document, holder[1])

    def below(self, node: _Node, start: int, written: list[str], between: str) -> Replacement:
        """Put lines behind a dash or a colon, or where the lines of the old value begin."""
        if between == " ":
            written[0] = written[0].lstrip(" ")[1:].lstrip(" ")
        return Replacement(start, self.end(node), between + self.newline.join(written))

    def value(self, node: _Node, value: Plain) -> Replacement:
        """Replace a value with one that stands on one line; what is empty has no style to keep."""
        in_flow = self.tree.in_flow(self.document, node[1])
        if isinstance(value, str) and node[0] == "scalar" and (node[3] or node[4] not in ("", "'", '"')):
            return rewrite(self.text, node, value, self.newline, flow=in_flow, json=self.json)
        json = self.json
        written = atom(value, flow=in_flow, json=json) if isinstance(value, Atom) else flow(value, json=json)
        return Replacement(node[1], self.end(node), written if node[1] < node[2] else f" {written}")

    def flow_pair(self, holder: _Node, at: int, name: str, value: Plain) -> Replacement:
        """Add a key between braces, on a line of its own where the others are."""
        quoted = self.quotes_keys(holder)
        pair = flow({name: value}, json=quoted)[1:-1]
        if not holder[3]:
            return Replacement(holder[1] + 1, holder[1] + 1, pair)
        before, node = holder[3][at - 1]
        end = self.end(node)
        start = line_start(self.text, before[1])
        lead = self.text[start : before[1]]
        between = " " if lead.strip() else self.newline + lead
        return Replacement(end, end, f",{between}{pair}")

    def quotes_keys(self, holder: _Node) -> bool:
        """Whether keys are written with quotation marks, as in JSON."""
        return self.json or any(key[4] == '"' for key, _ in holder[3])

    def add(self, holder: _Node, name: str, item: Plain) -> Replacement:
        """Add an item to the list under a key."""
        found = next((pair for pair in holder[3] if pair[0][3] == name), None)
        if found is None:
            return self.put(holder, name, Put(self.document, "", [item]))
        key, node = found
        if node[0] == "scalar":
            if node[3]:
                raise NotEditableError
            return self.first_item(holder, key, node, item)
        if not node[3]:
            return self.first_item(holder, key, node, item)
        last = node[3][-1]
        if self.is_flow(node):
            return self.flow_item(last, item)
        column = self.column(node[1])
        written = item_lines(item, column, self.width(node, last, column))
        blank = len(node[3]) > 1 and self.stands_apart(node, last)
        return self.new_lines(self.end(last), *([""] if blank else []), *written)

    def first_item(self, holder: _Node, key: Node, node: Node, item: Plain) -> Replacement:
        """Fill a list that is empty."""
        if self.is_flow(holder):
            return Replacement(node[1], node[2], f"[{flow(item, json=self.quotes_keys(holder))}]")
        start = node[1]
        while self.text[start - 1] in " \t":
            start -= 1
        written = item_lines(item, self.column(key[1]) + 2)
        return Replacement(start, node[2], "".join(self.newline + line for line in written))

    def flow_item(self, last: _Node, item: Plain) -> Replacement:
        """Add an item between brackets, laid out like the last one."""
        end = self.end(last)
        quoted = last[4] in {'"', "'"} if last[0] == "scalar" else last[0] == "mapping" and self.quotes_keys(last)
        json = self.json or quoted
        lead = self.text[line_start(self.text, last[1]) : last[1]]
        outer = None if lead.strip() else lead
        inner = None
        if outer is not None and last[0] == "mapping" and last[3]:
            first = last[3][0][0][1]
            inner = self.text[line_start(self.text, first) : first]
            inner = None if inner.strip() else inner
        between = " " if outer is None else self.newline + outer
        written = flow(item, json=json)
        if inner is not None and isinstance(item, Mapping):
            parts = [flow({key: value}, json=json)[1:-1] for key, value in item.items()]
            written = f"{{{self.newline}{inner}{f',{self.newline}{inner}'.join(parts)}{self.newline}{outer}}}"
        return Replacement(end, end, f",{between}{written}")

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
        end = self.item_end(holder, items[index])
        if index + 1 < len(items) or len(items) == 1:
            end = self.after_blank(end)
        else:
            start = self.before_blank(start)
        pieces = [Replacement(start, end, "")]
        if len(items) == 1:
            above, _, last = pointer.rpartition("/")
            colon = self.text.index(":", _found(self.node(above), unescaped(last))[0][2]) + 1
            pieces.append(Replacement(colon, colon, " []"))
        return pieces

    def without_part(self, holder: _Node, last: str) -> Replacement:
        """Remove an item between brackets, or a key with its value."""
        spans = [
            (part[1], self.end(part)) if holder[0] == "sequence" else (part[0][1], self.end(part[1]))
            for part in holder[3]
        ]
        index = int(last) if holder[0] == "sequence" else [key[3] for key, _ in holder[3]].index(unescaped(last))
        start, end = spans[index]
        if not self.is_flow(holder):
            start = line_start(self.text, start)
            return Replacement(start, self.line_end(end), "")
        if index + 1 < len(spans):
            return Replacement(start, spans[index + 1][0], "")
        return Replacement(spans[index - 1][1] if index else start, end, "")

    def copy(self, holder: _Node, index: int) -> Replacement:
        """Write an item once more behind itself."""
        items = holder[3]
        if not self.is_flow(holder):
            start = line_start(self.text, self.dash(holder, items[index]))
            lines = self.text[start : self.line_end(self.end(items[index]))]
            return self.put_lines(lines, self.item_end(holder, items[index]), apart=self.is_apart(holder, index))
        spans = [(item[1], self.end(item)) for item in items]
        start, end = spans[index]
        between = ", " if len(spans) == 1 else self.text[spans[max(index, 1) - 1][1] : spans[max(index, 1)][0]]
        return Replacement(end, end, between + self.text[start:end])

    def move(self, holder: _Node, index: int, to: int) -> list[Replacement]:
        """Let an item stand where another one stands."""
        items = holder[3]
        if not 0 <= to < len(items) or to == index:
            raise IndexError(to)
        if self.is_flow(holder):
            spans = [(item[1], self.end(item)) for item in items]
            order = [*range(len(items))]
            order.insert(to, order.pop(index))
            texts = (self.text[slice(*spans[at])] for at in order)
            return [Replacement(*span, text) for span, text in zip(spans, texts, strict=True)]
        start, end = self.beginning(holder, items[index]), self.item_end(holder, items[index])
        lines = self.text[start:end]
        apart = self.is_apart(holder, index)
        at = self.beginning(holder, items[to]) if to < index else self.item_end(holder, items[to])
        put = self.put_lines(lines, at, apart=apart, before=to < index)
        if index + 1 < len(items):
            return [put, Replacement(start, self.after_blank(end), "")]
        return [put, Replacement(self.before_blank(start), end, "")]

    def put_lines(self, lines: str, at: int, *, apart: bool, before: bool = False) -> Replacement:
        """Put the lines of an item before or behind another one, with an empty line between where there is one."""
        newline = self.newline
        if lines[-1:] not in ("\r", "\n"):
            lines += newline
        if before:
            return Replacement(at, at, lines + newline * apart)
        if at and self.text[at - 1] not in "\r\n":  # the last line of the file has no end
            return Replacement(at, at, newline + newline * apart + lines.removesuffix(newline))
        return Replacement(at, at, newline * apart + lines)

    def is_apart(self, holder: _Node, index: int) -> bool:
        """Whether items stand apart here."""
        items = holder[3]
        return len(items) > 1 and self.stands_apart(holder, items[max(index, 1)])

    def item_end(self, holder: _Node, item: _Node) -> int:
        """Give where the lines of an item end, with the comments that belong to it."""
        return self.after_comments(self.line_end(self.end(item)), self.column(holder[1]))

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
        if node[4] not in ("|", ">"):
            return end
        if "+" not in self.text[start : start + 3]:
            return block_end(self.text, start, end)
        # With the line ends behind it, a block goes on to where something else begins; the last of them is not its own.
        first = line_start(self.text, end)
        if first <= start or self.text[first:end].strip():
            return end
        return first - (2 if self.text.startswith("\r\n", first - 2) else 1)

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
