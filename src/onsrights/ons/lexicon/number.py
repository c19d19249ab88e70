"""Singular or plural, in both languages, and the singular of a plural.

Everything here is about a word that *stands as a noun*; whether it does, the place in the name tells. What is not
certain is ``unsure``. The tables are ``nouns.txt``, ``number_dutch.txt``, ``number_english.txt`` and
``singular_dutch.txt``.
"""

from __future__ import annotations

from functools import lru_cache

from onsrights.engine.declared import TYPE_CHECKING
from onsrights.ons.lexicon import _tables as tables
from onsrights.ons.lexicon.added import remembered
from onsrights.ons.lexicon.adjectives import bare_adjective, is_adjective
from onsrights.ons.lexicon.english_nouns import singular as regular_english_singular
from onsrights.ons.lexicon.lookup import PRODUCT, capitalise_like, english_key, fold
from onsrights.ons.lexicon.noun_reading import (
    dutch_noun,
    dutch_noun_ending,
    english_alternatives,
    english_noun,
    english_singular_key,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onsrights.ons.lexicon.values import NounForm, Number

__all__ = ["dutch_number", "dutch_singular", "dutch_singular_subject", "english_number", "english_singular"]

_PLURAL_ENDINGS = (
    "ingen",
    "heden",
    "ties",
    "sies",
    "teiten",
    "menten",
    "schappen",
    "ieën",
    "iën",
    "'s",
    "ages",
    "tjes",
    "pjes",
    "kjes",
    "aars",
    "ologen",
)
"""Endings of Dutch plurals, for words with two letters or more before them."""
_NO_PLURALS = frozenset({"eventjes", "heden", "hygiëne", "kleintjes", "netjes", "overleden", "stilletjes", "verleden"})
_NOUNS_IN_AARS = ("kaars", "ielaars", "jlaars", "nlaars", "plaars")
_VERBS_IN_INGEN = ("dringen", "dwingen", "gingen", "hingen", "springen", "vingen", "wringen", "zingen")
_SINGULAR_ENDINGS = ("ing", "heid", "tie", "teit", "schap", "age", "ment", "lijst", "isme", "uur", "logie")
_ARTICLES = frozenset({"de", "het"})


def _of_form(found: NounForm) -> Number:
    return "unsure" if found.number == "both" else found.number


@remembered(4096)
def dutch_number(word: str) -> Number:
    """Say whether a Dutch word, standing as a noun, is a singular or a plural; only where that is certain.

    Nouns that live in the plural only, or in practice (*gegevens, uren*), are ``unsure``: nothing may be said of them.
    """
    key = fold(word)
    if _is_name(word) or _lives_in_the_plural(key):
        return "unsure"
    if key in tables.DUTCH_SINGULAR or (key in tables.DUTCH_MASS and key not in tables.DUTCH_PLURALS):
        return "singular"
    if key in tables.PLURAL_AND_INFINITIVE:
        return "plural"
    if key in tables.EN_ADJECTIVES or key in tables.NOMINAL_INFINITIVES or key in _NO_PLURALS:
        return "unsure"
    if found := dutch_noun(key):
        as_head = any(
            plural in tables.DUTCH_PLURAL_IN_PRACTICE and key.endswith(plural) for plural in found.head.plurals
        )
        return "unsure" if as_head else _of_form(found)  # *overuren* live as *uren* do
    return "unsure" if " " in key else _number_by_form(key)


def _is_name(word: str) -> bool:
    """Whether a word is an acronym or a product, which may end like a plural (*GPS, Teams*)."""
    return word[:1] == PRODUCT or word in tables.SINGULAR_NAMES or (word.isupper() and len(word) > 1)


def _lives_in_the_plural(key: str) -> bool:
    if key in tables.DUTCH_PLURAL_ONLY or key in tables.DUTCH_PLURAL_IN_PRACTICE:
        return True
    return key not in tables.DUTCH_PLURALS and key.endswith(tables.DUTCH_PLURAL_ONLY_ENDINGS)


def _number_by_form(key: str) -> Number:
    from onsrights.ons.lexicon.opentaal import is_infinitive, is_plural

    if key.endswith((*tables.DUTCH_SINGULAR_ENDINGS, *_NOUNS_IN_AARS)):
        return "singular"
    if _has_ending(key, _PLURAL_ENDINGS):
        return "unsure" if key.endswith(_VERBS_IN_INGEN) or is_infinitive(key) else "plural"
    if _has_ending(key, _SINGULAR_ENDINGS):
        return "singular"
    return "plural" if is_plural(key) else "unsure"


def _has_ending(key: str, endings: tuple[str, ...]) -> bool:
    return any(key.endswith(ending) and len(key) > len(ending) + 1 for ending in endings)


def dutch_singular(word: str) -> tuple[str, str] | None:
    """Give the singular of a Dutch plural and its article, or ``None`` where either is unknown or there is none.

    The capitals of the first part are kept (*MIC-meldingen* gives *MIC-melding*). Where the singular means something
    else (``DUTCH_SINGULAR_CHANGES_SENSE``) it is given all the same; it may then only be shown.
    """
    key = fold(word)
    found = None if _lives_in_the_plural(key) or key in tables.DUTCH_SINGULAR else dutch_noun(word)
    if found is None or found.number == "singular":
        return None
    noun, head = found.noun, found.head
    kept = len(noun.dutch) - len(head.dutch)
    if kept > 0 and noun.dutch.endswith(head.dutch):
        return f"{word[:kept]}{head.dutch}", noun.article
    return capitalise_like(noun.dutch, word), noun.article


def dutch_singular_subject(words: Sequence[str]) -> tuple[str, ...] | None:
    """Put a subject of [article], adjectives and a plural noun into the singular: all of it changes with the noun.

    *De documenten* gives *Het document*, *Digitale hulpmiddelen* gives *Digitaal hulpmiddel*. ``None`` after a
    quantifier, or where the article or an adjective is not known.
    """
    found = dutch_noun_ending(words)
    if found is None or any(fold(word) in tables.DUTCH_QUANTIFIERS for word in words):
        return None
    before, last = words[: -found[0]], " ".join(words[-found[0] :])
    single = dutch_singular(last)
    if single is None:
        return None
    noun, article = single
    definite = bool(before) and fold(before[0]) in _ARTICLES
    changed: list[str] = []
    for index, word in enumerate(before):
        if index == 0 and definite:
            changed.append(capitalise_like(article.partition("/")[0], word))
            continue
        bare = bare_adjective(word) if article.startswith("het") and not definite else word
        if bare is None or not is_adjective(word):
            return None
        changed.append(bare)
    return (*changed, *noun.split(" "))


_ENGLISH_LINKS = (" of ", " for ", " with ", " to ")
_ENGLISH_SINGULAR_ENDINGS = ("tion", "sion", "ment", "ness", "ity", "ship", "ance", "ence")
_LONG_ENOUGH = 5
"""*lens, gas, this*: below this length an ending tells nothing."""


@remembered(4096)
def english_number(word: str) -> Number:
    """Say whether an English word (or several, joined by spaces), standing as a noun, is singular or plural.

    Only where that is certain. Of several words the head is judged: the last one before *of, for, with, to*.
    """
    key = english_key(word)
    if _is_name(word) or key in tables.ENGLISH_PLURAL_ONLY or key in tables.ENGLISH_COLLECTIVE:
        return "unsure"
    if found := english_noun(key):
        return _of_form(found)
    for link in _ENGLISH_LINKS:
        key = key.partition(link)[0]
    last = key.rpartition(" ")[2]
    capital = word.partition(" of ")[0].rpartition(" ")[2][:1].isupper()
    if _lives_in_the_english_plural(key, last):
        return "unsure"
    return _english_number_of_head(key, last, may_be_name=capital)


def _lives_in_the_english_plural(key: str, last: str) -> bool:
    if key in tables.ENGLISH_PLURAL_ONLY or last in tables.ENGLISH_PLURAL_ONLY or last in tables.ENGLISH_COLLECTIVE:
        return True
    if len(last) < _LONG_ENOUGH:
        return False
    if last.endswith(tables.ENGLISH_PLURAL_ONLY_ENDINGS):
        return True
    if not last.endswith(_written_to_the_word_before()):
        return False
    from onsrights.ons.lexicon.vocabulary import is_english

    return not is_english(last[:-1])  # *frameworks* are no works


@lru_cache(1)
def _written_to_the_word_before() -> tuple[str, ...]:
    """Give the nouns that live in the plural and that somebody may write to the word before: *contracthours*."""
    return tuple(noun for noun in tables.ENGLISH_PLURAL_ONLY if noun.isalpha() and len(noun) >= _LONG_ENOUGH)


def _english_number_of_head(key: str, last: str, *, may_be_name: bool) -> Number:
    if last in tables.ENGLISH_SINGULAR or key in tables.ENGLISH_MASS or last in tables.ENGLISH_MASS:
        return "singular"
    if found := english_noun(key) or english_noun(last):
        return _of_form(found)
    if last in tables.ENGLISH_HEADS or last.endswith((*tables.ENGLISH_SINGULAR_ENDINGS, *_ENGLISH_SINGULAR_ENDINGS)):
        return "singular"
    if regular_english_singular(last) in tables.ENGLISH_HEADS:
        return "plural"
    return "plural" if not may_be_name and _ends_like_a_plural(last) else "unsure"


def _ends_like_a_plural(last: str) -> bool:
    """Whether a word in -s can only be a plural: the nouns that look so and are none are listed."""
    if last in tables.ENGLISH_NO_NOUNS or last in tables.ENGLISH_ADVERBS or last in tables.ENGLISH_PREPOSITIONS:
        return False
    return len(last) >= _LONG_ENOUGH and last.isalpha() and last.endswith("s") and not last.endswith(("ss", "us", "is"))


def english_singular(word: str) -> str | None:
    """Give the singular of an English plural, with its capitals; ``None`` where there is none or it is not certain."""
    if english_number(word) != "plural":
        return None
    if (singular := english_singular_key(english_key(word))) is not None:
        return _as_written(singular, word)
    head, link, rest = word, "", ""
    for found in _ENGLISH_LINKS:
        head, link, rest = word.partition(found)
        if link:
            break
    start, space, last = head.rpartition(" ")
    singular = english_singular_key(english_key(last))
    single = regular_english_singular(last) if singular is None else _as_written(singular, last)
    return None if single is None else f"{start}{space}{single}{link}{rest}"


def _as_written(key: str, like: str) -> str:
    """Give the noun with this key as the tables write it, capitalised like another word."""
    written = (form for noun in english_alternatives(key) for form in noun.english if english_key(form) == key)
    return capitalise_like(next(written), like)
