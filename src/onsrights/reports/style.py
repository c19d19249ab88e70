"""How a report is to be written: language, width, colours; and the characters that fit on the output."""

from __future__ import annotations

from unicodedata import category, combining, east_asian_width

from onsrights.engine.declared import TYPE_CHECKING, NamedTuple, Protocol
from onsrights.engine.diagnostics import Text
from onsrights.engine.secrets import stars_drawn
from onsrights.engine.text.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.diagnostics import Diagnostic, Language

__all__ = ["SEVERITIES", "HasText", "Style", "place", "subject", "width"]

SEVERITIES = {"error": Text("fout", "error"), "warning": Text("waarschuwing", "warning"), "info": Text("info", "info")}
"""The words for the severities."""

_COLORS = {"error": "31", "warning": "33", "info": "36", "removed": "31", "added": "32", "frame": "34", "strong": "1"}
_SHORTEST_JAMO, _LONGEST_JAMO = 0x1160, 0x11FF
"""Vowels and finals of Korean syllables written apart: terminals draw them into the letter before."""


class HasText(Protocol):
    """What a report needs of a source: its text, in which the offsets of the diagnostics count."""

    @property
    def text(self) -> str:
        """The whole text, without a byte order mark."""

    @property
    def bom(self) -> bool:
        """Whether the file begins with a byte order mark."""


class Style(NamedTuple):
    """The form of a report for people."""

    lang: Language = "en"
    width: int = 100
    """The most columns that a line may take."""
    color: bool = False
    links: bool = False
    """Whether codes link to their page; only terminals understand that."""
    encoding: str = "utf-8"
    """Of the output: what it cannot say is written as an escape."""
    labels: bool = False
    """Whether fields are called as on the vendor's screen."""

    @property
    def unicode(self) -> bool:
        """Whether the output can say everything."""
        return self.encoding.lower().replace("_", "-") in {"utf-8", "utf8", "utf-16", "utf-32"}

    @property
    def bar(self) -> str:
        """The line at the left of an excerpt."""
        return "│" if self.unicode else "|"

    @property
    def gap(self) -> str:
        """What stands for text that was left out."""
        return "…" if self.unicode else "..."

    @property
    def tab(self) -> str:
        """What stands for a tab."""
        return "→" if self.unicode else r"\t"

    def say(self, nl: str, en: str) -> str:
        """Choose between the languages."""
        return nl if self.lang == "nl" else en

    def paint(self, color: str, text: str) -> str:
        """Give ``text`` a colour, where colours are wanted."""
        return f"\x1b[{_COLORS[color]}m{text}\x1b[0m" if self.color and text else text

    def link(self, url: str, text: str) -> str:
        """Make ``text`` a link, where links are understood."""
        return f"\x1b]8;;{url}\x1b\\{text}\x1b]8;;\x1b\\" if self.links else text

    def severity(self, name: str) -> str:
        """Give the word for a severity."""
        return SEVERITIES[name].render(self.lang, {})

    def label(self, field: str, label: Text | None) -> str:
        """Give the name of a field as people know it."""
        return label.render(self.lang, {}) if label and self.labels else field

    def printable(self, text: str) -> str:
        """Write what cannot be seen, or cannot be said on this output, as an escape."""
        text = visible(text)
        return text if self.unicode or text.isascii() else self._escape(text)

    def cells(self, text: str) -> list[str]:
        """Give for each code point of a line what is drawn in its place."""
        if text.isascii() and text.isprintable():
            return list(text)
        drawn = {character: self.printable(character) for character in set(text) if not " " <= character <= "~"}
        if "\t" in drawn:
            drawn["\t"] = self.tab
        return stars_drawn(text, [drawn.get(character, character) for character in text])

    def cut(self, text: str, room: int) -> str:
        """Shorten printable ``text`` at its end so that it takes at most ``room`` columns."""
        if width(text) <= room:
            return text
        return self._head(text, room - len(self.gap)) + self.gap

    def cut_left(self, text: str, room: int) -> str:
        """Shorten printable ``text`` at its beginning so that it takes at most ``room`` columns."""
        if width(text) <= room:
            return text
        return self.gap + self._head(text[::-1], room - len(self.gap))[::-1]

    def wrap(self, text: str, room: int, first: int | None = None) -> Iterator[str]:
        """Break printable ``text`` into lines of at most ``room`` columns, and ``first`` for the first one.

        Spaces are kept but for the one at a break. A word that is longer than a line is broken.
        """
        left = room if first is None else first
        line: str | None = None
        for word in text.split(" "):
            longer = word if line is None else f"{line} {word}"
            if width(longer) <= left:
                line = longer
                continue
            if line is not None:
                yield line
                left = room
            line = word
            while width(line) > left:
                head = self._head(line, left)
                yield head
                line, left = line[len(head) :], room
        yield line or ""

    def _head(self, text: str, room: int) -> str:
        """Give as much of the beginning of ``text`` as fits."""
        if text.isascii():
            return text[: max(room, 0)]
        taken = 0
        for index, character in enumerate(text):
            taken += 1 if character.isascii() else _character_width(character)
            if taken > room:
                return text[:index]
        return text

    def _escape(self, text: str) -> str:
        return text.encode(self.encoding, "backslashreplace").decode(self.encoding)


def width(text: str) -> int:
    """Count the columns that printable ``text`` takes on a terminal: two for wide characters, none for combining."""
    if text.isascii():
        return len(text)
    return len(text) + sum(_character_width(character) - 1 for character in text if character > "~")


def _character_width(character: str) -> int:
    if combining(character) or category(character) in {"Mn", "Me"}:
        return 0
    if _SHORTEST_JAMO <= ord(character) <= _LONGEST_JAMO:
        return 0
    return 2 if east_asian_width(character) in {"W", "F"} else 1


def place(found: Diagnostic, style: Style) -> str:
    """Say where in which file a diagnostic stands, ``rights.yaml:8:17``."""
    path = style.printable(found.path or "")
    return f"{path}:{found.range.start.line}:{found.range.start.column}" if found.range else path


def subject(found: Diagnostic, style: Style) -> str:
    """Say which unit and which field a diagnostic is about; nothing where it is about neither."""
    parts = []
    if found.right is not None:
        name = style.cut(style.printable(found.right[:200]), 60)
        parts.append(f"{found.unit.render(style.lang, {})} {name}")
    if found.field is not None:
        parts.append(style.say("veld ", "field ") + style.label(found.field, found.label))
    return ", ".join(parts)
