"""ONS209: a Dutch word in an identifier; all identifiers on the page are English."""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.declared import TYPE_CHECKING
from onsrights.engine.diagnostics import Finding, Proposal, Text
from onsrights.engine.text.visible import shorten
from onsrights.ons.about import FOLLOWING, READINGS
from onsrights.ons.identifiers import owners
from onsrights.ons.lexicon.added import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.diagnostics import Severity
    from onsrights.ons.model import Right

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("ONS209", "identifier-language", "info", "display-only", about=(*READINGS, FOLLOWING))

TEXTS = {
    "message": Text(
        nl='"{written}" is Nederlands; in een identifier is een Engels woord gebruikelijk. Schrijf "{english}".',
        en='"{written}" is Dutch; identifiers are usually in English. Write "{english}".',
    ),
    "fix": Text(nl='schrijf "{value}"', en='write "{value}"'),
}

_MOST = 5
"""How many Dutch words of one identifier are reported."""
_LONGEST = 48
_SHORTEST = 4
_ENGLISH_TOO = frozenset(
    {"arts", "boot", "brief", "diagnose", "gift", "kind", "map", "rest", "slot", "taken", "wonder"}
)
"""Dutch nouns that are English words of another sense."""


def check(right: Right) -> Iterator[Finding]:
    """Report the words of an identifier that are certainly Dutch."""
    reading, field = right.identifier, right.fields.get("identifier")
    if reading is None or field is None or right.manifest.prefix is None:
        return  # without a prefix its words cannot be told from those of the element
    of_name = {*right.english.folded} if right.english else set()
    suspects = [word for word in reading.words if word.lower() not in of_name and _is_suspect(word)]
    if not suspects:
        return
    name = right.fields.get("dutch_name")
    written = name.text.lower() if name else ""
    if not any(_english(word) or word.lower() in written for word in suspects):
        return
    dutch = _dutch_subject(right)
    named = " ".join(right.english.folded) if right.english else ""
    surely = {
        word for word in suspects if word.lower() in written and word.lower() not in named and _is_only_dutch(word)
    }
    found = [at for at, word in enumerate(reading.words) if _english(word) or word.lower() == dutch or word in surely]
    if not found:
        return
    words = list(reading.words)
    chosen: dict[int, str] = {}
    for index in found:
        key = words[index].lower()
        if key in named:  # a name, or a word of both languages
            continue
        choices = _english(words[index])
        if not choices and named and not _is_english(key):
            choices = (_instead(right, index),)  # no word that we know, but the two names say what it is
        if choices and choices[0]:
            said = next((choice for choice in choices if choice.lower() in named), None)
            best = (named and _instead(right, index)) or said or choices[0]
            chosen[index] = "".join(part[:1].upper() + part[1:] for part in best.replace("-", " ").split())
    for index, english in chosen.items():
        words[index] = english
    mended = reading.with_words(words)
    left = [
        word.lower() for word in words if _is_suspect(word) and word.lower() in written and word.lower() not in named
    ]
    if left and (follows := _following(right)) is not None:
        mended = follows  # half of it would stay in Dutch
    proposals = (Proposal(((field.place(), mended),), "display-only"),)
    spans = reading.spans() if chosen else ()
    for index in [*chosen][:_MOST]:
        span = spans[index]
        data = {"written": span.text, "english": chosen[index], "proposal": shorten(mended)}
        sure = span.text in surely or chosen[index].lower() in named.replace(" ", "")
        severity: Severity | None = "warning" if sure and _is_only_dutch(span.text) else None
        yield Finding("ONS209", field.place(span.start, span.end), data=data, proposals=proposals, severity=severity)


def _following(right: Right) -> str | None:
    """Give the identifier that follows from the English name, where nothing is wrong with that."""
    from onsrights.ons.names.follows import identifier_for

    english, prefix = right.english, right.manifest.prefix
    if english is None or prefix is None or english.faults:
        return None
    return identifier_for(english, prefix)


def _dutch_subject(right: Right) -> str:
    """Give the Dutch name's subject in small letters where it is one word."""
    dutch = right.dutch
    if dutch is None or dutch.subject is None or dutch.subject[1] - dutch.subject[0] != 1:
        return ""
    return dutch.folded[dutch.subject[0]]


def _instead(right: Right, index: int) -> str:
    """Give the words of the English subject that stand where the identifier has another one."""
    identifier, english = right.identifier, right.english
    words = english.words(english.subject) if english else []
    if identifier is None or not all(word.isascii() and word.isalpha() for word in words):
        return ""
    element = [word.lower() for word in identifier.words[: len(identifier.words) - identifier.action_words]]
    first = owners(element)
    before, behind = max(0, index - first), len(element) - index - 1
    if element[first : first + before] == words[:before] and element[index + 1 :] == words[len(words) - behind :]:
        return " ".join(words[before : len(words) - behind])
    return ""


@remembered(4096)
def _is_only_dutch(word: str) -> bool:
    """Whether the words of both languages leave no doubt."""
    from onsrights.ons.lexicon.vocabulary import is_english, may_be_dutch

    key = word.lower()
    return len(key) >= _SHORTEST and may_be_dutch(key) and not is_english(key) and key not in _ENGLISH_TOO


@remembered(4096)
def _is_english(key: str) -> bool:
    """Whether a word in small letters is known as English, be it Dutch too."""
    from onsrights.ons.lexicon import english_noun, scope_noun
    from onsrights.ons.lexicon.english_verbs import is_known_verb
    from onsrights.ons.lexicon.operations import is_english_verb

    if len(key) < _SHORTEST or key in _ENGLISH_TOO or english_noun(key) or is_english_verb(key):
        return True
    return scope_noun(key, "en") is not None or is_known_verb(key)


@remembered(4096)
def _english(word: str) -> tuple[str, ...]:
    """Give the English for a word that is a Dutch noun and no English word that is known; nothing for any other."""
    if not _SHORTEST <= len(word) <= _LONGEST:
        return ()
    from onsrights.ons.lexicon import dutch_noun, scope_noun

    key = word.lower()
    scope = scope_noun(key, "nl")
    if scope and scope.entity == "employee" and scope.synonym_of is None:
        return (scope.entity,)
    found = dutch_noun(key)
    if found is None or key in found.noun.english or _is_english(key):
        return ()
    if found.number == "plural" and found.noun.english_plurals:
        return found.noun.english_plurals
    return found.noun.english


@remembered(4096)
def _is_suspect(word: str) -> bool:
    """Whether a word may be Dutch; of a word that is known to be English nothing more is asked."""
    return bool(_english(word)) or not _is_english(word.lower())
