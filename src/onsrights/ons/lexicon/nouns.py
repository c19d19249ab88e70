"""Everything about nouns in one place: reading them, their number, and the adjectives before them."""

from __future__ import annotations

from onsrights.ons.lexicon.adjectives import bare_adjective, inflected_adjective, is_adjective
from onsrights.ons.lexicon.noun_reading import (
    dutch_noun,
    dutch_noun_ending,
    english_alternatives,
    english_noun,
    english_noun_ending,
)
from onsrights.ons.lexicon.number import (
    dutch_number,
    dutch_singular,
    dutch_singular_subject,
    english_number,
    english_singular,
)
from onsrights.ons.lexicon.values import Noun, NounForm, Number

__all__ = [
    "Noun",
    "NounForm",
    "Number",
    "bare_adjective",
    "dutch_noun",
    "dutch_noun_ending",
    "dutch_number",
    "dutch_singular",
    "dutch_singular_subject",
    "english_alternatives",
    "english_noun",
    "english_noun_ending",
    "english_number",
    "english_singular",
    "inflected_adjective",
    "is_adjective",
]
