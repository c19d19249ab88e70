"""AFS505: a flow that does not go with whoever calls, or with the client.   Ground: F65, F66, F67."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Note, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector
    from onsrights.engine.check.field import Field

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("AFS505", "oauth-flow", "error", about=("connector.authentication",))

TEXTS = {
    "missing": Text(
        nl='Geef bij authenticatietype {type} ook "{field}" op.',
        en='With authentication type {type}, "{field}" is needed as well.',
    ),
    "public": Text(
        nl="Een public client gebruikt de authorization code flow.",
        en="A public client uses the authorization code flow.",
    ),
    "users": Text(
        nl="Met client credentials logt niemand in: elke aanroep gebeurt als één gebruiker. "
        "Gebruik de authorization code flow.",
        en="With client credentials nobody logs in: every call runs as one user. Use the authorization code flow.",
    ),
    "system": Text(
        nl="Bij de authorization code flow moet iemand inloggen. "
        "Gebruik voor één connectorgebruiker client credentials.",
        en="With the authorization code flow a person has to log in. "
        "Use client credentials for a single connector user.",
    ),
    "client": Text(nl="de client", en="the client"),
    "called_by": Text(nl="wie aanroept", en="who calls"),
}

_TYPES = {"oauth": "OAuth", "hybrid": "Hybrid"}


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look at client and flow, where OAuth plays a part."""
    if not connector.uses_oauth:
        return
    keys = connector.authentication
    for name in ("client", "flow"):
        if keys.lacks(name):
            yield Finding("AFS505", keys.key(), "missing", {"type": _TYPES[connector.type], "field": name})
    flow, client, called_by = keys.field("flow"), keys.field("client"), connector.connector.field("called_by")
    if flow is None:
        return
    if flow.text == "client_credentials":
        if client is not None and client.text == "public":
            yield _found(flow, "public", client, "client")
        elif called_by is not None and called_by.text == "users" and _needs_login(connector):
            yield _found(flow, "users", called_by, "called_by")
    elif called_by is not None and called_by.text == "system":
        yield _found(flow, "system", called_by, "called_by")._replace(severity="warning")


def _needs_login(connector: AppConnector) -> bool:
    """Whether people have nothing else to call with; under hybrid they may have tokens of their own."""
    return connector.type == "oauth" or connector.otp is False


def _found(flow: Field, text: str, other: Field, note: str) -> Finding:
    return Finding("AFS505", flow.place(), text, notes=(Note(other.place(), note),))
