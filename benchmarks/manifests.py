"""Manifests to measure with: any number of rights, all different, always the same ones.

Every clean right follows every rule, in names as people write them; every faulty right breaks one, in turn.
No line is longer than 80 columns, so that yamllint with its own defaults has nothing to say either.
"""

from __future__ import annotations

import textwrap
from math import gcd, prod
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["PREFIX", "clean_rights", "faulty_rights", "manifest"]

PREFIX = "Wilgenlicht"


class _Noun(NamedTuple):
    neuter: bool
    dutch: str
    english: str


class _Operation(NamedTuple):
    dutch: str
    english: str
    """Where the subject does not come last, ``…`` stands for scope and subject."""
    action: str


_NOUNS = [
    _Noun(line.startswith("het "), *line.partition(" ")[2].split(" / "))
    for line in """\
het document / document
het zorgplan / care plan
het behandelplan / treatment plan
het doel / goal
de hulpvraag / care need
de notitie / note
de aantekening / annotation
de rapportage / report
de episode / episode
de diagnose / diagnosis
de allergie / allergy
de wilsverklaring / advance directive
de vragenlijst / questionnaire
het antwoord / answer
de meting / measurement
de meetwaarde / measured value
de wondfoto / wound photo
de foto / photo
de video / video
de MIC-melding / incident report
het incident / incident
de maatregel / measure
de signalering / alert
het risico / risk
de overdracht / handover
de brief / letter
de bijlage / attachment
de handtekening / signature
de indicatie / indication
de verwijzing / referral
de reden van afwezigheid / reason for absence
de mantelzorger / informal carer
de contactpersoon / contact person
de tijdlijn / timeline
het medicijn / medicine
het medicatieoverzicht / medication overview
de toedienlijst / administration list
de toediening / medication administration
het voorschrift / prescription
de dosering / dosage
de dubbele controle / double check
de agenda / agenda
de afspraak / appointment
de dienst / shift
het rooster / roster
de route / route
het ruilverzoek / swap request
de verlofaanvraag / leave request
de taak / task
de wachtlijst / waiting list
de activiteit / activity
het alarm / alarm
de oproep / call
de sensor / sensor
de camera / camera
de sleutel / key
de sleutelkluis / key safe
de toegangscode / access code
het apparaat / device
het hulpmiddel / aid
de koppeling / connection
de drempelwaarde / threshold
de maaltijd / meal
de maaltijdkeuze / meal choice
het dieet / diet
de voorkeur / preference
de bestelling / order
de rit / ride
de vervoersaanvraag / transport request
de rolstoel / wheelchair
de factuur / invoice
de declaratie / claim
het budget / budget
de betaling / payment
de machtiging / authorisation
de zorgtoewijzing / care allocation
het contract / contract
het certificaat / certificate
de bekwaamheid / competence
de cursus / course
de toets / test
het leerpad / learning path
het toestemmingsformulier / consent form
het bericht / message
het gesprek / conversation
het telefoonnummer / phone number
het e-mailadres / email address
de melding / notification
het abonnement / subscription
de instelling / setting
""".splitlines()
]

_ADJECTIVES = [
    ("", "", ""),
    ("nieuw", "nieuwe", "new"),
    ("medisch", "medische", "medical"),
    ("digitaal", "digitale", "digital"),
    ("persoonlijk", "persoonlijke", "personal"),
    ("tijdelijk", "tijdelijke", "temporary"),
    ("actueel", "actuele", "current"),
    ("vertrouwelijk", "vertrouwelijke", "confidential"),
    ("extern", "externe", "external"),
    ("intern", "interne", "internal"),
    ("wekelijks", "wekelijkse", "weekly"),
    ("dagelijks", "dagelijkse", "daily"),
    ("algemeen", "algemene", "general"),
    ("aanvullend", "aanvullende", "additional"),
]
"""Before a neuter noun, before any other, in English."""

_OPERATIONS = [
    _Operation(*line.split(" / "))
    for line in """\
inzien / View / View
bekijken / Review / Review
wijzigen / Change / Change
bewerken / Edit / Edit
verwijderen / Delete / Delete
aanmaken / Create / Create
toevoegen / Add / Add
registreren / Register / Register
vastleggen / Record / Record
goedkeuren / Approve / Approve
afkeuren / Reject / Reject
ondertekenen / Sign / Sign
aftekenen / Sign off / SignOff
controleren / Check / Check
archiveren / Archive / Archive
exporteren / Export / Export
importeren / Import / Import
downloaden / Download / Download
afdrukken / Print / Print
delen / Share / Share
versturen / Send / Send
doorsturen / Forward / Forward
koppelen / Link / Link
ontkoppelen / Unlink / Unlink
beheren / Manage / Manage
openen / Open / Open
aanvragen / Request / Request
annuleren / Cancel / Cancel
beoordelen / Assess / Assess
corrigeren / Correct / Correct
kopiëren / Copy / Copy
ter goedkeuring aanbieden / Submit … for approval / SubmitForApproval
als gelezen markeren / Mark … as read / MarkAsRead
tijdelijk blokkeren / Temporarily block / Block
ongedaan maken / Undo / Undo
""".splitlines()
]

_SCOPES = [
    ("[van een cliënt]", "[client]", "Client"),
    ("", "", ""),
    ("[van een cliënt] en/of [van een medewerker]", "[client] and/or [employee]", "ClientEmployee"),
    ("[van een cliënt] of [van een team]", "[client] or [team]", "ClientTeam"),
]

_OCCASIONS = [
    ("tijdens de dienst", "during the shift"),
    ("na het huisbezoek", "after the home visit"),
    ("voor de overdracht", "for the handover"),
    ("op de dagbesteding", "at day care"),
    ("in de thuiszorg", "in home care"),
]

_SIZES = (len(_OPERATIONS), len(_SCOPES), len(_NOUNS), len(_ADJECTIVES))
_TOTAL = prod(_SIZES)
_STRIDE = 7919
assert gcd(_STRIDE, _TOTAL) == 1, "every right comes once"


def clean_rights(number: int) -> Iterator[dict[str, str]]:
    """Give ``number`` rights that differ in identifier and in both names."""
    assert number <= _TOTAL
    for index in range(number):
        rest = index * _STRIDE % _TOTAL
        choice = []
        for size in _SIZES:
            rest, one = divmod(rest, size)
            choice.append(one)
        operation, scope, noun, adjective = choice
        yield _right(_OPERATIONS[operation], _SCOPES[scope], _NOUNS[noun], _ADJECTIVES[adjective], index)


def _right(
    operation: _Operation, scope: tuple[str, str, str], noun: _Noun, adjective: tuple[str, str, str], index: int
) -> dict[str, str]:
    dutch = f"{adjective[0 if noun.neuter else 1]} {noun.dutch}".strip()
    english = f"{adjective[2]} {noun.english}".strip()
    before, _, after = operation.english.partition(" … ")
    when_dutch, when_english = _OCCASIONS[index % len(_OCCASIONS)]
    words = english.replace("-", " ").split()
    article = "an" if english[0] in "aeiou" else "a"
    return {
        "identifier": PREFIX + scope[2] + "".join(word[0].upper() + word[1:] for word in words) + operation.action,
        "dutch_name": _joined(dutch[0].upper() + dutch[1:], scope[0], operation.dutch),
        "english_name": _joined(before, scope[1], english, after),
        "dutch_description": f"Nodig voor het {operation.dutch} van een {dutch} {when_dutch}.",
        "english_description": f"Needed to {_joined(before.lower(), article, english, after)} {when_english}.",
    }


def _joined(*words: str) -> str:
    return " ".join(word for word in words if word)


def faulty_rights(number: int) -> Iterator[dict[str, str]]:
    """Give the rights of :func:`clean_rights`, each with one fault."""
    for index, right in enumerate(clean_rights(number)):
        yield right | _FAULTS[index % len(_FAULTS)](right)


_FAULTS: tuple[Callable[[dict[str, str]], dict[str, str]], ...] = (
    lambda right: {"identifier": right["identifier"] + "2"},
    lambda right: {"identifier": right["identifier"].removeprefix(PREFIX)},
    lambda right: right | {"dutch_description": ""},
    lambda right: {"dutch_name": f"Ons Dossier - {right['dutch_name']}"},
    lambda right: {"dutch_name": right["dutch_name"][:-2] + "n"},
    lambda right: {"dutch_name": f"{right['dutch_name']} [van een cliënt]"},
    lambda right: {"dutch_name": right["dutch_name"].replace("]", "", 1) + "."},
    lambda right: {"dutch_name": right["dutch_name"].replace("[van een", "[", 1) + " in de app"},
    lambda right: {"english_name": right["english_name"].replace(" ", "ing ", 1)},
    lambda right: {"english_name": f"{right['english_name']} [client]"},
)

_WIDTH = 80
_FOLDER = textwrap.TextWrapper(_WIDTH, initial_indent=" " * 6, subsequent_indent=" " * 6, break_on_hyphens=False)


def manifest(rights: Iterator[dict[str, str]]) -> Iterator[str]:
    """Give the lines of a manifest with these rights, one right at a time, so that little is held in memory."""
    yield f"---\nmanifest: 1\nconnector:\n  name: Wilgenlicht Zorgapp\n  prefix: {PREFIX}\nrights:\n"
    for right in rights:
        lines = [line for key, value in right.items() for line in _entry(key, value)]
        yield "\n".join(["  - " + lines[0].lstrip(), *lines[1:]]) + "\n"


def _entry(key: str, value: str) -> list[str]:
    line = f"    {key}: {value}" if value else f'    {key}: ""'
    if len(line) <= _WIDTH:
        return [line]
    return [f"    {key}: >-", *_FOLDER.wrap(value)]
