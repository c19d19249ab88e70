"""Read one bracketed part of a name as a scope, and say what is wrong with its form."""

from __future__ import annotations

from itertools import pairwise

from onsrights.engine.declared import TYPE_CHECKING, NamedTuple, pattern
from onsrights.engine.text.did_you_mean import nearest
from onsrights.ons import lexicon
from onsrights.ons.lexicon.added import remembered
from onsrights.ons.names.scan import fold

if TYPE_CHECKING:
    import re

    from onsrights.engine.diagnostics import Language, Safety
    from onsrights.ons.names.reading import Reading, Scope

__all__ = [
    "FOREIGN_JOINERS",
    "JOINERS",
    "ScopeReading",
    "has_ending",
    "is_ending",
    "is_framed",
    "joined",
    "read_scope",
    "scope_text",
    "without_endings",
]

JOINERS: dict[Language, frozenset[str]] = {
    "nl": frozenset({"en/of", "en", "of"}),
    "en": frozenset({"and/or", "and", "or"}),
}
"""What may stand between two scopes. The page's example has *and/or*; its parts are read as well."""

FOREIGN_JOINERS: dict[Language, dict[str, str]] = {
    "nl": {"and/or": "en/of", "and": "en", "or": "of"},
    "en": {"en/of": "and/or", "en": "and", "of": "or"},
}
"""What stands between two scopes in the other language, and what it is in this one."""

_NARROWING = frozenset({"mijn", "onze", "eigen", "my", "your", "our", "their", "own"})
"""Words that make a scope narrower than that of the role; without them the right says more than before."""
_ARTICLES: dict[Language, frozenset[str]] = {
    "nl": frozenset({"een", "de", "het", "'n"}) | _NARROWING,
    "en": frozenset({"a", "an", "the"}) | _NARROWING,
}
_PREPOSITIONS: dict[Language, frozenset[str]] = {
    "nl": frozenset({"van", "voor", "met", "bij", "aan", "door", "over", "tot", "naar", "op"}),
    "en": frozenset({"of", "for", "with", "by", "from", "to", "at", "about"}),
}
_SHORT = pattern(r"\bv[./]([edh])\b\.?")
_LONG = {"e": "van een", "d": "van de", "h": "van het"}
"""What *v.e.*, *v/d* and their like are short for."""
_GLUED = pattern(r"\b(vaneen|van|een)(\w*)")
_OWN = {"nl": "van", "en": "of"}
_ALL = {"nl": frozenset({"alle", "elke", "iedere", "alleen"}), "en": frozenset({"all", "every", "each", "any", "only"})}
_SLIPS = {"cliënt": "client"}
"""Spellings of a scope noun that ONS317 mends; the scope itself is right."""

_ENTITIES = {"nl": ("cliënt", "medewerker", "team"), "en": ("client", "employee", "team")}


class ScopeReading(NamedTuple):
    """What one bracketed part says. ``fault`` is the rule and text key of what is wrong, ``form`` how to write it."""

    entity: str | None
    noun: str
    fault: tuple[str, str] | None = None
    form: str | None = None
    safety: Safety = "unsafe"
    is_scope: bool = True
    """False where nothing in the brackets looks like a scope: a product, a remark, or the subject itself."""


def scope_text(noun: str, language: Language) -> str:
    """Write a scope as the page does: *[van een cliënt]*, *[client]*."""
    return f"[van een {noun}]" if language == "nl" else f"[{noun}]"


@remembered(1024)
def read_scope(piece: str, language: Language) -> ScopeReading:
    """Read one bracketed part, brackets included (ONS307, ONS308, ONS407, ONS408)."""
    inside = fold(piece[1:-1])
    spelled = _spelled_out(inside) if language == "nl" else inside
    words = spelled.replace("/", " / ").replace(" en / of ", " en/of ").replace(" and / or ", " and/or ").split()
    parts = _split(words, language)
    if len(parts) > 1:
        return _joined_inside(parts, language)
    found = _one(words, language)
    if spelled != inside and found.entity is not None and found.fault is None:
        return found._replace(fault=("07", "form"), form=scope_text(found.noun, language))
    if found.entity is None and (foreign := _foreign(words, language)) is not None:
        return ScopeReading(*foreign, ("08", "foreign"), scope_text(foreign[1], language), "display-only")
    return found


_ENDINGS: dict[Language, frozenset[str]] = {
    "nl": frozenset("s en n e je jes tje tjes".split()),
    "en": frozenset("s es ed en er ers".split()),
}
"""Letters that somebody puts behind the bracket of a noun."""
_POSSESSIVES = frozenset({"'s", "s", "'"})


def without_endings(reading: Reading) -> None:
    """Leave out the endings of bracketed nouns: *[client]'s record*, *[van een cliënt]en* (ONS307, ONS407)."""
    for at in range(len(reading.folded) - 1, 0, -1):
        if not _is_ending(reading, at):
            continue
        start, end = reading.span(at - 1, at + 1)
        scope = read_scope(reading.pieces[at - 1], reading.language)
        form = scope.form or (scope_text(scope.noun, reading.language) if scope.entity else reading.pieces[at - 1])
        key = "possessive" if reading.language == "en" and reading.folded[at] in _POSSESSIVES else "ending"
        mended = reading.replaced(start, end, form)
        reading.add("07", key, (start, end), (mended, "unsafe"), scope=reading.text[start:end], form=form)
        reading.drop([index != at for index in range(len(reading.folded))])


def _is_ending(reading: Reading, at: int) -> bool:
    """Whether a few letters right behind a bracket are the ending of its noun, and no word that lacks a space."""
    word = reading.folded[at]
    if reading.folded[at - 1][0] != "[" or reading.span(at)[0] != reading.span(at - 1)[1]:
        return False
    if word in JOINERS[reading.language] and reading.folded[at + 1 : at + 2] and reading.folded[at + 1][0] == "[":
        return False
    return reading.pieces[at].islower() and is_ending(word, reading.language)


def is_ending(word: str, language: Language) -> bool:
    """Whether letters are the ending of a noun."""
    return word in _POSSESSIVES or word in _ENDINGS[language]


def has_ending(reading: Reading, at: int) -> bool:
    """Whether an ending of a scope was reported already, with the form of the scope."""
    start = reading.span(at)[0]
    return any(fault.text in {"possessive", "ending"} and fault.start == start for fault in reading.faults)


def _split(words: list[str], language: Language) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for at, word in enumerate(words):
        if 0 < at < len(words) - 1 and (word in JOINERS[language] or word in {"/", "&", "+"}):
            parts.append([word])
            parts.append([])
        else:
            parts[-1].append(word)
    return parts


def _spelled_out(inside: str) -> str:
    """Write abbreviations in full, and a space where one is missing: *v.e. cliënt*, *van eencliënt*, *vaneen team*."""

    def apart(found: re.Match[str]) -> str:
        frame = "van een" if found[1] == "vaneen" else found[1]
        if not found[2]:
            return frame
        return f"{frame} {found[2]}" if lexicon.scope_noun(found[2], "nl") else found[0]

    return _GLUED.sub(apart, _SHORT.sub(lambda short: _LONG[short[1]], inside))


def is_framed(piece: str, language: Language) -> bool:
    """Whether a bracketed part begins as a scope does, with a preposition, an article or *alle*."""
    first = fold(piece[1:-1]).split()[:1]
    return not (_PREPOSITIONS[language] | _ARTICLES[language] | _ALL[language]).isdisjoint(first)


def _joined_inside(parts: list[list[str]], language: Language) -> ScopeReading:
    readings = [_one(part, language) for part in parts[::2] if part]
    if not readings or not all(reading.entity for reading in readings):
        return ScopeReading(
            None, "", ("07", "inside"), None, "display-only", is_scope=any(r.is_scope for r in readings)
        )
    pieces: list[str] = []
    for part, reading in zip(parts[::2], readings, strict=False):
        pieces += [scope_text(reading.noun, language)]
        at = parts.index(part) + 1
        if at < len(parts):
            joiner = parts[at][0]
            pieces += [joiner if joiner in JOINERS[language] else "en/of" if language == "nl" else "and/or"]
    return ScopeReading(readings[0].entity, readings[0].noun, ("07", "inside"), " ".join(pieces))


def _one(words: list[str], language: Language) -> ScopeReading:
    rest = list(words)
    preposition = rest.pop(0) if rest and rest[0] in _PREPOSITIONS[language] else None
    unlimited = bool(rest) and rest[0] in _ALL[language]
    if unlimited:
        rest.pop(0)
    articles = []
    while rest and rest[0] in _ARTICLES[language]:
        articles.append(rest.pop(0))
    written = rest[-1] if rest else ""
    possessive = language == "en" and written.endswith(("'s", "s'"))
    if possessive:
        written = written[:-2] if written.endswith("'s") else written[:-1]
    whole = lexicon.scope_noun(" ".join(rest), language)
    known = whole or lexicon.scope_noun(written, language)
    framed = preposition is not None or bool(articles)
    if known is None and not rest:
        return ScopeReading(None, "", ("07", "form"), None, "display-only", is_scope=framed)
    if known is None or known.entity is None:
        guess = nearest(written, _ENTITIES[language]) if known is None else None
        guess = guess or (_short_for(written, language) if known is None and (framed or language == "en") else None)
        if guess:
            return ScopeReading(None, guess, ("08", "near"), scope_text(guess, language), "display-only")
        if known is None and not framed and (len(rest) > 1 or language == "nl"):
            return ScopeReading(None, written, ("08", "unknown"), None, "display-only", is_scope=False)
        return ScopeReading(None, written, ("08", "unknown" if known is None else "unsupported"), None, "display-only")
    noun = known.dutch if language == "nl" else known.english
    form = scope_text(noun, language)
    if known.synonym_of and written != _SLIPS.get(noun):
        key = "synonym" if known.sure else "synonym-perhaps"
        return ScopeReading(known.entity, noun, ("08", key), form, "display-only")
    if unlimited:
        return ScopeReading(known.entity, noun, ("07", "unlimited"), form, "display-only")
    if language == "nl":
        right = preposition == "van" and articles == ["een"] and whole is not None and known.number == "singular"
    else:
        right = preposition is None and articles in ([], ["a"], ["an"]) and whole is not None
        right = right and known.number == "singular" and not possessive
    if right:
        return ScopeReading(known.entity, noun)
    # More words than its noun may limit the scope further, as "eigen" does.
    other_sense = preposition not in {None, _OWN[language]} or len(rest) > 1 or not _NARROWING.isdisjoint(articles)
    return ScopeReading(known.entity, noun, ("07", "form"), form, "display-only" if other_sense else "unsafe")


def _short_for(written: str, language: Language) -> str | None:
    """Give the noun that a few letters are short for: those that it begins with, or its first consonants (*mdw*)."""
    letters = written.rstrip(".")
    if not len("cl") <= len(letters) <= len("medew") or (language == "en" and len(letters) < len("emp")):
        return None
    found = []
    for noun in _ENTITIES[language]:
        consonants = "".join(letter for letter in noun if letter not in "aeiouë")
        if noun.startswith(letters) or (len(letters) >= len("mdw") and consonants.startswith(letters)):
            found.append(noun)
    return found[0] if len(found) == 1 and found[0] != "team" else None


def _foreign(words: list[str], language: Language) -> tuple[str, str] | None:
    """*[employee]* or *[van een employee]* in a Dutch name, and the reverse: give the entity and its noun."""
    other: Language = "en" if language == "nl" else "nl"
    frame = _ARTICLES[other] | _PREPOSITIONS[other] | {"van", "een", "of", "a", "an"}
    rest = [word for word in words if word not in frame]
    known = lexicon.scope_noun(" ".join(rest), other)
    if known is None or known.entity is None:
        return None
    return known.entity, known.dutch if language == "nl" else known.english


def joined(reading: Reading, scopes: list[Scope], links: frozenset[str]) -> tuple[Scope, ...]:
    """Look at what is between scopes (ONS307, ONS407): *and/or*, *and*, *or*, and a comma before the last of three.

    ``links`` is whatever may have been meant for one of these.
    """
    both, either = ("en", "en/of") if reading.language == "nl" else ("and", "and/or")
    found = [scopes[0]]
    for before, scope in pairwise(scopes):
        between = reading.folded[before.piece + 1 : scope.piece]
        joiner = None
        again = scope.entity is not None and any(
            scope.entity == other.entity for other in scopes if other.piece < scope.piece
        )
        if again:
            start, end = reading.span(before.piece + 1, scope.piece + 1)
            once = f"{reading.text[:start].rstrip()} {reading.text[end:].lstrip()}"
            reading.add(
                "07",
                "twice",
                reading.span(scope.piece),
                (once, "unsafe"),
                scope=reading.pieces[scope.piece],
                dropped=reading.text[start:end],
            )
        elif not between and None not in {before.entity, scope.entity}:
            start, end = reading.span(scope.piece, scope.piece)
            text = f"{reading.text[:start].rstrip()} {either} {reading.text[end:].lstrip()}"
            reading.add("07", "joiner-missing", (start, end), (text, "unsafe"))
        elif len(between) == 1 and (between[0] in links or between[0] in FOREIGN_JOINERS[reading.language]):
            joiner = between[0]
            more = any(later.piece > scope.piece for later in scopes)
            if joiner not in JOINERS[reading.language] and not (joiner == "," and more):
                start, end = reading.span(before.piece + 1)
                right = FOREIGN_JOINERS[reading.language].get(joiner) or (both if joiner in {"&", "+"} else either)
                text = f"{reading.text[:start].rstrip()} {right} {reading.text[end:].lstrip()}"
                reading.add(
                    "07", "joiner", (start, end), (text, "unsafe"), joiner=reading.pieces[before.piece + 1], right=right
                )
        found.append(scope._replace(joiner=joiner))
    return tuple(found)
