"""AFS604: filter authorisation applies, and nothing says on what.   Ground: F3, F91."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.afas.model import is_known_list
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("AFS604", "filter-undocumented", "warning", about=("connector.get_connectors",))

TEXTS = {
    "message": Text(
        nl='Voor "{name}" geldt filterautorisatie. Geef bij "filters" aan waarop, anders weet niemand waarom er '
        "regels ontbreken (AFAS AUT-16).",
        en='Filter authorisation applies to "{name}". List with "filters" what it filters on; otherwise nobody knows '
        "why rows are missing (AFAS AUT-16).",
    ),
}


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look at every GetConnector of which it is known that filter authorisation applies."""
    from onsrights.engine.text.visible import shorten

    for item in connector.get_connectors:
        if item.authorisation != "included" or item.is_contradictory or item.field is None:
            continue
        if is_known_list(item.keys, "filters") and not item.keys.items("filters"):
            yield Finding("AFS604", item.place, data={"name": shorten(item.name)})
