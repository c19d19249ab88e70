"""Print what several processes save, and what a cache of results could save: seconds on the clock, the best of several.

Run it on a machine that has nothing else to do: two processes on one free processor show nothing.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.manifests import clean_rights, faulty_rights, manifest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ROUNDS = 5

SPAWNING = """\
import multiprocessing, sys
multiprocessing.set_start_method("spawn")
from onsrights.commands import main
sys.exit(main(sys.argv[1:]))
"""

CACHE = """\
import hashlib
from onsrights.engine.files.discover import discover
from onsrights.platforms import PLATFORMS
from onsrights.engine.files.open import read_bytes
for path in discover((), PLATFORMS.files).paths:
    hashlib.blake2b(read_bytes(path, 1 << 25)).digest()
"""
"""The least that a run has to do whose results are all in a cache: find the files, read them and tell them apart."""


def write(folder: Path, files: int, rights: int, kind: Callable[[int], Iterator[dict[str, str]]]) -> float:
    """Write so many manifests of so many rights; give their size in MiB."""
    folder.mkdir()
    source = kind(files * rights)
    size = 0
    for number in range(files):
        path = folder / f"{number}.rights.yaml"
        path.write_text("".join(manifest(islice(source, rights))), encoding="utf-8")
        size += path.stat().st_size
    return size / 1024 / 1024


def best(folder: Path, arguments: Sequence[str]) -> float:
    """Give the shortest time that a program of Python took."""
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        subprocess.run([sys.executable, *arguments], cwd=folder, capture_output=True, check=False)
        times.append(time.perf_counter() - begun)
    return min(times)


def main() -> None:
    """Print one line for each set of manifests."""
    kinds = [(files, rights, "clean") for files, rights in [(100, 5), (250, 5), (500, 5), (1000, 5), (5000, 1)]]
    kinds += [(500, 5, "faulty"), (1000, 5, "faulty"), (25, 200, "clean"), (100, 200, "clean"), (1, 20_000, "clean")]
    print(
        f"{'files':>6} {'rights':>7} {'':7} {'MiB':>5}  {'one':>5} {'two':>5} {'spawned':>7} {'auto':>6} {'cache':>6}"
    )
    with tempfile.TemporaryDirectory() as name:
        for number, (files, rights, kind) in enumerate(kinds):
            folder = Path(name) / str(number)
            size = write(folder, files, rights, clean_rights if kind == "clean" else faulty_rights)
            check = ["-m", "onsrights", "check", "--format", "concise"]
            figures = [
                best(folder, [*check, "--jobs", "1"]),
                best(folder, [*check, "--jobs", "2"]),
                best(folder, ["-c", SPAWNING, *check[2:], "--jobs", "2"]),
                best(folder, check),
                best(folder, ["-c", CACHE]),
            ]
            one, two, spawned, itself, cache = figures
            print(
                f"{files:>6} {rights:>7} {kind:7} {size:5.2f}  "
                f"{one:5.2f} {two:5.2f} {spawned:7.2f} {itself:6.2f} {cache:6.2f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
