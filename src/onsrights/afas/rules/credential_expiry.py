"""AFS503: a credential that has expired or will soon, or of which the dates cannot be right.   Ground: F69, F78."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.afas.timetable import is_expired
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Note, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector, Credential

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("AFS503", "credential-expiry", "error", about=("credentials",))

_KINDS = {
    "token": Text(nl="Dit token", en="token"),
    "client_secret": Text(nl="Dit client secret", en="client secret"),
    "certificate": Text(nl="Dit certificaat", en="certificate"),
    "jwks_key": Text(nl="Deze sleutel", en="key"),
}

TEXTS = {
    **{
        f"expired-{kind}": Text(
            nl=f"{this.nl} is verlopen op {{expires}}; aanroepen worden geweigerd.",
            en=f"This {this.en} expired on {{expires}}; calls are refused.",
        )
        for kind, this in _KINDS.items()
    },
    **{
        f"soon-{kind}": Text(
            nl=f"{this.nl} verloopt over {{days}} dagen, op {{expires}}. Zorg op tijd voor vervanging.",
            en=f"This {this.en} expires in {{days}} days, on {{expires}}. Renew it in time.",
        )
        for kind, this in _KINDS.items()
    },
    **{
        f"soon-{kind}-one": Text(
            nl=f"{this.nl} verloopt over 1 dag, op {{expires}}. Zorg op tijd voor vervanging.",
            en=f"This {this.en} expires in 1 day, on {{expires}}. Renew it in time.",
        )
        for kind, this in _KINDS.items()
    },
    "reversed": Text(
        nl="De uitgiftedatum ligt na de vervaldatum.",
        en="The issue date is later than the expiry date.",
    ),
    "expires": Text(nl="de vervaldatum", en="the expiry date"),
    "no-date": Text(
        nl='Vanaf Profit 9 heeft een client secret een vervaldatum (standaard 180 dagen). Noteer die met "expires".',
        en='Since Profit 9 a client secret has an expiry date (180 days by default). Record it with "expires".',
    ),
}

_SOON = 30
_DATED_SINCE = 9
"""The version of Profit since which client secrets have a date."""


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look at the dates of every credential that is used; tokens of which AFS502 says enough are passed over."""
    dated = {each.id for each in connector.environments if (each.profit_version or 0) >= _DATED_SINCE}
    for credential in connector.credentials:
        if credential.kind == "token" and (connector.type == "oauth" or connector.tokens_are_gone):
            continue
        if credential.kind:
            yield from _dates(connector, credential)
        if credential.kind == "client_secret" and credential.keys.lacks("expires"):
            home = connector.home(credential)
            if dated if home is None else home in dated:
                yield Finding("AFS503", credential.place, "no-date", severity="warning")


def _dates(connector: AppConnector, credential: Credential) -> Iterator[Finding]:
    field, issued = credential.keys.field("expires"), credential.keys.field("issued")
    if field is None:
        return
    expires = field.date
    if issued is not None and issued.date > expires:
        yield Finding("AFS503", issued.place(), "reversed", notes=(Note(field.place(), "expires"),))
        return
    days = (expires - connector.day).days
    data: dict[str, object] = {"expires": expires.isoformat(), "as_of": connector.day.isoformat()}
    if is_expired(expires, connector.day):
        yield Finding("AFS503", field.place(), f"expired-{credential.kind}", data)
    elif days <= _SOON:
        text = f"soon-{credential.kind}" + ("-one" if days == 1 else "")
        yield Finding("AFS503", field.place(), text, {**data, "days": days}, severity="warning")
