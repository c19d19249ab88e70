"""What stands before every request: whose address it is, who sends it, how large it is, how long it takes to come in.

A page on loopback can be reached by every website that the same browser shows. So the ``Host`` has to be one of ours (a
foreign name that points to this machine is refused: DNS rebinding), and a post has to come from our own page. Neither
would gain much, because nothing is stored here and no answer may be read from elsewhere; it costs nothing to be sure.

Whoever has left is answered nothing, and the work for them ends.
"""

from __future__ import annotations

import asyncio
import re
from contextlib import suppress
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

from starlette.requests import ClientDisconnect
from starlette.responses import Response

from onsrights.engine.limits import REQUEST_BYTES
from onsrights.web.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, MutableMapping

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["HEADERS", "LOOPBACK", "MANIFEST_LIMIT", "Guard", "is_known_host"]

LOOPBACK = ("localhost", "127.0.0.1", "::1")
"""The names under which a server on loopback is known."""

MANIFEST_LIMIT = REQUEST_BYTES - 192 * 1024
"""Bytes of a manifest as the page carries it: what else a post holds has to fit beside it."""

_BODIES_LIMIT = 64 * REQUEST_BYTES
"""The most bytes of all requests that are being read at one time."""

_LEFT = 499
"""The status by which logs of servers know a request whose sender has left."""

HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cache-control": "no-store",
}
"""On every answer, unless it says something else itself."""

_DRESS = [(name.encode(), value.encode()) for name, value in HEADERS.items()]

_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::[0-9]{1,5})?")


class Guard:
    """An ASGI application in front of another one."""

    def __init__(
        self,
        app: ASGIApp,
        hosts: Collection[str] | None,
        answer: Callable[[Scope, Exception], ASGIApp],
        seconds: float,
    ) -> None:
        self.app = app
        self.hosts = hosts
        """``None`` where the server in front sees to it; ``"*"`` among them stands for every numerical address."""
        self.answer = answer
        """Words the answer where there is a :class:`Problem`, or a fault of the program."""
        self.seconds = seconds
        """So long may a request take to come in."""
        self.held = 0
        """Bytes of requests that are being worked on."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer what is wrong with it."""
        if scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        body = _Body(self, receive)
        begun = False

        async def dressed(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                _dress(message)
            try:
                await send(message)
            except OSError:  # some servers say so in this way
                raise ClientDisconnect from None

        try:
            try:
                await self._handle(scope, body, dressed)
            except Exception as error:
                if begun or isinstance(error, ClientDisconnect):
                    raise
                await self.answer(scope, error)(scope, receive, dressed)
        except ClientDisconnect:
            # There is nobody to be answered, and no server sends this; but a middleware in front waits for some end.
            if not begun:
                with suppress(ClientDisconnect):
                    await Response(status_code=_LEFT)(scope, receive, dressed)
        finally:
            self.held -= body.size

    async def _handle(self, scope: Scope, body: _Body, send: Send) -> None:
        headers = _headers(scope)
        self._check_host(headers)
        if scope["method"] not in {"GET", "HEAD"}:
            _check_origin(headers)
        body.announced(headers)
        try:
            async with asyncio.timeout(None) as awaited:
                body.on_leaving = lambda: awaited.reschedule(0)
                try:
                    await self.app(scope, body.receive, send)
                finally:
                    body.stop_watching()
        except TimeoutError:
            if not body.left:
                raise
            raise ClientDisconnect from None

    def _check_host(self, headers: MutableMapping[str, list[str]]) -> None:
        written = headers.get("host", [])
        if self.hosts is not None and not (len(written) == 1 and is_known_host(written[0], self.hosts)):
            raise Problem(421, "foreign-host", host=", ".join(written)[:200])


class _Body:
    """The body of one request while it comes in, never more than the limit; then whether its sender is still there."""

    def __init__(self, guard: Guard, receive: Receive) -> None:
        self._guard = guard
        self._receive = receive
        self._watch: asyncio.Task[None] | None = None
        self._deadline = asyncio.get_running_loop().time() + guard.seconds
        self.size = 0
        self.left = False
        self.on_leaving: Callable[[], object] = lambda: None

    def announced(self, headers: MutableMapping[str, list[str]]) -> None:
        """Refuse what says by itself that it is too large."""
        length = headers.get("content-length", ["0"])[0]
        if not length.isdecimal() or not length.isascii():
            raise Problem(400, "bad-request")
        if len(length) > 15 or int(length) > REQUEST_BYTES:  # noqa: PLR2004 - a number of digits that nobody has to convert
            raise _too_large()

    async def receive(self) -> Message:
        """Give the next message of the request; after the last one, wait until the sender leaves."""
        if self._watch is not None:
            await asyncio.shield(self._watch)
            return {"type": "http.disconnect"}
        try:
            async with asyncio.timeout_at(self._deadline):
                message = await self._receive()
        except TimeoutError:
            raise Problem(408, "too-slow", seconds=f"{self._guard.seconds:g}") from None
        if message["type"] == "http.request":
            length = len(message.get("body", b""))
            self.size += length
            self._guard.held += length
            if self.size > REQUEST_BYTES:
                raise _too_large()
            if self._guard.held > _BODIES_LIMIT:
                raise Problem(503, "busy")
            if not message.get("more_body", False):
                self._watch = asyncio.create_task(self._wait_for_leaving())
        return message

    async def _wait_for_leaving(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass
        self.left = True
        self.on_leaving()

    def stop_watching(self) -> None:
        """Say that the answer is there."""
        if self._watch is not None:
            self._watch.cancel()


def _too_large() -> Problem:
    return Problem(413, "too-large", limit=REQUEST_BYTES // 1024)


def is_known_host(written: str, hosts: Collection[str]) -> bool:
    """Whether a ``Host`` header names one of ``hosts``, with any port; ``"*"`` allows every numerical address.

    A website can give its own name any address, this machine's too, but it cannot give itself a numerical one.
    """
    match = _HOST.fullmatch(written)
    if match is None:
        return False
    name = match[1].strip("[]").lower().removesuffix(".")
    return name in hosts or ("*" in hosts and _is_numerical(name))


def _is_numerical(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _check_origin(headers: MutableMapping[str, list[str]]) -> None:
    """Refuse what another website sends; browsers say so, and programs that say nothing are no browsers."""
    site = headers.get("sec-fetch-site", [])
    if site:
        own = site in (["same-origin"], ["none"])
    else:
        origin = headers.get("origin", [])
        host = headers.get("host", [""])[0]
        own = not origin or (len(origin) == 1 and origin[0].partition("://")[2].lower() == host.lower())
    if not own:
        raise Problem(403, "foreign-origin")


def _headers(scope: Scope) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in scope["headers"]:
        found.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))
    return found


def _dress(message: MutableMapping[str, Any]) -> None:
    """Add the headers that every answer has."""
    given = {name.lower() for name, _ in message["headers"]}
    message["headers"] = [*message["headers"], *(header for header in _DRESS if header[0] not in given)]
