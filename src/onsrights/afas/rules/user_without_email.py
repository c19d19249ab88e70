"""AFS409: a person who calls and has no e-mail address.   Ground: F30, F31, F34."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("AFS409", "user-without-email", "warning", about=("connector.users[].has_email",))

TEXTS = {
    "otp": Text(
        nl="Zonder e-mailadres krijgt deze gebruiker geen eenmalig wachtwoord (OTP).",
        en="Without an e-mail address this user receives no one-time password (OTP).",
    ),
    "message": Text(
        nl="Vul in Profit het e-mailadres van deze gebruiker in; wie een app gebruikt, heeft dat nodig.",
        en="Enter this user's e-mail address in Profit; users of an app need one.",
    ),
}


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look at every person of whom the manifest says that there is no address."""
    if connector.called_by != "users":
        return
    otp = connector.otp is True
    severity = "error" if otp or any(each.type == "accept" for each in connector.environments) else "warning"
    for user in connector.users:
        field = user.keys.field("has_email")
        if user.kind == "person" and field is not None and not field.flag:
            yield Finding("AFS409", field.place(), "otp" if otp else "message", severity=severity)  # type: ignore[arg-type]
