"""Operations: what a right lets somebody do, in Dutch, in English and in an identifier.

The tables are ``operations.txt``, ``operation_phrases.txt``, ``compatible_classes.txt`` and ``english_phrasal.txt``.
"""

from __future__ import annotations

from onsrights.engine.declared import TYPE_CHECKING
from onsrights.ons.lexicon import _tables as tables
from onsrights.ons.lexicon.added import remembered
from onsrights.ons.lexicon.lookup import PRODUCT, english_key, fold, listed
from onsrights.ons.lexicon.values import Operation

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "Operation",
    "compatible",
    "could_be_infinitive",
    "dutch_operation",
    "dutch_phrase",
    "english_operation",
    "english_split_operation",
    "identifier_action",
    "is_dutch_infinitive",
    "is_english_verb",
]

_LONGEST_PHRASE = 5
_SHORT_LY = 5
"""*reply, apply, supply* are no adverbs, nor are they longer."""
_SHORT_EN = 4
"""*open, eten* are too short to be judged by their ending."""
_NO_CLASSES: frozenset[str] = frozenset()


@remembered(2048)
def dutch_operation(word: str) -> Operation | None:
    """Give the operation of one word, or of several joined by single spaces, or ``None``."""
    row = tables.OPERATIONS.get(fold(word))
    if row is None:
        return None
    dutch, particle, classes, english, identifier = row.split(";")
    return Operation(dutch, particle, _classes(classes), tuple(english.split(",")), listed(identifier))


def _classes(cell: str) -> frozenset[str]:
    return frozenset(cell.split(",")) if cell else _NO_CLASSES


def dutch_phrase(words: Sequence[str]) -> tuple[int, Operation] | None:
    """Give the longest operation of several words that ``words`` end with, and of how many words it is."""
    for count in range(min(len(words), _LONGEST_PHRASE), 1, -1):
        if found := dutch_operation(" ".join(words[-count:])):
            return count, found
    return None


def english_operation(words: Sequence[str]) -> tuple[int, frozenset[str]] | None:
    """Give the longest operation that ``words`` begin with: how many words, and its classes.

    Adverbs in front of the verb belong to it (*Digitally sign*). Hyphens inside a word are ignored, *-ise* equals
    *-ize*. The classes are empty where nothing can be said (*Set*).
    """
    for count in range(min(len(words), tables.ENGLISH_LONGEST), 0, -1):
        classes = tables.ENGLISH_OPERATIONS.get(english_key(" ".join(words[:count])))
        if classes is not None:
            return count, _classes(classes)
    if not words:
        return None
    first = fold(words[0])
    if len(words) > 1 and (first in tables.ENGLISH_ADVERBS or (first.endswith("ly") and len(first) > _SHORT_LY)):
        found = english_operation(words[1:])
        return found and (found[0] + 1, found[1])
    return _with_prefix(first, words)


def _with_prefix(first: str, words: Sequence[str]) -> tuple[int, frozenset[str]] | None:
    for prefix in tables.ENGLISH_VERB_PREFIXES:
        if "-" in first and first.startswith(prefix):
            found = english_operation((first.removeprefix(prefix), *words[1:]))
            return found and (found[0], _NO_CLASSES if prefix in {"de-", "un-"} else found[1])
    return None


def english_split_operation(words: Sequence[str]) -> tuple[int, int, frozenset[str]] | None:
    """Give the operation in two parts around the subject: words at the start, at the end, and its classes.

    ``words`` are all words of the name without its scopes: *Make report available* gives ``(1, 1, {"share", …})``.
    """
    best: tuple[int, int, frozenset[str]] | None = None
    for head in range(1, min(len(words), 4)):
        start = english_key(" ".join(words[:head]))
        for tail in range(1, min(len(words) - head, 5)):
            classes = tables.ENGLISH_SPLIT.get(f"{start} … {english_key(' '.join(words[-tail:]))}")
            if classes is not None and (best is None or head + tail > best[0] + best[1]):
                best = (head, tail, _classes(classes))
    return best


def identifier_action(words: Sequence[str]) -> tuple[int, frozenset[str]] | None:
    """Give the longest known action (one to three words) that an identifier's words end with, and its classes."""
    for count in range(min(len(words), 3), 0, -1):
        classes = tables.ACTIONS.get(english_key("".join(words[-count:])))
        if classes is not None:
            return count, _classes(classes)
    return None


_CHANGE = frozenset({"change"})


def compatible(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two operations may mean the same: a class of one equals one of the other, or is compatible with it.

    That both change something is not enough for what does the opposite: *inkorten* and *Extend*.
    """
    if not left or not right:
        return True
    both = left & right
    if both == _CHANGE:
        return not any(other in right for name in left for other in listed(tables.OPPOSITES.get(name, "")))
    if both:
        return True
    return any(other in right for name in left for other in listed(tables.COMPATIBLE.get(name, "")))


@remembered(2048)
def is_dutch_infinitive(word: str) -> bool:
    """Whether a word is certainly an infinitive: an operation, a verb of the word list, or well formed of one.

    Some nouns are infinitives too (*taken, berichten*); where a word stands must tell which it is.
    """
    key = fold(word)
    if " " in key or not key.endswith(_INFINITIVE_ENDINGS):
        return False
    if key in tables.OPERATIONS:
        return True
    from onsrights.ons.lexicon.opentaal import is_infinitive

    return is_infinitive(key)


_INFINITIVE_ENDINGS = ("en", "ën", "aan", "oen", "ien")
"""How all of them end; the word list is not asked, nor loaded, for *medication*."""
_COMPOUNDS = ("gaan", "doen", "zien", "slaan", "staan")


@remembered(2048)
def could_be_infinitive(word: str) -> bool:
    """Whether a word looks like an infinitive and is not known to be only a noun, an adjective or a small word."""
    key = fold(word)
    if is_dutch_infinitive(key):
        return True
    if (
        not (key.endswith(_COMPOUNDS) or (len(key) > _SHORT_EN and key.endswith(("en", "ën"))))
        or " " in key
        or key[:1] == PRODUCT
    ):
        return False
    if key in tables.EN_ADJECTIVES or key in tables.DUTCH_OPERATION_WORDS or key in tables.DUTCH_PREPOSITIONS:
        return False
    from onsrights.ons.lexicon.noun_reading import dutch_noun
    from onsrights.ons.lexicon.number import dutch_number
    from onsrights.ons.lexicon.verb_forms import strong_verb

    return dutch_noun(key) is None and dutch_number(key) == "unsure" and strong_verb(key) is None


def is_english_verb(word: str) -> bool:
    """Whether an English word is known as a verb in its base form, be it a noun too."""
    key = english_key(word)
    if key in tables.ENGLISH_OPERATIONS or key in tables.ENGLISH_NOUN_AND_VERB:
        return True
    return key in tables.ENGLISH_BASE_FORMS
