"""The reference of the formats, from their JSON Schemas: manifests that go in, report and answer that come out."""

from __future__ import annotations

import json
from importlib import resources
from typing import TYPE_CHECKING, Any

from onsrights.platforms import PLATFORMS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["SCHEMAS", "manifest_pages", "report_page", "schema_files", "why_page"]

SCHEMAS = "schemas/"
"""Where the schemas stand on the site; their ``$id`` says so."""

_MANIFEST = """\
# Manifest for {name}

The format of {files}, as the JSON Schema says it. The schema is published with this site, in the form of
[2020-12](https://onsrights.readthedocs.io/schemas/{schema}.schema.json) and, for editors, of
[draft-07](https://onsrights.readthedocs.io/schemas/{schema}.draft-07.schema.json);
`onsrights schema{option}` prints both.
"""
_REPORT = """\
# JSON report

What `onsrights check --format json` writes, as the JSON Schema says it. The schema is published with this site:
[report.schema.json](https://onsrights.readthedocs.io/schemas/report.schema.json).
"""
_WHY = """\
# JSON answer of why

What `onsrights why --format json` writes, as the JSON Schema says it, with and without `--matrix`. The schema is
published with this site: [why.schema.json](https://onsrights.readthedocs.io/schemas/why.schema.json).
`POST /api/why` gives the same.
"""


def schema_files() -> dict[str, str]:
    """Give the text of every schema by the name of its file."""
    folder = resources.files("onsrights.schemas")
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir() if path.name.endswith(".json")}


def manifest_pages() -> dict[str, str]:
    """Give the page about the manifest of each platform by its path; the first platform's is ``manifest.md``."""
    pages = {}
    for number, (key, offer) in enumerate(PLATFORMS.offers.items()):
        schema = PLATFORMS[key].schema
        introduction = _MANIFEST.format(
            name=offer.name,
            files=", ".join(f"`{name}`" for name in (*offer.files, *(f"*{ending}" for ending in offer.endings))),
            schema=schema.removesuffix(".schema.json"),
            option=f" --platform {key}" if number else "",
        )
        pages[f"reference/manifest{f'-{key}' if number else ''}.md"] = _page(introduction, schema)
    return pages


def report_page() -> str:
    """Give the page about the report."""
    return _page(_REPORT, "report.schema.json")


def why_page() -> str:
    """Give the page about the answer of ``why``."""
    return _page(_WHY, "why.schema.json")


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
    for kind in [schema.get("additionalProperties")]:
        if isinstance(kind, dict):
            yield path + "…", _kind(kind), False, _english(kind.get("description", "")).replace("|", "\\|")
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
