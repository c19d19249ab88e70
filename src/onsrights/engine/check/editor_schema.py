"""From the schema of a platform to what editors go by: draft-07, with help in Dutch and English for every key.

What a schema says, title and description, serves everywhere; a platform may have more to show (:class:`EditorHelp`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from onsrights.engine.check.platform import halves
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["EditorHelp", "draft_07", "file_for_editors"]

_NOTHING: Mapping[str, Any] = {}
_DEFINITIONS = "#/definitions/"

_PATTERNS = {"\\S": Text(nl="Dit mag niet leeg zijn.", en="This may not be empty.")}
"""What an editor says in the place of a pattern that does not match."""

_JSON_ONLY = "$schema"
"""A key that only a JSON manifest has a use for."""


class EditorHelp(NamedTuple):
    """What editors show besides what a schema says; the door ``editor``.

    Places are keys from the top of a schema (``connector.name``), or from one of its ``$defs`` (``right.identifier``);
    ``""`` is the whole, and ``[]`` the items of a list or the values of free keys.
    """

    texts: Mapping[str, Text] = _NOTHING
    """Help in the place of a description."""
    examples: Mapping[str, Sequence[Any]] = _NOTHING
    choices: Mapping[str, Mapping[str, Text]] = _NOTHING
    """What each choice means."""
    patterns: Mapping[str, Text] = _NOTHING
    """What is said where a pattern does not match."""
    snippets: Mapping[str, Sequence[Mapping[str, Any]]] = _NOTHING


def file_for_editors(schema: str) -> str:
    """Give the name of the draft-07 form of a schema."""
    return schema.replace(".schema.json", ".draft-07.schema.json")


def draft_07(schema: Mapping[str, Any], help_: EditorHelp) -> dict[str, Any]:
    """Give the draft-07 form of a schema, with the help that editors show."""
    helper = _Helper(help_)
    root = helper.part("", schema)
    root["$schema"] = "http://json-schema.org/draft-07/schema#"
    root["$id"] = file_for_editors(schema["$id"])
    definitions = root.pop("$defs", None)
    if definitions is not None:
        root["definitions"] = {name: helper.part(name, part) for name, part in definitions.items()}
    return root


class _Helper:
    """Adds help to the parts of a schema."""

    def __init__(self, help_: EditorHelp) -> None:
        self._help = help_
        self._patterns = {**_PATTERNS, **help_.patterns}

    def part(self, place: str, part: Mapping[str, Any]) -> dict[str, Any]:
        """Give what is at one place, and everything in it."""
        helped = dict(part)
        if "$ref" in part:
            helped["$ref"] = part["$ref"].replace("#/$defs/", _DEFINITIONS)
        if "properties" in part:
            start = f"{place}." if place else ""
            helped["properties"] = {
                name: self.part(f"{start}{name}", each) for name, each in part["properties"].items()
            }
        for key in ("items", "additionalProperties"):
            if isinstance(part.get(key), dict):
                helped[key] = self.part(f"{place}[]", part[key])
        if place in self._help.texts or "description" in part:
            helped |= self._added(place, part)
        return helped

    def _added(self, place: str, part: Mapping[str, Any]) -> dict[str, Any]:
        """Give the help for one place."""
        text = self._help.texts.get(place) or halves(part["description"])
        added: dict[str, Any] = {"markdownDescription": f"{text.nl}\n\n{text.en}"}
        if place in self._help.examples:
            added["examples"] = self._help.examples[place]
        if place in self._help.snippets:
            added["defaultSnippets"] = self._help.snippets[place]
        if place in self._help.choices:
            meanings = [self._help.choices[place][value] for value in part["enum"]]
            added["enumDescriptions"] = [f"{meaning.nl} / {meaning.en}" for meaning in meanings]
        if (sentence := self._patterns.get(part.get("pattern", ""))) is not None:
            added["patternErrorMessage"] = f"{sentence.nl} / {sentence.en}"
        if place == _JSON_ONLY:
            added["doNotSuggest"] = True
        return added
