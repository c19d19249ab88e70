"""What was approved before: the apps of an earlier text of a manifest, for those that are approved now (EXA901)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.field import Items, Keys
from onsrights.engine.text.compare import folded
from onsrights.exact.named_places import review, start

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from onsrights.engine.check.platform import Context
    from onsrights.engine.diagnostics import Place
    from onsrights.engine.text.source import Elsewhere
    from onsrights.exact.model import App

__all__ = ["Approved", "approved_apps"]

_PARTY = ("name", "purpose", "data")


class Approved:
    """The apps that were approved, by name and country."""

    def __init__(self, apps: Mapping[str, App]) -> None:
        self._apps = apps

    def changes(self, app: App) -> Iterator[tuple[Place, str]]:
        """Give what differs from what was approved, each with what it was; an empty text where it was not there."""
        before = self._apps.get(_name(app)) if app.root.text("status") == "approved" else None
        if before is not None:
            yield from _scopes(before, app)
            yield from _purposes(before, app)
            yield from _parties(before, app)


def approved_apps(context: Context) -> Approved:
    """Read the earlier text of a file; what is wrong with that text is of no concern any more.

    An app that has left another manifest since is known again here.
    """
    source = context.source
    own = _apps(source.path if source is not None else None, context.earlier or "", context)
    then = {_name(app) for app in own}
    moved = _moved(source.elsewhere, context) if source is not None and source.elsewhere is not None else {}
    found = [*(app for name, app in moved.items() if name not in then), *own]
    return Approved({_name(app): app for app in found if app.root.text("status") == "approved"})


def _moved(elsewhere: Elsewhere, context: Context) -> dict[str, App]:
    """Give the apps that have left a manifest, read once for all that are held against the same."""
    if "exact" not in elsewhere.kept:
        moved: dict[str, list[App]] = {}
        for one in elsewhere.changed:
            now = {_name(app) for app in _apps(one.path, one.now or "", context)}
            for app in _apps(one.path, one.then, context):
                if app.label and _name(app) not in now:
                    moved.setdefault(_name(app), []).append(app)
        # Where two manifests had an app of one name, nobody knows which of them it was.
        elsewhere.kept["exact"] = {name: apps[0] for name, apps in moved.items() if len(apps) == 1}
    known: dict[str, App] = elsewhere.kept["exact"]
    return known


def _apps(path: str | None, text: str, context: Context) -> list[App]:
    from onsrights.engine.text.source import Source
    from onsrights.engine.text.tree import hide_secrets, read_tree
    from onsrights.exact.apps_of import apps_of
    from onsrights.exact.platform import EXACT

    tree = read_tree(Source(path, text), context.settings.limits)
    hide_secrets(tree, EXACT.secrets)
    return list(apps_of(tree, context.settings))


def _name(app: App) -> str:
    return f"{app.country} {folded(app.label or '')}"


def _scopes(before: App, app: App) -> Iterator[tuple[Place, str]]:
    keys = app.root.keys("scopes")
    around = start(app) if keys is None else keys.key()
    for scope in dict.fromkeys((*app.scopes, *before.scopes)):
        old, new = before.level(scope), app.level(scope)
        if old is None or new is None or old == new:
            continue
        asked = app.scopes.get(scope)
        if asked is not None and asked.field is not None:
            yield asked.field.place(), old
        else:
            yield around, f"{scope}: {old}"


def _purposes(before: App, app: App) -> Iterator[tuple[Place, str]]:
    old, new = before.root.keys("review"), app.root.keys("review")
    for key in ("purpose_nl", "purpose_en"):
        was = None if old is None else old.field(key)
        now = None if new is None else new.field(key)
        if now is not None and (was is None or was.text.split() != now.text.split()):
            yield now.place(), "" if was is None else " ".join(was.text.split())
        elif now is None and was is not None and (new is None or new.lacks(key)):
            yield review(app), " ".join(was.text.split())


def _parties(before: App, app: App) -> Iterator[tuple[Place, str]]:
    old, new = before.root.keys("review"), app.root.keys("review")
    was = None if old is None else old.values.get("third_parties")
    now = None if new is None else new.values.get("third_parties")
    if isinstance(was, Items) and isinstance(now, Items) and _told(was) != _told(now):
        yield now.key(), ", ".join(name for name, _, _ in _told(was)) or "[]"


def _told(parties: Items) -> list[tuple[str, ...]]:
    """Give what is said of third parties."""
    return [tuple(party.text(key) for key in _PARTY) for party in parties.items if isinstance(party, Keys)]
