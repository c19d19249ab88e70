"""AFS512: tokens too many, and tokens too old.   Ground: F78."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.afas.timetable import is_expired, year_before
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Note, Text
from onsrights.engine.text.compare import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector, Credential

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("AFS512", "token-housekeeping", "warning", about=("credentials",))

TEXTS = {
    "several": Text(
        nl="Eén token is genoeg. Verwijder de tokens die niet gebruikt worden.",
        en="One token is enough. Delete the tokens that are not used.",
    ),
    "old": Text(
        nl="Dit token is meer dan twaalf maanden oud. Vervang het.",
        en="This token is more than twelve months old. Replace it.",
    ),
    "first": Text(nl="het eerste token", en="the first token"),
}


def check(connector: AppConnector) -> Iterator[Finding]:
    """Look at the tokens that still work; of those that do not, AFS502 and AFS503 say enough."""
    if not connector.uses_tokens or connector.tokens_are_gone:
        return
    day = connector.day
    data = {"as_of": day.isoformat()}
    tokens = [each for each in connector.credentials if each.kind == "token" and not is_expired(each.expires, day)]
    for second, first in _several(connector, tokens):
        yield Finding("AFS512", second.place, "several", data, (Note(first.place, "first"),))
    for token in tokens:
        issued = token.keys.field("issued")
        if issued is not None and issued.date < year_before(day):
            yield Finding("AFS512", issued.place(), "old", data)


def _several(connector: AppConnector, tokens: list[Credential]) -> Iterator[tuple[Credential, Credential]]:
    """Give each token that is one too many, with the first of the same user, environment and device."""
    seen: dict[tuple[str, str, str | None], Credential] = {}
    for token in tokens:
        device = folded(token.keys.text("device"))
        if connector.called_by == "users" and device:
            owner = folded(token.user), device
        elif connector.called_by == "system":
            owner = folded(token.user), ""
        else:
            continue
        home = connector.home(token)
        # One that is for all environments is beside those of each.
        places = (home, None) if home is not None else ("*",)
        first = next((found for place in places if (found := seen.get((*owner, place))) is not None), None)
        if first is not None:
            yield token, first
        seen.setdefault((*owner, home), token)
        seen.setdefault((*owner, "*"), token)
