"""Rights of a form as the platform reads them, without the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.form import form_document
from onsrights.engine.check.platform import Context
from onsrights.engine.check.register import Register
from onsrights.engine.settings.settings import Settings
from onsrights.ons.platform import ONS
from onsrights.ons.structure import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onsrights.engine.diagnostics import Finding
    from onsrights.ons.model import AccessRights, Manifest

AROUND = ("", "connector")


def form_rights(
    rights: Iterable[Mapping[str, object]],
    prefix: str | None = None,
    access: AccessRights = "require-client-scope",
    unasked: tuple[str, ...] = AROUND,
) -> tuple[Manifest, list[Finding]]:
    values: dict[str, object] = {"rights": list(rights)}
    if prefix:
        values = {"connector": {"prefix": prefix}, **values}
    document = form_document(ONS, values, Context(Settings(access_rights=access), Register()), unasked)
    found = list(read(document))
    manifest = found[0].manifest
    manifest.rights = found
    return manifest, document.taken()


def form_right(fields: Mapping[str, object], prefix: str | None = None) -> tuple[Manifest, list[Finding]]:
    return form_rights([fields], prefix)


def form_field(name: str, value: object) -> tuple[Manifest, list[Finding]]:
    return form_rights([{name: value}], unasked=(*AROUND, "rights[]"))
