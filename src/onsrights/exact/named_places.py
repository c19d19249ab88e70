"""Places that several rules name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.field import step
from onsrights.engine.diagnostics import Place, Span

if TYPE_CHECKING:
    from onsrights.engine.change.edit import Put, Remove
    from onsrights.engine.change.plain import Plain
    from onsrights.exact.model import App

__all__ = ["put", "removed", "review", "start"]


def start(app: App) -> Place:
    """Name the beginning of the document, where nothing stands that could be marked."""
    return Place("", "value", Span(0, 0), app.document)


def review(app: App) -> Place:
    """Name the key ``review``, or the beginning of the document where there is none."""
    keys = app.root.keys("review")
    return start(app) if keys is None else keys.key()


def put(app: App, *steps: str, value: Plain, after: tuple[str, ...] = ()) -> Put:
    """Write a value under a key, which is added behind one of ``after`` where it is not there."""
    from onsrights.engine.change.edit import Put

    return Put(app.document, _pointer(steps), value, after)


def removed(app: App, *steps: str) -> Remove:
    """Remove a key with its value."""
    from onsrights.engine.change.edit import Remove

    return Remove(app.document, _pointer(steps))


def _pointer(steps: tuple[str, ...]) -> str:
    return "".join(f"/{step(name)}" for name in steps)
