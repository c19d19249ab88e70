"""The validators for WTForms, with the real WTForms."""

from __future__ import annotations

from typing import Any

import pytest
from wtforms import Form, StringField
from wtforms.validators import DataRequired

from onsrights.adapters.wtforms import FieldValidator, validate_right
from tests.test_library import CONNECTOR, RIGHT


class RightForm(Form):  # type: ignore[misc]
    identifier = StringField(validators=[DataRequired(), FieldValidator("identifier", prefix=CONNECTOR)])
    dutch_name = StringField()
    english_name = StringField(validators=[FieldValidator("english_name", fail_on="warning", lang="nl")])
    dutch_description = StringField()
    english_description = StringField()

    def validate(self, extra_validators: Any = None) -> bool:  # noqa: ANN401 - WTForms has no types
        sound = super().validate(extra_validators)
        return validate_right(self, prefix=CONNECTOR) and sound


class DutchForm(RightForm):
    class Meta:
        locales = ("nl_NL",)


def told(form: type[Form] = RightForm, **changed: str) -> dict[str, list[str]]:
    filled = form(data={**RIGHT, **changed})
    assert filled.validate() is not bool(filled.errors)
    return {field: list(messages) for field, messages in filled.errors.items()}


def test_a_good_right_is_valid() -> None:
    assert told() == {}


def test_faults_are_those_of_their_fields() -> None:
    found = told(dutch_name="Document verwijderen [van een cliënt]")
    assert list(found) == ["dutch_name"]
    assert found["dutch_name"][0].startswith('The scope "[van een cliënt]" comes last')
    assert list(told(english_name="Delete [employee] document")) == ["english_name"]


def test_every_fault_of_a_field_is_told_once() -> None:
    found = told(identifier="Document2Delete")
    assert len(found["identifier"]) == len(set(found["identifier"])) == 2
    assert told(identifier="")["identifier"] == ["This field is required."]


def test_messages_are_in_the_language_of_the_form_or_of_the_validator() -> None:
    [dutch] = told(DutchForm, dutch_name="Document verwijderen [van een cliënt]")["dutch_name"]
    assert dutch.startswith("Het bereik")
    [plural] = told(english_name="Delete [client] documents")["english_name"]
    assert plural.startswith("Het onderwerp")


def test_fields_may_be_called_otherwise_or_be_missing() -> None:
    class Small(Form):  # type: ignore[misc]
        naam = StringField()

    form = Small(data={"naam": "Document verwijderen [van een cliënt]"})
    assert form.validate()
    assert not validate_right(form, names={"dutch_name": "naam"}, lang="nl")
    assert form.naam.errors[0].startswith("Het bereik")
    assert validate_right(form)


def test_a_field_that_a_right_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="a right has no field 'name'"):
        FieldValidator("name")
