"""ONS316, ONS416: a name is in the other language.

One name is too short to tell its language by its letters. What is counted for both names together is where a known verb stands, how
the scope is written, and the letters; of these two must agree. Names of access rights are left alone.
"""

from __future__ import annotations

import re

from onsrights.engine.check.rule import Rule
from onsrights.engine.declared import TYPE_CHECKING, NamedTuple, pattern
from onsrights.engine.diagnostics import Finding, Note, Proposal, Text
from onsrights.engine.text.visible import shorten
from onsrights.ons.about import READINGS
from onsrights.ons.lexicon import english_operation, is_dutch_infinitive
from onsrights.ons.lexicon.added import remembered
from onsrights.ons.names.scan import masked, split
from onsrights.ons.names.words import is_english_noun, may_be_english_verb

if TYPE_CHECKING:
    from onsrights.ons.model import Right

__all__ = ["RULES", "TEXTS", "check"]

RULES = (
    Rule("ONS316", "dutch-name-language", "error", "display-only", about=READINGS, silences="30 31 40 41 6"),
    Rule("ONS416", "english-name-language", "error", "display-only", about=READINGS, silences="30 31 40 41 6"),
)

TEXTS = {
    "swapped": Text(
        nl='De namen zijn verwisseld: "{dutch}" is Engels en "{english}" is Nederlands. Wissel ze om.',
        en='The names are swapped: "{dutch}" is English and "{english}" is Dutch. Swap them.',
    ),
    "identical": Text(
        nl='Beide namen zijn "{name}". Deze hoort in het {language_nl}.',
        en='Both names are "{name}". This one should be in {language_en}.',
    ),
    "dutch": Text(
        nl='De Nederlandse naam is in het Engels: "{name}". Schrijf die in het Nederlands, zoals "Document [van een cliënt] verwijderen".',
        en='The Dutch name is in English: "{name}". Write it in Dutch, like "Document [van een cliënt] verwijderen".',
    ),
    "english": Text(
        nl='De Engelse naam is in het Nederlands: "{name}". Schrijf die in het Engels, zoals "Delete [client] document".',
        en='The English name is in Dutch: "{name}". Write it in English, like "Delete [client] document".',
    ),
    "operation": Text(
        nl='De bewerking "{written}" is in de andere taal. Schrijf: "{proposal}".',
        en='The operation "{written}" is in the other language. Write: "{proposal}".',
    ),
    "operation-as-there": Text(
        nl='De bewerking "{written}" is Nederlands, zoals in de Nederlandse naam. Schrijf die in het Engels.',
        en='The operation "{written}" is Dutch, as in the Dutch name. Write it in English.',
    ),
    "there": Text(nl="deze is in het Nederlands", en="this one is in Dutch"),
    "same": Text(nl="dezelfde naam", en="the same name"),
    "fix": Text(nl="de namen omwisselen", en="swap the names"),
    "fix-operation": Text(nl="de bewerking vertalen", en="translate the operation"),
}

_ENOUGH = 2
"""Words that may tell the language, for the letters of a name to count."""
_CLEAR = 0.25
"""How far from nought the score of a name must be to count."""
_SURE_TOGETHER = 3
"""Signs that must speak for an exchange, of the six that both names can give."""
_ALL = 3
_ACCESS = ("access to ", "toegang tot ")
_DUTCH_SCOPE = pattern(r"\[(?:van|een) [^\[\]]*\]|\[(?:cliënt|medewerker)\]", re.IGNORECASE)
_ENGLISH_SCOPE = pattern(r"\[(?:an? )?(?:client|employee)\]|\[a team\]", re.IGNORECASE)


def check(right: Right) -> list[Finding]:
    """Compare both names."""
    fields = right.fields
    if "dutch_name" not in fields or "english_name" not in fields:
        return []
    dutch, english = fields["dutch_name"].text, fields["english_name"].text
    first, last = english.split(None, 1)[0], english.rpartition(" ")[2]
    # A Dutch name that ends in an infinitive beside an English one that begins with a verb: each is where it belongs.
    if _ends_dutch(dutch.rpartition(" ")[2]) and not _ends_dutch(last) and _begins_english(first):
        return []
    if (kept := _kept_operation(right)) is not None:
        return [kept]
    return _compared(right, dutch, english)


def _kept_operation(right: Right) -> Finding | None:
    """Find an English name whose operation is the Dutch one: *Ontrafelen [client] record* beside *… ontrafelen*.

    Where its English is known, the reading of the name says so; here it only has to be a Dutch verb and no English word.
    """
    dutch, english = right.dutch, right.english
    if dutch is None or english is None or dutch.operation is None or english.operation is None or english.fault("16"):
        return None
    there, here = dutch.words(dutch.operation)[-1], english.words(english.operation)[0]
    if there != here or not is_dutch_infinitive(here) or may_be_english_verb(here) or is_english_noun(here):
        return None
    start, end = english.span(english.operation[0])
    data = {"written": english.text[start:end]}
    return Finding("ONS416", right.fields["english_name"].place(start, end), "operation-as-there", data)


@remembered(4096)
def _ends_dutch(word: str) -> bool:
    return is_dutch_infinitive(word)


@remembered(4096)
def _begins_english(word: str) -> bool:
    return english_operation([word]) is not None or word.endswith("ly")


def _compared(right: Right, dutch: str, english: str) -> list[Finding]:
    from onsrights.engine.language import SURE

    in_dutch, in_english = _signs(dutch), _signs(english)
    if in_dutch is None or in_english is None:
        return []
    if dutch.casefold().split() == english.casefold().split():
        for_dutch = in_dutch.total
        if in_dutch.verb <= 0 and in_dutch.scope <= 0 and _is_sound_in_english_only(right):
            return [_identical(right, "ONS316")]
        if not for_dutch or not (in_dutch.verb or in_dutch.scope):
            return []
        return [_identical(right, "ONS416" if for_dutch > 0 else "ONS316")]
    if in_dutch.scope <= 0 <= in_english.scope and (
        in_dutch.verb < 0 < in_english.verb
        or (in_dutch.total < 0 < in_english.total and in_english.total - in_dutch.total >= _SURE_TOGETHER)
        or (
            in_dutch.verb <= 0 <= in_english.verb
            and in_dutch.score * in_english.score
            and in_english.score - in_dutch.score > SURE
        )
    ):
        return [_swapped(right, dutch, english)]
    # One name alone is only held to be wrong where every sign says so, it is faulty as it stands, and the other one is
    # in the same language.
    if (
        in_dutch.scope < 0
        and in_dutch.total == -_ALL
        and in_english.total < 0
        and right.dutch is not None
        and right.dutch.faults
    ):
        return [Finding("ONS316", right.fields["dutch_name"].place(), "dutch", {"name": shorten(dutch)})]
    if (
        in_english.scope > 0
        and in_english.total == _ALL
        and in_dutch.total > 0
        and right.english is not None
        and right.english.faults
    ):
        return [Finding("ONS416", right.fields["english_name"].place(), "english", {"name": shorten(english)})]
    return []


def _is_sound_in_english_only(right: Right) -> bool:
    """Whether the same name is faulty as a Dutch one, and as an English one has nothing wrong and begins with a verb."""
    from onsrights.ons.lexicon.english_verbs import is_known_verb

    dutch, english = right.dutch, right.english
    if dutch is None or english is None or not dutch.faults or english.faults or english.operation is None:
        return False
    return is_known_verb(english.words(english.operation)[0])


class _Signs(NamedTuple):
    """What speaks for Dutch (1) or for English (-1) in one name."""

    verb: int
    scope: int
    name: str

    @property
    def score(self) -> float:
        """What the letters say, from -1 (English) to 1 (Dutch); 0.0 where there are too few. Costly, so asked last."""
        from onsrights.engine.language import score
        from onsrights.engine.language.small_words import letters_only

        return score(self.name) if len(letters_only(self.name)) >= _ENOUGH else 0.0

    @property
    def total(self) -> int:
        """Count the signs, Dutch less English."""
        score = self.score
        return self.verb + self.scope + (score > _CLEAR) - (score < -_CLEAR)


def _signs(name: str) -> _Signs | None:
    """Look for the signs in a name; ``None`` where it is that of an access right, or has no words."""
    name = masked(name)
    low = name.lower()
    words = [word for word in split(low) if word[0] not in "[]"]
    if not words:
        return None
    ends_dutch = _ends_dutch(words[-1])
    if low.startswith(_ACCESS) and not ends_dutch:
        return None
    return _Signs(
        ends_dutch - (english_operation(words) is not None),
        bool(_DUTCH_SCOPE.search(name)) - bool(_ENGLISH_SCOPE.search(name)),
        name,
    )


def _swapped(right: Right, dutch: str, english: str) -> Finding:
    here, there = right.fields["dutch_name"].place(), right.fields["english_name"].place()
    proposal = Proposal(((here, english), (there, dutch)), "display-only")
    data = {"dutch": shorten(dutch), "english": shorten(english)}
    return Finding("ONS316", here, "swapped", data, (Note(there, "there"),), (proposal,))


def _identical(right: Right, code: str) -> Finding:
    names = ("dutch_name", "english_name") if code == "ONS316" else ("english_name", "dutch_name")
    here, there = (right.fields[name].place() for name in names)
    nl, en = ("Nederlands", "Dutch") if code == "ONS316" else ("Engels", "English")
    data = {"name": shorten(right.fields[names[0]].text), "language_nl": nl, "language_en": en}
    return Finding(code, here, "identical", data, (Note(there, "same"),))
