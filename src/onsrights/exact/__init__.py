"""The platform Exact Online: apps, the scopes that they ask for and the endpoints that they call.

The two functions below are for scripts; everything else is reached through the platform.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onsrights.engine.settings.settings import Settings
    from onsrights.exact.needs import Need
    from onsrights.exact.tables import Endpoint

__all__ = ["find_endpoint", "scopes_needed"]


def find_endpoint(written: str) -> Endpoint | None:
    """Give the endpoint of the table that a path stands for, however it is written; ``None`` where there is none."""
    from onsrights.exact.endpoint_paths import spelt
    from onsrights.exact.tables import tables

    return spelt(written, tables()).endpoint


def scopes_needed(
    manifest: Mapping[str, object] | str, *, app: str | None = None, settings: Settings | None = None
) -> tuple[Need, ...]:
    """Give the scopes that the calls of an app need, in the order of the form: scope, level, calls, alternatives.

    Where the reference names several scopes for a call and does not say which it needs, and nothing else needs one of
    them, ``scope`` is ``None`` and ``alternatives`` has them. A self-registered app needs none. ``manifest`` is a
    mapping or the text of one; of several documents ``app`` names the one that is meant (``Name`` or ``Name@nl``).
    What cannot be judged is left out. Raises :class:`ValueError` where it is not clear which app is meant.
    """
    from onsrights.engine.settings.settings import Settings
    from onsrights.exact.apps_of import app_of_values, apps_of
    from onsrights.exact.needs import needs, unmet_alternatives

    known = settings or Settings()
    if isinstance(manifest, str):
        from onsrights.engine.text.source import Source
        from onsrights.engine.text.tree import read_tree

        apps = list(apps_of(read_tree(Source("app.exact.yaml", manifest), known.limits), known))
    else:
        apps = [found for found in (app_of_values(manifest, known),) if found is not None]
    if app is not None:
        apps = [one for one in apps if app in {one.label, f"{one.label}@{one.country}"}]
    if len(apps) != 1:
        names = ", ".join(f"{one.label}@{one.country}" for one in apps)
        msg = f"there are several apps; name one: {names}" if apps else "there is no such app"
        raise ValueError(msg)
    [one] = apps
    if one.is_own:
        return ()
    found = needs(one.uses, one.tables)
    left = unmet_alternatives(found)
    return tuple(need for need in found if need.scope is not None or need in left)
