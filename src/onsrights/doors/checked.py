"""The manifests that a door is about: told apart by platform, checked, and read for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onsrights.platforms import PLATFORMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from onsrights.doors import Manifest
    from onsrights.engine.check.field import Keys
    from onsrights.engine.check.platform import Platform
    from onsrights.engine.check.run import Run
    from onsrights.engine.check.schema import Document
    from onsrights.engine.diagnostics import Diagnostic
    from onsrights.engine.settings.settings import Settings
    from onsrights.engine.text.source import Source
    from onsrights.engine.text.tree import Tree

__all__ = ["Found", "checked", "manifests_of", "read"]


class Found(NamedTuple):
    """One file of those that were meant."""

    source: Source
    tree: Tree
    platform: Platform
    named: bool
    """Whether it was called by its name, and not found in a folder."""


def read(source: Source, settings: Settings, *, named: bool = False) -> Found:
    """Read a file, without whatever is a secret in it, and say which platform it is for."""
    from onsrights.engine.text.tree import hide_secrets, read_tree

    tree = read_tree(source, settings.limits)
    platform = PLATFORMS.of(tree, source.path)
    hide_secrets(tree, platform.secrets)
    return Found(source, tree, platform, named)


def checked(found: Sequence[Found], settings: Settings) -> Run:
    """Check the manifests."""
    from onsrights.engine.check.run import check_sources

    run = check_sources([each.source for each in found], PLATFORMS, settings)
    run.raise_failed()
    return run


def manifests_of(found: Iterable[Found], settings: Settings, diagnostics: Sequence[Diagnostic] = ()) -> list[Manifest]:
    """Read every document of the files for a door; ``diagnostics`` are what was found in any of them."""
    by_document: dict[tuple[str | None, int], list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        by_document.setdefault((diagnostic.path, diagnostic.document), []).append(diagnostic)
    return [manifest for each in found for manifest in _read(each, settings, by_document)]


def _read(
    found: Found, settings: Settings, diagnostics: Mapping[tuple[str | None, int], list[Diagnostic]]
) -> Iterator[Manifest]:
    from onsrights.doors import Manifest
    from onsrights.engine.check.platform import Context
    from onsrights.engine.check.register import Register
    from onsrights.engine.check.schema import documents

    platform, source = found.platform, found.source
    context = Context(settings, Register(), PLATFORMS.names, settings.as_of, source=source)
    with platform.within(settings):
        for document in documents(found.tree, platform, context):
            subjects = tuple(platform.read(document))
            label = None if platform.unit.endswith("[]") or not subjects else subjects[0].label
            about = tuple(diagnostics.get((source.path, document.number), ()))
            yield Manifest(source.path or "", document.number, label, found.tree, _keys(document), subjects, about)


def _keys(document: Document) -> Keys:
    """Give the values of a document, its units among them where they are a list."""
    from onsrights.engine.check.field import Items, Keys

    root, unit = document.root, document.platform.unit.removesuffix("[]")
    units = root.values.get(unit)
    if not isinstance(units, Items) or not document.platform.unit.endswith("[]"):
        return root
    items = Items(units.pointer, document.number, tuple(keys for keys, _ in document.units()))
    return Keys("", document.number, {**root.values, unit: items}, root.written, partial=root.partial)
