"""AFS305: a connector that is linked and never called.   Ground: F24."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.afas.model import flag, is_known_list
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Text
from onsrights.engine.text.compare import Nearest, folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("AFS305", "connector-unused", "warning", about=("calls",))

TEXTS = {
    "message": Text(
        nl='Geen van de aanroepen gebruikt "{name}". Haal die weg: een app connector moet niet meer toegang geven '
        "dan de koppeling nodig heeft.",
        en='None of the calls uses "{name}". Leave it out: an app connector should give no more access than the '
        "integration needs.",
    ),
}


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look for each connector among the calls, where those are all known."""
    from onsrights.engine.text.visible import shorten

    calls = connector.calls
    if not calls or not all(call.name for call in calls) or not is_known_list(connector.root, "calls"):
        return
    linked = [item.name for item in (*connector.get_connectors, *connector.update_connectors) if item.name]
    known = {folded(name) for name in linked}
    # What a call probably meant (AFS304) is not called unused besides.
    nearest = Nearest(linked)
    called = {folded(call.name if folded(call.name) in known else nearest.to(call.name) or "") for call in calls}
    items = [item for item in connector.get_connectors if flag(item.keys, "blocked", default=False) is False]
    for item in (*items, *connector.update_connectors):
        if item.name and folded(item.name) not in called:
            yield Finding("AFS305", item.place, data={"name": shorten(item.name)})
