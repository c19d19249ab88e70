"""What the schema asks of a manifest; made from ``schemas/exact.schema.json`` by ``make generate``, do not edit."""

from __future__ import annotations

from onsrights.engine.check.shape import Shape

SHAPE = Shape(
    "map",
    "",
    required=("manifest", "platform", "app",),
    free=("x-",),
    keys={
        "$schema": Shape("any", "$schema"),
        "manifest": Shape("whole", "manifest", choices=("1",)),
        "platform": Shape("choice", "platform", choices=("exact",)),
        "app": Shape(
            "map",
            "app",
            required=("name", "distribution", "country", "redirect_uri",),
            keys={
                "name": Shape("text", "app.name"),
                "distribution": Shape("choice", "app.distribution", choices=("self-registered", "testing", "production", "published",)),
                "country": Shape("choice", "app.country", choices=("nl", "be", "de", "fr", "es", "uk", "us",)),
                "redirect_uri": Shape("text", "app.redirect_uri"),
                "used_by": Shape("choice", "app.used_by", choices=("own-company", "customers",)),
                "client_id": Shape("text", "app.client_id"),
                "client_secret_ref": Shape("text", "app.client_secret_ref"),
                "webhook_secret_ref": Shape("text", "app.webhook_secret_ref"),
                "grant": Shape("choice", "app.grant", choices=("authorization-code", "implicit",)),
            },
        ),
        "review": Shape(
            "map",
            "review",
            keys={
                "purpose_nl": Shape("text", "review.purpose_nl"),
                "purpose_en": Shape("text", "review.purpose_en"),
                "third_parties": Shape(
                    "list",
                    "review.third_parties",
                    item=Shape(
                        "map",
                        "review.third_parties[]",
                        required=("name", "purpose", "data",),
                        keys={
                            "name": Shape("text", "review.third_parties[].name"),
                            "purpose": Shape("text", "review.third_parties[].purpose"),
                            "data": Shape("text", "review.third_parties[].data"),
                        },
                    ),
                ),
            },
        ),
        "scopes": Shape(
            "map",
            "scopes",
            rest=Shape("text", "scopes[]"),
        ),
        "divisions": Shape(
            "map",
            "divisions",
            keys={
                "consent": Shape("choice", "divisions.consent", choices=("selected", "all",)),
                "source": Shape("choice", "divisions.source", choices=("configured", "list", "current",)),
                "codes": Shape(
                    "list",
                    "divisions.codes",
                    item=Shape("plain", "divisions.codes[]"),
                ),
            },
        ),
        "connection": Shape(
            "map",
            "connection",
            keys={
                "user": Shape("choice", "connection.user", choices=("system-user", "employee",)),
                "rights_nl": Shape(
                    "list",
                    "connection.rights_nl",
                    item=Shape("text", "connection.rights_nl[]"),
                ),
                "rights_en": Shape(
                    "list",
                    "connection.rights_en",
                    item=Shape("text", "connection.rights_en[]"),
                ),
            },
        ),
        "calls": Shape(
            "list",
            "calls",
            item=Shape(
                "map",
                "calls[]",
                required=("endpoint", "methods",),
                keys={
                    "endpoint": Shape("text", "calls[].endpoint"),
                    "methods": Shape(
                        "list",
                        "calls[].methods",
                        some=True,
                        item=Shape("text", "calls[].methods[]"),
                    ),
                    "filter": Shape(
                        "list",
                        "calls[].filter",
                        item=Shape("text", "calls[].filter[]"),
                    ),
                    "by_key": Shape("flag", "calls[].by_key"),
                },
            ),
        ),
        "webhooks": Shape(
            "map",
            "webhooks",
            required=("callback_url", "topics",),
            keys={
                "callback_url": Shape("text", "webhooks.callback_url"),
                "topics": Shape(
                    "list",
                    "webhooks.topics",
                    some=True,
                    item=Shape("text", "webhooks.topics[]"),
                ),
            },
        ),
        "tokens": Shape(
            "map",
            "tokens",
            keys={
                "refresh_after_seconds": Shape("whole", "tokens.refresh_after_seconds", least=0),
                "keep_alive_days": Shape("whole", "tokens.keep_alive_days", least=0),
                "workers": Shape("whole", "tokens.workers", least=0),
                "lock": Shape("flag", "tokens.lock"),
                "store": Shape("choice", "tokens.store", choices=("encrypted", "plain",)),
            },
        ),
        "limits": Shape(
            "map",
            "limits",
            keys={
                "calls_per_minute": Shape("whole", "limits.calls_per_minute", least=0),
                "calls_per_day": Shape("whole", "limits.calls_per_day", least=0),
                "stop_after_errors": Shape("whole", "limits.stop_after_errors", least=0),
            },
        ),
        "status": Shape("choice", "status", choices=("draft", "submitted", "approved", "rejected",)),
        "rejected_reason": Shape("text", "rejected_reason"),
        "note": Shape("text", "note"),
    },
)
