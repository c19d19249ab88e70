"""The values of a form as a document, so that a form takes the way of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from onsrights.engine.check.field import step
from onsrights.engine.check.schema import Document
from onsrights.engine.diagnostics import Place

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from onsrights.engine.check.platform import Context, Platform

__all__ = ["form_document"]

_Node: TypeAlias = tuple[Any, ...]

_DEEPEST = 12
"""No manifest nests deeper."""


def form_document(
    platform: Platform, values: Mapping[str, object], context: Context, unasked: Collection[str] = ()
) -> Document:
    """Read the values of a form, with the same faults under the same codes as in a file.

    A missing field is placed at its own pointer (``/rights/0/english_name``), because a form shows it there.
    ``unasked`` are places in the schema (``rights[]``) whose keys nobody misses.
    """
    document = Document(platform, 0, None, frozenset(), context)
    document.unasked = frozenset(unasked)
    document.open(_form_node(values, "", document))
    return document


def _form_node(value: object, pointer: str, document: Document) -> _Node:
    """Stand for a value of a form by a node; text is taken as it is, ``null`` included."""
    if isinstance(value, str):
        longest = document.context.settings.limits.scalar
        if len(value) > longest:
            place = Place(pointer, "value", None, 0)
            document.add("105", place, "scalar", limit=longest, length=len(value))
            return ("scalar", 0, 0, "", "#too-large")  # as if it had been left out
        return ("scalar", 0, 0, value, '"')
    if value is None:
        return ("scalar", 0, 0, "", "")
    if pointer.count("/") < _DEEPEST:
        if hasattr(value, "items"):
            pairs = [
                (_form_key(key), _form_node(part, f"{pointer}/{step(str(key))}", document))
                for key, part in value.items()
            ]
            return ("mapping", 0, 0, pairs)
        if isinstance(value, list | tuple):
            items = [_form_node(part, f"{pointer}/{index}", document) for index, part in enumerate(value)]
            return ("sequence", 0, 0, items)
    return ("other", 0, 0, value)


def _form_key(key: object) -> _Node:
    return ("scalar", 0, 0, key, '"') if isinstance(key, str) else ("other", 0, 0, key)
