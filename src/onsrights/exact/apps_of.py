"""Manifests and the values of a form as apps, for whoever asks something of them that no check answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.form import form_document
from onsrights.engine.check.platform import Context
from onsrights.engine.check.register import Register
from onsrights.engine.check.schema import documents
from onsrights.exact.platform import EXACT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from onsrights.engine.settings.settings import Settings
    from onsrights.engine.text.tree import Tree
    from onsrights.exact.model import App

__all__ = ["app_of_values", "apps_of"]


def apps_of(tree: Tree, settings: Settings) -> Iterator[App]:
    """Read the apps of a file; what is wrong with it is told elsewhere."""
    context = Context(settings, Register(), source=tree.source)
    for document in documents(tree, EXACT, context):
        yield from EXACT.read(document)


def app_of_values(values: Mapping[str, object], settings: Settings) -> App | None:
    """Read the values of a manifest; ``None`` where there is no app among them."""
    return next(iter(EXACT.read(form_document(EXACT, values, Context(settings, Register())))), None)
