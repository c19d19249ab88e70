"""What a document that others get says of itself: its version and day, whom to ask, what has changed, its file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from onsrights.documents.page import Break, Bullets, Definitions, Heading, Paragraph
from onsrights.engine.diagnostics import Text
from onsrights.engine.text.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onsrights.documents.changes import Names
    from onsrights.documents.page import Block, Page
    from onsrights.doors import ExportRequest, Manifest, Purpose
    from onsrights.engine.check.field import Keys
    from onsrights.engine.check.platform import Platform
    from onsrights.engine.diagnostics import Language

__all__ = ["Letter", "signed"]

_VERSION = Text("Versie", "Version")
_DATE = Text("Datum", "Date")
_CONTACT = Text("Contact", "Contact")
_MADE = Text("Gemaakt met onsrights op {date} uit {files}.", "Made with onsrights on {date} from {files}.")
_SINCE = Text("Gewijzigd sinds {revision}", "Changed since {revision}")
_UNCHANGED = Text("Er is niets gewijzigd.", "Nothing has changed.")
_NEW = Text("Nieuw: {what}.", "New: {what}.")
_GONE = Text("Vervallen: {what}.", "Gone: {what}.")


class Letter(NamedTuple):
    """What was asked to be said."""

    against: str | None = None
    contact: str | None = None
    version: str | None = None


def signed(page: Page, letter: Letter, platform: Platform, purpose: Purpose, request: ExportRequest) -> Page:
    """Give a page with all that below its title, and with day and file at its end.

    Several chapters get a title of their own for it. Raises :class:`onsrights.engine.files.git.GitError`.
    """
    from onsrights.documents.dates import written

    day = written(request.as_of, request.lang)
    files = ", ".join(dict.fromkeys(os.path.basename(manifest.path) for manifest in request.manifests))
    made = _MADE.render(request.lang, {"date": day, "files": files})
    foot = Paragraph(" ".join(filter(None, (made, purpose.foot.render(request.lang, {})))))
    about = tuple(_about(letter, day, request.lang))
    news = tuple(_news(letter.against, platform, purpose, request))
    blocks = page.blocks
    headings = [place for place, block in enumerate(blocks) if isinstance(block, Heading)]
    chapters = [block for block in blocks if isinstance(block, Heading) and block.level == 1]
    if headings[:1] == [0] and len(chapters) == 1:  # what is new goes behind the introduction
        first = (*headings, len(blocks))[1]
        blocks = (blocks[0], *about, *blocks[1:first], *news, *blocks[first:])
    elif about:
        blocks = (Heading(page.title, 1), *about, *news, Break(), *blocks)
    return page._replace(blocks=(*blocks, foot))


def _about(letter: Letter, day: str, lang: Language) -> Iterator[Block]:
    """Say of which version and day a document is, and whom to ask, where any of that was asked for."""
    if any(letter):
        rows = ((_VERSION, letter.version), (_DATE, day), (_CONTACT, letter.contact))
        yield Definitions(tuple((name.render(lang, {}), visible(value)) for name, value in rows if value))


def _news(revision: str | None, platform: Platform, purpose: Purpose, request: ExportRequest) -> Iterator[Block]:
    """Say what differs from a revision, before anything else: who gets a document again looks for that."""
    if revision is not None:
        yield Heading(_SINCE.render(request.lang, {"revision": revision}))
        told = list(dict.fromkeys(_changed(revision, platform, purpose, request)))
        yield Bullets(tuple(told)) if told else Paragraph(_UNCHANGED.render(request.lang, {}))


def _changed(revision: str, platform: Platform, purpose: Purpose, request: ExportRequest) -> Iterator[str]:
    """Say what differs from a revision, file by file, document by document."""
    from onsrights.documents.changes import changes

    lang = request.lang
    paths = [path if isinstance(path, str) else path.render(lang, {}) for path in purpose.changes]
    names = _names(platform, purpose)
    several = len(request.manifests) > 1
    pairs, left = _paired(revision, platform, purpose, request)
    for path, manifest, earlier in pairs:
        name = _name(manifest, purpose)
        if earlier is None:
            yield _NEW.render(lang, {"what": name or os.path.basename(path)})
            continue
        then, today = (purpose.told(each.keys, request.options) for each in (earlier, manifest))
        for sentence in changes(then, today, paths, names, lang):
            yield f"{visible(name)}: {sentence}" if several and name else sentence
    for gone in left:
        yield _GONE.render(lang, {"what": _name(gone, purpose) or os.path.basename(gone.path)})


def _paired(
    revision: str, platform: Platform, purpose: Purpose, request: ExportRequest
) -> tuple[list[tuple[str, Manifest, Manifest | None]], list[Manifest]]:
    """Give each document, by its path, with what it was, and those that are gone.

    A document is known by its name in its own file, then in the others and in files that are gone: it may have moved.
    """
    pairs: list[tuple[str, Manifest, Manifest | None]] = []
    left: list[Manifest] = []
    for path, now in _by_file(request.manifests):
        before = _earlier(revision, path, platform, request)
        for manifest in now:
            same = [each for each in before if _name(each, purpose) == _name(manifest, purpose)]
            earlier = next(iter(same), before[0] if len(now) == len(before) == 1 else None)
            if earlier is not None:
                before.remove(earlier)
            pairs.append((path, manifest, earlier))
        left += before
    if any(earlier is None for _, _, earlier in pairs):
        elsewhere = [*left, *_deserted(revision, platform, request)]
        for index, (path, manifest, earlier) in enumerate(pairs):
            moved = [each for each in elsewhere if _name(each, purpose) == _name(manifest, purpose) != ""]
            if earlier is None and len(moved) == 1:
                pairs[index] = path, manifest, moved[0]
                elsewhere.remove(moved[0])
        left = [each for each in left if each in elsewhere]
    return pairs, left


def _deserted(revision: str, platform: Platform, request: ExportRequest) -> Iterator[Manifest]:
    """Read the manifests of files that were there at a revision and are gone."""
    from onsrights.engine.files.git import files_at, root_of
    from onsrights.platforms import PLATFORMS

    for root in dict.fromkeys(root_of(manifest.path) for manifest in request.manifests):
        then = files_at(revision, root, PLATFORMS.files.fit, request.settings.limits.file_bytes)
        for path, data in then.items():
            if data is not None and not os.path.lexists(path):
                yield from _read(path, data, platform, request)


def _by_file(manifests: Sequence[Manifest]) -> Iterator[tuple[str, list[Manifest]]]:
    for path in dict.fromkeys(manifest.path for manifest in manifests):
        yield path, [manifest for manifest in manifests if manifest.path == path]


def _earlier(revision: str, path: str, platform: Platform, request: ExportRequest) -> list[Manifest]:
    """Read what was in a file at a revision; nothing where it was not there, or was for another platform."""
    from onsrights.engine.files.git import file_at

    data = file_at(revision, path, request.settings.limits.file_bytes)
    return [] if data is None else _read(path, data, platform, request)


def _read(path: str, data: bytes, platform: Platform, request: ExportRequest) -> list[Manifest]:
    from onsrights.doors.checked import manifests_of, read
    from onsrights.engine.text.source import Source

    found = read(Source.from_bytes(path, data, request.settings.limits), request.settings)
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

    def title(place: str) -> Text:
        return purpose.titles.get(place) or platform.title(place)

    return Names(title, identity, is_free, purpose.words)
