"""What spreadsheets, lists and design documents leave in a name: list marks, signs between the parts, doubled words.

Each is found here and nowhere else. The name is read as if it were not there, and the rule of typography (ONS315,
ONS415) says that it is.
"""

from __future__ import annotations

import re
from itertools import pairwise
from unicodedata import category

from onsrights.engine.declared import TYPE_CHECKING, NamedTuple, pattern
from onsrights.ons import lexicon
from onsrights.ons.names import words
from onsrights.ons.names.scan import capitalise, fold, pieces_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onsrights.engine.diagnostics import Language

__all__ = ["Mark", "blanked", "find", "is_stray", "without"]


class Mark(NamedTuple):
    """One stretch of a text that belongs to no part of the name: its kind (a text of the rule), and where it stands."""

    key: str
    start: int
    end: int


_LIST_MARK = pattern(
    r"""\s*(?P<mark>[-\u2013\u2014+>\u2022\u2023\u2043\u25a0-\u25ff\u2605\u2606\u2610-\u2612\u2713-\u2718\u2794\u2192\u00b7]+
      (?=[\s\w'’])(?<!-(?=\d))
      | \(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivx]{1,4})\)(?=\s)     # 1) a) (iv)
      | \d{1,3}(?:\.\d{1,3})*\.(?=\s)                                # 1. 2.3.
      | \d{1,3}(?:\.\d{1,3})+(?=\s+[A-Z])                            # 2.3
      )\s*(?=\S)""",
    re.VERBOSE,
)
_INSIDE = pattern(
    r"""(?P<underscore>(?<=[^\s_])_+(?=[^\s_]))
      | (?P<plural>(?<=\w)\((?:[bdfgklmnprstz]?en|e?s|['’]s|n|ën|eren|ies)\)(?=\s|$))
      | (?P<remark>\(\s*(?:read|view|alleen)(?:[-\s](?:only|lezen|inzien|inzage|bekijken|leesrechten))?\s*\)\s*$)
      | (?P<stop>(?<=[\w\])])[:;!?](?=\s+\S))""",
    re.VERBOSE | re.IGNORECASE,
)
_QUOTED = pattern(
    r"""(?<![\w\])’'])(?P<open>["“”„«'‘])(?=[^\W\d_])[^"“”„«»'‘’]*(?<=[\w])(?P<close>["“”»'’])(?!\w)""", re.VERBOSE
)
_STATES = frozenset("als as op naar in into to ter".split())
"""Words behind which stands what something becomes: *Mark message as "read"*."""
_KEYS = {"underscore": "stray-sign", "plural": "plural-ending", "remark": "remark", "stop": "stray-sign"}
_PICTOGRAMS = pattern("[\\u2600-\\u27bf\\u2b00-\\u2bff\\U0001f000-\\U0001faff][\\ufe0e\\ufe0f\\u200d]*")
HYPHENS = "-\u2010\u2013\u2014\u2212"
_BETWEEN = frozenset({",", "/", *HYPHENS})
_JOINING = frozenset({"en", "of", "en/of", "and", "or", "and/or", "&", "+"})
_OPERATIONS_TOO = frozenset({"change", "edit", "export", "import", "print", "read", "report", "update", "write"})
"""Nouns that behind a slash are a second operation: *View/print*."""
_SHORTEST = 3


def find(text: str, language: Language, *, stops: bool) -> list[Mark]:
    """Find the marks of a text, in its order; with ``stops`` a colon or the like behind a word is one of them."""
    found = []
    lead = _LIST_MARK.match(text)
    if lead:
        found.append(Mark("list-mark", *lead.span("mark")))
    inside = (match for match in _INSIDE.finditer(text) if stops or match.lastgroup != "stop")
    found += [Mark(_KEYS[match.lastgroup or ""], *match.span()) for match in inside]
    found += _quotes(text)
    behind = lead.end("mark") if lead else 0
    found += [Mark("stray-sign", *match.span()) for match in _PICTOGRAMS.finditer(text, behind)]
    plain = blanked(text, found)
    spans = pieces_of(plain)
    folded = [fold(plain[start:end]) for start, end in spans]
    found += [Mark("stray-sign", *spans[at]) for at in _signs_between(folded, language)]
    if folded and (hyphen := _hyphen_before_operation(folded[-1], language)):
        found.append(Mark("stray-sign", spans[-1][0] + hyphen, spans[-1][0] + hyphen + 1))
    small = {at for at, (start, _) in enumerate(spans) if plain[start].islower()}
    found += [Mark("double-word", *spans[at]) for at in _doubled(folded, language, small)]
    return sorted(found, key=lambda mark: mark.start)


def _quotes(text: str) -> Iterator[Mark]:
    """*"Bestelregel" toevoegen*: about what begins or ends the name; elsewhere they may set a state apart."""
    for match in _QUOTED.finditer(text):
        before, behind = text[: match.start()].strip(), text[match.end() :].strip()
        if bool(before) is not bool(behind) and fold(before.rpartition(" ")[2]) not in _STATES:
            yield from (Mark("word-quotes", *match.span(side)) for side in ("open", "close"))


def blanked(text: str, marks: Iterable[Mark]) -> str:
    """Give a text, as long as before, with spaces in the place of its marks."""
    letters = list(text)
    for mark in marks:
        letters[mark.start : mark.end] = " " * (mark.end - mark.start)
    return "".join(letters)


def without(text: str, marks: Iterable[Mark], language: Language) -> str:
    """Give the name that is left of a text without its marks."""
    return capitalise(" ".join(blanked(text, marks).split()).replace(" ,", ","), language)


def _signs_between(folded: list[str], language: Language) -> Iterator[int]:
    """*Zorgplan/inzien*, *Zorgplan [van een cliënt], inzien*: where two parts of a name meet, only a space stands."""
    signs = [at for at in range(1, len(folded) - 1) if folded[at] in _BETWEEN]
    # Hire & [client] bed, Bed [van een cliënt] & huren: what joins nothing, because only the operation is beside it.
    ends = (1, 2) if language == "en" else (len(folded) - 3, len(folded) - 2)
    for at in ends:
        if 0 < at < len(folded) - 1 and folded[at] in {"&", "+"}:
            scope, other = (at + 1, at - 1) if at == ends[0] else (at - 1, at + 1)
            if folded[scope][0] == "[" and folded[other][0] != "[":
                yield at
    alone = len(signs) == 1 and _JOINING.isdisjoint(folded)
    for at in signs:
        before, _, behind = folded[at - 1 : at + 2]
        scopes = (before[0] == "[") + (behind[0] == "[")
        if scopes == 1 and behind not in _JOINING and before not in _JOINING:
            yield at
        elif not scopes and alone:
            meets = _meets_dutch_operation if language == "nl" else _meets_english_operation
            if meets(folded, at):
                yield at


def _meets_dutch_operation(folded: list[str], at: int) -> bool:
    before, behind = folded[at - 1], folded[at + 1]
    return at + 2 == len(folded) and _is_dutch_verb(behind) and not lexicon.is_dutch_infinitive(before)


def _meets_english_operation(folded: list[str], at: int) -> bool:
    rest = [piece for piece in folded[at + 1 :] if piece[0] != "["]
    known = bool(rest) and lexicon.english_noun(" ".join(rest)) is not None
    return at == 1 and known and lexicon.english_operation(folded[:1]) is not None and rest[0] not in _OPERATIONS_TOO


def _is_dutch_verb(word: str) -> bool:
    return lexicon.dutch_operation(word) is not None or (
        lexicon.is_dutch_infinitive(word) and not words.is_dutch_noun(word)
    )


def _hyphen_before_operation(last: str, language: Language) -> int | None:
    """*Zorgplan-inzien*: give where the hyphen stands in the last piece."""
    first, hyphen, verb = last.rpartition("-")
    if not hyphen or language != "nl" or lexicon.dutch_operation(verb) is None or words.is_dutch_noun(verb):
        return None
    return len(first) if words.is_dutch_noun(first) else None


def _doubled(folded: list[str], language: Language, small: set[int]) -> Iterator[int]:
    """*inzien inzien*: the same word twice, where it cannot be the operation once and the subject once, nor a name."""
    for at, (word, again) in enumerate(pairwise(folded), 1):
        if word != again or len(word) < _SHORTEST or not re.sub("[-'’]", "", word).isalpha():
            continue
        if language == "nl":
            verb_and_noun = at == 1 == len(folded) - 1 and words.is_dutch_noun(word)
            known = at in small or words.is_dutch_noun(word)
        else:
            scope_follows = at + 1 < len(folded) and folded[at + 1][0] == "["
            is_first = at == 1 or (at == len(("manually", "schedule")) and folded[0].endswith("ly"))
            verb_and_noun = is_first and not scope_follows and words.may_be_english_verb(word)
            known = at in small or words.is_english_noun(word) or words.may_be_english_verb(word)
        if known and not verb_and_noun:
            yield at


def is_stray(piece: str) -> bool:
    """Whether a piece that is no word is a sign that no name needs: a dash, a bullet, a quotation mark by itself."""
    return all(
        category(letter) in {"Pd", "So", "Po", "Pi", "Pf", "Cn", "Sk"} or letter == "|" for letter in piece
    ) and (piece not in {"%", "‰", "°", "#", "&", "@", "§"})
