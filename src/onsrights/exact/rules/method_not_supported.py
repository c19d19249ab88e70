"""EXA403: an endpoint does not have this method, or there is no such method.   Ground: F22."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Proposal, Text
from onsrights.engine.text.compare import near
from onsrights.engine.text.visible import shorten
from onsrights.exact.tables import METHODS, REFERENCE, REFERENCE_DAY, dated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.check.field import Field
    from onsrights.exact.model import App

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("EXA403", "method-not-supported", "warning", fix="unsafe", about=("calls[].methods[]",))

TEXTS = {
    "message": dated(
        REFERENCE,
        nl="{endpoint} ondersteunt {methods}, niet {method} (documentatie van {date}).",
        en="{endpoint} supports {methods}, not {method} (reference of {date}).",
    ),
    "unknown": Text(
        nl='"{method}" is geen methode van deze API. Kies uit {methods}.',
        en='"{method}" is not a method of this API. Choose from {methods}.',
    ),
    "near": Text(
        nl='"{method}" is geen methode van deze API; bedoelt u "{proposal}"? Kies uit {methods}.',
        en='"{method}" is not a method of this API; did you mean "{proposal}"? Choose from {methods}.',
    ),
    "fix": Text(nl='schrijf "{proposal}"', en='write "{proposal}"'),
}


def check(app: App) -> Iterator[Finding]:
    """Look at the methods of every endpoint that is known."""
    for call in app.calls:
        endpoint = call.endpoint
        for method in call.methods if endpoint is not None else ():
            assert endpoint is not None
            if method.word is None:
                yield _unknown(method.field)
            elif endpoint.is_supported(method.word) is False:
                methods = ", ".join(endpoint.methods)
                data = {"endpoint": endpoint.path, "methods": methods, "method": method.word, "date": REFERENCE_DAY}
                yield Finding("EXA403", method.field.place(), "message", data)


def _unknown(field: Field) -> Finding:
    """Report a method that does not exist, with the one that was meant where it is a slip for it."""
    place = field.place()
    data = {"method": shorten(field.text), "methods": ", ".join(METHODS)}
    meant = near(field.text, METHODS)
    if meant is None:
        return Finding("EXA403", place, "unknown", data, severity="error")
    fix = Proposal(((place, meant),), "unsafe")
    return Finding("EXA403", place, "near", {**data, "proposal": meant}, (), (fix,), "error")
