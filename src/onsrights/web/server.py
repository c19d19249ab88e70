"""The page on this machine: the application in a server that a slow or silent client cannot keep busy."""

from __future__ import annotations

from socket import IPPROTO_TCP, TCP_NODELAY
from typing import TYPE_CHECKING, Any

from uvicorn import Config, Server
from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    import asyncio
    import socket
    from collections.abc import Callable

    from starlette.types import ASGIApp

__all__ = ["serve"]

_HEADERS_SECONDS = 10
"""So long may the first line and the headers of a request take; uvicorn itself would wait for ever."""
_LONGEST_HEADERS = 32 * 1024
_READING_SECONDS = 60
"""So long may an answer wait for somebody who does not read it."""


class _Impatient(H11Protocol):
    """Closes a connection on which no request has come in after a while."""

    _waiting: asyncio.TimerHandle | None = None
    _reading: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:  # noqa: ANN401 - of uvicorn's protocol
        """Begin to wait."""
        super().connection_made(transport)
        # An answer is written in two pieces, and without this the second one waits until the first is confirmed.
        transport.get_extra_info("socket").setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Stop waiting where these bytes complete the headers; what dribbles in does not start the wait anew."""
        before = self.cycle
        super().data_received(data)
        if self.cycle is not before:
            self._stop()

    def on_response_complete(self) -> None:
        """Wait for the next request on this connection."""
        super().on_response_complete()
        if self._reading is not None:
            self._reading.cancel()
        self._reading = self.loop.call_later(_READING_SECONDS, self._end_unread)
        if not self.transport.is_closing():
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._stop()
        if self._reading is not None:
            self._reading.cancel()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._stop()
        self._waiting = self.loop.call_later(_HEADERS_SECONDS, self.transport.close)

    def _end_unread(self) -> None:
        if self.transport.get_write_buffer_size():
            self.transport.abort()  # close would wait until everything was read

    def _stop(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None


class _Server(Server):
    """Tells when it listens."""

    def __init__(self, config: Config, ready: Callable[[], object]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen."""
        await super().startup(sockets)
        self._ready()


def serve(app: ASGIApp, listening: socket.socket, ready: Callable[[], object]) -> None:
    """Serve ``app`` on a socket until it is interrupted; ``ready`` is called once it answers.

    Raises :class:`KeyboardInterrupt` after a clean end by Ctrl-C.
    """
    config = Config(
        app,
        http=_Impatient,
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=2,
        h11_max_incomplete_event_size=_LONGEST_HEADERS,
    )
    _Server(config, ready).run([listening])
