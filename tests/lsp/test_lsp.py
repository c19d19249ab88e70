"""``onsrights lsp``: what an editor is told and offered, asked by real clients under the profiles of three editors."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException

from benchmarks.manifests import faulty_rights, manifest
from onsrights import check_text
from onsrights.engine.origin import installing
from onsrights.lsp import answers
from onsrights.lsp.positions import Positions
from onsrights.lsp.view import Opened
from onsrights.lsp.workspace import Options, Workspace
from onsrights.platforms import PLATFORMS
from onsrights.settings_keys import settings_keys
from tests.clock import at_most
from tests.lsp.conftest import EDITORS, run

if TYPE_CHECKING:
    from onsrights import Diagnostic
    from tests.conftest import Run
    from tests.lsp.conftest import Editor, Started

ROOT = Path(__file__).parents[2]
BROKEN = (ROOT / "examples" / "broken-rights.yaml").read_text("utf-8")
CLEAN = (ROOT / "examples" / "rights.yaml").read_text("utf-8")
NAMES = {"ONS": "rights", "AFS": "a.afas", "EXA": "a.exact"}
UNITS = {"utf-8": 1, "utf-16": 2, "utf-32": 4}
FIXTURES = sorted(
    path
    for path in (ROOT / "tests" / "fixtures").glob("*/*")
    if path.suffix in {".yaml", ".json"} and path.parent.name[:3] in NAMES and not path.with_suffix(".earlier").exists()
)

each_editor = pytest.mark.parametrize("profile", EDITORS)


def column(line: str, at: int, encoding: str) -> int:
    """Give a column as the protocol counts it, in the plainest way."""
    codec = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}[encoding]
    return len(line[:at].encode(codec, "surrogatepass")) // UNITS[encoding]


def expected(found: Diagnostic, text: str, encoding: str) -> tuple[object, ...]:
    lines = re.split(r"\r\n?|\n", text)
    mark = text.startswith("\ufeff")
    assert found.range is not None
    ends = [
        (point.line - 1, column(lines[point.line - 1], point.column - 1 + (mark and point.line == 1), encoding))
        for point in found.range
    ]
    severity = {"error": 1, "warning": 2, "info": 3}[found.severity]
    return found.code, severity, found.message("nl"), *ends


def told(found: lsp.Diagnostic) -> tuple[object, ...]:
    assert found.severity is not None
    at = found.range
    return (
        found.code,
        found.severity.value,
        found.message,
        (at.start.line, at.start.character),
        (at.end.line, at.end.character),
    )


@each_editor
def test_an_editor_is_told_what_a_check_says(started: Started, profile: str) -> None:
    async def work() -> None:
        async with started(profile) as editor:
            for path in FIXTURES:
                text = path.read_bytes().decode("utf-8", "replace")
                name = f"{path.parent.name}/{path.stem}/{NAMES[path.parent.name[:3]]}{path.suffix}"
                found = await editor.open(name, text)
                report = check_text(text, filename=str(editor.folder / name))
                wanted = [expected(one, text, editor.encoding) for one in report.diagnostics]
                assert sorted(map(told, found), key=str) == sorted(wanted, key=str), path
                editor.close(name)

    run(work())


def at(text: str, needle: str, behind: int = 0) -> lsp.Position:
    before = text[: text.index(needle) + behind]
    return lsp.Position(before.count("\n"), len(before.rpartition("\n")[2]))


def applied(text: str, edit: lsp.WorkspaceEdit) -> str:
    assert edit.document_changes
    change = edit.document_changes[0]
    assert isinstance(change, lsp.TextDocumentEdit)
    positions = Positions(text, "utf-16")
    for one in sorted(change.edits, key=lambda one: (one.range.start.line, one.range.start.character), reverse=True):
        assert isinstance(one, lsp.TextEdit)
        start, end = positions.offset(one.range.start), positions.offset(one.range.end)
        text = text[:start] + one.new_text + text[end:]
    return text


async def actions(editor: Editor, name: str, where: lsp.Range, *only: str) -> list[lsp.CodeAction]:
    asked = lsp.CodeActionParams(editor.document(name), where, lsp.CodeActionContext([], only=list(only) or None))
    found = await editor.client.text_document_code_action_async(asked)
    return [one for one in found or [] if isinstance(one, lsp.CodeAction)]


@each_editor
def test_fixes_are_offered_and_do_what_they_say(started: Started, profile: str) -> None:
    async def work() -> None:
        async with started(profile) as editor:
            here = check_text(BROKEN).diagnostics
            found = await editor.open("rights.yaml", BROKEN)
            for one in found if profile == EDITORS[0] else found[:3]:
                for action in await actions(editor, "rights.yaml", one.range):
                    assert action.edit
                    assert action.title.endswith("(eerst nalezen)") or action.is_preferred or "negeren" in action.title
                    after = applied(BROKEN, action.edit)
                    assert after != BROKEN
                    if "negeren" in action.title:
                        assert action.diagnostics
                        assert len(check_text(after).diagnostics) < len(here), action.title
            slips = CLEAN.replace("[van een cliënt] inzien", "[van  een cliënt] inzien")
            await editor.type("rights.yaml", slips)
            [whole] = await actions(
                editor, "rights.yaml", lsp.Range(at(slips, "rights"), at(slips, "rights")), "source.fixAll"
            )
            assert whole.kind == "source.fixAll.onsrights"
            assert whole.edit
            assert applied(slips, whole.edit) == CLEAN
            await editor.type("rights.yaml", CLEAN)
            assert not await actions(
                editor, "rights.yaml", lsp.Range(at(CLEAN, "rights"), at(CLEAN, "rights")), "source.fixAll"
            )

    run(work())


def test_what_stands_somewhere_is_explained(started: Started) -> None:
    async def work() -> None:
        async with started("neovim") as editor:
            text = CLEAN.replace("manifest: 1", "manifest: 1 # onsrights: ignore[ONS305] een reden")
            await editor.open("rights.yaml", text)
            shown = {
                "[van een cliënt] inzien": "| bereik | \\[van een cliënt\\] |",
                "dutch_name": "Nederlandse naam",
                "ONS305": "# ONS305",
                "identifier: ": "Voorvoegsel",
            }
            for needle, part in shown.items():
                asked = lsp.HoverParams(editor.document("rights.yaml"), at(text, needle, 2))
                found = await editor.client.text_document_hover_async(asked)
                assert found is not None, needle
                assert isinstance(found.contents, lsp.MarkupContent)
                assert part in found.contents.value, needle
            nothing = lsp.HoverParams(editor.document("rights.yaml"), lsp.Position(10**9, 10**9))
            assert await editor.client.text_document_hover_async(nothing) is None

    run(work())


WRITING = {
    "rights.yaml": {
        "rights:\n  - dutch_name: Document [van": "[van een cliënt]",
        "rights:\n  - dutch_name: Document [van een cliënt] in": "inzien",
        "rights:\n  - english_name: Vi": "View",
        "rights:\n- dutch_name: 'Document [": "[van een medewerker]",
        "connector:\n  prefix: Zorg\nrights:\n  - english_name: View [client] document\n    identifier: ": (
            "ZorgClientDocumentView"
        ),
        "rights:\n  - note: x # onsrights: ignore[ONS30": "ONS305",
        "rights:\n  - note: x # onsrights: ignore[ONS302, dutch-name-scope-p": "dutch-name-scope-position",
    },
    "a.afas.yaml": {
        "connector:\n  update_connectors:\n    - name: KnSub": "KnSubject",
        "connector:\n  special_connectors:\n    - AppConnectorS": "AppConnectorSubject",
        "calls:\n- connector: KnSubj": "KnSubject",
    },
    "a.exact.yaml": {
        "calls:\n  - endpoint: crm/Acc": "crm/Accounts",
        "scopes:\n  crm.acc": "crm.accounts",
        "webhooks:\n  topics:\n    - Acc": "Accounts",
    },
}


def test_what_may_be_written_is_offered(started: Started) -> None:
    async def work() -> None:
        async with started("visual_studio_code") as editor:
            for name, texts in WRITING.items():
                await editor.open(name, "manifest: 1\n")
                for written, wanted in texts.items():
                    text = f"manifest: 1\n{written}"
                    await editor.type(name, text)
                    end = lsp.Position(text.count("\n"), len(text.rpartition("\n")[2]))
                    asked = lsp.CompletionParams(editor.document(name), end)
                    found = await editor.client.text_document_completion_async(asked)
                    assert isinstance(found, lsp.CompletionList)
                    labels = [item.label for item in found.items]
                    assert wanted in labels, (written, labels[:9])
                    [item] = [item for item in found.items if item.label == wanted]
                    assert isinstance(item.text_edit, lsp.TextEdit)
                    start = Positions(text).offset(item.text_edit.range.start)
                    assert wanted.lower().startswith(text[start:].lower())
            for none in ("manifest: 1\nrights: [{dutch_name: Document [", "note: Doc [", "manifest: 1\n#  rights: ["):
                await editor.type("rights.yaml", none)
                end = lsp.Position(none.count("\n"), len(none.rpartition("\n")[2]))
                asked = lsp.CompletionParams(editor.document("rights.yaml"), end)
                found = await editor.client.text_document_completion_async(asked)
                assert isinstance(found, lsp.CompletionList)
                assert not found.items

    run(work())


def test_a_name_is_coloured_by_its_parts(started: Started) -> None:
    text = (
        "manifest: 1\nrights:\n  - dutch_name: Zörgplan 😀 [van een cliënt] inzien\n"
        "  - english_name: >-\n      View\n      [client] care\n      plan\n"
    )

    async def work() -> None:
        async with started("visual_studio_code") as editor:
            await editor.open("rights.yaml", text)
            asked = lsp.SemanticTokensParams(editor.document("rights.yaml"))
            found = await editor.client.text_document_semantic_tokens_full_async(asked)
            assert found is not None
            lines = text.split("\n")
            line = start = 0
            coloured = []
            for index in range(0, len(found.data), 5):
                down, right, length, kind, _ = found.data[index : index + 5]
                line, start = line + down, right + (0 if down else start)
                units = lines[line].encode("utf-16-le")[2 * start : 2 * (start + length)]
                coloured.append((units.decode("utf-16-le"), ("class", "parameter", "function")[kind]))
            assert coloured == [
                ("Zörgplan", "class"),
                ("[van een cliënt]", "parameter"),
                ("inzien", "function"),
                ("View", "function"),
                ("[client]", "parameter"),
                ("care", "class"),
                ("plan", "class"),
            ]
            outline = await editor.client.text_document_document_symbol_async(
                lsp.DocumentSymbolParams(editor.document("rights.yaml"))
            )
            assert outline is not None
            assert [one.name for one in outline] == ["Zörgplan 😀 [van een cliënt] inzien", "recht"]

    run(work())


def test_an_identifier_is_renamed_in_manifest_and_code(started: Started, tmp_path: Path) -> None:
    old = re.findall(r"identifier: (\S+)", CLEAN)[-1]
    new = f"{old}Anders"
    code = f'# 😀 {old}\nx = ["{old}", "{old}Meer"]\n'

    async def work() -> None:
        (tmp_path / "app.py").write_text(code, "utf-8")
        (tmp_path / "open.py").write_text("", "utf-8")
        async with started("neovim") as editor:
            await editor.open("rights.yaml", CLEAN)
            where = at(CLEAN, f"identifier: {old}", 15)
            document = editor.document("rights.yaml")
            ready = await editor.client.text_document_prepare_rename_async(lsp.PrepareRenameParams(document, where))
            assert isinstance(ready, lsp.Range)
            found = await editor.client.text_document_references_async(
                lsp.ReferenceParams(lsp.ReferenceContext(include_declaration=True), document, where)
            )
            assert found is not None
            assert [Path(one.uri).name for one in found] == ["rights.yaml", "app.py", "app.py"]
            typed = lsp.TextDocumentItem(editor.uri("open.py"), "python", 1, f"x = {old}")
            editor.client.text_document_did_open(lsp.DidOpenTextDocumentParams(typed))
            found = await editor.client.text_document_references_async(
                lsp.ReferenceParams(lsp.ReferenceContext(include_declaration=False), document, where)
            )
            assert found is not None
            assert [Path(one.uri).name for one in found] == ["open.py", "app.py", "app.py"]
            edit = await editor.client.text_document_rename_async(lsp.RenameParams(document, where, new))
            assert edit is not None
            assert applied(CLEAN, edit) == CLEAN.replace(f"identifier: {old}\n", f"identifier: {new}\n")
            assert edit.document_changes
            in_code = edit.document_changes[2]
            assert isinstance(in_code, lsp.TextDocumentEdit)
            assert [one.range.start.line for one in in_code.edits] == [0, 1]
            for wrong in ("Met_Streep", "", "Iets"):
                with pytest.raises(JsonRpcException) as caught:
                    await editor.client.text_document_rename_async(lsp.RenameParams(document, where, wrong))
                assert caught.value.code == -32803
                assert "Traceback" not in str(caught.value)
            approved = re.sub(rf"(identifier: {old}\n)(?:    status: \w+\n)?", r"\1    status: approved\n", CLEAN)
            approved = re.sub(r"(status: approved\n(?:    .*\n)*?)    status: \w+\n", r"\1", approved)
            await editor.type("rights.yaml", approved)
            with pytest.raises(JsonRpcException, match="goedgekeurd"):
                await editor.client.text_document_rename_async(lsp.RenameParams(document, where, new))

    run(work())


SECRETS = {
    "rights.yaml": CLEAN.replace("    status: draft", "    client_secret: 9f8Ah2kd93kKJ2ks9dkKS92k", 1),
    "a.afas.yaml": (ROOT / "examples" / "planbord.afas.yaml").read_text("utf-8").replace(
        "secret_ref: vault://grutto/afas/45678/webhook", "secret: 9f8Ah2kd93kKJ2ks9dkKS92k", 1
    ),
    "a.exact.yaml": (ROOT / "examples" / "invoices.exact.yaml").read_text("utf-8").replace(
        "client_secret_ref: env:EXACT_CLIENT_SECRET", "client_secret: 9f8Ah2kd93kKJ2ks9dkKS92k", 1
    ),
}  # fmt: skip


def test_a_secret_is_changed_by_nothing_that_is_offered(started: Started) -> None:
    async def work() -> None:
        async with started("visual_studio_code") as editor:
            for name, sound in SECRETS.items():
                text = sound.replace("[van een cliënt] inzien", "[van  een cliënt] inzien")
                assert "KS92k" in text
                found = await editor.open(name, text)
                assert [one.code for one in found if str(one.code).endswith("116")]
                everything = lsp.Range(lsp.Position(0, 0), lsp.Position(10**6, 0))
                offered = await actions(editor, name, everything)
                offered += await actions(editor, name, everything, "source.fixAll")
                for action in offered:
                    assert action.edit
                    assert applied(text, action.edit).count("9f8Ah2kd93kKJ2ks9dkKS92k") == 1
            last = re.findall(r"identifier: (\S+)", CLEAN)[-1]
            where = at(SECRETS["rights.yaml"], f"identifier: {last}", 15)
            with pytest.raises(JsonRpcException, match="geheim"):
                await editor.client.text_document_rename_async(
                    lsp.RenameParams(editor.document("rights.yaml"), where, "IetsAnders")
                )

    run(work())


def test_manifests_side_by_side_share_what_has_to_be_unique(started: Started, tmp_path: Path) -> None:
    async def work() -> None:
        (tmp_path / "a").mkdir()
        (tmp_path / "a" / "rights.yaml").write_text(CLEAN, "utf-8")
        async with started("emacs") as editor:
            found = await editor.open("b/rights.yaml", CLEAN)
            first = [one for one in found if one.code == "ONS206"]
            assert len(first) == CLEAN.count("identifier:")
            assert first[0].related_information
            assert first[0].related_information[0].location.uri == editor.uri("a/rights.yaml")
            (tmp_path / "a" / "rights.yaml").unlink()
            gone = lsp.FileEvent(editor.uri("a/rights.yaml"), lsp.FileChangeType.Deleted)
            editor.client.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams([gone]))
            assert not [one for one in await editor.type("b/rights.yaml", CLEAN + "\n") if one.code == "ONS206"]

    run(work())


def test_settings_hold_at_once_and_are_refused_where_they_are(started: Started, tmp_path: Path) -> None:
    async def changed(editor: Editor, text: str) -> None:
        (tmp_path / "onsrights.toml").write_text(text, "utf-8")
        event = lsp.FileEvent(editor.uri("onsrights.toml"), lsp.FileChangeType.Changed)
        editor.client.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams([event]))

    async def work() -> None:
        async with started("neovim") as editor:
            before = await editor.open("rights.yaml", BROKEN)
            await changed(editor, 'ignore = ["ONS305"]\n')
            after = await editor.type("rights.yaml", BROKEN + "\n")
            assert {one.code for one in before} - {one.code for one in after} == {"ONS305"}
            await changed(editor, 'ignore = ["ONS305"]\nno-such-key = 1\n')
            kept = await editor.type("rights.yaml", BROKEN + "\n\n")
            assert [one.code for one in kept] == [one.code for one in after]
            [fault] = editor.client.diagnostics[editor.uri("onsrights.toml")]
            assert fault.range.start.line == 1
            assert editor.client.messages
            back = await editor.type("rights.yaml", BROKEN)
            editor.client.diagnostics.clear()
            await changed(editor, "")
            again = await editor.found("rights.yaml")
            assert len(again) > len(back)
            assert [one.code for one in again] == [one.code for one in before]
            assert not editor.client.diagnostics[editor.uri("onsrights.toml")]

    run(work())


HOUSE = """\
[[house]]
code = "ZORG001"
name = "our-words"
fields = ["dutch_description"]
replace = { "medewerker" = "collega" }
message = { nl = 'Wij schrijven "{instead}".', en = 'We write "{instead}".' }
"""


@each_editor
def test_house_rules_are_told_offered_and_explained(started: Started, tmp_path: Path, profile: str) -> None:
    (tmp_path / "onsrights.toml").write_text('house-files = ["house.toml"]\n', "utf-8")
    (tmp_path / "house.toml").write_text(HOUSE, "utf-8")

    async def work() -> None:
        async with started(profile) as editor:
            found = await editor.open("rights.yaml", CLEAN)
            assert {(one.code, one.message) for one in found} == {("ZORG001", 'Wij schrijven "collega".')}
            offered = await actions(editor, "rights.yaml", found[0].range)
            fix, ignore = (next(one for one in offered if word in one.title) for word in ("eerst nalezen", "negeren"))
            assert fix.edit
            assert "De collega ziet alleen" in applied(CLEAN, fix.edit)
            assert ignore.edit
            text = applied(CLEAN, ignore.edit)
            assert len(await editor.type("rights.yaml", text)) == len(found) - 1
            asked = lsp.HoverParams(editor.document("rights.yaml"), at(text, "ZORG001", 2))
            shown = await editor.client.text_document_hover_async(asked)
            assert shown is not None
            assert isinstance(shown.contents, lsp.MarkupContent)
            assert "medewerker → collega" in shown.contents.value
            await editor.type("rights.yaml", "manifest: 1 # onsrights: ignore[our-")
            wanted = lsp.CompletionParams(editor.document("rights.yaml"), lsp.Position(0, 36))
            items = await editor.client.text_document_completion_async(wanted)
            assert isinstance(items, lsp.CompletionList)
            assert [(item.label, item.detail) for item in items.items] == [("our-words", "ZORG001")]
            # A file of rules that changes holds at once, whatever it is called.
            (tmp_path / "house.toml").write_text(HOUSE.replace("medewerker", "niemand"), "utf-8")
            event = lsp.FileEvent(editor.uri("house.toml"), lsp.FileChangeType.Changed)
            editor.client.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams([event]))
            # What was found before may still be on its way.
            assert [] in [await editor.type("rights.yaml", CLEAN + "\n" * each) for each in range(3)]

    run(work())


STRANGERS = {
    "values.yaml": "replicas: 3\nmanifest: {}\n",
    "docker-compose.yml": "services: {}\n",
    "package.json": '{"name": "x"}',
    "notes.txt": CLEAN,
}


def test_a_key_among_many_faults_is_answered_at_once() -> None:
    """A fifth of five thousand faulty rights in a fifth of three seconds, told as a check tells them."""
    workspace, uri = Workspace(PLATFORMS, settings_keys, Options(no_config=True)), "file:///rights.yaml"
    text = "".join(manifest(faulty_rights(1000)))
    for version, typed in enumerate((text, text.replace("shift", "shifts", 1))):
        with at_most(0.6) if version else nullcontext():
            views, failed = workspace.check([Opened(uri, version, "/rights.yaml", typed)], "utf-16", [])
            view = views[uri]
            assert view is not None
            told = answers.diagnostics(view, "nl")
        assert not failed
        assert view.diagnostics == check_text(typed, filename="/rights.yaml").diagnostics
        assert len(told) == len(view.diagnostics) > 900


def test_documents_of_others_are_left_alone(started: Started) -> None:
    async def work() -> None:
        async with started("neovim", options={"files": ["rechten/*.yaml", 7, ""]}) as editor:
            for name, text in STRANGERS.items():
                assert await editor.open(name, text) == []
                asked = lsp.HoverParams(editor.document(name), lsp.Position(0, 2))
                assert await editor.client.text_document_hover_async(asked) is None
            assert await editor.open("untitled:Untitled-1", BROKEN)
            assert await editor.open("eigen-naam.yaml", BROKEN)
            assert await editor.open("rechten/alles.yaml", "{}")

    run(work())


def test_columns_hold_beside_every_line_end_and_letter(started: Started) -> None:
    async def work() -> None:
        async with started("neovim") as editor:
            for number, odd in enumerate(("\u2028", "\u2029", "\x85", "\x0c", "\x0b", "😀", "ë")):
                text = BROKEN.replace("# An identifier", f"# {odd} An identifier", 1)
                name = f"{number}/rights.yaml"
                found = await editor.open(name, text)
                report = check_text(text, filename=str(editor.folder / name))
                wanted = [expected(one, text, editor.encoding) for one in report.diagnostics]
                assert sorted(map(told, found), key=str) == sorted(wanted, key=str)
                after = await editor.type(name, text + "#")
                assert len(after) == len(found)
                editor.close(name)

    run(work())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_positions_there_and_back(encoding: str) -> None:
    text = "\ufeffa: 😀ë\r\nb: x\u2028y\rc: \ud800z\n\nd"
    positions = Positions(text, encoding)
    for offset in range(len(text)):
        found = positions.position(offset)
        assert positions.offset(found) == offset or text[offset + 1 : offset + 2] == "\n"
    assert positions.offset(lsp.Position(10**9, 0)) == len(text) - 1
    assert positions.offset(lsp.Position(0, 10**9)) == text.index("\r") - 1


def test_without_the_extra_it_says_what_to_install(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pygls.lsp.server", None)
    monkeypatch.delitem(sys.modules, "onsrights.lsp.server", raising=False)
    result = run("lsp", "--lang", "nl")
    assert (result.status, result.stderr) == (
        2,
        f"Voor de taalserver is de extra lsp nodig: {installing('lsp')}\n",
    )


def test_by_hand_it_says_who_starts_it() -> None:
    leader, follower = os.openpty()
    command = [sys.executable, "-m", "onsrights", "lsp", "--lang", "en"]
    result = subprocess.run(command, stdin=follower, capture_output=True, text=True, check=False)
    os.close(leader)
    os.close(follower)
    assert result.returncode == 2
    assert result.stderr.startswith("This command is started by an editor")
