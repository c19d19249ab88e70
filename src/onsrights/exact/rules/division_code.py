"""EXA503: a company code is not a number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onsrights.engine.check.field import Field
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Proposal, Text
from onsrights.engine.text.compare import exact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.exact.model import App

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("EXA503", "division-code", "error", fix="unsafe", about=("divisions.codes[]",))

TEXTS = {
    "message": Text(
        nl="Een administratiecode (division) bestaat alleen uit cijfers; u vindt die in de adresbalk van Exact Online.",
        en="A company code (division) consists of digits only; you find it in the address bar of Exact Online.",
    ),
    "fix": Text(nl='"{value}" schrijven', en='write "{value}"'),
}

_CODE = re.compile(r"[0-9]{1,10}")
_TOO_MANY = re.compile(r"[.\s]")


def check(app: App) -> Iterator[Finding]:
    """Look at every code."""
    divisions = app.root.keys("divisions")
    for item in () if divisions is None else divisions.items("codes"):
        if isinstance(item, Field) and not _CODE.fullmatch(exact(item.text)):
            digits = _TOO_MANY.sub("", item.text)
            meant = _CODE.fullmatch(digits) is not None
            proposals = (Proposal(((item.place(), digits),), "unsafe"),) if meant else ()
            yield Finding("EXA503", item.place(), proposals=proposals)
