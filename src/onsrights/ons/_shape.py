"""What the schema asks of a manifest; made from ``schemas/rights.schema.json`` by ``make generate``, do not edit."""

from __future__ import annotations

from onsrights.engine.check.shape import Shape

SHAPE = Shape(
    "map",
    "",
    required=("manifest", "connector", "rights",),
    free=("x-",),
    keys={
        "$schema": Shape("any", "$schema"),
        "manifest": Shape("whole", "manifest", choices=("1",)),
        "platform": Shape("choice", "platform", choices=("ons",)),
        "access_rights": Shape("choice", "access_rights", choices=("require-client-scope", "allow", "deny",)),
        "connector": Shape(
            "map",
            "connector",
            required=("name",),
            keys={
                "name": Shape("text", "connector.name"),
                "prefix": Shape("letters", "connector.prefix"),
            },
        ),
        "rights": Shape(
            "list",
            "rights",
            some=True,
            item=Shape(
                "map",
                "rights[]",
                required=("identifier", "dutch_name", "english_name", "dutch_description", "english_description",),
                keys={
                    "identifier": Shape("letters", "rights[].identifier"),
                    "dutch_name": Shape("text", "rights[].dutch_name"),
                    "english_name": Shape("text", "rights[].english_name"),
                    "dutch_description": Shape("text", "rights[].dutch_description"),
                    "english_description": Shape("text", "rights[].english_description"),
                    "status": Shape("choice", "rights[].status", choices=("draft", "requested", "approved", "denied",)),
                    "denied_reason": Shape("text", "rights[].denied_reason"),
                    "connector_versions": Shape(
                        "list",
                        "rights[].connector_versions",
                        item=Shape("any", "rights[].connector_versions[]"),
                    ),
                    "note": Shape("text", "rights[].note"),
                },
            ),
        ),
    },
)
