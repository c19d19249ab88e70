"""The page: what a post asks for, done to the manifest that it carries, and shown again.

Nothing is kept between two posts. Each carries the whole text of the manifest, and the values that were typed over; a
button says in ``do`` what should happen next. Without a script that is all there is, and the script only asks sooner.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from onsrights import platforms
from onsrights.doors import RefusedError
from onsrights.engine.change.add_ignores import ignored
from onsrights.engine.change.edit import Add, Copy, Move, NotEditableError, Remove
from onsrights.engine.change.fixes import mended
from onsrights.engine.check.locate import Locator
from onsrights.engine.check.platform import unit_pointer
from onsrights.engine.check.run import capped
from onsrights.engine.check.session import Session
from onsrights.engine.diagnostics import Span
from onsrights.engine.limits import REQUEST_BYTES
from onsrights.engine.secrets import masked, starred
from onsrights.engine.text.source import Source
from onsrights.engine.text.tree import hide_secrets, plain_of, read_tree
from onsrights.engine.text.visible import shorten, visible
from onsrights.web import listing, papers, sheets, undo, why
from onsrights.web.api import LANGUAGES
from onsrights.web.face import Face, Speech
from onsrights.web.guard import MANIFEST_LIMIT
from onsrights.web.inputs import Group, as_sent, every_part, every_piece
from onsrights.web.listing import Counts, Listing, number, place
from onsrights.web.manifest import Manifest, Unit, read_manifest
from onsrights.web.problems import Problem
from onsrights.web.shown import Fault, View, excerpt, faults, state_of, weight
from onsrights.web.strict_json import read_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from onsrights.engine.check.run import Run
    from onsrights.engine.diagnostics import Diagnostic, Finding, Language
    from onsrights.engine.settings.settings import Settings
    from onsrights.web.listing import Roll, Row
    from onsrights.web.post import Form, Upload
    from onsrights.web.sheets import Sheet

__all__ = ["LONGEST", "OPEN_FIELDS", "Download", "Shown", "begin", "example", "opened", "posted", "start", "typed"]

OPEN_FIELDS = frozenset({"file", "text", "filename", "lang"})
"""What opening a file sends."""
_CONTROLS = frozenset({"manifest", "filename", "mark", "at", "lang", "do", "held", "ignored", "undo", "table"})
"""What the form of the page sends beside its inputs."""
_REASON = "reason-"
"""What the inputs begin with in which somebody says why something may be ignored."""

LONGEST = MANIFEST_LIMIT

_AROUND_INPUT = 100
"""Bytes that a post has around the name and the text of each input."""
_LONGEST_FILENAME = 200
_MOST_FAULTS = 100
_ROUNDS = 5
"""So many proposals are taken one after the other for what would follow from them."""
_NO_UNDO = frozenset(
    {"", "check", "settle", "lang", "why", "select", "download", "undo", "list", "page", "pick", "fault"}
)
"""What changes nothing but by what was typed, or leads back itself."""


class Download(NamedTuple):
    """A file: the manifest, or a document made of it."""

    name: str
    data: bytes
    fallback: str
    media: str = "application/yaml"


class Shown(NamedTuple):
    """A template and what it shows."""

    template: str
    face: Face
    values: dict[str, Any]
    status: int = 200


class _State(NamedTuple):
    """What the page shows, before anything is checked."""

    manifest: Manifest
    at: tuple[int, int]
    """Document and unit that are open."""
    lang: Language
    typed: Mapping[str, str] = {}
    """Values that could not be put into the manifest, and are shown nevertheless."""
    notice: str = ""
    trouble: bool = False
    """Whether the notice is about something that did not work."""
    focus: str = ""
    """The pointer of what is new."""
    asked: Mapping[str, str] = {}
    """What is asked of access, by option."""
    held: frozenset[str] = frozenset()
    """Inputs and groups of which nothing is said yet, because nobody has left them or asked for the check."""
    steps: tuple[undo.Step, ...] = ()
    """What can be taken back."""
    is_asked: bool = False
    """Whether somebody asked for the check, and is led to what was found."""
    is_done: bool = False
    """Whether the notice is about something that can be taken back."""
    listing: Listing = Listing()
    follow: bool = True
    """Whether the list goes to where the open unit is."""
    to_fault: str = ""
    """``next`` or ``previous`` where the unit with a fault behind or before this one is to be opened."""
    is_fresh: bool = False
    """Whether it is nowhere else yet, though nobody has typed: what was taken over from a table."""


def start(face: Face, lang: Language, notice: str = "") -> Shown:
    """Show the ways to begin."""
    values = {"lang": lang, "path": face.path, "has_example": face.sample() is not None, "notice": notice}
    return Shown("start.html", face, values | {"takes_pasted": face.takes_pasted})


def begin(face: Face, lang: Language, settings: Settings) -> Shown:
    """Show the page with a manifest that is still empty, of which nothing is said yet."""
    state = _State(_read(face, face.new(), settings), (0, 0), lang)
    return _shown(state._replace(held=_pieces(state)), settings)


def example(face: Face, lang: Language, settings: Settings) -> Shown:
    """Show the page with the platform's example; with an empty manifest where there is none."""
    source = face.sample()
    if source is None:
        return begin(face, lang, settings)
    return _shown(_State(_read(face, source, settings), (0, 0), lang), settings)


def _pieces(state: _State, below: str = "") -> frozenset[str]:
    """Give the names of all inputs and groups that are shown, or of those below a pointer."""
    around, chosen = state.manifest.shown(*state.at)
    pieces = every_piece((*around, *((chosen,) if chosen else ())))
    return frozenset(piece.name for piece in pieces if f"{piece.pointer}/".startswith(f"{below}/"))


def opened(faces: Mapping[str, Face], face: Face, form: Form, settings: Settings) -> Shown:
    """Show the manifest of a file that was chosen, or of a text that was pasted, on the page of its platform."""
    lang = _language(form)
    sheet = sheets.sheet_of(form.upload, form)
    if sheet is not None and sheets.is_sheet(sheet.name or form.get("filename"), sheet.data, face):
        return _looked_at(faces, face, sheet, None, lang, settings)
    source = _uploaded(form.upload, form, face, settings)
    if source is None:
        return start(face, lang, Speech(lang, face).say("no_table"))
    face = _meant(faces, face, source, settings)
    found = read_manifest(face, source, settings)
    if found is None:
        return _unreadable(face, source, lang, settings)
    first = next((number for number, units in enumerate(found.units) if units), 0)
    if len(_carried(found).encode()) > LONGEST:
        raise Problem(413, "too-large", limit=LONGEST // 1024)
    if _size_of_post(found, (first, 0)) > REQUEST_BYTES:
        raise Problem(413, "form-too-large")
    notice = Speech(lang, face).say("opened", name=visible(shorten(source.path or "")))
    return _shown(_hidden(_State(found, (first, 0), lang, notice=notice)), settings)


def _meant(faces: Mapping[str, Face], face: Face, source: Source, settings: Settings) -> Face:
    """Give the platform that a file is for; where neither it nor its name says so, the one of the page."""
    tree = read_tree(source, settings.limits)
    known = platforms.PLATFORMS
    key = known.key_of(tree, source.path)
    is_told = key != known.keys[0] or known.by_path(source.path) is not None
    return faces[key] if is_told or face.key == key else face


def _uploaded(upload: Upload | None, form: Form, face: Face, settings: Settings) -> Source | None:
    if upload is not None and (upload.name or upload.data):
        return Source.from_bytes(_filename(upload.name, face), upload.data, settings.limits)
    if form.get("text").strip():
        return Source(_filename(form.get("filename"), face), form.get("text"))
    return None


def _filename(name: str, face: Face) -> str:
    """Give the last part of a file's name; it is only ever shown, and offered for the download."""
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(character for character in last if character.isprintable() and character not in '"<>|:*?')
    return kept[-_LONGEST_FILENAME:].lstrip(". ") or face.filename


def _unreadable(face: Face, source: Source, lang: Language, settings: Settings) -> Shown:
    """Say with our own diagnostics why a file cannot be opened, and offer its text for mending."""
    # First what keeps it from being read, which has the lowest codes.
    errors = (one for one in _check(source, settings).diagnostics if one.severity == "error")
    speech = Speech(lang, face)
    found = [_with_line(one, source, speech) for one in sorted(errors, key=lambda one: one.code)[:_MOST_FAULTS]]
    values = {"lang": lang, "filename": source.path, "faults": found, "text": as_sent(starred(source.text))}
    return Shown("unreadable.html", face, values, 422)


def _with_line(found: Diagnostic, source: Source, speech: Speech) -> Fault:
    """Show a diagnostic with the line of the file that it is about; there is no field to put a proposal into."""
    [shown] = faults([found], speech)
    if found.range is None or not source.text:
        return shown
    start, end = source.line_span(found.range.start.line)
    first = found.range.start.offset - start
    last = max(min(found.range.end.offset, end) - start, first)
    line = source.text[start:end]
    return shown._replace(excerpt=excerpt(line, Span(first, last), found.severity) if line else ())


# ------------------------------------------------------------------------------------------------------- a post


def posted(faces: Mapping[str, Face], face: Face, form: Form, settings: Settings) -> Shown | Download:
    """Put what was typed into the manifest, and do what the button says."""
    lang = _language(form)
    do, _, what = form.get("do").partition(":")
    manifest = _carried_manifest(face, form, settings)
    at = place("at", form.need("at"))
    values, asked = _typed(manifest, at, form)
    if do == "set":
        values |= _values(what, manifest, at)
    if do == "lang" or (do == "documents" and what):
        lang = _known_language("do", what)
    speech = Speech(lang, face)
    before = _State(
        manifest, at, lang, asked=asked, steps=tuple(undo.read(form.get("undo"))), listing=listing.told(form)
    )
    before = before._replace(held=_held(before, do, form))
    try:
        manifest = _read(face, _again(manifest, manifest.with_values(*at, values)), settings)
        state = before._replace(manifest=manifest)
        if manifest.source.secrets:  # nothing else is done before somebody has seen that
            return _shown(_hidden(state._replace(steps=())), settings)
        if do == "download":
            return _download(face, manifest.source)
        if do in {"documents", "make"}:
            return _papers(state, do, what, form, settings)
        if do == "sheet":
            return _sheet(faces, state, form, settings)
        state = _recorded(before, state, is_done=do == "set")._replace(held=_held(state, do, form))
        done = _done(state, do, what, form, settings)
        return _shown(done if do == "undo" else _recorded(state, done, is_done=do not in _NO_UNDO), settings)
    except NotEditableError:
        notice = speech.say("not_editable")
        values = {name: masked(value) for name, value in values.items()}
        return _shown(before._replace(typed=values, notice=notice, trouble=True), settings)


def _recorded(before: _State, after: _State, *, is_done: bool = False) -> _State:
    """Note what leads back to the state before."""
    step = undo.step(before.manifest.text, after.manifest.text, before.at)
    return after if step is None else after._replace(steps=(*after.steps, step), is_done=is_done)


def _held(state: _State, do: str, form: Form) -> frozenset[str]:
    """Give the inputs of which nothing is said yet: not after the check; before it, those that are still empty.

    While somebody types, the page knows itself which inputs were left.
    """
    if do in {"check", "select", "fault"}:
        return frozenset()
    held = _pieces(state) & set(form.get("held").split())
    filled = {name for name, value in form.fields.items() if value.strip()}
    return held if do in {"settle", "sheet"} else held - filled


def _hidden(state: _State) -> _State:
    """Say where a secret was taken out of the text."""
    if not state.manifest.source.secrets:
        return state
    return state._replace(notice=Speech(state.lang, state.manifest.face).say("secret"), trouble=True)


def _typed(manifest: Manifest, at: tuple[int, int], form: Form) -> tuple[dict[str, str], dict[str, str]]:
    """Tell what was typed into the inputs from what was asked of access; nothing else may be in a post."""
    face = manifest.face
    names = _names(manifest, at)
    kept = face.form.kept if face.form else ()
    values, asked = {}, {}
    options = why.names(face)
    for name, value in form.fields.items():
        if name in names:
            values[name] = value
        elif name in options:
            asked[options[name]] = value
        elif name not in _CONTROLS and name not in kept and not _is_other(name):
            raise Problem(400, "form-unknown", key=shorten(name))
    return values, asked


def _is_other(name: str) -> bool:
    """Whether the page sends a field of this name for what it can do beside the inputs."""
    return name.startswith(_REASON) or listing.is_control(name) or papers.is_control(name)


def _names(manifest: Manifest, at: tuple[int, int]) -> frozenset[str]:
    """Give the names of all inputs of a page; those of a unit also where there is none."""
    around, chosen = manifest.shown(*at)
    face = manifest.face
    own = (shown.name for shown in face.form.unit) if face.form else ()
    return frozenset({*(part.name for part in every_part((*around, *((chosen,) if chosen else ())))), *own})


def _done(state: _State, do: str, what: str, form: Form, settings: Settings) -> _State:
    """Do what a button says; raises :class:`NotEditableError` where the text does not allow it."""
    speech = Speech(state.lang, state.manifest.face)
    if do == "select":
        return state._replace(at=place("do", what))
    if do == "fault":
        return state._replace(to_fault=what)
    if do == "set":
        return state._replace(notice=speech.say("taken"))
    if do == "ignore":
        return _ignored(state, what, form.get(f"{_REASON}{what}"), settings)
    if do in _ACTIONS:
        return _ACTIONS[do](state, do, what, settings)
    if do not in _NO_UNDO:
        raise Problem(400, "form-value", key="do")
    return state._replace(is_asked=do == "check")


def _added(state: _State, do: str, what: str, settings: Settings) -> _State:
    """Add a unit to a document, or an item to a list of the one that is open."""
    manifest, speech = state.manifest, Speech(state.lang, state.manifest.face)
    if not what.startswith("/"):
        document = number("do", what)
        if manifest.face.form is None or document >= len(manifest.units):
            raise NotEditableError
        manifest = _changed(state, manifest.with_unit(document), settings)
        last = len(manifest.units[document]) - 1
        focus = f"{manifest.lists[document]}/{last}"
        state = state._replace(manifest=manifest, at=(document, last), notice=speech.say("unit_added"), focus=focus)
        return state._replace(held=state.held | _pieces(state, focus))
    group = _group(state, what)
    if group is None or group.kind != "items":
        return state
    write = manifest.with_item if do == "add" else manifest.with_none
    changed = _changed(state, write(state.at[0], group), settings)
    if do == "none":
        return state._replace(manifest=changed)
    focus = f"{group.pointer}/{len(group.parts) + group.left}"
    state = state._replace(manifest=changed, notice=speech.say("added"), focus=focus)
    return state._replace(held=state.held | _pieces(state, focus))


def _removed(state: _State, _: str, what: str, settings: Settings) -> _State:
    """Remove a unit, or an item of a list; that can be taken back, so nobody is asked."""
    manifest, speech = state.manifest, Speech(state.lang, state.manifest.face)
    if what.startswith("/"):
        group = _group(state, what)
        if group is None or group.kind not in {"item", "row"}:
            return state
        emptied = {part.name: "" for part in every_part(group.parts)}
        is_item = group.kind == "item"
        text = manifest.without(state.at[0], what) if is_item else manifest.with_values(*state.at, emptied)
        changed = _changed(state, text, settings)
        return state._replace(manifest=changed, notice=speech.say("removed"))
    at = place("do", what)
    if manifest.unit(*at) is None or manifest.face.form is None:
        return state._replace(at=at)
    return _without(state._replace(at=at), [at], settings)._replace(notice=speech.say("unit_removed"))


# ------------------------------------------------------------------------------------------------------- the list


def _turned(state: _State, do: str, what: str, settings: Settings) -> _State:
    """Look for something in the list, show another part of it, or select all that were found, or none."""
    told = state.listing
    if do == "page":
        return state._replace(listing=told._replace(start=number("do", what)), follow=False)
    if do == "pick":
        found = listing.found(state.manifest, told, _counts(state, settings)) if what == "all" else []
        picked = frozenset((unit.document, unit.number) for unit in found)
        return state._replace(listing=told._replace(picked=picked), follow=False)
    return state._replace(listing=told._replace(start=0), follow=False)


def _arranged(state: _State, do: str, what: str, settings: Settings) -> _State:
    """Put a unit once more behind itself, or in another place of its list."""
    where, _, to = what.partition(":")
    document, at = place("do", where)
    manifest, speech = state.manifest, Speech(state.lang, state.manifest.face)
    unit = manifest.unit(document, at)
    if unit is None or manifest.face.form is None:
        return state
    if do == "copy":
        changed = _changed(state, manifest.changed([Copy(document, unit.pointer)]), settings)
        focus = changed.units[document][at + 1].pointer
        opened, notice = (document, at + 1), speech.say("unit_copied")
        return state._replace(manifest=changed, at=opened, listing=Listing(), notice=notice, focus=focus)
    index = number("do", to)
    if index == at or index >= len(manifest.units[document]):
        return state
    changed = _changed(state, manifest.changed([Move(document, unit.pointer, index)]), settings)
    notice = speech.say("unit_moved", number=index + 1)
    told = state.listing._replace(picked=frozenset())
    return state._replace(manifest=changed, at=(document, index), listing=told, notice=notice)


def _picked(state: _State, _: str, what: str, settings: Settings) -> _State:
    """Do something with all units that are selected."""
    manifest, speech, told = state.manifest, Speech(state.lang, state.manifest.face), state.listing
    form = manifest.face.form
    units = [unit for at in sorted(told.picked) if (unit := manifest.unit(*at)) is not None]
    if form is None or what not in {"remove", "really-remove", "copy", "status"}:
        raise Problem(400, "form-value", key="do")
    if what == "status" and told.status not in {"", *_statuses(manifest.face)}:
        raise Problem(400, "form-value", key="status-of-picked")
    if not units:
        return state._replace(notice=speech.say("none_picked"), trouble=True)
    if what == "remove":
        return state._replace(listing=told._replace(asked=True), follow=False)
    if what == "really-remove":
        gone = [(unit.document, unit.number) for unit in units]
        return _without(state, gone, settings)._replace(notice=speech.say("picked_removed", count=len(units)))
    if what == "copy":
        text = manifest.changed([Copy(unit.document, unit.pointer) for unit in reversed(units)])
        # Those before the open unit move it down.
        before = sum((unit.document, unit.number) < state.at and unit.document == state.at[0] for unit in units)
        at = state.at[0], state.at[1] + before
        told = told._replace(picked=frozenset())
        notice = speech.say("picked_copied", count=len(units))
        return state._replace(manifest=_changed(state, text, settings), at=at, listing=told, notice=notice)
    text = manifest.with_texts([(unit, told.status) for unit in units], form.status)
    notice = speech.say("picked_status", count=len(units))
    return state._replace(manifest=_changed(state, text, settings), notice=notice, follow=False)


def _statuses(face: Face) -> tuple[str, ...]:
    unit = face.platform.shape.keys[face.unit.removesuffix("[]")].item
    return unit.keys[face.form.status].choices if unit is not None and face.form is not None else ()


def _without(state: _State, gone: Sequence[tuple[int, int]], settings: Settings) -> _State:
    """Remove units; the one that is open stays so, else the one that comes into its place is."""
    manifest = state.manifest
    document, at = state.at
    found = [unit for each in sorted(gone, reverse=True) if (unit := manifest.unit(*each)) is not None]
    text = manifest.changed([Remove(unit.document, unit.pointer) for unit in found])
    changed = _changed(state, text, settings)
    at -= sum(each[0] == document and each[1] < at for each in gone)
    left = len(changed.units[document]) if document < len(changed.units) else 0
    told = state.listing._replace(picked=frozenset(), asked=False)
    return state._replace(manifest=changed, at=(document, max(min(at, left - 1), 0)), listing=told)


def _counts(state: _State, settings: Settings) -> Counts:
    return Counts(_check(state.manifest.source, settings, _open(state)).counts)


def _group(state: _State, pointer: str) -> Group | None:
    around, _ = state.manifest.shown(*state.at)
    groups = (piece for piece in every_piece(around) if isinstance(piece, Group))
    return next((group for group in groups if group.pointer == pointer), None)


def _changed(state: _State, text: str, settings: Settings) -> Manifest:
    return _read(state.manifest.face, _again(state.manifest, text), settings)


def _fixed(state: _State, _: str, what: str, settings: Settings) -> _State:
    """Apply a proposal that is about a key; it is found again by what it is about."""
    fingerprint, _, index = what.partition("/")
    source, speech = state.manifest.source, Speech(state.lang, state.manifest.face)
    for found in _check(source, settings, _open(state)).diagnostics:
        if found.fingerprint == fingerprint and index.isdecimal() and int(index) < len(found.fixes):
            edits = [edit for change in found.fixes[int(index)].changes for edit in change.edits if edit.range]
            text = source.text
            for edit in sorted(edits, key=lambda edit: edit.range or (), reverse=True):
                assert edit.range is not None, "those without were left out"
                text = text[: edit.range.start.offset] + edit.text + text[edit.range.end.offset :]
            manifest = read_manifest(state.manifest.face, _again(state.manifest, text), settings)
            if manifest is not None:
                return state._replace(manifest=manifest, notice=speech.say("taken"))
    return state._replace(notice=speech.say("nothing_to_take"), trouble=True)


def _mended(state: _State, _do: str, _what: str, settings: Settings) -> _State:
    """Take every proposal that changes no meaning."""
    speech = Speech(state.lang, state.manifest.face)
    found = mended(_for_itself(state.manifest), platforms.PLATFORMS, settings)
    if not found.applied:
        return state._replace(notice=speech.say("nothing_to_take"), trouble=True)
    count = len(found.applied)
    notice = speech.say("taken_safe_1" if count == 1 else "taken_safe", count=count)
    return state._replace(manifest=_changed(state, found.text, settings), notice=notice)


def _followed(state: _State, _do: str, _what: str, settings: Settings) -> _State:
    """Fill in, in every unit, what is empty and follows from the rest."""
    manifest, speech = state.manifest, Speech(state.lang, state.manifest.face)
    asked = [shown for shown in manifest.face.form.unit if shown.follows] if manifest.face.form else []
    around, _ = manifest.shown(*state.at)
    if any(part.required and not part.sent.strip() for part in every_part(around)):
        return state._replace(notice=speech.say("follow_first"), trouble=True)
    count = 0
    for shown in asked:
        texts = []
        for unit in listing.empty(manifest, shown.key):
            view = _view(state, unit.document, unit, ())
            _as_proposed(view, manifest.kept(unit.document), settings)
            if text := view.follows.get(shown.name):
                texts.append((unit, text))
        count += len(texts)
        manifest = _changed(state, manifest.with_texts(texts, shown.key), settings)
    if not count:
        return state._replace(notice=speech.say("nothing_to_follow"), trouble=True)
    return state._replace(manifest=manifest, notice=speech.say("followed", count=count))


def _ignored(state: _State, what: str, reason: str, settings: Settings) -> _State:
    """Write a comment that ignores a rule in a place, with its reason."""
    speech = Speech(state.lang, state.manifest.face)
    reason = " ".join(reason.split())
    if not reason.isprintable() or not reason:
        return state._replace(notice=speech.say("ignore_no_reason"), trouble=True)
    look = _check(state.manifest.source, settings, _open(state)).diagnostics
    meant = next((found for found in look if found.fingerprint == what), None)
    text = state.manifest.source.text
    if meant is not None:
        place = meant.document, meant.pointer, meant.code

        def settle(run: Run) -> Run:
            left = [one for one in run.report.diagnostics if (one.document, one.pointer, one.code) == place]
            return run._replace(report=run.report._replace(diagnostics=tuple(left)))

        [written] = ignored([_for_itself(state.manifest)], platforms.PLATFORMS, settings, reason, settle)
        text = written.source.text
    if text == state.manifest.source.text:
        return state._replace(notice=speech.say("not_ignored"), trouble=True)
    return state._replace(manifest=_changed(state, text, settings), notice=speech.say("ignored"))


def _for_itself(manifest: Manifest) -> Source:
    """Give the file under a name that tells its platform; what it was called may say nothing, or something else."""
    name = manifest.face.filename
    if manifest.source.is_json:
        name = f"{name.rpartition('.')[0]}.json"
    return Source(name, manifest.source.text)


def _undone(state: _State, _do: str, _what: str, settings: Settings) -> _State:
    """Take the last change back."""
    speech = Speech(state.lang, state.manifest.face)
    if not state.steps:
        return state._replace(notice=speech.say("nothing_to_undo"), trouble=True)
    *earlier, last = state.steps
    changed = _changed(state, last.undone(state.manifest.text), settings)
    at = (last.document, last.unit) if last.document < len(changed.units) else (0, 0)
    # What is selected is known by its number, which may be another one's now.
    told = state.listing._replace(picked=frozenset())
    return state._replace(manifest=changed, at=at, steps=tuple(earlier), listing=told, notice=speech.say("undone"))


_ACTIONS: dict[str, Callable[[_State, str, str, Settings], _State]] = {
    **dict.fromkeys(("add", "none"), _added),
    **dict.fromkeys(("list", "page", "pick"), _turned),
    **dict.fromkeys(("copy", "move"), _arranged),
    "picked": _picked,
    "remove": _removed,
    "fix": _fixed,
    "take-safe": _mended,
    "follow": _followed,
    "undo": _undone,
}
"""What changes the manifest or the list, by the word with which a button begins."""


# ----------------------------------------------------------------------------------------- tables, and documents


def _sheet(faces: Mapping[str, Face], state: _State, form: Form, settings: Settings) -> Shown:
    """Show a table that was chosen or pasted beside the form; whatever is wrong with it, the form stays as it is."""
    sheet = sheets.sheet_of(form.upload, form, "table")
    if sheet is None:
        notice = Speech(state.lang, state.manifest.face).say("no_table")
        return _shown(state._replace(notice=notice, trouble=True), settings)
    try:
        return _looked_at(faces, state.manifest.face, sheet, state, state.lang, settings)
    except Problem as problem:
        notice = problem.message.render(state.lang, {})
        return _shown(state._replace(notice=notice, trouble=True), settings)


def _looked_at(
    faces: Mapping[str, Face], face: Face, sheet: Sheet, state: _State | None, lang: Language, settings: Settings
) -> Shown:
    """Show what was found in a table, and ask what is not known; ``state`` is the form that it may be added to."""
    speech = Speech(lang, face)
    carried = (
        {}
        if state is None
        else {
            "manifest": _carried(state.manifest),
            "filename": state.manifest.source.path or "",
            "mark": "1" if state.manifest.source.bom else "",
            "at": f"{state.at[0]}/{state.at[1]}",
            "held": " ".join(sorted(state.held)),
            "undo": undo.carried(list(state.steps)),
        }
    )
    reading = sheets.read_sheet(faces, face, sheet, speech, sum(len(text.encode()) for text in carried.values()))
    face, text = reading.face, reading.imported.text
    speech = Speech(lang, face)
    found = read_manifest(face, Source(reading.importer.filename, text), settings) if text else None
    table = reading.imported.table
    may_take = found is not None or (table is not None and bool(table.columns))
    verdict = speech.say("sheet_choose" if may_take else "sheet_found_none")
    if found is not None:
        verdict = _verdict(found, speech, settings)
    may_add = state is not None and face.is_list and state.manifest.text != face.new().text
    values = {
        "lang": lang,
        "path": face.path,
        "carried": carried,
        "verdict": verdict,
        "may_take": may_take,
        "may_add": may_add,
        "adds": may_add and sheet.where != "replace",
        **sheets.values(sheet, reading, speech),
    }
    return Shown("sheet.html", face, values)


def _verdict(manifest: Manifest, speech: Speech, settings: Settings) -> str:
    """Say how many units there are, and how many of them have no error of their own."""
    counts = Counts(_check(manifest.source, settings).counts)
    units = [unit for units in manifest.units for unit in units]
    fine = sum(not counts.of(unit)[0] for unit in units)
    key = "sheet_found" if fine == len(units) else "sheet_found_faulty"
    return speech.say(key, count=len(units), units=_called(len(units), manifest.face, speech), fine=fine)


def _called(count: int, face: Face, speech: Speech) -> str:
    noun = face.platform.noun
    return speech.text(noun.one if count == 1 else noun.many)


def sheet_posted(faces: Mapping[str, Face], face: Face, form: Form, settings: Settings) -> Shown:
    """Take over a table as its page says, read it again in another way, or go back to the form."""
    do, _, what = form.get("do").partition(":")
    lang = _known_language("do", what) if do == "lang" else _language(form)
    sheet = sheets.sent(form)
    state = None
    if form.get("manifest"):
        state = _State(_carried_manifest(face, form, settings), place("at", form.need("at")), lang)
        state = state._replace(steps=tuple(undo.read(form.get("undo"))), held=_held(state, "sheet", form))
    if do == "back":
        return start(face, lang) if state is None else _shown(state._replace(is_fresh=True), settings)
    if do != "take":
        return _looked_at(faces, face, sheet, state, lang, settings)
    speech = Speech(lang, face)
    reading = sheets.read_sheet(faces, face, sheet, speech)
    source = Source(reading.importer.filename, reading.imported.text)
    found = read_manifest(face, source, settings) if reading.imported.text and reading.face is face else None
    if found is None:
        return _looked_at(faces, face, sheet, state, lang, settings)
    count = sum(map(len, found.units))
    if state is not None and sheet.where != "replace" and face.is_list and state.manifest.text != face.new().text:
        after = _with_units(state, [unit for units in found.units for unit in units], settings)
    else:
        after = _State(found, (0, 0), lang, steps=state.steps if state is not None else ())
    if len(_carried(after.manifest).encode()) > LONGEST or _size_of_post(after.manifest, after.at) > REQUEST_BYTES:
        raise Problem(413, "sheet-too-many", rows=count, limit=LONGEST // 1024)
    name = visible(shorten(sheet.name or speech.say("pasted")))
    counts = Counts(_check(after.manifest.source, settings).counts)
    # What came in is gone through from its first fault on.
    units = [each for each in after.manifest.units[after.at[0]][after.at[1] :] if any(counts.of(each))]
    notice = speech.say(
        "taken_over_faulty" if units and face.is_list and len(after.manifest.units[after.at[0]]) > 1 else "taken_over",
        name=name,
        count=count,
        units=_called(count, face, speech),
        faulty=len(units),
    )
    at = (after.at[0], units[0].number) if units else after.at
    after = after._replace(at=at, notice=notice, is_fresh=True, is_asked=True, held=frozenset())
    return _shown(after if state is None else _recorded(state, after, is_done=True), settings)


def _with_units(state: _State, units: Sequence[Unit], settings: Settings) -> _State:
    """Add units to the document that is open, in the place of those in which nothing was filled in."""
    manifest, document = state.manifest, state.at[0]
    where = manifest.lists[document]
    empty = [unit for unit in manifest.units[document] if not any(text.strip() for text in listing.texts(unit.node))]
    changes = [Add(document, where, plain_of(unit.node)) for unit in units if unit.node is not None]
    text = manifest.changed([*changes, *(Remove(document, unit.pointer) for unit in reversed(empty))])
    changed = _changed(state, text, settings)
    return state._replace(manifest=changed, at=(document, len(changed.units[document]) - len(units)))


def _papers(state: _State, do: str, what: str, form: Form, settings: Settings) -> Shown | Download:
    """Show which documents there are, or make one."""
    manifest, speech = state.manifest, Speech(state.lang, state.manifest.face)
    face, trouble = manifest.face, ""
    if do == "make":
        try:
            made = papers.made(manifest, what, form.fields, speech)
            return Download(made.name, made.data, f"document{made.name[made.name.rfind('.') :]}", made.media)
        except RefusedError as error:
            trouble = error.text.render(state.lang, error.data)
    found, errors = papers.papers(manifest, form.fields, speech)
    look = _check(manifest.source, settings)
    counts = Counts(look.counts)
    faulty = [unit for units in manifest.units for unit in units if counts.of(unit)[0]] if face.is_list else []
    values = {
        "lang": state.lang,
        "path": face.path,
        "manifest": _carried(manifest),
        "filename": manifest.source.path,
        "mark": "1" if manifest.source.bom else "",
        "at": f"{state.at[0]}/{state.at[1]}",
        "held": " ".join(sorted(state.held)),
        "undo": undo.carried(list(state.steps)),
        "kept": manifest.kept(state.at[0]),
        "notice": trouble,
        "papers": found,
        "errors": errors,
        "anyway": bool(form.get("for-anyway")),
        "verdict": speech.say("verdict_1" if look.units == 1 else "verdict", ready=look.ready, count=look.units),
        "all_ready": look.units > 0 and look.ready == look.units,
        "faulty": [(f"{unit.document}/{unit.number}", listing.label_of(manifest, unit, speech)) for unit in faulty],
    }
    return Shown("papers.html", face, values, 422 if trouble else 200)


def _download(face: Face, source: Source) -> Download:
    text = ("\ufeff" if source.bom else "") + source.text
    name = source.path or face.filename
    media = "application/json" if name.lower().endswith(".json") else "application/yaml"
    return Download(name, text.encode("utf-8", "surrogatepass"), face.filename, media)


def _carried(manifest: Manifest) -> str:
    """Write the text so that a form brings it back as it is: browsers change line ends, but not inside JSON."""
    return json.dumps(manifest.text, ensure_ascii=False)


def _size_of_post(manifest: Manifest, at: tuple[int, int]) -> int:
    """Give how many bytes a browser sends back at least: what can be opened has to fit into a post as well."""
    around, chosen = manifest.shown(*at)
    sent = ((part.name, part.sent) for part in every_part((*around, *((chosen,) if chosen else ()))))
    inputs = sum(
        _AROUND_INPUT + len(name) + len(text.encode("utf-8", "surrogatepass")) + text.count("\n") for name, text in sent
    )
    return len(_carried(manifest).encode()) + inputs


def _carried_manifest(face: Face, form: Form, settings: Settings) -> Manifest:
    text = read_json(form.need("manifest").encode())
    if not isinstance(text, str):
        raise Problem(400, "form-value", key="manifest")
    mark = "\ufeff" if form.get("mark") else ""
    return _read(face, Source(_filename(form.get("filename"), face), mark + text), settings)


def _again(manifest: Manifest, text: str) -> Source:
    source = manifest.source
    return Source(source.path, starred(text), bom=source.bom)


def _read(face: Face, source: Source, settings: Settings) -> Manifest:
    found = read_manifest(face, source, settings)
    if found is None:
        raise Problem(400, "form-value", key="manifest")
    return found


class _Look(NamedTuple):
    """What was found in a manifest."""

    units: int
    ready: int
    diagnostics: list[Diagnostic]
    """All of the unit that is open and of what is around the units; of the others no more than a report names."""
    counts: Counter[tuple[int, str | None, str]]
    """How many findings each unit has, by document, pointer and severity; those that no report names count as well."""


def _check(source: Source, settings: Settings, at: tuple[int, str | None] = (0, None)) -> _Look:
    """Check a manifest, of which the unit with that document and pointer is open."""
    tree = read_tree(source, settings.limits)
    session = Session(platforms.PLATFORMS, settings)
    checked = session.check(tree)
    platform = checked.platform
    registry = session.registry(platform.key)

    def unit_of(finding: Finding) -> tuple[int, str | None]:
        return finding.place.document, unit_pointer(platform, finding.place.pointer)

    counts: Counter[tuple[int, str | None, str]] = Counter(
        (*unit_of(finding), weight(registry[finding.code], finding.severity or registry[finding.code].severity))
        for group in checked.groups
        for finding in group.findings
    )
    open_first = sorted(checked.groups, key=lambda group: unit_of(group.findings[0]) not in {at, (at[0], None)})
    diagnostics = Locator(registry, platform, tree).diagnostics(capped(open_first))
    diagnostics.sort(key=lambda found: (found.range.start.offset if found.range else 0, found.code))
    return _Look(checked.units, checked.ready, diagnostics, counts)


def _language(form: Form) -> Language:
    return _known_language("lang", form.get("lang") or "en")


def _known_language(key: str, written: str) -> Language:
    for known in LANGUAGES:
        if written == known:
            return known
    raise Problem(400, "form-value", key=key)


def _values(written: str, manifest: Manifest, at: tuple[int, int]) -> dict[str, str]:
    found = read_json(written.encode())
    known = _names(manifest, at)
    if not isinstance(found, dict) or not all(key in known and isinstance(found[key], str) for key in found):
        raise Problem(400, "form-value", key="do")
    return found


# ------------------------------------------------------------------------------------------------------ what is shown


def _shown(state: _State, settings: Settings) -> Shown:
    manifest, lang = state.manifest, state.lang
    face, speech = manifest.face, Speech(state.lang, state.manifest.face)
    report = _check(manifest.source, settings, _open(state))
    counts = Counts(report.counts)
    begun = state.at
    if state.to_fault:
        at = listing.next_fault(manifest, state.at, counts, back=state.to_fault == "previous")
        state = state._replace(at=at)
        report = _check(manifest.source, settings, _open(state))
    document = state.at[0] if state.at[0] < len(manifest.units) else 0
    unit = manifest.unit(document, state.at[1]) if face.is_list else None
    of_units, around = _by_unit(report.diagnostics, manifest)
    here = [one for one in around if one.document == document]
    mine = of_units.get((document, unit.number), []) if unit else []
    is_blocked = any(one.severity == "error" for one in here)
    if state.to_fault:
        # Behind the last unit comes what is asked around them.
        is_around = (state.at <= begun) if state.to_fault == "next" else (state.at >= begun)
        wrong = [one for one in ([*here, *mine] if is_around else mine) if one.severity != "info"]
        state = state._replace(focus=_first_fault(state, wrong), is_asked=not wrong)
    view = _view(state, document, unit, [*here, *mine])
    about_unit = _unit(state, view, unit, document, settings) if face.is_list else {"unit": None}
    safe = sum(bool(one.fixes) and one.fixes[0].safety == "safe" for one in report.diagnostics)
    values: dict[str, Any] = {
        "lang": lang,
        "path": face.path,
        "manifest": _carried(manifest),
        "mark": "1" if manifest.source.bom else "",
        "filename": manifest.source.path,
        "kept": manifest.kept(document),
        "at": f"{document}/{unit.number if unit else 0}",
        "held": " ".join(sorted(state.held)),
        "ignored": _silent(view, unit, mine, manifest, settings) if unit else "",
        "undo": undo.carried(list(state.steps)),
        "is_list": face.is_list,
        "roll": _roll(state, (document, unit.number if unit else 0), counts, view, is_blocked=is_blocked),
        "notice": state.notice,
        "trouble": state.trouble,
        "is_done": state.is_done,
        "is_fresh": state.is_fresh,
        "verdict": speech.say("verdict_1" if report.units == 1 else "verdict", ready=report.ready, count=report.units),
        "all_ready": report.units > 0 and report.ready == report.units,
        "safe": safe,
        "may_follow": _may_follow(manifest),
        "boxes": view.boxes(),
        "suggestions": view.suggestions,
        "why": why.panel(manifest, document, state.asked, settings, speech),
    }
    outside = [*(one for one in around if one.document != document and face.is_list), *view.outside]
    values["file_faults"] = faults(outside[:_MOST_FAULTS], speech, view)
    values["listed"], values["more"] = view.listed()
    values["is_asked"] = state.is_asked
    asked_once = {shown.name for shown in face.form.around} if face.form else set()
    values["held_up"] = [one for one in values["listed"] if one.severity == "error" and one.name in asked_once]
    values["clean"] = _clean(values, face, speech) if state.is_asked else ()
    return Shown("form.html", face, values | about_unit)


def _clean(values: Mapping[str, Any], face: Face, speech: Speech) -> tuple[str, ...]:
    """Say that nothing is wrong, and what may be done next; nothing where something is."""
    if values["file_faults"] or any(one.severity != "info" for one in values["listed"]):
        return ()
    elsewhere = values["roll"].faulty if face.is_list else 0
    if not elsewhere:
        return speech.say("clean"), speech.say("clean_help")
    units = _called(elsewhere, face, speech)
    return speech.say("clean_here"), speech.say("clean_here_help", count=elsewhere, units=units)


def _may_follow(manifest: Manifest) -> bool:
    """Whether something that can follow from the rest is empty in several units; in one it is proposed beside it."""
    asked = manifest.face.form.unit if manifest.face.form else ()
    return any(shown.follows and len(listing.empty(manifest, shown.key)) > 1 for shown in asked)


def _open(state: _State) -> tuple[int, str | None]:
    """Give document and pointer of the unit that is open."""
    unit = state.manifest.unit(*state.at)
    return state.at[0], unit.pointer if unit is not None else None


def _roll(state: _State, at: tuple[int, int], counts: Counts, view: View, *, is_blocked: bool) -> Roll:
    """Show the list; of the open unit it says no more than what is said of it beside the list.

    Where something around the units is wrong, no unit is ready, however good it is by itself.
    """
    manifest = state.manifest
    shown = listing.roll(manifest, state.listing, at, counts, view.speech, follow=state.follow)
    unit = manifest.unit(*at)

    def told(row: Row) -> Row:
        row = _said(row, view, unit) if row.is_open and unit is not None else row
        return row._replace(state="fine") if is_blocked and row.state == "ready" else row

    parts = (part._replace(rows=tuple(map(told, part.rows))) for part in shown.parts)
    return shown._replace(parts=tuple(parts))


def _said(row: Row, view: View, unit: Unit) -> Row:
    """Let a row say of the open unit only what is not held back."""
    if not view.held_back:
        return row
    said = Counter(
        weight(one.definition, one.severity) for one in view.said if f"{one.pointer}/".startswith(f"{unit.pointer}/")
    )
    return row._replace(state=_state_of(view, unit), errors=said["error"], warnings=said["warning"])


def _first_fault(state: _State, faulty: Sequence[Diagnostic]) -> str:
    """Give the pointer of the first input with a fault; of the open unit where the fault is in none."""
    around, chosen = state.manifest.shown(*state.at)
    wrong = {place for one in faulty for place in (one.pointer, f"{one.pointer}/{one.data.get('field', '')}")}
    parts = every_part((*around, *((chosen,) if chosen else ())))
    found = (part.pointer for part in parts if part.pointer in wrong)
    return next(found, chosen.pointer if chosen and faulty else "")


def _view(state: _State, document: int, unit: Unit | None, found: Iterable[Diagnostic]) -> View:
    groups, chosen = state.manifest.shown(document, unit.number if unit else 0)
    face = state.manifest.face
    shown = (*groups, chosen) if chosen is not None else groups
    view = View(face, Speech(state.lang, face), shown, found, state.typed, state.held)
    view.focus = state.focus
    view.has_comments = not state.manifest.source.is_json
    return view


def _silent(view: View, unit: Unit, found: Iterable[Diagnostic], manifest: Manifest, settings: Settings) -> str:
    """Give what comments silence in the unit that is open: what is said of it by itself, and not with them."""
    if not manifest.source.may_have_ignores:
        return ""
    alone = _check(_alone(view.face, view.values(), manifest.kept(unit.document)), settings).diagnostics
    return " ".join(sorted({_about(one) for one in alone} - {_about(one) for one in found}))


def _about(found: Diagnostic) -> str:
    return f"{found.field}:{found.code}"


def _as_proposed(view: View, kept: Mapping[str, str], settings: Settings) -> dict[str, str]:
    """Give the drawn texts as they are with the proposals for them; note in the view what follows from these."""
    form = view.face.form
    assert form is not None, "somebody draws"
    values = view.values()
    look: list[Diagnostic] = []
    names = {shown.key: shown.name for shown in form.unit if shown.name in form.drawn}
    for _ in range(_ROUNDS):
        look = _check(_alone(view.face, values, kept), settings).diagnostics
        fix = next((found.fixes[0] for found in look if _is_certain(found, names)), None)
        if fix is None:
            break
        values |= {names[change.field]: change.value or "" for change in fix.changes if change.field}
    # Nothing follows from what is still wrong.
    wrong = {names[found.field] for found in look if found.field in names and found.severity == "error"}
    view.follows = form.follows({**values, **dict.fromkeys(wrong, "")})
    return {name: values.get(name, "") for name in form.drawn}


def _is_certain(found: Diagnostic, names: Mapping[str, str]) -> bool:
    """Whether the proposal of a diagnostic is about drawn texts alone, and certain enough to go on from."""
    if not found.fixes or found.severity == "info" or found.fixes[0].safety == "display-only":
        return False
    return all(change.field in names and change.value for change in found.fixes[0].changes)


def _unit(state: _State, view: View, unit: Unit | None, document: int, settings: Settings) -> dict[str, Any]:
    """Show the unit that is open: what is wrong with it as a whole, how it reads, and the ones beside it."""
    manifest, speech = state.manifest, view.speech
    form, count = manifest.face.form, len(manifest.units[document])
    if unit is None or form is None:
        return {"unit": None, "unit_number": 0, "unit_count": 0, "previous": "", "next": ""}
    at, values = unit.number, view.values()
    # While somebody types, a name is drawn as it is; with a proposal beside it, as it is proposed.
    proposed = _as_proposed(view, manifest.kept(document), settings)
    proposed = {name: text for name, text in proposed.items() if text != values[name] and name not in state.held}
    found = [one for one in view.said if one.field not in proposed]
    labels = {part.name: view.label_of(part) for part in every_part(view.groups)}
    by_proposal = ", ".join(labels[name] for name in proposed)
    return {
        "unit": speech.say("unit", number=at + 1, count=count),
        "unit_number": at,
        "unit_count": count,
        "previous": f"{document}/{at - 1}" if at else "",
        "next": f"{document}/{at + 1}" if at + 1 < count else "",
        "picture": form.picture(values | proposed, found, speech.lang),
        "proposed": speech.say("as_proposed", names=by_proposal) if proposed else "",
        "copied": [(name, labels[name], values[name]) for name in form.copied],
        "state": _state_of(view, unit),
    }


def _state_of(view: View, unit: Unit) -> str:
    """Say what is to be said of the unit that is open.

    ``begun`` where more may be found once it is filled in, ``fine`` where only what is around it keeps it from being
    ready.
    """
    found = state_of(one for one in view.said if f"{one.pointer}/".startswith(f"{unit.pointer}/"))
    if found != "ready":
        return found
    return "begun" if view.held_back else "fine" if state_of(view.said) == "error" else "ready"


def _by_unit(
    diagnostics: Iterable[Diagnostic], manifest: Manifest
) -> tuple[dict[tuple[int, int], list[Diagnostic]], list[Diagnostic]]:
    """Tell the diagnostics of each unit from those around them; where a document is one unit, all are around."""
    if not manifest.face.is_list:
        return {}, list(diagnostics)
    pointers = {(unit.document, unit.pointer): unit.number for units in manifest.units for unit in units}
    of_units: dict[tuple[int, int], list[Diagnostic]] = {}
    around = []
    for found in diagnostics:
        key = "/".join(found.pointer.split("/", 3)[:3])
        number = pointers.get((found.document, key))
        if number is None:
            around.append(found)
        else:
            of_units.setdefault((found.document, number), []).append(found)
    return of_units, around


# -------------------------------------------------------------------------------------------------- while typing


def typed(face: Face, form: Form, settings: Settings) -> tuple[Speech, dict[str, Any]]:
    """Check one unit by itself; gives what the templates of its parts show.

    It is checked as a manifest of its own, so every fault is the one that the file will have; only what is about other
    units as well (two of one name) is not seen before the whole manifest is looked at.
    """
    assert face.form is not None, "other pages ask for everything"
    kept = {key: form.get(key) for key in face.form.kept if form.get(key)}
    names = {shown.name for shown in (*face.form.around, *face.form.unit)}
    for name in form.fields:
        if name not in names and name not in {"lang", "held", "ignored", *face.form.kept}:
            raise Problem(400, "form-unknown", key=shorten(name))
    source = _alone(face, form.fields, kept)
    tree = read_tree(source, settings.limits)
    hide_secrets(tree, face.platform.secrets)
    manifest = Manifest(face, tree)
    state = _State(manifest, (0, 0), _language(form), held=frozenset(form.get("held").split()))
    look = _check(source, settings)
    ignored = set(form.get("ignored").split())
    found = [one for one in look.diagnostics if _about(one) not in ignored]
    unit = manifest.units[0][0]
    view = _view(state, 0, unit, found)
    about_unit = _unit(state, view, unit, 0, settings)
    counts: Counter[tuple[int, str | None, str]] = Counter(
        (one.document, unit_pointer(face.platform, one.pointer), weight(one.definition, one.severity)) for one in found
    )
    label = listing.label_of(manifest, unit, view.speech)
    row = _said(listing.row_of(unit, label, Counts(counts), is_open=True), view, unit)
    return view.speech, {"boxes": view.boxes(), "row": row, "secret": bool(source.secrets), **about_unit}


def _alone(face: Face, texts: Mapping[str, str], kept: Mapping[str, str]) -> Source:
    """Give a manifest with one unit, of the texts of the inputs."""
    own = face.form
    assert own is not None, "other pages have no units of their own"
    shape = face.platform.shape
    values: dict[str, Any] = {"manifest": 1, **{key: text for key, text in kept.items() if text}}
    for shown in own.around:
        key, _, below = shown.key.partition(".")
        text = texts.get(shown.name, "")
        if below in shape.keys[key].required or text:
            values.setdefault(key, {})[below] = text
    unit = shape.keys[face.unit.removesuffix("[]")].item
    assert unit is not None, "units are a list"
    filled = {shown.key: texts.get(shown.name, "") for shown in own.unit}
    values[face.unit.removesuffix("[]")] = [{key: text for key, text in filled.items() if text or key in unit.required}]
    source = Source(f"{face.filename.rpartition('.')[0]}.json", json.dumps(values))
    source.platform = face.key
    return source
