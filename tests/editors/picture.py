"""Take the picture of a coloured name for the documents: ``make picture-of-editor``.

Monaco, the editor of VS Code, runs in Chromium; what it asks goes to a real ``onsrights lsp``, and what comes back is
what it shows. It fails where a part of a name does not get the colour that the server says, so the picture is never of
something else.
"""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lsprotocol import types as lsp
from lsprotocol.converters import get_converter
from playwright.async_api import async_playwright
from pytest_lsp import client_capabilities, make_test_lsp_client

if TYPE_CHECKING:
    from playwright.async_api import Page, Route
    from pytest_lsp import LanguageClient

ROOT = Path(__file__).parents[2]
MONACO = ROOT / ".editors" / "node_modules" / "monaco-editor" / "min"
HERE = "http://editor.test/"
URI = "file:///zorgapp/rights.yaml"
PAGE = """<!doctype html><meta charset="utf-8"><style>body { margin: 0 } #text { width: 860px; height: 400px }</style>
<div id="text"></div><script src="vs/loader.js"></script>"""
TEXT = """\
manifest: 1
connector:
  name: Wilgenlicht Zorgapp
  prefix: Wilgenlicht

rights:
  - identifier: WilgenlichtClientDocumentView
    dutch_name: Document [van een cliënt] inzien
    english_name: View [client] document
    dutch_description: Geeft toestemming om documenten van een cliënt in te zien.
    english_description: Allows viewing documents of a client.

  - identifier: WilgenlichtClientCarePlanEdit
    dutch_name: Zorgplan wijzigen [van een cliënt]
    english_name: Edit [client] care plan
    dutch_description: Geeft toestemming om het zorgplan van een cliënt te wijzigen.
    english_description: Allows editing the care plan of a client.
"""
COLOURS = {"class": "267f99", "parameter": "af00db", "function": "795e26"}
"""Those that the light theme of VS Code has, but for a parameter, which is nearly black there."""
SETUP = """async ([text, uri, colours, legend]) => {
  require.config({paths: {vs: "vs"}});
  await new Promise((done) => require(["vs/editor/editor.main"], done));
  const rules = Object.entries(colours).map(([token, foreground]) => ({token, foreground}));
  monaco.editor.defineTheme("light", {base: "vs", inherit: true, rules, colors: {}});
  const range = (r) => ({startLineNumber: r.start.line + 1, startColumn: r.start.character + 1,
                         endLineNumber: r.end.line + 1, endColumn: r.end.character + 1});
  monaco.languages.registerDocumentSemanticTokensProvider("yaml", {
    getLegend: () => legend,
    provideDocumentSemanticTokens: async () => ({data: new Uint32Array(await ask("tokens"))}),
    releaseDocumentSemanticTokens: () => {},
  });
  monaco.languages.registerCodeActionProvider("yaml", {
    provideCodeActions: async (model, r) => ({actions: await ask("actions", {
      start: {line: r.startLineNumber - 1, character: r.startColumn - 1},
      end: {line: r.endLineNumber - 1, character: r.endColumn - 1},
    }), dispose: () => {}}),
  });
  const model = monaco.editor.createModel(text, "yaml", monaco.Uri.parse(uri));
  window.editor = monaco.editor.create(document.getElementById("text"), {
    model, theme: "light", fontSize: 14, minimap: {enabled: false}, scrollBeyondLastLine: false,
    "semanticHighlighting.enabled": true, renderLineHighlight: "none", overviewRulerLanes: 0,
    hover: {delay: 100, above: false}, quickSuggestions: false,
  });
  monaco.editor.setModelMarkers(model, "onsrights", (await ask("diagnostics")).map((d) => ({
    ...range(d.range), message: d.message, source: d.source,
    code: {value: d.code, target: monaco.Uri.parse(d.codeDescription.href)},
    severity: [0, 8, 4, 2, 1][d.severity],
  })));
}"""
EXPLAIN = """(offset) => {
  editor.setPosition(editor.getModel().getPositionAt(offset));
  editor.focus();
  editor.trigger("picture", "editor.action.showHover", {});
}"""
HAS_COLOUR = """([wanted, colour]) => {
  const spans = [...document.querySelectorAll(".view-line span span")];
  return spans.filter((one) => one.textContent.includes(wanted)).some((one) => getComputedStyle(one).color === colour);
}"""


async def started() -> tuple[LanguageClient, object]:
    """Start the server and open the text; give with it the names of the kinds of tokens."""
    client = make_test_lsp_client()
    await client.start_io(sys.executable, "-m", "onsrights", "lsp", "--lang", "en", "--no-config")
    able = client_capabilities("visual_studio_code")
    assert able.text_document
    begun = await client.initialize_session(lsp.InitializeParams(able))
    tokens = begun.capabilities.semantic_tokens_provider
    assert tokens
    client.text_document_did_open(lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(URI, "yaml", 1, TEXT)))
    return client, get_converter().unstructure(tokens.legend)


async def answer(client: LanguageClient, what: str, where: Any = None) -> Any:  # noqa: ANN401 - as the protocol has it
    document = lsp.TextDocumentIdentifier(URI)
    if what == "actions":
        asked = lsp.Range(lsp.Position(**where["start"]), lsp.Position(**where["end"]))
        context = lsp.CodeActionContext([])
        actions = await client.text_document_code_action_async(lsp.CodeActionParams(document, asked, context))
        return [{"title": one.title, "kind": "quickfix"} for one in actions or ()]
    if what == "tokens":
        found = await client.text_document_semantic_tokens_full_async(lsp.SemanticTokensParams(document))
        return list(found.data) if found else []
    report = await client.text_document_diagnostic_async(lsp.DocumentDiagnosticParams(document))
    assert isinstance(report, lsp.RelatedFullDocumentDiagnosticReport)
    return get_converter().unstructure(report.items)


async def hand_out(route: Route) -> None:
    """Give the page and the files of Monaco; nothing else is there."""
    path = route.request.url.removeprefix(HERE).partition("?")[0]
    if not path:
        await route.fulfill(body=PAGE, content_type="text/html")
    elif route.request.url.startswith(HERE) and (MONACO / path).is_file():
        await route.fulfill(path=MONACO / path)
    else:
        await route.abort()


async def coloured(page: Page, part: str, kind: str) -> None:
    """Wait until a part of a name has its colour."""
    value = int(COLOURS[kind], 16)
    wanted = f"rgb({value >> 16}, {value >> 8 & 255}, {value & 255})"
    await page.wait_for_function(HAS_COLOUR, arg=[part, wanted])


async def main() -> None:
    client, legend = await started()
    async with async_playwright() as playwright:
        chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        browser = await playwright.chromium.launch(executable_path=chromium, args=["--headless", "--no-sandbox"])
        page = await browser.new_page(viewport={"width": 860, "height": 400}, reduced_motion="reduce")
        await page.route("**/*", hand_out)
        await page.expose_function("ask", lambda what, where=None: answer(client, what, where))
        await page.goto(HERE)
        await page.evaluate(SETUP, [TEXT, URI, COLOURS, legend])
        await coloured(page, "Document", "class")
        await coloured(page, "cliënt]", "parameter")
        await coloured(page, "inzien", "function")
        await page.locator(".squiggly-error, .squiggly-warning").first.wait_for()
        await page.evaluate(EXPLAIN, TEXT.rindex("een cliënt]"))
        await page.locator(".monaco-hover .hover-row").filter(has_text="ONS").first.wait_for()
        await page.screenshot(path=ROOT / "docs" / "images" / "editor.png", animations="disabled")
        await browser.close()
    await client.shutdown_session()
    await client.stop()  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    asyncio.run(main())
