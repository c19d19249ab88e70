"""ONS306, ONS406: the scope stands there, but without brackets.

Ground: the scope is "supplied, in square brackets" (Right Syntax Requirements, "Dutch name"). Without them the name
reads as not limited by the scope of the role. An error where the other name of the right has the brackets.
"""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.declared import TYPE_CHECKING, NamedTuple
from onsrights.engine.diagnostics import Finding, Proposal, Text
from onsrights.ons.about import READINGS
from onsrights.ons.lexicon import DUTCH_MEASURE_NOUNS, ENGLISH_PREPOSITIONS, scope_noun
from onsrights.ons.names.scan import sentence
from onsrights.ons.names.scope_part import scope_text
from onsrights.ons.rules.name_subject_plural import head_of

if TYPE_CHECKING:
    from onsrights.engine.diagnostics import Safety
    from onsrights.ons.model import Right
    from onsrights.ons.names.reading import Reading

RULES = (
    Rule("ONS306", "dutch-name-scope-without-brackets", "warning", "unsafe", about=READINGS, silences="601 602 607"),
    Rule("ONS406", "english-name-scope-without-brackets", "warning", "unsafe", about=READINGS, silences="601 602 607"),
)

TEXTS = {
    "message": Text(
        nl='Zet het bereik tussen vierkante haken: "{form}" in plaats van "{written}". Zonder haken '
        "lijkt het recht onbeperkt.",
        en='Put the scope in square brackets: "{form}" instead of "{written}". Without them the right seems unlimited.',
    ),
    "fix": Text(nl='"{form}" schrijven in plaats van "{written}"', en='write "{form}" instead of "{written}"'),
}

_ARTICLES = {"nl": frozenset({"een", "de", "het", "mijn", "'n"}), "en": frozenset({"a", "an", "the"})}
_BARE_PLURALS = frozenset({"cliënten", "medewerkers", "teams"})


class _Bare(NamedTuple):
    """A scope without brackets: its pieces, and how it should be written."""

    first: int
    end: int
    noun: str
    entity: str
    safety: Safety


def check(right: Right) -> list[Finding]:
    """Look at both names, each beside the other."""
    dutch, english = right.dutch, right.english
    findings: list[Finding] = []
    if dutch is not None and dutch.mentions_scope and dutch.kind == "task":
        findings += _judge(right, dutch, english, "ONS306", "dutch_name", _dutch(dutch, english))
    if english is not None and english.mentions_scope and english.kind == "task":
        findings += _judge(right, english, dutch, "ONS406", "english_name", _english(english, dutch))
    return findings


def _judge(
    right: Right, reading: Reading, other: Reading | None, code: str, field: str, bare: _Bare | None
) -> list[Finding]:
    if bare is None:
        return []
    place = right.fields[field]
    start, end = reading.span(bare.first, bare.end)
    data = {"written": reading.text[start:end], "form": scope_text(bare.noun, reading.language)}
    proposal = Proposal(((place.place(), _mended(reading, bare)),), bare.safety)
    bracketed = other is not None and any(scope.entity == bare.entity for scope in other.scopes)
    finding = Finding(code, place.place(start, end), "message", data, (), (proposal,))
    return [finding._replace(severity="error") if bracketed else finding]


def _dutch(reading: Reading, english: Reading | None) -> _Bare | None:
    folded = reading.folded
    taken = {scope.entity for scope in reading.scopes}
    for at in range(1, len(folded) - 1):
        if folded[at] not in {"van", "voor"}:
            continue
        noun_at = at + 2 if folded[at + 1] in _ARTICLES["nl"] and at + 2 < len(folded) else at + 1
        word = folded[noun_at]
        noun = scope_noun(word, "nl")
        if noun is None or noun.entity is None or (noun.synonym_of and word != "client") or noun.entity in taken:
            continue
        if noun.number == "plural" and not (folded[at] == "van" and word in _BARE_PLURALS and noun_at == at + 1):
            continue
        if reading.operation is not None and noun_at == reading.operation[1] - 1:
            continue
        sure = folded[at] == "van" and folded[at + 1] != "mijn"
        return _Bare(at, noun_at + 1, noun.dutch, noun.entity, "unsafe" if sure else "display-only")
    return _people_behind(reading, english)


def _people_behind(reading: Reading, english: Reading | None) -> _Bare | None:
    """*Rooster medewerkers inzien*: the subject is a roster, and whose it is stands behind it."""
    if reading.subject is None or reading.scopes or reading.fault("04") is not None:
        return None
    start, end = reading.subject
    noun = scope_noun(reading.folded[end - 1], "nl")
    if noun is None or noun.entity is None or noun.number != "plural" or noun.synonym_of:
        return None
    if reading.pieces[end - 1][0].isupper():
        return None  # a part of a name: *Microsoft Teams*
    other = _other_has(english, noun.entity)
    if head_of(reading, start + reading.article, end, people=other) != end - 2:
        return None
    if not other and reading.folded[end - 2] in DUTCH_MEASURE_NOUNS:
        return None  # "Overzicht cliënten" is what it says, an overview
    return _Bare(end - 1, end, noun.dutch, noun.entity, "unsafe" if other else "display-only")


def _english(reading: Reading, dutch: Reading | None) -> _Bare | None:
    if reading.subject is None or reading.scopes:
        return None
    folded = reading.folded
    start, end = reading.subject
    for at in range(start, end):
        word = folded[at]
        possessive = word.endswith("'s")
        noun = scope_noun(word.removesuffix("'s"), "en")
        if noun is None or noun.entity is None or noun.synonym_of or noun.number == "plural":
            continue
        article = at > start and folded[at - 1] in _ARTICLES["en"]
        first = at - 1 if article else at
        of = first > start and folded[first - 1] in {"of", "for"}
        last = at == end - 1 or folded[at + 1] in ENGLISH_PREPOSITIONS
        if of and first - 1 > start and last and (article or folded[first - 1] == "of"):
            return _Bare(
                first - 1, at + 1, noun.english, noun.entity, "unsafe" if folded[first - 1] == "of" else "display-only"
            )
        if at + 1 < end and first == start and (article or possessive):
            if possessive or _other_has(dutch, noun.entity):
                return _Bare(first, at + 1, noun.english, noun.entity, "unsafe")
        elif at + 1 < end and at == start and _other_has(dutch, noun.entity):
            return _Bare(at, at + 1, noun.english, noun.entity, "unsafe")
    return None


def _other_has(other: Reading | None, entity: str) -> bool:
    return other is not None and any(scope.entity == entity for scope in other.scopes)


def _mended(reading: Reading, bare: _Bare) -> str:
    form = scope_text(bare.noun, reading.language)
    pieces = reading.pieces
    if reading.language == "nl":
        return reading.with_signs(sentence([*pieces[: bare.first], form, *pieces[bare.end :]], "nl"))
    assert reading.subject is not None
    operation = reading.subject[0]
    rest = [*pieces[operation : bare.first], *pieces[bare.end :]]
    if len(rest) > 1 and rest[0].lower() in _ARTICLES["en"]:
        rest = rest[1:]
    return reading.with_signs(sentence([*pieces[:operation], form, *rest], "en"))
