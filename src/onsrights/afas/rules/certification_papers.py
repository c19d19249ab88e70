"""AFS803: what AFAS asks for with a certification.   Ground: F91, F92."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.afas.model import texts
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Note, Text
from onsrights.engine.text.compare import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector
    from onsrights.engine.check.field import Field

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("AFS803", "certification-papers", "warning", about=("profile",))

TEXTS = {
    "fie": Text(
        nl="Lever vrije velden aan als .fie-bestand (AFAS DATA-24).",
        en="Supply custom fields as a .fie file (AFAS DATA-24).",
    ),
    "document": Text(
        nl='Geef aan waar het implementatiedocument staat; "onsrights export --for partner" maakt het.',
        en='Give the place of the implementation document; "onsrights export --for partner" writes one.',
    ),
    "filter": Text(
        nl="Geef aan waarom dit vaste filter voor elke klant geschikt is (AFAS FILT-48).",
        en="Explain why this fixed filter suits every customer (AFAS FILT-48).",
    ),
    "file": Text(nl="dit is geen .fie-bestand", en="this is not a .fie file"),
}


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look at the papers of an integration that AFAS certifies."""
    if not connector.is_partner:
        return
    root = connector.root
    papers = root.keys("certification")
    field = next(_custom_fields(connector), None)
    if field is not None:
        yield from _fie(connector, field)
    if papers is None and root.lacks("certification"):
        yield Finding("AFS803", connector.integration.key(), "document")
    elif papers is not None and papers.lacks("implementation_document"):
        yield Finding("AFS803", papers.key(), "document")
    for item in connector.get_connectors:
        fixed = item.keys.keys("fixed_filter")
        if fixed is not None and fixed.lacks("reason"):
            yield Finding("AFS803", fixed.key(), "filter")


def _custom_fields(connector: AppConnector) -> Iterator[Field]:
    for item in (*connector.get_connectors, *connector.update_connectors):
        yield from texts(item.keys, "custom_fields")


def _fie(connector: AppConnector, field: Field) -> Iterator[Finding]:
    papers = connector.root.keys("certification")
    file = None if papers is None else papers.field("fie_file")
    if file is not None:
        if not folded(file.text).endswith(".fie"):
            yield Finding("AFS803", field.place(), "fie", notes=(Note(file.place(), "file"),))
    elif connector.root.lacks("certification") if papers is None else papers.lacks("fie_file"):
        yield Finding("AFS803", field.place(), "fie")
