"""AFS506: OAuth without the protection that Profit demands.   Ground: F66, F67, F74."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Note, Proposal, Text
from onsrights.engine.text.compare import exact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule(
    "AFS506",
    "oauth-protection",
    "error",
    fix="unsafe",
    about=(
        "connector.authentication.pkce",
        "connector.authentication.dpop",
        "connector.authentication.client_authentication",
        "credentials",
    ),
)

_NO_SECRET = Text(
    nl="Een public client heeft geen geheim: iedereen die de app heeft, zou het kunnen lezen.",
    en="A public client has no secret: anyone who has the app could read it.",
)

TEXTS = {
    "pkce": Text(nl="Profit vereist PKCE met S256.", en="Profit requires PKCE with S256."),
    "dpop": Text(
        nl="Een public client moet tokens met DPoP beschermen.",
        en="A public client has to protect its tokens with DPoP.",
    ),
    "public-secret": _NO_SECRET,
    "public-credential": _NO_SECRET,
    "client": Text(nl="de client", en="the client"),
    "fix": Text(nl='schrijf "{value}"', en='write "{value}"'),
    "remove": Text(nl='laat "client_authentication" weg', en='leave "client_authentication" out'),
}


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look at what is given; what is left out is not at fault."""
    if not connector.knows_oauth:
        return
    keys = connector.authentication
    pkce, dpop, client = keys.field("pkce"), keys.field("dpop"), keys.field("client")
    if keys.text("flow") == "authorization_code" and pkce is not None and exact(pkce.text) != "S256":
        yield Finding("AFS506", pkce.place(), "pkce", proposals=(Proposal(((pkce.place(), "S256"),), "unsafe"),))
    if client is None or client.text != "public":
        return
    if dpop is not None and not dpop.flag:
        yield Finding("AFS506", dpop.place(), "dpop", proposals=(Proposal(((dpop.place(), "true"),), "unsafe"),))
    notes = (Note(client.place(), "client"),)
    if (secret := keys.field("client_authentication")) is not None:
        from onsrights.engine.change.edit import Remove

        fix = Proposal((), "unsafe", "remove", changes=(Remove(secret.document, secret.pointer),))
        yield Finding("AFS506", secret.place(), "public-secret", {}, notes, (fix,))
    for credential in connector.credentials:
        if credential.kind not in ("", "token"):
            yield Finding("AFS506", credential.place, "public-credential", {}, notes)
