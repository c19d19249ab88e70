"""A manifest as the form has it: the text itself, and the values in it that can be typed over.

The form keeps the whole text and hands it back with every post. What was typed is put into the text, so comments,
order and quotation marks stay wherever nothing was typed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from onsrights.engine.editing import Add, Put, Remove, edited, is_editable
from onsrights.engine.tree import read_tree
from onsrights.ons.identifiers import pascal_case
from onsrights.ons.model import FIELDS
from onsrights.ons.structure import read_manifests

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onsrights.engine.editing import Change
    from onsrights.engine.settings import AccessRights, Settings
    from onsrights.engine.source import Source
    from onsrights.engine.tree import Tree

__all__ = [
    "CONNECTOR",
    "NEW",
    "Document",
    "FormRight",
    "Manifest",
    "as_sent",
    "manifest_of",
    "prefix_for",
    "read_manifest",
]

NEW = """\
# yaml-language-server: $schema=https://onsrights.readthedocs.io/schemas/rights.draft-07.schema.json
manifest: 1
connector:
  name: ""
rights:
  - identifier: ""
    dutch_name: ""
    english_name: ""
    dutch_description: ""
    english_description: ""
"""
"""What the form begins with."""

CONNECTOR = ("name", "prefix")
_ONE_LINE = frozenset({"identifier", *CONNECTOR})
"""Fields in which a browser drops line ends."""

_UNSENDABLE = re.compile("[\x00\ud800-\udfff]")
"""What no page can show and no form can send."""


class FormRight(NamedTuple):
    """One right: the texts of its fields, and where in its document each of them stands or would stand."""

    number: int
    pointer: str
    values: dict[str, str]
    pointers: dict[str, str]


class Document(NamedTuple):
    """One document of the file."""

    number: int
    connector: dict[str, str | None]
    """Name and prefix; ``None`` for what is not there."""
    prefix: str | None
    """What identifiers have to begin with, where that is known."""
    access_rights: AccessRights
    rights: tuple[FormRight, ...]


class Manifest(NamedTuple):
    """A file whose text can be edited by the form."""

    source: Source
    documents: tuple[Document, ...]

    def document(self, number: int) -> Document | None:
        """Give a document of the file by its number, or ``None``."""
        return next((found for found in self.documents if found.number == number), None)

    def right(self, document: int, number: int) -> FormRight | None:
        """Give a right, or ``None`` where there is none of this number."""
        found = self.document(document)
        return found.rights[number] if found and 0 <= number < len(found.rights) else None

    def with_values(self, document: int, number: int, values: Mapping[str, str]) -> str:
        """Give the text after values were typed over: fields of a right, and ``name`` and ``prefix`` of its connector.

        Raises :class:`onsrights.engine.editing.NotEditableError`.
        """
        changes: list[Change] = []
        found = self.document(document)
        if found is not None:
            changes += self._connector(found, values)
        right = self.right(document, number)
        if right is not None:
            for at, name in enumerate(FIELDS):
                if name in values and not _is_same(name, right.values[name], values[name]):
                    changes.append(Put(document, right.pointers[name], values[name], FIELDS[:at]))
        return edited(self.source, changes) if changes else self.source.text

    @staticmethod
    def _connector(document: Document, values: Mapping[str, str]) -> list[Change]:
        changes: list[Change] = []
        for name in CONNECTOR:
            old = document.connector[name]
            if name not in values or _is_same(name, old or "", values[name]):
                continue
            if name == "prefix" and old is not None and not values[name]:
                changes.append(Remove(document.number, "/connector/prefix"))  # it may be left out
            else:
                changes.append(Put(document.number, f"/connector/{name}", values[name], ("name",)))
        return changes

    def with_right(self, document: int) -> str:
        """Give the text with one more right, whose fields are empty."""
        found = self.document(document)
        pointer = found.rights[0].pointer.rpartition("/")[0] if found and found.rights else "/rights"
        return edited(self.source, [Add(document, pointer, dict.fromkeys(FIELDS, ""))])

    def without_right(self, document: int, number: int) -> str:
        """Give the text without a right."""
        right = self.right(document, number)
        return self.source.text if right is None else edited(self.source, [Remove(document, right.pointer)])


def as_sent(name: str, value: str) -> str:
    """Give a value as a browser would send it back when nobody touched it."""
    value = _UNSENDABLE.sub("\ufffd", value.replace("\r\n", "\n").replace("\r", "\n"))
    return value.replace("\n", "") if name in _ONE_LINE else value


def _is_same(name: str, old: str, new: str) -> bool:
    return as_sent(name, old) == as_sent(name, new)


def read_manifest(source: Source, settings: Settings) -> Manifest | None:
    """Read a file for the form; ``None`` where it is not known what the file says."""
    tree = read_tree(source, settings.limits)
    return manifest_of(tree, settings) if is_editable(tree) else None


def manifest_of(tree: Tree, settings: Settings) -> Manifest:
    """Give what a form shows of a tree."""
    documents = []
    for found, _ in read_manifests(tree, settings):
        root = tree.documents[found.document] if tree.documents else None
        rights = []
        for number, right in enumerate(found.rights):
            node = _step(_step(root, right.pointer.split("/")[1]), right.pointer.split("/")[2])
            pointers = {name: f"{right.pointer}/{name}" for name in FIELDS}
            values = {name: _text(_step(node, name)) or "" for name in FIELDS}
            for name, field in right.fields.items():
                pointers[name], values[name] = field.pointer, field.written
            rights.append(FormRight(number, right.pointer, values, pointers))
        connector = {name: _text(_step(_step(root, "connector"), name)) for name in CONNECTOR}
        documents.append(Document(found.document, connector, found.prefix, found.access_rights, tuple(rights)))
    return Manifest(tree.source, tuple(documents))


def _step(node: tuple[Any, ...] | None, step: str) -> tuple[Any, ...] | None:
    """Go from a mapping or list to the value of a key, or to an item."""
    if node is None or node[0] == "scalar":
        return None
    if node[0] == "sequence":
        items: list[tuple[Any, ...]] = node[3]
        return items[int(step)] if step.isdecimal() else None
    written = step.replace("~1", "/").replace("~0", "~")
    return next((value for key, value in node[3] if key[0] == "scalar" and key[3] == written), None)


def _text(node: tuple[Any, ...] | None) -> str | None:
    return str(node[3]) if node is not None and node[0] == "scalar" else None


def prefix_for(name: str) -> str | None:
    """Give the prefix that follows from the name of a connector; ``None`` where none does, or none is needed."""
    proposal = pascal_case(name)
    return None if proposal == name else proposal
