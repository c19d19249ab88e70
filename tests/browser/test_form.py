"""The form as people use it: with a mouse, with the keyboard alone, on a telephone, without a script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
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


def test_what_is_typed_is_checked_and_marked(open_form: Open) -> None:
    page = open_form("nl")
    page.locator("#dutch_name").press_sequentially("Document verwijderen [van een cliënt]", delay=5)
    fault = faults(page, "dutch_name").filter(has_text="ONS305")
    expect(fault).to_contain_text("staat achteraan")
    expect(fault.locator("mark")).to_have_text("[van een cliënt]")
    expect(page.locator("#pictures .chip")).to_have_text(["Document", "[van een cliënt]", "verwijderen"])
    page.fill("#dutch_name", "Document [van een cliënt] verwijderen")
    expect(faults(page, "dutch_name")).to_have_count(0)


def test_a_fault_is_seen_without_its_colour(open_form: Open) -> None:
    page = open_form()
    page.fill("#dutch_name", "Document verwijderen [van een cliënt]")
    page.fill("#english_name", "Delete [client] document")
    expect(page.locator("td.scope.faulty .alarm")).to_have_text("not in order")
    mark = page.locator("#dutch_name-faults mark")
    assert mark.evaluate("element => getComputedStyle(element).textDecorationStyle") == "wavy"
    expect(page.locator("#dutch_name-faults .badge")).to_have_text("error")


def test_a_proposal_is_taken_with_one_click_and_can_be_undone(open_form: Open) -> None:
    page = open_form()
    page.fill("#dutch_name", "Document verwijderen [van een cliënt]")
    page.click("#dutch_name-faults .take")
    expect(page.locator("#dutch_name")).to_have_value("Document [van een cliënt] verwijderen")
    expect(faults(page, "dutch_name")).to_have_count(0)
    expect(page.locator("#dutch_name")).to_be_focused()
    page.keyboard.press("Control+z")
    expect(page.locator("#dutch_name")).to_have_value("Document verwijderen [van een cliënt]")


def test_a_swap_fills_two_fields(open_form: Open) -> None:
    page = open_form()
    page.fill("#dutch_name", "Delete [client] document")
    page.fill("#english_name", "Document [van een cliënt] verwijderen")
    page.locator(".fault").filter(has_text="ONS").locator(".take").filter(has_text="").first.wait_for()
    page.locator(".take[data-fields*=english_name][data-fields*=dutch_name]").first.click()
    expect(page.locator("#dutch_name")).to_have_value("Document [van een cliënt] verwijderen")
    expect(page.locator("#english_name")).to_have_value("Delete [client] document")


def test_identifier_and_prefix_are_proposed(open_form: Open) -> None:
    page = open_form()
    page.fill("#name", "Wilgenlicht Zorgapp")
    page.click("#prefix-faults .take")
    expect(page.locator("#prefix")).to_have_value("WilgenlichtZorgapp")
    page.fill("#english_name", "Delete [client] document")
    page.click("#identifier-faults .follows .take")
    expect(page.locator("#identifier")).to_have_value("WilgenlichtZorgappClientDocumentDelete")


def test_the_language_is_switched_and_nothing_is_lost(open_form: Open) -> None:
    page = open_form("en")
    page.fill("#dutch_description", "Geeft toestemming om te <b>lezen</b> & meer.\n\nTweede alinea.")
    page.fill("#english_name", "Delete [client] documents")
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
    expect(page.locator("#notice")).to_contain_text("does not answer")
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
    expect(page.locator("#identifier")).to_be_focused()
    page.fill("#identifier", "Second")
    page.click("#previous")
    expect(page.locator("#identifier")).to_have_value("First")
    page.click("#remove")
    expect(page.locator("#remove-yes")).to_be_focused()
    page.click("#remove-yes")
    expect(page.locator("#identifier")).to_have_value("Second")
    expect(page.locator("#unit-title")).to_have_text("Right 1 of 1")


def test_fields_are_copied_for_the_dashboard(open_form: Open) -> None:
    page = open_form(permissions=["clipboard-read", "clipboard-write"])
    name = 'Document "x" [van een cliënt] verwijderen'
    page.fill("#dutch_name", name)
    page.click("[data-copy=dutch_name]")
    expect(page.locator("#notice")).to_have_text("Copied: Dutch name")
    assert page.evaluate("navigator.clipboard.readText()") == name


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
    page.click("#remove")
    expect(page.locator(".confirm")).to_contain_text(evil)
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


def test_it_says_when_the_server_is_gone(open_form: Open, link: str) -> None:
    page = open_form()
    page.route(f"{link}check", lambda route: route.abort())
    page.fill("#identifier", "Mine")
    expect(page.locator("#notice")).to_contain_text("does not answer")
    page.unroute(f"{link}check")


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


def test_everything_is_reached_and_done_with_the_keyboard(open_form: Open) -> None:
    page = open_form()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    tab_to(page, "#name")
    page.keyboard.type("External Connector")
    page.keyboard.press("Tab")
    page.keyboard.type("ExternalConnector")
    tab_to(page, "#dutch_description")
    page.keyboard.type("Geeft toestemming om documenten uit het dossier van een cliënt te verwijderen.")
    tab_to(page, "#english_description")
    page.keyboard.type("Allows removing documents from the record of a client.")
    tab_to(page, "#dutch_name")
    page.keyboard.type("Document verwijderen [van een cliënt]")
    expect(faults(page, "dutch_name")).to_have_count(1)
    tab_to(page, "#dutch_name-faults .take")
    page.keyboard.press("Enter")
    expect(page.locator("#dutch_name")).to_have_value("Document [van een cliënt] verwijderen")
    tab_to(page, "#english_name")
    page.keyboard.type("Delete [client] document")
    page.keyboard.press("Enter")  # a name has one line
    expect(page.locator("#english_name")).to_have_value("Delete [client] document")
    expect(page.locator("#identifier-faults .follows .take")).to_be_visible()
    tab_to(page, "#identifier-faults .take", key="Shift+Tab")
    page.keyboard.press("Enter")
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
    expect(page.locator("#notice")).to_have_text("Voorstel overgenomen.")
    page.fill("#dutch_name", "Rooster [van een medewerker] wijzigen")
    page.locator("#identifier").press("Enter")  # presses the first button of the form
    expect(page.locator("#unit-0-8 .state")).to_have_text("klaar")
    page.click("#lang-en")
    expect(page.locator("#unit-0-8 .state")).to_have_text("ready")
    page.click("#add-0")
    expect(page.locator("#unit-title")).to_have_text("Right 13 of 13")
    page.click("#remove")
    page.click("#remove-yes")
    expect(page.locator("#unit-title")).to_have_text("Right 12 of 12")
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
    results: dict[str, Any] = Axe().run(page).response
    grave = [
        (found["id"], [node["html"][:200] for node in found["nodes"]], found["nodes"][0]["failureSummary"])
        for found in results["violations"]
        if found["impact"] in {"serious", "critical"}
    ]
    assert grave == []
    assert len(results["passes"]) > 10


@pytest.mark.parametrize("viewport", ["desktop", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_axe_finds_nothing_serious(open_form: Open, tmp_path: Path, lang: str, scheme: str, viewport: str) -> None:
    options: dict[str, Any] = {"color_scheme": scheme}
    if viewport == "phone":
        options["viewport"] = PHONE
    page = open_form(lang, **options)
    check_accessibility(page)
    page.set_input_files("#file", BROKEN)
    for number in (3, 8, 9, 11):
        go_to(page, number)
        check_accessibility(page)
    page.click("#remove")
    page.locator("#remove-yes").wait_for()
    check_accessibility(page)
    path = tmp_path / "bad.yaml"
    path.write_text("rights: [", "utf-8")
    page.set_input_files("#file", path)
    page.locator("#text").wait_for()
    check_accessibility(page)
    page.goto(page.url.split("?")[0] + "nothing?lang=" + lang)
    check_accessibility(page)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_telephone_shows_it_without_scrolling_sideways(open_form: Open, lang: str, tmp_path: Path) -> None:
    page = open_form(lang, viewport=PHONE, is_mobile=True, has_touch=True)

    def fits() -> None:
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    fits()
    choose(page, BROKEN, "Wilgenlicht_Client_Report_View2")
    for number in range(12):
        go_to(page, number)
        fits()
    page.fill("#dutch_name", "Onafgebrokenlangwoord" * 20)
    page.fill("#prefix", "Onafgebroken_langwoord" * 20)
    expect(faults(page, "dutch_name").first).to_be_visible()
    expect(faults(page, "prefix").first).to_be_visible()
    fits()
    page.click("#remove")
    page.locator("#remove-yes").wait_for()
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
    expect(page.locator("#notice")).to_have_text("Right added.")
    assert page.locator("#notice").get_attribute("data-same") == "yes"
