"""Tables that come in, documents that go out, and drafts: as people do it in a browser."""

from __future__ import annotations

import io
import json
import re
import time
from typing import TYPE_CHECKING

import docx
import pytest
from playwright.sync_api import expect

from benchmarks.manifests import clean_rights, manifest
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.driving import paste
from tests.browser.test_form import check_accessibility
from tests.web.tables import HEAD, RIGHT, workbook

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Open

RIGHTS = [
    RIGHT,
    [
        "WilgenlichtClientNoteView",
        "Notitie inzien [van een cliënt]",
        "View [client] note",
        "Geeft inzage in de notities van een cliënt.",
        "Allows viewing the notes of a client.",
        "<img src=x onerror=alert(1)>",
    ],
]


def until(page: Page, expression: str) -> None:
    """Wait until something is so; the policy of the page lets nobody wait inside it."""
    end = time.monotonic() + 15
    while not page.evaluate(expression):
        assert time.monotonic() < end, expression
        page.wait_for_timeout(5)


def test_from_a_sheet_to_the_documents_without_anything_lost(open_form: Open, tmp_path: Path, link: str) -> None:
    page = open_form("nl", viewport=PHONE)
    page.fill("#name", "Wilgenlicht Zorgapp")
    page.fill("#dutch_name", "Agenda [van een cliënt] inzien")
    sheet = tmp_path / "rechten.xlsx"
    sheet.write_bytes(workbook(HEAD, *RIGHTS))
    page.set_input_files("#file", sheet)
    expect(page.locator("#sheet-found")).to_contain_text("2 rechten gevonden, waarvan 1 zonder fouten.")
    expect(page.locator("#remarks")).to_contain_text("Prioriteit")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.go_back()
    expect(page.locator("#dutch_name")).to_have_value("Agenda [van een cliënt] inzien")

    # Rows that are pasted into a field become rights as well.
    rows = "\n".join("\t".join(row) for row in RIGHTS)
    paste(page, "english_name", rows)
    expect(page.locator("#named")).to_have_value("no")
    for index, field in enumerate(
        ("identifier", "dutch_name", "english_name", "dutch_description", "english_description")
    ):
        page.select_option(f"#column-{index}", field)
    page.click("#take-over")
    # The first of them that has a fault is open.
    expect(page.locator("#unit-title")).to_have_text("Recht 3 van 3")
    expect(page.locator("#identifier")).to_have_value(RIGHTS[1][0])
    page.click("#unit-0-1")
    expect(page.locator("#identifier")).to_have_value(RIGHTS[0][0])

    # Status, and the documents, as their readers open them.
    page.select_option("#status", "approved")
    page.click("#documents")
    expect(page.locator("#papers-errors")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.click("#make-customer-docx")
    expect(page.locator("#notice")).to_contain_text("los die eerst op")
    page.check("#anyway")
    page.fill("#for-customer-contact", "Anna")
    with page.expect_download() as started:
        page.click("#make-customer-docx")
    assert started.value.suggested_filename == "rights-customer.docx"
    paper = docx.Document(io.BytesIO(started.value.path().read_bytes()))
    assert RIGHTS[0][1] in [cell.text for row in paper.tables[0].rows for cell in row.cells]
    with page.expect_download() as started:
        page.click("#make-dashboard-html")
    copying = page.context.new_page()
    copying.set_content(started.value.path().read_text("utf-8"))
    assert copying.locator("button").count() >= 10
    copying.close()
    page.route(link, lambda route: route.abort())
    page.click("#download")
    expect(page.locator("#notice")).to_contain_text("antwoordt niet")
    page.unroute(link)
    with page.expect_download() as started:
        page.click("#download")
    assert RIGHTS[1][0] in started.value.path().read_text("utf-8")
    expect(page.locator("#notice")).to_be_empty()
    page.go_back()
    expect(page.locator("#unit-title")).to_have_text("Recht 2 van 3")


@pytest.mark.parametrize(("lang", "scheme", "viewport"), [("nl", "light", PHONE), ("en", "dark", DESKTOP)])
def test_a_list_of_very_many_is_for_everybody(
    open_form: Open, tmp_path: Path, lang: str, scheme: str, viewport: dict[str, int]
) -> None:
    rights = [*clean_rights(120)]
    rights[110]["dutch_name"] = "Verwijder zorgdossier"
    path = tmp_path / "rights.yaml"
    path.write_text("".join(manifest(rights)), "utf-8")
    page = open_form(lang, color_scheme=scheme, viewport=viewport)
    page.set_input_files("#file", path)
    expect(page.locator(".units li")).to_have_count(100)
    check_accessibility(page)
    page.click("#page-after")
    expect(page.locator(".units li")).to_have_count(20)
    page.locator("[name^=pick-]").nth(3).check()
    page.click("#picked-remove")
    expect(page.locator(".confirm")).to_be_visible()
    check_accessibility(page)
    page.fill("#find", "zorgdossier")
    expect(page.locator(".units li")).to_have_count(1)
    page.fill("#find", "nergens")
    expect(page.locator("#none-found")).to_be_visible()
    check_accessibility(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


def test_a_browser_that_forbids_its_storage_still_has_the_form(open_form: Open, link: str) -> None:
    page = open_form("en")
    page.add_init_script(
        """for (const name of ["localStorage", "sessionStorage"]) {
            Object.defineProperty(window, name, { get() { throw new DOMException("", "SecurityError"); } });
        }"""
    )
    page.goto(link)
    page.click("#start-empty")
    page.click("#keep")
    expect(page.locator("#draft-said")).to_contain_text("does not allow it")
    expect(page.locator("#keep")).not_to_be_checked()
    page.fill("#dutch_name", "Notitie [van een cliënt] inzien")
    page.click("#check")
    expect(page.locator("#summary")).to_be_focused()
    expect(page.locator("#dutch_name")).to_have_value("Notitie [van een cliënt] inzien")


def test_a_draft_is_kept_only_when_asked_and_never_overwritten(open_form: Open, link: str) -> None:
    page = open_form("en")
    page.fill("#dutch_name", "Notitie [van een cliënt] inzien")
    assert page.evaluate("localStorage.length") == 0
    page.check("#keep")
    expect(page.locator("#draft-said")).to_contain_text("Saved")
    page.fill("#english_name", "View [client] note")
    until(page, "Object.values(localStorage).some((text) => text.includes('View [client] note'))")
    page.reload()
    expect(page.locator("#english_name")).to_have_value("View [client] note")
    expect(page.locator("#keep")).to_be_checked()

    # Another tab finds it, keeps nothing over it unasked, and says so.
    other = page.context.new_page()
    other.goto(link)
    expect(other.locator("#draft-said")).to_contain_text("There is a draft from")
    expect(other.locator("#draft-open")).to_be_visible()
    expect(other.locator("#draft-replace")).to_be_hidden()  # by what is in a form, and there is none
    other.goto(f"{link}new?lang=en")
    other.fill("#dutch_name", "Iets anders")
    other.check("#keep")
    expect(other.locator("#draft-said")).to_contain_text("Another tab has saved another draft")
    draft = json.loads(other.evaluate("Object.values(localStorage)[0]"))
    assert draft["fields"]["english_name"] == "View [client] note"
    other.click("#draft-replace")
    expect(other.locator("#draft-said")).to_contain_text("Saved")
    expect(page.locator("#draft-said")).to_contain_text("Another tab")
    other.click("#draft-clear")
    assert other.evaluate("localStorage.length") == 0
    other.close()

    # What the server takes for a secret is never kept, nor is what is asked of access.
    page.evaluate(
        """() => {
            window.kept = "";
            const put = Storage.prototype.setItem;
            Storage.prototype.setItem = function (key, text) { window.kept += text; put.call(this, key, text); };
        }"""
    )
    page.fill(
        "#dutch_description", "Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg"
    )
    page.locator("#dutch_description").blur()
    until(page, "Object.values(localStorage).some((text) => text.includes('********'))")
    page.evaluate("document.getElementById('why').open = true")
    page.fill("#why-got", "401 eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg")
    page.fill("#english_description", "Allows it.")
    page.locator("#english_description").blur()
    until(page, "window.kept.includes('Allows it.')")
    assert "eyJhbGci" not in page.evaluate("window.kept")
    page.fill("#dutch_description", "Geeft inzage.")

    # No room, and no permission: one sentence each, and the form stays as it is.
    for wrong, sentence in (("setItem", "no room left"), ("getItem", "does not allow it")):
        page.evaluate(
            f"Storage.prototype.{wrong} = () => {{ throw new DOMException('', 'QuotaExceededError'); }}; null"
        )
        page.fill("#english_description", f"Allows viewing: {wrong}.")
        expect(page.locator("#draft-said")).to_contain_text(sentence)
        expect(page.locator("#english_description")).to_have_value(f"Allows viewing: {wrong}.")
    expect(page.locator("#english_name")).to_have_value("View [client] note")
    assert not re.search(r"\S", page.locator("#notice").inner_text())
