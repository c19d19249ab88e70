"""ONS309, ONS409: the subject is a plural.

Ground: a name "always starts with a (singular) subject" (Right Syntax Requirements, "Dutch name"). Judged on the head
noun alone, and only where the lexicon is sure of its number; nouns without a singular in use are no fault.
"""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.declared import TYPE_CHECKING
from onsrights.engine.diagnostics import Text
from onsrights.ons.lexicon import _tables as tables
from onsrights.ons.lexicon import (
    bare_adjective,
    dutch_noun,
    dutch_number,
    dutch_singular_subject,
    english_noun,
    english_number,
    english_singular,
    scope_noun,
)
from onsrights.ons.lexicon.foreign import is_dutch_in_english
from onsrights.ons.lexicon.spelling import written_apart
from onsrights.ons.names.scan import capitalise

if TYPE_CHECKING:
    from onsrights.engine.diagnostics import Safety
    from onsrights.ons.names.reading import Reading

RULES = (
    Rule("ONS309", "dutch-name-subject-plural", "warning", "unsafe", about=("dutch_name:reading",)),
    Rule("ONS409", "english-name-subject-plural", "warning", "unsafe", about=("english_name:reading",)),
)

TEXTS = {
    "message": Text(
        nl='Het onderwerp staat in het meervoud: "{written}". Schrijf het enkelvoud: "{proposal}".',
        en='The subject is plural: "{written}". Write the singular: "{proposal}".',
    ),
    "message-open": Text(
        nl='Het onderwerp staat in het meervoud: "{written}". Schrijf het enkelvoud.',
        en='The subject is plural: "{written}". Write the singular.',
    ),
    "quantifier": Text(
        nl='"{quantifier}" en een bereik spreken elkaar tegen; noem het onderwerp in het enkelvoud.',
        en='"{quantifier}" contradicts the scope; use the singular for the subject.',
    ),
    "fix": Text(nl="onderwerp in het enkelvoud", en="make the subject singular"),
}

DUTCH_HEAD_ENDS = tables.DUTCH_PREPOSITIONS | frozenset(
    "als behalve dat die inzake jegens nabij naast omtrent ondanks per qua richting rond rondom sinds te ten ter waar "
    "wegens zonder".split()
)
ENGLISH_HEAD_ENDS = tables.ENGLISH_PREPOSITIONS | frozenset(
    "against along among around as behind beside besides beyond each every except inside near outside per than that "
    "towards until unless upon versus which within".split()
)
"""Words behind which nothing belongs to the head any more; nor does it behind an abbreviation (*i.v.m.*)."""

_PRONOUNS = frozenset({"eigen", "ons", "onze", "mijn", "uw", "hun", "haar", "zijn", "jouw", "dubbel", "extra"})
"""What stands before a plural as it is."""

_SINGULAR_CONNECTORS = frozenset({"en", "of", "en/of", "and", "or", "and/or", "/", "&", "+", ","})


def check_name(reading: Reading) -> None:
    """Look at the number of the head noun."""
    if reading.subject is None or reading.kind != "task" or not OF_SEVERAL.isdisjoint(reading.words(reading.operation)):
        return
    start, end = reading.subject
    start += reading.article
    if start >= end:
        return
    folded = reading.folded
    dutch = reading.language == "nl"
    prepositions = DUTCH_HEAD_ENDS if dutch else ENGLISH_HEAD_ENDS
    measures = tables.DUTCH_MEASURE_NOUNS if dutch else tables.ENGLISH_MEASURE_NOUNS
    head = start
    while head < end and folded[head] not in prepositions and folded[head][0] != "[" and "." not in folded[head]:
        head += 1
    words = folded[start:head]
    if not words or not measures.isdisjoint(words[:-1]) or not _SINGULAR_CONNECTORS.isdisjoint(words):
        return
    if reading.pieces[head - 1][0].isupper() and head - 1 > 0:
        return
    if dutch:
        head = _dutch_head(reading, start, head)
        words = folded[start:head]
    if not words or (dutch_number if dutch else english_number)(words[-1]) != "plural":
        return
    if not dutch and (is_dutch_in_english(words[-1]) or _is_singular_in_dutch(words[-1])):
        return  # *Assess prijs*: its ending is that of another language
    if (
        len(words) > 1
        and (dutch_number if dutch else english_number)(" ".join(words[-2:])) != "plural"
        and _known_pair(words, dutch=dutch)
    ):
        return
    quantifiers = tables.DUTCH_QUANTIFIERS if dutch else tables.ENGLISH_QUANTIFIERS
    if words[0] in quantifiers:
        if reading.scopes:
            reading.add("09", "quantifier", reading.span(start, head), quantifier=reading.pieces[start])
        return
    _report(reading, start, head, dutch=dutch)


OF_SEVERAL = frozenset(
    "samenvoegen verzamelen bundelen vergelijken combineren sorteren rangschikken "
    "merge collect bundle compare combine sort rank consolidate".split()
)
"""Operations that nobody does with one thing."""


def _is_singular_in_dutch(word: str) -> bool:
    """Whether a word that no table has as English is a Dutch singular: *behandeladvies*."""
    found = dutch_noun(word) if word.endswith("ies") and english_noun(word) is None else None
    return found is not None and found.number == "singular"


def _dutch_head(reading: Reading, start: int, end: int) -> int:
    """Give where the head of a Dutch subject ends, or its start where it is none that has a number, or not sure."""
    word = reading.folded[end - 1]
    follows = reading.folded[end : end + 1] in (["met"], ["aan"], ["van"])
    if word in tables.NOMINAL_INFINITIVES or (word in tables.PLURAL_AND_INFINITIVE and follows):
        return start  # "Werken met pictogrammen": an infinitive with what it takes
    last = head_of(reading, start, end)
    return start if last is None or _stands_behind_head(reading, last + 1) else last + 1


def head_of(reading: Reading, start: int, end: int, *, people: bool = False) -> int | None:
    """Give the piece that is the head of a Dutch subject: the noun before the people in *rooster medewerkers*.

    Behind what cannot be an adjective, the plural of people says whose something is, and is not the subject; with
    ``people`` it is known to say so. ``None`` where nobody can tell.
    """
    last = end - 1
    noun = scope_noun(reading.folded[last], "nl")
    if last == start or noun is None or noun.number != "plural":
        return last
    before = reading.folded[last - 1]
    if not _may_be_noun(before):
        return last
    if people or dutch_noun(before) is not None or not before.endswith(("e", "en", "'s")):
        return last - 1
    return None


def _may_be_noun(word: str) -> bool:
    """Whether a word before a plural may be a noun of its own: no adjective to it, and no small word."""
    small = word in tables.DUTCH_QUANTIFIERS or word in _PRONOUNS or word in DUTCH_HEAD_ENDS
    return not small and not _is_dutch_adjective(word)


def _stands_behind_head(reading: Reading, end: int) -> bool:
    """*Rooster diensten*: the plural tells what is in the roster, and is neither the head nor the end of a compound."""
    if end < 2:
        return False
    before = reading.folded[end - 2]
    noun = dutch_noun(before)
    return (
        noun is not None
        and noun.number == "singular"
        and _may_be_noun(before)
        and written_apart(reading.pieces[end - 2], reading.pieces[end - 1]) is None
    )


def _known_pair(words: list[str], *, dutch: bool) -> bool:
    """Whether the last two words are one noun of the tables (*vitale functies*, *opening hours*)."""
    phrase = " ".join(words[-2:])
    known = (
        (tables.DUTCH_PLURAL_ONLY, tables.DUTCH_PLURAL_IN_PRACTICE, tables.DUTCH_MASS)
        if dutch
        else (tables.ENGLISH_PLURAL_ONLY, tables.ENGLISH_SINGULAR, tables.ENGLISH_MASS)
    )
    return any(phrase in table for table in known)


def _report(reading: Reading, start: int, head: int, *, dutch: bool) -> None:
    first = head - 1
    while first > start and (_is_dutch_adjective(reading.folded[first - 1]) if dutch else True):
        first -= 1
    span = reading.span(first, head)
    written = reading.text[span[0] : span[1]]
    proposal = _dutch_singular(reading, head) if dutch else _english_singular(reading, start, head)
    if proposal is None:
        reading.add("09", "message-open", span, written=written)
        return
    safety: Safety = "display-only" if reading.folded[head - 1] in tables.DUTCH_SINGULAR_CHANGES_SENSE else "unsafe"
    reading.add("09", "message", span, (proposal, safety), written=written)


def _is_dutch_adjective(word: str) -> bool:
    return bare_adjective(word) is not None or word in tables.EN_ADJECTIVES


def _dutch_singular(reading: Reading, head: int) -> str | None:
    """Give the name with the subject in the singular: article and adjective go along."""
    assert reading.subject is not None
    begin = reading.subject[0]
    singular = dutch_singular_subject(reading.pieces[begin:head])
    if singular is None:
        return None
    start, end = reading.span(begin, head)
    text = " ".join(singular)
    return reading.text[:start] + (capitalise(text, "nl") if begin == 0 else text) + reading.text[end:]


def _english_singular(reading: Reading, begin: int, head: int) -> str | None:
    for first in range(begin, head):
        singular = english_singular(" ".join(reading.pieces[first:head]))
        if singular is not None:
            start, end = reading.span(first, head)
            return reading.text[:start] + singular + reading.text[end:]
    return None
