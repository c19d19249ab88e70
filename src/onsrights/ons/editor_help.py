"""What editors show of a manifest of rights besides what ``schemas/rights.schema.json`` says."""

from __future__ import annotations

from typing import Any

from onsrights.engine.check.editor_schema import EditorHelp
from onsrights.engine.diagnostics import Text

__all__ = ["HELP"]

_IDENTIFIER = "ExternalConnectorClientDocumentDelete"
_RIGHT = {
    "identifier": _IDENTIFIER,
    "dutch_name": "Document [van een cliënt] verwijderen",
    "english_name": "Delete [client] document",
    "dutch_description": "Geeft toestemming om documenten uit het dossier van een cliënt te verwijderen.",
    "english_description": "Allows removing documents from a client's record.",
}

_HELP = {
    "": Text(
        nl="Eén bestand met alle rechten die een connector in het API Dashboard aanvraagt.",
        en="One file with all rights that a connector requests in the API Dashboard.",
    ),
    "$schema": Text(
        nl="Alleen nodig in een JSON-manifest.",
        en="Only needed in a JSON manifest.",
    ),
    "manifest": Text(
        nl="De versie van het formaat van dit bestand: `1`.",
        en="The version of this file's format: `1`.",
    ),
    "platform": Text(
        nl="Laat dit weg of schrijf `ons`; andere platforms krijgen een eigen schema.",
        en="Leave this out or write `ons`; other platforms get a schema of their own.",
    ),
    "access_rights": Text(
        nl="`require-client-scope` (standaard): een recht dat toegang tot een applicatie geeft heeft een "
        "cliëntbereik nodig. `allow`: zo'n recht mag altijd. `deny`: zo'n recht mag niet.",
        en="`require-client-scope` (the default): a right that gives access to an application needs a "
        "client scope. `allow`: such a right is always fine. `deny`: such a right is refused.",
    ),
    "connector": Text(
        nl="De connector waarvoor u de rechten aanvraagt.",
        en="The connector you request the rights for.",
    ),
    "connector.name": Text(
        nl="De naam zoals die in het API Dashboard staat; elke tekst mag.",
        en="The name as it is in the API Dashboard; any text will do.",
    ),
    "connector.prefix": Text(
        nl="Waarmee elke identifier begint: alleen de letters A t/m Z en a t/m z, liefst de naam van de "
        "connector. Mag weggelaten worden als de naam zelf alleen uit letters bestaat.",
        en="What every identifier begins with: only the letters A to Z and a to z, preferably the "
        "connector's name. May be left out where the name itself is letters only.",
    ),
    "rights": Text(
        nl="De rechten, elk met vijf verplichte velden.",
        en="The rights, each with five required fields.",
    ),
    "right": Text(
        nl="Eén recht: zo fijnmazig mogelijk, één bewerking op één onderdeel.",
        en="One right: as fine-grained as possible, one action on one element.",
    ),
    "right.identifier": Text(
        nl="Voorvoegsel, onderdeel en bewerking aan elkaar, alleen letters: "
        "`ExternalConnectorClientMedicalNoteView`. Voor toegang tot de hele applicatie: voorvoegsel en "
        "`Access`.",
        en="Prefix, element and action in one word, letters only: `ExternalConnectorClientMedicalNoteView`."
        " For access to the whole application: the prefix and `Access`.",
    ),
    "right.dutch_name": Text(
        nl="Onderwerp in het enkelvoud, eventueel een bereik tussen vierkante haken, en de bewerking als "
        "laatste: `Document [van een cliënt] verwijderen`.",
        en="A singular subject, an optional scope in square brackets, and the operation last: `Document "
        "[van een cliënt] verwijderen`.",
    ),
    "right.english_name": Text(
        nl="De bewerking eerst, dan eventueel een bereik tussen vierkante haken, en het onderwerp: `Delete "
        "[client] document`.",
        en="The operation first, then an optional scope in square brackets, and the subject: `Delete "
        "[client] document`.",
    ),
    "right.dutch_description": Text(
        nl="Uitleg in het Nederlands voor de beheerder van de klant; staat in Ons Autorisatie.",
        en="Clarification in Dutch for the customer's administrator; shown in Ons Autorisatie.",
    ),
    "right.english_description": Text(
        nl="Dezelfde uitleg in het Engels.",
        en="The same clarification in English.",
    ),
    "right.status": Text(
        nl="Hoe ver de aanvraag is: `draft`, `requested`, `approved` of `denied`.",
        en="How far the request is: `draft`, `requested`, `approved` or `denied`.",
    ),
    "right.denied_reason": Text(
        nl="De reden die bij de afwijzing is gegeven; hoort bij `status: denied`.",
        en="The reason that was given for the denial; belongs to `status: denied`.",
    ),
    "right.connector_versions": Text(
        nl='De versies van de connector waarin dit recht aanstaat, elk tussen aanhalingstekens: `["1.4"]`.',
        en='The versions of the connector in which this right is enabled, each between quotation marks: `["1.4"]`.',
    ),
    "right.note": Text(
        nl="Een notitie voor uzelf.",
        en="A note for yourselves.",
    ),
}
"""Help that an editor shows, Dutch and English, by place in the schema."""

_EXAMPLES: dict[str, list[Any]] = {
    "connector.name": ["External Connector"],
    "connector.prefix": ["ExternalConnector"],
    "right": [_RIGHT],
    "right.identifier": [_IDENTIFIER, "ExternalConnectorClientMedicalNoteView", "ExternalIntegrationAccess"],
    "right.dutch_name": [_RIGHT["dutch_name"], "Het wachtwoord [van een medewerker] wijzigen"],
    "right.english_name": [_RIGHT["english_name"], "Change [employee] password"],
    "right.dutch_description": [_RIGHT["dutch_description"]],
    "right.english_description": [_RIGHT["english_description"]],
    "right.connector_versions": [["1.4"]],
}

_PATTERNS = {
    "^[A-Za-z]+(?![\\s\\S])": Text(
        nl="Alleen de letters A t/m Z en a t/m z: geen cijfers, spaties, streepjes of accenten.",
        en="Only the letters A to Z and a to z: no digits, spaces, hyphens or accents.",
    ),
}
"""What an editor says in the place of a pattern that does not match."""

_CHOICES = {
    "access_rights": {
        "require-client-scope": Text(
            nl="Toegang tot een applicatie vraagt een cliëntbereik.",
            en="Access to an application needs a client scope.",
        ),
        "allow": Text(nl="Toegang tot een applicatie mag altijd.", en="Access to an application is always fine."),
        "deny": Text(nl="Toegang tot een applicatie mag niet.", en="Access to an application is refused."),
    },
    "right.status": {
        "draft": Text(nl="Nog niet aangevraagd.", en="Not requested yet."),
        "requested": Text(nl="Aangevraagd in het API Dashboard.", en="Requested in the API Dashboard."),
        "approved": Text(nl="Goedgekeurd: verander de velden niet meer.", en="Approved: leave its fields as they are."),
        "denied": Text(
            nl="Afgewezen; zet de reden bij denied_reason.", en="Denied; put the reason into denied_reason."
        ),
    },
}
"""What each choice means, by place in the schema."""


def _new_right(prefix: str, first: int) -> dict[str, str]:
    """Give the body of a snippet whose gaps are numbered from ``first``; it is clean when nothing is filled in."""
    action = f"${{{first + 1}:View}}"
    return {
        "identifier": f"{prefix}${{{first}:ClientDocument}}{action}",
        "dutch_name": f"${{{first + 2}:Document}} [van een cliënt] ${{{first + 3}:inzien}}",
        "english_name": f"{action} [client] ${{{first + 4}:document}}",
        "dutch_description": f"${{{first + 5}:Geeft toestemming om documenten van een cliënt in te zien.}}",
        "english_description": f"${{{first + 6}:Allows viewing the documents of a client.}}",
    }


_RIGHT_SNIPPET = {"description": "Nieuw recht / New right"}
_ONE_MORE = _new_right("${1:ExternalConnector}", 2)
_SNIPPETS: dict[str, list[dict[str, Any]]] = {
    "": [
        {
            "label": "rights.yaml",
            "description": "Nieuw manifest / New manifest",
            "body": {
                "manifest": 1,
                "connector": {"name": "${1:External Connector}", "prefix": "${2:ExternalConnector}"},
                "rights": [_new_right("${2:ExternalConnector}", 3)],
            },
        },
    ],
    "rights": [{"label": "- right", **_RIGHT_SNIPPET, "body": _ONE_MORE}],
    "right": [{"label": "right", **_RIGHT_SNIPPET, "body": _ONE_MORE}],
}

HELP = EditorHelp(_HELP, _EXAMPLES, _CHOICES, _PATTERNS, _SNIPPETS)
"""The door ``editor``."""
