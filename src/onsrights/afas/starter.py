"""The manifest that somebody begins with: one app connector without a fault, and a comment at each of its keys."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING
from unicodedata import category, normalize

from onsrights.afas.timetable import EXPIRY
from onsrights.doors import Answer, Option, Question, RefusedError, Starter
from onsrights.engine.change.starter import NOBODY
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from onsrights.engine.diagnostics import Language

__all__ = ["SCHEMA", "STARTER", "starter"]

SCHEMA = "https://onsrights.readthedocs.io/schemas/afas.draft-07.schema.json"
"""Where editors find the schema."""

LAST_DAY = date(2027, 4, 30)
"""The day on which the classic tokens of a new hybrid app connector are switched off."""

_NEVER_TEXT = {"Cc", "Cs", "Zl", "Zp"}
"""Categories of characters that YAML refuses, or takes for the end of a line."""

_BAD_NAME = Text(
    "De naam van de app mag niet leeg zijn en geen stuurtekens of regeleinden bevatten.",
    "The name of the app may not be empty, and may not contain control characters or line breaks.",
)
_FIRST_LINES = Text(
    nl="# Hoe deze app connector in AFAS Profit ingericht moet worden.\n# Controleer dit bestand met: onsrights check",
    en="# How this app connector has to be set up in AFAS Profit.\n# Check this file with: onsrights check",
)
_MEMBERS = Text(nl="de gebruikers van de app", en="the users of the app")
_GRANTS = Text(nl="de medewerkers die de app nodig heeft", en="the employees that the app needs")
_PURPOSE = Text(nl="Namen en functies van medewerkers.", en="Names and positions of employees.")

_SERVER = (
    ("client", "confidential"),
    ("flow", "client_credentials"),
    ("client_authentication", "client_secret"),
)
_APP = (("client", "public"), ("flow", "authorization_code"))


def starter(answers: Mapping[str, str], lang: Language, today: date) -> str:
    """Give the text of a new manifest, with comments in one language; ``answers`` are those of :data:`STARTER`.

    From the last day of its classic tokens on, a hybrid app connector makes no sense any more, so it is one with OAuth.
    """
    name, called_by = answers["name"], answers["called_by"]
    authentication = answers["authentication"]
    if authentication == "hybrid" and today >= LAST_DAY:
        authentication = "oauth"
    prefix = _prefix(name)
    signing_in = [*_signing_in(called_by, authentication, prefix)]
    group = [("name", name), *([("members", _MEMBERS.render(lang, {}))] if called_by == "users" else [])]
    body = [
        ("manifest", "1"),
        ("platform", "afas"),
        ("integration", None),
        ("integration.name", name),
        *([("integration.prefix", prefix)] if prefix != re.sub(r"[\W_]+", "", name) else []),
        ("connector", None),
        ("connector.description", name),
        ("connector.called_by", called_by),
        ("connector.authentication", None),
        *((f"connector.authentication.{key}", value) for key, value in signing_in),
        ("connector.group", None),
        *((f"connector.group.{key}", value) for key, value in group),
        ("connector.group.filters", None),
        ("connector.group.filters[].name", "Medewerker"),
        ("connector.group.filters[].grants", _GRANTS.render(lang, {})),
        ("connector.get_connectors", None),
        ("connector.get_connectors[].name", f"{prefix}_Medewerkers"),
        ("connector.get_connectors[].purpose", _PURPOSE.render(lang, {})),
        ("connector.get_connectors[].data_collection", "Medewerkergegevens (incl. autorisatie)"),
        ("connector.get_connectors[].filters[]", "Medewerker"),
    ]
    lines = [line for place, value in body for line in _written(place, value, lang)]
    return "\n".join(
        [
            f"# yaml-language-server: $schema={SCHEMA}",
            f"# $schema: {SCHEMA}",
            "",
            _FIRST_LINES.render(lang, {}),
            *lines,
            "",
        ]
    )


def _signing_in(called_by: str, authentication: str, prefix: str) -> Iterator[tuple[str, str]]:
    yield "type", authentication
    if authentication == "hybrid":
        yield "until", LAST_DAY.isoformat()
    if called_by == "users" and authentication != "oauth":
        yield "otp", "true"
    if authentication == "classic":
        return
    yield from _APP if called_by == "users" else _SERVER
    if called_by == "users":
        yield "redirect_uri", f"https://{prefix.lower()}.example/callback"


def _written(place: str, value: str | None, lang: Language) -> list[str]:
    """Write a key below the sentence that says what belongs there."""
    from onsrights.afas.platform import AFAS
    from onsrights.engine.change.scalar import scalar

    listed, of_list = place.removesuffix("[]"), place.endswith("[]")
    *above, key = listed.split(".")
    depth = len(above) + sum(step.endswith("[]") for step in above)
    lead = "  " * depth
    first = bool(above) and above[-1].endswith("[]") and key == "name"
    item = f"{lead[:-2]}- " if first else lead
    comment = f"{lead[:-2] if first else lead}# {AFAS.help(listed).render(lang, {})}"
    if value is None:
        return [comment, f"{item}{key}:"]
    written = value if place in {"manifest", "connector.authentication.otp"} else scalar(value)
    return [comment, f"{item}{key}: {f'[{scalar(value)}]' if of_list else written}"]


def _prefix(name: str) -> str:
    """Give what the names of own GetConnectors begin with."""
    plain = "".join(letter for letter in normalize("NFKD", name) if letter.isascii() and letter.isalnum())
    return plain.lstrip("0123456789") or "App"


def _name(written: str, _before: Mapping[str, str]) -> str:
    name = normalize("NFC", written).strip()
    if not name or any(category(character) in _NEVER_TEXT for character in name):
        raise RefusedError(_BAD_NAME)
    return name


STARTER = Starter(
    "connector.afas.yaml",
    (
        Question(
            Option(
                "--name",
                Text("De naam waaronder gebruikers de app kennen.", "The name by which users know the app."),
                Text("NAAM", "NAME"),
            ),
            Text("Naam waaronder gebruikers de app kennen", "Name by which users know the app"),
            _name,
            missing=Text("Bij --yes hoort --name: de naam van de app.", "--yes needs --name: the name of the app."),
        ),
        Question(
            Option(
                "--called-by",
                Text(
                    "Wie aanroept: één connectorgebruiker of iedere gebruiker zelf.",
                    "Who calls: one connector user or each person.",
                ),
                Text("WIE", "WHO"),
                ("system", "users"),
            ),
            Text("Wie aanroept (system, users)", "Who calls (system, users)"),
            propose=lambda _before: "system",
            answers=(
                Answer(
                    "system", Text("één connectorgebruiker doet alle aanroepen", "one connector user makes all calls")
                ),
                Answer(
                    "users", Text("iedere gebruiker heeft een eigen toegang", "each person has access of their own")
                ),
            ),
        ),
        Question(
            Option(
                "--authentication",
                Text("Het authenticatietype van de app connector.", "The authentication type of the app connector."),
                Text("TYPE", "TYPE"),
                ("oauth", "classic", "hybrid"),
            ),
            Text("Authenticatietype (oauth, classic, hybrid)", "Authentication type (oauth, classic, hybrid)"),
            propose=lambda before: "hybrid" if before["called_by"] == "users" else "oauth",
            answers=(
                Answer(
                    "oauth",
                    Text("wat AFAS voor nieuwe koppelingen aanraadt", "what AFAS recommends for new integrations"),
                ),
                Answer(
                    "classic",
                    Text(f"vervalt op 1 mei {EXPIRY.year}", f"expires on 1 May {EXPIRY.year}"),
                ),
                Answer("hybrid", Text("beide naast elkaar, voor de overgang", "both side by side, for the transition")),
            ),
        ),
    ),
    starter,
    NOBODY,
    Text(
        '"{path}" is geschreven, met één GetConnector als voorbeeld. Controleer het met: onsrights check {argument}',
        '"{path}" is written, with one GetConnector as an example. Check it with: onsrights check {argument}',
    ),
    ("AFS502",),
)
"""The door ``starter``."""
