"""A word of a name with a slip in it, in the other language, or not written as one or two words (ONS317, ONS417).

Nobody has a list of all words, so an unknown one is no fault by itself. The rest of its right tells what is meant: the
description says the same in a sentence, the identifier has the words of the English name, and the other name says it in
the other language. Beside *medication safe*, *Medikatiekluis* can only be *Medicatiekluis*. Where they say nothing, a
word that neither language has is held to be a slip only in the one word from which a usual slip makes it.
"""

from __future__ import annotations

from onsrights.engine.declared import TYPE_CHECKING, pattern
from onsrights.engine.diagnostics import Finding, Proposal
from onsrights.engine.text.did_you_mean import distance
from onsrights.ons.identifiers import owners
from onsrights.ons.lexicon import _tables as tables
from onsrights.ons.lexicon import dutch_noun
from onsrights.ons.lexicon.added import remembered
from onsrights.ons.lexicon.adjectives import is_adjective
from onsrights.ons.lexicon.foreign import is_dutch_in_english
from onsrights.ons.lexicon.lookup import capitalise_like, english_key, fold
from onsrights.ons.lexicon.noun_reading import english_alternatives, english_noun
from onsrights.ons.lexicon.opentaal import infinitives, is_compound
from onsrights.ons.lexicon.operations import dutch_operation, is_dutch_infinitive
from onsrights.ons.lexicon.spelling import VOWELS_THAT_CLASH
from onsrights.ons.lexicon.vocabulary import (
    JOINERS,
    dutch_words,
    english_words,
    is_dutch,
    is_english,
    is_one_of_dutch,
    is_two_english_words,
    may_be_dutch,
    parts,
)
from onsrights.ons.names.scan import is_product
from onsrights.ons.names.words import is_in_table, is_particle_verb, may_be_english_verb

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from onsrights.ons.model import Right
    from onsrights.ons.names.reading import Reading

__all__ = ["is_slip", "of_identifier", "slips_beside"]

_SHORTEST = 5
"""Letters of a noun in which a slip is looked for."""
_LONGEST = 40
_LONG = 7
"""From so many letters on, any wrong letter may be a slip; before that only one that sounds alike."""
_LONGER = 9
_VOWELS = "aeiou"
_SHORTEST_PART = 3
_SHORTEST_DUTCH = 6
"""Letters of a word that is Dutch by them alone."""
_CLEAR = 0.2
"""How far from nought such a word scores (:func:`onsrights.engine.language.score`)."""
_MOST_WORDS = 6
_MOST_SAID = 60
"""Words of a description that are looked at."""
_WORD = pattern(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SOUND_ALIKE = tuple(map(frozenset, ("ck", "cs", "sz", "dt", "vf", "gh", "iy", "kq", "bp")))
_VARIANTS = (
    ("our", "or"),
    ("er", "re"),
    ("re", "er"),
    ("is", "iz"),
    ("iz", "is"),
    *((f"ll{end}", f"l{end}") for end in ("ation", "ed", "er", "ing", "ment", "or")),
)
"""What the British and the Americans write, either of which is right: *labour*, *cancellation*."""


def slips_beside(right: Right) -> Iterator[Finding]:
    """Find words of either name that are written otherwise in the rest of the right, or in both languages."""
    dutch, english = right.dutch, right.english
    if dutch is None or english is None or dutch.subject is None or english.subject is None:
        return
    copied = _copied_from_english(right, dutch, english)
    if copied is not None:
        place = right.fields["dutch_name"].place(*dutch.span(*copied))
        yield Finding("ONS317", place, "english-open", {"written": " ".join(dutch.pieces[slice(*copied)])})
    for code, field, reading, twin, meant in (
        ("ONS317", "dutch_name", dutch, english, _meant_in_dutch),
        ("ONS417", "english_name", english, dutch, _meant_in_english),
    ):
        for at in _unknown(reading):
            found = meant(right, reading, twin, at)
            if found is not None:
                yield _finding(right, code, field, reading, at, *found)
    yield from _behind_hyphens(right, dutch, english)
    for code, field, reading, known in (
        ("ONS310", "dutch_name", dutch, _dutch_verbs),
        ("ONS410", "english_name", english, _english_verbs),
    ):
        if (slip := _slip_in_operation(right, reading, known)) is not None:
            yield _finding_of_operation(right, code, field, reading, *slip)


def _behind_hyphens(right: Right, dutch: Reading, english: Reading) -> Iterator[Finding]:
    """Find a slip behind the hyphen of a name or an acronym: *BIG-ragistratie*, *Vecozo-certificat*."""
    from onsrights.ons.rules.subjects_differ import subject_text

    assert dutch.subject is not None
    for at in range(*dutch.subject):
        first, hyphen, word = dutch.pieces[at].rpartition("-")
        if not (hyphen and first[:1].isupper() and word.islower() and word.isalpha() and len(word) >= _SHORTEST):
            continue
        if is_in_table(word, "nl") or may_be_dutch(word):
            continue
        meant = _of_twin(word, subject_text(english)) or (None if is_english(word) else _neighbour_in_dutch(word))
        if meant is not None:
            yield _finding(right, "ONS317", "dutch_name", dutch, at, "perhaps", f"{first}-{meant}")


def _slip_in_operation(
    right: Right, reading: Reading, known: Callable[[Right], Iterable[str]]
) -> tuple[int, str] | None:
    """Give the piece of an operation that nobody knows, and the one verb near it that the rest of the right says."""
    if reading.operation is None or reading.fault("10") is not None or reading.kind != "task":
        return None
    start, end = reading.operation
    at = end - 1 if reading.language == "nl" else start
    word = reading.folded[at]
    if not word.isalpha() or len(word) < _SHORTEST or _is_verb(word, reading.language):
        return None
    verbs = {verb for verb in known(right) if verb[0] == word[0] and abs(len(verb) - len(word)) <= 1}
    meant = _one(verb for verb in verbs if distance(word, verb, 1) == 1 or sorted(word) == sorted(verb))
    if meant is None and reading.language == "nl" and len(word) >= _LONGER - 1:
        meant = _one(verb for verb in _usual(word) if verb in tables.OPERATIONS or verb in infinitives())
    return None if meant is None else (at, meant)


def _is_verb(word: str, language: str) -> bool:
    """Whether anybody may know a word as a verb."""
    if language == "en":
        return is_english(word) or may_be_english_verb(word)
    return is_dutch_infinitive(word) or is_dutch(word) or is_particle_verb(word)


def _dutch_verbs(right: Right) -> Iterator[str]:
    """Give the Dutch verbs that the English operation can stand for."""
    from onsrights.ons.names.follows import dutch_operations

    assert right.english is not None
    verb = english_key(" ".join(right.english.words(right.english.operation)))
    yield from (name for name in map(fold, dutch_operations().get(verb, ())) if name.isalpha())


def _english_verbs(right: Right) -> Iterator[str]:
    """Give the English verbs that the Dutch operation can stand for, and the words of the identifier."""
    assert right.dutch is not None
    known = dutch_operation(" ".join(right.dutch.words(right.dutch.operation)))
    yield from (fold(name) for name in (known.english if known is not None else ()) if name.isalpha())
    if right.identifier is not None:
        yield from (word.lower() for word in right.identifier.words if is_english(word.lower()))


def _finding_of_operation(right: Right, code: str, field: str, reading: Reading, at: int, meant: str) -> Finding:
    place, (start, end) = right.fields[field], reading.span(at)
    written = reading.text[start:end]
    verb = capitalise_like(meant, written)
    proposal = Proposal(((place.place(), reading.text[:start] + verb + reading.text[end:]),), "display-only")
    return Finding(code, place.place(start, end), "near", {"written": written, "operation": verb}, (), (proposal,))


def _finding(right: Right, code: str, field: str, reading: Reading, at: int, key: str, meant: str) -> Finding:
    place, (start, end) = right.fields[field], reading.span(at)
    written = reading.text[start:end]
    if not meant:
        return Finding(code, place.place(start, end), key, {"written": written})
    word = capitalise_like(meant, written)
    proposal = Proposal(((place.place(), reading.text[:start] + word + reading.text[end:]),), "display-only")
    return Finding(code, place.place(start, end), key, {"written": written, "right": word}, (), (proposal,))


def _unknown(reading: Reading) -> Iterator[int]:
    """Give the words of a subject that no table knows as a whole, and that are no names."""
    assert reading.subject is not None
    start, end = reading.subject
    if end - start > _MOST_WORDS or reading.fault("17") is not None:
        return
    for at in range(start, end):
        piece, word = reading.pieces[at], reading.folded[at]
        if (
            is_in_table(word, reading.language)
            or not _SHORTEST <= len(word) <= _LONGEST
            or not word.replace("-", "").isalpha()
            or is_product(piece)
        ):
            continue
        if (piece[1:] if at == 0 else piece).islower():
            yield at


_Meant = tuple[str, str]
"""The key of the text that tells what is wrong, and what to write instead; nothing where nobody knows."""


# ------------------------------------------------------------------------------------------------------------ Dutch


def _meant_in_dutch(right: Right, reading: Reading, twin: Reading, at: int) -> _Meant | None:
    word = reading.folded[at]
    if word in twin.folded or is_one_of_dutch(word):
        return None
    if (joined := _rightly_joined(word)) is not None:
        return "perhaps", joined
    from onsrights.ons.rules.subjects_differ import subject_text

    said = _said(right, "dutch_description")
    meant = _one(other for other in said if is_slip(word, other) and is_dutch(other)) if word not in said else None
    meant = meant or (_of_twin(word, subject_text(twin)) if word.isalpha() else None)
    if meant is not None or may_be_dutch(word):
        return ("perhaps", meant) if meant else None
    first, hyphen, last = word.partition("-")
    if is_english(first) and not is_dutch(first) and first in twin.folded:
        # Swallowing-advies: where it is said in Dutch as well, somebody has a word for it.
        known = {other for other in said if hyphen and other.endswith(last) and other != last and is_dutch(other)}
        return ("english", known.pop()) if len(known) == 1 else None
    if not word.isalpha() or is_english(word) or word in said or _holds_name(word, twin):
        return None
    meant = _neighbour_in_dutch(word)
    return ("perhaps", meant) if meant else None


def _holds_name(word: str, twin: Reading) -> bool:
    """Whether a compound begins or ends with a word of the other name, be it a product or a loan: *Gordonlijst*."""
    there = (part for part in twin.folded if len(part) > _SHORTEST_PART and part not in dutch_words())
    return any(word != part and (word.startswith(part) or word.endswith(part)) for part in there)


@remembered(4096)
def _rightly_joined(word: str) -> str | None:
    """Give a compound with the letter or sign that has to be in it: *gezondheidsrapport*, *inhalatie-instructie*."""
    if not word.isalpha():
        return None
    for at in range(_SHORTEST, len(word) - _SHORTEST_PART):
        first, last = word[:at], word[at:]
        lacks_s = first.endswith("heid") and last[0] != "s" and len(last) >= _SHORTEST
        clash = first[-1] + last[0] in VOWELS_THAT_CLASH and len(last) >= _SHORTEST
        if (lacks_s or clash) and (is_dutch if lacks_s else is_one_of_dutch)(first) and is_one_of_dutch(last):
            return f"{first}{'s' if lacks_s else '-'}{last}"
    return None


def _copied_from_english(right: Right, dutch: Reading, english: Reading) -> tuple[int, int] | None:
    """Give the subject that both names have in the same words, of which one is English alone: *Holiday request*.

    The Dutch description must not have it, because care has terms that nobody translates, and of one word the lexicon
    has to have the Dutch.
    """
    assert dutch.subject is not None
    assert english.subject is not None
    start, end = dutch.subject
    end = next((at for at in range(start, end) if dutch.folded[at] in tables.DUTCH_PREPOSITIONS), end)
    words, there = dutch.folded[start:end], english.folded[slice(*english.subject)]
    behind = there[len(words) : len(words) + 1]  # *Waiting time van aanmelding* is of *waiting time of* something
    same = bool(words) and words == there[: len(words)] and tables.ENGLISH_PREPOSITIONS.issuperset(behind)
    if not same or dutch.fault("17") is not None:
        return None
    pieces = dutch.pieces[start:end]
    if not all(word.isalpha() for word in words) or not "".join([pieces[0][1:], *pieces[1:]]).islower():
        return None
    said = _said(right, "dutch_description")
    alone = len(words) == 1 or not all(map(is_english, words))
    found = any(_is_only_english(word, alone=alone) and word not in said for word in words)
    return (start, end) if found else None


def _is_only_english(word: str, *, alone: bool) -> bool:
    """Whether a word is English and no Dutch; ``alone``, it has to be one of which the lexicon has the Dutch."""
    if not is_english(word) or english_key(word) in tables.ENGLISH_LOANS:
        return False
    if word in dutch_words() or is_adjective(word) or (alone and may_be_dutch(word)):
        return False
    if not alone and not may_be_dutch(word):
        return word not in tables.ENGLISH_PREPOSITIONS
    dutch = {fold(noun.dutch).replace("ë", "e") for noun in english_alternatives(word)}  # a thin client is no cliënt
    return len(word) >= _SHORTEST and bool(dutch) and word not in dutch


@remembered(4096)
def _of_twin(word: str, english: str) -> str | None:
    """Give the Dutch word that an unknown one is a slip in, beside an English subject."""
    nouns = {form for part in english.split() for form in _dutch_of(part)}
    meant = _one(meant for noun in nouns for meant in _with(word, noun))
    if meant is None and not may_be_dutch(word):
        meant = _one(noun for noun in nouns if _is_near(word, noun) and distance(word, noun, 1) == 1)
    return meant


@remembered(4096)
def _dutch_of(english: str) -> tuple[str, ...]:
    """Give the Dutch nouns, in all their forms, that an English word can stand for."""
    forms = (form for noun in english_alternatives(english) for form in (noun.dutch.lower(), *noun.plurals))
    return tuple(form for form in forms if len(form) >= _SHORTEST and form.isalpha())


def _with(word: str, noun: str) -> Iterator[str]:
    """Give what a word should be where it, its first or its last part is a slip in this noun."""
    if word.startswith(noun) or word.endswith(noun):
        return
    if is_slip(word, noun):
        yield noun
    for length in (len(noun), len(noun) - 1, len(noun) + 1):
        before, last = word[:-length], word[-length:]
        if len(before) >= _SHORTEST_PART and is_slip(last, noun) and not is_one_of_dutch(last) and _is_first(before):
            yield before + noun
        first, behind = word[:length], word[length:]
        if len(behind) >= _SHORTEST_PART and is_slip(first, noun) and _is_last(behind) and not is_one_of_dutch(first):
            yield noun + behind


def _is_first(part: str) -> bool:
    return any(is_dutch(word) or dutch_noun(word) for word in (part, part.removesuffix("s")))


def _is_last(part: str) -> bool:
    return any(word in tables.NOUNS or word in tables.DUTCH_PLURALS for word in (part, part.removeprefix("s")))


@remembered(4096)
def _neighbour_in_dutch(word: str) -> str | None:
    """Give the one Dutch word, or compound, from which a usual slip makes this one."""
    found = {(other, "") for other in _usual(word) if _is_whole(other)}
    for start in range(_SHORTEST - 1, len(word) - _SHORTEST_PART):
        first, last = word[:start], word[start:]
        if _is_whole(last) and len(first) >= _SHORTEST and not may_be_dutch(first):
            found |= {(other, last) for other in _slips_of_first(first)}
        if len(last) >= _SHORTEST and is_dutch(first) and not may_be_dutch(last):
            found |= {(first, other) for other in _usual(last) if _is_whole(other)}
    if len(found) > 1:
        # *adresboek*, and nothing of adders
        found = {(first, last) for first, last in found if not last or is_compound(first, last)}
    return _one(map("".join, found)) or _one(_plainest(word))


def _plainest(word: str) -> Iterator[str]:
    """Give the words from which this one is made by a consonant that is there twice, or letters that changed places.

    These slips are made in any word, and hardly any other word is left by mistake.
    """
    for at in range(1, len(word)):
        before, letter, behind = word[:at], word[at], word[at + 1 :]
        if letter == before[-1] and letter not in _VOWELS and is_dutch(before + behind):
            yield before + behind
        elif behind and behind[0] != letter and letter != before[-1]:
            swapped = before + behind[0] + letter + behind[1:]
            if next(parts(swapped, _is_whole, JOINERS), None) is not None:
                yield swapped


def _slips_of_first(first: str) -> Iterator[str]:
    """Give what the first part of a compound may be, which may be made of two itself: *mondzorg* for *mondzzorg*."""
    known = dutch_words()
    whole = [other for other in _usual(first) if other in known or other.removesuffix("s") in known]
    yield from whole
    for at in () if whole else range(_SHORTEST_PART + 1, len(first) - _SHORTEST_PART):
        before, behind = first[:at], first[at:]
        if len(behind) >= _SHORTEST and _is_whole(before) and not (may_be_dutch(behind) or is_english(behind)):
            yield from (before + other for other in _usual(behind) if other in known)
        if len(before) >= _SHORTEST and _is_whole(behind) and not (may_be_dutch(before) or is_english(before)):
            yield from (other + behind for other in _usual(before) if other in known)


def _is_whole(word: str) -> bool:
    """Whether a word can be the last part of a compound: a listed one, or the noun of a listed verb (*inzameling*)."""
    if word in dutch_words() or word in tables.NOUNS or word in tables.DUTCH_PLURALS:
        return True
    return word.endswith("ing") and f"{word[:-3]}en" in infinitives()


# ---------------------------------------------------------------------------------------------------------- English


def _meant_in_english(right: Right, reading: Reading, twin: Reading, at: int) -> _Meant | None:
    word = reading.folded[at]
    from onsrights.ons.rules.subjects_differ import subject_text

    if word in twin.folded and is_english(word) and (meant := _english_of_identifier(right, reading, at)) is not None:
        return "dutch", meant
    if is_english(word) or not word.isalpha():
        # *Calender* is a word, and beside *kalender* a slip all the same.
        rare = len(word) > _SHORTEST and word.isalpha() and english_noun(word) is None
        meant = _english_of_twin(word, subject_text(twin)) if rare else None
        return ("perhaps", meant) if meant else None

    named, said = of_identifier(right, reading, at), _said(right, "english_description")
    meant = _apart(word, named) or _apart(word, said)
    if meant is not None:
        return "two", meant
    field = right.fields.get("dutch_name")
    if is_dutch(word) and field is not None and word in field.text.lower():
        written = right.fields["identifier"].text.lower() if "identifier" in right.fields else word
        if named and word not in written:
            return "dutch", " ".join(named)
        is_odd = word not in said and word not in written and _looks_dutch(word)
        return ("dutch-open", "") if is_odd or _is_only_dutch(word) else None
    if word in twin.folded:
        return ("dutch-open", "") if _is_only_dutch(word) else None
    meant = _one(other for other in (*named, *said) if is_slip(word, other) and is_english(other))
    meant = meant or _one(other for other in named if is_english(other) and _is_near(word, other))
    meant = meant or _english_of_twin(word, subject_text(twin))
    if meant is None and not (may_be_dutch(word) or is_two_english_words(word) or word in said or len(word) < _LONG):
        usual = (other for other in _usual(word) if other in english_words())
        meant = _one(other for other in usual if not (_is_variant(word, other) or _is_variant(other, word)))
    return ("perhaps", meant) if meant else None


def _english_of_identifier(right: Right, reading: Reading, at: int) -> str | None:
    """Give what the identifier has for a word of both languages that is Dutch here: *roster* for *rooster*."""
    found = dutch_noun(reading.folded[at])
    named = of_identifier(right, reading, at)
    return named[0] if found and len(named) == 1 and named[0] in found.noun.english else None


def of_identifier(right: Right, reading: Reading, at: int) -> list[str]:
    """Give the words of an identifier where the subject of its English name has one, all others being the same."""
    identifier = right.identifier
    if identifier is None or not identifier.action_words or not identifier.has_prefix or reading.subject is None:
        return []
    there = [word.text for word in identifier.element]
    if reading.scopes:
        del there[: min(owners(there), len(there) - 1)]
    start, end = reading.subject
    before, behind = at - start, end - at - 1
    here = [english_key(word) for word in reading.folded[start:end]]
    keys = [english_key(word) for word in there]
    if keys[:before] != here[:before] or (behind and keys[-behind:] != here[-behind:]):
        return []
    return [word if word.isupper() else word.lower() for word in there[before : len(there) - behind]]


def _apart(word: str, words: Sequence[str]) -> str | None:
    """Give the neighbouring words that somebody wrote as one."""
    for start in range(len(words) - 1):
        for end in (start + 2, start + 3):
            if "".join(words[start:end]) == word and len(words[start:end]) > 1:
                return " ".join(words[start:end])
    return None


def _is_only_dutch(word: str) -> bool:
    """Whether a word that both names have is Dutch alone: by its head, by its first part, or in *-je*.

    The letters of the second have to be more like Dutch as well: *abdomen* is of both languages.
    """
    found = dutch_noun(word)
    if found is not None:
        return not found.noun.english and is_dutch_in_english(found.head.dutch)
    firsts = (word[:end] for end in range(_SHORTEST_PART + 1, len(word) - _SHORTEST_PART + 1))
    return len(word) >= _SHORTEST_DUTCH and (
        word.endswith("je") or (any(map(is_dutch_in_english, firsts)) and _looks_dutch(word))
    )


def _looks_dutch(word: str) -> bool:
    """Whether the letters of a word are more like Dutch, and it is no English compound that nobody has listed."""
    from onsrights.engine.language import score

    return score(word) > _CLEAR and not is_two_english_words(word)


@remembered(4096)
def _english_of_twin(word: str, dutch: str) -> str | None:
    """Give the English word that an unknown one is a slip in, beside a Dutch subject."""
    from onsrights.ons.rules.subjects_differ import dutch_meanings

    key = english_key(word)
    meanings = dutch_meanings(dutch)
    nouns = {part for noun in meanings for part in noun.split() if len(part) >= _SHORTEST}
    found = [noun for noun in nouns if is_slip(key, noun)]
    found += [noun for noun in meanings if noun.replace(" ", "") == key != noun]  # *waitinglist*
    return found[0] if len(found) == 1 and dutch_noun(word) is None else None


# ------------------------------------------------------------------------------------------------------------ slips


def _said(right: Right, field: str) -> tuple[str, ...]:
    """Give the words of a description in small letters."""
    found = right.fields.get(field)
    return () if found is None else tuple(map(fold, _WORD.findall(found.text)[:_MOST_SAID]))


def _one(words: Iterable[str]) -> str | None:
    found = {*words}
    return found.pop() if len(found) == 1 else None


_ALIKE = {
    letter: "".join(pair.replace(letter, "") for pair in pairs if letter in pair)
    for pairs in ["ae ai ao au ei eo eu iy io ou ck cs sz dt vf gh mn bp".split()]
    for letter in "abcdefghikmnopstuvyz"
}
"""Letters that are taken for one another."""
_IN_TWO = (("ei", "ij"), ("au", "ou"), ("ie", "i"), ("ks", "x"), ("ph", "f"), ("ch", "g"), ("qu", "kw"))
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _usual(word: str) -> Iterator[str]:
    """Give every word from which a usual slip makes this one.

    Two letters that changed places, one that is there twice or should be, one that sounds like another; from seven
    letters on also one that is missing or too many, and from nine on another vowel.
    """
    for at in range(1, len(word)):
        before, letter, behind = word[:at], word[at], word[at + 1 :]
        if behind and behind[0] != letter:
            yield before + behind[0] + letter + behind[1:]
        if letter == word[at - 1] or len(word) >= _LONG:
            yield before + behind
        yield before + letter + letter + behind
        yield from (f"{before}{other}{behind}" for other in _ALIKE.get(letter, ""))
        if letter in _VOWELS and len(word) >= _LONGER:
            yield from (f"{before}{other}{behind}" for other in _VOWELS if other != letter)
        if len(word) >= _LONG:
            yield from (f"{before}{other}{word[at:]}" for other in _LETTERS)
    yield from (f"{other}{word[1:]}" for other in {"c": "k", "k": "c", "s": "z", "z": "s"}.get(word[0], ""))
    for one, other in _IN_TWO:
        if one in word:
            yield word.replace(one, other, 1)
        if other in word[1:]:
            yield word.replace(other, one, 1)


def _is_near(written: str, right: str) -> bool:
    """Whether a word that nobody knows may be another one that is said in its place: *maintainance*, *ruport*."""
    if min(len(written), len(right)) < _SHORTEST or written[0] != right[0] or sorted(written) == sorted(right):
        return sorted(written) == sorted(right) and len(written) >= _SHORTEST
    return distance(written, right, 2) <= (1 if len(right) < _LONG else 2)


def is_slip(written: str, right: str) -> bool:
    """Whether a word is another one with one letter too many, too few, wrong, or in the place of its neighbour.

    Another ending makes another form of a word (*plan*, *plans*), but for a consonant that is there twice (*adress*).
    """
    if written[0] != right[0] or abs(len(written) - len(right)) > 1 or distance(written, right, 1) != 1:
        return False
    longer, shorter = (written, right) if len(written) > len(right) else (right, written)
    if longer.startswith(shorter):
        return longer is written and written[-1] == written[-2] != "e"
    if _is_variant(longer, shorter):
        return False
    if len(written) != len(right) or sorted(written) == sorted(right) or len(right) >= _LONG:
        return True
    wrong = next(frozenset(pair) for pair in zip(written, right, strict=True) if pair[0] != pair[1])
    return wrong in _SOUND_ALIKE


def _is_variant(longer: str, shorter: str) -> bool:
    return any(longer.replace(here, there) == shorter for here, there in _VARIANTS)
