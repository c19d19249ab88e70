"""Correct rights without end, in words of the lexicon or in others; a seed gives the same ones."""

from __future__ import annotations

import random
import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from tests.generated.words import ADJECTIVES, Adjective, Noun, Verb, inside_nouns, operations, outside_nouns, verbs

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "DUTCH_SCOPES",
    "PREFIX",
    "Parts",
    "Right",
    "access_rights",
    "capital",
    "every_right",
    "pascal",
    "plain_rights",
    "rights_of",
]

PREFIX = "Wilgenlicht"
DUTCH_SCOPES = {"client": "cliënt", "employee": "medewerker", "team": "team"}
_JOINERS = {"and/or": "en/of", "or": "of", "and": "en"}

_SCOPES = [("client",)] * 6 + [("employee",)] * 3 + [("team",)] + [()] * 3
_JOINED = [("client", "employee"), ("client", "team"), ("employee", "team")]
_ADVERBS = [
    ("definitief", "permanently"),
    ("tijdelijk", "temporarily"),
    ("handmatig", "manually"),
    ("digitaal", "digitally"),
    ("automatisch", "automatically"),
]
_CLOSINGS = [
    ("na ontslag", "after discharge"),
    ("per post", "by post"),
    ("namens familie", "on behalf of family"),
    ("tijdens nachtdienst", "during night shift"),
    ("voor huisbezoek", "before home visit"),
]
_PHRASES = [
    Verb("ter goedkeuring aanbieden", "", "", "", "submit … for approval"),
    Verb("ter beoordeling voorleggen", "", "", "", "submit … for review"),
    Verb("laten vervallen", "", "", "", "let … expire"),
    Verb("als gelezen markeren", "", "", "", "mark … as read"),
    Verb("ongedaan maken", "", "", "", "undo"),
    Verb("in gebruik nemen", "", "", "", "put … into use"),
    Verb("buiten gebruik stellen", "", "", "", "take … out of use"),
]
_DESCRIPTIONS = [
    (
        "Nodig voor het {operation} van {subject} tijdens de dienst.",
        "Needed to {operation} {subject} {closing} during the shift.",
    ),
    (
        "Met dit recht kan een zorgverlener in de app van de leverancier {subject} {operation}.",
        "With this right a care worker can {operation} {subject} {closing} in the supplier's app.",
    ),
    (
        "Wie dit recht heeft, mag op de afdeling {subject} {operation}.",
        "Whoever has this right may {operation} {subject} {closing} on the ward.",
    ),
]
_APPLICATIONS = [
    "Zorgbord",
    "Medewijzer",
    "Roosterkompas",
    "Wondlens",
    "Thuisklok",
    "Leefcirkel",
    "Nachtwacht",
    "Vitaalmeter",
]


class Parts(NamedTuple):
    """What a right is made of."""

    noun: Noun
    verb: Verb
    scopes: tuple[str, ...] = ()
    joiner: str = "and/or"
    adjective: Adjective | None = None
    adverb: tuple[str, str] = ("", "")
    closing: tuple[str, str] = ("", "")

    @property
    def is_plain(self) -> bool:
        """Whether the name has a subject, at most one scope, and a verb that we know the forms of."""
        return bool(self.verb.stem) and len(self.scopes) < 2 and not self.adverb[0] and not self.closing[0]

    @property
    def subject(self) -> str:
        """The Dutch subject, in small letters."""
        return self._described(self.noun.dutch)

    def _described(self, noun: str) -> str:
        if self.adjective is None:
            return noun
        return f"{self.adjective.neuter if self.noun.neuter else self.adjective.inflected} {noun}"

    @property
    def subjects(self) -> str:
        """The Dutch subject in the plural."""
        return f"{self.adjective.inflected} {self.noun.plural}" if self.adjective else self.noun.plural

    @property
    def english_subject(self) -> str:
        return _described(self.adjective.english if self.adjective else "", self.noun.english)

    @property
    def english_subjects(self) -> str:
        return _described(self.adjective.english if self.adjective else "", self.noun.english_plural)

    @property
    def scope(self) -> str:
        """The Dutch scopes with what joins them."""
        return f" {_JOINERS[self.joiner]} ".join(f"[van een {DUTCH_SCOPES[one]}]" for one in self.scopes)

    @property
    def english_scope(self) -> str:
        return f" {self.joiner} ".join(f"[{one}]" for one in self.scopes)

    @property
    def operation(self) -> str:
        return _joined(self.closing[0], self.adverb[0], self.verb.dutch)

    @property
    def english_operation(self) -> str:
        """The words before the scope, in small letters."""
        return _joined(self.adverb[1], self.verb.english.partition(" … ")[0])

    @property
    def english_closing(self) -> str:
        """The words after the subject."""
        return _joined(self.verb.english.partition(" … ")[2], self.closing[1])


class Right(NamedTuple):
    """A correct right, and what it is made of (nothing for the right to get into an application)."""

    identifier: str
    dutch_name: str
    english_name: str
    dutch_description: str
    english_description: str
    parts: Parts | None

    @property
    def fields(self) -> dict[str, str]:
        """The five fields as they stand in a manifest."""
        texts = self._asdict()
        del texts["parts"]
        return texts


def capital(text: str) -> str:
    """Write the first letter as a capital; *ij* is one letter, and an inner capital stays as it is (eHealth)."""
    if text.startswith("ij"):
        return "IJ" + text[2:]
    if any(letter.isupper() for letter in text.partition(" ")[0][1:]):
        return text
    return text[:1].upper() + text[1:]


def pascal(text: str) -> str:
    """Write words as they stand in an identifier."""
    plain = "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    return "".join(word[0].upper() + word[1:] for word in re.findall("[A-Za-z]+", plain.replace("'", "")))


def _described(adjective: str, noun: str) -> str:
    """Put an adjective before an English noun that does not begin with it: *weekly roster* is weekly already."""
    return noun if noun.startswith(f"{adjective} ") else _joined(adjective, noun)


def _joined(*words: str) -> str:
    return " ".join(word for word in words if word)


def made(parts: Parts, describing: int) -> Right:
    """Write a right of these parts; ``describing`` chooses the descriptions."""
    action = pascal(parts.verb.english.replace(" … ", " "))
    dutch, english = _DESCRIPTIONS[describing % len(_DESCRIPTIONS)]
    article = "an" if parts.english_subject[0] in "aeiou" else "a"
    described = english.format(
        operation=parts.english_operation,
        subject=f"{article} {parts.english_subject}",
        closing=parts.english_closing,
    )
    return Right(
        PREFIX + "".join(map(pascal, parts.scopes)) + pascal(parts.english_subject) + action,
        capital(_joined(parts.subject, parts.scope, parts.operation)),
        capital(_joined(parts.english_operation, parts.english_scope, parts.english_subject, parts.english_closing)),
        dutch.format(operation=parts.operation, subject=f"een {parts.subject}"),
        described.replace("  ", " "),
        parts,
    )


def plain_rights(seed: int, *, known: bool) -> Iterator[Right]:
    """Give rights whose verbs come with all their forms, so that faults can be planted in them."""
    yield from rights_of(random.Random(seed), _nouns(known=known), verbs(known=known))  # noqa: S311 - no secret is made of it


def every_right(seed: int, *, known: bool) -> Iterator[Right]:
    """Give rights with every operation that the lexicon has, or with verbs that it does not have."""
    everything = operations() if known else verbs(known=False)
    yield from rights_of(random.Random(seed), _nouns(known=known), everything)  # noqa: S311 - no secret is made of it


def _nouns(*, known: bool) -> list[Noun]:
    return inside_nouns() if known else outside_nouns()


def access_rights() -> Iterator[Right]:
    """Give rights to get into an application; a manifest has one of them at most, so they share an identifier."""
    for name in _APPLICATIONS:
        yield Right(
            f"{PREFIX}Access",
            f"Toegang tot {name} [van een cliënt]",
            f"Access to {name}",
            f"Wie dit recht heeft, mag de applicatie {name} vanuit het dossier openen.",
            f"Whoever has this right may open the application {name} from the record.",
            None,
        )


def rights_of(
    chance: random.Random, nouns: list[Noun], choices: list[Verb], closings: list[tuple[str, str]] | None = None
) -> Iterator[Right]:
    """Give rights of these nouns and verbs; what closes an operation is drawn from ``closings``, where there are."""
    seen: set[str] = set()
    while True:
        noun = chance.choice(nouns)
        verb = chance.choice(_PHRASES) if chance.random() < 0.1 else chance.choice(choices)
        several = chance.random() < 0.12
        parts = Parts(
            noun,
            verb,
            chance.choice(_JOINED) if several else chance.choice(_SCOPES),
            chance.choice(list(_JOINERS)),
            chance.choice(ADJECTIVES) if chance.random() < 0.3 and " " not in noun.dutch else None,
        )
        if parts.adjective and parts.adjective.english in noun.english.split():
            parts = parts._replace(adjective=None)
        more = chance.random()
        if verb.stem and more < 0.12:
            parts = parts._replace(adverb=chance.choice(_ADVERBS))
        elif verb.stem and more < 0.24:
            parts = parts._replace(closing=chance.choice(closings or _CLOSINGS))
        right = made(parts, chance.randrange(3))
        names = {text.casefold() for text in (right.identifier, right.dutch_name, right.english_name)}
        if seen.isdisjoint(names):
            seen |= names
            yield right
