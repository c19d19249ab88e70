"""Checks keep a processor busy, so they run beside the event loop, and only a few of them at one time.

Requests of a size have a lane of their own: somebody who is typing does not wait for somebody else's large file. What
nobody waits for any more is dropped, before it begins or between two of its steps. One right is checked sooner than
handed to a thread and back, so that is done in the loop itself, for a few milliseconds at most.
"""

from __future__ import annotations

import asyncio
from bisect import bisect_left
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from time import monotonic, thread_time
from typing import TYPE_CHECKING, Generic, ParamSpec, TypeVar

from onsrights.engine.waiting import NobodyWaits, while_awaited
from onsrights.web.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Work"]

_P = ParamSpec("_P")
_T = TypeVar("_T")

_SIZES = (32 * 1024, 256 * 1024)
"""Bytes of the largest request of each lane but the last; the worst of the first is checked in part of a second."""
_AT_ONCE = (2, 1, 1)
"""Threads of each lane. More would only take turns, and all would end later."""
_IN_THE_LOOP = 0.005
"""Seconds of a processor that work may take beside which nothing else is done: as long as a thread has Python for
itself."""
_WAITING = 4096
_PATIENCE = 4
"""So many times as long as work may take, it may wait for its turn; whoever will not wait so long leaves."""


class Work:
    """A few threads, and the work that waits for them."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        """So long may work take once it has begun."""
        self._lanes = [ThreadPoolExecutor(threads, "onsrights") for threads in _AT_ONCE]
        self._waiting = 0

    async def do_short(self, size: int, function: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Call a function at once, and once more as :meth:`do` does where it turns out to take long."""
        if not self._waiting:
            end = thread_time() + _IN_THE_LOOP
            with suppress(NobodyWaits), while_awaited(lambda: thread_time() < end):
                return function(*args, **kwargs)
        return await self.do(size, function, *args, **kwargs)

    async def do(self, size: int, function: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Call a function in one of the threads, for a request of so many bytes.

        Raises :class:`Problem` where too much is waiting already, where its turn does not come and where it takes too
        long. It is given up as well when the task that waits for it is cancelled.
        """
        if self._waiting >= _WAITING:
            raise Problem(503, "busy")
        job = _Job(partial(function, *args, **kwargs))
        lane = self._lanes[bisect_left(_SIZES, size)]
        future = asyncio.wrap_future(lane.submit(job.run))
        left: float | None = _PATIENCE * self.seconds
        self._waiting += 1
        try:
            while left is not None and left > 0:
                await asyncio.wait({future}, timeout=left)
                if future.done():
                    return future.result()
                left = None if job.begun is None else job.begun + self.seconds - monotonic()
            if job.begun is None:
                raise Problem(503, "busy")
            raise Problem(503, "took-too-long", seconds=f"{self.seconds:g}")
        finally:
            self._waiting -= 1
            job.is_awaited = False
            future.cancel()


class _Job(Generic[_T]):
    """One piece of work, which can be given up."""

    def __init__(self, function: Callable[[], _T]) -> None:
        self._function = function
        self.begun: float | None = None
        """When its turn came."""
        self.is_awaited = True

    def run(self) -> _T:
        """Do it, as long as somebody waits for it."""
        self.begun = monotonic()
        with while_awaited(lambda: self.is_awaited):
            return self._function()
