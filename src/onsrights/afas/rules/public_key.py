"""AFS508: a key that Profit does not take.   Ground: F70, F71."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Note, Proposal, Text
from onsrights.engine.text.compare import exact, folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector
    from onsrights.engine.check.field import Field

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule(
    "AFS508",
    "public-key",
    "error",
    fix="unsafe",
    about=("connector.authentication.client_authentication",),
)

TEXTS = {
    "algorithm": Text(
        nl="Profit ondersteunt RS256, PS256 en ES256.",
        en="Profit supports RS256, PS256 and ES256.",
    ),
    "bits": Text(
        nl="Een RSA-sleutel moet minstens 2048 bits hebben.",
        en="An RSA key needs at least 2048 bits.",
    ),
    "curve": Text(nl="Bij ES256 hoort de curve P-256.", en="ES256 needs curve P-256."),
    "jwks-missing": Text(
        nl='Geef met "jwks_uri" het adres van de JWK Set op.',
        en='Add the address of the JWK Set with "jwks_uri".',
    ),
    "jwks-https": Text(
        nl="Het adres van de JWK Set moet met https beginnen.",
        en="The address of the JWK Set has to begin with https.",
    ),
    "environment": Text(nl="deze omgeving heeft er geen", en="this environment has none"),
    "fix": Text(nl='schrijf "{value}"', en='write "{value}"'),
}

_ALGORITHMS = ("RS256", "PS256", "ES256")
_CURVES = frozenset({"p-256", "prime256v1", "secp256r1"})
_BITS = 2048
_HTTPS = re.compile(r"(?i:https)://[^/\s?#]")


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look at the key, where the application signs in with one."""
    keys = connector.authentication
    if not connector.knows_oauth or keys.text("client_authentication") != "private_key_jwt":
        return
    if keys.text("client") == "public":
        return
    yield from _key(connector)
    public = keys.field("public_key")
    if public is not None and public.text == "jwks":
        lacking = next((each for each in connector.environments if connector.lacks(each, "jwks_uri")), None)
        if lacking is not None:
            yield Finding("AFS508", public.place(), "jwks-missing", notes=(Note(lacking.place, "environment"),))
    for holder in (keys, *(each.keys for each in connector.environments)):
        address = holder.field("jwks_uri")
        if address is not None and not _HTTPS.match(exact(address.text)):
            yield Finding("AFS508", address.place(), "jwks-https", proposals=tuple(_https(address)))


def _key(connector: AppConnector) -> Iterator[Finding]:
    keys = connector.authentication
    algorithm, bits, curve = keys.field("algorithm"), keys.field("key_bits"), keys.field("curve")
    name = "" if algorithm is None else exact(algorithm.text)
    if algorithm is not None and name not in _ALGORITHMS:
        meant = next((known for known in _ALGORITHMS if folded(known) == folded(name)), None)
        fixes = () if meant is None else (Proposal(((algorithm.place(), meant),), "display-only"),)
        yield Finding("AFS508", algorithm.place(), "algorithm", proposals=fixes)
    if bits is not None and bits.number < _BITS and (name in ("RS256", "PS256") or keys.lacks("algorithm")):
        yield Finding("AFS508", bits.place(), "bits")
    if curve is not None and name == "ES256" and folded(curve.text) not in _CURVES:
        fix = Proposal(((curve.place(), "P-256"),), "display-only")
        yield Finding("AFS508", curve.place(), "curve", proposals=(fix,))


def _https(address: Field) -> Iterator[Proposal]:
    written = exact(address.text)
    proposal = "https" + written[4:]
    if written[:5].lower() == "http:" and _HTTPS.match(proposal):
        yield Proposal(((address.place(), proposal),), "unsafe")
