"""When two texts of a manifest are the same, and when one is a slip for another."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

from onsrights.engine.spelling import distance

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["exact", "folded", "near"]

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
