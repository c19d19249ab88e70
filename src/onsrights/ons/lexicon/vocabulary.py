"""The words of Dutch and of English: whether a word that no table knows is one, and what it may be a slip in.

Of Dutch the file has the base words of OpenTaal, of English the words of WordNet that begin with no capital, each
without what the functions here make of others: forms, compounds, the other spelling. How they were made stands in
``derive_opentaal.py`` and ``derive_english.py``. A file is read when a word is first asked for. Its rows hold the words
that begin alike, and are looked through as they are, so that it takes no more memory than its text.

Words are given in small letters.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

from onsrights.engine import data
from onsrights.engine.declared import TYPE_CHECKING, pattern
from onsrights.ons.lexicon import _tables as tables
from onsrights.ons.lexicon.added import remembered
from onsrights.ons.lexicon.adjectives import is_adjective
from onsrights.ons.lexicon.english_verbs import candidates, is_known_verb
from onsrights.ons.lexicon.noun_reading import english_noun

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Container, Iterable, Iterator

__all__ = [
    "JOINERS",
    "dutch_words",
    "english_words",
    "grouped",
    "is_dutch",
    "is_english",
    "is_form_of_dutch",
    "is_form_of_english",
    "is_one_of_dutch",
    "is_two_english_words",
    "may_be_dutch",
    "parts",
]

_ALIKE = 3
"""Letters that the words of one row begin with; shorter words are not kept."""
_LONGEST = 48
"""Letters of the longest word that is looked at."""
_SHORTEST_PART = 4
_SHORTEST_STEM = 3


def grouped(words: Iterable[str]) -> Iterator[str]:
    """Give the rows of a file of words: what they begin with and, behind ``|``, how each goes on."""
    for start, row in groupby(sorted(words), lambda word: word[:_ALIKE]):
        yield f"{start}|{','.join(word[_ALIKE:] for word in row)}"


class _Words:
    """The words of a file."""

    __slots__ = ("_rows",)

    def __init__(self, name: str) -> None:
        self._rows = data.rows(data.blocks("onsrights.ons.lexicon", name)["words"])

    def __contains__(self, word: object) -> bool:
        text = str(word)
        row = self._rows.get(text[:_ALIKE])
        return row is not None and f",{text[_ALIKE:]}," in f",{row},"


_DUTCH_TABLES = (
    tables.NOUNS,
    tables.DUTCH_PLURALS,
    tables.DUTCH_PLURAL_ONLY,
    tables.DUTCH_PLURAL_IN_PRACTICE,
    tables.DUTCH_SINGULAR,
    tables.DUTCH_MASS,
)


class _Dutch(_Words):
    """All words of Dutch that are listed anywhere."""

    __slots__ = ()

    def __contains__(self, word: object) -> bool:
        from onsrights.ons.lexicon.opentaal import infinitives, plurals

        if super().__contains__(word) or word in plurals() or word in infinitives():
            return True
        return str(word) in tables.OPERATIONS or any(str(word) in table for table in _DUTCH_TABLES)


class _English(_Words):
    """All words of English that are listed anywhere."""

    __slots__ = ()

    def __contains__(self, word: object) -> bool:
        if super().__contains__(word) or is_known_verb(str(word)) or english_noun(str(word)) is not None:
            return True
        return word in tables.ENGLISH_HEADS or word in tables.ENGLISH_PLURAL_ONLY


@lru_cache(1)
def dutch_words() -> Container[str]:
    """Give the words of Dutch that are listed as they are, for those of which forms and compounds are made."""
    return _Dutch("_dutch_words.txt")


@lru_cache(1)
def english_words() -> Container[str]:
    """Give the words of English that are listed as they are."""
    return _English("_english_words.txt")


def parts(
    word: str,
    is_known: Callable[[str], bool],
    joiners: Collection[str] = ("",),
    never_last: Container[str] = (),
    shortest: int = _SHORTEST_PART,
) -> Iterator[tuple[str, str]]:
    """Give the first and the last part of a word that is made of known ones; the first may be made of several itself.

    Between them may stand one of the ``joiners``, given with the first. A part has ``shortest`` letters or more.
    """
    made: dict[int, bool] = {}

    def is_made(end: int) -> bool:
        """Whether what stands before a place is known, or made of parts; each is worked out once."""
        if end not in made:
            made[end] = is_known(word[:end]) or any(splits(end))
        return made[end]

    def splits(end: int) -> Iterator[int]:
        for start in range(shortest, end - shortest + 1):
            last = word[start:end]
            if last not in never_last and is_known(last):
                ends = (start - len(joiner) for joiner in joiners if word.endswith(joiner, 0, start))
                if any(before >= shortest and is_made(before) for before in ends):
                    yield start

    for start in splits(len(word)):
        yield word[:start], word[start:]


# ------------------------------------------------------------------------------------------------------------ Dutch

_NO_LAST = frozenset(word for word in tables.DUTCH_PREPOSITIONS | tables.DUTCH_PARTICLES if word not in tables.NOUNS)
"""Words in which no compound ends; *plaats* is a noun as well as the part of a verb."""
JOINERS = ("", "s", "en", "e", "n")
"""Letters between the parts of a Dutch compound."""
_ENDINGS = ("en", "s", "e", "t", "d", "te", "de", "ten", "den", "er", "ste", "je", "jes", "tje", "tjes")
_OF_VERBS = ("ing", "ingen", "ers")
_PARTICIPLE = pattern(r"[a-z]{0,9}?ge(?P<stem>[^\W\d_]{3,}?)(?:[dt]e?n?|en)")
_VOWELS = "aeiou"
_HARDENED = {"v": "f", "z": "s"}


@remembered(8192)
def may_be_dutch(word: str) -> bool:
    """Whether a word is one of Dutch, or could be made of such words, however short: *bedmat*."""
    if len(word) > _LONGEST:
        return True
    return all(map(_may_be_dutch, filter(None, word.split("-"))))


def _may_be_dutch(word: str) -> bool:
    return is_dutch(word) or next(parts(word, _is_part, JOINERS, _NO_LAST, _SHORTEST_STEM), None) is not None


def _is_part(word: str) -> bool:
    return word in dutch_words() if len(word) == _SHORTEST_STEM else is_one_of_dutch(word)


@remembered(8192)
def is_dutch(word: str) -> bool:
    """Whether a word is surely one of Dutch: in any form, or made of such words of four letters or more each."""
    if len(word) > _LONGEST:
        return False
    if "-" in word:
        return all(map(is_dutch, word.split("-")))
    return is_one_of_dutch(word) or next(parts(word, is_one_of_dutch, JOINERS, _NO_LAST), None) is not None


@remembered(8192)
def is_one_of_dutch(word: str) -> bool:
    """Whether a word is listed as one of Dutch, in any form."""
    known = dutch_words()
    return word in known or is_adjective(word) or is_form_of_dutch(word, known) or _is_stem_of_verb(word)


def _is_stem_of_verb(word: str) -> bool:
    """Whether a word is a verb as it stands behind *ik* or *hij*; the first is a part of compounds (*spreekuur*)."""
    from onsrights.ons.lexicon.opentaal import infinitives

    stems = (word, word[:-1]) if word.endswith("t") else (word,)  # schrijft
    return any(f"{form}en" in infinitives() for stem in stems if len(stem) >= _SHORTEST_STEM for form in _open(stem))


def is_form_of_dutch(word: str, known: Container[str]) -> bool:
    """Whether a word is another one with an ending, as Dutch spells it: *bomen*, *bommen*, *brieven*, *werkt*."""
    for ending in (*_ENDINGS, *_OF_VERBS):
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < _SHORTEST_STEM:
            continue
        if f"{stem}en" in known and (ending not in _OF_VERBS or len(stem) > _SHORTEST_STEM):
            return True
        if ending in _OF_VERBS or (ending == "s" and stem[-1] in "sxz"):
            continue
        if stem in known or (_is_doubled(stem) and stem[:-1] in known):
            return True
        if ending == "en" and stem.endswith("hed") and f"{stem[:-2]}eid" in known:
            return True
        hard = stem[:-1] + _HARDENED.get(stem[-1], stem[-1])
        if hard in known or (hard[-2] in _VOWELS and f"{hard[:-1]}{hard[-2:]}" in known):
            return True
    participle = _PARTICIPLE.fullmatch(word)
    return participle is not None and any(f"{stem}en" in known for stem in _open(participle["stem"]))


def _is_doubled(stem: str) -> bool:
    """Whether a stem ends in a consonant that is there twice behind one short vowel: *bomm*, but not *jaarr*."""
    return stem[-1] == stem[-2] and stem[-3] in _VOWELS and stem[-4:-3] not in {*_VOWELS}


def _open(stem: str) -> tuple[str, ...]:
    """Give what may stand before *-en* in a verb with this stem: *plaats*, *stel* and *stell*, *haal* and *hal*."""
    soft = stem[:-1] + {"f": "v", "s": "z"}.get(stem[-1], stem[-1])
    shorter = (f"{form[:-2]}{form[-1]}" for form in (stem, soft) if form[-2:-1] == form[-3:-2])
    return (stem, soft, stem + stem[-1], *shorter)


# ---------------------------------------------------------------------------------------------------------- English

_SUFFIXES = (
    ("iness", "y"),
    ("ness", ""),
    ("ily", "y"),
    ("ally", "al"),
    ("ically", "ic"),
    ("ly", ""),
    ("ly", "le"),
    ("ies", "y"),
    ("es", ""),
    ("s", ""),
    ("er", ""),
    ("er", "e"),
    ("est", ""),
    ("able", ""),
    ("able", "e"),
    ("less", ""),
    ("ful", ""),
)
_PREFIXES = (
    "anti co counter cyber de dis e hyper inter intra macro micro mid mini mis multi non out over post pre re self "
    "semi sub super tele trans ultra un under"
).split()
_AMERICAN = (
    ("our", "or"),
    ("tre", "ter"),
    ("bre", "ber"),
    ("ae", "e"),
    ("oe", "e"),
    ("ll", "l"),
    ("lment", "llment"),
    ("lful", "llful"),
    ("fulfil", "fulfill"),
    ("stil", "still"),
    ("ence", "ense"),
    ("yse", "yze"),
    ("ise", "ize"),
    ("isa", "iza"),
    ("ogue", "og"),
    ("amme", "am"),
    ("eable", "able"),
    ("dgement", "dgment"),
    ("pp", "p"),
    ("tt", "t"),
    ("ssed", "sed"),
    ("ssing", "sing"),
)
"""What the British write, and the Americans where WordNet has only that."""


@remembered(8192)
def is_english(word: str) -> bool:
    """Whether a word is one of English: in any form, in either spelling, or with hyphens between such words."""
    if len(word) > _LONGEST:
        return False
    if "-" in word:
        return all(map(is_english, word.split("-"))) or is_english(word.replace("-", ""))
    return _is_one_of_english(word) or any(
        _is_one_of_english(word.replace(british, american)) for british, american in _AMERICAN if british in word
    )


def _is_one_of_english(word: str) -> bool:
    known = english_words()
    if word in known:
        return True
    if word in tables.ENGLISH_ADVERBS or word in tables.ENGLISH_PREPOSITIONS:
        return True
    return is_form_of_english(word, known)


def is_form_of_english(word: str, known: Container[str]) -> bool:
    """Whether a word is another one with a prefix, or with an ending as English spells it: *policies*, *non-urgent*."""
    if _has_ending(word, known):
        return True
    return any(
        word.startswith(prefix)
        and len(rest := word[len(prefix) :]) >= _SHORTEST_PART
        and (rest in known or _has_ending(rest, known))
        for prefix in _PREFIXES
    )


def _has_ending(word: str, known: Container[str]) -> bool:
    for ending, instead in _SUFFIXES:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST_STEM:
            base = stem + instead
            if base in known or (ending == "s" and _has_ending(base, known)):
                return True
    return any(base in known for base, _ in candidates(word))


@remembered(8192)
def is_two_english_words(word: str) -> bool:
    """Whether a word is made of English ones: *timeslot*, and *mealportion*, which nobody writes so."""
    return len(word) <= _LONGEST and next(parts(word, is_english, shortest=_SHORTEST_STEM), None) is not None
