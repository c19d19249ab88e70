"""Find the characters that nobody can see, and letters stored in pieces, and mend them.

A name with a zero-width space looks right and is never found again; a text copied from a document brings
no-break spaces along. Whatever reads the text afterwards reads the mended one, with a map back to the text as it
was written (ONS130, ONS131).
"""

from __future__ import annotations

from itertools import groupby
from unicodedata import category, combining, is_normalized, normalize

from onsrights.engine.declared import TYPE_CHECKING, NamedTuple, pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Literal, TypeAlias

__all__ = ["LOOK_ALIKES", "CharacterFault", "Kind", "Mended", "is_plain", "mend", "of_two_scripts", "written_out"]

Kind: TypeAlias = "Literal['space', 'break', 'control', 'direction', 'hidden', 'decomposed', 'form']"
"""What a fault is made of: another space than the ordinary one, a line break, a control character, a sign that turns
the direction of writing, any other character without a shape of its own, a letter and its accent stored apart, or a
sign that stands for ordinary ones, as they are drawn together."""


class CharacterFault(NamedTuple):
    """A stretch of adjacent characters at fault, all of one kind: 0-based code points of the text as written."""

    kind: Kind
    start: int
    end: int


class Mended(NamedTuple):
    """A text without invisible characters and in composed form (NFC), and the way back.

    ``offsets[i]`` and ``ends[i]`` are where the ``i``-th character of ``text`` starts and ends in the text as written;
    ``offsets`` has one entry more, the end of the text. Both are ``None`` where the two texts are equal.
    """

    text: str
    offsets: Sequence[int] | None
    ends: Sequence[int] | None
    faults: tuple[CharacterFault, ...]


_SPACES = "\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000\u2800\u115f\u1160\u3164\uffa0"
_BREAKS = "\n\v\f\r\x1c-\x1e\x85\u2028\u2029"
_CONTROLS = "\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff"
_DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_HIDDEN = (
    "\xad\u034f\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufe00-\ufe0f\ufeff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_FAULTS = pattern(
    f"(?P<space>[{_SPACES}]+)|(?P<break>[{_BREAKS}]+)|(?P<control>[{_CONTROLS}]+)"
    f"|(?P<direction>[{_DIRECTIONS}]+)|(?P<hidden>[{_HIDDEN}]+)"
)
_BEYOND_LATIN = pattern("[^\x00-\xff]")
_ORDINARY_BREAK = pattern(r"\r?\n")

_FORMS = {
    **dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)),
    **dict.fromkeys("\u2010\u2011", "-"),
}
"""Letters that a PDF ties together, and the hyphens of a word processor at which no line may break."""
_ANY_FORM = pattern(f"[{''.join(_FORMS)}]")

LOOK_ALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝкмтΑΒΕΖΗΙΚΜΝΟΡΤΥΧανορυικτ",
    "ABESIJKMHOPCTYXaesijopcyxhdqwkmtABEZHIKMNOPTYXavopuikt",
)
"""Cyrillic and Greek letters that look like Latin ones."""
_OF_ANOTHER_SCRIPT = pattern("[\u0370-\u058f]")
_LETTERS = pattern(r"[^\W\d_]+")

_JOINER = "\u200d"
_BLACK_FLAG = "\U0001f3f4"
_MARKS = 32
_PICTURES = {"So", "Sm", "Po", "Sk", "Nd", "Lo", "Cn"}
"""Categories whose characters may be a picture, or take another shape with a selector."""


def is_plain(text: str) -> bool:
    """Whether a text is one line of Latin letters and signs, at which there is nothing to mend.

    Printable characters up to U+00FF are all visible, and composed as they stand. A text of which this is not true may
    be in order all the same.
    """
    return text.isprintable() and (text.isascii() or _BEYOND_LATIN.search(text) is None)


def mend(text: str, *, breaks_allowed: bool, spaces_allowed: bool = True, forms: bool = False) -> Mended:
    """Mend ``text``; linear in its length, and almost free where there is nothing to mend.

    With ``breaks_allowed`` ordinary line breaks (LF, CR LF) are no fault: descriptions may have several lines.
    Without ``spaces_allowed`` nothing is replaced by a space: an identifier never has one. With ``forms`` ligatures and
    hyphens of other kinds become ordinary letters and hyphens.
    """
    if is_plain(text):
        return Mended(text, None, None, ())
    found = list(_invisible(text, breaks_allowed=breaks_allowed))
    formed = forms and _ANY_FORM.search(text) is not None
    normalized = not formed and (text.isascii() or (not found and is_normalized("NFC", text)))
    if not found and normalized:
        return Mended(text, None, None, ())
    faults = [CharacterFault(kind, start, end) for kind, start, end in found]
    starts, kept = _without(text, faults, spaces_allowed=spaces_allowed) if faults else ([*range(len(text) + 1)], text)
    if normalized or (not formed and is_normalized("NFC", kept)):
        ends: list[int] = [start + 1 for start in starts[:-1]]
    else:
        kept, starts, ends, apart = _composed(kept, starts, forms=formed)
        faults = sorted([*faults, *apart], key=lambda fault: fault.start)
    return Mended(kept, starts, ends, tuple(faults))


def of_two_scripts(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Give a text with Latin letters for those that only look like them, and the words in which they stood.

    That is where the letters beside them are Latin; a word of Greek or Cyrillic is a word.
    """
    letters = list(text)
    words = []
    for word in _LETTERS.finditer(text):
        if _OF_ANOTHER_SCRIPT.search(word[0]) and _OF_ANOTHER_SCRIPT.sub("", word[0]):
            letters[word.start() : word.end()] = word[0].translate(LOOK_ALIKES)
            words.append(word.span())
    return "".join(letters), tuple(words)


def _invisible(text: str, *, breaks_allowed: bool) -> Iterator[tuple[Kind, int, int]]:
    for match in _FAULTS.finditer(text):
        start, end = match.span()
        kind: Kind = match.lastgroup  # type: ignore[assignment]
        if kind == "break" and breaks_allowed:
            yield from _unusual_breaks(match[0], start)
        elif kind == "hidden":
            yield from _outside_pictures(text, start, end)
        else:
            yield kind, start, end


def _unusual_breaks(run: str, start: int) -> Iterator[tuple[Kind, int, int]]:
    position = 0
    for ordinary in _ORDINARY_BREAK.finditer(run):
        if ordinary.start() > position:
            yield "break", start + position, start + ordinary.start()
        position = ordinary.end()
    if position < len(run):
        yield "break", start + position, start + len(run)


def _outside_pictures(text: str, start: int, end: int) -> Iterator[tuple[Kind, int, int]]:
    """Give what of a run of hidden characters does not hold the parts of one emoji together."""
    before = text[start - 1] if start else " "
    position = start
    picture = category(before) in _PICTURES
    if picture and "\ufe00" <= text[position] <= "\ufe0f":
        position += 1
    if picture and position + 1 == end < len(text) and text[position] == _JOINER and category(text[end]) in _PICTURES:
        return
    if before == _BLACK_FLAG:
        while position < end and "\U000e0020" <= text[position] <= "\U000e007f":
            position += 1
    elif picture and position == start and "\U000e0100" <= text[position] <= "\U000e01ef":
        position += 1
    if position < end:
        yield "hidden", position, end


def _without(text: str, faults: list[CharacterFault], *, spaces_allowed: bool) -> tuple[list[int], str]:
    """Take the faults out, or put a space where one stood for a space; give the offsets of what is left, and it.

    A space is put only between two characters that are none: what stands at the start, at the end or beside a space
    stood for nothing.
    """
    pieces = [text[: faults[0].start]]
    starts = [*range(faults[0].start)]
    space: int | None = None
    last = text[faults[0].start - 1] if starts else " "
    for fault, following in zip(faults, [*faults[1:], None], strict=True):
        if spaces_allowed and space is None and fault.kind in {"space", "break"} and not last.isspace():
            space = fault.start
        kept = text[fault.end : following.start if following else len(text)]
        if kept:
            if space is not None and not kept[0].isspace():
                pieces.append(" ")
                starts.append(space)
            space = None
            pieces.append(kept)
            starts.extend(range(fault.end, fault.end + len(kept)))
            last = kept[-1]
    starts.append(len(text))
    return starts, "".join(pieces)


def _composed(text: str, starts: list[int], *, forms: bool) -> tuple[str, list[int], list[int], list[CharacterFault]]:
    """Compose every letter that is stored apart from its accents; ``starts`` are the offsets of ``text``.

    With ``forms`` also write out what is one sign for several letters.
    """
    pieces: list[str] = []
    offsets: list[int] = []
    ends: list[int] = []
    faults: list[CharacterFault] = []
    size = len(text)
    position = 0
    while position < size:
        after = position + 1
        while after < size and _joins(text[after]):
            after += 1
        cluster = text[position:after]
        whole = cluster if after == position + 1 and cluster.isascii() else normalize("NFC", _in_order(cluster))
        kind: Kind = "decomposed"
        if forms and cluster in _FORMS:
            whole, kind = _FORMS[cluster], "form"
        pieces.append(whole)
        if whole == cluster:
            offsets.extend(starts[position:after])
            ends.extend(start + 1 for start in starts[position:after])
        else:
            end = starts[after - 1] + 1
            faults.append(CharacterFault(kind, starts[position], end))
            # Which letter a single accent belongs to cannot be told once they are composed: each letter is the whole.
            offsets.extend([starts[position]] * len(whole))
            ends.extend([end] * len(whole))
        position = after
    offsets.append(starts[-1])
    return "".join(pieces), offsets, ends, faults


def _in_order(cluster: str) -> str:
    """Put marks in canonical order, which ``normalize`` needs quadratic time for (4 seconds for 65,000 of them)."""
    if len(cluster) <= _MARKS:
        return cluster
    runs = (list(run) for _, run in groupby(cluster, lambda character: combining(character) == 0))
    return "".join(character for run in runs for character in sorted(run, key=combining))


def written_out(written: str) -> str:
    """Give the ordinary letters of a sign that stands for them."""
    return _FORMS.get(written, written)


def _joins(character: str) -> bool:
    """Whether a character may become one with the character before it: a mark, or the rest of a Hangul syllable."""
    return (not character.isascii() and category(character)[0] == "M") or "\u1161" <= character <= "\u11ff"
