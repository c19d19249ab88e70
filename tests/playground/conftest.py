"""The built site in Chromium, below a path as on a shared host; what it asks for and complains about is noted."""

from __future__ import annotations

import os
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import pytest
from playwright.sync_api import Error, Page, expect, sync_playwright

from tests.browser.driving import chromium

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

HERE = Path(__file__).parent
SITE = Path(os.environ.get("SITE", HERE.parents[1] / "site"))
BELOW = "/a/path/"
"""The site is served below it, so a link that climbs out of the site leads nowhere."""
DESKTOP: Any = {"width": 1280, "height": 900}
PATIENCE = 60_000
"""Milliseconds until the package answers, on a machine that has much else to do."""


@pytest.hookimpl(tryfirst=True)  # before the groups are marked apart
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.playground)


class _Handler(SimpleHTTPRequestHandler):
    """Serves the site below a path."""

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(BELOW) if path.startswith(BELOW) else "/nothing-is-here")

    def log_message(self, *_: object) -> None:
        """Say nothing, and count."""
        self.server.seen += 1  # type: ignore[attr-defined]


class Served(NamedTuple):
    """A server with the site."""

    link: str
    stop: Callable[[], None]
    seen: Callable[[], int]
    """How many requests there were."""


def serve() -> Served:
    assert (SITE / "playground" / "worker.js").is_file(), "Run these tests with: make test-playground"
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(SITE)))
    server.daemon_threads = True
    server.seen = 0  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()

    def stop() -> None:
        server.shutdown()
        server.server_close()

    return Served(f"http://127.0.0.1:{server.server_port}{BELOW}", stop, lambda: server.seen)  # type: ignore[attr-defined]


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    served = serve()
    yield served.link
    served.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=20_000)  # a busy machine may take its time
    with sync_playwright() as playwright:
        browser = chromium(playwright)
        yield browser
        browser.close()


class Open(Protocol):
    """Open a page of the site in a browser of its own; without ``ready``, before the package is there."""

    def __call__(
        self,
        path: str = "playground/",
        *,
        ready: bool = True,
        script: str = "",
        complains: bool = False,
        **options: Any,  # noqa: ANN401 - options of the browser
    ) -> Page: ...


@pytest.fixture(scope="session")
def shared(browser: Browser, site: str) -> Iterator[tuple[Page, list[str]]]:
    """Give the page in English, opened once for all tests that an ordinary visit will do for."""
    context = browser.new_context(viewport=DESKTOP, permissions=["clipboard-write", "clipboard-read"])
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    complaints = noted(page)
    page.goto(site + "playground/")
    page.wait_for_selector("#pg[data-checks]")
    yield page, complaints
    context.close()


@pytest.fixture
def page(shared: tuple[Page, list[str]], site: str) -> Iterator[Page]:
    page, complaints = shared
    complaints.clear()
    page.evaluate(
        """() => {
          for (const each of document.querySelectorAll(".pg-more")) each.open = false
          const { view } = document.querySelector("[data-part=settings-editor] .cm-content").cmTile
          view.dispatch({ changes: { from: 0, to: view.state.doc.length } })
        }"""
    )
    page.mouse.move(0, 0)
    for example in (5, 0):
        page.select_option("[data-part=example]", str(example))
    expect(page.locator("[data-part=verdict]")).to_contain_text("15 of 15", timeout=PATIENCE)
    yield page
    assert complaints == []
    assert page.url.startswith(site)


def noted(page: Page) -> list[str]:
    """Give a list that grows with what a page complains about."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))

    def wrong(error: Error) -> None:
        if "/assets/javascripts/bundle." not in (error.stack or ""):  # the theme's, which cannot decode every address
            complaints.append(str(error))

    page.on("pageerror", wrong)
    return complaints


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Open]:
    pages: list[tuple[Page, list[str], list[str]]] = []

    def call(
        path: str = "playground/",
        *,
        ready: bool = True,
        script: str = "",
        complains: bool = False,
        **options: Any,  # noqa: ANN401 - options of the browser
    ) -> Page:
        context = browser.new_context(viewport=options.pop("viewport", DESKTOP), **options)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        asked: list[str] = []
        complaints = noted(page)
        context.on("requestfinished", lambda request: asked.append(request.url))  # not what was refused
        pages.append((page, asked, [] if complains else complaints))
        if script:
            page.add_init_script(script)
        page.goto(site + path)
        if ready:
            page.wait_for_selector("#pg[data-checks]")
        return page

    yield call
    for page, asked, complaints in pages:
        page.context.close()
        assert complaints == []
        assert all(url.startswith((site, "blob:", "data:")) for url in asked), asked
