"""What the page asks of the package, in the browser: a question goes in as JSON, and the answer comes out as JSON.

A question has ``do``, the name of one of :data:`_ANSWERS`, and ``text``, ``file`` (what the text is called), ``lang``,
``settings`` (the text of an ``onsrights.toml``) and ``as_of`` (a day as ``2026-11-30``, or nothing for today). Places
in a text are told in code units of UTF-16, from 0, as the editor counts them. Where something is wrong with the
settings, the answer is ``{"settings": …}`` with what that is, whatever was asked.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from onsrights.engine.access import asking
from onsrights.engine.access.question import QuestionError
from onsrights.engine.change.fixes import mended
from onsrights.engine.check.run import Input, check_inputs
from onsrights.engine.diagnostics import Text
from onsrights.engine.settings.read import SettingsError, given
from onsrights.engine.settings.settings import Settings
from onsrights.engine.text.source import Source
from onsrights.engine.text.visible import visible
from onsrights.platforms import PLATFORMS
from onsrights.reports.decision import WORDS, verdict
from onsrights.reports.json import render
from onsrights.reports.style import SEVERITIES, Style
from onsrights.reports.summary import FIXES, closing, counted, verdicts
from onsrights.settings_keys import settings_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from onsrights.engine.access.decision import Decision
    from onsrights.engine.access.layers import Access
    from onsrights.engine.check.run import Run
    from onsrights.engine.diagnostics import Diagnostic, Fix, Language
    from onsrights.engine.settings.read import SettingsFault
    from onsrights.lsp.view import View

__all__ = ["answer"]

_NOT_ASKED = Text(
    "Herstel eerst wat in de opbouw van het manifest fout is; dan kan het worden gevraagd.",
    "First fix what is wrong with the build of the manifest; then it can be asked.",
)
_WHICH = Text("Om welk document het gaat", "Which document is meant")
_GOT = Text(
    "Wat er terugkwam toen het werd geprobeerd: status en tekst", "What came back when it was tried: status and text"
)
_UNSAFE = Text("{title} (eerst nalezen)", "{title} (unsafe)")
_MOST_OFFERED = 200


def answer(question: str) -> str:
    """Answer one question."""
    asked = json.loads(question)
    try:
        return json.dumps(_ANSWERS[asked["do"]](asked))
    except SettingsError as error:
        units = _Units(asked["settings"])
        return json.dumps({"settings": [_of_settings(fault, asked, units) for fault in error.faults]})


def _settings_of(asked: Mapping[str, Any]) -> tuple[str, str]:
    return asked.get("settings") or "", asked.get("as_of") or ""


def _settings(asked: Mapping[str, Any]) -> Settings:
    return _read(*_settings_of(asked))


@lru_cache(1)
def _read(settings: str, as_of: str) -> Settings:
    read = given(settings, settings_keys) if settings.strip() else Settings()
    return read._replace(as_of=date.fromisoformat(as_of) if as_of else None)


def _of_settings(fault: SettingsFault, asked: Mapping[str, Any], units: _Units) -> dict[str, Any]:
    lines = asked["settings"].removeprefix("\ufeff").split("\n")[: fault.line or 1]
    at = units.of(sum(len(line) + 1 for line in lines[:-1]) + (fault.column or 1) - 1)
    said = {"place": fault.place, "line": fault.line or 1, "message": fault.message(asked["lang"])}
    return {"from": at, "to": at + 1, "severity": "error", **said}


def _bytes(asked: Mapping[str, Any]) -> bytes:
    """Give the bytes of the file; ``data`` has them, in hexadecimal, where they are not those of the text."""
    data: str | None = asked.get("data")
    return bytes.fromhex(data) if data is not None else asked["text"].encode("utf-8", "surrogatepass")


def _run(asked: Mapping[str, Any]) -> Run:
    return _checked(asked["file"], _bytes(asked), asked.get("earlier"), *_settings_of(asked))


@lru_cache(1)
def _checked(file: str, data: bytes, earlier: str | None, settings: str, as_of: str) -> Run:
    run = check_inputs([Input(file, data, earlier=earlier)], PLATFORMS, _read(settings, as_of))
    run.raise_failed()
    return run


# ------------------------------------------------------------------------------------------------------------ the check


def _report(asked: Mapping[str, Any]) -> str:
    """Give the report as ``onsrights check --format json`` writes it."""
    return "".join(render(_run(asked).report, asked["lang"]))


def _check(asked: Mapping[str, Any]) -> dict[str, Any]:
    """Give what is wrong, and how many are ready."""
    run, lang = _run(asked), asked["lang"]
    report = run.report
    style = Style(lang)
    units = _Units(asked["text"])
    said = verdicts(report, style)
    return {
        "platform": next((PLATFORMS.offers[count.key].name for count in report.platforms), ""),
        "verdict": " ".join(said) if report.diagnostics else closing(report, style).strip(),
        "counted": counted(report.diagnostics, style),
        "ready": report.ok and report.ready == report.rights > 0,
        "secret": any(source.secrets for source in run.sources.values()),
        "safe": sum(any(fix.safety == "safe" for fix in found.fixes) for found in report.diagnostics),
        "found": [_found(one, units, lang) for one in report.diagnostics],
    }


def _found(found: Diagnostic, units: _Units, lang: Language) -> dict[str, Any]:
    start, end = (found.range.start, found.range.end) if found.range else (None, None)
    return {
        "from": units.of(start.offset) if start else 0,
        "to": units.of(end.offset) if end else 0,
        "line": start.line if start else 1,
        "column": start.column if start else 1,
        "severity": found.severity,
        "word": SEVERITIES[found.severity].render(lang, {}),
        "code": found.code,
        "house": found.definition.house is not None,
        "message": found.message(lang),
        "where": found.right or "",
        "fixes": [_fix(fix, units, lang) for fix in found.fixes],
    }


def _fix(fix: Fix, units: _Units, lang: Language) -> dict[str, Any]:
    title = fix.title(lang)
    title = title[:1].upper() + title[1:]
    edits = [edit for change in fix.changes for edit in change.edits if edit.range is not None]
    shown = fix.safety == "display-only"
    return {
        "title": _UNSAFE.render(lang, {"title": title}) if fix.safety == "unsafe" else title,
        "safety": fix.safety,
        "word": FIXES[fix.safety].render(lang, {}),
        "texts": [change.value for change in fix.changes if change.value is not None],
        "edits": [
            {"from": units.of(edit.range.start.offset), "to": units.of(edit.range.end.offset), "insert": edit.text}
            for edit in ([] if shown else edits)
            if edit.range is not None
        ],
    }


class _Units:
    """Turns code points of a text without its byte order mark into code units of UTF-16 of the whole text."""

    def __init__(self, text: str) -> None:
        self._mark = int(text.startswith("\ufeff"))
        self._wide = [] if text.isascii() else [found.start() for found in _WIDE.finditer(text)]

    def of(self, offset: int) -> int:
        """Give where the character at an offset begins."""
        offset += self._mark
        return offset + bisect_left(self._wide, offset)


_WIDE = re.compile(r"[\U00010000-\U0010ffff]")
"""What takes two code units."""


def _fixed(asked: Mapping[str, Any]) -> dict[str, Any]:
    """Give the text with everything fixed that is safe to fix."""
    text: str = asked["text"]
    done = mended(Source(asked["file"], text), PLATFORMS, _settings(asked))
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    return {"text": text if done.has_secret or done.is_unread else mark + done.text, "applied": len(done.applied)}


# ------------------------------------------------------------------------------------------------------ what is offered


def _view(asked: Mapping[str, Any]) -> View:
    return _viewed(asked["file"], asked["text"], *_settings_of(asked))


@lru_cache(1)
def _viewed(file: str, text: str, settings: str, as_of: str) -> View:
    """Give the text as the language server has it; imported when somebody first asks, for it takes a second."""
    from onsrights.lsp.view import Opened, View

    return View(Opened("", None, file, text), "utf-16", PLATFORMS, _read(settings, as_of).of(file))


def _hover(asked: Mapping[str, Any]) -> dict[str, Any] | None:
    """Say what is at a line and a column, both from 0, as Markdown."""
    from lsprotocol.types import MarkupContent, Position

    from onsrights.lsp.answers import hover

    found = hover(_view(asked), Position(asked["line"], asked["column"]), asked["lang"])
    if found is None:
        return None
    assert isinstance(found.contents, MarkupContent)
    assert found.range is not None
    start, end = found.range.start, found.range.end
    return {"text": found.contents.value, "from": [start.line, start.character], "to": [end.line, end.character]}


def _complete(asked: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Give what may be written at a line and a column; each replaces so many code units before it."""
    from lsprotocol.types import Position, TextEdit

    from onsrights.lsp.answers import completions

    offered = []
    for item in completions(_view(asked), Position(asked["line"], asked["column"]), asked["lang"]):
        assert isinstance(item.text_edit, TextEdit)
        back = asked["column"] - item.text_edit.range.start.character
        offered.append({"label": item.label, "detail": item.detail or "", "replaces": back})
    return offered


def _coloured(asked: Mapping[str, Any]) -> list[tuple[int, int, int, str]]:
    """Give the parts of names between two lines: each with its line, column, length and what it is."""
    from lsprotocol.types import Position

    from onsrights.lsp.answers import tokens

    view, found = _view(asked), []
    start, end = (view.positions.offset(Position(line, 0)) for line in (asked["first"], asked["last"] + 1))
    numbers = iter(tokens(view, start, end))
    line = column = 0
    for down, right, length, kind, _ in zip(*[numbers] * 5, strict=True):
        line, column = line + down, right if down else column + right
        found.append((line, column, length, _PARTS[kind]))
    return found


_PARTS = ("subject", "scope", "operation")
"""What the kinds of tokens mean, in their order."""


# --------------------------------------------------------------------------------------------------------- may it work?


def _why(asked: Mapping[str, Any]) -> dict[str, Any]:
    """Give the question that the platform of a text is asked, and the answer where enough was told."""
    lang: Language = asked["lang"]
    told = {name: value for name, value in asked.get("told", {}).items() if value}
    settings = _settings(asked)
    source = Source(asked["file"], asked["text"])
    try:
        subjects = asking.ask_source(PLATFORMS, source, settings)
    except asking.ManifestError:
        return {"fields": [], "trouble": _NOT_ASKED.render(lang, {})}
    except QuestionError as error:
        return {"fields": [], "trouble": error.message(lang, str)}
    access = subjects.access
    names = [about.name for about in subjects.subjects]
    fields = [_field(asking.APP, _WHICH.render(lang, {}), names, is_closed=True)] if len(names) > 1 else []
    fields += [
        _field(
            option.name,
            option.help.render(lang, {}).rstrip("."),
            option.choices or _offered(option.offers, subjects.subjects, told.get(asking.APP)),
            is_closed=bool(option.choices),
            required=option.required,
        )
        for option in access.options
        if not option.alone
    ]
    fields.append(_field("got", _GOT.render(lang, {}), ()))
    return {"fields": fields, **_answered(asked, access, told)}


def _field(
    name: str, label: str, words: list[str] | tuple[str, ...], *, is_closed: bool = False, required: bool = False
) -> dict[str, Any]:
    return {"name": name, "label": label, "words": list(words), "closed": is_closed, "required": required}


def _offered(offers: Callable[[Any], Any] | None, subjects: Any, app: str | None) -> list[str]:  # noqa: ANN401 - of a platform
    about = next((about for about in subjects if about.name == app), subjects[0])
    return list(dict.fromkeys(offers(about.subject)))[:_MOST_OFFERED] if offers else []


def _answered(asked: Mapping[str, Any], access: Access, told: dict[str, str]) -> dict[str, Any]:
    if not any(option.required and option.name in told for option in access.options):
        return {}
    lang: Language = asked["lang"]
    known = {option.name for option in access.options}
    try:
        decided = asking.answer(
            PLATFORMS,
            asked["text"],
            {name: value for name, value in told.items() if name in known},
            filename=asked["file"],
            app=told.get(asking.APP),
            settings=_settings(asked),
            as_of=_settings(asked).as_of if access.dated else None,
            got=told.get("got"),
        )
    except QuestionError as error:
        return {"trouble": error.message(lang, lambda name: name.replace("_", "-"))}
    return {"answer": _decided(decided, lang)}


def _decided(decided: Decision, lang: Language) -> dict[str, Any]:
    notes = [*(note.render(lang) for note in decided.notes), *(text.render(lang, {}) for text in decided.closing)]
    return {
        "heading": f"{decided.about.name}: {visible(decided.heading.render(lang))}",
        "verdict": decided.verdict,
        "layers": [
            {
                "verdict": each.verdict,
                "word": WORDS[each.verdict].render(lang, {}),
                "name": each.layer.name.render(lang, {}),
                "text": visible(each.text(lang)),
            }
            for each in decided.layers
        ],
        "blocks": list(verdict(decided, Style(lang))),
        "notes": [visible(note) for note in notes],
    }


def _warm(_asked: Mapping[str, Any]) -> None:
    """Import what a faulty manifest, a hover and a proposal need, before somebody waits for it."""
    import onsrights.lsp.answers  # noqa: F401

    for platform in PLATFORMS.all():
        broken = {"do": "check", "file": "x.yaml", "lang": "en", "text": f"platform: {platform.key}\nmanifset: 1\n"}
        _check(broken)


_ANSWERS: dict[str, Callable[[Mapping[str, Any]], Any]] = {
    "report": _report,
    "check": _check,
    "fix": _fixed,
    "hover": _hover,
    "complete": _complete,
    "coloured": _coloured,
    "why": _why,
    "warm": _warm,
}
"""What may be asked."""
