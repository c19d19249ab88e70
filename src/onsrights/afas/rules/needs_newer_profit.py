"""AFS511: what an environment's version of Profit does not have yet.   Ground: F62, F67, F70, F80, F84."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.afas.addresses import network
from onsrights.afas.model import texts
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Note, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onsrights.afas.model import AppConnector, Environment
    from onsrights.engine.diagnostics import Place

__all__ = ["RULE", "TEXTS", "check", "version_for"]

RULE = Rule("AFS511", "needs-newer-profit", "error", about=("environments[].profit_version",))

_OAUTH, _NETWORK = 9, 8
"""The versions that brought the new ways to sign in, and webhooks and networks."""

TEXTS = {
    "hybrid": Text(
        nl="Hybrid kan vanaf Profit {version}; deze omgeving heeft Profit {present}.",
        en="Hybrid needs Profit {version} or later; this environment has Profit {present}.",
    ),
    "public": Text(
        nl="Een public client kan vanaf Profit {version}; deze omgeving heeft Profit {present}.",
        en="A public client needs Profit {version} or later; this environment has Profit {present}.",
    ),
    "private_key_jwt": Text(
        nl="Private key JWT kan vanaf Profit {version}; deze omgeving heeft Profit {present}.",
        en="Private key JWT needs Profit {version} or later; this environment has Profit {present}.",
    ),
    "webhooks": Text(
        nl="Webhooks kunnen vanaf Profit {version}; deze omgeving heeft Profit {present}.",
        en="Webhooks need Profit {version} or later; this environment has Profit {present}.",
    ),
    "ipv6": Text(
        nl="Een IPv6-adres kan vanaf Profit {version}; deze omgeving heeft Profit {present}. "
        "In oudere versies blokkeert zo'n regel al het verkeer.",
        en="An IPv6 address needs Profit {version} or later; this environment has Profit {present}. "
        "In older versions such a rule blocks all traffic.",
    ),
    "cause": Text(nl="hierom", en="because of this"),
}


def check(connector: AppConnector) -> Iterator[Finding]:
    """Hold each environment that tells its version against what the manifest asks of it."""
    anywhere = [*_of_connector(connector)]
    for environment in connector.environments:
        field, present = environment.keys.field("profit_version"), environment.profit_version
        if field is None or present is None or not environment.has_number or not environment.has_type:
            continue
        causes = [*anywhere, *_ipv6(connector, environment)] if present < _NETWORK else anywhere
        for text, version, cause in causes:
            if present < version:
                data = {"version": version, "present": present}
                yield Finding("AFS511", field.place(), text, data, (Note(cause, "cause"),))


def _of_connector(connector: AppConnector) -> Iterator[tuple[str, int, Place]]:
    """Give what counts in every environment: the text, the version and where it is asked for."""
    keys = connector.authentication
    if connector.uses_oauth:
        for key, text in (("type", "hybrid"), ("client", "public"), ("client_authentication", "private_key_jwt")):
            field = keys.field(key)
            if field is not None and field.text == text:
                yield text, _OAUTH, field.place()
    if connector.connector.items("webhooks"):
        yield "webhooks", _NETWORK, connector.connector.place("webhooks")


def version_for(connector: AppConnector, environments: Iterable[Environment]) -> int | None:
    """Give the version of Profit from which everything works that is asked for in some environments."""
    found = [*_of_connector(connector)]
    for environment in (*environments,) or (None,):
        found += _ipv6(connector, environment)
    return max((version for _, version, _ in found), default=None)


def _ipv6(connector: AppConnector, environment: Environment | None) -> Iterator[tuple[str, int, Place]]:
    restriction = connector.restriction(environment)
    if restriction is None:
        return
    for field in (*texts(restriction, "allow"), *texts(restriction, "exclude")):
        found = network(field.text) if ":" in field.text else None
        if found is not None and found.version == 6:  # noqa: PLR2004 - the version of the protocol
            yield "ipv6", _NETWORK, field.place()
            return
