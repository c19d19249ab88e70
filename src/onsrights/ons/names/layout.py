"""What the grammar says of a name's shape: which stretch is the subject, the scopes and the operation.

A *shape* is the sequence of the kinds of stretches in a name, one letter each (``w[ven]i`` for *Document [van een
cliënt] verwijderen*). The grammars ``grammar/*.lark`` decide on shapes. As there are few shapes and many names,
an answer is kept: those of ordinary names stand in ``_shapes.txt``, which is generated from the grammars, and any
other shape is put to Lark once. So Lark is not even imported for a manifest of ordinary names.
"""

from __future__ import annotations

from functools import lru_cache

from onsrights.engine import data
from onsrights.engine.data import content
from onsrights.engine.declared import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any, Literal

    from lark import Lark

    from onsrights.engine.diagnostics import Language

__all__ = ["LETTERS", "Layout", "Refusal", "ask_grammar", "layout"]

Stretch = tuple[int, int]
"""From and to, as indices into the shape; half-open."""


class Layout(NamedTuple):
    """A shape that the grammar accepts, with its parts as stretches of the shape."""

    kind: Literal["task", "access"]
    subject: Stretch
    scopes: tuple[Stretch, ...]
    operation: Stretch | None
    closing: Stretch | None = None


class Refusal(NamedTuple):
    """A shape that the grammar refuses: where it got stuck, and the letters it would have taken there."""

    at: int
    expected: frozenset[str]


LETTERS: dict[Language, dict[str, str]] = {
    "nl": {
        "A": "ACCESS",
        "a": "ARTICLE",
        "w": "WORDS",
        "j": "JOINER",
        "[": "LSQB",
        "v": "VAN",
        "e": "EEN",
        "n": "SCOPE_NOUN",
        "]": "RSQB",
        "c": "COMPLEMENT",
        "i": "INFINITIVE",
    },
    "en": {
        "A": "ACCESS",
        "d": "ADVERB",
        "b": "VERB",
        "p": "PARTICLE",
        "w": "WORDS",
        "o": "PREPOSITION",
        "j": "JOINER",
        "[": "LSQB",
        "a": "AN",
        "n": "SCOPE_NOUN",
        "]": "RSQB",
        "z": "CLOSING",
    },
}
"""The letter of each terminal of the grammars."""


@lru_cache(maxsize=4096)
def layout(shape: str, language: Language) -> Layout | Refusal:
    """Say how a shape is divided, or where it cannot be read on."""
    known = _shapes()[language].get(shape)
    if known is None:
        return ask_grammar(shape, language)
    kind, *cells = known.split(";")
    subject, scopes, operation, closing = map(_stretches, cells)
    return Layout(
        kind="access" if kind == "access" else "task",
        subject=subject[0],
        scopes=scopes,
        operation=next(iter(operation), None),
        closing=next(iter(closing), None),
    )


@lru_cache(maxsize=1)
def _shapes() -> dict[str, dict[str, str]]:
    """Give what is known of the shapes of ordinary names in each language: the parts of a layout, ``;`` between."""
    found = data.blocks("onsrights.ons.names", "_shapes.txt")
    return {language: data.rows(block) for language, block in found.items()}


def _stretches(cell: str) -> tuple[Stretch, ...]:
    pairs = (stretch.split("-") for stretch in cell.split(",") if stretch)
    return tuple((int(start), int(end)) for start, end in pairs)


def ask_grammar(shape: str, language: Language) -> Layout | Refusal:
    """Put a shape to the grammar itself."""
    from lark import Token, Tree, UnexpectedToken

    terminals = LETTERS[language]
    try:
        tree = _parser(language).parse([terminals[letter] for letter in shape])
    except UnexpectedToken as stuck:
        names = {terminal: letter for letter, terminal in terminals.items()}
        at = stuck.token.start_pos if stuck.token.type in names else len(shape)
        accepted = stuck.accepts
        return Refusal(len(shape) if at is None else at, frozenset(names[name] for name in accepted if name in names))
    found: dict[str, list[Stretch]] = {"subject": [], "scope": [], "operation": [], "CLOSING": []}
    top = tree.children[0]
    assert isinstance(top, Tree)

    def collect(branch: Tree[Any]) -> None:
        for child in branch.children:
            if isinstance(child, Tree):
                if child.data in found:
                    found[child.data].append((child.meta.start_pos, child.meta.end_pos))
                collect(child)
            elif isinstance(child, Token) and child.type in found:
                found[child.type].append((child.start_pos or 0, child.end_pos or 0))

    collect(top)
    return Layout(
        kind="access" if top.data == "access" else "task",
        subject=found["subject"][0],
        scopes=tuple(found["scope"]),
        operation=next(iter(found["operation"]), None),
        closing=next(iter(found["CLOSING"]), None),
    )


@lru_cache(maxsize=2)
def _parser(language: Language) -> Lark:
    from lark import Lark, Token
    from lark.lexer import Lexer

    class Shape(Lexer):
        """Hands over the terminals of a shape, each at its index."""

        def __init__(self, _configuration: object) -> None:
            pass

        def lex(self, shape: Sequence[str]) -> Iterator[Token]:  # type: ignore[override]
            for index, terminal in enumerate(shape):
                yield Token(terminal, terminal, index, 1, index + 1, 1, index + 2, index + 1)

    name = "dutch_name.lark" if language == "nl" else "english_name.lark"
    text = content("onsrights.grammar", name).decode()
    return Lark(text, parser="lalr", lexer=Shape, propagate_positions=True, maybe_placeholders=False, strict=True)
