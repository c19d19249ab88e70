"""EXA606: where a secret is kept is not said in a way that can be understood.   Ground: F34."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Text
from onsrights.engine.secrets.key_names import is_reference
from onsrights.engine.text.visible import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.exact.model import App

__all__ = ["RULE", "TEXTS", "check"]

_KEYS = ("client_secret_ref", "webhook_secret_ref")

RULE = Rule("EXA606", "secret-reference", "error", about=tuple(f"app.{key}" for key in _KEYS))

TEXTS = {
    "message": Text(
        nl='"{value}" is geen verwijzing. Schrijf waar het geheim bewaard wordt, bijvoorbeeld "env:EXACT_CLIENT_SECRET".',
        en='"{value}" is not a reference. Write where the secret is kept, for instance "env:EXACT_CLIENT_SECRET".',
    ),
}


def check(app: App) -> Iterator[Finding]:
    """Look at both references; what is a secret itself is 116."""
    for key in _KEYS:
        field = app.keys.field(key)
        if field is not None and not is_reference(field.text):
            yield Finding("EXA606", field.place(), "message", {"value": shorten(field.text)})
