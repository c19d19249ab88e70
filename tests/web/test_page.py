"""The form without a script: posts, buttons, downloads; what is hostile in a field is shown as text."""

from __future__ import annotations

import json
import re
import zlib
from base64 import b64encode
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import onsrights
from onsrights.engine.check.run import capped
from onsrights.ons.labels import DASHBOARD_ORDER
from onsrights.platforms import PLATFORMS
from onsrights.web import undo
from onsrights.web.api import LANGUAGES
from onsrights.web.face import faces
from tests.web.browsing import SCRIPTS, Browser, Page

if TYPE_CHECKING:
    from starlette.testclient import TestClient

ROOT = Path(__file__).parents[2]
MANIFEST = """\
# our rights
manifest: 1   # the format
connector:
  name: External Connector   # as in the dashboard
  prefix: ExternalConnector
rights:
  # the first
  - identifier: ExternalConnectorClientDocumentDelete
    dutch_name: 'Document verwijderen [van een cliënt]'   # to be mended
    english_name: Delete [client] document
    dutch_description: >-
      Geeft toestemming om documenten uit het dossier
      van een cliënt te verwijderen.
    english_description: "Allows removing documents from a client's record."
    note: ask Anna

  # the second
  - identifier: ExternalConnectorClientNoteView
    dutch_name: Notitie [van een cliënt] inzien
    english_name: View [client] note
    dutch_description: Geeft toestemming om de notities over een cliënt te lezen.
    english_description: Allows reading the notes about a client.
# the end
"""
SWAP = 'set:{"dutch_name": "Document [van een cli\\u00ebnt] verwijderen"}'
EVIL = "<img src=x onerror=alert(1)>"


@pytest.fixture
def opened(browser: Browser) -> Browser:
    browser.open("rights.yaml", MANIFEST.encode())
    return browser


# What is shown.


def test_the_page_begins_with_an_empty_right_and_finds_nothing_wrong_before_it_is_asked(browser: Browser) -> None:
    page = browser.page
    fields = [name for name in page.fields if name in DASHBOARD_ORDER]
    assert fields == ["dutch_name", "english_name", "dutch_description", "english_description", "identifier"]
    assert {page.fields[name] for name in (*DASHBOARD_ORDER, "name", "prefix")} == {""}
    assert page.faults == []
    assert "summary" not in page.texts
    assert page.rights() == ["(new right) not finished yet"]
    assert page.text("verdict") == "0 of 1 right ready to register"
    page = browser.press("check")
    assert page.codes("identifier") == ["ONS113"]
    assert page.rights() == ["(new right) 5 errors"]


def test_what_is_empty_is_not_spoken_of_before_it_is_asked_for(browser: Browser) -> None:
    browser.type(dutch_name="Document verwijderen [van een cliënt]")
    page = browser.press("lang:nl")
    assert [(fault.field, fault.code) for fault in page.faults] == [("dutch_name", "ONS305")]
    browser.press("add:0")
    assert browser.page.faults == []
    page = browser.press("select:0/0")
    assert {fault.field for fault in page.faults} >= {"dutch_name", "english_name", "identifier"}


def test_the_summary_leads_to_the_fields_the_gravest_first(browser: Browser) -> None:
    browser.type(dutch_name="Documenten verwijderen [van een cliënt]", name="Wilgenlicht Zorg 2")
    html = (browser.press("check"), browser.response.text)[1]
    assert 'role="alert" autofocus' in html
    links = re.findall(r'<li data-about="([^"]+)"><a href="#([^"]+)"><span class="state (\w+)">', html)
    assert [severity for _, _, severity in links] == sorted(
        (severity for _, _, severity in links), key=SEVERITIES.index
    )
    for about, field, severity in links:
        [tag] = re.findall(rf'<(?:input|textarea)[^>]* id="{field}"[^>]*>', html)
        assert "required" in tag or field == "prefix"
        assert ('aria-invalid="true"' in tag) == any(
            line.startswith(f"{field} ") and grave == "error" for line, _, grave in links
        ), (about, severity)
        assert f"{field}-faults" in tag


SEVERITIES = ("error", "warning", "info")


def test_a_right_is_filled_in_and_found_ready(browser: Browser) -> None:
    browser.type(
        name="External Connector",
        prefix="ExternalConnector",
        identifier="ExternalConnectorClientDocumentDelete",
        dutch_name="Document [van een cliënt] verwijderen",
        english_name="Delete [client] document",
        dutch_description="Geeft toestemming om documenten uit het dossier van een cliënt te verwijderen.",
        english_description="Allows removing documents from the record of a client.",
    )
    page = browser.press("check")
    assert page.faults == []
    assert page.text("verdict") == "1 of 1 right ready to register"
    assert page.text("unit-verdict") == "ready This right is ready to register."
    assert page.rights() == ["ExternalConnectorClientDocumentDelete ready"]
    report = onsrights.check_text(browser.download().decode())
    assert (report.diagnostics, report.ready) == ((), 1)


def test_a_file_is_opened_with_all_that_is_wrong_in_it(opened: Browser) -> None:
    page = opened.page
    assert page.fields["dutch_name"] == "Document verwijderen [van een cliënt]"
    assert page.fields["dutch_description"].startswith("Geeft toestemming om documenten uit het dossier van")
    [fault] = page.faults
    assert (fault.field, fault.code, fault.offers) == ("dutch_name", "ONS305", (SWAP,))
    assert page.marks == {"dutch_name": ["[van een cliënt]"]}
    assert page.rights() == ["ExternalConnectorClientDocumentDelete 1 error", "ExternalConnectorClientNoteView ready"]
    assert page.text("verdict") == "1 of 2 rights ready to register"
    assert page.text("notice") == "rights.yaml is open."


def test_names_are_drawn_in_parts(opened: Browser) -> None:
    """The name as it is proposed, so that the picture never says something else than the proposal."""
    assert opened.page.text("picture") == (
        "With the proposal for: Dutch name. "
        "subject Dutch Document singular English document singular "
        "scope Dutch [van een cliënt] English [client] "
        "operation Dutch verwijderen in English: Delete English Delete in Dutch: verwijderen"
    )


def test_what_only_one_name_has_is_missing_in_the_other(browser: Browser) -> None:
    browser.type(dutch_name="Document [van een cliënt] verwijderen", english_name="Delete document")
    page = browser.post("/", browser.page.fields, do="settle")
    assert page is not None
    assert "scope Dutch [van een cliënt] English missing" in page.text("picture")


def test_a_name_that_is_cut_short_is_drawn_as_far_as_it_goes(browser: Browser) -> None:
    browser.type(dutch_name="Toegang tot Zorgapp", english_name="Mark [client] note as read")
    text = browser.press("check").text("picture")
    assert "access to an application" in text
    assert "closing" in text


def test_both_languages_say_everything(opened: Browser) -> None:
    before = dict(opened.page.fields)
    opened.type(english_description="Typed but not checked")
    page = opened.press("lang:nl")
    assert page.lang == "nl"
    changed = {"manifest": page.fields["manifest"], "undo": page.fields["undo"]}
    assert page.fields == {**before, "lang": "nl", "english_description": "Typed but not checked", **changed}
    assert page.rights()[0].endswith("1 fout · 1 waarschuwing") or "1 fout" in page.rights()[0]
    assert "staat achteraan" in next(fault.message for fault in page.faults if fault.code == "ONS305")
    assert opened.press("lang:en").lang == "en"


@pytest.mark.parametrize(("accepted", "lang"), [("nl-NL,nl;q=0.9", "nl"), ("en-GB", "en"), ("de", "en"), ("", "en")])
def test_the_language_is_that_of_the_browser(client: TestClient, accepted: str, lang: str) -> None:
    assert Page(client.get("/", headers={"accept-language": accepted}).text).lang == lang


# What is done.


def test_a_proposal_is_taken_with_one_press(opened: Browser) -> None:
    page = opened.press(SWAP)
    assert page.fields["dutch_name"] == "Document [van een cliënt] verwijderen"
    assert (page.faults, page.text("notice")) == ([], "Proposal taken. Undo")
    assert opened.download().decode() == MANIFEST.replace(
        "Document verwijderen [van een cliënt]", "Document [van een cliënt] verwijderen"
    )


def test_a_swap_touches_two_fields(opened: Browser) -> None:
    opened.type(dutch_name="Delete [client] document", english_name="Document [van een cliënt] verwijderen")
    page = opened.press("check")
    [fault] = [fault for fault in page.faults if fault.offers]
    assert len(json.loads(fault.offers[0].removeprefix("set:"))) == 2
    page = opened.press(fault.offers[0])
    assert page.fields["english_name"] == "Delete [client] document"
    assert page.faults == []


def test_a_proposal_about_a_key_is_taken_too(browser: Browser) -> None:
    browser.open("rights.yaml", MANIFEST.replace("    note: ask", "    notte: ask").encode())
    [fault] = [fault for fault in browser.page.faults if fault.code == "ONS111"]
    assert fault.field == ""
    page = browser.press(fault.offers[0])
    assert "ONS111" not in {fault.code for fault in page.faults}
    assert browser.download().decode() == MANIFEST
    again = browser.post("/", browser.page.fields, do=fault.offers[0])
    assert again is not None
    assert again.text("notice") == "This proposal no longer applies."


def test_prefix_and_identifier_are_proposed(browser: Browser) -> None:
    browser.type(name="Wilgenlicht Zorgapp", english_name="Delete [client] document")
    page = browser.press("check")
    [fault] = [fault for fault in page.faults if fault.field == "name"]
    assert fault.code == "ONS208"
    page = browser.press('set:{"prefix": "WilgenlichtZorgapp"}')
    assert page.fields["prefix"] == "WilgenlichtZorgapp"
    page = browser.press('set:{"identifier": "WilgenlichtZorgappClientDocumentDelete"}')
    assert page.fields["identifier"] == "WilgenlichtZorgappClientDocumentDelete"
    assert page.codes("identifier") == []


def test_another_right_is_opened_and_nothing_that_was_typed_is_lost(opened: Browser) -> None:
    opened.type(english_name="Remove [client] document")
    page = opened.press("select:0/1")
    assert page.fields["english_name"] == "View [client] note"
    assert page.text("unit-title") == "Right 2 of 2"
    page = opened.press("select:0/0")
    assert page.fields["english_name"] == "Remove [client] document"


def test_a_right_is_added_and_removed(opened: Browser) -> None:
    page = opened.press("add:0")
    assert page.text("unit-title") == "Right 3 of 3"
    assert opened.download().decode().startswith(MANIFEST.removesuffix("# the end\n"))
    page = opened.press("remove:0/2")
    assert (len(page.rights()), page.text("notice")) == (2, "Right removed. Undo")
    assert opened.download().decode() == MANIFEST


def test_the_last_right_may_go_too(opened: Browser) -> None:
    for _ in range(2):
        opened.press("remove:0/0")
    assert opened.page.rights() == []
    assert "There are no rights yet." in opened.response.text
    assert "rights: []\n" in opened.download().decode()
    assert opened.press("add:0").text("unit-title") == "Right 1 of 1"


def test_two_rights_of_one_name_are_seen(opened: Browser) -> None:
    opened.type(identifier="ExternalConnectorClientNoteView")
    opened.press("check")
    assert "ONS206" in opened.press("select:0/1").codes("identifier")


def test_the_first_view_leads_to_every_way_to_begin(client: TestClient) -> None:
    for path in ("", "/afas", "/exact"):
        for lang, example in (("nl", "voorbeeld"), ("en", "example")):
            page = Page(client.get(f"{path or '/'}?lang={lang}").text)
            assert page.lang == lang
            assert example in page.text("start-example")
            ways = [link for link in page.links.values() if link.startswith(f"{path}/") and "?lang" in link]
            for way in ways:
                assert client.get(way).status_code == 200, way
            assert f"{path}/new?lang={lang}" in ways
            assert {f"{path}/example?lang={lang}", f"{path}/guide?lang={lang}"} <= {*ways}
            shown = Page(client.get(f"{path}/example?lang={lang}").text)
            assert shown.text("verdict").startswith("1 ")
            assert [fault for fault in shown.faults if "info" not in fault.message] == []


# What is taken back, taken at once, and left as it is for a reason.


@pytest.mark.parametrize(
    "deeds",
    [
        [("type", "dutch_name"), ("do", "check")],
        [("do", SWAP)],
        [("do", "remove:0/0")],
        [("do", "remove:0/1"), ("do", "remove:0/0")],
        [("do", "add:0"), ("type", "english_name"), ("do", "select:0/0"), ("do", "remove:0/1")],
        [("do", "take-safe")],
        [("ignore", "ONS305")],
        [("type", "name"), ("do", "lang:nl"), ("type", "identifier"), ("do", "add:0"), ("do", SWAP)],
    ],
)
@pytest.mark.parametrize("variant", ["yaml", "crlf", "json"])
def test_everything_can_be_taken_back(browser: Browser, deeds: list[tuple[str, str]], variant: str) -> None:
    text = MANIFEST.replace("Notitie [van", "Notitie\u00a0[van").replace("\n", "\r\n" if variant == "crlf" else "\n")
    name = "rights.yaml"
    if variant == "json":
        rights = [
            dict.fromkeys(DASHBOARD_ORDER, "x"),
            {**dict.fromkeys(DASHBOARD_ORDER, "y"), "dutch_name": "A\u00a0b c"},
        ]
        text, name = (
            json.dumps({"manifest": 1, "connector": {"name": "Mine"}, "rights": rights}, indent=1),
            "rights.json",
        )
    browser.open(name, text.encode())
    before = browser.download()
    for what, value in deeds:
        if what == "type":
            browser.type(**{value: "😀 {0}\nx" if value == "english_description" else "Iets anders"})
        elif what == "ignore":
            reasons = [given["value"] for given, _ in browser.page.buttons if given.get("class") == "ignoring"]
            for reason in reasons[:1]:
                browser.post(
                    "/", browser.page.fields, do=reason, **{f"reason-{reason.partition(':')[2]}": "Zo besloten."}
                )
                assert "onsrights: ignore" in browser.download().decode()
        elif value != SWAP or any(given.get("value") == SWAP for given, _ in browser.page.buttons):
            browser.post("/", browser.page.fields, do=value)
    steps = len(undo.read(browser.page.fields["undo"]))
    for _ in range(steps):
        assert browser.press("undo").text("notice") in {"Undone.", "Ongedaan gemaakt."}
    assert browser.download() == before
    page = browser.post("/", browser.page.fields, do="undo")
    assert page is not None
    assert page.fields["undo"] == ""
    assert browser.download() == before


def packed(*steps: str) -> str:
    return b64encode(zlib.compress("".join(f"{step}\n" for step in steps).encode())).decode()


def test_steps_that_the_page_does_not_send_are_refused(opened: Browser) -> None:
    steps = ["[", "{}", "1", "[0,0,0,0]", '[0,0,-1,0,"x"]', '[0,0,true,0,"x"]', "[0,0,0,0,1]"]
    endless = packed('[0,0,0,0,"' + "x" * 50_000_000 + '"]')
    for written in (*map(packed, steps), endless, packed(*['[0,0,0,0,""]'] * 101), "é", "[]", "AAAA"):
        opened.post("/", {**opened.page.fields, "undo": written}, do="undo")
        assert opened.response.status == 400, written[:40]


def test_a_step_back_to_what_is_no_manifest_is_refused(opened: Browser) -> None:
    opened.post("/", {**opened.page.fields, "undo": packed('[9,9,0,99999,"rights: ["]')}, do="undo")
    assert opened.response.status == 400


def test_every_safe_proposal_is_taken_at_once(browser: Browser) -> None:
    text = MANIFEST.replace("Notitie [van", "Notitie\u00a0[van").replace("Allows reading", "allows reading")
    page = browser.open("rights.yaml", text.encode())
    assert "Take 2 safe proposals" in page.text("take-safe")
    page = browser.press("take-safe")
    assert page.text("notice") == "2 proposals taken. Undo"
    assert browser.download().decode() == MANIFEST
    assert "take-safe" not in page.texts


def test_a_rule_is_ignored_with_a_reason_and_stays_so_while_somebody_types(opened: Browser, client: TestClient) -> None:
    [do] = [given["value"] for given, _ in opened.page.buttons if given.get("class") == "ignoring"]
    name = f"reason-{do.partition(':')[2]}"
    page = opened.press(do)
    assert page.text("notice") == "Give a reason for leaving this as it is."
    opened.put({name: "Zo  heet het\tbij ons."})
    page = opened.press(do)
    assert page.faults == []
    assert "# onsrights: ignore[ONS305] Zo heet het bij ons." in opened.download().decode()
    names = (*DASHBOARD_ORDER, "name", "prefix", "lang", "held", "ignored", "access_rights")
    sent = {name: page.fields[name] for name in names}
    parts = client.post("/check", data={**sent, "english_name": "Delete [client] documents"}).json()
    assert "ONS305" not in parts["dutch_name-faults"]
    assert "ONS409" in parts["english_name-faults"]
    opened.press("undo")
    assert opened.page.codes("dutch_name") == ["ONS305"]


def test_what_the_registration_needs_cannot_be_ignored(browser: Browser) -> None:
    browser.press("check")
    assert [given for given, _ in browser.page.buttons if given.get("class") == "ignoring"] == []


# Help from the server itself.


def test_every_rule_has_its_page_here_in_both_languages(client: TestClient) -> None:
    for rule in PLATFORMS.registry():
        for lang in ("nl", "en"):
            answer = client.get(f"/rules/{rule.code}?lang={lang}")
            page = Page(answer.text)
            assert (answer.status_code, page.lang) == (200, lang)
            assert rule.code in answer.text
            assert page.links["Nederlands"] == f"/rules/{rule.code}?lang=nl"
            assert {"h1", "h2", "pre"} <= {*page.tags}
            assert not re.search("^(dutch_name|english_name):", answer.text, re.MULTILINE), rule.code
    assert client.get("/rules/ONS999").status_code == 404
    assert client.get("/rules/..%2fstatic").status_code == 404


IN_WORDS_OF_ONES_OWN = re.compile(
    "reason|note|members|implementation_document|rights_(nl|en)|in-scopes-0-.*|functions|tabs|actions"
)
"""What is said in a sentence, is a name of one's own in a row, or is there to stay empty."""


def test_every_field_of_every_platform_has_an_example(client: TestClient) -> None:
    missing = []
    for path in ("", "/afas", "/exact"):
        html = client.get(f"{path}/new?lang=en").text
        for tag, name in re.findall(r'<(input type="text"|textarea)[^>]* id="([^"]+)"', html):
            said = re.search(rf'id="{name}-help">([^<]*)', html)
            own = name.startswith(("why-", "table")) or IN_WORDS_OF_ONES_OWN.search(name)
            if not own and not (said and "For example: " in said[1]):
                missing.append((tag, name))
    assert missing == []


# Comments, order and line ends stay.


@pytest.mark.parametrize("name", ["rights.yaml", "examples/rights.yaml", "examples/broken-rights.yaml"])
@pytest.mark.parametrize("variant", ["as it is", "crlf", "mark", "without an end"])
def test_what_nobody_touched_stays_byte_for_byte(browser: Browser, name: str, variant: str) -> None:
    text = MANIFEST if name == "rights.yaml" else (ROOT / name).read_text("utf-8")
    data = {
        "as it is": text.encode(),
        "crlf": text.replace("\n", "\r\n").encode(),
        "mark": b"\xef\xbb\xbf" + text.encode(),
        "without an end": text.rstrip("\n").encode(),
    }[variant]
    browser.open("rights.yaml", data)
    assert browser.download() == data
    browser.press("select:0/1")
    browser.press("lang:nl")
    assert browser.download() == data
    browser.type(english_description="Allows something else entirely.")
    changed = browser.download()
    before, after = data.decode().splitlines(keepends=True), changed.decode().splitlines(keepends=True)
    [line] = [old for old, new in zip(before, after, strict=True) if old != new]
    assert line.strip().startswith("english_description")


ODD = {
    "a line end inside a text": 'note: x\n    dutch_description: "Regel\\r\\neen\\rtwee"',
    "a tab and a space at the end": 'dutch_description: "a\\t b "',
    "characters that no page can show": 'dutch_description: "a\\0b\\e"',
    "a block": "dutch_description: |\n      Regel een\n      regel twee",
    "an empty line first": 'dutch_description: "\\n\\nRegel"',
    "a text that looks like markup": "dutch_description: '</textarea><script>alert(1)</script>&amp;'",
}


@pytest.mark.parametrize("odd", list(ODD))
def test_odd_texts_are_not_touched_either(browser: Browser, odd: str) -> None:
    text = MANIFEST.replace("dutch_description: Geeft toestemming om de notities over een cliënt te lezen.", ODD[odd])
    assert text != MANIFEST
    browser.open("rights.yaml", text.encode())
    browser.press("select:0/1")
    browser.type(english_description="Allows something else entirely.")
    assert browser.download().decode() == text.replace(
        "Allows reading the notes about a client.", "Allows something else entirely."
    )


def test_several_documents_are_one_file(browser: Browser) -> None:
    text = (
        MANIFEST
        + "---\n"
        + MANIFEST.replace("External Connector ", "Second Connector ").replace("ExternalConnector", "Second")
    )
    browser.open("rights.yaml", text.encode())
    assert len(browser.page.rights()) == 4
    assert "Part 2: Second Connector" in browser.response.text
    page = browser.press("select:1/1")
    assert page.fields["name"] == "Second Connector"
    browser.type(english_name="View [client] remark", name="Other Connector")
    changed = browser.download().decode()
    assert changed == MANIFEST + text.removeprefix(MANIFEST).replace("Second Connector", "Other Connector").replace(
        "client] note", "client] remark"
    )
    assert browser.press("add:1").text("unit-title") == "Right 3 of 3"


def test_a_json_file_stays_json(browser: Browser) -> None:
    right = dict.fromkeys(DASHBOARD_ORDER, "")
    data = json.dumps({"manifest": 1, "connector": {"name": "x"}, "rights": [right]}, indent=2).encode()
    browser.open("rights.json", data)
    browser.type(dutch_name='Document "x" [van een cliënt] verwijderen', prefix="Mine")
    browser.press("add:0")
    browser.type(english_name="View [client] note")
    changed = json.loads(browser.download())
    assert [one["english_name"] for one in changed["rights"]] == ["", "View [client] note"]
    assert changed["connector"] == {"name": "x", "prefix": "Mine"}
    assert "filename*=UTF-8''rights.json" in browser.response.headers["content-disposition"]


def test_a_prefix_that_is_emptied_is_left_out(opened: Browser) -> None:
    opened.type(prefix="")
    assert opened.download().decode() == MANIFEST.replace("  prefix: ExternalConnector\n", "")


def test_a_field_that_is_missing_is_added_behind_the_ones_before_it(browser: Browser) -> None:
    browser.open("rights.yaml", MANIFEST.replace("    english_name: View [client] note\n", "").encode())
    browser.press("select:0/1")
    assert browser.page.codes("english_name") == ["ONS110"]
    browser.type(english_name="View [client] note")
    assert browser.download().decode() == MANIFEST


def test_a_change_that_the_file_does_not_allow_loses_nothing(browser: Browser) -> None:
    text = "manifest: 1\nconnector: {name: Mine}\nrights:\n  - ? identifier\n    : MineX\n"
    browser.open("rights.yaml", text.encode())
    browser.type(english_name="View [client] note")
    page = browser.press("check")
    assert "does not let the form make this change" in page.text("notice")
    assert page.fields["english_name"] == "View [client] note"
    assert browser.press("select:0/0").fields["english_name"] == "View [client] note"


# Files that are none.


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"rights: [1\n", "ONS101"),
        (b"a: 'x\n", "ONS101"),
        (b"\xff\xfea\x00", "ONS102"),
        (b"manifest: 1\nx: caf\xe9\n", "ONS102"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "ONS102"),
        (b"[" * 200, "ONS105"),
    ],
)
def test_what_cannot_be_opened_is_answered_with_diagnostics(browser: Browser, data: bytes, code: str) -> None:
    page = browser.open("rights.yaml", data)
    assert browser.response.status == 422
    assert code in {fault.code for fault in page.faults}, page.faults
    assert "cannot be opened in the form" in browser.response.text


def test_a_text_that_cannot_be_opened_may_be_mended_there(browser: Browser) -> None:
    page = browser.open("mine.yaml", MANIFEST.replace("'   # to be", "   # to be").encode())
    assert "text" in page.texts
    mended = browser.post("/open", {"lang": "nl", "filename": "mine.yaml", "text": MANIFEST})
    assert mended is not None
    assert mended.lang == "nl"
    assert len(mended.rights()) == 2
    assert browser.download().decode() == MANIFEST


def test_what_is_yaml_but_no_manifest_is_opened_and_told(browser: Browser) -> None:
    for data in (
        b"",
        b"hello",
        b"- 1\n- 2\n",
        b"---\n---\n",
        b"manifest: 1\n",
        b"rights: 7\n",
        b"rights:\n  - 1\n  -\n  - x: y\n",
    ):
        page = browser.open("rights.yaml", data)
        assert browser.response.status == 200
        assert page.faults
        assert browser.download() == data


def test_a_file_has_to_be_chosen(browser: Browser) -> None:
    page = browser.open("", b"")
    assert page.text("notice") == "Choose a file first, or paste rows."


def test_a_file_that_would_not_fit_into_a_post_is_refused(browser: Browser) -> None:
    data = MANIFEST.encode() + b"# " + b"x" * 900_000 + b"\n"
    browser.open("rights.yaml", data)
    assert browser.response.status == 413
    assert "onsrights check" in browser.response.text


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/rights.yaml", "rights.yaml"),
        ("C:\\Users\\x\\rights.yaml", "rights.yaml"),
        ("..", "rights.yaml"),
        ('a"; filename="b.exe', "a%22; filename=%22b.exe"),
        ("rechten cliënt.yaml", "rechten cliënt.yaml"),
        ("x" * 300 + ".yaml", "x" * 195 + ".yaml"),
        (EVIL + ".yaml", "img src=x onerror=alert(1).yaml"),
        ("a\u202eb.yaml", "ab.yaml"),
    ],
)
def test_the_name_of_a_file_is_only_a_name(browser: Browser, name: str, shown: str) -> None:
    browser.open(name, MANIFEST.encode())
    assert browser.page.fields["filename"] == shown
    browser.download()
    disposition = browser.response.headers["content-disposition"]
    assert disposition.startswith("attachment; filename=\"rights.yaml\"; filename*=UTF-8''")
    assert disposition.isascii()
    assert not set('\r\n<>"\\') & set(disposition.partition("UTF-8''")[2])


# HTML and script in every field.


@pytest.mark.parametrize(
    "evil", [EVIL, "'\"><script>alert(1)</script>", "</textarea><svg onload=alert(1)>", "{{ 7 * 7 }}"]
)
def test_markup_is_shown_as_text_wherever_it_stands(browser: Browser, evil: str) -> None:
    allowed = set(browser.page.tags)
    names = (*DASHBOARD_ORDER, "name", "prefix")
    browser.type(**dict.fromkeys(names, evil))
    page = browser.press("check")
    assert {name: page.fields[name] for name in names} == dict.fromkeys(names, evil)
    assert set(page.tags) <= allowed | {"mark", "table", "br", "datalist", "option", "ul", "strong", "kbd"}
    assert (page.tags.count("img"), page.tags.count("script")) == (1, SCRIPTS)
    assert "<script>alert" not in browser.response.text
    assert "onerror=alert(1)>" not in browser.response.text
    page = browser.press("remove:0/0")
    assert page.tags.count("script") == SCRIPTS
    assert evil in browser.download().decode() or "\\" in evil or '"' in evil


def test_markup_in_keys_and_messages_is_text_too(browser: Browser) -> None:
    text = MANIFEST.replace("    note: ask", f'    "{EVIL}": ask').replace("# the end", f'"{EVIL}": 1')
    page = browser.open("rights.yaml", text.encode())
    assert any(EVIL in fault.message for fault in page.faults)
    assert page.tags.count("img") == 1
    page = browser.open("rights.yaml", f"'{EVIL}\n".encode())
    assert browser.response.status == 422
    assert page.tags.count("img") == 1


def test_what_cannot_be_seen_is_made_visible_in_faults(opened: Browser) -> None:
    opened.type(dutch_name="Document\u200b [van een cliënt] verwijderen")
    page = opened.press("check")
    assert "ONS130" in page.codes("dutch_name")
    assert '<mark class="error gap">\u200b</mark>' in opened.response.text


# Posts that the page would not send.


@pytest.mark.parametrize("missing", ["manifest", "at"])
def test_a_post_without_what_it_needs_is_refused(browser: Browser, missing: str) -> None:
    fields = {name: value for name, value in browser.page.fields.items() if name != missing}
    browser.post("/", fields, do="check")
    assert browser.response.status == 400
    assert f"&#34;{missing}&#34; is missing" in browser.response.text


def test_a_post_may_leave_fields_out(opened: Browser) -> None:
    fields = {name: opened.page.fields[name] for name in ("manifest", "at")}
    page = opened.post("/", fields)
    assert page is not None
    assert page.fields["identifier"] == "ExternalConnectorClientDocumentDelete"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("unknown", "x"),
        ("do", "explode"),
        ("do", "select:x"),
        ("do", "select:0"),
        ("do", "select:-1/0"),
        ("do", "select:99999999999/0"),
        ("do", "add:²"),
        ("do", "set:[]"),
        ("do", "set:{"),
        ("do", 'set:{"other": "x"}'),
        ("do", 'set:{"identifier": 1}'),
        ("do", "lang:fr"),
        ("lang", "fr"),
        ("at", "0"),
        ("manifest", "manifest: 1"),
        ("manifest", "1"),
        ("manifest", '"a: [1"'),
        ("manifest", '"\\ud800: ["'),
    ],
)
def test_values_that_the_page_does_not_send_are_refused(browser: Browser, name: str, value: str) -> None:
    browser.post("/", {**browser.page.fields, name: value})
    assert browser.response.status == 400
    assert "Traceback" not in browser.response.text


@pytest.mark.parametrize("do", ["select:7/0", "select:0/7", "remove:0/7", "fix:x/0", "ignore:x", "fix:", ""])
def test_what_is_not_there_any_more_is_no_fault(opened: Browser, do: str) -> None:
    page = opened.post("/", opened.page.fields, do=do)
    assert page is not None
    assert opened.response.status == 200
    assert len(page.rights()) == 2


def test_a_right_is_not_added_where_there_is_no_document(opened: Browser) -> None:
    page = opened.post("/", opened.page.fields, do="add:7")
    assert page is not None
    assert "does not let the form make this change" in page.text("notice")


# While somebody types.


def test_what_is_typed_is_checked_as_the_file_would_be(client: TestClient) -> None:
    right = {
        "name": "External Connector",
        "prefix": "ExternalConnector",
        "identifier": "ExternalConnectorClientDocumentDelete",
        "dutch_name": "Document verwijderen [van een cliënt]",
        "english_name": "Delete [client] document",
        "dutch_description": "Geeft toestemming om documenten uit het dossier van een cliënt te verwijderen.",
        "english_description": "",
        "lang": "nl",
        "access_rights": "allow",
    }
    answer = client.post("/check", data=right)
    assert answer.status_code == 200
    parts = answer.json()
    shown = {f"{name}-faults" for name in (*DASHBOARD_ORDER, "status", "name", "prefix")}
    marks = {name.replace("-faults", "-marks") for name in shown}
    assert set(parts) == {*shown, *marks, "picture", "unit-verdict", "mark", "secret"}
    assert parts["secret"] is False
    faults = Page(f'<html lang="nl"><div data-field="dutch_name">{parts["dutch_name-faults"]}</div>').faults
    assert [(one.code, one.offers) for one in faults] == [("ONS305", (SWAP,))]
    assert '<mark class="error">[van een cliënt]</mark>' in parts["dutch_name-marks"]
    assert "2 fouten" in parts["mark"]
    assert "kan zo niet" in parts["unit-verdict"]
    assert "bewerking" in parts["picture"]
    held = client.post("/check", data={**right, "held": "dutch_name english_description"}).json()
    assert (held["dutch_name-faults"].strip(), held["dutch_name-marks"].strip()) == ("", "")
    assert "nog niet af" in held["mark"]
    assert client.post("/check", data={**right, "other": "x"}).json()["error"] == "form-unknown"
    assert client.post("/check", data={"lang": "en"}).status_code == 200


def test_access_rights_of_the_manifest_count_while_typing(browser: Browser, client: TestClient) -> None:
    browser.open("rights.yaml", b"access_rights: allow\n" + MANIFEST.encode())
    assert browser.page.fields["access_rights"] == "allow"
    typed = {"name": "X", "dutch_name": "Toegang tot X", "english_name": "Access to X"}
    assert "ONS701" not in client.post("/check", data={**typed, "access_rights": "allow"}).json()["dutch_name-faults"]
    assert "ONS701" in client.post("/check", data=typed).json()["dutch_name-faults"]


def test_a_name_without_end_is_answered(client: TestClient) -> None:
    name = "Document [van een cliënt] " * 20_000
    answer = client.post("/check", data={"dutch_name": name, "english_name": "x" * 70_000})
    assert answer.status_code == 200
    assert "ONS105" in answer.json()["dutch_name-faults"]
    assert len(answer.content) < 100_000


def test_a_right_beyond_the_faults_that_a_report_names_is_no_more_ready_than_the_others(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A report names a thousand faults of a rule; the list of the form counts all, and the open right shows its own."""
    monkeypatch.setattr("onsrights.web.form_page.capped", partial(capped, each=20))
    right = (
        "  - identifier: ExternalConnectorClientDocumentDelete\n    dutch_name: Document verwijderen [van een client]\n"
    )
    page = browser.open(
        "rights.yaml", f"manifest: 1\nconnector: {{name: External Connector}}\nrights:\n{right * 40}".encode()
    )
    assert len(page.rights()) == 40
    assert not [row for row in page.rights() if "error" not in row]
    page = browser.press("select:0/39")
    assert "ONS305" in page.codes("dutch_name")
    [offer] = [offer for fault in page.faults if fault.code == "ONS305" for offer in fault.offers]
    browser.press(offer)
    assert browser.page.fields["dutch_name"] == "Document [van een client] verwijderen"


# In the words of the labels.


def test_no_message_has_a_key_of_the_file_in_it() -> None:
    """Every text of every rule, about every place where a rule of its platform may speak."""
    known = faces(PLATFORMS)
    left = []
    for rule in PLATFORMS.registry():
        face = next(face for face in known.values() if rule.code.startswith(face.platform.prefix))
        about = next(iter(rule.about), "").partition(":")[0]
        pointer = "/" + about.replace("[]", "/0").replace(".", "/")
        for name in rule.load().TEXTS:
            for text in (face.worded(rule.text(name), lang, pointer) for lang in LANGUAGES):
                keys = re.findall(r'"([a-z][a-z_]+)(?:: ?[^"]*)?"', text.nl)
                left += [(rule.code, name, key) for key in keys if key in face.places]
    assert left == []
