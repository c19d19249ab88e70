"""AFS507: how a confidential client authenticates is not said, or said in two ways.   Ground: F68."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Note, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector, Credential

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("AFS507", "client-authentication", "error", about=("connector.authentication.client", "credentials"))

TEXTS = {
    "missing": Text(
        nl="Geef aan hoe de applicatie zich aanmeldt: client_secret of private_key_jwt.",
        en="State how the application authenticates: client_secret or private_key_jwt.",
    ),
    "both": Text(
        nl="Een app connector gebruikt één manier van client-authenticatie. Kies het client secret of de sleutel.",
        en="An app connector uses one method of client authentication. Keep either the client secret or the key.",
    ),
    "other-client_secret": Text(
        nl="Het manifest noemt {declared}, maar dit is een client secret.",
        en="The manifest gives {declared} as the method, but this is a client secret.",
    ),
    "other-certificate": Text(
        nl="Het manifest noemt {declared}, maar dit is een certificaat.",
        en="The manifest gives {declared} as the method, but this is a certificate.",
    ),
    "other-jwks_key": Text(
        nl="Het manifest noemt {declared}, maar dit is een sleutel.",
        en="The manifest gives {declared} as the method, but this is a key.",
    ),
    "first": Text(nl="de andere", en="the other one"),
    "declared": Text(nl="de manier die het manifest noemt", en="the method that the manifest gives"),
}

_METHODS = {"client_secret": "client_secret", "certificate": "private_key_jwt", "jwks_key": "private_key_jwt"}
"""The method that each kind of credential is for."""


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look at the method, and at the credentials beside it."""
    keys = connector.authentication
    client, declared = keys.field("client"), keys.field("client_authentication")
    if not connector.knows_oauth or client is None or client.text != "confidential":
        return
    if keys.lacks("client_authentication"):
        yield Finding("AFS507", client.place(), "missing")
    credentials = [credential for credential in connector.credentials if credential.kind in _METHODS]
    both = [*_both(connector, credentials)]
    yield from both
    if declared is None or both or any(_METHODS[each.kind] == declared.text for each in credentials):
        return
    for credential in credentials:
        notes = (Note(declared.place(), "declared"),)
        yield Finding("AFS507", credential.place, f"other-{credential.kind}", {"declared": declared.text}, notes)


def _both(connector: AppConnector, credentials: list[Credential]) -> Iterator[Finding]:
    """Find credentials of one environment that are for different methods; one without an environment is for all."""
    first: dict[str | None, dict[str, Credential]] = {}
    anywhere: dict[str, Credential] = {}
    for credential in credentials:
        home, method = connector.home(credential), _METHODS[credential.kind]
        earlier = anywhere if home is None else {**first.get(None, {}), **first.get(home, {})}
        other = next((each for name, each in earlier.items() if name != method), None)
        if other is not None:
            yield Finding("AFS507", credential.place, "both", notes=(Note(other.place, "first"),))
        first.setdefault(home, {}).setdefault(method, credential)
        anywhere.setdefault(method, credential)
