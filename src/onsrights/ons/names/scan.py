"""Cut a name into words and bracketed parts, and put such pieces together again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onsrights.engine.diagnostics import Language

__all__ = ["PIECE", "capitalise", "fold", "lower_first", "sentence", "spell"]

PIECE = re.compile(
    r"""\[[^\[\]]*\]                                  # a bracketed part, whole
      | (?<![^\s\]])(?:en/of|and/or)(?![^\s\[])       # a joiner that holds a slash
      | [^\s\[\]/,]+                                  # a word: letters, digits, hyphens, apostrophes, anything unspaced
      | [\[\]/,]""",
    re.VERBOSE,
)
"""One piece of a name. A bracket without its partner is a piece of its own."""


def fold(piece: str) -> str:
    """Give the form in which pieces are compared: lower case, straight apostrophe."""
    return piece.lower().replace("’", "'")


def spell(pieces: Iterable[str]) -> str:
    """Put pieces together with one space between them, and none before a comma or about a slash."""
    return " ".join(piece for piece in pieces if piece).replace(" ,", ",").replace(" / ", "/")


def sentence(pieces: Iterable[str], language: Language) -> str:
    """Put pieces together as a name: the first with a capital."""
    first, *others = [piece for piece in pieces if piece]
    return spell([capitalise(first, language), *others])


def capitalise(word: str, language: Language) -> str:
    """Give a word the capital it needs at the start of a name.

    A word with a capital further on keeps its own spelling (*iWlz-bericht*, *eHealth*), and so does one that begins
    with a digit or an apostrophe. The Dutch *ij* is one letter: *IJzerpreparaat*.
    """
    if not word[:1].islower() or any(letter.isupper() for letter in word[1:]):
        return word
    if language == "nl" and word.startswith("ij"):
        return "IJ" + word[2:]
    # The German ß and ligatures have no capital of one letter.
    first = word[0].upper()
    return first + word[1:] if len(first) == 1 else word


def lower_first(word: str) -> str:
    """Take away the capital that a word had only because it stood first.

    Acronyms and names with capitals of their own keep them (*MIC-melding*, *ZorgApp*), and so does a single letter.
    """
    rest = word[2:] if word.startswith("IJ") else word[1:]
    if not rest or any(letter.isupper() for letter in rest):
        return word
    return "ij" + rest if word.startswith("IJ") else word[0].lower() + rest
