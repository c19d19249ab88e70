"""From the tree, or from a form, to the values that rules see; and what is wrong with the build of a manifest.

One walk over tree and schema, for every platform. jsonschema decides what a manifest may hold, but giving it everything
would cost thirty times as much as one look, and importing it eight times a bare start of Python. So each mapping is
looked at first, by the shape that is derived from the schema (:mod:`onsrights.engine.check.shape`), and only where
something is off it is given to jsonschema; every error then becomes a rule of ours with a place. A test with generated
manifests holds that look and schema agree. Rules: 106, 107, 110 to 115, 130, 131.
"""

from __future__ import annotations

import re
from functools import lru_cache

from onsrights.engine.check.field import Field, Items, Keys, step, texts_of
from onsrights.engine.declared import TYPE_CHECKING, NamedTuple, pattern
from onsrights.engine.diagnostics import Finding, Place, Proposal, Span, Text
from onsrights.engine.secrets import HIDDEN_STYLE
from onsrights.engine.text.characters import is_plain, mend, of_two_scripts
from onsrights.engine.text.visible import named, shorten
from onsrights.engine.waiting import go_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any, TypeAlias

    from onsrights.engine.check.field import Value
    from onsrights.engine.check.platform import Context, Platform
    from onsrights.engine.check.shape import Shape
    from onsrights.engine.text.source import Source
    from onsrights.engine.text.tree import Tree

__all__ = ["Document", "documents"]

_Node: TypeAlias = "tuple[Any, ...]"
_Pairs: TypeAlias = "list[tuple[_Node, _Node]]"

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_FAULTY = frozenset({"*", "#broken", "#too-large", HIDDEN_STYLE})
_MENDED = frozenset({"text", "letters"})
"""Kinds of texts whose characters are looked at."""
_TEXTS = frozenset({"text", "letters", "any"})
"""Kinds of texts that mean something else to other readers of YAML when they look like a number."""

_NUMBER = pattern(r"[0-9]{1,18}")
_DAY = pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_COMMENT = pattern(r"[ \t]+#")
_ADDRESS = pattern(r"[A-Za-z][A-Za-z0-9+.-]*://[^ ]*\Z")
"""All of a text is an address, in which no space belongs."""
_MARKER = pattern(r"^---(?=\s|$)", re.MULTILINE)
_OTHER_TYPE = pattern(r"[-+.0-9]|[yYnNtTfFoO=<].{0,4}\Z")
_LONGEST_WORD = 6
"""No word that YAML readers take for something else (``false``) is longer, unless it begins like a number."""
_NUMBER_STARTS = "+-.0123456789"
_MOST = 20
"""How many faulty characters of one field, unknown keys of one mapping, or empty documents, are named one by one;
what remains is one report."""


class _Written(NamedTuple):
    """One key of a mapping that the schema knows, or that was meant to be one."""

    pointer: str
    node: _Node
    shape: Shape


def documents(tree: Tree, platform: Platform, context: Context) -> list[Document]:
    """Read every document of a tree, but not yet its units; a file without any is 115."""
    if not tree.documents and tree.complete:
        document = Document(platform, 0, tree.source, tree.unfinished, context)
        document.nothing(Place("", "file", Span(0, 0)), "file")
        return [document]
    read: list[Document] = []
    position = empty = 0
    for number, root in enumerate(tree.documents):
        document = Document(platform, number, tree.source, tree.unfinished, context)
        document.empty = "file" if len(tree.documents) == 1 else "document"
        if root is not None:
            position = root[2]
            document.open(root)
        elif not tree.incomplete[number]:
            marker = _MARKER.search(tree.source.text, position)
            start, position = marker.span() if marker else (position, position)
            empty += 1
            if empty > _MOST:
                continue
            document.nothing(Place("", "file", Span(start, position), number), document.empty)
        read.append(document)
    if empty > _MOST:
        findings = next(one.findings for one in reversed(read) if one.findings and one.findings[0].text == "document")
        findings.append(findings[0]._replace(text="more", data={"count": empty - _MOST}))
    return read


def _scalar_text(node: _Node) -> str | None:
    """Give a scalar's text; ``None`` for null. The last line break of a block scalar belongs to its form."""
    text: str = node[3]
    style = node[4]
    if style == "":
        return None if text in _NULLS else text
    if style in {"|", ">"} and text.endswith("\n"):
        return text[:-1]
    return text


def _has_fault(node: _Node) -> bool:
    """Whether a node's text could not be read, so that its fault is reported already."""
    return node[0] == "scalar" and node[4] in _FAULTY


def _is_blank(node: _Node) -> bool:
    return node[0] == "scalar" and not _has_fault(node) and not (_scalar_text(node) or "").strip()


def _fits(shape: Shape, text: str) -> bool:
    """Whether a text is what its key takes; whether ``letters`` are letters is judged elsewhere."""
    kind = shape.kind
    if kind == "any":
        return True
    if kind in {"text", "letters", "plain", "map"}:
        return text != "" and not text.isspace()
    if kind == "whole":
        return _NUMBER.fullmatch(text) is not None and _is_among(shape, int(text))
    return text in shape.choices if kind == "choice" else text in {"true", "false"} if kind == "flag" else _is_day(text)


def _is_among(shape: Shape, number: int) -> bool:
    """Whether a whole number is one of those that its key takes."""
    if shape.choices:
        return str(number) in shape.choices
    return (shape.least is None or shape.least <= number) and (shape.most is None or number <= shape.most)


def _is_day(text: str) -> bool:
    if not _DAY.fullmatch(text):
        return False
    from datetime import date

    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _looks(shape: Shape, node: _Node) -> bool:
    """Whether a value is of the kind that its key takes; what is below the keys of a mapping is looked at by itself."""
    if node[0] == "scalar":
        if shape.kind == "list" or (shape.kind == "map" and not shape.short) or _has_fault(node):
            return False
        text = _scalar_text(node)
        return text is not None and _fits(shape, text)
    if node[0] == "sequence":
        item = shape.item
        return item is not None and (bool(node[3]) or not shape.some) and all(_looks(item, each) for each in node[3])
    return node[0] == "mapping" and shape.kind == "map"


class Document:
    """One document as it is read: its ``root``, and in ``findings`` what is wrong around its units.

    The units are read one by one (:meth:`units`), so that no more than one of them is held at a time.
    """

    def __init__(
        self,
        platform: Platform,
        number: int,
        source: Source | None,
        unfinished: frozenset[tuple[int, str]],
        context: Context,
    ) -> None:
        self.platform = platform
        self.number = number
        self.source = source
        self.context = context
        self.unfinished = unfinished
        self.unasked: frozenset[str] = frozenset()
        self.room = context.settings.limits.nodes
        """So many more values of a form are read."""
        self.around: set[int] = set()
        """The mappings and lists that the value of a form is in which is being read, by their identity."""
        self.empty = "document"
        """The key of what is said where the document is empty."""
        self.root = Keys("", number, {}, partial=True)
        """What is in it; nothing where it is no manifest."""
        self.unit = self.root
        """The values of the unit that was read last."""
        self.findings: list[Finding] = []
        self.meant: dict[str, str] = {}
        """The key that was meant, by pointer, where another one is written."""
        self.texts: dict[str, str] = {}
        """Of a form, every text that can be judged, by pointer."""
        self.secrets: list[Finding] = []
        """Of a form, the secrets that somebody typed; the values that hold one are not known."""
        self._text = source.text if source else ""
        self._prefix = platform.prefix
        self._list = platform.unit.removesuffix("[]") if platform.unit.endswith("[]") else None
        self._units: tuple[str, Sequence[_Node]] = ("", ())
        self._opened = False

    def add(self, number: str, place: Place, text: str = "message", *proposals: Proposal, **data: object) -> None:
        """Note a fault of one of the engine's rules, by its number."""
        self.findings.append(Finding(self._prefix + number, place, text, data, (), proposals))

    def nothing(self, place: Place, text: str) -> None:
        """Note that there is nothing to check (115)."""
        self.add("115", place, text, key=self.platform.unit.removesuffix("[]"))

    def open(self, root: _Node) -> None:
        """Read the document from its root, its units apart where they are a list."""
        if _has_fault(root):
            return
        if root[0] != "mapping":
            if _is_blank(root):
                self.nothing(self._place(""), self.empty)
            else:
                found = "brackets" if self._is_flow(root) else _found(root)
                self.add("112", self._place(""), f"root-{found}")
            return
        if self._is_of_another_platform(root):
            return
        self._opened = True
        self.root = self._keys(self.platform.shape, root, "")

    def _is_of_another_platform(self, root: _Node) -> bool:
        """Report a later document that is for another platform than the first; nothing else is said about it."""
        if not self.number:
            return False
        for key, value in root[3]:
            if key[3] == "platform" and value[0] == "scalar" and key[0] == "scalar":
                written = _scalar_text(value)
                if self.context.names.get(written or "") not in {None, self.platform.key}:
                    self.add("114", self._place("/platform"), "platform-other", value=written)
                    return True
        return False

    def units(self) -> Iterator[tuple[Keys, str]]:
        """Read the units in turn, each with its pointer; what is wrong with one is to be :meth:`taken` before the next.

        Where a document is one unit, that is the document itself.
        """
        if self._list is None:
            if self._opened and self.root.says(self.platform.unit):
                self.unit = self.root
                yield self.root, ""
            return
        pointer, nodes = self._units
        shape = self.platform.shape.keys[self._list].item
        assert shape is not None
        around, self.findings = self.findings, []
        for index, node in enumerate(nodes):
            place = f"{pointer}/{index}"
            self.unit = self._item(shape, node, place)
            yield self.unit, place
        self.findings = [*around, *self.findings]

    def taken(self) -> list[Finding]:
        """Give what was found since the last call, and forget it here."""
        if not self.findings:
            return []
        found, self.findings = self.findings, []
        return found

    # ------------------------------------------------------------------------------------------------ one mapping

    def _item(self, shape: Shape, node: _Node, pointer: str) -> Keys:
        """Read one unit of a list."""
        if node[0] == "mapping":
            return self._keys(shape, node, pointer)
        if not _has_fault(node):
            if _is_blank(node):
                self.add("113", self._place(pointer), "unit" if self.source else "unit-form")
            else:
                found = "other" if self.source is None or self._is_flow(node) else _found(node)
                self.add("112", self._place(pointer), f"unit-{found}")
        return Keys(pointer, self.number, {}, partial=True)

    def _keys(self, shape: Shape, node: _Node, pointer: str) -> Keys:
        """Read a mapping."""
        keys = self._sound(shape, node, pointer) or self._unsound(shape, node, pointer)
        if self.source is None:
            self.texts.update(texts_of(keys))
        return keys

    def _sound(  # noqa: C901, PLR0911, PLR0912 - every mapping of a good manifest comes this way
        self, shape: Shape, node: _Node, pointer: str
    ) -> Keys | None:
        """Read a mapping at which nothing is off; ``None`` where something is."""
        values: dict[str, Value] = {}
        odd: list[tuple[Field, Shape]] = []
        deep: list[tuple[str, Shape, _Node]] = []
        known = shape.keys
        number, positioned, whole = self.number, self.source is not None, self._text
        for key, value in node[3]:
            name = key[3]
            if key[0] != "scalar" or name in values:
                return None
            part = known.get(name)
            if part is None:
                if key[4] == "*" or (part := shape.rest) is None:
                    if shape.free and key[4] != "*" and name.startswith(shape.free):
                        continue
                    return None
                if name == "<<" and key[4] == "":
                    return None
            if value[0] != "scalar" or part.kind in {"list", "map"}:
                if not (_looks(part, value) if name != self._list or pointer else value[0] == "sequence" and value[3]):
                    return None
                deep.append((name, part, value))
                values[name] = _PENDING
                continue
            text, style = value[3], value[4]
            kind = part.kind
            if style == "":
                if text in _NULLS:
                    return None
            elif style in "|>":
                if text[-1:] == "\n":
                    text = text[:-1]
            elif style not in "'\"":
                return None
            field = Field(
                name,
                text,
                f"{pointer}/{name if part is not shape.rest else step(name)}",
                number,
                value if positioned else None,
            )
            if kind == "text" or kind == "letters":  # noqa: PLR1714 - a set costs more here
                if not text or text.isspace():
                    return None
                if (
                    style == ""
                    and positioned
                    and (
                        len(text) < _LONGEST_WORD
                        or text[0] in _NUMBER_STARTS
                        or whole[value[2] : value[2] + 1] in " \t"
                    )
                ) or (not (text.isascii() and text.isprintable()) and not is_plain(text)):
                    odd.append((field, part))
            elif not _fits(part, text):
                return None
            elif style == "" and kind == "any":
                odd.append((field, part))
            values[name] = field
        for name in shape.required:
            if name not in values:
                return None
        written = None
        for name, part, value in deep:
            values[name] = self._value(part, name, value, f"{pointer}/{step(name)}")
        for field, part in odd:
            if not self._looked_at(field, part):
                written = written or {each: f"{pointer}/{step(each)}" for each in values}
                del values[field.name]
        return Keys(pointer, number, values, written)

    def _value(self, shape: Shape, name: str, node: _Node, pointer: str) -> Value:
        """Read a value of the kind that its key takes."""
        if node[0] == "mapping":
            return self._keys(shape, node, pointer)
        if node[0] == "sequence":
            if name == self._list and pointer.count("/") == 1:
                self._units = pointer, node[3]
                return Items(pointer, self.number, ())
            assert shape.item is not None
            return self._items(shape.item, name, node, pointer)
        field = Field(name, _scalar_text(node) or "", pointer, self.number, node if self.source is not None else None)
        self._looked_at(field, shape)
        return field

    def _items(self, shape: Shape, name: str, node: _Node, pointer: str) -> Items:
        """Read those items of a list that can be judged."""
        items = []
        for index, item in enumerate(node[3]):
            go_on()
            if _looks(shape, item):
                value = self._value(shape, name, item, f"{pointer}/{index}")
                if not isinstance(value, Field) or value.text.strip() or shape.kind == "any":
                    items.append(value)
        return Items(pointer, self.number, tuple(items), whole=len(items) == len(node[3]))

    def _unsound(self, shape: Shape, node: _Node, pointer: str) -> Keys:
        """Judge a mapping at which something is off; give the values that can be judged all the same."""
        written, partial = self._sorted(shape, node[3], pointer)
        self._missing(shape, node, pointer, written, partial=partial)
        units = None if self._list is None or pointer else written.get(self._list)
        if units is not None and "" not in self.unasked and self._holds_none(units):
            self.nothing(self._place(units.pointer), "message")
            del written[self._list or ""]
        sound = {
            name
            for name, each in written.items()
            if (each.shape.place == self._list and each.node[0] == "sequence") or _looks(each.shape, each.node)
        }
        if len(sound) < len(written):
            off = {name: each for name, each in written.items() if name not in sound}
            self._errors(shape, off, flow=self._is_flow(node))
        values: dict[str, Value] = {}
        for name, each in written.items():
            if (name in sound and each.node[0] != "other") or (each.node[0], each.shape.kind) == ("sequence", "list"):
                value = self._value(each.shape, name, each.node, each.pointer)
                if not isinstance(value, Field) or value.text.strip() or each.shape.kind == "any":
                    values[name] = value
        at = {name: each.pointer for name, each in written.items()}
        return Keys(pointer, self.number, values, at, partial=partial)

    def _missing(
        self, shape: Shape, node: _Node, pointer: str, written: Mapping[str, _Written], *, partial: bool
    ) -> None:
        """Report what a mapping lacks (110), and a document without its unit (115)."""
        if partial or (self.number, pointer) in self.unfinished or shape.place in self.unasked:
            return
        missing = [name for name in shape.required if name not in written]
        if not missing:
            return
        unit = self.platform.unit.removesuffix("[]")
        if not pointer:
            top = self._top(node)
            if unit in missing:
                self.nothing(top, "missing")
                missing.remove(unit)
            for name in missing if node[3] else ():
                self._absent(shape, top if self.source else self._place(f"/{name}"), name)
            return
        place = self._head(shape, node, pointer, written)
        for name in missing:
            self._absent(shape, place if self.source else self._place(f"{pointer}/{name}"), name)

    def _top(self, root: _Node) -> Place:
        """Name what stands for a whole document that lacks something: its start, or among units its first key."""
        if self._list is None:
            return Place("", "file", Span(root[1], root[1]), self.number) if self.source else self._place("")
        first = next((key for key, _ in root[3] if key[0] == "scalar"), None)
        return self._place("") if first is None else self._place(f"/{step(first[3])}", key=True)

    def _absent(self, shape: Shape, place: Place, name: str) -> None:
        """Report one missing key."""
        place_of_key = shape.keys[name].place
        own = self.platform.own("110", place_of_key, "")
        if own:
            self.add("110", place, own, field=name)
            return
        help_ = self.platform.help(place_of_key)
        self.add("110", place, "missing", field=name, what_nl=help_.nl, what_en=help_.en)

    def _head(self, shape: Shape, node: _Node, pointer: str, written: Mapping[str, _Written]) -> Place:
        """Name what stands for a mapping that lacks something: its key, or in an item of a list the first key.

        A unit is told by what names it, where that is there.
        """
        if shape.place == self.platform.unit and self._list is not None:
            named = written.get(self.platform.label[0])
            has_name = named and named.node[0] == "scalar" and named.node[2] > named.node[1]
            return self._place(named.pointer if named and has_name else pointer)
        if shape.place.endswith("[]") and pointer.rpartition("/")[2].isdigit():
            first = next((key for key, _ in node[3]), None)
            return Place(pointer, "file", Span(first[1], first[2]), self.number) if first else self._place(pointer)
        return self._place(pointer, key=True)

    def _holds_none(self, units: _Written) -> bool:
        """Whether a list of units has none, although the file was read to its end."""
        node = units.node
        if node[0] == "scalar":
            return _is_blank(node)
        return (
            node[0] in {"sequence", "mapping"} and not node[3] and (self.number, units.pointer) not in self.unfinished
        )

    # -------------------------------------------------------------------------------------------------- its keys

    def _sorted(self, shape: Shape, pairs: _Pairs, pointer: str) -> tuple[dict[str, _Written], bool]:
        """Sort the keys of a mapping: those that the schema knows, or that were plainly meant to be one of those.

        Also says whether a key could not be read, so that nothing can be said to be missing.
        """
        written: dict[str, _Written] = {}
        unknown: list[tuple[str, _Node]] = []
        partial = False
        for key, value in pairs:
            name = key[3]
            if key[0] != "scalar":
                if (self.number, pointer) in self.unfinished:
                    partial = True  # a fault of the braces is all that is known
                    continue
                place = (
                    Place(pointer, "file", Span(key[1], key[2]), self.number) if self.source else self._place(pointer)
                )
                self.add("112", place, "key" if self.source else "key-form")
            elif _has_fault(key) or (name == "<<" and key[4] == ""):
                partial = True
            elif part := shape.keys.get(name) or shape.rest:
                written.setdefault(name, _Written(f"{pointer}/{step(name)}", self._typed(part, value), part))
            elif not (shape.free and name.startswith(shape.free)):
                unknown.append((name, value))
        known = frozenset(written)
        self._unknown(shape, unknown, pointer, written)
        return written, partial or (
            len(known) < len(written) and any(_has_fault(each.node) for each in written.values())
        )

    def _unknown(
        self, shape: Shape, unknown: list[tuple[str, _Node]], pointer: str, written: dict[str, _Written]
    ) -> None:
        """Report the keys that the schema does not know; one that was plainly misspelt counts as what was meant."""
        from onsrights.engine.check.meant import key_meant

        allowed = ", ".join(shape.keys)
        names = self.platform.other_names.get(shape.place, "")
        meaningless = 0
        for name, value in unknown:
            # Looking for the nearest name costs time, and nobody misspells a key that often.
            meant = key_meant(shape, names, name, exactly=meaningless >= _MOST)
            place = self._place(f"{pointer}/{step(name)}", key=True)
            if meant is None:
                meaningless += 1
                if meaningless <= _MOST:
                    self.add("111", place, "message", field=shorten(name), allowed=allowed)
                elif meaningless == _MOST + 1:
                    rest = place
            elif meant in written:
                self.add("111", place, "present", field=shorten(name), proposal=meant)
            else:
                # In a form the value is shown under its own name, in a file it is under the key as written.
                at = f"{pointer}/{step(name if self.source else meant)}"
                part = shape.keys[meant]
                written[meant] = _Written(at, self._typed(part, value), part)
                if self.source:
                    self.meant[at] = meant
                mended = Proposal(((place, meant),), "unsafe")
                self.add("111", place, "near", mended, field=shorten(name), proposal=meant)
        if meaningless > _MOST:
            self.add("111", rest, "more", count=meaningless - _MOST, allowed=allowed)

    def _typed(self, shape: Shape, node: _Node) -> _Node:
        """Give a value of a form as the text that stands for it in a file, where its key takes one of its type."""
        if node[0] == "sequence" and shape.item is not None and self.source is None:
            return (*node[:3], [self._typed(shape.item, each) for each in node[3]])
        if node[0] != "other":
            return node
        value = node[3]
        if isinstance(value, bool):
            text = str(value).lower() if shape.kind == "flag" else None
        elif isinstance(value, int):
            text = str(value) if shape.kind in {"whole", "plain"} else None
        else:
            text = value.isoformat() if shape.kind == "date" and hasattr(value, "isoformat") else None
        return node if text is None else ("scalar", 0, 0, text, '"')

    # ------------------------------------------------------------------------------------------------ its values

    def _errors(self, shape: Shape, written: Mapping[str, _Written], *, flow: bool) -> None:
        """Give a mapping to jsonschema, and turn each of its errors into a rule of ours.

        ``flow`` says whether it is written in braces, as everything in JSON is.
        """
        data = {name: _plain(each.shape, each.node) for name, each in written.items() if not _has_fault(each.node)}
        seen = set()
        if all(value == "" for value in data.values()):
            errors = _errors_of_blanks(self.platform.schema, shape.place, tuple(data))
        else:
            errors = _schema_errors(self.platform.schema, shape.place, data)
        for path, keyword in errors:
            # What is missing or unknown was seen at the keys.
            if not path or path in seen or keyword in {"required", "additionalProperties"}:
                continue
            seen.add(path)
            each = written[path[0]]
            pointer = each.pointer + "".join(f"/{part}" for part in path[1:])
            node, part = each.node, each.shape
            for index in path[1:]:
                node = node[3][index]
                part = part.item or part
            self._error(keyword, shape, part, pointer, path[0], node, flow=flow)

    def _error(
        self, keyword: str, parent: Shape, shape: Shape, pointer: str, name: str, node: _Node, *, flow: bool
    ) -> None:
        """Turn one error of the schema into a finding."""
        if (self.number, pointer) in self.unfinished:
            return  # what was meant is behind the place where reading stopped
        if _is_blank(node):
            # In a form the field is not kept, so that its extent is known nowhere else.
            place = self._place(pointer) if self.source else self._place(pointer)._replace(span=Span(0, len(node[3])))
            self.add("113", place, "message" if name in parent.required else "optional", field=name)
        elif keyword == "minItems":
            self.add("113", self._place(pointer), "list", field=name)
        elif node[0] == "scalar" and shape.place in {"manifest", "platform"}:
            self._unsupported(pointer, name, str(_scalar_text(node)))
        elif shape.kind in {"flag", "whole", "date", "choice"} and (
            node[0] == "scalar" or (self.source and shape.place != "manifest")
        ):
            self._other_value(shape, pointer, name, node)
        elif keyword == "type" or node[0] != "scalar":
            item = shape.place.endswith("[]") and shape is not parent.rest
            text, data = self._mismatch(shape, node, item=item, flow=flow)
            self.add("112", self._place(pointer), text, field=name, **data)
        # A pattern of the platform's own is judged by its rules.

    def _mismatch(self, shape: Shape, node: _Node, *, item: bool, flow: bool) -> tuple[str, dict[str, object]]:
        """Give the key of what is said where a value is of another type, and the values of its sentence.

        ``item`` says that it is an item of a list, and ``flow`` that it is in a mapping in braces.
        """
        wanted = {"list": "list", "map": "mapping"}.get(shape.kind, "text")
        found = _found(node)
        if self.source is None:
            return f"{wanted}-other", {}
        if shape.place == "manifest":
            return "manifest-other", {}
        if item and wanted == "text":
            return "item-other", {}
        if wanted == "text":
            if found == "list" and self._is_flow(node):
                found = (
                    "items" if all(each[0] == "scalar" and each[4] in {'"', "'"} for each in node[3]) else "brackets"
                )
            return f"text-{found}", {}
        from onsrights.engine.check.instead import of_list, of_mapping

        return (of_list if wanted == "list" else of_mapping)(shape, node, flow=flow, bracketed=self._is_flow(node))

    def _is_flow(self, node: _Node) -> bool:
        """Whether a list or mapping is written in brackets or braces."""
        return node[0] != "scalar" and self._text[node[1] : node[1] + 1] in {"[", "{"}

    def _unsupported(self, pointer: str, name: str, written: str) -> None:
        """Report another version of the format, or a platform that nobody knows."""
        if name == "manifest":
            self.add("114", self._place(pointer), "manifest", value=shorten(written))
            return
        meant = self._meant_platform(written)
        if meant is None:
            self.add("114", self._place(pointer), "platform", value=shorten(written), platform=self.platform.key)
        else:
            fix = Proposal(((self._place(pointer), meant),), "unsafe", "fix")
            self.add("114", self._place(pointer), "platform-near", fix, value=shorten(written), proposal=meant)

    def _meant_platform(self, written: str) -> str | None:
        """Give the platform that a text was meant to name."""
        from onsrights.engine.check.meant import folded
        from onsrights.engine.text.did_you_mean import nearest

        names = self.context.names
        word = folded(written.strip())
        return names.get(word) or names.get(nearest(word, names) or "")

    def _other_value(self, shape: Shape, pointer: str, name: str, node: _Node) -> None:
        """Report a value that is none of those allowed, with the one that was meant."""
        from onsrights.engine.check.meant import value_meant

        is_scalar = node[0] == "scalar"
        written = str(_scalar_text(node)) if is_scalar else self._text[node[1] : node[2]].partition("\n")[0]
        own = self.platform.own("112", shape.place, written)
        data: dict[str, object] = {"field": name, "value": shorten(written)}
        words = self.platform.other_words.get(shape.place, {})
        meant = value_meant(shape, written, words) if is_scalar else None
        if shape.choices:
            data["allowed"] = ", ".join(shape.choices)
        text = own or {"whole": "number", "date": "day"}.get(shape.kind, shape.kind)
        if text == "day" and not _DAY.fullmatch(written):
            text = "day-form"
        if text == "number" and _NUMBER.fullmatch(written.removeprefix("-")):
            text = "range"
            data["range_nl"], data["range_en"] = _range(shape)
        place = self._place(pointer)
        if meant is None:
            self.add("112", place, text, **data)
        else:
            text = text if own else f"{text.removesuffix('-form')}-near"
            self.add("112", place, text, Proposal(((place, meant),), "unsafe"), **data, proposal=meant)

    # ------------------------------------------------------------------------------------------------- one text

    def _looked_at(self, field: Field, shape: Shape) -> bool:
        """Mend a field's characters and report them; false where only characters that nobody can see were in it."""
        if shape.kind in _TEXTS or shape.kind == "map":
            self._slips(field)
        manner = self.platform.manner(shape.place)
        if shape.kind not in _MENDED or not manner.looked_at:
            return True
        mended = mend(
            field.written,
            breaks_allowed=manner.breaks,
            spaces_allowed=shape.kind != "letters" and not _ADDRESS.match(field.written),
            forms=shape.kind == "text",
        )
        if mended.offsets is None:
            if manner.scripts:
                self._look_alikes(field)
            return True
        if not mended.text.strip():
            place = field.place() if self.source else field.place(0, len(field.written))
            self.add("113", place, "invisible", field=field.name, **named(field.written))
            return False
        from onsrights.engine.rules import decomposed_text, invisible_character

        self.findings.extend(invisible_character.find(self._prefix, field, mended, manner.severity))
        self.findings.extend(decomposed_text.find(self._prefix, field, mended))
        field.text, field.offsets, field.ends = mended.text, mended.offsets, mended.ends
        if manner.scripts:
            self._look_alikes(field)
        return True

    def _look_alikes(self, field: Field) -> None:
        """Report letters of another script, and let everybody else read those that they look like."""
        if is_plain(field.text):
            return
        latin, words = of_two_scripts(field.text)
        if words:
            from onsrights.engine.rules import invisible_character

            self.findings.extend(invisible_character.find_look_alikes(self._prefix, field, latin, words))
            field.text = latin

    def _slips(self, field: Field) -> None:
        """Ask after a text that YAML cuts off at a comment, or that other readers take for something else."""
        node = field.node
        if self.source is None or node is None or node[4] != "":
            return
        if _COMMENT.match(self._text, node[2]):
            from onsrights.engine.rules import text_cut_by_comment

            self.findings.extend(text_cut_by_comment.find(self._prefix, field, self.source, self.platform.is_whole))
        if _OTHER_TYPE.match(field.written):
            from onsrights.engine.rules import ambiguous_scalar

            self.findings.extend(ambiguous_scalar.find(self._prefix, field))

    def _place(self, pointer: str, *, key: bool = False) -> Place:
        return Place(pointer, "key" if key else "value", None, self.number)


def _range(shape: Shape) -> Text:
    """Say which numbers a key takes."""
    least, most = shape.least, shape.most
    least = 0 if least is None else least  # a sign is not written in any of them
    if most is None:
        return Text(f"van minstens {least}", f"of at least {least}")
    return Text(f"van {least} tot en met {most}", f"from {least} to {most}")


_PENDING = Field("", "", "")
"""Stands for a value that is read once the rest of its mapping is known to be sound."""


def _found(node: _Node) -> str:
    """Name in one word what is somewhere."""
    return {"scalar": "text", "sequence": "list", "mapping": "mapping"}.get(node[0], "other")


def _plain(shape: Shape, node: _Node) -> object:
    """Give a value as plain data; what is below the keys of a mapping is looked at by itself."""
    if node[0] == "scalar":
        text = _scalar_text(node)
        if text is None:
            return None
        if shape.kind == "whole":
            return int(text) if _NUMBER.fullmatch(text) else text
        if shape.kind == "flag":
            return {"true": True, "false": False}.get(text, text)
        return text
    if node[0] == "sequence":
        item = shape.item
        if item is not None and item.kind == "map" and not item.short and all(each[0] == "mapping" for each in node[3]):
            return [{}] if node[3] else []
        return [None if _has_fault(each) else _plain(item or shape, each) for each in node[3]]
    return {} if node[0] == "mapping" else node[3]


def _schema_errors(schema: str, place: str, data: object) -> list[tuple[tuple[Any, ...], str]]:
    """Give what jsonschema says of a mapping: where in it, and by which keyword of the schema."""
    errors = _validator(schema, place).iter_errors(data)
    return [(tuple(error.absolute_path), str(error.validator)) for error in errors]


@lru_cache(64)
def _errors_of_blanks(schema: str, place: str, names: tuple[str, ...]) -> list[tuple[tuple[Any, ...], str]]:
    """Do the same for keys that have no text, which is what jsonschema is asked most: a manifest that is half done."""
    return _schema_errors(schema, place, dict.fromkeys(names, ""))


@lru_cache(64)
def _validator(schema: str, place: str) -> Any:  # noqa: ANN401 - jsonschema's classes are made at run time
    """Give the validator of one mapping of a schema, made once."""
    from jsonschema import Draft202012Validator, FormatChecker

    from onsrights.engine.check.platform import load_schema, part_of

    whole = load_schema(schema)
    return Draft202012Validator(whole, format_checker=FormatChecker(["date"])).evolve(schema=part_of(whole, place))
