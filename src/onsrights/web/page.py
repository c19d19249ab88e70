"""The page: what a post asks for, done to the manifest that it carries, and shown again.

Nothing is kept between two posts. Each carries the whole text of the manifest, and the values that were typed over; a
button says in ``do`` what should happen next. Without a script that is all there is, and the script only asks sooner.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from onsrights.engine.diagnostics import Span
from onsrights.engine.editing import NotEditableError
from onsrights.engine.run import check_sources
from onsrights.engine.source import Source
from onsrights.engine.tree import read_tree
from onsrights.engine.visible import shorten, visible
from onsrights.library import check_text
from onsrights.ons.labels import DASHBOARD_ORDER, LABELS
from onsrights.ons.model import FIELDS
from onsrights.ons.names.reading import read_name
from onsrights.ons.naming import identifier_for
from onsrights.platforms import PLATFORMS
from onsrights.web.api import ACCESS_RIGHTS, LANGUAGES
from onsrights.web.guard import BODY_LIMIT
from onsrights.web.manifest import (
    CONNECTOR,
    NEW,
    Document,
    FormRight,
    Manifest,
    as_sent,
    manifest_of,
    prefix_for,
    read_manifest,
)
from onsrights.web.problems import Problem
from onsrights.web.shown import Fault, fault, field_of, name_pictures, state_of
from onsrights.web.strict_json import read_json
from onsrights.web.words import FIELD_HELP, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from onsrights.engine.diagnostics import Diagnostic, Language
    from onsrights.engine.report import Report
    from onsrights.engine.settings import Settings
    from onsrights.web.forms import Form, Upload

__all__ = ["FORM_FIELDS", "OPEN_FIELDS", "TYPED_FIELDS", "Download", "Shown", "begin", "opened", "posted", "typed"]

FORM_FIELDS = frozenset({"manifest", "filename", "mark", "at", "lang", "access_rights", "do", *CONNECTOR, *FIELDS})
"""What the form of the page sends."""
OPEN_FIELDS = frozenset({"file", "text", "filename", "lang"})
"""What opening a file sends."""
TYPED_FIELDS = frozenset({"lang", "access_rights", *CONNECTOR, *FIELDS})
"""What is sent while somebody types."""

_LONGEST = BODY_LIMIT - 192 * 1024
"""Bytes of a manifest as the page carries it: what else a post holds has to fit beside it."""

_LONGEST_FILENAME = 200
_PIECES = re.compile("[A-Z]?[^A-Z]+|[A-Z]")


class Download(NamedTuple):
    """The manifest as a file."""

    name: str
    data: bytes


class Shown(NamedTuple):
    """A template and what it shows."""

    template: str
    values: dict[str, Any]
    status: int = 200


class _State(NamedTuple):
    """What the page shows, before anything is checked."""

    manifest: Manifest
    at: tuple[int, int]
    """Document and right that are open."""
    lang: Language
    typed: Mapping[str, str]
    """Values that could not be put into the manifest, and are shown nevertheless."""
    notice: str = ""
    trouble: bool = False
    """Whether the notice is about something that did not work."""
    confirm: bool = False
    """Whether to ask first if this right should go."""


def begin(lang: Language, settings: Settings) -> Shown:
    """Show the page with a manifest that is still empty."""
    return _shown(_State(_read(Source("rights.yaml", NEW), settings), (0, 0), lang, {}), settings)


def opened(form: Form, settings: Settings) -> Shown:
    """Show the manifest of a file that was chosen, or of a text that was pasted."""
    lang = _language(form)
    source = _uploaded(form.upload, form, settings)
    if source is None:
        manifest = _read(Source("rights.yaml", NEW), settings)
        return _shown(_State(manifest, (0, 0), lang, {}, say("no_file", lang), trouble=True), settings)
    found = read_manifest(source, settings)
    if found is None:
        return _unreadable(source, lang, settings)
    if len(_carried(found.source.text).encode()) > _LONGEST:
        raise Problem(413, "too-large", limit=_LONGEST // 1024)
    notice = say("opened", lang, name=visible(shorten(source.path or "")))
    return _shown(_State(found, _first(found), lang, {}, notice), settings)


def _uploaded(upload: Upload | None, form: Form, settings: Settings) -> Source | None:
    if upload is not None and (upload.name or upload.data):
        return Source.from_bytes(_filename(upload.name), upload.data, settings.limits)
    if "text" in form.fields:
        return Source(_filename(form.get("filename")), form.need("text"))
    return None


def _filename(name: str) -> str:
    """Give the last part of a file's name; it is only ever shown, and offered for the download."""
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(character for character in last if character.isprintable() and character not in '"<>|:*?')
    return kept[-_LONGEST_FILENAME:].lstrip(". ") or "rights.yaml"


def _first(manifest: Manifest) -> tuple[int, int]:
    return next(((document.number, 0) for document in manifest.documents if document.rights), (0, 0))


def _unreadable(source: Source, lang: Language, settings: Settings) -> Shown:
    """Say with our own diagnostics why a file cannot be opened, and offer its text for mending."""
    run = check_sources([source], PLATFORMS, settings)
    run.raise_failed()
    # First what keeps it from being read, which has the lowest codes.
    found = sorted((one for one in run.report.diagnostics if one.severity == "error"), key=lambda one: one.code)
    faults = [_with_line(one, source, lang) for one in found[:100]]
    values = {"lang": lang, "filename": source.path, "faults": faults, "text": as_sent("", source.text)}
    return Shown("unreadable.html", values, 422)


def _with_line(found: Diagnostic, source: Source, lang: Language) -> Fault:
    """Show a diagnostic with the line of the file that it is about; there is no field to put a proposal into."""
    shown = fault(found, None, lang)._replace(offers=())
    if found.range is None or not source.text:
        return shown
    start, end = source.line_span(found.range.start.line)
    first = found.range.start.offset - start
    last = max(min(found.range.end.offset, end) - start, first)
    line = fault(found._replace(field_range=Span(first, last)), source.text[start:end], lang)
    return shown._replace(excerpt=line.excerpt)


# ------------------------------------------------------------------------------------------------------- a post


def posted(form: Form, settings: Settings) -> Shown | Download:
    """Put what was typed into the manifest, and do what the button says."""
    lang = _language(form)
    do, _, what = form.get("do").partition(":")
    manifest = _carried_manifest(form, settings)
    at = _place("at", form.need("at"))
    values = {name: form.fields[name] for name in (*CONNECTOR, *FIELDS) if name in form.fields}
    if do == "set":
        values |= _values(what)
    if do == "lang":
        lang = _known_language("do", what)
    try:
        manifest = _read(_again(manifest, manifest.with_values(*at, values)), settings)
        if do == "download":
            return _download(manifest.source)
        return _shown(_done(_State(manifest, at, lang, {}), do, what, settings), settings)
    except NotEditableError:
        notice = say("not_editable", lang)
        return _shown(_State(manifest, at, lang, values, notice, trouble=True), settings)


def _done(state: _State, do: str, what: str, settings: Settings) -> _State:
    """Do what a button says; raises :class:`NotEditableError` where the text does not allow it."""
    manifest, lang = state.manifest, state.lang
    if do == "select":
        return state._replace(at=_place("do", what))
    if do == "new":
        return state._replace(manifest=_read(Source("rights.yaml", NEW), settings), at=(0, 0))
    if do == "add":
        document = _number("do", what)
        manifest = _read(_again(manifest, manifest.with_right(document)), settings)
        found = manifest.document(document)
        last = len(found.rights) - 1 if found else 0
        return state._replace(manifest=manifest, at=(document, last), notice=say("added", lang))
    if do == "remove":
        return state._replace(at=_place("do", what), confirm=True)
    if do == "really-remove":
        document, number = _place("do", what)
        manifest = _read(_again(manifest, manifest.without_right(document, number)), settings)
        at = document, max(min(number, _count(manifest, document) - 1), 0)
        return state._replace(manifest=manifest, at=at, notice=say("removed", lang))
    if do == "fix":
        return _fixed(state, what, settings)
    if do == "set":
        return state._replace(notice=say("taken", lang))
    if do not in {"", "check", "lang"}:
        raise Problem(400, "form-value", key="do")
    return state


def _count(manifest: Manifest, document: int) -> int:
    found = manifest.document(document)
    return len(found.rights) if found else 0


def _fixed(state: _State, what: str, settings: Settings) -> _State:
    """Apply a proposal that is about a key; it is found again by what it is about."""
    fingerprint, _, number = what.partition("/")
    source = state.manifest.source
    for found in _check(source, settings).diagnostics:
        if found.fingerprint == fingerprint and number.isdecimal() and int(number) < len(found.fixes):
            edits = [edit for change in found.fixes[int(number)].changes for edit in change.edits if edit.range]
            text = source.text
            for edit in sorted(edits, key=lambda edit: edit.range or (), reverse=True):
                assert edit.range is not None, "those without were left out"
                text = text[: edit.range.start.offset] + edit.text + text[edit.range.end.offset :]
            manifest = read_manifest(_again(state.manifest, text), settings)
            if manifest is not None:
                return state._replace(manifest=manifest, notice=say("taken", state.lang))
    return state._replace(notice=say("nothing_to_take", state.lang), trouble=True)


def _download(source: Source) -> Download:
    text = ("\ufeff" if source.bom else "") + source.text
    return Download(source.path or "rights.yaml", text.encode("utf-8", "surrogatepass"))


def _carried(text: str) -> str:
    """Write a text so that a form brings it back as it is: browsers change line ends, but not inside JSON."""
    return json.dumps(text, ensure_ascii=False)


def _carried_manifest(form: Form, settings: Settings) -> Manifest:
    text = read_json(form.need("manifest").encode())
    if not isinstance(text, str):
        raise Problem(400, "form-value", key="manifest")
    mark = "\ufeff" if form.get("mark") else ""
    return _read(Source(_filename(form.get("filename")), mark + text), settings)


def _again(manifest: Manifest, text: str) -> Source:
    source = manifest.source
    return Source(source.path, text, bom=source.bom)


def _read(source: Source, settings: Settings) -> Manifest:
    found = read_manifest(source, settings)
    if found is None:
        raise Problem(400, "form-value", key="manifest")
    return found


def _check(source: Source, settings: Settings) -> Report:
    return check_text(source.text, source.path or "rights.yaml", settings=settings)


def _language(form: Form) -> Language:
    return _known_language("lang", form.get("lang") or "en")


def _known_language(key: str, written: str) -> Language:
    for known in LANGUAGES:
        if written == known:
            return known
    raise Problem(400, "form-value", key=key)


def _place(key: str, written: str) -> tuple[int, int]:
    document, _, number = written.partition("/")
    return _number(key, document), _number(key, number)


def _number(key: str, written: str) -> int:
    if not (written.isascii() and written.isdecimal() and len(written) < 8):  # noqa: PLR2004 - no file holds so many
        raise Problem(400, "form-value", key=key)
    return int(written)


def _values(written: str) -> dict[str, str]:
    found = read_json(written.encode())
    if not isinstance(found, dict) or not all(key in FIELDS or key in CONNECTOR for key in found):
        raise Problem(400, "form-value", key="do")
    if not all(isinstance(value, str) for value in found.values()):
        raise Problem(400, "form-value", key="do")
    return found


# ------------------------------------------------------------------------------------------------------ what is shown


class _Field(NamedTuple):
    """A field of the form with what is wrong with it."""

    name: str
    label: str
    dashboard: str
    help: str
    value: str
    faults: tuple[Fault, ...]
    proposal: str
    """The text that would follow from the other fields, where it is not there yet."""
    proposal_do: str


class _Row(NamedTuple):
    """A right in the list."""

    at: str
    label: tuple[str, ...]
    """Its name in pieces, between which a line may be broken."""
    state: str
    errors: int
    warnings: int
    is_open: bool


def _shown(state: _State, settings: Settings) -> Shown:
    report = _check(state.manifest.source, settings)
    document = state.manifest.document(state.at[0]) or state.manifest.documents[0]
    right = state.manifest.right(document.number, state.at[1])
    of_rights, around = _by_right(report.diagnostics, state.manifest)
    lang = state.lang
    count = len(document.rights)
    values: dict[str, Any] = {
        "lang": lang,
        "manifest": _carried(state.manifest.source.text),
        "mark": "1" if state.manifest.source.bom else "",
        "filename": state.manifest.source.path,
        "at": f"{document.number}/{right.number if right else 0}",
        "access_rights": document.access_rights,
        "documents": [
            (part, _heading(part, state, lang), _rows(part, state, of_rights)) for part in state.manifest.documents
        ],
        "document": document,
        "has_right": right is not None,
        "notice": state.notice,
        "trouble": state.trouble,
        "confirm": say("remove_ask", lang, name=_label(right, lang)) if state.confirm and right else "",
        "verdict": _verdict(report, lang),
        "all_ready": report.rights > 0 and report.ready == report.rights,
        "number": say("right", lang, number=right.number + 1, count=count) if right else "",
        "previous": f"{document.number}/{right.number - 1}" if right and right.number else "",
        "next": f"{document.number}/{right.number + 1}" if right and right.number + 1 < count else "",
    }
    typed = {name: value or "" for name, value in document.connector.items()}
    typed |= right.values if right else {}
    found = of_rights.get((document.number, right.number), []) if right else []
    mine = [one for one in around if one.document == document.number and one.pointer.startswith("/connector")]
    values |= _form(typed | dict(state.typed), document, found, mine, lang)
    values["file_faults"] = [fault(one, None, lang) for one in around if one not in mine][:100]
    return Shown("form.html", values)


def _form(
    typed: Mapping[str, str],
    document: Document,
    found: Sequence[Diagnostic],
    around: Sequence[Diagnostic],
    lang: Language,
) -> dict[str, Any]:
    """Show the connector and one right: what is wrong, what is proposed, and how the names are read."""
    english = read_name(typed.get("english_name", ""), "en")
    proposals = {
        "identifier": identifier_for(english, document.prefix or "") or "",
        "prefix": prefix_for(typed.get("name", "")) or "",
    }
    connector, fields = [], []
    for name in CONNECTOR:
        key = "connector_name" if name == "name" else name
        faults = [
            one
            for one in around
            if one.pointer.endswith(f"/{name}") or (name == "name" and one.pointer.count("/") == 1)
        ]
        texts = say(key, lang), "", say(f"{key}_help", lang)
        connector.append(_field(name, texts, typed.get(name, ""), faults, proposals.get(name, ""), lang))
    for name in DASHBOARD_ORDER:
        faults = [one for one in found if field_of(one) == name]
        label = LABELS[name]
        texts = label.render(lang, {}), label.en, FIELD_HELP[name].render(lang, {})
        fields.append(_field(name, texts, typed.get(name, ""), faults, proposals.get(name, ""), lang))
    return {
        "connector": connector,
        "fields": fields,
        "right_faults": [fault(one, None, lang) for one in found if field_of(one) is None],
        "names": name_pictures(typed.get("dutch_name", ""), typed.get("english_name", ""), found, lang),
        "state": state_of(found),
    }


def _field(
    name: str, texts: tuple[str, str, str], value: str, found: Iterable[Diagnostic], proposal: str, lang: Language
) -> _Field:
    faults = tuple(fault(one, value, lang) for one in found)
    offered = {text for one in faults for offer in one.offers for _, text in offer.texts}
    if proposal in offered or (value.strip() and not any(one.severity != "info" for one in faults)):
        proposal = ""  # a text that is in order needs none
    do = f"set:{json.dumps({name: proposal})}" if proposal else ""
    return _Field(name, *texts, as_sent(name, value), faults, proposal, do)


def _by_right(
    diagnostics: Iterable[Diagnostic], manifest: Manifest
) -> tuple[dict[tuple[int, int], list[Diagnostic]], list[Diagnostic]]:
    """Tell the diagnostics of each right from those around them."""
    pointers = {
        (document.number, right.pointer): right.number for document in manifest.documents for right in document.rights
    }
    of_rights: dict[tuple[int, int], list[Diagnostic]] = {}
    around = []
    for found in diagnostics:
        key = "/".join(found.pointer.split("/", 3)[:3])
        number = pointers.get((found.document, key))
        if number is None:
            around.append(found)
        else:
            of_rights.setdefault((found.document, number), []).append(found)
    return of_rights, around


def _heading(document: Document, state: _State, lang: Language) -> str:
    """Name a document of the file, where there are several."""
    if len(state.manifest.documents) == 1:
        return ""
    name = visible(shorten(document.connector["name"] or "…"))
    return say("document", lang, number=document.number + 1, name=name)


def _rows(document: Document, state: _State, found: Mapping[tuple[int, int], list[Diagnostic]]) -> list[_Row]:
    rows = []
    for right in document.rights:
        mine = found.get((document.number, right.number), [])
        rows.append(_row(document.number, right, mine, state.lang, (document.number, right.number) == state.at))
    return rows


def _row(document: int, right: FormRight, found: Sequence[Diagnostic], lang: Language, is_open: bool) -> _Row:  # noqa: FBT001 - a fact about it
    errors, warnings = (sum(one.severity == severity for one in found) for severity in ("error", "warning"))
    at = f"{document}/{right.number}"
    return _Row(at, tuple(_PIECES.findall(_label(right, lang))), state_of(found), errors, warnings, is_open)


def _label(right: FormRight | None, lang: Language) -> str:
    if right is None:
        return ""
    name = next(
        (right.values[key] for key in ("identifier", "dutch_name", "english_name") if right.values[key].strip()), ""
    )
    return visible(shorten(name.strip())) if name else say("nameless", lang)


def _verdict(report: Report, lang: Language) -> str:
    key = "verdict_1" if report.rights == 1 else "verdict"
    return say(key, lang, ready=report.ready, rights=report.rights)


# -------------------------------------------------------------------------------------------------- while typing


def typed(form: Form, settings: Settings) -> dict[str, Any]:
    """Check one right by itself; gives what the templates of its parts show.

    It is checked as a manifest of its own, so every fault is the one that the file will have; only what is about other
    rights as well (two of one name) is not seen before the whole manifest is looked at.
    """
    lang = _language(form)
    right = {name: form.get(name) for name in FIELDS}
    connector = {name: form.get(name) for name in CONNECTOR if name == "name" or form.get(name)}
    access = form.get("access_rights") or ACCESS_RIGHTS[0]
    if access not in ACCESS_RIGHTS:
        raise Problem(400, "form-value", key="access_rights")
    text = json.dumps({"manifest": 1, "access_rights": access, "connector": connector, "rights": [right]})
    manifest = manifest_of(read_tree(Source("rights.json", text), settings.limits), settings)
    [document] = manifest.documents
    of_rights, around = _by_right(_check(manifest.source, settings).diagnostics, manifest)
    found = of_rights.get((0, 0), [])
    row = _row(0, document.rights[0], found, lang, is_open=True)
    return {"lang": lang, "row": row, **_form({**connector, **right}, document, found, around, lang)}
