"""The reference of the two formats, from their JSON Schemas: the manifest that goes in, the report that comes out."""

from __future__ import annotations

import json
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["SCHEMAS", "manifest_page", "report_page", "schema_files"]

SCHEMAS = "schemas/"
"""Where the schemas stand on the site; their ``$id`` says so."""

_MANIFEST = """\
# Manifest

The format of `rights.yaml`, as the JSON Schema says it. The schema is published with this site, in the form of
[2020-12](https://onsrights.readthedocs.io/schemas/rights.schema.json) and, for editors, of
[draft-07](https://onsrights.readthedocs.io/schemas/rights.draft-07.schema.json); `onsrights schema` prints both.
"""
_REPORT = """\
# JSON report

What `onsrights check --format json` writes, as the JSON Schema says it. The schema is published with this site:
[report.schema.json](https://onsrights.readthedocs.io/schemas/report.schema.json).
"""


def schema_files() -> dict[str, str]:
    """Give the text of every schema by the name of its file."""
    folder = resources.files("onsrights.schemas")
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir() if path.name.endswith(".json")}


def manifest_page() -> str:
    """Give the page about the manifest."""
    return _page(_MANIFEST, "rights.schema.json")


def report_page() -> str:
    """Give the page about the report."""
    return _page(_REPORT, "report.schema.json")


def _page(introduction: str, name: str) -> str:
    schema = json.loads(schema_files()[name])
    lines = [introduction, "## The whole file", "", *_described(schema), *_table(schema)]
    for key, part in schema.get("$defs", {}).items():
        lines += [f"## {key}", "", *_described(part), *_table(part)]
    return "\n".join(lines) + "\n"


def _described(schema: Mapping[str, Any]) -> Iterator[str]:
    if "description" in schema:
        yield from (_english(schema["description"]), "")


def _table(schema: Mapping[str, Any]) -> Iterator[str]:
    """Give the keys of an object, those of objects inside it with their whole path."""
    rows = list(_rows(schema, ""))
    if not rows:
        yield from (f"A value: {_kind(schema)}.", "")
        return
    yield from ("| Key | Value | Required | |", "|---|---|---|---|")
    for key, kind, required, about in rows:
        yield f"| `{key}` | {kind} | {'yes' if required else ''} | {about} |"
    yield ""


def _rows(schema: Mapping[str, Any], path: str) -> Iterator[tuple[str, str, bool, str]]:
    for key, part in schema.get("properties", {}).items():
        about = _english(part.get("description", "")).replace("|", "\\|")
        yield path + key, _kind(part), key in schema.get("required", ()), about
        yield from _rows(part, f"{path}{key}.")
    for pattern in schema.get("patternProperties", {}):
        yield path + pattern.removeprefix("^") + "…", "anything", False, "Left alone."


def _kind(schema: Mapping[str, Any]) -> str:
    """Say in a few words what a value may be."""
    if "$ref" in schema:
        where, _, name = schema["$ref"].rpartition("/")
        return f"[{name}](#{name.lower() if where == '#/$defs' else 'the-whole-file'})"
    for several in ("oneOf", "anyOf"):
        if several in schema:
            return " or ".join(_kind(part) for part in schema[several])
    if "enum" in schema:
        return ", ".join(f"`{json.dumps(value)}`".replace('"', "") for value in schema["enum"])
    if "const" in schema:
        return f"`{json.dumps(schema['const'])}`"
    kinds = schema.get("type", "anything")
    if kinds == "array" and "items" in schema:
        return f"list of {_kind(schema['items'])}"
    return " or ".join(kinds) if isinstance(kinds, list) else str(kinds)


def _english(description: str) -> str:
    """Give the English half of a description that holds both languages."""
    return description.partition(" / ")[0]
