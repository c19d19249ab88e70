"""A platform as its page shows it: the address, what things are called, and the file that somebody begins with."""

from __future__ import annotations

from functools import lru_cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from onsrights.engine.check.platform import load_schema, part_of
from onsrights.engine.diagnostics import Text
from onsrights.engine.plain import manifest_text
from onsrights.engine.source import Source
from onsrights.web.words import WORDS

if TYPE_CHECKING:
    from onsrights.doors import Form
    from onsrights.engine.check.platform import Platforms
    from onsrights.engine.check.shape import Shape
    from onsrights.engine.diagnostics import Language
    from onsrights.engine.plain import Plain

__all__ = ["Face", "Speech", "faces", "is_fixed", "skeleton"]

_FEW_EXAMPLES = 2
"""Fewer examples than these are no list to choose from."""


class Speech:
    """The words of a page in one language; a platform may word some of them itself."""

    def __init__(self, lang: Language, face: Face | None = None) -> None:
        self.lang: Language = lang
        self._texts = {**WORDS, **(face.words if face else {})}

    def say(self, key: str, /, **data: object) -> str:
        """Give a word or sentence."""
        return self._texts[key].render(self.lang, data)

    def text(self, text: Text) -> str:
        """Give a text in this language."""
        return text.render(self.lang, {})

    def plain(self) -> SimpleNamespace:
        """Give every word and sentence that needs no values, by key, for the templates."""
        chosen = {key: text.nl if self.lang == "nl" else text.en for key, text in self._texts.items()}
        return SimpleNamespace(**{key: text for key, text in chosen.items() if "{" not in text})


class Face:
    """One platform: ``path`` is where its page is below the application, empty for the first one."""

    def __init__(self, platforms: Platforms, key: str) -> None:
        offer = platforms.offers[key]
        self.key = key
        self.name = offer.name
        self.path = "" if key == platforms.keys[0] else f"/{key}"
        self.platform = platforms[key]
        self.unit = self.platform.unit
        self.form: Form | None = self.platform.door("form")
        self.is_list = self.unit.endswith("[]") and self.form is not None
        """Whether the units of a document are shown one at a time; else all of a document is."""
        self.access: Any = self.platform.door("why")
        starter = self.platform.door("starter")
        self.filename: str = starter.filename if starter else self.unit.removesuffix("[]") + offer.endings[0]
        self.text = lru_cache(1024)(self._text)
        self.examples = lru_cache(256)(self._examples)

    @property
    def words(self) -> dict[str, Text]:
        """What the page of this platform says in words of its own."""
        noun = self.platform.noun
        counted = {"verdict_1": noun.one, "verdict": noun.many}
        verdicts = {
            key: Text(
                f"{{ready}} van {{count}} {word.nl} {noun.ready.nl}",
                f"{{ready}} of {{count}} {word.en} {noun.ready.en}",
            )
            for key, word in counted.items()
        }
        file = Text(f"{self.filename}; {WORDS['open_help'].nl}", f"{self.filename}; {WORDS['open_help'].en}")
        title = {"title": self.text("", "title")}
        return {**title, **verdicts, "open_help": file, **(self.form.words if self.form else {})}

    def label(self, place: str) -> Text:
        """Give what a key is called."""
        return self.text(place, "title")

    def help(self, place: str) -> Text:
        """Give the sentence that says what belongs under a key; empty where there is none."""
        return self.text(place, "description")

    def _text(self, place: str, what: str) -> Text:
        if what not in part_of(load_schema(self.platform.schema), place):
            name = (place.removesuffix("[]").rpartition(".")[2] or self.name) if what == "title" else ""
            return Text(name, name)
        return self.platform.title(place) if what == "title" else self.platform.help(place)

    def _examples(self, place: str) -> tuple[str, ...]:
        """Give what may be chosen under a key that takes other texts as well, as editors offer it."""
        editors = self.platform.schema.replace(".schema.json", ".draft-07.schema.json")
        try:
            part = part_of(load_schema(editors), place)
        except (FileNotFoundError, KeyError):
            part = part_of(load_schema(self.platform.schema), place)
        found = tuple(str(example) for example in part.get("examples", ()))
        return found if len(found) > _FEW_EXAMPLES else ()

    def new(self) -> Source:
        """Give the file that the form begins with."""
        schema = str(load_schema(self.platform.schema).get("$id", ""))
        where = schema.replace(".schema.json", ".draft-07.schema.json")
        values = skeleton(self.platform.shape)
        assert isinstance(values, dict)
        return Source(self.filename, manifest_text(values, [f"yaml-language-server: $schema={where}"] if where else []))


def is_fixed(shape: Shape) -> bool:
    """Whether a key can hold but one word, which nobody has to type."""
    return len(shape.choices) == 1


def skeleton(shape: Shape) -> Plain:
    """Give what has to be in a place, with texts that are still empty."""
    if shape.kind == "map":
        keys = shape.required or tuple(shape.keys)[:1]
        return {key: skeleton(shape.keys[key]) for key in keys}
    if shape.kind == "list":
        return [skeleton(shape.item)] if shape.some and shape.item is not None else []
    if is_fixed(shape):
        return int(shape.choices[0]) if shape.kind == "whole" else shape.choices[0]
    return ""


def faces(platforms: Platforms) -> dict[str, Face]:
    """Give every platform that there is, by its key."""
    return {key: Face(platforms, key) for key in platforms.keys}
