"""Nouns of the other language: an English one in a Dutch name, a Dutch one in an English name.

Only nouns that the lexicon holds for the other language, with their translation, and that the word list of this
language does not have: *invoice* and *care plan* are no Dutch, *dashboard* is; *zorgplan* is no English, *rooster* is.
"""

from __future__ import annotations

from onsrights.engine.declared import TYPE_CHECKING
from onsrights.ons.lexicon import _tables as tables
from onsrights.ons.lexicon.added import remembered
from onsrights.ons.lexicon.lookup import english_key, fold
from onsrights.ons.lexicon.noun_reading import dutch_noun, english_alternatives, english_noun

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["dutch_in_english", "english_in_dutch", "is_dutch_in_english", "is_english_in_dutch"]

_LONGEST = 4
_SHORTEST = 4


def english_in_dutch(words: Sequence[str]) -> tuple[int, str] | None:
    """Give the English noun that folded words of a Dutch name begin with: its number of words, and the Dutch one."""
    for count in range(min(len(words), _LONGEST), 0, -1):
        phrase = " ".join(words[:count])
        if is_english_in_dutch(phrase):
            found = english_noun(phrase)
            dutch = english_alternatives(phrase)[0]
            return count, dutch.plurals[0] if found and found.number == "plural" and dutch.plurals else dutch.dutch
    return None


@remembered(4096)
def is_english_in_dutch(phrase: str) -> bool:
    """Whether a word, or several, is an English noun of the lexicon and nothing that Dutch has."""
    key = fold(phrase)
    if key in tables.NOUNS or len(key) < _SHORTEST or english_noun(key) is None:
        return False
    if " " in key:
        return not any(fold(noun.dutch) == key.replace(" ", "") for noun in english_alternatives(key))
    if key == "employee":
        return True
    if english_key(key) in tables.ENGLISH_LOANS or key.startswith("client") or dutch_noun(key) or not key.isalpha():
        return False
    from onsrights.ons.lexicon.opentaal import nouns_of_both_languages

    singulars = (key, *(fold(form) for noun in english_alternatives(key) for form in noun.english))
    return nouns_of_both_languages().isdisjoint(singular for singular in singulars if key.startswith(singular[:-1]))


def dutch_in_english(word: str) -> str | None:
    """Give the English of a word that is a Dutch noun of the lexicon and no English word."""
    if not is_dutch_in_english(word):
        return None
    found = dutch_noun(word)
    assert found is not None
    plural = found.number == "plural" and found.noun.english_plurals
    return (found.noun.english_plurals if plural else found.noun.english)[0]


@remembered(4096)
def is_dutch_in_english(word: str) -> bool:
    """Whether a word is a Dutch noun with a translation, and no English word of any kind."""
    key = fold(word)
    noun = tables.NOUNS.get(key) or tables.NOUNS.get(tables.DUTCH_PLURALS.get(key) or "")
    if noun is None or len(key) < _SHORTEST or not key.isalpha() or not noun.partition(";")[0].islower():
        return False
    if key in tables.DUTCH_PLURALS and not key.endswith(("en", "ën")):
        return False
    if english_noun(key) is not None or key in tables.ENGLISH_HEADS or not noun.split(";")[3]:
        return False
    from onsrights.ons.lexicon.english_verbs import dutch_nouns_too, is_known_verb

    return key not in dutch_nouns_too() and not is_known_verb(key)
