"""A noun with a slip in it, which only the noun of the other name shows (ONS317, ONS417).

Nobody has a list of all nouns, so that a word of its own is never held to be a slip in another one. Beside *medication
safe*, though, *Medikatiekluis* can only be *Medicatiekluis*: one letter away from what says the same, and no word.
"""

from __future__ import annotations

from onsrights.engine.declared import TYPE_CHECKING
from onsrights.engine.diagnostics import Finding, Proposal
from onsrights.engine.spelling import distance
from onsrights.ons.lexicon import _tables as tables
from onsrights.ons.lexicon import dutch_noun, english_noun, is_dutch_infinitive
from onsrights.ons.lexicon.added import remembered
from onsrights.ons.lexicon.noun_reading import english_alternatives
from onsrights.ons.lexicon.words import capitalise_like, english_key
from onsrights.ons.names.scan import is_product
from onsrights.ons.names.words import is_english_adjective, is_in_table, may_be_english_verb

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.ons.model import Right
    from onsrights.ons.names.reading import Reading

__all__ = ["is_slip", "slips_beside"]

_SHORTEST = 5
"""Letters of a noun in which a slip is looked for."""
_LONGEST = 40
_LONG = 7
"""From so many letters on, any wrong letter may be a slip; before that only one that sounds alike."""
_SHORTEST_PART = 3
_MOST_WORDS = 6
_SOUND_ALIKE = tuple(map(frozenset, ("ck", "cs", "sz", "dt", "vf", "gh", "iy", "kq", "bp")))
_VARIANTS = (("our", "or"), *((f"ll{end}", f"l{end}") for end in ("ation", "ed", "er", "ing", "ment", "or")))
"""What the British and the Americans write, either of which is right: *labour*, *cancellation*."""


def slips_beside(right: Right) -> Iterator[Finding]:
    """Find nouns of either name that are one slip away from what the other name says."""
    dutch, english = right.dutch, right.english
    if dutch is None or english is None or dutch.subject is None or english.subject is None:
        return
    from onsrights.ons.rules.subjects_differ import subject_text

    for code, field, reading, twin, nearest in (
        ("ONS317", "dutch_name", dutch, english, _dutch_meant),
        ("ONS417", "english_name", english, dutch, _english_meant),
    ):
        for at in _unknown(reading, twin):
            meant = nearest(reading.folded[at], subject_text(twin))
            if meant is not None:
                place, (start, end) = right.fields[field], reading.span(at)
                written = reading.text[start:end]
                word = capitalise_like(meant, written)
                proposal = Proposal(
                    ((place.place(), reading.text[:start] + word + reading.text[end:]),), "display-only"
                )
                data = {"written": written, "right": word}
                yield Finding(code, place.place(start, end), "perhaps", data, (), (proposal,))


def _unknown(reading: Reading, twin: Reading) -> Iterator[int]:
    """Give the words of a subject that no table knows as a whole, and that are no names, which are in both."""
    assert reading.subject is not None
    start, end = reading.subject
    if end - start > _MOST_WORDS or reading.fault("17") is not None:
        return
    for at in range(start, end):
        piece, word = reading.pieces[at], reading.folded[at]
        if (
            is_in_table(word, reading.language)
            or not _SHORTEST <= len(word) <= _LONGEST
            or not word.isalpha()
            or is_product(piece)
        ):
            continue
        if (piece[1:] if at == 0 else piece).islower() and word not in twin.folded:
            yield at


@remembered(4096)
def _is_dutch(word: str) -> bool:
    """Whether a word is one of Dutch, as a whole; the word list is read for it, so this is asked last."""
    if is_in_table(word, "nl") or word in tables.DUTCH_SINGULAR or word in tables.DUTCH_OPERATION_WORDS:
        return True
    from onsrights.ons.lexicon.opentaal import is_plural, times_first

    return is_plural(word) or is_dutch_infinitive(word) or word in times_first()


@remembered(4096)
def _is_english(word: str) -> bool:
    """Whether a word is known as one of English."""
    return english_noun(word) is not None or may_be_english_verb(word) or is_english_adjective(word)


@remembered(4096)
def _dutch_of(english: str) -> tuple[str, ...]:
    """Give the Dutch nouns, in all their forms, that an English word can stand for."""
    forms = (form for noun in english_alternatives(english) for form in (noun.dutch.lower(), *noun.plurals))
    return tuple(form for form in forms if len(form) >= _SHORTEST and form.isalpha())


def _dutch_meant(word: str, english: str) -> str | None:
    """Give the Dutch word that an unknown one is a slip in, beside an English subject."""
    nouns = {form for part in english.split() for form in _dutch_of(part)}
    found = {meant for noun in nouns for meant in _with(word, noun)}
    return found.pop() if len(found) == 1 and not _is_dutch(word) else None


def _with(word: str, noun: str) -> Iterator[str]:
    """Give what a word should be where it, its first or its last part is a slip in this noun."""
    if word.startswith(noun) or word.endswith(noun):
        return
    if is_slip(word, noun):
        yield noun
    for length in (len(noun), len(noun) - 1, len(noun) + 1):
        before, last = word[:-length], word[-length:]
        if len(before) >= _SHORTEST_PART and is_slip(last, noun) and not _is_dutch(last) and _is_first(before):
            yield before + noun
        first, behind = word[:length], word[length:]
        if len(behind) >= _SHORTEST_PART and is_slip(first, noun) and _is_last(behind) and not _is_dutch(first):
            yield noun + behind


def _is_first(part: str) -> bool:
    return any(_is_dutch(word) or dutch_noun(word) for word in (part, part.removesuffix("s")))


def _is_last(part: str) -> bool:
    return any(word in tables.NOUNS or word in tables.DUTCH_PLURALS for word in (part, part.removeprefix("s")))


@remembered(4096)
def _english_meant(word: str, dutch: str) -> str | None:
    """Give the English word that an unknown one is a slip in, beside a Dutch subject."""
    from onsrights.ons.rules.subjects_differ import dutch_meanings

    key = english_key(word)
    meanings = dutch_meanings(dutch)
    nouns = {part for noun in meanings for part in noun.split() if len(part) >= _SHORTEST}
    found = [noun for noun in nouns if is_slip(key, noun)]
    found += [noun for noun in meanings if noun.replace(" ", "") == key != noun]  # *waitinglist*
    return found[0] if len(found) == 1 and not _is_english(word) and dutch_noun(word) is None else None


def is_slip(written: str, right: str) -> bool:
    """Whether a word is another one with one letter too many, too few, wrong, or in the place of its neighbour.

    Another ending makes another form of a word (*plan*, *plans*), but for a consonant that is there twice (*adress*).
    """
    if written[0] != right[0] or abs(len(written) - len(right)) > 1 or distance(written, right, 1) != 1:
        return False
    longer, shorter = (written, right) if len(written) > len(right) else (right, written)
    if longer.startswith(shorter):
        return longer is written and written[-1] == written[-2] != "e"
    if any(longer.replace(here, there) == shorter for here, there in _VARIANTS):
        return False
    if len(written) != len(right) or sorted(written) == sorted(right) or len(right) >= _LONG:
        return True
    wrong = next(frozenset(pair) for pair in zip(written, right, strict=True) if pair[0] != pair[1])
    return wrong in _SOUND_ALIKE
