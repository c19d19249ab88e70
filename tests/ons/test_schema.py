"""The schema, what is generated from it, and that the fast look agrees with it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator, Draft202012Validator

import onsrights
from onsrights.ons import editor_schema
from onsrights.ons._look import CHOICES, CONNECTOR_KEYS, RIGHT_KEYS, RIGHT_REQUIRED, TOP_KEYS
from onsrights.ons.model import FIELDS
from onsrights.ons.structure import form_rights, looks_right, looks_top

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SCHEMA = editor_schema.load_schema()
WHOLE = Draft202012Validator(SCHEMA)
ONE_RIGHT = Draft202012Validator(SCHEMA["$defs"]["right"])
EDITOR = editor_schema.load_schema("rights.draft-07.schema.json")

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
    assert RIGHT_REQUIRED == FIELDS


def test_generated_files_are_fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["editor_schema", "--check"])
    assert editor_schema.main() == 0


def test_stale_files_are_noticed_and_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    look = tmp_path / "_look.py"
    look.write_text("stale", encoding="utf-8")
    monkeypatch.setattr(editor_schema, "_LOOK", look)
    monkeypatch.setattr("sys.argv", ["editor_schema", "--check"])
    assert editor_schema.main() == 1
    assert "_look.py is stale" in capsys.readouterr().err
    monkeypatch.setattr("sys.argv", ["editor_schema"])
    assert editor_schema.main() == 0
    assert look.read_text(encoding="utf-8") == editor_schema.look_source(SCHEMA)


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


# ------------------------------------------------------------------------------------- the look agrees with the schema

TEXTS = st.sampled_from(
    ["Abc", "", " ", "\u00a0", "draft", "ons", "allow", "deny", "denied", "1", "a b", "Abc\n", "x-y"]
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | TEXTS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXTS, inner, max_size=2),
    max_leaves=3,
)


def mostly(keys: tuple[str, ...], good: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Give mappings that are nearly right: a few keys taken away, changed or added."""
    changes = st.dictionaries(st.sampled_from((*keys, "x-own", "other", "dutch_nam")), VALUES, max_size=2)
    gone = st.lists(st.sampled_from(keys), max_size=1)

    def merged(change: dict[str, Any], left_out: list[str]) -> dict[str, Any]:
        return {key: value for key, value in {**good, **change}.items() if key not in left_out}

    return st.builds(merged, changes, gone)


RIGHTS = mostly(RIGHT_KEYS, GOOD)
CONNECTORS = mostly(CONNECTOR_KEYS, {"name": "Abc", "prefix": "Abc"}) | VALUES
MANIFESTS = st.builds(
    lambda top, connector: top | ({"connector": connector} if "connector" in top else {}),
    mostly(TOP_KEYS, {"manifest": "1", "connector": {"name": "Abc"}, "rights": [GOOD]}),
    CONNECTORS,
)


def node(value: object) -> tuple[Any, ...]:
    """Write data as the tree has it."""
    if isinstance(value, dict):
        return ("mapping", 0, 0, [(node(key), node(each)) for key, each in value.items()])
    if isinstance(value, list):
        return ("sequence", 0, 0, [node(each) for each in value])
    return ("scalar", 0, 0, "", "") if value is None else ("scalar", 0, 0, value, '"')


def structural(validator: Draft202012Validator, data: object) -> list[Any]:
    """Give the errors apart from the letters of identifiers and prefixes, which other rules judge one by one."""
    return [
        error
        for error in validator.iter_errors(data)
        if not (error.validator == "pattern" and "A-Z" in error.validator_value and error.instance.strip())
    ]


@given(RIGHTS | VALUES)
@settings(max_examples=300)
def test_look_at_a_right_agrees_with_the_schema(right: object) -> None:
    assert looks_right(node(right)) == (not structural(ONE_RIGHT, right))


@given(MANIFESTS | VALUES)
@settings(max_examples=300)
def test_look_at_the_top_agrees_with_the_schema(manifest: object) -> None:
    data: object = manifest
    if isinstance(manifest, dict):
        number = {"manifest": 1} if manifest.get("manifest") == "1" else {}  # the one value that is a number
        rights = manifest.get("rights")
        data = {**manifest, **number, **({"rights": [GOOD]} if rights and isinstance(rights, list) else {})}
    assert looks_top(node(manifest)) == (not structural(WHOLE, data))


@given(RIGHTS | st.dictionaries(TEXTS, VALUES))
@settings(max_examples=300)
def test_the_way_of_a_good_right_agrees_with_the_look(right: dict[str, object]) -> None:
    _, findings = form_rights([right])
    said = {finding.code for finding in findings} & {"ONS110", "ONS111", "ONS112", "ONS113"}
    assert looks_right(node(right)) == (not said)


def test_choices_are_text_in_the_look() -> None:
    assert CHOICES["manifest"] == ("1",)
    assert json.dumps(SCHEMA["properties"]["manifest"]["enum"]) == "[1]"


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
