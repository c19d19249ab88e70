"""The validators for Django, with the real Django."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django
import pytest
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import translation

from onsrights.adapters.django import FieldValidator, validate_right
from tests.test_library import CONNECTOR, RIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator

if not settings.configured:
    settings.configure(USE_I18N=True)
    django.setup()


class RightForm(forms.Form):  # type: ignore[misc]
    identifier = forms.CharField(validators=[FieldValidator("identifier", prefix=CONNECTOR)])
    dutch_name = forms.CharField()
    english_name = forms.CharField()
    dutch_description = forms.CharField(strip=False)
    english_description = forms.CharField(required=False)

    def clean(self) -> None:
        validate_right(self.cleaned_data, prefix=CONNECTOR)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


def told(**changed: str) -> dict[str, list[str]]:
    form = RightForm({**RIGHT, **changed})
    return {field: [one["code"] for one in found] for field, found in form.errors.get_json_data().items()}


def test_a_good_right_is_valid() -> None:
    assert told() == {}


def test_faults_are_those_of_their_fields() -> None:
    assert told(dutch_name="Document verwijderen [van een cliënt]") == {"dutch_name": ["dutch-name-scope-position"]}
    assert told(english_name="Delete [employee] document") == {"english_name": ["scopes-differ"]}


def test_a_field_that_was_refused_is_refused_once() -> None:
    assert told(identifier="Document2Delete") == {"identifier": ["identifier-characters", "identifier-prefix"]} or told(
        identifier="Document2Delete"
    ) == {"identifier": ["identifier-prefix", "identifier-characters"]}
    assert told(identifier="") == {"identifier": ["required"]}


def test_what_the_form_does_not_require_is_not_missed() -> None:
    assert told(english_description="") == {}


def test_the_language_is_the_active_one() -> None:
    with translation.override("nl-be"):
        [message] = RightForm({**RIGHT, "dutch_name": "Document verwijderen [van een cliënt]"}).errors["dutch_name"]
    assert message.startswith("Het bereik")


def test_a_percent_sign_is_no_place_for_a_value() -> None:
    with pytest.raises(ValidationError) as caught:
        FieldValidator("identifier")("ExternalConnector%(code)sView")
    assert "%" in caught.value.messages[0]
    assert "ONS201" not in caught.value.messages[0]


def test_an_error_carries_what_a_page_needs() -> None:
    with pytest.raises(ValidationError) as caught:
        validate_right(
            {"naam_nl": "Document verwijderen [van een cliënt]"}, names={"dutch_name": "naam_nl"}, fail_on="warning"
        )
    [error] = caught.value.error_dict["naam_nl"]
    assert error.params["code"] == "ONS305"
    assert error.params["field_range"] == (21, 37)
    assert error.params["proposals"] == ["Document [van een cliënt] verwijderen"]


def test_a_validator_can_be_written_into_a_migration() -> None:
    validator: Any = FieldValidator("dutch_name", fail_on="warning")
    path, arguments, keywords = validator.deconstruct()
    assert path == "onsrights.adapters.django.FieldValidator"
    assert FieldValidator(*arguments, **keywords) == validator
    assert len({validator, FieldValidator("dutch_name", fail_on="warning"), FieldValidator("dutch_name")}) == 2
    with pytest.raises(ValueError, match="a right has no field 'name'"):
        FieldValidator("name")
