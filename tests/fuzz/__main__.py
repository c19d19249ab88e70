"""Try manifests that nobody wrote until the time is up: ``python -m tests.fuzz [--minutes N] [--seed N] [FILE …]``.

With files, only these are tried: that is how a case that failed is tried again. What fails is written to the folder
``.fuzz``, cut down as far as it goes; once its fault is fixed it belongs in ``tests/fuzz/corpus``.
"""

from __future__ import annotations

import argparse
import secrets
import sys
from pathlib import Path

from tests.fuzz.making import read_corpus
from tests.fuzz.running import Fuzzer, failing


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=(__doc__ or "").partition(":")[0])
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="try these, and nothing else")
    parser.add_argument("--minutes", type=float, default=2, help="stop after so many minutes (default 2)")
    parser.add_argument(
        "--seed", type=int, help="make the same cases again; without it a new seed is drawn, and printed"
    )
    parser.add_argument("--first", type=int, default=0, help="begin with this case of the seed")
    parser.add_argument("--folder", type=Path, default=Path(".fuzz"), help="where cases that fail are written")
    chosen = parser.parse_args()
    if chosen.files:
        found = [failing(path.name, read_corpus(path)) for path in chosen.files]
        return int(any(found))
    seed = secrets.randbelow(1_000_000) if chosen.seed is None else chosen.seed
    sys.stdout.write(f"seed {seed}\n")
    fuzzer = Fuzzer(seed, chosen.folder)
    fuzzer.run(chosen.minutes * 60, chosen.first)
    sys.stdout.write(fuzzer.summary())
    return int(bool(fuzzer.kinds))


if __name__ == "__main__":
    sys.exit(main())
