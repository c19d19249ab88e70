"""English nouns by rule: regular and the common irregular plurals."""

from __future__ import annotations

__all__ = ["IRREGULAR", "plural", "singular"]

IRREGULAR = {
    "analysis": "analyses",
    "appendix": "appendices",
    "basis": "bases",
    "calf": "calves",
    "calorie": "calories",
    "cargo": "cargoes",
    "child": "children",
    "cookie": "cookies",
    "crisis": "crises",
    "criterion": "criteria",
    "curriculum": "curricula",
    "diagnosis": "diagnoses",
    "echo": "echoes",
    "foot": "feet",
    "half": "halves",
    "headache": "headaches",
    "hero": "heroes",
    "hoodie": "hoodies",
    "hoof": "hooves",
    "hypothesis": "hypotheses",
    "index": "indices",
    "knife": "knives",
    "leaf": "leaves",
    "life": "lives",
    "loaf": "loaves",
    "man": "men",
    "matrix": "matrices",
    "medium": "media",
    "mouse": "mice",
    "movie": "movies",
    "person": "people",
    "phenomenon": "phenomena",
    "potato": "potatoes",
    "prognosis": "prognoses",
    "prosthesis": "prostheses",
    "psychosis": "psychoses",
    "scarf": "scarves",
    "selfie": "selfies",
    "shelf": "shelves",
    "spouse": "spouses",
    "synopsis": "synopses",
    "thesis": "theses",
    "thief": "thieves",
    "tomato": "tomatoes",
    "tooth": "teeth",
    "vertebra": "vertebrae",
    "veto": "vetoes",
    "wife": "wives",
    "wolf": "wolves",
    "woman": "women",
}
_SINGULARS = {form: word for word, form in IRREGULAR.items()}
_VOWELS = "aeiou"
_SHORTEST_OSIS = 6
"""*oasis* is shorter than the nouns in *-sis* that are meant."""
_SHORTEST_PLURAL = 4
_UNCLEAR = ("aches", "iches", "oes", "ses")
"""*coaches* and *aches*, *buses* and *cases*: with these the singular may end in an e or not."""
_NO_PLURALS = ("ss", "us", "is", "'s", "ics")
_SHORTEST_IES = 6
"""*ties, pies*: the singular has an e."""
_LINKS = (" of ", " for ", " with ", " to ", " in ", " on ", " at ", " from ", " by ", " per ")


def plural(noun: str) -> str:
    """Give the plural of a countable noun: *care plans, diagnoses, certificates of conduct, GPs*."""
    for link in _LINKS:
        head, found, rest = noun.partition(link)
        if found:
            return f"{plural(head)}{link}{rest}"
    start, space, last = noun.rpartition(" ")
    return f"{start}{space}{_plural_of(last)}"


def _plural_of(word: str) -> str:
    lower = word.lower()
    if (irregular := IRREGULAR.get(lower)) is not None:
        return f"{word[0]}{irregular[1:]}"
    if lower.endswith("sis") and len(lower) >= _SHORTEST_OSIS:
        return f"{word[:-3]}ses"
    if not word.isupper() and lower.endswith(("s", "x", "z", "ch", "sh")):
        return f"{word}es"
    if not word.isupper() and lower.endswith("y") and lower[-2:-1] not in _VOWELS:
        return f"{word[:-1]}ies"
    return f"{word}s"


def singular(noun: str) -> str | None:
    """Give the singular of a noun whose form is plainly a regular or known plural, else ``None``."""
    start, space, last = noun.rpartition(" ")
    lower = last.lower()
    if lower in _SINGULARS:
        found = _SINGULARS[lower]
        found = found.capitalize() if last[:1].isupper() and not last.isupper() else found
        return f"{start}{space}{found}"
    if len(lower) < _SHORTEST_PLURAL or not lower.endswith("s") or lower.endswith(_NO_PLURALS):
        return None
    if lower.endswith("ies") and len(lower) >= _SHORTEST_IES:
        return f"{start}{space}{last[:-3]}y"
    if lower.endswith(_UNCLEAR) and not lower.endswith("sses"):
        return None
    if lower.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return f"{start}{space}{last[:-2]}"
    return f"{start}{space}{last[:-1]}"
