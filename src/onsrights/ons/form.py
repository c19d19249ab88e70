"""The form for rights: five fields in the order of the dashboard, what follows from what, and both names in parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onsrights.doors import Cell, Form, Input, Picture
from onsrights.engine.diagnostics import Text
from onsrights.engine.visible import visible
from onsrights.ons.identifiers import pascal_case
from onsrights.ons.names.reading import read_name
from onsrights.ons.naming import identifier_for, operation_in_other_language, subject_number

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
        Text("Waar elke identifier mee begint; alleen letters.", "What every identifier begins with; letters only."),
        follows=Text("Volgt uit de naam", "Follows from the name"),
    ),
)

_RIGHT = (
    Input(
        "identifier",
        "identifier",
        Text(
            "Voorvoegsel, van wie het is, onderdeel en bewerking; alleen letters.",
            "Prefix, whose it is, element and action; letters only.",
        ),
        also="Right identifier",
        mono=True,
        copied=True,
        follows=Text("Volgt uit de Engelse naam", "Follows from the English name"),
    ),
    Input(
        "dutch_description",
        "dutch_description",
        Text(
            "Leest de beheerder van de klant: wat mag iemand met dit recht?",
            "For the customer's administrator, in Dutch: what does this right allow?",
        ),
        also="Dutch description",
        lang="nl",
        rows=2,
        copied=True,
    ),
    Input(
        "english_description",
        "english_description",
        Text("De Nederlandse omschrijving in het Engels.", "The Dutch description in English."),
        also="English description",
        lang="en",
        rows=2,
        copied=True,
    ),
    Input(
        "dutch_name",
        "dutch_name",
        Text(
            "Onderwerp, bereik tussen vierkante haken, bewerking: Document [van een cliënt] verwijderen",
            "Subject, scope in square brackets, operation: Document [van een cliënt] verwijderen",
        ),
        also="Dutch name",
        lang="nl",
        rows=1,
        mono=True,
        copied=True,
    ),
    Input(
        "english_name",
        "english_name",
        Text(
            "Bewerking, bereik tussen vierkante haken, onderwerp: Delete [client] document",
            "Operation, scope in square brackets, subject: Delete [client] document",
        ),
        also="English name",
        lang="en",
        rows=1,
        mono=True,
        copied=True,
    ),
    Input(
        "status",
        "status",
        Text(
            "Hoe ver de aanvraag is; alleen een goedgekeurd recht komt op de pagina voor de klant.",
            "How far the request is; only an approved right is on the customer's page.",
        ),
        words={
            "draft": Text("concept", "draft"),
            "requested": Text("aangevraagd", "requested"),
            "approved": Text("goedgekeurd", "approved"),
            "denied": Text("afgewezen", "denied"),
        },
    ),
)

_WORDS = {
    "title": Text("Rechten registreren", "Register rights"),
    "open_label": Text("Bestand met rechten", "File with rights"),
    "open_help": Text(
        "rights.yaml of rights.json; wat nu in het formulier staat, verdwijnt.",
        "rights.yaml or rights.json; what is in the form now goes away.",
    ),
    "units": Text("Rechten", "Rights"),
    "add_unit": Text("Recht toevoegen", "Add right"),
    "remove_unit": Text("Recht verwijderen", "Remove right"),
    "remove_unit_ask": Text(
        'Het recht "{name}" uit het bestand verwijderen?', 'Remove the right "{name}" from the file?'
    ),
    "unit": Text("Recht {number} van {count}", "Right {number} of {count}"),
    "nameless": Text("(nog zonder identifier)", "(no identifier yet)"),
    "no_units": Text("Er zijn nog geen rechten in dit bestand.", "There are no rights in this file yet."),
    "also": Text("in het dashboard:", "in the dashboard:"),
    "pictures": Text("Zo worden de namen gelezen", "How the names are read"),
    "verdict": Text(
        "{ready} van {count} rechten klaar om te registreren", "{ready} of {count} rights ready to register"
    ),
    "verdict_1": Text("{ready} van 1 recht klaar om te registreren", "{ready} of 1 right ready to register"),
    "unit_ready": Text("Dit recht is klaar om te registreren.", "This right is ready to register."),
    "unit_not_ready": Text("Dit recht kan zo niet worden geregistreerd.", "This right cannot be registered like this."),
    "unit_whole": Text("Over dit recht als geheel", "About this right as a whole"),
    "unit_added": Text("Recht toegevoegd.", "Right added."),
    "unit_removed": Text("Recht verwijderd.", "Right removed."),
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
    "picked_status": Text("Status gezet van rechten: {count}.", "Rights whose status was set: {count}."),
}


def _follows(values: Mapping[str, str]) -> dict[str, str]:
    """Give the prefix that follows from the connector's name, and the identifier that follows from the English name."""
    name, prefix = values.get("name", ""), values.get("prefix", "")
    declared = prefix or name
    english = read_name(values.get("english_name", ""), "en")
    identifier = identifier_for(english, declared if _LETTERS.fullmatch(declared) else "")
    proposal = pascal_case(name)
    return {"identifier": identifier or "", "prefix": "" if proposal in {None, name} else proposal or ""}


# ---------------------------------------------------------------------------------------------------------- names

_ROLES = {
    "subject": Text("onderwerp", "subject"),
    "scope": Text("bereik", "scope"),
    "operation": Text("bewerking", "operation"),
    "closing": Text("toevoeging", "closing"),
}
_LABELS = {"nl": Text("Nederlands", "Dutch"), "en": Text("Engels", "English")}
_KINDS = {
    "access": Text("toegang tot een applicatie", "access to an application"),
    None: Text("niet volledig te lezen", "not fully readable"),
}
_NUMBERS = {"singular": Text("enkelvoud", "singular"), "plural": Text("meervoud", "plural")}
_TRANSLATIONS = {
    "nl": Text("Engels: {text}", "in English: {text}"),
    "en": Text("Nederlands: {text}", "in Dutch: {text}"),
}


def _pictures(values: Mapping[str, str], faults: Sequence[Diagnostic], lang: Language) -> tuple[Picture, ...]:
    """Draw both names, each with the same columns."""
    fields = ("dutch_name", "english_name")
    languages: tuple[Language, ...] = ("nl", "en")
    readings = [
        read_name(values.get(field, "")[:_LONGEST_NAME], language)
        for field, language in zip(fields, languages, strict=True)
    ]
    roles = ["subject", "scope", "operation"]
    if any(reading.closing for reading in readings):
        roles.append("closing")
    return tuple(
        _picture(reading, roles, [found for found in faults if found.field == field and found.field_range], lang)
        for reading, field in zip(readings, fields, strict=True)
    )


def _picture(reading: Reading, roles: Sequence[str], faults: Sequence[Diagnostic], lang: Language) -> Picture:
    parts = _parts(reading)
    cells = []
    for role in roles:
        found = [(start, end) for name, start, end in parts if name == role]
        faulty = any(
            one.severity != "info" and one.field_range and one.field_range.start < end and one.field_range.end > start
            for one in faults
            for start, end in found
        )
        text = " … ".join(visible(reading.text[start:end]) for start, end in found)
        note = _note(reading, role, lang) if found else ""
        cells.append(Cell(role, _ROLES[role].render(lang, {}), text, note, faulty))
    kind = _KINDS.get(reading.kind) if reading.text.strip() else None
    label = _LABELS[reading.language].render(lang, {})
    return Picture(reading.language, label, kind.render(lang, {}) if kind else "", tuple(cells))


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
    kept=("access_rights",),
    labels=("identifier", "dutch_name", "english_name"),
    follows=_follows,
    pictures=_pictures,
    words=_WORDS,
    status="status",
)
"""What is behind the door ``form`` of this platform."""
