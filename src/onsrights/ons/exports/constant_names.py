"""What the constants are called: the identifier without the prefix, unique, and no word that the language keeps.

The names are letters, with ``_`` between words where that is the custom. An identifier is letters only; one that is not
(it takes ``--force`` to get here) loses what is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from onsrights.engine.text.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from onsrights.ons.exports.rights import Connector, Content

__all__ = ["Constant", "Group", "groups", "line", "pascal", "upper"]

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_NO_LETTER = re.compile(r"[^A-Za-z0-9]+")


class Constant(NamedTuple):
    """One constant: its name, the identifier that is its value, and the two names of the right, each one line."""

    name: str
    identifier: str
    dutch: str
    english: str


class Group(NamedTuple):
    """The constants of one connector; its name is one line."""

    connector: str
    constants: tuple[Constant, ...]


def upper(identifier: str) -> str:
    """Give the words of an identifier as a constant of Python or Java, ``CLIENT_NOTE_VIEW``."""
    return "_".join(_WORD.findall(identifier)).upper()


def pascal(identifier: str) -> str:
    """Give an identifier as a constant of C# or TypeScript, ``ClientNoteView``."""
    letters = _NO_LETTER.sub("", identifier)
    return letters[:1].upper() + letters[1:]


def groups(content: Content, style: Callable[[str], str], reserved: Collection[str] = ()) -> list[Group]:
    """Name the constants of all connectors, so that all names differ; a right without an identifier has none.

    Where two would be called alike, or a word is ``reserved``, the later one is called by its whole identifier, and
    with a number behind it where that is taken as well.
    """
    taken = {*reserved}
    found = []
    for connector in content.connectors:
        constants = []
        for right in connector.rights:
            if not right.identifier:
                continue
            name = next(name for name in _candidates(right.identifier, connector, style) if name not in taken)
            taken.add(name)
            dutch, english = line(right.fields["dutch_name"]), line(right.fields["english_name"])
            constants.append(Constant(name, right.identifier, dutch, english))
        found.append(Group(line(connector.name), tuple(constants)))
    return found


def _candidates(identifier: str, connector: Connector, style: Callable[[str], str]) -> Iterator[str]:
    for text in (identifier.removeprefix(connector.prefix or ""), identifier):
        name = style(text)
        if name and not name[0].isdigit():
            yield name
    number = 1
    while True:
        number += 1
        yield f"{style('Right' + identifier)}{'_' if style is upper else ''}{number}"


def line(text: str) -> str:
    """Give a text as part of one line of a comment: no line end, and nothing that hides or turns what stands around."""
    return visible(" ".join(text.split()))
