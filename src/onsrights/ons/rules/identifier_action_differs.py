"""ONS604: the identifier's action is another one than the operation of the names.

The action is compared by what it does, so *Drop* fits *verwijderen* and *Delete*. Where the two names already disagree
(ONS603) and the identifier fits one of them, that is the one fault. An action in the wrong place is ONS204.

Where no table has the Dutch operation, an identifier that has the subject of the English name word for word tells: what
is behind it is the action, and *EmergencyProtocolRehearse* is not what *Delete emergency protocol* lets somebody do.
"""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.declared import TYPE_CHECKING
from onsrights.engine.diagnostics import Finding, Note, Proposal, Text
from onsrights.ons.about import FOLLOWING, READINGS
from onsrights.ons.identifiers import english_operation_words, is_plain_action, owners
from onsrights.ons.lexicon.added import remembered
from onsrights.ons.lexicon.lookup import capitalise_like, english_key
from onsrights.ons.lexicon.operations import compatible, dutch_operation, english_operation, is_dutch_infinitive
from onsrights.ons.names.words import is_english_noun, may_be_english_verb
from onsrights.ons.rules.operations_differ import PLAIN, classes_of, disagree, is_other_verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onsrights.ons.identifiers import IdentifierReading, Word
    from onsrights.ons.model import Right
    from onsrights.ons.names.reading import Reading

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("ONS604", "identifier-action-differs", "warning", "display-only", about=(*READINGS, FOLLOWING))

TEXTS = {
    "message": Text(
        nl='De identifier eindigt op "{action}", maar de namen zeggen "{dutch}" en "{english}". Bedoelt u "{proposal}"?',
        en='The identifier ends with "{action}", but the names say "{dutch}" and "{english}". Did you mean "{proposal}"?',
    ),
    "open": Text(
        nl='De identifier eindigt op "{action}", maar de namen zeggen "{dutch}" en "{english}". Noem '
        "overal dezelfde bewerking.",
        en='The identifier ends with "{action}", but the names say "{dutch}" and "{english}". '
        "Name the same action everywhere.",
    ),
    "operation": Text(nl="de bewerking van deze naam", en="the operation of this name"),
    "fix": Text(nl='schrijf "{value}"', en='write "{value}"'),
}

_MOST_WORDS = 2
"""An action has as many words; *PhaseOut* has two."""
_SEVERAL = "12"
_PREPOSITIONS = frozenset({"to", "on", "for", "in", "with", "from"})


def check(right: Right) -> Sequence[Finding]:
    """Compare the action with both operations."""
    identifier, english, dutch = right.identifier, right.english, right.dutch
    if identifier is None or english is None or english.operation is None or dutch is None or dutch.operation is None:
        return ()
    if identifier.broad:
        return ()
    if (behind := _behind_subject(identifier, dutch, english)) is not None:
        return (_finding(right, identifier, dutch, english, behind, english_is_alone=True),)
    if not identifier.classes:
        return ()
    if identifier.words[-1].lower() in (*english.words(english.operation)[-1:], *english_operation_words(english)[-1:]):
        return ()
    there, here = classes_of(dutch), classes_of(english)
    if not _differs(identifier, dutch, english, there, here) or _is_another_matter(identifier, dutch, english):
        return ()
    return (_finding(right, identifier, dutch, english, identifier.action),)


def _behind_subject(identifier: IdentifierReading, dutch: Reading, english: Reading) -> tuple[Word, ...] | None:
    """Give what an identifier has behind the words of the English subject, where the English name is alone."""
    said = dutch.words(dutch.operation)
    if english.subject is None or english.closing or len(said) != 1 or dutch.kind != "task" or english.kind != "task":
        return None
    words = [word.lower() for word in identifier.words]
    start, end = english.subject
    subject = english.folded[start + english.article : end]
    first = owners(words)
    tail = words[first + len(subject) :]
    if words[first : first + len(subject)] != subject or not 0 < len(tail) <= _MOST_WORDS:
        return None
    if not {*tail}.isdisjoint(english.text.lower().split()) or english.faults or dutch.faults:
        return None
    is_alone = _is_alone(english_operation_words(english), tuple(tail), said[0])
    return identifier.spans()[-len(tail) :] if is_alone else None


@remembered(2048)
def _is_alone(operation: tuple[str, ...], action: tuple[str, ...], dutch: str) -> bool:
    """Whether an English verb does something plain, and neither that of the identifier nor the Dutch one is known for it.

    The lexicon has every Dutch verb that does so, and what an identifier only says in other words it has as well.
    """
    if not operation or dutch_operation(dutch) is not None or not is_dutch_infinitive(dutch):
        return False
    known = english_operation(operation)
    if known is None or known[0] != len(operation) or PLAIN.isdisjoint(known[1]):
        return False
    found = english_operation(action)
    if found is not None and found[0] == len(action) and found[1]:
        return not compatible(found[1], known[1])
    return may_be_english_verb(action[0]) and not is_english_noun(action[0])


def _differs(
    identifier: IdentifierReading, dutch: Reading, english: Reading, there: frozenset[str], here: frozenset[str]
) -> bool:
    """Whether the action does nothing that the names say.

    Where both are known and have something in common, that is what they say, and not the other meanings of each. Where
    one is not known, only an action that is hardly ever meant for anything else tells.
    """
    action = identifier.classes
    if not (there or here):
        # *Divert* is in no table, and so it deletes nothing.
        return action <= PLAIN and is_plain_action(identifier.words[-1].lower()) and _is_other(english)
    if not (there and here):
        return not PLAIN.isdisjoint(action) and not _fits(action, there or here)
    said = dutch_operation(" ".join(dutch.words(dutch.operation)))
    word = english_key("".join(identifier.words[-identifier.action_words :]))
    if said is not None and word in {english_key(name) for name in (*said.english, *said.identifier)}:
        return False
    if there & here:
        is_plain = not PLAIN.isdisjoint(action) and is_plain_action(identifier.words[-1].lower())
        return not _fits(action, there & here) and (is_plain or not action & (there | here))
    return not _fits(action, there) and not _fits(action, here)


def _is_other(english: Reading) -> bool:
    said = english.words(english.operation)
    return len(said) == 1 and english.closing is None and is_other_verb(said[0])


@remembered(4096)
def _fits(action: frozenset[str], operation: frozenset[str]) -> bool:
    return compatible(action, operation)


def _is_another_matter(identifier: IdentifierReading, dutch: Reading, english: Reading) -> bool:
    """Whether it is not sure that the last words are meant as the action, or what the names' operation is."""
    if any(fault.rule == _SEVERAL for fault in (*dutch.faults, *english.faults)):
        return True
    words = [word.lower() for word in identifier.words]
    element, action = words[: -identifier.action_words], words[-identifier.action_words :]
    operation = english_operation_words(english)
    if operation and "".join(operation) in {"".join(words[:count]) for count in range(1, len(words) + 1)}:
        return True  # it stands first, or is all there is
    if not element:
        return True
    said = (*english.words(english.subject), *english.words(english.closing))
    return not {*action}.isdisjoint(part for word in said for part in word.split("-"))


def _finding(
    right: Right,
    identifier: IdentifierReading,
    dutch: Reading,
    english: Reading,
    action: tuple[Word, ...],
    *,
    english_is_alone: bool = False,
) -> Finding:
    fields = right.fields
    there, here = dutch.part(dutch.operation), english.part(english.operation)
    assert there is not None
    assert here is not None
    data = {"action": "".join(word.text for word in action), "dutch": there.text, "english": here.text}
    proposals: tuple[Proposal, ...] = ()
    proposal = None if disagree(dutch, english) else _mended(identifier, english, len(action))
    if proposal is not None:
        proposals = (Proposal(((fields["identifier"].place(), proposal),), "display-only"),)
    if english_is_alone:
        verb = capitalise_like(" ".join(word.text.lower() for word in action), here.text)
        name = english.replaced(here.start, here.end, verb)
        proposals = (Proposal(((fields["english_name"].place(), name),), "display-only"), *proposals)
    elif proposal is not None:
        data["proposal"] = proposal
    notes = (
        Note(fields["dutch_name"].place(there.start, there.end), "operation"),
        Note(fields["english_name"].place(here.start, here.end), "operation"),
    )
    place = fields["identifier"].place(action[0].start, action[-1].end)
    return Finding("ONS604", place, "message" if "proposal" in data else "open", data, notes, proposals)


def _mended(identifier: IdentifierReading, english: Reading, action: int) -> str | None:
    """Give the identifier with the English operation as its action."""
    if english.closing is not None or any(fault.rule in {"04", "10", "11", "13"} for fault in english.faults):
        return None
    operation = english_operation_words(english)
    known = english_operation(operation) if operation else None
    if len(operation) > 1 and operation[-1] in _PREPOSITIONS and not (known and known[0] == len(operation)):
        operation = operation[:-1]
    if not operation:
        return None
    words = identifier.words[:-action]
    return identifier.with_words([*words, *(word[:1].upper() + word[1:] for word in operation)])
