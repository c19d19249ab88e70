"""EXA402: an endpoint or a method is written in another way than the reference does.   Ground: U6."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Proposal, Text
from onsrights.engine.text.compare import exact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.check.field import Field
    from onsrights.exact.model import App

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("EXA402", "endpoint-form", "warning", fix="safe", about=("calls[].endpoint", "calls[].methods[]"))

TEXTS = {
    "message": Text(nl='Schrijf "{proposal}".', en='Write "{proposal}".'),
    "fix": Text(nl='"{value}" schrijven', en='write "{value}"'),
}


def check(app: App) -> Iterator[Finding]:
    """Hold endpoints and methods that are known against how they are written."""
    for call in app.calls:
        if call.field is not None and call.endpoint is not None and exact(call.field.text) != call.endpoint.path:
            yield _written(call.field, call.endpoint.path)
        for method in call.methods:
            if method.word is not None and exact(method.field.text) != method.word:
                yield _written(method.field, method.word)


def _written(field: Field, proposal: str) -> Finding:
    fix = Proposal(((field.place(), proposal),), "safe")
    return Finding("EXA402", field.place(), "message", {"proposal": proposal}, (), (fix,))
