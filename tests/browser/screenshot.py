"""Take the pictures of the form and the playground for the documents, from a real run: ``make screenshot``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect, sync_playwright

from tests.browser.driving import EXAMPLES, chromium, serving
from tests.playground.conftest import PATIENCE, serve
from tests.web.test_why import CONNECTOR

if TYPE_CHECKING:
    from playwright.sync_api import FloatRect, Page

IMAGES = Path(__file__).parents[2] / "docs" / "images"
RIGHT = "#unit-0-8"
"""The right with a fault in each name."""
DRAFT = "1"
"""The example of the playground that is a first draft."""


def main() -> None:
    IMAGES.mkdir(exist_ok=True)
    with serving() as link, sync_playwright() as playwright:
        browser = chromium(playwright)
        context = browser.new_context(
            viewport={"width": 1140, "height": 940}, color_scheme="light", reduced_motion="reduce"
        )
        page = context.new_page()
        for lang, ending in (("en", ""), ("nl", "-nl")):
            page.goto(f"{link}new?lang={lang}")
            page.set_input_files("#file", EXAMPLES / "broken-rights.yaml")
            page.click(RIGHT)
            page.locator("#unit-title").filter(has_text="9").wait_for()
            page.evaluate("document.querySelector('.unit').scrollIntoView()")
            take(page, f"form{ending}")
            page.goto(f"{link}afas/new?lang={lang}")
            data = CONNECTOR.replace("number: 12345", "number: 1234").encode()
            page.set_input_files("#file", {"name": "planbord.afas.yaml", "mimeType": "text/yaml", "buffer": data})
            page.locator("#in-environments-0-number-faults .fault").wait_for()
            page.evaluate("document.getElementById('in-environments').scrollIntoView()")
            take(page, f"connector{ending}")
        served = serve()
        for address, ending in (("", ""), ("nl/", "-nl")):
            page.goto(f"{served.link}{address}playground/")
            page.select_option("[data-part=example]", DRAFT)
            expect(page.locator("[data-part=verdict]")).to_contain_text("12", timeout=PATIENCE)
            page.locator(".pg-scope").first.wait_for()  # the colours come last
            page.evaluate("document.getElementById('pg').scrollIntoView(); scrollBy(0, -60)")  # below its head
            take(page, f"playground{ending}", clip={"x": 0, "y": 56, "width": 1140, "height": 820})
        served.stop()
        browser.close()


def take(page: Page, name: str, clip: FloatRect | None = None) -> None:
    """Take the picture of a page that nobody is at, or of a part of it."""
    page.evaluate("document.getElementById('notice')?.replaceChildren(); document.activeElement.blur()")
    page.mouse.move(0, 0)
    page.screenshot(path=IMAGES / f"{name}.png", clip=clip)


if __name__ == "__main__":
    main()
