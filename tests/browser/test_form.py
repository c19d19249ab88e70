"""The form as people use it: with a mouse, with the keyboard alone, on a telephone, without a script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.driving import EXAMPLES

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page, Route

    from tests.browser.conftest import Open

BROKEN = EXAMPLES / "broken-rights.yaml"


def faults(page: Page, field: str) -> Locator:
    return page.locator(f"#{field}-faults .fault")


def choose(page: Page, path: Path, first: str) -> None:
    page.set_input_files("#file", path)
    expect(page.locator("#notice")).to_contain_text(path.name)
    expect(page.locator("#identifier")).to_have_value(first)


def go_to(page: Page, number: int) -> None:
    page.click(f"#unit-0-{number}")
    expect(page.locator("#unit-title")).to_have_text(re.compile(rf"^(Right|Recht) {number + 1} (of|van) 12$"))


def downloaded(page: Page) -> bytes:
    with page.expect_download() as started:
        page.click("#download")
    return started.value.path().read_bytes()


def settled(page: Page) -> None:
    """Wait until the whole manifest was checked after the last change."""
    before = page.locator("body").get_attribute("data-settled") or ""
    expect(page.locator("body")).to_have_attribute("data-settled", re.compile(rf"^(?!{before or 0}$)\d+$"))


# With a mouse.


def test_nothing_is_wrong_before_a_field_was_left(open_form: Open, link: str) -> None:
    page = open_form("nl")
    page.goto(f"{link}?lang=nl")
    page.click("#start-empty")
    expect(page.locator("#unit-title")).to_have_text("Recht 1 van 1")
    expect(page.locator(".fault, #summary, [aria-invalid]")).to_have_count(0)
    name = page.locator("#dutch_name")
    name.press_sequentially("Document verwijderen [van een cliënt]", delay=5)
    # How it reads is shown while somebody types, beside both names.
    expect(page.locator("#picture .chip")).to_have_text(["Document", "[van een cliënt]", "verwijderen"])
    expect(page.locator(".fault, mark")).to_have_count(0)
    expect(page.locator("#unit-0-0")).to_contain_text("nog niet af")
    page.keyboard.press("Tab")
    fault = faults(page, "dutch_name")
    expect(fault).to_contain_text("staat achteraan")
    expect(name).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#dutch_name-marks mark")).to_have_text("[van een cliënt]")
    assert page.locator("#dutch_name-marks mark").evaluate("e => getComputedStyle(e).textDecorationStyle") == "wavy"
    expect(fault.locator(".badge")).to_have_text("fout")
    # The picture is that of the proposal, and never says something else.
    expect(page.locator("#picture")).to_contain_text("Met het voorstel voor: Nederlandse naam.")
    page.locator("#english_name").press_sequentially("Delete document", delay=5)
    expect(page.locator("td.missing")).to_have_text("ontbreekt")
    expect(page.locator("#identifier-faults .follows")).to_have_count(0)
    page.locator("#english_name").fill("Delete [client] documents")
    page.keyboard.press("Tab")
    expect(page.locator("#identifier-faults .follows .value")).to_have_text("ClientDocumentDelete")
    name.fill("Document [van een cliënt] verwijderen")
    expect(fault).to_have_count(0)
    expect(name).not_to_have_attribute("aria-invalid", "true")
    page.focus("#dutch_description")
    page.keyboard.press("Tab")  # it is still empty, and nobody has asked
    settled(page)
    expect(page.locator("#dutch_description-faults .fault")).to_have_count(0)


def test_the_summary_leads_to_what_is_wrong_and_says_what_is_solved(open_form: Open) -> None:
    page = open_form("nl")
    page.fill("#name", "Wilgenlicht Zorg 2")
    page.fill("#dutch_name", "Documenten [van een cliënt] verwijderen")
    page.click("#check")
    summary = page.locator("#summary")
    expect(summary).to_be_focused()
    expect(summary.locator("h2")).to_have_text("Dit is nog niet in orde")
    signs = summary.locator(".state").evaluate_all("all => all.map(sign => sign.classList[1])")
    assert signs == sorted(signs, key=["error", "warning", "info"].index)
    said = summary.inner_text()
    assert not re.search(r"dutch_|english_|prefix:|\"name\"", said), said
    assert "Voorvoegsel: WilgenlichtZorg" in said
    lines = summary.locator("li").count()
    summary.locator("a", has_text="Engelse omschrijving").click()
    expect(page.locator("#english_description")).to_be_focused()
    page.keyboard.type("Allows removing documents from the record of a client.")
    page.keyboard.press("Tab")
    expect(summary.locator("li", has_text="Engelse omschrijving")).to_contain_text("opgelost")
    assert summary.locator("li").count() == lines  # nothing jumps
    page.click("#check")
    expect(summary.locator("li", has_text="Engelse omschrijving")).to_have_count(0)


def test_what_is_marked_lies_under_the_very_characters(open_form: Open) -> None:
    for viewport in (DESKTOP, PHONE):
        page = open_form(viewport=viewport)
        choose(page, BROKEN, "Wilgenlicht_Client_Report_View2")
        # All of them, not only the first.
        expect(page.locator("#identifier-marks mark")).to_have_text(["_", "_", "_", "2"])
        for field in ("identifier", "dutch_name", "english_name", "dutch_description", "name"):
            same = page.locator(f"#{field}").evaluate(
                """element => {
                    const marks = document.getElementById(`${element.id}-marks`);
                    const names = ["font", "letterSpacing", "lineHeight", "paddingTop", "tabSize", "textIndent"];
                    const look = (each) => names.map((name) => getComputedStyle(each)[name]).join();
                    const left = (each) => parseFloat(getComputedStyle(each).paddingLeft) + each.clientLeft;
                    const boxes = [element, marks].map((each) => each.getBoundingClientRect());
                    return look(element) === look(marks) && left(element) === left(marks)
                        && boxes[0].x === boxes[1].x && boxes[0].y === boxes[1].y && boxes[0].width === boxes[1].width;
                }"""
            )
            assert same, (field, viewport)
        # What is typed on moves what is behind it; what is before it stays marked meanwhile.
        page.route("**/check", lambda _: None)
        page.locator("#identifier").press("End")
        page.keyboard.type("x")
        expect(page.locator("#identifier-marks mark")).to_have_text(["_", "_", "_", "2"])
        page.keyboard.press("Home")
        page.keyboard.type("x")
        expect(page.locator("#identifier-marks mark")).to_have_count(0)
        page.unroute("**/check")


def test_proposals_are_taken_by_click_or_key_and_undone(open_form: Open) -> None:
    page = open_form()
    name = page.locator("#dutch_name")
    name.fill("Document verwijderen [van een cliënt]")
    page.keyboard.press("Tab")
    page.click("#dutch_name-faults .take")
    expect(name).to_have_value("Document [van een cliënt] verwijderen")
    expect(faults(page, "dutch_name")).to_have_count(0)
    expect(name).to_be_focused()
    page.keyboard.press("Control+z")
    expect(name).to_have_value("Document verwijderen [van een cliënt]")
    expect(faults(page, "dutch_name")).to_have_count(1)
    page.keyboard.press("Alt+Enter")
    expect(name).to_have_value("Document [van een cliënt] verwijderen")
    # Two fields at once.
    name.fill("Delete [client] document")
    page.fill("#english_name", "Document [van een cliënt] verwijderen")
    page.keyboard.press("Tab")
    page.locator(".take[data-fields*=english_name][data-fields*=dutch_name]").first.click()
    expect(name).to_have_value("Document [van een cliënt] verwijderen")
    expect(page.locator("#english_name")).to_have_value("Delete [client] document")
    # What follows from another field.
    page.fill("#name", "Wilgenlicht Zorgapp")
    page.click("#prefix-faults .take")
    expect(page.locator("#prefix")).to_have_value("WilgenlichtZorgapp")
    page.focus("#identifier")
    expect(page.locator("#identifier-faults .follows")).to_contain_text("WilgenlichtZorgappClientDocumentDelete")
    page.keyboard.press("Alt+Enter")
    expect(page.locator("#identifier")).to_have_value("WilgenlichtZorgappClientDocumentDelete")
    # The order of the dashboard, to copy from.
    page.click("#copying-summary")
    shown = page.locator("#copying dt").all_inner_texts()
    assert shown == ["Right identifier", "Dutch description", "English description", "Dutch name", "English name"]
    expect(page.locator("[data-shows=identifier]")).to_have_text("WilgenlichtZorgappClientDocumentDelete")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.click("#copying [data-copy=dutch_name]")
    expect(page.locator("#notice")).to_have_text("Copied: Dutch name")
    assert page.evaluate("navigator.clipboard.readText()") == "Document [van een cliënt] verwijderen"


def test_everything_is_undone_and_what_may_stay_is_ignored(open_form: Open) -> None:
    page = open_form()
    choose(page, BROKEN, "Wilgenlicht_Client_Report_View2")
    page.click("#take-safe")
    expect(page.locator("#notice")).to_contain_text("2 proposals taken.")
    page.click("#notice button")
    expect(page.locator("#notice")).to_have_text("Undone.")
    assert downloaded(page) == BROKEN.read_bytes()
    page.click("#unit-0-8")
    expect(page.locator("#unit-title")).to_have_text("Right 9 of 12")
    page.click("#remove")
    expect(page.locator("#unit-0-11")).to_have_count(0)
    page.keyboard.press("Control+z")  # nothing is typed into, so it is about the page
    expect(page.locator("#unit-title")).to_have_text("Right 9 of 12")
    expect(page.locator("#unit-0-11")).to_be_visible()
    fault = faults(page, "dutch_name").filter(has_text="ONS307")
    fault.locator("summary").click()
    fault.locator("input").fill("Zo heet het bij ons.")
    page.keyboard.press("Enter")
    expect(page.locator("#notice")).to_contain_text("Ignored.")
    expect(fault).to_have_count(0)
    page.locator("#english_name").press("End")
    page.keyboard.type(" list")  # and it stays so while somebody types
    page.keyboard.press("Tab")
    expect(page.locator("#english_name")).to_have_value("Change roster [employee] list")
    settled(page)
    expect(fault).to_have_count(0)
    assert b"onsrights: ignore[ONS307] Zo heet het bij ons." in downloaded(page)
    while (steps := page.locator("#undo-steps").input_value()) != "":
        page.click("#undo")
        expect(page.locator("#undo-steps")).not_to_have_value(steps)
    assert downloaded(page) == BROKEN.read_bytes()


def test_the_server_explains_in_the_language_of_the_page(open_form: Open) -> None:
    page = open_form("nl")
    choose(page, BROKEN, "Wilgenlicht_Client_Report_View2")
    with page.expect_popup() as opened:
        page.click("#identifier-faults .code")
    rule = opened.value
    expect(rule.locator("h1")).to_contain_text("ONS201")
    expect(rule.locator("html")).to_have_attribute("lang", "nl")
    expect(rule.locator("h2", has_text="Hoe u het herstelt")).to_be_visible()
    rule.click("#lang-en")
    expect(rule.locator("h2", has_text="How to fix it")).to_be_visible()
    check_accessibility(rule)
    with page.expect_popup() as opened:
        page.click("a[href*=guide]")
    expect(opened.value.locator("h2", has_text="Wat is het bereik?")).to_be_visible()
    check_accessibility(opened.value)
    expect(page.locator("#identifier")).to_have_value("Wilgenlicht_Client_Report_View2")


def test_the_language_is_switched_and_nothing_is_lost(open_form: Open) -> None:
    page = open_form("en")
    page.fill("#dutch_description", "Geeft toestemming om te <b>lezen</b> & meer.\n\nTweede alinea.")
    page.fill("#english_name", "Delete [client] documents")
    page.keyboard.press("Tab")
    page.click("#lang-nl")
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    expect(page.locator("h1")).to_have_text("Rechten registreren")
    expect(page.locator("#dutch_description")).to_have_value(
        "Geeft toestemming om te <b>lezen</b> & meer.\n\nTweede alinea."
    )
    expect(page.locator("#english_name")).to_have_value("Delete [client] documents")
    expect(page.locator("#english_name-faults")).to_contain_text("meervoud")
    expect(page.locator("#lang-nl")).to_be_focused()
    page.click("#lang-en")
    expect(page.locator("#english_name-faults")).to_contain_text("plural")


def test_a_file_is_opened_edited_and_downloaded_with_all_its_comments(open_form: Open) -> None:
    page = open_form()
    choose(page, BROKEN, "Wilgenlicht_Client_Report_View2")
    assert downloaded(page) == BROKEN.read_bytes()
    page.click("#unit-0-3")
    expect(page.locator("#unit-title")).to_be_focused()
    page.fill("#identifier", "WilgenlichtClientDocumentDelete")
    page.fill("#dutch_name", "Document [van een cliënt] verwijderen")
    page.fill("#english_name", "Delete [client] document")
    before = BROKEN.read_text("utf-8")
    after = (
        before.replace("ClientDocumentDelete", "WilgenlichtClientDocumentDelete")
        .replace("Verwijder document van een cliënt", "Document [van een cliënt] verwijderen")
        .replace("Delete document of a client", "Delete [client] document")
    )
    assert downloaded(page).decode() == after


def test_a_file_may_be_chosen_by_the_button(open_form: Open) -> None:
    page = open_form()
    with page.expect_file_chooser() as chooser:
        page.click("button[form=open]")
    chooser.value.set_files(BROKEN)
    expect(page.locator("#unit-0-11")).to_be_visible()


def test_nothing_can_be_typed_into_a_page_that_is_about_to_go(open_form: Open, link: str) -> None:
    page = open_form()
    choose(page, BROKEN, "Wilgenlicht_Client_Report_View2")
    held: list[Route] = []
    page.route(link, lambda route: held.append(route))  # noqa: PLW0108 - a method that is built in will not do
    page.focus("#dutch_name")
    page.evaluate("document.getElementById('unit-0-1').click(); undefined")
    page.keyboard.type("lost?")
    expect(page.locator("#dutch_name")).to_have_value("Rapportages [van een cliënt] inzien")
    assert len(held) == 1
    held[0].continue_()
    expect(page.locator("#unit-title")).to_have_text("Right 2 of 12")
    page.unroute(link)
    page.route(link, lambda route: route.abort())
    page.focus("#identifier")
    page.evaluate("document.getElementById('unit-0-1').click(); undefined")
    expect(page.locator("#notice")).to_contain_text("does not respond")
    expect(page.locator("#identifier")).to_be_focused()
    page.keyboard.type("X")
    expect(page.locator("#identifier")).to_have_value(re.compile("X"))


def test_two_rights_of_one_name_are_seen_when_the_field_is_left(open_form: Open) -> None:
    page = open_form()
    choose(page, BROKEN, "Wilgenlicht_Client_Report_View2")
    page.fill("#identifier", "WilgenlichtEmployeeRosterChange")
    page.locator("#identifier").blur()
    settled(page)
    expect(page.locator("#unit-0-8 .state")).to_contain_text("2 errors")
    expect(page.locator("#unit-0-0 .name")).to_have_text("WilgenlichtEmployeeRosterChange")


def test_rights_are_added_and_removed(open_form: Open) -> None:
    page = open_form()
    page.fill("#identifier", "First")
    page.click("#add-0")
    expect(page.locator("#dutch_name")).to_be_focused()
    page.fill("#identifier", "Second")
    page.click("#previous-below")
    expect(page.locator("#identifier")).to_have_value("First")
    page.click("#remove")
    expect(page.locator("#identifier")).to_have_value("Second")
    expect(page.locator("#unit-title")).to_have_text("Right 1 of 1")


def test_markup_is_never_run(open_form: Open) -> None:
    page = open_form()
    evil = "<img src=x onerror='document.title=\"run\"'>"
    for field in (
        "name",
        "prefix",
        "identifier",
        "dutch_name",
        "english_name",
        "dutch_description",
        "english_description",
    ):
        page.fill(f"#{field}", evil)
    page.locator("#english_description").blur()
    settled(page)
    page.click("#check")
    expect(page.locator("#summary")).to_contain_text("<img")
    assert page.title() != "run"
    assert page.locator("img").count() == 1


def test_leaving_asks_first_when_something_would_be_lost(open_form: Open) -> None:
    page = open_form()
    asked: list[str] = []
    page.on("dialog", lambda dialog: asked.append(dialog.type))
    page.fill("#identifier", "Mine")
    page.reload()
    assert asked == ["beforeunload"]
    page.fill("#identifier", "Mine")
    downloaded(page)
    page.wait_for_timeout(1100)
    page.reload()
    assert asked == ["beforeunload"]


def test_it_says_when_the_server_is_gone_and_when_it_is_back(open_form: Open, link: str) -> None:
    page = open_form()
    page.route(f"{link}check", lambda route: route.abort())
    page.fill("#identifier", "Mine")
    expect(page.locator("#notice")).to_contain_text("does not respond")
    page.unroute(f"{link}check")
    page.fill("#identifier", "Yours")
    expect(page.locator("#notice")).to_be_empty()


def test_what_cannot_be_opened_is_told_and_can_be_mended(open_form: Open, tmp_path: Path) -> None:
    text = BROKEN.read_text("utf-8")
    path = tmp_path / "mine.yaml"
    path.write_text(text.replace('english_description: ""', 'english_description: "'), "utf-8")
    page = open_form()
    page.set_input_files("#file", path)
    expect(page.locator(".alone h2")).to_have_text("mine.yaml cannot be opened in the form")
    expect(page.locator(".fault").first).to_contain_text("ONS101")
    page.fill("#text", text)
    page.click("button[type=submit]")
    expect(page.locator("#unit-0-11")).to_be_visible()
    assert downloaded(page).decode() == text


# The keyboard alone.


def focused(page: Page) -> str:
    return str(
        page.evaluate("document.activeElement.id || document.activeElement.name || document.activeElement.tagName")
    )


def tab_to(page: Page, target: str, *, key: str = "Tab") -> None:
    for _ in range(60):
        if page.locator(target).evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press(key)
    pytest.fail(f"{target} is not reached; {focused(page)} is")


def test_whoever_is_in_what_an_answer_replaces_stays_there(open_form: Open) -> None:
    page = open_form()
    page.locator("#dutch_name").fill("Document verwijderen [van een cliënt]")
    page.locator("#dutch_name").blur()
    expect(faults(page, "dutch_name")).to_have_count(1)
    again = """said => {
        document.getElementById("dutch_name-faults").dataset.html = "an earlier answer";
        const other = document.getElementById("english_name");
        other.value = said;
        other.dispatchEvent(new Event("input", {bubbles: true}));
    }"""
    take = page.locator("#dutch_name-faults .take").first
    take.focus()
    checked = int(page.locator("body").get_attribute("data-checked") or 0)
    page.evaluate(again, "View")
    expect(page.locator("body")).not_to_have_attribute("data-checked", str(checked))
    expect(take).to_be_focused()
    # A reason that is being given is not replaced.
    page.evaluate("""() => {
        const reason = document.createElement("textarea");
        document.getElementById("dutch_name-faults").append(reason);
        reason.focus();
        reason.value = "so agreed";
    }""")
    reason = page.locator("#dutch_name-faults textarea")
    checked = int(page.locator("body").get_attribute("data-checked") or 0)
    page.evaluate(again, "Delete")
    expect(page.locator("body")).not_to_have_attribute("data-checked", str(checked))
    expect(reason).to_have_value("so agreed")
    # What is not proposed any more leaves its reader at the field.
    take.focus()
    page.evaluate(again.replace("english_name", "dutch_name"), "Document [van een cliënt] verwijderen")
    expect(page.locator("#dutch_name")).to_be_focused()


def test_everything_is_reached_and_done_with_the_keyboard(open_form: Open) -> None:
    page = open_form()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    tab_to(page, "#name")
    page.keyboard.type("External Connector")
    page.keyboard.press("Tab")
    page.keyboard.type("ExternalConnector")
    # What was proposed for it from the name, if that came before the first letter, has a Tab of its own until it goes.
    expect(page.locator("#prefix-faults .take")).to_have_count(0)
    page.keyboard.press("Tab")  # one Tab for each field
    expect(page.locator("#dutch_name")).to_be_focused()
    page.keyboard.type("Document verwijderen [van een cliënt]")
    page.keyboard.press("Tab")
    expect(faults(page, "dutch_name")).to_have_count(1)
    tab_to(page, "#dutch_name-faults .take", key="Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#dutch_name")).to_have_value("Document [van een cliënt] verwijderen")
    expect(faults(page, "dutch_name")).to_have_count(0)
    page.keyboard.press("Tab")
    page.keyboard.type("Delete [client] document")
    page.keyboard.press("Enter")  # a name has one line
    expect(page.locator("#english_name")).to_have_value("Delete [client] document")
    page.keyboard.press("Tab")
    page.keyboard.type("Geeft toestemming om documenten uit het dossier van een cliënt te verwijderen.")
    page.keyboard.press("Tab")
    page.keyboard.type("Allows removing documents from the record of a client.")
    page.keyboard.press("Tab")
    expect(page.locator("#identifier")).to_be_focused()
    expect(page.locator("#identifier-faults .follows .take")).to_be_visible()
    page.keyboard.press("Alt+Enter")
    expect(page.locator("#identifier")).to_have_value("ExternalConnectorClientDocumentDelete")
    settled(page)
    expect(page.locator("#verdict")).to_have_text("1 of 1 right ready to register")
    tab_to(page, "#download", key="Shift+Tab")
    with page.expect_download() as started:
        page.keyboard.press("Enter")
    assert "identifier: ExternalConnectorClientDocumentDelete\n" in started.value.path().read_text("utf-8")
    tab_to(page, "#lang-nl")
    page.keyboard.press("Space")
    expect(page.locator("html")).to_have_attribute("lang", "nl")


def test_what_has_the_focus_can_be_seen(open_form: Open) -> None:
    page = open_form()
    for target in ("#download", "#identifier", "#dutch_name", "#unit-0-0"):
        tab_to(page, target)
        outline = page.locator(target).evaluate("element => getComputedStyle(element).outlineWidth")
        assert float(outline.removesuffix("px")) >= 2
    page.keyboard.press("Shift+Tab")


# Without a script.


def test_without_a_script_everything_works_by_buttons(open_form: Open, tmp_path: Path) -> None:
    page = open_form("nl", java_script_enabled=False)
    assert page.locator("[data-copy]").first.is_hidden()
    page.set_input_files("#file", BROKEN)
    page.click("button[form=open]")
    expect(page.locator("#unit-0-11")).to_be_visible()
    page.click("#unit-0-8")
    expect(page.locator("#english_name")).to_have_value("Change roster [employee]")
    page.click("#english_name-faults .take")
    expect(page.locator("#english_name")).to_have_value("Change [employee] roster")
    expect(page.locator("#notice")).to_have_text("Voorstel overgenomen. Ongedaan maken")
    expect(page.locator("#dutch_name-marks mark")).to_have_text("[medewerker]")
    page.fill("#dutch_name", "Rooster [van een medewerker] wijzigen")
    page.locator("#identifier").press("Enter")  # presses the first button of the form
    expect(page.locator("#unit-0-8 .state")).to_have_text("klaar")
    page.click("#lang-en")
    expect(page.locator("#unit-0-8 .state")).to_have_text("ready")
    page.click("#add-0")
    expect(page.locator("#unit-title")).to_have_text("Right 13 of 13")
    page.click("#remove")
    expect(page.locator("#unit-title")).to_have_text("Right 12 of 12")
    page.click("#notice button")
    expect(page.locator("#unit-title")).to_have_text("Right 13 of 13")
    page.click("#undo")  # the right that was added
    before = BROKEN.read_text("utf-8")
    after = before.replace("Change roster [employee]", "Change [employee] roster").replace(
        "Rooster [medewerker] wijzigen", "Rooster [van een medewerker] wijzigen"
    )
    assert downloaded(page).decode() == after
    path = tmp_path / "bad.yaml"
    path.write_text("rights: [", "utf-8")
    page.set_input_files("#file", path)
    page.click("button[form=open]")
    expect(page.locator(".alone h2")).to_contain_text("bad.yaml")


# For everybody.


def check_accessibility(page: Page) -> None:
    # What is right is only counted: told in full it takes twice as long.
    results: dict[str, Any] = Axe().run(page, options={"resultTypes": ["violations"]}).response
    grave = [
        (found["id"], [node["html"][:200] for node in found["nodes"]], found["nodes"][0]["failureSummary"])
        for found in results["violations"]
        if found["impact"] in {"serious", "critical"}
    ]
    assert grave == []
    assert len(results["passes"]) > 10


# The other way round in `test_trial.py`.
@pytest.mark.parametrize(("lang", "scheme", "viewport"), [("nl", "light", "phone"), ("en", "dark", "desktop")])
def test_axe_finds_nothing_serious(open_form: Open, tmp_path: Path, lang: str, scheme: str, viewport: str) -> None:
    options: dict[str, Any] = {"color_scheme": scheme}
    if viewport == "phone":
        options["viewport"] = PHONE
    page = open_form(lang, **options)
    page.goto(f"{page.url.partition('new')[0]}?lang={lang}")
    check_accessibility(page)
    page.click("#start-empty")
    page.fill("#dutch_name", "Documenten verwijderen")
    page.click("#check")
    page.locator("#summary").wait_for()
    check_accessibility(page)
    page.set_input_files("#file", BROKEN)
    for number in (3, 8, 9, 11):
        go_to(page, number)
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
        check_accessibility(page)
    path = tmp_path / "bad.yaml"
    path.write_text("rights: [", "utf-8")
    page.set_input_files("#file", path)
    page.locator("#text").wait_for()
    check_accessibility(page)
    page.goto(f"{page.url.partition('new')[0]}nothing?lang={lang}")
    check_accessibility(page)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_telephone_shows_it_without_scrolling_sideways(open_form: Open, lang: str, tmp_path: Path) -> None:
    page = open_form(lang, viewport=PHONE, is_mobile=True, has_touch=True)

    def fits() -> None:
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    fits()
    # The first field is near the top, and a finger hits everything but links within a sentence.
    assert page.locator("#name").evaluate("element => element.getBoundingClientRect().y") < PHONE["height"]
    choose(page, BROKEN, "Wilgenlicht_Client_Report_View2")
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    small = page.evaluate(
        """() => [...document.querySelectorAll("a, button, input, select, textarea, summary")].filter((each) => {
            const box = (each.type === "checkbox" ? each.closest("label") : each).getBoundingClientRect();
            const inSentence = each.matches(".code, .skip, .default, [type=file], [type=hidden]");
            return !inSentence && box.width && (box.height < 44 || box.width < 44);
        }).map((each) => each.outerHTML.slice(0, 120))"""
    )
    assert small == []
    for number in range(12):
        go_to(page, number)
        fits()
    page.fill("#dutch_name", "Onafgebrokenlangwoord" * 20)
    page.fill("#prefix", "Onafgebroken_langwoord" * 20)
    page.keyboard.press("Tab")
    expect(faults(page, "dutch_name").first).to_be_visible()
    expect(faults(page, "prefix").first).to_be_visible()
    fits()
    path = tmp_path / "bad.yaml"
    path.write_text("rights: [", "utf-8")
    page.set_input_files("#file", path)
    page.locator("#text").wait_for()
    fits()


def test_a_screen_reader_hears_what_changes(open_form: Open) -> None:
    page = open_form()
    for field in ("identifier", "dutch_name", "english_description", "name", "prefix"):
        described = page.locator(f"#{field}").get_attribute("aria-describedby") or ""
        assert all(page.locator(f"#{part}").count() == 1 for part in described.split())
        assert f"{field}-faults" in described.split()
        assert page.locator(f"#{field}-faults").get_attribute("aria-live") == "polite"
        assert page.locator(f"label[for={field}]").count() == 1
    page.evaluate("document.getElementById('notice').dataset.same = 'yes'")
    page.click("#add-0")
    expect(page.locator("#notice")).to_contain_text("Right added.")
    assert page.locator("#notice").get_attribute("data-same") == "yes"
