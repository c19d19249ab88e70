"""ONS603: the two names say different operations.

A verb has a set of classes, a phrase is looked up before its verb, and light verbs (*maken*, *Set*) have none; beside a
phrase that the lexicon does not have the verbs are compared (*als gezien markeren*, *Mark as seen*). The rule
speaks only where no class of one side equals, or is compatible with, one of the other: the tables are those of the
domain's word lists (*inrichten* and *Manage* may mean the same, *beheren* and *Delete* may not).
"""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.declared import TYPE_CHECKING, NamedTuple
from onsrights.engine.diagnostics import Finding, Note, Proposal, Text
from onsrights.ons.about import READINGS
from onsrights.ons.lexicon.added import remembered
from onsrights.ons.lexicon.operations import (
    compatible,
    dutch_operation,
    dutch_phrase,
    english_operation,
    english_split_operation,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onsrights.ons.model import Right
    from onsrights.ons.names.reading import Reading

__all__ = ["RULE", "TEXTS", "check", "classes_of", "disagree"]

RULE = Rule("ONS603", "operations-differ", "warning", "display-only", about=READINGS)

TEXTS = {
    "message": Text(
        nl='De bewerkingen verschillen: in het Nederlands "{dutch}", in het Engels "{english}". '
        "Laat beide namen hetzelfde zeggen.",
        en='The operations differ: "{dutch}" in Dutch, "{english}" in English. Make both names say the same thing.',
    ),
    "other": Text(nl="de bewerking van de Nederlandse naam", en="the operation of the Dutch name"),
    "english": Text(nl="bewerking van de Nederlandse naam overnemen", en="use the operation of the Dutch name"),
    "dutch": Text(nl="bewerking van de Engelse naam overnemen", en="use the operation of the English name"),
}

_SEVERAL = "12"
_LOOSE = frozenset({"refresh"})
"""Classes whose verbs say much else: *Reload* a page, or a card with money."""
_NONE: frozenset[str] = frozenset()


class _Known(NamedTuple):
    """What the lexicon knows of an operation."""

    classes: frozenset[str]
    phrase: bool = False
    """Whether it is one of several words, or in two parts."""


_UNKNOWN = _Known(_NONE)


def check(right: Right) -> Sequence[Finding]:
    """Compare what the two names let somebody do."""
    dutch, english = right.dutch, right.english
    if dutch is None or english is None or not disagree(dutch, english):
        return ()
    there, here = _place(dutch), _place(english)
    assert there is not None
    assert here is not None
    fields = right.fields
    data = {"dutch": dutch.text[there[0] : there[1]], "english": english.text[here[0] : here[1]] + _other_half(english)}
    proposals = tuple(
        Proposal(((fields[f"{name}_name"].place(), mended),), "display-only", name)
        for name, mended in (("english", _mended(english, dutch)), ("dutch", _mended(dutch, english)))
        if mended is not None
    )
    if proposals:
        data["proposal"] = proposals[0].values[0][1]
    notes = (Note(fields["dutch_name"].place(*there), "other"),)
    return (Finding("ONS603", fields["english_name"].place(*here), "message", data, notes, proposals),)


PLAIN = frozenset({"create", "remove", "view", "print", "approve", "download", "export"})
"""What an operation does where the lexicon has every verb that says the same."""


_PLAINEST = frozenset({"view", "print", "download", "export"})
"""Those of which nobody would say that another verb comes close."""


def is_other_verb(word: str) -> bool:
    """Whether the lexicon does not say what an English verb does, so that it does nothing plain."""
    from onsrights.ons.names.words import may_be_english_verb

    return english_operation([word]) is None and may_be_english_verb(word)


def disagree(dutch: Reading, english: Reading) -> bool:
    """Whether both operations are known, and cannot mean the same."""
    if dutch.operation is None or english.operation is None:
        return False
    if not _differ(_tail(dutch), tuple(english.words(english.operation)), tuple(english.words(english.closing))):
        return False
    return not any(fault.rule == _SEVERAL for fault in (*dutch.faults, *english.faults))


@remembered(4096)
def _differ(dutch: str, operation: tuple[str, ...], closing: tuple[str, ...]) -> bool:
    from onsrights.ons.names.words import is_english_noun

    there, here = _dutch(dutch), _english(operation, closing)
    if there.phrase and closing and not here.phrase:
        return False  # what closes the English name may be the half of an operation that the lexicon does not know
    classes = here.classes
    if not (there.classes and classes):
        return not closing and _is_plain_in_one(dutch, there.classes, operation)
    if here.phrase and not there.phrase:
        classes |= _english(operation, ()).classes  # the Dutch phrase may be no entry: both fall back on their verbs
    if len(operation) > 1 and is_english_noun(operation[-1]):
        classes |= _english(operation[:1], ()).classes  # *Raise alarm threshold* may raise the threshold of an alarm
    return not compatible(there.classes - _LOOSE, classes - _LOOSE)


def _is_plain_in_one(dutch: str, there: frozenset[str], operation: tuple[str, ...]) -> bool:
    """Whether the Dutch name says something plain, and the English one a verb that is known to do nothing of the kind."""
    return len(operation) == 1 and " " not in dutch and _NONE < there <= _PLAINEST and is_other_verb(operation[0])


def classes_of(reading: Reading) -> frozenset[str]:
    """Give what the operation of a name does; empty where nothing can be said."""
    if reading.operation is None:
        return _NONE
    if reading.language == "nl":
        return _dutch(_tail(reading)).classes
    return _english(tuple(reading.words(reading.operation)), tuple(reading.words(reading.closing))).classes


def _tail(reading: Reading) -> str:
    """Give the words of a Dutch operation; cut from the text where that is the same, because every right asks for it."""
    assert reading.operation is not None
    if reading.closing is None and reading.core is reading.text and not reading.faults:
        if not reading.scopes:
            return " ".join(reading.text.rsplit(" ", reading.operation[1] - reading.operation[0])[1:]).lower()
        if reading.scopes[-1].piece + 1 == reading.operation[0]:
            return reading.text[reading.text.rindex("]") + 2 :].lower()
    return " ".join(reading.words(reading.operation))


@remembered(2048)
def _dutch(tail: str) -> _Known:
    from onsrights.ons.lexicon import DUTCH_CAUSATIVES, DUTCH_LIGHT_VERBS

    words = tail.split()
    if not words or not DUTCH_CAUSATIVES.isdisjoint(words):
        return _UNKNOWN  # laten ondertekenen is no signing
    if phrase := dutch_phrase(words):
        return _Known(phrase[1].classes, phrase=True)
    found = None if words[-1] in DUTCH_LIGHT_VERBS else dutch_operation(words[-1])
    return _UNKNOWN if found is None else _Known(found.classes)


@remembered(2048)
def _english(operation: tuple[str, ...], closing: tuple[str, ...]) -> _Known:
    if closing and (split := english_split_operation((*operation, "…", *closing))):
        return _Known(split[2], phrase=True)
    found = english_operation((*operation, *closing))  # Switch … off is Switch off
    if found is None or found[0] < len(operation):
        return _UNKNOWN
    return _Known(found[1], phrase=found[0] > len(operation))


def _place(reading: Reading) -> tuple[int, int] | None:
    """Give the characters of the operation, in English without an adverb in front."""
    if reading.operation is None:
        return None
    start, end = reading.operation
    if reading.language == "en":
        start += _adverbs(reading.words(reading.operation))
    return reading.span(start, end)


def _other_half(english: Reading) -> str:
    """Give what closes an English name where it belongs to the operation: *Switch … off*."""
    closing = english.part(english.closing)
    if (
        closing is None
        or not _english(tuple(english.words(english.operation)), tuple(english.words(english.closing))).phrase
    ):
        return ""
    return f" … {closing.text}"


def _adverbs(words: Sequence[str]) -> int:
    """Say how many words at the start of an English operation are adverbs."""
    count = 0
    while count + 1 < len(words):
        whole, rest = english_operation(words[count:]), english_operation(words[count + 1 :])
        if whole is None or rest is None or whole != (rest[0] + 1, rest[1]):
            break
        count += 1
    return count


def _mended(reading: Reading, other: Reading) -> str | None:
    """Give a name with the operation of the other one, where each is one known operation and nothing else."""
    from onsrights.ons.lexicon.lookup import capitalise_like
    from onsrights.ons.names.follows import operation_in_other_language

    dutch, english = (reading, other) if reading.language == "nl" else (other, reading)
    words = english.words(english.operation)
    found = english_operation(words)
    if english.closing is not None or found is None or found[0] != len(words) or _adverbs(words):
        return None
    translation = operation_in_other_language(other)
    if translation is None or dutch_operation(" ".join(dutch.words(dutch.operation))) is None:
        return None
    assert reading.operation is not None
    head, _, tail = translation.partition(" … ")
    start, end = reading.span(*reading.operation)
    mended = reading.replaced(start, end, capitalise_like(head[:1].lower() + head[1:], reading.text[start : start + 1]))
    return f"{mended} {tail}" if tail else mended
