"""The words of both languages: none of them is called a slip, and what the rest of a right says is found.

No list of examples where the vocabularies themselves can be asked: a word that they get tomorrow is held to the same.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

import onsrights
from onsrights.engine import data
from onsrights.ons.lexicon.vocabulary import is_dutch, is_english, is_two_english_words, may_be_dutch

if TYPE_CHECKING:
    from collections.abc import Sequence

PREFIX = "Zorgbrug"
SAID = {
    "dutch_description": "Nodig voor de planning van de komende week.",
    "english_description": "Needed for the schedule of the coming week.",
}
FEWEST = 5
MOST = 16


def words(name: str) -> list[str]:
    rows = data.rows(data.blocks("onsrights.ons.lexicon", name)["words"])
    return [start + rest for start, row in rows.items() for rest in row.split(",")]


def drawn(among: Sequence[str], count: int) -> list[str]:
    fit = [word for word in among if FEWEST <= len(word) <= MOST]
    return random.Random(7).sample(fit, count)  # noqa: S311 - no secret is made of it


def told(**fields: str) -> dict[str, list[str]]:
    """Give what is said of a right apart from its descriptions, with what is offered."""
    found: dict[str, list[str]] = {}
    for one in onsrights.check_right(SAID | fields, prefix=PREFIX).diagnostics:
        if one.severity != "info" and not one.code.startswith("ONS5"):
            found.setdefault(one.code, []).extend(change.value or "" for fix in one.fixes for change in fix.changes)
    return found


def test_every_word_of_a_vocabulary_is_one_of_its_language() -> None:
    assert [word for word in words("_dutch_words.txt") if not (is_dutch(word) and may_be_dutch(word))] == []
    assert [word for word in words("_english_words.txt") if not is_english(word)] == []


def test_no_word_of_the_two_vocabularies_is_called_a_slip_or_written_apart() -> None:
    slips = []
    for word in drawn(words("_dutch_words.txt"), 150):
        joiner = "-" if word.endswith("o") else "s" if word.endswith("heid") else ""
        for name in (f"{word.capitalize()} openen", f"{word.capitalize()}{joiner}overzicht openen"):
            slips += [name for code in told(dutch_name=name, english_name="Open xyl") if code == "ONS317"]
    for word in drawn(words("_english_words.txt"), 150):
        name = f"Open {word} overview"
        slips += [name for code in told(dutch_name="Xyl openen", english_name=name) if code == "ONS417"]
    assert slips == []


def test_compounds_of_two_words_are_known_and_what_is_none_is_not() -> None:
    dutch = drawn(words("_dutch_words.txt"), 60)
    assert all(is_dutch(first + last) for first, last in zip(dutch[::2], dutch[1::2], strict=True))
    english = drawn(words("_english_words.txt"), 60)
    assert all(is_two_english_words(first + last) for first, last in zip(english[::2], english[1::2], strict=True))
    for word in ("medikatie", "rekenning", "adress", "calenderweergave"):
        assert not may_be_dutch(word), word
    for word in ("allowence", "accomodation", "bijscholing", "bril"):
        assert not is_english(word), word
    for word in ("colour", "anaesthesia", "enrolment", "theatres", "policies", "telehealth", "overwrote"):
        assert is_english(word), word


@pytest.mark.parametrize("prefix", ["Met dit recht kan de gebruiker ", ""])
def test_what_the_description_writes_otherwise_is_meant(prefix: str) -> None:
    for written, right in (
        ("Zorgonderbeking", "zorgonderbreking"),
        ("Dag ritme", "dagritme"),
        ("Cao regeling", "cao-regeling"),
        ("ICTstoring", "ICT-storing"),
        ("Thuis zorg route", "thuiszorgroute"),
    ):
        name = right if right[0].isupper() else right.capitalize()
        fields = {
            "dutch_name": f"{written} bekijken",
            "english_name": "View xyl",
            "dutch_description": f"{prefix}een {right} bekijken.",
        }
        assert told(**fields).get("ONS317") == [f"{name} bekijken"], written
        fields["dutch_name"] = f"{name} bekijken"
        assert "ONS317" not in told(**fields), name


def test_the_identifier_has_the_words_of_the_english_name() -> None:
    for identifier, dutch, english, right in (
        ("MealPortionWeigh", "Maaltijdportie wegen", "Weigh mealportion", "Weigh meal portion"),
        ("ContractHoursLower", "Contracturen verlagen", "Lower contracthours", "Lower contract hours"),
        ("RefresherTrainingReject", "Bijscholing afwijzen", "Reject bijscholing", "Reject refresher training"),
        ("VisionTestPlan", "Visustest plannen", "Plan vison test", "Plan vision test"),
    ):
        found = told(identifier=PREFIX + identifier, dutch_name=dutch, english_name=english)
        assert right in found["ONS417"], english
    for identifier, dutch, english, right in (
        ("ClientLockerAssign", "Locker [van een cliënt] toewijzen", "Assign [client]", "Assign [client] locker"),
        ("HourlyRateAdjust", "Uurtarief aanpassen", "Adjust", "Adjust hourly rate"),
        ("FireDrillSchedule", "Brandoefening inplannen", "Fire drill", "Schedule fire drill"),
    ):
        found = told(identifier=PREFIX + identifier, dutch_name=dutch, english_name=english)
        assert [right] in found.values(), english


def test_the_description_has_the_subject_that_a_dutch_name_lacks() -> None:
    for name, description, right in (
        ("Ontgrendelen", "Een rapportagesjabloon ontgrendelen.", "Rapportagesjabloon ontgrendelen"),
        (
            "[van een cliënt] ondertekenen",
            "De gebruiker kan de behandelovereenkomst van een cliënt ondertekenen.",
            "Behandelovereenkomst [van een cliënt] ondertekenen",
        ),
    ):
        scope = "[client] " if "[" in name else ""
        verb = "Sign" if "onderteken" in name else "Unlock"
        found = told(dutch_name=name, english_name=f"{verb} {scope}xyl", dutch_description=description)
        assert found["ONS302"] == [right], name


def test_an_identifier_in_dutch_or_without_its_element_is_named() -> None:
    for identifier, dutch, english, code, right in (
        (
            "ClientBrilReplace",
            "Bril [van een cliënt] vervangen",
            "Replace [client] glasses",
            "ONS209",
            "ClientGlassesReplace",
        ),
        (
            "ClientStop",
            "Fysiotherapie [van een cliënt] stoppen",
            "Stop [client] physiotherapy",
            "ONS203",
            "ClientPhysiotherapyStop",
        ),
        ("PostalAdressChange", "Postadres wijzigen", "Change postal address", "ONS610", "PostalAddressChange"),
        ("PriceListOpzeggen", "Prijslijst opzeggen", "Terminate price list", "ONS204", "PriceListTerminate"),
    ):
        found = told(identifier=PREFIX + identifier, dutch_name=dutch, english_name=english)
        assert found == {code: [PREFIX + right]}, identifier
    for identifier, dutch, english in (
        ("ClientView", "Gegevens [van een cliënt] inzien", "View [client] details"),
        ("ClientInvite", "Cliënt uitnodigen", "Invite client"),
        ("WebhookCreate", "Webhook aanmaken", "Create webhook"),
    ):
        assert told(identifier=PREFIX + identifier, dutch_name=dutch, english_name=english) == {}, identifier


def test_what_only_one_name_is_about_is_told() -> None:
    fields = {
        "identifier": "ZorgbrugSurveyDuplicate",
        "dutch_name": "Enquête dupliceren",
        "english_name": "Duplicate envelope",
        "english_description": "Duplicate a survey.",
    }
    assert "Duplicate survey" in told(**fields)["ONS610"]
    fields = {
        "identifier": "ZorgbrugClientHeartRateEnter",
        "dutch_name": "Koortsmeting [van een cliënt] invoeren",
        "english_name": "Enter [client] heart rate",
        "dutch_description": "De hartslag van een cliënt invoeren.",
    }
    assert told(**fields) == {"ONS605": ["Hartslag [van een cliënt] invoeren"]}


def test_quotation_marks_about_a_word_are_left_out() -> None:
    for name, right in (('"Bestelregel" toevoegen', "Bestelregel toevoegen"), ("Factuur 'inzien'", "Factuur inzien")):
        assert told(dutch_name=name, english_name="Add xyl")["ONS315"] == [right], name
    assert "ONS415" not in told(dutch_name="Bericht als gelezen markeren", english_name='Mark message as "read"')


@pytest.mark.parametrize(
    ("identifier", "dutch", "english"),
    [
        ("TeamRoosterPublish", "Rooster [van een team] publiceren", "Publish [team] roster"),
        ("ClientBrilReplace", "Bril [van een cliënt] vervangen", "Replace [client] glasses"),
    ],
)
def test_a_dutch_word_of_an_identifier_is_told_once(identifier: str, dutch: str, english: str) -> None:
    described = f"Makes the {english.rpartition(' ')[2]} visible to whoever has to know of it, and sends a message."
    right = {"identifier": f"Zorgbrug{identifier}", "dutch_name": dutch, "english_name": english}
    found = onsrights.check_right({**right, "english_description": described}, prefix="Zorgbrug").diagnostics
    assert {one.code for one in found if one.field == "identifier"} == {"ONS209"}
