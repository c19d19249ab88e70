"""The form for rights: names first, what follows from what, and both names in parts, below each other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from onsrights.doors import Cell, Form, Input, Picture, Row
from onsrights.engine.diagnostics import Text
from onsrights.engine.text.visible import visible
from onsrights.ons.identifiers import pascal_case
from onsrights.ons.judge import fixed_english
from onsrights.ons.labels import DASHBOARD_ORDER, LABELS, STATUSES
from onsrights.ons.model import NAMES, Field, Manifest, Right
from onsrights.ons.names.follows import identifier_for, operation_in_other_language, subject_number
from onsrights.ons.names.reading import read_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onsrights.engine.diagnostics import Diagnostic, Language
    from onsrights.ons.names.reading import Reading

__all__ = ["FORM"]

_LONGEST_NAME = 2000
"""A name longer than this is not drawn."""
_LETTERS = re.compile(r"[A-Za-z]+")

_CONNECTOR = (
    Input(
        "name",
        "connector.name",
        Text("Zoals die in het API Dashboard staat.", "As it is in the API Dashboard."),
        Text("Naam van de connector", "Name of the connector"),
    ),
    Input(
        "prefix",
        "connector.prefix",
        Text("Waar elke identifier mee begint; alleen letters.", "The beginning of every identifier; letters only."),
        follows=Text("Volgt uit de naam", "Follows from the name"),
    ),
)


def _field(key: str, help_: Text, **more: Any) -> Input:  # noqa: ANN401 - as an input takes it
    """Ask for one of the five fields, which the dashboard shows under its English label."""
    return Input(key, key, help_, also=LABELS[key].en, **more)


_RIGHT = (
    _field(
        "dutch_name",
        Text("Onderwerp, bereik tussen vierkante haken, bewerking.", "Subject, scope in square brackets, operation."),
        lang="nl",
        rows=1,
        mono=True,
    ),
    _field(
        "english_name",
        Text("Bewerking, bereik tussen vierkante haken, onderwerp.", "Operation, scope in square brackets, subject."),
        lang="en",
        rows=1,
        mono=True,
    ),
    _field(
        "dutch_description",
        Text(
            "Voor de beheerder bij de klant: wat mag iemand met dit recht?",
            "For the customer's administrator, in Dutch: what does this right allow?",
        ),
        lang="nl",
        rows=2,
    ),
    _field(
        "english_description",
        Text("Dezelfde zin in het Engels.", "The same sentence in English."),
        lang="en",
        rows=2,
    ),
    _field(
        "identifier",
        Text(
            "Voorvoegsel, van wie het is, onderdeel en bewerking; alleen letters.",
            "Prefix, whose it is, element and action; letters only.",
        ),
        mono=True,
        follows=Text("Volgt uit de Engelse naam", "Follows from the English name"),
    ),
    Input(
        "status",
        "status",
        Text(
            "Hoe ver de aanvraag is; alleen een goedgekeurd recht komt op de pagina voor de klant.",
            "How far the request is; only an approved right is on the customer's page.",
        ),
        words=STATUSES,
    ),
)

_WORDS = {
    "title": Text("Rechten registreren", "Register rights"),
    "open_label": Text("Bestand met rechten", "File with rights"),
    "intro": Text(
        "Een recht krijgt een Nederlandse en een Engelse naam, twee omschrijvingen en een identifier. U typt; wat niet "
        "klopt, ziet u meteen, met een voorstel.",
        "A right gets a Dutch and an English name, two descriptions and an identifier. You type; what is not right is "
        "shown immediately, with a proposal.",
    ),
    "start_file_help": Text(
        "Een tabel in Excel of CSV, of het manifest dat u hier eerder hebt gedownload. Wat u niet aanraakt, blijft "
        "zoals het is.",
        "A table in Excel or CSV, or the manifest that you downloaded here before. What you do not touch stays as it "
        "is.",
    ),
    "copying": Text("Overnemen in het API Dashboard", "Copy into the API Dashboard"),
    "copying_help": Text("In de volgorde van het scherm van het dashboard.", "In the order of the dashboard's screen."),
    "units": Text("Rechten", "Rights"),
    "add_unit": Text("Recht toevoegen", "Add right"),
    "remove_unit": Text("Recht verwijderen", "Remove right"),
    "unit": Text("Recht {number} van {count}", "Right {number} of {count}"),
    "nameless": Text("(nieuw recht)", "(new right)"),
    "no_units": Text("Er zijn nog geen rechten.", "There are no rights yet."),
    "also": Text("in het dashboard:", "in the dashboard:"),
    "picture": Text("Zo worden de namen gelezen", "How the names are read"),
    "verdict": Text(
        "{ready} van {count} rechten klaar om te registreren", "{ready} of {count} rights ready to register"
    ),
    "verdict_1": Text("{ready} van 1 recht klaar om te registreren", "{ready} of 1 right ready to register"),
    "unit_ready": Text("Dit recht is klaar om te registreren.", "This right is ready to register."),
    "unit_not_ready": Text("Dit recht kan zo niet worden geregistreerd.", "This right cannot be registered like this."),
    "unit_whole": Text("Over dit recht als geheel", "About this right as a whole"),
    "unit_added": Text("Recht toegevoegd.", "Right added."),
    "unit_removed": Text("Recht verwijderd.", "Right removed."),
    "follow": Text("Lege identifiers invullen uit de Engelse naam", "Fill in empty identifiers from the English name"),
    "follow_first": Text(
        "Vul eerst de naam van de connector in: daarmee begint elke identifier.",
        "Fill in the name of the connector first: every identifier begins with it.",
    ),
    "followed": Text("Ingevulde identifiers: {count}.", "Identifiers filled in: {count}."),
    "copy_unit": Text("Recht dupliceren", "Duplicate right"),
    "unit_copied": Text(
        "Recht gedupliceerd; geef het een eigen identifier.", "Right duplicated; give it an identifier of its own."
    ),
    "unit_moved": Text("Het recht is nu nummer {number}.", "The right is number {number} now."),
    "find": Text("Zoeken in de rechten", "Search the rights"),
    "none_found": Text("Geen recht voldoet hieraan.", "No right matches."),
    "none_picked": Text("Selecteer eerst rechten in de lijst.", "Select rights in the list first."),
    "pick": Text("Selecteren: {name}", "Select: {name}"),
    "picked": Text("Geselecteerde rechten", "Selected rights"),
    "remove_picked_ask": Text("{count} rechten uit het bestand verwijderen?", "Remove {count} rights from the file?"),
    "remove_picked_ask_1": Text("1 recht uit het bestand verwijderen?", "Remove 1 right from the file?"),
    "picked_removed": Text("Verwijderde rechten: {count}.", "Rights removed: {count}."),
    "picked_copied": Text("Gedupliceerde rechten: {count}.", "Rights duplicated: {count}."),
    "picked_status": Text("Status gezet van rechten: {count}.", "Rights given this status: {count}."),
    "unit_begun": Text("Vul de velden in; de identifier volgt vanzelf.", "Fill in the fields; the identifier follows."),
}


def _follows(values: Mapping[str, str]) -> dict[str, str]:
    """Give the prefix that follows from the connector's name, and the identifier that follows from the English name.

    That is the English name as it will be with its faults fixed.
    """
    name = values.get("name", "")
    declared, proposal = values.get("prefix", "") or name, pascal_case(name)
    names = {key: Field(key, values[key], f"/{key}") for key in NAMES if values.get(key, "").strip()}
    identifier = None
    if "english_name" in names:
        english = fixed_english(Right(Manifest(None), "", names))
        identifier = english and identifier_for(english, declared if _LETTERS.fullmatch(declared) else proposal or "")
    return {"identifier": identifier or "", "prefix": "" if proposal in {None, name} else proposal or ""}


# ---------------------------------------------------------------------------------------------------------- names

_ROLES = {
    "subject": Text("onderwerp", "subject"),
    "scope": Text("bereik", "scope"),
    "operation": Text("bewerking", "operation"),
    "closing": Text("toevoeging", "closing"),
}
_LABELS = {"nl": Text("Nederlands", "Dutch"), "en": Text("Engels", "English")}
_REMARKS = {
    "access": Text("{label}: toegang tot een applicatie.", "{label}: access to an application."),
    None: Text("{label}: niet volledig te lezen.", "{label}: not fully readable."),
}
_NUMBERS = {"singular": Text("enkelvoud", "singular"), "plural": Text("meervoud", "plural")}
_TRANSLATIONS = {
    "nl": Text("Engels: {text}", "in English: {text}"),
    "en": Text("Nederlands: {text}", "in Dutch: {text}"),
}
_FIELDS: dict[Language, str] = {"nl": "dutch_name", "en": "english_name"}


def _picture(values: Mapping[str, str], faults: Sequence[Diagnostic], lang: Language) -> Picture:
    """Draw both names, part by part."""
    readings = [read_name(values.get(field, "")[:_LONGEST_NAME], language) for language, field in _FIELDS.items()]
    parts = [_parts(reading) for reading in readings]
    roles = [role for role in _ROLES if role != "closing" or any(role == name for found in parts for name, *_ in found)]
    both = all(reading.text.strip() for reading in readings)
    rows = []
    for role in roles:
        cells = [
            _cell(reading, role, [(start, end) for name, start, end in found if name == role], faults, lang)
            for reading, found in zip(readings, parts, strict=True)
        ]
        if both and any(cell.text for cell in cells):
            cells = [cell if cell.text else cell.replace(state="missing") for cell in cells]
        rows.append(Row(role, _ROLES[role].render(lang, {}), tuple(cells)))
    remarks = [
        _REMARKS[reading.kind].render(lang, {"label": _LABELS[reading.language].render(lang, {})})
        for reading in readings
        if reading.text.strip() and reading.kind in _REMARKS
    ]
    return Picture(tuple(rows), tuple(remarks))


def _cell(
    reading: Reading, role: str, spans: list[tuple[int, int]], faults: Sequence[Diagnostic], lang: Language
) -> Cell:
    field = _FIELDS[reading.language]
    severities = {
        one.severity
        for one in faults
        for start, end in spans
        if one.field == field and one.field_range and one.field_range.start < end and one.field_range.end > start
    }
    return Cell(
        field,
        reading.language,
        _LABELS[reading.language].render(lang, {}),
        " … ".join(visible(reading.text[start:end]) for start, end in spans),
        _note(reading, role, lang) if spans else "",
        "error" if "error" in severities else "warning" if "warning" in severities else "",
    )


def _parts(reading: Reading) -> list[tuple[str, int, int]]:
    """Give role, start and end of the parts in the order in which they stand."""
    stretches = [("subject", reading.subject), ("operation", reading.operation), ("closing", reading.closing)]
    stretches += [("scope", (scope.piece, scope.piece + 1)) for scope in reading.scopes]
    found = [(role, part.start, part.end) for role, stretch in stretches if (part := reading.part(stretch))]
    return sorted(found, key=lambda part: part[1:])


def _note(reading: Reading, role: str, lang: Language) -> str:
    """Say of a part what helps to compare it: the number of the subject, the operation in the other language."""
    if role == "subject" and reading.kind == "task":
        number = _NUMBERS.get(subject_number(reading) or "")
        return number.render(lang, {}) if number else ""
    if role == "operation" and (other := operation_in_other_language(reading)):
        return _TRANSLATIONS[reading.language].render(lang, {"text": other})
    return ""


FORM = Form(
    around=_CONNECTOR,
    unit=_RIGHT,
    copied=DASHBOARD_ORDER,
    drawn=tuple(_FIELDS.values()),
    kept=("access_rights",),
    labels=("identifier", "dutch_name", "english_name"),
    follows=_follows,
    picture=_picture,
    words=_WORDS,
    status="status",
)
"""What is behind the door ``form`` of this platform."""
