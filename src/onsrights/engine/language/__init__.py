"""Dutch or English? Small words decide; where they do not, a table of four-letter pieces is asked.

Third languages, mixed texts, and texts of which too little is left when names, quotations and identifiers are set aside
have no answer: ``None``. How sure it is, on texts of other people: ``docs/design/language.md``.
"""

from __future__ import annotations

from functools import lru_cache
from math import tanh

from onsrights.engine import data
from onsrights.engine.declared import TYPE_CHECKING
from onsrights.engine.language.small_words import DUTCH, ENGLISH, FOREIGN, FOREIGN_LETTERS, LOANS, letters_only

if TYPE_CHECKING:
    from onsrights.engine.diagnostics import Language

__all__ = ["SURE", "language_of", "score"]

SURE = 0.5
"""How far from nought :func:`score` must be for an answer, and how far apart it must put two names."""
ENOUGH = 3
"""Words a text must have for an answer."""
_SEVERAL = 2
_FLATTEN = 200
_DENSE, _KNOWN = 9, 0.55
"""What a piece must tell on average, and how many of them the table must know, where no small word does."""
_DENSE_WITH, _KNOWN_WITH = 6, 0.4
"""The same where one small word says what the pieces say."""
_MARKS = frozenset("\"'“”‘’„«»`[](){}<>")
_MOST = 2000


@lru_cache(8)
def language_of(text: str) -> Language | None:
    """Say in which language a description is, or ``None`` where that is not sure.

    Remembers the last few texts only: several rules ask about the same two.
    """
    if text.isupper():
        return None
    words = set(text[:_MOST].lower().split())
    dutch, english = len(words & DUTCH), len(words & ENGLISH)
    if dutch >= _SEVERAL and not english and _MARKS.isdisjoint(text):
        return "nl"
    if english >= _SEVERAL and not dutch and _MARKS.isdisjoint(text):
        return "en"
    return _judged(text)


def _judged(text: str) -> Language | None:
    words = letters_only(text)
    if len(words) < ENOUGH:
        return None
    distinct = set(words)
    dutch, english, foreign = len(distinct & DUTCH), len(distinct & ENGLISH), len(distinct & FOREIGN)
    if foreign >= max(dutch, english, 1) or not FOREIGN_LETTERS.isdisjoint("".join(words)):
        return None
    if dutch >= _SEVERAL and not english:
        return "nl"
    if english >= _SEVERAL and not dutch:
        return "en"
    if dutch >= _SEVERAL and english >= _SEVERAL:
        return None
    telling = [word for word in words if word not in LOANS]
    if len(telling) < ENOUGH:
        return None
    return _by_letters(telling, dutch - english)


def _by_letters(words: list[str], small: int) -> Language | None:
    """Ask the table; ``small`` is how many more small words of Dutch there are than of English.

    German and Danish look Dutch, French looks English: but the table knows fewer of their pieces, and each tells less.
    """
    text = f" {' '.join(words)} "
    weights = [_weights().get(text[at : at + 4], 0) for at in range(len(text) - 3)]
    total = sum(weights)
    dense, known = (_DENSE_WITH, _KNOWN_WITH) if small * total > 0 else (_DENSE, _KNOWN)
    enough = abs(total) >= dense * len(weights) and sum(map(bool, weights)) >= known * len(weights)
    if not enough or abs(tanh(total / _FLATTEN)) <= SURE or small * total < 0:
        return None
    return "nl" if total > 0 else "en"


def score(text: str) -> float:
    """Give how Dutch a text is, from -1 (English) to 1 (Dutch), by its letters alone; 0.0 where it has no words."""
    return _score(letters_only(text))


def _score(words: list[str]) -> float:
    weights = _weights()
    text = f" {' '.join(words)} "
    return tanh(sum(weights.get(text[at : at + 4], 0) for at in range(len(text) - 3)) / _FLATTEN)


@lru_cache(1)
def _weights() -> dict[str, int]:
    weights: dict[str, int] = {}
    for weight, pieces in data.blocks("onsrights.engine.language", "_table.txt").items():
        weights |= dict.fromkeys(data.words(pieces.replace(b"_", b" ")), int(weight))
    return weights
