"""Apply the fixes of a file's diagnostics: as many as there are, and none that makes the file worse.

Nothing in here writes: a text comes in, a text goes out. Fixes are applied in rounds. In each round those that do not
touch each other are applied together, and the result is read and checked like any other file; what touched another
one is looked at again in the next round, when its place and its words may be different ones.

What is done to a text depends on that text alone, never on how it came about. That is why a second call changes
nothing.
"""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right, insort
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from onsrights.engine.check.platform import unit_pointer
from onsrights.engine.check.rule import REST, UnknownRuleError
from onsrights.engine.check.session import Session
from onsrights.engine.locate import Locator
from onsrights.engine.run import InternalFault
from onsrights.engine.source import Source
from onsrights.engine.tree import read_tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onsrights.engine.check.platform import Group, Platforms
    from onsrights.engine.check.rule import Registry
    from onsrights.engine.diagnostics import Diagnostic, Finding, Fix, Place
    from onsrights.engine.settings import Settings
    from onsrights.engine.tree import Node, Tree

__all__ = ["Mended", "Repair", "is_kept", "mended", "selected"]

_ROUNDS = 20
"""So many times a text is changed, at most; each round mends all that can be mended together."""

_ATTEMPTS = 200
"""So many times a text is checked, at most, to find out which of its fixes would make it worse."""

OF_COMMENTS = frozenset({"unused-ignore", "unknown-rule"})
"""The rules whose fixes change comments and nothing else."""

_BYTES = 4
"""The most bytes that one code point takes in UTF-8."""


_Where: TypeAlias = tuple[int, str]
"""A document, by its number, and a part of it."""


class Repair(NamedTuple):
    """A diagnostic and the one of its fixes that is meant."""

    diagnostic: Diagnostic
    fix: Fix


class Mended(NamedTuple):
    """What became of a text."""

    text: str
    """Without a byte order mark, like :attr:`Source.text`."""
    applied: tuple[Repair, ...]
    """In the order in which they were applied; their places are those of the text of their round."""
    left_out: tuple[Repair, ...]
    """What would make the text worse; their places are those of ``text``."""
    has_secret: bool = False
    """Whether it was left as it is because it holds a secret."""


class _Piece(NamedTuple):
    """A replacement in the text: 0-based code points, half-open."""

    start: int
    end: int
    text: str
    builds: bool = False
    """Whether keys or items may come or go with it."""


class _Offer(NamedTuple):
    """A repair with all its edits, in the order of the file."""

    pieces: tuple[_Piece, ...]
    repair: Repair


class _Look(NamedTuple):
    """A text, and how much is wrong with it."""

    tree: Tree
    groups: list[Group]
    errors: Counter[_Where]
    faults: Counter[_Where]
    """Errors and warnings."""

    @property
    def text(self) -> str:
        return self.tree.source.text

    @property
    def parses(self) -> bool:
        return self.tree.complete and not any(fault.kind == "invalid-yaml" for fault in self.tree.faults)

    def worse_than(self, other: _Look) -> set[_Where]:
        """Give the parts in which there is more wrong; what gets better elsewhere is no excuse."""
        return {*(self.errors - other.errors), *(self.faults - other.faults)}


class _Step(NamedTuple):
    """What one round did."""

    before: str
    after: _Look
    done: list[_Offer]
    refused: list[_Offer]


def mended(source: Source, platforms: Platforms, settings: Settings, *, unsafe: bool = False) -> Mended:
    """Apply the safe fixes, with ``unsafe`` the unsafe ones too, of the rules that ``settings`` select.

    Every round ends in a text that parses and in which no part (a unit, say) has more errors than before, or more
    errors and warnings together, whichever rules are selected; outside the values that are mended it says the same.
    A fix that does not keep to that is left out. A file that is not UTF-8, that cannot be read, that does not parse or
    that holds a secret stays as it is. Raises :class:`InternalFault` where the tool itself fails.
    """
    if source.faults:
        return Mended(source.text, (), ())
    try:
        return _Mender(source, platforms, settings, unsafe=unsafe).run()
    except MemoryError:
        raise
    except Exception as error:
        raise InternalFault(source.path) from error


class _Mender:
    """Mends one file."""

    def __init__(self, source: Source, platforms: Platforms, settings: Settings, *, unsafe: bool) -> None:
        self._source = source
        self._platforms = platforms
        self._platform = platforms.of(read_tree(source, settings.limits), source.path)
        self._registry = platforms.registry()
        # A rule that nobody asked for still says whether a fix does harm.
        self._settings = settings._replace(select=(), ignore=())
        self._codes = selected(self._registry, settings)
        self._safeties = {"safe", "unsafe"} if unsafe else {"safe"}

    def run(self) -> Mended:
        steps: list[_Step] = []
        now = self._look(self._source.text)
        if self._source.secrets or (now and now.tree.source.secrets):
            return Mended(self._source.text, (), (), has_secret=True)
        if now is None or not now.parses:
            return Mended(self._source.text, (), ())
        for _ in range(_ROUNDS):
            step = self._step(now)
            steps.append(step)
            if not step.done:
                break
            now = step.after
            seen = [earlier.before for earlier in steps]
            if now.text in seen:
                return _out_of_the_circle(steps, seen.index(now.text))
        return _result(now.text, steps, steps[-1].refused)

    def _look(self, text: str) -> _Look | None:
        """Check a text; ``None`` where it has become too large to be a file."""
        limits = self._settings.limits
        if len(text) * _BYTES > limits.file_bytes and len(text.encode("utf-8", "surrogatepass")) > limits.file_bytes:
            return None
        mark = "\ufeff" if self._source.bom else ""
        tree = read_tree(Source(self._source.path, mark + text), limits)
        checked = Session(self._platforms, self._settings).check(tree)
        errors: Counter[_Where] = Counter()
        faults: Counter[_Where] = Counter()
        for finding in (finding for group in checked.groups for finding in group.findings):
            severity = finding.severity or self._registry[finding.code].severity
            if severity != "info":
                where = self._where(finding.place)
                times = finding.data["count"] if finding.text == REST else 1
                faults[where] += times
                errors[where] += times * (severity == "error")
        return _Look(tree, checked.groups, errors, faults)

    def _step(self, now: _Look) -> _Step:
        """Try what is offered for this text until something could be changed, or nothing is left to try."""
        waiting = self._offers(now)
        refused: list[_Offer] = []
        attempts = _ATTEMPTS
        while waiting and attempts > 0:
            chosen, waiting = _apart(waiting)
            then, done, bad, used = self._try(now, chosen, attempts)
            attempts -= used
            refused += bad
            if done:
                return _Step(now.text, then, done, refused)
        return _Step(now.text, now, [], refused + waiting)

    def _try(self, now: _Look, chosen: list[_Offer], attempts: int) -> tuple[_Look, list[_Offer], list[_Offer], int]:
        """Apply all of ``chosen``, or, where that does harm, parts of it until those to blame stand alone."""
        best = now
        done: list[_Offer] = []
        bad: list[_Offer] = []
        parts = [chosen]
        used = 0
        while parts:
            part = parts.pop()
            if used == attempts:
                bad += part
                continue
            used += 1
            then = self._changed(now, [*done, *part])
            worse = None if then is None else then.worse_than(best)
            if then is not None and not worse:
                best = then
                done += part
            elif len(part) == 1:
                bad += part
            else:
                parts += self._parted(part, worse or set())
        return best, done, bad, used

    def _changed(self, now: _Look, offers: Sequence[_Offer]) -> _Look | None:
        """Apply edits; ``None`` where the result does not parse, or says something else outside the edited values."""
        pieces = sorted(piece for offer in offers for piece in offer.pieces)
        then = self._look(_replaced(now.text, pieces))
        # What is done to comments changes no value.
        changed = [
            piece for offer in offers if offer.repair.diagnostic.rule not in OF_COMMENTS for piece in offer.pieces
        ]
        if then is None or not then.parses or not is_kept(now.tree, then.tree, changed, pieces):
            return None
        return then

    def _offers(self, now: _Look) -> list[_Offer]:
        """Give the first applicable fix of every diagnostic that has one, in the order of the file."""
        groups = [
            group._replace(
                findings=[
                    finding
                    for finding in group.findings
                    if self._is_meant(finding)
                    and any(proposal.safety in self._safeties for proposal in finding.proposals)
                ]
            )
            for group in now.groups
        ]
        locator = Locator(self._registry, self._platform, now.tree)
        offers = []
        for diagnostic in locator.diagnostics(groups):
            for fix in diagnostic.fixes:
                if fix.safety in self._safeties and (pieces := _pieces(now.text, fix)):
                    offers.append(_Offer(pieces, Repair(diagnostic, fix)))
                    break
        return sorted(offers, key=lambda offer: (offer.pieces, offer.repair.diagnostic.code))

    def _is_meant(self, finding: Finding) -> bool:
        """Whether a finding is among those that were asked for, as a check with the same settings would say."""
        registry = self._registry
        if finding.code not in self._codes:
            return False
        if registry[finding.code].name != "unused-ignore" or finding.text not in {"message", "part", "file"}:
            return True
        # Whether a rule has anything to say was judged here, but would not be where it was not selected.
        try:
            return all(registry.expand(name) <= self._codes for name in finding.data["rules"].split(", "))
        except UnknownRuleError:  # the list is too long to be repeated
            return False

    def _parted(self, offers: list[_Offer], worse: set[_Where]) -> list[list[_Offer]]:
        """Part offers in two: those in a part that became worse, to be tried last, and the rest; else in the middle."""
        suspects = [offer for offer in offers if self._where(offer.repair.diagnostic) in worse]
        if 0 < len(suspects) < len(offers):
            return [suspects, [offer for offer in offers if self._where(offer.repair.diagnostic) not in worse]]
        half = len(offers) // 2
        return [offers[half:], offers[:half]]

    def _where(self, place: Place | Diagnostic) -> _Where:
        """Say which part of the manifest is meant: a unit, or a value beside the units."""
        unit = unit_pointer(self._platform, place.pointer)
        return place.document, place.pointer if unit is None else unit


def selected(registry: Registry, settings: Settings) -> frozenset[str]:
    """Give the codes of the rules that are wanted; raise :class:`onsrights.engine.check.rule.UnknownRuleError`."""
    wanted = (registry.expand(name) for name in settings.select)
    every = frozenset().union(*wanted) if settings.select else frozenset(rule.code for rule in registry)
    return every.difference(*(registry.expand(name) for name in settings.ignore))


def _pieces(text: str, fix: Fix) -> tuple[_Piece, ...]:
    """Give all edits of a fix; none where one of its changes has no edit, or where they would change nothing."""
    pieces = []
    for change in fix.changes:
        edits = [
            _Piece(edit.range.start.offset, edit.range.end.offset, edit.text, change.builds)
            for edit in change.edits
            if edit.range is not None
        ]
        if not edits or len(edits) < len(change.edits):
            return ()
        pieces += edits
    pieces.sort()
    touching = any(one.end >= two.start for one, two in pairwise(pieces))
    if touching or all(text[piece.start : piece.end] == piece.text for piece in pieces):
        return ()
    return tuple(pieces)


def _apart(offers: Iterable[_Offer]) -> tuple[list[_Offer], list[_Offer]]:
    """Part offers into those that do not touch each other, the first ones first, and those that have to wait."""
    taken: list[tuple[int, int]] = []
    chosen: list[_Offer] = []
    waiting: list[_Offer] = []
    for offer in offers:
        spans = [(piece.start, piece.end) for piece in offer.pieces]
        if any(_touches(taken, *span) for span in spans):
            waiting.append(offer)
            continue
        chosen.append(offer)
        for span in spans:
            insort(taken, span)
    return chosen, waiting


def _touches(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a span overlaps one of the others, which are apart and in order, or is next to it.

    Several things may be put at one place.
    """
    at = bisect_left(taken, (start, end))
    if start == end and at < len(taken) and taken[at] == (start, end):
        return False
    return (at < len(taken) and taken[at][0] <= end) or (at > 0 and taken[at - 1][1] >= start)


def _replaced(text: str, pieces: Iterable[_Piece]) -> str:
    parts = []
    at = 0
    for piece in pieces:
        parts += [text[at : piece.start], piece.text]
        at = piece.end
    return "".join([*parts, text[at:]])


def is_kept(old: Tree, new: Tree, changed: Sequence[_Piece] = (), every: Sequence[_Piece] = ()) -> bool:
    """Whether two trees differ in nothing but the scalars in which an edit starts, and in what edits add or take out.

    ``changed`` are the edits that may change what the file says, ``every`` all that were made, sorted.
    """
    if len(old.documents) != len(new.documents):
        return False
    starts = sorted(piece.start for piece in changed)
    gone, come = _spans({piece for piece in changed if piece.builds}, every)
    pairs: list[tuple[Node | None, Node | None]] = [*zip(old.documents, new.documents, strict=True)]
    while pairs:
        before: Any
        after: Any
        before, after = pairs.pop()
        if before is None or after is None:
            if before is not after:
                return False
        elif before[0] != after[0]:
            return False
        elif before[0] == "scalar":
            at = bisect_left(starts, before[1])
            if before[3] != after[3] and not (at < len(starts) and starts[at] <= before[2]):
                return False
        else:
            left, right = before[3], after[3]
            if len(left) != len(right):
                left = [part for part in left if not _is_within(gone, part)]
                right = [part for part in right if not _is_within(come, part)]
                if len(left) != len(right):
                    return False
            if before[0] == "mapping":
                for one, two in zip(left, right, strict=True):
                    pairs += zip(one, two, strict=True)
            else:
                pairs += zip(left, right, strict=True)
    return True


def _spans(chosen: set[_Piece], every: Sequence[_Piece]) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Give the parts of the old text that edits take out, and those of the new text that they put in."""
    gone, come = [], []
    by = 0
    for piece in every:
        if piece in chosen:
            gone.append((piece.start, piece.end))
            come.append((piece.start + by, piece.start + by + len(piece.text)))
        by += len(piece.text) - (piece.end - piece.start)
    return gone, come


def _is_within(spans: list[tuple[int, int]], part: Any) -> bool:  # noqa: ANN401 - an item, or a key with its value
    """Whether an item or a pair lies in one of the spans as a whole."""
    first, last = (part, part) if isinstance(part[0], str) else part
    at = bisect_right(spans, (first[1], sys.maxsize)) - 1
    while last[0] != "scalar" and last[3]:
        last = last[3][-1] if last[0] == "sequence" else last[3][-1][1]
    return at >= 0 and max(first[2] if first[0] == "scalar" else 0, last[1]) <= spans[at][1]


def _out_of_the_circle(steps: list[_Step], first: int) -> Mended:
    """End where fixes undo each other: at the text of the circle that is first by its letters, from wherever one came.

    None of the texts of a circle is worse than another, so any of them would do, if only it is always the same.
    """
    last = min(range(first, len(steps)), key=lambda index: steps[index].before)
    return _result(steps[last].before, steps[:last], steps[last].done + steps[last].refused)


def _result(text: str, steps: Iterable[_Step], left_out: Iterable[_Offer]) -> Mended:
    applied = tuple(offer.repair for step in steps for offer in step.done)
    return Mended(text, applied, tuple(offer.repair for offer in left_out))
