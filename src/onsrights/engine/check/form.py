"""The values of a form as a document, so that a form takes the way of a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from onsrights.engine.check.field import step
from onsrights.engine.check.schema import Document
from onsrights.engine.diagnostics import Place
from onsrights.engine.secrets import HIDDEN_STYLE, STARS, may_hold, may_name_secret

if TYPE_CHECKING:
    from collections.abc import Collection

    from onsrights.engine.check.platform import Context, Platform

__all__ = ["form_document"]

_Node: TypeAlias = tuple[Any, ...]

_DEEPEST = 12
"""No manifest nests deeper."""
_LARGEST = 10**18
"""No manifest holds a larger number; one of thousands of digits costs time to write, and Python refuses to."""


def form_document(
    platform: Platform,
    values: Mapping[str, object],
    context: Context,
    unasked: Collection[str] = (),
    number: int = 0,
) -> Document:
    """Read the values of a form, with the same faults under the same codes as in a file.

    A missing field is placed at its own pointer (``/rights/0/english_name``), because a form shows it there.
    ``unasked`` are places in the schema (``rights[]``) whose keys nobody misses, ``number`` tells several forms apart.
    """
    document = Document(platform, number, None, frozenset(), context)
    document.unasked = frozenset(unasked)
    document.open(_form_node(values, "", document))
    return document


def _form_node(value: object, pointer: str, document: Document, name: str = "") -> _Node:
    """Stand for a value of a form, under the key of that name; text is taken as it is, ``null`` included."""
    document.room -= 1
    if not document.room:
        limit = document.context.settings.limits.nodes
        document.add("105", Place(pointer, "value", None, document.number), "nodes", limit=limit)
    if isinstance(value, str):
        value = str.__str__(value)
        if _has_secret(name, value, pointer, document):
            return ("scalar", 0, 0, STARS, HIDDEN_STYLE)
        longest = document.context.settings.limits.scalar
        if len(value) > longest:
            place = Place(pointer, "value", None, document.number)
            document.add("105", place, "scalar", limit=longest, length=len(value))
            return ("scalar", 0, 0, "", "#too-large")  # as if it had been left out
        return ("scalar", 0, 0, value, '"')
    if value is None:
        return ("scalar", 0, 0, "", "")
    if isinstance(value, Mapping | list | tuple) and pointer.count("/") < _DEEPEST and id(value) not in document.around:
        document.around.add(id(value))
        parts: list[Any]
        if isinstance(value, Mapping):
            parts = [_form_pair(key, part, pointer, document) for key, part in value.items() if document.room > 0]
        else:
            parts = [
                _form_node(part, f"{pointer}/{index}", document, name)
                for index, part in enumerate(value)
                if document.room > 0
            ]
        document.around.remove(id(value))
        return ("mapping" if isinstance(value, Mapping) else "sequence", 0, 0, parts)
    return ("other", 0, 0, _harmless(value))


class _Unnamed:
    """Stands for a value of which nothing is said but that it is of the wrong kind."""

    def __repr__(self) -> str:
        return "…"


_UNNAMED = _Unnamed()


def _harmless(value: object) -> object:
    """Give a value of a kind that is written with words or digits; of any other one only that it is there.

    What a value defines itself may fail, and may take any time and room; so none of that is ever called.
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return max(-_LARGEST, min(int.__int__(value), _LARGEST))
    if isinstance(value, float):
        return float.__add__(value, 0.0)
    from datetime import date, datetime

    if isinstance(value, datetime):
        return datetime.fromisoformat(datetime.isoformat(value))
    return date.fromisoformat(date.isoformat(value)) if isinstance(value, date) else _UNNAMED


def _form_pair(key: object, value: object, pointer: str, document: Document) -> tuple[_Node, _Node]:
    if not isinstance(key, str):
        known = _harmless(key)
        return ("other", 0, 0, known), _form_node(value, f"{pointer}/{step(str(known))}", document)
    key = str.__str__(key)
    if _has_secret("", key, f"{pointer}/{STARS}", document):
        return ("scalar", 0, 0, STARS, HIDDEN_STYLE), _form_node(value, f"{pointer}/{STARS}", document)
    return ("scalar", 0, 0, key, '"'), _form_node(value, f"{pointer}/{step(key)}", document, key)


def _has_secret(name: str, value: str, pointer: str, document: Document) -> bool:
    """Note the secrets in a text that a form has under a key; say whether there are any."""
    kinds = document.platform.secrets
    if not (kinds or may_name_secret(name) or may_hold(value)):
        return False
    from onsrights.engine.rules.secret_in_manifest import secret_in_form

    found = secret_in_form(f"{document.platform.prefix}116", pointer, name, value, kinds)
    document.secrets += found
    return bool(found)
