"""A manifest as the form has it: the text itself, and the values in it that can be typed over.

The form keeps the whole text and hands it back with every post. What was typed is put into the text, so comments,
order and quotation marks stay wherever nothing was typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onsrights.engine.change.edit import Add, Put, Remove, Rename, edited, is_editable
from onsrights.engine.change.scalar import block_end, scalar
from onsrights.engine.check.field import step, unescaped
from onsrights.engine.limits import REQUEST_BYTES
from onsrights.engine.secrets import HIDDEN_STYLE, starred
from onsrights.engine.text.tree import extent, hide_secrets, items, read_tree, text_of
from onsrights.web.face import skeleton
from onsrights.web.inputs import MOST_PARTS, Group, Node, Part, child, every_part, items_of, laid_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from onsrights.engine.change.edit import Change
    from onsrights.engine.change.plain import Plain
    from onsrights.engine.settings.settings import Settings
    from onsrights.engine.text.source import Source
    from onsrights.engine.text.tree import Tree
    from onsrights.web.face import Face

__all__ = ["Manifest", "Unit", "read_manifest"]

_MANY = 20
"""So many items of a list are changed one by one; where more are, the list is written again."""
_LONGEST_NUMBER = 9
_ROOM_OF_INPUT = 256
"""Bytes that a post has for an input, its name and all around it."""


class Unit(NamedTuple):
    """One unit of the file: a right of the list, or a whole document."""

    document: int
    number: int
    pointer: str
    node: Node | None


class Manifest:
    """A file whose text can be edited by the form."""

    def __init__(self, face: Face, tree: Tree) -> None:
        self.face = face
        self.source: Source = tree.source
        self._tree = tree
        roots = tree.documents or [None]
        self.units: list[list[Unit]] = []
        """The units of each document."""
        self.lists: list[str] = []
        """Where the list of units is in each document."""
        for number, root in enumerate(roots):
            if face.is_list:
                pointer, nodes = items_of(face, root)
                self.lists.append(pointer)
                units = [Unit(number, index, f"{pointer}/{index}", node) for index, node in enumerate(nodes)]
            else:
                units = [Unit(number, 0, "", root)]
            self.units.append(units)
        self._roots = roots
        # The text goes along with every post, and what is left of that is for the inputs.
        self._room = max(
            min(MOST_PARTS, (REQUEST_BYTES - len(self.text.encode("utf-8", "surrogatepass"))) // _ROOM_OF_INPUT), 0
        )

    @property
    def text(self) -> str:
        """The text as it may be shown and kept: quoted asterisks are a text again, where bare ones would not be."""
        source = self.source
        if not source.secrets:
            return source.text
        is_json = source.is_json
        at, parts = 0, []
        for start, end, text in sorted(_hidden(self._roots)):
            if source.text[start] in "|>":
                end = block_end(source.text, start, end)  # noqa: PLW2901 - the line end belongs to the next line
            parts += [source.text[at:start], scalar(text, flow=True, json=is_json)]
            at = end
        return starred("".join([*parts, source.text[at:]]))

    def root(self, document: int) -> Node | None:
        """Give a document."""
        return self._roots[document] if document < len(self._roots) else None

    def unit(self, document: int, number: int) -> Unit | None:
        """Give a unit, or ``None`` where there is none of this number."""
        units = self.units[document] if document < len(self.units) else []
        return units[number] if number < len(units) else None

    def shown(self, document: int, number: int) -> tuple[tuple[Group, ...], Group | None]:
        """Give what a page shows of a document, and of a unit of its list."""
        unit = self.unit(document, number)
        place = (unit.pointer, unit.node) if unit is not None and unit.node is not None else None
        return laid_out(self.face, self.root(document), place, self._room)

    def kept(self, document: int) -> dict[str, str]:
        """Give the texts of the keys on which it depends what is said of a unit."""
        root = self.root(document)
        found = {key: child(root, key) for key in (self.face.form.kept if self.face.form else ())}
        return {key: text_of(node) or "" for key, node in found.items()}

    # ------------------------------------------------------------------------------------------------- changes

    def with_values(self, document: int, number: int, typed: Mapping[str, str]) -> str:
        """Give the text after values were typed over, by the names of their inputs.

        Raises :class:`onsrights.engine.change.edit.NotEditableError`.
        """
        around, chosen = self.shown(document, number)
        hand = _Hand(self.source.text, document, typed)
        top = tuple(self.face.platform.shape.keys)
        for group in (*around, *((chosen,) if chosen else ())):
            before = top[: top.index(group.key)] if group.key in top else ()
            if group.is_general:
                hand.keys(group)
            elif hand.group(group, before):
                hand.changes.append(Remove(document, group.pointer))
        return edited(self._tree, hand.changes) if hand.changes else self.source.text

    def with_unit(self, document: int) -> str:
        """Give the text with one more unit, whose required keys are empty."""
        item = self.face.platform.shape.keys[self.face.unit.removesuffix("[]")].item
        if item is None or document >= len(self.lists):
            return self.source.text
        return edited(self._tree, [Add(document, self.lists[document], skeleton(item))])

    def with_item(self, document: int, group: Group) -> str:
        """Give the text with one more item in a list."""
        assert group.shape.item is not None, "only lists have items"
        item = skeleton(group.shape.item)
        if group.is_there:
            return edited(self._tree, [Add(document, group.pointer, item)])
        return edited(self._tree, [self._put(document, group.pointer, [item])])

    def with_none(self, document: int, group: Group) -> str:
        """Give the text with a list that is empty on purpose."""
        return edited(self._tree, [self._put(document, group.pointer, [])])

    def without(self, document: int, pointer: str) -> str:
        """Give the text without an item of a list."""
        return self.changed([Remove(document, pointer)])

    def changed(self, changes: Iterable[Change]) -> str:
        """Give the text after changes of any kind."""
        return edited(self._tree, changes)

    def with_texts(self, texts: Iterable[tuple[Unit, str]], key: str) -> str:
        """Give the text with a text under a key of several units; without the key where the text is empty."""
        item = self.face.platform.shape.keys[self.face.unit.removesuffix("[]")].item
        assert item is not None, "units are a list"
        before = tuple(item.keys)[: tuple(item.keys).index(key)]
        changes: list[Change] = []
        for unit, text in texts:
            at = f"{unit.pointer}/{step(key)}"
            if text:
                changes.append(Put(unit.document, at, text, before))
            elif child(unit.node, key) is not None:
                changes.append(Remove(unit.document, at))
        return self.changed(changes)

    def _put(self, document: int, pointer: str, value: Plain) -> Put:
        """Put a value where the mappings around it may not be there yet."""
        at, node = "", self.root(document)
        steps = pointer.split("/")[1:]
        for index, name in enumerate(steps):
            at = f"{at}/{name}"
            below = child(node, unescaped(name)) if node is None or node[0] != "sequence" else node[3][int(name)]
            if below is None or below[0] == "scalar":
                for missing in reversed(steps[index + 1 :]):
                    value = {unescaped(missing): value}
                return Put(document, at, value)
            node = below
        return Put(document, pointer, value)


def read_manifest(face: Face, source: Source, settings: Settings) -> Manifest | None:
    """Read a file for the form; ``None`` where it is not known what the file says."""
    source.platform = face.key
    tree = read_tree(source, settings.limits)
    hide_secrets(tree, face.platform.secrets)
    return Manifest(face, tree) if is_editable(tree) else None


def _hidden(nodes: Iterable[Node | None]) -> Iterator[tuple[int, int, str]]:
    """Give where values and keys are that held a secret, and what is left of them."""
    waiting = [node for node in nodes if node is not None]
    while waiting:
        node = waiting.pop()
        waiting += [part for pair in items(node) for part in pair if part is not None]
        if node[0] == "scalar" and node[4] == HIDDEN_STYLE:
            yield *extent(node), node[3]


# ---------------------------------------------------------------------------------------- what was typed, as changes


class _Hand:
    """Gathers the changes that make a document say what was typed."""

    def __init__(self, text: str, document: int, typed: Mapping[str, str]) -> None:
        self.text = text
        self.document = document
        self.typed = typed
        self.changes: list[Change] = []

    def is_changed(self, part: Part) -> bool:
        """Whether something else was typed than what is there."""
        return self.typed.get(part.name, part.sent) != part.sent

    def group(self, group: Group, before: tuple[str, ...] = ()) -> bool:
        """Take up what was typed into a group; say whether it goes altogether. ``before`` are the keys above it."""
        if group.kind in {"keys", "item"}:
            if group.is_there:
                return self.keys(group)
            self.missing(group, before)
        elif group.kind == "items":
            for item in group.parts:
                assert isinstance(item, Group), "a list has items"
                self.group(item)
        elif group.is_there:
            return self.rows(group)
        else:
            self.missing(group, before)
        return False

    def missing(self, group: Group, before: tuple[str, ...]) -> None:
        """Put a mapping where there is none yet, or only a text that is short for one."""
        if not any(self.is_changed(part) for part in every_part(group.parts)):
            return
        value = self.whole(group)
        if value is not None:
            self.changes.append(Put(self.document, group.pointer, value, before))
        elif group.short and group.node is not None:
            self.changes.append(Put(self.document, group.pointer, ""))

    def whole(self, group: Group) -> Plain | None:
        """Give all that a group holds, as it is or as it was typed; a text where that is short for it."""
        value: dict[str, Plain] = {}
        for part in _in_order(group):
            if isinstance(part, Part):
                text = self.typed.get(part.name, part.sent)
                new = _typed(part, text)
            elif part.kind == "row":
                name, new = self.row(part)
                if name:
                    value[name] = new or ""
                continue
            else:
                new = self.whole(part)
            if new is not None:
                value[part.key] = new
        return value[group.short] if value.keys() == {group.short} else value or None

    def keys(self, group: Group) -> bool:
        """Change keys of a mapping that is there; say whether none is left, so that it goes."""
        assert group.node is not None, "it is there"
        changes, self.changes = self.changes, []
        left = sum(1 for _ in items(group.node))
        order = list(group.shape.keys)
        others: list[str] = []
        gone: list[Part | Group] = []
        for part in _in_order(group):
            before = (*order[: order.index(part.key)], *others)
            if isinstance(part, Group):
                if self.group(part, before):
                    gone.append(part)
            elif self.is_changed(part) and self.part(part, before):
                gone.append(part)
            written = unescaped(part.pointer.rpartition("/")[2])
            others += [written] if written != part.key else []
        left += sum(isinstance(change, Put) and self.is_new(group, change) for change in self.changes) - len(gone)
        whole = left <= 0 and not group.required and group.kind == "keys" and group.pointer != ""
        if whole:
            self.changes = changes
            return True
        for part in gone:
            keeps = left <= 0 and part is gone[-1]
            self.changes.append(Put(self.document, part.pointer, "") if keeps else Remove(self.document, part.pointer))
        self.changes = changes + self.changes
        return False

    @staticmethod
    def is_new(group: Group, change: Change) -> bool:
        """Whether a change adds a key to a mapping."""
        holder, _, name = change.pointer.rpartition("/")
        return holder == group.pointer and child(group.node, unescaped(name)) is None

    def part(self, part: Part, before: tuple[str, ...]) -> bool:
        """Change the value of a key; say whether it goes."""
        new = _typed(part, self.typed[part.name])
        if part.is_list and part.node is not None and part.node[0] == "sequence" and isinstance(new, list):
            self.items(part, part.node[3], new)
        elif new is not None:
            self.changes.append(Put(self.document, part.pointer, new, before))
        elif part.required:
            self.changes.append(Put(self.document, part.pointer, [] if part.is_list else "", before))
        else:
            return part.node is not None
        return False

    def items(self, part: Part, nodes: list[Node], new: list[Plain]) -> None:
        """Change items of a list of texts, with as little as can be."""
        old = [text_of(node) for node in nodes]
        texts = [str(item) for item in new]
        if old == texts:
            return
        same = 0
        while same < min(len(old), len(texts)) and old[same] == texts[same]:
            same += 1
        end = 0
        while end < min(len(old), len(texts)) - same and old[-1 - end] == texts[-1 - end]:
            end += 1
        assert part.node is not None, "it has items"
        in_brackets = self.text[extent(part.node)[0]] == "["
        many = max(len(old), len(new)) - same > _MANY or (in_brackets and len(new) + 1 < len(old))
        if not new or many or (len(new) > len(old) and end):
            self.changes.append(Put(self.document, part.pointer, new))
            return
        stays = min(len(old), len(new)) - end
        for index in range(same, stays):
            self.changes.append(Put(self.document, f"{part.pointer}/{index}", new[index]))
        for index in range(len(old) - end - 1, stays - 1, -1):
            self.changes.append(Remove(self.document, f"{part.pointer}/{index}"))
        for item in new[len(old) :]:
            self.changes.append(Add(self.document, part.pointer, item))

    def rows(self, group: Group) -> bool:
        """Change keys that people choose themselves; say whether none is left."""
        assert group.node is not None, "it is there"
        names = {text_of(key) for key, _ in items(group.node)}
        changes, self.changes = self.changes, []
        gone = []
        for row in group.parts:
            assert isinstance(row, Group), "a map has rows"
            key, value = row.parts
            assert isinstance(key, Part), "a row begins with its key"
            if not any(self.is_changed(part) for part in every_part(row.parts)):
                continue
            name, new = self.row(row)
            if key.node is None and name:
                self.changes.append(Put(self.document, f"{group.pointer}/{step(name)}", new or ""))
            elif key.node is not None and not name and not new:
                gone.append(Remove(self.document, row.pointer))
            elif key.node is not None:
                if isinstance(value, Group):
                    self.group(value)
                elif self.is_changed(value):
                    self.changes.append(Put(self.document, value.pointer, new or ""))
                if name and name not in names:
                    self.changes.append(Rename(self.document, row.pointer, name))
        if gone and len(gone) == len(names) and not self.changes:
            if not group.required:
                self.changes = changes
                return True
            self.changes, gone = [Put(self.document, group.pointer, {})], []
        self.changes = [*changes, *self.changes, *gone]
        return False

    def row(self, row: Group) -> tuple[str, Plain | None]:
        """Give the key and the value of a row, as they are or as they were typed."""
        key, value = row.parts
        assert isinstance(key, Part), "a row begins with its key"
        name = self.typed.get(key.name, key.sent).strip()
        if isinstance(value, Group):
            return name, self.whole(value)
        return name, _typed(value, self.typed.get(value.name, value.sent))


def _in_order(group: Group) -> Sequence[Part | Group]:
    """Give what a group holds in the order of the schema, in which keys are written."""
    keys = list(group.shape.keys)
    return sorted(group.parts, key=lambda part: keys.index(part.key)) if group.kind in {"keys", "item"} else group.parts


def _typed(part: Part, text: str) -> Plain | None:
    """Give what was typed as the data that goes into the file; ``None`` for nothing."""
    if part.is_list:
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        if lines == ["[]"]:
            return []
        kind = part.shape.item.kind if part.shape.item else "text"
        return [_scalar(kind, line) for line in lines] or None
    is_quoted = part.node is not None and part.node[0] == "scalar" and part.node[4] in {"'", '"'}
    kind = "text" if is_quoted and part.shape.kind == "plain" else part.shape.kind
    return _scalar(kind, text) if text.strip() else None


def _scalar(kind: str, text: str) -> Plain:
    if kind == "flag" and text in {"true", "false"}:
        return text == "true"
    if kind in {"whole", "plain"} and text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER:
        return int(text) if text == str(int(text)) else text
    return text
