"""EXA502: a self-registered app says which companies are chosen.   Ground: F23, F50."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.exact.model import App

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("EXA502", "divisions-without-effect", "warning", about=("divisions.consent",))

TEXTS = {
    "message": Text(
        nl="Bij een zelf geregistreerde app kiest niemand administraties: de app kan bij alle administraties van het "
        "abonnement, en bij die van gekoppelde ondernemers. Haal deze sleutel weg.",
        en="For a self-registered app nobody chooses companies: it can reach every company of the subscription, and those "
        "of linked clients. Remove this key.",
    ),
}


def check(app: App) -> Iterator[Finding]:
    """Look for what nobody is asked."""
    divisions = app.root.keys("divisions")
    field = None if divisions is None else divisions.field("consent")
    if field is not None and app.is_own:
        yield Finding("EXA502", field.place())
