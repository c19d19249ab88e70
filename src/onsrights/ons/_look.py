"""What the schema asks of a manifest, for a fast look; generated, do not edit.

Made by ``python -m onsrights.ons.editor_schema`` from ``schemas/rights.schema.json``.
"""

from __future__ import annotations

TOP_KEYS = ("$schema", "manifest", "platform", "access_rights", "connector", "rights")

TOP_REQUIRED = ("manifest", "connector", "rights")

TOP_KINDS = {
    "$schema": "any",
    "manifest": "choice",
    "platform": "choice",
    "access_rights": "choice",
    "connector": "object",
    "rights": "list",
}

CONNECTOR_KEYS = ("name", "prefix")

CONNECTOR_REQUIRED = ("name",)

CONNECTOR_KINDS = {
    "name": "text",
    "prefix": "letters",
}

RIGHT_KEYS = (
    "identifier",
    "dutch_name",
    "english_name",
    "dutch_description",
    "english_description",
    "status",
    "denied_reason",
    "connector_versions",
    "note",
)

RIGHT_REQUIRED = ("identifier", "dutch_name", "english_name", "dutch_description", "english_description")

RIGHT_KINDS = {
    "identifier": "letters",
    "dutch_name": "text",
    "english_name": "text",
    "dutch_description": "text",
    "english_description": "text",
    "status": "choice",
    "denied_reason": "text",
    "connector_versions": "list",
    "note": "text",
}

CHOICES: dict[str, tuple[str, ...]] = {
    "manifest": ("1",),
    "platform": ("ons",),
    "access_rights": ("require-client-scope", "allow", "deny"),
    "status": ("draft", "requested", "approved", "denied"),
}
