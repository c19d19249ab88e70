"""EXA204: customers use an app that is not meant for them.   Ground: F02, F03."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Note, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.exact.model import App

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("EXA204", "not-for-customers", "error", about=("app.used_by",))

TEXTS = {
    "message": Text(
        nl="Een app met distributie {distribution} kan niet door klanten worden gebruikt. Registreer een productie-app "
        "en vraag toestemming aan.",
        en="A {distribution} app cannot be used by customers. Register a production app and request permission.",
    ),
    "used": Text(nl="klanten gebruiken de app", en="customers use the app"),
}


def check(app: App) -> Iterator[Finding]:
    """Hold how the app is registered against who uses it."""
    field, used = app.keys.field("distribution"), app.keys.field("used_by")
    if field is None or used is None or used.text != "customers" or app.is_scoped:
        return
    yield Finding("EXA204", field.place(), "message", {"distribution": field.text}, (Note(used.place(), "used"),))
