"""AFS606: filters for data to which filter authorisation does not apply.   Ground: F4, F5."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Note, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule(
    "AFS606",
    "filter-not-applied",
    "warning",
    about=("connector.get_connectors[].filters", "connector.get_connectors[].authorisation"),
)

TEXTS = {
    "no-effect": Text(
        nl="Deze gegevensverzameling houdt geen rekening met autorisatie; deze filters schermen dus niets af. "
        "Gebruik een vast filter in de GetConnector.",
        en="This data collection ignores authorisation, so these filters protect nothing. "
        "Use a fixed filter in the GetConnector.",
    ),
    "contradiction": Text(
        nl="De naam van de gegevensverzameling zegt het tegenovergestelde: {data_collection}.",
        en="The name of the data collection says the opposite: {data_collection}.",
    ),
    "data_collection": Text(nl="de gegevensverzameling", en="the data collection"),
}


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look at every GetConnector that says what it filters on, or whether filter authorisation applies."""
    for item in connector.get_connectors:
        keys = item.keys
        said, collection = keys.field("authorisation"), keys.field("data_collection")
        notes = () if collection is None else (Note(collection.place(), "data_collection"),)
        if item.is_contradictory and said is not None and collection is not None:
            from onsrights.engine.text.visible import shorten

            data = {"data_collection": shorten(collection.text)}
            yield Finding("AFS606", said.place(), "contradiction", data, notes, severity="error")
        elif item.authorisation == "excluded" and keys.items("filters"):
            yield Finding("AFS606", keys.place("filters"), "no-effect", {}, notes)
