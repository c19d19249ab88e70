"""Try one case after the other, write down those that fail, and make them small first."""

from __future__ import annotations

import sys
import time
from collections import Counter
from typing import TYPE_CHECKING

from tests.fuzz.holding import broken
from tests.fuzz.making import Case, Maker

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fuzz.holding import Broken

__all__ = ["Fuzzer", "failing"]

_KEPT = 3
"""So many cases of one kind are written down; the others are counted."""

_SHRINKING = 20
"""So many seconds are given to making a case smaller."""


class Fuzzer:
    """One run, and what it found."""

    def __init__(self, seed: int, folder: Path) -> None:
        self._seed = seed
        self._folder = folder
        self._maker = Maker()
        self._cases = 0
        self._bytes = 0
        self._platforms: Counter[str] = Counter()
        self.kinds: Counter[str] = Counter()

    def run(self, seconds: float, first: int = 0, most: int | None = None) -> None:
        """Try cases until the time is up, or ``most`` of them were tried."""
        start = time.monotonic()
        number = first
        while time.monotonic() - start < seconds and (most is None or self._cases < most):
            case = self._maker.case(self._seed, number)
            for found in broken(case):
                self._note(case, number, found)
            self._cases += 1
            self._bytes += len(case.data)
            self._platforms[case.name] += 1
            number += 1

    def _note(self, case: Case, number: int, found: Broken) -> None:
        self.kinds[found.kind] += 1
        if self.kinds[found.kind] > _KEPT:
            return
        small = smaller(case, found.kind)
        self._folder.mkdir(exist_ok=True)
        path = self._folder / f"{self._seed}-{number}.{case.name}"
        path.write_bytes(small.data)
        sys.stdout.write(
            f"{found.invariant}: {found.sentence}\n    again: python -m tests.fuzz {path}\n"
            f"    as it was made: python -m tests.fuzz --seed {self._seed} --first {number}\n"
        )
        sys.stdout.flush()

    def summary(self) -> str:
        """Say what was tried, and how often what was broken."""
        names = ", ".join(f"{count} {name}" for name, count in sorted(self._platforms.items()))
        lines = [f"{self._cases} cases with seed {self._seed} ({names}), {self._bytes >> 10} KiB"]
        lines += [f"{count:6} {kind}" for kind, count in self.kinds.most_common()]
        return "\n".join([*lines, "" if self.kinds else "nothing found", ""])


def failing(name: str, case: Case) -> list[Broken]:
    """Try one case, and say what is wrong with it."""
    found = broken(case)
    for one in found:
        sys.stdout.write(f"{name}: {one.invariant}: {one.sentence}\n")
    if not found:
        sys.stdout.write(f"{name}: nothing found\n")
    return found


def smaller(case: Case, kind: str) -> Case:
    """Take out lines as long as the same kind of fault remains, first many and then few at a time."""
    end = time.monotonic() + _SHRINKING
    lines = case.data.splitlines(keepends=True)
    size = len(lines) // 2
    while size:
        at = 0
        while at < len(lines) and time.monotonic() < end:
            fewer = lines[:at] + lines[at + size :]
            if any(one.kind == kind for one in broken(case._replace(data=b"".join(fewer)))):
                lines = fewer
            else:
                at += size
        size //= 2
    return case._replace(data=b"".join(lines))
