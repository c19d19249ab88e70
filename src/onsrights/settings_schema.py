"""Derive the JSON Schema of the settings from the keys and the rules.

``python -m onsrights.settings_schema`` writes ``schemas/onsrights.schema.json``; with ``--check`` it writes nothing
and exits with 1 where the file is stale. It is draft-07, which editors and validate-pyproject read, describes the table
``[tool.onsrights]`` and ``onsrights.toml`` alike, and has its help in English and in Dutch.
"""

from __future__ import annotations

import json
import sys
import tomllib
from typing import TYPE_CHECKING, Any, TypeAlias

from onsrights.engine.settings.read import LANGUAGES, PATTERNS
from onsrights.engine.settings.required_version import PATTERN
from onsrights.settings_keys import settings_keys

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from onsrights.engine.diagnostics import Text
    from onsrights.engine.settings.keys import Key, Schema

__all__ = ["NAME", "main", "pyproject_schema", "settings_schema"]

NAME = "onsrights.schema.json"

_ID = f"https://onsrights.readthedocs.io/schemas/{NAME}"
_SHORTEST_PREFIX = 3
"""Letters of a code that tell no rules from others: ``ONS``."""

_Part: TypeAlias = "dict[str, Any]"


def settings_schema(settings: Schema | None = None) -> _Part:
    """Give the schema of the settings."""
    settings = settings or settings_keys()
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": _ID,
        "title": "Settings of onsrights / Instellingen van onsrights",
        "description": "[tool.onsrights] in pyproject.toml, or onsrights.toml. / "
        "[tool.onsrights] in pyproject.toml, of onsrights.toml.",
        **_table(settings.keys),
        **_without_house(settings.keys),
        "definitions": {
            "rule": {
                "description": "A code, the beginning of a code, or a name. / Een code, het begin van een code of een "
                "naam.",
                "type": "string",
                "anyOf": [{"$ref": "#/definitions/known"}, {"pattern": _OF_HOUSE}],
            },
            "known": {"type": "string", "enum": _names(settings)},
            "severity": {"type": "string", "enum": ["error", "warning", "info"]},
        },
    }


_OF_HOUSE = r"^([A-Z]{1,8}[0-9]{0,3}|[a-z][a-z0-9]*(-[a-z0-9]+)*)(?![\s\S])"
"""What a house rule may be called, whose names no schema knows."""


def _without_house(keys: tuple[Key, ...]) -> _Part:
    """Say that without house rules no rules may be named but those that there are."""
    if not any(key.name == "house" for key in keys):
        return {}
    known = {"$ref": "#/definitions/known"}
    named = {"select": {"items": known}, "ignore": {"items": known}, "severity": {"propertyNames": known}}
    others = {"type": "array", "items": {"properties": named}}
    house = {"anyOf": [{"required": ["house"]}, {"required": ["house-files"]}]}
    return {"if": house, "else": {"properties": {**named, "overrides": others}}}


def pyproject_schema(_name: str = "onsrights") -> _Part:
    """Give the schema of ``[tool.onsrights]`` to validate-pyproject, which finds this by an entry point."""
    from importlib.resources import files

    schema: _Part = json.loads((files("onsrights.schemas") / NAME).read_bytes())
    return schema


def _names(settings: Schema) -> list[str]:
    """Give all that rules may be called: codes, what codes begin with, names, and names they had before."""
    codes = [rule.code for rule in settings.registry]
    prefixes = {code[:length] for code in codes for length in range(_SHORTEST_PREFIX, len(code))}
    names = dict.fromkeys([*(rule.name for rule in settings.registry), *settings.registry.former_names])
    return [*sorted({*codes, *prefixes}), *sorted(names)]


def _table(keys: tuple[Key, ...]) -> _Part:
    table: _Part = {
        "type": "object",
        "properties": {key.name: _key(key) for key in keys},
        "additionalProperties": False,
    }
    if required := [key.name for key in keys if key.required]:
        table["required"] = required
    return table


def _key(key: Key) -> _Part:
    part: _Part = {"description": _help(key.about), **_kind(key)}
    if key.default:
        part["default"] = _read(key.default)
    if key.example:
        part["examples"] = [_read(key.example)]
    return part


def _help(text: Text) -> str:
    return f"{text.en} / {text.nl}"


def _kind(key: Key) -> _Part:
    rule = {"$ref": "#/definitions/rule"}
    kinds: dict[str, _Part] = {
        "choice": {"type": "string", "enum": list(key.choices)},
        "choices": {"type": "array", "minItems": 1, "items": {"type": "string", "enum": list(key.choices)}},
        "message": {
            "anyOf": [
                {"type": "string", "pattern": key.form},
                {
                    "type": "object",
                    "properties": {lang: {"type": "string", "pattern": key.form} for lang in LANGUAGES},
                    "required": list(LANGUAGES),
                    "additionalProperties": False,
                },
            ]
        },
        "pairs": {
            "type": "object",
            "minProperties": 1,
            "propertyNames": {"pattern": key.form},
            "additionalProperties": {"type": "string", "pattern": key.form},
        },
        "globs": {
            "type": "array",
            "minItems": 1,
            "items": {"type": "string", "pattern": r"^(?!#)[\s\S]*\S", "maxLength": 1000},
        },
        "number": {"type": "integer", "minimum": 1},
        "path": {"type": "string", "pattern": r"\S"},
        "rules": {"type": "array", "items": rule},
        "severities": {
            "type": "object",
            "propertyNames": rule,
            "additionalProperties": {"$ref": "#/definitions/severity"},
        },
        "version": {"type": "string", "pattern": PATTERN},
        "words": {
            "type": "array",
            **({"minItems": 1} if key.some else {}),
            "items": {"type": "string", "pattern": key.form or PATTERNS["words"]},
        },
    }
    if key.kind == "table":
        return _table(key.keys)
    if key.kind == "tables":
        one_of = {"oneOf": [{"required": [name]} for name in key.one_of]} if key.one_of else {}
        return {"type": "array", "items": {**_table(key.keys), **one_of}}
    return kinds[key.kind] if key.kind in kinds else {"type": "string", "pattern": key.form or PATTERNS[key.kind]}


def _read(written: str) -> Any:  # noqa: ANN401 - whatever a key takes
    return tomllib.loads(f"value = {written}")["value"]


def main(arguments: Sequence[str]) -> int:
    """Write the schema, or with ``--check`` only compare it; the exit status is 1 where it is stale."""
    text = json.dumps(settings_schema(), ensure_ascii=False, indent=2) + "\n"
    path = _path()
    stale = not path.exists() or path.read_text(encoding="utf-8") != text
    if list(arguments) == ["--check"]:
        if stale:
            sys.stderr.write(f"{NAME} is stale: run python -m onsrights.settings_schema\n")
        return int(stale)
    if stale:
        path.write_text(text, encoding="utf-8")
    return 0


def _path() -> Path:
    from importlib.resources import as_file, files

    with as_file(files("onsrights.schemas") / "rights.schema.json") as beside:
        return beside.with_name(NAME)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
