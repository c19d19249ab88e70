"""Checks keep a processor busy, so they run beside the event loop, and only a few of them at one time."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from onsrights.web.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Work"]

_P = ParamSpec("_P")
_T = TypeVar("_T")

_AT_ONCE = 2
"""One that takes long does not keep the others waiting; more would only take turns."""
_WAITING = 4096


class Work:
    """A few threads, and the work that waits for them."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="onsrights")
        self._waiting = 0

    async def do(self, function: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Call a function in one of the threads; raises :class:`Problem` where too much is waiting already."""
        if self._waiting >= _WAITING:
            raise Problem(503, "busy")
        self._waiting += 1
        try:
            return await asyncio.wrap_future(self._threads.submit(function, *args, **kwargs))
        finally:
            self._waiting -= 1
