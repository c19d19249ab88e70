"""``POST /api/check``: the library over HTTP, and what it says to requests that cannot be answered."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

import onsrights
from onsrights.web.openapi import document
from tests.web.browsing import Response

if TYPE_CHECKING:
    from starlette.testclient import TestClient

SCHEMA = json.loads((Path(__file__).parents[2] / "schemas" / "report.schema.json").read_text("utf-8"))
RIGHT = {
    "identifier": "ExternalConnectorClientDocumentDelete",
    "dutch_name": "Document verwijderen [van een cliënt]",
    "english_name": "Delete [client] documents",
    "dutch_description": "Geeft toestemming om documenten uit het dossier van een cliënt te verwijderen.",
    "english_description": "Allows removing documents from the record of a client.",
}
TEXT = "manifest: 1\nconnector:\n  name: External Connector\nrights: []\n"
SCHEMAS: dict[str, Any] = document("/")["components"]["schemas"]


def ask(client: TestClient, body: object, content_type: str = "application/json") -> Response:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    found = client.post("/api/check", content=data, headers={"content-type": content_type})
    return Response(found.status_code, {key.lower(): value for key, value in found.headers.items()}, found.content)


def keeps_to(name: str, value: object) -> None:
    schema = {"$ref": f"#/components/schemas/{name}", "components": {"schemas": SCHEMAS}}
    Draft202012Validator(schema).validate(value)


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_right_gets_the_report_of_the_library(client: TestClient, lang: Any) -> None:  # noqa: ANN401 - a literal
    answer = ask(client, {"right": RIGHT, "prefix": "ExternalConnector", "lang": lang})
    assert (answer.status, answer.headers["content-type"]) == (200, "application/json")
    found = json.loads(answer.content)
    assert found == json.loads(json.dumps(onsrights.check_right(RIGHT, prefix="ExternalConnector").to_dict(lang)))
    assert {one["code"] for one in found["diagnostics"]} == {"ONS305", "ONS409"}
    assert all(one["path"] is None and one["range"] is None for one in found["diagnostics"])
    Draft202012Validator(SCHEMA).validate(found)
    keeps_to("report", found)


def test_a_field_gets_the_report_of_the_library(client: TestClient) -> None:
    found = json.loads(ask(client, {"field": "dutch_name", "value": RIGHT["dutch_name"]}).content)
    assert found == json.loads(json.dumps(onsrights.check_field("dutch_name", RIGHT["dutch_name"]).to_dict("en")))
    [one] = found["diagnostics"]
    assert one["field_range"] == {"start": 21, "end": 37}
    wrong = json.loads(ask(client, {"field": "identifier", "value": "Other", "prefix": "Mine"}).content)
    assert "ONS202" in {one["code"] for one in wrong["diagnostics"]}


def test_a_text_gets_the_report_of_the_library(client: TestClient) -> None:
    found = json.loads(ask(client, {"text": TEXT, "filename": "mine.yaml", "lang": "nl"}).content)
    assert found == json.loads(json.dumps(onsrights.check_text(TEXT, "mine.yaml").to_dict("nl")))
    assert {one["path"] for one in found["diagnostics"]} == {"mine.yaml"}
    assert json.loads(ask(client, {"text": TEXT}).content)["diagnostics"][0]["path"] == "rights.yaml"
    keeps_to("report", found)


def test_a_file_name_is_never_a_path_to_anything(client: TestClient) -> None:
    for name in ("../../etc/passwd", "/etc/passwd", "C:\\x", "a\x00b", "x" * 100_000, "<img onerror=x>"):
        found = json.loads(ask(client, {"text": "no manifest", "filename": name}).content)
        assert {one["path"] for one in found["diagnostics"]} == {name[:1024]}
        assert {one["code"] for one in found["diagnostics"]} == {"ONS112"}


def test_access_rights_are_judged_as_asked(client: TestClient) -> None:
    access = {"field": "dutch_name", "value": "Toegang tot Applicatie X"}
    assert [one["code"] for one in json.loads(ask(client, access).content)["diagnostics"]] == ["ONS701"]
    assert json.loads(ask(client, {**access, "access_rights": "allow"}).content)["diagnostics"] == []


def test_what_a_right_lacks_or_has_too_much_is_a_diagnostic_like_any_other(client: TestClient) -> None:
    for right in ({}, {"x": 1}, {**RIGHT, "identifier": None}, {**RIGHT, "dutch_name": [[[{}]]]}, {**RIGHT, "note": 7}):
        answer = ask(client, {"right": right})
        assert answer.status == 200
        assert json.loads(answer.content) == json.loads(json.dumps(onsrights.check_right(right).to_dict("en")))


def test_markup_stays_what_it_is(client: TestClient) -> None:
    name = "<img src=x onerror=alert(1)>"
    answer = ask(client, {"field": "dutch_name", "value": name})
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert json.loads(answer.content)["diagnostics"]


@pytest.mark.parametrize("text", ["\\ud800", "a\\udfffb", "\\u0000", "\\u202e", "\\ufeff"])
def test_any_text_that_json_can_hold_is_answered(client: TestClient, text: str) -> None:
    for body in (
        f'{{"field": "dutch_name", "value": "{text}"}}',
        f'{{"text": "{text}"}}',
        f'{{"right": {{"{text}": "{text}"}}}}',
    ):
        answer = ask(client, body.encode())
        assert answer.status == 200
        keeps_to("report", json.loads(answer.content))


# Requests that cannot be answered.

DEEP = 100_000


@pytest.mark.parametrize(
    ("body", "status", "error", "pointer"),
    [
        (b"", 400, "not-json", None),
        (b"{", 400, "not-json", None),
        (b"{}{}", 400, "not-json", None),
        (b"\xff\xfe{\x00}\x00", 400, "not-utf8", None),
        (b'{"field": "dutch_name", "value": "\xe9"}', 400, "not-utf8", None),
        (b"[" * DEEP, 400, "json-depth", None),
        (b'{"right": ' * DEEP, 400, "json-depth", None),
        (b'{"text": NaN}', 400, "json-number", None),
        (b'{"text": -Infinity}', 400, "json-number", None),
        (b'{"text": ' + b"1" * 10_000 + b"}", 400, "json-number", None),
        (b'{"text": "", "text": ""}', 400, "duplicate-key", None),
        (b'{"right": {"note": "a", "note": "b"}}', 400, "duplicate-key", None),
        (b"[]", 422, "not-an-object", ""),
        (b"null", 422, "not-an-object", ""),
        (b'"text"', 422, "not-an-object", ""),
        (b"{}", 422, "what-to-check", ""),
        (b'{"lang": "nl"}', 422, "what-to-check", ""),
        (b'{"right": {}, "text": ""}', 422, "what-to-check", ""),
        (b'{"text": "", "colour": 1}', 422, "unknown-key", "/colour"),
        (b'{"text": "", "a/b~c": 1}', 422, "unknown-key", "/a~1b~0c"),
        (b'{"text": "", "prefix": "X"}', 422, "unknown-key", "/prefix"),
        (b'{"field": "dutch_name"}', 422, "missing-key", ""),
        (b'{"field": "dutch_name", "value": 1}', 422, "not-text", "/value"),
        (b'{"field": null, "value": ""}', 422, "not-text", "/field"),
        (b'{"field": "dutch_nam", "value": ""}', 422, "unknown-value", "/field"),
        (b'{"text": null}', 422, "not-text", "/text"),
        (b'{"text": "", "filename": []}', 422, "not-text", "/filename"),
        (b'{"right": [], "prefix": null}', 422, "not-a-right", "/right"),
        (b'{"right": {}, "prefix": 1}', 422, "not-text", "/prefix"),
        (b'{"right": {}, "lang": "fr"}', 422, "unknown-value", "/lang"),
        (b'{"right": {}, "lang": {"a": [1.5, null]}}', 422, "unknown-value", "/lang"),
        (b'{"right": {}, "access_rights": "always"}', 422, "unknown-value", "/access_rights"),
    ],
)
def test_what_cannot_be_asked_is_said_in_our_words(
    client: TestClient, body: bytes, status: int, error: str, pointer: str | None
) -> None:
    answer = ask(client, body)
    assert (answer.status, answer.headers["content-type"]) == (status, "application/json")
    found = json.loads(answer.content)
    assert (found["error"], found.get("pointer")) == (error, pointer)
    keeps_to("problem", found)
    for text in found["message"].values():
        assert len(text) < 400
        assert not any(word in text for word in ("Traceback", "Expecting", "dict", "NoneType", "codec"))
    assert found["message"]["nl"] != found["message"]["en"]


@pytest.mark.parametrize(
    "content_type",
    ["", "text/plain", "application/x-www-form-urlencoded", "application/json; charset=utf-16", "application/jsonp"],
)
def test_only_json_is_read(client: TestClient, content_type: str) -> None:
    answer = ask(client, {"text": ""}, content_type)
    assert (answer.status, json.loads(answer.content)["error"]) == (415, "content-type")


@pytest.mark.parametrize(
    "content_type", ["application/json", "Application/JSON; charset=UTF-8", 'application/json;charset="utf-8"']
)
def test_json_may_say_that_it_is_utf8(client: TestClient, content_type: str) -> None:
    assert ask(client, {"text": ""}, content_type).status == 200


def test_a_byte_order_mark_is_no_fault(client: TestClient) -> None:
    assert ask(client, b'\xef\xbb\xbf{"text": ""}').status == 200


def test_other_methods_are_named(client: TestClient) -> None:
    answer = client.get("/api/check")
    assert (answer.status_code, answer.headers["allow"], answer.json()["error"]) == (405, "POST", "method")
    assert client.get("/api/other").json()["error"] == "not-found"


# The description.


def test_the_description_is_valid_and_served(client: TestClient) -> None:
    found = client.get("/api/openapi.json").json()
    validate(found)
    assert found == document("/")
    assert found["openapi"].startswith("3.1")


def test_every_example_of_the_description_is_answered(client: TestClient) -> None:
    content = document("/")["paths"]["/api/check"]["post"]["requestBody"]["content"]["application/json"]
    for example in content["examples"].values():
        keeps_to("request", example["value"])
        assert ask(client, example["value"]).status == 200


def test_the_description_names_every_status_that_is_answered(client: TestClient) -> None:
    named = set(document("/")["paths"]["/api/check"]["post"]["responses"])
    assert {str(ask(client, body).status) for body in (b"{", b"{}", b'{"text":""}')} <= named
    assert {"403", "408", "413", "415", "421", "503"} <= named


# Very many findings.


FAULTY = {
    "identifier": "External_Connector Document",
    "dutch_name": "Documenten  verwijderen [van een client]",
    "english_name": "Documents delete [client]",
    "dutch_description": "Geeft toestemming.",
    "english_description": "TODO",
}


@pytest.mark.parametrize("way", ["text", "ons", "why", "afas"])
def test_an_answer_names_a_thousand_findings_of_each_rule_its_share_and_counts_the_others(
    client: TestClient, way: str
) -> None:
    manifest: dict[str, Any] = {"manifest": 1, "connector": {"name": "External Connector"}, "rights": [FAULTY] * 200}
    if way == "why":
        asked = {"text": json.dumps(manifest) + "]", "question": {"right": "x"}}
        answer = client.post("/api/why", json=asked)
        assert answer.status_code == 422
        assert len(answer.json()["diagnostics"]) <= 1100
        return
    body: dict[str, Any]
    if way == "text":
        body, whole = {"text": json.dumps(manifest)}, onsrights.check_text(json.dumps(manifest))
    elif way == "afas":
        users = [{"user": f"  {number}", "kind": "persoon", "no": 1} for number in range(600)]
        keys = {"connector": {"description": "Planbord", "users": users}}
        body, whole = {"platform": "afas", **keys}, onsrights.check_values("afas", keys)
    else:
        body, whole = {"platform": "ons", **manifest}, onsrights.check_values("ons", manifest)
    found = json.loads(ask(client, body).content)
    keeps_to("report", found)
    named = [one for one in found["diagnostics"] if "count" not in one["data"]]
    rest = [one for one in found["diagnostics"] if "count" in one["data"] and "another" in one["message"]]
    assert 900 < len(named) <= 1000
    assert rest
    assert {one["code"] for one in named} == {one.code for one in whole.diagnostics}
    for severity in ("error", "warning", "info"):
        assert found["summary"][f"{severity}s"] == whole.count(severity)
    assert found["summary"]["ready"] == whole.ready
    shares = Counter(one["code"] for one in named)
    assert all(shares[one["code"]] == max(shares.values()) for one in rest)  # what is cut off is cut off alike
