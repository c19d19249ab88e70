"""EXA305: a call writes, and its scope is asked at read.   Ground: F25."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Note, Proposal, Text
from onsrights.exact.needs import needs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.exact.model import App, Asked
    from onsrights.exact.needs import Need

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("EXA305", "scope-too-low", "error", fix="unsafe", about=("scopes",))

_WHO = {
    "call": Text(nl="{method} {endpoint}", en="{method} {endpoint}"),
    "webhooks": Text(nl="Een abonnement op webhooks", en="Subscribing to webhooks"),
}

TEXTS = {
    **{
        origin: Text(
            nl=f"{who.nl} schrijft, dus {{scope}} moet op manage (Beheren) staan; met read (Lezen) antwoordt Exact 403.",
            en=f"{who.en} writes, so {{scope}} has to be at manage (Manage); at read (Read) Exact answers 403.",
        )
        for origin, who in _WHO.items()
    },
    "writes": Text(nl="hier wordt geschreven", en="it writes here"),
    "fix": Text(nl='"{value}" schrijven', en='write "{value}"'),
}


def check(app: App) -> Iterator[Finding]:
    """Hold what the calls need against the levels that are asked."""
    if not app.is_scoped:
        return
    for need in needs(app.uses, app.tables):
        levels = [app.level(scope) for scope in need.scopes]
        if need.level == "manage" and "read" in levels and "manage" not in levels and None not in levels:
            first = next(asked for asked in app.scopes.values() if asked.name in need.scopes and asked.level == "read")
            yield from _too_low(need, first)


def _too_low(need: Need, asked: Asked) -> Iterator[Finding]:
    use = next((use for use in need.highest if use.origin == "webhooks"), need.highest[0])
    if asked.field is None:
        return
    data = {"method": use.method, "endpoint": use.endpoint.path, "scope": asked.name, "level": "manage"}
    fix = Proposal(((asked.field.place(), "manage"),), "unsafe")
    yield Finding("EXA305", asked.field.place(), use.origin, data, (Note(use.method_place, "writes"),), (fix,))
