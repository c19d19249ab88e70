"""Names of a kind that was read before.

Most names are built of ordinary words in an ordinary way. The *signature* of such a name is its words with every one
that plays no part in how the name reads replaced by a mark; when a name was read and nothing was wrong with it, the
next one of the same signature reads in the same way, and nothing is wrong with that either. What a word must be like
for that stands in :func:`_dutch` and :func:`_english`; a name of a product or an acronym among them plays none either
where no rule looks at its capitals (:func:`_opaque`). ``read_afresh`` is the reading itself; a test holds that both
agree. What two names of such kinds have to say about each other is remembered beside that, for
:mod:`onsrights.ons.judge`.
"""

from __future__ import annotations

from functools import lru_cache

from onsrights.engine.declared import TYPE_CHECKING, NamedTuple, pattern
from onsrights.ons.lexicon import _tables as tables
from onsrights.ons.lexicon import dutch_noun, dutch_number, english_number, misspelling, written_apart
from onsrights.ons.lexicon.added import added_words
from onsrights.ons.lexicon.foreign import is_dutch_in_english, is_english_in_dutch
from onsrights.ons.names.words import belongs_to_verb, is_dutch_noun, is_only_english_verb, is_verb_in_two

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Literal

    from onsrights.engine.diagnostics import Language
    from onsrights.ons.names.reading import Scope

__all__ = ["MEMORY", "Frame", "Signature", "is_ordinary", "signature"]

_MOST = 8192
"""Signatures that are remembered; a manifest uses some hundreds."""
_MOST_PAIRS = 16384


class Frame(NamedTuple):
    """How every name of one signature reads."""

    kind: Literal["task", "access"] | None
    article: int
    subject: tuple[int, int] | None
    scopes: tuple[Scope, ...]
    operation: tuple[int, int] | None
    closing: tuple[int, int] | None
    mentions: bool
    """Whether a scope noun stands in it outside brackets."""
    verbs: tuple[str, ...]
    """The words of the operation, folded, of the name that was read; one of them may stand for others of its kind."""


_JOINER = "(?:and/or|and|or|en/of|en|of)"
_JOINS_WORDS = pattern(rf"(?<!\]) {_JOINER} | {_JOINER} (?!\[)")
"""A joiner that does not stand between two scopes, but may join operations or subjects."""

_TWICE = pattern(r"(?i)(?<!\S)(\w{3,}) \1(?!\w)")
"""The same word twice, which is a slip in most places."""

_OPERATION = "\3"
_REFUSED = "\4"

_ORDINARY = {
    "nl": pattern(
        r"(?!Ij)[A-Z][a-zA-Zà-öø-ÿ'-]*"
        r"(?: (?:[a-zA-Zà-öø-ÿ][a-zA-Zà-öø-ÿ'-]*|en/of|\[van een (?:cliënt|medewerker|team)\]))*"
    ),
    "en": pattern(
        r"[A-Z][a-z'-]*(?: (?:[a-zA-Z][a-zA-Z'-]*|and/or|\[(?:a client|an employee|a team|client|employee|team)\]))*"
    ),
}


class Signature(NamedTuple):
    """The signature of one name.

    In an English name nouns and adjectives that stand side by side share one mark; ``more`` says how many there are
    beyond the first, and ``at`` which piece is the first, so that a frame can be stretched to the name.
    """

    key: str
    verb: str
    """The operation that one mark stands for, folded; empty where the operation is in the key itself."""
    at: int = 0
    more: int = 0

    def moved(self, frame: Frame, by: int) -> Frame:
        """Give a frame with everything behind the shared mark moved: by ``more`` to fit it to this name, or back."""
        at = self.at
        kind, article, subject, scopes, operation, closing, mentions, verbs = frame
        if subject is not None and subject[1] > at:
            subject = subject[0] + by * (subject[0] > at), subject[1] + by
        if operation is not None and operation[1] > at:
            operation = operation[0] + by * (operation[0] > at), operation[1] + by
        if closing is not None and closing[1] > at:
            closing = closing[0] + by * (closing[0] > at), closing[1] + by
        if scopes and scopes[-1].piece > at:
            scopes = tuple(scope._replace(piece=scope.piece + by * (scope.piece > at)) for scope in scopes)
        return Frame(kind, article, subject, scopes, operation, closing, mentions, verbs)


class Memory:
    """What was found sound before, whoever asked: that depends on the lexicon alone, and added words switch it off."""

    __slots__ = ("frames", "pairs")

    def __init__(self) -> None:
        self.frames: dict[Language, dict[str, Frame]] = {"nl": {}, "en": {}}
        """How every name of a signature reads, by its key."""
        self.pairs: dict[tuple[str, str], tuple[Callable[..., Any], ...]] = {}
        """Kinds of names that were found sound together, and the rules that have a remark about each."""

    def frame(self, known: Signature, language: Language) -> Frame | None:
        """Give how a name reads whose signature was met before."""
        frame = self.frames[language].get(known.key)
        return known.moved(frame, known.more) if frame is not None and known.more else frame

    def learn(self, known: Signature, language: Language, frame: Frame) -> None:
        """Remember how names of a signature read, unless the operation holds words that a mark stands for."""
        written = known.key.split(" ")
        if all(word in written for word in frame.verbs if word != known.verb):
            frames = self.frames[language]
            if len(frames) >= _MOST:
                frames.clear()
            frames[known.key] = known.moved(frame, -known.more) if known.more else frame

    def learn_pair(self, kind: tuple[str, str], remarks: tuple[Callable[..., Any], ...]) -> None:
        """Remember two kinds of names that are sound together."""
        if len(self.pairs) >= _MOST_PAIRS:
            self.pairs.clear()
        self.pairs[kind] = remarks

    def forget(self) -> None:
        """Forget everything."""
        for frames in self.frames.values():
            frames.clear()
        self.pairs.clear()


MEMORY = Memory()


def is_ordinary(text: str, language: Language) -> bool:
    """Whether a name is a capital, words, scopes as the page writes them, single spaces: nothing rules of form ask."""
    return _ORDINARY[language].fullmatch(text) is not None


def signature(text: str, language: Language) -> Signature | None:
    """Give the signature of an ordinary name, or ``None`` for any other."""
    if added_words() is not None or not is_ordinary(text, language):
        return None  # with words that settings add nothing holds that was found without them
    words = text.split(" ")
    if len({*map(str.lower, words)}) != len(words) and _TWICE.search(text):
        return None
    if words[0][1:].islower():
        words[0] = words[0].lower()
    plain = " ".join(words)
    raised = not plain.islower()
    if raised:
        place = "en" if language == "en" else "nl [" if "[" in plain else "nl"
        plain = " ".join([word if word.islower() else _opaque(word, place) for word in words])
        if _REFUSED in plain or (plain[0] == "\1" and _dutch(words[0].lower()) != "\1"):
            return None
    if language == "en":
        return _english_signature(plain)
    return _dutch_signature(plain, words, raised=raised)


def _dutch_signature(text: str, written: list[str], *, raised: bool) -> Signature | None:
    before, scope, rest = text.partition(" [")
    words = before.split(" ")
    rest, _, verb = rest.rpartition(" ") if scope else ("", "", words.pop())
    # What stands before a scope is no part of an operation of several words.
    mark = _dutch if scope else _dutch_without_scope
    if words and words[0] in tables.DUTCH_ARTICLES:
        mark = _dutch_with_article
    # Before an operation in small letters the capital of a noun is never at fault; its article may be.
    if raised and (mark is _dutch_with_article or "\1" in rest or verb not in tables.OPERATIONS):
        return None
    marks = [*map(mark, words)]
    if len(words) > 1 and marks[-1] == words[-1] and dutch_number(words[-1]) == "plural":
        return None  # whether it is a fault, the word before it tells: *Zorgplan facturen*
    known = " ".join(marks)
    if len(words) > 1 and any(map(_written_apart, written, written[1 : len(words)])):
        return None
    if "client" in text or ((" en" in text or " of " in text) and _JOINS_WORDS.search(text)):
        return None  # whether client is a slip for cliënt, the words beside it tell
    beside = rest.rpartition(" ")[2] if scope else words[-1] if words else ""
    if beside[-1:] not in {"", "]"} and _may_be_one_verb(beside, verb):
        return None
    if verb in _plain_dutch_operations():
        return Signature(f"{known}{scope}{rest} {_OPERATION}", verb)
    return Signature(f"{known}{scope}{rest} {verb}", "")


@lru_cache(2048)
def _opaque(word: str, place: Literal["nl", "nl [", "en"]) -> str:
    """Give the mark of a word with a capital that plays no part in how a name reads, or one that refuses the name.

    That is one of letters that no table of names holds, no placeholder, no slip, and none whose capital the rule of
    typography may take for a fault. Its number is not asked: behind the first word one with a capital is no plural.
    """
    from onsrights.engine.text.placeholders import placeholder
    from onsrights.ons.rules.name_typography import is_known

    low = word.lower()
    if place == "en":
        known = low in _english_words() or low in _english_words_of_phrases()
        refused = known or not low.isalpha() or (word.istitle() and is_known(low, "en"))
    else:
        of_verb = place == "nl" and (low in _IN_DUTCH_OPERATIONS or belongs_to_verb(low))
        refused = of_verb or _dutch_in_any_number(low) != "\1" or misspelling(word) is not None
    return _REFUSED if refused or placeholder(word) is not None else "\1"


@lru_cache(4096)
def _written_apart(left: str, right: str) -> bool:
    return written_apart(left, right) is not None or is_english_in_dutch(f"{left} {right}")


@lru_cache(4096)
def _may_be_one_verb(first: str, verb: str) -> bool:
    return not is_dutch_noun(first) and is_verb_in_two(first, verb)


def _english_signature(text: str) -> Signature | None:
    if (" and" in text or " or " in text) and _JOINS_WORDS.search(text):
        return None
    first, _, rest = text.partition(" ")
    if first in tables.ENGLISH_ADVERBS or first.endswith("ly"):
        return None  # the word behind it may be the verb
    scopes = rest[: rest.rfind("]") + 1] if rest[:1] == "[" else ""
    words = rest[len(scopes) :].lstrip(" ").split(" ")
    # An operation of several words ends where a scope begins, and behind a preposition each word may count: "as read".
    mark = _english if scopes else _english_at_start
    if _PREPOSITIONS.isdisjoint(words):
        words = list(map(mark, words))
    else:
        end = next(at for at, word in enumerate(words) if word in _PREPOSITIONS)
        words[:end] = map(mark, words[:end])
    # Before a last word that is nothing but a verb it matters whether the first is a noun as well.
    verb = first if first in _plain_english_operations() and not is_only_english_verb(words[-1]) else ""
    known = f"{_OPERATION if verb else first} {scopes}{' ' if scopes else ''}{' '.join(words)}"
    return _shared_marks(known, verb) if "\1 \1" in known else Signature(known, verb)


@lru_cache(1)
def _plain_dutch_operations() -> frozenset[str]:
    """Give the operations of one word that read alike in the last place: no nouns, and no part of a longer one."""
    from onsrights.ons.rules.name_subject_plural import OF_SEVERAL

    odd = tables.PLURAL_AND_INFINITIVE | tables.NOMINAL_INFINITIVES | tables.EN_ADJECTIVES | _IN_DUTCH_OPERATIONS
    odd |= OF_SEVERAL
    return frozenset(word for word in tables.OPERATIONS if word.isalpha() and word not in odd)


@lru_cache(1)
def _plain_english_operations() -> frozenset[str]:
    """Give the operations of one word that read alike in the first place: no beginnings of a longer one."""
    from onsrights.ons.rules.name_subject_plural import OF_SEVERAL

    odd = tables.ENGLISH_HEADS | tables.ENGLISH_ADVERBS | OF_SEVERAL | {"access"}
    return frozenset(word for word in tables.ENGLISH_OPERATIONS if word.isalpha() and word not in odd)


def _shared_marks(known: str, verb: str) -> Signature:
    start = known.find("\1 \1")
    end = start + 1
    while known.startswith(" \1", end):
        end += 2
    if known.find("\1 \1", end) >= 0:
        return Signature(known, verb)
    # A scope is one piece, also where its article makes two words of it.
    at = known.count(" ", 0, start) - known.count("[a ", 0, start) - known.count("[an ", 0, start)
    return Signature(known[: start + 1] + known[end:], verb, at, (end - start) // 2)


@lru_cache(16384)
def _dutch(word: str) -> str:
    """Give a word before the last, or its mark where it plays no part in how a Dutch name reads.

    That is a word of letters that no table of operations, adverbs, prepositions, quantifiers, measure nouns or scopes
    holds, spelled right, that is no plural and does not end as infinitives do. Adjectives have a mark of their own.
    """
    mark = _dutch_in_any_number(word)
    if mark == "\1" and (dutch_number(word) == "plural" or misspelling(word) is not None or is_english_in_dutch(word)):
        return word
    return mark


def _dutch_in_any_number(word: str) -> str:
    """The same of a word that may be a plural, or a slip."""
    if word in _dutch_words() or not word.replace("-", "").isalpha() or word[-1] == "-":
        return word
    if word in tables.INFLECTED_ADJECTIVES or word in tables.BARE_ADJECTIVES:
        return "\2"
    return word if word in tables.DUTCH_OPERATION_WORDS or word.endswith(_INFINITIVE_ENDINGS) else "\1"


@lru_cache(16384)
def _dutch_without_scope(word: str) -> str:
    """The same where the word may still belong to an operation of several words (*ongedaan maken*)."""
    return word if word in _IN_DUTCH_OPERATIONS or belongs_to_verb(word) else _dutch(word)


@lru_cache(4096)
def _dutch_with_article(word: str) -> str:
    """The same behind an article: the mark tells which one the noun takes."""
    noun = dutch_noun(word) if _dutch_without_scope(word) == "\1" else None
    if noun is None:
        return word
    return f"{noun.noun.article}\1" if noun.noun.article in {"de", "het"} else word


@lru_cache(16384)
def _english(word: str) -> str:
    """Give a word behind the first, or its mark where it plays no part in how an English name reads.

    That is a word of letters that no table of adverbs, prepositions, results, quantifiers, measure nouns, scopes or
    closing phrases holds, and that is no plural. Behind the first word a noun that is a verb as well is the noun.
    """
    if word in _english_words() or not word.isalpha() or is_only_english_verb(word) or word in tables.OPERATIONS:
        return word
    return word if english_number(word) == "plural" or is_dutch_in_english(word) else "\1"


@lru_cache(16384)
def _english_at_start(word: str) -> str:
    """The same where the word may still belong to an operation of several words (*Take photo of*)."""
    return word if word in _IN_OPERATIONS else _english(word)


_INFINITIVE_ENDINGS = ("en", "aan", "oen", "ien")
_IN_DUTCH_OPERATIONS = frozenset(word for phrase in tables.OPERATIONS if " " in phrase for word in phrase.split())
_PREPOSITIONS = tables.ENGLISH_PREPOSITIONS - {"of"} | {"as"}
_IN_OPERATIONS = frozenset(word for phrase in tables.ENGLISH_OPERATIONS if " " in phrase for word in phrase.split())


@lru_cache(1)
def _dutch_words() -> frozenset[str]:
    """Give the words that count in a Dutch name wherever they stand."""
    from onsrights.ons.names.dutch import DUTCH_SENTENCES
    from onsrights.ons.rules.name_subject_plural import DUTCH_HEAD_ENDS

    return frozenset().union(
        tables.OPERATIONS,
        DUTCH_HEAD_ENDS,
        tables.DUTCH_MEASURE_NOUNS,
        tables.DUTCH_QUANTIFIERS,
        tables.DUTCH_PARTICLES,
        tables.DUTCH_MODALS,
        tables.DUTCH_NEGATIONS,
        tables.DUTCH_ARTICLES,
        tables.EN_ADJECTIVES,
        tables.PLURAL_AND_INFINITIVE,
        tables.NOMINAL_INFINITIVES,
        tables.SPELLING,
        tables.APART_LEFT,
        "cliënt client cliënten clienten medewerker medewerkers team teams te een en of and or".split(),
        "toegang gebruiker".split(),
        DUTCH_SENTENCES,
    )


@lru_cache(1)
def _english_words() -> frozenset[str]:
    """Give the words that count in an English name wherever they stand."""
    from onsrights.ons.names.english import ENGLISH_SENTENCES
    from onsrights.ons.rules.name_subject_plural import ENGLISH_HEAD_ENDS

    return frozenset().union(
        ENGLISH_HEAD_ENDS,
        tables.ENGLISH_ADVERBS,
        tables.ENGLISH_RESULTS,
        tables.ENGLISH_PARTICLES,
        tables.ENGLISH_MEASURE_NOUNS,
        tables.ENGLISH_QUANTIFIERS,
        tables.ENGLISH_ARTICLES,
        tables.ENGLISH_PLURAL_ONLY,
        (word for phrase in tables.ENGLISH_PLURAL_ONLY for word in phrase.split()),
        (phrase.partition(" ")[0] for phrase in tables.ENGLISH_CLOSING_PHRASES),
        "client clients employee employees team teams user users as not and or en of".split(),
        ENGLISH_SENTENCES,
    )


@lru_cache(1)
def _english_words_of_phrases() -> frozenset[str]:
    """Give the words that may count in an English name where they stand beside another: those of whole phrases."""
    phrases = (*tables.ENGLISH_OPERATIONS, *tables.ENGLISH_CLOSING_PHRASES, *tables.ENGLISH_SPLIT)
    return frozenset(word for phrase in phrases for word in phrase.split())
