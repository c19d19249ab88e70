"""EXA406: an endpoint that Exact reads only with a filter is read without one.   Ground: F37."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.field import Items
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Place, Proposal, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.exact.model import App, Call
    from onsrights.exact.tables import Endpoint

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("EXA406", "filter-missing", "warning", fix="display-only", about=("calls[].filter",))

TEXTS = {
    "message": Text(
        nl="Exact weigert het lezen van {endpoint} zonder filter, omdat {twin} bestaat. Gebruik die, of filter.",
        en="Exact refuses to read {endpoint} without a filter, because {twin} exists. Use that, or filter.",
    ),
    "fix": Text(nl='"{value}" schrijven', en='write "{value}"'),
}


def check(app: App) -> Iterator[Finding]:
    """Look for reading without a filter where there is a sync endpoint; what is left out says nothing."""
    for call in app.calls:
        endpoint = call.endpoint
        filters = call.keys.values.get("filter")
        if (
            endpoint is None
            or not endpoint.twin
            or not isinstance(filters, Items)
            or filters.items
            or not filters.whole
        ):
            continue
        if call.keys.flag("by_key") or all(method.word != "GET" for method in call.methods):
            continue
        place = Place(filters.pointer, "value", None, filters.document)
        data = {"endpoint": endpoint.path, "twin": endpoint.twin}
        yield Finding("EXA406", place, "message", data, (), _twin(call, app.tables.endpoints[endpoint.twin]))


def _twin(call: Call, twin: Endpoint) -> tuple[Proposal, ...]:
    """Propose the sync endpoint, where it has every method that is called."""
    if call.field is None or any(method.word != "GET" for method in call.methods):
        return ()
    return (Proposal(((call.field.place(), twin.path),), "display-only"),)
