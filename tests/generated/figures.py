"""Check every planted fault, and count: found, marked, mended, and what else was said."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

import yaml

import onsrights
from onsrights.engine.change.fixes import mended
from onsrights.engine.settings.settings import Settings
from onsrights.engine.text.source import Source
from onsrights.platforms import PLATFORMS
from tests.generated.faults import Fault, faults_of
from tests.generated.rights import PREFIX, Right, access_rights, every_right, plain_rights
from tests.generated.slips import KINDS, slips
from tests.generated.writer import STYLES, manifest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onsrights.engine.diagnostics import Diagnostic, Span

__all__ = [
    "Outcome",
    "Tally",
    "alarms_on",
    "checked",
    "false_alarms",
    "made_worse",
    "outcomes",
    "reasons",
    "slip_outcomes",
    "tallied",
    "tally_of",
    "with_fixes",
]

_IN_ONE_FILE = 50


class Outcome(NamedTuple):
    """What was said of a planted fault."""

    fault: Fault
    text: str
    """The manifest."""
    found: bool
    marked: bool
    mended: bool
    more: tuple[Diagnostic, ...]
    """Errors and warnings beside the fault that was planted."""
    said: tuple[Diagnostic, ...]
    wrong: str = ""
    """What the fixes write that is not the right text; empty where they write nothing else."""


class Tally(NamedTuple):
    """How often, of how many."""

    faults: int
    found: int
    marked: int
    mendable: int
    mended: int
    followed: int
    wrong: int = 0


_STEP = 7
"""Of the faults that can be planted in a right, one in so many is: each right has others."""


def outcomes(seed: int, rights: int, *, known: bool) -> Iterator[Outcome]:
    """Plant faults in so many rights, in every style and with both line ends, and check each by itself."""
    turn = 0
    for number, right in enumerate(islice(plain_rights(seed, known=known), rights)):
        for fault in islice(faults_of(right, known=known), number % _STEP, None, _STEP):
            turn += 1
            yield checked(fault, STYLES[turn % len(STYLES)], "\r\n" if turn // len(STYLES) % 2 else "\n")


def checked(fault: Fault, style: str, newline: str) -> Outcome:
    """Check a manifest with this right alone."""
    text = manifest([fault.fields], style, newline, fault.prefix, fault.name)
    said = tuple(onsrights.check_text(text).diagnostics)
    hits = [one for one in said if one.code in {fault.code, *fault.others} and _field(one) == fault.field]
    hits.sort(
        key=lambda one: not _is_marked(fault, one, text)
    )  # where several rules name it, the one at the right words
    hit = hits[0] if hits else None
    return Outcome(
        fault,
        text,
        hit is not None,
        hit is not None and _is_marked(fault, hit, text),
        fault.mended is not None and any(fault.mended in _offered(one, text) for one in hits),
        tuple(one for one in said if one.severity != "info" and one is not hit),
        said,
    )


def _field(found: Diagnostic) -> str:
    """Give the field that is meant: one of the right, or one of the connector."""
    return found.field or found.pointer.rpartition("/")[2]


def _offered(found: Diagnostic, text: str) -> set[str]:
    """Give every text that is proposed for the place: the value of its field, or a key as it would stand there."""
    offered = set()
    for change in (change for fix in found.fixes for change in fix.changes):
        if change.value is not None:
            if change.field in {None, found.field}:
                offered.add(change.value)
        elif found.range is not None:
            start, end = found.range.start.offset, found.range.end.offset
            key = text[start:end]
            for edit in sorted(
                change.edits, key=lambda edit: edit.range.start.offset if edit.range else 0, reverse=True
            ):
                if edit.range is not None:
                    key = key[: edit.range.start.offset - start] + edit.text + key[edit.range.end.offset - start :]
            offered.add(key)
    return offered


def _is_marked(fault: Fault, found: Diagnostic, text: str) -> bool:
    """Whether the caret is right: on the faulty characters, all or some of them, and on no others.

    What is marked in the file has to stand for the characters that are marked in the value, too.
    """
    if found.range is None:
        return False
    if not fault.marks:
        return True
    span = found.field_range
    if span is None:
        return False
    value = fault.fields[fault.field]
    there = text[found.range.start.offset : found.range.end.offset]
    if not _stands_for(there, value[span.start : span.end]):
        return False
    return any(_is_within(span, mark, value) for mark in fault.marks)


def _stands_for(there: str, value: str) -> bool:
    there = re.sub(r"\r?\n +", " ", there).replace("''", "'").replace('\\"', '"')
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), there) == value


def _is_within(span: Span, mark: tuple[int, int], value: str) -> bool:
    start, end = mark
    if start == end or span.start == span.end:
        return start == end and span.start <= start <= span.end
    if span.start >= end or start >= span.end:
        return False
    return not (value[span.start : start] + value[end : span.end]).strip()


def tallied(results: list[Outcome]) -> dict[str, Tally]:
    """Count by rule; under ``names`` those of identifiers, names and their agreement, under ``all`` everything."""
    groups: defaultdict[str, list[Outcome]] = defaultdict(list)
    for one in results:
        groups[one.fault.code].append(one)
    counted = {code: tally_of(groups[code]) for code in sorted(groups)}
    words = [one for one in results if one.fault.code[3] in "2346"]
    return counted | {"names": tally_of(words), "all": tally_of(results)}


def slip_outcomes(seed: int, count: int, *, known: bool, kinds: Iterable[str] = KINDS) -> dict[str, list[Outcome]]:
    """Check so many slips of each kind, in every style, and what the fixes write of them."""
    return {
        kind: [
            with_fixes(checked(fault, STYLES[turn % len(STYLES)], "\n"))
            for turn, fault in enumerate(slips(kind, seed, count, known=known))
        ]
        for kind in kinds
    }


def with_fixes(outcome: Outcome) -> Outcome:
    """Add what the fixes write that is neither the right text nor what stood there.

    The safe ones alone may write a part of it, as long as the rest is still named.
    """
    fault = outcome.fault
    assert fault.sound is not None
    for unsafe in (False, True):
        once = mended(Source("rights.yaml", outcome.text), PLATFORMS, Settings(), unsafe=unsafe).text
        if once == outcome.text:
            continue
        [written] = yaml.safe_load(once)["rights"]
        named = set() if unsafe else {one.field for one in onsrights.check_text(once).diagnostics}
        for field, sound in fault.sound.items():
            is_open = field == fault.field and fault.mended is None
            if not is_open and field not in named and written[field] not in {sound, fault.fields[field]}:
                return outcome._replace(wrong=written[field])
    return outcome


def tally_of(results: list[Outcome]) -> Tally:
    counts = Counter[str]()
    for one in results:
        counts["found"] += one.found
        counts["marked"] += one.marked
        counts["mendable"] += one.fault.mended is not None
        counts["mended"] += one.mended
        counts["followed"] += bool(one.more)
        counts["wrong"] += bool(one.wrong)
    return Tally(len(results), *(counts[key] for key in Tally._fields[1:]))


def false_alarms(seed: int, rights: int, *, known: bool) -> list[str]:
    """Check so many correct rights, in every style; give what was said of them, worth knowing or not but for *info*."""
    pairs = zip(plain_rights(seed, known=known), every_right(seed + 1, known=known), strict=False)
    mixed = islice(chain.from_iterable(pairs), rights)
    return [one for right in access_rights() for one in alarms_on([right])] + alarms_on(mixed)


def alarms_on(rights: Iterable[Right]) -> list[str]:
    """Check rights, many in a file; give what was said of them, but for *info*."""
    mixed, files = iter(rights), []
    while some := list(islice(mixed, _IN_ONE_FILE)):
        files.append(list(_unlike(some)))
    alarms: list[str] = []
    for turn, some in enumerate(files):
        text = manifest([right.fields for right in some], STYLES[turn % 5], "\r\n" if turn % 2 else "\n", PREFIX)
        lines = text.splitlines()
        alarms += [
            f"{one.code} {lines[one.range.start.line - 1].strip() if one.range else ''}: {one.message()}"
            for one in onsrights.check_text(text).diagnostics
            if one.severity != "info"
        ]
    return alarms


def _unlike(rights: list[Right]) -> Iterator[Right]:
    """Leave out rights that share a name with another one."""
    seen: set[str] = set()
    for right in rights:
        names = {right.identifier.casefold(), right.dutch_name.casefold(), right.english_name.casefold()}
        if seen.isdisjoint(names):
            yield right
        seen |= names


def made_worse(outcome: Outcome, *, unsafe: bool) -> str:
    """Apply the fixes; say what is worse then, or that a second time changes something, or nothing."""
    once = mended(Source("rights.yaml", outcome.text), PLATFORMS, Settings(), unsafe=unsafe).text
    before, after = onsrights.check_text(outcome.text), onsrights.check_text(once)
    if after.count("error") > before.count("error"):
        return f"more errors: {once}"
    if after.count("error") + after.count("warning") > before.count("error") + before.count("warning"):
        return f"more errors and warnings: {once}"
    if mended(Source("rights.yaml", once), PLATFORMS, Settings(), unsafe=unsafe).text != once:
        return f"not the same a second time: {once}"
    return ""


def reasons(outcome: Outcome) -> str:
    """Say in which of the figures a planted fault falls short; nothing where in none."""
    short = []
    if not outcome.found:
        short.append("not found")
    elif not outcome.marked:
        short.append("marked elsewhere")
    elif outcome.fault.mended is not None and not outcome.mended:
        short.append("not fixed")
    short += sorted({f"and {one.code}" for one in outcome.more})
    if outcome.wrong:
        short.append("written wrong")
    return ", ".join(short)
