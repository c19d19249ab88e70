"""ONS318, ONS418: one right about several subjects.

Ground: rights are described "as fine-grained as possible" (Right Syntax Requirements, "Right identifier"). Pairs that
are one subject (*Zorg- en behandelplan*, *Eten en drinken*) are no fault, nor are two adjectives of one noun.
"""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.declared import TYPE_CHECKING
from onsrights.engine.diagnostics import Text
from onsrights.ons.lexicon import _tables as tables
from onsrights.ons.lexicon import bare_adjective, is_dutch_infinitive
from onsrights.ons.names import words

if TYPE_CHECKING:
    from onsrights.ons.names.reading import Reading

RULES = (
    Rule("ONS318", "dutch-name-several-subjects", "warning", about=("dutch_name:reading",)),
    Rule("ONS418", "english-name-several-subjects", "warning", about=("english_name:reading",)),
)

TEXTS = {
    "message": Text(
        nl='"{written}" zijn twee onderwerpen; vraag voor elk een eigen recht aan.',
        en='"{written}" are two subjects; request a right for each.',
    ),
}

_SHORTEST_HEAD = 4

_AND = {"nl": frozenset({"en", "of", "en/of", "&"}), "en": frozenset({"and", "or", "and/or", "&"})}


def check_name(reading: Reading) -> None:
    """Look for two subjects joined by a word."""
    if reading.subject is None or reading.kind != "task":
        return
    start, end = reading.subject
    start += reading.article
    joiners = _AND[reading.language]
    folded = reading.folded
    at = next((index for index in range(start + 1, end - 1) if folded[index] in joiners), None)
    if at is None or any(piece[0] == "[" for piece in folded[start:end]):
        return
    left, right = folded[start:at], folded[at + 1 : end]
    if not left or not right or left[-1].endswith("-") or words.is_pair(folded[start:end]):
        return
    if "," in left:
        left = left[len(left) - left[::-1].index(",") :]
    if reading.language == "en" and len(right) > len(left) and _share_head(left, right):
        # "treatment and guidance plan": one plan, as its Dutch name says with a hyphen.
        return
    if not left or (reading.language == "en" and _are_a_pair(left[-1], right[-1])):
        return
    one = _dutch_subject if reading.language == "nl" else _english_subject
    if one(left) and one(right) and not _is_title(reading, start, end):
        reading.add("18", "message", reading.span(start, end), written=" ".join(reading.pieces[start:end]))


def _share_head(left: list[str], right: list[str]) -> bool:
    """Whether the last noun may go with both sides (*intake and exit form*); *credit note* does not go with *invoice*."""
    return " ".join(right) not in tables.ENGLISH_NOUNS or f"{left[-1]} {right[-1]}" in tables.ENGLISH_NOUNS


def _are_a_pair(one: str, other: str) -> bool:
    """*inflow and outflow*: two sides of one thing, which in Dutch share their last part (*in- en uitstroom*)."""
    ends = (one[at:] for at in range(len(one) - _SHORTEST_HEAD + 1) if other.endswith(one[at:]))
    longest = next(ends, "")
    return longest not in {"", other} and (words.is_english_noun(longest) or words.may_be_english_verb(longest))


def _is_title(reading: Reading, start: int, end: int) -> bool:
    """*Wet zorg en dwang*, *Wonen en Zorg*: a name of its own."""
    return reading.folded[start] == "wet" or any(piece[:1].isupper() for piece in reading.pieces[start + 1 : end])


def _dutch_subject(part: list[str]) -> bool:
    """Whether the words on one side can be a subject by themselves."""
    last = part[-1]
    if not tables.DUTCH_PREPOSITIONS.isdisjoint(part) or not tables.DUTCH_MEASURE_NOUNS.isdisjoint(part[:-1]):
        return False
    if (
        bare_adjective(last)
        or last in tables.INFLECTED_ADJECTIVES
        or last in tables.EN_ADJECTIVES
        or last in tables.DUTCH_MASS
    ):
        return False
    if words.is_dutch_noun(last) or last in tables.DUTCH_SINGULAR:
        return True
    return not is_dutch_infinitive(last) and not last.endswith("e") and last.isalpha()


def _english_subject(part: list[str]) -> bool:
    last = part[-1]
    if not tables.ENGLISH_PREPOSITIONS.isdisjoint(part) or not tables.ENGLISH_MEASURE_NOUNS.isdisjoint(part[:-1]):
        return False
    if words.is_english_adjective(last) or last in tables.ENGLISH_MASS:
        return False
    if " ".join(part[-2:]) in tables.ENGLISH_PLURAL_ONLY or last in tables.ENGLISH_PLURAL_ONLY:
        return True
    return words.is_english_noun(last) or not last.endswith(("s", "ed", "ing", "al", "ic", "ive", "y"))
