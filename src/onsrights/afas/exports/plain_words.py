"""What the words of a manifest are called for people who never see one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from onsrights.engine.diagnostics import Language

__all__ = ["METHODS", "SETTINGS", "TYPES", "changed", "environment_type"]

SETTINGS = {
    "confidential": Text("confidential client", "confidential client"),
    "public": Text("public client", "public client"),
    "client_credentials": Text("client credentials", "client credentials"),
    "authorization_code": Text("authorization code", "authorization code"),
    "client_secret": Text("client secret", "client secret"),
    "private_key_jwt": Text("private key JWT", "private key JWT"),
    "certificate": Text("certificaat", "certificate"),
    "jwks": Text("JWKS-URL", "JWKS URL"),
}
"""The words of OAuth, most of which AFAS uses in both languages (F65 to F71)."""

TYPES = {
    "classic": Text("Classic token", "Classic token"),
    "hybrid": Text("Hybrid", "Hybrid"),
    "oauth": Text("OAuth", "OAuth"),
}
"""The authentication types, as the screen has them (F62)."""

METHODS = {
    "post": Text("aanmaken", "create"),
    "put": Text("wijzigen", "change"),
    "delete": Text("verwijderen", "delete"),
}
"""What an UpdateConnector does with records (S2)."""

_CALLED_BY = {
    "system": Text("één connectorgebruiker", "one connector user"),
    "users": Text("iedere gebruiker zelf", "each user"),
}
_ENVIRONMENTS = {"production": Text("productie", "production")}
_AUTHORISATION = {"included": Text("ja", "yes"), "excluded": Text("nee", "no")}
_FLAGS = {"true": Text("ja", "yes"), "false": Text("nee", "no")}
_BY_KEY = {
    "called_by": _CALLED_BY,
    "authorisation": _AUTHORISATION,
    "client": SETTINGS,
    "flow": SETTINGS,
    "client_authentication": SETTINGS,
    "public_key": SETTINGS,
    "methods[]": METHODS,
    "otp": _FLAGS,
    "blocked": _FLAGS,
    "in_group": _FLAGS,
}
_BY_PLACE = {"connector.authentication.type": TYPES, "environments[].type": _ENVIRONMENTS}
_DATES = frozenset({"until", "pentest_valid_until"})


def environment_type(word: str, lang: Language) -> str:
    """Give what a type of environment is called; S2 has the words for the others as they are."""
    return _ENVIRONMENTS[word].render(lang, {}) if word in _ENVIRONMENTS else word


def changed(place: str, text: str) -> Text | None:
    """Give what a value is called where it has changed; ``None`` where it is called as it is written."""
    key = place.rpartition(".")[2]
    if key in _DATES:
        from datetime import date

        from onsrights.documents.dates import written

        day = date.fromisoformat(text)
        return Text(written(day, "nl"), written(day, "en"))
    return _BY_PLACE.get(place, _BY_KEY.get(key, {})).get(text)
