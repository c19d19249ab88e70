"""AFS605: a filter that the group does not have, so that no rows come back.   Ground: F3, F6, F7."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.afas.model import is_known_list, texts
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Note, Proposal, Text
from onsrights.engine.text.compare import Nearest, folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector, Connector

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("AFS605", "filter-not-granted", "warning", fix="display-only", about=("connector.group.filters",))

TEXTS = {
    "filter": Text(
        nl='De groep "{group}" heeft geen filter op "{filter}"; "{name}" geeft dan geen regels terug.',
        en='The group "{group}" has no filter on "{filter}", so "{name}" returns no rows.',
    ),
    "filter-near": Text(
        nl='De groep "{group}" heeft geen filter op "{filter}"; "{name}" geeft dan geen regels terug. '
        'Bedoelt u "{proposal}"?',
        en='The group "{group}" has no filter on "{filter}", so "{name}" returns no rows. Did you mean "{proposal}"?',
    ),
    "definition": Text(
        nl="Deze GetConnector heeft een definitiegroep. Geef de groep het recht om die uit te voeren "
        "(Algemeen / Beheer / Definitie / Filters).",
        en="This GetConnector has a definition group. Give the group the right to execute it "
        "(General / Management / Definition / Filters).",
    ),
    "group": Text(nl="de filters van de groep", en="the filters of the group"),
    "fix": Text(nl='schrijf "{proposal}"', en='write "{proposal}"'),
}


def check(connector: AppConnector) -> Iterator[Finding]:
    """Hold the filters of every GetConnector against those of a group of its own; in other groups rights add up."""
    group = connector.group
    if connector.called_by != "system" or not group.is_own or not group.keys.says("filters"):
        return
    if not is_known_list(group.keys, "filters") or not all(grant.name for grant in group.grants):
        return
    granted = {folded(grant.name) for grant in group.grants}
    nearest = Nearest(grant.name for grant in group.grants)
    for item in connector.get_connectors:
        if item.authorisation != "excluded" and not item.is_contradictory:
            yield from _not_granted(connector, item, granted, nearest)


def _not_granted(connector: AppConnector, item: Connector, granted: set[str], nearest: Nearest) -> Iterator[Finding]:
    from onsrights.engine.text.visible import shorten

    group = connector.group
    notes = (Note(group.keys.place("filters"), "group"),)
    for field in texts(item.keys, "filters"):
        if folded(field.text) in granted or not item.name:
            continue
        data = {"group": shorten(group.name), "filter": shorten(field.text), "name": shorten(item.name)}
        meant = nearest.to(field.text)
        if meant is None:
            yield Finding("AFS605", field.place(), "filter", data, notes)
        else:
            fix = Proposal(((field.place(), meant),), "display-only")
            yield Finding("AFS605", field.place(), "filter-near", {**data, "proposal": shorten(meant)}, notes, (fix,))
    definition = item.keys.field("definition_group")
    if definition is not None and not group.may_execute_definitions:
        yield Finding("AFS605", definition.place(), "definition", {}, notes)
