"""What takes four times the input takes about four times the time, through every door that reads something.

The time is that of the processor, the least of several, for a size at which the smaller input takes some hundredths of
a second; where that is never reached, the largest size tells enough. ``make test-cost`` runs this.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.cost.families import BESIDE, CODE, IMPORTED, MANIFESTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Run

pytestmark = pytest.mark.cost

MOST = 6
"""So many times the time may four times the input take; linear is four, and the sort and the cache have their say."""

SMALL = 0.05
"""Seconds that the smaller input should take."""

LARGEST = 1 << 20
"""Characters beyond which the smaller input is not made larger; four times that is far within the limit for files."""

TRIES = 4
"""So often a ratio that is too large is measured again: a busy machine makes one now and then, a square each time."""

OPTIONS = {"check": (), "diff": ("--diff", "--unsafe-fixes"), "add-ignores": ("--add-ignores", "agreed")}


class Door(NamedTuple):
    """What is measured."""

    arguments: tuple[str, ...]
    file: str
    content: Callable[[int], str | bytes]


DOORS = {
    **{
        f"{what}-{name}": Door(("check", "--no-config", "--lang", "en", *options, file), file, content)
        for name, (file, content) in MANIFESTS.items()
        for what, options in OPTIONS.items()
    },
    **{
        f"import-{name}": Door(("import", file, "--output", "made.yaml", "--force"), file, content)
        for name, (file, content) in IMPORTED.items()
    },
    **{
        f"usage-{name}": Door(("usage", "--manifest", manifest, "code.py"), "code.py", content)
        for name, (manifest, content) in CODE.items()
    },
}


@pytest.fixture
def seconds(run: Run, tmp_path: Path) -> Callable[[Door, bytes], float]:
    """Give the time that a door takes for an input."""
    for name, text in BESIDE.items():
        (tmp_path / name).write_text(text, encoding="utf-8")

    def measure(door: Door, data: bytes) -> float:
        (tmp_path / door.file).write_bytes(data)
        start = time.process_time()
        result = run(*door.arguments, cwd=tmp_path)
        taken = time.process_time() - start
        assert result.status < 4, result.stderr
        return taken

    return measure


def made(door: Door, number: int) -> bytes:
    content = door.content(number)
    return content if isinstance(content, bytes) else content.encode("utf-8", "surrogateescape")


def sized(door: Door, seconds: Callable[[Door, bytes], float]) -> int:
    """Find the number at which the input takes long enough to be measured."""
    number = 64
    seconds(door, made(door, number))  # what is imported and remembered once is no cost of the input
    while True:
        data = made(door, number)
        taken = seconds(door, data)
        if taken >= SMALL or len(data) >= LARGEST:
            return number
        number = int(number * min(max(1.5 * SMALL / max(taken, 0.001), 2), 8))


@pytest.mark.parametrize("name", DOORS)
def test_four_times_the_input_takes_no_more_than_six_times_the_time(
    name: str, seconds: Callable[[Door, bytes], float]
) -> None:
    door = DOORS[name]
    number = sized(door, seconds)
    small, large = made(door, number), made(door, 4 * number)
    least, most = seconds(door, small), seconds(door, large)
    for _ in range(TRIES):
        if most <= MOST * least:
            return
        most = min(most, seconds(door, large))
        least = max(min(least, seconds(door, small)), 0.001)
    assert most <= MOST * least, f"{len(small)} bytes: {least:.3f} s; {len(large)} bytes: {most:.3f} s"


def test_there_are_families_enough() -> None:
    assert len(MANIFESTS) >= 44
