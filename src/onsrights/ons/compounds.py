"""A Dutch compound written apart, which only the rest of its right shows (ONS317).

Where the description has it in one word (*zorgzwaarte*, *cao-regeling*), nothing else is asked.

*Vloer formulier* and *Aanvraag verlof* are built alike, and only one of them is a slip. Where the English name ends
with the second noun (*floor form*), the two are one word; where it ends with the first (*leave request*), they are not.
An acronym that the English name has in front of a word as well goes before a hyphen, whatever the noun (*EPD-tas*).
"""

from __future__ import annotations

from unicodedata import combining, normalize

from onsrights.engine.declared import TYPE_CHECKING, pattern
from onsrights.engine.diagnostics import Finding, Proposal
from onsrights.ons.lexicon import _tables as tables
from onsrights.ons.lexicon import dutch_noun, is_adjective, is_dutch_infinitive
from onsrights.ons.lexicon.lookup import english_key, fold
from onsrights.ons.lexicon.spelling import VOWELS_THAT_CLASH, is_acronym
from onsrights.ons.lexicon.vocabulary import dutch_words
from onsrights.ons.names.scan import is_product

if TYPE_CHECKING:
    from onsrights.ons.lexicon.values import NounForm
    from onsrights.ons.model import Right
    from onsrights.ons.names.reading import Reading

__all__ = ["written_apart_beside"]

_GLUED = pattern(r"([A-Z]{2,5})([a-z]{4,})")
"""An acronym that somebody wrote to the next word: *ICTstoring*."""
_FEWEST = 4
"""Letters of a noun that makes compounds; a shorter word may be an acronym."""
_WITH_S = ("ing", "heid", "teit")
"""Endings of nouns that always have an *-s-* behind them in a compound: *voedingsadvies*."""
_OF_NOUNS = (*_WITH_S, "ie", "schap", "ment", "ose", "age")
"""Endings of nouns and of no other words."""
_COGNATE = 5
"""Letters that a word has in common with the same one in the other language."""
_SHORTEST_HEAD = 3
_OF_ADJECTIVES = ("isch", "lijk", "aal", "eel", "ief", "baar", "loos", "zaam", "air", "eus", "ig", "e", "en", "s")
_COMPOUNDS = 3
"""A word that is the first of so many compounds of the word list is a noun, and no adjective."""


def written_apart_beside(right: Right) -> Finding | None:
    """Give the compound that words of the Dutch subject should be, or ``None``."""
    dutch, english = right.dutch, right.english
    if dutch is None or dutch.subject is None or dutch.kind != "task" or dutch.fault("17") is not None:
        return None
    start, end = dutch.subject
    said = right.fields.get("dutch_description")
    if said is not None and (found := _as_described(dutch, fold(said.text))) is not None:
        return _apart(right, *found)
    if english is None or english.subject is None:
        return None
    if end - start - dutch.article < len(("noun", "noun")) or english.subject[1] - english.subject[0] < len(
        ("a", "noun")
    ):
        return None
    at = end - 2
    first, last = dutch.folded[at], dutch.folded[at + 1]
    if first[-1] == "e" and (is_adjective(first) or not (first.endswith(_OF_NOUNS) or first in dutch_words())):
        return None  # roestige is no noun; hygiëne is listed
    if not last.isalpha() or not dutch.pieces[at + 1].islower() or is_product(dutch.pieces[at]):
        return None
    if is_acronym(dutch.pieces[at]):
        joiner = "-" if _is_before_noun(dutch.pieces[at], english) and _may_be_noun(last) else None
    else:
        is_first = _may_be_first(first, dutch.pieces[at], at) or _is_noun_of_both(first, english)
        joiner = _joiner(first, last, english) if is_first else None
    if joiner is None:
        return None
    return _apart(right, at, end, f"{dutch.pieces[at]}{joiner}{dutch.pieces[at + 1]}")


def _apart(right: Right, at: int, end: int, joined: str) -> Finding:
    dutch, place = right.dutch, right.fields["dutch_name"]
    assert dutch is not None
    span = dutch.span(at, end)
    written = dutch.text[span[0] : span[1]]
    proposal = Proposal(((place.place(), dutch.text[: span[0]] + joined + dutch.text[span[1] :]),), "display-only")
    key = "apart" if end > at + 1 else "perhaps"
    return Finding("ONS317", place.place(*span), key, {"written": written, "right": joined}, (), (proposal,))


def _as_described(dutch: Reading, said: str) -> tuple[int, int, str] | None:
    """Give words that the description has in one, or with a hyphen, and how it is written then."""
    assert dutch.subject is not None
    start, end = dutch.subject
    for at in range(start, end):
        piece = dutch.pieces[at]
        if (glued := _GLUED.fullmatch(piece)) and f"{fold(glued[1])}-{glued[2]}" in said:
            return at, at + 1, f"{glued[1]}-{glued[2]}"
        for behind in (at + 3, at + 2):
            rest = dutch.pieces[at + 1 : behind]
            if behind > end or not all(word.isalpha() and word.islower() for word in rest) or is_product(piece):
                continue
            for joiner in ("", "-"):
                joined = f"{piece}{joiner}{''.join(rest)}"
                if (
                    fold(joined) in said
                    and _is_word(fold(joined), said)
                    and " ".join((piece, *rest)).lower() not in said
                ):
                    return at, behind, joined
    return None


def _is_word(joined: str, said: str) -> bool:
    """Whether letters of a description are a word of their own."""
    before, _, behind = said.partition(joined)
    return not (before[-1:].isalnum() or behind[:1].isalnum() or before[-1:] == "-" or behind[:1] == "-")


def _joiner(first: str, last: str, english: Reading) -> str | None:
    """Say what goes between two nouns that are one word, which may be nothing; ``None`` where they are not."""
    head = dutch_noun(last)
    if head is not None and head.number == "plural":
        return None
    one = head is not None and _is_first_of_both(first, head, english)
    if not one and first not in tables.APART_LEFT:
        one = head is not None and _ends_with(english, head.noun.english)
        one = one or _stand_alike(first, last, english)
    if not one or _ends_with(english, _translations(first)):
        return None
    return "s" if first.endswith(_WITH_S) else "-" if first[-1] + last[0] in VOWELS_THAT_CLASH else ""


def _is_first_of_both(first: str, head: NounForm, english: Reading) -> bool:
    """Whether the English subject begins as the Dutch one does, and ends in the head of its compound.

    *Medicatie veiligheidsplan* beside *medication safety plan*. Only so is *Team overleg* (*team meeting*) one word.
    """
    assert english.subject is not None
    begins = english_key(english.folded[english.subject[0]]) in map(english_key, _translations(first))
    return begins and _ends_with(english, head.head.english)


def _is_before_noun(acronym: str, english: Reading) -> bool:
    """Whether the English subject has the acronym in front of its last word: *EPD bag*."""
    assert english.subject is not None
    start, end = english.subject
    words = english.pieces[max(start, end - 2) : end]
    return len(words) == len(("acronym", "noun")) and words[0] == acronym and words[1].isalpha()


def _may_be_noun(word: str) -> bool:
    """Whether a word that no table may have can be the last part of a compound; adjectives and verbs cannot."""
    if len(word) < _SHORTEST_HEAD or word in tables.DUTCH_PREPOSITIONS:
        return False
    if tables.DUTCH_SCOPES.get(word, "").partition(",")[0] in {"client", "employee", "team"}:
        return False  # a scope without its brackets
    return not (is_adjective(word) or is_dutch_infinitive(word) or word in tables.DUTCH_OPERATION_WORDS)


def _stand_alike(first: str, last: str, english: Reading) -> bool:
    """Whether the English subject is two words of which the one in front is the first of these: *urine test*.

    Of *Status levering* it would be the last one (*delivery status*). Nothing has to be known of the other word but
    that it is no adjective, no verb and no word of an operation.
    """
    assert english.subject is not None
    words = english.folded[slice(*english.subject)]
    if len(words) != len(("noun", "noun")) or not all(word.isalpha() for word in words) or not _may_be_noun(last):
        return False
    if last.endswith(_OF_ADJECTIVES) and not last.endswith("ie"):
        return False
    keys = {english_key(noun) for noun in _translations(first)}
    if english_key(words[0]) in keys or words[0] == first:
        return True
    return any(_sounds(here) == _sounds(there) for here, there in ((first, words[0]), (last, words[1])))


def _sounds(word: str) -> str:
    """Give how a word of both languages begins: *katheter* and *catheter*, *fysio* and *physio*."""
    plain = "".join(letter for letter in normalize("NFD", word) if not combining(letter))
    for one, other in (("ph", "f"), ("c", "k"), ("y", "i")):
        plain = plain.replace(one, other)
    return plain[:_COGNATE]


def _may_be_first(word: str, written: str, at: int) -> bool:
    """Whether a word is a noun, and one that makes compounds with what follows: *vloer*, *bewoners*."""
    if len(word) < _FEWEST or not word.isalpha() or not (written[1:] if at == 0 else written).islower():
        return False
    if word in tables.DUTCH_MEASURE_NOUNS and word not in tables.APART_LEFT:
        return False
    if is_adjective(word) and (word[-1] == "e" or word not in tables.NOUNS or word in tables.INFLECTED_ADJECTIVES):
        return False  # a brief is a letter, although it ends as adjectives do
    if word in tables.APART_LEFT or word in tables.NOUNS or word in tables.DUTCH_PLURALS:
        return True
    from onsrights.ons.lexicon.opentaal import is_plural, times_first

    if word.endswith(_OF_NOUNS) and word in dutch_words():
        return True
    return times_first(word) >= _COMPOUNDS or (word.endswith("s") and is_plural(word))


def _is_noun_of_both(word: str, english: Reading) -> bool:
    """Whether a listed word is the same noun in both languages, and the English subject begins with it: *katheter*."""
    from onsrights.ons.names.words import is_english_adjective, is_english_noun

    assert english.subject is not None
    there = english.folded[english.subject[0]]
    if is_english_adjective(there) or not is_english_noun(there) or not word.isalpha():
        return False
    return word in dutch_words() and not is_adjective(word) and _sounds(word) == _sounds(there)


def _translations(word: str) -> tuple[str, ...]:
    found = dutch_noun(word)
    return () if found is None else (*found.noun.english, *found.head.english)


def _ends_with(english: Reading, nouns: tuple[str, ...]) -> bool:
    """Whether the English subject ends with one of these nouns, behind another word that is no adjective."""
    from onsrights.ons.names.words import is_english_adjective

    assert english.subject is not None
    words = english.folded[english.subject[0] : english.subject[1]]
    until = next((at for at, word in enumerate(words) if at and word in tables.ENGLISH_PREPOSITIONS), len(words))
    words = words[:until]
    for noun in nouns:
        count = noun.count(" ") + 1
        if len(words) > count and english_key(" ".join(words[-count:])) == english_key(noun):
            return not is_english_adjective(words[-count - 1])
    return False
