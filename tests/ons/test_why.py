"""May a user use this right for a client, through this version: the table of layers, row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import onsrights
from tests.ons.test_corpus import DESCRIPTIONS

if TYPE_CHECKING:
    from onsrights.engine.diagnostics import Language

RIGHT = {
    "identifier": "ZorgbrugClientDocumentView",
    "dutch_name": "Document [van een cliënt] inzien",
    "english_name": "View [client] document",
    **DESCRIPTIONS,
    "status": "approved",
    "connector_versions": ["1.2", "2.0"],
}
ALL = {"right": "ZorgbrugClientDocumentView", "connector_version": "1.2", "task": "yes", "scope": "yes"}


def why(
    right: dict[str, Any] | None = None, given: dict[str, Any] | None = None, got: str | None = None
) -> onsrights.Decision:
    fields = {key: value for key, value in {**RIGHT, **(right or {})}.items() if value is not None}
    manifest = {"connector": {"name": "Zorgbrug"}, "rights": [fields]}
    return onsrights.why(manifest, got=got, **{**ALL, **(given or {})})


def said(decision: onsrights.Decision, layer: str, lang: Language = "en") -> str:
    return next(each.text(lang) for each in decision.layers if each.id == layer)


def test_everything_holds() -> None:
    decision = why()
    assert decision.verdict == "allowed"
    assert [each.id for each in decision.layers] == ["right", "version", "task", "scope"]
    assert decision.heading.render("en") == (
        "may a user use the right ZorgbrugClientDocumentView for a client through Zorgbrug 1.2?"
    )


@pytest.mark.parametrize(
    ("right", "given", "fails", "unknown"),
    [
        ({}, {"right": "ZorgbrugClientDocumentViw"}, ("right",), ("version",)),
        ({"status": "draft"}, {}, ("right",), ()),
        ({"status": "denied", "denied_reason": "Te breed."}, {}, ("right",), ()),
        ({"status": "requested"}, {}, (), ("right",)),
        ({"status": None}, {}, (), ("right",)),
        ({"status": "requested", "dutch_name": "Document van een cliënt] inzien"}, {}, ("right",), ()),
        ({"status": "approved", "dutch_name": "Document van een cliënt] inzien"}, {}, (), ()),
        ({}, {"connector_version": "2.1"}, ("version",), ()),
        ({}, {"connector_version": None}, (), ("version",)),
        ({"connector_versions": None}, {}, (), ("version",)),
        ({}, {"task": "no"}, ("task",), ()),
        ({}, {"task": None}, (), ("task",)),
        ({}, {"scope": "no"}, ("scope",), ()),
        ({}, {"scope": "unknown"}, (), ("scope",)),
        ({"dutch_name": "Agenda [van een team] inzien", "english_name": "View [team] agenda"}, {}, (), ("scope",)),
        (
            {"dutch_name": "Agenda [van een team] inzien", "english_name": "View [team] agenda"},
            {"scope": "no"},
            ("scope",),
            (),
        ),
        ({}, {"right": "Nope", "task": "no", "scope": "no"}, ("right", "task", "scope"), ("version",)),
    ],
)
def test_each_column_of_the_table(
    right: dict[str, Any], given: dict[str, Any], fails: tuple[str, ...], unknown: tuple[str, ...]
) -> None:
    decision = why(right, given)
    assert (decision.fails, decision.unknown) == (fails, unknown)
    assert decision.verdict == ("refused" if fails else "unknown" if unknown else "allowed")


def test_a_right_without_a_scope_needs_none() -> None:
    decision = why({"dutch_name": "Agenda inzien", "english_name": "View agenda"}, {"scope": "no"})
    assert decision.layers[3].verdict == "not-applicable"
    assert decision.verdict == "allowed"


def test_a_slip_is_named_and_an_error_with_its_rule() -> None:
    assert said(why({}, {"right": "zorgbrugclientdocumentview"}), "right") == (
        '"zorgbrugclientdocumentview" is not in the manifest (did you mean "ZorgbrugClientDocumentView"?)'
    )
    assert "did you mean" not in said(why({}, {"right": "Something"}), "right")
    decision = why({"status": None, "dutch_name": "Document van een cliënt] inzien"})
    assert said(decision, "right") == "the right has an error (ONS301) and will be denied"
    assert decision.layers[0].codes == ("ONS301",)
    assert said(decision, "right", "nl") == "het recht heeft een fout (ONS301) en wordt dan afgewezen"


@pytest.mark.parametrize(
    ("got", "given", "verdict", "fails", "unknown", "note"),
    [
        ("404 Not Found", {}, "unknown", (), ("right", "version"), "A 404 means that the right does not exist"),
        ("404", {"connector_version": "3"}, "refused", ("version",), (), None),
        ('{"active": false}', {}, "unknown", (), ("task", "scope"), "The user does not have the task"),
        ('{"active": FALSE}', {"task": "no"}, "refused", ("task",), ("scope",), "The user does not have the task"),
        ('{"all": true, "clientIds": []}', {"scope": None}, "allowed", (), (), None),
        ('{"active": true, "other": false}', {}, "allowed", (), (), None),
        ("403", {}, "unknown", (), (), None),
        ("14041", {}, "allowed", (), (), None),
    ],
)
def test_what_came_back_settles_layers(
    got: str,
    given: dict[str, Any],
    verdict: str,
    fails: tuple[str, ...],
    unknown: tuple[str, ...],
    note: str | None,
) -> None:
    decision = why({}, given, got)
    assert (decision.verdict, decision.fails, decision.unknown) == (verdict, fails, unknown)
    notes = [each.render("en") for each in decision.notes]
    assert any(each.startswith(note) for each in notes) if note else notes == []
