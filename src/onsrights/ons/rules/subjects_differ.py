"""ONS605: the two names are about different things.

The lexicon has several English words for many a Dutch noun (*dienst*: shift, service), so the rule speaks only where it
knows the nouns of both names and none of one name can stand for one of the other. A compound counts by its parts, which
leaves the scope out as well: *Cliëntdocument* is *[client] document*.

The identifier is a witness. Where it has the words of the English name but for one or two, and nothing that is known as
Dutch for those two of the name is in the Dutch one, the English name is out of line: *wheelchair inspection* beside
*Tilliftkeuring* and *HoistInspection*.
"""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.declared import TYPE_CHECKING
from onsrights.engine.diagnostics import Finding, Note, Proposal, Text
from onsrights.ons.identifiers import owners
from onsrights.ons.lexicon import (
    dutch_noun,
    dutch_noun_ending,
    english_alternatives,
    english_noun,
    english_noun_ending,
    english_singular,
)
from onsrights.ons.lexicon.added import added_words, remembered
from onsrights.ons.lexicon.lookup import capitalise_like, english_key
from onsrights.ons.model import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onsrights.ons.lexicon import Noun
    from onsrights.ons.model import Right
    from onsrights.ons.names.reading import Reading

__all__ = ["RULE", "TEXTS", "check", "disagree", "dutch_meanings", "english_meanings", "subject_text"]

RULE = Rule("ONS605", "subjects-differ", "warning", "display-only", about=NAMES)

TEXTS = {
    "message": Text(
        nl='De onderwerpen verschillen: in het Nederlands "{dutch}", in het Engels "{english}". '
        "Laat beide namen over hetzelfde gaan.",
        en='The subjects differ: "{dutch}" in Dutch, "{english}" in English. Make both names about the same thing.',
    ),
    "fix": Text(nl='schrijf "{value}"', en='write "{value}"'),
    "other": Text(nl="het onderwerp van de Nederlandse naam", en="the subject of the Dutch name"),
}

_ALIKE = 4
"""Letters with which forms of one word begin."""
_MOST_WORDS = 2
"""More words that differ are no exchange of a word."""
_NOTHING: frozenset[str] = frozenset()
_JOINED = frozenset({"en", "of", "en/of", "and", "or", "and/or", "/", ",", "&", "+"})


def check(right: Right) -> Sequence[Finding]:
    """Compare the nouns of the two subjects."""
    dutch, english = right.dutch, right.english
    if dutch is None or english is None:
        return ()
    described = None
    if not disagree(dutch, english):
        described = _otherwise_described(right, dutch, english)
        if described is None:
            exchanged = _exchanged(right, dutch, english)
            return () if exchanged is None else (_of_words(right, dutch, english, *exchanged),)
    assert dutch.subject is not None
    assert english.subject is not None
    there, here = dutch.span(*dutch.subject), english.span(*english.subject)
    data = {"dutch": dutch.text[there[0] : there[1]], "english": english.text[here[0] : here[1]]}
    fields = right.fields
    notes = (Note(fields["dutch_name"].place(*there), "other"),)
    found = Finding("ONS605", fields["english_name"].place(*here), "message", data, notes)
    if described is None:
        return (found,)
    place = fields["dutch_name"].place()
    name = dutch.replaced(*there, capitalise_like(described, data["dutch"]))
    return (found._replace(proposals=(Proposal(((place, name),), "display-only"),)),)


def _otherwise_described(right: Right, dutch: Reading, english: Reading) -> str | None:
    """Give what the Dutch description is about, and the English name, where the Dutch name is about another thing."""
    field = right.fields.get("dutch_description")
    if field is None or dutch.subject is None or english.subject is None or dutch.operation is None or dutch.faults:
        return None
    there, here = subject_text(dutch), subject_text(english)
    if there in field.text.lower() or not _may_differ(there, here):
        return None
    from onsrights.ons.missing import object_in_dutch

    found = object_in_dutch(field.text, dutch.words(dutch.operation)[-1])
    return found if found is not None and english_key(here) in dutch_meanings(found) else None


def _exchanged(right: Right, dutch: Reading, english: Reading) -> tuple[int, int, str] | None:
    """Give the pieces of the English subject that are others than those in their place in the identifier, and these."""
    field = right.fields.get("identifier")
    if field is None or dutch.subject is None or english.subject is None:
        return None
    if subject_text(english).replace(" ", "") in field.text.lower():
        return None  # nearly always, so that it need not be read
    identifier = right.identifier
    if identifier is None or not identifier.action_words or not identifier.has_prefix or not _is_sure(dutch, english):
        return None
    words = [word.lower() for word in identifier.words[: -identifier.action_words]]
    start, end = english.subject[0] + english.article, english.subject[1]
    here, names = words[owners(words) :], english.folded[start:end]
    if not all(map(str.isalpha, names)):
        return None
    while here and names and _is_same(here[-1], names[-1]):
        here, names = here[:-1], names[:-1]
    while here and names and _is_same(here[0], names[0]):
        here, names, start = here[1:], names[1:], start + 1
    if not (0 < len(here) <= _MOST_WORDS and 0 < len(names) <= _MOST_WORDS):
        return None
    if any(word in english.text.lower() for word in here) or any(word in identifier.text.lower() for word in names):
        return None
    name = dutch.text.lower()
    if not _is_alone(tuple(names), tuple(here), name, subject_text(dutch)):
        return None
    return start, start + len(names), " ".join(here)


def _is_same(word: str, name: str) -> bool:
    return english_key(word) == english_key(name) or english_singular(word) == name or english_singular(name) == word


@remembered(2048)
def _is_alone(names: tuple[str, ...], element: tuple[str, ...], text: str, dutch: str) -> bool:
    """Whether words of an English name are said neither by the Dutch name nor by the element of the identifier."""
    from onsrights.ons.lexicon import ENGLISH_MEASURE_NOUNS
    from onsrights.ons.lexicon.spelling import is_acronym
    from onsrights.ons.lexicon.vocabulary import is_english
    from onsrights.ons.word_slips import is_slip

    if any(word in ENGLISH_MEASURE_NOUNS or is_acronym(word) for word in (*names, *element)):
        return False
    if not all(map(is_english, element)) or is_slip("".join(element), "".join(names)):
        return False
    if {word[:_ALIKE] for word in names} & {word[:_ALIKE] for word in element}:
        return False
    if not english_meanings(" ".join(names)).isdisjoint(english_meanings(" ".join(element))):
        return False
    return _is_foreign(names, text, dutch) and not _is_foreign(element, text, dutch)


def _is_foreign(words: tuple[str, ...], text: str, dutch: str) -> bool:
    """Whether the Dutch for English words is known, and a Dutch name has nothing of it."""
    known = {noun.dutch for at in range(len(words)) for noun in english_alternatives(" ".join(words[at:]))}
    if not known or any(word[: max(_ALIKE, len(word) - 2)] in text for word in known):
        return False
    if any(len(word) > _ALIKE and word[:_ALIKE] in text for word in words):
        return False
    return english_meanings(" ".join(words)).isdisjoint(dutch_meanings(dutch))


def _of_words(right: Right, dutch: Reading, english: Reading, start: int, end: int, element: str) -> Finding:
    assert dutch.subject is not None
    there, here = dutch.span(*dutch.subject), english.span(start, end)
    data = {"dutch": dutch.text[slice(*there)], "english": english.text[slice(*here)]}
    name, fields = right.fields["english_name"], right.fields
    proposal = Proposal(((name.place(), english.replaced(*here, element)),), "display-only")
    notes = (Note(fields["dutch_name"].place(*there), "other"),)
    return Finding("ONS605", name.place(*here), "message", data, notes, (proposal,))


@remembered(8192)
def _may_differ(dutch: str, english: str) -> bool:
    """Whether nothing that is known of a Dutch subject can stand for any word of an English one."""
    meanings = {word for meaning in dutch_meanings(dutch) for word in meaning.split()}
    return bool(meanings) and meanings.isdisjoint(map(english_key, english.split()))


def disagree(dutch: Reading, english: Reading) -> bool:
    """Whether the nouns of both subjects are known, and cannot mean the same."""
    if dutch.subject is None or english.subject is None or english.operation is None:
        return False
    return _differ(subject_text(dutch), subject_text(english)) and _is_sure(dutch, english)


def _is_sure(dutch: Reading, english: Reading) -> bool:
    """Whether the subjects are all that is asked about: *Note conversation with [client] specialist* is not read so."""
    from onsrights.ons.lexicon import DUTCH_PREPOSITIONS, ENGLISH_PREPOSITIONS, english_operation

    if dutch.kind != "task" or english.kind != "task":
        return False
    if any(fault.rule in {"01", "02", "03", "04", "13"} for fault in (*dutch.faults, *english.faults)):
        return False
    words = english.words(english.operation)
    if words[-1] in ENGLISH_PREPOSITIONS and not DUTCH_PREPOSITIONS.isdisjoint(dutch.words(dutch.subject)):
        return False  # Toegang tot dagboek … aanvragen, Request access to … diary
    found = english_operation(words)
    return len(words) == 1 or (found is not None and found[0] == len(words))


def subject_text(reading: Reading) -> str:
    """Give the words of a subject in small letters; cut from the text where that is the same."""
    assert reading.subject is not None
    start, end = reading.subject
    text, scopes = reading.text, reading.scopes
    if (
        reading.core is text
        and added_words() is None
        and reading.closing is None
        and reading.article == 0
        and not reading.faults
    ):
        if reading.language == "en":
            if scopes and start == scopes[-1].piece + 1:
                return text[text.rindex("]") + 2 :].lower()
        elif start == 0 and scopes:
            if end == scopes[0].piece:
                return text[: text.index("[") - 1].lower()
        elif start == 0 and "/" not in text and "," not in text:
            return " ".join(text.split(" ", end)[:end]).lower()
    return " ".join(reading.words((start + reading.article, end)))


@remembered(8192)
def _differ(dutch: str, english: str) -> bool:
    """Whether every noun of both subjects is known, and none of one can stand for one of the other."""
    known = dutch_noun(dutch.rpartition(" ")[2])
    if known is not None and any(word in english for word in known.noun.english or known.head.english):
        return False  # nearly always, so that nothing has to be taken apart
    there, here = _words(dutch, "nl"), _words(english, "en")
    if known is not None and _begins_alike(known.noun, here):
        return False
    if not there or not here or not _dutch_is_known(there) or not _english_is_known(here):
        return False
    return dutch_meanings(dutch).isdisjoint(english_meanings(english))


def _begins_alike(noun: Noun, english: list[str]) -> bool:
    """Whether an English phrase says a part of what is known of a noun: *absence notice* and *absence report*.

    The head of a phrase that no table has may be another (*medication administration record*), and one that is known
    may be all that is said (*video call* of a *video call appointment*).
    """
    if len(english) < len(("absence", "notice")):
        return False
    whole, known = " ".join(english), english_noun(" ".join(english)) is not None
    return any(
        phrase.startswith(f"{whole} ") or (not known and not {*phrase.split()[:-1]}.isdisjoint(english[:-1]))
        for phrase in noun.english
    )


def _words(subject: str, language: str) -> list[str]:
    """Give the words up to the head, the last noun before a preposition; none where there may be several heads."""
    from onsrights.ons.lexicon import DUTCH_PREPOSITIONS, ENGLISH_PREPOSITIONS

    words = subject.split()
    if not _JOINED.isdisjoint(words) or any(not word.replace("-", "").isalpha() or word[-1] == "-" for word in words):
        return []
    prepositions = DUTCH_PREPOSITIONS if language == "nl" else ENGLISH_PREPOSITIONS
    # A measure is no part of what is meant either: vergoeding per kilometer.
    at = next((at for at, word in enumerate(words) if at and (word in prepositions or word == "per")), len(words))
    return words[:at]


def _dutch_is_known(words: list[str]) -> bool:
    """Whether the head is a known noun, or a compound of two of them; *proeftijd* is no sure kind of *tijd*."""
    from onsrights.ons.lexicon import DUTCH_MEASURE_NOUNS

    found = dutch_noun_ending(words)
    if found is None or words[-1] in DUTCH_MEASURE_NOUNS:
        return False
    noun, head = found[1].noun, found[1].head
    return noun is head or _first_part(noun.dutch, head.dutch) is not None


def _first_part(word: str, head: str) -> Noun | None:
    """Give the noun before the last part of a compound, without the letters that link the two."""
    before = word.removesuffix(head)
    if before == word:
        return None
    for ending in ("", "-", "s", "en", "e", "n"):
        if before.endswith(ending) and (found := dutch_noun(before.removesuffix(ending))) is not None:
            return found.noun
    return None


def _english_is_known(words: list[str]) -> bool:
    """Whether the head is a known noun, and so is every word before it that is no adjective."""
    from onsrights.ons.lexicon import ENGLISH_MEASURE_NOUNS
    from onsrights.ons.names.words import is_english_adjective

    found = english_noun_ending(words)
    if found is None or words[-1] in ENGLISH_MEASURE_NOUNS:
        return False
    return all(is_english_adjective(word) or english_noun(word) is not None for word in words[: -found[0]])


@remembered(4096)
def dutch_meanings(subject: str) -> frozenset[str]:
    """Give the English keys of all nouns of a Dutch subject, whole and in parts, with what means the same."""
    words = subject.split()
    nouns: list[Noun] = []
    for end in range(1, len(words) + 1):
        if found := dutch_noun_ending(words[:end]):
            noun, head = found[1].noun, found[1].head
            nouns += [noun, head, *_last_parts(noun.dutch)]
            if first := _first_part(noun.dutch, head.dutch):
                nouns.append(first)
    return _with_synonyms(nouns)


def _last_parts(word: str) -> list[Noun]:
    """Give the known nouns that a word ends in: *toedienlijst* is a list although it is known as a whole."""
    parts = []
    for start in range(3, len(word) - 2):
        found = dutch_noun(word[start:])
        if found is not None and found.noun is found.head and found.noun.dutch == word[start:]:
            parts.append(found.noun)
    return parts


@remembered(4096)
def english_meanings(subject: str) -> frozenset[str]:
    """Give the English keys of all nouns of an English subject, whole and by their last word, and what means the same."""
    words = [part for word in subject.split() for part in (word, *(word.split("-") if "-" in word else ()))]
    nouns: list[Noun] = []
    keys: set[str] = set()
    for end in range(1, len(words) + 1):
        for start in range(max(0, end - 3), end):
            phrase = " ".join(words[start:end])
            if english_noun(phrase) is not None:
                nouns += english_alternatives(phrase)
                keys |= {english_key(phrase), *_singulars(phrase)}
    return _with_synonyms(nouns) | keys


def _singulars(phrase: str) -> Iterable[str]:
    from onsrights.ons.lexicon import english_singular

    singular = english_singular(phrase)
    return () if singular is None else (english_key(singular),)


def _with_synonyms(nouns: Iterable[Noun]) -> frozenset[str]:
    """Give every English word for the nouns, and for whatever else one of these words can stand for."""
    near = {word for noun in nouns for word in noun.english}
    far = {other for word in near for noun in english_alternatives(word) for other in noun.english}
    keys = {english_key(word) for word in near | far}
    return frozenset(keys | {key.rpartition(" ")[2] for key in keys}) if keys else _NOTHING
