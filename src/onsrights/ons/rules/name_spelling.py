"""ONS317, ONS417: known slips of spelling.

An administrator who searches for *cliënt* does not find *client*. Only what the tables of spelling hold is reported,
never a word merely because it is unknown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.declared import pattern
from onsrights.engine.diagnostics import Text
from onsrights.ons.lexicon import dutch_noun, misspelling, written_apart
from onsrights.ons.lexicon.words import PRODUCT
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
        if reading.article:
            _article(reading)


def _english(reading: Reading) -> None:
    low = reading.text.lower()
    if "a e" not in low and "an c" not in low and "an t" not in low:
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
            if "client" in piece or "patient" in piece:
                _in_scope(reading, at)
            continue
        if piece[0] == PRODUCT:
            continue
        before = reading.folded[at - 1] if at else ""
        after = reading.folded[at + 1] if at + 1 < len(reading.folded) else ""
        found = misspelling(reading.pieces[at], before=before, after=after)
        if found is not None:
            _report(reading, *reading.span(at), found.right, safe=found.safe)


def _in_scope(reading: Reading, at: int) -> None:
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
            start, stop = reading.span(at, at + 2)
            text = reading.text[:start] + joined + reading.text[stop:]
            reading.add(
                "17", "apart", (start, stop), (text, "display-only"), written=reading.text[start:stop], right=joined
            )


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
