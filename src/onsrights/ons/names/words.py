"""Questions that the readers of names ask about a word; the answers come from the lexicon.

Words are given folded (:func:`onsrights.ons.names.scan.fold`).
"""

from __future__ import annotations

from functools import lru_cache

from onsrights.engine.declared import TYPE_CHECKING
from onsrights.engine.text.did_you_mean import distance, nearest
from onsrights.ons.lexicon import _tables as tables
from onsrights.ons.lexicon import (
    dutch_noun,
    dutch_operation,
    english_noun,
    is_adjective,
    is_dutch_infinitive,
    is_english_verb,
    misspelling,
)
from onsrights.ons.lexicon.added import remembered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onsrights.engine.diagnostics import Language

__all__ = [
    "ENGLISH_ADJECTIVES",
    "belongs_to_verb",
    "english_base_form",
    "has_unknown_word",
    "infinitive_of_form",
    "infinitive_of_imperative",
    "is_dutch_noun",
    "is_dutch_plural",
    "is_english_adjective",
    "is_english_noun",
    "is_in_table",
    "is_likely_english_verb",
    "is_only_english_verb",
    "is_pair",
    "is_particle_verb",
    "is_plural_of_table",
    "is_verb_and_no_noun",
    "is_verb_in_two",
    "may_be_english_verb",
    "near_dutch_operation",
    "near_english_operation",
    "verb_of_form",
]

_LONG = 7
"""Letters from which one wrong letter is likelier a slip than another word."""

_WEAK = ("el", "em", "en", "er", "ig")
"""Endings without stress, behind which no consonant doubles: *wissel*, *open*, *beantwoord*."""
_LONG_VOWEL = 3
_VOWELS = frozenset("aeiouy")

_LOAN = 6
"""Letters over which a word in *-eer* is the command of a verb in *-eren*, and not a noun (*sfeer*, *heer*)."""

ENGLISH_ADJECTIVES = frozenset(
    "active actual additional administrative annual clinical current daily digital educational electronic emergency "
    "external financial general individual internal local manual medical mental monthly national new nutritional "
    "occupational old palliative personal physical psychological regional social special specific technical temporary "
    "vital weekly".split()
)
"""English adjectives that subjects begin with and that are no verbs."""


@remembered(4096)
def is_dutch_noun(word: str) -> bool:
    """Whether the word is a noun of the lexicon, in the singular or the plural, or a compound that ends in one."""
    return dutch_noun(word) is not None


@remembered(4096)
def belongs_to_verb(word: str) -> bool:
    """Whether a word right before a Dutch verb is how it is done (*digitaal*) or what it leads to (*warm*)."""
    if word in tables.DUTCH_OPERATION_WORDS or word.endswith(("gewijs", "jes")):
        return True
    return is_adjective(word) and not word.endswith(("e", "en")) and not is_dutch_noun(word)


@remembered(4096)
def is_dutch_plural(word: str) -> bool:
    """Whether the word is the plural of a noun of the lexicon and no operation that a name might end in."""
    if word in tables.PLAUSIBLE_OPERATIONS:
        return False
    found = dutch_noun(word)
    return found is not None and found.number == "plural"


@lru_cache(2048)
def is_verb_and_no_noun(word: str) -> bool:
    """Whether WordNet knows an English word as a verb and not as a noun (*pulverize*, but not *glue*)."""
    from onsrights.ons.lexicon.english_verbs import is_also_word, known_verbs
    from onsrights.ons.lexicon.lookup import english_key

    key = english_key(word)
    return key in known_verbs() and not is_also_word(key, "third-person")


def verb_of_form(word: str) -> tuple[str, str] | None:
    """Give the verb that a word is a form of, and the form, although the word may be a noun as well (*Crushes*)."""
    from onsrights.ons.lexicon.english_verbs import candidates
    from onsrights.ons.lexicon.lookup import capitalise_like

    folded = word.lower()
    if may_be_english_verb(folded):
        return None
    for base, kind in candidates(folded):
        if may_be_english_verb(base):
            return capitalise_like(base, word), kind
    return None


@remembered(4096)
def infinitive_of_imperative(word: str) -> str | None:
    """Give the infinitive of a Dutch imperative by the rules of spelling: *debrideer*, *spoel*, *geef*, *zet*."""
    if word.endswith("eer") and len(word) > _LOAN:
        # The verbs in -eren are without number: debrideren, titreren.
        return f"{word[:-2]}ren"
    candidates = [f"{word}en"]
    closed = len(word) > 1 and word[-1] not in "aeiouwxjhy" and word[-2] in "aeiou"
    if closed and word[-3:-1] in {"aa", "ee", "oo", "uu"}:
        candidates = [f"{word[:-2]}{word[-1]}en"]
    elif closed and (len(word) < _LONG_VOWEL or word[-3] not in "aeiou") and not _is_weak(word):
        # After a short vowel the consonant doubles: kap, kappen; kapen would be kaap.
        candidates = [f"{word}{word[-1]}en"]
    candidates += [
        f"{other[:-3]}{'v' if other[-3] == 'f' else 'z'}en" for other in list(candidates) if other[-3] in "fs"
    ]
    return next((candidate for candidate in candidates if is_dutch_infinitive(candidate)), None)


def _is_weak(stem: str) -> bool:
    """Whether the last syllable of a stem has no stress: *wissel*, but not *stel*, which has no other."""
    return stem.endswith(_WEAK) and not _VOWELS.isdisjoint(stem[: -len(_WEAK[0])])


_WITHOUT_DIAERESIS = str.maketrans("ëïöü", "eiou")


def infinitive_of_form(word: str) -> tuple[str, str] | None:
    """Give the infinitive of a conjugated form or a participle by the rules of spelling, and which of the two it is.

    For the last word of a name only, where an infinitive belongs: *scheert*, *besproeid*, *gelucht*, *gelijkgezet*.
    """
    if len(word) < _LOAN - 1 or word[-1] not in "dt" or word in tables.NOUNS:
        return None
    stem = word[:-1]
    for start in (0, *range(2, min(len(word) - 4, 9))):
        if word.startswith("ge", start) and (start == 0 or word[:start] in tables.DUTCH_PARTICLES):
            inner = stem[start + 2 :].translate(_WITHOUT_DIAERESIS)  # *geïnd*, *geëvalueerd*, *geüpload*
            # gelucht is of luchten, whose stem ends in a t already; geplaatst is not.
            infinitive = (len(inner) > 1 and infinitive_of_imperative(inner)) or infinitive_of_imperative(
                inner + word[-1]
            )
            if infinitive:
                joined = word[:start] + infinitive
                return (joined, "participle") if not start or is_dutch_infinitive(joined) else None
    infinitive = infinitive_of_imperative(stem)
    if infinitive is None:
        return None
    return infinitive, "participle" if word[-1] == "d" and not infinitive.endswith("den") else "third-person"


def is_particle_verb(word: str) -> bool:
    """Whether the word is a split-off part and an infinitive of the word list, also where it could be a plural."""
    from onsrights.ons.lexicon.opentaal import infinitives

    return any(
        word[:start] in tables.DUTCH_PARTICLES and (word[start:] in infinitives() or word[start:] in tables.OPERATIONS)
        for start in range(2, min(len(word) - 4, 9))
    )


@remembered(4096)
def is_verb_in_two(first: str, verb: str) -> bool:
    """Whether the word list has two words as one verb (*terug geven*), and nobody writes them apart."""
    apart = f"{first} {verb}"
    if apart in tables.DUTCH_APART or dutch_operation(apart) is not None or not first.isalpha():
        return False
    from onsrights.ons.lexicon.opentaal import infinitives

    return dutch_operation(f"{first}{verb}") is not None or f"{first}{verb}" in infinitives()


def is_plural_of_table(word: str) -> bool:
    """Whether the word itself stands in the table of nouns as a plural, and names do not end in it as an operation."""
    return word in tables.DUTCH_PLURALS and word not in tables.PLAUSIBLE_OPERATIONS


@remembered(4096)
def is_english_noun(word: str) -> bool:
    """Whether the word is a noun of the lexicon; it may be a verb as well."""
    return english_noun(word) is not None


def is_english_adjective(word: str) -> bool:
    """Whether the word is an adjective that a subject begins with."""
    return word in ENGLISH_ADJECTIVES


@remembered(4096)
def may_be_english_verb(word: str) -> bool:
    """Whether the word is a verb that the lexicon or the table of English verbs knows."""
    if is_english_verb(word):
        return True
    from onsrights.ons.lexicon.english_verbs import is_known_verb

    return is_known_verb(word)


def english_base_form(word: str) -> tuple[str, str] | None:
    """Give the base form of a first word that is a verb in another form, and which form it is; it keeps its capital."""
    from onsrights.ons.lexicon import english_base_form as of_operation
    from onsrights.ons.lexicon.english_verbs import base_of

    return of_operation(word) or base_of(word)


@remembered(4096)
def is_only_english_verb(word: str) -> bool:
    """Whether the word is a verb and no noun, so that in the last place it tells a name in Dutch order."""
    return word in _ONLY_VERBS and not is_english_noun(word)


@remembered(4096)
def is_likely_english_verb(word: str) -> bool:
    """Whether the word, behind one that can only be a noun, is the operation (*Medical note view*)."""
    if word in tables.ENGLISH_NOUN_AND_VERB:
        return word in _MOSTLY_VERBS
    return may_be_english_verb(word) and not is_english_noun(word)


_MOSTLY_VERBS = frozenset("change download edit export import print update upload use view".split())
"""Nouns and verbs that in a name of a right are the verb, unless another verb stands before them."""

_ONLY_VERBS = frozenset(
    "activate add administer approve assess assign configure create deactivate delete disable edit "
    "enable fetch generate grant manage modify publish reject remove rename resend retrieve revoke "
    "send submit unblock unlink unlock verify withdraw write".split()
)
"""Verbs that end no noun of several words; *register*, *archive* and *upload* do (*complaint register*)."""


def is_pair(words: Sequence[str]) -> bool:
    """Whether the words are one of the fixed pairs that are one subject (*eten en drinken*, *food and drink*)."""
    text = " ".join(words)
    return text in tables.DUTCH_PAIRS or text in tables.ENGLISH_PAIRS


@remembered(4096)
def near_dutch_operation(word: str) -> str | None:
    """Give the operation that a word was probably meant to be, where the word itself is none that anybody knows."""
    if dutch_operation(word) or is_dutch_noun(word) or _is_listed_infinitive(word):
        return None
    if misspelling(word) is not None:
        return None  # ONS317 says it
    return _likely(word, nearest(word, _dutch_operations(), limit=1))


def _likely(word: str, near: str | None) -> str | None:
    """Leave out a near word that differs in one letter from a short one: too many words do (*muten*, *Rebook*)."""
    if near is None or len(word) >= _LONG or len(word) != len(near) or sorted(word) == sorted(near):
        return near
    return None


def _is_listed_infinitive(word: str) -> bool:
    """Whether the word list has the infinitive, or makes it of a split-off part and one that it has.

    Other prefixes do not count here: *bewreken* is be- and *wreken*, and a slip in *bewerken* all the same.
    """
    from onsrights.ons.lexicon.opentaal import infinitives

    known = infinitives()
    if word in known or "'" in word or "-" in word:
        return True
    for start in range(2, min(len(word) - 4, 9)):
        part = word[:start]
        if (part in tables.DUTCH_PARTICLES or part == "her") and (
            word[start:] in known or word[start:] in tables.OPERATIONS
        ):
            return True
    return False


@remembered(1)
def _dutch_operations() -> tuple[str, ...]:
    return tuple(operation for operation in tables.OPERATIONS.names() if " " not in operation)


@remembered(4096)
def near_english_operation(word: str) -> str | None:
    """Give the operation that a word was probably meant to be, where the word itself is none that anybody knows."""
    if not word.isalpha() or may_be_english_verb(word) or is_english_noun(word) or is_english_adjective(word):
        return None
    if english_base_form(word) is not None:
        return None
    near = _likely(word, nearest(word, _english_operations(), limit=1))
    if near is not None and len(word) < 5 and (distance(word, near) > 1 or sorted(word) != sorted(near)):
        # Of four letters, only two that changed places are sure to be a slip: "Veiw", but not "Mend".
        return None
    return near


@remembered(1)
def _english_operations() -> tuple[str, ...]:
    return tuple(operation for operation in tables.ENGLISH_OPERATIONS.names() if operation.isalpha())


_SHORTEST_NOUN = 5


def has_unknown_word(name: str, language: Language) -> bool:
    """Whether a name has a longer word in small letters that no table knows; the word list is not read for it."""
    first, *words = name.split(" ")
    if "-" in name:  # behind an acronym or a name there is a word as well: *ROM-meting*
        words = [word if word.islower() else word.rpartition("-")[2] for word in words]
        if not first[1:].islower():
            first = first.rpartition("-")[2]
    return any(
        len(word) >= _SHORTEST_NOUN
        and word.islower()
        and not is_in_table(word, language)
        and word.replace("-", "").isalpha()
        for word in (first[:1].lower() + first[1:], *words)
    )


@remembered(8192)
def is_in_table(word: str, language: Language) -> bool:
    """Whether a table has a folded word as a noun, a verb, an adjective or a small word."""
    if language == "nl":
        noun_or_verb = word in tables.NOUNS or word in tables.OPERATIONS or word in tables.DUTCH_PLURALS
        return noun_or_verb or word in tables.DUTCH_PREPOSITIONS or is_adjective(word)
    noun_or_verb = word in tables.ENGLISH_NOUNS or word in tables.ENGLISH_OPERATIONS
    return (
        noun_or_verb
        or word in tables.ENGLISH_ADVERBS
        or word in tables.ENGLISH_PREPOSITIONS
        or is_english_adjective(word)
    )
