"""What editors show of a manifest of an app besides what ``schemas/exact.schema.json`` says: the tables as examples."""

from __future__ import annotations

from onsrights.engine.check.editor_schema import EditorHelp
from onsrights.exact.tables import LEVELS, tables

__all__ = ["HELP"]

_KNOWN = tables()

HELP = EditorHelp(
    examples={
        "scopes": [{scope.name: "read"} for scope in _KNOWN.scopes.values() if scope.order],
        "scopes[]": list(LEVELS),
        "call.endpoint": list(_KNOWN.endpoints),
        "webhooks.topics": [[topic] for topic in sorted(_KNOWN.topics)],
        "app.redirect_uri": ["https://app.wilgenroos.example/exact/callback"],
        "app.client_secret_ref": ["env:EXACT_CLIENT_SECRET"],
        "app.webhook_secret_ref": ["env:EXACT_WEBHOOK_SECRET"],
    },
    snippets={
        "calls": [
            {
                "label": "call",
                "description": "Eén endpoint met zijn methoden. / One endpoint with its methods.",
                "body": [{"endpoint": "${1:crm/Accounts}", "methods": ["${2:GET}"]}],
            }
        ]
    },
)
"""The door ``editor``."""
