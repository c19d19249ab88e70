"""The panel *May it work?* and ``POST /api/why``: the decision of the library, on the page and over HTTP."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
from jsonschema import Draft202012Validator

import onsrights
from tests.web.browsing import Browser, Response
from tests.web.test_api import SCHEMAS
from tests.web.test_page import MANIFEST

if TYPE_CHECKING:
    from starlette.testclient import TestClient

SCHEMA = json.loads((Path(__file__).parents[2] / "schemas" / "why.schema.json").read_text("utf-8"))
CONNECTOR = """\
manifest: 1
platform: afas
integration:
  name: Planbord
connector:
  description: Planbord
  called_by: system
  authentication:
    type: classic
  users:
    - user: 12345.planbord
      kind: system
  get_connectors:
    - Planbord_Medewerkers
  ip_restrictions:
    allow: [198.51.100.7]
environments:
  - number: 12345
    type: production
credentials:
  - kind: token
    user: 12345.planbord
    expires: "2099-01-01"
"""
QUESTION: dict[str, Any] = {"connector": "Planbord_Medewerkers", "ip": "198.51.100.1"}


def ask(client: TestClient, body: object) -> Response:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    found = client.post("/api/why", content=data, headers={"content-type": "application/json"})
    return Response(found.status_code, dict(found.headers), found.content)


@pytest.fixture
def opened(client: TestClient) -> Browser:
    browser = Browser(client, "/afas")
    browser.open("planbord.afas.yaml", CONNECTOR.encode())
    return browser


# The panel.


def test_the_question_has_an_input_for_each_option(opened: Browser) -> None:
    names = ["connector", "user", "environment", "ip", "method", "as_of", "got"]
    assert [name for name in opened.page.fields if name.startswith("why-")] == [f"why-{name}" for name in names]
    assert opened.page.options["why-method"] == ["", "get", "post", "put", "delete"]
    assert '<datalist id="words-why-connector"><option value="Planbord_Medewerkers">' in opened.response.text
    assert "why" not in opened.page.open_groups
    assert opened.page.text("why-answer") == ""


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [("en", "Refused at IP address: 198.51.100.1 is not allowed."), ("nl", "Geweigerd bij IP-adres: 198.51.100.1 ")],
)
def test_every_condition_is_shown_with_the_verdict(opened: Browser, lang: str, sentence: str) -> None:
    opened.press(f"lang:{lang}")
    opened.put({f"why-{name}": value for name, value in QUESTION.items()})
    page = opened.press("why")
    answer = page.text("why-answer")
    assert answer.startswith("AFAS Profit: ")
    assert sentence in answer
    decision: Any = onsrights.why(CONNECTOR, filename="planbord.afas.yaml", **cast("Any", QUESTION))
    for layer in decision.layers:
        assert layer.layer.name.render(lang, {}) in answer
        assert layer.text(lang) in answer
    assert "why" in page.open_groups
    assert page.fields["why-ip"] == "198.51.100.1"
    assert 'class="decision refused"' in opened.response.text


def test_the_answer_follows_what_is_typed_into_the_form(opened: Browser) -> None:
    opened.put({f"why-{name}": value for name, value in QUESTION.items()})
    opened.press("why")
    opened.put({"in-connector-ip_restrictions-allow": "198.51.100.1"})
    assert "Refused" not in opened.press("check").text("why-answer")


def test_what_came_back_counts_and_is_not_shown_again(opened: Browser) -> None:
    opened.put({"why-connector": "Planbord_Medewerkers", "why-got": "401 Kwetsbaar-8a1F"})
    page = opened.press("why")
    assert page.fields["why-got"] == ""
    assert "Kwetsbaar-8a1F" not in opened.response.text


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("why-ip", "1.2.3", "1.2.3"),
        ("why-as_of", "2026-02-30", "2026-02-30"),
        ("why-method", "patch", "patch"),
    ],
)
def test_a_question_of_wrong_form_is_told(opened: Browser, name: str, value: str, sentence: str) -> None:
    opened.post("/", {**opened.page.fields, "why-connector": "X", name: value, "do": "why"})
    assert opened.response.status == 200
    assert sentence in opened.page.text("why-answer")
    assert 'class="decision' not in opened.response.text


def test_a_manifest_that_cannot_be_asked_is_not_asked(opened: Browser) -> None:
    opened.put({"in-connector-called_by": "", "why-connector": "X"})
    assert opened.press("why").text("why-answer") == "There is no answer about this manifest: fix the errors first."


def test_nothing_is_answered_before_something_is_asked(opened: Browser) -> None:
    assert opened.press("why").text("why-answer") == ""


def test_each_document_is_asked_by_itself(opened: Browser) -> None:
    other = CONNECTOR.replace("198.51.100.7", "198.51.100.1").replace("description: P", "description: Q")
    opened.open("both.afas.yaml", f"{CONNECTOR}---\n{other}".encode())
    opened.put({f"why-{name}": value for name, value in QUESTION.items()})
    assert "Refused" in opened.press("why").text("why-answer")
    assert "Refused" not in opened.press("select:1/0").text("why-answer")


def test_rights_are_asked_for_too(client: TestClient) -> None:
    browser = Browser(client)
    browser.open("rights.yaml", MANIFEST.encode())
    browser.put({"why-right": "ExternalConnectorClientNoteView", "why-task": "no"})
    page = browser.press("why")
    assert "Refused at task and role" in page.text("why-answer")
    assert "name" not in page.text("why-answer").split()[:3]


def test_markup_in_a_question_is_text(opened: Browser) -> None:
    evil = "<img src=x onerror=alert(1)>"
    opened.put({"why-connector": evil, "why-user": evil})
    page = opened.press("why")
    assert page.tags.count("img") == 1
    assert page.fields["why-user"] == evil


# The address for programs.


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_program_gets_the_decision_of_the_library(client: TestClient, lang: Any) -> None:  # noqa: ANN401 - a literal
    body = {"text": CONNECTOR, "filename": "x.afas.yaml", "question": QUESTION, "lang": lang, "as_of": "2026-11-30"}
    answer = ask(client, body)
    assert (answer.status, answer.headers["content-type"]) == (200, "application/json")
    found = json.loads(answer.content)
    assert found["verdict"] == "refused"
    decision: Any = onsrights.why(
        CONNECTOR, filename="x.afas.yaml", as_of=onsrights_day("2026-11-30"), **cast("Any", QUESTION)
    )
    assert found == json.loads(json.dumps(decision.to_dict(lang)))
    Draft202012Validator(SCHEMA).validate(found)
    schema = {"$ref": "#/components/schemas/why", "components": {"schemas": SCHEMAS}}
    Draft202012Validator(schema).validate(found)


def onsrights_day(text: str) -> Any:  # noqa: ANN401 - a day
    from datetime import date

    return date.fromisoformat(text)


def test_a_manifest_may_be_given_by_its_keys(client: TestClient) -> None:
    right = {
        "identifier": "ExternalConnectorClientNoteView",
        "dutch_name": "Notitie [van een cliënt] inzien",
        "english_name": "View [client] note",
        "dutch_description": "Geeft toestemming om de notities over een cliënt te lezen.",
        "english_description": "Allows reading the notes about a client.",
        "status": "approved",
    }
    manifest = {"connector": {"name": "X", "prefix": "ExternalConnector"}, "rights": [right]}
    body = {"manifest": manifest, "question": {"right": right["identifier"], "task": True}}
    found = json.loads(ask(client, body).content)
    assert (found["platform"], found["path"], found["question"]["task"]) == ("ons", None, "yes")


@pytest.mark.parametrize(
    ("body", "error", "pointer"),
    [
        ({}, "what-to-ask", ""),
        ({"manifest": {}, "text": "", "question": {}}, "what-to-ask", ""),
        ({"text": CONNECTOR}, "missing-key", ""),
        ({"text": CONNECTOR, "question": []}, "not-keys", "/question"),
        ({"manifest": [], "question": {}}, "not-keys", "/manifest"),
        ({"text": CONNECTOR, "question": {"filename": "x"}}, "unknown-key", "/question/filename"),
        ({"text": CONNECTOR, "question": {"colour": "x"}}, "unknown-key", "/question/colour"),
        ({"text": CONNECTOR, "question": {"right": "X"}}, "question", ""),
        ({"text": CONNECTOR, "question": {"connector": "X", "ip": "1.2"}}, "question", "/question/ip"),
        ({"text": CONNECTOR, "question": {"connector": []}}, "question", "/question/connector"),
        ({"text": CONNECTOR, "question": {}}, "question", "/question/connector"),
        ({"text": CONNECTOR, "question": QUESTION, "app": "Other"}, "question", ""),
        ({"text": CONNECTOR, "question": QUESTION, "as_of": "2026-02-30"}, "question", "/as_of"),
        ({"text": CONNECTOR, "question": QUESTION, "as_of": 7}, "not-text", "/as_of"),
        ({"text": CONNECTOR, "question": QUESTION, "got": 7}, "not-text", "/got"),
        ({"text": CONNECTOR, "question": QUESTION, "observed": {}}, "unknown-key", "/observed"),
        ({"text": CONNECTOR, "question": QUESTION, "lang": "fr"}, "unknown-value", "/lang"),
        ({"text": "manifest: 1\n", "filename": "x.afas.yaml", "question": QUESTION}, "manifest", "/text"),
    ],
)
def test_what_cannot_be_asked_is_said_in_our_words(client: TestClient, body: object, error: str, pointer: str) -> None:
    answer = ask(client, body)
    found = json.loads(answer.content)
    assert (answer.status, found["error"], found["pointer"]) == (422, error, pointer)
    schema = {"$ref": "#/components/schemas/problem", "components": {"schemas": SCHEMAS}}
    Draft202012Validator(schema).validate(found)
    assert ("diagnostics" in found) == (error == "manifest")
    assert found["message"]["nl"] != found["message"]["en"]
