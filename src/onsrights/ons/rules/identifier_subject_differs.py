"""ONS610: the identifier is about another thing than the English name.

The page asks for the element or data in the identifier (*Medical notes*) and for the subject in the names. Both must
be known to the lexicon, and a synonym counts as the same. Where the identifier fits the Dutch name, the two names are
what differs (ONS605). Where all words but one or two are the same, the Dutch name is the witness: what is known to have
other Dutch words than it has is out of line (*ClientBedSensor* beside *door sensor* and *Deursensor*).
"""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.declared import TYPE_CHECKING, NamedTuple, pattern
from onsrights.engine.diagnostics import Finding, Note, Proposal, Text
from onsrights.ons.about import FOLLOWING, READINGS
from onsrights.ons.identifiers import owners
from onsrights.ons.lexicon import dutch_noun, english_alternatives, english_noun, english_noun_ending, english_singular
from onsrights.ons.lexicon.added import remembered
from onsrights.ons.lexicon.lookup import english_key
from onsrights.ons.lexicon.scope_nouns import ENTITIES
from onsrights.ons.names.words import is_english_adjective
from onsrights.ons.rules.subjects_differ import disagree, dutch_meanings, english_meanings, subject_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onsrights.ons.identifiers import Word
    from onsrights.ons.model import Right
    from onsrights.ons.names.reading import Reading

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("ONS610", "identifier-subject-differs", "warning", "display-only", about=(*READINGS, FOLLOWING))

TEXTS = {
    "message": Text(
        nl='De identifier gaat over "{element}", de Engelse naam over "{subject}". Laat beide over hetzelfde gaan.',
        en='The identifier is about "{element}", the English name about "{subject}". Make both about the same thing.',
    ),
    "slip": Text(
        nl='In de identifier staat "{element}", in de Engelse naam "{subject}". Schrijf "{proposal}".',
        en='The identifier has "{element}", the English name "{subject}". Write "{proposal}".',
    ),
    "word": Text(
        nl='In de identifier staat "{element}", in de Engelse naam "{subject}". Laat beide over hetzelfde gaan.',
        en='The identifier has "{element}", the English name "{subject}". Make both about the same thing.',
    ),
    "fix": Text(nl='schrijf "{value}"', en='write "{value}"'),
    "subject": Text(nl="het onderwerp van de Engelse naam", en="the subject of the English name"),
}

_SHORTEST = 5
_ALIKE = 4
"""Letters with which forms of one word begin."""
_MOST_WORDS = 2
"""More words that differ are no exchange of a word."""
_NO_LETTERS = pattern(r"[\W\d_]+")
_SAID = pattern(r"[^\W\d_]+")
_UNSURE = frozenset({"01", "02", "03", "04", "12", "13", "17"})


def check(right: Right) -> Sequence[Finding]:
    """Look for the nouns of the English subject among the identifier's words."""
    identifier, english = right.identifier, right.english
    if identifier is None or english is None or english.subject is None or not identifier.words:
        return ()
    written = identifier.text.lower()
    if _NO_LETTERS.sub("", "".join(english.folded[slice(*english.subject)])) in written:
        return ()
    if not identifier.action_words or not identifier.has_prefix or english.kind != "task" or english.operation is None:
        return ()
    words = tuple(word.lower() for word in identifier.words[: -identifier.action_words])
    subject = subject_text(english)
    if (at := _slip(words, subject)) is not None:
        element = [identifier.element[at]]
    elif (found := _exchanged(right, words)) is not None:
        return (_of_words(right, found),)
    elif english.folded[english.subject[1] - 1] in written or english.text.rpartition(" ")[2].lower() in written:
        return ()
    elif (_differ(words, subject) and _is_sure(right, english, words)) or (
        not any(fault.rule in _UNSURE for fault in english.faults) and _is_described_otherwise(right, words, subject)
    ):
        element = [word for word in identifier.element if word.text.lower() not in ENTITIES]
    else:
        return ()
    mended = None
    if at is not None:
        meant = _words(subject)[at - owners(words)]
        mended = identifier.with_words(
            [meant.capitalize() if index == at else word for index, word in enumerate(identifier.words)]
        )
    there = english.span(*english.subject)
    fields = right.fields
    data = {"element": "".join(word.text for word in element), "subject": english.text[there[0] : there[1]]}
    notes = (Note(fields["english_name"].place(*there), "subject"),)
    place = fields["identifier"].place(element[0].start, element[-1].end)
    if mended is not None and mended.isalpha():
        proposal = Proposal(((fields["identifier"].place(), mended),), "display-only")
        return (Finding("ONS610", place, "slip", data | {"proposal": mended}, notes, (proposal,)),)
    return (Finding("ONS610", place, "message", data, notes, tuple(_either(right, english, there))),)


class _Exchange(NamedTuple):
    """Words of the identifier that are others than those in their place in the English name."""

    element: tuple[Word, ...]
    subject: tuple[int, int]
    """The characters of the words of the name."""
    english_is_alone: bool
    """Whether it is the name that has something else than the Dutch one, and not the identifier."""


def _exchanged(right: Right, element: tuple[str, ...]) -> _Exchange | None:
    """Look for one or two words that differ, of which the Dutch name has none of the words that are known for them."""
    identifier, english, dutch = right.identifier, right.english, right.dutch
    if identifier is None or english is None or english.subject is None or dutch is None or dutch.subject is None:
        return None
    if dutch.kind != "task" or any(fault.rule in _UNSURE for fault in (*english.faults, *dutch.faults)):
        return None
    start, end = english.subject
    names = english.folded[start + english.article : end]
    first, last, before, behind = owners(element), len(element), start + english.article, end
    while first < last and before < behind and _is_same(element[last - 1], english.folded[behind - 1]):
        last, behind = last - 1, behind - 1
    while first < last and before < behind and _is_same(element[first], english.folded[before]):
        first, before = first + 1, before + 1
    here, there = element[first:last], tuple(english.folded[before:behind])
    if not (0 < len(here) <= _MOST_WORDS and 0 < len(there) <= _MOST_WORDS) or not all(map(str.isalpha, names)):
        return None
    if any(word in english.text.lower() for word in here) or any(word in identifier.text.lower() for word in there):
        return None
    is_other, is_alone = _out_of_line(here, there, dutch.text.lower(), subject_text(dutch))
    if not is_other:
        return None
    return _Exchange(identifier.element[first:last], english.span(before, behind), is_alone)


def _is_same(word: str, name: str) -> bool:
    return english_key(word) == english_key(name) or english_singular(word) == name or english_singular(name) == word


@remembered(2048)
def _out_of_line(here: tuple[str, ...], there: tuple[str, ...], name: str, dutch: str) -> tuple[bool, bool]:
    """Say whether a Dutch name shows that words of an identifier or of an English name are others, and if only these."""
    from onsrights.ons.lexicon import ENGLISH_MEASURE_NOUNS
    from onsrights.ons.lexicon.spelling import is_acronym
    from onsrights.ons.lexicon.vocabulary import is_english
    from onsrights.ons.word_slips import is_slip

    if any(word in ENGLISH_MEASURE_NOUNS or is_acronym(word) for word in (*here, *there)):
        return False, False
    if not all(map(is_english, here)) or is_slip("".join(here), "".join(there)):
        return False, False
    if {word[:_ALIKE] for word in here} & {word[:_ALIKE] for word in there}:
        return False, False
    if not english_meanings(" ".join(here)).isdisjoint(english_meanings(" ".join(there))):
        return False, False
    first, second = (_is_foreign(words, name, dutch) for words in (here, there))
    return first or second, second and not first


def _is_foreign(words: tuple[str, ...], name: str, dutch: str) -> bool:
    """Whether the Dutch for words of an English name is known, and the Dutch name has nothing of it."""
    known = {noun.dutch for at in range(len(words)) for noun in english_alternatives(" ".join(words[at:]))}
    if not known or any(word[: max(_ALIKE, len(word) - 2)] in name for word in (*known, *words)):
        return False
    if any(len(word) > _ALIKE and word[:_ALIKE] in name for word in words):
        return False
    return english_meanings(" ".join(words)).isdisjoint(dutch_meanings(dutch))


def _of_words(right: Right, found: _Exchange) -> Finding:
    identifier, english, fields = right.identifier, right.english, right.fields
    assert identifier is not None
    assert english is not None
    element, (start, end) = found.element, found.subject
    names = english.text[start:end]
    data = {"element": "".join(word.text for word in element), "subject": names}
    first, last = element[0].start, element[-1].end
    joined = "".join(word[:1].upper() + word[1:] for word in names.split())
    said = " ".join(word.text.lower() for word in element)
    proposals = [
        Proposal(
            ((fields["identifier"].place(), identifier.text[:first] + joined + identifier.text[last:]),), "display-only"
        ),
        Proposal(((fields["english_name"].place(), english.replaced(start, end, said)),), "display-only"),
    ]
    if found.english_is_alone:
        proposals.reverse()
    notes = (Note(fields["english_name"].place(start, end), "subject"),)
    return Finding("ONS610", fields["identifier"].place(first, last), "word", data, notes, tuple(proposals))


def _either(right: Right, english: Reading, subject: tuple[int, int]) -> Iterator[Proposal]:
    """Offer both: the identifier that follows from the name, and the name with the subject of the identifier."""
    from onsrights.ons.names.follows import identifier_for

    identifier, prefix = right.identifier, right.manifest.prefix
    if identifier is None or prefix is None or any(fault.rule in _UNSURE for fault in english.faults):
        return
    if (follows := identifier_for(english, prefix)) is not None:
        yield Proposal(((right.fields["identifier"].place(), follows),), "display-only")
    element = [word.text if word.text.isupper() else word.text.lower() for word in identifier.element]
    words = [word for word in element if word not in ENTITIES]
    if words:
        place = right.fields["english_name"].place()
        yield Proposal(((place, english.replaced(*subject, " ".join(words))),), "display-only")


def _words(subject: str) -> list[str]:
    """Give the words of an English subject as an identifier has them: *follow-up* is two."""
    return subject.replace("'", "").replace("-", " ").split()


@remembered(4096)
def _slip(element: tuple[str, ...], subject: str) -> int | None:
    """Say which word of the element is one slip away from that of the subject, where all others are the same."""
    from onsrights.ons.word_slips import is_slip

    first = owners(element)
    words = _words(subject)
    pairs = [*zip(element[first:], words, strict=False)]
    wrong = [at for at, (here, there) in enumerate(pairs) if english_key(here) != english_key(there)]
    if len(wrong) != 1 or len(words) != len(element) - first:
        return None
    here, there = pairs[wrong[0]]
    known = english_noun(here) or dutch_noun(here)
    if known or min(len(here), len(there)) < _SHORTEST or not is_slip(here, there):
        return None
    if english_singular(there) == here or english_singular(here) == there:
        return None  # *analyses*, and no slip in *analysis*
    return first + wrong[0]


def _is_dutch_for(word: str, subject: set[str]) -> bool:
    """Whether a word is Dutch, and so a matter of ONS209: nothing but Dutch, or for what the subject is about."""
    from onsrights.ons.lexicon.vocabulary import is_dutch, is_english

    return not dutch_meanings(word).isdisjoint(subject) or (is_dutch(word) and not is_english(word))


def _is_described_otherwise(right: Right, element: tuple[str, ...], subject: str) -> bool:
    """Whether the English description has the words of the element or those of the subject, and nothing of the other."""
    field = right.fields.get("english_description")
    if field is None:
        return False
    said = {english_key(word) for word in _SAID.findall(field.text.lower())}
    there = {english_key(word) for word in element if word not in ENTITIES}
    here = {*map(english_key, subject.split())}
    alike = {word[:_SHORTEST] for word in there} & {word[:_SHORTEST] for word in here}
    if (
        not there
        or alike
        or len(max((*there, *here), key=len)) < _SHORTEST
        or any(_is_dutch_for(word, here) for word in there)
    ):
        return False
    return (there <= said and here.isdisjoint(said)) or (here <= said and there.isdisjoint(said))


@remembered(8192)
def _differ(element: tuple[str, ...], subject: str) -> bool:
    """Whether element and subject end in known nouns, and no noun of one stands, or is meant, in the other."""
    words = tuple(word for word in element if word not in ENTITIES)
    if not _is_known(words) or not _is_known(subject.split()):
        return False
    if {word[:_ALIKE] for word in words} & {word[:_ALIKE] for word in subject.split()}:
        return False
    joined = "".join(words)
    meanings = english_meanings(subject)
    if any(meaning.replace(" ", "") in joined for meaning in meanings):
        return False
    return meanings.isdisjoint(english_meanings(" ".join(words)))


def _is_known(words: Sequence[str]) -> bool:
    """Whether words are English, and end in a noun that may be told from others; not in *list* or *overview*."""
    from onsrights.ons.lexicon import ENGLISH_MEASURE_NOUNS
    from onsrights.ons.lexicon.vocabulary import is_english

    if not words or words[-1] in ENGLISH_MEASURE_NOUNS:
        return False
    found = english_noun_ending(words)
    before = words[:-1] if found is None else words[: -found[0]]
    head = found is not None or (len(words[-1]) >= _SHORTEST and is_english(words[-1]))
    return head and all(is_english_adjective(word) or english_noun(word) or is_english(word) for word in before)


def _is_sure(right: Right, english: Reading, element: tuple[str, ...]) -> bool:
    """Whether nothing else in the names tells of the element, and no fault leaves open what the subject is."""
    dutch = right.dutch
    if any(fault.rule in _UNSURE for fault in english.faults):
        return False
    if any(_is_dutch_for(word, {*map(english_key, subject_text(english).split())}) for word in element):
        return False
    said = {english_key(part) for piece in english.folded if piece[0] != "[" for part in (piece, *piece.split("-"))}
    if not said.isdisjoint(english_key(word) for word in element if word not in ENTITIES):
        return False
    if dutch is None or dutch.subject is None:
        return True
    # Where the Dutch name says what the identifier does, the two names differ, and ONS605 says so if it is sure.
    return not disagree(dutch, english)
