"""An identifier, read once: prefix, element and action, and the faults found on the way.

``ExternalConnectorClientMedicalNoteView``: the connector's prefix, the element or data, and the action on it. The
page allows letters only and shows every word with a capital (Right Syntax Requirements page). Rules: ONS201, ONS202,
ONS203 and ONS205 are found here; ONS204 and ONS209 look at the whole right.
"""

from __future__ import annotations

import re
from functools import lru_cache

from onsrights.engine.declared import TYPE_CHECKING, NamedTuple, pattern
from onsrights.engine.diagnostics import Finding, Note, Proposal
from onsrights.engine.text.characters import LOOK_ALIKES
from onsrights.engine.text.visible import shorten
from onsrights.ons.lexicon import ACTIONS
from onsrights.ons.lexicon.added import remembered
from onsrights.ons.lexicon.lookup import english_key
from onsrights.ons.lexicon.operations import identifier_action
from onsrights.ons.lexicon.scope_nouns import ENTITIES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import Any

    from onsrights.engine.diagnostics import Safety
    from onsrights.ons.model import Field
    from onsrights.ons.names.reading import Reading

__all__ = [
    "IdentifierFault",
    "IdentifierReading",
    "Word",
    "english_operation_words",
    "follows",
    "identifier_findings",
    "is_plain_action",
    "owners",
    "pascal_case",
    "read_identifier",
]

_LETTERS = pattern(r"[A-Za-z]+")
_SMALL = pattern(r"[a-z]+")
_RUNS = pattern(r"([A-Za-z]+)|[^A-Za-z]+")
_WORDS = pattern(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
"""A word is a capital and small letters, or a run of capitals (``BSN``) up to where the next word begins."""

_APOSTROPHES = "'’‘ʼ`´"
_PLAIN = LOOK_ALIKES | str.maketrans("ıȷøłđðØŁĐÐĸ", "ijolddOLDDk")
"""Letters that look like Latin ones, and Latin letters that no accent can be taken off."""
_SEVERAL = {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "Æ": "Ae", "Œ": "Oe", "Þ": "Th"}

_ACCESS = "Access"
_LONGEST_PREFIX = 200
"""A longer prefix is not searched for slips."""
_LONGEST_JOINED = 48
"""No two or three words that somebody wrote as one are longer."""
_SHORTEST = 3
_LONGEST_ACTION = 4
_CAUSATIVE = frozenset({"get", "have", "let"})
_PLAIN_ACTIONS = frozenset({
    "access", "change", "copy", "fix", "leave", "link", "lock", "print", "reset", "share", "sign", "swap", "treat",
    "use", "view",
})  # fmt: skip
"""Actions that are nouns too, but that nobody means as the element of a right."""
_MOST = 20
"""How many further places of one fault are shown."""
_MOST_NAMED = 8


class Word(NamedTuple):
    """One word of an identifier, or its prefix: 0-based, half-open code points of the identifier."""

    text: str
    start: int
    end: int


class IdentifierFault(NamedTuple):
    """One fault of an identifier, before it is a finding."""

    rule: str
    """The last two digits of the rule's code."""
    text: str
    """The key of its message among the rule's ``TEXTS``."""
    start: int
    end: int
    """Characters of the identifier, 0-based and half-open; equal where something is missing."""
    data: Mapping[str, Any] = {}
    proposals: tuple[tuple[str, Safety], ...] = ()
    """Whole mended identifiers."""
    also: tuple[tuple[int, int], ...] = ()
    """Further places of the same fault, to be shown with the text ``also``."""


class IdentifierReading:
    """How one identifier reads.

    ``core`` is what remains of ``text`` without wrong characters, and everything else is judged on it; where they
    differ, ``offsets`` maps every index of ``core``, its end included, to the index in ``text``. ``rest`` is the index
    in ``core`` at which the words after the prefix begin; the last ``action_words`` of ``words`` are the action.
    """

    __slots__ = ("action_words", "classes", "core", "faults", "has_prefix", "offsets", "rest", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.core = text
        self.offsets: Sequence[int] | None = None
        self.has_prefix = False
        """Whether the connector's prefix stands at the start, be it with a fault."""
        self.rest = 0
        self.words: list[str] = []
        self.action_words = 0
        self.classes: frozenset[str] = frozenset()
        """What the action does; empty where there is none, or where that says nothing."""
        self.faults: tuple[IdentifierFault, ...] = ()

    @property
    def prefix(self) -> Word | None:
        """The prefix as it stands there."""
        return self._word(0, self.rest) if self.has_prefix else None

    @property
    def element(self) -> tuple[Word, ...]:
        """The words between prefix and action."""
        return self.spans()[: len(self.words) - self.action_words]

    @property
    def action(self) -> tuple[Word, ...]:
        """The words of the action; none where the identifier ends without a known one."""
        return self.spans()[len(self.words) - self.action_words :]

    @property
    def broad(self) -> bool:
        """Whether this is a right to use the whole application: the prefix and ``Access``."""
        return self.words == [_ACCESS]

    def spans(self) -> tuple[Word, ...]:
        """Give all words after the prefix."""
        words, start = [], self.rest
        for word in self.words:
            words.append(self._word(start, start + len(word)))
            start += len(word)
        return tuple(words)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Map characters of ``core`` to the identifier as it was given."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + 1 if end > start else self.offsets[end]

    def with_words(self, words: Sequence[str]) -> str:
        """Give the whole identifier with other words after its prefix."""
        return self.core[: self.rest] + "".join(words)

    def _word(self, start: int, end: int) -> Word:
        first, last = self.span(start, end)
        return Word(self.text[first:last], first, last)


def read_identifier(text: str, prefix: str | None, english: Reading | None = None) -> IdentifierReading:
    """Read one identifier against the connector's prefix (``None``: not known); linear, and never fails.

    ``english`` is how the English name reads, where there is one: its words show where a word begins that somebody
    wrote without a capital, and its operation says which word is the action where that is open.
    """
    reading = IdentifierReading(text)
    if (
        prefix is not None
        and text.startswith(prefix)
        and _LETTERS.fullmatch(text)
        and not text[len(prefix) : len(prefix) + 1].islower()
    ):
        reading.rest, reading.has_prefix = len(prefix), True
        reading.words = _WORDS.findall(text, len(prefix))
        if found := _action(reading.words):
            reading.action_words, reading.classes = found
            element = reading.words[: -found[0]]
            if element and not (english and (_joined(reading.words, english) or _is_owner_alone(element, english))):
                return reading
        _read_rest(reading, [], prefix, english)
        return reading
    wrong, complete = ([], True) if _LETTERS.fullmatch(text) else _keep_letters(reading)
    if not reading.core:
        if wrong:
            reading.faults = (_wrong_characters(reading, wrong, None),)
        return reading
    kind, with_prefix = _read_prefix(reading, prefix)
    inside = reading.has_prefix and any(0 < place < reading.rest for _, _, place in wrong)
    faults: list[IdentifierFault] = []
    if wrong:
        proposal = prefix + _capital(reading.core[reading.rest :]) if inside and prefix else reading.core
        faults.append(_wrong_characters(reading, wrong, proposal if complete else None))
    if kind and not inside:
        start, end = reading.span(0, reading.rest)
        data = {"prefix": prefix, "written": text[start:end], "proposal": with_prefix}
        faults.append(IdentifierFault("02", kind, start, end, data, ((with_prefix, "unsafe"),)))
    reading.words = _WORDS.findall(reading.core, reading.rest)
    if found := _action(reading.words):
        reading.action_words, reading.classes = found
    _read_rest(reading, faults, prefix, english)
    return reading


def identifier_findings(field: Field, reading: IdentifierReading) -> Iterator[Finding]:
    """Turn the faults of a reading into findings about the field it was read from."""
    for rule, text, start, end, data, offered, also in reading.faults:
        proposals = tuple(Proposal(((field.place(), value),), safety) for value, safety in offered)
        notes = tuple(Note(field.place(*span), "also") for span in also)
        shown = {key: shorten(value) if isinstance(value, str) else value for key, value in data.items()}
        yield Finding(f"ONS2{rule}", field.place(start, end), text, shown, notes, proposals)


# ------------------------------------------------------------------------------------------------------ characters


def follows(identifier: str, english_name: str, prefix: str) -> bool:
    """Whether an identifier follows from a plain English name, as on the page: prefix, entities, element, action.

    *Delete [client] document* gives ``…ClientDocumentDelete``, or ``…DocumentDelete``: the page asks for no entities.
    One word may have capitals of its own; two side by side could not be told apart in the identifier.
    """
    found = _PLAIN_NAME.fullmatch(english_name)
    if found is None or not (identifier.startswith(prefix) and _LETTERS.fullmatch(identifier)):
        return False
    action, first, second, element = found.groups("")
    rest = "".join([word[0].upper() + word[1:] for word in element.split(" ")]) + action
    given = identifier[len(prefix) :]
    if given != rest:
        return bool(first) and given == first.capitalize() + second.capitalize() + rest
    # What is known as an action as a whole (CounterSign) has no element.
    return english_key(rest) not in ACTIONS


_ENTITY = r"\[(?:an? )?(client|employee|team)\]"
_PLAIN_NAME = pattern(
    rf"([A-Z][a-z]+)(?: {_ENTITY}(?: (?:and/or|and|or) {_ENTITY})?)? "
    r"((?:[a-z]{2,} )*(?:[a-z]+|[A-Z][A-Za-z]+)(?: [a-z]{2,})*)"
)


def pascal_case(text: str) -> str | None:
    """Give ``text`` as a word of letters only, ``hr_integration`` as ``HrIntegration``; ``None`` where none remain."""
    reading = IdentifierReading(text)
    _, complete = _keep_letters(reading)
    return _capital(reading.core) if complete and reading.core else None


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


_ORDINAL = pattern(r"(?:st|nd|rd|th|de|e)(?![a-z])")
"""What goes behind the digits of *2nd* and *2e*."""


def _keep_letters(reading: IdentifierReading) -> tuple[list[tuple[int, int, int]], bool]:
    """Reduce a reading's ``core`` to its letters: accents taken off, a new word after a sign, digits dropped.

    Gives the runs of wrong characters, with the index in ``core`` at which each stood, and whether every letter could
    be kept.
    """
    text = reading.text
    shouted = text.upper() == text and not _LETTERS.fullmatch(text)
    pieces: list[str] = []
    offsets: list[int] = []
    wrong: list[tuple[int, int, int]] = []
    complete = True
    begins = False  # whether the next letter begins a word
    separated = False
    for run in _RUNS.finditer(text):
        start, end = run.span()
        if run[1]:
            piece = run[1].lower() if shouted else run[1]
            pieces.append(_capital(piece) if begins or (shouted and not pieces) else piece)
            offsets.extend(range(start, end))
            begins = False
            continue
        wrong.append((start, end, len(offsets)))
        for index, character in enumerate(run[0], start):
            letters, kind = _letters_of(character)
            if kind == "sign":
                begins = separated = True
            elif kind == "digit" and _ORDINAL.match(text, index + 1):
                complete = False  # of *2nd* nothing is left that could be read
            elif kind == "letter":
                complete = complete and letters != ""
                pieces.append(_capital(letters) if begins else letters)
                offsets.extend([index] * len(letters))
                begins = begins and not letters
    offsets.append(len(text))
    core = "".join(pieces)
    # Words were told apart by signs, so the first one begins with a capital like the others.
    reading.core = _capital(core) if separated else core
    reading.offsets = offsets
    return wrong, complete


@lru_cache(1024)
def _letters_of(character: str) -> tuple[str, str]:
    """Give the plain letters a character stands for, and whether it is a letter, a digit, or a sign between words."""
    from unicodedata import category, normalize

    kind = category(character)[0]
    if kind in "NM" or character in _APOSTROPHES:
        return "", "digit"
    if kind != "L" and not character.isalpha():
        return "", "sign"
    plain = _SEVERAL.get(character) or normalize("NFKD", character).translate(_PLAIN)
    return "".join(letter for letter in plain if letter.isascii() and letter.isalpha()), "letter"


def _wrong_characters(
    reading: IdentifierReading, wrong: Sequence[tuple[int, int, int]], proposal: str | None
) -> IdentifierFault:
    """Report every wrong character in one fault; the first run of them is its place."""
    text = reading.text
    named: dict[str, None] = {}
    for start, end, _ in wrong:
        named.update(dict.fromkeys(text[start:end]))
        if len(named) > _MOST_NAMED:
            break
    characters = ", ".join(map(_named, [*named][:_MOST_NAMED])) + (", …" if len(named) > _MOST_NAMED else "")
    data: dict[str, Any] = {"characters": characters}
    data |= {f"characters_{lang}": characters.replace('" "', name) for lang, name in _SPACE.items()}
    proposals: tuple[tuple[str, Safety], ...] = ()
    if proposal is not None:
        data["proposal"] = proposal
        proposals = ((proposal, "unsafe"),)
    start, end, _ = wrong[0]
    also = tuple((first, last) for first, last, _ in wrong[1 : _MOST + 1])
    key = "message" if proposals else "without-proposal"
    return IdentifierFault("01", key, start, end, data, proposals, also)


_SPACE = {"nl": "een spatie", "en": "a space"}
"""What people call the one wrong character that quotation marks do not show."""


def _named(character: str) -> str:
    """Show one character; one that may be taken for a letter of the alphabet with its number."""
    if character.isascii() or "\xa1" <= character <= "\u024f":
        return f'"{character}"'
    return f'"{character}" (U+{ord(character):04X})'


# ---------------------------------------------------------------------------------------------------------- prefix


def _read_prefix(reading: IdentifierReading, prefix: str | None) -> tuple[str, str]:
    """Find the prefix at the start of ``core``; give what is wrong with it (nothing: ``""``) and the mended whole."""
    if prefix is None:
        return "", ""
    core, size = reading.core, len(prefix)
    exact = core.startswith(prefix)
    if exact or core[:size].lower() == prefix.lower():
        after = re.match(r"[a-z]*", core[size : size + _LONGEST_JOINED + 1])
        joined = after[0] if after else ""
        # Small letters behind it: words that somebody forgot to begin with a capital, or another, longer word.
        known = joined in ENTITIES or (len(core) == size + len(joined) and _split(joined))
        if not joined or known or not exact:
            reading.rest, reading.has_prefix = size, True
            return ("", "") if exact else ("case", prefix + _capital(core[size:]))
    from onsrights.engine.text.did_you_mean import nearest

    words = _WORDS.findall(core[: 2 * size + _LONGEST_JOINED]) if size <= _LONGEST_PREFIX else []
    for count in range(1, len(words) + 1):
        head = "".join(words[:count])
        if nearest(head.lower(), (prefix.lower(),)):
            reading.rest, reading.has_prefix = len(head), True
            return "near", prefix + _capital(core[len(head) :])
    if core.lower().endswith(prefix.lower()) and len(core) > size:
        reading.core = core = core[:-size]  # it stands at the wrong end
    return "message", prefix + _capital(core)


# ------------------------------------------------------------------------------------------------ element and action


def _action(words: Sequence[str]) -> tuple[int, frozenset[str]] | None:
    """Give the longest known action that ``words`` end with; this is asked for every right."""
    if not words or len(words[-1]) > _LONGEST_JOINED:
        return None
    single, before = _ending(words[-1].lower())
    if before and len(words) > 1:
        last = words[-2].lower()
        if last in before or "".join(words[-3:-1]).lower() in before:
            return identifier_action(words[-3:])
    return single


@remembered(1024)
def _ending(word: str) -> tuple[tuple[int, frozenset[str]] | None, frozenset[str]]:
    """Give the action that one word is, and what may stand before it in an action of several words."""
    from onsrights.ons.lexicon import ACTIONS
    from onsrights.ons.lexicon.lookup import english_key

    key = english_key(word)
    before = frozenset(each.removesuffix(key) for each in ACTIONS.names() if each.endswith(key))
    return identifier_action((word,)), before - {""}


def _read_rest(
    reading: IdentifierReading, faults: list[IdentifierFault], prefix: str | None, english: Reading | None
) -> None:
    """Judge what stands after the prefix: capitals (ONS205), and whether there is an element (ONS203)."""
    _read_case(reading, faults, prefix, english)
    operation = english_operation_words(english)
    if not reading.action_words:
        # What the lexicon does not know is the action all the same where the English name has it as its operation.
        reading.action_words = _named_action(reading.words, operation, english)
    words, count = reading.words, reading.action_words
    if prefix is not None and count and count == len(words) and not reading.broad:
        action = "".join(words)
        if action.lower() == "".join(operation) or not (reading.classes and _may_be_element(words)):
            faults.append(_without_element(reading, prefix, english, action))
    elif prefix is not None and count and english is not None and _is_owner_alone(words[:-count], english):
        action = "".join(words[-count:])
        faults.append(_without_element(reading, prefix, english, action, owner=words[0]))
    reading.faults = tuple(faults)


_BROAD = frozenset("data detail details file info information profile record".split())
"""Words of a subject that say no more than whose data it is."""


def owners(words: Sequence[str]) -> int:
    """Say how many of the first words tell whose data it is."""
    return next((at for at, word in enumerate(words) if word.lower() not in ENTITIES), len(words))


def _is_owner_alone(element: Sequence[str], english: Reading) -> bool:
    """Whether an identifier has nothing but the scope that the English name has beside its subject."""
    if len(element) != 1 or (owner := element[0].lower()) not in ENTITIES or english.faults:
        return False
    subject = english.words(english.subject)
    is_scope = english.kind == "task" and owner in {scope.entity for scope in english.scopes}
    return is_scope and bool(subject) and _BROAD.isdisjoint(subject) and subject[-1] not in ENTITIES


def _without_element(
    reading: IdentifierReading, prefix: str, english: Reading | None, action: str, owner: str = ""
) -> IdentifierFault:
    """Report that no element is before the action; the English name gives the identifier if it has that action."""
    place = reading.span(*[reading.rest + len(owner)] * 2)
    proposal = None
    if english is not None and not english.faults:
        from onsrights.ons.names.follows import identifier_for

        proposal = identifier_for(english, prefix)
    if proposal is None or not proposal.endswith(action):
        return IdentifierFault("03", "message", *place, {"action": action})
    key = "owner" if owner else "meant"
    return IdentifierFault("03", key, *place, {"proposal": proposal}, ((proposal, "display-only"),))


def english_operation_words(english: Reading | None) -> tuple[str, ...]:
    """Give the words of the English name's operation in small letters; none where they could not end an identifier."""
    if english is None or english.operation is None:
        return ()
    return _operation_words(tuple(english.words(english.operation)))


@lru_cache(4096)
def _operation_words(words: tuple[str, ...]) -> tuple[str, ...]:
    words = tuple(word.replace("-", "") for word in words)
    if len(words) > 1 and words[-1] == "to":  # Grant access to
        words = words[:-1]
    return words if all(map(_LETTERS.fullmatch, words)) else ()


def _named_action(words: Sequence[str], operation: Sequence[str], english: Reading | None) -> int:
    """Say how many of the last words are the operation of the English name, or the part of it that matters.

    The name may say more (*Permanently delete*, *Wash and bandage*), and what closes it may belong to the action
    (*Make … visible* and ``MakeVisible``).
    """
    if english is None or not operation:
        return 0
    verbs = {*operation, *(word.removeprefix("re") for word in operation)}
    known = {*verbs, *english.words(english.operation), *english.words(english.closing)}
    if operation[-1] in _CAUSATIVE:  # Have … renewed and HaveRenewed
        known.update(english.words(english.subject)[-1:])
    longest = max(_LONGEST_ACTION, len(known))
    last = [word.lower() for word in words[-longest:]]
    for count in range(len(last), 0, -1):
        # In Break off break and BreakBreakOff one of the words is the subject.
        if last[-count] in verbs and known.issuperset(last[-count:]) and len({*last[-count:]}) == count:
            return count
    joined = "".join(operation)
    # Read … aloud and ReadAloud: the end of the name, right behind its operation.
    element = owners(words)
    for count in range(len(operation) + 1, min(len(words) - element - 1, longest) + 1):
        tail = last[-count:]
        behind = tail[len(operation) :]
        if tail[: len(operation)] == [*operation] and behind == english.folded[-len(behind) :]:
            return count
    return next((count for count in range(1, len(last) + 1) if "".join(last[-count:]) == joined), 0)


def _may_be_element(words: Sequence[str]) -> bool:
    """Whether words that are known as an action might be meant as data as well (*Report*, *AccessGrant*)."""
    if len(words) == 1:
        return not is_plain_action(words[0].lower())
    found = identifier_action(words[1:])
    return found is not None and found[0] == len(words) - 1 and _is_noun(words[0].lower())


def _is_noun(word: str) -> bool:
    from onsrights.ons.lexicon import ENGLISH_NOUN_AND_VERB, english_noun

    return word in ENTITIES or word in ENGLISH_NOUN_AND_VERB or english_noun(word) is not None


def is_plain_action(word: str) -> bool:
    """Whether a word is known as an action and hardly ever meant as a noun."""
    return identifier_action((word,)) is not None and (word in _PLAIN_ACTIONS or not _is_noun(word))


def _read_case(
    reading: IdentifierReading, faults: list[IdentifierFault], prefix: str | None, english: Reading | None
) -> None:
    """Find small letters at which a known word begins, and read what follows as if they were capitals."""
    if not reading.words:
        return
    split = dict(_joined(reading.words, english)) if english else {}
    last = len(reading.words) - 1
    if last not in split and not reading.action_words and (parts := _split(reading.words[last].lower())):
        split[last] = parts
    mended: list[str] = []
    starts: list[int] = []
    shouted = False
    place = reading.rest
    for index, word in enumerate(reading.words):
        parts = split.get(index)
        shouted = shouted or (parts is not None and word.isupper())
        for part in parts or (word,):
            mended.append(_capital(part) if parts else part)
            starts.append(place)
            place += len(part)
    if reading.has_prefix or prefix is None or 0 in split:
        mended[0] = _capital(mended[0])
    places = [
        start
        for start, right in zip(starts, mended, strict=True)
        if reading.core[start].islower() and not right[0].islower()
    ]
    if not places and not shouted:
        return
    reading.words = mended
    if not reading.action_words and (found := _action(mended)):
        reading.action_words, reading.classes = found
    opening = prefix if reading.has_prefix and prefix is not None else reading.core[: reading.rest]
    proposal = opening + "".join(mended)
    if places:
        spans, text = [reading.span(start, start + 1) for start in places[: _MOST + 1]], "message"
    else:
        spans, text = [reading.span(reading.rest, len(reading.core))], "capitals"
    data = {"proposal": proposal}
    faults.append(IdentifierFault("05", text, *spans[0], data, ((proposal, "unsafe"),), tuple(spans[1:])))


def _joined(words: Sequence[str], english: Reading) -> list[tuple[int, list[str]]]:
    """Give the words that are several words of the English name, or entities, written as one, and those words."""
    name = english.text.lower()
    apart = [index for index, word in enumerate(words) if word.lower() not in name and not _is_whole(word)]
    if not apart:  # nearly always, so that nothing has to be taken apart
        return []
    known = {word for piece in english.folded for word in _SMALL.findall(piece)} | {*ENTITIES}
    found = []
    for index in apart:
        key = words[index].lower()
        if parts := _taken_apart(key, lambda word, _: word in known):
            found.append((index, parts))
    return found


@remembered(4096)
def _is_whole(word: str) -> bool:
    """Whether a word is one that the lexicon knows, or of a length that nobody would take apart."""
    if not 2 * _SHORTEST <= len(word) <= _LONGEST_JOINED:
        return True
    from onsrights.ons.lexicon.english_verbs import is_known_verb

    key = word.lower()
    return _is_noun(key) or identifier_action((key,)) is not None or is_known_verb(key)


def _split(joined: str) -> list[str] | None:
    """Split the last word into known words, ``reportview`` into *report* and *view*; ``None`` where that is unsure.

    Only what consists wholly of nouns of the lexicon is split, with an action at the end of the identifier, and
    never what is a known word itself: many English words (*overview*) end in another one.
    """
    if not 2 * _SHORTEST <= len(joined) <= _LONGEST_JOINED:
        return None
    from onsrights.ons.lexicon.english_verbs import is_known_verb

    if _is_noun(joined) or identifier_action((joined,)) is not None or is_known_verb(joined):
        return None
    return _taken_apart(
        joined, lambda word, last: is_plain_action(word) if last else len(word) > _SHORTEST and _is_noun(word)
    )


def _taken_apart(joined: str, is_word: Callable[[str, bool], bool]) -> list[str] | None:
    """Take letters apart into the fewest known words, at least two; ``is_word`` is told whether one is the last."""
    size = len(joined)
    best: list[list[str] | None] = [[], *([None] * size)]
    for end in range(_SHORTEST, size + 1):
        for start in range(end - _SHORTEST, -1, -1):
            before, known = best[start], best[end]
            if before is None or (known is not None and len(known) <= len(before)):
                continue
            if is_word(joined[start:end], end == size):
                best[end] = [*before, joined[start:end]]
    found = best[size]
    return found if found and len(found) > 1 else None
