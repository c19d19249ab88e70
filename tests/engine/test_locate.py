"""From a place in the manifest's terms to lines, columns and edits."""

from __future__ import annotations

import json

import pytest

from onsrights.engine.check.locate import Locator
from onsrights.engine.check.platform import Group
from onsrights.engine.check.rule import REST, Registry, Rule
from onsrights.engine.diagnostics import Elsewhere, Finding, Note, Place, Point, Proposal, Range, Span
from onsrights.engine.text.source import Source
from onsrights.engine.text.tree import Tree, read_tree
from tests.engine.told import BARE

RULES = Registry([Rule("TST101", "first", "error", "safe", module="onsrights.ons.rules.name_scope_position")])
DATA = {"scope": "x", "proposal": "y"}
TEXT = """\
# a comment
items:
  - name: Een plain waarde
    label: "Dubbel \\u00e9\\tx"
  - name: 'Enkel ''aangehaald'''
    label: |
      Eerste regel
      Tweede regel
  - name: >-
      gevouwen
      tekst
    label: twee
      regels
  - {name: stroom, label: [a, b]}
"é/~": {x: 1}
"""


def tree(text: str = TEXT, path: str = "a.yaml") -> Tree:
    return read_tree(Source(path, text))


def locator(read: Tree | None = None, texts: dict[str, str] | None = None) -> Locator:
    return Locator(RULES, BARE, read, texts or {})


def covered(place: Place, text: str = TEXT) -> str:
    """Give the characters of the file that a place covers."""
    found = locator(tree(text)).range(place)
    assert found is not None
    before = text[: found.start.offset]
    assert found.start.line == before.count("\n") + 1
    assert found.start.column == found.start.offset - (before.rfind("\n") + 1) + 1
    return text[found.start.offset : found.end.offset]


@pytest.mark.parametrize(
    ("pointer", "span", "expected"),
    [
        ("/items/0/name", None, "Een plain waarde"),
        ("/items/0/name", Span(4, 9), "plain"),
        ("/items/0/name", Span(16, 16), ""),
        ("/items/0/label", Span(7, 8), "\\u00e9"),
        ("/items/0/label", Span(8, 9), "\\t"),
        ("/items/0/label", Span(9, 10), "x"),
        ("/items/1/name", Span(6, 18), "''aangehaald''"),
        ("/items/1/name", Span(0, 5), "Enkel"),
        ("/items/1/label", Span(0, 6), "Eerste"),
        ("/items/1/label", Span(13, 19), "Tweede"),
        ("/items/2/name", Span(9, 14), "tekst"),
        ("/items/2/label", Span(5, 11), "regels"),
        ("/items/3/name", None, "stroom"),
        ("/é~1~0/x", None, "1"),
    ],
)
def test_a_value_in_every_style(pointer: str, span: Span | None, expected: str) -> None:
    assert covered(Place(pointer, "value", span)) == expected


@pytest.mark.parametrize(
    ("pointer", "expected"),
    [("/items/0/name", "name"), ("/items", "items"), ("/é~1~0", '"é/~"'), ("/items/3/label", "label")],
)
def test_a_key(pointer: str, expected: str) -> None:
    assert covered(Place(pointer, "key")) == expected


def test_of_a_mapping_or_list_the_first_line_is_marked() -> None:
    assert covered(Place("/items/0")) == "name: Een plain waarde"
    assert covered(Place("/items/3")) == "{name: stroom, label: [a, b]}"
    assert covered(Place("/items/3/label")) == "[a, b]"
    assert covered(Place("/items")) == "- name: Een plain waarde"
    assert covered(Place("")).startswith("items:")


def test_an_item_without_a_key_is_marked_itself() -> None:
    assert covered(Place("/items/3/label/1", "key")) == "b"
    assert covered(Place("/items/0", "key")) == "name: Een plain waarde"


@pytest.mark.parametrize(
    ("pointer", "expected"),
    [
        ("/items/0/missing", "name: Een plain waarde"),
        ("/items/9/name", "- name: Een plain waarde"),
        ("/items/x", "- name: Een plain waarde"),
        ("/items/0/name/deeper", "Een plain waarde"),
        ("/items/0/missing/deeper", "name: Een plain waarde"),
        ("/nothing", TEXT.splitlines()[1]),
    ],
)
def test_what_is_missing_is_marked_at_what_is_around_it(pointer: str, expected: str) -> None:
    assert covered(Place(pointer)) == expected
    assert covered(Place(pointer, "key")) == expected


@pytest.mark.parametrize("text", ["", "# nothing\n"])
def test_in_an_empty_file_everything_is_missing_at_the_start(text: str) -> None:
    start = Point(1, 1, 0)
    assert locator(tree(text)).range(Place("/items/0")) == Range(start, start)
    assert locator(tree(text)).range(Place("", "value", None, 7)) == Range(start, start)


def test_an_empty_document_between_others() -> None:
    read = tree("a: 1\n---\n---\nb: 2\n")
    assert locator(read).range(Place("/a", "value", None, 1)) == Range(Point(1, 1, 0), Point(1, 1, 0))
    found = locator(read).range(Place("/b", "value", None, 2))
    assert found is not None
    assert (found.start.line, found.start.column) == (4, 4)


def test_a_place_in_the_file_itself() -> None:
    assert covered(Place("", "file", Span(2, 11))) == "a comment"
    assert covered(Place("/items", "file")) == ""


def test_without_a_file_there_is_no_range() -> None:
    assert locator().range(Place("/items/0/name")) is None


def test_of_a_repeated_key_the_first_is_meant() -> None:
    assert covered(Place("/a"), "a: een\nb: 1\na: twee\n") == "een"
    many = "".join(f"k{at}: v{at}\n" for at in range(200))
    assert covered(Place("/k0"), f"{many}k0: later\n") == "v0"


def test_large_mappings_are_looked_up_by_their_own_keys() -> None:
    """More of them than are remembered at a time, and what is no key of theirs is missing."""
    text = "".join(f"- {{{', '.join(f'k{at}: v{item}-{at}' for at in range(70))}}}\n" for item in range(40))
    read = locator(tree(text))
    for item in [*range(40), *range(40)]:
        found = read.range(Place(f"/{item}/k69"))
        assert found is not None
        assert text[found.start.offset : found.end.offset] == f"v{item}-69"
    assert covered(Place("/3/none"), text).startswith("{k0: v3-0")


# Diagnostics.


def test_a_diagnostic_has_what_its_finding_has() -> None:
    finding = Finding("TST101", Place("/items/0/name", "value", Span(4, 9)), "first", DATA)
    [found] = locator(tree()).diagnostics([Group("A", [finding])])
    assert (found.code, found.severity, found.path, found.right) == ("TST101", "error", "a.yaml", "A")
    assert (found.pointer, found.document, found.field) == ("/items/0/name", 0, "name")
    assert found.field_range == Span(4, 9)
    assert found.range is not None
    assert (found.range.start.line, found.range.start.column) == (3, 15)
    assert (found.related, found.fixes, found.times) == ((), (), 1)
    assert "x" in found.message("nl")


def test_a_finding_may_weigh_less_than_its_rule() -> None:
    finding = Finding("TST101", Place("/items/0/name"), "first", DATA, severity="warning")
    [found] = locator(tree()).diagnostics([Group(None, [finding])])
    assert (found.severity, found.definition.severity) == ("warning", "error")


@pytest.mark.parametrize(
    ("pointer", "field"),
    [("/items/0/name", "name"), ("/items/0", None), ("/name", None), ("/items/0/other", None), ("", None)],
)
def test_the_field_is_told_where_it_is_one(pointer: str, field: str | None) -> None:
    [found] = locator(tree()).diagnostics([Group(None, [Finding("TST101", Place(pointer), "first", DATA)])])
    assert found.field == field


def test_a_misspelt_key_gives_the_field_that_was_meant() -> None:
    read = tree("items:\n  - nam: Een\n")
    pointer = "/items/0/nam"
    group = Group("A", [Finding("TST101", Place(pointer), "first", DATA)], {pointer: "name"})
    [found] = locator(read).diagnostics([group])
    assert (found.field, found.field_range) == ("name", Span(0, 3))


def test_a_key_or_a_value_that_is_no_text_has_no_range_in_the_field() -> None:
    for place in (Place("/items/0/name", "key"), Place("/items/3/label"), Place("/items/0/label/x")):
        [found] = locator(tree()).diagnostics([Group(None, [Finding("TST101", place, "first", DATA)])])
        assert found.field_range is None
    [found] = locator(tree("items: [{}]")).diagnostics(
        [Group(None, [Finding("TST101", Place("/items/0/name"), "first", DATA)])]
    )
    assert (found.field, found.field_range) == ("name", None)


def test_without_a_file_the_field_has_its_range() -> None:
    pointer = "/items/0/name"
    places = [Place(pointer), Place(pointer, "value", Span(1, 2)), Place("/items/0/label"), Place(pointer, "key")]
    findings = [Finding("TST101", place, "first", DATA) for place in places]
    found = locator(None, {pointer: "Een"}).diagnostics([Group(None, findings)])
    assert [each.field_range for each in found] == [Span(0, 3), Span(1, 2), None, None]
    assert {each.range for each in found} == {None}
    assert {each.path for each in found} == {None}


def test_a_second_place_in_this_file_and_in_another() -> None:
    there = Range(Point(7, 3, 99), Point(7, 5, 101))
    notes = (
        Note(Place("/items/1/name", "value", Span(0, 5)), "first"),
        Note(Place("/items/1"), "first"),
        Note(Place("/items/0/name"), "first", Elsewhere("b.yaml", there)),
    )
    finding = Finding("TST101", Place("/items/0/name"), "first", DATA, notes)
    [found] = locator(tree()).diagnostics([Group(None, [finding])])
    here, item, other = found.related
    assert (here.path, here.field, here.field_range) == ("a.yaml", "name", Span(0, 5))
    assert here.range is not None
    assert TEXT[here.range.start.offset : here.range.end.offset] == "Enkel"
    assert (item.field, item.field_range) == (None, None)
    assert (other.path, other.range, other.field, other.field_range) == ("b.yaml", there, None, None)
    [found] = locator(None).diagnostics([Group(None, [finding])])
    assert (found.related[0].path, found.related[0].range) == (None, None)


def edited(text: str, proposal: Proposal, path: str = "a.yaml") -> str:
    finding = Finding("TST101", proposal.values[0][0], "first", DATA, (), (proposal,))
    [found] = locator(tree(text, path)).diagnostics([Group(None, [finding])])
    edits = [edit for change in found.fixes[0].changes for edit in change.edits]
    for edit in sorted(edits, key=lambda edit: -edit.range.start.offset if edit.range else 0):
        assert edit.range is not None
        text = text[: edit.range.start.offset] + edit.text + text[edit.range.end.offset :]
    return text


@pytest.mark.parametrize("style", ["Een", "'Een'", '"Een"'])
def test_a_proposal_becomes_an_edit_that_keeps_the_style(style: str) -> None:
    text = f"items:\n  - name: {style}\n"
    proposal = Proposal(((Place("/items/0/name"), "Twee"),), "safe")
    assert edited(text, proposal) == text.replace("Een", "Twee")


def test_a_proposal_for_a_key_and_for_two_values() -> None:
    text = "items:\n  - nam: Een\n    label: Twee\n"
    key = Proposal(((Place("/items/0/nam", "key"), "name"),), "unsafe")
    assert edited(text, key) == text.replace("nam:", "name:")
    swap = Proposal(((Place("/items/0/nam"), "Twee"), (Place("/items/0/label"), "Een")), "unsafe")
    assert edited(text, swap) == "items:\n  - nam: Twee\n    label: Een\n"


def test_an_edit_keeps_json_json() -> None:
    text = json.dumps({"items": [{"name": "Een"}]})
    proposal = Proposal(((Place("/items/0/name"), "Twee: 'x' \"y\""),), "safe")
    assert json.loads(edited(text, proposal, "a.json")) == {"items": [{"name": "Twee: 'x' \"y\""}]}


def test_an_edit_inside_brackets_stays_one_value() -> None:
    text = "items: [{name: Een, label: x}]\n"
    proposal = Proposal(((Place("/items/0/name"), "Twee, [drie]"),), "safe")
    assert read_tree(Source("a.yaml", edited(text, proposal))).faults == []


def test_a_value_may_be_put_between_quotation_marks() -> None:
    text = "items:\n  - name: no\n"
    proposal = Proposal(((Place("/items/0/name"), "no"),), "safe", "fix", quote=True)
    assert edited(text, proposal) in {"items:\n  - name: 'no'\n", 'items:\n  - name: "no"\n'}


@pytest.mark.parametrize("place", [Place("/items/0/none"), Place("/items/3/label"), Place("/items/0", "key")])
def test_what_cannot_be_rewritten_has_no_edit(place: Place) -> None:
    finding = Finding("TST101", place, "first", DATA, (), (Proposal(((place, "x"),), "safe"),))
    [found] = locator(tree()).diagnostics([Group(None, [finding])])
    assert [change.edits for change in found.fixes[0].changes] == [()]


def test_a_fix_tells_field_value_and_safety() -> None:
    value, key = Place("/items/0/name"), Place("/items/0/name", "key")
    proposals = (
        Proposal(((value, "Een waarde plein"),), "safe"),
        Proposal(((key, "label"),), "display-only"),
        Proposal((), "safe"),
    )
    finding = Finding("TST101", value, "first", DATA, (), proposals)
    [found] = locator(tree()).diagnostics([Group(None, [finding])])
    first, second, third = found.fixes
    assert [(change.field, change.value) for change in first.changes] == [("name", "Een waarde plein")]
    assert [(change.field, change.value) for change in second.changes] == [(None, None)]
    assert (third.changes, third.data["value"]) == ((), "")
    assert (first.safety, second.safety, first.data["value"]) == ("safe", "display-only", "Een waarde plein")
    assert first.title("nl") == "bereik verplaatsen"
    [found] = locator(None).diagnostics([Group(None, [finding])])
    assert [(edit.range, edit.text) for edit in found.fixes[0].changes[0].edits] == [(None, "Een waarde plein")]


def test_a_fix_that_takes_more_away_than_its_title_says_is_only_shown() -> None:
    place = Place("/items/0/name")
    finding = Finding("TST101", place, "first", DATA, (), (Proposal(((place, "Waarde een"),), "safe"),))
    [found] = locator(tree()).diagnostics([Group(None, [finding])])
    [fix] = found.fixes
    assert (fix.safety, fix.title("nl")) == ("display-only", 'bereik verplaatsen (zonder "plain")')
    [found] = locator(None).diagnostics([Group(None, [finding])])
    assert found.fixes[0].safety == "safe"  # of a form only the texts that were given are known


def test_the_rest_of_very_many_is_counted() -> None:
    finding = Finding("TST101", Place("/items"), REST, {"count": 12})
    [found] = locator(tree()).diagnostics([Group(None, [finding])])
    assert found.times == 12
    assert "12" in found.message("en")


def test_a_fingerprint_survives_every_move_and_tells_apart() -> None:
    finding = Finding("TST101", Place("/items/0/name"), "first", DATA)
    moved = finding._replace(place=Place("/items/1/name", "value", Span(0, 1)))
    [first] = locator(tree()).diagnostics([Group("A", [finding])])
    [second] = locator(tree("\n\n" + TEXT)).diagnostics([Group("A", [moved])])
    assert first.fingerprint == second.fingerprint
    assert len(first.fingerprint) == 32
    groups = [Group("A", [finding, finding]), Group("B", [finding]), Group(None, [finding])]
    both = locator(tree()).diagnostics(groups)
    [elsewhere] = locator(tree(path="b.yaml")).diagnostics([Group("A", [finding])])
    [nowhere] = locator(None).diagnostics([Group("A", [finding])])
    assert len({each.fingerprint for each in [*both, elsewhere, nowhere]}) == len(both) + 2
    [odd] = locator(tree()).diagnostics([Group("\ud800", [finding])])
    assert len(odd.fingerprint) == 32
