"""AFS502: classic tokens come to an end, and hybrid is for the transition only.   Ground: F60, F62, F63."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.afas.timetable import EXPIRY, classic_state, is_dead
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.afas.model import AppConnector

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("AFS502", "classic-token-ends", "warning", about=("connector.authentication.type",))

TEXTS = {
    "classic": Text(
        nl="Classic tokens vervallen op 1 mei 2027, over {days} dagen. Stap over op OAuth.",
        en="Classic tokens expire on 1 May 2027, in {days} days. Move to OAuth.",
    ),
    "classic-one": Text(
        nl="Classic tokens vervallen op 1 mei 2027, over 1 dag. Stap over op OAuth.",
        en="Classic tokens expire on 1 May 2027, in 1 day. Move to OAuth.",
    ),
    "classic-last": Text(
        nl="Classic tokens werken uiterlijk tot en met 31 augustus 2027. Stap over op OAuth.",
        en="Classic tokens work until 31 August 2027 at the latest. Move to OAuth.",
    ),
    "classic-expired": Text(
        nl="Classic tokens van vóór 1 mei 2027 zijn vervallen. Stap over op OAuth; een nieuw token met een beperkte "
        "geldigheid werkt uiterlijk tot en met 31 augustus 2027.",
        en="Classic tokens from before 1 May 2027 have expired. Move to OAuth; a new token with a limited life works "
        "until 31 August 2027 at the latest.",
    ),
    "classic-dead": Text(
        nl="Sinds 1 september 2027 werkt geen enkel classic token meer. Stap over op OAuth.",
        en="No classic token has worked since 1 September 2027. Move to OAuth.",
    ),
    "hybrid-over": Text(
        nl="Het classic token had nu uitgezet moeten zijn. Zet het authenticatietype op OAuth.",
        en="The classic token should have been switched off by now. Set the authentication type to OAuth.",
    ),
    "hybrid-open": Text(
        nl='Hybrid is alleen bedoeld voor de overgang. Geef met "until" aan wanneer het classic token wordt uitgezet.',
        en="Hybrid is meant for the transition only. "
        'Give the date on which the classic token is switched off with "until".',
    ),
    "hybrid-long": Text(
        nl="Bestaande classic tokens vervallen al op 1 mei 2027. Plan de overgang vóór die datum.",
        en="Existing classic tokens expire on 1 May 2027 already. Plan the transition before that date.",
    ),
}


def check(connector: AppConnector) -> Iterator[Finding]:
    """Hold the authentication type against the day of the check."""
    field = connector.authentication.field("type")
    if field is None or not connector.uses_tokens:
        return
    day = connector.day
    data: dict[str, object] = {"as_of": day.isoformat()}
    if connector.type == "classic":
        state = classic_state(
            day, ((each.issued, each.expires) for each in connector.credentials if each.kind == "token")
        )
        if state == "classic":
            data["days"] = (EXPIRY - day).days
        text = "classic-one" if data.get("days") == 1 else state
        gone = state in ("classic-expired", "classic-dead")
        yield Finding("AFS502", field.place(), text, data, severity="error" if gone else "warning")
        return
    until = connector.authentication.field("until")
    if (until is not None and day >= until.date) or is_dead(day):
        yield Finding("AFS502", (until or field).place(), "hybrid-over", data)
    elif until is None:
        if connector.authentication.lacks("until"):
            yield Finding("AFS502", field.place(), "hybrid-open", data)
    elif until.date > EXPIRY:
        yield Finding("AFS502", until.place(), "hybrid-long", data)
