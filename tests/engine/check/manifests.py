"""Manifests of any platform, made from its schema: right ones, and ones that are nearly right."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any, TypeAlias

from hypothesis import strategies as st

from onsrights.engine.check.platform import load_schema, part_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from onsrights.engine.check.platform import Platform

__all__ = ["as_texts", "nearly_right", "right", "typed"]

_Part: TypeAlias = "Mapping[str, Any]"

_WORDS = (
    "Balie",
    "een apparaat",
    "a/b~c",
    "1.4",
    "x-ray",
    "Zorg: #1",
    "'s ochtends",
    "é",
    "[x]",
    "KnSubject",
    "true",
    "7",
)
_FREE = ("a.b", "c/d", "e~f", "", "x-y", "crm.accounts")
"""Keys that people choose themselves, and such as do harm in a pointer."""
_ODD: tuple[Any, ...] = (
    None, "", " ", [], {}, [None], [""], ["x", ["y"]], [{}], [[]], {"x": "y"}, {"level": "read"}, True, "ja", "TRUE",
    7, "-1", "0", "16", "1234567890", "1.0", "2026-02-30", "2026-1-1", "priner", "Till", "x", "\n",
)  # fmt: skip
"""Values that hardly any key takes."""


def _resolved(schema: _Part, part: _Part) -> _Part:
    reference = part.get("$ref")
    return part if reference is None else {**schema["$defs"][reference.removeprefix("#/$defs/")], **part}


def _types(part: _Part) -> set[str]:
    types = part.get("type", "string")
    return {types} if isinstance(types, str) else set(types)


# ---------------------------------------------------------------------------------------------------------- right ones


def right(platform: Platform) -> st.SearchStrategy[dict[str, Any]]:
    """Give manifests to which the schema has no objection."""
    schema = load_schema(platform.schema)
    return _of(schema, schema)


def _of(schema: _Part, part: _Part) -> st.SearchStrategy[Any]:
    part = _resolved(schema, part)
    types = _types(part)
    if "enum" in part:
        return st.sampled_from(part["enum"])
    if types == {"boolean"}:
        return st.booleans() | st.sampled_from(["true", "false"])
    if types == {"integer"}:
        numbers = st.integers(part.get("minimum", 0), part.get("maximum", 99))
        return numbers | numbers.map(str)
    if "date" in (part.get("format"), part.get("pattern", "").startswith("^[0-9]{4}") and "date"):
        return st.sampled_from(["2026-11-30", "2024-02-29", "1999-01-01"])
    if "array" in types:
        return st.lists(_of(schema, part.get("items", {})), min_size=part.get("minItems", 0), max_size=3)
    if "object" in types:
        whole = _object(schema, part)
        return whole | st.sampled_from(_WORDS) if "string" in types else whole
    words = st.sampled_from(_WORDS)
    return words | st.sampled_from([5, "5"]) if "integer" in types else words


@st.composite
def _object(draw: st.DrawFn, schema: _Part, part: _Part) -> dict[str, Any]:
    properties = part.get("properties", {})
    required = part.get("required", [])
    optional = [name for name in properties if name not in required]
    chosen = {*required, *draw(st.lists(st.sampled_from(optional), max_size=4))} if optional else set(required)
    value = {name: draw(_of(schema, properties[name])) for name in draw(st.permutations(sorted(chosen)))}
    rest = part.get("additionalProperties")
    if isinstance(rest, dict):
        value |= {
            name: draw(_of(schema, rest)) for name in draw(st.lists(st.sampled_from(_FREE), max_size=3, unique=True))
        }
    if "patternProperties" in part and draw(st.booleans()):
        value["x-team"] = deepcopy(draw(st.sampled_from(_ODD)))
    return value


# --------------------------------------------------------------------------------------------------- nearly right ones


@st.composite
def nearly_right(draw: st.DrawFn, platform: Platform) -> Any:  # noqa: ANN401 - whatever a manifest holds
    """Give manifests in which up to three things were changed for the worse, or for nothing."""
    value = draw(right(platform))
    keys = [name for part in _objects(load_schema(platform.schema)) for name in part.get("properties", {})]
    for _ in range(draw(st.integers(0, 3))):
        holder = {"": value}
        places = [*_places(holder)]
        within, key = draw(st.sampled_from(places))
        _change(draw, within, key, keys)
        value = deepcopy(holder.get("", value))
    return value


def _change(draw: st.DrawFn, within: Any, key: Any, keys: list[str]) -> None:  # noqa: ANN401
    what = draw(st.sampled_from(["replace", "remove", "rename", "add", "replace"]))
    if what == "replace" or not isinstance(within, dict) or key == "":
        within[key] = deepcopy(draw(st.sampled_from(_ODD)))
    elif what == "remove":
        del within[key]
    else:
        name = draw(
            st.sampled_from(["x", "wrong", "x-note", *(draw(st.sampled_from([_misspelt(key), key])) for _ in "..")])
        )
        name = draw(st.sampled_from([name, _misspelt(draw(st.sampled_from(keys)))]))
        if what == "rename":
            # The order stays, as it does where somebody mistypes a key.
            pairs = [(name if each == key else each, value) for each, value in within.items()]
            within.clear()
            within.update(pairs)
        else:
            within.setdefault(name, deepcopy(draw(st.sampled_from(_ODD))))


def _misspelt(key: str) -> str:
    return key[:2] + key[3:] if len(key) > 4 else f"{key}s"


def _objects(part: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401
    if isinstance(part, dict):
        yield part
    for each in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from _objects(each)


def _places(value: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401
    """Give every place of a value: what it is in, and its key or index there."""
    for key, each in value.items() if isinstance(value, dict) else enumerate(value):
        yield value, key
        if isinstance(each, dict | list):
            yield from _places(each)


# ------------------------------------------------------------------------------------------- what others make of them

_WHOLE = re.compile(r"[0-9]{1,9}")


def typed(platform: Platform, value: Any) -> Any:  # noqa: ANN401
    """Give a manifest as a schema has to see it: each scalar is the text in the file, or what its key makes of that."""
    schema = load_schema(platform.schema)
    return _typed(schema, part_of(schema, ""), value)


def _typed(schema: _Part, part: _Part | None, value: Any) -> Any:  # noqa: ANN401
    part = None if part is None else _resolved(schema, part)
    if isinstance(value, dict):
        known = {} if part is None else part.get("properties", {})
        rest = None if part is None else part.get("additionalProperties")
        rest = rest if isinstance(rest, dict) else None
        return {key: _typed(schema, known.get(key, rest), each) for key, each in value.items()}
    if isinstance(value, list):
        return [_typed(schema, None if part is None else part.get("items"), each) for each in value]
    if value is None:
        return None
    text = _text(value)
    types = set() if part is None else _types(part)
    if types == {"boolean"}:
        return {"true": True, "false": False}.get(text, text)
    return int(text) if types == {"integer"} and _WHOLE.fullmatch(text) else text


def _text(value: Any) -> str:  # noqa: ANN401
    return str(value).lower() if isinstance(value, bool) else str(value)


def as_texts(value: Any) -> Any:  # noqa: ANN401
    """Give a manifest as a form has it: every scalar is a text."""
    if isinstance(value, dict):
        return {key: as_texts(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_texts(each) for each in value]
    return None if value is None else _text(value)
