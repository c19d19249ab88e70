"""What an editor asks about a document, made of a view: diagnostics, changes, what is shown, offered and coloured.

Everything here is a function of a view and of a place in it; nothing reads a file but :func:`uses`.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from lsprotocol import types as lsp

from onsrights.doors import Completing
from onsrights.engine.check.rule import UnknownRuleError
from onsrights.engine.check.run import check_sources
from onsrights.engine.diagnostics import Text
from onsrights.engine.text.scalars import span
from onsrights.engine.text.source import Source
from onsrights.engine.text.tree import extent
from onsrights.lsp.positions import Positions
from onsrights.lsp.view import place_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from onsrights.doors import Parser
    from onsrights.engine.diagnostics import Diagnostic, Fix, Language, Range
    from onsrights.engine.settings.read import SettingsFault
    from onsrights.lsp.view import Spot, View

__all__ = [
    "FIX_ALL",
    "MODIFIERS",
    "TOKENS",
    "Refusal",
    "changed",
    "completions",
    "diagnostics",
    "fixed",
    "fixes",
    "hover",
    "ignored",
    "of_settings",
    "refuse_renaming",
    "renamable",
    "renamed",
    "stretches",
    "symbols",
    "tokens",
    "too_long",
    "uses",
]

SOURCE = "onsrights"
FIX_ALL = f"{lsp.CodeActionKind.SourceFixAll.value}.{SOURCE}"
TOKENS = ("class", "parameter", "function")
"""Kinds of tokens that every theme has a colour for."""
MODIFIERS = ("deprecated",)
_KINDS = {"subject": 0, "scope": 1, "operation": 2, "closing": 0}
_SEVERITIES = {
    "error": lsp.DiagnosticSeverity.Error,
    "warning": lsp.DiagnosticSeverity.Warning,
    "info": lsp.DiagnosticSeverity.Information,
}
_UNSAFE = Text("{title} (eerst nalezen)", "{title} (unsafe)")
_IGNORE = Text("{code} hier negeren, met een reden", "Ignore {code} here, with a reason")
_REASON = Text("reden", "reason")
_TOO_LONG = Text(
    "Dit bestand is te groot om tijdens het typen te controleren; gebruik onsrights check.",
    "This file is too large to check while you type; use onsrights check.",
)
_NOT_EDITABLE = Text(
    "Zolang dit bestand fouten in zijn opbouw heeft, kan hier niets worden hernoemd.",
    "As long as the structure of this file has faults, nothing can be renamed here.",
)
_SECRET = Text(
    "In dit bestand staat een geheim. Haal dat er eerst uit; tot dan wordt er niets hernoemd.",
    "There is a secret in this file. Remove it first; until then nothing is renamed.",
)
_OPEN_LIST = re.compile(r"onsrights:\s*ignore(?:-file)?\[[^\]]*?(?P<word>[A-Za-z0-9-]*)\Z", re.IGNORECASE)
_RULE = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_TOO_MANY_LINES = 20_000
"""Of a longer change one edit is made, because comparing its lines would take longer than anybody waits."""


class Refusal(Exception):  # noqa: N818 - it is an answer
    """What was asked for cannot be done; the text says why."""


# ------------------------------------------------------------------------------------------------------- what is wrong


def diagnostics(view: View, lang: Language) -> list[lsp.Diagnostic]:
    """Give what is wrong with a document, in the order of the report."""
    return [_diagnostic(view, one, lang) for one in view.diagnostics]


def too_long(lang: Language) -> list[lsp.Diagnostic]:
    """Say of a document that it is longer than what is checked while somebody writes."""
    start = lsp.Range(lsp.Position(0, 0), lsp.Position(0, 1))
    said = _TOO_LONG.render(lang, {})
    return [lsp.Diagnostic(start, said, severity=lsp.DiagnosticSeverity.Information, source=SOURCE)]


def _diagnostic(view: View, found: Diagnostic, lang: Language) -> lsp.Diagnostic:
    related = [
        lsp.DiagnosticRelatedInformation(
            lsp.Location(view.uri if one.path == view.path else _uri(one.path), _range(view, one.path, one.range)),
            one.message(lang),
        )
        for one in found.related
        if one.range is not None and one.path is not None
    ]
    return lsp.Diagnostic(
        range=_range(view, found.path, found.range),
        severity=_SEVERITIES[found.severity],
        code=found.code,
        code_description=lsp.CodeDescription(found.url),
        source=SOURCE,
        message=found.message(lang),
        tags=[lsp.DiagnosticTag.Unnecessary] if found.rule == "unused-ignore" else None,
        related_information=related or None,
        data={"fingerprint": found.fingerprint, "version": view.version},
    )


def _range(view: View, path: str | None, found: Range | None) -> lsp.Range:
    if found is None:
        return lsp.Range(lsp.Position(0, 0), lsp.Position(0, 0))
    if path == view.path:
        return view.positions.range(found.start.offset, found.end.offset)
    # Of another file the columns are told in code points, which in a line of ordinary letters are all the same.
    start, end = found
    return lsp.Range(lsp.Position(start.line - 1, start.column - 1), lsp.Position(end.line - 1, end.column - 1))


def _uri(path: str | None) -> str:
    from pygls.uris import from_fs_path

    return from_fs_path(path or "") or ""


def of_settings(faults: Iterable[SettingsFault], lang: Language) -> list[lsp.Diagnostic]:
    """Give what is wrong with a file of settings."""
    found = []
    for fault in faults:
        at = lsp.Position((fault.line or 1) - 1, (fault.column or 1) - 1)
        whole = lsp.Range(at, lsp.Position(at.line, at.character + 1))
        found.append(lsp.Diagnostic(whole, fault.message(lang), severity=lsp.DiagnosticSeverity.Error, source=SOURCE))
    return found


# ------------------------------------------------------------------------------------------------------------- changes


def fixes(view: View, asked: lsp.Range, lang: Language) -> list[lsp.CodeAction]:
    """Give the fixes of what is wrong in a range; those that are only shown are in the message."""
    actions = []
    for found in _within(view, asked):
        for fix in found.fixes:
            edits = _edits(view, fix) if fix.safety != "display-only" else []
            if not edits:
                continue
            title = fix.title(lang)
            title = title[:1].upper() + title[1:]
            action = lsp.CodeAction(
                title=title if fix.safety == "safe" else _UNSAFE.render(lang, {"title": title}),
                kind=lsp.CodeActionKind.QuickFix,
                diagnostics=[_diagnostic(view, found, lang)],
                is_preferred=True if fix.safety == "safe" else None,
                edit=changed(view, edits),
            )
            actions.append(action)
    return actions


def _within(view: View, asked: lsp.Range) -> list[Diagnostic]:
    start, end = view.positions.offset(asked.start), view.positions.offset(asked.end)
    return [
        one
        for one in view.diagnostics
        if one.range is not None and one.range.start.offset <= end and one.range.end.offset >= start
    ]


def _edits(view: View, fix: Fix) -> list[lsp.TextEdit]:
    edits = [edit for change in fix.changes for edit in change.edits]
    return [
        lsp.TextEdit(view.positions.range(edit.range.start.offset, edit.range.end.offset), edit.text)
        for edit in edits
        if edit.range is not None
    ]


def ignored(view: View, asked: lsp.Range, lang: Language) -> list[lsp.CodeAction]:
    """Give comments that ignore what is wrong in a range, each with a reason to be typed over."""
    from onsrights.engine.change.add_ignores import with_ignores

    tree = view.tree
    if view.source.is_json or not tree.whole or view.has_secret:
        return []
    actions = []
    registry = view.platforms.registry(view.settings)
    seen = set()
    for found in _within(view, asked):
        if not found.definition.ignorable or found.code in seen:
            continue
        seen.add(found.code)
        text, served = with_ignores(tree, [(found, 0)], _REASON.render(lang, {}), registry, view.platform)
        if served:
            action = lsp.CodeAction(
                title=_IGNORE.render(lang, {"code": found.code}),
                kind=lsp.CodeActionKind.QuickFix,
                diagnostics=[_diagnostic(view, found, lang)],
                edit=changed(view, stretches(view, text)),
            )
            actions.append(action)
    return actions


def fixed(view: View) -> list[lsp.TextEdit]:
    """Give the edits that apply all safe fixes, one for each stretch that changes."""
    from onsrights.engine.change.fixes import mended

    done = mended(Source(view.path, view.text), view.platforms, view.settings)
    return [] if done.has_secret else stretches(view, done.text)


def changed(view: View, edits: list[lsp.TextEdit]) -> lsp.WorkspaceEdit:
    """Give edits of a document, which hold for the version that they were made for."""
    document = lsp.OptionalVersionedTextDocumentIdentifier(uri=view.uri, version=view.version)
    return lsp.WorkspaceEdit(document_changes=[lsp.TextDocumentEdit(document, list(edits))])


def stretches(view: View, text: str) -> list[lsp.TextEdit]:
    """Give the edits that make another text of a document, whole lines each.

    A text that was made of one with a secret has other characters in its place, and is never to be handed in here.
    """
    old = view.text.removeprefix("\ufeff")
    before, after = old.splitlines(keepends=True), text.splitlines(keepends=True)
    first = next(
        (at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after))
    )
    last = 0
    while last < min(len(before), len(after)) - first and before[-1 - last] == after[-1 - last]:
        last += 1
    a, b = before[first : len(before) - last], after[first : len(after) - last]
    starts = [0]
    for line in before:
        starts.append(starts[-1] + len(line))
    if len(a) + len(b) > _TOO_MANY_LINES:
        blocks: Sequence[tuple[str, int, int, int, int]] = [("replace", 0, len(a), 0, len(b))]
    else:
        blocks = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    return [
        lsp.TextEdit(view.positions.range(starts[first + i], starts[first + j]), "".join(b[k:end]))
        for kind, i, j, k, end in blocks
        if kind != "equal"
    ]


# ----------------------------------------------------------------------------------------------------- what is shown


def hover(view: View, at: lsp.Position, lang: Language) -> lsp.Hover | None:
    """Say what stands at a position: a rule's page, how a text is read, what a key is for.

    Of a text that is not checked yet, that is looked up in the one before it; nobody waits until the new one is read,
    and of what is being written itself nothing is said.
    """
    offset = view.positions.offset(at)
    if view.before is None:
        found = _said_at(view, offset, lang)
    else:
        first, last, shift = view.changed
        if first <= offset <= last + shift:
            return None
        found = _said_at(view.before, offset - shift if offset > first else offset, lang)
        if found is not None:
            text, start, end = found
            if start <= last and end >= first:
                return None
            found = (text, start + shift, end + shift) if start > last else found
    if found is None:
        return None
    text, start, end = found
    return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, text), view.positions.range(start, end))


def _said_at(view: View, offset: int, lang: Language) -> tuple[str, int, int] | None:
    if page := _page_at(view, offset, lang):
        return page
    spot = view.spot(offset)
    if spot is None or not spot.place:
        return None
    text = _about_key(view, spot, lang) if spot.is_key else _about_text(view, spot, lang)
    return (text, *extent(spot.node)) if text else None


def _page_at(view: View, offset: int, lang: Language) -> tuple[str, int, int] | None:
    """Give the page of the rule that a comment names at a character, and the characters of that name."""
    from onsrights.reports.pages import page

    start = max(view.source.text.rfind("\n", 0, offset), view.source.text.rfind("\r", 0, offset)) + 1
    line = view.source.text[start : view.source.text.find("\n", offset) % (len(view.source.text) + 1)]
    for found in _RULE.finditer(line):
        if found.start() <= offset - start <= found.end() and _OPEN_LIST.search(line[: found.start()]):
            try:
                rules = view.platforms.rules_called(found[0], lambda: view.settings)
            except UnknownRuleError:
                return None
            return page(rules[0], lang), start + found.start(), start + found.end()
    return None


def _about_key(view: View, spot: Spot, lang: Language) -> str:
    place = spot.place
    return f"**{view.platform.title(place).render(lang, {})}**\n\n{view.platform.help(place).render(lang, {})}"


def _about_text(view: View, spot: Spot, lang: Language) -> str:
    assist = view.assist
    if assist is None:
        return ""
    if spot.place in assist.read:
        parser: Parser = view.platform.door("parse")
        read = parser.read(spot.text, assist.read[spot.place], view.settings, lang)
        rows = [f"| {part.name.render(lang, {})} | {_cell(part.text)} |" for part in read.parts]
        rows += [f"| {_cell(name)} | {_cell(value)} |" for name, value in read.facts]
        return "\n".join([f"**{_cell(read.title)}**", "", "| | |", "|---|---|", *rows])
    return ""


def _cell(text: str) -> str:
    return re.sub(r"([\\`*_{}\[\]<>|#~])", r"\\\1", text.replace("\n", " "))


# --------------------------------------------------------------------------------------------------- what is offered


def completions(view: View, at: lsp.Position, lang: Language) -> list[lsp.CompletionItem]:
    """Give what may be written at a position."""
    before = view.positions.before(at)
    if found := _OPEN_LIST.search(before):
        return _rules(view, at, found["word"])
    assist = view.assist
    offset = view.positions.offset(at)
    lines = re.split(r"\r\n?|\n", view.source.text[max(0, offset - _FAR) : offset])[:-1]
    place = place_at(lines, before)
    if assist is None or place is None or view.source.is_json:
        return []
    spot = next((spot for spot in view.spots(max(0, offset - len(before)), offset)), None)
    unit = view.unit_texts(spot.document, spot.pointer) if spot else {}
    around = view.texts_around(spot.document if spot else 0)
    asked = Completing(place[0], place[1], unit, around, view.settings, lang)
    return [
        lsp.CompletionItem(
            label=one.text,
            detail=one.detail or None,
            sort_text=f"{index:04}",
            filter_text=before[len(before) - one.replaces :] + one.text[one.replaces :],
            text_edit=lsp.TextEdit(view.positions.range(offset - one.replaces, offset), one.text),
        )
        for index, one in enumerate(assist.complete(asked))
    ]


_FAR = 200_000
"""So many characters above the cursor tell where in the manifest it is."""


def _rules(view: View, at: lsp.Position, word: str) -> list[lsp.CompletionItem]:
    from onsrights.engine.check.platform import rules_of

    end = view.positions.offset(at)
    here = view.positions.range(end - len(word), end)
    return [
        lsp.CompletionItem(
            label=name, detail=rule.name if name == rule.code else rule.code, text_edit=lsp.TextEdit(here, name)
        )
        for rule in (*rules_of(view.platform), *view.settings.house)
        if rule.ignorable
        for name in (rule.code, rule.name)
        if name.lower().startswith(word.lower())
    ]


# ------------------------------------------------------------------------------------------------ the document drawn


def symbols(view: View, lang: Language) -> list[lsp.DocumentSymbol]:
    """Give the units of a document, each with its name."""
    detail = view.assist.detail if view.assist else ""
    found = []
    for entry in view.entries:
        at = view.range_of(entry.document, entry.pointer)
        if at is None:
            continue
        texts = view.unit_texts(entry.document, f"{entry.pointer}/x")
        whole = view.positions.range(at[0], _end(view, *at))
        name = entry.label or texts.get(detail) or view.platform.noun.one.render(lang, {})
        found.append(lsp.DocumentSymbol(name, lsp.SymbolKind.Object, whole, whole, detail=texts.get(detail)))
    return found


def _end(view: View, start: int, end: int) -> int:
    """Leave the blank lines behind a block to nobody."""
    return start + len(view.source.text[start:end].rstrip())


def tokens(view: View, start: int = 0, end: int | None = None) -> list[int]:
    """Give the parts of the texts that are read in parts, as the protocol wants numbers: five for each token."""
    assist = view.assist
    if assist is None or not assist.read:
        return []
    parser: Parser = view.platform.door("parse")
    wrong = {(one.document, one.pointer) for one in view.diagnostics if one.severity == "error"}
    drawn: list[tuple[int, int, int, int, int]] = []
    for spot in view.spots(start, end):
        if spot.is_key or spot.place not in assist.read:
            continue
        text = spot.text
        faulty = int((spot.document, spot.pointer) in wrong)
        for part in (
            parser.read(text, assist.read[spot.place], view.settings, "en").parts if len(text) < _LONGEST else ()
        ):
            at = span(view.source.text, spot.node, part.start, part.end)
            drawn += _in_lines(view, at[0], at[1], _KINDS[part.role], faulty)
    numbers: list[int] = []
    line = column = 0
    for row, first, length, kind, faulty in sorted(drawn):
        numbers += [row - line, first - column if row == line else first, length, kind, faulty]
        line, column = row, first
    return numbers


_LONGEST = 2000
"""A longer text is not coloured."""


def _in_lines(view: View, start: int, end: int, kind: int, faulty: int) -> Iterator[tuple[int, int, int, int, int]]:
    """Give a token for each line of a part that goes over several."""
    text = view.source.text
    ends = [start, *(found.end() for found in re.finditer(r"\r\n?|\n", text[start:end])), end]
    cuts = [start, *(start + at for at in ends[1:-1]), end]
    for first, last in pairwise(cuts):
        piece = text[first:last]
        if piece.strip():
            where = view.positions.range(
                first + len(piece) - len(piece.lstrip()), last - len(piece) + len(piece.rstrip())
            )
            yield where.start.line, where.start.character, where.end.character - where.start.character, kind, faulty


# ---------------------------------------------------------------------------------------------------------- renaming


def renamable(view: View, at: lsp.Position) -> Spot | None:
    """Give the name of a unit at a position, where code may name it as well."""
    assist = view.assist
    spot = view.spot(view.positions.offset(at))
    if assist is None or spot is None or spot.is_key or not assist.renamed:
        return None
    return spot if spot.place.endswith(f".{assist.renamed}") else None


def uses(
    view: View, name: str, folders: Sequence[str], opened: Mapping[str, str], encoding: str
) -> Iterator[tuple[str, list[lsp.Range]]]:
    """Give the places in code that are certainly the name of a unit, file by file.

    ``opened`` has the texts of open documents by path, which may be newer than what is on the disk.
    """
    from onsrights.engine.check.usage import texts
    from onsrights.engine.files.discover import every_file

    assert view.assist is not None
    wanted = name.encode()

    def is_code(path: str) -> bool:
        return path not in opened and view.platforms.by_path(path) is None

    files = every_file(folders) if folders else ()
    for path, text in chain(opened.items(), texts(files, is_code, lambda data: wanted in data, view.settings)):
        positions = Positions(text, encoding)
        found = [positions.range(start, end) for start, end in view.assist.uses(text, name)]
        if found:
            yield path, found


def refuse_renaming(view: View, spot: Spot, new: str, lang: Language) -> None:
    """Raise :class:`Refusal` where a unit cannot have another name, or not this one."""
    assert view.assist is not None
    unit = view.unit_texts(spot.document, spot.pointer)
    said = view.assist.refuses(unit)
    if said is not None:
        raise Refusal(said.render(lang, {}))
    if view.has_secret:
        raise Refusal(_SECRET.render(lang, {}))
    text = renamed(view, spot, new, lang)
    run = check_sources([Source(view.path, text)], view.platforms, view.settings)
    before = {(one.code, one.document, one.pointer) for one in view.diagnostics}
    for one in run.report.diagnostics:
        here = (one.code, one.document, one.pointer)
        if one.severity == "error" and here not in before and here[1:] == (spot.document, spot.pointer):
            raise Refusal(one.message(lang))


def renamed(view: View, spot: Spot, new: str, lang: Language) -> str:
    """Give the text in which a unit has another name."""
    from onsrights.engine.change.edit import NotEditableError, Put, edited

    try:
        return edited(view.tree, [Put(spot.document, spot.pointer, new)], view.settings.limits)
    except NotEditableError:
        raise Refusal(_NOT_EDITABLE.render(lang, {})) from None
