"""AFS504: one-time passwords where the token that they give is of no use.   Ground: F63, F64."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Note, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("AFS504", "otp-without-classic", "error", about=("connector.authentication.otp",))

TEXTS = {
    "oauth": Text(
        nl="Met een eenmalig wachtwoord krijgt u een classic token, en dat wordt bij authenticatietype OAuth "
        "geweigerd.",
        en="A one-time password yields a classic token, which is refused with authentication type OAuth.",
    ),
    "system": Text(
        nl="Eenmalige wachtwoorden zijn voor personen die zichzelf aanmelden; een connectorgebruiker krijgt de "
        "toegang van de beheerder.",
        en="One-time passwords are for people who sign themselves up; a connector user gets its credentials from "
        "the administrator.",
    ),
    "type": Text(nl="het authenticatietype", en="the authentication type"),
    "called_by": Text(nl="wie aanroept", en="who calls"),
}


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look at one-time passwords beside the authentication type and whoever calls."""
    field = connector.authentication.field("otp")
    if field is None or not field.flag:
        return
    kind, called_by = connector.authentication.field("type"), connector.connector.field("called_by")
    if kind is not None and kind.text == "oauth":
        yield Finding("AFS504", field.place(), "oauth", notes=(Note(kind.place(), "type"),))
    elif called_by is not None and called_by.text == "system":
        notes = (Note(called_by.place(), "called_by"),)
        yield Finding("AFS504", field.place(), "system", notes=notes, severity="warning")
