"""EXA306: a scope is asked at manage, and nothing writes with it.   Ground: F18, F25, F28."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Proposal, Text
from onsrights.exact.tables import REFERENCE, REFERENCE_DAY, dated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.exact.model import App

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("EXA306", "scope-too-wide", "warning", fix="unsafe", about=("scopes",), silences="307")

TEXTS = {
    "message": Text(
        nl="De aanroepen lezen {scope} alleen, dus read (Lezen) is genoeg. Vraag niet meer dan de app gebruikt: klanten "
        "zien het.",
        en="The calls only read {scope}, so read (Read) is enough. Ask for no more than the app uses: customers see it.",
    ),
    "reference": dated(
        REFERENCE,
        nl="Onder {scope} kan de API niets schrijven (documentatie van {date}), dus read (Lezen) is genoeg.",
        en="The API has nothing to write under {scope} (reference of {date}), so read (Read) is enough.",
    ),
    "fix": Text(nl='"{value}" schrijven', en='write "{value}"'),
}


def check(app: App) -> Iterator[Finding]:
    """Look at the scopes at manage that no call in effect writes with."""
    if not app.is_scoped:
        return
    used = {scope for use in app.uses for scope in use.endpoint.scopes or ()}
    written = {scope for use in app.uses if use.level == "manage" for scope in use.endpoint.scopes or ()}
    for asked in app.scopes.values():
        if asked.level != "manage" or asked.field is None or asked.name in written:
            continue
        place = asked.field.place()
        fix = Proposal(((place, "read"),), "unsafe")
        if app.is_complete and asked.name in used:
            yield Finding("EXA306", place, "message", {"scope": asked.name}, (), (fix,))
        elif asked.name in app.tables.read_only_scopes:
            yield Finding("EXA306", place, "reference", {"scope": asked.name, "date": REFERENCE_DAY}, (), (fix,))
