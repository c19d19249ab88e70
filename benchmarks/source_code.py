"""Source code of the size that the search for rights is measured on: the same files at every call."""

from __future__ import annotations

import random
import sys
from pathlib import Path

__all__ = ["write_code"]

_WORDS = "self return value client document import from print result config token right user scope for each".split()
_FOLDER = 100
"""So many files lie in one folder."""
_USES = 500
"""One file in so many uses a right, in turn one that there is and one that there is not."""


def write_code(folder: Path, files: int, identifier: str) -> None:
    """Write so many files of 20 to 150 lines below a folder; ``identifier`` is the right that some of them use."""
    chance = random.Random("source code")  # noqa: S311 - the same files in every run
    for number in range(files):
        place = folder / f"part{number // _FOLDER // 50}" / f"module{number // _FOLDER}"
        if number % _FOLDER == 0:
            place.mkdir(parents=True)
        lines = [
            "    " * chance.randint(0, 3) + " ".join(chance.choices(_WORDS, k=chance.randint(2, 9)))
            for _ in range(chance.randint(20, 150))
        ]
        if number % _USES == 0:
            used = identifier if number % (2 * _USES) == 0 else f"{identifier[:-1]}"
            lines.append(f'ons.scope_for_user(user, right="{used}")')
        (place / f"file{number % _FOLDER}.py").write_text("\n".join(lines), encoding="utf-8")


def main() -> None:
    """Read every file below the folder that is named, and do nothing with it: the least that any search has to do."""
    for path in Path(sys.argv[1]).rglob("*"):
        if path.is_file():
            path.read_bytes()


if __name__ == "__main__":
    main()
