"""The library: the same verdict as on the command line, for a form, a script or an editor."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

import onsrights
from onsrights import Settings
from onsrights.engine.check.run import InternalFault
from onsrights.engine.check.session import Session
from tests.ons.test_corpus import CORRECT, DESCRIPTIONS, FAULTY, PREFIX, TRICKY, Faulty
from tests.over import over

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from onsrights.engine.diagnostics import Diagnostic, Language

ROOT = Path(__file__).parents[1]
SCHEMA = json.loads((ROOT / "schemas" / "report.schema.json").read_text("utf-8"))
RIGHT = {
    "identifier": "ExternalConnectorClientDocumentDelete",
    "dutch_name": "Document [van een cliënt] verwijderen",
    "english_name": "Delete [client] document",
    "dutch_description": "Geeft toestemming om documenten uit het dossier van een cliënt te verwijderen.",
    "english_description": "Allows removing documents from the record of a client.",
}
CONNECTOR = "ExternalConnector"
LANGUAGES: tuple[Language, ...] = ("nl", "en")


def codes(found: Iterable[Diagnostic]) -> list[str]:
    return [one.code for one in found]


def manifest(rights: list[dict[str, str]], prefix: str = CONNECTOR) -> str:
    data = {"manifest": 1, "connector": {"name": "x", "prefix": prefix}, "rights": rights}
    return json.dumps(data, ensure_ascii=False)


def check(**changed: object) -> onsrights.Report:
    return onsrights.check_right({**RIGHT, **changed}, prefix=CONNECTOR)


# A right.


def test_a_good_right_is_ready() -> None:
    report = check()
    assert (report.diagnostics, report.ok, report.files, report.rights, report.ready) == ((), True, 0, 1, 1)


def test_a_fault_has_its_place_in_the_field_and_none_in_a_file() -> None:
    [found] = check(english_name="Delete [client] documents").diagnostics
    assert (found.code, found.severity, found.field, found.field_range) == (
        "ONS409",
        "warning",
        "english_name",
        (16, 25),
    )
    assert (found.path, found.range, found.pointer) == (None, None, "/rights/0/english_name")
    assert found.right == RIGHT["identifier"]
    [fix] = found.fixes
    [change] = fix.changes
    assert (change.field, change.value) == ("english_name", "Delete [client] document")
    assert [(edit.range, edit.text) for edit in change.edits] == [(None, "Delete [client] document")]


def test_a_missing_field_is_placed_at_itself() -> None:
    right = {name: value for name, value in RIGHT.items() if name != "english_name"}
    [found] = onsrights.check_right(right, prefix=CONNECTOR).diagnostics
    assert (found.code, found.pointer, found.field) == ("ONS110", "/rights/0/english_name", "english_name")


@pytest.mark.parametrize("value", [None, "", 7, True, [], {}, ["x"], {"a": 1}, b"x", object(), float("nan")])
@pytest.mark.parametrize("name", list(RIGHT))
def test_whatever_a_field_holds_is_answered(name: str, value: object) -> None:
    report = check(**{name: value})
    assert not report.ok
    assert report.ready == 0
    assert set(report.by_field()) == {name}
    assert json.dumps(report.to_dict("nl"))


def test_a_key_that_no_right_has_is_said() -> None:
    assert codes(check(dutch_nam="x").diagnostics) == ["ONS111"]
    assert codes(onsrights.check_right({}, prefix=CONNECTOR).diagnostics) == ["ONS110"] * 5


def test_without_a_prefix_nothing_is_said_of_it() -> None:
    assert codes(onsrights.check_right(RIGHT).diagnostics) == []
    assert codes(onsrights.check_right(RIGHT, prefix="Other").diagnostics) == ["ONS202"]
    assert codes(onsrights.check_right(RIGHT, prefix="External Connector").diagnostics) == ["ONS208"]


def test_diagnostics_stand_in_the_order_of_rights_fields_and_characters() -> None:
    faulty = {**RIGHT, "dutch_name": "documenten  [van een cliënt] verwijderen.", "identifier": "External_Connector_x"}
    report = onsrights.check_rights([RIGHT, faulty, faulty], prefix=CONNECTOR)
    order = list(RIGHT)
    keys = [
        (found.pointer.split("/")[2], order.index(found.field or ""), found.field_range) for found in report.diagnostics
    ]
    assert keys == sorted(keys)
    assert {key[0] for key in keys} == {"1", "2"}


def test_several_rights_are_compared() -> None:
    assert codes(onsrights.check_rights([RIGHT], prefix=CONNECTOR).diagnostics) == []
    report = onsrights.check_rights(iter([RIGHT, RIGHT]), prefix=CONNECTOR)
    assert codes(report.diagnostics) == ["ONS206"]
    assert (report.rights, report.ready) == (2, 1)
    assert onsrights.check_rights([]).diagnostics == ()


def test_any_mapping_is_a_right() -> None:
    from types import MappingProxyType

    assert onsrights.check_right(MappingProxyType(RIGHT), prefix=CONNECTOR).ok


# A field.


@pytest.mark.parametrize("name", list(RIGHT))
def test_a_good_field_says_nothing_of_the_others(name: str) -> None:
    assert onsrights.check_field(name, RIGHT[name], prefix=CONNECTOR).diagnostics == ()


def test_a_field_is_judged_by_itself() -> None:
    assert codes(onsrights.check_field("dutch_name", "Documenten [van een cliënt] inzien").diagnostics) == ["ONS309"]
    assert codes(onsrights.check_field("identifier", "My_App").diagnostics)[0] == "ONS201"
    assert codes(onsrights.check_field("dutch_name", "").diagnostics) == ["ONS113"]
    access = "Toegang tot Applicatie X"
    assert codes(onsrights.check_field("dutch_name", access).diagnostics) == ["ONS701"]
    assert codes(onsrights.check_field("dutch_name", access, access_rights="allow").diagnostics) == []


def test_an_unknown_field_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="a right has no field 'dutch'; it has identifier, dutch_name") as caught:
        onsrights.check_field("dutch", "x")
    assert "english_description" in str(caught.value)


def test_half_a_name_may_be_checked_while_it_is_typed() -> None:
    for name, text in RIGHT.items():
        for end in range(len(text) + 1):
            report = onsrights.check_field(name, text[:end], prefix=CONNECTOR)
            assert all(found.field == name for found in report.diagnostics)


# A text, a file.


def test_a_text_is_called_what_it_is() -> None:
    report = onsrights.check_text(manifest([{**RIGHT, "dutch_name": "Document"}]), "mine.json")
    assert {found.path for found in report.diagnostics} == {"mine.json"}
    assert report.files == 1
    assert {found.path for found in onsrights.check_text("").diagnostics} == {"rights.yaml"}


def test_a_json_text_stays_json() -> None:
    text = manifest([{**RIGHT, "dutch_name": "Documenten [van een cliënt] verwijderen"}])
    [found] = onsrights.check_text(text, "rights.json").diagnostics
    [edit] = found.fixes[0].changes[0].edits
    assert edit.range is not None
    mended = text[: edit.range.start.offset] + edit.text + text[edit.range.end.offset :]
    assert json.loads(mended)["rights"] == [RIGHT]


def test_a_text_that_is_too_long_is_not_read() -> None:
    settings = Settings(limits=onsrights.Limits(file_bytes=100))
    assert codes(onsrights.check_text(manifest([RIGHT]), settings=settings).diagnostics) == ["ONS105"]


@pytest.mark.parametrize("text", ["\ud800", "a: \udfff\n", "\x00", "\ufeff", "\u2028: x", "\r"])
def test_a_text_that_no_file_can_hold_is_answered(text: str) -> None:
    report = onsrights.check_text(text)
    assert not report.ok
    assert all(found.message(lang).isprintable() for found in report.diagnostics for lang in LANGUAGES)


def test_a_file_is_read_from_its_path(tmp_path: Path) -> None:
    path = tmp_path / "rights.yaml"
    path.write_text(manifest([RIGHT]), "utf-8")
    for given in (path, str(path)):
        report = onsrights.check_file(given)
        assert (report.diagnostics, report.files, report.ready) == ((), 1, 1)


def test_a_file_that_cannot_be_read_is_a_diagnostic(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.yaml"):
        [found] = onsrights.check_file(path).diagnostics
        assert (found.code, found.path) == ("ONS100", str(path))


def test_a_fault_of_the_tool_itself_is_raised(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken(*_: object) -> None:
        message = "unforeseen"
        raise RuntimeError(message)

    monkeypatch.setattr(Session, "check", broken)
    with pytest.raises(InternalFault) as caught:
        onsrights.check_text(manifest([RIGHT]), "mine.yaml")
    assert caught.value.path == "mine.yaml"
    assert isinstance(caught.value.__cause__, RuntimeError)
    with pytest.raises(InternalFault):
        onsrights.check_file(tmp_path)


def place_and_values(found: Iterable[Diagnostic]) -> list[tuple[object, ...]]:
    return sorted(
        (
            one.code,
            one.severity,
            one.field or "",
            one.field_range or (),
            one.message("nl"),
            tuple((related.field, related.field_range) for related in one.related),
            tuple((fix.safety, tuple((change.field, change.value) for change in fix.changes)) for fix in one.fixes),
        )
        for one in found
    )


@over("row", FAULTY, ids=lambda row: f"{row.code}-{row.text}")
def test_a_file_and_a_form_say_the_same(row: Faulty) -> None:
    form = onsrights.check_rights(row.rights(), prefix=row.prefix)
    text = onsrights.check_text(manifest(row.rights(), row.prefix), "rights.json")
    assert place_and_values(form.diagnostics) == place_and_values(text.diagnostics)
    assert (form.rights, form.ready) == (text.rights, text.ready)
    assert all((one.range is None) and (one.path is None) for one in form.diagnostics)
    assert all(one.range is not None for one in text.diagnostics)


def test_a_field_says_what_it_says_in_a_right_of_its_own() -> None:
    """What is wrong with one name by itself does not depend on the other; what is offered may."""
    for row in FAULTY:
        if row.code[:4] in {"ONS3", "ONS4"} and row.code not in {"ONS306", "ONS406"}:
            alone = onsrights.check_field(row.field, row.text, prefix=PREFIX).diagnostics
            found = onsrights.check_right(row.rights()[0], prefix=PREFIX).diagnostics
            said = [
                [(one.severity, one.field, one.field_range) for one in each if one.code == row.code]
                for each in (alone, found)
            ]
            assert said[0] == said[1]


# Settings.


def test_settings_choose_rules() -> None:
    right = {
        **RIGHT,
        "dutch_name": "documenten [van een cliënt] verwijderen",
        "english_name": "Delete [client] documents",
    }

    def said(settings: Settings | None = None) -> set[str]:
        found = codes(onsrights.check_right(right, prefix=CONNECTOR, settings=settings).diagnostics)
        text = onsrights.check_text(manifest([right]), settings=settings)
        assert sorted(found) == sorted(codes(text.diagnostics))
        return set(found)

    assert said() == {"ONS309", "ONS315", "ONS409"}
    assert said(Settings(select=("ONS4",))) == {"ONS409"}
    assert said(Settings(ignore=("ons309", "dutch-name-typography"))) == {"ONS409"}
    assert said(Settings(select=("dutch-name-subject-plural",), ignore=("ONS4",))) == {"ONS309"}


@pytest.mark.parametrize(
    "call",
    [
        lambda settings: onsrights.check_right(RIGHT, settings=settings),
        lambda settings: onsrights.check_rights([], settings=settings),
        lambda settings: onsrights.check_field("dutch_name", "x", settings=settings),
        lambda settings: onsrights.check_text("", settings=settings),
        lambda settings: onsrights.check_file("none", settings=settings),
    ],
)
def test_an_unknown_rule_is_a_mistake_of_the_caller(call: Callable[[Settings], object]) -> None:
    with pytest.raises(onsrights.UnknownRuleError) as caught:
        call(Settings(ignore=("dutch-name-ordr",)))
    assert (caught.value.written, caught.value.suggestion) == ("dutch-name-ordr", "dutch-name-order")
    with pytest.raises(ValueError, match="ONS999"):
        call(Settings(select=("ONS999",)))


def test_access_rights_are_an_argument_or_a_setting() -> None:
    right = {
        **RIGHT,
        "identifier": "ExternalConnectorAccess",
        "dutch_name": "Toegang tot Applicatie X",
        "english_name": "Access to Applicatie X",
    }

    def said(**options: Any) -> list[str]:  # noqa: ANN401 - options of the call
        text = onsrights.check_text(manifest([right]), **options)
        form = onsrights.check_right(right, prefix=CONNECTOR, **options)
        assert codes(text.diagnostics) == codes(form.diagnostics)
        return codes(form.diagnostics)

    assert said() == ["ONS701"]
    assert said(access_rights="allow") == []
    assert said(settings=Settings(access_rights="allow")) == []
    assert said(settings=Settings(access_rights="allow"), access_rights="deny") == ["ONS701"]


# What comes back.


def test_diagnostics_are_grouped_by_field() -> None:
    report = check(dutch_name="documenten [van een cliënt] verwijderen", identifier="ExternalConnector_x")
    grouped = report.by_field()
    assert set(grouped) == {"dutch_name", "identifier"}
    assert sorted(codes(grouped["dutch_name"])) == ["ONS309", "ONS315"]
    assert sum(map(len, grouped.values())) == len(report.diagnostics)


def test_every_report_keeps_to_its_schema() -> None:
    validator = Draft202012Validator(SCHEMA)
    Draft202012Validator.check_schema(SCHEMA)
    rights = [row.rights()[-1] for row in FAULTY[::5]]
    reports = [
        onsrights.check_rights(rights, prefix=PREFIX),
        onsrights.check_text(manifest(rights, PREFIX)),
        onsrights.check_file(ROOT / "examples" / "broken-rights.yaml"),
        onsrights.check_file(ROOT),
        onsrights.check_text("a: [\n"),
        onsrights.check_right({"dutch_name": object()}),
    ]
    for report in reports:
        for lang in LANGUAGES:
            data = report.to_dict(lang)
            validator.validate(data)
            assert json.loads(json.dumps(data)) == data


def test_nothing_that_comes_back_can_be_changed() -> None:
    report = check(dutch_name="Documenten [van een cliënt] inzien")
    [found, *_] = report.diagnostics
    fix = found.fixes[0]
    for record in (report, found, fix, fix.changes[0], fix.changes[0].edits[0]):
        for name in record._fields:
            with pytest.raises(AttributeError):
                setattr(record, name, None)
    assert hash(found.field_range)
    assert isinstance(report.diagnostics, tuple)
    assert isinstance(fix.changes, tuple)


def test_what_is_given_is_not_changed() -> None:
    fields = {**RIGHT, "dutch_name": "docu\u200bmenten"}
    before = dict(fields)
    onsrights.check_rights([fields], prefix=CONNECTOR)
    assert fields == before


def test_one_call_leaves_nothing_behind_for_the_next() -> None:
    first = onsrights.check_rights([RIGHT], prefix=CONNECTOR)
    assert first == onsrights.check_rights([RIGHT], prefix=CONNECTOR)
    text = manifest([RIGHT, {**RIGHT, "dutch_name": "x"}])
    assert onsrights.check_text(text) == onsrights.check_text(text)


@pytest.mark.no_cover
def test_threads_give_the_same_answers() -> None:
    """Memory of names and shapes is shared between threads; whatever their order, the answers are the same."""
    from onsrights.ons.names.familiar import MEMORY

    rights = [{**row.rights()[-1]} for row in FAULTY[::3]]
    rights += [
        {"identifier": "x", "dutch_name": row.dutch, "english_name": row.english, **DESCRIPTIONS}
        for row in CORRECT[::6]
    ]
    expected = [place_and_values(onsrights.check_right(right, prefix=PREFIX).diagnostics) for right in rights]

    def all_rights(offset: int) -> list[list[tuple[object, ...]]]:
        answers: list[list[tuple[object, ...]]] = [[] for _ in rights]
        for step in range(len(rights)):
            at = (step * 7 + offset) % len(rights)
            answers[at] = place_and_values(onsrights.check_right(rights[at], prefix=PREFIX).diagnostics)
        return answers if len(rights) % 7 else expected

    MEMORY.forget()
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(6) as threads:
            results = list(threads.map(all_rights, range(6)))
    finally:
        sys.setswitchinterval(interval)
    assert all(result == expected for result in results)


def test_nothing_is_printed_and_little_imported() -> None:
    program = (
        "import sys, onsrights\n"
        "assert len([name for name in sys.modules if name.startswith('onsrights')]) == 1\n"
        "onsrights.check_field('dutch_name', 'Document [van een cliënt] inzien')\n"
        "heavy = {'click', 'lark', 'jsonschema', 'yaml', 'logging'} & set(sys.modules)\n"
        "sys.exit(', '.join(sorted(heavy)))\n"
    )
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr.replace("\n", "")) in {(0, "", ""), (1, "", "yaml")}


def test_a_text_that_is_too_long_is_not_looked_at() -> None:
    said = onsrights.check_field("dutch_name", "van " * 500_000).diagnostics
    assert [(one.code, one.field) for one in said] == [("ONS105", "dutch_name")]
    right = {"identifier": "Ons", "dutch_name": "x" * 70_000, "english_name": "Delete [client] document"}
    assert {one.code for one in onsrights.check_right(right).diagnostics if one.field == "dutch_name"} == {"ONS105"}


# Names.


def test_a_name_is_shown_as_it_reads() -> None:
    name = onsrights.parse_name("Delete [client] document", "en")
    assert name.kind == "task"
    assert name.operation == onsrights.NamePart("Delete", onsrights.Span(0, 6))
    assert name.scopes == (onsrights.NamePart("[client]", onsrights.Span(7, 15)),)
    assert name.subject == onsrights.NamePart("document", onsrights.Span(16, 24))


def test_a_name_agrees_with_what_is_said_of_it() -> None:
    for row in TRICKY:
        name = onsrights.parse_name(row.name, "nl" if row.language == "nl" else "en")
        assert name.kind is not None
        assert name.subject is not None


# The package.


def test_every_public_name_is_there_and_no_other() -> None:
    assert dir(onsrights) == sorted(onsrights.__all__)
    for name in onsrights.__all__:
        assert getattr(onsrights, name) is not None
    with pytest.raises(AttributeError, match="has no attribute 'check_everything'"):
        onsrights.check_everything  # noqa: B018


def test_settings_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "onsrights.toml"
    path.write_text('ignore = ["ONS309"]\nseverity = { ONS305 = "info" }\naccess-rights = "deny"\n', encoding="utf-8")
    settings = onsrights.load_settings(path)
    assert settings == onsrights.Settings(
        ignore=("ONS309",), severity={"ONS305": "info"}, access_rights="deny", root=str(tmp_path)
    )
    report = onsrights.check_field("dutch_name", "Documenten [van een cliënt] inzien", settings=settings)
    assert report.diagnostics == ()


def test_settings_that_cannot_be_used(tmp_path: Path) -> None:
    path = tmp_path / "onsrights.toml"
    path.write_text('ignore = ["ONS999"]\n', encoding="utf-8")
    with pytest.raises(onsrights.SettingsError) as caught:
        onsrights.load_settings(str(path))
    [fault] = caught.value.faults
    assert (fault.path, fault.line, fault.column) == (str(path), 1, 11)
    assert fault.place == f"{path}:1:11"
    assert fault.message("nl").startswith('Onbekende regel "ONS999".')
    with pytest.raises(onsrights.SettingsError, match="does not exist"):
        onsrights.load_settings(tmp_path / "none.toml")
    (tmp_path / "pyproject.toml").write_text("[project]", encoding="utf-8")
    with pytest.raises(onsrights.SettingsError, match="no table"):
        onsrights.load_settings(tmp_path / "pyproject.toml")


def test_no_call_reads_settings_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "onsrights.toml").write_text("broken", encoding="utf-8")
    (tmp_path / "rights.yaml").write_text("manifest: 1\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert onsrights.check_file("rights.yaml").diagnostics


def test_overrides_go_by_the_name_of_a_text() -> None:
    override = onsrights.Override(("old/*",), select=("ONS2",))
    settings = onsrights.Settings(overrides=(override,))
    assert onsrights.check_text("manifest: 2\n", "new/rights.yaml", settings=settings).diagnostics
    assert not onsrights.check_text("manifest: 2\n", "old/rights.yaml", settings=settings).diagnostics


@pytest.mark.parametrize(
    "settings",
    [
        onsrights.Settings(severity={"ONS999": "info"}),
        onsrights.Settings(overrides=(onsrights.Override(("*",), ignore=("ONS999",)),)),
    ],
)
def test_rules_in_settings_that_do_not_exist(settings: onsrights.Settings) -> None:
    with pytest.raises(onsrights.UnknownRuleError):
        onsrights.check_text("manifest: 1\n", settings=settings)


# ------------------------------------------------------------------------------------------------- other platforms

OF_AFAS: dict[str, Any] = {
    "integration": {"name": "Planbord"},
    "connector": {
        "description": "Planbord",
        "called_by": "system",
        "authentication": {"type": "classic"},
        "get_connectors": ["Planbord_Medewerkers"],
    },
}
OF_EXACT: dict[str, Any] = {
    "app": {
        "name": "Facturen",
        "distribution": "testing",
        "country": "nl",
        "redirect_uri": "https://facturen.example/terug",
    }
}
DAY = date(2026, 11, 30)


def test_connectors_of_a_form_are_seen_together() -> None:
    report = onsrights.check_connectors([OF_AFAS, OF_AFAS], as_of=DAY)
    assert {(found.document, found.pointer) for found in report.diagnostics if found.code == "AFS402"} == {
        (1, "/connector/description")
    }
    assert [(count.key, count.units) for count in report.platforms] == [("afas", 2)]
    alone = onsrights.check_connector(OF_AFAS, as_of=DAY)
    assert "AFS402" not in {found.code for found in alone.diagnostics}
    assert alone == onsrights.check_values("afas", OF_AFAS, as_of=DAY)


def test_an_app_of_a_form_is_judged_like_one_of_a_file() -> None:
    text = json.dumps({"manifest": 1, "platform": "exact", **OF_EXACT})
    of_file = onsrights.check_text(text, filename="app.exact.json")
    of_form = onsrights.check_app(OF_EXACT)
    assert [(found.code, found.pointer) for found in of_form.diagnostics] == [
        (found.code, found.pointer) for found in of_file.diagnostics
    ]
    twice = onsrights.check_apps([OF_EXACT, OF_EXACT])
    assert (twice.rights, {found.document for found in twice.diagnostics}) == (2, {1})


def test_a_platform_that_does_not_exist_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="there is no platform 'sap'"):
        onsrights.check_values("sap", OF_EXACT)
    with pytest.raises(ValueError, match="there is no platform"):
        onsrights.check_text("{}", platform="sap")


def test_the_platform_may_be_said_by_the_caller() -> None:
    text = json.dumps({"app": {"name": "x"}})
    assert {found.code[:3] for found in onsrights.check_text(text, "x.json", platform="afas").diagnostics} == {"AFS"}
