"""What settings may say of Exact Online: what was added to the API and the form after the day of the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onsrights.engine.diagnostics import Text
from onsrights.engine.settings_keys import Key
from onsrights.exact.tables import Added, endpoint_of

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["KEYS"]

_FORM = Text(
    nl='In "{key}" hoort een pad, methoden en scopes, met dubbelepunten ertussen: "crm/NewThing: GET: crm.accounts".',
    en='"{key}" takes path, methods and scopes, with colons between them: "crm/NewThing: GET: crm.accounts".',
)


def _added(table: Mapping[str, Any]) -> Added | None:
    """Give what a sound table adds."""
    return Added(*(tuple(table.get(key.name, ())) for key in _TABLE)) if table else None


def _wrong(written: str) -> Text | None:
    """Say what is wrong with an endpoint."""
    try:
        endpoint_of(written)
    except ValueError:
        return _FORM
    return None


_TABLE = (
    Key(
        "endpoints",
        "words",
        Text(
            nl="Endpoints die nog niet in de tabel van onsrights staan: pad, methoden en scopes, met dubbelepunten "
            "ertussen; meer scopes met `|` ertussen, `-` voor geen.",
            en="Endpoints that are not in the table of onsrights yet: path, methods and scopes, with colons between "
            "them; several scopes with `|` between them, `-` for none.",
        ),
        "[]",
        '["crm/NewThing: GET POST: crm.accounts"]',
        wrong=_wrong,
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
)

KEYS = (
    Key(
        "exact",
        "table",
        Text(
            nl="Wat Exact Online heeft toegevoegd na de dag van de tabellen (EXA301, EXA401, EXA703).",
            en="What Exact Online added after the day of the tables (EXA301, EXA401, EXA703).",
        ),
        keys=_TABLE,
        make=_added,
    ),
)
