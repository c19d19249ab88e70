"""Nouns: the known ones, compounds that end in one, and diminutives; their article and the other language.

The table is ``nouns.txt``. Everything here is about a word that *stands as a noun*; whether it does, the place in the
name tells.
"""

from __future__ import annotations

from onsrights.engine.declared import TYPE_CHECKING
from onsrights.ons.lexicon import _tables as tables
from onsrights.ons.lexicon.added import remembered
from onsrights.ons.lexicon.english_nouns import singular as regular_english_singular
from onsrights.ons.lexicon.lookup import PRODUCT, english_key, fold, listed
from onsrights.ons.lexicon.values import Noun, NounForm

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "dutch_noun",
    "dutch_noun_ending",
    "english_alternatives",
    "english_noun",
    "english_noun_ending",
    "english_singular_key",
]

_VOWELS = frozenset("aeiouyàáäâèéëêìíïîòóöôùúüû")
_VERBAL = tables.DUTCH_PARTICLES | {"her", "ont", "ver", "be"}
"""First parts of verbs as well as of nouns."""
_SHORTEST_FIRST = 3
"""The fewest letters that can be the first part of a compound."""
_SHORTEST_LAST = 4
"""Below this length a last part is believed only behind a long first part: *gebruikersrol*, not *controle*."""
_LONG_FIRST = 5
_MOST_DUTCH_WORDS = 3
_MOST_ENGLISH_WORDS = 5
_DIMINUTIVES = (("etje", ""), ("tje", ""), ("pje", ""), ("kje", "g"), ("je", ""))
"""Endings, and the letter that the noun itself ends in."""


def _noun(key: str) -> Noun:
    dutch, article, plurals, english, english_plurals = tables.NOUNS[key].split(";")
    return Noun(dutch, article, listed(plurals), listed(english), listed(english_plurals))


@remembered(4096)
def dutch_noun(word: str) -> NounForm | None:
    """Read a word (or several, joined by single spaces) as a known Dutch noun, or as a compound that ends in one.

    Diminutives count as forms of a noun of their own. ``None`` where the lexicon knows neither.
    """
    key = fold(word)
    if (found := _known(key)) is not None or " " in key:
        return found
    if key in tables.DUTCH_SINGULAR or key in tables.EN_ADJECTIVES or key[:1] == PRODUCT:
        return None
    return _compound(key) or _diminutive(key)


def _known(key: str) -> NounForm | None:
    singular = tables.DUTCH_PLURALS.get(key)
    if key in tables.NOUNS:
        noun = _noun(key)
        return NounForm(noun, "both" if singular == key else "singular", noun)
    if singular is not None:
        noun = _noun(singular)
        return NounForm(noun, "plural", noun)
    return None


_LONGEST = 64
"""Letters of the longest word that is taken apart."""


def _compound(key: str) -> NounForm | None:
    """Read a compound by its longest last part that is a known noun."""
    if len(key) > _LONGEST:
        return None
    for start in range(2, len(key) - 2):
        before, last = key[:start], key[start:]
        found = _known(last)
        if found is None or not _can_precede(before, last):
            continue
        if found.number != "singular" and key.endswith(tables.DUTCH_SINGULAR_ENDINGS):
            return None  # tuingebeuren: no plural of uur
        if (found.number != "singular" or before in _VERBAL) and _is_verb(key):
            return None  # herplannen, vertalen: no plurals of plan and taal
        head = found.noun
        noun = Noun(f"{before}{head.dutch}", head.article, tuple(f"{before}{form}" for form in head.plurals), (), ())
        return NounForm(noun, found.number, head)
    return None


def _can_precede(before: str, last: str) -> bool:
    """Whether what stands before a known noun can be the first part of a compound with it."""
    if before.endswith("-"):
        return len(before) > 1
    if len(before) < _SHORTEST_FIRST or before.endswith("'"):
        return False
    if len(last) < _SHORTEST_LAST and len(before) < _LONG_FIRST:
        return False
    return not _VOWELS.isdisjoint(before) and not _VOWELS.issuperset(before)


def _is_verb(key: str) -> bool:
    from onsrights.ons.lexicon.operations import is_dutch_infinitive

    return is_dutch_infinitive(key)


def _diminutive(key: str) -> NounForm | None:
    base = key.removesuffix("s")
    if not base.endswith("je"):
        return None
    for ending, letter in _DIMINUTIVES:
        stem = base.removesuffix(ending)
        if stem == base:
            continue
        undoubled = stem[:-1] if stem[-2:-1] == stem[-1:] else stem
        for candidate in (stem, f"{stem}{letter}", undoubled):
            found = _known(candidate) or _compound(candidate)
            if found is not None and found.number == "singular":
                noun = Noun(base, "het", (f"{base}s",), (), ())
                return NounForm(noun, "singular" if base == key else "plural", found.head)
    return None


def dutch_noun_ending(words: Sequence[str]) -> tuple[int, NounForm] | None:
    """Give the longest known noun that ``words`` end with (*medische notitie*), and of how many words it is."""
    for count in range(min(len(words), _MOST_DUTCH_WORDS), 0, -1):
        if found := dutch_noun(" ".join(words[-count:])):
            return count, found
    return None


@remembered(4096)
def english_noun(word: str) -> NounForm | None:
    """Read an English word, or several joined by single spaces, as a known noun.

    ``noun`` is the first Dutch noun it can stand for; ``english_alternatives`` gives them all.
    """
    key = english_key(word)
    singular = english_singular_key(key)
    row = _english_row(key)
    if row is not None:
        noun = _noun(row[1][0])
        return NounForm(noun, "both" if singular is not None or english_key(row[0]) == key else "singular", noun)
    row = None if singular is None else _english_row(singular)
    if row is None:
        return None
    noun = _noun(row[1][0])
    return NounForm(noun, "plural", noun)


def english_alternatives(word: str) -> tuple[Noun, ...]:
    """Give every noun whose English the word, or its singular, is."""
    key = english_key(word)
    row = _english_row(key) or _english_row(english_singular_key(key) or "")
    return tuple(_noun(dutch) for dutch in row[1]) if row else ()


def english_noun_ending(words: Sequence[str]) -> tuple[int, NounForm] | None:
    """Give the longest known noun that ``words`` end with (*care plan*), and of how many words it is."""
    for count in range(min(len(words), _MOST_ENGLISH_WORDS), 0, -1):
        if found := english_noun(" ".join(words[-count:])):
            return count, found
    return None


def english_singular_key(key: str) -> str | None:
    """Give the key of the known English noun whose plural this is."""
    if (irregular := tables.ENGLISH_PLURALS.get(key)) is not None:
        return irregular
    regular = regular_english_singular(key)
    row = None if regular is None else _english_row(regular)
    return regular if row is not None and row[0] else None


def _english_row(key: str) -> tuple[str, tuple[str, ...]] | None:
    """Give the plural of an English noun (empty: a mass noun) and the Dutch nouns it can stand for."""
    row = tables.ENGLISH_NOUNS.get(key)
    if row is None:
        return None
    plural, _, dutch = row.partition(";")
    return plural, listed(dutch)
