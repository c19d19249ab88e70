"""From the values of a manifest to its rights, and what is wrong with their build that the schema does not say.

Rules: ONS208, ONS901, ONS903, and ONS902 of rights that are gone; the others about the build are the engine's
(:mod:`onsrights.engine.check.schema`).
"""

from __future__ import annotations

from onsrights.engine.check.field import Field, Items
from onsrights.engine.declared import TYPE_CHECKING, cast
from onsrights.engine.diagnostics import Finding, Place, Proposal
from onsrights.ons.model import FIELDS, Manifest, Right

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.check.field import Keys
    from onsrights.engine.check.schema import Document
    from onsrights.engine.settings.settings import Settings
    from onsrights.engine.text.tree import Tree
    from onsrights.ons.model import AccessRights

__all__ = ["OTHER_NAMES", "field_called", "read", "read_manifests"]

_FIELDS = frozenset(FIELDS)
_DEFAULT_ACCESS: AccessRights = "require-client-scope"


def read(document: Document) -> Iterator[Right]:
    """Read the rights of a document one by one."""
    manifest = _manifest(document)
    context = document.context
    if context.earlier is not None and context.source is not None and document.number == 0:
        from onsrights.ons.approved import approved_rights
        from onsrights.ons.rules import approved_right_changed

        earlier = approved_rights(context.source, context.settings)
        document.findings.extend(approved_right_changed.gone(document.root, earlier))
    for keys, pointer in document.units():
        yield _right(document, manifest, keys, pointer)


def read_manifests(tree: Tree, settings: Settings) -> list[tuple[Manifest, list[Finding]]]:
    """Give every document of a tree as a manifest with all its rights, and the faults of its build."""
    from onsrights.engine.check.platform import Context
    from onsrights.engine.check.register import Register
    from onsrights.engine.check.schema import documents
    from onsrights.ons.platform import ONS

    manifests = []
    for document in documents(tree, ONS, Context(settings, Register())):
        manifest = _manifest(document)
        for keys, pointer in document.units():
            manifest.rights.append(_right(document, manifest, keys, pointer))
        manifests.append((manifest, document.taken()))
    return manifests


def _manifest(document: Document) -> Manifest:
    """Read what is around the rights: the connector, its prefix, and how access rights are judged."""
    root = document.root
    access = root.text("access_rights") or document.context.settings.own.get("access-rights") or _DEFAULT_ACCESS
    manifest = Manifest(None, cast("AccessRights", access), document.number)
    connector = root.keys("connector")
    if connector is None:
        return manifest
    declared = connector.field("prefix" if connector.says("prefix") or connector.partial else "name")
    if declared is None:
        return manifest
    if declared.text.isascii() and declared.text.isalpha():
        manifest.prefix = declared.text
    elif (document.number, connector.pointer) not in document.unfinished:
        document.findings.append(_invalid_prefix(declared))
    return manifest


def _invalid_prefix(field: Field) -> Finding:
    """Report a prefix, or a name that would have to serve as one, that is not letters only."""
    from onsrights.engine.text.visible import shorten
    from onsrights.ons.identifiers import pascal_case

    proposal = pascal_case(field.text)
    key = "message" if field.name == "prefix" else "name"
    data = {"prefix": shorten(field.text)}
    if proposal is None:
        return Finding("ONS208", field.place(), f"{key}-without-proposal", data)
    data["proposal"] = proposal
    mended = (Proposal(((field.place(), proposal),), "unsafe"),) if key == "message" else ()
    return Finding("ONS208", field.place(), key, data, (), mended)


def _right(document: Document, manifest: Manifest, keys: Keys, pointer: str) -> Right:
    """Read one right, with the fields that can be judged."""
    fields = cast("dict[str, Field]", keys.values)
    if len(fields) != len(FIELDS) or not _FIELDS.issuperset(fields):
        fields = {name: field for name, field in fields.items() if name in _FIELDS}
        document.findings.extend(_beside(keys, document.number))
    right = Right(manifest, pointer, fields, document.number)
    status = keys.field("status")
    right.status = None if status is None else status.text
    return right


def _beside(keys: Keys, document: int) -> Iterator[Finding]:
    """Look at what a right has beside its five fields (ONS901, ONS903)."""
    status, reason = keys.field("status"), keys.says("denied_reason")
    unsure = keys.partial or (keys.says("status") and status is None)
    if ((status is not None and status.text == "denied") != reason) and not unsure:
        place = keys.place("denied_reason") if reason else Place(status.pointer if status else "", document=document)
        text = "message" if not reason else "other-status" if status else "without-status"
        yield Finding("ONS901", place, text, {"status": status.text if status else None})
    versions = keys.values.get("connector_versions")
    if isinstance(versions, Items) and versions.whole:
        from onsrights.ons.rules import connector_versions

        texts = [item.text for item in versions.items if isinstance(item, Field)]
        yield from connector_versions.find(texts, versions.pointer, document)


OTHER_NAMES = {
    "": """\
manifest: version, versie, manifest_version, manifestversie, format_version
access_rights: access_right, access, toegangsrechten, toegang
connector: connectors, koppeling
rights: right, rechten, recht""",
    "connector": """\
name: naam, connector_name, connectornaam, technical_name, technische_naam, title, titel
prefix: voorvoegsel, identifier_prefix, right_prefix, rights_prefix""",
    "rights[]": """\
identifier: right_identifier, identificatie, recht_identificatie, id, right_id, recht, right, key, sleutel
dutch_name: nederlandse_naam, naam_nederlands, naam_nl, nl_naam, name_nl, nl_name, name_dutch, naam, nl
english_name: engelse_naam, naam_engels, naam_en, en_naam, name_en, en_name, name_english, en
dutch_description: nederlandse_omschrijving, omschrijving_nederlands, omschrijving_nl, nl_omschrijving, \
nederlandse_beschrijving, beschrijving_nederlands, beschrijving_nl, nl_beschrijving, description_nl, nl_description, \
description_dutch, omschrijving, beschrijving
english_description: engelse_omschrijving, omschrijving_engels, omschrijving_en, en_omschrijving, \
engelse_beschrijving, beschrijving_engels, beschrijving_en, en_beschrijving, description_en, en_description, \
description_english
denied_reason: reason, reden, reden_afwijzing, afwijsreden, reden_van_afwijzing, denial_reason
connector_versions: versions, versies, version, versie, connectorversies, connector_version
note: notitie, opmerking, opmerkingen, toelichting, comment, comments, remark, remarks""",
}
"""Dutch labels, the dashboard's labels and other names under which people write the keys."""


def field_called(written: str, *, exactly: bool = False) -> str | None:
    """Give the key of a right that goes by this name: the key, a label of the dashboard, another usual name.

    Case and separators do not count; without ``exactly`` a slip does not either.
    """
    from onsrights.engine.check.meant import key_meant
    from onsrights.ons._shape import SHAPE

    right = SHAPE.keys["rights"].item
    assert right is not None
    return key_meant(right, OTHER_NAMES["rights[]"], written, exactly=exactly)
