"""A real server in a process of its own, asked by a client with the abilities of an editor that minds the protocol."""

from __future__ import annotations

import asyncio
import sys
from contextlib import asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from lsprotocol import types as lsp
from pytest_lsp import LanguageClient, client_capabilities, make_test_lsp_client

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
    from contextlib import AbstractAsyncContextManager
    from pathlib import Path
    from typing import TypeAlias

    Started: TypeAlias = Callable[..., AbstractAsyncContextManager["Editor"]]
    Shared: TypeAlias = Callable[[Callable[["Editor"], Awaitable[None]]], None]

EDITORS = ("neovim", "emacs", "visual_studio_code")
"""Editors of which it is known what they can take; between them they count columns in both ways."""
_PATIENCE = 60


class Editor:
    """What somebody does in an editor."""

    def __init__(self, client: LanguageClient, folder: Path, *, pulls: bool) -> None:
        self.client = client
        self.folder = folder
        self.encoding = "utf-16"
        self.pulls = pulls
        """Whether this editor asks for what is wrong itself."""
        self.versions: dict[str, int] = {}

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri() if "://" not in name and not name.startswith("untitled:") else name

    def document(self, name: str) -> lsp.TextDocumentIdentifier:
        return lsp.TextDocumentIdentifier(self.uri(name))

    async def open(self, name: str, text: str, language: str = "yaml") -> list[lsp.Diagnostic]:
        uri = self.uri(name)
        self.versions[uri] = 1
        self.client.diagnostics.pop(uri, None)
        self.client.text_document_did_open(
            lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(uri, language, 1, text)),
        )
        return await self.found(name)

    async def type(self, name: str, text: str) -> list[lsp.Diagnostic]:
        uri = self.uri(name)
        self.versions[uri] += 1
        self.client.diagnostics.pop(uri, None)
        self.client.text_document_did_change(
            lsp.DidChangeTextDocumentParams(
                lsp.VersionedTextDocumentIdentifier(self.versions[uri], uri),
                [lsp.TextDocumentContentChangeWholeDocument(text)],
            )
        )
        return await self.found(name)

    async def found(self, name: str) -> list[lsp.Diagnostic]:
        """Wait for what is found in a document, or ask for it where the editor does that."""
        uri = self.uri(name)
        if self.pulls:
            asked = lsp.DocumentDiagnosticParams(lsp.TextDocumentIdentifier(uri))
            report = await self.client.text_document_diagnostic_async(asked)
            assert isinstance(report, lsp.RelatedFullDocumentDiagnosticReport)
            return list(report.items)
        async with asyncio.timeout(_PATIENCE):
            while uri not in self.client.diagnostics:
                await self.client.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        return list(self.client.diagnostics[uri])

    def close(self, name: str) -> None:
        self.client.text_document_did_close(lsp.DidCloseTextDocumentParams(self.document(name)))


@asynccontextmanager
async def start(
    folder: Path,
    profile: str,
    *arguments: str,
    options: Any = None,  # noqa: ANN401
    locale: str = "nl",
    program: tuple[str, ...] = ("-m", "onsrights"),
) -> AsyncIterator[Editor]:
    """Start a server for an editor that has a folder open."""
    client = make_test_lsp_client()
    await client.start_io(sys.executable, *program, "lsp", *arguments)
    able = client_capabilities(profile)
    asked = lsp.InitializeParams(
        capabilities=able,
        workspace_folders=[lsp.WorkspaceFolder(folder.as_uri(), folder.name)],
        initialization_options=options,
        locale=locale,
    )
    editor = Editor(client, folder, pulls=able.text_document is not None and able.text_document.diagnostic is not None)
    result = await client.initialize_session(asked)
    agreed = result.capabilities.position_encoding or "utf-16"
    editor.encoding = str(getattr(agreed, "value", agreed))
    try:
        yield editor
    finally:
        await client.shutdown_session()
        await client.stop()  # type: ignore[no-untyped-call]


@pytest.fixture
def started(tmp_path: Path) -> Started:
    """Give what starts a server for an editor."""
    return partial(start, tmp_path)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shared]:
    """Give what runs work in one editor for all tests of a module, whatever the ones before did to its server."""
    folder = tmp_path_factory.mktemp("shared")
    with asyncio.Runner() as runner:
        session = start(folder, "emacs")
        editor = runner.run(session.__aenter__())

        async def inner(work: Callable[[Editor], Awaitable[None]]) -> None:
            try:
                await work(editor)
            finally:
                for uri in editor.versions:
                    editor.close(uri)
                await editor.client.workspace_symbol_async(lsp.WorkspaceSymbolParams(""))  # all that was said is heard

        yield lambda work: runner.run(asyncio.wait_for(inner(work), _PATIENCE * 4))
        runner.run(session.__aexit__(None, None, None))


def run(work: Awaitable[None]) -> None:
    """Run what a test does within the time that anybody waits."""

    async def inner() -> None:
        await asyncio.wait_for(work, _PATIENCE * 4)

    asyncio.run(inner())
