"""AFS203: a prefix with other characters than letters and digits.   Ground: F90."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Proposal, Text
from onsrights.engine.text.compare import exact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("AFS203", "invalid-prefix", "error", fix="unsafe", about=("integration.prefix",))

TEXTS = {
    "message": Text(
        nl="Een voorvoegsel bestaat alleen uit letters en cijfers en begint met een letter.",
        en="A prefix has only letters and digits, and begins with a letter.",
    ),
    "near": Text(
        nl='Een voorvoegsel bestaat alleen uit letters en cijfers en begint met een letter. Schrijf "{proposal}".',
        en='A prefix has only letters and digits, and begins with a letter. Write "{proposal}".',
    ),
    "fix": Text(nl='schrijf "{proposal}"', en='write "{proposal}"'),
}


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look at the prefix that the manifest gives; one that follows from the name is never at fault."""
    field = connector.integration.field("prefix")
    if field is None or connector.own_prefix:
        return
    parts = re.findall(r"[^\W_]+", exact(field.text))
    joined = "".join([*parts[:1], *(part[:1].upper() + part[1:] for part in parts[1:])])
    if proposal := joined.lstrip("0123456789"):
        fix = Proposal(((field.place(), proposal),), "unsafe")
        yield Finding("AFS203", field.place(), "near", {"proposal": proposal}, proposals=(fix,))
    else:
        yield Finding("AFS203", field.place())
