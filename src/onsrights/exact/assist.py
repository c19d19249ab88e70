"""Writing an app in an editor: the endpoints of the API with the scopes they need, the scopes, and topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.doors import Assist, Offered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.doors import Completing
    from onsrights.exact.tables import Tables

__all__ = ["ASSIST"]


def _complete(asked: Completing) -> Iterator[Offered]:
    from onsrights.exact.tables import tables_of

    written = asked.before.lower()
    for text, detail in _choices(asked, tables_of(asked.settings)):
        if text.lower().startswith(written):
            yield Offered(text, len(asked.before), detail)


def _choices(asked: Completing, tables: Tables) -> Iterator[tuple[str, str]]:
    if asked.place == "calls[].endpoint":
        for endpoint in tables.endpoints.values():
            yield endpoint.path, ", ".join(endpoint.scopes or ())
    elif asked.place == "scopes.":
        for scope in tables.scopes.values():
            yield scope.name, scope.title.render(asked.lang, {})
    elif asked.place == "webhooks.topics[]":
        for topic in sorted(tables.topics):
            yield topic, ""


ASSIST = Assist(_complete)
"""The door ``assist``."""
