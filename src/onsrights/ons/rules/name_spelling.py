"""ONS317, ONS417: known slips of spelling.

An administrator who searches for *cliënt* does not find *client*. Only what the tables of spelling hold is reported, and
what a word list knows in another spelling, as one word or in the other language; never a word merely because it is
unknown.
"""

from __future__ import annotations

import re

from onsrights.engine.check.rule import Rule
from onsrights.engine.declared import TYPE_CHECKING, pattern
from onsrights.engine.diagnostics import Text
from onsrights.ons.lexicon import (
    DUTCH_ARTICLES,
    DUTCH_PREPOSITIONS,
    dutch_noun,
    is_adjective,
    misspelling,
    scope_noun,
    written_apart,
)
from onsrights.ons.lexicon.foreign import dutch_in_english, english_in_dutch
from onsrights.ons.lexicon.lookup import PRODUCT, capitalise_like
from onsrights.ons.names.scan import fold

if TYPE_CHECKING:
    from onsrights.ons.names.reading import Reading

RULES = (
    Rule("ONS317", "dutch-name-spelling", "warning", "safe", about=("dutch_name:reading",)),
    Rule("ONS417", "english-name-spelling", "warning", "safe", about=("english_name:reading",)),
)

TEXTS = {
    "message": Text(
        nl='Schrijf "{right}" in plaats van "{written}".',
        en='Write "{right}" instead of "{written}".',
    ),
    "perhaps": Text(
        nl='Bedoelt u "{right}"? Er staat "{written}".',
        en='Did you mean "{right}"? It says "{written}".',
    ),
    "apart": Text(
        nl='Dit is één woord: "{right}" in plaats van "{written}".',
        en='In Dutch this is one word: "{right}" instead of "{written}".',
    ),
    "english": Text(
        nl='"{written}" is Engels. Schrijf in de Nederlandse naam: "{right}".',
        en='"{written}" is English. In the Dutch name, write: "{right}".',
    ),
    "english-open": Text(
        nl='"{written}" is Engels. Schrijf het in het Nederlands.',
        en='"{written}" is English. Write it in Dutch.',
    ),
    "dutch": Text(
        nl='"{written}" is Nederlands. Schrijf in de Engelse naam: "{right}".',
        en='"{written}" is Dutch. In the English name, write: "{right}".',
    ),
    "two": Text(
        nl='In het Engels zijn dit losse woorden: "{right}" in plaats van "{written}".',
        en='Write this as separate words: "{right}" instead of "{written}".',
    ),
    "dutch-open": Text(
        nl='"{written}" is het woord uit de Nederlandse naam. Schrijf het in het Engels.',
        en='"{written}" is the word of the Dutch name. Write it in English.',
    ),
    "article": Text(
        nl='Bij "{noun}" hoort het lidwoord "{right}", niet "{written}".',
        en='The Dutch article of "{noun}" is "{right}", not "{written}".',
    ),
    "a-an": Text(
        nl='In het Engels is het "{right}", niet "{written}".',
        en='It is "{right}", not "{written}".',
    ),
    "ligature": Text(
        nl='Schrijf de ij als twee letters: "{right}". Nu staat er één teken (U+0133) dat niemand intypt.',
        en='Write ij as two letters: "{right}". It is now a single character (U+0133) that nobody types.',
    ),
    "fix": Text(nl="spelling herstellen", en="fix the spelling"),
}

_A_AN = pattern(r"\b(a employee|an (?:client|team))\b", re.IGNORECASE)
_ENGLISH_FRAME = frozenset({"a", "an", "for", "the"})
_PLAIN_SCOPES = frozenset({"[van een cliënt]", "[van een medewerker]", "[van een team]"})
_SHORTEST = 3
_WORD = pattern(r"[^\s\[\](){}/,]+")


def check_name(reading: Reading) -> None:
    """Look at the words of the whole name."""
    if reading.language == "en":
        _english(reading)
        return
    if "ĳ" in reading.text or "Ĳ" in reading.text:
        _ligatures(reading)
    _known_slips(reading)
    if reading.subject is not None:
        _apart(reading)
        _english_nouns(reading)
        if reading.article:
            _article(reading)


def _english_nouns(reading: Reading) -> None:
    """*Care plan inzien*: an English noun, or one of several words, between words that are Dutch."""
    assert reading.subject is not None
    at, end = reading.subject
    while at < end:
        found = english_in_dutch(reading.folded[at : min(end, at + 4)])
        if found is not None and _stands_free(reading, at, at + found[0]):
            dutch = capitalise_like(found[1], reading.pieces[at])
            _report_foreign(reading, "english", at, at + found[0], dutch)
            at += found[0]
        else:
            at += 1


def _stands_free(reading: Reading, at: int, behind: int) -> bool:
    """Whether what stands beside an English noun is Dutch, so that it is no part of a longer English term or a name."""
    assert reading.subject is not None
    first, end = reading.subject
    if any(piece[:1].isupper() for piece in reading.pieces[max(at, 1) : behind]):
        return False
    beside = [*reading.folded[at - 1 : at if at > first else at - 1], *reading.folded[behind : min(behind + 1, end)]]
    return all(
        word in DUTCH_PREPOSITIONS or word in DUTCH_ARTICLES or is_adjective(word) or dutch_noun(word)
        for word in beside
    )


def _dutch_nouns(reading: Reading) -> None:
    """*View [client] zorgplan*: a Dutch noun in an English name."""
    for at in range(*(reading.subject or (0, 0))):
        word = reading.pieces[at]
        english = dutch_in_english(word) if word.islower() else None
        if english is not None:
            _report_foreign(reading, "dutch", at, at + 1, english)


def _report_foreign(reading: Reading, key: str, at: int, behind: int, right: str) -> None:
    start, end = reading.span(at, behind)
    name = reading.replaced(start, end, right)
    reading.add("17", key, (start, end), (name, "display-only"), written=reading.text[start:end], right=right)


def _english(reading: Reading) -> None:
    _dutch_nouns(reading)
    if reading.text.find(" e") < 0 and reading.text.find("an ") < 0 and reading.text.find("a e") < 0:
        return
    for match in _A_AN.finditer(reading.text):
        article, noun = match[0].split()
        right = f"{'a' if article.lower() == 'an' else 'an'} {noun}"
        text = reading.text[: match.start()] + right + reading.text[match.end() :]
        reading.add("17", "a-an", match.span(), (text, "safe"), written=match[0], right=right)


def _ligatures(reading: Reading) -> None:
    for match in re.finditer("[ĳĲ]", reading.text):
        right = "ij" if match[0] == "ĳ" else "IJ"
        start, end = match.span()
        text = reading.text[:start] + right + reading.text[end:]
        word = next(found[0] for found in _WORD.finditer(text) if found.end() > start)
        reading.add("17", "ligature", (start, end), (text, "safe"), written=match[0], right=word)


def _known_slips(reading: Reading) -> None:
    for at, piece in enumerate(reading.folded):
        if piece[0] == "[":
            if piece not in _PLAIN_SCOPES:
                _in_scope(reading, at)
            continue
        if piece[0] == PRODUCT:
            continue
        before = reading.folded[at - 1] if at else ""
        after = reading.folded[at + 1] if at + 1 < len(reading.folded) else ""
        found = misspelling(reading.pieces[at], before=before, after=after)
        if found is not None:
            _report(reading, *reading.span(at), found.right, safe=found.safe and not _may_be_name(reading, at))


def _may_be_name(reading: Reading, at: int) -> bool:
    """Whether a word has a capital that tells of a name: behind the first word, or before another one."""
    pieces = reading.pieces[at : at + 2] if at == 0 else reading.pieces[at : at + 1]
    return all(piece[:1].isupper() for piece in pieces) and (at > 0 or len(pieces) > 1)


def _in_scope(reading: Reading, at: int) -> None:
    if not _ENGLISH_FRAME.isdisjoint(reading.folded[at][1:-1].split()):
        return  # the whole scope is in the other language
    start = reading.span(at)[0]
    if any(fault.rule in {"07", "08"} and fault.start == start and fault.data.get("form") for fault in reading.faults):
        return  # what to write for the whole scope is said already
    for match in _WORD.finditer(reading.pieces[at]):
        found = misspelling(match[0], in_scope=True)
        if found is not None:
            _report(reading, *reading.inside(at, *match.span()), found.right, safe=found.safe)


def _report(reading: Reading, start: int, end: int, right: str, *, safe: bool) -> None:
    text = reading.text[:start] + right + reading.text[end:]
    written = reading.text[start:end]
    reading.add(
        "17",
        "message" if safe else "perhaps",
        (start, end),
        (text, "safe" if safe else "display-only"),
        written=written,
        right=right,
    )


def _apart(reading: Reading) -> None:
    assert reading.subject is not None
    first, end = reading.subject
    for at in range(first, end - 1):
        if len(reading.pieces[at + 1]) < _SHORTEST or PRODUCT in {reading.folded[at][0], reading.folded[at + 1][0]}:
            continue
        joined = written_apart(reading.pieces[at], reading.pieces[at + 1])
        if joined is not None:
            begin = at
            if at > first and _is_one_word(f"{reading.folded[at - 1]}{reading.folded[at]}"):
                begin, joined = at - 1, f"{reading.pieces[at - 1]}{joined}"  # Thuis zorg route
            behind = at + 2
            while behind < end and (more := _with_next(joined, reading, behind)) is not None:
                joined, behind = more, behind + 1
            start, stop = reading.span(begin, behind)
            text = reading.text[:start] + joined + reading.text[stop:]
            reading.add(
                "17", "apart", (start, stop), (text, "display-only"), written=reading.text[start:stop], right=joined
            )


def _is_one_word(joined: str) -> bool:
    from onsrights.ons.lexicon.vocabulary import is_one_of_dutch  # a clean check does without

    return is_one_of_dutch(joined)


def _with_next(joined: str, reading: Reading, at: int) -> str | None:
    """Give a compound with the noun behind it, which is the last part of it: *Thuiszorg route*."""
    found = dutch_noun(reading.folded[at])
    last = found is not None and found.number == "singular" and reading.pieces[at].islower()
    if last and scope_noun(reading.folded[at], "nl") is None:
        return f"{joined}{reading.pieces[at]}"
    return written_apart(joined, reading.pieces[at])


def _article(reading: Reading) -> None:
    """*De document*: where the gender of the noun is known and the noun follows at once, or behind one adjective."""
    assert reading.subject is not None
    first, end = reading.subject
    written = reading.folded[first]
    if written not in {"de", "het"}:
        return
    for at in range(first + 1, min(end, first + 3)):
        noun = dutch_noun(reading.folded[at])
        if noun is None:
            continue
        right = "de" if noun.number == "plural" else noun.noun.article
        if noun.number == "both" or right not in {"de", "het"} or right == written:
            return
        start, stop = reading.span(first)
        shown = right.capitalize() if reading.pieces[first][:1].isupper() else right
        text = reading.text[:start] + shown + reading.text[stop:]
        reading.add(
            "17",
            "article",
            (start, stop),
            (text, "display-only"),
            written=reading.pieces[first],
            right=shown,
            noun=fold(reading.pieces[at]),
        )
        return
