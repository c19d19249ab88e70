"""The whole way from a manifest to its findings: what silences what, what is ready, what rights say of each other."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import onsrights
from onsrights.engine.check.platform import Group, rules_of
from onsrights.engine.check.rule import Registry
from onsrights.engine.check.run import check_sources
from onsrights.engine.check.session import Session
from onsrights.engine.check.silence import Silence
from onsrights.engine.diagnostics import Finding, Note, Place, Span
from onsrights.engine.settings.settings import Settings
from onsrights.engine.text.source import Source
from onsrights.ons.model import Field
from onsrights.platforms import PLATFORMS
from tests.ons.test_corpus import DESCRIPTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onsrights import Report
    from onsrights.engine.diagnostics import Diagnostic

REGISTRY = Registry(rules_of(PLATFORMS["ons"]))
HEAD = "manifest: 1\nconnector: {name: Zorgbrug}\nrights:\n"
RIGHT: dict[str, Any] = {
    "identifier": "ZorgbrugClientDocumentView",
    "dutch_name": "Document [van een cliënt] inzien",
    "english_name": "View [client] document",
    **DESCRIPTIONS,
}
OTHER: dict[str, Any] = {
    **RIGHT,
    "identifier": "ZorgbrugClientInvoicePay",
    "dutch_name": "Factuur [van een cliënt] betalen",
    "english_name": "Pay [client] invoice",
}


def manifest(*rights: dict[str, Any], **top: object) -> str:
    data = {"manifest": 1, "connector": {"name": "Zorgbrug"}, "rights": list(rights)}
    return json.dumps({**data, **top}, ensure_ascii=False)


def check(*rights: dict[str, Any], **top: object) -> Report:
    return onsrights.check_text(manifest(*rights, **top), "rights.json")


def with_dutch_name(written: str) -> str:
    """Give a manifest in which the Dutch name stands as it is written here."""
    values = {name: json.dumps(value, ensure_ascii=False) for name, value in RIGHT.items()} | {"dutch_name": written}
    return HEAD + "  -\n" + "".join(f"    {name}: {value}\n" for name, value in values.items())


def codes(found: Iterable[Diagnostic]) -> list[str]:
    return sorted({one.code for one in found if one.severity != "info"})


def form(**fields: object) -> list[str]:
    return codes(onsrights.check_right({**RIGHT, **fields}, prefix="Zorgbrug").diagnostics)


# What silences what: one test for each row of the table in the rules that a right can produce.


@pytest.mark.parametrize("name", ["dutch_name", "english_name", "identifier"])
@pytest.mark.parametrize(("value", "code"), [(["x"], "ONS112"), ("", "ONS113"), (" ", "ONS113"), (None, "ONS113")])
def test_of_a_field_that_is_no_text_nothing_else_is_said(name: str, value: object, code: str) -> None:
    assert form(**{name: value}) == [code]
    assert codes(check({**RIGHT, name: value}).diagnostics) == [code]


def test_a_duplicate_key_silences_what_is_said_of_its_value() -> None:
    text = HEAD + "  - " + json.dumps(RIGHT)[:-1] + ', "dutch_name": "Documenten verwijderd ."}\n'
    assert codes(onsrights.check_text(text).diagnostics) == ["ONS103"]


@pytest.mark.parametrize("value", ["!x Documenten verwijderd", "&a Documenten verwijderd"])
def test_a_tag_or_anchor_silences_what_is_said_of_its_value(value: str) -> None:
    assert codes(onsrights.check_text(with_dutch_name(value)).diagnostics) == ["ONS104"]


def test_a_value_that_is_too_long_is_not_judged() -> None:
    long = {**RIGHT, "dutch_name": "documenten verwijderd. " * 100}
    report = onsrights.check_text(
        manifest(long), "rights.json", settings=Settings(limits=onsrights.Limits(scalar=1000))
    )
    assert codes(report.diagnostics) == ["ONS105"]


def test_a_field_under_a_misspelt_key_is_not_missed_but_judged() -> None:
    right = {("dutch_nam" if name == "dutch_name" else name): value for name, value in RIGHT.items()}
    assert codes(check(right).diagnostics) == ["ONS111"]
    found = check({**right, "dutch_nam": "Documenten [van een cliënt] inzien"}).diagnostics
    assert codes(found) == ["ONS111", "ONS309"]
    assert {one.field for one in found if one.code == "ONS309"} == {"dutch_name"}


def test_an_invisible_character_silences_nothing_and_disturbs_nothing() -> None:
    assert form(dutch_name="Docu\u200bment [van een cliënt] inzien") == ["ONS130"]
    assert form(dutch_name="Docu\u200bmenten [van een cliënt] inzien") == ["ONS130", "ONS309"]
    assert form(dutch_name="Document [van een clie\u0308nt] inzien") == ["ONS131"]


def test_what_follows_a_mended_character_is_marked_where_it_stands() -> None:
    text = "Docu\u200bmenten [van een clie\u0308nt] inzien"
    [found] = [one for one in onsrights.check_field("dutch_name", text).diagnostics if one.code == "ONS309"]
    assert found.field_range is not None
    assert text[slice(*found.field_range)] == "Docu\u200bmenten"


def test_a_wrong_letter_in_the_prefix_says_nothing_of_the_prefix() -> None:
    assert form(identifier="Zorg_brugClientDocumentView") == ["ONS201"]
    assert form(identifier="ZorgbrugClient_DocumentView") == ["ONS201"]


def test_a_name_in_the_other_language_is_not_judged() -> None:
    swapped = {"dutch_name": RIGHT["english_name"], "english_name": RIGHT["dutch_name"]}
    assert form(**swapped) == ["ONS316"]
    assert codes(check({**RIGHT, **swapped}).diagnostics) == ["ONS316"]


def test_behind_a_product_the_rest_is_judged() -> None:
    assert form(dutch_name="Ons - Document [van een cliënt] inzien") == ["ONS314"]
    assert form(dutch_name="Ons - Documenten [van een cliënt] inzien") == ["ONS309", "ONS314"]


@pytest.mark.parametrize(
    "name",
    [
        "Document (van een cliënt) inzien",
        "Document [van een cliënt inzien",
        "(van een cliënt) Document inzien",
        "Document inzien (van een cliënt)",
        "Document [[cliënt]] inzien",
        "Document [] van een cliënt inzien",
    ],
)
def test_wrong_brackets_silence_what_is_said_of_the_scope(name: str) -> None:
    assert form(dutch_name=name) == ["ONS301"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("[van een cliënt] verwijderen", "ONS302"),
        ("Verwijderen", "ONS302"),
        ("Document [van een cliënt]", "ONS303"),
    ],
)
def test_a_missing_part_silences_what_is_said_of_the_order_and_the_operation(name: str, code: str) -> None:
    found = form(dutch_name=name)
    assert code in found
    assert not {"ONS304", "ONS305", "ONS310", "ONS311", "ONS312", "ONS313", "ONS603", "ONS604", "ONS605"} & set(found)


@pytest.mark.parametrize(
    "name",
    [
        "verwijder document [van een cliënt]",
        "verwijder document van een cliënt",
        "inzien van document [van een cliënt]",
        "[van een cliënt] document inzien",
        "document inzien van een cliënt",
        "document inzien [van een cliënt]",
    ],
)
def test_a_wrong_order_silences_the_capital_and_the_brackets(name: str) -> None:
    found = form(dutch_name=name)
    assert not {"ONS306", "ONS313", "ONS315"} & set(found)
    assert {"ONS304", "ONS305"} & set(found)


def test_a_scope_without_brackets_counts_as_the_scope() -> None:
    assert form(dutch_name="Document van een cliënt inzien") == ["ONS306"]
    assert form(english_name="View document of a client") == ["ONS406"]


def test_an_unknown_entity_is_not_compared() -> None:
    assert form(dutch_name="Document [van een bewoner] inzien") == ["ONS308"]


@pytest.mark.parametrize("name", ["dutch_name", "english_name"])
def test_a_placeholder_silences_everything_in_its_field(name: str) -> None:
    assert form(**{name: "TODO"}) == ["ONS507"]


def test_swapped_descriptions_are_one_report() -> None:
    swapped = {
        "dutch_description": RIGHT["english_description"],
        "english_description": RIGHT["dutch_description"],
    }
    assert form(**swapped) == ["ONS503"]
    assert form(english_description=RIGHT["dutch_description"]) == ["ONS504"]


def test_a_difference_between_the_names_is_not_told_again_of_the_identifier() -> None:
    assert form(english_name="Delete [client] document") == ["ONS603"]


def test_what_is_cut_off_by_a_comment_is_not_judged() -> None:
    text = with_dutch_name("Document #1 [van een cliënt] inzien")
    assert codes(onsrights.check_text(text).diagnostics) == ["ONS106"]


def test_a_field_names_its_places() -> None:
    field = Field("dutch_name", "a\u200bbc", "/rights/0/dutch_name", 1, None, "abc", [0, 2, 3, 4], [1, 3, 4])
    pointer = "/rights/0/dutch_name"
    assert field.place() == Place(pointer, "value", None, 1)
    assert field.place(0, 1) == Place(pointer, "value", Span(0, 1), 1)
    assert field.place(1) == Place(pointer, "value", Span(2, 4), 1)
    assert field.place(1, 1) == Place(pointer, "value", Span(2, 2), 1)
    assert field.key() == Place(pointer, "key", None, 1)
    assert Field("dutch_name", "abc", pointer).place(1) == Place(pointer, "value", Span(1, 3))


# The table itself.


def finding(code: str, pointer: str = "/rights/0/dutch_name", *notes: str, text: str = "message") -> Finding:
    return Finding(code, Place(pointer), text, {}, tuple(Note(Place(note), "there") for note in notes))


def kept(*findings: Finding) -> list[str]:
    return [one.code for one in Silence(REGISTRY, 2).after(list(findings))]


@pytest.mark.parametrize("rule", [rule for rule in REGISTRY if rule.silences], ids=lambda rule: rule.code)
def test_every_entry_silences_in_any_order(rule: Any) -> None:  # noqa: ANN401 - a rule; its type says nothing here
    files = {f"ONS{number}" for number in range(100, 106)}
    for entry in rule.silent:
        code, _, text = entry.partition("/")
        for other in REGISTRY:
            mutual = any(rule.code.startswith(back.partition("/")[0]) for back in other.silent)
            if other.name == "unknown-field" or other.code in files or other.code == rule.code or mutual:
                continue  # that a key is misspelt is told whatever is wrong with its value
            if other.code.startswith(code):
                cause, silent = finding(rule.code), finding(other.code, text=text or "message")
                assert kept(cause, silent) == [rule.code], other.code
                assert kept(silent, cause) == [rule.code], other.code


def test_one_text_of_a_rule_may_fall_silent_alone() -> None:
    assert kept(finding("ONS304"), finding("ONS315", text="capital")) == ["ONS304"]
    assert kept(finding("ONS304"), finding("ONS315", text="full-stop")) == ["ONS304", "ONS315"]


def test_silence_stays_within_the_field() -> None:
    assert kept(finding("ONS301"), finding("ONS305", "/rights/0/english_name")) == ["ONS301", "ONS305"]
    assert kept(finding("ONS301"), finding("ONS305", "/rights/1/dutch_name")) == ["ONS301", "ONS305"]


def test_silence_reaches_what_points_at_the_field() -> None:
    assert kept(finding("ONS301"), finding("ONS601", "/rights/0/english_name", "/rights/0/dutch_name")) == ["ONS301"]


def test_what_is_larger_than_a_field_silences_nothing() -> None:
    for pointer in ("", "/rights", "/rights/0"):
        assert kept(finding("ONS103", pointer), finding("ONS305", pointer)) == ["ONS103", "ONS305"]


def test_faults_of_the_file_stand_each_for_itself() -> None:
    assert kept(finding("ONS103"), finding("ONS104"), finding("ONS305")) == ["ONS103", "ONS104"]


def test_what_remains_keeps_its_order() -> None:
    assert kept(finding("ONS315"), finding("ONS309"), finding("ONS301"), finding("ONS305"), finding("ONS130")) == [
        "ONS315",
        "ONS309",
        "ONS301",
        "ONS130",
    ]
    assert kept() == []
    assert kept(finding("ONS305")) == ["ONS305"]


# What is ready.


def verdict(report: Report) -> tuple[int, int, int]:
    return report.files, report.rights, report.ready


def test_a_right_with_an_error_is_not_ready_the_others_are() -> None:
    assert verdict(check(RIGHT, OTHER)) == (1, 2, 2)
    assert verdict(check(RIGHT, {**OTHER, "dutch_name": "Factuur"})) == (1, 2, 1)
    assert verdict(check({**RIGHT, "identifier": 7}, OTHER)) == (1, 2, 1)


def test_a_warning_or_an_info_keeps_nobody_from_registering() -> None:
    report = check({**RIGHT, "english_name": "View [client] documents"}, OTHER)
    assert codes(report.diagnostics) == ["ONS409"]
    assert verdict(report) == (1, 2, 2)
    assert report.ok


def test_nothing_is_ready_under_a_connector_with_a_fault() -> None:
    report = check(RIGHT, OTHER, connector={"name": "Zorgbrug", "prefix": "Zorg_brug"})
    assert "ONS208" in codes(report.diagnostics)
    assert report.ready == 0
    assert check(RIGHT, OTHER, platform="other").ready == 0


def test_a_file_that_breaks_off_has_nothing_ready() -> None:
    text = HEAD + "  - " + json.dumps(RIGHT) + "\n  - {identifier: 'ZorgbrugClient\n"
    report = onsrights.check_text(text)
    assert codes(report.diagnostics)[0] == "ONS101"
    assert report.rights >= 1
    assert report.ready == 0


def test_one_document_does_not_answer_for_another() -> None:
    broken = manifest({**RIGHT, "dutch_name": ""})
    report = onsrights.check_text(f"{manifest(OTHER)}\n---\n{broken}\n")
    assert verdict(report) == (1, 2, 1)
    assert {found.document for found in report.diagnostics} == {1}


def test_several_files_are_counted_together() -> None:
    sources = [Source("a.json", manifest(RIGHT)), Source("b.json", manifest({**OTHER, "dutch_name": "x"}))]
    assert verdict(check_sources(sources, PLATFORMS, Settings()).report) == (2, 2, 1)
    assert verdict(check_sources([], PLATFORMS, Settings()).report) == (0, 0, 0)


def test_a_form_of_an_unusable_prefix_has_nothing_ready() -> None:
    report = onsrights.check_right(RIGHT, prefix="Zorg brug")
    assert "ONS208" in codes(report.diagnostics)
    assert report.ready == 0
    assert onsrights.check_right(RIGHT, prefix="Zorgbrug").ready == 1


# Selection.


def test_rules_are_selected_by_code_prefix_and_name() -> None:
    right = {**RIGHT, "dutch_name": "documenten [van een cliënt] inzien.", "english_name": "View [client] documents"}

    def chosen(select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> list[str]:
        settings = Settings(select=select, ignore=ignore)
        return codes(onsrights.check_text(manifest(right), "rights.json", settings=settings).diagnostics)

    assert chosen() == ["ONS309", "ONS315", "ONS409"]
    assert chosen(("ONS3",)) == ["ONS309", "ONS315"]
    assert chosen(("ons309", "english-name-subject-plural")) == ["ONS309", "ONS409"]
    assert chosen((), ("ONS3",)) == ["ONS409"]
    assert chosen(("ONS",), ("ONS309", "ONS409")) == ["ONS315"]
    assert chosen(("ONS2",)) == []


def test_what_is_not_selected_still_counts_and_still_silences() -> None:
    """The verdict of a right does not depend on what one wants to see of it."""
    broken = {**RIGHT, "dutch_name": "Document (van een cliënt) inzien"}
    settings = Settings(select=("ONS6",))
    report = onsrights.check_text(manifest(broken), "rights.json", settings=settings)
    assert (codes(report.diagnostics), report.rights, report.ready) == ([], 1, 0)


@pytest.mark.parametrize("settings", [Settings(select=("ONS999",)), Settings(ignore=("dutch-name-ordr",))])
def test_an_unknown_rule_is_said_before_anything_is_checked(settings: Settings) -> None:
    with pytest.raises(onsrights.UnknownRuleError):
        Session(PLATFORMS, settings)


# Rights beside each other.


def test_the_same_identifier_is_found_across_files_and_documents() -> None:
    names = {"dutch_name": "Factuur [van een cliënt] betalen", "english_name": "Pay [client] invoice"}
    again = {**RIGHT, **names}
    sources = [Source("a.json", manifest(RIGHT)), Source("b.json", manifest(OTHER, again))]
    report = check_sources(sources, PLATFORMS, Settings()).report
    [found] = [one for one in report.diagnostics if one.code == "ONS206"]
    assert (found.path, found.pointer) == ("b.json", "/rights/1/identifier")
    [related] = found.related
    assert related.path == "a.json"
    assert related.range is not None
    assert related.message("nl")
    text = manifest(RIGHT)
    assert text[related.range.start.offset : related.range.end.offset].strip('"') == RIGHT["identifier"]

    [found] = [
        one
        for one in onsrights.check_text(f"{manifest(RIGHT)}\n---\n{manifest(again)}").diagnostics
        if one.code == "ONS206"
    ]
    assert (found.document, found.related[0].range is not None) == (1, True)
    assert found.related[0].path == "rights.yaml"


def test_a_difference_in_capitals_is_told_once() -> None:
    again = {**OTHER, "identifier": RIGHT["identifier"].replace("View", "VIEW")}
    found = [one for one in check(RIGHT, again).diagnostics if one.code in {"ONS206", "ONS207"}]
    assert [one.code for one in found] == ["ONS207"]
    third = {**OTHER, "identifier": RIGHT["identifier"], "dutch_name": "Afspraak [van een cliënt] inzien"}
    both = [one.code for one in check(RIGHT, again, third).diagnostics if one.code in {"ONS206", "ONS207"}]
    assert both == ["ONS207", "ONS206"]


def test_many_files_with_one_name_point_at_the_first() -> None:
    sources = [Source(f"{letter}.json", manifest(RIGHT)) for letter in "abcd"]
    report = check_sources(sources, PLATFORMS, Settings(select=("ONS206",))).report
    assert [one.path for one in report.diagnostics] == ["b.json", "c.json", "d.json"]
    assert {related.path for one in report.diagnostics for related in one.related} == {"a.json"}


def test_two_rights_of_a_form_are_compared() -> None:
    report = onsrights.check_rights([RIGHT, {**OTHER, "identifier": RIGHT["identifier"]}], prefix="Zorgbrug")
    [found] = [one for one in report.diagnostics if one.code == "ONS206"]
    assert (found.pointer, found.path, found.range) == ("/rights/1/identifier", None, None)
    assert [(related.path, related.range, related.field) for related in found.related] == [(None, None, "identifier")]


def test_a_session_leaves_out_groups_with_nothing_to_say() -> None:
    from onsrights.engine.text.tree import read_tree

    checked = Session(PLATFORMS, Settings()).check(read_tree(Source("rights.json", manifest(RIGHT))))
    assert checked.groups == []
    broken = {**RIGHT, "dutch_name": "Document"}
    checked = Session(PLATFORMS, Settings()).check(read_tree(Source("rights.json", manifest(broken))))
    assert [type(group) for group in checked.groups] == [Group]
    assert checked.groups[0].label == RIGHT["identifier"]
