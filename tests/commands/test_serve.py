"""``onsrights serve``: the link, the port, the address, and clients that are slow or many."""

from __future__ import annotations

import json
import os
import re
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onsrights.commands import serve
from onsrights.engine.origin import installing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Run

BODY = b'{"field": "dutch_name", "value": "Documenten inzien"}'
JSON = {"Content-Type": "application/json"}


class Server:
    """A server in a process of its own."""

    def __init__(self, process: subprocess.Popen[str], link: str) -> None:
        self.process = process
        self.link = link
        match = re.fullmatch(r"http://(.+):(\d+)/", link)
        assert match
        self.host, self.port = match[1], int(match[2])

    def ask(self, path: str = "/api/check", body: bytes = BODY) -> int:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request("POST", path, body, JSON)
            return connection.getresponse().status
        finally:
            connection.close()


@contextmanager
def running(*arguments: str, lang: str = "en") -> Iterator[Server]:
    command = [sys.executable, "-m", "onsrights", "serve", "--port", "0", "--lang", lang, *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stderr
    try:
        yield Server(process, process.stdout.readline().split()[-1])
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
        process.stderr.close()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with running() as server:
        yield server


def test_it_prints_its_link_and_answers_there(server: Server) -> None:
    assert server.host == "127.0.0.1"
    assert server.ask() == 200


def test_it_ends_quietly_by_ctrl_c() -> None:
    with running("--lang", "nl") as server:
        assert server.ask() == 200
        server.process.send_signal(signal.SIGINT)
        assert server.process.wait(10) == 130
        assert server.process.stdout
        assert server.process.stderr
        assert server.process.stdout.read() == "Stoppen: Ctrl-C.\n"
        assert server.process.stderr.read() == ""


def test_a_port_that_is_taken_is_said(run: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = run("serve", "--port", str(port), "--lang", "nl")
    assert (result.status, result.stdout) == (2, "")
    assert (
        result.stderr
        == f"Poort {port} is al in gebruik. Kies een andere met --port, of laat er een kiezen met --port 0.\n"
    )


@pytest.mark.parametrize("word", ["x", "65536", "-1", "1.5", "²", "", "99999999"])
def test_what_is_no_port_is_said(run: Run, word: str) -> None:
    result = run("serve", f"--port={word}")
    assert result.status == 2
    assert f'"{word}" is not a port' in result.stderr


def test_another_address_has_to_be_asked_for_as_such(run: Run) -> None:
    result = run("serve", "--port", "0.0.0.0:8000", "--lang", "nl")
    assert result.status == 2
    assert "het vraagt geen wachtwoord" in result.stderr
    assert "--host 0.0.0.0 --port 8000" in result.stderr


@pytest.mark.parametrize("host", ["203.0.113.7", "no.such.host.invalid", "2001:db8::1", "x" * 300, "a\x00b"])
def test_an_address_that_this_machine_does_not_have_is_said(run: Run, host: str) -> None:
    result = run("serve", "--port", "0", "--host", host)
    assert result.status == 2
    assert "has no address" in result.stderr
    assert "Traceback" not in result.stderr


def test_beyond_loopback_it_says_what_that_means() -> None:
    with running("--host", "0.0.0.0") as server:  # noqa: S104 - what is tested
        assert server.host == "localhost"
        assert server.ask() == 200
        assert server.process.stderr
        ready, _, _ = select.select([server.process.stderr], [], [], 10)
        assert ready
        warning = server.process.stderr.readline()
        assert "The form does not ask for a password" in warning


def test_links_are_those_that_a_browser_understands() -> None:
    with socket.create_server(("::1", 0), family=socket.AF_INET6) as listening:
        port = listening.getsockname()[1]
        assert serve.link_to(listening, None) == f"http://[::1]:{port}/"
        assert serve.link_to(listening, "[::1]") == f"http://[::1]:{port}/"
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        assert serve.link_to(listening, "localhost") == f"http://localhost:{port}/"


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_help_tells_the_limits_that_hold(run: Run, lang: str) -> None:
    from onsrights.engine.limits import REQUEST_BYTES
    from onsrights.web import create_app, form_page

    told = " ".join(run("serve", "--help", "--lang", lang).stdout.split())
    assert f"{form_page.LONGEST // 1024} KiB" in told
    assert f"{REQUEST_BYTES // 1024**2} MiB" in told
    assert f" {signature(create_app).parameters['seconds'].default} " in told


def test_a_port_for_administrators_is_said() -> None:
    error = PermissionError(13, "Permission denied")
    assert "vanaf 1024" in serve.refusal(error, None, 80, "nl")


def test_the_browser_is_opened_when_asked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def once(_app: object, listening: socket.socket, ready: object) -> None:
        assert callable(ready)
        ready()
        assert listening.getsockname()[1]

    monkeypatch.setattr("onsrights.web.server.serve", once)
    monkeypatch.setattr("webbrowser.open", opened.append)
    result = run("serve", "--port", "0", "--open")
    assert result.status == 0
    assert opened == [result.stdout.split("\n")[0].split()[-1]]
    assert run("serve", "--port", "0", "--host", "0.0.0.0").stderr.startswith("Note: 0.0.0.0")  # noqa: S104


def test_a_fault_of_the_application_is_one_line_on_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    serve.on_fault(RuntimeError("unforeseen"))
    assert "RuntimeError: unforeseen" in capsys.readouterr().err


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_without_the_extra_it_says_what_to_install(run: Run, monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    monkeypatch.delitem(sys.modules, "onsrights.web.server", raising=False)
    result = run("serve", "--lang", lang)
    assert (result.status, result.stdout) == (2, "")
    assert installing("web") in result.stderr
    assert "Traceback" not in result.stderr


def test_other_commands_import_nothing_of_it() -> None:
    code = (
        "import sys; from onsrights.commands import main; main(['rules', '--format', 'json']); "
        "sys.exit(any(name in sys.modules for name in ('starlette', 'uvicorn', 'jinja2', 'asyncio', 'onsrights.web')))"
    )
    assert subprocess.run([sys.executable, "-c", code], stdout=subprocess.DEVNULL, check=False).returncode == 0


# Clients that are slow, or many.


def test_a_thousand_requests_at_once_are_all_answered(server: Server) -> None:
    statuses: list[int] = []

    def ask() -> None:
        statuses.append(server.ask())

    threads = [threading.Thread(target=ask) for _ in range(1000)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [200] * 1000
    assert server.ask() == 200


def test_a_thousand_silent_connections_do_not_keep_others_out(server: Server) -> None:
    silent = []
    try:
        for _ in range(min(1000, open_files() // 2)):
            silent.append(socket.create_connection(("127.0.0.1", server.port)))
            silent[-1].sendall(b"POST /api/check HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
        began = time.monotonic()
        assert server.ask() == 200
        assert time.monotonic() - began < 10
    finally:
        for connection in silent:
            connection.close()


def open_files() -> int:
    import resource

    return resource.getrlimit(resource.RLIMIT_NOFILE)[0]


def test_a_client_that_dribbles_its_headers_is_sent_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """The time is shortened, and a connection that is kept open gets as much for its second request."""
    from onsrights.web import create_app, server

    monkeypatch.setattr(server, "_HEADERS_SECONDS", 0.3)
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    seen: dict[str, object] = {}

    def client() -> None:
        with socket.create_connection(("127.0.0.1", port), timeout=10) as slow:
            began = time.monotonic()
            try:
                for _ in range(100):
                    slow.sendall(b"X")
                    time.sleep(0.05)
            except OSError:
                seen["after"] = time.monotonic() - began
        connection = HTTPConnection("127.0.0.1", port, timeout=10)
        for _ in range(2):
            connection.request("POST", "/api/check", BODY, JSON)
            answer = connection.getresponse()
            seen.setdefault("statuses", []).append(answer.status)  # type: ignore[attr-defined]
            answer.read()
        time.sleep(0.6)
        sock = connection.sock
        seen["closed"] = sock is not None and sock.recv(1) == b""
        connection.close()
        os.kill(os.getpid(), signal.SIGINT)

    thread = threading.Thread(target=client)
    with listening, pytest.raises(KeyboardInterrupt):
        server.serve(create_app(), listening, thread.start)
    thread.join()
    assert isinstance(seen["after"], float)
    assert seen["after"] < 3
    assert (seen["statuses"], seen["closed"]) == ([200, 200], True)


def test_answers_on_a_connection_that_is_kept_open_wait_for_nothing(server: Server) -> None:
    """Without TCP_NODELAY each takes 40 ms: the second piece of an answer waits until the first one is confirmed.

    A busy machine holds up many, and never all of them.
    """
    connection = HTTPConnection("127.0.0.1", server.port, timeout=60)
    seconds = []
    for _ in range(50):
        began = time.perf_counter()
        connection.request("POST", "/api/check", BODY, JSON)
        connection.getresponse().read()
        seconds.append(time.perf_counter() - began)
    connection.close()
    assert sorted(seconds)[10] < 0.03


HEAD = b"POST /api/check HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"


@pytest.mark.parametrize(
    ("start", "more"),
    [
        (b"GET /" + b"a" * 1000, b"a" * 1000),
        (b"GET / HTTP/1.1\r\n", b"X: %s\r\n" % (b"a" * 1000)),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n1;", b"a" * 1000),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"X: %s\r\n" % (b"a" * 1000)),
    ],
    ids=["address", "headers", "chunk", "trailers"],
)
def test_what_a_request_has_beside_its_body_is_limited(server: Server, start: bytes, more: bytes) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as sender:
        sender.sendall(start)
        # What both ends of a connection hold ready comes on top of the 32 KiB.
        with pytest.raises(OSError, match=r"reset|pipe"):
            sender.sendall(more * 20_000)


def test_who_offers_another_protocol_is_answered_in_this_one(server: Server) -> None:
    """Clients of Java ask for HTTP/2 in this way before they send anything else."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=60)
    offer = {
        "Connection": "Upgrade, HTTP2-Settings",
        "Upgrade": "h2c",
        "HTTP2-Settings": "AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA",
    }
    for headers in (JSON | offer, JSON):
        connection.request("POST", "/api/check", BODY, headers)
        answer = connection.getresponse()
        assert (answer.status, answer.read()[:1]) == (200, b"{")
    connection.close()


def large() -> bytes:
    """Give a manifest of almost a mebibyte in which everything is wrong."""
    right = {
        "identifier": "External_Connector Document",
        "dutch_name": "Documenten  verwijderen [van een client]",
        "english_name": "Documents delete [client]",
        "dutch_description": "Geeft toestemming.",
        "english_description": "TODO",
    }
    manifest = {"manifest": 1, "connector": {"name": "External Connector"}, "rights": [right] * 3900}
    body = json.dumps({"text": json.dumps(manifest)}).encode()
    assert 900_000 < len(body) < 1024 * 1024
    return body


def sent(server: Server, body: bytes, length: int) -> socket.socket:
    """Send a request, of which the rest may be still to come, without waiting for the answer."""
    connection = socket.create_connection(("127.0.0.1", server.port))
    head = f"POST /api/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {length}"
    connection.sendall(head.encode() + b"\r\n\r\n" + body)
    return connection


def test_senders_who_leave_keep_nobody_out_and_are_no_fault() -> None:
    body = large()
    with running() as server:
        waiting = [sent(server, body, len(body)) for _ in range(10)]
        waiting += [sent(server, body[:200_000], len(body)) for _ in range(10)]
        began = time.monotonic()
        assert server.ask() == 200
        beside = time.monotonic() - began
        for connection in waiting:
            connection.close()
        began = time.monotonic()
        assert server.ask() == 200
        assert max(beside, time.monotonic() - began) < 2
        # What was begun for them ends: the next large one does not wait for ten others.
        assert server.ask(body=b'{"text": "manifest: 1"' + b" " * 500_000 + b"}") == 200
        server.process.send_signal(signal.SIGINT)
        assert server.process.wait(20) == 130
        assert server.process.stderr
        assert server.process.stderr.read() == ""


@pytest.mark.slow
def test_many_requests_take_no_memory_with_them() -> None:
    """The same was done once with 20,000 requests; see the reference of the HTTP API."""
    status = Path("/proc/self/status")
    if not status.exists():
        pytest.fail("reads the memory of a process where Linux shows it")
    with running() as server:

        def memory() -> int:
            text = Path(f"/proc/{server.process.pid}/status").read_text(encoding="utf-8")
            return int(re.search(r"VmRSS:\s+(\d+) kB", text)[1])  # type: ignore[index]

        connection = HTTPConnection("127.0.0.1", server.port, timeout=60)

        def ask(number: int) -> None:
            for _ in range(number):
                connection.request("POST", "/api/check", BODY, JSON)
                connection.getresponse().read()

        ask(500)
        before = memory()
        ask(3000)
        assert memory() < before + 4096
        connection.close()


def test_an_answer_that_nobody_reads_is_not_kept_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    from onsrights.web import create_app, server

    monkeypatch.setattr(server, "_READING_SECONDS", 0.3)
    listening = socket.create_server(("127.0.0.1", 0))
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)  # the system takes in little of an answer
    seen: list[bytes] = []

    def client() -> None:
        with socket.socket() as slow:
            slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            slow.connect(listening.getsockname())
            slow.sendall(b"GET /afas/example HTTP/1.1\r\nHost: localhost\r\n\r\n")
            time.sleep(1.5)
            with suppress(ConnectionResetError):
                while piece := slow.recv(65536):
                    seen.append(piece)
        os.kill(os.getpid(), signal.SIGINT)

    thread = threading.Thread(target=client)
    with listening, pytest.raises(KeyboardInterrupt):
        server.serve(create_app(), listening, thread.start)
    thread.join()
    assert seen[0].startswith(b"HTTP/1.1 200 OK")
    assert b"</html>" not in b"".join(seen)
