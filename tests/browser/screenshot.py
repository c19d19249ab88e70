"""Take the pictures of the form for the documents, from a real run: ``make screenshot``."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.driving import EXAMPLES, chromium, serving

IMAGES = Path(__file__).parents[2] / "docs" / "images"
RIGHT = "#unit-0-8"
"""The right with a fault in each name."""


def main() -> None:
    IMAGES.mkdir(exist_ok=True)
    with serving() as link, sync_playwright() as playwright:
        browser = chromium(playwright)
        context = browser.new_context(
            viewport={"width": 1140, "height": 940}, color_scheme="light", reduced_motion="reduce"
        )
        page = context.new_page()
        page.goto(f"{link}?lang=en")
        page.set_input_files("#file", EXAMPLES / "broken-rights.yaml")
        page.click(RIGHT)
        page.locator("#unit-title").filter(has_text="9").wait_for()
        page.evaluate("document.getElementById('notice').replaceChildren(); document.activeElement.blur()")
        page.mouse.move(0, 0)
        page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        page.screenshot(path=IMAGES / "form.png")
        browser.close()


if __name__ == "__main__":
    main()
