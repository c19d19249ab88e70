"""No answer of the server holds a secret: what looks like one is told at once, and not shown again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.web.browsing import Browser
from tests.web.test_page import MANIFEST
from tests.web.test_why import CONNECTOR, QUESTION

if TYPE_CHECKING:
    from starlette.testclient import TestClient

JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg"
HEADER = "Bearer abcdefghij0123456789KLMNOP"
KEY = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSj\n-----END PRIVATE KEY-----"
DIGITS = "0123456789abcdef" * 4
STARS = "********"


def reveals(secret: str, text: str) -> bool:
    """Whether eight characters in a row of a secret are in a text."""
    body = (
        secret.removeprefix("Bearer ")
        .removeprefix("-----BEGIN PRIVATE KEY-----\n")
        .removesuffix("END PRIVATE KEY-----")
    )
    return any(body[at : at + 8] in text for at in range(len(body) - 7))


@pytest.fixture
def opened(client: TestClient) -> Browser:
    browser = Browser(client, "/afas")
    browser.open("planbord.afas.yaml", CONNECTOR.encode())
    return browser


@pytest.mark.parametrize("secret", [JWT, HEADER, KEY, f"<token><version>1</version><data>{DIGITS}</data></token>"])
@pytest.mark.parametrize("do", ["check", "download", "add:/connector/users", "lang:nl", "why"])
def test_a_secret_that_is_typed_is_told_and_not_shown_again(opened: Browser, secret: str, do: str) -> None:
    name = "in-connector-note"
    opened.put({name: secret})
    page = opened.post("/", opened.page.fields, do=do)
    assert page is not None, "it is not downloaded"
    assert [fault.code for fault in page.faults if fault.field == name] == ["AFS116"]
    assert page.fields[name] in {STARS, f"Bearer {STARS}"}
    assert not reveals(secret, opened.response.text)
    assert STARS in json.loads(page.fields["manifest"])
    assert page.text("notice").startswith(("What looks like a secret", "Wat op een geheim lijkt"))
    again = opened.download().decode()
    assert again == CONNECTOR.replace("environments:", f'  note: "{STARS}"\nenvironments:')
    assert not reveals(secret, again)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("in-credentials-0-secret_ref", "Zx8-kQ2w-99aB-tt71"),
        ("in-credentials-0-user", DIGITS),
        ("in-connector-get_connectors-0-fields", f"Naam\n{JWT}"),
        ("in-connector-get_connectors-0-name", JWT),
    ],
)
def test_a_secret_is_found_wherever_it_is_typed(opened: Browser, name: str, value: str) -> None:
    opened.put({name: value})
    page = opened.press("check")
    assert "AFS116" in page.codes(name)
    assert not reveals(value, opened.response.text)


def test_a_file_with_a_secret_is_opened_without_it(opened: Browser) -> None:
    page = opened.open("x.afas.yaml", f"# token: {JWT}\n{CONNECTOR}# the end\n".encode())
    assert "AFS116" in {fault.code for fault in page.faults}
    assert not reveals(JWT, opened.response.text)
    assert opened.download().decode() == f"# token: {STARS}\n{CONNECTOR}# the end\n"


def test_a_file_that_cannot_be_read_is_shown_without_its_secrets(opened: Browser) -> None:
    opened.open("x.afas.yaml", f"note: {JWT}\nconnector: [\n".encode())
    assert opened.response.status == 422
    assert not reveals(JWT, opened.response.text)
    assert f"note: {STARS}" in opened.response.text


def test_what_cannot_be_put_into_the_file_is_shown_without_its_secrets(opened: Browser) -> None:
    text = "manifest: 1\nplatform: afas\nconnector: {description: x}\n? integration\n: {name: x}\n"
    opened.open("x.afas.yaml", text.encode())
    opened.put({"in-integration-vendor": JWT, "in-connector-note": JWT})
    opened.press("check")
    assert not reveals(JWT, opened.response.text)


def test_a_right_has_no_place_for_a_secret_either(client: TestClient) -> None:
    browser = Browser(client)
    browser.open("rights.yaml", MANIFEST.encode())
    browser.put({"english_description": JWT})
    page = browser.press("check")
    assert "ONS116" in page.codes("english_description")
    assert not reveals(JWT, browser.response.text)
    typed = client.post("/check", data={"identifier": JWT, "english_name": HEADER, "name": KEY})
    assert typed.status_code == 200
    assert "ONS116" in typed.json()["identifier-faults"]
    for secret in (JWT, HEADER, KEY):
        assert not reveals(secret, typed.text)


def test_a_question_is_shown_without_its_secrets(opened: Browser) -> None:
    opened.put({"why-connector": JWT, "why-user": HEADER, "why-ip": JWT, "why-got": f"401 {JWT}"})
    opened.press("why")
    for secret in (JWT, HEADER):
        assert not reveals(secret, opened.response.text)


@pytest.mark.parametrize(
    "body",
    [
        {"text": f"note: {JWT}\n"},
        {"text": f"note: [{JWT}\n"},
        {"text": f"{JWT}: 1\n", "filename": "x.afas.yaml"},
        {"right": {"identifier": JWT, JWT: HEADER}},
        {"field": "dutch_name", "value": HEADER},
        {"platform": "afas", "connector": {"note": JWT}, JWT: HEADER},
        {"text": "", JWT: 1},
        {"text": "", "lang": JWT},
        {"field": JWT, "value": ""},
        {"platform": JWT},
        {"text": "", "as_of": JWT},
    ],
)
def test_no_answer_of_the_check_holds_a_secret(client: TestClient, body: dict[str, object]) -> None:
    answer = client.post("/api/check", json=body)
    assert answer.status_code in {200, 422}
    assert not reveals(JWT, answer.text)
    assert not reveals(HEADER, answer.text)


@pytest.mark.parametrize(
    "more",
    [
        {"got": f"401 {JWT}"},
        {"question": {"connector": JWT}},
        {"question": {"connector": "X", "ip": JWT}},
        {"question": {"connector": "X", JWT: 1}},
        {"app": JWT},
        {"text": f"{CONNECTOR}note: {JWT}\n"},
        {"text": f"note: {JWT}\n"},
    ],
)
def test_no_answer_of_why_holds_a_secret(client: TestClient, more: dict[str, object]) -> None:
    body = {"text": CONNECTOR, "filename": "x.afas.yaml", "question": QUESTION, **more}
    answer = client.post("/api/why", json=body)
    assert answer.status_code in {200, 422}
    assert not reveals(JWT, answer.text)
