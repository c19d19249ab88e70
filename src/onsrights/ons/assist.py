"""Writing rights in an editor: scopes and operations to choose from, the identifier that follows, and renaming."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onsrights.doors import Assist, Offered
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from onsrights.doors import Completing
    from onsrights.engine.diagnostics import Language

__all__ = ["ASSIST"]

_NAMES: dict[str, Language] = {"rights[].dutch_name": "nl", "rights[].english_name": "en"}
_MOST = 100
"""Of more operations than these nobody reads the list."""
_OPEN = re.compile(r"\[[^\[\]]*\Z")
_LAST_WORD = re.compile(r"[^\s\[\]]*\Z")
_APPROVED = Text(
    "Dit recht is goedgekeurd; met een andere identifier is het een ander recht.",
    "This right has been approved; with another identifier it is another right.",
)


def _complete(asked: Completing) -> Iterator[Offered]:
    """Give scopes behind a bracket, operations where one belongs, and the identifier of a right that has none."""
    from onsrights.ons.lexicon.added import adding

    with adding(asked.settings.own.get("words")):
        if language := _NAMES.get(asked.place):
            yield from _of_name(asked.before, language)
        elif asked.place == "rights[].identifier":
            yield from _identifier(asked)


def _of_name(before: str, language: Language) -> Iterator[Offered]:
    if found := _OPEN.search(before):
        yield from _scopes(found[0], language)
    elif language == "en" and " " not in before:
        yield from _english_operations(before)
    elif language == "nl" and " " in before.strip():
        yield from _dutch_operations(before)


def _scopes(opened: str, language: Language) -> Iterator[Offered]:
    from onsrights.ons.lexicon.scope_nouns import ENTITIES

    written = opened[1:].lower()
    for dutch, english in ENTITIES.values():
        own, other = f"[van een {dutch}]", f"[{english}]"
        if language == "en":
            own, other = other, own
        if own[1:].startswith(written) or own[1:].removeprefix("van een ").startswith(written):
            yield Offered(own, len(opened), other)


def _dutch_operations(before: str) -> Iterator[Offered]:
    from onsrights.ons.lexicon import _tables as tables
    from onsrights.ons.lexicon.operations import dutch_operation

    word = _LAST_WORD.findall(before)[0]
    operations = filter(None, map(dutch_operation, tables.OPERATIONS))
    found = [one for one in operations if one.dutch.startswith(word.lower()) and one.english[0]]
    for operation in found[:_MOST]:
        yield Offered(operation.dutch, len(word), ", ".join(operation.english))


def _english_operations(before: str) -> Iterator[Offered]:
    from onsrights.ons.lexicon import _tables as tables
    from onsrights.ons.lexicon.operations import dutch_operation

    meanings: dict[str, list[str]] = {}
    for operation in filter(None, map(dutch_operation, tables.OPERATIONS)):
        for english in operation.english:
            if english and "…" not in english and english.lower().startswith(before.lower()):
                meanings.setdefault(english, []).append(operation.dutch)
    for english, dutch in list(meanings.items())[:_MOST]:
        yield Offered(english, len(before), ", ".join(dutch[:3]))


def _identifier(asked: Completing) -> Iterator[Offered]:
    from onsrights.ons.names.follows import identifier_for
    from onsrights.ons.names.reading import read_name

    prefix = asked.around.get("connector.prefix") or asked.around.get("connector.name", "")
    reading = read_name(asked.unit.get("english_name", ""), "en")
    if re.fullmatch("[A-Za-z]+", prefix) and not reading.faults and (whole := identifier_for(reading, prefix)):
        yield Offered(whole, len(asked.before), reading.text)


def _refuses(unit: Mapping[str, str]) -> Text | None:
    return _APPROVED if unit.get("status") == "approved" else None


def _uses(text: str, name: str) -> Iterator[tuple[int, int]]:
    for found in re.finditer(rf"(?<![\w$-]){re.escape(name)}(?![\w$-])", text):
        yield found.span()


ASSIST = Assist(
    _complete,
    read={place: {"language": language} for place, language in _NAMES.items()},
    detail="dutch_name",
    renamed="identifier",
    refuses=_refuses,
    uses=_uses,
)
"""The door ``assist``."""
