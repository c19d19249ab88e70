"""EXA207: a purpose has more characters than the form accepts.   Ground: F12; we count code points (U11)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.exact.model import App

__all__ = ["MOST", "RULE", "TEXTS", "check", "squeezed"]

RULE = Rule("EXA207", "purpose-too-long", "error", about=("review.purpose_nl", "review.purpose_en"))

TEXTS = {
    "message": Text(
        nl="Het formulier staat 140 tekens toe en dit zijn er {length}. Kort de tekst in; het gemarkeerde deel past niet.",
        en="The form accepts 140 characters, and this text has {length}. Shorten it by the marked part.",
    ),
}

MOST = 140
"""So many characters the form accepts."""

_PIECE = re.compile(r"\s+|\S")


def check(app: App) -> Iterator[Finding]:
    """Count both purposes as the form gets them, with single spaces."""
    keys = app.root.keys("review")
    for key in ("purpose_nl", "purpose_en") if keys is not None else ():
        field = keys.field(key) if keys is not None else None
        if field is None or len(field.text) <= MOST or (length := len(squeezed(field.text))) <= MOST:
            continue
        text = field.text
        at = len(text) - len(text.lstrip())
        for _ in range(MOST):
            match = _PIECE.match(text, at)
            assert match is not None, "there are more characters than that"
            at = match.end()
        yield Finding("EXA207", field.place(at, len(text.rstrip())), "message", {"length": length})


def squeezed(text: str) -> str:
    """Give a text as it is typed into the form: on one line, with single spaces."""
    return " ".join(text.split())
