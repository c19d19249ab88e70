"""The text of a first manifest: plain values, and above each key the sentence of the schema about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from unicodedata import category, normalize

from onsrights.engine.change.plain import Atom, atom, flow
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from onsrights.engine.change.plain import Plain
    from onsrights.engine.diagnostics import Language

__all__ = ["NOBODY", "commented", "named", "starter_text"]

NOBODY = Text(
    "Er is niemand om iets aan te vragen, want dit is geen terminal. Geef --name, en --yes voor de andere antwoorden "
    "die worden voorgesteld.",
    "Nothing can be asked here, because this is not a terminal. Give --name, and --yes to accept the other "
    "proposed answers.",
)
"""What is said where a starter would ask, and nobody can answer."""
_NEVER_TEXT = {"Cc", "Cs", "Zl", "Zp"}
"""Categories of characters that YAML refuses, or takes for the end of a line."""


def named(written: str) -> str | None:
    """Give a name as it goes into a manifest; ``None`` where it is empty or cannot be text in YAML.

    White space around it goes, and accents are composed (NFC), which is how the check wants them (131).
    """
    name = normalize("NFC", written).strip()
    return name if name and not any(category(character) in _NEVER_TEXT for character in name) else None


def starter_text(
    schema: str, first: Text, values: Mapping[str, Plain], help_of: Callable[[str], Text | None], lang: Language
) -> str:
    """Give a whole manifest; ``schema`` is the address at which editors find its schema, ``first`` its first comment.

    The two lines about the schema are for the YAML language server, which VS Code, Neovim and Helix use, and for the
    editors of JetBrains.
    """
    head = [f"# yaml-language-server: $schema={schema}", f"# $schema: {schema}", ""]
    comments = [f"# {line}" for line in first.render(lang, {}).splitlines()]
    return "\n".join([*head, *comments, "", *commented(values, help_of, lang), ""])


def commented(
    values: Mapping[str, Plain],
    help_of: Callable[[str], Text | None],
    lang: Language,
    place: str = "",
    column: int = 0,
) -> Iterator[str]:
    """Give the lines of a mapping; ``help_of`` gives the sentence for a key by its place in the schema, if any."""
    lead = " " * column
    for key, value in values.items():
        where = f"{place}.{key}" if place else key
        if (about := help_of(where)) is not None:
            yield f"{lead}# {about.render(lang, {})}"
        if isinstance(value, Mapping) and value:
            yield f"{lead}{key}:"
            yield from commented(value, help_of, lang, where, column + 2)
        elif isinstance(value, Atom) or not all(isinstance(item, Mapping) for item in value) or not value:
            yield f"{lead}{key}: {atom(value) if isinstance(value, Atom) else _listed(value)}"
        else:
            assert not isinstance(value, Mapping)
            yield f"{lead}{key}:"
            for number, item in enumerate(value):
                assert isinstance(item, Mapping)
                # What the keys of an item are for is said once.
                yield from _item([*commented(item, _silent if number else help_of, lang, f"{where}[]", column + 4)])


def _listed(value: Plain) -> str:
    """Write a list on one line, words without quotation marks."""
    if isinstance(value, Mapping | Atom) or not all(isinstance(item, str) and item.isalpha() for item in value):
        return flow(value)
    return f"[{', '.join(atom(item) for item in value if isinstance(item, Atom))}]"


def _item(lines: Sequence[str]) -> Iterator[str]:
    """Put the dash of an item before its first key, below the comment that this has."""
    dashed = False
    for line in lines:
        if dashed:
            yield line
        elif line.lstrip().startswith("#"):
            yield line[2:]
        else:
            column = len(line) - len(line.lstrip())
            yield f"{line[: column - 2]}- {line[column:]}"
            dashed = True


def _silent(_place: str) -> None:
    return None
