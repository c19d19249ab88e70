"""How far a request is: denied rights and their reasons, versions, and what was approved (ONS901 to ONS903)."""

from __future__ import annotations

from typing import Any

import pytest

import onsrights
from onsrights.ons.labels import STATUS_WORDS
from tests.ons.test_platform import OTHER, RIGHT, manifest

STATUS = ("ONS901", "ONS902", "ONS903")


def told(text: str, **more: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - whatever check_text takes
    """Give code and pointer of what is said of the status."""
    found = onsrights.check_text(text, "rights.json", **more).diagnostics
    return [(one.code, one.pointer) for one in found if one.code in STATUS]


def held(now: dict[str, Any], *before: dict[str, Any], rest: tuple[dict[str, Any], ...] = ()) -> list[str]:
    """Give the fields of which it is said that they are not what was approved."""
    found = told(manifest(now, *rest), earlier=manifest(*before))
    return [pointer.rpartition("/")[2] for code, pointer in found if code == "ONS902"]


@pytest.mark.parametrize(
    ("more", "pointer"),
    [
        ({"status": "denied"}, "/rights/0/status"),
        ({"status": "approved", "denied_reason": "x"}, "/rights/0/denied_reason"),
        ({"denied_reason": "x"}, "/rights/0/denied_reason"),
    ],
)
def test_a_denial_and_its_reason_belong_together(more: dict[str, str], pointer: str) -> None:
    assert told(manifest({**RIGHT, **more})) == [("ONS901", pointer)]


@pytest.mark.parametrize(
    "more",
    [
        {"status": "denied", "denied_reason": "x"},
        {"status": "approved"},
        {"status": "denied", "denied_reason": None},
        {"status": "refused"},
        {"status": ["denied"], "denied_reason": "x"},
        {"status": "denied", "denied reason": "x"},
    ],
)
def test_nothing_is_said_of_a_denial_where_all_is_well_or_something_else_says_it(more: dict[str, Any]) -> None:
    assert told(manifest({**RIGHT, **more})) == []


def test_a_key_that_could_not_be_read_may_have_been_the_reason() -> None:
    text = manifest({**RIGHT, "status": "denied"}).replace('"status"', '["denied_reason"]: x, "status"')
    assert [code for code, _ in told(text)] == ["ONS901"]  # a list is no reason
    assert told(manifest({**RIGHT, "status": "denied"}).replace('"status"', '*denied_reason : x, "status"')) == []


@pytest.mark.parametrize(
    ("versions", "pointers"),
    [
        (["1.4", "1.5"], []),
        (["1.4", "1.40", "1.4-beta"], []),
        ([], [""]),
        (["1.4", ""], ["/1"]),
        (["", "  "], ["/0", "/1"]),
        (["1.4", "1.5", " 1.4", "1.4"], ["/2", "/3"]),
    ],
)
def test_versions(versions: list[str], pointers: list[str]) -> None:
    at = "/rights/0/connector_versions"
    assert told(manifest({**RIGHT, "connector_versions": versions})) == [("ONS903", at + end) for end in pointers]


def test_a_form_is_told_the_same() -> None:
    right = {**RIGHT, "status": "denied", "connector_versions": ["1", "1"]}
    found = onsrights.check_right(right, prefix="Zorgbrug").diagnostics
    assert sorted(one.code for one in found) == ["ONS901", "ONS903"]
    assert all(one.field is None for one in found)


APPROVED = {**RIGHT, "status": "approved"}


def test_an_approved_right_is_what_was_approved() -> None:
    assert held(APPROVED, APPROVED) == []
    for name in RIGHT:
        changed = {**APPROVED, name: RIGHT[name] + "x"}
        assert held(APPROVED, changed) == [name]


@pytest.mark.parametrize("status", ["draft", "requested", "denied", None])
def test_before_the_approval_every_text_may_change(status: str | None) -> None:
    other = {**RIGHT, "english_name": "Read [client] document", "status": status}
    if status is None:
        del other["status"]
    assert held(APPROVED, other) == []
    assert held(other, APPROVED) == []


def test_other_keys_may_change() -> None:
    assert held({**APPROVED, "note": "new", "connector_versions": ["2"]}, {**APPROVED, "note": "old"}) == []


def test_a_right_that_was_renamed_is_known_by_a_name() -> None:
    renamed = {**APPROVED, "identifier": "ZorgbrugClientDocumentRead"}
    assert held(renamed, APPROVED) == ["identifier"]
    assert held({**renamed, "english_name": "Read [client] document"}, APPROVED) == ["identifier", "english_name"]
    assert held(renamed, APPROVED, rest=(APPROVED,)) == []  # the old one is still there
    both = {**APPROVED, "identifier": "ZorgbrugClientDocumentOpen"}
    assert held(renamed, APPROVED, both) == []  # nobody knows which of the two it was


def test_a_right_without_an_identifier_has_nothing_to_be_held_against() -> None:
    nameless = {name: value for name, value in APPROVED.items() if name != "identifier"}
    assert held(nameless, APPROVED) == []
    assert held(APPROVED, nameless) == []


@pytest.mark.parametrize("earlier", ["", "[", "rights: x", "- 1", "rights: [{identifier: [1], status: approved}]"])
def test_what_was_wrong_with_the_earlier_text_is_of_no_concern(earlier: str) -> None:
    assert told(manifest(APPROVED), earlier=earlier) == []


def test_every_document_is_held_against_every_earlier_one() -> None:
    now = f"{manifest(OTHER)}\n---\n{manifest({**APPROVED, 'dutch_name': 'Bestand [van een cliënt] inzien'})}"
    found = onsrights.check_text(now, earlier=manifest(APPROVED)).diagnostics
    assert [(one.code, one.document) for one in found if one.code in STATUS] == [("ONS902", 1)]


def test_a_block_text_is_compared_without_its_form() -> None:
    head = "manifest: 1\nconnector: {name: Zorgbrug}\nrights:\n  - "
    fields = "\n    ".join(f"{name}: {value}" for name, value in APPROVED.items() if name != "dutch_description")
    folded = head + fields + f"\n    dutch_description: >\n      {APPROVED['dutch_description']}\n"
    assert told(folded, earlier=manifest(APPROVED)) == []


@pytest.mark.parametrize(
    ("word", "status"),
    [("aangevraagd", "requested"), ("Goedgekeurd", "approved"), ("in behandeling", "requested"), ("concept", "draft"),
     ("afgewezen", "denied"), *STATUS_WORDS.items()],
)  # fmt: skip
def test_a_status_in_other_words_has_a_proposal(word: str, status: str) -> None:
    found = onsrights.check_text(manifest({**RIGHT, "status": word})).diagnostics
    if word == status:
        assert "ONS112" not in {one.code for one in found}
    else:
        [one] = [one for one in found if one.code == "ONS112"]
        assert [change.value for fix in one.fixes for change in fix.changes] == [status]


@pytest.mark.parametrize(("word", "status"), [("ingediend", "submitted"), ("Afgewezen", "rejected")])
def test_so_has_that_of_an_app(word: str, status: str) -> None:
    text = f"manifest: 1\nplatform: exact\nstatus: {word}\n"
    [one] = [one for one in onsrights.check_text(text, filename="app.exact.yaml").diagnostics if one.code == "EXA112"]
    assert [change.value for fix in one.fixes for change in fix.changes] == [status]
