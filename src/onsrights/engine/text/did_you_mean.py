"""Find the word that was probably meant."""

from __future__ import annotations

from bisect import bisect_right

from onsrights.engine.declared import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["distance", "nearest"]

_LENGTHS = (4, 6, 11)
"""The lengths from which a word may hold one, two and three slips."""

_LONGEST = 64
"""No word anybody misspells is longer; beyond this, comparing costs more than it can tell."""


def nearest(written: str, candidates: Iterable[str], *, limit: int | None = None) -> str | None:
    """Give the one candidate nearest to ``written``, or ``None`` where nothing is near or two are equally near.

    ``limit`` is the greatest distance that still counts as near; by default it grows with the length of the
    word: one slip in four to five letters, two from six, three from eleven. A shorter word has no near miss.
    """
    if len(written) > _LONGEST:
        return None
    if limit is None:
        limit = bisect_right(_LENGTHS, len(written))
    near: list[str] = []
    letters = set(written)
    for candidate in candidates:
        if candidate == written or abs(len(candidate) - len(written)) > limit:
            continue
        if len(letters.difference(candidate)) > limit:  # one slip takes away one letter at most
            continue
        steps = distance(written, candidate, limit)
        if steps > limit:
            continue
        if steps < limit:
            near, limit = [], steps
        near.append(candidate)
    if len(near) > 1:
        # A letter left out, doubled or swapped is likelier than a wrong one.
        near = [word for word in near if len(word) != len(written) or sorted(word) == sorted(written)]
    return near[0] if len(near) == 1 else None


def distance(left: str, right: str, limit: int = _LONGEST) -> int:
    """Count the slips between two words: a letter too many, too few, wrong, or two neighbours swapped.

    More than ``limit`` slips are not counted further: the answer is then ``limit + 1``.
    """
    before: list[int] = []
    above = list(range(len(right) + 1))
    for row, letter in enumerate(left, 1):
        current = [row]
        for column, other in enumerate(right, 1):
            steps = min(above[column] + 1, current[column - 1] + 1, above[column - 1] + (letter != other))
            if row > 1 and column > 1 and letter == right[column - 2] and left[row - 2] == other:
                steps = min(steps, before[column - 2] + 1)
            current.append(steps)
        if min(current) > limit:
            return limit + 1
        before, above = above, current
    return min(above[-1], limit + 1)
