"""Write ``_table.py``: how much more often each four letters stand in Dutch than in English.

    pip install 'onsrights[train]'
    python -m onsrights.ons.language.train [--check]

The texts are the translation catalogues (BSD) of the versions of Django and Wagtail that the extra ``train`` pins;
nothing of the two packages is run. ``--check`` only says whether the table is what would be written.
"""

from __future__ import annotations

import struct
import sys
from collections import Counter
from importlib.metadata import distribution
from math import log
from pathlib import Path
from typing import TYPE_CHECKING

from onsrights.ons.language.words import letters_only

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["grams", "main", "messages", "source"]

TARGET = Path(__file__).with_name("_table.py")
PACKAGES = {"django": "5.2.19", "wagtail": "8.0.1"}
"""The versions the table is made of; the extra ``train`` in pyproject.toml pins the same."""
KEPT = 6600
"""Four-letter pieces in the table, the telling ones; 37 kB."""
SMOOTHING = 0.5
"""What is added to every count, so that what was never seen is not taken for impossible."""
SCALE = 10
"""Weights are whole tenths of a natural logarithm."""
_GETTEXT = 0x950412DE


def grams(words: Iterable[str]) -> list[str]:
    """Give the four-letter pieces of a text, the spaces between and around its words among the letters."""
    text = f" {' '.join(words)} "
    return [text[at : at + 4] for at in range(len(text) - 3)]


def source() -> str:
    """Give the text of the generated module."""
    dutch, english = _counts()
    sides = []
    for counts in (dutch, english):
        total = sum(counts.values()) + SMOOTHING * len(dutch | english)
        sides.append({gram: log((counts[gram] + SMOOTHING) / total) for gram in dutch | english})
    odds = {gram: sides[0][gram] - sides[1][gram] for gram in sides[0]}
    tell = sorted(odds, key=lambda gram: (-abs(odds[gram]) * (dutch[gram] + english[gram]), gram))[:KEPT]
    by_weight: dict[int, list[str]] = {}
    for gram in sorted(tell):
        if weight := round(SCALE * odds[gram]):
            by_weight.setdefault(weight, []).append(gram)
    made_of = " and ".join(f"{name} {version}" for name, version in PACKAGES.items())
    lines = [
        '"""Four-letter pieces by how Dutch they are, generated from translation catalogues; do not edit.',
        "",
        f"Made by ``python -m onsrights.ons.language.train`` from {made_of},",
        "whose licences are beside this file.",
        '"""',
        "",
        "# ruff: noqa: E501",
        "",
        "TABLE = {",
        *(f'    {weight}: "{"".join(by_weight[weight])}",' for weight in sorted(by_weight)),
        "}",
    ]
    return "\n".join(lines) + "\n"


def _counts() -> tuple[Counter[str], Counter[str]]:
    """Count the pieces on both sides; a sentence that stands in several catalogues counts once."""
    pairs = sorted({pair for name in PACKAGES for pair in _catalogues(name)})
    sides: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for side, counts in enumerate(sides[::-1]):
        for text in sorted({pair[side] for pair in pairs}):
            counts.update(gram for gram in grams(letters_only(text)) if not {'"', "\\"} & set(gram))
    return sides


def _catalogues(name: str) -> Iterator[tuple[str, str]]:
    """Give the English and the Dutch of every message of an installed package that is translated."""
    package = distribution(name)
    if package.version != PACKAGES[name]:
        message = f"the table is made of {name} {PACKAGES[name]}, but {package.version} is installed"
        raise SystemExit(message)
    for file in package.files or ():
        if file.parts[-3:-1] in {("nl", "LC_MESSAGES"), ("nl_NL", "LC_MESSAGES")} and file.suffix == ".mo":
            yield from messages(file.read_binary())


def messages(content: bytes) -> Iterator[tuple[str, str]]:
    """Read a compiled catalogue of gettext; of several plural forms the first."""
    magic, _, count, english, dutch = struct.unpack_from("<5I", content)
    assert magic == _GETTEXT
    for index in range(count):
        texts = []
        for table in (english, dutch):
            length, start = struct.unpack_from("<2I", content, table + 8 * index)
            texts.append(content[start : start + length].decode().partition("\0")[0].rpartition("\4")[2])
        if texts[0] and texts[1] and texts[0] != texts[1]:
            yield texts[0], texts[1]


def main() -> int:
    """Write the table, or compare it."""
    text = source()
    if "--check" in sys.argv[1:]:
        return 0 if TARGET.read_text("utf-8") == text else 1
    TARGET.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
