"""What Exact Online calls things, where the rules of the engine speak of them."""

from __future__ import annotations

from onsrights.engine.check.platform import Noun
from onsrights.engine.diagnostics import Text

__all__ = ["NOUN", "TEXTS", "own"]

NOUN = Noun(
    one=Text("app", "app"),
    many=Text("apps", "apps"),
    the=Text("de app", "the app"),
    ready=Text("klaar voor registratie", "ready to register"),
    rule=Text("EXA304", "EXA304"),
)

TEXTS = {
    "112": {
        "grant": Text(
            nl='"{value}" kan hier niet. Exact Online ondersteunt alleen authorization code en implicit. '
            "Kies uit: {allowed}.",
            en='"{value}" is not possible here. Exact Online supports only the authorization code grant and the '
            "implicit grant. Choose from: {allowed}.",
        ),
    },
}
"""Its own words for rules of the engine, by number and key."""

_GRANTS = frozenset({"client_credentials", "client-credentials", "password"})
"""Grants of other systems (F10)."""


def own(number: str, place: str, written: str) -> str | None:
    """Give the key of its own text: for a grant that other systems have."""
    return "grant" if (number, place) == ("112", "app.grant") and written.strip().lower() in _GRANTS else None
