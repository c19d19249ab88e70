"""What a proposal takes away: the words of a text that are nowhere in the new one.

Moving words takes nothing away, and neither does writing one of them in another way. Whatever else is gone has to be
in the title of the fix, because that is what somebody reads before it is applied.
"""

from __future__ import annotations

from collections import Counter
from string import Formatter
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from onsrights.engine.text.did_you_mean import distance

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["named", "taken"]

_MOST = 10_000
"""So many pairs of words are compared letter by letter, at most; beyond that no word counts as written otherwise."""


def taken(before: Iterable[str], after: Iterable[str]) -> list[str]:
    """Give those of the words ``before`` that ``after`` has neither moved, nor joined, parted or spelt otherwise."""
    old = list(before)
    plain, others = [*map(_plain, old)], [*map(_plain, after)]
    while plain and others and plain[-1] == others[-1]:  # most fixes change a word or two
        del plain[-1], others[-1]
    if not plain or (
        len(plain) <= len(others) and len(plain) * len(others) <= _MOST and all(map(str.isalnum, plain + others))
    ):
        return []  # nothing is left, or there is a word for each that is
    olds, news = Counter(plain), Counter(others)
    gone = olds - news
    if not gone or not Counter("".join(olds.elements())) - Counter("".join(news.elements())):
        return []
    for word in _rewritten(gone, news - olds):
        gone[word] -= 1
    found = []
    for word in old:
        if gone[_plain(word)] > 0:
            gone[_plain(word)] -= 1
            found.append(word)
    return found


def named(title: str, data: Mapping[str, Any]) -> str:
    """Give the values that a title repeats, one a line."""
    names = [name for _, name, _, _ in Formatter().parse(title) if name]
    return "\n".join(str(data[name]) for name in names)


def _plain(word: str) -> str:
    return word.lower() if word.isascii() else normalize("NFKC", word).replace("\u2010", "-").casefold()


def _rewritten(gone: Counter[str], come: Counter[str]) -> list[str]:
    """Give the words in the place of which another one has come, the likest first; a sign is no other word."""
    old, new = ([word for word in words.elements() if any(map(str.isalnum, word))] for words in (gone, come))
    if len(old) * len(new) > _MOST:
        return []
    pairs = sorted((distance(one, two), at, to) for at, one in enumerate(old) for to, two in enumerate(new))
    left: set[int] = set()
    right: set[int] = set()
    for _, at, to in pairs:
        if at not in left and to not in right:
            left.add(at)
            right.add(to)
    return [old[at] for at in left]
