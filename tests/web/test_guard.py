"""What stands before every request: hosts, origins, sizes, times; and the headers behind every answer."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.routing import Mount
from starlette.testclient import TestClient

import onsrights
from onsrights.engine.limits import REQUEST_BYTES
from onsrights.engine.waiting import NobodyWaits, go_on
from onsrights.reports.json import render
from onsrights.web import api, create_app, guard
from onsrights.web.guard import HEADERS, is_known_host
from tests.web.browsing import SCRIPTS
from tests.web.conftest import HOST, fail

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Mapping, MutableMapping

    from starlette.middleware.base import RequestResponseEndpoint
    from starlette.requests import Request
    from starlette.responses import Response

JSON = {"content-type": "application/json"}
BODY = b'{"text": ""}'


def test_every_answer_has_its_headers(client: TestClient) -> None:
    answers = [
        client.get("/"),
        client.get("/api/openapi.json"),
        client.get("/static/form.js"),
        client.get("/nothing"),
        client.post("/api/check", content=b"{"),
        client.get("/", headers={"host": "evil.example"}),
        client.post("/", headers={"origin": "https://evil.example"}),
    ]
    assert {answer.status_code for answer in answers} == {200, 403, 404, 415, 421}
    for answer in answers:
        for name, value in HEADERS.items():
            assert answer.headers[name] == value or (name == "cache-control" and "/static/" in str(answer.url))
        assert "access-control-allow-origin" not in answer.headers
        assert "server" not in answer.headers
        assert "set-cookie" not in answer.headers


def test_the_policy_allows_nothing_inline_and_nothing_from_elsewhere(client: TestClient) -> None:
    policy = dict(part.strip().split(" ", 1) for part in client.get("/").headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert set(policy.values()) == {"'none'", "'self'"}
    page = client.get("/new").text
    assert " style=" not in page
    assert " onclick=" not in page
    assert page.count("<script") == page.count("<script src=") == SCRIPTS
    assert "http://" not in page
    assert "https://" not in page.replace("https://onsrights.readthedocs.io/schemas/", "")


def test_no_script_may_be_asked_for_by_another_website(client: TestClient) -> None:
    for origin in ("https://evil.example", "null"):
        answer = client.options("/api/check", headers={"origin": origin, "access-control-request-method": "POST"})
        assert answer.status_code == 403
        assert not any(name.startswith("access-control") for name in answer.headers)


# Hosts.


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8470", "LOCALHOST.:1", "127.0.0.1", "127.0.0.1:99", "[::1]:80"]
)
def test_the_names_of_this_machine_are_known(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "127.0.0.2",
        "",
        "localhost:x",
        "localhost@evil",
        "[::1",
        "a b",
        "localhost:123456",
    ],
)
def test_any_other_host_is_refused(client: TestClient, host: str) -> None:
    answer = client.post("/api/check", content=BODY, headers={"host": host, **JSON})
    assert (answer.status_code, answer.json()["error"]) == (421, "foreign-host")
    assert host in answer.json()["message"]["nl"]


def test_a_host_that_is_doubled_or_missing_is_refused() -> None:
    for hosts in ([], [b"localhost", b"evil.example"], [b"localhost", b"localhost"]):
        status, _ = call(create_app(), headers=[(b"host", host) for host in hosts])
        assert status == 421


def test_somebody_elses_server_has_hosts_of_its_own() -> None:
    for hosts, host, status in [
        (["intranet.example.org"], "intranet.example.org:443", 200),
        (["intranet.example.org"], "localhost", 421),
        (None, "anything.example", 200),
        (["form.local", "*"], "192.168.1.7:8470", 200),
        (["form.local", "*"], "evil.example", 421),
    ]:
        app = create_app(hosts=hosts, on_fault=fail)
        assert TestClient(app, base_url=f"http://{host}").get("/").status_code == status


def test_numerical_addresses_are_told_from_names() -> None:
    for host, known in [
        ("10.0.0.1", True),
        ("[fe80::1]:80", True),
        ("10.0.0.1.evil.example", False),
        ("1e100.net", False),
    ]:
        assert is_known_host(host, ["*"]) is known


# Origins.


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"origin": HOST}, 200),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "same-origin"}, 200),
        ({"sec-fetch-site": "none"}, 200),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "cross-site", "origin": HOST}, 403),
        ({"sec-fetch-site": "same-origin", "origin": "null"}, 200),
    ],
)
def test_posts_of_other_websites_are_refused(client: TestClient, headers: dict[str, str], status: int) -> None:
    answer = client.post("/api/check", content=BODY, headers={"host": "localhost:8470", **JSON, **headers})
    assert answer.status_code == status
    assert client.get("/", headers=headers).status_code == 200


# Sizes.


def test_a_body_over_the_limit_is_refused_by_what_it_says_of_itself(client: TestClient) -> None:
    answer = client.post("/api/check", content=b" " * (REQUEST_BYTES + 1), headers=JSON)
    assert (answer.status_code, answer.json()["error"]) == (413, "too-large")
    assert client.post("/api/check", content=BODY + b" " * (REQUEST_BYTES - len(BODY)), headers=JSON).status_code == 200
    page = client.post("/", content=b" " * (REQUEST_BYTES + 1), headers={"content-type": "multipart/form-data"})
    assert page.status_code == 413
    assert page.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("length", ["99999999999999999999999999", "x", "-1", "1e3", "²"])
def test_a_length_that_is_none_is_refused(length: str) -> None:
    status, _ = call(
        create_app(),
        method="POST",
        path="/check",
        headers=[(b"host", b"localhost"), (b"content-length", length.encode())],
    )
    assert status in {400, 413}


def test_a_body_without_a_length_is_cut_off_while_it_comes_in() -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        while True:
            sent += 65536
            yield b" " * 65536

    status, answer = call(
        create_app(), method="POST", path="/api/check", body=endless(), headers=[(b"content-type", b"application/json")]
    )
    assert (status, json.loads(answer)["error"]) == (413, "too-large")
    assert sent <= REQUEST_BYTES + 2 * 65536


def test_many_bodies_together_have_a_limit_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "_BODIES_LIMIT", 10)
    app = create_app()
    client = TestClient(app, base_url=HOST)
    assert client.post("/api/check", content=BODY, headers=JSON).json()["error"] == "busy"
    assert client.post("/api/check", content=b"{}", headers=JSON).status_code == 422  # nothing was left behind


# Times.


def test_a_slow_client_is_told_so() -> None:
    async def slow() -> AsyncIterator[bytes]:
        yield b"{"
        await asyncio.sleep(60)
        yield b"}"

    status, answer = call(
        create_app(seconds=0.05),
        method="POST",
        path="/api/check",
        body=slow(),
        headers=[(b"content-type", b"application/json")],
    )
    assert (status, json.loads(answer)["error"]) == (408, "too-slow")


def test_a_check_that_takes_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "check_text", lambda *_, **__: time.sleep(0.3))
    client = TestClient(create_app(seconds=0.05), base_url=HOST)
    answer = client.post("/api/check", content=BODY, headers=JSON)
    assert (answer.status_code, answer.json()["error"]) == (503, "took-too-long")
    assert client.get("/api/openapi.json").status_code == 200


def test_many_requests_wait_for_each_other_and_too_many_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from onsrights.web import work

    at_once = most = 0

    def counting(*_: object, **__: object) -> object:
        nonlocal at_once, most
        at_once += 1
        most = max(most, at_once)
        time.sleep(0.002)
        at_once -= 1
        return real("manifest: 1\n")

    real = onsrights.check_text
    monkeypatch.setattr(api, "check_text", counting)
    app = create_app(on_fault=fail)

    async def storm(number: int) -> list[int]:
        calls = [
            answer(
                app,
                method="POST",
                path="/api/check",
                body=pieces(BODY),
                headers=[(b"content-type", b"application/json")],
            )
            for _ in range(number)
        ]
        return [status for status, _ in await asyncio.gather(*calls)]

    assert asyncio.run(storm(200)) == [200] * 200
    assert most <= 2
    monkeypatch.setattr(work, "_WAITING", 10)
    statuses = asyncio.run(storm(50))
    assert set(statuses) == {200, 503}
    assert statuses.count(200) >= 10


# Senders who leave.


class Sender:
    """Sends a request, and leaves when told; keeps what it was answered."""

    def __init__(self, body: bytes = BODY, *, whole: bool = True) -> None:
        self.messages: list[MutableMapping[str, Any]] = [{"type": "http.request", "body": body, "more_body": not whole}]
        self.leaves = asyncio.Event()
        self.answered: list[Any] = []

    async def receive(self) -> MutableMapping[str, Any]:
        if self.messages:
            return self.messages.pop()
        await self.leaves.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: MutableMapping[str, Any]) -> None:
        self.answered.append(message)

    def statuses(self) -> list[int]:
        return [message["status"] for message in self.answered if message["type"] == "http.response.start"]

    async def ask(self, app: Callable[..., Any], path: str = "/api/check") -> None:
        headers = [(b"host", b"localhost"), (b"content-type", b"application/json")]
        await app(scope_of("POST", path, headers), self.receive, self.send)


def behind_a_middleware() -> Starlette:
    """Give the application in somebody else's, behind something that hands requests on in its own way."""

    async def handed_on(request: Request, call_next: RequestResponseEndpoint) -> Response:
        return await call_next(request)

    middleware = [Middleware(BaseHTTPMiddleware, dispatch=handed_on)]
    return Starlette(routes=[Mount("/rights", app=create_app(on_fault=fail))], middleware=middleware)


@pytest.mark.parametrize(
    ("make", "path"),
    [(lambda: create_app(on_fault=fail), "/api/check"), (behind_a_middleware, "/rights/api/check")],
    ids=["alone", "mounted"],
)
def test_work_ends_when_its_sender_leaves(
    monkeypatch: pytest.MonkeyPatch, make: Callable[[], Starlette], path: str
) -> None:
    began, ended = threading.Event(), threading.Event()

    def endless(*_: object, **__: object) -> None:
        began.set()
        try:
            while True:
                go_on()
        except NobodyWaits:
            ended.set()
            raise

    monkeypatch.setattr(api, "check_text", endless)

    async def leaving() -> list[int]:
        sender = Sender()
        asked = asyncio.create_task(sender.ask(make(), path))
        await asyncio.to_thread(began.wait, 10)
        sender.leaves.set()
        await asyncio.wait_for(asked, 10)
        return sender.statuses()

    assert asyncio.run(leaving()) in ([], [499])  # the second one for whatever stands in front of a mounted one
    assert ended.wait(10)


def test_work_that_nobody_waits_for_any_more_is_never_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both threads are busy, five senders leave while they wait, and the sixth is answered after two checks."""
    checks: list[str] = []
    goes_on = threading.Event()

    def counted(text: str, **__: object) -> onsrights.Report:
        checks.append(text)
        goes_on.wait(10)
        return onsrights.check_field("dutch_name", "")

    monkeypatch.setattr(api, "check_text", counted)

    async def storm() -> list[int]:
        app = create_app(on_fault=fail)
        senders = [Sender(b'{"text": "%d"}' % number) for number in range(8)]
        asked = [asyncio.create_task(sender.ask(app)) for sender in senders]
        while len(checks) < 2:  # noqa: ASYNC110 - the threads say when they have begun
            await asyncio.sleep(0.001)
        for sender in senders[2:7]:
            sender.leaves.set()
        await asyncio.gather(*asked[2:7])
        goes_on.set()
        await asyncio.gather(*asked)
        return [status for sender in senders for status in sender.statuses()]

    assert asyncio.run(storm()) == [200, 200, 499, 499, 499, 499, 499, 200]
    assert sorted(checks) == ["0", "1", "7"]


@pytest.mark.parametrize("path", ["/api/check", "/api/why", "/", "/open", "/check", "/afas", "/afas/open", "/exact"])
def test_a_sender_who_leaves_in_the_middle_is_no_fault(path: str) -> None:
    async def leaving() -> list[int]:
        sender = Sender(whole=False)
        sender.leaves.set()
        await sender.ask(create_app(on_fault=fail), path)
        return sender.statuses()

    assert asyncio.run(leaving()) == [499]


def test_a_server_that_says_by_an_error_that_nobody_is_there_causes_no_fault() -> None:
    class Gone(Sender):
        async def send(self, message: MutableMapping[str, Any]) -> None:
            raise BrokenPipeError(str(message["type"]))

    for body in (BODY, b"{"):
        asyncio.run(Gone(body).ask(create_app(on_fault=fail)))


def test_a_cancelled_server_cancels_its_requests(monkeypatch: pytest.MonkeyPatch) -> None:
    """Being told to end is not the same as a sender who leaves, and nobody may take one for the other."""
    began = threading.Event()

    def endless(*_: object, **__: object) -> None:
        began.set()
        while True:
            go_on()

    monkeypatch.setattr(api, "check_text", endless)

    async def ending() -> None:
        asked = asyncio.create_task(Sender().ask(create_app(on_fault=fail)))
        await asyncio.to_thread(began.wait, 10)
        asked.cancel()
        await asked

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(ending())


def test_small_requests_are_answered_while_large_ones_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    goes_on = threading.Event()
    real = onsrights.check_text

    def slow(text: str, **__: object) -> onsrights.Report:
        if len(text) > 1000:
            goes_on.wait(20)
        return real("manifest: 1\n")

    monkeypatch.setattr(api, "check_text", slow)

    async def storm() -> tuple[int, list[int]]:
        app = create_app(on_fault=fail)
        large = [Sender(json.dumps({"text": "x" * size}).encode()) for size in (100_000, 900_000) for _ in range(10)]
        asked = [asyncio.create_task(sender.ask(app)) for sender in large]
        await asyncio.sleep(0.05)
        small = Sender()
        await asyncio.wait_for(small.ask(app), 10)
        goes_on.set()
        await asyncio.gather(*asked)
        return small.answered[0]["status"], [sender.answered[0]["status"] for sender in large]

    assert asyncio.run(storm()) == (200, [200] * 20)


def test_a_right_is_checked_in_the_loop_and_in_a_thread_where_that_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[bool] = []
    real = onsrights.check_right

    def slow(fields: Mapping[str, object], **named: Any) -> onsrights.Report:  # noqa: ANN401 - of the library
        threads.append(threading.current_thread().name.startswith("onsrights"))
        while fields["dutch_name"] == "slow" and not threads[-1]:
            go_on()
        return real(fields, **named)

    monkeypatch.setattr(api, "check_right", slow)

    async def asked(right: Mapping[str, str]) -> str:
        sender = Sender(json.dumps({"right": right}).encode())
        await asyncio.wait_for(sender.ask(create_app(on_fault=fail)), 20)
        return str(sender.answered[1]["body"].decode())

    for name, where in (("quick", [False]), ("slow", [False, True])):
        expected = "".join(render(real({"dutch_name": name})))  # which imports what it needs, and that takes long
        assert asyncio.run(asked({"dutch_name": name})) == expected
        assert threads == where
        threads.clear()


def test_whose_turn_does_not_come_is_told_that_the_server_is_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "check_text", lambda *_, **__: time.sleep(0.5))

    async def storm() -> list[str]:
        senders = [Sender() for _ in range(4)]
        app = create_app(seconds=0.05)
        await asyncio.gather(*(sender.ask(app) for sender in senders))
        return sorted(json.loads(sender.answered[1]["body"])["error"] for sender in senders)

    assert asyncio.run(storm()) == ["busy", "busy", "took-too-long", "took-too-long"]


# Faults of the application itself.


def test_a_fault_of_the_application_is_told_and_nothing_of_it_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        message = "secret"
        raise RuntimeError(message)

    told: list[Exception] = []
    monkeypatch.setattr(api, "check_text", broken)
    monkeypatch.setattr("onsrights.web.form_page._check", broken)
    client = TestClient(create_app(on_fault=told.append), base_url=HOST)
    answer = client.post("/api/check", content=BODY, headers=JSON)
    page = client.get("/new?lang=nl")
    for found in (answer, page):
        assert found.status_code == 500
        assert "secret" not in found.text
    assert answer.json()["error"] == "internal"
    assert "Interne fout" in page.text
    assert [str(one) for one in told] == ["secret", "secret"]


def test_a_fault_after_the_answer_has_begun_ends_the_connection() -> None:
    async def app(_scope: Any, _receive: Any, send: Any) -> None:  # noqa: ANN401 - ASGI
        await send({"type": "http.response.start", "status": 200, "headers": []})
        message = "too late"
        raise RuntimeError(message)

    def never(*_: object) -> Any:  # noqa: ANN401 - not called
        raise AssertionError

    with pytest.raises(RuntimeError, match="too late"):
        call(guard.Guard(app, None, never, 5))


# In somebody else's server.


def test_it_can_be_mounted_under_any_path() -> None:
    outer = Starlette(routes=[Mount("/in/here", app=create_app(on_fault=fail))])
    client = TestClient(outer, base_url=HOST)
    page = client.get("/in/here/new")
    assert page.status_code == 200
    assert 'action="/in/here/"' in page.text
    for part in page.text.split('"'):
        if part.startswith("/in/here/static/"):
            assert client.get(part).status_code == 200
    assert client.post("/in/here/api/check", content=BODY, headers=JSON).status_code == 200
    assert client.post("/in/here/api/check", content=b"{", headers=JSON).json()["error"] == "not-json"
    assert client.get("/in/here/api/openapi.json").json()["servers"] == [{"url": "/in/here"}]
    assert client.get("/in/here/nothing").status_code == 404


def test_it_understands_a_root_path_of_the_server() -> None:
    client = TestClient(create_app(on_fault=fail), base_url=HOST, root_path="/behind")
    assert 'action="/behind/open"' in client.get("/behind/").text


def test_nothing_but_http_is_answered() -> None:
    messages: list[Any] = []

    async def connect() -> MutableMapping[str, Any]:
        return {"type": "websocket.connect"}

    async def send(message: MutableMapping[str, Any]) -> None:
        messages.append(message)

    scope = {"type": "websocket", "path": "/", "headers": [], "query_string": b""}
    asyncio.run(create_app()(scope, connect, send))
    assert messages == [{"type": "websocket.close", "code": 1008}]


# ASGI by hand, for what no client would send.


async def pieces(*data: bytes) -> AsyncIterator[bytes]:
    for piece in data:
        yield piece


async def answer(
    app: Callable[..., Any],
    *,
    method: str = "GET",
    path: str = "/",
    headers: list[tuple[bytes, bytes]],
    body: AsyncIterator[bytes] | None = None,
) -> tuple[int, bytes]:
    stream = body or pieces()
    gone = asyncio.Event()
    status, content = 0, b""

    async def receive() -> MutableMapping[str, Any]:
        try:
            return {"type": "http.request", "body": await anext(stream), "more_body": True}
        except StopAsyncIteration:
            if not gone.is_set():
                gone.set()
                return {"type": "http.request", "body": b"", "more_body": False}
            await asyncio.sleep(60)
            return {"type": "http.disconnect"}

    async def send(message: MutableMapping[str, Any]) -> None:
        nonlocal status, content
        if message["type"] == "http.response.start":
            status = message["status"]
        content += message.get("body", b"")

    if not any(name == b"host" for name, _ in headers) and body is not None:
        headers = [(b"host", b"localhost"), *headers]
    await app(scope_of(method, path, headers), receive, send)
    return status, content


def scope_of(method: str, path: str, headers: list[tuple[bytes, bytes]]) -> dict[str, Any]:
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": headers,
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 8470),
    }


def call(app: Callable[..., Any], **request: Any) -> tuple[int, bytes]:  # noqa: ANN401 - see answer
    request.setdefault("headers", [])
    return asyncio.run(answer(app, **request))
