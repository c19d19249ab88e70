"""EXA405: the companies are read from an endpoint that does not list all of them.   Ground: F29."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Proposal, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.exact.model import App

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("EXA405", "divisions-endpoint", "warning", fix="display-only", about=("calls[].endpoint",))

TEXTS = {
    "message": Text(
        nl="hrm/Divisions geeft niet alle administraties die de gebruiker mag zien. Gebruik system/Divisions; daarvoor is "
        "organization.administration nodig.",
        en="hrm/Divisions does not list every company that the user may see. Use system/Divisions, which needs "
        "organization.administration.",
    ),
    "fix": Text(nl='"{value}" schrijven', en='write "{value}"'),
}


def check(app: App) -> Iterator[Finding]:
    """Look for the one endpoint."""
    for call in app.calls:
        if call.field is not None and call.path == "hrm/Divisions":
            fix = Proposal(((call.field.place(), "system/Divisions"),), "display-only")
            yield Finding("EXA405", call.field.place(), proposals=(fix,))
