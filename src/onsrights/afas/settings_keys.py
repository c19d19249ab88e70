"""The settings that only app connectors have: names of UpdateConnectors that are newer than the catalogue."""

from __future__ import annotations

from onsrights.engine.diagnostics import Text
from onsrights.engine.settings.keys import Key

__all__ = ["KEYS"]

KEYS = (
    Key(
        "afas",
        "table",
        Text(nl="Wat alleen voor AFAS Profit geldt.", en="What is for AFAS Profit only."),
        keys=(
            Key(
                "update-connectors",
                "words",
                Text(
                    nl="UpdateConnectoren die nog niet in de lijst van onsrights staan.",
                    en="UpdateConnectors that are not in the list of onsrights yet.",
                ),
                "[]",
                '["FbNew"]',
            ),
        ),
    ),
)
