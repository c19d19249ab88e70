"""AFS602: a type that no environment has.   Ground: F51."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.afas.model import TYPES
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Proposal, Text
from onsrights.engine.text.compare import exact, folded, near

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector
    from onsrights.engine.diagnostics import Place

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("AFS602", "environment-type", "error", fix="unsafe", about=("environments[].type",), hides="7")

TEXTS = {
    "message": Text(
        nl='"{value}" is geen type omgeving. Kies uit production, test, accept, cursus.',
        en='"{value}" is not a type of environment. Choose from production, test, accept, cursus.',
    ),
    "fix": Text(nl='schrijf "{proposal}"', en='write "{proposal}"'),
}

_MEANT = {
    **dict.fromkeys("productie prod live".split(), "production"),
    **dict.fromkeys("acceptatie acceptance acc".split(), "accept"),
    **dict.fromkeys("opleiding training course".split(), "cursus"),
}
"""What people call the types."""


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look at every type; where it is also how credentials name the environment, they are rewritten with it."""
    from onsrights.engine.text.visible import shorten

    named: dict[str, list[Place]] | None = None
    for environment in connector.environments:
        field = environment.keys.field("type")
        if field is None or environment.has_type:
            continue
        named = _named(connector) if named is None else named
        written = folded(field.text)
        meant = _MEANT.get(written) or near(written, TYPES)
        data = {"value": shorten(field.text), "proposal": meant or ""}
        fixes: tuple[Proposal, ...] = ()
        if meant is not None:
            also = () if environment.keys.says("id") else named.pop(environment.type, ())
            places = [field.place(), *also]
            fixes = (Proposal(tuple((place, meant) for place in places), "unsafe"),)
        yield Finding("AFS602", field.place(), data=data, proposals=fixes)


def _named(connector: AppConnector) -> dict[str, list[Place]]:
    """Give where credentials name each environment."""
    places: dict[str, list[Place]] = {}
    for credential in connector.credentials:
        if (field := credential.keys.field("environment")) is not None:
            places.setdefault(exact(field.text), []).append(field.place())
    return places
