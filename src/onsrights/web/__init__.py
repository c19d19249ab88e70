"""The registration form as a web page, and the check for programs: one ASGI application (extra ``web``).

It can be mounted in somebody's own server, under any path::

    Mount("/rights", app=onsrights.web.create_app(hosts=["intranet.example.org"]))
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.settings.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from starlette.applications import Starlette

__all__ = ["create_app"]

_DEFAULT_SETTINGS = Settings()


def create_app(
    *,
    hosts: Collection[str] | None = ("localhost", "127.0.0.1", "::1"),
    settings: Settings = _DEFAULT_SETTINGS,
    seconds: float = 30,
    on_fault: Callable[[Exception], object] = lambda _: None,
) -> Starlette:
    """Give the application; raises :class:`ImportError` without the extra ``web``.

    ``hosts`` are the names, without a port, under which it may be reached, ``None`` where a server in front sees to
    that; ``seconds`` is how long a request may take to come in, and how long its check may take; four times as long it
    may wait for its turn. ``on_fault`` is given every fault of the application itself.
    Nothing is stored, so several processes may serve it side by side. It needs an event loop of asyncio.
    """
    from onsrights.web.app import build

    return build(hosts, settings, seconds, on_fault)
