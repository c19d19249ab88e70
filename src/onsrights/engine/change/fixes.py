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

from onsrights.engine.check.locate import Locator
from onsrights.engine.check.platform import unit_pointer
from onsrights.engine.check.rule import REST, UnknownRuleError
from onsrights.engine.check.run import InternalFault
from onsrights.engine.check.session import Session
from onsrights.engine.diagnostics import Place
from onsrights.engine.text.comments import comments_of
from onsrights.engine.text.source import Source
from onsrights.engine.text.tree import pointer_step, read_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from onsrights.engine.check.platform import Group, Platforms
    from onsrights.engine.check.rule import Registry
    from onsrights.engine.diagnostics import Diagnostic, Finding, Fix
    from onsrights.engine.settings.settings import Settings
    from onsrights.engine.text.tree import Node, Tree

__all__ = ["Mended", "Repair", "UnitNames", "is_kept", "mended", "selected"]

_ROUNDS = 20
"""So many times a text is changed, at most; each round mends all that can be mended together."""

_ATTEMPTS = 200
"""So many times a text is checked, at most, to find out which of its fixes do harm."""

OF_COMMENTS = frozenset({"unused-ignore", "unknown-rule"})
"""The rules whose fixes change comments and nothing else."""

_UNUSED = "unused-ignore"
_DEEP = 2
"""So many steps lead to a value below a key of a document, where no list is on the way."""

_BYTES = 4
"""The most bytes that one code point takes in UTF-8."""


_Where: TypeAlias = tuple[int, str]
"""A document, by its number, and a part of it: see :meth:`_Mender._where`."""


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
    """What would do harm; their places are those of ``text``."""
    has_secret: bool = False
    """Whether it was left as it is because it holds a secret."""
    is_unread: bool = False
    """Whether it was left as it is, with something to fix, because part of it cannot be read."""


class _Piece(NamedTuple):
    """A replacement in the text: 0-based code points, half-open."""

    start: int
    end: int
    text: str
    builds: bool = False
    """Whether keys or items may come, go or be renamed with it."""


class _Offer(NamedTuple):
    """A repair with all its edits, in the order of the file."""

    pieces: tuple[_Piece, ...]
    repair: Repair
    where: _Where

    @property
    def changes_comments(self) -> bool:
        """Whether it is about a comment, and not about what the file says."""
        return self.repair.diagnostic.rule in OF_COMMENTS


_Trial: TypeAlias = list[list[_Offer]]
"""What is tried together: for each part of the file the fixes in it."""


class _Fault(NamedTuple):
    """An error or a warning, as it is told from others: by what it says and not by its exact place."""

    code: str
    is_error: bool
    """A warning that becomes an error is another fault."""


class _Look(NamedTuple):
    """A text, and what is wrong with it."""

    tree: Tree
    groups: list[Group]
    names: tuple[str | None, ...]
    """What the units are called, in the order of the file."""
    units: tuple[_Where, ...]
    """The part of the file that each of these names is in."""
    faults: dict[_Where, Counter[_Fault]]
    """The errors and warnings of each part of the file; an error counts as a warning of its code as well."""
    places: frozenset[tuple[Place, str]]
    """Where each of them is, and its code."""
    others: dict[_Where, set[_Where]]
    """The parts that the faults of a part point at."""

    @property
    def text(self) -> str:
        return self.tree.source.text

    @property
    def parses(self) -> bool:
        return self.tree.complete and not any(fault.kind == "invalid-yaml" for fault in self.tree.faults)

    def new_since(self, other: _Look) -> dict[_Where, set[str]]:
        """Give the codes that are in a part and were not there before, or not as often."""
        found = {}
        for where, faults in self.faults.items():
            if more := faults - other.faults.get(where, Counter()):
                found[where] = {fault.code for fault in more}
        return found


class _Step(NamedTuple):
    """What one round did."""

    before: str
    after: _Look
    done: list[_Offer]
    refused: list[_Offer]


def mended(
    source: Source, platforms: Platforms, settings: Settings, *, unsafe: bool = False, names: UnitNames | None = None
) -> Mended:
    """Apply the safe fixes, with ``unsafe`` the unsafe ones too, of the rules that ``settings`` select.

    No fix does harm. After each of them the text parses, every comment is there, units that had different names still
    have (in ``names``, those of the other files of a run, too), and no error or warning is there that was not, but for
    those that the mended one had hidden; whichever rules are selected. Outside the values that are mended the file
    says the same. Each fix answers for itself: what another one makes better is no excuse. A fix that does not keep to
    that is left out. A file that is not UTF-8, that cannot be read, that does not parse or that holds a secret stays as
    it is. Raises :class:`InternalFault` where the tool itself fails.
    """
    if source.faults:
        return Mended(source.text, (), ())
    try:
        return _Mender(source, platforms, settings, names or UnitNames(), unsafe=unsafe).run()
    except MemoryError:
        raise
    except Exception as error:
        raise InternalFault(source.path) from error


class UnitNames:
    """What the units of a run are called, each with what it was called first: two that differed have to differ still.

    What differs in capitals only is told apart by a machine, and by no person, so both are looked at. The names of the
    other files are asked for when they are first needed: few fixes change one.
    """

    def __init__(self, others: Iterable[str] = ()) -> None:
        self._others = others
        self._owner: dict[str, str] = {}

    def is_free(self, name: str, first: str | None) -> bool:
        """Whether a unit that was called ``first`` may have this name."""
        others, self._others = self._others, ()
        for other in others:
            self.take(other, other)
        owners = zip(_forms(name), _forms(first or ""), strict=True)
        return all(self._owner.get(form, owner) == owner for form, owner in owners)

    def take(self, name: str, first: str | None) -> None:
        """Note that a unit that was called ``first`` has this name."""
        for form, owner in zip(_forms(name), _forms(first or ""), strict=True):
            self._owner.setdefault(form, owner)


def _forms(name: str) -> tuple[str, str]:
    return f"={name}", f"~{name.casefold()}"


class _Mender:
    """Mends one file."""

    def __init__(
        self, source: Source, platforms: Platforms, settings: Settings, names: UnitNames, *, unsafe: bool
    ) -> None:
        self._source = source
        self._platforms = platforms
        self._platform = platforms.of(read_tree(source, settings.limits), source.path)
        self._registry = platforms.registry(settings)
        # A rule that nobody asked for still says whether a fix does harm.
        self._settings = settings._replace(select=(), ignore=())
        self._codes = selected(self._registry, settings)
        self._safeties = {"safe", "unsafe"} if unsafe else {"safe"}
        self._names = names
        self._first: tuple[str | None, ...] = ()
        """What the units were called in the beginning."""
        self._units: tuple[_Where, ...] = ()
        """Where that is."""

    def run(self) -> Mended:
        steps: list[_Step] = []
        now = self._look(self._source.text)
        if self._source.secrets or (now and now.tree.source.secrets):
            return Mended(self._source.text, (), (), has_secret=True)
        if now is None or not now.parses:
            return Mended(self._source.text, (), (), is_unread=now is not None and bool(self._offers(now)))
        self._first, self._units = now.names, now.units
        for _ in range(_ROUNDS):
            step = self._step(now)
            steps.append(step)
            if not step.done:
                break
            now = step.after
            if any(piece.builds for offer in step.done for piece in offer.pieces):
                # What was found in it is placed by the text before; what comes next is compared by its own places.
                now = self._look(now.text) or now
            seen = [earlier.before for earlier in steps]
            if now.text in seen:
                return _out_of_the_circle(steps, seen.index(now.text))
        for name, first in zip(now.names, self._first, strict=True):
            if name and name != first:
                self._names.take(name, first)
        return _result(now.text, steps, [*steps[-1].refused, *self._given_up(now, steps)])

    def _given_up(self, now: _Look, steps: Sequence[_Step]) -> Iterator[_Offer]:
        """Give what was refused beside another fix, and is not offered any more though its fault is still there."""
        refused = {_fault_of(offer.repair.diagnostic): offer for step in steps for offer in step.refused}
        for offer in steps[-1].refused:
            refused.pop(_fault_of(offer.repair.diagnostic), None)
        codes = {code for code, _ in refused}
        for diagnostic in self._diagnostics(now, lambda finding: finding.code in codes) if codes else ():
            if (gone := refused.pop(_fault_of(diagnostic), None)) is not None:
                yield gone._replace(repair=Repair(diagnostic, gone.repair.fix))

    def _look(self, text: str, old: Tree | None = None, pieces: Sequence[_Piece] = ()) -> _Look | None:
        """Check a text; ``None`` where it is too large to be a file, or would begin with a byte order mark of its own.

        The places are those of ``old``, of which it was made by ``pieces``, so that what is there can be compared.
        """
        limits = self._settings.limits
        if len(text) * _BYTES > limits.file_bytes and len(text.encode("utf-8", "surrogatepass")) > limits.file_bytes:
            return None
        mark = "\ufeff" if self._source.bom else ""
        if not mark and text.startswith("\ufeff"):  # read as the mark, it would be gone from the text
            return None
        tree = read_tree(Source(self._source.path, mark + text), limits)
        checked = Session(self._platforms, self._settings).check(tree)
        moved = _moved(old, tree, pieces) if old is not None and any(piece.builds for piece in pieces) else {}
        faults: dict[_Where, Counter[_Fault]] = {}
        places = set()
        others: dict[_Where, set[_Where]] = {}
        for finding in (finding for group in checked.groups for finding in group.findings):
            severity = finding.severity or self._registry[finding.code].severity
            # That a comment is not needed any more is no harm, and the next round sees to it.
            if severity == "info" or self._registry[finding.code].name == _UNUSED:
                continue
            place = _before(finding.place, moved)
            known = place._replace(part="value", span=None)
            where = self._where(place)
            times = finding.data["count"] if finding.text == REST else 1
            found = faults.setdefault(where, Counter())
            found[_Fault(finding.code, is_error=False)] += times
            if severity == "error":
                found[_Fault(finding.code, is_error=True)] += times
            places.add((known, finding.code))
            for note in finding.notes:
                others.setdefault(where, set()).add(self._where(_before(note.place, moved)))
        names = tuple(entry.label for entry in checked.entries)
        keys = "/".join(("", *self._platform.label))
        units = tuple(self._where(Place(entry.pointer + keys, document=entry.document)) for entry in checked.entries)
        return _Look(tree, checked.groups, names, units, faults, frozenset(places), others)

    # ---------------------------------------------------------------------------------------- which fixes do no harm

    def _step(self, now: _Look) -> _Step:
        """Try what is offered for this text until something could be changed, or nothing is left to try."""
        offers = self._offers(now)
        comments = comments_of(now.tree) if offers else []
        waiting: list[_Offer] = []
        refused: list[_Offer] = []
        for offer in offers:
            (refused if _loses_comment(offer, now.text, comments) else waiting).append(offer)
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
        """Apply all of ``chosen`` but what does harm.

        Parts of the file are tried side by side, because what is done in one of them seldom says anything of another.
        In each, all fixes are tried together, and where something is worse, fewer, until the one to blame stands alone.
        """
        by_part: dict[_Where, list[_Offer]] = {}
        for offer in chosen:
            by_part.setdefault(offer.where, []).append(offer)
        best = now
        done: list[_Offer] = []
        bad: list[_Offer] = []
        trials: list[_Trial] = [list(by_part.values())]
        used = 0
        while trials:
            trial = trials.pop()
            offers = [offer for part in trial for offer in part]
            if used == attempts:
                bad += offers
                continue
            used += 1
            then = self._changed(now, [*done, *offers])
            blamed = None if then is None else self._blamed(best, then, trial)
            if then is not None and blamed is not None and not blamed:
                best = then
                done += offers
            elif len(offers) == 1 or (blamed and len(blamed) == len(offers)):
                bad += offers
            else:
                trials += _halved(trial, blamed or set())
        return best, done, bad, used

    def _blamed(self, before: _Look, after: _Look, trial: _Trial) -> set[_Where] | None:
        """Give the parts in which fixes do harm; ``None`` where it cannot be said which ones do."""
        parts = {part[0].where: part for part in trial}
        of_document: dict[int, _Trial] = {}
        for part in trial:
            of_document.setdefault(part[0].where[0], []).append(part)
        alone = trial[0] if len(trial) == 1 and len(trial[0]) == 1 else []
        blamed = self._clashing(before, after)
        if blamed is None:
            return None
        for where, codes in after.new_since(before).items():
            causes = alone or parts.get(where, [])
            if not causes and not after.others.get(where, set()) & parts.keys():
                # What was fixed elsewhere in the document may have hidden it.
                causes = [offer for part in of_document.get(where[0], []) for offer in part]
            if causes and all(self._may_show(cause, code) for cause in causes for code in codes):
                continue
            # Where nothing was done, it was done in a part that this points at.
            here = {where} & parts.keys() or after.others.get(where, set()) & parts.keys()
            if not here:
                return None
            blamed |= here
        # What has gone in one place does not make up for the same in another place of a part.
        come = {self._where(place) for place, _ in after.places - before.places}
        blamed |= {where for where in come & parts.keys() if len(parts[where]) > 1}
        return blamed if blamed <= parts.keys() else None

    def _may_show(self, cause: _Offer, code: str) -> bool:
        """Whether a fault may be there after a fix that was not before it, because what was fixed had hidden it.

        The vendor's rules come first: what a team wants of the text that they ask for is said once it is there.
        """
        definition = cause.repair.diagnostic.definition
        return code.startswith(definition.hidden) or (
            definition.house is None and self._registry[code].house is not None
        )

    def _clashing(self, before: _Look, after: _Look) -> set[_Where] | None:
        """Give the units with a name that is another one's; ``None`` where units have come or gone."""
        if len(after.names) != len(before.names):
            return None
        units = list(zip(after.names, before.names, self._first, self._units, strict=True))
        here = UnitNames()
        for name, old, first, _ in units:
            if name and name == old:
                here.take(name, first)
        blamed = set()
        for name, old, first, where in units:
            if name and name != old:
                if not (here.is_free(name, first) and self._names.is_free(name, first)):
                    blamed.add(where)
                here.take(name, first)
        return blamed

    def _changed(self, now: _Look, offers: Sequence[_Offer]) -> _Look | None:
        """Apply edits; ``None`` where the result does not parse, loses a comment, or says anything else elsewhere."""
        pieces = sorted(piece for offer in offers for piece in offer.pieces)
        then = self._look(_replaced(now.text, pieces), now.tree, pieces)
        # What is done to comments changes no value.
        changed = [piece for offer in offers if not offer.changes_comments for piece in offer.pieces]
        if then is None or not then.parses or not is_kept(now.tree, then.tree, changed, pieces):
            return None
        return then if _keeps_comments(now.tree, then.tree, pieces) else None

    def _offers(self, now: _Look) -> list[_Offer]:
        """Give the first applicable fix of every diagnostic that has one, in the order of the file."""

        def has_one(finding: Finding) -> bool:
            return self._is_meant(finding) and any(each.safety in self._safeties for each in finding.proposals)

        offers = []
        for diagnostic in self._diagnostics(now, has_one):
            for fix in diagnostic.fixes:
                if fix.safety in self._safeties and (pieces := _pieces(now.text, fix)):
                    offers.append(_Offer(pieces, Repair(diagnostic, fix), self._where(_place(diagnostic))))
                    break
        return sorted(offers, key=lambda offer: (offer.pieces, offer.repair.diagnostic.code))

    def _diagnostics(self, now: _Look, wanted: Callable[[Finding], bool]) -> list[Diagnostic]:
        groups = [group._replace(findings=[*filter(wanted, group.findings)]) for group in now.groups]
        return Locator(self._registry, self._platform, now.tree).diagnostics(groups)

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

    def _where(self, place: Place) -> _Where:
        """Say which part of the file is meant: a unit, or a value beside the units.

        Where a document is one unit, a part of it is what a fix is usually about: an item of a list, a value of a key.
        """
        if self._platform.unit.endswith("[]"):
            return place.document, unit_pointer(self._platform, place.pointer) or place.pointer
        steps = place.pointer.split("/")
        item = next((at for at, step in enumerate(steps) if step.isdigit()), _DEEP)
        return place.document, "/".join(steps[: item + 1])


def selected(registry: Registry, settings: Settings) -> frozenset[str]:
    """Give the codes of the rules that are wanted; raise :class:`onsrights.engine.check.rule.UnknownRuleError`."""
    wanted = (registry.expand(name) for name in settings.select)
    every = frozenset().union(*wanted) if settings.select else frozenset(rule.code for rule in registry)
    return every.difference(*(registry.expand(name) for name in settings.ignore))


def _place(diagnostic: Diagnostic) -> Place:
    return Place(diagnostic.pointer, document=diagnostic.document)


def _fault_of(diagnostic: Diagnostic) -> tuple[str, Place]:
    return diagnostic.code, _place(diagnostic)


def _halved(trial: _Trial, blamed: set[_Where]) -> list[_Trial]:
    """Give what to try next of a trial that does harm, the last first: what nobody blames, then less of the rest.

    Where no part is to blame alone, it may be any of them.
    """
    culprits = [part for part in trial if part[0].where in blamed]
    innocent = [part for part in trial if part[0].where not in blamed]
    if not culprits and len(innocent) > 1:
        half = len(innocent) // 2
        return [innocent[half:], innocent[:half]]
    parts = culprits or innocent
    single = [part for part in parts if len(part) == 1]
    many = [part for part in parts if len(part) > 1]
    halves = [[part[len(part) // 2 :] for part in many], [part[: len(part) // 2] for part in many]]
    return [less for less in (*halves, single, innocent if culprits else []) if less]


def _loses_comment(offer: _Offer, text: str, comments: list[tuple[int, int]]) -> bool:
    """Whether a fix takes a comment out of the file, and is not about comments; text that holds it still has it."""
    return not offer.changes_comments and any(
        text[start:end].rstrip() not in piece.text
        for piece in offer.pieces
        for start, end in _overlapping(comments, piece)
    )


def _overlapping(comments: list[tuple[int, int]], piece: _Piece) -> Iterator[tuple[int, int]]:
    at = max(0, bisect_right(comments, (piece.start, piece.start)) - 1)
    while at < len(comments) and comments[at][0] < piece.end:
        if comments[at][1] > piece.start:
            yield comments[at]
        at += 1


def _keeps_comments(old: Tree, new: Tree, pieces: Sequence[_Piece]) -> bool:
    """Whether every comment that no edit is about is there still."""
    before, after = comments_of(old), comments_of(new)
    touched = {span for piece in pieces for span in _overlapping(before, piece)}
    left = Counter(old.source.text[start:end] for start, end in before if (start, end) not in touched)
    return not left - Counter(new.source.text[start:end] for start, end in after)


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


def _moved(old: Tree, new: Tree, pieces: Sequence[_Piece]) -> dict[tuple[int, str], str]:
    """Give the old pointers of what has another one because items or keys before it came or went, or were renamed.

    Two trees that differ in more than that are not gone through to the end: nothing is made of them.
    """
    gone, come = _spans({piece for piece in pieces if piece.builds}, pieces)
    found: dict[tuple[int, str], str] = {}
    waiting: list[tuple[int, Any, Any, str, str]] = [
        (document, before, after, "", "")
        for document, (before, after) in enumerate(zip(old.documents, new.documents, strict=False))
    ]
    while waiting:
        document, before, after, old_pointer, new_pointer = waiting.pop()
        if before is None or after is None or before[0] != after[0] or before[0] == "scalar":
            continue
        lists = before[3], after[3]
        differ = len(lists[0]) != len(lists[1])
        left, right = (
            [(at, part) for at, part in enumerate(parts) if not (differ and _is_within(spans, part))]
            for parts, spans in zip(lists, (gone, come), strict=True)
        )
        for (one, was), (two, part) in zip(left, right, strict=False):
            mapping = before[0] == "mapping"
            old_step, new_step = (pointer_step(was[0]), pointer_step(part[0])) if mapping else (f"/{one}", f"/{two}")
            if old_step != new_step:
                found[document, new_pointer + new_step] = old_pointer + old_step
            values = (was[1], part[1]) if mapping else (was, part)
            waiting.append((document, *values, old_pointer + old_step, new_pointer + new_step))
    return found


def _before(place: Place, moved: Mapping[tuple[int, str], str]) -> Place:
    """Give the place of a file as it was before, by what has moved in it."""
    pointer, rest = place.pointer, ""
    while moved and pointer:
        if (old := moved.get((place.document, pointer))) is not None:
            return place._replace(pointer=old + rest)
        pointer, slash, step = pointer.rpartition("/")
        rest = slash + step + rest
    return place


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
