"""What the tables do not know of Dutch words, from the word list of OpenTaal; loaded when a word is first asked for.

How ``_opentaal.txt`` and ``_dutch_compounds.txt`` are made is said in ``derive_opentaal.py``, whose they are in
``LICENSE-OpenTaal.txt``.
"""

from __future__ import annotations

from functools import lru_cache

from onsrights.engine import data
from onsrights.ons.lexicon import _tables as tables

__all__ = [
    "accented",
    "accented_whole",
    "infinitives",
    "is_compound",
    "is_infinitive",
    "is_plural",
    "lasts_of_compounds",
    "nouns_of_both_languages",
    "plurals",
    "times_first",
]

_PREFIXES = frozenset({"her", "de-", "de", "ont", "be", "ver", "beeld", "video", "re-", "co-", "pre-", "tele", "auto"})
_LONGEST_PREFIX = 7
_SHORTEST_VERB = 5
_SHORT_VERBS = frozenset({"doen", "gaan", "slaan", "staan", "zien"})


_LONGEST = 64
"""Letters of the longest word that is looked at; no word of the list is nearly as long."""


@lru_cache(1)
def infinitives() -> frozenset[str]:
    """Give all infinitives of the word list."""
    return _listed("infinitives")


@lru_cache(1)
def plurals() -> frozenset[str]:
    """Give all plurals of the word list that are no base word, verb or other form, without compounds of known ones."""
    return _listed("plurals")


@lru_cache(1)
def accented() -> dict[str, str]:
    """Give words with an accent, or a hyphen between vowels, by what is typed where nobody types it."""
    return data.rows(_block("accented"))


@lru_cache(1)
def accented_whole() -> frozenset[str]:
    """Give those of them that other words begin or end with: *creme* and *cremeren*."""
    return _listed("accented_whole")


@lru_cache(1)
def lasts_of_compounds() -> data.Sorted:
    """Give the last parts of the compounds of the list, a comma between them, by their first part: *lichaams*."""
    return data.Sorted(data.blocks("onsrights.ons.lexicon", "_dutch_compounds.txt")["compounds"])


def is_compound(first: str, last: str) -> bool:
    """Whether the list has two words as one."""
    lasts = lasts_of_compounds().get(first)
    return lasts is not None and f",{last}," in f",{lasts},"


def times_first(word: str) -> int:
    """Count of how many compounds a word is the first part."""
    lasts = lasts_of_compounds().get(word)
    return 0 if lasts is None else lasts.count(",") + 1


@lru_cache(1)
def nouns_of_both_languages() -> frozenset[str]:
    """Give the English nouns of the lexicon that are Dutch words as well."""
    return _listed("english_too")


def _listed(block: str) -> frozenset[str]:
    return frozenset(data.words(_block(block)))


def _block(block: str) -> bytes:
    return data.blocks("onsrights.ons.lexicon", "_opentaal.txt")[block]


def is_infinitive(key: str) -> bool:
    """Whether a folded word is an infinitive: listed, or a split-off part or prefix before a listed one."""
    if len(key) > _LONGEST:
        return False
    known = infinitives()
    if key in known or (key.endswith("'en") and len(key) > len("x'en")):
        return True
    bare = key.replace("-", "")
    if bare != key and bare in known:
        return True
    for start in range(2, min(len(key) - 3, _LONGEST_PREFIX + 1)):
        before, verb = key[:start], key[start:]
        if before not in tables.DUTCH_PARTICLES and before not in _PREFIXES:
            continue
        if (verb in known or verb in tables.OPERATIONS) and (len(verb) >= _SHORTEST_VERB or verb in _SHORT_VERBS):
            noun = _ends_in_plural(key) or key in tables.DUTCH_PLURALS or key in tables.DUTCH_SINGULAR
            return not (noun or _is_participle(before, verb))
    return False


def _is_participle(before: str, verb: str) -> bool:
    """Whether a prefix and a verb are the participle of a listed one: *verschoven* is of *verschuiven*."""
    from onsrights.ons.lexicon.verb_forms import STRONG_PARTICIPLES

    strong = STRONG_PARTICIPLES.get(f"ge{verb}")
    return strong is not None and f"{before}{strong}" in infinitives()


def is_plural(key: str) -> bool:
    """Whether a folded word is a plural of the word list, or ends in one, and is no verb."""
    return _ends_in_plural(key) and not is_infinitive(key)


def _ends_in_plural(key: str) -> bool:
    if len(key) > _LONGEST:
        return False
    known = plurals()
    if key in known:
        return True
    return any(key[start:] in known and not key[:start].endswith("ge") for start in range(3, len(key) - 5))
