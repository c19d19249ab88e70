"""The apps that a document is about, and what each of them is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.doors import RefusedError
from onsrights.engine.compare import folded
from onsrights.engine.diagnostics import Text
from onsrights.exact.exports.words import COUNTRIES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onsrights.doors import ExportRequest
    from onsrights.engine.diagnostics import Language
    from onsrights.exact.model import App

__all__ = ["apps_of", "asked_by", "countries_of", "name_of"]

_NONE = Text(
    "Er is niets geëxporteerd: er staat geen app in het manifest.",
    "Nothing was exported: there is no app in the manifest.",
)
_NAMELESS = Text("de app", "the app")


def apps_of(request: ExportRequest) -> list[App]:
    """Give every app of the manifests.

    :raises RefusedError: where there is none.
    """
    found: list[App] = [subject for manifest in request.manifests for subject in manifest.subjects]
    if not found:
        raise RefusedError(_NONE, status=3)
    return found


def name_of(app: App, lang: Language) -> str:
    """Give the name of an app; ``the app`` where it has none."""
    return app.label or _NAMELESS.render(lang, {})


def countries_of(apps: Sequence[App], lang: Language) -> Mapping[App, str]:
    """Give what goes behind the title of each app that has the name of another one: its country."""
    from collections import Counter

    names = [folded(app.label or "") for app in apps]
    counted = Counter(names)
    return {
        app: f" ({COUNTRIES[app.country].render(lang, {})})"
        for app, name in zip(apps, names, strict=True)
        if counted[name] > 1 and app.country in COUNTRIES
    }


def asked_by(app: App) -> list[tuple[str, str]]:
    """Give the scopes that an app asks for, in the order of the form, each with its level: ``read`` or ``manage``.

    Those that the form of our table does not have are told as well, by the name in the manifest.
    """
    from onsrights.exact.model import level_meant

    keys = app.root.keys("scopes")
    found = [(one.name, one.level) for one in app.scopes.values()]
    for name, meant in app.names_of_scopes.items():
        field = keys.field(name) if keys is not None and meant is None else None
        if field is not None:
            found.append((name, level_meant(field.text)))
    asked = [(name, level) for name, level in found if level in {"read", "manage"}]
    return sorted(asked, key=lambda each: app.tables.in_order(each[0]))
