"""Whether anybody still waits for what is being worked out.

A thread cannot be ended from outside. So work that may take long calls :func:`go_on` between its steps, and whoever
started it says in :func:`while_awaited` how it is told that nobody waits any more.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar

from onsrights.engine.declared import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["NobodyWaits", "go_on", "while_awaited"]


class NobodyWaits(BaseException):
    """The work ends here, because its result would be for nobody; nothing on the way may take it for an error."""


def _always() -> bool:
    return True


_is_awaited: ContextVar[Callable[[], bool]] = ContextVar("is_awaited", default=_always)


@contextmanager
def while_awaited(is_awaited: Callable[[], bool]) -> Iterator[None]:
    """Let the work inside end by :class:`NobodyWaits` once ``is_awaited`` says so; it may be asked very often."""
    token = _is_awaited.set(is_awaited)
    try:
        yield
    finally:
        _is_awaited.reset(token)


def go_on() -> None:
    """Raise :class:`NobodyWaits` where nobody waits any more."""
    if not _is_awaited.get()():
        raise NobodyWaits
