"""AFS117: what a list holds is in it twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from onsrights.afas.model import texts
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Note, Proposal, Text
from onsrights.engine.text.compare import exact, folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector, Environment
    from onsrights.engine.check.field import Field
    from onsrights.engine.diagnostics import Place, Severity

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule(
    "AFS117",
    "duplicate-entry",
    "error",
    fix="safe",
    about=(
        "connector.users",
        "connector.get_connectors",
        "connector.update_connectors",
        "connector.special_connectors",
        "connector.group.filters",
        "environments",
        "calls",
    ),
)

TEXTS = {
    "message": Text(
        nl='"{name}" staat er twee keer in. Haal er één weg.',
        en='"{name}" is listed twice. Remove one of them.',
    ),
    "first": Text(nl="hier voor het eerst", en="first here"),
    "fix": Text(nl="haal de tweede weg", en="remove the second one"),
}

_Entry: TypeAlias = "tuple[object, str, Place, str | None]"
"""What may be there once only, its name, where it is marked, and the pointer of an entry that is a text."""


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look through every list of entries that mean one thing each."""
    yield from _twice(_users(connector), "error")
    for items in (connector.get_connectors, connector.update_connectors):
        entries = (
            (item.name, item.name, item.place, item.place.pointer if item.keys.pointer == item.place.pointer else None)
            for item in items
            if item.name
        )
        yield from _twice(entries, "warning")
    yield from _twice(
        ((exact(field.text), field.text, field.place(), field.pointer) for field in connector.special_connectors),
        "warning",
    )
    yield from _twice(_grants(connector), "warning")
    yield from _twice(_environments(connector), "error")
    yield from _twice(_calls(connector), "warning")


def _twice(entries: Iterator[_Entry], severity: Severity) -> Iterator[Finding]:
    from onsrights.engine.text.visible import shorten

    seen: dict[object, tuple[Place, str | None]] = {}
    for what, name, place, text in entries:
        first, first_text = seen.setdefault(what, (place, text))
        if first is place:
            continue
        proposals: tuple[Proposal, ...] = ()
        if text is not None and first_text is not None:
            from onsrights.engine.change.edit import Remove

            proposals = (Proposal((), "safe", changes=(Remove(place.document, text),)),)
        yield Finding(
            "AFS117",
            place,
            data={"name": shorten(name)},
            notes=(Note(first, "first"),),
            proposals=proposals,
            severity=severity,
        )


def _users(connector: AppConnector) -> Iterator[_Entry]:
    for user in connector.users:
        if user.field is not None:
            yield folded(user.name), user.name, user.field.place(), None


def _grants(connector: AppConnector) -> Iterator[_Entry]:
    for grant in connector.group.grants:
        grants: Field | None = grant.keys.field("grants")
        if grant.field is not None and (grants is not None or grant.keys.lacks("grants")):
            what = folded(grant.name), None if grants is None else exact(grants.text)
            yield what, grant.name, grant.field.place(), None


def _environments(connector: AppConnector) -> Iterator[_Entry]:
    """Two without an ``id`` are one where number and name are equal as well; customers may share a manifest."""
    written: dict[str, bool] = {}
    for environment in connector.environments:
        written[environment.id] = written.get(environment.id, False) or not environment.keys.lacks("id")
    for environment in connector.environments:
        if environment.id:
            what = (environment.id,) if written[environment.id] else _identity(environment)
            yield what, environment.id, environment.place, None


def _identity(environment: Environment) -> tuple[str, ...]:
    return environment.number, environment.type, exact(environment.keys.text("name"))


def _calls(connector: AppConnector) -> Iterator[_Entry]:
    for call in connector.calls:
        if call.field is not None and not call.keys.partial:
            methods = frozenset(field.text for field in texts(call.keys, "methods"))
            operators = frozenset(field.text for field in texts(call.keys, "operators"))
            yield (call.name, methods, operators), call.name, call.field.place(), None
