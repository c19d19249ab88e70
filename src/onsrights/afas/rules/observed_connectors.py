"""AFS901: other connectors are linked in the environment than the manifest has.   Ground: F49."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.afas.connector_names import LISTS
from onsrights.afas.model import flag, is_known_list
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Text
from onsrights.engine.text.compare import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.connector_names import ListKind
    from onsrights.afas.metainfo import Item, MetaInfo
    from onsrights.afas.model import AppConnector, Connector

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("AFS901", "observed-connectors", "error", needs="observed")

TEXTS = {
    "missing": Text(
        nl='"{name}" is in de omgeving niet gekoppeld.',
        en='"{name}" is not linked in the environment.',
    ),
    "extra": Text(
        nl="Wel in de omgeving gekoppeld, maar niet in dit manifest: {names}.",
        en="Linked in the environment, but not in this manifest: {names}.",
    ),
    "case": Text(
        nl='In de omgeving heet deze "{observed}".',
        en='In the environment this is called "{observed}".',
    ),
}


def check(connector: AppConnector) -> Iterator[Finding]:
    """Hold both lists against MetaInfo, which knows nothing of special connectors."""
    observed = connector.observed
    if observed is None:
        return
    for kind, items, linked in (
        ("get", connector.get_connectors, observed.get_connectors),
        ("update", connector.update_connectors, observed.update_connectors),
    ):
        if linked is not None:
            for item in items:
                yield from _not_linked(item, observed)
            yield from _extra(connector, kind, linked)  # type: ignore[arg-type]


def _not_linked(item: Connector, observed: MetaInfo) -> Iterator[Finding]:
    from onsrights.engine.text.visible import shorten

    if not item.name or item.name in observed.names or flag(item.keys, "blocked", default=False) is not False:
        return
    linked = observed.folded.get(folded(item.name))
    if linked is None:
        yield Finding("AFS901", item.place, "missing", {"name": shorten(item.name)})
    else:
        yield Finding("AFS901", item.place, "case", {"observed": shorten(linked)}, severity="info")


def _extra(connector: AppConnector, kind: ListKind, linked: tuple[Item, ...]) -> Iterator[Finding]:
    """Name all that only the environment has, where it is known what the manifest has."""
    from onsrights.engine.text.visible import shorten

    keys, key = connector.connector, LISTS[kind]
    items = (*connector.get_connectors, *connector.update_connectors)
    if not all(is_known_list(keys, name) for name in LISTS.values()) or not all(item.name for item in items):
        return
    known = {folded(item.name) for item in items}
    names = [item.id for item in linked if folded(item.id) not in known]
    if names:
        place = keys.place(key) if keys.says(key) else keys.key()
        data = {"names": shorten(", ".join(names), _LONGEST)}
        yield Finding("AFS901", place, "extra", data, severity="warning")


_LONGEST = 1000
"""Characters of all names together that are shown."""
