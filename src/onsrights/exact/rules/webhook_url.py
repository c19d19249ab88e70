"""EXA701: Exact cannot send notifications to the address.   Ground: F51."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Proposal, Text
from onsrights.engine.text.urls import address, is_local
from onsrights.engine.text.visible import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.exact.model import App

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("EXA701", "webhook-url", "error", fix="unsafe", about=("webhooks.callback_url",), silences="702")

TEXTS = {
    "message": Text(
        nl='Exact stuurt meldingen alleen naar een openbaar https-adres, en "{value}" is dat niet. Schrijf het adres '
        'zoals Exact het op internet bereikt: "https://…".',
        en='Exact only sends notifications to a public https address, and "{value}" is not one. Write the address as '
        'Exact reaches it on the internet: "https://…".',
    ),
    "https": Text(
        nl='Exact stuurt meldingen alleen naar een https-adres. Schrijf "{proposal}".',
        en='Exact only sends notifications to an https address. Write "{proposal}".',
    ),
    "fix": Text(nl="https schrijven", en="write https"),
}


def check(app: App) -> Iterator[Finding]:
    """Look at the scheme and the host."""
    webhooks = app.root.keys("webhooks")
    field = None if webhooks is None else webhooks.field("callback_url")
    if field is None:
        return
    found = address(field.text)
    if found is None or not found.host or found.scheme not in {"http", "https"} or len(field.text.split()) > 1:
        yield Finding("EXA701", field.place(), data={"value": shorten(field.text)})
    elif is_local(found.host):
        yield Finding("EXA701", field.place(*found.host_at), data={"value": shorten(field.text)})
    elif found.scheme == "http":
        start, end = found.scheme_at
        proposal = "https" + field.text[end:]
        fix = Proposal(((field.place(), proposal),), "unsafe")
        yield Finding("EXA701", field.place(start, end), "https", {"proposal": shorten(proposal)}, proposals=(fix,))
