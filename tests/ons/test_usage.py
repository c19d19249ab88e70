"""Which words of source code are rights, and what is said of them (ONS801, ONS802)."""

from __future__ import annotations

import pytest

from onsrights.engine.diagnostics import Place
from onsrights.engine.text.source import Source
from onsrights.engine.text.tree import Tree, read_tree
from onsrights.ons.usage import Requested, Search, requested_rights
from tests.clock import at_most
from tests.ons.test_platform import OTHER, RIGHT, manifest

VIEW, PAY = RIGHT["identifier"], OTHER["identifier"]
"""``ZorgbrugClientDocumentView`` and ``ZorgbrugClientInvoicePay``."""


def search(*rights: str, prefixes: tuple[str, ...] = ("Zorgbrug",)) -> Search:
    tree = Tree(Source("rights.yaml", ""))
    requested = [Requested(right, Place(""), tree, expected=True) for right in rights or (VIEW, PAY)]
    return Search(requested, prefixes, "rights.yaml")


def told(text: str, *rights: str, prefixes: tuple[str, ...] = ("Zorgbrug",)) -> list[tuple[str, str | None]]:
    """Give each word that is said to be in no manifest, and the one that was meant."""
    looked = search(*rights, prefixes=prefixes)
    found = [finding for _, finding in looked.findings(text)]
    assert looked.may_hold(text.encode()) or not (found or looked.used)
    for finding in found:
        assert finding.code == "ONS801"
        assert finding.place.span is not None
    return [(text[slice(*one.place.span)], one.data.get("proposal")) for one in found if one.place.span]


UNKNOWN = [("ZorgbrugClientNoteCreate", None)]


@pytest.mark.parametrize(
    "text",
    [
        'scope = ons.scope_for_user(user_id, "ZorgbrugClientNoteCreate")',
        "ons.clearance_for_employee(\n    12,\n    right='ZorgbrugClientNoteCreate',\n)",
        'client.scopeForUser(id, "ZorgbrugClientNoteCreate");',
        "GET /t/authorization/scope_for_user?user_id=1&right=ZorgbrugClientNoteCreate",
        'params = {"right": "ZorgbrugClientNoteCreate"}',
        "right: ZorgbrugClientNoteCreate",
        "RIGHT=ZorgbrugClientNoteCreate # right=ZorgbrugClientNoteCreate",
        'public const string Note = "ZorgbrugClientNoteCreate";',
        "const NOTE = `ZorgbrugClientNoteCreate`",
        "rights:\n  - ZorgbrugClientNoteCreate\n",
        "# the role needs ZorgbrugClientNoteCreate",
        "// the role needs ZorgbrugClientNoteCreate",
        " * the role needs ZorgbrugClientNoteCreate",
        "log('no right ZorgbrugClientNoteCreate here')",
    ],
)
def test_a_right_that_no_manifest_has(text: str) -> None:
    assert told(text)[-1:] == UNKNOWN
    assert {word for word, _ in told(text)} == {"ZorgbrugClientNoteCreate"}


@pytest.mark.parametrize(
    "text",
    [
        'scope_for_user(1, "ClientReportsView")',
        "right='ClientReportsView'",
        "https://example.org/scope_for_user?right=ClientReportsView",
    ],
)
def test_a_right_without_the_prefix_where_a_right_stands(text: str) -> None:
    assert told(text) == [("ClientReportsView", None)]


@pytest.mark.parametrize(
    "text",
    [
        "class ZorgbrugClientNoteView(View): ...",  # a class, named after the connector
        "import { ZorgbrugClientNoteCreate } from './x'",
        "let right: ClientReportsView",  # a type
        'logger = "ZorgbrugSettings2"',
        '"see the ZorgbrugSettings of this module"',
        "Zorgbrug Zorgbruggen 'Zorgbrug' ZORGBRUG MyZorgbrugClientNoteCreate zorgbrug_client",
        'plot(left="A", right="BottomRight")',
        "margin-right: 'NoBorderView'; copyright='ClientReportsView'",
        'right = "BottomRight"; right="0.9"; right == other',
        'scope_for_user("JanSmit", right)',
        "right=${right}&x=?right={ClientReportsView}",
        f'"{VIEW}" {PAY}',
    ],
)
def test_what_may_be_something_else_is_no_right(text: str) -> None:
    assert told(text) == []


def test_a_slip_is_told_wherever_it_stands() -> None:
    assert told("x = ZorgbrugClientDocumentVeiw") == [("ZorgbrugClientDocumentVeiw", VIEW)]
    assert told("'ZorgbrugClientdocumentView'") == [("ZorgbrugClientdocumentView", VIEW)]
    assert told('right="zorgbrugClientDocumentView"') == [("zorgbrugClientDocumentView", VIEW)]


def test_each_word_is_told_once_and_in_order() -> None:
    text = 'b("ZorgbrugXCreate")\nscope_for_user(1, right="ZorgbrugXCreate") # ZorgbrugACreate'
    assert [word for word, _ in told(text)] == ["ZorgbrugXCreate", "ZorgbrugXCreate", "ZorgbrugACreate"]


def test_what_is_very_long_is_no_identifier() -> None:
    assert told(f'"Zorgbrug{"Ab" * 200}View"') == []


def test_a_call_that_is_never_closed_is_not_searched_to_the_end() -> None:
    assert told("scope_for_user(" + "x, " * 500 + '"ClientReportsView"') == []
    assert told("scope_for_user\n'ClientReportsView'") == []


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "text",
    [
        "right=" + " \n" * 40_000,
        "right" + "\n" * 80_000,
        "right: [" * 20_000,
        "scope_for_user(" * 20_000,
        '"' * 50_000 + "ZorgbrugNoteCreate",
        "right=(\t" * 20_000,
    ],
)
def test_hostile_text_ends(text: str) -> None:
    with at_most(5):
        list(search().findings(text))


def test_rights_without_a_prefix_are_found_by_name() -> None:
    looked = search("ClientReportsView", prefixes=())
    assert looked.may_hold(b"x = ClientReportsView")
    assert list(looked.findings("x = ClientReportsView")) == []
    assert looked.used == {"ClientReportsView"}
    many = [f"Other{chr(65 + number // 26)}{chr(65 + number % 26)}View" for number in range(60)]
    assert search(*many, prefixes=()).may_hold(b"nothing")


@pytest.mark.parametrize("text", ["", "nothing here", "copyrighted: 1", "the right to ask"])
def test_most_files_are_passed_over(text: str) -> None:
    assert not search().may_hold(text.encode())


def test_rights_of_a_manifest_and_those_that_code_does_not_use() -> None:
    denied = {**OTHER, "identifier": "ZorgbrugClientInvoiceSend", "status": "denied", "denied_reason": "x"}
    prefixes: set[str] = set()
    rights = requested_rights(read_tree(Source("rights.json", manifest(RIGHT, OTHER, denied, {}))), prefixes)
    assert prefixes == {"Zorgbrug"}
    assert [right.identifier for right in rights] == [VIEW, PAY, denied["identifier"]]
    looked = Search(rights, prefixes, "rights.json")
    assert list(looked.findings(f"use({VIEW})")) == []
    [(_, right, finding)] = looked.unused()
    assert (right, finding.code, finding.data["identifier"]) == (PAY, "ONS802", PAY)
    looked.may_hold(b"prefix + 'ClientInvoicePay'")
    assert list(looked.unused()) == []


def test_many_rights_are_looked_for_word_by_word() -> None:
    rights = [f"ZorgbrugThing{chr(65 + number // 26)}{chr(65 + number % 26)}View" for number in range(60)]
    looked = search(*rights)
    looked.may_hold(b"x('ThingABView') ThingACViews")
    assert looked.used == {"ZorgbrugThingABView"}


def test_among_very_many_rights_no_near_one_is_searched_for() -> None:
    rights = [f"Zorgbrug{'A' * (number % 50 + 1)}{'b' * (number // 50)}View" for number in range(2600)]
    assert told('"ZorgbrugClientDocumentVeiw"', *rights) == [("ZorgbrugClientDocumentVeiw", None)]
