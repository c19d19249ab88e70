"""Make a name readable before it is read: the product in front of it, its brackets, the signs about it.

What is mended here is reported here (ONS301, ONS314, ONS401, ONS414), or by the rule of typography (ONS315, ONS415),
which looks at the name as it was written. Everything after this sees the name as if it were right in these respects.
"""

from __future__ import annotations

import re
from itertools import islice, pairwise

from onsrights.engine.declared import TYPE_CHECKING, pattern
from onsrights.ons import lexicon
from onsrights.ons.names import marks
from onsrights.ons.names.scan import capitalise, fold, masked
from onsrights.ons.names.scope_part import JOINERS, is_framed, read_scope
from onsrights.ons.names.words import may_be_english_verb

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from onsrights.engine.diagnostics import Language
    from onsrights.ons.names.reading import Reading

__all__ = ["clean"]

_ODD = pattern(r"[^\w '’\[\]/,-]|_|(?<!\S)[-'’/](?!\S)|\[\s*\]|^[\s/,'‘’-]|[\s/,]$|(?<!\w)['’](?=\w)")
"""Anything that an ordinary name does not hold; without it there is nothing to clean."""

_EDGE = ' \t\r\n\u00a0.,;:!?…*"“”„«»|'
_PREFIX = pattern(
    r"""(?P<product>[^\[\]:<>|→»]{0,60}?[^\s\[\]:<>|→»])
        (?P<sign>\s+[-–—|→»/]\s+ | \s*>\s* | :\s+ )
        (?=\S)""",
    re.VERBOSE,
)
_DEEPEST = 3
"""How many products stand in front of one another at most: *Ons > Dossier > …*."""

_LONGEST_PART = 12
"""Words of a bracketed part in which a scope is looked for."""

_MOST = 8
"""With more wrong brackets than this nobody can say what was meant."""

_PAIRS = {"(": ")", "{": "}", "［": "］", "【": "】", "〔": "〕", "<": ">", "⟦": "⟧"}
_CLOSERS = {closer: opener for opener, closer in _PAIRS.items()}


def clean(reading: Reading) -> None:
    """Give ``reading`` a core that can be read, and note what had to be mended for it."""
    _tidy(reading)
    if any(piece[0] == "[" and read_scope(piece, reading.language).fault for piece in reading.pieces):
        _loosen(reading)


def _tidy(reading: Reading) -> None:
    text = masked(reading.text)
    if (reading.ordinary or not _ODD.search(text)) and not _is_odd(reading.pieces, reading.folded):
        return
    reading.marks = marks.find(text, reading.language, stops=not _has_product(text, reading.language))
    text = marks.blanked(text, reading.marks)
    start = len(text) - len(text.lstrip(_EDGE))
    end = len(text.rstrip(_EDGE))
    if len(text) > 1 and text[start : start + 1] in "'‘’" and text[max(end - 1, 0) : end] in "'’":
        start, end = start + 1, max(start + 1, end - 1)
    if start >= end:
        reading.reread("", range(1))
        return
    reading.before, reading.behind = reading.text[:start].strip(), reading.text[end:].strip()
    start = _product_in_front(reading, text, start, end)
    core = marks.blanked(reading.text, reading.marks)[start:end]
    core, offsets = _brackets(reading, core, range(start, end + 1))
    if core != reading.text or start:
        reading.reread(core, offsets)
    _drop_signs(reading)


def _is_odd(pieces: Sequence[str], folded: Sequence[str]) -> bool:
    """Whether a sign or a word that stands twice has to be looked at."""
    if any("-" in piece for piece in pieces[-1:]) or any(piece in "[]/," for piece in pieces):
        return True
    return any(word == again for word, again in pairwise(folded))


def _has_product(text: str, language: Language) -> bool:
    found = _PREFIX.match(text)
    return found is not None and _is_product(found, text[found.end() :], language)


def _product_in_front(reading: Reading, plain: str, start: int, end: int) -> int:
    """Find ``Ons Diensten - Contact inzien`` and the like (ONS314, ONS414); give where the name itself begins."""
    text, language = reading.text, reading.language
    begin = start
    for _ in range(_DEEPEST):
        found = _PREFIX.match(plain, begin, end)
        if not found or not _is_product(found, plain[found.end() : end], language):
            break
        begin = found.end()
    if begin > start:
        proposal = capitalise(text[begin:end], language)
        marked = text[start:begin].rstrip()
        reading.add(
            "14",
            "prefix",
            (start, start + len(marked)),
            (proposal, "unsafe"),
            product=marked.rstrip("-–—|→»>/: "),
            front=marked,
        )
    return begin


def _is_product(found: re.Match[str], rest: str, language: Language) -> bool:
    sign = found["sign"].strip()
    words = fold(found["product"]).split()
    following = fold(rest).split()
    if not following or following[0] in JOINERS[language] or not any(letter.isalnum() for letter in rest):
        return False
    if rest[0] == "[":
        return False  # a scope begins no name: what stands before the sign is its subject or its operation
    if sign == "/" and not rest[0].isupper():
        return False
    if language == "nl":
        # "Document verwijderen - in de app": the name stands before the sign.
        return len(words) == 1 or not lexicon.dutch_operation(words[-1])
    return sign in {":", ">"} or rest[0].isupper() or lexicon.english_operation(following) is not None


def _brackets(reading: Reading, core: str, offsets: Sequence[int]) -> tuple[str, Sequence[int]]:
    """Mend brackets that are not square, not paired, nested or empty (ONS301, ONS401): one fault a name."""
    language = reading.language
    letters, faults = _squared(core, language)
    text = "".join(letters)
    repair = _Repair(text, language)
    faults += repair.faults
    if not faults:
        return core, offsets
    key, start, end = min(faults, key=lambda fault: fault[1])
    if len(faults) > _MOST:
        reading.add("01", "many", (offsets[start], offsets[end]), written=core[start:end])
        return re.sub(r"[\[\]]", " ", text), offsets
    mended, places = _rewritten(text, repair.inserts, repair.drops, offsets)
    tidy = re.sub(r"(?<=[^\s\[(])(?=\[)|(?<=\])(?=[^\s\])',’.])", " ", mended)
    if key == "other":
        tidy = re.sub(r"\[[^\[\]]*\]", lambda part: read_scope(part[0], language).form or part[0], tidy)
    proposal = capitalise(re.sub(r"\s+", " ", tidy).strip(), language)
    reading.add("01", key, (offsets[start], offsets[end]), (proposal, "unsafe"), written=core[start:end])
    return mended, places


def _squared(core: str, language: Language) -> tuple[list[str], list[tuple[str, int, int]]]:
    """Put square brackets for others that hold a scope; about a remark they stay (*Bezoek (digitaal) inplannen*)."""
    letters = list(core)
    faults: list[tuple[str, int, int]] = []
    opened: int | None = None
    for at, letter in enumerate(core):
        if letter in _PAIRS:
            opened = at
        elif letter in "[]":
            opened = None
        elif letter in _CLOSERS and opened is not None and core[opened] == _CLOSERS[letter]:
            if _says_scope(core[opened + 1 : at], language):
                letters[opened], letters[at] = "[", "]"
                faults.append(("other", opened, at + 1))
            opened = None
    return letters, faults


class _Repair:
    """What has to be put in or left out for the square brackets of a text to pair."""

    def __init__(self, text: str, language: Language) -> None:
        self.text = text
        self.language = language
        self.inserts: dict[int, str] = {}
        self.drops: set[int] = set()
        self.faults: list[tuple[str, int, int]] = []
        opened: int | None = None
        nested = 0
        for at, letter in enumerate(text):
            if letter == "[" and opened is None:
                opened, nested = at, 0
            elif letter == "[":
                nested += 1
                self.drops.add(at)
            elif letter == "]" and nested and "]" in text[at + 1 : at + 1 + 200]:
                nested -= 1
                self.drops.add(at)
                if not nested:
                    closer = text.index("]", at + 1)
                    self.faults.append(("nested", opened or 0, closer + 1))
            elif letter == "]" and opened is not None:
                if nested:
                    self.faults.append(("nested", opened, at + 1))
                self._close(opened, at)
                opened, nested = None, 0
            elif letter == "]":
                self._unopened(at)
        if opened is not None:
            self._unclosed(opened)

    def _close(self, opened: int, at: int) -> None:
        if not self.text[opened + 1 : at].strip():
            self.drops.update(range(opened, at + 1))
            self.faults.append(("empty", opened, at + 1))

    def _unopened(self, at: int) -> None:
        wrong = max(map(self.text[:at].rfind, _PAIRS))
        open_still = wrong >= 0 and self.text.find(_PAIRS[self.text[wrong]], wrong, at) < 0
        if open_still and wrong > self.text.rfind("]", 0, at) and _says_scope(self.text[wrong + 1 : at], self.language):
            self.drops.add(wrong)
            self.inserts[wrong] = "["
            self.faults.append(("other", wrong, at + 1))
            return
        self.faults.append(("unopened", at, at + 1))
        if len(self.faults) > _MOST:
            return
        opening = _opening(self.text[:at], self.language)
        if opening is None:
            self.drops.add(at)
        else:
            self.inserts[opening] = "["

    def _unclosed(self, opened: int) -> None:
        wrong = re.compile(r"[)}>］】〕]").search(self.text, opened)
        if wrong and _says_scope(self.text[opened + 1 : wrong.start()], self.language):
            self.drops.add(wrong.start())
            self.inserts[wrong.start()] = "]"
            self.faults.append(("other", opened, wrong.end()))
            return
        self.faults.append(("unclosed", opened, opened + 1))
        closing = _closing(self.text, opened, self.language)
        if closing is None:
            self.drops.add(opened)
        else:
            self.inserts[closing] = "]"


def _rewritten(
    text: str, inserts: Mapping[int, str], drops: Container[int], offsets: Sequence[int]
) -> tuple[str, list[int]]:
    """Give a text with letters put in and left out, and for each index of it the place that ``offsets`` has for it."""
    letters: list[str] = []
    places: list[int] = []
    for at in range(len(text) + 1):
        if at in inserts:
            letters.append(inserts[at])
            places.append(offsets[at])
        if at < len(text) and at not in drops:
            letters.append(text[at])
            places.append(offsets[at])
    places.append(offsets[len(text)])
    return "".join(letters), places


def _loosen(reading: Reading) -> None:
    """Take brackets away from what is no scope: *[Document van een cliënt] inzien*, *[View] [client] [document]*.

    What is a scope is sure: it is written as the page writes it (ONS301, ONS401). One fault a name.
    """
    core, offsets = reading.core, reading.offsets or range(len(reading.core) + 1)
    drops: set[int] = set()
    inserts: dict[int, str] = {}
    written = []
    for at, (first, last) in _around_too_much(reading):
        start, end = reading.piece_spans()[at]
        written.append((start, end))
        if first != 0:
            drops.add(start)
        if first is None or last is not None:
            drops.add(end - 1)
        if first:
            inserts[start + first] = "["
        if last is not None:
            inserts[start + last] = "]"
    if not written:
        return
    mended, places = _rewritten(core, inserts, drops, offsets)
    wrong = '", "'.join(core[start:end] for start, end in written)
    proposal = capitalise(re.sub(r"\s+", " ", mended).strip(), reading.language)
    where = offsets[written[0][0]], offsets[written[-1][1]]
    reading.add("01", "around", where, (proposal, "unsafe"), written=wrong)
    reading.reread(mended, places)


def _around_too_much(reading: Reading) -> Iterator[tuple[int, tuple[int | None, int | None]]]:
    """Give the pieces whose brackets hold no scope, or more than a scope, and where in each the scope begins and ends.

    One that begins with the bracket begins at 0, and one that ends with it at ``None``, as do both where there is none.
    """
    pieces, language = reading.pieces, reading.language
    sure = {at for at, piece in enumerate(pieces) if piece[0] == "[" and _is_sure(piece, language)}
    nothing_else = all(piece[0] == "[" or piece in JOINERS[language] for piece in pieces)
    for at, piece in enumerate(pieces):
        if piece[0] != "[" or piece[-1] != "]" or at in sure:
            continue
        first = _scope_in(piece, language, at)
        last = _scope_before(piece, language) if 0 < at == len(pieces) - 1 and not sure else None
        if first is not None or last is not None:
            yield at, (first or 0, last)
        elif nothing_else and sure:
            yield at, (None, None)
        elif (at == 0 and 1 in sure) or (at == len(pieces) - 1 and at - 1 in sure):
            unknown = read_scope(piece, language).fault == ("08", "unknown")
            if unknown and not is_framed(piece, language):
                yield at, (None, None)


def _is_sure(piece: str, language: Language) -> bool:
    found = read_scope(piece, language)
    return found.entity is not None and found.fault is None


def _scope_in(piece: str, language: Language, at: int) -> int | None:
    """Say where in a bracketed part its scope begins, behind words that are a subject or an operation."""
    words = list(islice(re.finditer(r"[^\s\[\]]+", piece), _LONGEST_PART))
    if len(words) < len(("subject", "scope")) or is_framed(piece, language):
        return None
    if language == "nl":
        starts = [word.start() for word in words[1:] if fold(word[0]) == "van"]
    else:
        adverb = len(words) > len(("adverb", "verb")) and words[0][0].endswith("ly")
        operation = at == 0 and may_be_english_verb(fold(words[adverb][0].strip("[")))
        starts = [words[-1].start()] if operation else []
    return next((start for start in starts if _is_sure(f"[{piece[start:-1].strip()}]", language)), None)


def _scope_before(piece: str, language: Language) -> int | None:
    """Say where in the last piece its scope ends, before what the name lacks: *[van een cliënt verzegelen]*."""
    words = list(islice(re.finditer(r"[^\s\[\]]+", piece), _LONGEST_PART))
    if language == "nl" and not lexicon.is_dutch_infinitive(fold(words[-1][0])):
        return None
    return next((word.end() for word in words[:-1] if _is_sure(f"{piece[: word.end()]}]", language)), None)


def _says_scope(inside: str, language: Language) -> bool:
    """Whether round brackets hold a scope and not a remark (*Bezoek (digitaal) inplannen*)."""
    words = fold(inside).split()
    last = lexicon.scope_noun(words[-1].removesuffix("'s"), language) if words else None
    return last is not None and last.entity is not None


def _closing(text: str, opened: int, language: Language) -> int | None:
    """Say where a bracket that was opened ought to be closed: after the scope noun."""
    words = list(islice(re.finditer(r"[^\s\[\](){}]+", text[opened + 1 :]), 4))
    if not words:
        return None
    for word in words:
        if lexicon.scope_noun(fold(word[0]), language) is not None:
            return opened + 1 + word.end()
    framed = fold(words[0][0]) in {"van", "voor"} if language == "nl" else fold(words[0][0]) in {"a", "an", "the"}
    last = min(2 if language == "nl" else 1, len(words) - 1) if framed else 0
    return opened + 1 + words[last].end()


def _opening(before: str, language: Language) -> int | None:
    """Say where a bracket that is closed ought to have been opened: before *van een*, or before the noun."""
    words = list(re.finditer(r"[^\s\[\](){}]+", before[-200:]))
    if not words:
        return None
    first = len(words) - 1
    leading = {"van", "voor", "een", "de", "het"} if language == "nl" else {"a", "an", "the"}
    while first and fold(words[first - 1][0]) in leading:
        first -= 1
    return len(before[:-200]) + words[first].start()


def _drop_signs(reading: Reading) -> None:
    """Leave out pieces that are no word, no scope and no joiner: a stray ``*``, a dash; the others keep their spans."""
    kept = [any(letter.isalnum() for letter in piece) or piece in {"/", ",", "&", "+"} for piece in reading.pieces]
    if all(kept):
        return
    for at, piece in enumerate(reading.pieces):
        if not kept[at] and marks.is_stray(piece) and "*" not in piece:
            reading.marks.append(marks.Mark("stray-sign", *reading.span(at)))
    reading.drop(kept)
