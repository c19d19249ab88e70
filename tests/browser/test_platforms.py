"""The pages that are made from a schema: typed into, grown and shrunk, asked, on a telephone, without a script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml
from playwright.sync_api import expect

from tests.browser.test_form import check_accessibility, downloaded, settled, tab_to
from tests.web.test_why import CONNECTOR

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Open

PHONE = {"width": 375, "height": 740}
APP = """\
# what we ask for
manifest: 1
platform: exact
app:
  name: Wilgenroos
  distribution: testing
  country: nl
  redirect_uri: https://wilgenroos.example/terug
scopes:
  crm.accounts: read   # only customers
calls:
  - endpoint: crm/Accounts
    methods: [GET]
"""


def opened(open_form: Open, path: Path, text: str, lang: str = "en", **options: object) -> Page:
    """Open a manifest on the first page; it is shown on the page of its platform."""
    path.write_text(text, "utf-8")
    page = open_form(lang, **options)
    page.set_input_files("#file", path)
    expect(page.locator("#notice")).to_contain_text(path.name)
    return page


@pytest.fixture
def connector(tmp_path: Path) -> Path:
    return tmp_path / "planbord.afas.yaml"


@pytest.fixture
def app(tmp_path: Path) -> Path:
    return tmp_path / "facturen.exact.yaml"


def test_every_page_leads_to_the_others(open_form: Open, link: str) -> None:
    page = open_form("nl")
    page.click(".platforms a:has-text('AFAS Profit')")
    expect(page.locator("h1")).to_have_text("Manifest van een app connector")
    page.click("#start-example")
    expect(page.locator("#in-integration-title")).to_have_text("Koppeling")
    expect(page.locator("#verdict")).to_have_class(re.compile("good"))
    page.click(".platforms a:has-text('Exact Online')")
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    page.click(".platforms a:has-text('Nedap Ons')")
    expect(page.locator("#start-empty")).to_be_visible()
    assert page.url.startswith(link)


def test_what_is_typed_is_checked_and_nothing_jumps(open_form: Open, connector: Path) -> None:
    page = opened(open_form, connector, CONNECTOR)
    field = page.locator("#in-environments-0-number")
    field.fill("")
    field.press_sequentially("1234", delay=5)
    expect(page.locator("#in-environments-0-number-faults .fault.error")).to_contain_text("AFS601")
    expect(field).to_be_focused()
    field.press_sequentially("5")
    expect(page.locator("#in-environments-0-number-faults .fault.error")).to_have_count(0)
    expect(field).to_have_value("12345")
    expect(page.locator("#verdict")).to_have_class(re.compile("good"))


def test_a_fault_is_reached_from_the_list(open_form: Open, connector: Path) -> None:
    page = opened(open_form, connector, CONNECTOR.replace("kind: system", "kind: robot"))
    page.locator("#in-connector-users").evaluate("element => { element.open = false }")
    page.locator("#summary a", has_text="Users").first.click()
    expect(page.locator("#in-connector-users-0-kind")).to_be_in_viewport()


def test_a_choice_is_made_and_a_proposal_taken(open_form: Open, connector: Path) -> None:
    page = opened(open_form, connector, CONNECTOR.replace("kind: system", "kind: Systeem"))
    page.click("#in-connector-users-0-kind-faults .take")
    expect(page.locator("#in-connector-users-0-kind")).to_have_value("system")
    expect(page.locator("#in-connector-users-0-kind-faults .fault")).to_have_count(0)
    page.select_option("#in-connector-users-0-blocked", "false")
    settled(page)
    assert b"      kind: system\n      blocked: false\n" in downloaded(page)


def test_items_come_and_go_with_the_focus(open_form: Open, connector: Path) -> None:
    page = opened(open_form, connector, CONNECTOR)
    page.click("#in-connector-users-add")
    expect(page.locator("#in-connector-users-1-user")).to_be_focused()
    page.keyboard.type("12345.tweede")
    page.click("#in-connector-webhooks > summary")
    page.click("#in-connector-webhooks-add")
    expect(page.locator("#in-connector-webhooks-0-description")).to_be_focused()
    expect(page.locator("#in-connector-users-1-user")).to_have_value("12345.tweede")
    page.click("#in-connector-users-1 .danger")
    expect(page.locator("#in-connector-users-1-user")).to_have_count(0)
    assert len(yaml.safe_load(downloaded(page))["connector"]["users"]) == 1


def test_a_row_more_comes_when_the_last_one_is_filled_in(open_form: Open, app: Path) -> None:
    page = opened(open_form, app, APP)
    page.fill("#in-scopes-1-key", "logistics.items")
    page.focus("#in-scopes-1-value")
    expect(page.locator("#in-scopes-2-key")).to_be_visible()
    expect(page.locator("#in-scopes-1-value")).to_be_focused()
    page.keyboard.type("read")
    page.locator("#in-scopes-1-value").blur()
    settled(page)
    assert downloaded(page).decode() == APP.replace("# only customers\n", "# only customers\n  logistics.items: read\n")
    page.click("#in-scopes .row >> nth=0 >> button")
    expect(page.locator("#in-scopes-0-key")).to_have_value("logistics.items")
    expect(page.locator("#in-scopes-2-key")).to_have_count(0)


def test_what_somebody_opened_stays_open(open_form: Open, connector: Path) -> None:
    page = opened(open_form, connector, CONNECTOR)
    group = page.locator("#in-connector-group")
    assert group.get_attribute("open") is None
    page.click("#in-connector-group-summary")
    page.fill("#in-connector-group-members", "Iedereen met een rooster")
    page.click("#lang-nl")
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    assert group.get_attribute("open") is not None
    expect(page.locator("#in-connector-group-members")).to_have_value("Iedereen met een rooster")


def test_the_question_is_answered_beside_the_faults(open_form: Open, connector: Path) -> None:
    page = opened(open_form, connector, CONNECTOR)
    page.click("#why-summary")
    page.fill("#why-connector", "Planbord_Medewerkers")
    page.fill("#why-ip", "198.51.100.1")
    page.keyboard.press("Enter")
    expect(page.locator("#why-answer .decision").first).to_contain_text("Refused at IP address")
    expect(page.locator("#why-answer")).to_be_focused()
    page.fill("#in-connector-ip_restrictions-allow", "198.51.100.1")
    expect(page.locator("#why-answer .decision.refused")).to_have_count(0)
    expect(page.locator("#why-ip")).to_have_value("198.51.100.1")


def test_a_secret_is_told_at_once(open_form: Open, connector: Path) -> None:
    page = opened(open_form, connector, CONNECTOR)
    page.fill("#in-connector-note", "Bearer abcdefghij0123456789KLMNOP")
    expect(page.locator("#in-connector-note-faults .fault")).to_contain_text("AFS116")
    assert "KLMNOP" not in str(page.locator("#manifest").get_attribute("value"))
    assert "KLMNOP" not in page.locator("#manifest").input_value()


def test_without_a_script_everything_works_by_buttons(open_form: Open, app: Path) -> None:
    app.write_text(APP, "utf-8")
    page = open_form("en", java_script_enabled=False)
    page.set_input_files("#file", app)
    page.click("button[form=open]")
    expect(page.locator("#in-app-name")).to_have_value("Wilgenroos")
    page.select_option("#in-app-country", "be")
    page.fill("#in-scopes-1-key", "logistics.items")
    page.fill("#in-scopes-1-value", "read")
    page.click("#in-scopes-add")
    expect(page.locator("#in-scopes-2-key")).to_be_visible()
    page.click("#in-calls-add")
    expect(page.locator("#in-calls-1-endpoint")).to_be_focused()
    page.fill("#in-calls-1-endpoint", "logistics/Items")
    page.fill("#in-calls-1-methods", "GET")
    page.click("#check")
    page.click("#in-calls-0 .danger")
    expect(page.locator("#in-calls-0-endpoint")).to_have_value("logistics/Items")
    assert downloaded(page).decode() == APP.replace("country: nl", "country: be").replace(
        "# only customers\n", "# only customers\n  logistics.items: read\n"
    ).replace("crm/Accounts\n    methods: [GET]", "logistics/Items\n    methods:\n      - GET")


def test_everything_is_done_with_the_keyboard(open_form: Open, link: str) -> None:
    page = open_form()
    page.goto(f"{link}exact/new?lang=en")
    tab_to(page, "#in-app-name")
    page.keyboard.type("Wilgenroos")
    tab_to(page, "#in-app-distribution")
    page.keyboard.type("test")
    expect(page.locator("#in-app-distribution")).to_have_value("testing")
    tab_to(page, "#in-app-country")
    page.keyboard.type("nl")
    tab_to(page, "#in-app-redirect_uri")
    page.keyboard.type("https://wilgenroos.example/terug")
    page.keyboard.press("Enter")  # it has one line
    settled(page)
    expect(page.locator("#in-app-redirect_uri")).to_have_value("https://wilgenroos.example/terug")
    expect(page.locator("#verdict")).to_have_text("1 of 1 app ready to register")


@pytest.mark.parametrize(("lang", "scheme", "viewport"), [("nl", "dark", "phone"), ("en", "light", "desktop")])
def test_axe_finds_nothing_serious(
    open_form: Open, connector: Path, app: Path, lang: str, scheme: str, viewport: str
) -> None:
    options: dict[str, object] = {"color_scheme": scheme, **({"viewport": PHONE} if viewport == "phone" else {})}
    page = opened(open_form, connector, CONNECTOR.replace("kind: system", "kind: robot"), lang, **options)
    page.evaluate("document.querySelectorAll('details').forEach(group => { group.open = true })")
    page.fill("#why-connector", "Planbord_Medewerkers")
    page.select_option("#in-connector-users-0-kind", "system")
    settled(page)
    page.click("#why-ask")
    page.locator("#why-answer .layers").wait_for()
    check_accessibility(page)
    page.click("#in-connector-users-0 .danger")
    page.locator("#notice button").wait_for()
    check_accessibility(page)
    app.write_text(APP.replace("country: nl", "country: xx"), "utf-8")
    page.set_input_files("#file", app)
    expect(page.locator("#in-app-name")).to_have_value("Wilgenroos")
    check_accessibility(page)


def test_a_telephone_shows_it_without_scrolling_sideways(open_form: Open, connector: Path, app: Path) -> None:
    page = opened(open_form, connector, CONNECTOR, "nl", viewport=PHONE, is_mobile=True, has_touch=True)

    def fits() -> None:
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    page.evaluate("document.querySelectorAll('details').forEach(group => { group.open = true })")
    fits()
    page.fill("#in-connector-users-0-user", "Onafgebrokenlangwoord" * 20)
    page.fill("#why-connector", "Onafgebrokenlangwoord" * 9)
    settled(page)
    page.click("#why-ask")
    page.locator("#why-answer .layers").wait_for()
    fits()
    app.write_text(APP.replace("crm.accounts", "crm." + "accounts" * 30), "utf-8")
    page.set_input_files("#file", app)
    expect(page.locator("#in-app-name")).to_have_value("Wilgenroos")
    fits()
