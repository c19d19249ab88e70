"""The manifest that somebody begins with: one app without a fault, with the calls of source code where it is named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.doors import Answer, Option, Question, RefusedError, Starter
from onsrights.engine.change.starter import NOBODY, named, starter_text
from onsrights.engine.diagnostics import Text
from onsrights.exact.tables import COUNTRIES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from onsrights.engine.change.plain import Plain
    from onsrights.engine.diagnostics import Language
    from onsrights.exact.scopes import Ticked

__all__ = ["SCHEMA", "STARTER", "starter"]

SCHEMA = "https://onsrights.readthedocs.io/schemas/exact.draft-07.schema.json"
"""Where editors find the schema."""

_SCOPED = ("production", "published")
_MOST = 140

_BAD_NAME = Text(
    "De naam van de app mag niet leeg zijn en geen stuurtekens of regeleinden bevatten.",
    "The name of the app may not be empty, and may not contain control characters or line breaks.",
)
_NO_CALLS = Text(
    'In "{path}" is geen aanroep van Exact Online gevonden.', 'No call to Exact Online was found in "{path}".'
)
_NO_PATH = Text('"{path}" bestaat niet.', '"{path}" does not exist.')
_FIRST = Text(
    nl="Wat deze app in Exact Online vraagt, en wat de code aanroept.\n"
    "Controleer dit bestand met: onsrights check\n"
    "Welke scopes u in het App Center aanvinkt, toont: onsrights scopes",
    en="What this app asks for in Exact Online, and what its code calls.\n"
    "Check this file with: onsrights check\n"
    "Which scopes you tick in the App Center is shown by: onsrights scopes",
)
_NEXT = Text(
    nl="Daarna: dien de app in voor de beoordeling van gegevens en beveiliging, en vraag toestemming aan.",
    en="Next: submit the app for the data and security review, and request permission.",
)


def starter(answers: Mapping[str, str], lang: Language, _today: date) -> str:
    """Give the text of a new manifest, with comments in one language; ``answers`` are those of :data:`STARTER`."""
    from onsrights.exact.platform import EXACT

    name, distribution = answers["name"], answers["distribution"]
    values: dict[str, Plain] = {
        "manifest": 1,
        "platform": "exact",
        "app": {
            "name": name,
            "distribution": distribution,
            "country": answers["country"],
            "redirect_uri": answers["redirect_uri"],
        },
    }
    found = _in_code(answers["from_code"]) if "from_code" in answers else None
    if distribution in _SCOPED:
        values["review"] = {
            "purpose_nl": _purpose(name, "Koppelt {name} aan Exact Online.", "Koppelt de app aan Exact Online.", "nl"),
            "purpose_en": _purpose(name, "Connects {name} to Exact Online.", "Connects the app to Exact Online.", "en"),
            "third_parties": [],
        }
        values["scopes"] = {"crm.accounts": "read"} if found is None else _scopes(found)
    values["calls"] = [{"endpoint": "crm/Accounts", "methods": ["GET"]}] if found is None else _calls(found)

    def help_of(place: str) -> Text | None:
        return None if place.startswith("scopes.") else EXACT.help(place)

    first = (
        Text(*(f"{text}\n{more}" for text, more in zip(_FIRST, _NEXT, strict=True))) if "review" in values else _FIRST
    )
    return starter_text(SCHEMA, first, values, help_of, lang)


def _purpose(name: str, with_name: str, without: str, lang: Language) -> str:
    """Give a purpose with the name of the app, unless that is too long or makes another language of it."""
    from onsrights.engine.language import language_of

    purpose = with_name.replace("{name}", name)
    return purpose if len(purpose) <= _MOST and language_of(purpose) in {lang, None} else without


def _in_code(path: str) -> Ticked:
    """Give what source code calls."""
    from onsrights.engine.check.usage import texts
    from onsrights.engine.files.discover import every_file
    from onsrights.engine.settings.settings import Settings
    from onsrights.exact.calls import calls, is_catalogue, may_hold, wants
    from onsrights.exact.scopes import in_code, ticked
    from onsrights.exact.tables import tables

    known = tables()
    files = texts(every_file([path]), wants, lambda data: may_hold(data, known), Settings())
    found = (calls(text, known) for _, text in files)
    code = in_code(one for each in found if not is_catalogue(each) for one in each)
    if not code.uses:
        raise RefusedError(_NO_CALLS, path=path)
    return ticked(None, code, known)


def _scopes(found: Ticked) -> dict[str, str]:
    """Give the scopes; where one of several is needed, the first of them, for there is nobody to choose."""
    return {**found.chosen, **{need.scopes[0]: need.level for need in found.either_or}}


def _calls(found: Ticked) -> list[dict[str, Plain]]:
    methods: dict[str, list[str]] = {}
    for use in found.uses:
        methods.setdefault(use.endpoint.path, []).append(use.method)
    return [{"endpoint": path, "methods": each} for path, each in methods.items()]


def _name(written: str, _before: Mapping[str, str]) -> str:
    name = named(written)
    if name is None:
        raise RefusedError(_BAD_NAME)
    return name


def _code(written: str, _before: Mapping[str, str]) -> str:
    from pathlib import Path

    if not Path(written).exists():
        raise RefusedError(_NO_PATH, path=written)
    return written


def _address(before: Mapping[str, str]) -> str:
    """Propose an address that anybody can tell for an example."""
    from unicodedata import normalize

    letters = "".join(letter for letter in normalize("NFKD", before["name"]) if letter.isascii() and letter.isalnum())
    return f"https://{letters.lower()[:60] or 'app'}.example/exact/callback"


STARTER = Starter(
    "app.exact.yaml",
    (
        Question(
            Option(
                "--name",
                Text("De naam van de app in het App Center.", "The name of the app in the App Center."),
                Text("NAAM", "NAME"),
            ),
            Text("Naam van de app, zoals in het App Center", "Name of the app, as in the App Center"),
            _name,
            missing=Text("Bij --yes hoort --name: de naam van de app.", "--yes needs --name: the name of the app."),
        ),
        Question(
            Option(
                "--distribution",
                Text("Hoe de app geregistreerd wordt.", "How the app is registered."),
                Text("SOORT", "KIND"),
                ("self-registered", "testing", "production", "published"),
            ),
            Text("Hoe de app geregistreerd wordt", "How the app is registered"),
            propose=lambda _before: "production",
            answers=(
                Answer(
                    "self-registered",
                    Text("met eigen API-sleutels, alleen voor uzelf", "with API keys of your own, for yourself only"),
                ),
                Answer("testing", Text("om te ontwikkelen, niet voor klanten", "for development, not for customers")),
                Answer(
                    "production",
                    Text("voor klanten, na toestemming van Exact", "for customers, after permission by Exact"),
                ),
                Answer(
                    "published", Text("hetzelfde, en te zien in de App Store", "the same, and shown in the App Store")
                ),
            ),
        ),
        Question(
            Option(
                "--country",
                Text("Welk Exact Online.", "Which Exact Online."),
                Text("LAND", "COUNTRY"),
                tuple(COUNTRIES),
            ),
            Text(f"Welk Exact Online ({', '.join(COUNTRIES)})", f"Which Exact Online ({', '.join(COUNTRIES)})"),
            propose=lambda _before: "nl",
        ),
        Question(
            Option(
                "--redirect-uri",
                Text(
                    "Het adres waarnaar Exact de gebruiker terugstuurt.",
                    "The address to which Exact sends the user back.",
                ),
                Text("ADRES", "ADDRESS"),
            ),
            Text("Redirect-URI, precies zoals in het App Center", "Redirect URI, exactly as in the App Center"),
            lambda written, _before: written.strip(),
            _address,
        ),
        Question(
            Option(
                "--from-code",
                Text(
                    "Programmacode waaruit de aanroepen en scopes komen: een bestand of map.",
                    "Source code that calls and scopes are taken from: a file or folder.",
                ),
                Text("PAD", "PATH"),
                path=True,
            ),
            None,
            _code,
        ),
    ),
    starter,
    NOBODY,
    Text(
        '"{path}" is geschreven. Controleer het met: onsrights check {argument}',
        '"{path}" is written. Check it with: onsrights check {argument}',
    ),
    ("EXA403", "EXA405"),
)
"""The door ``starter``."""
