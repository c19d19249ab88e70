"""The documents that people hand on, opened as a file in Chromium: searched, printed, and without a script."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.driving import EXAMPLES

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.conftest import Run

A4 = {"width": 718, "height": 1047}
"""What margins leave of a sheet of paper that stands upright, in pixels of CSS."""


class Opened(NamedTuple):
    """A document, and what it asked for and complained about."""

    page: Page
    said: list[str]

    def rows(self) -> int:
        return self.page.locator(".search + .scroll tbody tr:visible").count()


LINES = [
    # A line of a log as it is; part of a name; nothing that is there.
    ("rights.yaml", "2026-11-30 12:01:07 403 [WilgenlichtClientMedicalNoteView]: refused", "cliental", "Zorgbrug"),
    ("planbord.afas.yaml", "GET /connectors/Planbord_Dossier?take=1 500", "hrabs", "Klokje"),
    ("invoices.exact.yaml", "Application Scope Violated (sales.invoices).", "CRM", "hrm.payroll"),
]


OTHERS = [("rights.yaml", "dashboard"), ("planbord.afas.yaml", "partner"), ("invoices.exact.yaml", "review")]
"""What else becomes a page, and for whom."""


@pytest.fixture
def exported(run: Run, tmp_path: Path) -> Path:
    for name, *_ in LINES:
        for lang in ("nl", "en"):
            file = tmp_path / f"{name}.{lang}.html"
            arguments = ["--for", "customer", "--lang", lang, "--contact", "Servicedesk", "--output", str(file)]
            status = ["--status", "draft,requested,approved"] if name == "rights.yaml" else []
            assert run("export", str(EXAMPLES / name), *arguments, *status).status == 0
    return tmp_path


def opened(browser: Browser, file: Path, **options: bool) -> Opened:
    page = browser.new_page(viewport=DESKTOP, **options)  # type: ignore[arg-type]
    found = Opened(page, [])
    page.on("console", lambda message: found.said.append(message.text))
    page.on("pageerror", lambda error: found.said.append(str(error)))
    page.on("request", lambda request: found.said.append(request.url))
    page.goto(file.as_uri())
    assert found.said.pop(0) == file.as_uri()
    return found


@pytest.mark.parametrize(("name", "line", "part", "nothing"), LINES)
def test_what_a_log_shows_is_found_and_paper_shows_it_all(
    browser: Browser, exported: Path, name: str, line: str, part: str, nothing: str
) -> None:
    for lang in ("nl", "en"):
        found = opened(browser, exported / f"{name}.{lang}.html")
        search, said = found.page.get_by_role("searchbox"), found.page.locator(".search output")
        every = found.rows()
        for text in (line, part):
            search.fill(text)
            assert found.rows() == 1
            assert said.inner_text() == f"1 / {every}"
        search.fill(nothing)
        assert found.rows() == 0
        assert said.inner_text().endswith(".")
        found.page.emulate_media(media="print")
        found.page.set_viewport_size(A4)  # type: ignore[arg-type]
        assert found.rows() == every
        assert not search.is_visible()
        assert found.page.evaluate("document.documentElement.scrollWidth") == A4["width"]
        found.page.emulate_media(media="screen")
        search.fill("")
        assert (found.rows(), said.inner_text()) == (every, "")
        # It is far below the tasks, and one step away from the top.
        found.page.evaluate("window.scrollTo(0, 0)")
        found.page.get_by_role("navigation").get_by_role("link").last.click()
        assert search.bounding_box()["y"] < DESKTOP["height"]  # type: ignore[index]
        assert found.said == []
        found.page.close()


def test_without_a_script_the_list_is_there_and_the_search_is_not(browser: Browser, exported: Path) -> None:
    for name, *_ in LINES:
        found = opened(browser, exported / f"{name}.en.html", java_script_enabled=False)
        assert found.rows() > 3
        assert not found.page.locator(".search").is_visible()
        found.page.close()


@pytest.mark.parametrize(("lang", "scheme", "viewport"), [("nl", "dark", PHONE), ("en", "light", DESKTOP)])
def test_axe_finds_nothing_serious(
    run: Run, browser: Browser, exported: Path, lang: str, scheme: str, viewport: dict[str, int]
) -> None:
    # What runs in these pages is that of axe alone, which their policy would refuse.
    context = browser.new_context(viewport=viewport, color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
    page = context.new_page()
    files = [exported / f"{name}.{lang}.html" for name, *_ in LINES]
    for name, purpose in OTHERS:
        files.append(exported / f"{purpose}.html")
        made = run("export", str(EXAMPLES / name), "--for", purpose, "--lang", lang, "--output", str(files[-1]))
        assert made.status == 0, made.stderr
    for file in files:
        page.goto(file.as_uri())
        found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
        grave = [(each["id"], each["help"]) for each in found if each["impact"] in {"serious", "critical"}]
        assert grave == [], file.name
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], file.name
    context.close()
