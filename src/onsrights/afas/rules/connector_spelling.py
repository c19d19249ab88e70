"""AFS302: the name of a connector that AFAS writes otherwise.   Ground: F41, F44, U2."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.afas.connector_names import listed, misspelt
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Proposal, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule(
    "AFS302",
    "connector-spelling",
    "warning",
    fix="unsafe",
    about=("connector.get_connectors", "connector.update_connectors", "connector.special_connectors"),
    silences="303 305 309/prefix",
)

TEXTS = {
    "case": Text(
        nl='AFAS schrijft dit als "{proposal}". Of hoofdletters in een aanroep uitmaken, is niet gedocumenteerd.',
        en='AFAS writes this as "{proposal}". Whether capitals matter in a call is not documented.',
    ),
    "near-get": Text(
        nl='In de lijst van GetConnectoren die deze versie van onsrights kent, staat geen "{name}". '
        'Bedoelt u "{proposal}"?',
        en='The list of GetConnectors that this version of onsrights knows has no "{name}". Did you mean "{proposal}"?',
    ),
    "near-update": Text(
        nl='In de lijst van UpdateConnectoren die deze versie van onsrights kent, staat geen "{name}". '
        'Bedoelt u "{proposal}"?',
        en='The list of UpdateConnectors that this version of onsrights knows has no "{name}". '
        'Did you mean "{proposal}"?',
    ),
    "near-special": Text(
        nl='In de lijst van speciale connectoren die deze versie van onsrights kent, staat geen "{name}". '
        'Bedoelt u "{proposal}"?',
        en='The list of special connectors that this version of onsrights knows has no "{name}". '
        'Did you mean "{proposal}"?',
    ),
    "endpoint": Text(
        nl='In de app connector heet dit "AppConnectorSubject" (tabblad Connectoren).',
        en='In the app connector this is called "AppConnectorSubject" (tab Connectors).',
    ),
    "fix": Text(nl='schrijf "{proposal}"', en='write "{proposal}"'),
}


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look up every name; the calls of the same name are written anew with it."""
    from onsrights.engine.text.visible import shorten

    for item in listed(connector):
        slip = misspelt(item, connector.added_update_connectors)
        if slip is None:
            continue
        text = f"near-{item.kind}" if slip.variant == "near" else slip.variant
        places = [item.field.place()]
        if slip.variant != "endpoint":
            places += connector.places_called.get(item.name, ())
        fix = Proposal(tuple((place, slip.proposal) for place in places), "unsafe")
        data = {"name": shorten(item.name), "proposal": slip.proposal}
        yield Finding("AFS302", item.field.place(), text, data, proposals=(fix,))
