"""AFS402: two app connectors with one group.   Ground: F21, F24."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.afas.model import is_known_list
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Note, Text
from onsrights.engine.text.compare import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector
    from onsrights.engine.check.field import Field
    from onsrights.engine.check.register import Earlier, Register

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("AFS402", "group-shared", "warning", about=("connector",), needs="run")

TEXTS = {
    "message": Text(
        nl='Ook app connector "{other}" gebruikt de groep "{group}". Geef elke koppeling een eigen groep; '
        "anders krijgt elk ook de rechten van de andere.",
        en='App connector "{other}" also uses the group "{group}". Give each integration a group of its own; '
        "otherwise each gets the rights of the other.",
    ),
    "first": Text(nl="hier voor het eerst", en="first here"),
}


def check(connector: AppConnector, register: Register) -> Iterator[Finding]:
    """Look for an earlier app connector of a connector user with the same group in the same environment."""
    group = connector.group
    if connector.called_by != "system" or group.field is None or group.is_everybody:
        return
    if not is_known_list(connector.root, "environments"):
        return
    earlier = _earlier(connector, register, group.field)
    if earlier is not None:
        from onsrights.engine.text.visible import shorten

        data = {"other": shorten(earlier.owner), "group": shorten(group.name)}
        note = Note(earlier.place, "first", earlier.elsewhere)
        yield Finding("AFS402", group.field.place(), data=data, notes=(note,))


def _earlier(connector: AppConnector, register: Register, field: Field) -> Earlier | None:
    """Give the app connector that was first with this group; one for any customer shares every environment."""
    name, owner = folded(connector.group.name), connector.label or ""
    found = None
    environments = {f"{each.number}\0{each.type}" for each in connector.environments}
    for environment in sorted(environments):
        found = register.first("afas-group", f"{name}\0{environment}", field, owner) or found
    if environments:
        register.first("afas-group-anywhere", name, field, owner)
        return found or register.seen("afas-group-everywhere", name, field)
    everywhere = register.first("afas-group-everywhere", name, field, owner)
    return everywhere or register.first("afas-group-anywhere", name, field, owner)
