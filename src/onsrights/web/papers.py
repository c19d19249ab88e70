"""What a manifest becomes for others: the door ``export`` as a page, which says first what is not ready."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from onsrights.doors import ExportRequest, RefusedError
from onsrights.doors.checked import Found, checked, manifests_of
from onsrights.doors.exporting import ENDINGS, make, settings_for
from onsrights.doors.importing import said
from onsrights.doors.letter import Letter
from onsrights.engine.text.source import Source
from onsrights.engine.text.tree import hide_secrets, read_tree
from onsrights.engine.text.visible import visible
from onsrights.web.problems import Problem
from onsrights.web.shown import Field

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from onsrights.documents.records import Remark
    from onsrights.doors import Manifest as Document
    from onsrights.doors import Option, Purpose
    from onsrights.web.face import Speech
    from onsrights.web.manifest import Manifest

__all__ = ["Paper", "is_control", "made", "papers"]

_PREFIX = "for-"
_LETTER = ("contact", "version")
_ANYWAY = "for-anyway"
_LONGEST = 500
_MEDIA = {
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_FOR_PEOPLE = ("html", "docx", "csv", "text", "markdown", "json")
"""The forms in which a document may be, those first that most people open."""
_OF_CLASSES = {".java", ".cs"}
"""Files that are called like the class in them."""
_NOT_LETTERS = re.compile(r"[^A-Za-z0-9]+")


class Paper(NamedTuple):
    """A document for others, as the page offers it."""

    name: str
    about: str
    fields: tuple[Field, ...]
    buttons: tuple[tuple[str, str], ...]
    """What each sends, and what it says."""
    remarks: tuple[str, ...]
    """What will be left out, and what else should be known before."""
    refused: str
    """Why there is none now; empty where there is one."""


class Made(NamedTuple):
    """A document."""

    name: str
    data: bytes
    media: str


class _Looked(NamedTuple):
    documents: tuple[Document, ...]
    errors: int
    settings: Any


def is_control(name: str) -> bool:
    """Whether the page of documents sends something of this name."""
    return name.startswith(_PREFIX)


def _looked(manifest: Manifest) -> _Looked:
    """Check the manifest as ``export`` does."""
    settings = settings_for(date.today())  # noqa: DTZ011 - the day where the user is
    source = Source(manifest.source.path, manifest.source.text)
    source.platform = manifest.face.key
    tree = read_tree(source, settings.limits)
    hide_secrets(tree, manifest.face.platform.secrets)
    found = Found(source, tree, manifest.face.platform, named=True)
    report = checked([found], settings).report
    documents = manifests_of([found], settings, report.diagnostics)
    return _Looked(tuple(documents), report.count("error"), settings)


def papers(manifest: Manifest, told: Mapping[str, str], speech: Speech) -> tuple[list[Paper], int]:
    """Give every document that the platform has a door for, and how many errors the manifest has."""
    purposes: tuple[Purpose, ...] = manifest.face.platform.door("export") or ()
    looked = _looked(manifest)
    return [_paper(purpose, looked, told, speech) for purpose in purposes], looked.errors


def _paper(purpose: Purpose, looked: _Looked, told: Mapping[str, str], speech: Speech) -> Paper:
    remarks: list[Remark] = []
    refused = ""
    fields = [field for option in purpose.options for field in _field(purpose, option, told, speech)]
    if purpose.handed_over:
        for key in _LETTER:
            name = f"{_PREFIX}{purpose.name}-{key}"
            fields.append(Field(name, "line", speech.say(f"paper_{key}"), "", "", told.get(name, "")[:_LONGEST], ()))
    try:
        purpose.make(_request(purpose, _first_form(purpose), looked, _options(purpose, told), speech, remarks))
    except RefusedError as error:
        refused = error.text.render(speech.lang, error.data)
    buttons = tuple(
        (f"make:{purpose.name}:{form}", speech.say(f"form_{form}" if form else "form_code"))
        for form in sorted(purpose.formats, key=_FOR_PEOPLE.index) or ("",)
    )
    lines = tuple(map(visible, said(remarks, speech.lang, advised=False)))
    return Paper(purpose.name, speech.text(purpose.about), tuple(fields), buttons, lines, refused)


def _field(purpose: Purpose, option: Option, told: Mapping[str, str], speech: Speech) -> Iterator[Field]:
    """Ask for an option: from a list where there is one, else as a text; lists of texts are for the command line."""
    name = f"{_PREFIX}{purpose.name}-{option.key}"
    label, value = speech.text(option.label or option.about).rstrip("."), told.get(name, "")[:_LONGEST]
    if option.words:
        words = [(word, speech.text(text)) for word, text in option.words]
        yield Field(name, "choice", label, "", "", value, (), options=tuple(words))
    elif option.choices:
        yield Field(name, "choice", label, "", "", value, (), options=tuple((word, word) for word in option.choices))
    elif not option.several:
        yield Field(name, "line", label, "", "", value, ())


def _options(purpose: Purpose, told: Mapping[str, str]) -> dict[str, Any]:
    """Give what was chosen; of a closed list that has to be chosen from, the first where nothing was."""
    found: dict[str, Any] = {}
    for option in purpose.options:
        value = told.get(f"{_PREFIX}{purpose.name}-{option.key}", "").strip()
        if option.choices and not option.words:
            value = value or option.choices[0]
        if (option.words and value not in dict(option.words)) or (
            option.choices and value and value not in option.choices
        ):
            raise Problem(400, "form-value", key=f"{_PREFIX}{purpose.name}-{option.key}")
        if value:
            found[option.key] = (value,) if option.several else value
    return found


def _first_form(purpose: Purpose) -> str:
    return next(iter(purpose.formats), "")


def _request(
    purpose: Purpose, form: str, looked: _Looked, options: Mapping[str, Any], speech: Speech, remarks: list[Remark]
) -> ExportRequest:
    return ExportRequest(
        speech.lang,
        form,
        looked.documents,
        options,
        looked.settings.as_of,
        looked.settings,
        remarks.append,
        looked.errors,
        output=_name(purpose, form, options, looked),
    )


def _name(purpose: Purpose, form: str, options: Mapping[str, Any], looked: _Looked) -> str:
    """Name the file by the manifest, and by what it is for."""
    stem = looked.documents[0].path.rpartition(".")[0] if looked.documents else purpose.name
    if not purpose.formats:
        ending = next(iter(purpose.file(options)[1]), ".txt")
        words = _NOT_LETTERS.sub(" ", stem).split() or [purpose.name]
        return f"{''.join(map(str.title, words)) if ending in _OF_CLASSES else '_'.join(words).lower()}{ending}"
    return f"{stem}-{purpose.name}{ENDINGS[form][0]}"


def made(manifest: Manifest, what: str, told: Mapping[str, str], speech: Speech) -> Made:
    """Make a document; raises :class:`RefusedError`."""
    name, _, form = what.partition(":")
    purposes: tuple[Purpose, ...] = manifest.face.platform.door("export") or ()
    purpose = next((each for each in purposes if each.name == name), None)
    if purpose is None or (form or "") not in (purpose.formats or ("",)):
        raise Problem(400, "form-value", key="do")
    looked = _looked(manifest)
    if looked.errors and not told.get(_ANYWAY):
        raise RefusedError(
            speech.both("papers_errors_1" if looked.errors == 1 else "papers_errors"), count=looked.errors
        )
    options = _options(purpose, told)
    purpose.check(options, form or None)
    request = _request(purpose, form, looked, options, speech, [])
    contact, version = (told.get(f"{_PREFIX}{name}-{key}", "").strip()[:_LONGEST] or None for key in _LETTER)
    content = make(manifest.face.platform, purpose, request, Letter(None, contact, version))
    data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    file = _name(purpose, form, options, looked)
    return Made(file, data, _MEDIA.get(file[file.rfind(".") :], "text/plain; charset=utf-8"))
