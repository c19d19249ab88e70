"""What the server says where it does not do what was asked: one sentence in both languages, and a word for programs."""

from __future__ import annotations

from typing import Any

from onsrights.engine.diagnostics import Text
from onsrights.engine.secrets import masked

__all__ = ["PROBLEMS", "Problem"]

PROBLEMS = {
    "bad-request": Text("De aanvraag is niet te lezen.", "The request cannot be read."),
    "foreign-host": Text(
        'Dit adres hoort niet bij deze server: "{host}". Open de pagina op het adres dat bij het starten is getoond.',
        'This address does not belong to this server: "{host}". Use the address shown when it was started.',
    ),
    "foreign-origin": Text(
        "De aanvraag komt van een andere website en wordt daarom niet uitgevoerd. Open de pagina zelf.",
        "The request comes from another website and is therefore not carried out. Open the page itself.",
    ),
    "not-found": Text("Deze pagina bestaat niet.", "This page does not exist."),
    "method": Text("Zo mag dit adres niet worden aangeroepen; gebruik {allowed}.", "Use {allowed} for this address."),
    "too-large": Text(
        "Dit is groter dan {limit} KiB en wordt niet gelezen. Controleer grote manifesten met onsrights check.",
        "This is larger than {limit} KiB and is not read. Check large manifests with onsrights check.",
    ),
    "form-too-large": Text(
        "Dit manifest is te groot voor het formulier: met zijn invoervelden past het niet in één aanvraag. Controleer "
        "het met onsrights check.",
        "This manifest is too large for the form: with its inputs it does not fit into one request. Check it with "
        "onsrights check.",
    ),
    "sheet-too-large": Text(
        "Dit bestand is groter dan {limit} KiB en past niet in het formulier. Splits de tabel, of maak er met "
        "onsrights import een manifest van.",
        "This file is larger than {limit} KiB and does not fit into the form. Split the table, or turn it into a "
        "manifest with onsrights import.",
    ),
    "sheet-no-room": Text(
        "Samen met wat er in het formulier staat, is dit te groot. Open het bestand apart, in een leeg formulier.",
        "Together with what is in the form this is too large. Open the file by itself, in an empty form.",
    ),
    "sheet-too-many": Text(
        "Met deze {rows} rijen wordt het manifest groter dan {limit} KiB, en dat past niet in het formulier. Splits de "
        "tabel, of maak er met onsrights import een manifest van.",
        "With these {rows} rows the manifest becomes larger than {limit} KiB, which does not fit into the form. Split "
        "the table, or turn it into a manifest with onsrights import.",
    ),
    "sheet-none": Text(
        "Voor {platform} kan geen tabel worden overgenomen; open een manifest of begin met een leeg formulier.",
        "For {platform} no table can be imported; open a manifest or start with an empty form.",
    ),
    "sheet-other": Text(
        "Voor {platform} kan dit niet worden overgenomen, wel: {nl}.",
        "For {platform} this cannot be imported; it can be done with {en}.",
    ),
    "sheet-refused": Text("{nl}", "{en}"),
    "sheet-secret": Text(
        "Niet overgenomen: er staat een geheim in. Haal het uit het bestand.",
        "Not imported: there is a secret in it. Remove it from the file.",
    ),
    "too-slow": Text("De aanvraag kwam niet binnen {seconds} s binnen.", "The request took longer than {seconds} s."),
    "took-too-long": Text(
        "De controle duurde langer dan {seconds} s en is gestopt. Controleer dit manifest met onsrights check.",
        "The check took longer than {seconds} s and was stopped. Check this manifest with onsrights check.",
    ),
    "busy": Text(
        "De server heeft op dit moment te veel te doen. Probeer het over enkele seconden opnieuw.",
        "The server has too much to do at the moment. Try again in a few seconds.",
    ),
    "internal": Text(
        "Interne fout van onsrights; uw invoer staat nog in het formulier. Meld dit op {issues}.",
        "Internal fault in onsrights; what you entered is still in the form. Report it at {issues}.",
    ),
    "content-type": Text(
        'Het Content-Type moet {expected} zijn, niet "{found}".',
        'The Content-Type has to be {expected}, not "{found}".',
    ),
    "not-utf8": Text(
        "De tekst is geen geldig UTF-8: byte {byte} op plaats {position}.",
        "The text is not valid UTF-8: byte {byte} at position {position}.",
    ),
    "not-json": Text(
        "Dit is geen geldige JSON: regel {line}, kolom {column}.",
        "This is not valid JSON: line {line}, column {column}.",
    ),
    "json-number": Text(
        "NaN, Infinity en getallen van duizenden cijfers zijn geen geldige JSON.",
        "NaN, Infinity and numbers with thousands of digits are not valid JSON.",
    ),
    "json-depth": Text("De JSON is te diep genest.", "The JSON is nested too deeply."),
    "duplicate-key": Text('De sleutel "{key}" staat er twee keer.', 'The key "{key}" occurs twice.'),
    "not-an-object": Text("De aanvraag moet een JSON-object zijn.", "The request has to be a JSON object."),
    "what-to-check": Text(
        'Geef één van "right", "field", "text" en "platform": een recht, een veld, een tekst of de sleutels van een '
        "manifest.",
        'Give one of "right", "field", "text" and "platform": a right, a field, a text or the keys of a manifest.',
    ),
    "what-to-ask": Text(
        'Geef één van "manifest" en "text": de sleutels van een manifest of de tekst ervan.',
        'Give one of "manifest" and "text": the keys of a manifest or its text.',
    ),
    "question": Text("{nl}", "{en}"),
    "manifest": Text(
        "Over dit manifest is geen antwoord te geven: los eerst de fouten op.",
        "There is no answer about this manifest: fix the errors first.",
    ),
    "not-keys": Text('"{key}" moet een object zijn.', '"{key}" has to be an object.'),
    "unknown-key": Text(
        'De sleutel "{key}" is hier onbekend; toegestaan zijn {known}.',
        'The key "{key}" is not known here; allowed are {known}.',
    ),
    "missing-key": Text('De sleutel "{key}" ontbreekt.', 'The key "{key}" is missing.'),
    "not-text": Text('"{key}" moet tekst zijn.', '"{key}" has to be text.'),
    "not-a-right": Text('"right" moet een object met de velden zijn.', '"right" has to be an object with the fields.'),
    "unknown-value": Text(
        '"{key}" kent "{value}" niet; kies uit {known}.', '"{value}" is not a value of "{key}"; choose from {known}.'
    ),
    "form-missing": Text(
        'Het formulier is niet volledig overgekomen: "{key}" ontbreekt.',
        'The form did not arrive completely: "{key}" is missing.',
    ),
    "form-doubled": Text('Het formulier heeft "{key}" twee keer.', 'The form has "{key}" twice.'),
    "form-unknown": Text('Het formulier heeft een onbekend veld "{key}".', 'The form has an unknown field "{key}".'),
    "form-value": Text(
        'Het formulier heeft in "{key}" iets wat deze pagina niet verstuurt.',
        'The form has something in "{key}" that this page does not send.',
    ),
}


class Problem(Exception):  # noqa: N818 - an answer, not a fault of the program
    """An answer other than the one that was asked for; ``code`` is a key of :data:`PROBLEMS`."""

    def __init__(self, status: int, code: str, pointer: str | None = None, **data: object) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.pointer = pointer if pointer is None else masked(pointer)
        """Where in a JSON request it is, as a JSON pointer."""
        self.headers: dict[str, str] = {}
        self.more: dict[str, Any] = {}
        """What else the answer to a program says."""
        told = {key: masked(value) if isinstance(value, str) else value for key, value in data.items()}
        self.message = Text(PROBLEMS[code].render("nl", told), PROBLEMS[code].render("en", told))

    def to_dict(self) -> dict[str, Any]:
        """Give the body of the answer to a program."""
        found = {"error": self.code, "message": {"nl": self.message.nl, "en": self.message.en}}
        pointer = {} if self.pointer is None else {"pointer": self.pointer}
        return {**found, **pointer, **self.more}
