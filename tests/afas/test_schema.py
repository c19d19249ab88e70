"""The schema has a label and a sentence of help for every key, in both languages, and knows the catalogue."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from onsrights.afas.tables import DATED, catalogue, is_family, is_update_connector, names_of
from onsrights.engine.check.platform import load_schema
from tests.afas.checking import BASES, values_of
from tests.over import over

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA = load_schema("afas.schema.json")


def keys(part: Any, place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:  # noqa: ANN401 - parts of a schema
    """Give every key of the schema with what is said of it, references followed once."""
    for name, each in part.get("properties", {}).items():
        whole = {**SCHEMA["$defs"][each["$ref"].removeprefix("#/$defs/")], **each} if "$ref" in each else each
        yield f"{place}{name}", whole
        yield from keys(whole, f"{place}{name}.")
        if "items" in whole:
            items = whole["items"]
            inner = SCHEMA["$defs"][items["$ref"].removeprefix("#/$defs/")] if "$ref" in items else items
            yield from keys(inner, f"{place}{name}[].")


KEYS = dict(keys(SCHEMA))


@over("place", KEYS)
def test_every_key_has_a_label_and_one_sentence_in_both_languages(place: str) -> None:
    part = KEYS[place]
    assert 1 <= len(part["title"].split(" / ")) <= 2
    english, dutch = part["description"].split(" / ")
    for sentence in (english, dutch):
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert ". " not in sentence
    assert english != dutch


def test_there_are_no_alternatives_and_conditions() -> None:
    text = json.dumps(SCHEMA)
    assert not [word for word in ("anyOf", "oneOf", '"if"', "allOf", '"not"') if word in text]


@pytest.mark.parametrize("base", BASES)
def test_the_examples_validate(base: str) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert list(Draft202012Validator(SCHEMA).iter_errors(values_of(base))) == []


def test_names_of_the_catalogue_are_suggested() -> None:
    assert KEYS["connector.update_connectors[].name"]["examples"] == list(names_of("update"))
    assert set(names_of("get")) < set(KEYS["connector.get_connectors[].name"]["examples"])


def test_the_catalogue() -> None:
    kinds = [entry.kind for entry in catalogue().values()]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {"get": 88, "update": 206, "special": 2, "endpoint": 8}
    assert catalogue()["ProfitSubjects"].authorisation == "excluded"
    assert catalogue()["FbCostPrice"].methods == ("post",)
    assert DATED == "2026-11-30"


@pytest.mark.parametrize("name", ["TxClientIB2031", "TxClientVpb2019", "TxCFVpb2026", "KnCustomK12", "KnCustomLinkC07"])
def test_families_are_known_without_being_listed(name: str) -> None:
    assert is_family(name)
    assert is_update_connector(name)


@pytest.mark.parametrize("name", ["TxClientIB20310", "KnCustomK1", "KnCustomK123", "txClientIB2031", "KnCustomLinkC"])
def test_nothing_else_is_a_family(name: str) -> None:
    assert not is_family(name)
