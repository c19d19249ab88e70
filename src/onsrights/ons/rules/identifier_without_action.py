"""ONS204: the identifier does not end with an action, or the action stands first.

Where both ends could be an action (``…SignOfLifeView``, ``…ViewTransportRequest``) the English name's operation
decides, and a word that it uses as its operation is never questioned.
"""

from __future__ import annotations

import re

from onsrights.engine.check.rule import Rule
from onsrights.engine.declared import TYPE_CHECKING
from onsrights.engine.diagnostics import Finding, Proposal, Text
from onsrights.engine.text.visible import shorten
from onsrights.ons.about import FOLLOWING, READINGS
from onsrights.ons.identifiers import english_operation_words, is_plain_action, owners
from onsrights.ons.lexicon.added import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from onsrights.ons.identifiers import IdentifierReading
    from onsrights.ons.model import Field, Right

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("ONS204", "identifier-without-action", "warning", "display-only", about=(*READINGS, FOLLOWING))

TEXTS = {
    "message": Text(
        nl='De identifier eindigt niet op een bewerking, zoals View, Create of SignOff. Zet die achter "{last}".',
        en='The identifier does not end with an action, such as View, Create or SignOff. Put it after "{last}".',
    ),
    "nothing": Text(
        nl="De identifier bestaat alleen uit het voorvoegsel. Zet de gegevens en de bewerking erachter.",
        en="The identifier is only the prefix. Add the data and the action after it.",
    ),
    "proposal": Text(
        nl='De identifier eindigt niet op de bewerking. Bedoelt u "{proposal}"?',
        en='The identifier does not end with the action. Did you mean "{proposal}"?',
    ),
    "first": Text(
        nl='De bewerking "{action}" hoort aan het eind van de identifier. Schrijf "{proposal}".',
        en='The action "{action}" goes at the end of the identifier. Write "{proposal}".',
    ),
    "near": Text(
        nl='"{last}" is geen bekende bewerking; bedoelt u "{action}"?',
        en='"{last}" is not a known action; did you mean "{action}"?',
    ),
    "form": Text(
        nl='"{last}" is niet de vorm die in een identifier hoort. Schrijf "{action}".',
        en='"{last}" is not the form that an identifier ends with. Write "{action}".',
    ),
    "dutch": Text(
        nl='"{last}" is Nederlands; de bewerking in een identifier is Engels. Schrijf "{action}".',
        en='"{last}" is Dutch; the action in an identifier is English. Write "{action}".',
    ),
    "fix": Text(nl='schrijf "{value}"', en='write "{value}"'),
}

_OPERATION = frozenset({"03", "04", "10", "11", "13"})
"""Faults of the English name that concern its operation."""
_LONGEST = 48
"""No action that anybody misspells is longer."""


def check(right: Right) -> Iterator[Finding]:
    """Report an identifier without an action at its end."""
    reading, field = right.identifier, right.fields.get("identifier")
    if reading is None or field is None or reading.broad or not reading.core:
        return
    operation = english_operation_words(right.english)
    words = [word.lower() for word in reading.words]
    if not reading.action_words:
        yield from _without(right, field, reading, operation)
    elif operation and "".join(operation) != "".join(words[-reading.action_words :]) and not _is_said(right, words):
        count = _leading(words[: -reading.action_words], operation)
        if count and is_plain_action(words[-1]) and not _is_all_subject(right, words[owners(words) + count :]):
            count = 0  # *ClientTakeOutOfUse* ends with its action, and *ExportRevenueForecast* begins with it
        if count and _may_operate(operation[0]):
            yield _first(field, reading, owners(words), count)
        elif _is_all_subject(right, words) or (
            reading.action_words == 1 < len(words) and _is_subject(right, words[-1]) and _classes_differ(right, reading)
        ):
            yield _missing(field, reading, operation)


def _is_said(right: Right, words: list[str]) -> bool:
    """Whether the words are those of the English name with the operation, and what belongs to it, behind the subject.

    *Release [client] letter for dispatch* gives ``ClientLetterReleaseForDispatch``, *Set aside warning*
    ``WarningSetAside``.
    """
    english = right.english
    if english is None or english.operation is None:
        return False
    said = [re.sub(r"\W", "", word) for word in english.folded[english.operation[0] :] if word[0] != "["]
    words = words[owners(words) :]
    if sorted(words) != sorted(said) or words == said:
        return False
    doing = next(at for at in range(len(said) + 1) if words[-at - 1 :] != said[-at - 1 :])  # *for dispatch*
    turned = words[: len(words) - doing]
    return any(turned == said[at : len(said) - doing] + said[:at] for at in range(1, len(turned)))


def _is_subject(right: Right, word: str) -> bool:
    """Whether the subject of the English name ends with a word."""
    english = right.english
    return english is not None and english.words(english.subject)[-1:] == [word]


def _is_all_subject(right: Right, words: list[str]) -> bool:
    """Whether the words of an identifier, behind those that tell whose data it is, are those of the English subject.

    What *Let [employee] leave day expire* ends with is a verb all the same.
    """
    from onsrights.ons.names.words import is_verb_and_no_noun

    english = right.english
    subject = english.words(english.subject) if english is not None else []
    if len(subject) < len(("translation", "text")) or is_verb_and_no_noun(words[-1]):
        return False
    return "".join(words[owners(words) :]) == "".join(subject).replace("-", "")


def _classes_differ(right: Right, reading: IdentifierReading) -> bool:
    """Whether the English operation is known to do something else than the word at the end of the identifier."""
    from onsrights.ons.lexicon import english_operation

    english = right.english
    found = english_operation(english.words(english.operation)) if english else None
    return found is not None and bool(found[1]) and not found[1] & reading.classes


def _leading(words: list[str], operation: tuple[str, ...]) -> int:
    """Say how many of the first words, behind those that tell whose data it is, are the operation."""
    joined, words = "".join(operation), words[owners(words) :]
    return next((count for count in range(1, min(len(words), 4) + 1) if "".join(words[:count]) == joined), 0)


def _without(right: Right, field: Field, reading: IdentifierReading, operation: tuple[str, ...]) -> Iterator[Finding]:
    words = [word.lower() for word in reading.words]
    if not words:
        end = len(field.text)
        yield Finding("ONS204", field.place(end, end), "nothing")
        return
    last = words[-1]
    if (_is_verb(last) and not _is_subject(right, last)) or (_has_faulty_operation(right) and not _is_noun(last)):
        return
    if operation and _is_said(right, words):
        return
    count = _leading(words[:-1], operation) if operation else 0
    if count or (count := _known_leading(words[owners(words) : -1])):
        yield _first(field, reading, owners(words), count)
    elif operation and _base_form(last) == "".join(operation):
        yield _replaced(field, reading, "form", operation[0].capitalize())
    elif operation and last == _dutch_verb(right):
        yield _replaced(field, reading, "dutch", "".join(word.capitalize() for word in operation))
    elif operation and _is_slip(last, "".join(operation)):
        yield _replaced(field, reading, "near", "".join(word.capitalize() for word in operation))
    elif action := _dutch_action(last) if len(last) <= _LONGEST else None:
        yield _replaced(field, reading, "dutch", action)
    elif action := _near_action(last) if len(last) <= _LONGEST else None:
        if not _is_in_name(right, last):  # "Set … to given" has the word, and nobody has misspelt it
            yield _replaced(field, reading, "near", action)
    else:
        yield _missing(field, reading, operation)


def _is_slip(written: str, right: str) -> bool:
    from onsrights.ons.word_slips import is_slip  # a clean check does without

    return is_slip(written, right)


def _dutch_verb(right: Right) -> str:
    """Give the infinitive of the Dutch name, which its identifier may have kept."""
    dutch = right.dutch
    return dutch.words(dutch.operation)[-1] if dutch is not None and dutch.operation else ""


def _is_in_name(right: Right, word: str) -> bool:
    return right.english is not None and word in re.findall(r"\w+", right.english.text.lower())


def _known_leading(words: list[str]) -> int:
    """Say how many of the first words are an action that is hardly ever meant as a noun; nobody said which it is."""
    from onsrights.ons.lexicon import identifier_action

    for count in range(min(len(words), 3), 1, -1):
        found = identifier_action(words[:count])
        if found and found[0] == count:
            return count
    return 1 if words and len(words[0]) <= _LONGEST and is_plain_action(words[0]) else 0


def _has_faulty_operation(right: Right) -> bool:
    """Whether the English name's operation has a fault, so that it cannot tell what the action is."""
    english = right.english
    if english is None:
        return False
    verb = english.words(english.operation)[-1:]
    return not verb or any(fault.rule in _OPERATION for fault in english.faults) or not _may_operate(verb[0])


@remembered(512)
def _may_operate(word: str) -> bool:
    """Whether the last word of an English operation is a verb, or what may follow one (*Sign off*)."""
    from onsrights.ons.lexicon import ENGLISH_PARTICLES, ENGLISH_PREPOSITIONS
    from onsrights.ons.lexicon.english_verbs import is_known_verb

    return word in ENGLISH_PARTICLES or word in ENGLISH_PREPOSITIONS or is_known_verb(word)


@remembered(512)
def _is_noun(word: str) -> bool:
    from onsrights.ons.lexicon import english_noun

    return len(word) <= _LONGEST and english_noun(word) is not None


@remembered(512)
def _is_verb(word: str) -> bool:
    """Whether a word that the lexicon does not know as an action, nor as a noun, is an English verb."""
    from onsrights.ons.lexicon.english_verbs import is_known_verb

    return len(word) <= _LONGEST and is_known_verb(word) and not _is_noun(word)


@remembered(512)
def _base_form(word: str) -> str | None:
    """Give the verb that a word is a form of, or that is made a noun of: *viewing*, *replacement*."""
    from onsrights.ons.names.words import english_base_form, verb_of_form

    found = (english_base_form(word) or verb_of_form(word)) if len(word) <= _LONGEST else None
    return found and found[0].lower()


@remembered(512)
def _dutch_action(word: str) -> str | None:
    """Give the English action for a Dutch infinitive."""
    from onsrights.ons.lexicon import dutch_operation

    found = dutch_operation(word)
    return found.identifier[0] if found and found.identifier else None


@remembered(512)
def _near_action(word: str) -> str | None:
    """Give the action that a word was probably meant to be; ``None`` for a word that is known."""
    from onsrights.engine.text.did_you_mean import nearest
    from onsrights.ons.lexicon import ACTIONS, ENGLISH_NOUN_AND_VERB, dutch_noun, english_noun, is_english_verb

    if word in ENGLISH_NOUN_AND_VERB or english_noun(word) or dutch_noun(word) or is_english_verb(word):
        return None
    near = nearest(word, ACTIONS.names())
    return near.capitalize() if near else None


def _finding(field: Field, span: tuple[int, int], text: str, proposal: str, **data: Any) -> Finding:  # noqa: ANN401
    proposals = (Proposal(((field.place(), proposal),), "display-only"),)
    data = {key: shorten(value) for key, value in (data | {"proposal": proposal}).items()}
    return Finding("ONS204", field.place(*span), text, data, (), proposals)


def _first(field: Field, reading: IdentifierReading, start: int, count: int) -> Finding:
    spans, words, end = reading.spans(), reading.words, start + count
    action = "".join(words[start:end])
    proposal = reading.with_words([*words[:start], *words[end:], *words[start:end]])
    return _finding(field, (spans[start].start, spans[end - 1].end), "first", proposal, action=action)


def _replaced(field: Field, reading: IdentifierReading, text: str, action: str) -> Finding:
    last = reading.spans()[-1]
    proposal = reading.with_words([*reading.words[:-1], action])
    return _finding(field, (last.start, last.end), text, proposal, last=last.text, action=action)


def _missing(field: Field, reading: IdentifierReading, operation: tuple[str, ...]) -> Finding:
    end = len(field.text)
    if operation:
        return _finding(
            field,
            (end, end),
            "proposal",
            reading.with_words([*reading.words, *(word.capitalize() for word in operation)]),
        )
    return Finding("ONS204", field.place(end, end), data={"last": shorten(reading.words[-1])})
