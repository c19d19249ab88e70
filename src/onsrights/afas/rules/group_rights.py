"""AFS401: rights in Profit itself for a group that only makes calls.   Ground: F20."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.afas.model import flag
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Proposal, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule(
    "AFS401",
    "group-rights",
    "error",
    fix="display-only",
    about=("connector.group.functions", "connector.group.tabs", "connector.group.actions"),
)

TEXTS = {
    "functions": Text(
        nl='Autoriseer de groep "{group}" niet voor functies (menu-items): deze groep dient alleen voor aanroepen '
        "via de app connector.",
        en='Do not authorise the group "{group}" for functions (menu items): it serves only for calls through the '
        "app connector.",
    ),
    "tabs": Text(
        nl='Autoriseer de groep "{group}" niet voor tabbladen: deze groep dient alleen voor aanroepen via de app '
        "connector.",
        en='Do not authorise the group "{group}" for tabs: it serves only for calls through the app connector.',
    ),
    "actions": Text(
        nl='Autoriseer de groep "{group}" niet voor acties: deze groep dient alleen voor aanroepen via de app '
        "connector.",
        en='Do not authorise the group "{group}" for actions: it serves only for calls through the app connector.',
    ),
    "fix": Text(nl='laat "{key}" weg', en='leave "{key}" out'),
}


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look at the rights of a group whose members do not work in Profit with it."""
    group = connector.group
    if group.is_own:
        severity = None
    elif flag(group.keys, "existing", default=False) and not group.is_everybody and connector.called_by == "system":
        severity = "warning"
    else:
        return
    from onsrights.engine.change.edit import Remove
    from onsrights.engine.text.visible import shorten

    for key in ("functions", "tabs", "actions"):
        if group.keys.items(key):
            place = group.keys.place(key)
            fix = Proposal((), "display-only", changes=(Remove(place.document, place.pointer),))
            data = {"group": shorten(group.name), "key": key}
            yield Finding("AFS401", place, key, data, proposals=(fix,), severity=severity)  # type: ignore[arg-type]
