"""JSON as it was written: numbers are the text that stood there, and a key that stands twice is not lost in silence."""

from __future__ import annotations

import json
from typing import Any

from onsrights.documents.records import NotReadableError
from onsrights.engine.diagnostics import Text

__all__ = ["Object", "plain", "read_objects"]

_NO_JSON = Text(
    "Dit is geen geldige JSON: bij regel {line}, teken {column} kon het niet verder gelezen worden.",
    "This is not valid JSON: it could not be read beyond line {line}, character {column}.",
)
_TOO_DEEP = Text("De JSON is te diep genest om te lezen.", "The JSON is nested too deeply to be read.")


class Object(dict[str, Any]):
    """An object of JSON; of keys that stand twice the later ones are in ``twice``."""

    twice: tuple[tuple[str, Any], ...] = ()


def read_objects(text: str) -> object:
    """Give what a JSON text holds; raises :class:`NotReadableError`."""
    try:
        return json.loads(text, object_pairs_hook=_object, parse_int=str, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as error:
        raise NotReadableError(_NO_JSON, line=error.lineno, column=error.colno) from None
    except RecursionError:
        raise NotReadableError(_TOO_DEEP) from None


def _object(pairs: list[tuple[str, Any]]) -> Object:
    found = Object()
    twice = []
    for key, value in pairs:
        if key in found:
            twice.append((key, value))
        else:
            found[key] = value
    found.twice = tuple(twice)
    return found


def plain(value: object) -> str:
    """Give a value as text; what is nested as the JSON it was."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
