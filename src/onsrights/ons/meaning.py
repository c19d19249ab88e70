"""What the words of a right say: those that a fix may not take away without a word about it."""

from __future__ import annotations

import re
from unicodedata import combining, normalize

__all__ = ["content"]

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
_WORD = re.compile(r"[^\W\d_](?:[./][^\W\d_])+\.?(?!\w)|[^\W_]+(?:['’-][^\W_]+)*|[^\w\s]|_")
"""A word; an abbreviation with its points (*v.e.*) is one."""
_WORD_OF_IDENTIFIER = re.compile(r"[A-Z]+(?![^\W\d_A-Z])|[A-Z]?[^\W\d_A-Z]+")
_BRACKETS = re.compile("[\\[({<［【〔⟦]([^\\[({<［【〔⟦\\])}>］】〕⟧]*)[\\])}>］】〕⟧]")
"""A pair of brackets of any kind, which is form as well; one by itself is a sign."""
_IDENTIFIERS = frozenset({"connector.prefix", "rights[].identifier"})
"""In these, a word begins with a capital; signs and digits are no part of one."""

_FORM = {
    "rights[].dutch_name": frozenset("[ ] een de het 't 'n 's van te v.e. v/e v.d. v/d".split()),
    "rights[].english_name": frozenset("[ ] a an the of 's ' to".split()),
}
"""What belongs to the form of a name and not to what it says; a fix may put another of them in its place."""


def content(place: str, text: str) -> list[str]:
    """Give the words of a text that say something, and every visible sign, in their order."""
    seen = _UNSEEN.sub("", normalize("NFC", text))
    if place in _IDENTIFIERS:
        bare = "".join(letter for letter in normalize("NFD", seen) if not combining(letter))
        return [*_WORD_OF_IDENTIFIER.findall("".join(filter(str.isalpha, bare))), *filter(str.isdigit, bare)]
    form = _FORM.get(place, frozenset())
    if form:
        seen = _BRACKETS.sub(r" \1 ", seen)
    return [part for word in _WORD.findall(seen) for part in _parted(word) if part.lower() not in form]


def _parted(word: str) -> tuple[str, ...]:
    """Tell the ending of a genitive from its word: *client's*."""
    return (word[:-2], "'s") if word.lower().endswith(("'s", "’s")) and len(word) > len("'s") else (word,)
