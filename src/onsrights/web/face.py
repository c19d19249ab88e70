"""A platform as its page shows it: the address, what things are called, and the file that somebody begins with."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from onsrights.engine.change.plain import manifest_text
from onsrights.engine.check.platform import load_schema, part_of
from onsrights.engine.data import content
from onsrights.engine.diagnostics import Text
from onsrights.engine.settings.settings import Limits
from onsrights.engine.text.source import Source
from onsrights.engine.text.tree import plain_of, read_tree
from onsrights.web.texts import WORDS

if TYPE_CHECKING:
    from onsrights.doors import Form
    from onsrights.engine.change.plain import Plain
    from onsrights.engine.check.platform import Platforms
    from onsrights.engine.check.shape import Shape
    from onsrights.engine.diagnostics import Language

__all__ = ["Face", "Speech", "faces", "is_fixed", "skeleton"]

_FEW_EXAMPLES = 2
"""Fewer examples than these are no list to choose from."""
_KEY = re.compile(r'"([a-z][a-z_]*)(?:: ?([^"]*))?"')
"""A key of a file in a sentence, maybe with what is to be written behind it."""
_TO_CHOOSE = {"nl": ("Schrijf ", "Kies "), "en": ("Write ", "Choose ")}
_EXAMPLE = re.compile(r"^```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)
_KEY_OF_LINE = re.compile(r"^( *(?:- )?)([a-z_]+)(?=:(?: |$))", re.MULTILINE)
_FLAGS = re.compile(r"\b(true|false)\b")


class Speech:
    """The words of a page in one language; a platform may word some of them itself."""

    def __init__(self, lang: Language, face: Face | None = None) -> None:
        self.lang: Language = lang
        self._texts = {**WORDS, **(face.words if face else {})}

    def say(self, key: str, /, **data: object) -> str:
        """Give a word or sentence."""
        return self._texts[key].render(self.lang, data)

    def both(self, key: str) -> Text:
        """Give a word or sentence in both languages."""
        return self._texts[key]

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
        self.package = self.platform.wording.rpartition(".")[0]
        """Where its texts for people are."""
        self.places = _places(self.platform.shape)

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
        about, intro, takes = self.help(""), WORDS["intro"], self.platform.door("import")
        said = {
            "title": self.text("", "title"),
            "intro": Text(f"{about.nl} {intro.nl}", f"{about.en} {intro.en}"),
        }
        if takes is not None:
            said["start_file_help"] = _told_of("start_file_or", takes.about)
            if takes.recognises is not None:  # it is one thing that this takes, and no table
                said["start_paste"] = WORDS["start_paste_other"]
                said["start_paste_help"] = _told_of("start_paste_other_help", takes.about)
                said["from_table_button"] = WORDS["look_button"]
        return {**said, **verdicts, **(self.form.words if self.form else {})}

    @property
    def takes_pasted(self) -> bool:
        """Whether something that is pasted can become a manifest."""
        return self.platform.door("import") is not None

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

    # ------------------------------------------------------------------------------ a manifest, in words of labels

    def label_near(self, pointer: str, key: str) -> Text | None:
        """Give what a key is called that a sentence about a place names; ``None`` where it could be several things."""
        shapes = [self.platform.shape]
        for step in pointer.split("/")[1:]:
            here = shapes[-1]
            below = here.item if here.kind == "list" else here.keys.get(step, here.rest)
            if below is None:
                break
            shapes.append(below)
        shapes += [shapes[-1].item] if shapes[-1].item is not None else []
        near = next((shape.keys[key].place for shape in reversed(shapes) if key in shape.keys), None)
        places = [near] if near is not None else self.places.get(key, [])
        labels = list(dict.fromkeys(map(self.called, places)))
        return labels[0] if len(labels) == 1 else None

    def called(self, place: str) -> Text:
        """Give what the input for a place is called."""
        own = (*self.form.around, *self.form.unit) if self.form else ()
        named = (shown.label for shown in own if shown.key == place and shown.label is not None)
        return next(named, None) or self.label(place)

    def worded(self, text: Text, lang: Language, pointer: str) -> Text:
        """Give a sentence about a place with the words of the labels instead of keys of a file."""

        def labelled(found: re.Match[str]) -> str:
            label = self.label_near(pointer, found[1])
            if label is None:
                return found[0]
            name = (label.nl if lang == "nl" else label.en).replace("{", "{{").replace("}", "}}")
            return f'"{name}: {_said(found[2], lang)}"' if found[2] else f'"{name}"'

        written = _KEY.sub(labelled, text.nl if lang == "nl" else text.en)
        return Text(written, written)

    def relabelled(self, page: str, lang: Language) -> str:
        """Give the page of a rule with labels instead of keys in its examples, where a key has one label."""

        def labelled(found: re.Match[str]) -> str:
            label = self.label_near("", found[2])
            return found[1] + (found[2] if label is None else label.render(lang, {}))

        return _EXAMPLE.sub(lambda example: _KEY_OF_LINE.sub(labelled, example[0]), page)

    def chosen(self, place: str) -> Text:
        """Give the sentence about a key where one of a few words is chosen."""
        help_ = self.help(place)
        return Text(_to_choose(help_.nl, "nl"), _to_choose(help_.en, "en"))

    def example(self, place: str) -> str:
        """Give what may be written under a key: from the platform's example, else from the schema; maybe nothing."""
        found: Any = self._example
        for step in place.replace("[]", ".[]").split("."):
            if step == "[]":
                found = next(iter(found), None) if isinstance(found, list) else None
            else:
                found = found.get(step) if isinstance(found, dict) else None
        if not found or isinstance(found, bool | dict):
            found = next(iter(part_of(load_schema(self.platform.schema), place).get("examples", ())), "")
        first = next(iter(found), "") if isinstance(found, list) else found
        return str(first) if isinstance(first, str | int) else ""

    @cached_property
    def _example(self) -> Any:  # noqa: ANN401 - plain values
        source = self.sample()
        return plain_of(read_tree(source, Limits()).documents[0]) if source else None

    def sample(self) -> Source | None:
        """Give a manifest as an example."""
        text = self._file("rules/example.yaml")
        return Source(self.filename, text) if text else None

    def guide(self, lang: Language) -> str:
        """Give the page, in Markdown, that tells somebody who never did this what it is about; maybe nothing."""
        return self._file(f"guide.{lang}.md")

    def _file(self, name: str) -> str:
        try:
            return content(self.package, name).decode().replace("\r\n", "\n")
        except (OSError, StopIteration):  # StopIteration: a platform in a package without files
            return ""

    def new(self) -> Source:
        """Give the file that the form begins with."""
        schema = str(load_schema(self.platform.schema).get("$id", ""))
        where = schema.replace(".schema.json", ".draft-07.schema.json")
        values = skeleton(self.platform.shape)
        assert isinstance(values, dict)
        return Source(self.filename, manifest_text(values, [f"yaml-language-server: $schema={where}"] if where else []))


def _told_of(key: str, what: Text) -> Text:
    return Text(WORDS[key].nl.format(what=what.nl), WORDS[key].en.format(what=what.en))


def _places(shape: Shape) -> dict[str, list[str]]:
    """Give the places of every key."""
    found: dict[str, list[str]] = {}
    waiting = [shape]
    while waiting:
        here = waiting.pop()
        for key, below in here.keys.items():
            found.setdefault(key, []).append(below.place)
        waiting += [below for below in (*here.keys.values(), here.item, here.rest) if below is not None]
    return found


def _said(value: str, lang: Language) -> str:
    """Give a value of a file in the words in which a form offers it."""
    words = {"true": WORDS["yes"], "false": WORDS["no"], "[]": WORDS["none_button"]}
    word = words.get(value)
    return value if word is None else word.render(lang, {})


def _to_choose(text: str, lang: Language) -> str:
    return _FLAGS.sub(lambda found: _said(found[0], lang), text.replace(*_TO_CHOOSE[lang]))


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
