"""AFS510: the redirect URL is missing, or no address.   Ground: F73."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Note, Text
from onsrights.engine.text.compare import exact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("AFS510", "redirect-uri", "error", about=("connector.authentication.flow",))

TEXTS = {
    "missing": Text(
        nl='Geef met "redirect_uri" de redirect-URL van de app connector op.',
        en='Add the redirect URL of the app connector with "redirect_uri".',
    ),
    "form": Text(
        nl='Dit is geen volledig adres: het begint met bijvoorbeeld https:// en heeft geen spaties en geen "#".',
        en='This is not a complete address: it needs a scheme (https://…), and no spaces and no "#".',
    ),
    "environment": Text(nl="deze omgeving heeft er geen", en="this environment has none"),
}

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?![0-9])[^\s#]+")
"""A scheme and what is behind it; a port behind a host makes no scheme of the host."""


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look for the redirect URL of each environment, where somebody logs in."""
    keys = connector.authentication
    flow = keys.field("flow")
    if not connector.knows_oauth or flow is None or flow.text != "authorization_code":
        return
    lacking = next((each for each in connector.environments if connector.lacks(each, "redirect_uri")), None)
    if lacking is not None:
        yield Finding("AFS510", flow.place(), "missing", notes=(Note(lacking.place, "environment"),))
    for holder in (keys, *(each.keys for each in connector.environments)):
        address = holder.field("redirect_uri")
        if address is not None and not _ADDRESS.fullmatch(exact(address.text)):
            yield Finding("AFS510", address.place(), "form")
