"""Write ``_shapes.py``: the shapes of ordinary names with what the grammars say of them.

``python -m onsrights.ons.names.compile_shapes`` writes it, ``--check`` only says whether it is up to date.
"""

from __future__ import annotations

import sys
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from onsrights.ons.names.layout import Layout, ask_grammar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.diagnostics import Language

__all__ = ["main", "source"]

TARGET = Path(__file__).with_name("_shapes.py")


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


def source() -> str:
    """Give the text of the generated module."""
    lines = [
        '"""Shapes of ordinary names, generated from the grammars; do not edit.',
        "",
        "Made by ``python -m onsrights.ons.names.compile_shapes``.",
        '"""',
        "",
        "# ruff: noqa: E501",
        "",
    ]
    sides: tuple[tuple[str, Language], ...] = (("DUTCH", "nl"), ("ENGLISH", "en"))
    for name, language in sides:
        answers = {shape: ask_grammar(shape, language) for shape in candidates(language)}
        lines.append(f"{name} = {{")
        lines += [
            f'    "{shape}": {tuple(answer)!r},'
            for shape, answer in sorted(answers.items())
            if isinstance(answer, Layout)
        ]
        lines.append("}")
    return "\n".join(lines).replace("'", '"') + "\n"


def main() -> int:
    """Write the module, or compare it."""
    text = source()
    if "--check" in sys.argv[1:]:
        return 0 if TARGET.read_text("utf-8") == text else 1
    TARGET.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
