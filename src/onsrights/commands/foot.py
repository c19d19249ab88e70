"""The end of a document that others get: what has changed, its version, whom to ask, of what day and file it is."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from onsrights.documents.page import Bullets, Definitions, Heading, Paragraph
from onsrights.engine.diagnostics import Text
from onsrights.engine.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onsrights.documents.changes import Names
    from onsrights.documents.page import Block
    from onsrights.doors import ExportRequest, Manifest, Purpose
    from onsrights.engine.check.field import Keys
    from onsrights.engine.check.platform import Platform

__all__ = ["Letter", "foot"]

_VERSION = Text("Versie", "Version")
_CONTACT = Text("Contact", "Contact")
_MADE = Text("Gemaakt met onsrights op {date} uit {files}.", "Made with onsrights on {date} from {files}.")
_SINCE = Text("Gewijzigd sinds {revision}", "Changed since {revision}")
_UNCHANGED = Text("Er is niets gewijzigd.", "Nothing has changed.")
_NEW = Text("Nieuw: {what}.", "New: {what}.")
_GONE = Text("Vervallen: {what}.", "Gone: {what}.")


class Letter(NamedTuple):
    """What was asked about the end of a document."""

    against: str | None = None
    contact: str | None = None
    version: str | None = None


def foot(letter: Letter, platform: Platform, purpose: Purpose, request: ExportRequest) -> Iterator[Block]:
    """Give the end of a document; raises :class:`onsrights.engine.git.GitError`."""
    from onsrights.documents.dates import written

    lang = request.lang
    if letter.against is not None:
        yield Heading(_SINCE.render(lang, {"revision": letter.against}))
        told = list(dict.fromkeys(_changed(letter.against, platform, purpose, request)))
        yield Bullets(tuple(told)) if told else Paragraph(_UNCHANGED.render(lang, {}))
    rows = ((_VERSION, letter.version), (_CONTACT, letter.contact))
    known = tuple((name.render(lang, {}), visible(value)) for name, value in rows if value)
    if known:
        yield Definitions(known)
    files = ", ".join(dict.fromkeys(os.path.basename(manifest.path) for manifest in request.manifests))
    made = _MADE.render(lang, {"date": written(request.as_of, lang), "files": files})
    yield Paragraph(" ".join(filter(None, (made, purpose.foot.render(lang, {})))))


def _changed(revision: str, platform: Platform, purpose: Purpose, request: ExportRequest) -> Iterator[str]:
    """Say what differs from a revision, file by file, document by document."""
    from onsrights.documents.changes import changes

    lang = request.lang
    paths = [path if isinstance(path, str) else path.render(lang, {}) for path in purpose.changes]
    names = _names(platform, purpose)
    several = len(request.manifests) > 1
    for path, now in _by_file(request.manifests):
        before = _earlier(revision, path, platform, request)
        for manifest in now:
            name = _name(manifest, purpose)
            same = [each for each in before if _name(each, purpose) == name]
            earlier = next(iter(same), before[0] if len(now) == len(before) == 1 else None)
            if earlier is None:
                yield _NEW.render(lang, {"what": name or os.path.basename(path)})
                continue
            before.remove(earlier)
            for sentence in changes(earlier.keys, manifest.keys, paths, names, lang):
                yield f"{visible(name)}: {sentence}" if several and name else sentence
        for gone in before:
            yield _GONE.render(lang, {"what": _name(gone, purpose) or os.path.basename(path)})


def _by_file(manifests: Sequence[Manifest]) -> Iterator[tuple[str, list[Manifest]]]:
    for path in dict.fromkeys(manifest.path for manifest in manifests):
        yield path, [manifest for manifest in manifests if manifest.path == path]


def _earlier(revision: str, path: str, platform: Platform, request: ExportRequest) -> list[Manifest]:
    """Read what was in a file at a revision; nothing where it was not there, or was for another platform."""
    from onsrights.commands.manifests import manifests_of, read
    from onsrights.engine.git import file_at
    from onsrights.engine.source import Source

    limits = request.settings.limits
    data = file_at(revision, path, limits.file_bytes)
    if data is None:
        return []
    found = read(Source.from_bytes(path, data, limits), request.settings)
    return manifests_of([found], request.settings) if found.platform.key == platform.key else []


def _name(manifest: Manifest, purpose: Purpose) -> str:
    """Give what a document is called, ``""`` where it has no name."""
    if manifest.label or not purpose.called:
        return manifest.label or ""
    *keys, last = purpose.called
    found: Keys | None = manifest.keys
    for key in keys:
        found = found.keys(key) if found is not None else None
    return found.text(last) if found is not None else ""


def _names(platform: Platform, purpose: Purpose) -> Names:
    """Tell how the keys of a platform are called, by its schema."""
    from onsrights.documents.changes import Names
    from onsrights.engine.check.platform import load_schema, part_of

    def identity(place: str) -> str | None:
        part = part_of(load_schema(platform.schema), place)
        return next(iter(part.get("required") or part.get("properties") or ()), None)

    def is_free(place: str) -> bool:
        part = part_of(load_schema(platform.schema), place)
        return isinstance(part.get("additionalProperties"), dict)

    return Names(platform.title, identity, is_free, purpose.words)
