"""The description of ``POST /api/check`` and ``/api/why`` in OpenAPI 3.1, made from the schemas of what they answer."""

from __future__ import annotations

import json
from typing import Any

from onsrights import __version__, platforms
from onsrights.engine.check.platform import load_schema
from onsrights.engine.limits import REQUEST_BYTES
from onsrights.web.api import LANGUAGES, access_rights, fields
from onsrights.web.problems import PROBLEMS

__all__ = ["document"]

_TEXT = {"type": "string"}
_LANG = {"description": "Language of the messages.", "enum": list(LANGUAGES), "default": "en"}
_DAY = {
    "description": "The day that counts, for what expires; today where it is left out.",
    "type": ["string", "null"],
    "format": "date",
}
_PREFIX = {
    "description": "What every identifier has to begin with; without it nothing is said about prefixes.",
    "type": ["string", "null"],
}
_MANIFEST = {"description": "The whole manifest, YAML or JSON.", "type": "string"}
_FILENAME = {
    "description": "What the report calls it; .json tells JSON, .afas.yaml and the like the platform.",
    "type": ["string", "null"],
}
_EXAMPLES: dict[str, Any] = {
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
_QUESTION = {
    "question": {
        "summary": "Whether a right may be used",
        "value": {
            "manifest": {
                "connector": {"name": "External Connector", "prefix": "ExternalConnector"},
                "rights": [{**_EXAMPLES["right"]["value"]["right"], "status": "approved"}],
            },
            "question": {"right": "ExternalConnectorClientDocumentDelete", "task": "yes"},
            "lang": "nl",
        },
    }
}
_STATUSES = {
    "400": "The request cannot be read: no UTF-8, no JSON, a key twice.",
    "403": "Sent by the page of another website.",
    "408": "The request did not arrive in time.",
    "413": f"The body is larger than {REQUEST_BYTES} bytes.",
    "415": "The Content-Type is not application/json in UTF-8.",
    "421": "The Host header names a host that is not this server's.",
    "422": "The JSON is valid, but asks for something that cannot be asked.",
    "503": "Too busy, or the check took too long.",
}


def document(server: str) -> dict[str, Any]:
    """Give the description; ``server`` is the path under which the application stands."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "onsrights",
            "version": __version__,
            "summary": "Checks what external applications ask of "
            + ", ".join(offer.name for offer in platforms.PLATFORMS.offers.values())
            + ".",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": server}],
        "paths": {
            "/api/check": _path(
                "check", "Check a right, a field or a manifest", "request", _EXAMPLES, "report",
                "What was checked and found; a right with errors is an answer like any other.",
            ),
            "/api/why": _path(
                "why", "Ask whether something is allowed, and if not, where the obstacle is", "question", _QUESTION,
                "why", "The decision; a refusal is an answer like any other.",
            ),
        },
        "components": {"schemas": {**_requests(), **_questions(), **_reports(), **_decisions(), "problem": _problem()}},
    }  # fmt: skip


def _path(name: str, summary: str, body: str, examples: dict[str, Any], answer: str, about: str) -> dict[str, Any]:
    responses = {"200": {"description": about, "content": _json(answer)}}
    for status, problem in _STATUSES.items():
        responses[status] = {"description": problem, "content": _json("problem")}
    content = {"application/json": {**_json(body)["application/json"], "examples": examples}}
    request = {"required": True, "content": content}
    return {"post": {"operationId": name, "summary": summary, "requestBody": request, "responses": responses}}


def _json(name: str) -> dict[str, Any]:
    return {"application/json": {"schema": _ref(name)}}


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _requests() -> dict[str, Any]:
    access = {
        "description": "How rights that give access to an application are judged (ONS701).",
        "enum": list(access_rights()),
        "default": access_rights()[0],
    }
    common = {"lang": _LANG, "as_of": _DAY, "access_rights": access}
    right = {
        "description": "The fields of a right; what is missing or too much is a diagnostic.",
        "type": "object",
        "properties": dict.fromkeys(fields(), _TEXT),
    }
    of_platforms = {f"{key}_request": _keys(key) for key in platforms.PLATFORMS.keys}
    ways = ["right_request", "field_request", "text_request", *of_platforms]
    return {
        "request": {"oneOf": [_ref(name) for name in ways]},
        "right_request": _object({"right": right, "prefix": _PREFIX, **common}, "right"),
        "field_request": _object(
            {"field": {"enum": list(fields())}, "value": _TEXT, "prefix": _PREFIX, **common}, "field", "value"
        ),
        "text_request": _object({"text": _MANIFEST, "filename": _FILENAME, **common}, "text"),
        **of_platforms,
    }


def _keys(key: str) -> dict[str, Any]:
    """Describe a request with the keys of a manifest; what is wrong with them is a diagnostic."""
    schema = load_schema(platforms.PLATFORMS[key].schema)
    keys = {
        name: {"description": str(part.get("description", "")).partition(" / ")[0]}
        for name, part in schema["properties"].items()
        if name not in {"$schema", "platform"}
    }
    return {
        "description": f"The keys of a manifest for {platforms.PLATFORMS.offers[key].name}.",
        "type": "object",
        "required": ["platform"],
        "properties": {"platform": {"const": key}, **keys, "lang": _LANG, "as_of": _DAY},
    }


def _questions() -> dict[str, Any]:
    options: dict[str, Any] = {}
    for key in platforms.PLATFORMS.keys:
        access = platforms.PLATFORMS[key].door("why")
        for option in access.options if access is not None else ():
            about = f"{platforms.PLATFORMS.offers[key].name}: {option.help.en}"
            known = options.setdefault(
                option.name, {"description": "", "type": ["string", "integer", "boolean", "null"]}
            )
            known["description"] = f"{known['description']} {about}".strip()
    common = {
        "app": {"description": "Which of several documents is meant, by its name.", "type": ["string", "null"]},
        "question": {**_object(options), "description": "What is asked, and what is known."},
        "as_of": _DAY,
        "lang": _LANG,
        "got": {"description": "What came back when it was tried: status and text.", "type": ["string", "null"]},
    }
    manifest = {"description": "The keys of a manifest.", "type": "object"}
    return {
        "question": {"oneOf": [_ref("manifest_question"), _ref("text_question")]},
        "manifest_question": _object({"manifest": manifest, **common}, "manifest", "question"),
        "text_question": _object({"text": _MANIFEST, "filename": _FILENAME, **common}, "text", "question"),
    }


def _object(properties: dict[str, Any], *required: str) -> dict[str, Any]:
    return {"type": "object", "required": list(required), "properties": properties, "additionalProperties": False}


def _reports() -> dict[str, Any]:
    """Give the schema of the report, with its parts where OpenAPI has them."""
    report = _hoisted("report.schema.json", "")
    parts: dict[str, Any] = report.pop("$defs")
    del parts["closing_line"]  # of the form jsonl, which is not served
    return {"report": report, **parts}


def _decisions() -> dict[str, Any]:
    """Give the schema of a decision in the same way; matrices are not served."""
    why = _hoisted("why.schema.json", "why_")
    parts: dict[str, Any] = why.pop("$defs")
    why["oneOf"] = why["oneOf"][:1]
    for matrix in ("matrix", "table"):
        parts.pop(matrix, None)
    return {"why": why, **{f"why_{name}": part for name, part in parts.items()}}


def _hoisted(schema: str, prefix: str) -> dict[str, Any]:
    text = json.dumps(load_schema(schema)).replace("#/$defs/", f"#/components/schemas/{prefix}")
    found: dict[str, Any] = json.loads(text)
    del found["$schema"], found["$id"]
    return found


def _problem() -> dict[str, Any]:
    message = _object({"nl": _TEXT, "en": _TEXT}, "nl", "en")
    properties = {
        "error": {"enum": sorted(PROBLEMS)},
        "message": message,
        "pointer": {"description": "JSON pointer to what is wrong in the request.", "type": "string"},
        "diagnostics": {
            "description": "What is wrong with a manifest that cannot be asked.",
            "type": "array",
            "items": _ref("diagnostic"),
        },
    }
    return _object(properties, "error", "message")
