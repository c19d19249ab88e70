"""EXA901: what was approved has changed.   Ground: F20."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Text
from onsrights.engine.text.visible import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.exact.approved import Approved
    from onsrights.exact.model import App

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("EXA901", "approved-app-changed", "warning", about=("status",), needs="earlier")

TEXTS = {
    "message": Text(
        nl='Dit is goedgekeurd als "{before}". Een wijziging moet opnieuw worden beoordeeld; tot die tijd geldt de '
        "goedgekeurde versie.",
        en='This was approved as "{before}". A change has to be reviewed again; until then the approved version counts.',
    ),
    "new": Text(
        nl="Dit stond niet in wat is goedgekeurd. Een wijziging moet opnieuw worden beoordeeld; tot die tijd geldt de "
        "goedgekeurde versie.",
        en="This was not in what was approved. A change has to be reviewed again; until then the approved version counts.",
    ),
}


def check(app: App, earlier: Approved) -> Iterator[Finding]:
    """Hold an approved app against what was approved."""
    for place, before in earlier.changes(app):
        if before:
            yield Finding("EXA901", place, "message", {"before": shorten(before)})
        else:
            yield Finding("EXA901", place, "new")
