"""The protocol: what comes from an editor is handed on, what comes back is sent, and nothing of it stops the server.

One check runs at a time, in a thread, and tells of every document that waits for it; of several versions of a document
the newest wins. Whatever else takes long has a thread as well, so an explanation waits only where a thread keeps the
interpreter to itself: they take short turns, and nobody looks for garbage in circles while they run.

The texts of open documents are kept here and not by pygls, which counts U+2028 and the like as line ends, replaces a
whole text by a piece of it, and does not find a document again whose address has an escape in it.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, NamedTuple, ParamSpec, TypeVar

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path

from onsrights import __version__
from onsrights.engine.diagnostics import Text
from onsrights.engine.settings.nearest import absolute
from onsrights.engine.waiting import while_awaited
from onsrights.lsp import answers
from onsrights.lsp.positions import Positions
from onsrights.lsp.view import Opened, View
from onsrights.lsp.workspace import Options, Workspace
from onsrights.platforms import PLATFORMS
from onsrights.settings_keys import settings_keys

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from onsrights.engine.check.run import InternalFault
    from onsrights.engine.diagnostics import Language
    from onsrights.lsp.view import Spot

__all__ = ["make", "serve"]

_PAUSE = 0.1
"""Seconds without a key after which a document is checked."""
_SLOW = 0.5
"""A document that takes long is waited for by that part of what its last check took, so that checks leave a rest."""
_TURN = 0.001
"""Seconds that a thread keeps the interpreter while another one waits; an answer goes through some ten hands."""
_REST = 1.0
"""Seconds in which nobody asks anything, after which garbage in circles is looked for."""
_SELDOM = 100_000
"""So many rounds of looking among what is young go before one through everything, should there never be a rest."""
_NOT_OPEN = Text("Dit document is niet geopend.", "This document is not open.")
_NOT_BEGUN = Text("De editor moet zich eerst voorstellen.", "The editor has to introduce itself first.")
_NO_NAME = Text("Hier staat geen naam die kan worden hernoemd.", "There is no name here that can be renamed.")
_IN_CODE = Text("Ook in de programmacode", "In the source code too")
_IN_CODE_WHY = Text(
    "Deze naam staat ook in de code; kijk of die bedoeld is.",
    "This name is also in the code; check whether that one is meant too.",
)
_FIX_ALL = Text("Alles herstellen wat veilig kan", "Fix everything that is safe to fix")
_WRONG_SETTINGS = Text("De instellingen kunnen niet worden gebruikt: {fault}", "The settings cannot be used: {fault}")
_FAULT = Text(
    "Een fout in onsrights zelf; wat eerder is gevonden, blijft te zien.",
    "A fault in onsrights itself; what was found before is kept.",
)

_T = TypeVar("_T")
_P = ParamSpec("_P")


class _State(NamedTuple):
    """What was agreed with the editor."""

    workspace: Workspace
    encoding: str
    pulls: bool
    """Whether the editor asks for diagnostics itself."""


class _Server(LanguageServer):
    """A server for one editor."""

    def __init__(self, lang: Language, options: Options, *, chosen: bool) -> None:
        super().__init__("onsrights", __version__, text_document_sync_kind=lsp.TextDocumentSyncKind.Full)
        self.lang = lang
        self.chosen = chosen
        """Whether the language was said on the command line, which no editor overrules."""
        self.options = options
        self.state: _State | None = None
        self.documents: dict[str, Opened] = {}
        """The open documents as they are now, by address."""
        self.views: dict[str, View | None] = {}
        """What was last found in each; ``None`` where it is not ours."""
        self._drafts: dict[str, View] = {}
        """What is being written since, unchecked."""
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self._thread = ThreadPoolExecutor(1, "check")
        self._wanted: set[str] = set()
        self._next: asyncio.Task[dict[str, InternalFault]] | None = None
        """The check that has not begun; it will be about everything that is wanted until then."""
        self._running = asyncio.Lock()
        self._telling = asyncio.Lock()
        self._rest: asyncio.TimerHandle | None = None
        self._told: tuple[str, ...] = ()

    def begin(self, asked: lsp.InitializeParams) -> None:
        """Take in what the editor says of itself."""
        given = asked.initialization_options if isinstance(asked.initialization_options, dict) else {}
        if not self.chosen:
            wanted = str(given.get("language") or asked.locale or self.lang)
            self.lang = "nl" if wanted.lower().startswith("nl") else "en"
        folders = [folder.uri for folder in asked.workspace_folders or ()] or [asked.root_uri or ""]
        files = given.get("files")
        options = self.options._replace(
            files=tuple(one for one in files if isinstance(one, str) and one) if isinstance(files, list) else (),
            folders=tuple(path for uri in folders if uri and (path := to_fs_path(uri))),
        )
        text = asked.capabilities.text_document
        encoding = self.workspace.position_encoding
        self.state = _State(
            Workspace(PLATFORMS, settings_keys, options),
            str(getattr(encoding, "value", encoding or "utf-16")),
            text is not None and text.diagnostic is not None,
        )

    @property
    def agreed(self) -> _State:
        """What was agreed; nothing is asked before."""
        assert self.state is not None
        return self.state

    # ------------------------------------------------------------------------------------------------- documents

    def text(self, uri: str) -> Opened:
        """Give an open document as it is now; no other file is read, whatever an editor asks about."""
        if uri not in self.documents:
            raise JsonRpcInvalidParams(message=_NOT_OPEN.render(self.lang, {}))
        return self.documents[uri]

    async def view(self, uri: str) -> View | None:
        """Give a document as it is now, checked; ``None`` where it is not ours."""
        while not self._is_current(uri):
            self._wanted.add(uri)
            if self._next is None:
                self._next = asyncio.get_running_loop().create_task(self._check_wanted())
            failed = await asyncio.shield(self._next)  # whoever stops waiting stops nobody else
            if uri in failed:
                raise failed[uri]
        return self.views[uri]

    def _is_current(self, uri: str) -> bool:
        text = self.text(uri)
        if uri not in self.views:
            return False
        known = self.views[uri]
        return known is None or (known.text == text.text and known.version == text.version)

    def shown(self, uri: str) -> View | None:
        """Give a document as it is now, with what was last found in it: for answers that nobody waits for."""
        text = self.text(uri)
        known = self.views.get(uri)
        if known is None or known.text == text.text:
            self._drafts.pop(uri, None)
            return known
        draft = self._drafts.get(uri)
        if draft is None or draft.text != text.text or draft.before is not known:
            draft = View(text, self.agreed.encoding, PLATFORMS, known.settings)
            draft.before = known
            self._drafts[uri] = draft
        return draft

    async def _check_wanted(self) -> dict[str, InternalFault]:
        """Check all documents that somebody waits for in one run; give those at which the tool itself failed."""
        async with self._running:
            self._next = None
            wanted, self._wanted = self._wanted, set()
            texts = [self.documents[uri] for uri in wanted if uri in self.documents]
            opened = [*self.documents.values()]
            check, encoding = self.agreed.workspace.check, self.agreed.encoding
            loop = asyncio.get_running_loop()
            views, failed = await loop.run_in_executor(self._thread, check, texts, encoding, opened)
            for text in texts:
                view = views.get(text.uri)
                now = self.documents.get(text.uri)
                if text.uri in views and now and (view or now is text):
                    self.views[text.uri] = view
            return failed

    def soon(self, uri: str, pause: float = 0) -> None:
        """Check a document once nobody has typed for a while."""
        waiting = self._waiting.pop(uri, None)
        if waiting is not None:
            waiting.cancel()
        self._waiting[uri] = asyncio.get_running_loop().create_task(self._later(uri, pause))

    async def _later(self, uri: str, pause: float) -> None:
        await asyncio.sleep(pause)
        try:
            await self.view(uri)
            async with self._telling:  # after five hundred documents somebody else may have asked something
                await self.publish(uri)
        except JsonRpcInvalidParams:  # closed meanwhile
            return
        except Exception:  # noqa: BLE001 - whatever it is, the server lives on
            self.fault()

    def pause_for(self, uri: str) -> float:
        """Give the seconds to wait after a key."""
        known = self.views.get(uri)
        return max(_PAUSE, _SLOW * known.seconds) if known else _PAUSE

    async def publish(self, uri: str) -> None:
        """Tell what is wrong with a document that was checked, and with the settings."""
        if not self.agreed.pulls:
            version = self.text(uri).version
            self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, await self.found(uri), version))
        self.tell_settings()

    async def found(self, uri: str) -> list[lsp.Diagnostic]:
        """Give what is to be shown of a document that was checked."""
        view = self.views.get(uri)
        if view is not None:
            return await _apart(answers.diagnostics, view, self.lang)
        return answers.too_long(self.lang) if self.agreed.workspace.is_too_long(self.text(uri)) else []

    def tell_settings(self) -> None:
        """Tell what is wrong with files of settings, there and once in words."""
        faults = self.agreed.workspace.faults
        paths = tuple(dict.fromkeys(absolute(fault.path) for fault in faults))
        for path in dict.fromkeys((*self._told, *paths)):
            here = [fault for fault in faults if absolute(fault.path) == path]
            uri = from_fs_path(path) or path
            self.text_document_publish_diagnostics(
                lsp.PublishDiagnosticsParams(uri, answers.of_settings(here, self.lang))
            )
            if here and path not in self._told:
                said = _WRONG_SETTINGS.render(self.lang, {"fault": f"{here[0].place}: {here[0].message(self.lang)}"})
                self.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Error, said))
        self._told = paths

    async def again(self, paths: list[str]) -> None:
        """Check all open documents again, because files have changed on the disk."""
        self.views.clear()  # whoever asks meanwhile waits for what is read now
        await asyncio.get_running_loop().run_in_executor(self._thread, self.agreed.workspace.changed, paths)
        self.views.clear()  # and so does a check that was running
        self._drafts.clear()
        if self.agreed.pulls:
            self.tell_settings()
            await self.workspace_diagnostic_refresh_async(None)
        for uri in self.documents:
            self.soon(uri)

    def forget(self, uri: str) -> None:
        """Leave a document that was closed."""
        self.documents.pop(uri, None)
        self.views.pop(uri, None)
        self._drafts.pop(uri, None)
        waiting = self._waiting.pop(uri, None)
        if waiting is not None:
            waiting.cancel()
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))

    def rest(self) -> None:
        """Look for garbage in circles once nobody has asked anything for a while; it holds up everybody."""
        if self._rest is not None:
            self._rest.cancel()
        self._rest = asyncio.get_running_loop().call_later(_REST, self._collect)

    def _collect(self) -> None:
        if self._running.locked():
            self.rest()
        else:
            gc.collect()
            gc.freeze()  # what is left is in use, and is let go by itself

    def fault(self) -> None:
        """Say that the tool itself failed; nobody gets its inner words."""
        self.window_log_message(lsp.LogMessageParams(lsp.MessageType.Error, _FAULT.render(self.lang, {})))

    def report_server_error(self, error: Exception, source: Any) -> None:  # noqa: ANN401, ARG002 - pygls' signature
        """Say that something is wrong, unless it was an answer in words already."""
        if not isinstance(error, JsonRpcException):
            self.fault()


async def _apart(work: Callable[_P, _T], *arguments: _P.args, **named: _P.kwargs) -> _T:
    """Work something out in a thread, while others are answered; it ends early where the editor gives up waiting."""
    awaited = True

    def inner() -> _T:
        with while_awaited(lambda: awaited):
            return work(*arguments, **named)

    try:
        return await asyncio.to_thread(inner)
    finally:
        awaited = False


def _kept(
    handler: Callable[[_Server, Any], Awaitable[_T | None]],
) -> Callable[[_Server, Any], Awaitable[_T | None]]:
    """Let no exception of a handler reach the editor but an answer in words."""

    # By the name of the first parameter pygls knows that the server is wanted; of its type it is not always sure.
    async def inner(ls: _Server, params: Any) -> _T | None:  # noqa: ANN401 - one of the protocol's
        if ls.state is None and handler is not _initialize:
            said = _NOT_BEGUN.render(ls.lang, {})
            raise JsonRpcException(said, lsp.ErrorCodes.ServerNotInitialized.value)
        ls.rest()
        try:
            return await handler(ls, params)
        except JsonRpcException:
            raise
        except answers.Refusal as refusal:
            raise JsonRpcException(str(refusal), lsp.LSPErrorCodes.RequestFailed.value) from None
        except Exception:  # noqa: BLE001 - whatever it is, the server lives on
            ls.fault()
            if handler is _diagnostic:  # no answer but a refusal leaves what was shown before
                said = _FAULT.render(ls.lang, {})
                raise JsonRpcException(said, lsp.LSPErrorCodes.RequestFailed.value) from None
            return None

    return inner


def make(lang: Language, options: Options | None = None, *, chosen: bool = False) -> LanguageServer:
    """Make a server that waits for its editor; ``chosen`` where no editor may have another language."""
    server = _Server(lang, options or Options(), chosen=chosen)
    for method, handler, registered in _FEATURES:
        server.feature(method, registered)(_kept(handler)) if registered else server.feature(method)(_kept(handler))
    return server


def serve(lang: Language, options: Options, *, chosen: bool) -> None:
    """Answer an editor on standard input and output until it has had enough."""
    logging.getLogger("pygls").addHandler(logging.NullHandler())
    logging.getLogger("pygls").propagate = False
    sys.setswitchinterval(_TURN)
    gc.enable()  # short commands do without; this one runs as long as the editor
    gc.freeze()
    gc.set_threshold(*gc.get_threshold()[:2], _SELDOM)
    make(lang, options, chosen=chosen).start_io()


# ------------------------------------------------------------------------------------------------- what is asked


async def _initialize(server: _Server, params: lsp.InitializeParams) -> None:
    server.begin(params)


async def _initialized(server: _Server, _params: lsp.InitializedParams) -> None:
    asked = server.client_capabilities.workspace
    watches = asked.did_change_watched_files if asked else None
    if watches is None or not watches.dynamic_registration:
        return
    names = ["**/*.toml"]
    names += [f"**/{name}" for name in PLATFORMS.files.whole]
    names += [f"**/*{ending}" for ending in PLATFORMS.files.endings]
    watchers = [lsp.FileSystemWatcher(name) for name in names]
    wanted = lsp.Registration(
        "files",
        lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES,
        lsp.DidChangeWatchedFilesRegistrationOptions(watchers),
    )
    await server.client_register_capability_async(lsp.RegistrationParams([wanted]))


async def _did_open(server: _Server, params: lsp.DidOpenTextDocumentParams) -> None:
    uri, version, text = params.text_document.uri, params.text_document.version, params.text_document.text
    server.documents[uri] = Opened(uri, version, to_fs_path(uri) or uri.rpartition(":")[2], text)
    server.soon(uri)


async def _did_change(server: _Server, params: lsp.DidChangeTextDocumentParams) -> None:
    uri = params.text_document.uri
    known = server.text(uri)
    text = known.text
    for change in params.content_changes:
        if isinstance(change, lsp.TextDocumentContentChangePartial):  # nobody asked for pieces
            text = Positions(text, server.agreed.encoding).replaced(change.range, change.text)
        else:
            text = change.text
    if server.views.get(uri) is None:  # what was not ours may be now
        server.views.pop(uri, None)
    server.documents[uri] = known._replace(version=params.text_document.version, text=text)
    server.soon(uri, server.pause_for(uri))


async def _did_save(server: _Server, params: lsp.DidSaveTextDocumentParams) -> None:
    await _files_changed(server, [params.text_document.uri])


async def _did_close(server: _Server, params: lsp.DidCloseTextDocumentParams) -> None:
    server.forget(params.text_document.uri)


async def _did_change_files(server: _Server, params: lsp.DidChangeWatchedFilesParams) -> None:
    await _files_changed(server, [change.uri for change in params.changes])


async def _files_changed(server: _Server, uris: list[str]) -> None:
    await server.again([path for uri in uris if (path := to_fs_path(uri))])


async def _diagnostic(server: _Server, params: lsp.DocumentDiagnosticParams) -> lsp.DocumentDiagnosticReport:
    await server.view(params.text_document.uri)
    server.tell_settings()
    return lsp.RelatedFullDocumentDiagnosticReport(await server.found(params.text_document.uri))


async def _code_action(server: _Server, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
    view = await server.view(params.text_document.uri)
    if view is None:
        return []
    only = [getattr(kind, "value", kind) for kind in params.context.only or ()]
    found: list[lsp.CodeAction] = []
    if not only or any("quickfix".startswith(kind) for kind in only):
        found += await _apart(answers.fixes, view, params.range, server.lang)
        found += await _apart(answers.ignored, view, params.range, server.lang)
    wanted = any(answers.FIX_ALL.startswith(kind) for kind in only)
    if wanted and (edits := await _apart(answers.fixed, view)):
        title = _FIX_ALL.render(server.lang, {})
        found.append(lsp.CodeAction(title, answers.FIX_ALL, edit=answers.changed(view, edits)))
    return found


async def _hover(server: _Server, params: lsp.HoverParams) -> lsp.Hover | None:
    view = server.shown(params.text_document.uri)
    return answers.hover(view, params.position, server.lang) if view else None


async def _completion(server: _Server, params: lsp.CompletionParams) -> lsp.CompletionList:
    view = server.shown(params.text_document.uri)
    items = await _apart(answers.completions, view, params.position, server.lang) if view else []
    return lsp.CompletionList(is_incomplete=True, items=items)


async def _document_symbol(server: _Server, params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
    view = await server.view(params.text_document.uri)
    return await _apart(answers.symbols, view, server.lang) if view else []


async def _tokens(server: _Server, params: lsp.SemanticTokensParams) -> lsp.SemanticTokens:
    view = await server.view(params.text_document.uri)
    return lsp.SemanticTokens(await _apart(answers.tokens, view) if view else [])


async def _tokens_in_range(server: _Server, params: lsp.SemanticTokensRangeParams) -> lsp.SemanticTokens:
    view = await server.view(params.text_document.uri)
    if view is None:
        return lsp.SemanticTokens([])
    start, end = view.positions.offset(params.range.start), view.positions.offset(params.range.end)
    return lsp.SemanticTokens(await _apart(answers.tokens, view, start, end))


async def _references(server: _Server, params: lsp.ReferenceParams) -> list[lsp.Location]:
    view = await server.view(params.text_document.uri)
    spot = answers.renamable(view, params.position) if view else None
    if view is None or spot is None:
        return []
    here = [lsp.Location(view.uri, view.positions.range(*_inner(view, spot)))] * params.context.include_declaration
    return here + [
        lsp.Location(from_fs_path(path) or path, each)
        for path, found in await _uses(server, view, spot)
        for each in found
    ]


async def _prepare_rename(server: _Server, params: lsp.PrepareRenameParams) -> lsp.Range | None:
    view = await server.view(params.text_document.uri)
    spot = answers.renamable(view, params.position) if view else None
    if view is None or spot is None:
        raise answers.Refusal(_NO_NAME.render(server.lang, {}))
    await _apart(answers.refuse_renaming, view, spot, spot.text, server.lang)
    return view.positions.range(*_inner(view, spot))


async def _rename(server: _Server, params: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
    view = await server.view(params.text_document.uri)
    spot = answers.renamable(view, params.position) if view else None
    if view is None or spot is None:
        raise answers.Refusal(_NO_NAME.render(server.lang, {}))
    await _apart(answers.refuse_renaming, view, spot, params.new_name, server.lang)
    text = await _apart(answers.renamed, view, spot, params.new_name, server.lang)
    edit = answers.changed(view, await _apart(answers.stretches, view, text))
    assert isinstance(edit.document_changes, list)
    for path, found in await _uses(server, view, spot):
        document = lsp.OptionalVersionedTextDocumentIdentifier(uri=from_fs_path(path) or path)
        edits = [lsp.AnnotatedTextEdit("code", each, params.new_name) for each in found]
        edit.document_changes.append(lsp.TextDocumentEdit(document, edits))
        edit.change_annotations = {
            "code": lsp.ChangeAnnotation(
                _IN_CODE.render(server.lang, {}),
                needs_confirmation=True,
                description=_IN_CODE_WHY.render(server.lang, {}),
            )
        }
    return edit


def _inner(view: View, spot: Spot) -> tuple[int, int]:
    """Give the characters of a scalar without its quotation marks."""
    from onsrights.engine.text.scalars import span

    found = span(view.source.text, spot.node, 0, len(spot.text))
    return found[0], found[1]


async def _uses(server: _Server, view: View, spot: Spot) -> list[tuple[str, list[lsp.Range]]]:
    """Give the places in code that name what is at a spot: in open documents, and in files of the folders."""
    folders = server.agreed.workspace.options.folders
    opened = {one.path: one.text for one in server.documents.values() if PLATFORMS.by_path(one.path) is None}
    encoding, name = server.agreed.encoding, spot.text
    return await _apart(lambda: [*answers.uses(view, name, folders, opened, encoding)])


async def _workspace_symbol(server: _Server, params: lsp.WorkspaceSymbolParams) -> list[lsp.WorkspaceSymbol]:
    wanted = params.query.lower()
    return [
        lsp.WorkspaceSymbol(lsp.Location(view.uri, one.range), one.name, one.kind)
        for view in [*server.views.values()]
        if view is not None
        for one in await _apart(answers.symbols, view, server.lang)
        if wanted in f"{one.name} {one.detail or ''}".lower()
    ]


_LEGEND = lsp.SemanticTokensLegend(list(answers.TOKENS), list(answers.MODIFIERS))
_FEATURES: tuple[tuple[str, Any, Any], ...] = (
    (lsp.INITIALIZE, _initialize, None),
    (lsp.INITIALIZED, _initialized, None),
    (lsp.TEXT_DOCUMENT_DID_OPEN, _did_open, None),
    (lsp.TEXT_DOCUMENT_DID_CHANGE, _did_change, None),
    (lsp.TEXT_DOCUMENT_DID_SAVE, _did_save, None),
    (lsp.TEXT_DOCUMENT_DID_CLOSE, _did_close, None),
    (lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, _did_change_files, None),
    (
        lsp.TEXT_DOCUMENT_DIAGNOSTIC,
        _diagnostic,
        lsp.DiagnosticOptions(inter_file_dependencies=True, workspace_diagnostics=False),
    ),
    (
        lsp.TEXT_DOCUMENT_CODE_ACTION,
        _code_action,
        lsp.CodeActionOptions([lsp.CodeActionKind.QuickFix, answers.FIX_ALL]),
    ),
    (lsp.TEXT_DOCUMENT_HOVER, _hover, None),
    (lsp.TEXT_DOCUMENT_COMPLETION, _completion, lsp.CompletionOptions(trigger_characters=["[", " ", ":"])),
    (lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL, _document_symbol, None),
    (lsp.WORKSPACE_SYMBOL, _workspace_symbol, None),
    (lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, _tokens, _LEGEND),
    (lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE, _tokens_in_range, _LEGEND),
    (lsp.TEXT_DOCUMENT_REFERENCES, _references, None),
    (lsp.TEXT_DOCUMENT_PREPARE_RENAME, _prepare_rename, None),
    (lsp.TEXT_DOCUMENT_RENAME, _rename, lsp.RenameOptions(prepare_provider=True)),
)
"""What an editor may ask: the method, who answers, and what is said of it in the beginning."""
