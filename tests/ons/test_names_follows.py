"""What follows from a name: identifier, translation of the operation, number of the subject."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onsrights.ons import identifiers
from onsrights.ons.identifiers import read_identifier
from onsrights.ons.names.follows import identifier_for, operation_in_other_language, subject_number
from onsrights.ons.names.reading import read_name
from tests.ons.test_corpus import CORRECT

PREFIX = "ExternalConnector"


def follows(english: str) -> str | None:
    """Give what stands after the prefix."""
    found = identifier_for(read_name(english, "en"), PREFIX)
    return None if found is None else found.removeprefix(PREFIX)


@pytest.mark.parametrize(
    ("english", "rest"),
    [
        ("Delete [client] document", "ClientDocumentDelete"),
        ("View [employee] roster", "EmployeeRosterView"),
        ("View [a client] and/or [an employee] agenda", "ClientEmployeeAgendaView"),
        ("Print [a client], [a team] and/or [an employee] day planner", "ClientTeamEmployeeDayPlannerPrint"),
        ("Access to NameOfExternalIntegration", "Access"),
        # the operation
        ("Sign off [client] report", "ClientReportSignOff"),
        ("Sign off on [client] report", "ClientReportSignOff"),
        ("Log in to [client] portal", "ClientPortalLogIn"),
        ("Listen to [client] voice memo", "ClientVoiceMemoListen"),
        ("Grant access to [client] medicine safe", "ClientMedicineSafeGrantAccess"),
        ("Put on [client] compression stockings", "ClientCompressionStockingsPutOn"),
        ("Mark [client] care message as read", "ClientCareMessageMarkAsRead"),
        ("Submit [client] risk analysis for review", "ClientRiskAnalysisSubmitForReview"),
        ("Switch [client] hall light off", "ClientHallLightSwitchOff"),
        ("Let [employee] leave day expire", "EmployeeLeaveDayLetExpire"),
        ("Have [client] denture repaired", "ClientDentureHaveRepaired"),
        ("Permanently delete [client] implant card", "ClientImplantCardPermanentlyDelete"),
        ("Double-check [client] injection scheme", "ClientInjectionSchemeDoubleCheck"),
        ("Can delete [client] note", "ClientNoteDelete"),
        ("Viewing [client] note", "ClientNoteView"),
        # the element
        ("Add X-ray to [client] record", "ClientRecordXRayAdd"),
        ("Share [client] dietary wish with kitchen", "ClientDietaryWishShare"),
        ("Delete the document", "DocumentDelete"),
        ("View overview of the photos", "OverviewOfPhotosView"),
        ("View client's file", "ClientsFileView"),
        ("View client’s file", "ClientsFileView"),
        ("View [client] follow-up list", "ClientFollowUpListView"),
        ("View [client] MIC report", "ClientMICReportView"),
        ("Calculate [client] NEWS2 score", "ClientNEWSScoreCalculate"),
        ("View [client] COVID-19 test", "ClientCOVIDTestView"),
        ("View [client] 24/7 contact", "ClientContactView"),
        ("Record [client] pain score (of the day)", "ClientPainScoreRecord"),
        ("Validate iWlz message", "IWlzMessageValidate"),
        ("View [client] café menu", "ClientCafeMenuView"),
        ("DELETE [CLIENT] DOCUMENT", "ClientDocumentDelete"),
    ],
)
def test_identifier(english: str, rest: str) -> None:
    assert follows(english) == rest


@pytest.mark.parametrize(
    "english",
    [
        "",
        "[client]",
        "Delete",
        "View [client] 123",
        "View [location] map",
        "View and edit [client] note",
        "Delte [client] document",
        "View [client] Просмотр",
        "View [client] \udcff",
        "document",
    ],
)
def test_no_identifier(english: str) -> None:
    assert follows(english) is None


def test_no_identifier_of_a_dutch_name() -> None:
    assert identifier_for(read_name("Document [van een cliënt] verwijderen", "nl"), PREFIX) is None
    assert identifier_for(read_name("Toegang tot ExternalIntegration", "nl"), PREFIX) is None


def is_plain(english: str) -> bool:
    """Whether the operation is one word and all the rest is subject, as the quick way takes every name to be."""
    reading = read_name(english, "en")
    verb = reading.words(reading.operation)
    return len(verb) == 1 and verb[0] not in {"have", "let"} and reading.closing is None and not reading.article


def is_quick(name: str) -> bool:
    """Whether the quick way says of the identifier for a name that it follows."""
    identifier = identifier_for(read_name(name, "en"), PREFIX)
    return identifier is not None and identifiers.follows(identifier, name, PREFIX)


def test_agrees_with_the_quick_way_about_the_corpus() -> None:
    plain = [right.english for right in CORRECT if is_plain(right.english)]
    assert len([name for name in plain if is_quick(name)]) > len(CORRECT) / 2
    assert not is_quick("Take [employee] wristband out of use")


@pytest.mark.parametrize(
    ("identifier", "name"),
    [
        ("ClientZorvinoNoteView", "View [client] Zorvino note"),
        ("ZorvinoNoteView", "View [client] Zorvino note"),
        ("MKZNoteView", "View MKZ note"),
    ],
)
def test_a_name_of_a_product_follows_with_and_without_scope(identifier: str, name: str) -> None:
    assert identifiers.follows(PREFIX + identifier, name, PREFIX)


@pytest.mark.parametrize(
    ("identifier", "name"),
    [
        ("EmployeeNoteView", "View [client] note"),
        ("ClientNoteView", "View note"),
        ("NoteViewClient", "View [client] note"),
        ("CounterSign", "Sign [client] counter"),
        ("MKZABCView", "View MKZ ABC"),
    ],
)
def test_another_identifier_does_not_follow(identifier: str, name: str) -> None:
    assert not identifiers.follows(PREFIX + identifier, name, PREFIX)


@given(
    st.sampled_from("View Delete Approve Print Archive".split()),
    st.lists(st.sampled_from("[client] [a_client] [employee] [an_employee] [team] [a_team]".split()), max_size=2),
    st.sampled_from(["and/or", "and", "or"]),
    st.lists(st.sampled_from("medical note document wound care plan".split()), min_size=1, max_size=4, unique=True),
)
def test_agrees_with_the_quick_way(verb: str, scopes: list[str], joiner: str, subject: list[str]) -> None:
    if len({scope.rstrip("]").rpartition("_")[2].strip("[") for scope in scopes}) < len(scopes):
        scopes = scopes[:1]
    name = " ".join([verb, f" {joiner} ".join(scopes).replace("_", " "), *subject]).replace("  ", " ")
    assert is_quick(name)


def test_what_follows_has_no_faults() -> None:
    """Every identifier that is given is one that nothing is said about."""
    for right in CORRECT:
        reading = read_name(right.english, "en")
        found = identifier_for(reading, PREFIX)
        assert found is not None, right.english
        assert read_identifier(found, PREFIX, reading).faults == (), right.english


@given(st.text(max_size=60) | st.text("View Delete[client] the,/()'-2é", max_size=60))
def test_any_text(text: str) -> None:
    for reading in (read_name(text, "en"), read_name(text, "nl")):
        found = identifier_for(reading, PREFIX)
        assert found is None or (found.isascii() and found.isalpha() and found.startswith(PREFIX))
        operation_in_other_language(reading)
        subject_number(reading)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Document [van een cliënt] verwijderen", "Delete"),
        ("Rapportage [van een cliënt] ter goedkeuring aanbieden", "Submit … for approval"),
        ("Foto [van een cliënt] maken", None),
        ("Document [van een cliënt] zwaffelen", None),
        ("Toegang tot ExternalIntegration", None),
    ],
)
def test_operation_in_english(name: str, other: str | None) -> None:
    assert operation_in_other_language(read_name(name, "nl")) == other


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Delete [client] document", "verwijderen"),
        ("Remove [client] document", "verwijderen"),
        ("View [client] document", "inzien"),
        ("Submit [client] report for approval", "ter goedkeuring aanbieden"),
        ("Grant access to [client] safe", "toegang verlenen tot"),
        ("Delete the [client] document", "verwijderen"),
        ("Set [client] alarm", None),
        ("Add X-ray to [client] record", None),
        ("Zap [client] document", None),
        ("Access to ExternalIntegration", None),
    ],
)
def test_operation_in_dutch(name: str, other: str | None) -> None:
    assert operation_in_other_language(read_name(name, "en")) == other


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("Document [van een cliënt] verwijderen", "singular"),
        ("Digitaal hulpmiddel [van een cliënt] inzien", "singular"),
        ("Documenten [van een cliënt] verwijderen", "plural"),
        ("Alle documenten inzien", "plural"),
        ("Gegevens inzien", "unsure"),
        ("Eten en drinken [van een cliënt] inzien", "unsure"),
        ("Toegang tot ExternalIntegration", None),
        ("", None),
    ],
)
def test_number_in_dutch(name: str, number: str | None) -> None:
    assert subject_number(read_name(name, "nl")) == number


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("Delete [client] document", "singular"),
        ("Delete [client] documents", "plural"),
        ("View history of falls", "singular"),
        ("View [client] BSN", "unsure"),
        ("Access to ExternalIntegration", None),
    ],
)
def test_number_in_english(name: str, number: str | None) -> None:
    assert subject_number(read_name(name, "en")) == number
