"""Every word of the page that is not the message of a rule, in both languages."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from onsrights.engine.diagnostics import Language

__all__ = ["FIELD_HELP", "ROLES", "say", "words"]

ROLES = {
    "subject": Text("onderwerp", "subject"),
    "scope": Text("bereik", "scope"),
    "operation": Text("bewerking", "operation"),
    "closing": Text("toevoeging", "closing"),
}

FIELD_HELP = {
    "identifier": Text(
        "Voorvoegsel, van wie het is, onderdeel en handeling; alleen letters.",
        "Prefix, whose it is, element and action; letters only.",
    ),
    "dutch_description": Text(
        "Leest de beheerder van de klant: wat mag iemand met dit recht?",
        "For the customer's administrator, in Dutch: what does this right allow?",
    ),
    "english_description": Text("De Nederlandse omschrijving in het Engels.", "The Dutch description in English."),
    "dutch_name": Text(
        "Onderwerp, bereik tussen vierkante haken, bewerking: Document [van een cliënt] verwijderen",
        "Subject, scope in square brackets, operation: Document [van een cliënt] verwijderen",
    ),
    "english_name": Text(
        "Bewerking, bereik tussen vierkante haken, onderwerp: Delete [client] document",
        "Operation, scope in square brackets, subject: Delete [client] document",
    ),
}

_WORDS = {
    "title": Text("Rechten registreren", "Register rights"),
    "intro": Text("Rechten voor Nedap Ons, gecontroleerd vóór u ze aanvraagt", "Rights for Nedap Ons, checked before you request them"),
    "skip": Text("Naar het formulier", "To the form"),
    "language": Text("Taal", "Language"),
    "open": Text("Openen", "Open"),
    "open_label": Text("Bestand met rechten", "File with rights"),
    "open_help": Text("rights.yaml of rights.json; wat nu in het formulier staat, verdwijnt.", "rights.yaml or rights.json; what is in the form now goes away."),
    "file": Text("Bestand", "File"),
    "download": Text("Downloaden", "Download"),
    "new": Text("Nieuw", "New"),
    "new_ask": Text("Opnieuw beginnen? Wat niet is gedownload, verdwijnt.", "Begin anew? What was not downloaded goes away."),
    "leave": Text("Nog niet gedownload", "Not downloaded yet"),
    "check": Text("Controleren", "Check"),
    "connector": Text("Connector", "Connector"),
    "connector_name": Text("Naam van de connector", "Name of the connector"),
    "connector_name_help": Text("Zoals die in het API Dashboard staat.", "As it stands in the API Dashboard."),
    "prefix": Text("Voorvoegsel", "Prefix"),
    "prefix_help": Text("Waar elke identifier mee begint; alleen letters.", "What every identifier begins with; letters only."),
    "rights": Text("Rechten", "Rights"),
    "document": Text("Deel {number}: {name}", "Part {number}: {name}"),
    "add": Text("Recht toevoegen", "Add right"),
    "remove": Text("Recht verwijderen", "Remove right"),
    "remove_ask": Text('Het recht "{name}" uit het bestand verwijderen?', 'Remove the right "{name}" from the file?'),
    "remove_yes": Text("Ja, verwijderen", "Yes, remove"),
    "cancel": Text("Annuleren", "Cancel"),
    "previous": Text("Vorige", "Previous"),
    "next": Text("Volgende", "Next"),
    "right": Text("Recht {number} van {count}", "Right {number} of {count}"),
    "nameless": Text("(nog zonder identifier)", "(no identifier yet)"),
    "no_rights": Text("Er zijn nog geen rechten in dit bestand.", "There are no rights in this file yet."),
    "take": Text("Overnemen", "Take"),
    "take_identifier": Text("Volgt uit de Engelse naam", "Follows from the English name"),
    "take_prefix": Text("Volgt uit de naam", "Follows from the name"),
    "copy": Text("Kopiëren", "Copy"),
    "copied": Text("Gekopieerd: {name}", "Copied: {name}"),
    "in_dashboard": Text("in het dashboard:", "in the dashboard:"),
    "names": Text("Zo worden de namen gelezen", "How the names are read"),
    "name_column": Text("Naam", "Name"),
    "missing": Text("ontbreekt", "missing"),
    "none": Text("geen", "none"),
    "dutch": Text("Nederlands", "Dutch"),
    "english": Text("Engels", "English"),
    "access": Text("toegang tot een applicatie", "access to an application"),
    "unread": Text("niet volledig te lezen", "not fully readable"),
    "singular": Text("enkelvoud", "singular"),
    "plural": Text("meervoud", "plural"),
    "faulty": Text("niet in orde", "not in order"),
    "translation_nl": Text("Engels: {text}", "in English: {text}"),
    "translation_en": Text("Nederlands: {text}", "in Dutch: {text}"),
    "error": Text("fout", "error"),
    "warning": Text("waarschuwing", "warning"),
    "info": Text("ter informatie", "for information"),
    "state_error": Text("fouten", "errors"),
    "state_warning": Text("waarschuwingen", "warnings"),
    "state_ready": Text("klaar", "ready"),
    "count_error": Text("{count} fouten", "{count} errors"),
    "count_error_1": Text("1 fout", "1 error"),
    "count_warning": Text("{count} waarschuwingen", "{count} warnings"),
    "count_warning_1": Text("1 waarschuwing", "1 warning"),
    "verdict": Text("{ready} van {rights} rechten klaar om te registreren", "{ready} of {rights} rights ready to register"),
    "verdict_1": Text("{ready} van 1 recht klaar om te registreren", "{ready} of 1 right ready to register"),
    "right_ready": Text("Dit recht is klaar om te registreren.", "This right is ready to register."),
    "right_not_ready": Text("Dit recht kan zo niet worden geregistreerd.", "This right cannot be registered like this."),
    "right_whole": Text("Over dit recht als geheel", "About this right as a whole"),
    "file_whole": Text("Over het bestand", "About the file"),
    "line": Text("regel {line}", "line {line}"),
    "not_editable": Text(
        "Het bestand is zo geschreven dat het formulier deze wijziging er niet in kan zetten zonder meer te veranderen. "
        "Wat u hebt getypt staat er nog; pas het bestand zelf aan.",
        "The file is written in a way in which the form cannot make this change without changing more. "
        "What you typed is still here; edit the file itself.",
    ),
    "unreadable": Text("{name} kan niet in het formulier worden geopend", "{name} cannot be opened in the form"),
    "unreadable_help": Text(
        "Hieronder staat wat er mis is. Herstel de tekst hier of in het bestand en open die opnieuw.",
        "What is wrong stands below. Mend the text here or in the file and open it again.",
    ),
    "unreadable_text": Text("Tekst van het bestand", "Text of the file"),
    "open_text": Text("Deze tekst openen", "Open this text"),
    "back": Text("Naar een leeg formulier", "To an empty form"),
    "no_file": Text("Kies eerst een bestand.", "Choose a file first."),
    "too_long": Text(
        "Dit bestand is te groot voor het formulier (meer dan {limit} KiB). Controleer het met onsrights check.",
        "This file is too large for the form (more than {limit} KiB). Check it with onsrights check.",
    ),
    "opened": Text("{name} is geopend.", "{name} is open."),
    "added": Text("Recht toegevoegd.", "Right added."),
    "removed": Text("Recht verwijderd.", "Right removed."),
    "taken": Text("Voorstel overgenomen.", "Proposal taken."),
    "nothing_to_take": Text("Dit voorstel geldt niet meer.", "This proposal no longer applies."),
    "private": Text(
        "Alles blijft op deze computer: er wordt niets bewaard en niets verstuurd.",
        "Everything stays on this computer: nothing is stored and nothing is sent.",
    ),
    "offline": Text("De server antwoordt niet. Draait onsrights serve nog?", "The server does not answer. Is onsrights serve still running?"),
    "problem": Text("Dat ging niet", "That did not work"),
}  # fmt: skip


def say(key: str, lang: Language, **data: object) -> str:
    """Give a word or sentence of the page in one language."""
    return _WORDS[key].render(lang, data)


def words(lang: Language) -> SimpleNamespace:
    """Give every word and sentence that needs no values, by key, for the templates."""
    chosen = {key: text.nl if lang == "nl" else text.en for key, text in _WORDS.items()}
    return SimpleNamespace(**{key: text for key, text in chosen.items() if "{" not in text})
