"""AFS703: an IP restriction that does nothing, or stops everything.   Ground: F81, F82."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.afas.addresses import is_private, network
from onsrights.afas.model import is_known_list, texts
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Text

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
        nl="Sta adressen toe of sluit ze uit, niet allebei.", en="Either allow addresses or exclude them, not both."
    ),
    "all": Text(nl="Hiermee staat u elk adres toe.", en="This allows every address."),
    "none": Text(nl="Hiermee sluit u elk adres uit.", en="This excludes every address."),
    "private": Text(
        nl="Dit is een privéadres, en dat ziet AFAS Online nooit. Gebruik het publieke adres.",
        en="This is a private address, which AFAS Online never sees. Use the public one.",
    ),
    "local": Text(nl="IP-restricties bestaan alleen op AFAS Online.", en="IP restrictions exist only on AFAS Online."),
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
            yield Finding("AFS703", field.place(), "all")
        elif found is not None and online and is_private(found):
            yield Finding("AFS703", field.place(), "private")
    for field in exclude:
        found = network(field.text)
        if found is not None and found.prefixlen == 0:
            yield Finding("AFS703", field.place(), "none", severity="error")
