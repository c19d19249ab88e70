"""ONS701 to ONS703: rights to a whole application, and what the authorization calls can answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import onsrights
from tests.ons.test_corpus import DESCRIPTIONS

if TYPE_CHECKING:
    from onsrights.engine.diagnostics import Diagnostic
    from onsrights.ons.model import AccessRights

PREFIX = "Zorgbrug"
CLIENT = "[van een cliënt]"


def said(
    identifier: str, dutch: str, english: str, access_rights: AccessRights | None = None, prefix: str | None = PREFIX
) -> list[Diagnostic]:
    right = {"identifier": identifier, "dutch_name": dutch, "english_name": english} | DESCRIPTIONS
    report = onsrights.check_right(right, prefix=prefix, access_rights=access_rights)
    return [found for found in report.diagnostics if found.code.startswith("ONS7")]


def codes(found: list[Diagnostic]) -> list[tuple[str, str | None]]:
    return [(one.code, one.field) for one in found]


@pytest.mark.parametrize(
    ("dutch", "english"),
    [
        (f"Toegang tot Applicatie X {CLIENT}", "Access to Applicatie X"),
        (f"Toegang tot Applicatie X {CLIENT} en/of [van een medewerker]", "Access to [client] and/or [employee] App X"),
        (f"Applicatie X {CLIENT} gebruiken", "Use [client] Applicatie X"),
    ],
)
def test_access_with_a_client_scope_is_right(dutch: str, english: str) -> None:
    assert said(f"{PREFIX}Access", dutch, english) == []


def test_access_without_a_client_scope_gets_two_proposals() -> None:
    [found] = said(f"{PREFIX}Access", "Toegang tot Applicatie X", "Access to Applicatie X")
    assert (found.code, found.field, found.severity) == ("ONS701", "dutch_name", "error")
    values = [fix.changes[0].value for fix in found.fixes]
    assert values == [f"Toegang tot Applicatie X {CLIENT}", f"Applicatie X {CLIENT} gebruiken"]
    assert {fix.safety for fix in found.fixes} == {"display-only"}
    for value in values:
        assert value is not None
        assert said(f"{PREFIX}Access", value, "Access to Applicatie X") == []


def test_an_employee_scope_is_no_client_scope() -> None:
    found = said(f"{PREFIX}Access", "Toegang tot Applicatie X [van een medewerker]", "Access to Applicatie X")
    assert codes(found) == [("ONS701", "dutch_name"), ("ONS703", "dutch_name")]


def test_the_settings_choose_how_access_is_read() -> None:
    names = f"{PREFIX}Access", "Toegang tot Applicatie X", "Access to Applicatie X"
    assert said(*names, access_rights="allow") == []
    assert codes(said(*names, access_rights="require-client-scope")) == [("ONS701", "dutch_name")]
    [found] = said(*names, access_rights="deny")
    assert (found.code, found.field, found.fixes) == ("ONS701", "dutch_name", ())
    scoped = f"{PREFIX}Access", f"Toegang tot Applicatie X {CLIENT}", "Access to Applicatie X"
    assert codes(said(*scoped, access_rights="deny")) == [("ONS701", "dutch_name")]


def test_deny_faults_a_broad_identifier_whatever_the_name() -> None:
    used = f"{PREFIX}Access", f"Applicatie X {CLIENT} gebruiken", "Use [client] Applicatie X"
    assert codes(said(*used, access_rights="deny")) == [("ONS701", "dutch_name")]
    ordinary = f"{PREFIX}ClientDocumentView", f"Document {CLIENT} inzien", "View [client] document"
    assert said(*ordinary, access_rights="deny") == []


def test_deny_holds_also_after_many_rights_of_the_same_kind() -> None:
    """What was found sound of one right is not held of one whose identifier makes the difference."""
    names = {"dutch_name": f"Applicatie {CLIENT} gebruiken", "english_name": "Use [client] application"} | DESCRIPTIONS
    rights = [{"identifier": f"{PREFIX}Client{word}Use"} | names for word in ("Application", "Tool", "Thing")]
    rights += [{"identifier": f"{PREFIX}Access"} | names]
    report = onsrights.check_rights(rights, prefix=PREFIX, access_rights="deny")
    assert [found.right for found in report.diagnostics if found.code == "ONS701"] == [f"{PREFIX}Access"]


def test_a_manifest_says_itself_how_access_is_read() -> None:
    text = f"""\
manifest: 1
access_rights: allow
connector: {{name: {PREFIX}}}
rights:
  - identifier: {PREFIX}Access
    dutch_name: Toegang tot Applicatie X
    english_name: Access to Applicatie X
    dutch_description: Geeft toegang tot de gekoppelde applicatie als geheel.
    english_description: Lets a user into the linked application as a whole.
"""
    report = onsrights.check_text(text, access_rights="deny")
    assert [found.code for found in report.diagnostics] == []
    report = onsrights.check_text(text.replace("access_rights: allow\n", ""), access_rights="deny")
    assert [found.code for found in report.diagnostics] == ["ONS701"]


@pytest.mark.parametrize(
    ("identifier", "dutch", "english", "related"),
    [
        (f"{PREFIX}Access", f"Document {CLIENT} inzien", "View [client] document", "dutch_name"),
        (f"{PREFIX}ClientDocumentView", f"Toegang tot Applicatie X {CLIENT}", "Access to Applicatie X", "dutch_name"),
        (f"{PREFIX}ClientDocumentView", f"Document {CLIENT} inzien", "Access to [client] document", "english_name"),
        (f"{PREFIX}ClientLogAccess", f"Toegang tot Applicatie X {CLIENT}", "Access to Applicatie X", "dutch_name"),
    ],
)
def test_identifier_and_names_disagree_about_access(identifier: str, dutch: str, english: str, related: str) -> None:
    found = [one for one in said(identifier, dutch, english) if one.code == "ONS702"]
    assert codes(found) == [("ONS702", "identifier")]
    assert [one.field for one in found[0].related] == [related]
    assert identifier in found[0].message("nl")


@pytest.mark.parametrize(
    ("identifier", "dutch", "english"),
    [
        (f"{PREFIX}ClientLogAccess", f"Toegangslogboek {CLIENT} inzien", "View [client] access log"),
        (f"{PREFIX}Access", f"Applicatie X {CLIENT} gebruiken", "Use [client] Applicatie X"),
        (f"{PREFIX}Access", f"Applicatie X {CLIENT} zorgplinken", "Access to Applicatie X"),
        (f"{PREFIX}Access", "", ""),
        (f"{PREFIX}Access", f"Document {CLIENT}", "View [client] document"),
        ("Access", f"Document {CLIENT} inzien", "View [client] document"),
    ],
)
def test_where_nothing_is_sure_nothing_is_said_of_access(identifier: str, dutch: str, english: str) -> None:
    assert [one for one in said(identifier, dutch, english) if one.code == "ONS702"] == []


def test_without_a_prefix_nothing_is_said_of_access_in_the_identifier() -> None:
    assert said(f"{PREFIX}Access", f"Document {CLIENT} inzien", "View [client] document", prefix=None) == []


@pytest.mark.parametrize(
    ("dutch", "english", "expected"),
    [
        ("Rooster [van een medewerker] inzien", "View [employee] roster", [("ONS703", "dutch_name")]),
        ("Rooster [van een team] inzien", "View [team] roster", [("ONS703", "dutch_name")]),
        ("Rooster inzien", "View [team] roster", [("ONS703", "english_name")]),
        ("", "View [an employee] roster", [("ONS703", "english_name")]),
        ("Rooster [van een cliënt] of [van een team] inzien", "View [client] or [team] roster", []),
        ("Rooster [van een locatie] inzien", "View [team] roster", []),
        ("Rooster inzien", "View roster", []),
    ],
)
def test_what_the_calls_can_answer(dutch: str, english: str, expected: list[tuple[str, str]]) -> None:
    found = [one for one in said(f"{PREFIX}EmployeeRosterView", dutch, english) if one.code == "ONS703"]
    assert codes(found) == expected
    assert all(one.severity == "info" for one in found)
