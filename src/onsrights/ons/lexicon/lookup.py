"""How a word is looked up: case, apostrophes, ligatures and English spelling variants made equal."""

from __future__ import annotations

__all__ = ["PRODUCT", "capitalise_like", "english_key", "fold", "listed"]

PRODUCT = "\ue000"
"""What the folded form of a product begins with that settings name: it is no word, whatever it looks like."""

_SAME = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "\u0133": "ij", "\u2010": "-", "\u2011": "-"})
"""Apostrophes, the ligature of *ij*, and hyphens that look like the ordinary ones."""
_SHORTEST_IZE = 6
"""*prize* and *seize* are not spelled with *-ise*."""


def fold(word: str) -> str:
    """Give the form under which a word is looked up: lower case, one apostrophe, *ij* in two letters."""
    word = word.lower()
    return word if word.isascii() else word.translate(_SAME)


def english_key(word: str) -> str:
    """Give the form under which an English word or phrase is looked up: without hyphens, *-ize* as *-ise*."""
    word = fold(word).replace("-", "")
    if "z" in word or "enroll" in word or "yse" in word:
        word = " ".join(_british(part) for part in word.split(" "))
    return word


def _british(word: str) -> str:
    if len(word) >= _SHORTEST_IZE and word.endswith("ize") and word != "resize":
        return f"{word[:-3]}ise"
    if word.endswith("yze"):
        return f"{word[:-3]}yse"
    return "enrol" if word == "enroll" else word


def capitalise_like(word: str, like: str) -> str:
    """Give ``word`` a capital where ``like`` begins with one (*IJ* in both letters); capitals of its own are kept."""
    if not like[:1].isupper() or not word[:1].islower() or any(letter.isupper() for letter in word[:4]):
        return word
    if word.startswith("ij"):
        return f"IJ{word[2:]}"
    return f"{word[0].upper()}{word[1:]}"


def listed(cell: str) -> tuple[str, ...]:
    """Give the words of a cell of a generated table."""
    return tuple(cell.split(",")) if cell else ()
