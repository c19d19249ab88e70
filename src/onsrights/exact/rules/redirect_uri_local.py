"""EXA202: the redirect URI is on one's own machine or network.   Ground: F06, F07."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Text
from onsrights.engine.text.urls import address, is_local
from onsrights.engine.text.visible import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.exact.model import App

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("EXA202", "redirect-uri-local", "error", about=("app.redirect_uri",), silences="201")

_MESSAGE = Text(
    nl='Exact vraagt een openbaar adres, en "{host}" bestaat alleen op uw eigen computer of in uw eigen netwerk.',
    en='Exact requires a public address, and "{host}" exists only on your own machine or network.',
)

TEXTS = {
    "message": _MESSAGE,
    "own": Text(
        nl=f"{_MESSAGE.nl} Voor een eigen koppeling werkt dit in de praktijk wel.",
        en=f"{_MESSAGE.en} For a connection of your own this is known to work.",
    ),
}


def check(app: App) -> Iterator[Finding]:
    """Look at the host; where customers are to connect it is an error."""
    field = app.keys.field("redirect_uri")
    found = None if field is None else address(field.text)
    if field is None or found is None or app.distribution is None or not is_local(found.host):
        return
    place = field.place(*found.host_at)
    data = {"host": shorten(found.host)}
    if app.is_scoped:
        yield Finding("EXA202", place, "message", data)
    else:
        yield Finding("EXA202", place, "own", data, severity="warning")
