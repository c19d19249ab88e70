"""Write ``_shapes.txt``: the shapes of ordinary names with what the grammars say of them.

``python -m onsrights.ons.names.compile_shapes`` writes it, ``--check`` only says whether it is up to date.
"""

from __future__ import annotations

import sys
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from onsrights.engine import data
from onsrights.ons.names.layout import Layout, Stretch, ask_grammar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onsrights.engine.diagnostics import Language

__all__ = ["candidates", "main", "text"]

TARGET = Path(__file__).with_name("_shapes.txt")
COMMAND = "python -m onsrights.ons.names.compile_shapes"
_ABOUT = f"""\
Shapes of ordinary names and how they are divided: kind; subject; scopes; operation; closing.
Generated from the grammars by `{COMMAND}`: change those, not this.
"""


def candidates(language: Language) -> Iterator[str]:
    """Give the shapes an ordinary name might have, the refused ones among them."""
    if language == "nl":
        scope = "[ven]"
        scopes = ["", scope, f"{scope}j{scope}", f"{scope}j{scope}j{scope}"]
        yield from (
            start + "w" + between + end
            for start, between, end in product(["", "a", "A", "Aa"], scopes, ["", "i", "ci", "wi", "wci", "cwi"])
        )
    else:
        one = ["[n]", "[an]"]
        scopes = ["", *one, *(f"{left}j{right}" for left, right in product(one, one)), "[an]j[an]j[an]", "[n]j[n]j[n]"]
        starts = ["b", "bp", "db", "dbp", "bwo", "dbwo", "bpwo"]
        yield from (start + between + "w" + end for start, between, end in product(starts, scopes, ["", "z"]))
        yield from ("A" + between + "w" for between in scopes)


def text() -> str:
    """Give the text of the generated file."""
    languages: tuple[Language, ...] = ("nl", "en")
    return data.written(_ABOUT, {language: _entries(language) for language in languages})


def _entries(language: Language) -> Iterator[str]:
    for shape in sorted(candidates(language)):
        found = ask_grammar(shape, language)
        if isinstance(found, Layout):
            parts = ([found.subject], found.scopes, [found.operation], [found.closing])
            yield f"{shape}|{';'.join((found.kind, *map(_cell, parts)))}"


def _cell(stretches: Iterable[Stretch | None]) -> str:
    return ",".join(f"{stretch[0]}-{stretch[1]}" for stretch in stretches if stretch)


def main(arguments: Sequence[str] = ()) -> int:
    """Write the file, or with ``--check`` say whether it is stale; give the exit status."""
    return data.keep({TARGET: text()}, COMMAND, arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
