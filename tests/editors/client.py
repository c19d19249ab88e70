"""A small client of the language server protocol, over standard input and output."""

from __future__ import annotations

import json
import subprocess
import threading
from queue import Empty, Queue
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

__all__ = ["Client"]

PATIENCE = 20
"""Seconds after which a server that says nothing is taken to hang."""

Message = dict[str, Any]


class Client:
    """Start a language server and speak to it as an editor does; positions are 0-based lines and UTF-16 columns.

    ``web`` holds the pages that can be reached, by address.
    """

    def __init__(
        self, command: Sequence[str | Path], folder: Path, settings: Message, web: Mapping[str, str] | None = None
    ) -> None:
        self._process = subprocess.Popen(command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._settings = settings
        self._web = web or {}
        self._heard: Queue[Message] = Queue()
        self._published: dict[str, list[Message]] = {}
        self._count = 0
        threading.Thread(target=self._listen, daemon=True).start()
        completion = {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}}
        abilities = {
            "textDocument": {
                "completion": completion,
                "hover": {"contentFormat": ["markdown"]},
                "publishDiagnostics": {},
            },
            "workspace": {"configuration": True, "didChangeConfiguration": {}},
        }
        root = folder.as_uri()
        workspace = [{"uri": root, "name": folder.name}]
        self.ask("initialize", processId=None, rootUri=root, capabilities=abilities, workspaceFolders=workspace)
        self.tell("initialized")
        self.tell("workspace/didChangeConfiguration", settings=settings)
        self.tell("yaml/registerContentRequest")  # the editor fetches what is on the web, as VS Code does

    def close(self) -> None:
        """Say goodbye, and see to it that the server is gone."""
        try:
            self.ask("shutdown")
            self.tell("exit")
            self._process.wait(timeout=10)
        finally:
            self._process.kill()
            self._process.communicate()

    def open(self, path: Path, text: str) -> str:
        """Open a document that holds ``text``, saved or not; give its address."""
        uri = path.as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", textDocument=document)
        return uri

    def diagnostics(self, uri: str) -> list[Message]:
        """Wait for what the server says about a document that was just opened."""
        while uri not in self._published:
            self._take()
        return self._published.pop(uri)

    def complete(self, uri: str, line: int, column: int) -> dict[str, Message]:
        """Give what may stand there, by label."""
        answer = self.ask("textDocument/completion", **_at(uri, line, column))
        items = answer["items"] if isinstance(answer, dict) else answer
        return {item["label"]: item for item in items}

    def hover(self, uri: str, line: int, column: int) -> str:
        """Give what is shown there under the mouse."""
        answer = self.ask("textDocument/hover", **_at(uri, line, column))
        return str(answer["contents"]["value"]) if answer else ""

    def ask(self, method: str, **params: Any) -> Any:  # noqa: ANN401 - what the server answers
        """Send a request and give its result."""
        self._count += 1
        number = self._count
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._take()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def tell(self, method: str, **params: Any) -> None:  # noqa: ANN401
        """Send a notification."""
        self._send({"method": method, "params": params})

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _take(self) -> Message:
        """Take the next message; answer what the server asks, and keep what it publishes."""
        try:
            message = self._heard.get(timeout=PATIENCE)
        except Empty:
            msg = "the language server says nothing"
            raise AssertionError(msg) from None
        method = message.get("method")
        if method == "textDocument/publishDiagnostics":
            self._published[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif method and "id" in message:
            self._send({"id": message["id"], "result": self._answer(method, message.get("params", {}))})
        return message

    def _answer(self, method: str, params: Any) -> object:  # noqa: ANN401 - an object, or a list
        if method == "vscode/content":
            return self._web[params[0]]
        if method == "workspace/configuration":
            return [self._settings.get(item.get("section", ""), {}) for item in params["items"]]
        return None

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        while header := stream.readline():
            length = 0
            while header.strip():
                name, _, value = header.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
                header = stream.readline()
            self._heard.put(json.loads(stream.read(length)))


def _at(uri: str, line: int, column: int) -> Message:
    return {"textDocument": {"uri": uri}, "position": {"line": line, "character": column}}
