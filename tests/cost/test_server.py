"""The language server beside the bare check: what a key costs, and how long an explanation waits meanwhile.

Time of the processor is measured where that is what counts. How long somebody waits is time on the clock, and counts
for as much as the server had of a processor then, because other programs run on the machine as well.
"""

from __future__ import annotations

import asyncio
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lsprotocol import types as lsp

from benchmarks.manifests import clean_rights, faulty_rights, manifest
from onsrights import check_text
from tests.lsp.conftest import run, started

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.lsp.conftest import Editor, Started

__all__ = ["started"]  # the fixture

pytestmark = [pytest.mark.cost, pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads /proc")]

PAUSE = 0.1
LONGEST = 0.3
"""Seconds that an explanation may wait."""


def used(process: int) -> float:
    """Give the seconds of a processor that a process has used so far."""
    fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def sent(editor: Editor, text: str) -> None:
    uri = editor.uri("rights.yaml")
    editor.versions[uri] += 1
    editor.client.diagnostics.pop(uri, None)
    change = lsp.TextDocumentContentChangeWholeDocument(text)
    document = lsp.VersionedTextDocumentIdentifier(editor.versions[uri], uri)
    editor.client.text_document_did_change(lsp.DidChangeTextDocumentParams(document, [change]))


async def longest_wait(editor: Editor, lines: int) -> float:
    """Ask for explanations all over the text until the faults are told; give the seconds that the longest one took."""
    document = editor.document("rights.yaml")
    worst = 0.0
    line = 0
    while document.uri not in editor.client.diagnostics:
        line = (line + 997) % lines
        begun = time.perf_counter()
        await editor.client.text_document_hover_async(lsp.HoverParams(document, lsp.Position(line, 20)))
        worst = max(worst, time.perf_counter() - begun)
        await asyncio.sleep(0.02)
    return worst


@pytest.mark.parametrize(("rights", "number"), [(clean_rights, 5000), (faulty_rights, 5000), (faulty_rights, 50)])
def test_a_key_costs_no_more_than_three_checks_and_nobody_waits(
    started: Started, rights: Callable[[int], Iterator[dict[str, str]]], number: int
) -> None:
    text = "".join(manifest(rights(number)))
    check_text(text, filename="rights.yaml")
    begun = time.process_time()
    check_text(text, filename="rights.yaml")
    bare = time.process_time() - begun

    async def work() -> None:
        async with started("emacs") as editor:
            await editor.open("rights.yaml", text)
            assert editor.client._server  # noqa: SLF001 - it has no other name
            process = editor.client._server.pid  # noqa: SLF001
            sent(editor, text + "#")
            await editor.found("rights.yaml")
            before = used(process)
            sent(editor, text + "##")
            await editor.found("rights.yaml")
            assert used(process) - before <= 3 * bare + PAUSE
            before, begun = used(process), time.perf_counter()
            sent(editor, text.replace("manifest: 1", "manifest: 1 # one more", 1))
            worst = await longest_wait(editor, text.count("\n"))
            share = min(1, (used(process) - before) / max(time.perf_counter() - begun - PAUSE, 0.01))
            assert worst * share <= LONGEST

    run(work())
