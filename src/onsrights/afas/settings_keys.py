"""What settings may say of AFAS Profit: names of UpdateConnectors that are newer than the catalogue."""

from __future__ import annotations

from onsrights.engine.diagnostics import Text
from onsrights.engine.settings_keys import Key

__all__ = ["KEYS"]

KEYS = (
    Key(
        "afas",
        "table",
        Text("Wat alleen voor AFAS Profit geldt.", "What counts for AFAS Profit only."),
        keys=(
            Key(
                "update-connectors",
                "words",
                Text(
                    "UpdateConnectoren die nog niet in de lijst van onsrights staan (AFS303).",
                    "UpdateConnectors that are not in the list of onsrights yet (AFS303).",
                ),
                "[]",
                '["FbNew"]',
            ),
        ),
    ),
)
"""Every key, in the order of the page about settings."""
