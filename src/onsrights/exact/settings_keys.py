"""The settings that only apps have: what Exact added after the day of the tables."""

from __future__ import annotations

from onsrights.engine.diagnostics import Text
from onsrights.engine.settings_keys import Key

__all__ = ["SETTINGS"]

SETTINGS = (
    Key(
        "endpoints",
        "words",
        Text(
            nl="Endpoints die nog niet in de tabel van onsrights staan: pad, methoden en scopes, met dubbelepunten "
            "ertussen; meer scopes met een streep ertussen, een streepje voor geen.",
            en="Endpoints that are not in the table of onsrights yet: path, methods and scopes, with colons between "
            "them; several scopes with a stroke between them, a dash for none.",
        ),
        example='["crm/NewThing: GET POST: crm.accounts"]',
    ),
    Key(
        "scopes",
        "words",
        Text(
            nl="Scopes die nog niet in de tabel van onsrights staan.",
            en="Scopes that are not in the table of onsrights yet.",
        ),
        example='["crm.newthing"]',
    ),
    Key(
        "topics",
        "words",
        Text(
            nl="Topics van webhooks die nog niet in de lijst van onsrights staan.",
            en="Topics of webhooks that are not in the list of onsrights yet.",
        ),
        example='["NewThings"]',
    ),
)
