"""The schema, what is generated from it, and that the fast look agrees with it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator

import onsrights
from onsrights import editors
from onsrights.engine.check.platform import load_schema
from onsrights.ons.model import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA = load_schema("rights.schema.json")
WHOLE = Draft202012Validator(SCHEMA)
ONE_RIGHT = Draft202012Validator(SCHEMA["$defs"]["right"])
EDITOR = load_schema("rights.draft-07.schema.json")

GOOD: dict[str, Any] = {
    "identifier": "ExternalConnectorClientDocumentDelete",
    "dutch_name": "Document [van een cliënt] verwijderen",
    "english_name": "Delete [client] document",
    "dutch_description": "Geeft toestemming.",
    "english_description": "Allows.",
}


def test_schemas_are_schemas() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    Draft7Validator.check_schema(EDITOR)
    assert not {"anyOf", "oneOf", "allOf", "not", "if"} & words(SCHEMA)


def words(part: object) -> set[str]:
    if isinstance(part, dict):
        return set(part).union(*(words(value) for value in part.values()))
    return set().union(*(words(value) for value in part)) if isinstance(part, list) else set()


def test_the_five_fields_are_those_of_the_model() -> None:
    assert tuple(SCHEMA["$defs"]["right"]["required"]) == FIELDS


def test_generated_files_are_fresh() -> None:
    assert editors.main(["--check"]) == 0


def test_editor_schema_helps_in_both_languages_and_its_examples_are_right() -> None:
    def look_at(part: dict[str, Any]) -> None:
        for name, each in {**part.get("properties", {}), **part.get("definitions", {})}.items():
            assert "\n\n" in each["markdownDescription"], name
            assert each["title"], name
            assert each["description"], name
            for example in each.get("examples", ()):
                assert Draft7Validator({**each, "definitions": EDITOR["definitions"]}).is_valid(example), (
                    name,
                    example,
                )
            look_at(each)

    look_at(EDITOR)
    assert EDITOR["defaultSnippets"][0]["body"]["manifest"] == 1
    assert set(EDITOR["definitions"]["right"]["defaultSnippets"][0]["body"]) == set(FIELDS)


@pytest.mark.parametrize("identifier", ["Abc\n", "Ab1", "Äbc", "", "A_b", " Abc"])
def test_an_identifier_is_letters_to_its_very_end(identifier: str) -> None:
    for schema, validator in ((SCHEMA["$defs"], Draft202012Validator), (EDITOR["definitions"], Draft7Validator)):
        assert not validator(schema["right"]).is_valid({**GOOD, "identifier": identifier})
        assert validator(schema["right"]).is_valid(GOOD)


def parts(schema: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - whatever JSON holds
    """Give every part of a schema that describes a value."""
    if isinstance(schema, dict):
        if "type" in schema:
            yield schema
        for key in ("properties", "definitions"):
            for part in schema.get(key, {}).values():
                yield from parts(part)


def test_editors_never_show_a_pattern_and_explain_every_choice() -> None:
    for part in parts(EDITOR):
        assert ("pattern" in part) is ("patternErrorMessage" in part)
        if len(part.get("enum", ())) > 1:
            assert len(part["enumDescriptions"]) == len(part["enum"])
        for text in (part.get("patternErrorMessage", " / "), *part.get("enumDescriptions", ())):
            assert text.count(" / ") == 1  # Dutch and English
    assert EDITOR["properties"]["$schema"]["doNotSuggest"]


def test_snippets_are_clean_when_nothing_is_filled_in() -> None:
    def body(snippets: list[dict[str, Any]]) -> Any:  # noqa: ANN401 - whatever JSON holds
        return json.loads(re.sub(r"\$\{\d+:([^}]*)\}", r"\1", json.dumps(snippets[0]["body"], ensure_ascii=False)))

    manifest = body(EDITOR["defaultSnippets"])
    rights = [
        body(part["defaultSnippets"]) for part in (EDITOR["properties"]["rights"], EDITOR["definitions"]["right"])
    ]
    assert onsrights.check_text(json.dumps(manifest), filename="rights.json").diagnostics == ()
    for right in rights:
        assert onsrights.check_right(right, prefix="ExternalConnector").diagnostics == ()
