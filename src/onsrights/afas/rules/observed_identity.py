"""AFS902: the environment is another one, or calls the app connector or its group otherwise.   Ground: F49, U8, U9."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.afas.model import is_known_list
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Text
from onsrights.engine.text.compare import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("AFS902", "observed-identity", "error", needs="observed")

TEXTS = {
    "environment": Text(
        nl="Deze MetaInfo komt uit omgeving {envid}, die niet in het manifest staat.",
        en="This MetaInfo comes from environment {envid}, which is not in the manifest.",
    ),
    "name": Text(
        nl='In de omgeving heet de app connector "{appName}".',
        en='In the environment the app connector is called "{appName}".',
    ),
    "group": Text(nl='MetaInfo noemt de groep "{group}".', en='MetaInfo names the group "{group}".'),
}


def check(connector: AppConnector) -> Iterator[Finding]:
    """Hold environment, description and group against MetaInfo, where it has them."""
    observed = connector.observed
    if observed is None:
        return
    from onsrights.engine.text.visible import shorten

    numbers = {environment.number for environment in connector.environments}
    if is_known_list(connector.root, "environments") and observed.comes_from_other_than(numbers):
        data = {"envid": shorten(observed.envid or "")}
        yield Finding("AFS902", connector.root.place("environments"), "environment", data)
    description, group = connector.connector.field("description"), connector.group.field
    if description is not None and observed.app_name and folded(description.text) != folded(observed.app_name):
        data = {"appName": shorten(observed.app_name)}
        yield Finding("AFS902", description.place(), "name", data, severity="warning")
    if group is not None and observed.group and folded(group.text) != folded(observed.group):
        yield Finding("AFS902", group.place(), "group", {"group": shorten(observed.group)}, severity="info")
