"""The schema in an editor: completion, hover and diagnostics of the real YAML language server.

``make test-editors`` installs it, in the version that ``package-lock.json`` beside this file pins, and runs these.
"""

from __future__ import annotations

import asyncio
import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from lsprotocol import types as lsp
from pytest_lsp import LanguageClient, client_capabilities, make_test_lsp_client

import onsrights
from onsrights.ons.starter import SCHEMA, starter

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onsrights.engine.diagnostics import Language

pytestmark = pytest.mark.editors

ROOT = Path(__file__).parents[2]
SERVER = ROOT / ".editors" / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
FILE = ROOT / "schemas" / "rights.draft-07.schema.json"
FIELDS = ("identifier", "dutch_name", "english_name", "dutch_description", "english_description")
OPTIONAL = ("status", "denied_reason", "connector_versions", "note")
TOP = "manifest: 1\nconnector:\n  name: Zorg\nrights:\n"
RIGHT = """\
  - identifier: ZorgClientDocumentView
    dutch_name: Document [van een cliënt] inzien
    english_name: View [client] document
    dutch_description: Geeft toestemming om documenten uit het dossier van een cliënt in te zien.
    english_description: Allows viewing documents from the record of a client.
"""
GAP = re.compile(r"\$\{\d+:([^}]*)\}")


class Editor:
    """Documents in an editor; ``|`` stands where the cursor is."""

    def __init__(self, client: LanguageClient, folder: Path, runner: asyncio.Runner) -> None:
        self._client = client
        self._folder = folder
        self._runner = runner
        self._count = 0

    def _open(self, text: str, first: str | None) -> str:
        self._count += 1
        line = f"# yaml-language-server: $schema={FILE.as_uri()}" if first is None else first
        uri = (self._folder / f"{self._count}.yaml").as_uri()
        item = lsp.TextDocumentItem(uri, "yaml", 1, f"{line}\n{text}")
        self._client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
        return uri

    def complete(self, text: str, first: str | None = None) -> dict[str, lsp.CompletionItem]:
        """Give what may stand at the cursor, by label."""
        document = lsp.TextDocumentIdentifier(self._open(text.replace("|", ""), first))
        asked = lsp.CompletionParams(document, _cursor(text))
        answer = self._runner.run(self._client.text_document_completion_async(asked))
        items = answer.items if isinstance(answer, lsp.CompletionList) else answer or ()
        return {item.label: item for item in items}

    def hover(self, text: str, first: str | None = None) -> str:
        """Give what is shown at the cursor under the mouse."""
        document = lsp.TextDocumentIdentifier(self._open(text.replace("|", ""), first))
        answer = self._runner.run(self._client.text_document_hover_async(lsp.HoverParams(document, _cursor(text))))
        return answer.contents.value if answer and isinstance(answer.contents, lsp.MarkupContent) else ""

    def faults(self, text: str, first: str | None = None) -> list[Fault]:
        return self._runner.run(self._faults(self._open(text, first)))

    async def _faults(self, uri: str) -> list[Fault]:
        async with asyncio.timeout(60):
            while uri not in self._client.diagnostics:
                await self._client.wait_for_notification(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        return sorted(Fault(one.range.start.line, one.message) for one in self._client.diagnostics[uri])


class Fault(NamedTuple):
    """A diagnostic: the line below the modeline, counted from 1, and the message."""

    line: int
    message: str


def _cursor(text: str) -> lsp.Position:
    before = text.partition("|")[0]
    return lsp.Position(before.count("\n") + 1, len(before.rpartition("\n")[2]))  # one more line: the modeline


async def start(node: str, folder: Path) -> LanguageClient:
    client = make_test_lsp_client()
    settings = {"schemaStore": {"enable": False}, "validate": True, "hover": True, "completion": True}
    client.set_configuration({"yaml": settings})

    @client.feature("vscode/content")  # type: ignore[untyped-decorator]
    def content(asked: Sequence[str]) -> str:
        """Give what is on the web, as VS Code fetches it."""
        assert asked[0] == SCHEMA
        return FILE.read_text(encoding="utf-8")

    await client.start_io(node, str(SERVER), "--stdio")
    able = client_capabilities("visual_studio_code")
    folders = [lsp.WorkspaceFolder(folder.as_uri(), folder.name)]
    await client.initialize_session(lsp.InitializeParams(able, workspace_folders=folders))
    client.workspace_did_change_configuration(lsp.DidChangeConfigurationParams({"yaml": settings}))
    client.protocol.notify("yaml/registerContentRequest")
    return client


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    node = shutil.which("node")
    assert node and SERVER.is_file(), "Run these tests with: make test-editors"  # noqa: PT018 - one advice for both
    folder = tmp_path_factory.mktemp("editor")
    with asyncio.Runner() as runner:
        client = runner.run(start(node, folder))
        yield Editor(client, folder, runner)
        runner.run(client.shutdown_session())
        runner.run(client.stop())  # type: ignore[no-untyped-call]


def filled_in(item: lsp.CompletionItem) -> str:
    """Give what a snippet writes when every gap is left as it is proposed."""
    written = item.text_edit.new_text if item.text_edit else item.insert_text
    return GAP.sub(r"\1", str(written))


def test_the_keys_of_a_right_are_completed(editor: Editor) -> None:
    assert {*FIELDS, *OPTIONAL} <= editor.complete(TOP + "  - |\n").keys()
    left = editor.complete(TOP + "  - identifier: Zorg\n    dutch_name: Zorg\n    |\n")
    assert {*FIELDS[2:], *OPTIONAL} <= left.keys()
    assert not {"identifier", "dutch_name"} & left.keys()


def test_the_keys_at_the_top_are_completed(editor: Editor) -> None:
    found = editor.complete("|\n")
    assert {"manifest", "connector", "rights", "access_rights", "platform"} <= found.keys()
    assert "$schema" not in found  # only JSON has a use for it
    assert filled_in(found["manifest"]) == "manifest: 1"
    assert {"name", "prefix"} <= editor.complete("connector:\n  |\n").keys()


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        (TOP + "  - identifier: Zorg\n    status: |\n", {"draft", "requested", "approved", "denied"}),
        ("manifest: 1\naccess_rights: |\n", {"require-client-scope", "allow", "deny"}),
    ],
)
def test_choices_are_completed_and_explained(editor: Editor, text: str, choices: set[str]) -> None:
    found = editor.complete(text)
    assert found.keys() == choices
    for item in found.values():
        dutch, _, english = str(getattr(item.documentation, "value", item.documentation)).partition(" / ")
        assert dutch
        assert english


def test_a_whole_manifest_is_inserted_and_is_clean(editor: Editor) -> None:
    text = filled_in(editor.complete("|\n")["rights.yaml"])
    assert "$" not in text
    assert onsrights.check_text(text).diagnostics == ()
    assert editor.faults(text + "\n") == []


@pytest.mark.parametrize(("before", "label", "indent"), [("  - ", "right", "  "), ("  ", "- right", "  ")])
def test_a_right_is_inserted_and_is_clean(editor: Editor, before: str, label: str, indent: str) -> None:
    top = TOP.replace("Zorg", "ExternalConnector")
    item = editor.complete(f"{top}{before}|\n")[label]
    body = filled_in(item).replace("\n", f"\n{indent}")  # editors indent like the line of the cursor
    assert onsrights.check_text(f"{top}{before}{body}\n").diagnostics == ()


def test_what_the_page_shows_is_proposed_as_a_name(editor: Editor) -> None:
    found = editor.complete(TOP + "  - identifier: Zorg\n    dutch_name: |\n")
    assert "Document [van een cliënt] verwijderen" in found


@pytest.mark.parametrize(
    ("text", "dutch", "english"),
    [
        (TOP + RIGHT.replace("dutch_name", "dutch|_name"), "Onderwerp in het enkelvoud", "A singular subject"),
        (TOP.replace("conn", "co|nn") + RIGHT, "De connector waarvoor u", "The connector you request"),
        (TOP + RIGHT + "    stat|us: draft\n", "Nog niet aangevraagd.", "Not requested yet."),
        (TOP.replace("rig", "ri|g") + RIGHT, "vijf verplichte velden", "five required fields"),
    ],
)
def test_hovering_explains_in_both_languages(editor: Editor, text: str, dutch: str, english: str) -> None:
    shown = editor.hover(text)
    assert dutch in shown
    assert english in shown


def test_a_good_manifest_has_no_faults(editor: Editor) -> None:
    assert editor.faults(TOP + RIGHT) == []
    assert editor.faults((ROOT / "examples" / "rights.yaml").read_text(encoding="utf-8")) == []
    assert editor.faults(TOP + RIGHT + "x-team: planning\n") == []


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (TOP + RIGHT.replace("dutch_name", "dutchname"), 6, "Property dutchname is not allowed."),
        (TOP + RIGHT.replace("dutch_name", "dutchname"), 5, 'Missing property "dutch_name".'),
        ("manifst: 1\n" + (TOP + RIGHT).partition("\n")[2], 1, "Property manifst is not allowed."),
        (TOP + RIGHT + "    status: done\n", 10, 'Value is not accepted. Valid values: "draft"'),
        (TOP + RIGHT.replace("ZorgC", "Zorg-C"), 5, "Alleen de letters A t/m Z en a t/m z"),
        (TOP + RIGHT.replace("ZorgC", "Zorg-C"), 5, "Only the letters A to Z and a to z"),
        (TOP + RIGHT.replace("View [client] document", '""'), 7, "Dit mag niet leeg zijn. / This may not be empty."),
        (TOP.replace("manifest: 1", "manifest: 2") + RIGHT, 1, "Value is not accepted. Valid values: 1."),
    ],
)
def test_faults_are_marked_where_they_are(editor: Editor, text: str, line: int, message: str) -> None:
    found = editor.faults(text)
    assert any(fault.line == line and message in fault.message for fault in found), found
    assert not any("\\" in fault.message for fault in found)  # no regular expression


@pytest.mark.parametrize("first", [f"# yaml-language-server: $schema={SCHEMA}", f"# $schema: {SCHEMA}"])
def test_each_line_that_names_the_schema_is_honoured(editor: Editor, first: str) -> None:
    assert editor.faults("manifest: 1\n", first) == [Fault(1, message) for message in MISSING]
    assert "rights.yaml" in editor.complete("|\n", first)


MISSING = ('Missing property "connector".', 'Missing property "rights".')


def test_without_such_a_line_nothing_is_known(editor: Editor) -> None:
    assert editor.faults("manifest: 2\n", "# A comment") == []


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_what_init_writes_finds_its_schema(editor: Editor, lang: Language) -> None:
    text = starter("Zorg & Zo", "ZorgZo", lang)
    first, _, rest = text.partition("\n")
    assert editor.faults(rest, first) == []
    [fault] = editor.faults(rest.replace("status: draft", "status: done"), first)
    assert fault.message.startswith("Value is not accepted.")


def test_the_lock_file_pins_what_is_asked_for() -> None:
    asked = json.loads((Path(__file__).parent / "package.json").read_text(encoding="utf-8"))["dependencies"]
    locked = json.loads((Path(__file__).parent / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert asked == {name: locked[f"node_modules/{name}"]["version"] for name in asked}
    assert all(package["integrity"] for path, package in locked.items() if path)
