"""The language server beside the bare check: what a key costs, and how long an explanation waits meanwhile.

All of it is time of the processor, because other programs run on the machine as well. So an explanation waits for what
the server works between the question and the answer, whoever it does that for.
"""

from __future__ import annotations

import asyncio
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest
from lsprotocol import types as lsp

from benchmarks.manifests import clean_rights, faulty_rights, manifest
from onsrights import check_text
from tests.cost.families import MANIFESTS
from tests.lsp.conftest import run, started

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator

    from tests.lsp.conftest import Editor, Started

__all__ = ["started"]  # the fixture

pytestmark = [
    pytest.mark.cost,
    pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for the clock of another process"),
]

PAUSE = 0.1
MOST = 3
"""Seconds until what is wrong with five thousand rights is told."""
LONGEST = 0.3
"""Seconds that an explanation may wait."""
DOCUMENTS = {
    "clean rights": ("rights.yaml", "".join(manifest(clean_rights(5000)))),
    "faulty rights": ("rights.yaml", "".join(manifest(faulty_rights(5000)))),
    "few rights": ("rights.yaml", "".join(manifest(faulty_rights(50)))),
    **{
        family: (MANIFESTS[family][0], MANIFESTS[family][1](number))
        for family, number in (
            ("connectors nobody knows", 5000),
            ("calls of AFAS", 5000),
            ("endpoints nobody knows", 5000),
            ("documents of Exact", 5000),
        )
    },
}
"""Manifests of the three platforms, with thousands of faults; names and texts."""


def clock(editor: Editor) -> Callable[[], float]:
    """Give what tells the seconds of a processor that the server has used so far."""
    assert editor.client._server  # noqa: SLF001 - it has no other name
    which = ~editor.client._server.pid << 3 | 2  # noqa: SLF001 - how Linux numbers the clocks of other processes
    return lambda: time.clock_gettime(which)


def sent(editor: Editor, name: str, text: str) -> None:
    uri = editor.uri(name)
    editor.versions[uri] += 1
    editor.client.diagnostics.pop(uri, None)
    change = lsp.TextDocumentContentChangeWholeDocument(text)
    document = lsp.VersionedTextDocumentIdentifier(editor.versions[uri], uri)
    editor.client.text_document_did_change(lsp.DidChangeTextDocumentParams(document, [change]))


async def longest_wait(editor: Editor, name: str, lines: int, is_over: Callable[[], bool]) -> float:
    """Ask for explanations all over a text until something is over; give the seconds that the longest one took."""
    used = clock(editor)
    worst = 0.0
    line = 0
    while not is_over():
        line = (line + 997) % lines
        begun = used()
        await editor.client.text_document_hover_async(
            lsp.HoverParams(editor.document(name), lsp.Position(line, 20)),
        )
        worst = max(worst, used() - begun)
        await asyncio.sleep(0.02)
    return worst


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_key_costs_no_more_than_three_checks_and_nobody_waits(started: Started, kind: str) -> None:
    name, text = DOCUMENTS[kind]
    check_text(text, filename=name)
    begun = time.process_time()
    check_text(text, filename=name)
    bare = time.process_time() - begun

    async def work() -> None:
        async with started("emacs") as editor:
            used, uri, lines = clock(editor), editor.uri(name), text.count("\n")
            await editor.open("before.yaml", "manifest: 1")
            before = used()
            await editor.open(name, text)
            assert used() - before <= MOST
            sent(editor, name, text + "#")
            await editor.found(name)
            before = used()
            sent(editor, name, text + "##")
            await editor.found(name)
            assert used() - before <= min(3 * bare + PAUSE, MOST)
            sent(editor, name, text.replace("manifest: 1", "manifest: 1 # one more", 1))
            worst = await longest_wait(editor, name, lines, lambda: uri in editor.client.diagnostics)
            assert worst <= LONGEST
            for asked in questions(editor, name, lines):
                answer = asyncio.ensure_future(asked)
                assert await longest_wait(editor, name, lines, answer.done) <= LONGEST
                answer.exception()  # where there is nothing to rename, that is the answer

    run(work())


def questions(editor: Editor, name: str, lines: int) -> Iterator[Coroutine[Any, Any, object]]:
    """Give what takes longest to answer, each to be asked by itself."""
    client, document = editor.client, editor.document(name)
    whole = lsp.Range(lsp.Position(0, 0), lsp.Position(lines, 0))
    yield client.text_document_document_symbol_async(lsp.DocumentSymbolParams(document))
    yield client.workspace_symbol_async(lsp.WorkspaceSymbolParams(""))
    yield client.text_document_completion_async(lsp.CompletionParams(document, lsp.Position(lines // 2, 6)))
    yield client.text_document_semantic_tokens_full_async(lsp.SemanticTokensParams(document))
    for only in (None, [lsp.CodeActionKind.SourceFixAll]):
        yield client.text_document_code_action_async(
            lsp.CodeActionParams(document, whole, lsp.CodeActionContext([], only=only))
        )
    yield client.text_document_prepare_rename_async(lsp.PrepareRenameParams(document, lsp.Position(6, 20)))
