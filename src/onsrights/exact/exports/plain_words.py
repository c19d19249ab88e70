"""What apps, scopes, levels and countries are called for people who never see a manifest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["COUNTRY_NAMES", "MAY", "changed", "scope_name"]

COUNTRY_NAMES = {
    "nl": Text("Nederland", "the Netherlands"),
    "be": Text("België", "Belgium"),
    "de": Text("Duitsland", "Germany"),
    "fr": Text("Frankrijk", "France"),
    "es": Text("Spanje", "Spain"),
    "uk": Text("Verenigd Koninkrijk", "United Kingdom"),
    "us": Text("Verenigde Staten", "United States"),
}
MAY = {"read": Text("lezen", "read"), "manage": Text("lezen en wijzigen", "read and change")}
"""What an app may do with data, by the level of its scope (F25)."""

_CONSENT = {
    "selected": Text("gekozen administraties", "chosen companies"),
    "all": Text("alle huidige en toekomstige administraties", "all current and future companies"),
}
_USERS = {
    "system-user": Text("een eigen gebruiker", "a user of its own"),
    "employee": Text("een medewerker", "an employee"),
}


def scope_name(scope: str) -> str:
    """Give a scope as it stands on the form: its group and its name, ``Sales invoices``."""
    group, _, name = scope.partition(".")
    return f"{group.capitalize()} {name}".strip()


def changed(place: str, text: str) -> Text | None:
    """Give what a value or a scope is called where it has changed; ``None`` where it is called as it is written."""
    if place == "scopes":
        from onsrights.exact.tables import tables

        scope = tables().scopes.get(text)
        return scope.title if scope is not None else None
    by_place: Mapping[str, Mapping[str, Text]] = {
        "scopes[]": {**MAY, "none": Text("niets", "nothing")},
        "divisions.consent": _CONSENT,
        "connection.user": _USERS,
    }
    return by_place.get(place, {}).get(text)
