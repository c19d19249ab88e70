"""EXA501: the app works in whatever company the user happens to be in.   Ground: F38."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Proposal, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.exact.model import App

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("EXA501", "division-follows-user", "warning", fix="display-only", about=("divisions.source",))

TEXTS = {
    "message": Text(
        nl="Wisselt de gebruiker van administratie, dan wisselt de app mee. Bewaar de gekozen administratie bij de "
        "koppeling.",
        en="When the user switches to another company, the app follows. Store the chosen company with the connection.",
    ),
    "fix": Text(nl='"{value}" schrijven', en='write "{value}"'),
}


def check(app: App) -> Iterator[Finding]:
    """Look at how the code learns the company."""
    field = app.source
    if field is not None and field.text == "current":
        fix = Proposal(((field.place(), "configured"),), "display-only")
        yield Finding("EXA501", field.place(), proposals=(fix,))
