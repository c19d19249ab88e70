"""Writing an app connector in an editor: the connectors that AFAS supplies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.doors import Assist, Offered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.doors import Completing

__all__ = ["ASSIST"]

_KINDS = {
    "connector.get_connectors[].name": ("get",),
    "connector.update_connectors[].name": ("update",),
    "connector.special_connectors[]": ("special",),
    "calls[].connector": ("get", "update", "endpoint"),
}


def _complete(asked: Completing) -> Iterator[Offered]:
    from onsrights.afas.tables import catalogue

    kinds = _KINDS.get(asked.place, ())
    written = asked.before.lower()
    for entry in catalogue().values():
        if entry.kind in kinds and entry.name.lower().startswith(written):
            yield Offered(entry.name, len(asked.before), entry.description)


ASSIST = Assist(_complete)
"""The door ``assist``."""
