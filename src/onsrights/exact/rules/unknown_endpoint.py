"""EXA401: the API reference has no such endpoint.   Ground: F22."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Proposal, Text
from onsrights.engine.text.visible import shorten
from onsrights.exact.tables import REFERENCE, REFERENCE_DAY, dated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.exact.model import App

__all__ = ["NEAR", "RULE", "TEXTS", "UNKNOWN", "check"]

RULE = Rule("EXA401", "unknown-endpoint", "warning", fix="display-only", about=("calls[].endpoint",))

_NL = 'De API-documentatie van {date} kent geen endpoint "{endpoint}".'
_EN = 'The API reference of {date} has no endpoint "{endpoint}".'

UNKNOWN = dated(REFERENCE, _NL, _EN)
NEAR = dated(REFERENCE, f'{_NL} Bedoelt u "{{proposal}}"?', f'{_EN} Did you mean "{{proposal}}"?')

TEXTS = {
    "message": UNKNOWN,
    "near": NEAR,
    "fix": Text(nl='"{value}" schrijven', en='write "{value}"'),
}


def check(app: App) -> Iterator[Finding]:
    """Look up every endpoint, however it is written."""
    for call in app.calls:
        if call.field is None or call.endpoint is not None:
            continue
        place = call.field.place()
        data = {"endpoint": shorten(call.path or call.field.text), "date": REFERENCE_DAY}
        if call.meant is None:
            yield Finding("EXA401", place, "message", data)
        else:
            fix = Proposal(((place, call.meant.path),), "display-only")
            yield Finding("EXA401", place, "near", {**data, "proposal": call.meant.path}, (), (fix,))
