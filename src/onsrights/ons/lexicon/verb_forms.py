"""Forms of verbs that do not belong in a name: conjugated, with *te*, written apart, imperative, nominal.

Loaded only where a name does not read as it should. The tables are ``separable_forms.txt``, ``inseparable_forms.txt``,
``irregular_verbs.txt``, ``strong_verbs.txt`` and ``nominal_forms.txt``; regular verbs are conjugated when the tables
are compiled, into ``_forms.txt``.
"""

from __future__ import annotations

from onsrights.engine import data
from onsrights.engine.declared import TYPE_CHECKING, NamedTuple
from onsrights.ons.lexicon import _tables as core
from onsrights.ons.lexicon.added import remembered
from onsrights.ons.lexicon.adjectives import is_adjective
from onsrights.ons.lexicon.english_verbs import is_known_verb, verb_of_noun
from onsrights.ons.lexicon.lookup import capitalise_like, english_key, fold
from onsrights.ons.lexicon.opentaal import plurals
from onsrights.ons.lexicon.operations import dutch_operation, is_dutch_infinitive, is_english_verb

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal, TypeAlias

__all__ = [
    "FormKind",
    "Imperative",
    "Nominal",
    "WrongForm",
    "dutch_nominal",
    "english_base_form",
    "english_nominal",
    "imperative",
    "infinitive_of_nominal",
    "strong_verb",
    "wrong_form",
]

_BLOCKS = data.blocks("onsrights.ons.lexicon", "_forms.txt")
_WRONG_FORMS = data.rows(_BLOCKS["WRONG_FORMS"])
_IMPERATIVES = data.rows(_BLOCKS["IMPERATIVES"])
STRONG_PARTICIPLES = data.rows(_BLOCKS["STRONG_PARTICIPLES"])
_SPLIT_THIRDS = data.rows(_BLOCKS["SPLIT_THIRDS"])
_DUTCH_NOMINALS = data.rows(_BLOCKS["DUTCH_NOMINALS"])
_ENGLISH_NOMINALS = data.rows(_BLOCKS["ENGLISH_NOMINALS"])
_IRREGULAR_ENGLISH = data.rows(_BLOCKS["IRREGULAR_ENGLISH"])
_ALSO_NOUNS = frozenset(data.words(_BLOCKS["ALSO_NOUNS"]))

FormKind: TypeAlias = "Literal['te-form', 'apart', 'third-person', 'participle']"


class WrongForm(NamedTuple):
    """A verb at the end of a Dutch name that is no infinitive in one word."""

    words: int
    """How many words it takes up."""
    infinitive: str
    kind: FormKind
    sure: bool
    """False for ``apart`` behind a preposition or of a verb that is no known operation: *kast op ruimen*."""


def wrong_form(words: Sequence[str]) -> WrongForm | None:
    """Give the wrong form that the words of a Dutch name end with, or ``None``."""
    keys = [fold(word) for word in words[-4:]]
    if not keys:
        return None
    *before, last = keys
    if before:
        found = _te_form(before, last) or _split_third(before, last) or _apart(before, last)
        if found is not None or last in core.DUTCH_PARTICLES:
            return found
    form = None if last in _ALSO_NOUNS else _WRONG_FORMS.get(last)
    if form is None:
        strong = strong_verb(last)
        return None if strong is None else WrongForm(1, strong, "participle", sure=True)
    infinitive, _, kind = form.partition(",")
    return WrongForm(1, infinitive, "participle" if kind == "participle" else "third-person", sure=True)


_INSEPARABLE = ("be", "ge", "her", "ont", "ver", "mis", "over", "onder", "door", "om", "weer", "vol", "voor")
"""Prefixes after which a participle has no *ge-*."""


@remembered(4096)
def strong_verb(participle: str) -> str | None:
    """Give the verb of a participle of a strong verb, with whatever stands before it: *opgehangen*, *herschreven*.

    ``None`` for an infinitive, which many of these are as well (*ontvangen*), and for a noun.
    """
    if is_dutch_infinitive(participle) or participle in core.NOUNS or participle in core.DUTCH_PLURALS:
        return None
    if participle in plurals() and participle not in STRONG_PARTICIPLES:
        return None
    for start in range(min(len(participle) - 3, 10)):
        before, last = participle[:start], participle[start:]
        if start and before not in core.DUTCH_PARTICLES and not (start > 3 and is_adjective(before)):
            continue
        verb = STRONG_PARTICIPLES.get(last) or _without_ge(last)
        if verb and is_dutch_infinitive(f"{before}{verb}"):
            return f"{before}{verb}"
    return None


def _without_ge(participle: str) -> str | None:
    for prefix in _INSEPARABLE:
        verb = STRONG_PARTICIPLES.get(f"ge{participle.removeprefix(prefix)}") if participle.startswith(prefix) else None
        if verb and is_dutch_infinitive(f"{prefix}{verb}"):
            return f"{prefix}{verb}"
    return None


def _te_form(before: Sequence[str], last: str) -> WrongForm | None:
    if before[-1] != "te" or not is_dutch_infinitive(last):
        return None
    particle = before[-2] if before[:-1] else ""
    if particle in core.DUTCH_PARTICLES and is_dutch_infinitive(f"{particle}{last}"):
        return WrongForm(3, f"{particle}{last}", "te-form", sure=True)
    return WrongForm(2, last, "te-form", sure=True)


def _split_third(before: Sequence[str], last: str) -> WrongForm | None:
    for infinitive, particle in _pairs(_SPLIT_THIRDS.get(before[-1], "")):
        if particle == last:
            return WrongForm(2, infinitive, "third-person", sure=True)
    return None


def _apart(before: Sequence[str], verb: str) -> WrongForm | None:
    particle = before[-1]
    joined, two_words = f"{particle}{verb}", f"{particle} {verb}"
    if particle not in core.DUTCH_PARTICLES or two_words in core.OPERATIONS or two_words in core.DUTCH_APART:
        return None
    if not is_dutch_infinitive(verb) or not is_dutch_infinitive(joined):
        return None
    # *toe* and *terug* are no prepositions, so that they can only belong to the verb.
    of_phrase = particle in core.DUTCH_PREPOSITIONS and any(key in core.DUTCH_PREPOSITIONS for key in before[:-1])
    return WrongForm(2, joined, "apart", sure=joined in core.OPERATIONS and not of_phrase)


def _pairs(row: str) -> list[tuple[str, str]]:
    """Read the pairs of an infinitive and its split-off part."""
    pairs = [pair.split(",") for pair in row.split(";") if pair]
    return [(infinitive, particle) for infinitive, particle in pairs]


class Imperative(NamedTuple):
    """An imperative at the start of a Dutch name."""

    infinitive: str
    particle: int | None
    """The index of the split-off part among the words (*Maak … aan*), or ``None``."""
    sure: bool
    """False where the first word may be a noun or an adjective as well (*Plan*, *Boek*)."""


def imperative(words: Sequence[str]) -> Imperative | None:
    """Read the first word of a Dutch name (its scopes left out) as an imperative, or give ``None``.

    The split-off part is looked for at the end first (*Maak document aan*), then from the front, where one that is no
    preposition comes first (*Voeg label toe bij document*).
    """
    if not words:
        return None
    first = fold(words[0])
    candidates = _pairs(_IMPERATIVES.get(first, ""))
    keys = [fold(word) for word in words]
    particles = {particle: infinitive for infinitive, particle in reversed(candidates) if particle}
    places = [index for index, key in enumerate(keys) if index and key in particles]
    if places:
        free = [index for index in places if keys[index] not in core.DUTCH_PREPOSITIONS]
        index = places[-1] if places[-1] == len(keys) - 1 else (free or places)[0]
        sure = index == len(keys) - 1 or first not in _ALSO_NOUNS
        return Imperative(particles[keys[index]], index, sure=sure)
    whole = [infinitive for infinitive, particle in candidates if not particle]
    if not whole or not words[1:]:
        return None
    return Imperative(whole[0], None, sure=first not in _ALSO_NOUNS and first not in core.NOUNS)


class Nominal(NamedTuple):
    """A noun at the start of a name that stands for an operation: *Beheer van*, *Het verwijderen van*."""

    words: int
    """How many words it takes up, article and *van* or *of* included."""
    operation: str
    """The Dutch infinitive, or the English base form in lower case."""
    sure: bool
    """False where the noun is a thing as well (*Registratie van …*, *Opname van …*)."""


def _in_eren(noun: str) -> str | None:
    """Give the verb of a noun from Latin that the table does not have: *indexatie*, *productie*."""
    if noun in core.NOUNS or noun in core.DUTCH_PLURALS:
        return None
    verbs = (noun.removesuffix("atie") + "eren", noun.removesuffix("tie") + "eren", noun.removesuffix("ering") + "eren")
    return next((verb for verb in verbs if len(verb) < len(noun) + 3 and is_dutch_infinitive(verb)), None)


def dutch_nominal(words: Sequence[str]) -> Nominal | None:
    """Read the first words of a Dutch name as a nominal form with *van* (*Inzage in*), or give ``None``."""
    start = 1 if words and fold(words[0]) in {"de", "het"} else 0
    if len(words) < start + 3:
        return None
    key, link = fold(words[start]), fold(words[start + 1])
    if (infinitive := _DUTCH_NOMINALS.get(f"{key} {link}")) is not None:
        return Nominal(start + 2, infinitive, sure=True)
    if link != "van":
        return None
    if is_dutch_infinitive(key):
        noun = key in core.NOUNS or key in core.DUTCH_PLURALS or key in core.PLURAL_AND_INFINITIVE
        noun = noun or key in core.DUTCH_SINGULAR or key in core.NOMINAL_INFINITIVES or key in core.EN_ADJECTIVES
        operation = dutch_operation(key) is not None
        if noun and not operation:
            return None
        return Nominal(start + 2, key, sure=operation and (not noun or fold(words[0]) == "het"))
    if (infinitive := _DUTCH_NOMINALS.get(key)) is not None:
        return Nominal(start + 2, infinitive, sure=key not in core.NOUNS)
    infinitive = _in_eren(key)
    return Nominal(start + 2, infinitive, sure=False) if infinitive else None


@remembered(4096)
def infinitive_of_nominal(word: str) -> str | None:
    """Give *verwijderen* for *verwijdering*: the operation that a Dutch noun is made of, or ``None``."""
    key = fold(word)
    return _DUTCH_NOMINALS.get(key) or _in_eren(key) or _in_gave(key)


def _in_gave(noun: str) -> str | None:
    """Give the verb of a noun in *-gave* or *-name*, which has kept the vowel of its past: *vrijgave*, *aanname*."""
    for ending, verb in (("gave", "geven"), ("name", "nemen")):
        before = noun.removesuffix(ending)
        if before != noun and before in core.DUTCH_PARTICLES and is_dutch_infinitive(before + verb):
            return before + verb
    return None


def english_nominal(words: Sequence[str]) -> Nominal | None:
    """Read the first words of an English name as a nominal form with *of*, or give ``None``."""
    start = 1 if words and fold(words[0]) == "the" else 0
    if len(words) < start + 3 or fold(words[start + 1]) != "of":
        return None
    found = english_base_form(words[start])
    key = english_key(words[start])
    if found is not None:
        return Nominal(start + 2, found[0].lower(), sure=key not in core.ENGLISH_NOUNS)
    if (verb := verb_of_noun(key)) is not None and not is_english_verb(key) and not is_known_verb(key):
        return Nominal(start + 2, verb, sure=False)
    return Nominal(start + 2, key, sure=False) if start and is_english_verb(key) else None


EnglishKind: TypeAlias = "Literal['third-person', 'gerund', 'participle', 'noun']"


def english_base_form(word: str) -> tuple[str, EnglishKind] | None:
    """Give the base form of an English verb in another form (*Deletes*, *Deletion*) and which form it is.

    Only known verbs; base forms that look inflected (*Access*, *Feed*, *Document*) and verbs as they should be give
    ``None``. For the first word of a name only: *Planning* or *Billing* at the end are nouns.
    """
    key = english_key(word)
    if is_english_verb(key):
        return None
    kind: EnglishKind
    if (irregular := _IRREGULAR_ENGLISH.get(key)) is not None:
        base, kind = irregular, "participle"
    elif (noun := _ENGLISH_NOMINALS.get(key)) is not None and noun != key:
        base, kind = noun, "noun"
    elif found := _inflected(key):
        base, kind = found
    else:
        return None
    return capitalise_like(base, word), kind


def _inflected(key: str) -> tuple[str, EnglishKind] | None:
    endings: tuple[tuple[str, EnglishKind], ...] = (("s", "third-person"), ("ing", "gerund"), ("ed", "participle"))
    for ending, kind in endings:
        stem = key.removesuffix(ending)
        if stem == key or not stem[1:]:
            continue
        for base in _bases(stem, ending):
            if base[1:] and is_english_verb(base):
                return base, kind
    return None


def _bases(stem: str, ending: str) -> tuple[str, ...]:
    """Give the base forms that a verb may have when ``ending`` is taken off: *plann* gives *plann, planne, plan*."""
    if ending == "s":
        return (f"{stem[:-2]}y",) if stem.endswith("ie") else (stem, stem.removesuffix("e"))
    if stem.endswith("i"):
        return (f"{stem[:-1]}y",)
    return (stem, f"{stem}e", stem[:-1] if stem[-1] == stem[-2:-1] else stem)
