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

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

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
