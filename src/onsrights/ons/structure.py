"""From the tree, or from a form, to the manifest as the rules see it; and what is wrong with its build.

The schema (``schemas/rights.schema.json``) decides what a manifest may hold. Giving every right to jsonschema would
cost thirty times as much as looking at its keys, and importing it eight times a bare start of Python. So each right
is looked at first, by what ``_look.py`` derives from the schema, and only one at which something is off is given to
jsonschema; every error is then turned into a rule of ours with a place (a test with generated manifests holds that
look and schema agree). Rules: ONS110 to ONS115, ONS130, ONS131, ONS208.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from onsrights.engine.characters import is_plain, mend
from onsrights.engine.diagnostics import Finding, Place, Proposal, Span
from onsrights.engine.settings import Limits
from onsrights.ons._look import (
    CHOICES,
    CONNECTOR_KINDS,
    CONNECTOR_REQUIRED,
    RIGHT_KINDS,
    RIGHT_REQUIRED,
    TOP_KINDS,
    TOP_REQUIRED,
)
from onsrights.ons.model import FIELDS, Field, Manifest, Right

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from onsrights.engine.characters import Mended
    from onsrights.engine.diagnostics import Severity
    from onsrights.engine.settings import AccessRights, Settings
    from onsrights.engine.source import Source
    from onsrights.engine.tree import Tree

__all__ = ["field_called", "form_field", "form_right", "form_rights", "looks_right", "looks_top", "read_manifests"]

_Node: TypeAlias = tuple[Any, ...]
_Pairs: TypeAlias = list[tuple[_Node, _Node]]

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_FAULTY = frozenset({"*", "#broken", "#too-large"})
_FIELDS = frozenset(FIELDS)
_DESCRIPTIONS = frozenset({"dutch_description", "english_description"})
_LETTERS = re.compile(r"[A-Za-z]+")
_NUMBER = re.compile(r"[0-9]{1,9}")
_COMMENT = re.compile(r"[ \t]+#")
_DOCUMENT = re.compile(r"^---(?=\s|$)", re.MULTILINE)
_OTHER_TYPE = re.compile(r"[-+.0-9]|[yYnNtTfFoO=<].{0,4}\Z")
_LONGEST_WORD = 6
"""No word that YAML readers take for something else (``false``) is longer, unless it begins like a number."""
_NUMBER_STARTS = "+-.0123456789"
_MOST = 20
"""How many faulty characters of one field, unknown keys of one mapping, or empty documents, are named one by one;
what remains is one report."""

_DEFAULT_ACCESS: AccessRights = "require-client-scope"


class _Level(NamedTuple):
    """One of the three mappings that a manifest is made of."""

    name: str
    kinds: Mapping[str, str]
    required: tuple[str, ...]
    free: bool = False
    """Whether keys that start with ``x-`` are left alone."""


_TOP = _Level("top", TOP_KINDS, TOP_REQUIRED, free=True)
_CONNECTOR = _Level("connector", CONNECTOR_KINDS, CONNECTOR_REQUIRED)
_RIGHT = _Level("right", RIGHT_KINDS, RIGHT_REQUIRED)


_REQUIRED = frozenset((*TOP_REQUIRED, *CONNECTOR_REQUIRED, *RIGHT_REQUIRED))


class _Entry(NamedTuple):
    """One key of a mapping that the schema knows, or that was meant to be one."""

    pointer: str
    value: _Node


def read_manifests(tree: Tree, settings: Settings) -> list[tuple[Manifest, list[Finding]]]:
    """Give every document of a tree as a manifest with all its rights, and the faults of its build."""
    read = []
    for document in read_documents(tree, settings):
        found = document.findings
        for right, findings in document.rights():
            document.manifest.rights.append(right)
            found = [*found, *findings] if findings else found
        read.append((document.manifest, found))
    return read


def read_documents(tree: Tree, settings: Settings) -> list[Document]:
    """Read every document of a tree, but not yet its rights; a file without any is ONS115."""
    if not tree.documents and tree.complete:
        document = Document(0, tree.source, tree.unfinished, settings.access_rights)
        document.add("ONS115", Place("", "file", Span(0, 0)), "file")
        return [document]
    read: list[Document] = []
    position = empty = 0
    for number, root in enumerate(tree.documents):
        document = Document(number, tree.source, tree.unfinished, settings.access_rights)
        document.empty = "file" if len(tree.documents) == 1 else "document"
        if root is not None:
            position = root[2]
            document.read(root)
        elif not tree.incomplete[number]:
            marker = _DOCUMENT.search(tree.source.text, position)
            start, position = marker.span() if marker else (position, position)
            empty += 1
            if empty > _MOST:
                continue
            document.add("ONS115", Place("", "file", Span(start, position), number), document.empty)
        read.append(document)
    if empty > _MOST:
        findings = next(one.findings for one in reversed(read) if one.findings and one.findings[0].text == "document")
        findings.append(findings[0]._replace(text="more", data={"count": empty - _MOST}))
    return read


def form_rights(
    rights: Iterable[Mapping[str, object]],
    prefix: str | None = None,
    access_rights: AccessRights = _DEFAULT_ACCESS,
    longest: int = Limits().scalar,
) -> tuple[Manifest, list[Finding]]:
    """Give the rights of a form as a manifest, with the same faults under the same codes as in a file.

    A missing field is placed at its own pointer (``/rights/0/english_name``), because a form shows it there. Without
    ``prefix`` nothing is said about prefixes. A text of more than ``longest`` code points is not looked at (ONS105).
    """
    document = Document(0, None, frozenset(), access_rights)
    if prefix:
        document.connector(
            ("mapping", 0, 0, [(_form_node("prefix"), _form_node(prefix))]), "/connector", complete=False
        )
    for index, fields in enumerate(rights):
        pointer = f"/rights/{index}"
        for name, value in fields.items() if hasattr(fields, "items") else ():
            if isinstance(value, str) and len(value) > longest:
                place = document.place(f"{pointer}/{name}")
                document.add("ONS105", place, "scalar", limit=longest, length=len(value))
                fields = {**fields, name: _TooLong()}  # noqa: PLW2901 - as if the field had been left out
        document.manifest.rights.append(document.right(_form_node(fields), pointer))
    return document.manifest, document.findings


def form_right(
    fields: Mapping[str, object], prefix: str | None = None, access_rights: AccessRights = _DEFAULT_ACCESS
) -> tuple[Manifest, list[Finding]]:
    """Give one right of a form as a manifest; see :func:`form_rights`."""
    return form_rights([fields], prefix, access_rights)


def form_field(
    name: str,
    value: object,
    prefix: str | None = None,
    access_rights: AccessRights = _DEFAULT_ACCESS,
    longest: int = Limits().scalar,
) -> tuple[Manifest, list[Finding]]:
    """Give one field of a form as a manifest whose only right has this field only; the others are not missed."""
    manifest, findings = form_rights([{name: value}], prefix, access_rights, longest)
    return manifest, [finding for finding in findings if finding.code != "ONS110"]


class _TooLong:
    """Stands in a form for a text that is too long to be looked at."""


def _form_node(value: object, depth: int = 0) -> _Node:
    """Stand for a value of a form by a node; text is taken as it is, ``null`` included."""
    if isinstance(value, str):
        return ("scalar", 0, 0, value, '"')
    if value is None:
        return ("scalar", 0, 0, "", "")
    if isinstance(value, _TooLong):
        return ("scalar", 0, 0, "", "#too-large")
    if depth < 2:
        if isinstance(value, dict) or hasattr(value, "items"):
            pairs = [(_form_node(key, 9), _form_node(part, depth + 1)) for key, part in value.items()]
            return ("mapping", 0, 0, pairs)
        if isinstance(value, list | tuple):
            return ("sequence", 0, 0, [_form_node(part, depth + 1) for part in value])
    return ("other", 0, 0, value)


# ------------------------------------------------------------------------------------------------------- the look


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


def _looks(kind: str | None, name: str, node: _Node) -> bool:
    """Whether a value is what its key wants; whether ``letters`` are letters is judged elsewhere (ONS201, ONS208)."""
    if node[0] == "scalar":
        text = None if _has_fault(node) else _scalar_text(node)
        if text is None or kind is None:
            return False
        if kind == "choice":
            return text in CHOICES[name]
        return kind == "any" or (kind in {"text", "letters"} and text != "" and not text.isspace())
    if node[0] == "sequence":
        return kind == "list" and all(_looks("any", name, item) for item in node[3])
    return kind == "object"


def looks_right(node: _Node) -> bool:
    """Whether the schema has nothing to say about a right, the letters of its identifier apart."""
    return _looks_mapping(_RIGHT, node)


def looks_top(root: _Node) -> bool:
    """Whether the schema has nothing to say about a document, its rights and the letters of its prefix apart."""
    if not _looks_mapping(_TOP, root):
        return False
    values = {key[3]: value for key, value in reversed(root[3])}
    return _looks_mapping(_CONNECTOR, values["connector"])


def _looks_mapping(level: _Level, node: _Node) -> bool:
    if node[0] != "mapping":
        return False
    seen = set()
    for key, value in node[3]:
        if key[0] != "scalar" or key[4] == "*" or key[3] in seen:
            return False
        name = key[3]
        seen.add(name)
        if name in {"rights", "connector"} and level is _TOP:
            if value[0] != ("sequence" if name == "rights" else "mapping") or not value[3]:
                return False
        elif not (level.free and name.startswith("x-")) and not _looks(level.kinds.get(name), name, value):
            return False
    return seen.issuperset(level.required)


# --------------------------------------------------------------------------------------------------- one document


class Document:
    """One document as it is read: its ``manifest``, and in ``findings`` what is wrong around its rights.

    The rights are read one by one (:meth:`rights`), so that no more than one of them is held at a time.
    """

    def __init__(
        self, number: int, source: Source | None, unfinished: frozenset[tuple[int, str]], access: AccessRights | None
    ) -> None:
        self.number = number
        self.empty = "document"
        """The key of what is said where the document is empty."""
        self.source = source
        self.text = source.text if source else ""
        self.unfinished = unfinished
        self.manifest = Manifest(None, access or _DEFAULT_ACCESS, number)
        self.findings: list[Finding] = []
        self.status: str | None = None
        """Of the right that is being read, where it has one."""
        self._rights: tuple[str, list[_Node]] = ("", [])

    def add(self, code: str, place: Place, text: str = "message", *proposals: Proposal, **data: object) -> None:
        """Note a fault."""
        self.findings.append(Finding(code, place, text, data, (), proposals))

    def place(self, pointer: str, *, key: bool = False) -> Place:
        """Name a value, or its key."""
        return Place(pointer, "key" if key else "value", None, self.number)

    def read(self, root: _Node) -> None:
        """Read the document from its root."""
        if _has_fault(root):
            return
        if root[0] != "mapping":
            if root[0] == "scalar" and not (_scalar_text(root) or "").strip():
                self.add("ONS115", self.place(""), self.empty)
            else:
                self.add("ONS112", self.place(""), f"root-{_found(root)}")
            return
        entries = (
            {key[3]: _Entry("/" + key[3], value) for key, value in root[3]} if looks_top(root) else self.judged(root)
        )
        access = entries.get("access_rights")
        if (
            access
            and access.value[0] == "scalar"
            and (chosen := _scalar_text(access.value)) in CHOICES["access_rights"]
        ):
            self.manifest.access_rights = chosen  # type: ignore[assignment]
        connector = entries.get("connector")
        if connector and connector.value[0] == "mapping":
            self.connector(connector.value, connector.pointer)
        rights = entries.get("rights")
        if rights and rights.value[0] == "sequence":
            self._rights = rights.pointer, rights.value[3]

    def rights(self) -> Iterator[tuple[Right, list[Finding]]]:
        """Read the rights in turn, each with the faults of its build."""
        pointer, nodes = self._rights
        around, self.findings = self.findings, []
        for index, node in enumerate(nodes):
            yield self.right(node, f"{pointer}/{index}"), self.findings
            if self.findings:
                self.findings = []
        self.findings = around

    def judged(self, root: _Node) -> dict[str, _Entry]:
        """Judge the top of a document of which something is off."""
        entries, partial = self.keys(_TOP, root[3], "")
        first = next((key for key, _ in root[3] if key[0] == "scalar"), None)
        top = self.place("") if first is None else self.place(_step(first[3]), key=True)
        missing = [] if partial or (self.number, "") in self.unfinished else [*_absent(_TOP, entries)]
        if "rights" in missing:
            self.add("ONS115", top, "missing")
            missing.remove("rights")
        for name in missing if root[3] else ():
            self.add("ONS110", top, name, field=name)
        if (rights := entries.get("rights")) and self.is_empty(rights):
            self.add("ONS115", self.place(rights.pointer), "message")
            del entries["rights"]
        data = {name: _plain(name, entry.value) for name, entry in entries.items() if not _has_fault(entry.value)}
        self.errors(_TOP, entries, data)
        return entries

    def is_empty(self, rights: _Entry) -> bool:
        """Whether a list of rights has none, although the file was read to its end."""
        node = rights.value
        if node[0] == "scalar":
            return not _has_fault(node) and not (_scalar_text(node) or "").strip()
        return not node[3] and (self.number, rights.pointer) not in self.unfinished

    def connector(self, node: _Node, pointer: str, *, complete: bool = True) -> None:
        """Read the connector: its name, and the prefix of the identifiers."""
        entries, partial = self.keys(_CONNECTOR, node[3], pointer)
        if complete and not partial and (self.number, pointer) not in self.unfinished:
            for name in _absent(_CONNECTOR, entries):
                self.add("ONS110", self.place(pointer, key=True), name, field=name)
        sound = {name for name, entry in entries.items() if _looks(CONNECTOR_KINDS[name], name, entry.value)}
        if len(sound) < len(entries):
            data = {name: _plain(name, entry.value) for name, entry in entries.items() if not _has_fault(entry.value)}
            self.errors(_CONNECTOR, entries, data)
        fields = {name: self.field(name, *entries[name]) for name in entries if name in sound}
        declared = fields.get("name" if "prefix" not in entries and not partial else "prefix")
        if declared is None:
            return
        if _LETTERS.fullmatch(declared.text):
            self.manifest.prefix = declared.text
        elif (self.number, pointer) not in self.unfinished:
            self.invalid_prefix(declared)

    def invalid_prefix(self, field: Field) -> None:
        """Report a prefix, or a name that would have to serve as one, that is not letters only."""
        from onsrights.engine.visible import shorten
        from onsrights.ons.identifiers import pascal_case

        proposal = pascal_case(field.text)
        key = "message" if field.name == "prefix" else "name"
        data = {"prefix": shorten(field.text)}
        if proposal is None:
            self.add("ONS208", field.place(), f"{key}-without-proposal", **data)
            return
        data["proposal"] = proposal
        mended = (Proposal(((field.place(), proposal),), "unsafe"),) if key == "message" else ()
        self.add("ONS208", field.place(), key, *mended, **data)

    # ------------------------------------------------------------------------------------------------ one right

    def right(self, node: _Node, pointer: str) -> Right:
        """Read one right, with the fields that can be judged."""
        fields = self.sound(node, pointer)
        if fields is None:
            fields = self.unsound(node, pointer)
        right = Right(self.manifest, pointer, fields, self.number)
        right.status, self.status = self.status, None
        return right

    def sound(  # noqa: C901, PLR0911, PLR0912 - every right of a good manifest comes this way
        self, node: _Node, pointer: str
    ) -> dict[str, Field] | None:
        """Give the fields of a right at which nothing is off; ``None`` where something is."""
        if node[0] != "mapping":
            return None
        fields: dict[str, Field] = {}
        odd: dict[str, Field] = {}
        extra = 0
        number, positioned, whole = self.number, self.source is not None, self.text
        for key, value in node[3]:
            if key[0] != "scalar":
                return None
            name = key[3]
            if name not in _FIELDS:
                if key[4] == "*" or not _looks(RIGHT_KINDS.get(name), name, value):
                    return None
                extra += 1
                continue
            if value[0] != "scalar":
                return None
            text, style = value[3], value[4]
            if not text or text.isspace():
                return None
            field = Field(name, text, f"{pointer}/{name}", number, value if positioned else None)
            if style == "":
                if text in _NULLS:
                    return None
                if positioned and (
                    len(text) < _LONGEST_WORD or text[0] in _NUMBER_STARTS or whole[value[2] : value[2] + 1] in " \t"
                ):
                    odd[name] = field
            elif style in "|>":
                if text[-1] == "\n":
                    field.written = field.text = text = text[:-1]
            elif style not in "'\"":
                return None
            fields[name] = field
            if not (text.isascii() and text.isprintable()) and not is_plain(text):
                odd[name] = field
        if len(fields) < len(RIGHT_REQUIRED) or len(fields) + extra < len(node[3]):
            return None
        if extra:
            self.beside({key[3]: _Entry(pointer + _step(key[3]), value) for key, value in node[3]})
        for field in odd.values():
            if not self.looked_at(field):
                del fields[field.name]
        return fields

    def beside(
        self, entries: Mapping[str, _Entry], *, faulty: AbstractSet[str] = frozenset(), partial: bool = False
    ) -> None:
        """Look at what a right has beside its five fields (ONS901, ONS903); ``partial`` if a key could not be read."""
        sound = {name: entry for name, entry in entries.items() if name not in faulty} if faulty else entries
        self.read_as_text(sound.items())
        status, reason = sound.get("status"), entries.get("denied_reason")
        self.status = _scalar_text(status.value) if status else None
        if (self.status == "denied") != (reason is not None) and not (partial or "status" in faulty):
            place = self.place(reason.pointer, key=True) if reason else self.place(status.pointer if status else "")
            text = "message" if not reason else "other-status" if status else "without-status"
            self.add("ONS901", place, text, status=self.status)
        if versions := sound.get("connector_versions"):
            from onsrights.ons.rules import connector_versions

            texts = [_scalar_text(item) or "" for item in versions.value[3]]
            self.findings.extend(connector_versions.find(texts, versions.pointer, self.number))

    def read_as_text(self, entries: Iterable[tuple[str, _Entry]]) -> None:
        """Look at the texts of a right that no other rule reads; the values are sound."""
        for name, (pointer, value) in entries:
            if name in _FIELDS or self.source is None:
                continue
            if value[0] == "scalar":
                self.slips(Field(name, value[3], pointer, self.number, value))
            elif value[0] == "sequence":
                for index, item in enumerate(value[3]):
                    self.slips(Field(name, item[3], f"{pointer}/{index}", self.number, item))

    def unsound(self, node: _Node, pointer: str) -> dict[str, Field]:
        """Judge a right at which something is off; give the fields that can be judged all the same."""
        if node[0] != "mapping":
            if not _has_fault(node):
                if node[0] == "scalar" and not (_scalar_text(node) or "").strip():
                    self.add("ONS113", self.place(pointer), "right" if self.source else "right-form")
                else:
                    self.add("ONS112", self.place(pointer), f"right-{_found(node) if self.source else 'other'}")
            return {}
        entries, partial = self.keys(_RIGHT, node[3], pointer)
        if not partial and (self.number, pointer) not in self.unfinished:
            named = entries.get("identifier")
            has_name = named and named.value[0] == "scalar" and named.value[2] > named.value[1]
            place = self.place(named.pointer if named and has_name else pointer)
            for name in _absent(_RIGHT, entries):
                self.add("ONS110", place if self.source else self.place(f"{pointer}/{name}"), field=name)
        sound = {name for name, entry in entries.items() if _looks(RIGHT_KINDS[name], name, entry.value)}
        if len(sound) < len(entries):
            data = {name: _plain(name, entry.value) for name, entry in entries.items() if not _has_fault(entry.value)}
            self.errors(_RIGHT, entries, data)
        self.beside(entries, faulty=entries.keys() - sound, partial=partial)
        read = {name: self.field(name, *entries[name]) for name in FIELDS if name in sound}
        return {name: field for name, field in read.items() if field is not None}

    # -------------------------------------------------------------------------------------------------- one key

    def keys(self, level: _Level, pairs: _Pairs, pointer: str) -> tuple[dict[str, _Entry], bool]:
        """Sort the keys of a mapping: those that the schema knows, or that were plainly meant to be one of those.

        Also says whether a key could not be read, so that nothing can be said to be missing.
        """
        entries: dict[str, _Entry] = {}
        unknown: list[tuple[str, _Node]] = []
        partial = False
        for key, value in pairs:
            name = key[3]
            if key[0] != "scalar":
                if (self.number, pointer) in self.unfinished:
                    partial = True  # a fault of the braces is all that is known
                    continue
                place = (
                    Place(pointer, "file", Span(key[1], key[2]), self.number) if self.source else self.place(pointer)
                )
                self.add("ONS112", place, "key" if self.source else "key-form")
            elif _has_fault(key) or (name == "<<" and key[4] == ""):
                partial = True
            elif name in level.kinds:
                entries.setdefault(name, _Entry(pointer + _step(name), value))
            elif not (level.free and name.startswith("x-")):
                unknown.append((name, value))
        known = frozenset(entries)
        allowed = ", ".join(level.kinds)
        meaningless: list[str] = []
        for name, value in unknown:
            # Looking for the nearest name costs time, and nobody misspells a field that often.
            meant = (
                _meant(level.name, name) if len(meaningless) < _MOST else _other_names(level.name).get(_folded(name))
            )
            place = self.place(pointer + _step(name), key=True)
            if meant is None:
                meaningless.append(name)
                if len(meaningless) <= _MOST:
                    self.add("ONS111", place, "message", field=_short(name), allowed=allowed)
            elif meant in entries:
                self.add("ONS111", place, "present", field=_short(name), proposal=meant)
            else:
                # In a form the field is shown under its own name, in a file the value stands at the key as written.
                entries[meant] = _Entry(pointer + _step(name if self.source else meant), value)
                mended = Proposal(((place, meant),), "unsafe")
                self.add("ONS111", place, "near", mended, field=_short(name), proposal=meant)
        if len(meaningless) > _MOST:
            place = self.place(pointer + _step(meaningless[_MOST]), key=True)
            self.add("ONS111", place, "more", count=len(meaningless) - _MOST, allowed=allowed)
        return entries, partial or (
            len(known) < len(entries) and any(_has_fault(entry.value) for entry in entries.values())
        )

    def errors(self, level: _Level, entries: Mapping[str, _Entry], data: dict[str, Any]) -> None:
        """Give a mapping to jsonschema, and turn each of its errors into a rule of ours."""
        seen = set()
        for error in _validator(level.name).iter_errors(data):
            path = tuple(error.absolute_path)
            if not path or path in seen:  # what is missing or unknown was seen at the keys
                continue
            seen.add(path)
            name = path[0]
            pointer = entries[name].pointer + "".join(f"/{step}" for step in path[1:])
            node = entries[name].value
            for step in path[1:]:
                node = node[3][step]
            self.error(str(error.validator), str(error.validator_value), pointer, name, node)

    def error(self, keyword: str, wanted: str, pointer: str, name: str, node: _Node) -> None:
        """Turn one error of the schema into a finding."""
        text = _scalar_text(node) if node[0] == "scalar" else ""
        if (self.number, pointer) in self.unfinished:
            return  # what was meant stands behind the place where reading stopped
        if node[0] == "scalar" and (text is None or not text.strip()):
            # In a form the field is not kept, so that its extent is known nowhere else.
            place = self.place(pointer) if self.source else self.place(pointer)._replace(span=Span(0, len(node[3])))
            self.add("ONS113", place, "message" if name in _REQUIRED else "optional", field=name)
        elif node[0] == "scalar" and name in {"manifest", "platform"}:
            self.unsupported(pointer, name, str(text))
        elif keyword == "type":
            kind = {"array": "list", "object": "mapping"}.get(wanted, "text")
            found = _found(node)
            if self.source is None:
                found = "other"
            elif name == "manifest":
                kind, found = "manifest", "other"
            elif pointer.rpartition("/")[2].isdigit():
                kind, found = "item", "other"
            elif kind == "text" and found == "list" and self.text[node[1] : node[1] + 1] == "[":
                found = "brackets"
            self.add("ONS112", self.place(pointer), f"{kind}-{found}", field=name)
        elif keyword == "enum":
            self.choice(pointer, name, str(text))
        # ``pattern``: letters only, which ONS201 and ONS208 judge letter by letter.

    def unsupported(self, pointer: str, name: str, written: str) -> None:
        """Report another version or platform than the one that is known."""
        meant = name == "platform" and written.strip().lower() in CHOICES[name]
        self.add("ONS114", self.place(pointer), f"{name}-near" if meant else name, value=_short(written))

    def choice(self, pointer: str, name: str, written: str) -> None:
        """Report a value that is none of those allowed."""
        from onsrights.engine.spelling import nearest

        allowed = CHOICES[name]
        folded = re.sub(r"[\s_]+", "-", written.strip().lower())
        meant = folded if folded in allowed else nearest(folded, allowed)
        data = {"field": name, "value": _short(written), "allowed": ", ".join(allowed)}
        if meant:
            self.add("ONS112", self.place(pointer), "choice-near", **data, proposal=meant)
        else:
            self.add("ONS112", self.place(pointer), "choice", **data)

    # ------------------------------------------------------------------------------------------------- one text

    def field(self, name: str, pointer: str, node: _Node) -> Field | None:
        """Read a text that is there; ``None`` where nothing is left of it once it is mended."""
        text = _scalar_text(node) or ""
        field = Field(name, text, pointer, self.number, node if self.source is not None else None)
        return field if self.looked_at(field) else None

    def looked_at(self, field: Field) -> bool:
        """Mend a field's characters and report them; false where only characters that nobody can see were in it."""
        self.slips(field)
        mended = mend(
            field.written,
            breaks_allowed=field.name in _DESCRIPTIONS,
            spaces_allowed=field.name not in {"identifier", "prefix"},
        )
        if mended.offsets is None:
            return True
        if not mended.text.strip():
            place = field.place() if self.source else field.place(0, len(field.written))
            self.add("ONS113", place, "invisible", field=field.name, characters=_named(field.written))
            return False
        self.findings.extend(_characters(field, mended))
        field.text, field.offsets, field.ends = mended.text, mended.offsets, mended.ends
        return True

    def slips(self, field: Field) -> None:
        """Ask after a text that YAML cuts off at a comment, or that other readers take for something else."""
        node = field.node
        if self.source is None or node is None or node[4] != "":
            return
        if _COMMENT.match(self.text, node[2]):
            from onsrights.ons.rules import text_cut_by_comment

            self.findings.extend(text_cut_by_comment.find(field, self.source))
        if _OTHER_TYPE.match(field.written):
            from onsrights.ons.rules import ambiguous_scalar

            self.findings.extend(ambiguous_scalar.find(field, self.source))


def _absent(level: _Level, entries: Mapping[str, _Entry]) -> Iterator[str]:
    return (name for name in level.required if name not in entries)


def _found(node: _Node) -> str:
    """Name in one word what stands somewhere."""
    return {"scalar": "text", "sequence": "list", "mapping": "mapping"}.get(node[0], "other")


def _step(name: str) -> str:
    return "/" + name.replace("~", "~0").replace("/", "~1")


def _short(text: str) -> str:
    from onsrights.engine.visible import shorten

    return shorten(text)


# ----------------------------------------------------------------------------------------------------- characters


def _characters(field: Field, mended: Mended) -> Iterator[Finding]:
    """Report what was mended in a field: ONS130 and ONS131."""
    severity: Severity | None = (
        None if field.name in {"identifier", "prefix", "dutch_name", "english_name"} else "warning"
    )
    proposals = (Proposal(((field.place(), mended.text),), "safe"),)
    for code in ("ONS130", "ONS131"):
        faults = [fault for fault in mended.faults if (fault.kind == "decomposed") == (code == "ONS131")]
        for kind, start, end in faults[:_MOST]:
            place = Place(field.pointer, "value", Span(start, end), field.document)
            part = field.written[start:end]
            if kind == "decomposed":
                from unicodedata import normalize

                yield Finding(code, place, "message", {"letter": _short(normalize("NFC", part))}, (), proposals)
            else:
                data = {"characters": _named(part), "count": end - start}
                yield Finding(code, place, kind, data, (), proposals, severity)
        if len(faults) > _MOST:
            span = Span(faults[_MOST].start, faults[-1].end)
            place = Place(field.pointer, "value", span, field.document)
            data = {"count": len(faults) - _MOST}
            yield Finding(code, place, "more", data, (), proposals, severity if code == "ONS130" else None)


def _named(characters: str) -> str:
    """Name characters by number, each once and at most five."""
    numbers = [f"U+{ord(character):04X}" for character in dict.fromkeys(characters[:1000])]
    return ", ".join(numbers[:5]) + ("…" if len(numbers) > 5 else "")


# ------------------------------------------------------------------------------------------------------ the schema


def _plain(name: str, node: _Node) -> object:
    """Give a value as plain data, as deep as the schema of its level looks into it."""
    if node[0] == "scalar":
        text = _scalar_text(node)
        return int(text) if name == "manifest" and text and _NUMBER.fullmatch(text) else text
    if node[0] == "sequence":
        return _SOME_RIGHTS if name == "rights" else [_plain("", item) for item in node[3]]
    if node[0] == "mapping":
        return _SOME_CONNECTOR if name == "connector" else {}
    return node[3]


_SOME_CONNECTOR = {"name": "x"}
_SOME_RIGHTS = [dict.fromkeys(FIELDS, "x")]
"""Stand for what is judged by itself, so that the top of a manifest is judged alone."""


@cache
def _validator(level: str) -> Any:  # noqa: ANN401 - jsonschema's classes are made at run time
    """Give the validator of one level, made once."""
    from jsonschema import Draft202012Validator

    from onsrights.ons.editor_schema import load_schema

    schema = load_schema()
    parts = {"connector": schema["properties"]["connector"], "right": schema["$defs"]["right"], "top": schema}
    return Draft202012Validator(schema).evolve(schema=parts[level])


# ------------------------------------------------------------------------------------------------- did you mean

_SEPARATORS = re.compile(r"[\s_\-.]+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")

_OTHER_NAMES = {
    "top": {
        "manifest": "version, versie, manifest_version, manifestversie, format_version",
        "access_rights": "access_right, access, toegangsrechten, toegang",
        "connector": "connectors, koppeling",
        "rights": "right, rechten, recht",
    },
    "connector": {
        "name": "naam, connector_name, connectornaam, technical_name, technische_naam, title, titel",
        "prefix": "voorvoegsel, identifier_prefix, right_prefix, rights_prefix",
    },
    "right": {
        "identifier": "right_identifier, identificatie, recht_identificatie, id, right_id, recht, right, key, sleutel",
        "dutch_name": "nederlandse_naam, naam_nederlands, naam_nl, nl_naam, name_nl, nl_name, name_dutch, naam, nl",
        "english_name": "engelse_naam, naam_engels, naam_en, en_naam, name_en, en_name, name_english, en",
        "dutch_description": "nederlandse_omschrijving, omschrijving_nederlands, omschrijving_nl, nl_omschrijving, "
        "nederlandse_beschrijving, beschrijving_nederlands, beschrijving_nl, nl_beschrijving, description_nl, "
        "nl_description, description_dutch, omschrijving, beschrijving",
        "english_description": "engelse_omschrijving, omschrijving_engels, omschrijving_en, en_omschrijving, "
        "engelse_beschrijving, beschrijving_engels, beschrijving_en, en_beschrijving, description_en, "
        "en_description, description_english",
        "denied_reason": "reason, reden, reden_afwijzing, afwijsreden, reden_van_afwijzing, denial_reason",
        "connector_versions": "versions, versies, version, versie, connectorversies, connector_version",
        "note": "notitie, opmerking, opmerkingen, toelichting, comment, comments, remark, remarks",
    },
}
"""Dutch labels, the dashboard's labels and other names under which people write the fields."""


@cache
def _other_names(level: str) -> dict[str, str]:
    """Give, for every other name of a field without its separators, the field that is meant."""
    names = {name.replace("_", ""): meant for meant, each in _OTHER_NAMES[level].items() for name in each.split(", ")}
    return {**names, **{name.replace("_", ""): name for name in _LEVELS[level].kinds}}


_LEVELS = {level.name: level for level in (_TOP, _CONNECTOR, _RIGHT)}


def _folded(written: str) -> str:
    return _SEPARATORS.sub("", written).lower()


def field_called(written: str, *, exactly: bool = False) -> str | None:
    """Give the field of a right that goes by this name: its key, a label of the dashboard, another usual name.

    Case and separators do not count; without ``exactly`` a slip does not either.
    """
    return _other_names("right").get(_folded(written)) if exactly else _meant("right", written)


@lru_cache(1024)
def _meant(level_name: str, written: str) -> str | None:
    """Give the field that a key was plainly meant to be: other case or separators, a label, or a slip."""
    from onsrights.engine.spelling import nearest

    if len(written) > 64:
        return None
    key = mend(written, breaks_allowed=False).text
    names = _other_names(level_name)
    folded = _folded(key)
    if folded in names:
        return names[folded]
    snake = _SEPARATORS.sub("_", _HUMP.sub("_", key)).strip("_").lower()
    if near := nearest(snake, _LEVELS[level_name].kinds):
        return near
    near = nearest(folded, names)
    return names[near] if near else None
