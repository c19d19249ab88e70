"""Identifiers: prefix, element, action, and ONS201 to ONS207 and ONS209."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onsrights.engine.check.register import Register
from onsrights.ons.identifiers import identifier_findings, pascal_case, read_identifier
from onsrights.ons.model import Field
from onsrights.ons.rules import (
    confusable_identifier,
    duplicate_identifier,
    identifier_language,
    identifier_without_action,
)
from onsrights.platforms import PLATFORMS
from tests.ons.forms import form_rights

if TYPE_CHECKING:
    from onsrights.engine.diagnostics import Finding
    from onsrights.ons.model import Right

PREFIX = "ExternalConnector"


def faults(text: str, prefix: str | None = PREFIX) -> list[tuple[str, str, str, str | None]]:
    """Give code, text key, marked characters and proposal of each fault of an identifier."""
    reading = read_identifier(text, prefix)
    found = []
    for finding in identifier_findings(Field("identifier", text, "/rights/0/identifier"), reading):
        assert finding.place.span is not None
        start, end = finding.place.span
        proposal = finding.proposals[0].values[0][1] if finding.proposals else None
        found.append((finding.code, finding.text, text[start:end], proposal))
        _renders(finding)
    return found


def _renders(finding: Finding) -> None:
    rule = PLATFORMS.registry()[finding.code]
    for key in (finding.text, *(note.text for note in finding.notes), *(each.title for each in finding.proposals)):
        assert "{" not in rule.text(key).render("nl", {**finding.data, "value": ""})
        assert "{" not in rule.text(key).render("en", {**finding.data, "value": ""})


def right(
    identifier: str, english: str | None = None, prefix: str | None = PREFIX, dutch_name: str | None = None
) -> Right:
    given = {"identifier": identifier, "english_name": english, "dutch_name": dutch_name}
    fields = {name: text for name, text in given.items() if text}
    return form_rights([fields], prefix)[0].rights[0]


@pytest.mark.parametrize(
    ("text", "prefix", "element", "action"),
    [
        ("ExternalConnectorClientMedicalNoteView", PREFIX, "Client Medical Note", "View"),
        ("ExternalConnectorClientLocationAssignmentCreate", PREFIX, "Client Location Assignment", "Create"),
        ("ExternalIntegrationAccess", "ExternalIntegration", "", "Access"),
        ("ExternalConnectorClientBSNView", PREFIX, "Client BSN", "View"),
        ("ExternalConnectorMICReportView", PREFIX, "MIC Report", "View"),
        ("ExternalConnectorClientELearningStart", PREFIX, "Client E Learning", "Start"),
        ("ExternalConnectorClientInvite", PREFIX, "Client", "Invite"),
        ("ExternalConnectorReportSignOff", PREFIX, "Report", "Sign Off"),
        ("ExternalConnectorReportMarkAsRead", PREFIX, "Report", "Mark As Read"),
        ("ExternalConnectorFormSubmitForApproval", PREFIX, "Form", "Submit For Approval"),
        ("ExternalConnectorClientLogAccess", PREFIX, "Client Log", "Access"),
        ("ExternalConnectorSignOfLifeView", PREFIX, "Sign Of Life", "View"),
        ("MICReportView", "MIC", "Report", "View"),
        ("ExternalConnectorUserAuthorize", PREFIX, "User", "Authorize"),
        ("mijnzorgReportView", "mijnzorg", "Report", "View"),
        ("ExternalConnectorReportReview", PREFIX, "Report", "Review"),
    ],
)
def test_correct_identifiers(text: str, prefix: str, element: str, action: str) -> None:
    reading = read_identifier(text, prefix)
    assert reading.faults == ()
    assert reading.prefix == (prefix, 0, len(prefix))
    assert [word.text for word in reading.element] == element.split()
    assert [word.text for word in reading.action] == action.split()
    assert reading.broad == (element == "" and action == "Access")
    for word in (*reading.element, *reading.action):
        assert text[word.start : word.end] == word.text


# ----------------------------------------------------------------------------------------------------------- ONS201


@pytest.mark.parametrize(
    ("text", "marked", "named", "proposal"),
    [
        ("ExternalConnectorDocument2Delete", "2", '"2"', "ExternalConnectorDocumentDelete"),
        ("ExternalConnectorDocument27Delete", "27", '"2", "7"', "ExternalConnectorDocumentDelete"),
        ("ExternalConnectorISO27kView", "27", '"2", "7"', "ExternalConnectorISOkView"),
        ("ExternalConnector_Document_Delete", "_", '"_"', "ExternalConnectorDocumentDelete"),
        ("external-connector-document-delete", "-", '"-"', "ExternalConnectorDocumentDelete"),
        ("external_connector document-delete", "_", '"_", " ", "-"', "ExternalConnectorDocumentDelete"),
        ("EXTERNAL_CONNECTOR_DOCUMENT_DELETE", "_", '"_"', "ExternalConnectorDocumentDelete"),
        ("ExternalConnector.Document.Delete", ".", '"."', "ExternalConnectorDocumentDelete"),
        ("External_Connector_DocumentDelete", "_", '"_"', "ExternalConnectorDocumentDelete"),
        ("ExternalConnectorCliëntDelete", "ë", '"ë"', "ExternalConnectorClientDelete"),
        ("ExternalConnectorСlientDelete", "С", '"С" (U+0421)', "ExternalConnectorClientDelete"),
        ("ExternalConnectorDocumentDeleteΑ", "Α", '"Α" (U+0391)', "ExternalConnectorDocumentDeleteA"),
        ("ExternalConnectorＤocumentDelete", "Ｄ", '"Ｄ" (U+FF24)', "ExternalConnectorDocumentDelete"),
        ("ExternalConnectorStraßeView", "ß", '"ß"', "ExternalConnectorStrasseView"),
        ("ExternalConnectorFoto'sView", "'", '"\'"', "ExternalConnectorFotosView"),
        ("ExternalConnectorDocument😀Delete", "😀", '"😀" (U+1F600)', "ExternalConnectorDocumentDelete"),
        ("Extern4lConnectorDocumentDelete", "4", '"4"', "ExternalConnectorDocumentDelete"),
        ("ExternalConnectorDocumentDelete!", "!", '"!"', "ExternalConnectorDocumentDelete"),
        ("ExternalConnectorЖView", "Ж", '"Ж" (U+0416)', None),
        ("42", "42", '"4", "2"', None),
    ],
)
def test_wrong_characters(text: str, marked: str, named: str, proposal: str | None) -> None:
    found = [fault for fault in faults(text) if fault[0] == "ONS201"]
    assert found == [("ONS201", "message" if proposal else "without-proposal", marked, proposal)]
    assert read_identifier(text, PREFIX).faults[0].data["characters"] == named


def test_further_wrong_characters_are_shown_and_many_are_cut() -> None:
    fault = read_identifier("ExternalConnector_A1_View", PREFIX).faults[0]
    assert ((fault.start, fault.end), fault.also) == ((17, 18), ((19, 21),))
    fault = read_identifier("A!B@C#D$E%F^G&H*I(J)K+View", None).faults[0]
    assert fault.data["characters"].endswith(", …")
    assert len(read_identifier("A_" * 1000, None).faults[0].also) == 20


@pytest.mark.parametrize(
    "text",
    ["External_ConnectorDocumentDelete", "EXTERNAL_CONNECTOR_DOCUMENT_DELETE", "Extern4lConnectorDocumentDelete"],
)
def test_inside_the_prefix_a_wrong_character_is_the_only_fault(text: str) -> None:
    assert [fault[0] for fault in faults(text)] == ["ONS201"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Document_Delete", ["ONS201", "ONS202"]),
        ("ExternalConnector_Delete", ["ONS201", "ONS203"]),
        ("ExternalConnectorDocument2reportview", ["ONS201", "ONS205"]),
        ("ExternalConnectorDocument2Delete", ["ONS201"]),
    ],
)
def test_elsewhere_the_letters_that_remain_are_judged(text: str, codes: list[str]) -> None:
    assert [fault[0] for fault in faults(text)] == codes


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("hr_integration", "HrIntegration"),
        ("External Connector", "ExternalConnector"),
        ("zorg2link", "Zorglink"),
        ("HR_KOPPELING", "HrKoppeling"),
        ("Zörg-ïn", "ZorgIn"),
        ("_x", "X"),
        ("12", None),
        ("", None),
        ("Жук", None),
    ],
)
def test_pascal_case(text: str, mended: str | None) -> None:
    assert pascal_case(text) == mended


# ---------------------------------------------------------------------------------------------- ONS202, 203 and 205


@pytest.mark.parametrize(
    ("text", "key", "marked", "proposal"),
    [
        ("DocumentDelete", "message", "", "ExternalConnectorDocumentDelete"),
        ("documentDelete", "message", "", "ExternalConnectorDocumentDelete"),
        ("externalConnectorDocumentDelete", "case", "externalConnector", "ExternalConnectorDocumentDelete"),
        ("ExternalConectorDocumentDelete", "near", "ExternalConector", "ExternalConnectorDocumentDelete"),
        ("ExternalConnectorsDocumentDelete", "near", "ExternalConnectors", "ExternalConnectorDocumentDelete"),
    ],
)
def test_prefix(text: str, key: str, marked: str, proposal: str) -> None:
    assert faults(text) == [("ONS202", key, marked, proposal)]


def test_without_a_known_prefix_nothing_is_said_about_it() -> None:
    assert faults("DocumentDelete", None) == []
    assert faults("Delete", None) == []
    assert read_identifier("DocumentDelete", None).prefix is None


@pytest.mark.parametrize("action", ["View", "Delete", "SignOff", "MarkAsRead"])
def test_without_element(action: str) -> None:
    assert faults(PREFIX + action) == [("ONS203", "message", "", None)]
    assert read_identifier(PREFIX + action, PREFIX).faults[0].start == len(PREFIX)


@pytest.mark.parametrize("word", ["Access", "Client", "Report", "Document", "AccessGrant"])
def test_what_may_be_an_element_is_one(word: str) -> None:
    assert faults(PREFIX + word) == []


@pytest.mark.parametrize(
    ("text", "prefix", "marked", "also", "proposal"),
    [
        ("externalConnectorReportview", None, "e", "v", "ExternalConnectorReportView"),
        ("ExternalConnectorReportview", PREFIX, "v", "", "ExternalConnectorReportView"),
        ("ExternalConnectorclientDocumentView", PREFIX, "c", "", "ExternalConnectorClientDocumentView"),
        ("ExternalConnectordocumentdelete", PREFIX, "d", "d", "ExternalConnectorDocumentDelete"),
        ("ExternalConnectorClientdocumentdelete", PREFIX, "d", "d", "ExternalConnectorClientDocumentDelete"),
        ("documentDelete", None, "d", "", "DocumentDelete"),
    ],
)
def test_capitals(text: str, prefix: str | None, marked: str, also: str, proposal: str) -> None:
    assert faults(text, prefix) == [("ONS205", "message", marked, proposal)]
    fault = read_identifier(text, prefix).faults[0]
    assert "".join(text[start:end] for start, end in fault.also) == also


def test_capitals_beside_a_wrong_prefix() -> None:
    assert faults("externalConnectorReportview") == [
        ("ONS202", "case", "externalConnector", "ExternalConnectorReportview"),
        ("ONS205", "message", "v", "ExternalConnectorReportView"),
    ]


@pytest.mark.parametrize(
    ("identifier", "english", "mended"),
    [
        ("ExternalConnectorClientWounddebride", "Debride [client] wound", "ExternalConnectorClientWoundDebride"),
        ("ExternalConnectorClientmessageEncrypt", "Encrypt [client] message", "ExternalConnectorClientMessageEncrypt"),
        (
            "ExternalConnectorEmployeetravelExpensesPay",
            "Pay [employee] travel expenses",
            "ExternalConnectorEmployeeTravelExpensesPay",
        ),
        ("ExternalConnectorClientDataexport", "Export [client] data", "ExternalConnectorClientDataExport"),
        ("ExternalConnectorShiftHandover", "Hand over shift", None),
        ("ExternalConnectorTimelineView", "View timeline", None),
    ],
)
def test_the_english_name_tells_where_words_begin(identifier: str, english: str, mended: str | None) -> None:
    each = right(identifier, english)
    assert each.identifier is not None
    assert [fault.proposals[0][0] for fault in each.identifier.faults] == ([mended] if mended else [])
    assert [*identifier_without_action.check(each)] == []


@pytest.mark.parametrize(("word", "english"), [("Debride", "Debride wound"), ("Report", "Report incident")])
def test_the_english_name_tells_that_the_element_is_missing(word: str, english: str) -> None:
    each = right(PREFIX + word, english)
    assert each.identifier is not None
    assert [fault.rule for fault in each.identifier.faults] == ["03"]


def test_everything_in_capitals() -> None:
    assert faults("ExternalConnectorCLIENTVIEW") == [
        ("ONS205", "capitals", "CLIENTVIEW", "ExternalConnectorClientView")
    ]


@pytest.mark.parametrize(
    "word", ["Overview", "Preview", "Interview", "Careplan", "Logbook", "Checklist", "BSN", "Dashboard", "Username"]
)
def test_words_that_end_in_another_are_left_alone(word: str) -> None:
    assert faults(f"{PREFIX}Client{word}") == []


# ----------------------------------------------------------------------------------------------------------- ONS204


def action_fault(identifier: str, english: str | None = None) -> tuple[str, str, str | None] | None:
    found = [*identifier_without_action.check(right(identifier, english))]
    if not found:
        return None
    [finding] = found
    _renders(finding)
    assert finding.place.span is not None
    proposal = finding.proposals[0].values[0][1] if finding.proposals else None
    assert all(each.safety == "display-only" for each in finding.proposals)
    return finding.text, identifier[slice(*finding.place.span)], proposal


@pytest.mark.parametrize(
    ("identifier", "english", "fault"),
    [
        ("ExternalConnector", None, ("nothing", "", None)),
        ("ExternalConnectorClientMedication", None, ("message", "", None)),
        (
            "ExternalConnectorClientMedication",
            "View [client] medication",
            ("proposal", "", "ExternalConnectorClientMedicationView"),
        ),
        (
            "ExternalConnectorClientDocument",
            "View [client] document",
            ("proposal", "", "ExternalConnectorClientDocumentView"),
        ),
        ("ExternalConnectorViewMedication", None, ("first", "View", "ExternalConnectorMedicationView")),
        (
            "ExternalConnectorViewTransportRequest",
            "View transport request",
            ("first", "View", "ExternalConnectorTransportRequestView"),
        ),
        (
            "ExternalConnectorTranscribeMedication",
            "Transcribe [client] medication",
            ("first", "Transcribe", "ExternalConnectorMedicationTranscribe"),
        ),
        (
            "ExternalConnectorSignOffMedication",
            "Sign off [client] medication",
            ("first", "SignOff", "ExternalConnectorMedicationSignOff"),
        ),
        ("ExternalConnectorSignOffMedication", None, ("first", "SignOff", "ExternalConnectorMedicationSignOff")),
        ("ExternalConnectorMedicationDelte", None, ("near", "Delte", "ExternalConnectorMedicationDelete")),
        ("ExternalConnectorMedicationInzien", None, ("dutch", "Inzien", "ExternalConnectorMedicationView")),
    ],
)
def test_without_action(identifier: str, english: str | None, fault: tuple[str, str, str | None]) -> None:
    assert action_fault(identifier, english) == fault


@pytest.mark.parametrize(
    ("identifier", "english"),
    [
        ("ExternalConnectorClientMedicalNoteView", "View [client] medical note"),
        ("ExternalConnectorClientDocumentDrop", "Delete [client] document"),
        ("ExternalConnectorSignOfLifeView", "View sign of life"),
        ("ExternalConnectorTransportRequest", "Request transport"),
        ("ExternalConnectorMedicationTranscribe", "Transcribe [client] medication"),
        ("ExternalConnectorMedicationDigitise", None),
        ("ExternalConnectorAccess", "Access to External Connector"),
        ("ExternalConnectorReportSignOff", "Sign off report"),
        ("ExternalConnectorVaultGrantAccess", "Grant access to vault"),
        ("ExternalConnectorClientOrderOrder", "Order [client] order"),
        ("ExternalConnectorReportview", "View report"),
        ("ExternalConnectorReport", "Sign off report"),
        ("42", "View report"),
        ("ExternalConnectorClientImageTeleport", "Teleport [client] image"),
        ("ExternalConnectorClientDoorDisinfect", None),
        ("ExternalConnectorClientAlbumMakeVisible", "Make [client] album visible"),
        ("ExternalConnectorServerLogIndex", "Re-index server log"),
        ("ExternalConnectorClientMealThaw", "Thaw and reheat [client] meal"),
        ("ExternalConnectorClientAlarmListenIn", "Listen in on [client] alarm"),
        ("ExternalConnectorClientXyzzy", "[client] medication list"),
    ],
)
def test_actions_that_are_right(identifier: str, english: str | None) -> None:
    assert action_fault(identifier, english) is None


# -------------------------------------------------------------------------------------------------- ONS206, 207, 209


def registered(*identifiers: str) -> list[list[tuple[str, str]]]:
    manifest, _ = form_rights([{"identifier": identifier} for identifier in identifiers], None)
    register = Register()
    register.open(None)
    said = []
    for each in manifest.rights:
        found = [*duplicate_identifier.check(each, register), *confusable_identifier.check(each, register)]
        for finding in found:
            _renders(finding)
        said.append([(finding.code, finding.notes[0].place.pointer) for finding in found])
    return said


def test_duplicates_and_twins() -> None:
    first = "/rights/0/identifier"
    assert registered("Abc", "Abd", "") == [[], [], []]
    assert registered("Abc", "Abc", "Abc") == [[], [("ONS206", first)], [("ONS206", first)]]
    assert registered("Abc", "aBC", "Abc") == [[], [("ONS207", first)], [("ONS206", first)]]


def dutch(
    identifier: str, english: str | None = None, prefix: str | None = PREFIX, name: str | None = None
) -> list[tuple[str, Any]]:
    found = [*identifier_language.check(right(identifier, english, prefix, name))]
    for finding in found:
        _renders(finding)
    return [(finding.data["written"], finding.proposals[0].values[0][1]) for finding in found]


@pytest.mark.parametrize(
    ("identifier", "english", "said"),
    [
        ("ExternalConnectorClientMedicatieView", None, [("Medicatie", "ExternalConnectorClientMedicationView")]),
        ("ExternalConnectorClientDocumentenView", None, [("Documenten", "ExternalConnectorClientDocumentsView")]),
        (
            "ExternalConnectorMedewerkerRoosterView",
            "View [employee] schedule",
            [
                ("Medewerker", "ExternalConnectorEmployeeScheduleView"),
                ("Rooster", "ExternalConnectorEmployeeScheduleView"),
            ],
        ),
        ("ExternalConnectorClientBriefView", None, []),
        ("ExternalConnectorClientAgendaView", None, []),
        ("ExternalConnectorClientDocumentView", None, []),
        ("ExternalConnectorTeamReportView", None, []),
        ("ExternalConnectorXyzzyView", None, []),
    ],
)
def test_dutch_words(identifier: str, english: str | None, said: list[tuple[str, str]]) -> None:
    assert dutch(identifier, english) == said


@pytest.mark.parametrize(
    ("identifier", "name", "english", "proposal"),
    [
        ("ClientBoodschapNote", "Boodschap [van een cliënt] noteren", "Note [client] errand", "ClientErrandNote"),
        ("ClientAuditView", "Audit [van een cliënt] inzien", "View [client] inspection", None),
        ("ClientZorgLinkView", "Zorg [van een cliënt] inzien", "View [client] ZorgLink", None),
        ("ClientBoodschapNote", "Boodschap [van een cliënt] noteren", "Note [client] café", None),
    ],
)
def test_the_two_names_tell_that_a_word_is_dutch(
    identifier: str, name: str, english: str, proposal: str | None
) -> None:
    assert [mended for _, mended in dutch(PREFIX + identifier, english, name=name)] == (
        [PREFIX + proposal] if proposal else []
    )


def test_dutch_words_of_a_prefix_are_nobodys_business() -> None:
    assert dutch("MedicatieClientView", prefix=None) == []
    assert dutch("MedicatieReportView", prefix="Medicatie") == []


# ------------------------------------------------------------------------------------------------------- any text


@given(
    st.text(alphabet=st.sampled_from("abAB_1ë Жß-ViewClientdelete"), max_size=20) | st.text(max_size=12),
    st.sampled_from([None, "Ab", PREFIX, "A"]),
)
def test_any_text_is_read(text: str, prefix: str | None) -> None:
    reading = read_identifier(text, prefix)
    assert "".join(word.text for word in reading.spans()) == "".join(
        word.text for word in (*reading.element, *reading.action)
    )
    for fault in reading.faults:
        assert 0 <= fault.start <= fault.end <= len(text)
        for mended, _ in fault.proposals:
            assert mended.isascii()
            assert mended.isalpha()
            assert mended != text
    assert all(0 <= word.start < word.end <= len(text) for word in reading.spans())


@pytest.mark.parametrize("part", ["a", "A", "Ab", "a_", "ë", "View", "Medicatie", "1", "Ж"])
def test_long_identifiers_take_linear_time(part: str) -> None:
    text = part * (100_000 // len(part))
    for prefix in (None, PREFIX, text[:50_000]):
        read_identifier(text, prefix)
    each = right(text, "View note")
    assert len([*identifier_without_action.check(each), *identifier_language.check(each)]) <= 6
