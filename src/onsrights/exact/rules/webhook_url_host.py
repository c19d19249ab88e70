"""EXA702: notifications go to another domain than users do.   Ground: F52."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Note, Text
from onsrights.engine.text.urls import address, is_local
from onsrights.engine.text.visible import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.check.field import Field
    from onsrights.engine.text.urls import Address
    from onsrights.exact.model import App

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("EXA702", "webhook-url-host", "warning", about=("webhooks.callback_url",))

TEXTS = {
    "message": Text(
        nl="De callback moet in hetzelfde domein staan als de redirect-URI ({host}).",
        en="The callback has to be in the same domain as the redirect URI ({host}).",
    ),
    "redirect": Text(nl="de redirect-URI", en="the redirect URI"),
}


def check(app: App) -> Iterator[Finding]:
    """Hold the last two parts of the two hosts against each other."""
    webhooks = app.root.keys("webhooks")
    field = None if webhooks is None else webhooks.field("callback_url")
    redirect = app.keys.field("redirect_uri")
    here, there = _public(field), _public(redirect)
    if field is None or redirect is None or here is None or there is None:
        return
    if _domain(here.host) != _domain(there.host):
        notes = (Note(redirect.place(), "redirect"),)
        yield Finding("EXA702", field.place(*here.host_at), "message", {"host": shorten(there.host)}, notes)


def _public(field: Field | None) -> Address | None:
    """Give an address that anybody can reach."""
    found = None if field is None else address(field.text)
    if found is None or found.scheme not in {"http", "https"} or "." not in found.host or is_local(found.host):
        return None
    return found


def _domain(host: str) -> list[str]:
    return host.removesuffix(".").split(".")[-2:]
