"""ONS610: the identifier is about another thing than the English name.

The page asks for the element or data in the identifier (*Medical notes*) and for the subject in the names. Both must
be known to the lexicon, and a synonym counts as the same. Where the identifier fits the Dutch name, the two names are
what differs (ONS605).
"""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.declared import TYPE_CHECKING, pattern
from onsrights.engine.diagnostics import Finding, Note, Proposal, Text
from onsrights.ons.about import FOLLOWING, READINGS
from onsrights.ons.identifiers import owners
from onsrights.ons.lexicon import dutch_noun, english_noun, english_noun_ending, english_singular
from onsrights.ons.lexicon.added import remembered
from onsrights.ons.lexicon.lookup import english_key
from onsrights.ons.lexicon.scope_nouns import ENTITIES
from onsrights.ons.names.words import is_english_adjective
from onsrights.ons.rules.subjects_differ import disagree, dutch_meanings, english_meanings, subject_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
    "fix": Text(nl='schrijf "{value}"', en='write "{value}"'),
    "subject": Text(nl="het onderwerp van de Engelse naam", en="the subject of the English name"),
}

_SHORTEST = 5
_ALIKE = 4
"""Letters with which forms of one word begin."""
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
