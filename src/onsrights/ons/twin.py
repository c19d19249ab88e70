"""A name beside its sound twin: what is meant where the name alone leaves that open, or says something else.

Many English nouns are verbs as well, so *Roster change* can be read as an operation and a subject. Beside *Rooster
wijzigen* it cannot: of all ways to put its words in order, the one that says what the twin says is meant (ONS404). The
same way is found where words are missing (ONS303, ONS403, and the subject), or brackets are out of place. Only words
that the lexicon knows decide, and what is found is read again: it has to be sound, and to agree with the twin.
"""

from __future__ import annotations

from itertools import combinations

from onsrights.engine.declared import TYPE_CHECKING, NamedTuple, pattern
from onsrights.engine.text.did_you_mean import distance
from onsrights.ons import lexicon
from onsrights.ons.lexicon.added import remembered
from onsrights.ons.lexicon.english_verbs import known_verbs, verb_of_noun
from onsrights.ons.lexicon.lookup import capitalise_like, english_key, fold
from onsrights.ons.lexicon.opentaal import infinitives
from onsrights.ons.names.reading import Reading, read_name
from onsrights.ons.names.scan import lower_first, sentence
from onsrights.ons.names.words import (
    infinitive_of_imperative,
    is_english_adjective,
    is_verb_and_no_noun,
    may_be_english_verb,
    near_dutch_operation,
    near_english_operation,
)
from onsrights.ons.rules.scopes_differ import join_scopes, translate_joiners
from onsrights.ons.rules.subjects_differ import dutch_meanings, english_meanings, subject_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onsrights.engine.diagnostics import Language

__all__ = [
    "Meant",
    "in_mind",
    "in_order_of_identifier",
    "is_open",
    "is_settled",
    "meant",
    "one_that_agrees",
    "say_the_same",
    "scopes_of",
    "without_action_of_identifier",
]

_BUILD = frozenset({"01", "02", "03", "04", "05", "06", "08", "10", "11", "12", "13", "14", "16"})
"""Faults with which a name says nothing about another one."""
_PLURAL = "09"
_OTHER_LANGUAGE = "16"
_MOST_WORDS = 12
"""Of a name with more words nobody can say what is meant."""
_FEWEST_WORDS = 2
_ANOTHER_VERB = 2
"""The rank of an operation that is no translation, and so may be a noun that sounds like one."""
_MISSING = 1
"""The rank of an operation that the name does not have."""
_MOST_OPERATIONS = 3
"""So many operations are offered where one is missing."""
_USUAL = frozenset("inzien view verwijderen delete afdrukken print exporteren export downloaden download".split())
"""Verbs in the place of which nobody expects another one."""
_LONGEST_OPERATION = 4
_NOUN_OF_VERB = "ing"
_COGNATE = 4
"""Letters that a verb has in common with the one in the other language, where both are from one (*demonstreren*)."""
_SHORTEST_THING = 4
"""Letters of either part of a compound that ends in a noun for an operation."""
_AFTER_VERB = frozenset("a an the of for to in on up off out as".split()) | lexicon.ENGLISH_PARTICLES
"""Words behind which a verb stands, and no noun."""
_WORD = pattern(r"['’]?[^\W_](?:[\w'’-]*[^\W_])?")
_KEPT = pattern(r"[^\w\s\[\]{}:;,.!?'’\"–—-]|_|\w-(?:\s|$)")
"""Signs that say something, and are in no word: *(VAS)*, *zorg- en leefplan*."""
_BRACKETS = pattern(r"\[[^\[\]]*\]")
_ENDING = pattern(r"\]['’]?[^\W\d_]{0,3}(?![^\W_])")
"""The ending that somebody gave to a bracketed noun: *[client]s*, *[van een cliënt]en*."""
_EDGES: dict[Language, frozenset[str]] = {
    "nl": frozenset("de het een van voor in op aan tot om te".split()),
    "en": frozenset("the a an of for from by to".split()),
}
"""Words that may stand about a subject in another order, and go where it comes into its place."""
_IN_NO_SUBJECT: dict[Language, frozenset[str]] = {
    "nl": lexicon.DUTCH_PREPOSITIONS - {"van", "voor"}
    | lexicon.DUTCH_OPERATION_WORDS
    | frozenset({"en", "of", "te", "ter", "als"}),
    "en": lexicon.ENGLISH_PREPOSITIONS - {"of", "for"} | lexicon.ENGLISH_ADVERBS | {"and", "or", "as"},
}
"""Words that belong to the operation, or to a second subject, so that nobody can say where a scope goes."""
_NEVER = frozenset(
    "can may must should could allow allows allowed is are be able not no never own my our their your "
    "mag mogen kan kunnen moet toegestaan niet geen eigen mijn onze users gebruiker gebruikers".split()
)
"""Words that say more than an operation and a subject; a name with one of them is no other order of its words."""


class _Meaning(NamedTuple):
    """What the sound name of a right says."""

    reading: Reading
    operation: tuple[str, ...]
    """The operations that say the same in the other language; the first is the one to propose."""
    classes: frozenset[str]
    light: bool = False
    """Whether the verb says little without its object (*maken*), so that it is never what is missing."""

    @property
    def subject(self) -> frozenset[str]:
        """The English keys of the nouns of the subject; empty where it is not known."""
        meanings = dutch_meanings if self.reading.language == "nl" else english_meanings
        return meanings(subject_text(self.reading))


class Meant(NamedTuple):
    """The name that is meant beside a twin."""

    name: str
    adds: bool
    """Whether it has a word that the name did not have: one that was missing, or another form of one."""
    others: tuple[str, ...] = ()
    """The name with what the missing operation may be as well: *invullen* beside *invoeren* for *Enter*."""


class _Choice(NamedTuple):
    """One way to put the words of a name in order."""

    name: str
    same_subject: bool
    rank: int
    """How sure the operation is: 3 for a translation, 2 for another verb of the same class, 1 where it was missing."""
    words: int
    """How many words the operation has; the longer one is meant."""


def is_settled(dutch: Reading, english: Reading) -> bool:
    """Whether the operations of both names are known to say the same, or both are not known; then nothing is open."""
    from onsrights.ons.rules.operations_differ import classes_of

    there, here = classes_of(dutch), classes_of(english)
    return bool(there & here) or not (there or here)


def say_the_same(dutch: Reading, english: Reading) -> bool:
    """Whether the operations of both names are known, and known to say the same."""
    from onsrights.ons.rules.operations_differ import classes_of

    return not classes_of(dutch).isdisjoint(classes_of(english))


def in_mind(reading: Reading, twin: Reading) -> Reading:
    """Read a name again with its twin in mind: one in the other language's order gets that fault and no other."""
    if not _is_sound(twin) or len(reading.pieces) > _MOST_WORDS or reading.fault(_OTHER_LANGUAGE):
        return reading
    if (slipped := _slipped(reading, twin)) is not None:
        return slipped
    if _is_sound(reading) and (reading.folded[0] == "have" or _says_the_same(reading, twin)):
        return reading  # *Have [client] bed collected* is *laten ophalen*
    return _as_meant(reading, twin)


def _as_meant(reading: Reading, twin: Reading) -> Reading:
    """Read a name again that says something else than its twin."""
    found = _nearest(reading, twin)
    again = None if found is None else _read_as(reading, found, twin)
    # What is found is read last, for most names are found to say what they say already.
    return again if found is not None and again is not None and _agrees(found.name, twin) else reading


def _read_as(reading: Reading, found: Meant, twin: Reading) -> Reading | None:
    """Read a name as another one that is meant; ``None`` where that says nothing that the name itself does not."""
    name, order = found.name, reading.fault("04")
    if not order and reading.language == "en" and _opens_with_noun(reading.text):
        return _without_operation(reading, name) if content(reading.text)[0] in content(name) else None
    if not order and _keeps_its_order(reading, name, twin):
        return None
    if order and any(content(name) == content(text) for text, _ in order.proposals):
        return None
    may_be = _is_sound(reading) or (reading.fault("05") is not None and content(reading.text)[0] in content(name))
    if not order and may_be and found.adds and reading.language == "en":
        return _without_operation(reading, name)
    if not order and reading.language == "nl" and (verb := _nominal_first(reading, name)) is not None:
        nominal = Reading(reading.text, "nl")
        nominal.kind, nominal.scopes = "task", reading.scopes
        nominal.add("04", "nominal", reading.span(0), (name, "unsafe"), written=reading.pieces[0], operation=verb)
        return nominal
    if not order and not _is_turned(reading, name):
        return None
    turned = Reading(reading.text, reading.language)
    turned.kind, turned.scopes = "task", reading.scopes
    key = order.text if order else "dutch-order" if reading.language == "en" else "english-order"
    right = read_name(name, reading.language)
    operation = " ".join(right.words(right.operation))
    turned.add("04", key, (0, len(reading.text)), (name, "unsafe"), written=reading.pieces[0], operation=operation)
    return turned


def _keeps_its_order(reading: Reading, name: str, twin: Reading) -> bool:
    """Whether another name would make the operation of the last word, and that of what can be read is as good.

    *Unenrol PGB budget* budgets nothing, and *Fill [client] risk signal* is about a signal, as its twin is.
    """
    if reading.language != "en" or not _is_sound(reading):
        return False
    words, (first, *rest) = content(reading.text), content(name)
    if first == words[0] or words[-1] in rest:
        return False
    return is_verb_and_no_noun(words[0]) or english_key(words[-1]) in dutch_meanings(subject_text(twin))


def _nominal_first(reading: Reading, name: str) -> str | None:
    """Give the verb that the first word is a noun of, where the name that is meant ends in it: *Inzage dossier*."""
    verb = lexicon.infinitive_of_nominal(reading.folded[0]) if len(reading.pieces) > 1 else None
    if verb is None or not name.endswith(f" {verb}") or reading.fault("03") is None:
        return None
    words = [*content(reading.text)[1:], verb]
    return verb if content(name) == words else None


def in_order_of_identifier(reading: Reading, twin: Reading, _: str = "") -> Reading:
    """Read an English name again whose words stand as in its identifier, subject first (ONS404).

    That settles what no table knows: *Floor message pulverize* beside *…FloorMessagePulverize*. The last word has to be
    a verb. Where the first may be one too, the last must be no noun, or the word before it what the twin is about, or
    a scope stand where none can in an English name.
    """
    words = _WORD.findall(_BRACKETS.sub(" ", reading.text))
    if len(words) < _FEWEST_WORDS or not _is_sound(twin) or not reading.pieces[-1][0].isalpha():
        return reading
    whole = lexicon.english_operation([*map(fold, words)])
    if (whole is not None and whole[0] == len(words)) or fold(words[1]) in _AFTER_VERB:
        return reading  # Sign off: the subject is what is missing
    at = len(words) - 1 - (len(words) > _FEWEST_WORDS and fold(words[-1]) in lexicon.ENGLISH_PARTICLES)
    first, verb = fold(words[0]), fold(words[at])
    scopes = scopes_of(twin, "en")
    if not may_be_english_verb(verb) or english_key(verb) == english_key(first) or scopes is None:
        return reading
    if may_be_english_verb(first) and reading.fault("05") is None and reading.pieces[0][0] != "[":
        about = dutch_meanings(subject_text(twin))
        only_verb = is_verb_and_no_noun(verb) and not is_verb_and_no_noun(first)
        if not only_verb and (english_key(words[at - 1]) not in about or english_key(verb) in about):
            return reading
    operation = " ".join(map(fold, words[at:]))
    name = sentence([operation, *scopes, lower_first(words[0]), *words[1:at]], "en")
    turned = Reading(reading.text, "en")
    turned.kind, turned.scopes = "task", reading.scopes
    span = 0, len(reading.text)
    turned.add("04", "dutch-order", span, (name, "unsafe"), written=reading.pieces[0], operation=operation)
    return turned


def without_action_of_identifier(reading: Reading, twin: Reading, action: str) -> Reading:
    """Read an English name again that its identifier has as a whole before an action, which the twin has (ONS403).

    *Fire drill* beside *Brandoefening inplannen* and *…FireDrillSchedule* is about a drill, and fires nobody.
    """
    words, doing = _WORD.findall(_BRACKETS.sub(" ", reading.text)), _CAPITAL.findall(action)
    known = lexicon.identifier_action(doing)
    if (
        known is None
        or fold(words[0]) == "have"
        or len(words) < _FEWEST_WORDS
        or not _is_sound(twin)
        or not _is_sound(reading)
    ):
        return reading
    scopes = scopes_of(twin, "en")
    if scopes is None or not known[1] & _meaning(twin).classes or _says_the_same(reading, twin):
        return reading
    operation = " ".join(map(fold, doing))
    return _without_operation(reading, sentence([operation, *scopes, lower_first(words[0]), *words[1:]], "en"))


_CAPITAL = pattern(r"[A-Z]+(?![a-z])|[A-Z][a-z]+")


def _slipped(reading: Reading, twin: Reading) -> Reading | None:
    """Read a name again whose verb is one letter away from what its twin says: *vastlegen* beside *Record*.

    The letter is missing, too many, or in the place of its neighbour. What the lists make of a part and a verb is
    known to nobody, nor is a participle that is a slip in the infinitive (*verzeten*).
    """
    form = reading.fault("11") if reading.language == "nl" else None
    if not (reading.operation or form) or any(fault.rule in _BUILD and fault is not form for fault in reading.faults):
        return None
    written = reading.text.split()[-1 if reading.language == "nl" else 0]
    start = (reading.text.rindex if reading.language == "nl" else reading.text.index)(written)
    end = start + len(written)
    written = fold(written)
    listed = reading.language == "nl" and written in infinitives()  # *registeren* is a verb, too, of organs
    if not _is_unknown(written, reading.language, but_listed=listed):
        return None
    there = twin.words(twin.operation)[-1 if twin.language == "nl" else 0]
    near = {fold(name) for name in _meaning(twin).operation if _is_one_slip(written, fold(name))}
    if not near and not listed and there[:2] == written[:2]:
        verbs = [verb for verb in _verbs(reading.language) if verb.startswith(there[:_COGNATE])]
        near = {verb for verb in verbs if _is_one_slip(written, verb)}
    if not near and not listed and reading.language == "nl" and form is None:
        near = {verb for verb in _swapped(written) if verb in infinitives()}
    if len(near) != 1 or (form and any(content(name)[-1] in near for name, _ in form.proposals)):
        return None
    right = capitalise_like(near.pop(), reading.text[start:end])
    from copy import copy  # a clean check does without

    found = copy(reading)
    found.faults = [fault for fault in reading.faults if fault is not form]
    text = reading.text[:start] + right + reading.text[end:]
    found.add("10", "near", (start, end), (text, "display-only"), written=reading.text[start:end], operation=right)
    return found


def _verbs(language: Language) -> Iterator[str]:
    if language == "nl":
        yield from infinitives()
        return
    for verb in known_verbs():
        yield verb
        if verb.endswith("ize"):
            yield f"{verb[:-3]}ise"


def _is_unknown(verb: str, language: Language, *, but_listed: bool = False) -> bool:
    """Whether no list has a word as a verb or a noun, or none but that of all Dutch verbs."""
    if not verb.isalpha() or len(verb) <= _COGNATE:
        return False
    if language == "nl":
        known = lexicon.dutch_operation(verb) or lexicon.dutch_noun(verb)
        return not known and (but_listed or verb not in infinitives())
    return not (may_be_english_verb(verb) or lexicon.english_noun(verb) or is_english_adjective(verb))


def _swapped(verb: str) -> Iterator[str]:
    """Give what a verb may have been whose letters changed places, or that has *-fiseren* for *-ficeren*."""
    for at in range(len(verb) - 1):
        yield f"{verb[:at]}{verb[at + 1]}{verb[at]}{verb[at + 2 :]}"
    if verb.endswith("iseren"):
        yield f"{verb.removesuffix('seren')}ceren"
    elif verb.endswith("iceren"):
        yield f"{verb.removesuffix('ceren')}seren"


def _is_one_slip(written: str, right: str) -> bool:
    """Whether one letter is missing, too many, or has changed places with the next, or *ei* is written for *ij*."""
    if any(written == right.replace(*pair, 1) for pair in (("ij", "ei"), ("ei", "ij"), ("ou", "au"), ("au", "ou"))):
        return written != right
    if len(written) == len(right) and sorted(written) != sorted(right):
        return False
    return written != right and distance(written, right, 1) == 1


def _says_the_same(reading: Reading, twin: Reading) -> bool:
    """Whether a name that can be read has an operation that says what that of its twin says, or may."""
    meaning = _meaning(twin)
    if not (meaning.operation or meaning.classes):
        return True
    verbs = reading.words(reading.operation)
    if reading.language == "nl":
        names = {fold(name) for name in meaning.operation}
        return any(_dutch_rank(" ".join(verbs[at:]), names, meaning.classes) for at in range(len(verbs)))
    plain = {english_key(name) for name in meaning.operation}
    stretches = (verbs[start:end] for start, end in combinations(range(len(verbs) + 1), 2))
    return any(_english_rank(stretch, plain, meaning.classes) for stretch in stretches)


def _without_operation(reading: Reading, name: str) -> Reading:
    """Read an English name as a subject alone, whose first word only looks like an operation: *Care plan*."""
    alone = Reading(reading.text, "en")
    alone.kind, alone.scopes = "task", reading.scopes
    alone.add("03", "meant", (0, 0), (name, "display-only"), written=reading.text)
    return alone


def _opens_with_noun(name: str) -> bool:
    """Whether the first of several words ends in *-ing*, as a noun does before its head: *Meeting room*."""
    first, *rest = content(name) or [""]
    return first.endswith(_NOUN_OF_VERB) and len(first) > len("swing") and bool(rest) and rest[0] not in _AFTER_VERB


def is_open(reading: Reading, twin: Reading) -> bool:
    """Whether the twin does not tell that the noun at the start of an English name stands for its operation.

    *Meeting room*, *Maintenance window*: what looks like a noun for a verb may be the first part of the subject.
    """
    first, *rest = content(reading.text) or [""]
    of_verb = _opens_with_noun(reading.text) or (rest and (verb_of_noun(first) or lexicon.english_base_form(first)))
    if not of_verb or not _is_sound(twin):
        return False
    meaning = _meaning(twin)
    return not _base(first, meaning, {english_key(name) for name in meaning.operation}, slips=False)


def _is_sound(reading: Reading) -> bool:
    return (
        reading.kind == "task"
        and reading.operation is not None
        and reading.subject is not None
        and all(fault.rule not in _BUILD for fault in reading.faults)
    )


def _is_turned(reading: Reading, name: str) -> bool:
    """Whether another name has the same words in another order."""
    before, after = content(reading.text), content(name)
    return before != after and sorted(before) == sorted(after)


def meant(reading: Reading, twin: Reading) -> Meant | None:
    """Give the name that is meant by the words of a reading beside its twin; ``None`` where that is not sure."""
    found = _nearest(reading, twin)
    if found is None or not _agrees(found.name, twin):
        return None
    if not found.others:
        return found
    return found._replace(others=tuple(name for name in found.others if _agrees(name, twin)))


def _nearest(reading: Reading, twin: Reading) -> Meant | None:
    """Give the one order of the words that is nearest to what the twin says, which was not read by itself yet."""
    if not _is_sound(twin) or len(reading.pieces) > _MOST_WORDS:
        return None
    meaning = _meaning(twin)
    language = reading.language
    scopes = scopes_of(twin, language)
    if scopes is None:
        return None
    words = _words(reading, twin)
    if _KEPT.search(reading.text.replace("]/[", "] [")):
        return None
    found: dict[str, _Choice] = {}
    for choice in _choices(reading, words, scopes, meaning):
        known = found.get(choice.name)
        if known is None or choice[1:] > known[1:]:
            found[choice.name] = choice
    best = sorted(found.values(), key=lambda choice: choice[1:], reverse=True)
    if not best or (best[1:] and best[1][1:] == best[0][1:]):
        return None
    choice = best[0]
    sure = choice.same_subject or choice.rank != _ANOTHER_VERB
    if not sure or choice.name == reading.text:
        return None
    written = {*content(reading.text)}
    is_missing = choice.rank == _MISSING and written.isdisjoint(content(" ".join(meaning.operation[:1])))
    others = _with_other_operations(choice.name, meaning, language) if is_missing and meaning.operation else ()
    return Meant(choice.name, not {*content(choice.name)} <= written, others)


def _with_other_operations(name: str, meaning: _Meaning, language: Language) -> tuple[str, ...]:
    """Give a name that ends or begins with the first operation of the twin with the next ones instead.

    For what is plainest (*View*, *Delete*) there is one usual verb, and no need for others.
    """
    first, *others = meaning.operation[:_MOST_OPERATIONS]
    if fold(first) in _USUAL:
        return ()
    if language == "en" and name.startswith(first):
        return tuple(other + name.removeprefix(first) for other in others if "…" not in other)
    if language == "nl" and name.endswith(first):
        return tuple(name.removesuffix(first) + other for other in others)
    return ()


def one_that_agrees(names: Iterable[str], twin: Reading) -> str | None:
    """Give the one of several names that says what a sound twin says; ``None`` where none does, or more than one."""
    if not _is_sound(twin):
        return None
    language: Language = "en" if twin.language == "nl" else "nl"
    found = [name for name in names if _agrees(name, twin) and say_the_same(read_name(name, language), twin)]
    return found[0] if len(found) == 1 else None


def content(name: str) -> list[str]:
    """Give the words of a name, without its scopes."""
    bare = _BRACKETS.sub(" ", name)
    return [fold(word) for word in _WORD.findall(bare)]


@remembered(2)
def _meaning(twin: Reading) -> _Meaning:
    """Give what a sound name says; of one it is asked several times in a row."""
    from onsrights.ons.rules.operations_differ import classes_of

    if twin.language == "nl":
        words = twin.words(twin.operation)
        known = lexicon.dutch_phrase(words)
        operation = known[1] if known else lexicon.dutch_operation(words[-1])
        light = known is None and words[-1] in lexicon.DUTCH_LIGHT_VERBS
        return _Meaning(twin, operation.english if operation else (), classes_of(twin), light)
    from onsrights.ons.names.follows import dutch_operations

    in_dutch = dutch_operations()
    verb, closing = " ".join(twin.words(twin.operation)), " ".join(twin.words(twin.closing))
    written = (f"{verb} … {closing}", f"{verb} {closing}", verb) if closing else (verb,)
    names = next((in_dutch[key] for key in map(english_key, written) if key in in_dutch), ())
    return _Meaning(twin, names, classes_of(twin))


def scopes_of(twin: Reading, language: Language) -> list[str] | None:
    """Write the scopes of a twin in the other language; ``None`` where one of them is not known."""
    entities = [scope.entity for scope in twin.scopes]
    joiners = translate_joiners(twin.scopes[1:], language)
    if None in entities or joiners is None:
        return None
    if not entities:
        return []
    return [join_scopes([entity or "" for entity in entities], joiners, language, article=len(entities) > 1)]


def _words(reading: Reading, twin: Reading) -> list[str]:
    """Give the words of a name without its brackets and signs, and without the scopes that the twin has."""
    text = _ENDING.sub("] ", reading.text)
    entities = {scope.entity for scope in twin.scopes}
    for part in _BRACKETS.findall(text):
        if _is_scope(part[1:-1], reading.language, entities):
            text = text.replace(part, " ", 1)
        elif _is_other_scope(part[1:-1], reading.language, entities):
            return []
    return _without_scopes(_WORD.findall(text), reading.language, entities)


def _is_other_scope(inside: str, language: Language, entities: set[str | None]) -> bool:
    """Whether brackets hold what is meant for a scope, but none that the twin has."""
    words = _WORD.findall(fold(inside))
    if any(_entity(word, language) in entities - {None} for word in words):
        return False
    return not _FRAME.isdisjoint(words) or any(lexicon.scope_noun(word, language) for word in words)


def _is_scope(inside: str, language: Language, entities: set[str | None]) -> bool:
    """Whether brackets hold a scope of the twin and nothing else, be it in the wrong language."""
    words = _WORD.findall(fold(inside))
    nouns = [word for word in words if _entity(word, language) in entities - {None}]
    rest = [word for word in words if word not in nouns and word not in _FRAME]
    return bool(nouns) and not rest


_FRAME = frozenset("van voor een de het a an the of for en of en/of and or and/or s".split())


def _entity(word: str, language: Language) -> str | None:
    other: Language = "en" if language == "nl" else "nl"
    for each in (language, other):
        noun = lexicon.scope_noun(word.removesuffix("'s"), each)
        if noun is not None and noun.entity is not None and noun.sure and (not noun.synonym_of or word == "client"):
            return noun.entity
    return None


def _without_scopes(words: list[str], language: Language, entities: set[str | None]) -> list[str]:
    """Leave out *van een cliënt* and the like where the twin has that scope, once for each."""
    kept, left = list(words), set(entities)
    frames = ({"van", "voor"}, {"een", "de", "het"}) if language == "nl" else ({"of", "for"}, {"a", "an", "the"})
    for at in range(len(kept) - 1, -1, -1):
        entity = _entity(fold(kept[at]), language)
        if entity is None or entity not in left:
            continue
        first = at
        if first and fold(kept[first - 1]) in frames[1]:
            first -= 1
        if first and fold(kept[first - 1]) in frames[0]:
            first -= 1
        del kept[first : at + 1]
        left.discard(entity)
        break
    return kept


def _choices(reading: Reading, words: list[str], scopes: list[str], meaning: _Meaning) -> Iterator[_Choice]:
    """Put the words in every order in which one or some of them are the operation of the twin."""
    language = reading.language
    folded = [fold(word) for word in words]
    if not words or not _NEVER.isdisjoint(folded):
        return
    slips = reading.fault("10") is not None or reading.fault("04") is not None
    is_said = False
    stretches = _english if language == "en" else _dutch
    for used, operation, closing, rank in stretches(folded, words, meaning, slips=slips):
        is_said = True
        left = [at for at in range(len(words)) if at not in used]
        if left and left[-1] - left[0] == len(left) - 1:
            subject = [lower_first(words[0]) if at == 0 else words[at] for at in left]
            yield from _choice(subject, scopes, operation, closing, rank, meaning, language)
        elif not left and (subject := _translated(meaning.reading)):
            yield from _choice(subject, scopes, operation, closing, 1, meaning, language)
    if is_said or not meaning.operation or meaning.light:
        return
    if language == "nl" and len(words) > 1 and meaning.operation and (verb := _doing(folded[-1], meaning)):
        # *Bluetoothkoppeling herstel*
        yield from _choice([lower_first(words[0]), *words[1:-1]], scopes, [verb], [], 1, meaning, language)
        return
    if language == "nl" and (compound := _nominal_compound(folded[-1], meaning)) is not None:
        noun, verb = compound
        if noun:
            subject = [*words[:-1], noun if len(words) > 1 else lower_first(noun)]
            yield from _choice(subject, scopes, [verb], [], 1, meaning, language)
        return
    if language == "nl" and folded[-1] in lexicon.DUTCH_PARTICLES:
        return  # *Borgsom stort terug* has an operation, whatever it is
    opens = language == "en" and _opens_with_noun(" ".join(words)) and not _may_be_meant(folded, meaning)
    if reading.fault("03") or reading.fault("02") or opens or _is_whole(words, meaning):
        head, _, tail = meaning.operation[0].partition(" … ")
        subject = [lower_first(words[0]), *words[1:]]
        yield from _choice(subject, scopes, fold(head).split(), tail.split(), 1, meaning, language)


def _doing(word: str, meaning: _Meaning) -> str | None:
    """Give the operation of the twin that a word is the stem or the noun of, or that it is itself."""
    twin = meaning.reading
    if twin.words(twin.operation) == [word]:
        return fold(meaning.operation[0])  # *Leveranciersbeoordeling give*
    forms = {lexicon.infinitive_of_nominal(word), infinitive_of_imperative(word), f"{word}{word[-1]}en"}
    return next((verb for verb in map(fold, meaning.operation) if verb in forms), None)


def _nominal_compound(word: str, meaning: _Meaning) -> tuple[str, str] | None:
    """Take a compound apart that ends in a noun for the operation: *adreswijziging* beside *Change address*.

    Gives the thing and the verb; no thing where the twin is about something else, and then nobody can tell.
    """
    names = [fold(name) for name in meaning.operation]
    for start in range(_SHORTEST_THING, len(word) - _SHORTEST_THING):
        verb = lexicon.infinitive_of_nominal(word[start:])
        if verb not in names or verb is None:
            continue
        things = (word[:start], word[:start].removesuffix("s"))
        return next((thing for thing in things if not meaning.subject.isdisjoint(dutch_meanings(thing))), ""), verb
    return None


def _choice(
    subject: list[str],
    scopes: list[str],
    operation: Sequence[str],
    closing: Sequence[str],
    rank: int,
    meaning: _Meaning,
    language: Language,
) -> Iterator[_Choice]:
    edges = _EDGES[language]
    while subject and fold(subject[0]) in edges:
        subject = subject[1:]
    while subject and fold(subject[-1]) in edges:
        subject = subject[:-1]
    if not subject or not _IN_NO_SUBJECT[language].isdisjoint(map(fold, subject)):
        return
    pieces = [*operation, *scopes, *subject, *closing] if language == "en" else [*subject, *scopes, *operation]
    meanings = (english_meanings if language == "en" else dutch_meanings)(" ".join(map(fold, subject)))
    same = not meaning.subject.isdisjoint(meanings)
    yield _Choice(sentence(pieces, language), same, rank, len(operation) + len(closing))


def _is_whole(words: list[str], meaning: _Meaning) -> bool:
    """Whether all words of an English name are the subject of its twin, so that no operation is among them."""
    if meaning.reading.language == "en" or len(words) == 1:
        return False
    return english_key(" ".join(words)) in meaning.subject


def _may_be_meant(words: list[str], meaning: _Meaning) -> bool:
    """Whether the first word, in *-ing*, does something like the twin, or stands before all that the twin is about."""
    base = lexicon.english_base_form(words[0])
    found = base and lexicon.english_operation([base[0]])
    if found and found[1] and lexicon.compatible(found[1], meaning.classes):
        return True
    known = lexicon.dutch_noun(subject_text(meaning.reading))
    is_whole = known is not None and bool(known.noun.english)  # what is known of vergaderruimte is its last part
    return is_whole and english_key(" ".join(words[1:])) in meaning.subject


def _translated(twin: Reading) -> list[str]:
    """Give the subject of a name in the other language, where the lexicon knows the whole of it."""
    subject = subject_text(twin)
    if twin.language == "nl":
        known = lexicon.dutch_noun(subject)
        return known.noun.english[0].split() if known and known.noun.english and known.number != "plural" else []
    found = lexicon.english_noun(subject)
    return found.noun.dutch.split() if found is not None and found.number != "plural" else []


_Stretch = tuple[frozenset[int], list[str], list[str], int]
"""Which words are the operation, how it is written at its place, what closes the name, and how sure that is."""


def _english(folded: list[str], words: list[str], meaning: _Meaning, *, slips: bool) -> Iterator[_Stretch]:
    plain = {english_key(name) for name in meaning.operation}
    split = [tuple(fold(name).split(" … ")) for name in meaning.operation if "…" in name]
    for start in range(len(folded)):
        for end in range(start + 1, min(len(folded), start + _LONGEST_OPERATION) + 1):
            stretch = folded[start:end]
            if rank := _english_rank(stretch, plain, meaning.classes):
                closing = _closing(folded, end)
                yield frozenset(range(start, end + len(closing))), stretch, closing, rank
                if folded[end : end + 1] and folded[end] in lexicon.ENGLISH_PARTICLES:  # Print out
                    yield frozenset(range(start, end + 1)), folded[start : end + 1], [], rank
            elif len(stretch) == 1 and (base := _base(words[start], meaning, plain, slips=slips)):
                yield frozenset({start}), [base], [], 2
            for head, tail in split:
                if " ".join(stretch) == f"{head} {tail}":
                    yield frozenset(range(start, end)), head.split(), tail.split(), 4


def _english_rank(stretch: list[str], plain: set[str], classes: frozenset[str]) -> int:
    """Say how surely words are the operation: 3 for a translation, 2 for another of its class, 0 for neither."""
    if english_key(" ".join(stretch)) in plain:
        return 3
    found = lexicon.english_operation(stretch)
    return 2 if found is not None and found[0] == len(stretch) and found[1] & classes else 0


def _base(word: str, meaning: _Meaning, plain: set[str], *, slips: bool) -> str | None:
    found = lexicon.english_base_form(word)
    base = fold(found[0]) if found else verb_of_noun(word)
    if base is None and slips:
        base = near_english_operation(fold(word))
    if base is None or not (_english_rank([base], plain, meaning.classes) or _is_cognate(base, meaning)):
        return None
    return base


def _is_cognate(verb: str, meaning: _Meaning) -> bool:
    """Whether no table knows the operation of the twin, and it begins as this verb: *Index* and *indexeren*."""
    there = meaning.reading.words(meaning.reading.operation)
    return not (meaning.operation or meaning.classes) and len(there) == 1 and there[0][:_COGNATE] == verb[:_COGNATE]


_CLOSERS = frozenset({"as", "with", "to", "on", "in", "from", "via", "into", "for"})


def _closing(folded: list[str], end: int) -> list[str]:
    """Give the phrase behind an operation that closes the name: *message mark as read*."""
    rest = folded[end:]
    return rest if len(rest) > 1 and rest[0] in _CLOSERS else []


def _dutch(folded: list[str], _: list[str], meaning: _Meaning, *, slips: bool) -> Iterator[_Stretch]:
    names = {fold(name) for name in meaning.operation}
    count = len(folded)
    for start in range(count):
        for end in range(start + 1, min(count, start + _LONGEST_OPERATION) + 1):
            stretch = folded[start:end]
            if rank := _dutch_rank(" ".join(stretch), names, meaning.classes):
                yield frozenset(range(start, end)), stretch, [], rank
            elif (form := _infinitive(stretch, slips=slips)) and (
                _dutch_rank(form, names, meaning.classes) or _is_cognate(form, meaning)
            ):
                yield frozenset(range(start, end)), [form], [], 3 if form in names else 2
    for used, operation in _commands(folded):
        if _dutch_rank(" ".join(operation), names, meaning.classes):
            yield used, operation, [], 2
    if count > 2 and folded[-1] in lexicon.DUTCH_LIGHT_VERBS:
        # "op pauze zetten": what no table has is the operation from its preposition on.
        starts = [at for at in range(max(1, count - 4), count - 1) if folded[at] in lexicon.DUTCH_PREPOSITIONS]
        if starts:
            yield frozenset(range(starts[0], count)), folded[starts[0] :], [], 2


def _commands(folded: list[str]) -> Iterator[tuple[frozenset[int], list[str]]]:
    """Read a name as a command: *Maak … aan*, *Neem … in gebruik*."""
    found = lexicon.imperative(folded)
    if found is not None and found.particle is not None:
        yield frozenset({0, found.particle}), [found.infinitive]
    infinitive = infinitive_of_imperative(folded[0])
    if infinitive is not None:
        for first in range(2, len(folded)):
            yield frozenset({0, *range(first, len(folded))}), [*folded[first:], infinitive]
        yield frozenset({0}), [infinitive]


def _dutch_rank(verb: str, names: set[str], classes: frozenset[str]) -> int:
    if verb in names:
        return 3
    operation = lexicon.dutch_operation(verb)
    return 2 if operation is not None and operation.classes & classes else 0


def _infinitive(stretch: list[str], *, slips: bool) -> str | None:
    """Give the infinitive of a verb in another form, with a slip, or of a noun that is made of it."""
    form = lexicon.wrong_form(stretch)
    if form is not None and form.words == len(stretch):
        return form.infinitive
    if len(stretch) > 1:
        return None
    return (
        lexicon.infinitive_of_nominal(stretch[0])
        or infinitive_of_imperative(stretch[0])
        or (near_dutch_operation(stretch[0]) if slips else None)
    )


def _agrees(name: str, twin: Reading) -> bool:
    """Whether a name, read by itself, is sound, and says what its twin says."""
    from onsrights.ons.rules.operations_differ import disagree
    from onsrights.ons.rules.subjects_differ import disagree as subjects_disagree

    language: Language = "en" if twin.language == "nl" else "nl"
    reading = read_name(name, language)
    if not _is_sound(reading) or any(fault.rule != _PLURAL for fault in reading.faults):
        return False
    dutch, english = (reading, twin) if language == "nl" else (twin, reading)
    if [scope.entity for scope in reading.scopes] != [scope.entity for scope in twin.scopes]:
        return False
    return not disagree(dutch, english) and not subjects_disagree(dutch, english)
