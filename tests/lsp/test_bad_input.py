"""What no editor should send, and some do: the server keeps its head, and says what it can say."""

from __future__ import annotations

import random
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException

from onsrights import check_text
from onsrights.lsp.positions import Positions
from tests.lsp.conftest import run
from tests.lsp.test_lsp import BROKEN, CLEAN, UNITS, column, expected, told

if TYPE_CHECKING:
    from pathlib import Path

    from tests.lsp.conftest import Editor, Shared, Started

ONE = CLEAN[: [found.start() for found in re.finditer("  - identifier", CLEAN)][1]]
"""A manifest with a single right."""
BODIES = (
    b"hallo",
    b"\xff\xfe",
    b"[1, 2",
    b'{"jsonrpc": "2.0", "id": 7, "method": "x/none"}',
    b'{"jsonrpc": "2.0", "id": 8, "method": "textDocument/hover", "params": {"a": [1, 2]}}',
    b'{"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {"textDocument": {"uri": "file:///x"}}}',
)


def test_nothing_that_is_sent_ends_the_server(shared: Shared) -> None:
    async def work(editor: Editor) -> None:
        writer = editor.client.protocol.writer
        assert writer is not None
        for body in BODIES:
            writer.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        (editor.folder / "secret.txt").write_text("geheim", "utf-8")
        for name in ("secret.txt", "nowhere.yaml"):
            with pytest.raises(JsonRpcException, match="niet geopend"):
                await editor.client.text_document_hover_async(
                    lsp.HoverParams(editor.document(name), lsp.Position(0, 0))
                )
        change(editor, "nowhere.yaml", 1, lsp.TextDocumentContentChangeWholeDocument("x"))
        editor.close("nowhere.yaml")
        await editor.open("rights.yaml", "[" * 25_000)
        await editor.open("a/rights.yaml", "rights: \ud800")
        assert await editor.open("b/rights.yaml", BROKEN)

    shared(work)


EARLY = b'{"jsonrpc": "2.0", "id": 1, "method": "textDocument/hover", "params": {"textDocument": {"uri": "file:///x"}, '
EARLY += b'"position": {"line": 0, "character": 0}}}'


@pytest.mark.parametrize(
    ("sent", "status", "answered", "said"),
    [
        (
            b"Content-Length: %d\r\n\r\n%sContent-Length: 10\r\n\r\n{" % (len(EARLY), EARLY),
            0,
            b"The editor has to introduce itself first.",
            b"",
        ),
        (
            b"Content-Length: 99999999999999\r\n\r\n",
            4,
            b"",
            b"The editor sent a message that does not fit in memory.\n",
        ),
    ],
)
def test_it_ends_with_its_input(tmp_path: Path, sent: bytes, status: int, answered: bytes, said: bytes) -> None:
    command = [sys.executable, "-m", "onsrights", "lsp", "--lang", "en"]
    done = subprocess.run(command, input=sent, cwd=tmp_path, capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (status, said)
    assert answered in done.stdout
    assert b"Traceback" not in done.stdout


ADDRESSES = (
    "file:///werk/met%20spatie/rights.yaml",
    "file:///werk/pati%C3%ABnten/rights.yaml",
    "file:///c%3A/werk/rights.yaml",
    "file:///werk/100%25/rights.yaml",
    "file:///werk/zo maar/rights.yaml",
    "untitled:Naamloos%201",
)


def test_an_address_is_taken_as_the_editor_writes_it(shared: Shared) -> None:
    async def work(editor: Editor) -> None:
        for uri in ADDRESSES:
            assert await editor.open(uri, BROKEN), uri
            asked = lsp.HoverParams(editor.document(uri), lsp.Position(0, 0))
            await editor.client.text_document_hover_async(asked)
            editor.close(uri)

    shared(work)


def change(editor: Editor, name: str, version: int, *changes: lsp.TextDocumentContentChangeEvent) -> None:
    document = lsp.VersionedTextDocumentIdentifier(version, editor.uri(name))
    editor.client.diagnostics.pop(document.uri, None)
    editor.client.text_document_did_change(lsp.DidChangeTextDocumentParams(document, [*changes]))


def edited(text: str, where: lsp.Range, new: str, encoding: str) -> str:
    """Edit a text in the plainest way: what lies outside is where it would be nearest."""
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    offsets = []
    for point in (where.start, where.end):
        if point.line >= len(lines):
            offsets.append(len(text))
            continue
        line = lines[point.line].rstrip("\r\n")
        at = max(at for at in range(len(line) + 1) if column(line, at, encoding) <= point.character)
        offsets.append(sum(map(len, lines[: point.line])) + at)
    start, end = sorted(offsets)
    return text[:start] + new + text[end:]


def test_a_piece_of_a_text_goes_where_it_belongs(run_seed: int) -> None:
    draw = random.Random(run_seed)  # noqa: S311 - examples
    for _ in range(3000):
        encoding = draw.choice([*UNITS])
        text = "".join(draw.choices("ab ë😀\u2028\u2029\x85\x0c\x0b\n\n\r", k=draw.randrange(30)))
        points = [lsp.Position(draw.choice((0, 1, 2, 3, 10**9)), draw.choice((0, 1, 2, 5, 10**9))) for _ in range(2)]
        where, new = lsp.Range(*points), draw.choice(("", "x", "\n", "😀\u2028"))
        assert Positions(text, encoding).replaced(where, new) == edited(text, where, new, encoding), (text, where)


def test_the_last_word_counts_whatever_its_version(shared: Shared) -> None:
    async def work(editor: Editor) -> None:
        await editor.open("rights.yaml", BROKEN)
        text = BROKEN
        draw = random.Random(7)  # noqa: S311 - examples
        lines = BROKEN.count("\n")
        for version in (9, 3, 3, -1):
            pieces = []
            for new in ("\u2028", "  - x", "é😀", "\n", ""):
                start = lsp.Position(draw.randrange(lines + 5), draw.choice((0, 4, 10**9)))
                where = lsp.Range(start, draw.choice((start, lsp.Position(start.line, 10**6))))
                pieces.append(lsp.TextDocumentContentChangePartial(where, new))
                text = edited(text, where, new, editor.encoding)
            change(editor, "rights.yaml", version, *pieces)
            found = await editor.found("rights.yaml")
            report = check_text(text, filename=str(editor.folder / "rights.yaml"))
            wanted = [expected(one, text, editor.encoding) for one in report.diagnostics]
            assert sorted(map(told, found), key=str) == sorted(wanted, key=str), version

    shared(work)


def test_five_hundred_documents_are_checked_together(shared: Shared) -> None:
    async def work(editor: Editor) -> None:
        names = [f"{number}/rights.yaml" for number in range(500)]
        for name in names:
            item = lsp.TextDocumentItem(editor.uri(name), "yaml", 1, ONE)
            editor.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
        found = [await editor.found(name) for name in names]
        assert [[one.code for one in each] for each in found] == [[], *[["ONS206"]] * 499]
        for name in names:
            editor.close(name)
        assert await editor.open("0/rights.yaml", ONE) == []

    shared(work)


def test_what_is_closed_at_once_is_forgotten(shared: Shared) -> None:
    async def work(editor: Editor) -> None:
        for _ in range(50):
            item = lsp.TextDocumentItem(editor.uri("rights.yaml"), "yaml", 1, BROKEN)
            editor.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
            editor.close("rights.yaml")
        assert await editor.open("b/rights.yaml", CLEAN) == [], "nothing of the other one is left"
        assert editor.client.diagnostics[editor.uri("rights.yaml")] == ()

    shared(work)


def test_a_text_too_long_to_type_in_is_said_and_holds_up_nothing(started: Started) -> None:
    async def work() -> None:
        async with started("neovim") as editor:
            text = CLEAN + "#" * 30_000_000
            for version in (1, 2):
                [said] = await (editor.open if version == 1 else editor.type)("rights.yaml", text)
                assert "te groot" in said.message
                assert said.severity == lsp.DiagnosticSeverity.Information
            where = lsp.Position(8, 20)
            document = editor.document("rights.yaml")
            assert await editor.client.text_document_hover_async(lsp.HoverParams(document, where)) is None
            assert not await editor.client.text_document_document_symbol_async(lsp.DocumentSymbolParams(document))
            with pytest.raises(JsonRpcException, match="geen naam"):
                await editor.client.text_document_rename_async(lsp.RenameParams(document, where, "Anders"))
            assert await editor.open("b/rights.yaml", BROKEN)
            assert await editor.type("rights.yaml", BROKEN)

    run(work())


def test_an_explanation_goes_by_what_was_read_last(shared: Shared) -> None:
    """Nobody waits for the check of a key; what is being written is not explained, and the rest is where it is now."""

    async def work(editor: Editor) -> None:
        for name, mark in (("rights.yaml", ""), ("mark/rights.yaml", "\ufeff")):
            text = mark + CLEAN
            await editor.open(name, text)
            needle = "[van een cliënt] inzien"
            for new in (text.replace("manifest", "# één\n# 😀\nmanifest"), text.replace(needle, f"{needle}x")):
                change(editor, name, 2, lsp.TextDocumentContentChangeWholeDocument(new))
                at = Positions(new).position(new.index(needle) + 3 - len(mark))
                found = await editor.client.text_document_hover_async(lsp.HoverParams(editor.document(name), at))
                if "inzienx" in new:
                    assert found is None
                else:
                    assert found is not None
                    assert found.range is not None
                    start = Positions(new).offset(found.range.start) + len(mark)
                    assert new[start:].startswith(re.findall(rf"dutch_name: (.*{re.escape(needle)})", new)[0])
                await editor.type(name, text)

    shared(work)


FAULTY = """
from onsrights.commands import program
from onsrights.engine.check.session import Session
check = Session.check
def faulty(self, tree, *rest, **named):
    if "kapot" in tree.source.text:
        raise ZeroDivisionError("inner words")
    return check(self, tree, *rest, **named)
Session.check = faulty
program()
"""


@pytest.mark.parametrize("profile", ["emacs", "neovim"])
def test_a_fault_of_the_tool_leaves_what_was_found(started: Started, profile: str) -> None:
    async def work() -> None:
        async with started(profile, program=("-c", FAULTY)) as editor:
            before = await editor.open("rights.yaml", BROKEN)
            assert before
            document = lsp.VersionedTextDocumentIdentifier(2, editor.uri("rights.yaml"))
            whole = lsp.TextDocumentContentChangeWholeDocument(f"{BROKEN}# kapot\n")
            editor.client.text_document_did_change(lsp.DidChangeTextDocumentParams(document, [whole]))
            if editor.pulls:
                with pytest.raises(JsonRpcException, match="fout in onsrights zelf"):
                    await editor.found("rights.yaml")
            else:
                await editor.client.wait_for_notification(lsp.WINDOW_LOG_MESSAGE)
                assert [*editor.client.diagnostics[document.uri]] == before
            assert all("fout in onsrights zelf" in one.message for one in editor.client.log_messages)
            assert "inner words" not in str(editor.client.log_messages)
            assert await editor.open("b/rights.yaml", BROKEN), "another document is checked all the same"
            assert len(await editor.type("rights.yaml", f"{BROKEN}#\n")) >= len(before)

    run(work())
