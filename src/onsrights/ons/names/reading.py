"""A name, read once: its parts, and the faults found on the way.

Everything that ONS3xx and ONS4xx have to say about the build of a name is found here, while it is read, because
whether a word is out of place depends on all the others. The rules turn the faults into diagnostics; those that
look at one part only (number, spelling, typography) are given the reading and look for themselves.
"""

from __future__ import annotations

import re
from functools import lru_cache

from onsrights.engine.declared import TYPE_CHECKING, NamedTuple
from onsrights.engine.text.visible import shorten
from onsrights.ons.lexicon import scope_noun
from onsrights.ons.names.familiar import MEMORY, Frame, Signature, is_ordinary, signature
from onsrights.ons.names.scan import fold_pieces, pieces_of, split

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any, Literal

    from onsrights.engine.diagnostics import Language, Safety
    from onsrights.ons.names.marks import Mark

__all__ = ["Fault", "Part", "Reading", "Scope", "read_afresh", "read_name"]


_READABLE = 1000
"""Code points of a name that anybody could still read, and want a mended one of."""
_MOST = 5
_SHOWN = 200
"""Code points of a name, or of a part of it, that a message repeats."""


_OF_SIGNS = "15"
"""The rule that says which signs do not belong in a name."""

_CLOSING = frozenset("\"'”’»")
"""Quotation marks that close, which belong to the words before them and not to the end of the name."""


class Part(NamedTuple):
    """A part of a name: its text, and its characters in the name (0-based code points, half-open)."""

    text: str
    start: int
    end: int


class Scope(NamedTuple):
    """One bracketed part that was read as a scope."""

    piece: int
    """Which piece of the name it is."""
    entity: str | None
    """``client``, ``employee`` or ``team``; ``None`` for a noun that Ons does not limit by."""
    noun: str
    joiner: str | None = None
    """The word that joins it to the scope before, folded; ``None`` for the first."""


class Fault(NamedTuple):
    """One fault of a name, before it is a finding: the last two digits of the rule, and where."""

    rule: str
    text: str
    """The key of its message among the rule's ``TEXTS``."""
    start: int
    end: int
    """Characters of the name, 0-based and half-open; equal where something is missing."""
    data: Mapping[str, Any] = {}
    proposals: tuple[tuple[str, Safety], ...] = ()
    """Whole mended names, before :mod:`onsrights.ons.gate` has let them through."""


class Reading:
    """How one name reads.

    ``subject``, ``operation`` and ``closing`` are stretches of ``pieces``, or ``None`` where the name has no such part.
    """

    __slots__ = (
        "_folded",
        "_pieces",
        "_spans",
        "article",
        "before",
        "behind",
        "closing",
        "core",
        "faults",
        "kind",
        "language",
        "marks",
        "mentions_scope",
        "offsets",
        "operation",
        "ordinary",
        "scopes",
        "signs",
        "subject",
        "text",
        "verbs",
    )

    def __init__(self, text: str, language: Language) -> None:
        self.text = text
        self.language = language
        self.core = text
        """The part of the text that is read: without a product in front, with its brackets mended."""
        self.offsets: Sequence[int] | None = None
        """For every index of ``core``, its end included, the index in ``text``; ``None`` where they are equal."""
        self.ordinary = False
        """Whether it is sure that the text holds nothing that a rule of form looks at."""
        self.before = self.behind = ""
        """Signs at the start and at the end of the text, which are not read."""
        self.signs: list[tuple[str, str, str]] = []
        """Other signs that are not read, each with the pieces it stands between, empty where there is none."""
        self.marks: list[Mark] = []
        """What was left in the name by a list or a table, and is not read."""
        self._pieces: list[str] | None = None
        self._folded: list[str] | None = None
        self.kind: Literal["task", "access"] | None = None
        self.article = 0
        """How many pieces at the start of the subject are articles."""
        self.subject: tuple[int, int] | None = None
        self.scopes: tuple[Scope, ...] = ()
        self.operation: tuple[int, int] | None = None
        self.closing: tuple[int, int] | None = None
        self.mentions_scope = True
        """Whether a scope noun may stand in the name outside brackets; false only where that is sure."""
        self.verbs: tuple[str, ...] | None = None
        """The words of the operation, folded, where they are known without looking at the pieces."""
        self.faults: list[Fault] = []
        self._spans: list[tuple[int, int]] | None = None

    @property
    def pieces(self) -> list[str]:
        """The words and bracketed parts, as written."""
        if self._pieces is None:
            self._pieces = split(self.core)
        return self._pieces

    @pieces.setter
    def pieces(self, pieces: list[str]) -> None:
        self._pieces, self._folded = pieces, None

    @property
    def folded(self) -> list[str]:
        """The pieces as they are compared."""
        if self._folded is None:
            self._folded = fold_pieces(self.pieces)
        return self._folded

    @folded.setter
    def folded(self, folded: list[str]) -> None:
        self._folded = folded

    def reread(self, core: str, offsets: Sequence[int] | None) -> None:
        """Read another text in place of the one given, with a map back to it."""
        self.core = core
        self.offsets = offsets
        self._pieces = self._folded = self._spans = None
        self.kind = self.subject = self.operation = self.closing = None
        self.article, self.scopes = 0, ()

    def without_first(self, count: int) -> None:
        """Leave out the first pieces, and read what follows as the name."""
        self.drop([index >= count for index in range(len(self.pieces))])
        self.kind = self.subject = self.operation = self.closing = None
        self.article, self.scopes = 0, ()

    def drop(self, kept: Sequence[bool]) -> None:
        """Leave out the pieces that are not kept; the others stay where they are."""
        pieces, spans = self.pieces, self.piece_spans()
        self._remember_signs(kept)
        self._spans = [span for span, keep in zip(spans, kept, strict=True) if keep]
        self._pieces = [piece.strip("*") or piece for piece, keep in zip(pieces, kept, strict=True) if keep]
        self._folded = None

    def _remember_signs(self, kept: Sequence[bool]) -> None:
        pieces = self.pieces
        if all(keep or any(map(str.isalnum, piece)) for piece, keep in zip(pieces, kept, strict=True)):
            return
        after, right = [""] * len(pieces), ""
        for at in range(len(pieces) - 1, -1, -1):
            after[at] = right
            right = pieces[at] if kept[at] else right
        left = ""
        for piece, keep, right in zip(pieces, kept, after, strict=True):
            if keep:
                left = piece
            elif not any(map(str.isalnum, piece)):
                self.signs.append((piece, left, right))

    def with_signs(self, name: str) -> str:
        """Give a name that was put together from the pieces with the signs that were not read, where they were.

        A sign stays by the word it stands behind, or else before; one that the name has already is left alone.
        """
        for sign, left, right in self.signs:
            if name.count(sign) < self.text.count(sign):
                name = _beside(name, sign, left, right)
        if self.behind and not name.endswith(self.behind) and name.count(self.behind) < self.text.count(self.behind):
            last = self.pieces[-1] if self.behind in _CLOSING and self.pieces else ""
            name = _beside(name, self.behind, last, "", gap="") if last else name + self.behind
        if self.before and not name.startswith(self.before) and name.count(self.before) < self.text.count(self.before):
            gap = " " if self.text.lstrip()[len(self.before) :][:1].isspace() else ""
            name = self.before + gap + name
        return name

    def piece_spans(self) -> list[tuple[int, int]]:
        """Give the characters of ``core`` that each piece takes."""
        if self._spans is None:
            self._spans = pieces_of(self.core)
        return self._spans

    def inside(self, piece: int, start: int, end: int) -> tuple[int, int]:
        """Give the characters of the name that stand from ``start`` to ``end`` within a piece."""
        first = self.piece_spans()[piece][0]
        return self.original(first + start, first + end)

    def span(self, start: int, end: int | None = None) -> tuple[int, int]:
        """Give the characters of the name that the pieces from ``start`` up to ``end`` take (one piece by default).

        For an empty stretch this is the empty span after the piece before it.
        """
        spans = self.piece_spans()
        if end is None:
            end = start + 1
        if start >= end:
            after = spans[start - 1][1] if start else 0
            return self.original(after, after)
        return self.original(spans[start][0], spans[end - 1][1])

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Map characters of ``core`` back to the name as it was given."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end]

    def part(self, stretch: tuple[int, int] | None) -> Part | None:
        """Give a stretch of pieces as a part of the name."""
        if stretch is None:
            return None
        start, end = self.span(*stretch)
        return Part(self.text[start:end], start, end)

    def words(self, stretch: tuple[int, int] | None) -> list[str]:
        """Give the folded pieces of a stretch."""
        if self.verbs is not None and stretch == self.operation:
            return list(self.verbs)
        return self.folded[stretch[0] : stretch[1]] if stretch else []

    def replaced(self, start: int, end: int, by: str) -> str:
        """Give the whole name with the characters from ``start`` to ``end`` replaced; no double space remains."""
        before, after = self.text[:start], self.text[end:]
        if not by:
            if not before.strip() or not after.strip():
                return (before + after).strip()
            return before.rstrip() + " " + after.lstrip()
        return before + by + after

    def add(
        self,
        rule: str,
        text: str,
        span: tuple[int, int],
        *proposals: tuple[str, Safety],
        **data: object,
    ) -> None:
        """Note a fault; its data gets ``proposal``, the first whole name that is offered.

        Of a very long name no more than some faults of each rule are told, and nothing is proposed for it.
        """
        if proposals:
            if rule != _OF_SIGNS and len(self.text) <= _READABLE:
                proposals = tuple((self.with_signs(name), safety) for name, safety in proposals)
            data["proposal"] = proposals[0][0]
        if len(self.text) > _READABLE:
            proposals = ()
            if sum(fault.rule == rule for fault in self.faults) >= _MOST:
                return
        if any((fault.rule, fault.text, fault.start, fault.end) == (rule, text, *span) for fault in self.faults):
            return
        shown = {key: shorten(value, _SHOWN) if isinstance(value, str) else value for key, value in data.items()}
        self.faults.append(Fault(rule, text, *span, shown, proposals))

    def fault(self, rule: str) -> Fault | None:
        """Give the first fault of a rule, if there is one."""
        return next((fault for fault in self.faults if fault.rule == rule), None)


def _beside(name: str, sign: str, left: str, right: str, gap: str = " ") -> str:
    """Put a sign behind the one word of a name, or before the other; give the name as it was where neither is there."""
    if not left:
        return f"{sign} {name}"
    for piece, end in ((left, True), (right, False)):
        found = re.search(rf"(?<!\w){re.escape(piece)}(?!\w)", name, re.IGNORECASE) if piece else None
        if found:
            # Never into brackets: what is between them is a scope, and nothing else.
            first, last = name.rfind("[", 0, found.start()), name.find("]", found.end())
            inside = first > name.rfind("]", 0, found.start()) and last >= 0
            if end:
                at = last + 1 if inside else found.end()
                return f"{name[:at]}{gap}{sign}{name[at:]}"
            at = first if inside else found.start()
            return f"{name[:at]}{sign} {name[at:]}"
    return name


def read_name(text: str, language: Language, known: Signature | None = None) -> Reading:
    """Read one name, and let the rules that look at one part of it look; never fails, whatever the text.

    ``known`` is its signature, where the caller has it already.
    """
    known = known or signature(text, language)
    if known is not None and (frame := MEMORY.frame(known, language)) is not None:
        return _familiar(text, language, frame, known.verb)
    reading = read_afresh(text, language)
    if known is not None and not reading.faults and reading.core is text:
        MEMORY.learn(known, language, _frame(reading))
    return reading


def read_afresh(text: str, language: Language) -> Reading:
    """Read one name without looking whether one of its kind was read before."""
    reading = _read(text, language)
    for check in _name_rules():
        check(reading)
    return reading


def _read(text: str, language: Language) -> Reading:
    reading = Reading(text, language)
    reading.ordinary = is_ordinary(text, language)
    if language == "nl":
        from onsrights.ons.names.dutch import read
    else:
        from onsrights.ons.names.english import read
    read(reading)
    return reading


@lru_cache(1)
def _name_rules() -> tuple[Callable[[Reading], None], ...]:
    from onsrights.ons._catalogue import RULES

    return tuple(rule.check() for rule in {rule.module: rule for rule in RULES if rule.call == "check_name"}.values())


def _frame(reading: Reading) -> Frame:
    mentions = any(_is_scope_noun(piece, reading.language) for piece in reading.folded)
    return Frame(
        reading.kind,
        reading.article,
        reading.subject,
        reading.scopes,
        reading.operation,
        reading.closing,
        mentions,
        tuple(reading.words(reading.operation)),
    )


def _is_scope_noun(piece: str, language: Language) -> bool:
    noun = None if piece[0] == "[" else scope_noun(piece.removesuffix("'s"), language)
    return noun is not None and noun.entity is not None


def _familiar(text: str, language: Language, frame: Frame, verb: str) -> Reading:
    reading = Reading(text, language)
    (
        reading.kind,
        reading.article,
        reading.subject,
        reading.scopes,
        reading.operation,
        reading.closing,
        reading.mentions_scope,
        reading.verbs,
    ) = frame
    if verb and reading.verbs:
        reading.verbs = (*reading.verbs[:-1], verb) if language == "nl" else (verb, *reading.verbs[1:])
    return reading
