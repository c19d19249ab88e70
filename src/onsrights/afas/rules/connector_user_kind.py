"""AFS406: a connector user that is a person, or that may work in Profit.   Ground: F25, F26."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.afas.model import texts
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Proposal, Text
from onsrights.engine.text.compare import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule(
    "AFS406",
    "connector-user-kind",
    "warning",
    fix="unsafe",
    about=("connector.users[].kind", "connector.users[].applications"),
)

TEXTS = {
    "person": Text(
        nl="Gebruik een systeemgebruiker. Gaat een medewerker uit dienst, dan vervallen de rechten en stopt de "
        "koppeling; gebruik ook geen meewerkgebruiker van de partner.",
        en="Use a system user. When an employee leaves, that person's rights end and the integration stops. "
        "Do not use a co-work user of the partner either.",
    ),
    "profit-windows": Text(
        nl="Een connectorgebruiker heeft geen toegang tot Profit Windows nodig. Vink die uit.",
        en="A connector user does not need Profit Windows. Deselect it.",
    ),
    "fix": Text(nl='haal "{application}" weg', en='remove "{application}"'),
}

_WINDOWS = frozenset({"profit windows", "profit"})


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look at the kind and the applications of every user."""
    if connector.called_by != "system":
        return
    for user in connector.users:
        kind = user.keys.field("kind")
        if kind is not None and kind.text == "person":
            yield Finding("AFS406", kind.place(), "person")
        if user.kind != "system":
            continue
        for field in texts(user.keys, "applications"):
            if folded(field.text) in _WINDOWS:
                from onsrights.engine.change.edit import Remove

                fix = Proposal((), "unsafe", changes=(Remove(field.document, field.pointer),))
                yield Finding("AFS406", field.place(), "profit-windows", {"application": field.text}, proposals=(fix,))
