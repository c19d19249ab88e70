"""EXA403: an endpoint does not have this method, or there is no such method.   Ground: F22."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Text
from onsrights.engine.visible import shorten
from onsrights.exact.tables import METHODS, REFERENCE, REFERENCE_DAY, dated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.exact.model import App

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("EXA403", "method-not-supported", "warning", about=("calls[].methods[]",))

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
}


def check(app: App) -> Iterator[Finding]:
    """Look at the methods of every endpoint that is known."""
    for call in app.calls:
        endpoint = call.endpoint
        for method in call.methods if endpoint is not None else ():
            assert endpoint is not None
            if method.word is None:
                data = {"method": shorten(method.field.text), "methods": ", ".join(METHODS)}
                yield Finding("EXA403", method.field.place(), "unknown", data, severity="error")
            elif endpoint.is_supported(method.word) is False:
                methods = ", ".join(endpoint.methods)
                data = {"endpoint": endpoint.path, "methods": methods, "method": method.word, "date": REFERENCE_DAY}
                yield Finding("EXA403", method.field.place(), "message", data)
