"""Identifiers and descriptions of which nothing more has to be asked.

Nearly every description is a sentence that begins with a capital, in words of its own language, and most identifiers
are the one that follows from the English name. One look tells that, and then the rules about them have nothing to say;
a test holds that. Only where the look is not sure are they asked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onsrights.engine.language.words import DUTCH, ENGLISH
from onsrights.ons.identifiers import follows

if TYPE_CHECKING:
    from onsrights.ons.model import Right

__all__ = ["has_following_identifier", "has_ordinary_descriptions"]

_SENTENCE = re.compile(r"[A-Z][^\W\d_]*(?: [^\W\d_][\w'’/,;-]*){6,}\.?")
"""At least seven words, single spaces, nothing that quotes or brackets."""

_FILLERS = ("todo", "tbd", "fixme", "xxx", "psum")
_SEVERAL = 2
_FIELDS = 5
_ADDS_NOTHING = frozenset("de het een van voor om te tot en of recht dit is a an the for to and or right this".split())
_DUTCH, _ENGLISH = DUTCH - _ADDS_NOTHING, ENGLISH - _ADDS_NOTHING
"""Small words that say something beyond a name; the Dutch and the English ones are told apart by them."""


def has_following_identifier(right: Right) -> bool:
    """Whether the identifier is the one that follows from the English name, whose build is sound."""
    prefix = right.manifest.prefix
    field = right.fields.get("identifier")
    if prefix is None or field is None:
        return False
    return follows(field.text, right.fields["english_name"].text, prefix)


def has_ordinary_descriptions(right: Right) -> bool:
    """Whether ONS501 to ONS508 have nothing to say of the descriptions of a right."""
    fields = right.fields
    if len(fields) < _FIELDS:
        return False
    dutch = _words(fields["dutch_description"].text)
    if dutch is None or not dutch.isdisjoint(ENGLISH) or len(dutch & DUTCH) < _SEVERAL:
        return False
    english = _words(fields["english_description"].text)
    if english is None or not english.isdisjoint(DUTCH) or len(english & ENGLISH) < _SEVERAL:
        return False
    return _adds(dutch & _DUTCH, fields["dutch_name"].text) and _adds(english & _ENGLISH, fields["english_name"].text)


def _adds(telling: set[str], name: str) -> bool:
    """Whether one of the small words of a description stands nowhere in the name, not even inside a word."""
    lowered = name.lower()
    for word in telling:  # noqa: SIM110 - any() costs twice the time
        if word not in lowered:
            return True
    return False


def _words(text: str) -> set[str] | None:
    """Give the words of a plain sentence, or ``None`` for any other text."""
    if not _SENTENCE.fullmatch(text):
        return None
    lowered = text.lower()
    for filler in _FILLERS:
        if filler in lowered:
            return None
    return set(lowered.split(" "))
