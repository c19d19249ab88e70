"""A page of the form in Chromium for each test, which notes what the page asks for and complains about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests.browser.driving import chromium, serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

HERE = Path(__file__).parent
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 375, "height": 740}


@pytest.hookimpl(tryfirst=True)  # before the groups are marked apart
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


def is_status(text: str) -> bool:
    """Whether the browser only says that an answer was a refusal, as some should be."""
    return text.startswith("Failed to load resource:")


@pytest.fixture(scope="session")
def link() -> Iterator[str]:
    with serving() as link:
        yield link


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = chromium(playwright)
        yield browser
        browser.close()


class Visit(NamedTuple):
    """A page, and what it asked for and complained about."""

    page: Page
    asked: list[str]
    complaints: list[str]


class Open(Protocol):
    """Open the form in a browser of its own."""

    def __call__(self, lang: str = "en", **options: Any) -> Page: ...  # noqa: ANN401 - options of the browser


@pytest.fixture
def open_form(browser: Browser, link: str) -> Iterator[Open]:
    visits: list[Visit] = []

    def call(lang: str = "en", **options: Any) -> Page:  # noqa: ANN401 - options of the browser
        options.setdefault("viewport", DESKTOP)
        options.setdefault("reduced_motion", "reduce")  # nothing glides, so nobody waits until it has
        context = browser.new_context(accept_downloads=True, **options)
        context.set_default_timeout(15_000)
        expect.set_options(timeout=15_000)  # a busy machine may take its time
        page = context.new_page()
        visit = Visit(page, [], [])
        visits.append(visit)
        page.on("request", lambda request: visit.asked.append(request.url))
        page.on(
            "console", lambda message: visit.complaints.append(message.text) if not is_status(message.text) else None
        )
        page.on("pageerror", lambda error: visit.complaints.append(str(error)))
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(f"{link}new?lang={lang}")
        return page

    yield call
    for visit in visits:
        visit.page.context.close()
        assert visit.complaints == []
        assert all(url.startswith((link, "blob:")) for url in visit.asked), visit.asked
