"""The pages of the rules, and how they look in a terminal."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from onsrights.engine.data import content
from onsrights.engine.declared import pattern
from onsrights.engine.diagnostics import Text
from onsrights.engine.text.visible import visible
from onsrights.reports.style import width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.check.house import House
    from onsrights.engine.check.rule import Rule
    from onsrights.engine.diagnostics import Language
    from onsrights.reports.style import Style

__all__ = ["drawn", "page", "summary"]

_HEADING = pattern(r"(#{1,6}) +(.*)")
_ITEM = pattern(r"( *)([-*]|\d+\.) +(.*)")
_PLACE = pattern(r"^\{(\w+)\}\n", re.MULTILINE)
_MARKS = pattern(r"\*\*(.+?)\*\*|(?<![\w*\\])\*([^*\s][^*]*)\*(?![\w*])|\[([^\]]+)\]\(([^)]+)\)")


_ESCAPE = pattern(r"\\([!-/:-@\[-`{-~])")
_SIGN = pattern(r"([\\`*_{}\[\]<>()#+!|~&-])")
_PLACEHOLDER = pattern(r"\{\w+\}")

_ASKS: dict[str, Text] = {
    "forbid": Text("Deze woorden horen hier niet:", "These words do not belong here:"),
    "replace": Text(
        "Deze woorden horen hier niet, elk met wat er wel hoort:",
        "These words do not belong here, each with what to write instead:",
    ),
    "require": Text("Ten minste één hiervan hoort erin:", "At least one of these is required:"),
    "allow": Text("Alleen dit mag er staan:", "Only these are allowed:"),
    "starts-with": Text("De tekst begint met een hiervan:", "The text begins with one of these:"),
}
_AT_LEAST = Text("Ten minste {count} tekens.", "At least {count} characters.")
_AT_MOST = Text("Hoogstens {count} tekens.", "At most {count} characters.")
_ABOUT = Text(
    "Dit is een huisregel van uw team; hij staat in {where}. Of iets klaar is voor registratie, verandert er niet "
    "door.",
    "This is a house rule of your team; it is defined in {where}. It does not change what is ready to register.",
)
_HEADINGS = Text(
    "Wat de regel vraagt|Waar hij over gaat|Van wie hij is", "What it requires|What it is about|Who defined it"
)
_PART = Text("{fields}: daarvan {part}", "{fields}: of that the {part}")
_MORE = Text("en nog {count}", "and {count} more")


def page(rule: Rule, lang: Language) -> str:
    """Give the page of a rule, which is beside the rule's module; empty where there is none."""
    if rule.house is not None:
        return _of_house(rule, rule.house, lang)
    folder, _, name = rule.module.rpartition(".")
    text = _read(folder, f"{name}.{lang}.md")
    return _put_together(rule, lang, text) if text and rule.wording else text


def _of_house(rule: Rule, house: House, lang: Language) -> str:
    """Write the page of a house rule; what stands in the settings is text in it, and never markup."""
    asks, about, whose = _HEADINGS.render(lang, {}).split("|")
    fields = ", ".join(f"`{name}`" for name in house.fields)
    if house.part is not None:
        fields = _PART.render(lang, {"fields": fields, "part": f"`{house.part}`"})
    where = _ABOUT.render(lang, {"where": _escaped(house.where)})
    known = {"{allowed}": visible(house.allowed), "{min}": str(house.least), "{max}": str(house.most)}
    said = _PLACEHOLDER.sub(lambda found: known.get(found[0], "…"), getattr(house.message, lang))
    lines = [f"# {rule.code} {rule.name}", "", _escaped(said), ""]
    lines += [f"## {asks}", "", *_asked(house, lang), "", f"## {about}", "", f"{fields}.", "", f"## {whose}", "", where]
    return "\n".join([*lines, "", *([house.url] if house.url else [])]).rstrip() + "\n"


def _asked(house: House, lang: Language) -> Iterator[str]:
    for text, count in ((_AT_LEAST, house.least), (_AT_MOST, house.most)):
        if count is not None:
            yield text.render(lang, {"count": count})
    if not house.words:
        return
    yield from (_ASKS[house.kind].render(lang, {}), "")
    for number, word in enumerate(house.words[:_MOST_WORDS]):
        instead = f" → {_escaped(visible(house.instead[number]))}" if house.instead else ""
        yield f"- {_escaped(visible(word))}{instead}"
    if len(house.words) > _MOST_WORDS:
        yield f"- {_MORE.render(lang, {'count': len(house.words) - _MOST_WORDS})}"


_MOST_WORDS = 50
"""So many words of a house rule are listed on its page."""


def _escaped(text: str) -> str:
    """Write a text of somebody else so that nothing in it is markup."""
    return _SIGN.sub(r"\\\1", text)


def _put_together(rule: Rule, lang: Language, text: str) -> str:
    """Make the page that a rule of the engine has on a platform: one text, in which the platform's own words go.

    ``{unit}`` and the like are nouns. ``{what}``, ``{why}``, ``{wrong}`` and the like, each on its own line, are
    sections of the platform's ``rules/engine.md``: ``## 113 Wrong``, or ``## 113 Why.nl`` where it is for one language.
    """
    number = rule.code[-3:]
    own = _sections(rule.wording.rpartition(".")[0])
    text = rule.filled(f"# {rule.code} {rule.name}\n" + text.partition("\n")[2], lang)

    def said(place: re.Match[str]) -> str:
        part = f"{number} {place[1].capitalize()}"
        return own.get(f"{part}.{lang}") or own.get(part, "")

    return _PLACE.sub(said, text)


@lru_cache(8)
def _sections(package: str) -> dict[str, str]:
    """Give what a platform has for the pages of the engine's rules, by heading; each ends in an empty line."""
    _, *parts = re.split(r"^## (\d{3} .*)\n", _read(package, "rules", "engine.md"), flags=re.MULTILINE)
    return {heading: f"{body.strip()}\n\n" for heading, body in zip(parts[::2], parts[1::2], strict=True)}


@lru_cache(64)
def _read(folder: str, *name: str) -> str:
    """Read a file of a package; empty where there is none."""
    try:
        return content(folder, "/".join(name)).decode().replace("\r\n", "\n")
    except OSError:
        return ""


def summary(text: str) -> str:
    """Give the first paragraph of a page, on one line."""
    for paragraph in text.split("\n\n"):
        if paragraph.strip() and not _HEADING.match(paragraph.strip()):
            return _plain(" ".join(paragraph.split())).replace("`", "")
    return ""


def drawn(text: str, style: Style) -> str:
    """Draw a page for a terminal: headings, quotations, lists and examples, each line within the width."""
    lines = [line.rstrip() for line in _lines(text.strip("\n").split("\n"), style)]
    return "\n".join(lines).rstrip() + "\n"


def _lines(lines: list[str], style: Style) -> Iterator[str]:
    example: list[str] | None = None
    paragraph = _Paragraph()
    for line in [*lines, ""]:
        if line.startswith("```"):
            yield from paragraph.drawn(style)
            yield from _indented(example or [], style)
            example = [] if example is None else None
        elif example is not None:
            example.append(style.printable(line))
        elif heading := _HEADING.fullmatch(line):
            yield from paragraph.drawn(style)
            yield style.paint("strong", style.printable(_plain(heading[2])))
            if len(heading[1]) == 1:
                yield style.paint("strong", "=" * min(len(heading[2]), style.width))
        elif not line.strip() or line.startswith("|"):
            yield from paragraph.drawn(style)
            yield style.printable(line)
        else:
            yield from paragraph.add(line, style)


class _Paragraph:
    """Text that is still being gathered, with what stands before its first line and before the others."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.lead = self.hang = ""

    def add(self, line: str, style: Style) -> Iterator[str]:
        """Add a line; an item of a list ends the one before it."""
        if item := _ITEM.fullmatch(line):
            yield from self.drawn(style)
            self.words, self.lead = [item[3]], f"{item[1]}{item[2]} "
            self.hang = " " * len(self.lead)
            return
        if line.startswith(">") and not self.words:
            self.lead = self.hang = f"  {style.bar} "
        self.words.append(line.lstrip("> ").rstrip())

    def drawn(self, style: Style) -> Iterator[str]:
        """Give the lines, and begin again."""
        if self.words:
            text = style.printable(_plain(" ".join(self.words)))
            for number, line in enumerate(style.wrap(text, style.width - len(self.lead))):
                yield f"{self.hang if number else self.lead}{line}"
        self.words, self.lead, self.hang = [], "", ""


def _indented(example: list[str], style: Style) -> Iterator[str]:
    """Indent an example, less where its lines would become too long."""
    indent = " " * max(min(style.width - max(map(width, example), default=0), 4), 0)
    return (f"{indent}{line}" for line in example)


def _plain(text: str) -> str:
    """Leave out the marks of emphasis; a link shows where it leads."""
    if "*" not in text and "](" not in text and "\\" not in text:
        return text
    return _ESCAPE.sub(r"\1", _MARKS.sub(lambda match: match[1] or match[2] or _link(match[3], match[4]), text))


def _link(text: str, target: str) -> str:
    return text if target.startswith("#") or target == text else f"{text} ({target})"
