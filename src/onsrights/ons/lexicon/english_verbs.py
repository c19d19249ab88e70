"""English verbs beyond the tables, from WordNet; looked up in their file, and loaded when many are asked for.

How ``_english_verbs.txt`` was made stands in ``derive_english.py``, whose it is in ``LICENSE-WordNet.txt``.
"""

from __future__ import annotations

from functools import lru_cache

from onsrights.engine import data
from onsrights.engine.declared import TYPE_CHECKING, pattern
from onsrights.ons.lexicon.lookup import capitalise_like, english_key, fold

if TYPE_CHECKING:
    from typing import Literal, TypeAlias

__all__ = [
    "VerbForm",
    "base_of",
    "candidates",
    "dutch_nouns_too",
    "is_also_word",
    "is_known_verb",
    "known_verbs",
    "verb_of_noun",
]

VerbForm: TypeAlias = "Literal['third-person', 'gerund', 'participle']"
_FORMS: tuple[VerbForm, ...] = ("third-person", "gerund", "participle")

# A prefix makes verbs freely. Written on, it must be a common one before a longer verb: "relase" is no re- and "lase".
_PREFIXES = frozenset(
    ("auto", "co", "counter", "cross", "de", "dis", "double", "mis", "out", "over", "pre", "re", "self", "un", "under")
)
_WRITTEN_ON = ("auto", "over", "pre", "re", "un")
_SHORTEST = 5

# One closed syllable doubles its consonant: "rating" is of "rate", never of "rat".
_DOUBLES = pattern(r"(?:[^aeiouq]|qu)*[aeiou][^aeiouwxy]")
_DOUBLED = pattern(r".*[aeiouy]([bcdfglmnprstvz])\1")
_HISSES = ("s", "x", "z", "ch", "sh", "o")


@lru_cache(1)
def known_verbs() -> data.Sorted:
    """Give every verb, keyed as ``words.english_key`` does, with a mark that :func:`is_also_word` reads."""
    return data.Sorted(_block("verbs"))


def is_also_word(verb: str, form: VerbForm) -> bool:
    """Whether a form of a verb, by the key of the verb, is an ordinary word as well; false for what is no verb."""
    return bool(int(known_verbs().get(verb) or 0) >> _FORMS.index(form) & 1)


@lru_cache(1)
def dutch_nouns_too() -> frozenset[str]:
    """Give the Dutch nouns of the lexicon that are English words as well."""
    return frozenset(data.words(data.blocks("onsrights.ons.lexicon", "_english_verbs.txt")["dutch_too"]))


@lru_cache(1)
def _irregular() -> dict[str, str]:
    """Give the base of every form that the rules do not lead back to it."""
    return data.rows(_block("irregular"))


def _block(name: str) -> bytes:
    return data.blocks("onsrights.ons.lexicon", "_english_verbs.txt")[name]


@lru_cache(2048)
def is_known_verb(word: str) -> bool:
    """Whether a word is the base form of an English verb, be it a noun too: listed, or a prefix before a listed one.

    Case, hyphens and the kind of apostrophe do not matter; *-ise* equals *-ize*.
    """
    verbs = known_verbs()
    key = english_key(word)
    if key in verbs:
        return True
    prefix, hyphen, verb = fold(word).partition("-")
    if hyphen and prefix in _PREFIXES:
        return english_key(verb) in verbs
    return any(
        key.startswith(prefix) and len(key) >= len(prefix) + _SHORTEST and key[len(prefix) :] in verbs
        for prefix in _WRITTEN_ON
    )


@lru_cache(2048)
def base_of(word: str) -> tuple[str, VerbForm] | None:
    """Give the base form of a verb in another form, with the capital of ``word``, and which form it is.

    ``participle`` covers the past tense too. Conservative: ``None`` for a word that is a base form itself (*Process,
    Found*), for one that stands in WordNet as a noun, adjective or adverb (*Nursing, Shared*), for a form in -s of a
    verb that is a noun too, since that is its plural (*Escorts*, but *Deletes* answers), and where two verbs share
    the form (*Routing*: rout, route).
    """
    key = fold(word)
    verbs = known_verbs()
    if english_key(key) in verbs:
        return None
    if (base := _irregular().get(key)) is not None:
        return capitalise_like(base, word), _irregular_kind(key)
    found = {english_key(base): (base, kind) for base, kind in reversed(candidates(key)) if english_key(base) in verbs}
    if len(found) != 1:
        return None
    ((verb, (base, kind)),) = found.items()
    return None if is_also_word(verb, kind) else (capitalise_like(base, word), kind)


def _irregular_kind(form: str) -> VerbForm:
    if form.endswith("ing"):
        return "gerund"
    return "third-person" if form.endswith("s") and form != "was" else "participle"


def candidates(key: str) -> list[tuple[str, VerbForm]]:
    """Give the base forms, likeliest first, of which a folded word could be a regular form by its ending."""
    if key.endswith("s"):
        return [(base, "third-person") for base in _without_s(key[:-1])]
    if key.endswith("ing"):
        return [(base, "gerund") for base in _without_vowel_ending(key[:-3])]
    if key.endswith("ied"):
        return [(f"{key[:-3]}y", "participle"), (key[:-1], "participle")]
    if key.endswith("ed"):
        return [(base, "participle") for base in _without_vowel_ending(key[:-2]) if not _consonant_y(base)]
    return []


def _without_s(stem: str) -> list[str]:
    """Undo -s, -es and -ies: *stem* is the word without its last letter."""
    if stem.endswith("ie"):
        return [f"{stem[:-2]}y", stem]
    bases = [stem[:-1]] if stem.endswith("e") and stem[:-1].endswith(_HISSES) else []
    if not stem.endswith(_HISSES[:-1]) and not _consonant_y(stem):
        bases.append(stem)
    return bases


def _without_vowel_ending(stem: str) -> list[str]:
    """Undo the change before -ing and -ed: *planning, filing, visiting*."""
    bases = [stem] if len(stem) > 1 and not _DOUBLES.fullmatch(stem) else []
    if _DOUBLED.fullmatch(stem):
        bases.append(stem[:-1])
    return [*bases, f"{stem}e"]


@lru_cache(2048)
def verb_of_noun(word: str) -> str | None:
    """Give the verb that a noun in *-ion*, *-ment* and the like is made of: *estimation*, *extension*, *removal*.

    By the ending alone, so for a place where such a noun stands for its verb (*Estimation of costs*).
    """
    key = fold(word)
    for ending, others in _NOUNS:
        stem = key.removesuffix(ending)
        if stem != key and len(stem) >= _SHORTEST - 2:
            found = (stem + other for other in others if english_key(stem + other) in known_verbs())
            if (verb := next(found, None)) is not None:
                return verb
    return None


_NOUNS = (
    ("isation", ("ise",)),
    ("ification", ("ify",)),
    ("ation", ("ate", "", "e")),
    ("ription", ("ribe",)),
    ("ission", ("it",)),
    ("sion", ("d", "de", "se", "s")),
    ("ition", ("e", "it")),
    ("ution", ("ute", "ve")),
    ("ion", ("e", "")),
    ("ment", ("",)),
    ("al", ("e", "")),
    ("ance", ("", "e")),
    ("ysis", ("yse",)),
    ("sure", ("se",)),
    ("ery", ("er",)),
)
"""Endings of nouns, and those of the verbs they are made of."""


def _consonant_y(base: str) -> bool:
    return base.endswith("y") and base[-2:-1] not in set("aeiou")
