"""The list of rights without a script: search, faults, order, and what is done with several at once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import yaml

from benchmarks.manifests import clean_rights, manifest
from onsrights.web.listing import AT_ONCE

if TYPE_CHECKING:
    from tests.web.browsing import Browser, Page

FAULTY = (3, 7, 11)
LONGEST_PAGE = 160 * 1024
"""Bytes of a page besides the manifest that it carries."""


def rights(count: int) -> str:
    found = [*clean_rights(count)]
    for number in FAULTY:
        if number < count:
            found[number]["dutch_name"] = "Verwijder document"
    return "".join(manifest(found))


@pytest.fixture
def twelve(browser: Browser) -> Browser:
    browser.open("rights.yaml", rights(12).encode())
    return browser


def ats(page: Page) -> list[str]:
    """Give the places of the rights that are listed."""
    return [given["value"].removeprefix("select:") for given, _ in page.buttons if given.get("id", "")[:5] == "unit-"]


def press(browser: Browser, do: str, **fields: str) -> Page:
    """Press a button with what was ticked and chosen beside it."""
    browser.page.fields.update(fields)
    return browser.press(do)


def identifiers(browser: Browser) -> list[str]:
    text = json.loads(browser.page.fields["manifest"])
    return [right["identifier"] for right in yaml.safe_load(text)["rights"]]


def test_rights_are_found_by_any_word_of_them(twelve: Browser) -> None:
    names = identifiers(twelve)
    wanted = names[5]
    page = press(twelve, "list", find=f"  {wanted.upper()} ")
    assert [names[int(at.partition("/")[2])] for at in ats(page)] == [
        name for name in names if wanted.lower() in name.lower()
    ]
    page = press(twelve, "list", find="verwijder xyzzy")
    assert ats(page) == []
    assert page.text("none-found") == "No right matches."
    page = press(twelve, "list", find="verwijder document")
    assert [f"0/{number}" for number in FAULTY] == ats(page)
    assert press(twelve, "list", find="", faulty="1").text("faulty-count") == "Only with faults (3)"
    assert [f"0/{number}" for number in FAULTY] == ats(twelve.page)
    twelve.page.fields.pop("faulty")
    assert len(ats(press(twelve, "list"))) == 12


def test_the_next_fault_is_one_press_away_and_back(twelve: Browser) -> None:
    seen = [press(twelve, "fault:next").fields["at"] for _ in range(4)]
    assert seen == ["0/3", "0/7", "0/11", "0/3"]
    assert press(twelve, "fault:previous").fields["at"] == "0/11"
    assert "autofocus" in twelve.response.text.partition('name="dutch_name"')[2].partition(">")[0]


def test_a_right_is_moved_and_duplicated(twelve: Browser) -> None:
    names = identifiers(twelve)
    page = press(twelve, "move:0/0:1")
    assert identifiers(twelve) == [names[1], names[0], *names[2:]]
    assert page.fields["at"] == "0/1"
    assert page.text("notice") == "The right is number 2 now. Undo"
    press(twelve, "move:0/1:0")
    page = press(twelve, "copy:0/0")
    assert identifiers(twelve) == [names[0], *names]
    assert page.fields["at"] == "0/1"
    assert "ONS206" in page.codes("identifier")


def test_several_rights_are_selected_and_changed_at_once(twelve: Browser) -> None:
    names = identifiers(twelve)
    page = press(twelve, "picked:remove")
    assert page.text("notice") == "Select rights in the list first."
    ticked = {"pick-0-2": "1", "pick-0-4": "1", "pick-0-11": "1"}
    page = press(twelve, "picked:status", **ticked, **{"status-of-picked": "requested"})
    assert page.text("notice") == "Rights given this status: 3. Undo"
    assert [row.rpartition(" ")[2] for row in page.rights()].count("requested") == 3
    assert page.text("picked-count") == "3"
    press(twelve, "picked:copy")
    assert len(identifiers(twelve)) == 15
    page = press(twelve, "picked:remove", picked="0/2 0/3 0/99")
    assert page.text("notice") == ""
    page = press(twelve, "picked:really-remove", picked="0/2 0/3 0/6 0/14")
    assert identifiers(twelve) == [names[at] for at in (0, 1, 3, 4, 5, 6, 7, 8, 9, 10, 11)]
    press(twelve, "pick:all")
    assert twelve.page.text("picked-count") == "11"
    press(twelve, "picked:remove")
    page = press(twelve, "picked:really-remove")
    assert "There are no rights yet." in twelve.response.text


def test_a_thousand_rights_are_a_page_as_short_as_that_of_a_hundred(browser: Browser) -> None:
    browser.open("rights.yaml", rights(1000).encode())
    page = browser.page
    assert len(ats(page)) == AT_ONCE
    assert len(browser.response.content) - len(page.fields["manifest"].encode()) < LONGEST_PAGE * 2
    browser.post("/", browser.page.fields, do="page:900")
    page = browser.page
    assert ats(page)[0] == "0/900"
    assert page.fields["at"] == "0/0"
    page = press(browser, "fault:previous")
    assert page.fields["at"] == "0/11"
    assert "0/11" in ats(page), "the list goes to where the open right is"
    press(browser, "page:100")
    page = press(browser, "pick:all")
    assert page.text("picked-count") == "1000"
    assert len(page.fields["picked"].split()) == 1000 - AT_ONCE


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("from", "x"),
        ("picked", "0"),
        ("picked", "0/1 a/b"),
        ("do", "picked:else"),
        ("do", "picked:status"),
        ("do", "move:0/0:x"),
        ("pick-a", "1"),
    ],
)
def test_what_the_list_does_not_send_is_refused(twelve: Browser, name: str, value: str) -> None:
    fields = {**twelve.page.fields, "do": "check", "status-of-picked": "else", name: value}
    twelve.post("/", fields)
    assert twelve.response.status == 400


@pytest.mark.parametrize("do", ["move:0/0:99", "move:0/99:0", "move:0/1:1", "copy:0/99", "copy:9/0", "page:99999"])
def test_what_is_not_there_any_more_changes_nothing(twelve: Browser, do: str) -> None:
    names = identifiers(twelve)
    assert twelve.post("/", twelve.page.fields, do=do) is not None
    assert twelve.response.status == 200
    assert identifiers(twelve) == names


def test_what_is_selected_is_not_another_right_after_an_undo(twelve: Browser) -> None:
    names = identifiers(twelve)
    press(twelve, "remove:0/0")
    page = press(twelve, "undo", **{"pick-0-2": "1"})
    assert identifiers(twelve) == names
    assert page.text("picked-count") == "0"


def test_what_is_done_with_hundreds_at_once_is_undone(browser: Browser) -> None:
    before = rights(600)
    browser.open("rights.yaml", before.encode())
    press(browser, "pick:all")
    page = press(browser, "picked:status", **{"status-of-picked": "requested"})
    assert page.text("notice") == "Rights given this status: 600. Undo"
    assert browser.download().decode().count("status: requested") == 600
    press(browser, "undo")
    assert browser.download().decode() == before


def test_what_is_too_much_to_be_undone_does_not_offer_it(browser: Browser) -> None:
    browser.open("rights.yaml", rights(1300).encode())
    press(browser, "pick:all")
    page = press(browser, "picked:status", **{"status-of-picked": "requested"})
    assert (page.text("notice"), page.fields["undo"]) == ("Rights given this status: 1300.", "")
