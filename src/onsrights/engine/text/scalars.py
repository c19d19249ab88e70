"""Which character of the file wrote which character of a scalar.

A tree holds what a scalar says; a finding has to point at what stands in the file. In between lie escapes, doubled
quotation marks, folded lines and indentation. :func:`decode` reads one scalar again from the source text, in the way
of libyaml, and remembers for every character where it was written.
"""

from __future__ import annotations

from onsrights.engine.declared import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onsrights.engine.text.tree import Node

__all__ = ["Decoded", "Written", "decode", "line_start", "parent_indent", "span", "spot"]

_BLANKS = " \t"
_BREAKS = "\r\n"
_ESCAPES = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "t": "\t",
    "\t": "\t",
    "n": "\n",
    "v": "\v",
    "f": "\f",
    "r": "\r",
    "e": "\x1b",
    " ": " ",
    '"': '"',
    "'": "'",
    "/": "/",
    "\\": "\\",
    "N": "\x85",
    "_": "\xa0",
    "L": "\u2028",
    "P": "\u2029",
}
_HEXADECIMAL = {"x": 2, "u": 4, "U": 8}
_HIGH_SURROGATES = range(0xD800, 0xDC00)
_LOW_SURROGATES = range(0xDC00, 0xE000)
_LAST_CODE_POINT = 0x10FFFF


class Decoded(NamedTuple):
    """A scalar's value, and where each of its characters is written.

    ``offsets[i]`` is the offset in the file of character ``i``, and one more entry gives the place just after the
    last character, before a closing quotation mark. A character made of a folded line end has the offset at which
    the line's content ends.
    """

    value: str
    offsets: Sequence[int]


class Written(NamedTuple):
    """Where characters of a value stand in the file; when not ``exact``, it is the whole scalar."""

    start: int
    end: int
    exact: bool


def span(text: str, node: Node, start: int, end: int) -> Written:
    """Give the file's span for the characters from ``start`` to ``end`` of a scalar's value (0-based, half-open).

    An escape is wholly inside or wholly outside. Where the value cannot be followed back to the file, the answer is
    the whole scalar, and not ``exact``.
    """
    if node[0] == "scalar":
        _, first, last, value, style = node
        quoted = 1 if style in ("'", '"') else 0
        if style in ("", "'", '"') and text[first + quoted : last - quoted] == value:
            return Written(first + quoted + start, first + quoted + end, exact=True)
        if style in ("", "'", '"', "|", ">") and start <= end <= len(value):
            decoded = decode(text, first, last, style)
            if decoded.value == value:
                return spot(text, decoded, style, start, end)
    first, last = node[1], node[2]
    while last > first + 1 and text[last - 1] in " \t\r\n":
        last -= 1
    return Written(first, last, exact=False)


def spot(text: str, decoded: Decoded, style: str, start: int, end: int) -> Written:
    """Do the same for a scalar that has been decoded."""
    value, offsets = decoded
    first, last = offsets[start], offsets[end]
    if end > start:
        # The next character may stand behind an indentation that does not belong to this one.
        at = offsets[end - 1]
        if style == '"' and text[at] == "\\":
            last, _ = _escape(text, at, len(text))
        elif style == "'" and text[at] == "'":
            last = at + 2
        elif text[at] == value[end - 1]:
            last = at + 1
    return Written(first, max(first, last), exact=True)


def decode(text: str, start: int, end: int, style: str) -> Decoded:
    """Read the scalar that stands at ``text[start:end]`` again.

    ``style`` is ``""``, ``'``, ``"``, ``|`` or ``>``. Line ends are LF, CRLF and CR; each is one LF of the value.
    """
    if style in ("|", ">"):
        return _block(text, start, folded=style == ">")
    if style in ("'", '"'):
        start, end = start + 1, end - 1
    has_break = text.find("\n", start, end) >= 0 or text.find("\r", start, end) >= 0
    special = {"'": "'", '"': "\\"}.get(style)
    if not has_break and (special is None or text.find(special, start, end) < 0):
        return Decoded(text[start:end], range(start, end + 1))
    return _flow(text, start, end, style)


def _break_length(text: str, at: int) -> int:
    return 2 if text.startswith("\r\n", at) else 1


def _flow(text: str, start: int, end: int, style: str) -> Decoded:
    """Read plain or quoted text: blanks around a line end go, one line end is a space, more are one fewer."""
    values: list[str] = []
    offsets: list[int] = []
    at = start
    while at < end:
        character = text[at]
        if character in _BLANKS or character in _BREAKS:
            at = _gap(text, at, end, values, offsets, escaped=False)
        elif style == "'" and character == "'":
            values.append("'")
            offsets.append(at)
            at += 2
        elif style == '"' and character == "\\":
            if text[at + 1 : at + 2] in ("\r", "\n"):
                at = _gap(text, at + 1, end, values, offsets, escaped=True)
            else:
                stop, value = _escape(text, at, end)
                values.append(value)
                offsets.append(at)
                at = stop
        else:
            values.append(character)
            offsets.append(at)
            at += 1
    offsets.append(end)
    return Decoded("".join(values), offsets)


def _gap(text: str, at: int, end: int, values: list[str], offsets: list[int], *, escaped: bool) -> int:
    """Read a run of blanks and line ends; ``escaped`` when the first line end has a backslash before it."""
    start = at
    breaks: list[int] = []
    while at < end and (text[at] in _BLANKS or text[at] in _BREAKS):
        if text[at] in _BREAKS:
            breaks.append(at)
            at += _break_length(text, at)
        else:
            at += 1
    if not breaks:
        values.extend(text[start:at])
        offsets.extend(range(start, at))
    elif escaped or len(breaks) > 1:
        values.extend("\n" * (len(breaks) - 1))
        offsets.extend(breaks[1:])
    else:
        values.append(" ")
        offsets.append(start)
    return at


def _escape(text: str, at: int, end: int) -> tuple[int, str]:
    """Read one escape, or the two that together are one character (a surrogate pair, as JSON writes it)."""
    letter = text[at + 1 : at + 2]
    length = _HEXADECIMAL.get(letter)
    if length is None:
        return at + 2, _ESCAPES.get(letter, letter)
    stop = min(at + 2 + length, end)
    try:
        code = int(text[at + 2 : stop], 16)
    except ValueError:
        return at + 2, letter
    if code in _HIGH_SURROGATES and text.startswith("\\u", stop):
        try:
            low = int(text[stop + 2 : stop + 6], 16)
        except ValueError:
            low = 0
        if low in _LOW_SURROGATES:
            return stop + 6, chr(0x10000 + ((code - _HIGH_SURROGATES.start) << 10) + low - _LOW_SURROGATES.start)
    return stop, chr(code) if code <= _LAST_CODE_POINT else letter


def _block(text: str, start: int, *, folded: bool) -> Decoded:
    """Read a block scalar from its indicator."""
    at, size = start + 1, len(text)
    chomping, increment = "", 0
    while at < size and text[at] in "+-123456789":
        if text[at] in "+-":
            chomping = text[at]
        else:
            increment = int(text[at])
        at += 1
    while at < size and text[at] not in _BREAKS:
        at += 1
    header_end = at
    if at < size:
        at += _break_length(text, at)
    indent = max(parent_indent(text, start), 0) + increment if increment else 0
    values: list[str] = []
    offsets: list[int] = []
    leading: list[int] = []  # the line end of the line before
    at, column, indent, trailing = _empty_lines(text, at, indent, start)
    was_blank = False
    while at < size and column == indent:
        is_blank = text[at] in _BLANKS
        if folded and leading and not was_blank and not is_blank:
            if not trailing:
                values.append(" ")
                offsets += leading
        else:
            values.extend("\n" * len(leading))
            offsets += leading
        values.extend("\n" * len(trailing))
        offsets += trailing
        was_blank = is_blank
        stop = at
        while stop < size and text[stop] not in _BREAKS:
            stop += 1
        values.extend(text[at:stop])
        offsets.extend(range(at, stop))
        at, leading = stop, []
        header_end = stop
        if at < size:
            leading = [at]
            at += _break_length(text, at)
        at, column, indent, trailing = _empty_lines(text, at, indent, start)
    kept = [] if chomping == "-" else leading + trailing if chomping == "+" else leading
    values.extend("\n" * len(kept))
    offsets += kept
    offsets.append(kept[-1] + _break_length(text, kept[-1]) if kept else header_end)
    return Decoded("".join(values), offsets)


def line_start(text: str, at: int) -> int:
    """Give where the line begins on which an offset lies."""
    start = text.rfind("\n", 0, at) + 1
    return max(start, text.rfind("\r", start, at) + 1)


def _empty_lines(text: str, at: int, indent: int, start: int) -> tuple[int, int, int, list[int]]:
    """Skip empty lines and the indentation of the next one; an ``indent`` of 0 is found out here.

    Gives where the content starts, at which column, the indentation of the block, and the line ends skipped.
    """
    size = len(text)
    breaks: list[int] = []
    widest = 0
    while True:
        column = 0
        while at < size and text[at] == " " and (not indent or column < indent):
            at, column = at + 1, column + 1
        widest = max(widest, column)
        if at >= size or text[at] not in _BREAKS:
            break
        breaks.append(at)
        at += _break_length(text, at)
    return at, column, indent or max(widest, parent_indent(text, start) + 1, 1), breaks


def parent_indent(text: str, start: int) -> int:
    """Give the column (0-based) of the mapping or list that holds the block scalar at ``start``; -1 for none."""
    line = line_start(text, start)
    while True:
        column, found = 0, -1
        while text[line + column : line + column + 1] in ("-", "?", ":", " ") and line + column < start:
            if text[line + column] != " ":
                if text.startswith("---", line):
                    return -1
                found = column
            column += 1
        if line + column < start and text[line + column] not in "!&#\r\n\t":
            return column
        if found >= 0 or line == 0:
            return found
        # Nothing but the indicator on this line: its key stands on a line above.
        line = line_start(text, line - (2 if text.startswith("\r\n", line - 2) else 1))
