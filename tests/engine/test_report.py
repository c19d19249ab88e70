"""The verdict: counts, fields, and the form in which programs read it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import onsrights
from onsrights.engine.check.report import Count, Report
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Change, Diagnostic, Edit, Fix, Point, Range, Related, Span, Text
from onsrights.platforms import PLATFORMS
from tests.sibling.platform import SIBLING

SCHEMA = json.loads((Path(__file__).parents[2] / "schemas" / "report.schema.json").read_text("utf-8"))
RULE = Rule("ONS304", "dutch-name-order", "error", "unsafe", module="onsrights.ons.rules.name_order")
TEXT = Text(nl='fout: "{value}"', en='wrong: "{value}"')
ONS = PLATFORMS["ons"]
SOME = Range(Point(1, 1, 0), Point(1, 4, 3))
FIX = Fix(TEXT, {"value": "x"}, "unsafe", (Change("dutch_name", "x", (Edit(SOME, "x"),)),))


def found(**changed: Any) -> Diagnostic:  # noqa: ANN401 - values of a record, of whatever type
    one = Diagnostic(
        definition=RULE,
        severity="error",
        text=TEXT,
        data={"value": "a\u200bb"},
        path="rights.yaml",
        range=SOME,
        document=0,
        pointer="/rights/0/dutch_name",
        right="A",
        field="dutch_name",
        field_range=Span(0, 3),
        related=(Related(TEXT, {"value": "y"}, None, None, None, None),),
        fixes=(FIX,),
        fingerprint="0" * 32,
    )
    return one._replace(**changed)


def test_a_report_without_diagnostics_is_ok() -> None:
    report = Report((), 1, 2, 2)
    assert report.ok
    assert report.fixable == 0
    assert report.by_field() == {}
    assert report.to_dict()["diagnostics"] == []


def test_only_an_error_is_not_ok() -> None:
    assert not Report((found(),), 1, 1, 0).ok
    assert Report((found(severity="warning"), found(severity="info")), 1, 1, 1).ok


def test_faults_are_counted_by_severity() -> None:
    counts = (Count("ons", ONS.noun, 1, 0), Count("sibling", SIBLING.noun, 2, 1))
    report = Report((found(), found(severity="warning", times=5), found(severity="info")), 1, 3, 1, platforms=counts)
    assert [report.count(severity) for severity in ("error", "warning", "info")] == [1, 5, 1]
    assert report.to_dict()["summary"] == {
        "files": 1,
        "rights": 3,
        "ready": 1,
        "errors": 1,
        "warnings": 5,
        "infos": 1,
        "suppressed": 0,
        "fixable": 3,
        "platforms": {"ons": {"units": 1, "ready": 0}, "sibling": {"units": 2, "ready": 1}},
    }


def test_what_is_only_shown_is_not_fixable() -> None:
    shown = FIX._replace(safety="display-only")
    assert Report((found(fixes=(shown,)),), 1, 1, 0).fixable == 0
    assert Report((found(fixes=(shown, FIX)),), 1, 1, 0).fixable == 1
    assert Report((found(fixes=()),), 1, 1, 0).fixable == 0


def test_diagnostics_are_grouped_by_field() -> None:
    one, two, none = found(), found(field="english_name"), found(field=None)
    assert Report((one, two, none, one), 1, 1, 0).by_field() == {"dutch_name": [one, one], "english_name": [two]}


def test_a_diagnostic_speaks_both_languages() -> None:
    one = found()
    assert (one.code, one.rule, one.url) == (RULE.code, RULE.name, RULE.url)
    assert one.message("nl") == 'fout: "aU+200Bb"'
    assert one.message() == one.message("en") == 'wrong: "aU+200Bb"'
    assert one.related[0].message("nl") == 'fout: "y"'
    assert one.fixes[0].title() == 'wrong: "x"'


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_form_for_programs_keeps_to_its_schema(lang: Any) -> None:  # noqa: ANN401 - a literal type
    nowhere = found(path=None, range=None, field=None, field_range=None, right=None, related=(), fixes=())
    there = found(related=(Related(TEXT, {"value": ""}, "b.yaml", SOME, "english_name", Span(1, 1)),))
    report = Report((found(), nowhere, there), 3, 2, 1, platforms=(Count("sibling", SIBLING.noun, 2, 1),))
    Draft202012Validator(SCHEMA).validate(report.to_dict(lang))
    [first, second, third] = report.to_dict(lang)["diagnostics"]
    assert first["message"] == found().message(lang)
    assert first["fixes"][0]["title"] == FIX.title(lang)
    assert second["range"] is second["field_range"] is second["path"] is None
    assert third["related"][0]["field_range"] == {"start": 1, "end": 1}
    assert json.loads(json.dumps(report.to_dict(lang))) == report.to_dict(lang)


def test_the_tool_names_itself() -> None:
    assert Report((), 0, 0, 0).to_dict()["tool"] == {"name": "onsrights", "version": onsrights.__version__}
