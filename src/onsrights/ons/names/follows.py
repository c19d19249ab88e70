"""What follows from a name: its identifier, what its operation is in the other language, the number of its subject.

The identifier is built as in the examples of the Right Syntax Requirements page: prefix, whose data it is, element,
action (*Delete [client] document* gives ``…ClientDocumentDelete``). :func:`following_identifier` of
:mod:`onsrights.ons.identifiers` is the same for plain names, and quick; this one takes every name that can be read.
"""

from __future__ import annotations

import re
from operator import itemgetter
from typing import TYPE_CHECKING

from onsrights.ons.identifiers import pascal_case
from onsrights.ons.lexicon import _tables as tables
from onsrights.ons.lexicon.added import remembered
from onsrights.ons.lexicon.lookup import english_key, fold
from onsrights.ons.lexicon.operations import (
    dutch_operation,
    english_operation,
    english_split_operation,
    identifier_action,
)
from onsrights.ons.lexicon.scope_nouns import entity_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onsrights.engine.diagnostics import Language
    from onsrights.ons.lexicon.values import Number
    from onsrights.ons.names.reading import Reading

__all__ = [
    "dutch_of_english_operation",
    "dutch_operations",
    "identifier_for",
    "operation_in_other_language",
    "subject_number",
]

_ACCESS = "Access"
_ARTICLES = frozenset({"a", "an", "the"})
_OBJECT_FOLLOWS = frozenset({"about", "at", "for", "from", "of", "to", "with"})
"""Prepositions that say nothing of the action itself: *Reply to*, *Grant access to*."""
_PARTS = re.compile(r"[^\W_]+(?:['’`´][^\W_]+)*")
"""The words in a piece: hyphens and other signs stand between them, an apostrophe stands inside one."""
_NO_LETTERS = re.compile(r"[0-9'’`´]+")
_JOINED: dict[Language, frozenset[str]] = {
    "nl": frozenset({"en", "of", "en/of", "/", "&", "+", ","}),
    "en": frozenset({"and", "or", "and/or", "/", "&", "+", ","}),
}
_UNSURE_OPERATION = frozenset({"10", "12"})
"""Faults of names whose operation is a slip, or more than one."""
_PLURAL = "09"
_RATHER = {"remove": "verwijderen", "disable": "uitschakelen", "review": "beoordelen"}
"""Translations of which a rarer operation is the first in the lexicon (*afvoeren*, of somebody or something)."""
_HEAD_ENDS: dict[Language, frozenset[str]] = {
    "nl": tables.DUTCH_PREPOSITIONS | {"als", "die", "dat", "per", "te", "ter"},
    "en": tables.ENGLISH_PREPOSITIONS | {"as", "that", "which", "per"},
}


def identifier_for(reading: Reading, prefix: str) -> str | None:
    """Give the identifier that follows from an English name; linear in its length, and never fails.

    ``None`` for a Dutch name, and for one that cannot be read: without operation or subject, with an operation that is
    a slip or several, with a scope that is none of Ons, or in letters that have no place in an identifier.
    """
    if reading.language != "en" or reading.kind is None:
        return None
    if reading.kind == "access":
        return prefix + _ACCESS
    if reading.operation is None or reading.subject is None or any(f.rule in _UNSURE_OPERATION for f in reading.faults):
        return None
    entities = [scope.entity for scope in reading.scopes]
    if None in entities:
        return None
    verb, subject, closing = (_pieces(reading, part) for part in (reading.operation, reading.subject, reading.closing))
    if verb[0].isupper() and reading.fault("15") is not None:
        verb = [verb[0].capitalize(), *verb[1:]]  # *DELETE [client] document*
    action, indirect = _action(verb)
    split = english_split_operation([fold(piece) for piece in (*verb, *subject, *closing)])
    if split is not None and split[0] == len(verb):
        action += [*subject, *closing][-split[1] :]
        subject = subject[: len(subject) - max(0, split[1] - len(closing))]
    elif len(subject) > 1 and fold(verb[0]) in tables.ENGLISH_CAUSATIVES and subject[-1].endswith("ed"):
        action += subject[-1:]  # Have … repaired
        subject = subject[:-1]
    elif _belongs(verb, closing):
        action += closing
    element, doing = _words((*subject, *indirect)), _words(action)
    if not element or not doing:
        return None
    owners = [entity_word(entity) for entity in dict.fromkeys(entities) if entity is not None]
    return "".join((prefix, *owners, *element, *doing))


def _pieces(reading: Reading, stretch: tuple[int, int] | None) -> list[str]:
    """Give the pieces of a stretch; a name in capitals only is read as if it were in small letters."""
    pieces = reading.pieces[stretch[0] : stretch[1]] if stretch else []
    return [piece.lower() for piece in pieces] if reading.text.isupper() else pieces


def _action(verb: Sequence[str]) -> tuple[list[str], list[str]]:
    """Tell the action from an object that stands with the verb: *Add photo to* is *Add*, and about a photo."""
    words = [fold(piece) for piece in verb]
    first = 0
    while first < len(words) - 1 and _is_adverb(words[first]):
        first += 1
    found = english_operation(words[first:])
    end = first + (found[0] if found else 1)
    rest = words[end:]
    if rest and not tables.ENGLISH_PREPOSITIONS.issuperset(rest) and rest[-1] in tables.ENGLISH_PREPOSITIONS:
        return [*verb[:end]], [*verb[end:-1]]
    return [*verb[: _end_of_action(words, first, end)]], []


def _end_of_action(words: Sequence[str], first: int, end: int) -> int:
    """Leave out the preposition that only leads to the object; a particle stays: *Log in to*, *Sign off on*."""
    if not (len(words) > end > first + 1 and tables.ENGLISH_PREPOSITIONS.issuperset(words[end:])):
        end = len(words)
    if _is_action(words[first:end]):
        return end
    while end > first + 1 and (
        words[end - 1] in _OBJECT_FOLLOWS or (end > first + 2 and words[end - 1] in tables.ENGLISH_PREPOSITIONS)
    ):
        end -= 1
    return end


def _is_adverb(word: str) -> bool:
    return word in tables.ENGLISH_ADVERBS or (word.endswith("ly") and english_operation([word]) is None)


def _is_action(words: Sequence[str]) -> bool:
    found = identifier_action(words)
    return found is not None and found[0] == len(words)


def _belongs(verb: Sequence[str], closing: Sequence[str]) -> bool:
    """Whether what closes a name is part of its action: *Switch … off*, *Mark … as …*, *Put … on …*."""
    if not closing:
        return False
    words = [fold(piece) for piece in (*verb, *closing)]
    found = english_operation(words)
    if (found is not None and found[0] == len(words)) or _is_action(words):
        return True
    return words[len(verb)] == "as" or words[0] in tables.ENGLISH_LIGHT_VERBS


def _words(pieces: Sequence[str]) -> list[str]:
    """Write pieces as words of an identifier; none where one of them has letters that cannot be written.

    Articles, digits and a remark between round brackets are left out. An acronym keeps its capitals.
    """
    words: list[str] = []
    remark = False
    for piece in pieces:
        if piece[0] == "[":
            return []
        remark = remark or piece[0] == "("
        if not remark and fold(piece) not in _ARTICLES:
            for part in _PARTS.findall(piece):
                letters = _NO_LETTERS.sub("", part)
                word = letters if letters.isascii() else pascal_case(letters)
                if word is None:
                    return []
                words.append(word[:1].upper() + word[1:])
        remark = remark and ")" not in piece
    return [word for word in words if word]


# ----------------------------------------------------------------------------------------------------- translation


def operation_in_other_language(reading: Reading) -> str | None:
    """Give the operation of a name in the other language, as the lexicon would first propose it.

    A ``…`` in it stands for the subject. ``None`` where the lexicon does not know the whole operation, or where the
    verb means something else with every subject (*maken*, *Set*).
    """
    if reading.operation is None:
        return None
    words = reading.words(reading.operation)
    if reading.language == "nl":
        verb = " ".join(map(fold, words))
        found = None if verb in tables.DUTCH_LIGHT_VERBS else dutch_operation(verb)
        return found.english[0] or None if found else None
    known = dutch_operations()
    action, indirect = _action([word for word in words if word not in _ARTICLES])
    closing = " ".join(reading.words(reading.closing))
    for written in (words, action):
        verb = " ".join(written)
        for whole in (f"{verb} … {closing}", f"{verb} {closing}") if closing else ():
            if found_whole := known.get(english_key(whole)):
                return found_whole[0]
        if verb not in tables.ENGLISH_LIGHT_VERBS and (found_verb := known.get(english_key(verb))) and not indirect:
            return found_verb[0]
    return None


def dutch_of_english_operation(verb: str) -> str | None:
    """Give the Dutch operation for an English verb, or ``None`` where it depends on the subject which it is."""
    found = () if verb in tables.ENGLISH_LIGHT_VERBS else dutch_operations().get(english_key(verb), ())
    return next(iter(found), None)


@remembered(1)
def dutch_operations() -> dict[str, tuple[str, ...]]:
    """Give the Dutch operations for each English one (its key), those first of which it is the earliest translation."""
    found: dict[str, list[tuple[int, str]]] = {}
    for name in tables.OPERATIONS.names():
        operation = dutch_operation(name)
        for place, english in enumerate(operation.english if operation else ()):
            if key := english_key(english):
                found.setdefault(key, []).append((place, name))
    ordered = {key: [name for _, name in sorted(names, key=itemgetter(0))] for key, names in found.items()}
    return {key: tuple(sorted(names, key=lambda name: name != _RATHER.get(key))) for key, names in ordered.items()}


# ---------------------------------------------------------------------------------------------------------- number


def subject_number(reading: Reading) -> Number | None:
    """Say whether the subject is a singular or a plural; ``unsure`` where that is open, ``None`` without a subject."""
    if reading.subject is None or reading.kind == "access":
        return None
    if reading.fault(_PLURAL) is not None:
        return "plural"
    start, end = reading.subject
    folded, ends = reading.folded, _HEAD_ENDS[reading.language]
    start += reading.article
    head = next((at for at in range(start, end) if folded[at] in ends or folded[at][0] == "["), end)
    words = reading.pieces[start:head]
    if not words or not _JOINED[reading.language].isdisjoint(folded[start:end]):
        return "unsure"
    number = _number(words, reading.language)
    quantified = folded[start] in tables.DUTCH_QUANTIFIERS | tables.ENGLISH_QUANTIFIERS
    # What the rule about plurals has not called one has a reason not to be: measures, names, verbs that are nouns.
    return "unsure" if number == "plural" and not quantified and reading.kind is not None else number


def _number(words: Sequence[str], language: Language) -> Number:
    from onsrights.ons.lexicon import dutch_number, english_number

    of = dutch_number if language == "nl" else english_number
    number = of(" ".join(words[-2:]))
    return number if number != "unsure" or len(words) == 1 else of(words[-1])
