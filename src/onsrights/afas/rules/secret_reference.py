"""AFS501: where a secret is kept is not said by a reference.   Ground: F74."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.field import Keys
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule(
    "AFS501",
    "secret-reference",
    "error",
    about=("credentials[].secret_ref", "connector.webhooks[].secret_ref"),
)

TEXTS = {
    "message": Text(
        nl='"{value}" is geen verwijzing. Schrijf waar het geheim bewaard wordt, bijvoorbeeld "vault://…" of '
        '"env:NAAM".',
        en='"{value}" is not a reference. Write where the secret is kept, for instance "vault://…" or "env:NAME".',
    ),
}


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look at every reference to a secret."""
    from onsrights.engine.secrets.key_names import is_reference
    from onsrights.engine.text.visible import shorten

    webhooks = (item for item in connector.connector.items("webhooks") if isinstance(item, Keys))
    for keys in (*(credential.keys for credential in connector.credentials), *webhooks):
        field = keys.field("secret_ref")
        if field is not None and not is_reference(field.text):
            yield Finding("AFS501", field.place(), data={"value": shorten(field.text)})
