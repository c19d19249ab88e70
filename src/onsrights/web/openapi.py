"""The description of ``POST /api/check`` in OpenAPI 3.1, made from the schema of the report."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from onsrights import __version__
from onsrights.ons.model import FIELDS
from onsrights.web.api import ACCESS_RIGHTS, LANGUAGES
from onsrights.web.guard import BODY_LIMIT
from onsrights.web.problems import PROBLEMS

__all__ = ["document"]

_LANG = {"description": "Language of the messages.", "enum": list(LANGUAGES), "default": "en"}
_ACCESS = {
    "description": "How rights that give access to an application are judged (ONS701).",
    "enum": list(ACCESS_RIGHTS),
    "default": ACCESS_RIGHTS[0],
}
_PREFIX = {
    "description": "What every identifier has to begin with; without it nothing is said about prefixes.",
    "type": ["string", "null"],
}
_EXAMPLES = {
    "right": {
        "summary": "The five fields of a right",
        "value": {
            "right": {
                "identifier": "ExternalConnectorClientDocumentDelete",
                "dutch_name": "Document [van een cliënt] verwijderen",
                "english_name": "Delete [client] documents",
                "dutch_description": "Geeft toestemming om documenten van een cliënt te verwijderen.",
                "english_description": "Allows removing documents of a client.",
            },
            "prefix": "ExternalConnector",
            "lang": "nl",
        },
    },
    "field": {
        "summary": "One field, while somebody types",
        "value": {"field": "dutch_name", "value": "Document verwijderen [van een cliënt]", "lang": "nl"},
    },
    "text": {
        "summary": "A manifest",
        "value": {"text": "manifest: 1\nconnector:\n  name: External Connector\n", "filename": "rights.yaml"},
    },
}
_STATUSES = {
    "400": "The request cannot be read: no UTF-8, no JSON, a key twice.",
    "403": "Sent by the page of another website.",
    "408": "The request did not arrive in time.",
    "413": f"The body is larger than {BODY_LIMIT} bytes.",
    "415": "The Content-Type is not application/json in UTF-8.",
    "421": "The Host header names a host that is not this server's.",
    "422": "The JSON is valid, but asks for something that cannot be asked.",
    "503": "Too busy, or the check took too long.",
}


def document(server: str) -> dict[str, Any]:
    """Give the description; ``server`` is the path under which the application stands."""
    found: dict[str, Any] = json.loads(_document())
    found["servers"] = [{"url": server}]
    return found


@cache
def _document() -> str:
    responses: dict[str, Any] = {
        "200": {
            "description": "What was checked and found; a right with errors is an answer like any other.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/report"}}},
        }
    }
    for status, about in _STATUSES.items():
        schema = {"$ref": "#/components/schemas/problem"}
        responses[status] = {"description": about, "content": {"application/json": {"schema": schema}}}
    content = {"schema": {"$ref": "#/components/schemas/request"}, "examples": _EXAMPLES}
    return json.dumps(
        {
            "openapi": "3.1.0",
            "info": {
                "title": "onsrights",
                "version": __version__,
                "summary": "Checks the rights that external applications request in Nedap Ons.",
                "license": {"name": "MIT", "identifier": "MIT"},
            },
            "paths": {
                "/api/check": {
                    "post": {
                        "operationId": "check",
                        "summary": "Check a right, a field or a manifest",
                        "requestBody": {"required": True, "content": {"application/json": content}},
                        "responses": responses,
                    }
                }
            },
            "components": {"schemas": {**_requests(), **_reports(), "problem": _problem()}},
        }
    )


def _requests() -> dict[str, Any]:
    text = {"type": "string"}
    common = {"lang": _LANG, "access_rights": _ACCESS}
    fields = {name: {"type": "string"} for name in FIELDS}
    right = {"description": "The fields of a right; what is missing or too much is a diagnostic.", "type": "object"}
    return {
        "request": {"oneOf": [{"$ref": f"#/components/schemas/{name}_request"} for name in ("right", "field", "text")]},
        "right_request": _object({"right": {**right, "properties": fields}, "prefix": _PREFIX, **common}, "right"),
        "field_request": _object(
            {"field": {"enum": list(FIELDS)}, "value": text, "prefix": _PREFIX, **common}, "field", "value"
        ),
        "text_request": _object(
            {
                "text": {"description": "The whole manifest, YAML or JSON.", "type": "string"},
                "filename": {"description": "What the report calls it; .json tells JSON.", **text},
                **common,
            },
            "text",
        ),
    }


def _object(properties: dict[str, Any], *required: str) -> dict[str, Any]:
    return {"type": "object", "required": list(required), "properties": properties, "additionalProperties": False}


def _reports() -> dict[str, Any]:
    """Give the schema of the report, with its parts where OpenAPI has them."""
    text = files("onsrights.schemas").joinpath("report.schema.json").read_text("utf-8")
    report: dict[str, Any] = json.loads(text.replace("#/$defs/", "#/components/schemas/"))
    parts: dict[str, Any] = report.pop("$defs")
    del parts["closing_line"]  # of the form jsonl, which is not served
    del report["$schema"], report["$id"]
    return {"report": report, **parts}


def _problem() -> dict[str, Any]:
    message = _object({"nl": {"type": "string"}, "en": {"type": "string"}}, "nl", "en")
    pointer = {"description": "JSON pointer to what is wrong in the request.", "type": "string"}
    return _object({"error": {"enum": sorted(PROBLEMS)}, "message": message, "pointer": pointer}, "error", "message")
