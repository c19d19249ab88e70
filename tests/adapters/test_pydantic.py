"""The model for pydantic, with the real pydantic: the same faults, under their names, at their fields."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, ClassVar

import pytest
from pydantic import BaseModel, Field, TypeAdapter, ValidationError, field_validator

import onsrights
from onsrights.adapters.pydantic import Right
from tests.ons.test_corpus import CORRECT, DESCRIPTIONS, FAULTY, PREFIX
from tests.test_library import CONNECTOR, RIGHT

if TYPE_CHECKING:
    from collections.abc import Mapping

CONTEXT = {"prefix": CONNECTOR}


def errors(value: object, model: Any = Right, **context: object) -> list[Mapping[str, Any]]:  # noqa: ANN401
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(model).validate_python(value, context={**CONTEXT, **context})
    return [dict(error) for error in caught.value.errors()]


def test_a_good_right_is_a_model() -> None:
    right = Right.model_validate(RIGHT, context=CONTEXT)
    assert right.model_dump() == RIGHT
    assert right.report.ok
    assert right.report.diagnostics == ()
    assert Right(**RIGHT).report.diagnostics == ()
    assert Right.model_validate_json(right.model_dump_json()) == right


def test_a_fault_has_type_place_and_values() -> None:
    [error] = errors({**RIGHT, "dutch_name": "Document verwijderen [van een cliënt]"})
    assert error["type"] == "dutch_name_scope_position"
    assert error["loc"] == ("dutch_name",)
    assert error["input"] == "Document verwijderen [van een cliënt]"
    assert error["msg"] == error["ctx"]["message"]
    assert error["ctx"]["code"] == "ONS305"
    assert error["ctx"]["rule"] == "dutch-name-scope-position"
    assert error["ctx"]["severity"] == "error"
    assert error["ctx"]["field_range"] == (21, 37)
    assert error["ctx"]["proposals"] == ["Document [van een cliënt] verwijderen"]
    assert error["ctx"]["url"].endswith("/ONS305/")


def test_the_language_is_that_of_the_context() -> None:
    faulty = {**RIGHT, "dutch_name": "Document verwijderen [van een cliënt]"}
    [dutch], [english] = errors(faulty, lang="nl"), errors(faulty)
    assert dutch["msg"].startswith("Het bereik")
    assert english["msg"].startswith("The scope")


def test_what_is_missing_or_no_text_is_said_in_our_words() -> None:
    found = errors({**RIGHT, "english_name": None, "dutch_description": 7, "identifier": ""}, lang="nl")
    assert sorted((error["ctx"]["code"], *error["loc"]) for error in found) == [
        ("ONS112", "dutch_description"),
        ("ONS113", "english_name"),
        ("ONS113", "identifier"),
    ]
    assert [error["ctx"]["code"] for error in errors({})] == ["ONS110"] * 5


def test_braces_in_a_text_are_no_places_for_values() -> None:
    [error] = errors({**RIGHT, "identifier": CONNECTOR + "{code}View"})
    assert "{code}" in error["msg"] or "{" in error["msg"]
    assert "ONS201" not in error["msg"]


def test_warnings_are_in_the_report_and_refused_only_when_asked_for() -> None:
    plural = {**RIGHT, "english_name": "Delete [client] documents"}
    assert [found.code for found in Right.model_validate(plural, context=CONTEXT).report.diagnostics] == ["ONS409"]

    class Strict(Right):
        prefix = CONNECTOR
        fail_on = "warning"
        lang = "nl"

    with pytest.raises(ValidationError) as caught:
        Strict.model_validate(plural)
    [error] = caught.value.errors()
    assert (error["type"], error["msg"][:12]) == ("english_name_subject_plural", "Het onderwer")


def test_settings_are_heard() -> None:
    faulty = {**RIGHT, "dutch_name": "Document verwijderen [van een cliënt]"}
    settings = onsrights.Settings(ignore=("ONS305",))
    assert Right.model_validate(faulty, context={**CONTEXT, "settings": settings}).report.ok


def test_rights_of_another_model_are_placed_inside_it() -> None:
    class Request(BaseModel):
        rights: list[Right]

    found = errors({"rights": [RIGHT, {**RIGHT, "english_name": ""}]}, Request)
    assert [error["loc"] for error in found] == [("rights", 1, "english_name")]
    right = Right.model_validate(RIGHT)
    assert Request(rights=[right]).rights == [right]


def test_what_a_subclass_asks_for_is_said_beside_it() -> None:
    class Mine(Right):
        prefix: ClassVar[str | None] = CONNECTOR
        ticket: int
        english_name: str = Field(max_length=10)

        @field_validator("ticket")
        @classmethod
        def _positive(cls, value: int) -> int:
            if value < 1:
                msg = "from {one} on"
                raise ValueError(msg)
            return value

    found = errors({**RIGHT, "identifier": "x1", "ticket": 0}, Mine)
    assert {error["loc"] for error in found} >= {("identifier",), ("ticket",), ("english_name",)}
    assert next(error["msg"] for error in found if error["loc"] == ("ticket",)) == "Value error, from {one} on"
    assert [error["type"] for error in errors(RIGHT, Mine) if error["loc"] == ("ticket",)] == ["missing"]


def test_an_alias_is_the_place_of_its_field() -> None:
    class Camel(Right):
        dutch_name: str = Field(validation_alias="naamNl")

    fields = {**RIGHT, "naamNl": "Document"}
    del fields["dutch_name"]
    assert {error["loc"] for error in errors(fields, Camel)} == {("naamNl",)}
    del fields["naamNl"]
    assert [error["loc"] for error in errors(fields, Camel)] == [("naamNl",)]


def test_an_object_with_attributes_is_checked_too() -> None:
    adapter = TypeAdapter(Right)
    good = adapter.validate_python(SimpleNamespace(**RIGHT), from_attributes=True)
    assert good.report.ok
    with pytest.raises(ValidationError) as caught:
        adapter.validate_python(SimpleNamespace(**{**RIGHT, "dutch_name": "Document"}), from_attributes=True)
    assert {error["loc"] for error in caught.value.errors()} == {("dutch_name",)}


def test_the_corpora_get_the_verdict_of_the_library() -> None:
    for row in CORRECT[::20]:
        right = {"identifier": row.identifier, "dutch_name": row.dutch, "english_name": row.english, **DESCRIPTIONS}
        report = onsrights.check_right(right, prefix=PREFIX)
        assert Right.model_validate(right, context={"prefix": PREFIX}).report == report
    for faulty in FAULTY[::10]:
        right = {
            **DESCRIPTIONS,
            "identifier": faulty.identifier,
            "dutch_name": faulty.dutch,
            "english_name": faulty.english,
        }
        report = onsrights.check_right(right, prefix=PREFIX)
        grave = [(one.code, one.field) for one in report.diagnostics if one.severity == "error"]
        if grave:
            found = errors(right, prefix=PREFIX)
            assert [(error["ctx"]["code"], *error["loc"]) for error in found] == grave
