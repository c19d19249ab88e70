"""AFS309: names of GetConnectors in an integration that AFAS certifies.   Ground: F90."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onsrights.afas.connector_names import Listed, meant_kind
from onsrights.afas.tables import catalogue
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Proposal, Text
from onsrights.engine.text.compare import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector, Connector

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("AFS309", "get-connector-name", "error", fix="unsafe", about=("profile",))

TEXTS = {
    "supplied": Text(
        nl="Een gecertificeerde koppeling mag geen meegeleverde GetConnectoren gebruiken. "
        "Maak een kopie met de naam {proposal} (AFAS STRUCT-27).",
        en="A certified integration may not use supplied GetConnectors. "
        "Make a copy and call it {proposal} (AFAS STRUCT-27).",
    ),
    "supplied-bare": Text(
        nl="Een gecertificeerde koppeling mag geen meegeleverde GetConnectoren gebruiken. "
        "Maak een kopie waarvan de naam met uw app begint (AFAS STRUCT-27).",
        en="A certified integration may not use supplied GetConnectors. "
        "Make a copy whose name begins with your app (AFAS STRUCT-27).",
    ),
    "profit": Text(
        nl='Namen die met "Profit_" beginnen, zijn van AFAS zelf. Noem deze {proposal} (AFAS STRUCT-28).',
        en='Names that begin with "Profit_" are reserved for AFAS. Call it {proposal} (AFAS STRUCT-28).',
    ),
    "profit-bare": Text(
        nl='Namen die met "Profit_" beginnen, zijn van AFAS zelf. Begin de naam met uw app (AFAS STRUCT-28).',
        en='Names that begin with "Profit_" are reserved for AFAS. Begin the name with your app (AFAS STRUCT-28).',
    ),
    "word": Text(
        nl='Laat "{word}" weg uit de naam (AFAS STRUCT-28).',
        en='Leave "{word}" out of the name (AFAS STRUCT-28).',
    ),
    "prefix": Text(
        nl="Begin de naam met uw app: {proposal} (AFAS STRUCT-28).",
        en="Begin the name with your app: {proposal} (AFAS STRUCT-28).",
    ),
    "fix": Text(nl='noem deze "{proposal}"', en='call it "{proposal}"'),
}

_WORD = re.compile(r"(?:^|(?<=_))((?i:profit|afas))(?=_|[A-Z]|$)")
_START = re.compile(r"(?i:profit|afas)(?:_|(?=[A-Z])|$)")


def check(connector: AppConnector) -> Iterator[Finding]:
    """Judge the name of every GetConnector."""
    if not connector.is_partner:
        return
    for item in connector.get_connectors:
        if item.field is not None and meant_kind(connector, Listed("get", item.field, item.name, item)) is None:
            yield from _judged(connector, item)


def _judged(connector: AppConnector, item: Connector) -> Iterator[Finding]:
    from onsrights.engine.text.visible import shorten

    prefix, name = connector.own_prefix, item.name
    rest = _START.sub("", name, count=1)
    proposal = f"{prefix}_{rest}" if prefix and rest else ""
    data = {"proposal": shorten(proposal)}
    bare = "" if proposal else "-bare"
    entry = catalogue().get(name)
    if entry is not None and entry.kind == "get":
        yield Finding("AFS309", item.place, f"supplied{bare}", data)
        return
    if name.startswith("Profit_"):
        yield Finding("AFS309", item.place, f"profit{bare}", data)
        return
    begins = not prefix or folded(name).startswith(f"{folded(prefix)}_")
    # What is left out in front of the name is told together with what it is to begin with.
    found = _WORD.search(name if begins or not proposal else proposal)
    if found is not None:
        yield Finding("AFS309", item.place, "word", {"word": found[1]}, severity="warning")
    if not begins and proposal:
        places = [item.place, *connector.places_called.get(name, ())]
        fix = Proposal(tuple((place, proposal) for place in places), "unsafe")
        yield Finding("AFS309", item.place, "prefix", data, proposals=(fix,), severity="warning")
