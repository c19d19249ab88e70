"""EXA201: the redirect URI is not a complete https address.   Ground: F06, F08 (RFC 6749, 3.1.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Proposal, Text
from onsrights.engine.text.urls import address, is_local

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.exact.model import App

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("EXA201", "redirect-uri", "error", fix="unsafe", about=("app.redirect_uri",))

_CAUSES = {
    "host": Text(nl="dit heeft geen hostnaam", en="this one has no host"),
    "scheme": Text(nl="dit begint met {scheme}", en="this one begins with {scheme}"),
    "fragment": Text(nl='dit heeft een "#"', en='this one has a "#"'),
    "space": Text(nl="dit heeft een spatie", en="this one has a space"),
}

TEXTS = {
    "fix": Text(nl="https schrijven", en="write https"),
    **{
        cause: Text(
            nl=f'De redirect-URI moet een volledig adres zijn dat met https:// begint en geen "#" bevat: {why.nl}. '
            "Schrijf die precies zoals in het App Center.",
            en=f'The redirect URI has to be a complete address that begins with https:// and has no "#": {why.en}. '
            "Write it exactly as in the App Center.",
        )
        for cause, why in _CAUSES.items()
    },
}


def check(app: App) -> Iterator[Finding]:
    """Look at the address; of several causes the first is told."""
    field = app.keys.field("redirect_uri")
    if field is None:
        return
    text = field.text.strip()
    found = address(text)
    causes = []
    if found is None or not found.host:
        causes.append("host")
    elif found.scheme != "https" and (found.scheme != "http" or _is_public(found.host)):
        causes.append("scheme")
    if "#" in text:
        causes.append("fragment")
    if any(character.isspace() for character in field.text):
        causes.append("space")
    if not causes:
        return
    data = {"scheme": found.scheme if found else ""}
    if causes == ["scheme"] and found is not None and found.scheme == "http":
        start, end = found.scheme_at
        fix = Proposal(((field.place(), "https" + text[end:]),), "unsafe")
        yield Finding("EXA201", field.place(start, end), "scheme", data, (), (fix,))
    else:
        yield Finding("EXA201", field.place(), causes[0], data)


def _is_public(host: str) -> bool:
    """Whether a host can be reached by anybody; a name without a dot is one's own affair."""
    return "." in host and not is_local(host)
