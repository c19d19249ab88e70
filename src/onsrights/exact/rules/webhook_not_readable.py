"""EXA704: none of the calls can read what a notification tells of.   Ground: F54."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.field import Field
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Text
from onsrights.engine.text.compare import exact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.exact.model import App
    from onsrights.exact.tables import Endpoint, Tables

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("EXA704", "webhook-not-readable", "info", about=("webhooks.topics[]",))

TEXTS = {
    "message": Text(
        nl="Een melding bevat alleen een sleutel, en met geen van de aanroepen hier is te lezen wat er gewijzigd is.",
        en="A notification contains only a key, and none of the calls here can read what changed.",
    ),
}

_SERVICES = ("financialtransaction/", "generaljournalentry/", "salesentry/", "purchaseentry/")
_LINES = ("bulk/Financial/TransactionLines", "sync/Financial/TransactionLines")
_STOCK = ("read/logistics/StockPosition", "sync/Inventory/StockPositions")


def check(app: App) -> Iterator[Finding]:
    """Look for a call that reads the records of each topic, where every call is known."""
    webhooks = app.root.keys("webhooks")
    if webhooks is None or not app.is_complete:
        return
    read = dict.fromkeys(use.endpoint for use in app.uses if use.method == "GET")
    for topic in webhooks.items("topics"):
        if isinstance(topic, Field) and (name := exact(topic.text)) in app.tables.topics:
            twins = _twins(name, app.tables)
            if not any(_reads(endpoint, name) or endpoint.path in twins for endpoint in read):
                yield Finding("EXA704", topic.place())


def _twins(topic: str, tables: Tables) -> set[str]:
    """Give the sync endpoints with the records of a topic."""
    return {endpoint.twin for endpoint in tables.by_last_part.get(topic.casefold(), ()) if endpoint.twin}


def _reads(endpoint: Endpoint, topic: str) -> bool:
    """Whether an endpoint gives the records of a topic."""
    if topic == "FinancialTransactions":
        return endpoint.path.startswith(_SERVICES) or endpoint.path in _LINES
    if topic == "StockPositions":
        return endpoint.path in _STOCK
    return endpoint.name == topic and endpoint.kind != "function"
