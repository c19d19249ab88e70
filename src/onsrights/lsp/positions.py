"""Positions as an editor counts them: lines from 0, and columns in the units that both sides agreed on.

A document's lines end at LF, CR and CRLF, as those of :class:`onsrights.engine.text.source.Source` do; U+2028 and the
like are characters of a line. A column counts bytes of UTF-8, code units of UTF-16 or code points; the rest of the
house counts code points.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from lsprotocol.types import Position, PositionEncodingKind, Range

__all__ = ["Positions"]

_LINE_END = re.compile(r"\r\n?|\n")
_MARK = "\ufeff"


class Positions:
    """Translates between offsets in a text, without its byte order mark, and the positions of an editor."""

    def __init__(self, text: str, encoding: PositionEncodingKind | str = PositionEncodingKind.Utf16) -> None:
        self._text = text
        self._starts = [0, *(found.end() for found in _LINE_END.finditer(text))]
        self._mark = text.startswith(_MARK)
        """An editor that shows a mark counts it; nobody else does."""
        self._unit = {"utf-8": 1, "utf-32": 4}.get(str(getattr(encoding, "value", encoding)), 2)

    def position(self, offset: int) -> Position:
        """Give the position of a character."""
        offset += self._mark
        line = bisect_right(self._starts, offset) - 1
        return Position(line, self._units(self._text[self._starts[line] : offset]))

    def range(self, start: int, end: int) -> Range:
        """Give the range of characters."""
        return Range(self.position(start), self.position(end))

    def offset(self, position: Position) -> int:
        """Give the character at a position; of one that is not there the nearest before it."""
        if position.line >= len(self._starts):
            return len(self._text) - self._mark
        start = self._starts[max(position.line, 0)]
        line = self._line(start)
        at = min(position.character, len(line))
        if not line.isascii():
            units = position.character
            at = bisect_right(range(len(line) + 1), units, key=lambda count: self._units(line[:count])) - 1
        return max(start + at - self._mark, 0)

    def replaced(self, where: Range, new: str) -> str:
        """Give the text with something else in a range; a range that is not there is where it would be nearest."""
        start, end = sorted((self.offset(where.start) + self._mark, self.offset(where.end) + self._mark))
        return self._text[:start] + new + self._text[end:]

    def before(self, position: Position) -> str:
        """Give what stands on its line before a position."""
        offset = self.offset(position) + self._mark
        line = bisect_right(self._starts, offset) - 1
        return self._text[self._starts[line] : offset]

    def _line(self, start: int) -> str:
        found = _LINE_END.search(self._text, start)
        return self._text[start : found.start() if found else len(self._text)]

    def _units(self, text: str) -> int:
        if text.isascii() or self._unit == 4:  # noqa: PLR2004 - bytes of a code point
            return len(text)
        return len(text.encode("utf-8" if self._unit == 1 else "utf-16-le", "surrogatepass")) // self._unit
