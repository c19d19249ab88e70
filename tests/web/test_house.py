"""House rules in the form and over HTTP: their faults, their pages, and a verdict that they leave alone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from onsrights.library import load_settings
from onsrights.web import create_app
from tests.web.browsing import Browser
from tests.web.conftest import HOST, fail

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOUSE = """\
[[house]]
code = "ZORG001"
name = "our-words"
fields = ["dutch_description", "app.name", "connector.description"]
replace = { "cliënt" = "bewoner" }
message = "<b>Zo</b> **niet** [klik](https://example.org/x): {found}, dutch_name"
url = "https://example.org/rules"

[[house]]
code = "ZORG112"
name = "long"
fields = ["dutch_description"]
length = { min = 300 }
severity = "error"
message = { nl = "Te kort: {length} van {min}.", en = "Too short: {length} of {min}." }
"""


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    (tmp_path / "onsrights.toml").write_text(HOUSE, "utf-8")
    settings = load_settings(tmp_path / "onsrights.toml")
    with TestClient(create_app(settings=settings, on_fault=fail), base_url=HOST) as client:
        yield client


def test_the_form_tells_them_and_every_right_stays_ready(client: TestClient) -> None:
    browser = Browser(client)
    page = browser._take(client.get("/example?lang=en"))  # noqa: SLF001 - the way to a page without a button
    assert page is not None
    found = {fault.code: fault.message for fault in page.faults}
    assert found.keys() == {"ZORG001", "ZORG112"}
    assert "<b>Zo</b> **niet** [klik](https://example.org/x): cliënt" in found["ZORG001"]
    assert "Too short: " in found["ZORG112"]
    assert "b" not in page.tags
    assert "https://example.org/x" not in page.links.values()
    assert "not ready" not in page.text("unit-verdict").lower()
    assert "error" not in " ".join(page.rights()).lower()
    ready, _, count = page.text("verdict").partition(" of ")
    assert ready == count.split()[0]


def test_their_pages_are_shown_as_text(client: TestClient) -> None:
    for lang, said in (("nl", "Dit is een huisregel van uw team"), ("en", "This is a house rule of your team")):
        answer = client.get(f"/rules/ZORG001?lang={lang}")
        assert answer.status_code == 200
        assert said in answer.text
        assert "&lt;b&gt;Zo&lt;/b&gt; **niet** [klik](https://example.org/x): …" in answer.text
        assert "<b>" not in answer.text
    assert client.get("/rules/ZORG002").status_code == 404


def test_a_proposal_of_one_is_taken_with_its_button(client: TestClient) -> None:
    browser = Browser(client)
    page = browser._take(client.get("/example?lang=nl"))  # noqa: SLF001 - as above
    assert page is not None
    offers = [offer for fault in page.faults if fault.code == "ZORG001" for offer in fault.offers]
    assert offers
    field = next(fault.field for fault in page.faults if fault.code == "ZORG001")
    assert "cliënt" in page.fields[field]
    after = browser.press(offers[0])
    assert "bewoner" in after.fields[field]
    assert "ZORG001" not in after.codes(field)


def test_programs_get_them(client: TestClient) -> None:
    right = {"dutch_description": "Een cliënt."}
    bodies: list[dict[str, object]] = [
        {"right": right},
        {"field": "dutch_description", "value": "Een cliënt."},
        {"text": f"manifest: 1\nconnector: {{name: X}}\nrights: [{json.dumps(right)}]"},
        {"platform": "exact", "app": {"name": "Cliënt"}},
        {"platform": "afas", "connector": {"description": "Cliënt"}},
    ]
    for body in bodies:
        answer = client.post("/api/check", json={**body, "lang": "nl"})
        assert answer.status_code == 200
        found = [one for one in answer.json()["diagnostics"] if one["code"] == "ZORG001"]
        assert [one["url"] for one in found] == ["https://example.org/rules"], body
