"""AFS703: an IP restriction that does nothing, or stops everything.   Ground: F81, F82."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.afas.addresses import is_private, network
from onsrights.afas.model import is_known_list, texts
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Text
from onsrights.engine.text.visible import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector, Environment
    from onsrights.engine.check.field import Keys

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule(
    "AFS703",
    "ip-without-effect",
    "warning",
    about=("connector.ip_restrictions", "environments[].ip_restrictions"),
)

TEXTS = {
    "mixed": Text(
        nl='Sta adressen toe of sluit ze uit, niet allebei. Haal "allow" of "exclude" weg.',
        en='Either allow addresses or exclude them, not both. Remove "allow" or "exclude".',
    ),
    "all": Text(
        nl='Met "{value}" staat u elk adres toe. Noem alleen de adressen van de applicatie.',
        en='With "{value}" you allow every address. Give the addresses of the application alone.',
    ),
    "none": Text(
        nl='Met "{value}" sluit u elk adres uit. Noem onder "allow" de adressen van de applicatie, of sluit minder uit.',
        en='With "{value}" you exclude every address. Give the addresses of the application under "allow", or exclude '
        "less.",
    ),
    "private": Text(
        nl='"{value}" is een privéadres, en dat ziet AFAS Online nooit. Schrijf het publieke adres.',
        en='"{value}" is a private address, which AFAS Online never sees. Write the public one.',
    ),
    "local": Text(
        nl='IP-restricties bestaan alleen op AFAS Online, en deze omgevingen zijn lokaal. Haal "ip_restrictions" weg.',
        en='IP restrictions exist only on AFAS Online, and these environments are local. Remove "ip_restrictions".',
    ),
}


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look at the connector's restriction, and at those that environments have for themselves."""
    own = connector.connector.keys("ip_restrictions")
    environments = connector.environments
    if own is not None and is_known_list(connector.root, "environments"):
        inheriting = tuple(each for each in environments if not each.keys.says("ip_restrictions"))
        yield from _restriction(own, inheriting or environments)
    for environment in environments:
        restriction = environment.keys.keys("ip_restrictions")
        if restriction is not None:
            yield from _restriction(restriction, (environment,))


def _restriction(restriction: Keys, environments: tuple[Environment, ...]) -> Iterator[Finding]:
    allow, exclude = texts(restriction, "allow"), texts(restriction, "exclude")
    if allow and exclude:
        yield Finding("AFS703", restriction.key(), "mixed")
    if (allow or exclude) and environments and all(each.is_local for each in environments):
        yield Finding("AFS703", restriction.key(), "local")
        return
    online = not environments or any(each.is_local is False for each in environments)
    for field in allow:
        found = network(field.text)
        if found is not None and found.prefixlen == 0:
            yield Finding("AFS703", field.place(), "all", {"value": shorten(field.text)})
        elif found is not None and online and is_private(found):
            yield Finding("AFS703", field.place(), "private", {"value": shorten(field.text)})
    for field in exclude:
        found = network(field.text)
        if found is not None and found.prefixlen == 0:
            yield Finding("AFS703", field.place(), "none", {"value": shorten(field.text)}, severity="error")
