"""Cut a name into words and bracketed parts, and put such pieces together again."""

from __future__ import annotations

import re

from onsrights.engine.declared import TYPE_CHECKING, pattern
from onsrights.ons.lexicon.added import added_words
from onsrights.ons.lexicon.lookup import PRODUCT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onsrights.engine.diagnostics import Language

__all__ = [
    "capitalise",
    "fold",
    "fold_pieces",
    "is_product",
    "lower_first",
    "masked",
    "pieces_of",
    "sentence",
    "spell",
    "split",
]

_PIECE = pattern(
    r"""\[[^\[\]]*\]                                  # a bracketed part, whole
      | (?<![^\s\]])(?:en/of|and/or)(?![^\s\[])       # a joiner that holds a slash
      | [^\s\[\]/,]+                                  # a word: letters, digits, hyphens, apostrophes, anything unspaced
      | [\[\]/,]""",
    re.VERBOSE,
)
"""One piece of a name. A bracket without its partner is a piece of its own."""


def pieces_of(text: str) -> list[tuple[int, int]]:
    """Give the characters that each piece of a text takes; a product that settings name is one piece."""
    added = added_words()
    if added is None or added.pieces is None:
        return [match.span() for match in _PIECE.finditer(text)]
    spans = []
    at = 0
    for product in _products(text, added.pieces):
        spans += [match.span() for match in _PIECE.finditer(text, at, product[0])]
        spans.append(product)
        at = product[1]
    return [*spans, *(match.span() for match in _PIECE.finditer(text, at))]


def _products(text: str, expression: re.Pattern[str]) -> list[tuple[int, int]]:
    """Find the products of a text; what stands between brackets is a scope, whatever it says."""
    found = []
    depth = at = 0
    for match in expression.finditer(text):
        depth += text.count("[", at, match.start()) - text.count("]", at, match.start())
        at = match.start()
        if depth < 1:
            found.append(match.span())
    return found


def split(text: str) -> list[str]:
    """Cut a text into its pieces."""
    added = added_words()
    if added is None or added.pieces is None:
        return _PIECE.findall(text)
    return [text[start:end] for start, end in pieces_of(text)]


def is_product(piece: str) -> bool:
    """Whether a piece is a product that settings name."""
    added = added_words()
    return added is not None and piece in added.products


def masked(text: str) -> str:
    """Give a text, as long as before, in which nothing of a product can be taken for anything else."""
    added = added_words()
    if added is None or added.pieces is None:
        return text
    for start, end in _products(text, added.pieces):
        text = f"{text[:start]}X{'x' * (end - start - 1)}{text[end:]}"
    return text


def fold_pieces(pieces: Iterable[str]) -> list[str]:
    """Give pieces in the form in which they are compared; a product is like no word."""
    return [PRODUCT + fold(piece) if is_product(piece) else fold(piece) for piece in pieces]


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


_LETTERS_OF_NAME = 3
"""A part before a hyphen that is no longer may be a name's own way of writing: *e-Health*, *my-ID*."""


def capitalise(word: str, language: Language) -> str:
    """Give a word the capital it needs at the start of a name.

    A word with a capital further on keeps its own spelling (*iWlz-bericht*, *eHealth*), and so does one that begins
    with a digit or an apostrophe. The Dutch *ij* is one letter: *IJzerpreparaat*.
    """
    if not word[:1].islower() or is_product(word):
        return word
    begins = word.partition("-")[0]  # *Nood-PIN*
    if any(letter.isupper() for letter in (word[1:] if len(begins) <= _LETTERS_OF_NAME else begins[1:])):
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
    if not rest or any(letter.isupper() for letter in rest) or is_product(word):
        return word
    return "ij" + rest if word.startswith("IJ") else word[0].lower() + rest
