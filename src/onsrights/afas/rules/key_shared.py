"""AFS509: one key pair for several environments.   Ground: F72."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.field import Field
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Note, Text
from onsrights.engine.text.compare import exact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector, Environment
    from onsrights.engine.check.register import Register

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule(
    "AFS509",
    "key-shared",
    "warning",
    about=("connector.authentication.jwks_uri", "environments[].jwks_uri"),
    needs="run",
)

TEXTS = {
    "message": Text(
        nl="Gebruik voor elke klantomgeving een eigen sleutelpaar; dit adres wordt ook voor {other} gebruikt.",
        en="Use a separate key pair for each customer environment; this address is also used for {other}.",
    ),
    "first": Text(nl="hier voor het eerst", en="first here"),
}


def check(connector: AppConnector, register: Register) -> Iterator[Finding]:
    """Look for an earlier environment, here or in another manifest of the run, with the same address."""
    if not connector.uses_oauth:
        return
    from onsrights.engine.text.visible import shorten

    here: dict[str, tuple[Environment, Field]] = {}
    told = set()
    for environment in connector.environments:
        field = connector.effective(environment, "jwks_uri")
        if not isinstance(field, Field) or not environment.has_number or not environment.has_type:
            continue
        address = exact(field.text)
        first, at = here.setdefault(address, (environment, field))
        if first is environment:
            earlier = register.first("afas-jwks", address, field, environment.title)
            if earlier is None or not _apart(environment, earlier.owner):
                continue
            other, note = earlier.owner, Note(earlier.place, "first", earlier.elsewhere)
        elif _apart(environment, first.title):
            other, note = first.title, Note((first.place if at is field else at.place()), "first")
        else:
            continue
        if field.pointer not in told:
            told.add(field.pointer)
            yield Finding("AFS509", field.place(), data={"other": shorten(other)}, notes=(note,))


def _apart(environment: Environment, other: str) -> bool:
    """Whether two environments need keys of their own: of different customers, or production beside another type."""
    number, _, kind = other.partition(", ")
    return environment.number != number or (environment.type == "production") != (kind == "production")
