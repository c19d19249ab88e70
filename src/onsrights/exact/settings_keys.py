"""The settings that only apps have: what Exact added after the day of the tables."""

from __future__ import annotations

from onsrights.engine.diagnostics import Text
from onsrights.engine.settings.keys import Key

__all__ = ["KEYS"]


_NAME = r"[^\s:|]+"
_METHOD = "(GET|POST|PUT|DELETE)"
_ENDPOINT = rf"^{_NAME}: {_METHOD}( {_METHOD})*: (-|{_NAME}([|]{_NAME})*)(?![\s\S])"
_NO_ENDPOINT = Text(
    nl='"{written}" is niet "pad: methoden: scopes". Schrijf bijvoorbeeld "crm/NewThing: GET POST: crm.accounts", '
    'meer scopes met "|" ertussen, en "-" als er geen scope nodig is.',
    en='"{written}" is not "path: methods: scopes". Write for instance "crm/NewThing: GET POST: crm.accounts", '
    'several scopes with "|" between them, and "-" where no scope is needed.',
)

KEYS = (
    Key(
        "exact",
        "table",
        Text(nl="Wat alleen voor Exact Online geldt.", en="What is for Exact Online only."),
        keys=(
            Key(
                "endpoints",
                "words",
                Text(
                    nl="Endpoints die nog niet in de tabel van onsrights staan: pad, methoden en scopes, met "
                    'dubbelepunten ertussen; meer scopes met "|" ertussen, "-" voor geen.',
                    en="Endpoints that are not in the table of onsrights yet: path, methods and scopes, with colons "
                    'between them; several scopes with "|" between them, "-" for none.',
                ),
                "[]",
                '["crm/NewThing: GET POST: crm.accounts"]',
                form=_ENDPOINT,
                otherwise=_NO_ENDPOINT,
            ),
            Key(
                "scopes",
                "words",
                Text(
                    nl="Scopes die nog niet in de tabel van onsrights staan.",
                    en="Scopes that are not in the table of onsrights yet.",
                ),
                "[]",
                '["crm.newthing"]',
            ),
            Key(
                "topics",
                "words",
                Text(
                    nl="Topics van webhooks die nog niet in de lijst van onsrights staan.",
                    en="Topics of webhooks that are not in the list of onsrights yet.",
                ),
                "[]",
                '["NewThings"]',
            ),
        ),
    ),
)
