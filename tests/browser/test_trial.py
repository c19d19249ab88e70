"""A product owner who has never seen YAML registers twelve rights from a sheet, from the first screen, without a word.

And what goes wrong on the way: a file that is none, text out of Word, a server that goes away.
"""

from __future__ import annotations

import io
import socket
from typing import TYPE_CHECKING

import docx
import pytest
import yaml
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.driving import drop, paste, serving
from tests.browser.test_form import check_accessibility, downloaded, settled
from tests.web.tables import workbook

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.browser.conftest import Open

HEAD = ["Nr", "Naam (NL)", "Naam (EN)", "Omschrijving", "Omschrijving Engels", "Identifier", "Opmerking"]
SUBJECTS = {
    "Notitie": "note",
    "Document": "document",
    "Rapportage": "report",
    "Afspraak": "appointment",
    "Zorgplan": "care plan",
    "Meting": "measurement",
}
OPERATIONS = {"inzien": "View", "verwijderen": "Delete"}
FAULTS = {
    3: ("Document [van een cliënt] inzien", "Document inzien [van een cliënt]"),
    6: ("WilgenlichtClientReportDelete", "WilgenlichtClientReport2Delete"),
    9: ("View [client] care plan", "Delete [client] care plan"),
}
"""The scope in the wrong place, a digit in an identifier, an English name that is not that of the Dutch one: by row."""


def sheet() -> tuple[list[list[str]], bytes]:
    """Give twelve sound rights, and the workbook in which three of them have a fault."""
    rights: list[list[str]] = []
    for dutch, english in SUBJECTS.items():
        for operation, verb in OPERATIONS.items():
            element = "".join(word.capitalize() for word in english.split())
            rights.append(
                [
                    str(len(rights) + 1),
                    f"{dutch} [van een cliënt] {operation}",
                    f"{verb} [client] {english}",
                    f"Geeft toestemming voor een {dutch.lower()} van een cliënt: {operation}.",
                    f"Allows this for the {english} of a client: {verb.lower()}.",
                    f"WilgenlichtClient{element}{verb}",
                    "vraag Marieke" if len(rights) == 1 else "",
                ]
            )
    faulty = [
        [cell.replace(*FAULTS[int(right[0])]) if int(right[0]) in FAULTS else cell for cell in right]
        for right in rights
    ]
    return rights, workbook(["Autorisaties Wilgenlicht Zorgapp"], [], HEAD, *faulty)


@pytest.mark.parametrize(("lang", "scheme", "viewport"), [("nl", "dark", PHONE), ("en", "light", DESKTOP)])
def test_twelve_rights_are_registered_from_a_sheet(
    open_form: Open, tmp_path: Path, link: str, lang: str, scheme: str, viewport: dict[str, int]
) -> None:
    page = open_form(lang, color_scheme=scheme, viewport=viewport)

    def looks_right() -> None:
        check_accessibility(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]

    page.goto(f"{link}?lang={lang}")
    looks_right()
    rights, data = sheet()
    if viewport is PHONE:
        path = tmp_path / "rechten.xlsx"
        path.write_bytes(data)
        with page.expect_file_chooser() as chooser:
            page.click("#open button")
        chooser.value.set_files(path)
    else:
        drop(page, "rechten.xlsx", data)
    expect(page.locator("#sheet-found")).to_contain_text("12")
    looks_right()
    page.click("#take-over")

    # What is wrong first is in sight, the name of the connector before all, and one button leads from fault to fault.
    expect(page.locator("#summary")).to_be_focused()
    expect(page.locator("#summary")).to_be_in_viewport()
    expect(page.locator("#at")).to_have_value("0/2")
    expect(page.locator("#held-up a")).to_have_attribute("href", "#name")
    looks_right()
    further = page.locator("#next-fault-here" if viewport is PHONE else "#next-fault")
    further.click()
    expect(page.locator("#name")).to_be_focused()
    page.keyboard.type("Wilgenlicht Zorgapp")
    for field in ("dutch_name", "identifier", "english_name"):
        further.click()
        expect(page.locator(f"#{field}")).to_be_focused()
        page.keyboard.press("Alt+Enter")
        expect(page.locator(f"#{field}-faults .fault.error, #{field}-faults .fault.warning")).to_have_count(0)
        settled(page)
    further.click()
    expect(page.locator("#summary.clean")).to_be_focused()
    expect(page.locator("#verdict")).to_contain_text("12 van 12" if lang == "nl" else "12 of 12")
    found = yaml.safe_load(downloaded(page))
    keys = ("dutch_name", "english_name", "dutch_description", "english_description", "identifier")
    assert [[right[key] for key in keys] for right in found["rights"]] == [right[1:6] for right in rights]
    assert found["connector"]["name"] == "Wilgenlicht Zorgapp"

    # What others need: nothing is approved yet, which is said, and no reason to be alarmed.
    page.click("#documents")
    expect(page.locator("#papers-title")).to_be_visible()
    expect(page.locator("#paper-customer .notice")).to_be_visible()
    expect(page.locator(".trouble")).to_have_count(0)
    looks_right()
    page.select_option("#for-customer-status", "draft")
    with page.expect_download() as started:
        page.click("#make-customer-docx")
    paper = docx.Document(io.BytesIO(started.value.path().read_bytes()))
    told = [cell.text for row in paper.tables[0].rows for cell in row.cells]
    assert {right[1 if lang == "nl" else 2] for right in rights} <= set(told)


@pytest.mark.parametrize(("lang", "scheme", "viewport"), [("en", "dark", PHONE), ("nl", "light", DESKTOP)])
def test_the_pages_that_explain_are_for_everybody(
    open_form: Open, link: str, lang: str, scheme: str, viewport: dict[str, int]
) -> None:
    page = open_form(lang, color_scheme=scheme, viewport=viewport)
    for here in ("guide", "afas", "afas/guide", "exact", "exact/guide", "rules/ONS305", "rules/AFS302", "rules/EXA116"):
        page.goto(f"{link}{here}?lang={lang}")
        check_accessibility(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], here


def test_a_file_that_is_none_is_told_and_changes_nothing(open_form: Open, link: str) -> None:
    page = open_form("en")
    page.goto(f"{link}?lang=en")
    drop(page, "foto.png", b"\x89PNG\r\n\x1a\n\x00\x00")
    expect(page.locator("#problem")).to_contain_text("no text")
    page.goto(f"{link}new?lang=en")
    drop(page, "foto.png", b"\x89PNG\r\n\x1a\n\x00\x00")
    expect(page.locator("#notice")).to_contain_text("no text")
    expect(page.locator("#summary, .fault")).to_have_count(0)
    page.fill("#dutch_name", "Notitie [van een cliënt] inzien")
    drop(page, "rechten.xlsx", b"PK\x03\x04" + bytes(300))
    expect(page.locator("#notice")).to_contain_text("not an Excel workbook")
    expect(page.locator("#dutch_name")).to_have_value("Notitie [van een cliënt] inzien")
    # Words that are dragged are nobody's file.
    words = page.evaluate_handle(
        """() => {
            const brought = new DataTransfer();
            brought.setData("text/plain", "Notitie");
            return brought;
        }"""
    )
    page.dispatch_event("body", "drop", {"dataTransfer": words})
    page.wait_for_timeout(300)
    expect(page.locator("#notice")).to_contain_text("not an Excel workbook")  # nothing was sent since
    expect(page.locator("#dutch_name")).to_have_value("Notitie [van een cliënt] inzien")


def test_what_word_puts_into_a_text_is_taken_out_with_one_press(open_form: Open) -> None:
    page = open_form("en")
    for field, pasted, meant in (
        ("dutch_name", "Notitie\u00a0[van een cliënt]\u200b inzien\u000b", "Notitie [van een cliënt] inzien"),
        ("english_name", "View\u00ad [client]\u2028note\r\n", "View [client] note"),
        ("english_description", "Allows\u00a0viewing the notes\r\n\r\nof a client.", None),
    ):
        page.focus(f"#{field}")
        page.keyboard.insert_text(pasted)
        page.keyboard.press("Tab")
        if meant is None:
            expect(page.locator(f"#{field}")).to_have_value(pasted.replace("\r\n", "\n"))
            expect(page.locator(f"#{field}-faults .fault")).to_contain_text("U+00A0")
            continue
        fault = page.locator(f"#{field}-faults .fault.error").first
        expect(fault).to_contain_text("ONS130")
        page.focus(f"#{field}")
        page.keyboard.press("Alt+Enter")
        expect(page.locator(f"#{field}")).to_have_value(meant)


def test_a_server_that_goes_away_and_comes_back_loses_nothing(browser: Browser) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    page = browser.new_page(reduced_motion="reduce")
    with serving(port) as link:
        page.goto(f"{link}new?lang=nl")
        page.fill("#dutch_name", "Notitie [van een cliënt] inzien")
        page.locator("#dutch_name").blur()
        settled(page)
    page.fill("#english_name", "View [client] note")
    expect(page.locator("#notice")).to_contain_text("antwoordt niet")
    page.click("#check")
    expect(page.locator("#check")).to_be_focused()
    with serving(port):
        page.fill("#dutch_description", "Geeft inzage in de notities van een cliënt.")
        expect(page.locator("#notice")).to_be_empty()
        page.click("#check")
        expect(page.locator("#summary")).to_be_focused()
        [right] = yaml.safe_load(downloaded(page))["rights"]
        assert right["english_name"] == "View [client] note"
    page.context.close()


def test_ten_thousand_rows_are_told_to_be_too_many_and_nothing_is_lost(open_form: Open, link: str) -> None:
    rows = "Recht\tNederlandse naam\n" + "WilgenlichtClientNoteView\tNotitie [van een cliënt] inzien\n" * 10_000
    page = open_form("en")
    page.fill("#dutch_name", "Agenda [van een cliënt] inzien")
    paste(page, "english_name", rows)
    expect(page.locator("#notice")).to_contain_text("10000 rows")
    expect(page.locator("#dutch_name")).to_have_value("Agenda [van een cliënt] inzien")
    page.goto(f"{link}?lang=en")
    page.evaluate("(text) => { document.getElementById('text').value = text; }", rows)
    page.locator("#paste button").scroll_into_view_if_needed()
    assert page.evaluate("document.documentElement.scrollHeight") < 2 * DESKTOP["height"]
    page.click("#paste button")
    expect(page.locator("#problem")).to_contain_text("10000 rows")


def test_markup_in_every_cell_is_never_run(open_form: Open, link: str) -> None:
    evil = "<img src=x onerror='document.title=\"run\"'><script>document.title='run'</script>"
    page = open_form("nl")
    page.goto(f"{link}?lang=nl")
    drop(page, "<b>x<b>.xlsx", workbook([evil], [], [*HEAD, evil], *([f"{evil}{row}"] * 8 for row in range(3))))
    expect(page.locator("#remarks")).to_contain_text("<img")

    def is_text() -> None:
        assert page.title() != "run"
        assert page.locator("img").count() == 1  # our own

    is_text()
    page.click("#look-again")
    expect(page.locator("#sheet-title")).to_be_focused()
    page.click("#take-over")
    expect(page.locator("#summary")).to_contain_text("<img")
    is_text()
    page.click("#documents")
    page.click("#not-ready-summary")
    expect(page.locator(".not-ready")).to_contain_text("<img")
    is_text()
