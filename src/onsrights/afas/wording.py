"""What AFAS Profit calls things, where the rules of the engine speak of them."""

from __future__ import annotations

from onsrights.engine.check.platform import Noun
from onsrights.engine.diagnostics import Text

__all__ = ["NOUN", "TEXTS", "own"]

NOUN = Noun(
    one=Text("app connector", "app connector"),
    many=Text("app connectors", "app connectors"),
    the=Text("de app connector", "the app connector"),
    ready=Text("klaar om in te richten", "ready to set up"),
    rule=Text("AFS305", "AFS305"),
)

TEXTS = {
    "112": {
        "address": Text(
            nl="Schrijf alleen true of false: e-mailadressen van personen horen niet in een manifest.",
            en="Write only true or false: addresses of people do not belong in a manifest.",
        ),
    },
}
"""Its own words for rules of the engine, by number and key."""


def own(number: str, place: str, written: str) -> str | None:
    """Give the key of its own text: for the address of a person in the place of *whether* there is one."""
    return "address" if (number, place) == ("112", "connector.users[].has_email") and "@" in written else None
