"""When two texts of a manifest are the same, and when one is a slip for another."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

from onsrights.engine.text.did_you_mean import distance

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Nearest", "exact", "folded", "near"]

_SHORT = 4
"""Up to so many characters, one slip is the most."""
_LONGEST = 64


def exact(text: str) -> str:
    """Give a text as it counts where every letter does: without blanks around it, accents composed."""
    text = text.strip()
    return text if text.isascii() else normalize("NFC", text)


def folded(text: str) -> str:
    """Give a text as it counts where case does not."""
    return exact(text).casefold()


class Nearest:
    """Finds the name that was meant. Looking costs time and nobody makes that many slips, so it is done a few times."""

    def __init__(self, candidates: Iterable[str]) -> None:
        self._candidates = tuple(candidates)
        self._left = 20

    def to(self, written: str) -> str | None:
        """Give the only candidate that is near ``written``."""
        self._left -= 1
        return near(written, self._candidates) if self._left >= 0 else None


def near(written: str, candidates: Iterable[str]) -> str | None:
    """Give the only candidate that is nearest to ``written``, at most two slips away, case apart."""
    word = folded(written)
    best, found = (1 if len(word) <= _SHORT else 2), set[str]()
    if len(word) > _LONGEST:
        return None
    for candidate in candidates:
        other = folded(candidate)
        if abs(len(other) - len(word)) > best:
            continue
        steps = distance(word, other, best)
        if steps < best:
            best, found = steps, set()
        if steps == best:
            found.add(candidate)
    return found.pop() if len(found) == 1 else None
