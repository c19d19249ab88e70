"""How quickly the form answers with many rights; `make test-browser` measures it while no other test runs."""

from __future__ import annotations

import json
import re
import statistics
import time
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from benchmarks.manifests import clean_rights, manifest
from tests.browser.test_form import settled
from tests.browser.test_many import until

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from playwright.sync_api import Page

    from tests.browser.conftest import Open

RIGHTS = 500
LATENCY = 1.0
"""Seconds from the last key to what is said about it, in the middle of several; 0.15 of them the page waits."""
RENDER = 10.0
"""Seconds until 500 rights are open: read, checked, sent and drawn."""


def test_five_hundred_rights_stay_responsive(
    open_form: Open, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "rights.yaml"
    text = "".join(manifest(clean_rights(RIGHTS)))
    path.write_text(text, "utf-8")
    page = open_form()
    began = time.monotonic()
    page.set_input_files("#file", path)
    expect(page.locator("#verdict")).to_contain_text(f"of {RIGHTS} rights", timeout=RENDER * 1000)
    render = time.monotonic() - began
    waits = []
    for word in ("Documenten", "Document", "Notities", "Notitie", "Rapportages", "Rapportage", "Brieven"):
        before = page.locator("body").get_attribute("data-checked") or "0"
        page.fill("#dutch_name", f"{word} [van een cliënt] verwijderen")
        began = time.monotonic()
        expect(page.locator("body")).to_have_attribute("data-checked", re.compile(rf"^(?!{before}$)\d+$"))
        waits.append(time.monotonic() - began)
    began = time.monotonic()
    page.locator("#dutch_name").blur()
    settled(page)
    whole = time.monotonic() - began
    began = time.monotonic()
    page.click("#next")
    expect(page.locator("#unit-title")).to_have_text(f"Right 2 of {RIGHTS}")
    other = time.monotonic() - began
    with capsys.disabled():
        figures = {"open": render, "typing": statistics.median(waits), "whole manifest": whole, "next right": other}
        print(json.dumps({name: round(value, 3) for name, value in figures.items()}))  # noqa: T201 - the figures are wanted
    assert statistics.median(waits) < LATENCY
    assert max(render, whole, other) < RENDER


PATIENCE = 20_000
"""Milliseconds that a thousand rights may take on a machine that has much else to do."""
SLOWER = 2.0
"""So many times as long as with ten rights a key may take with a thousand; a machine has its moods."""


def answered(page: Page) -> float:
    """Type a few keys, and give the seconds until each was answered, in the middle of several."""
    times = []
    page.focus("#dutch_name")
    for _ in range(7):
        before = page.locator("body").get_attribute("data-checked") or "0"
        begun = time.monotonic()
        page.keyboard.press("x")
        until(page, f"document.body.dataset.checked > {before}")
        times.append(time.monotonic() - begun)
    return statistics.median(times)


def test_a_thousand_rights_are_as_quick_as_ten(open_form: Open, tmp_path: Path) -> None:
    quick = []
    for count in (10, 1000):
        rights = [*clean_rights(count)]
        rights[count - 1]["dutch_name"] = "Verwijder zorgdossier"
        path = tmp_path / f"{count}.yaml"
        path.write_text("".join(manifest(rights)), "utf-8")
        page = open_form("en")
        page.set_input_files("#file", path)
        expect(page.locator("#notice")).to_contain_text(path.name, timeout=PATIENCE)
        quick.append(answered(page))
    assert quick[1] < quick[0] * SLOWER + 0.1, quick
    expect(page.locator(".units li")).to_have_count(100, timeout=PATIENCE)
    page.keyboard.press("Control+z")
    page.fill("#find", "zorgdossier")
    expect(page.locator(".units li")).to_have_count(1, timeout=PATIENCE)
    expect(page.locator("#find")).to_be_focused()
    page.fill("#find", "")
    expect(page.locator(".units li")).to_have_count(100, timeout=PATIENCE)
    page.check("#faulty")
    expect(page.locator("#unit-0-999")).to_be_visible(timeout=PATIENCE)
    page.locator("#unit-title").focus()
    page.keyboard.press("F8")
    for _ in range(9):
        if page.input_value("#at") == "0/999":
            break
        page.keyboard.press("F8")
        page.wait_for_timeout(50)
        until(page, "!document.body.inert")
    expect(page.locator("#dutch_name")).to_have_value("Verwijder zorgdossier", timeout=PATIENCE)
    expect(page.locator("#dutch_name")).to_be_focused()
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator("#at")).to_have_value("0/998", timeout=PATIENCE)
    page.locator("[name^=pick-]").last.check()
    expect(page.locator("#picked-count")).to_have_text("1")
