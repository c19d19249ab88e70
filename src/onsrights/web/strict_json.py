"""JSON from strangers: what is doubtful is refused, and said in our own words."""

from __future__ import annotations

import json
from typing import Any

from onsrights.engine.text.visible import shorten
from onsrights.web.problems import Problem

__all__ = ["read_json", "read_utf8"]


def read_utf8(data: bytes) -> str:
    """Decode a text; a byte order mark is left out."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Problem(400, "not-utf8", byte=f"0x{data[error.start]:02X}", position=error.start) from None


def read_json(data: bytes) -> Any:  # noqa: ANN401 - JSON is anything
    """Read JSON; refuses repeated keys, ``NaN``, endless numbers and nesting without end."""
    text = read_utf8(data)
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_constant, parse_int=_integer)
    except json.JSONDecodeError as error:
        raise Problem(400, "not-json", line=error.lineno, column=error.colno) from None
    except RecursionError:
        raise Problem(400, "json-depth") from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise Problem(400, "duplicate-key", key=shorten(next(key for key in keys if keys.count(key) > 1)))
    return found


def _constant(_: str) -> None:
    raise Problem(400, "json-number")


def _integer(digits: str) -> int:
    try:
        return int(digits)
    except ValueError:  # Python reads no numbers of thousands of digits
        raise Problem(400, "json-number") from None
