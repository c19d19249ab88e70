"""Manifests to measure with: any number of rights, all different; the same seed gives the same ones.

Every clean right follows every rule, in names as people write them: in familiar words, or with a word in each name
that nobody has seen. Every faulty right breaks one rule, in turn. No line that could be shorter is longer than 80
columns, so yamllint with its own defaults has nothing to say either. The manifests for AFAS Profit and Exact Online are
our examples in other words.
"""

from __future__ import annotations

import re
import textwrap
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = [
    "PREFIX",
    "afas_manifests",
    "clean_rights",
    "exact_manifests",
    "faulty_rights",
    "manifest",
    "registry_rows",
    "unseen_rights",
    "unseen_words",
]

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


_Choice = tuple[_Operation, tuple[str, str, str], _Noun, tuple[str, str, str]]

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
blokkeren / Block / Block
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

_UNSEEN_SCOPES = [*_SCOPES, ("[van een medewerker]", "[employee]", "Employee"), ("[van een team]", "[team]", "Team")]
"""With those about which the calls of Ons cannot answer, so that every right with one of them has a remark."""


def clean_rights(number: int, seed: int = 0) -> Iterator[dict[str, str]]:
    """Give ``number`` rights that differ in identifier and in both names, all in words that the lexicon has."""
    for index, (operation, scope, noun, adjective) in enumerate(_drawn(number, seed, _SCOPES)):
        yield _right(operation, scope, noun, adjective, index)


def unseen_rights(number: int, seed: int = 0) -> Iterator[dict[str, str]]:
    """Give ``number`` rights with a word of :func:`unseen_words` each; every other identifier leaves out the scope."""
    drawn = zip(_drawn(number, seed, _UNSEEN_SCOPES), unseen_words(seed), strict=False)
    for index, ((operation, scope, noun, adjective), word) in enumerate(drawn):
        yield _right(operation, scope if index % 2 else (*scope[:2], ""), noun, adjective, index, word)


def _drawn(number: int, seed: int, scopes: list[tuple[str, str, str]]) -> Iterator[_Choice]:
    """Draw parts that are not together in any other right."""
    total = len(_OPERATIONS) * len(scopes) * len(_NOUNS) * len(_ADJECTIVES)
    for place in Random(seed).sample(range(total), number):  # noqa: S311 - nobody has to be surprised
        rest, operation = divmod(place, len(_OPERATIONS))
        rest, scope = divmod(rest, len(scopes))
        adjective, noun = divmod(rest, len(_NOUNS))
        yield _OPERATIONS[operation], scopes[scope], _NOUNS[noun], _ADJECTIVES[adjective]


def unseen_words(seed: int = 0) -> Iterator[str]:
    """Give words with a capital that no lexicon has, without end and all different: products and acronyms."""
    chance = Random(seed)  # noqa: S311 - nobody has to be surprised
    given = set()
    while True:
        if chance.random() < _ACRONYMS:
            letters = [*chance.choices("BDFGHKLMNPRTVWZ", k=3), "X"]
            chance.shuffle(letters)
            word = "".join(letters)
        else:
            syllables = (chance.choice("bdfgklmnprtvwz") + chance.choice("aeiou") for _ in range(chance.randint(2, 4)))
            # Hardly a word of the two languages ends like this.
            word = "".join(syllables).capitalize() + chance.choice("bdfgklmnprtvwz") + chance.choice(("ix", "ax", "yx"))
        if word not in given:
            given.add(word)
            yield word


_ACRONYMS = 0.3


def _right(
    operation: _Operation,
    scope: tuple[str, str, str],
    noun: _Noun,
    adjective: tuple[str, str, str],
    index: int,
    word: str = "",
) -> dict[str, str]:
    dutch = _joined(adjective[0 if noun.neuter else 1], noun.dutch, word)
    english = _joined(adjective[2], word, noun.english)
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


def faulty_rights(number: int, seed: int = 0) -> Iterator[dict[str, str]]:
    """Give the rights of :func:`clean_rights`, each with one fault."""
    for index, right in enumerate(clean_rights(number, seed)):
        yield right | _FAULTS[index % len(_FAULTS)](right)


_FAULTS: tuple[Callable[[dict[str, str]], dict[str, str]], ...] = (
    lambda right: {"identifier": right["identifier"] + "2"},
    lambda right: {"identifier": right["identifier"].removeprefix(PREFIX)},
    lambda right: right | {"dutch_description": ""},
    lambda right: {"dutch_name": f"Ons Dossier - {right['dutch_name']}"},
    lambda right: {"dutch_name": right["dutch_name"][:-2] + "n"},
    lambda right: {"dutch_name": right["dutch_name"][0].lower() + right["dutch_name"][1:]},
    lambda right: {
        "dutch_name": right["dutch_name"].replace("[van een", "[van", 1)
        if "[" in right["dutch_name"]
        else f"{right['dutch_name']}."
    },
    lambda right: {"dutch_description": right["english_description"]},
    lambda right: {"english_name": right["english_name"].replace(" ", "ing ", 1)},
    lambda right: {"english_name": right["english_name"].replace(" ", "  ", 1)},
)


def registry_rows(connectors: int, each: int, seed: int = 0) -> Iterator[dict[str, str]]:
    """Give the rows of a registry: connectors with a prefix of their own, and ``each`` rights one after the other.

    A third of the connectors has rights that nobody has seen, about every twentieth right has one fault, and in every
    tenth connector the last right is a copy of the first.
    """
    for number, prefix in zip(range(connectors), unseen_words(seed), strict=False):
        rights = list((unseen_rights if number % 3 == 0 else clean_rights)(each, seed + number))
        faulty = slice(number % 20, None, 21)
        rights[faulty] = list(faulty_rights(each, seed + number))[faulty]
        if number % 10 == 0:
            rights[-1] = rights[0]
        for place, right in enumerate(rights):
            identifier = right["identifier"].replace(PREFIX, prefix)
            yield {"id": f"{number}-{place}", "connector": prefix, "prefix": prefix, **right, "identifier": identifier}


_WIDTH = 80
_FOLDER = textwrap.TextWrapper(
    _WIDTH, initial_indent=" " * 6, subsequent_indent=" " * 6, break_long_words=False, break_on_hyphens=False
)


def manifest(rights: Iterable[dict[str, str]]) -> Iterator[str]:
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


_EXAMPLES = Path(__file__).parents[1] / "examples"


def afas_manifests(number: int, seed: int = 0) -> Iterator[str]:
    """Give manifests of integrations with AFAS Profit, each with a product and texts of its own."""
    return _others("planbord.afas.yaml", "Planbord", number, seed)


def exact_manifests(number: int, seed: int = 0) -> Iterator[str]:
    """Give manifests of apps for Exact Online, each with a product and texts of its own."""
    return _others("invoices.exact.yaml", "Iepenlaan", number, seed)


def _others(example: str, product: str, number: int, seed: int) -> Iterator[str]:
    text = (_EXAMPLES / example).read_text(encoding="utf-8")
    names = unseen_words(seed)
    for _ in range(number):
        name = next(names)
        # A sentence is told apart from one that was read before by a word of its own.
        own = _SENTENCE.sub(lambda line: f"{line[1]} ({next(names)}).", text)
        yield own.replace(product, name).replace(product.lower(), name.lower())


_SENTENCE = re.compile(r"^( *(?:- )?(?:purpose|reason)\w*: .*)\.$", re.MULTILINE)
