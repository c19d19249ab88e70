"""Give a scalar a new text, with the smallest edit on the file that keeps it valid and keeps its style."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from onsrights.engine.text.scalars import decode, line_start, spot

if TYPE_CHECKING:
    from onsrights.engine.text.tree import Node

__all__ = ["Replacement", "block_end", "other_type", "rewrite", "scalar"]

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:[.-][A-Za-z0-9_]+)*")
"""What needs no quotation marks between brackets and braces either."""
_UNPRINTABLE = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What stands in a scalar only as an escape: what YAML refuses, and every line end."""

_HALF = re.compile("[\ud800-\udfff]")
"""Half of a pair of surrogates, which no file can hold."""

_NOT_PLAIN = re.compile(
    r":[ \t\r\n]|:\Z|[ \t\r\n]#|[\r\n][ \t]*(?:---|\.\.\.)|"
    r"\A(?:[-?:,\[\]{}#&*!|>'\"%@`=]|<<|\.\.\.)|\A\s|\s\Z"
)
"""What plain text may not hold, or not begin or end with. A few harmless beginnings (``-x``) are refused as well."""

_NOT_PLAIN_IN_FLOW = re.compile(r"[,\[\]{}:]")

_JSON_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_ESCAPES = {**_JSON_ESCAPES, "\x85": "\\N", "\u2028": "\\L", "\u2029": "\\P"}
_WINDOW = 4096
"""How many characters before a block scalar are looked at to know what it is indented against."""

_OTHER_TYPES = (
    ("null", re.compile(r"~|null|Null|NULL")),
    (
        "bool",
        re.compile(r"true|True|TRUE|false|False|FALSE|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF|[yYnN]"),
    ),
    ("time", re.compile(r"[-+]?(?:[1-9][0-9_]*(?::[0-5]?[0-9])+|[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*)")),
    (
        "date",
        re.compile(
            r"[0-9]{4}-[0-9]{2}-[0-9]{2}|"
            r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?"
            r"(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::?[0-9]{2})?))?"
        ),
    ),
    (
        "number",
        re.compile(
            r"[-+]?(?:0b[01_]+|0o[0-7]+|0x[0-9a-fA-F_]+|\.(?:inf|Inf|INF)|"
            r"[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+]?[0-9]+)?)|\.(?:nan|NaN|NAN)"
        ),
    ),
)


class Replacement(NamedTuple):
    """Put ``text`` in the place of the file's characters from ``start`` to ``end``."""

    start: int
    end: int
    text: str


def other_type(value: str) -> str | None:
    """Say what a YAML 1.1 or 1.2 reader takes this plain text for, where it is not text.

    The answer is ``null``, ``bool``, ``number``, ``date``, or ``time`` (YAML 1.1 reads ``12:30`` as the number 750).
    Sources: the YAML 1.1 types page (yaml.org/type) and the core schema of YAML 1.2.2, section 10.3.
    """
    for name, pattern in _OTHER_TYPES:
        if pattern.fullmatch(value):
            return name
    return None


def rewrite(  # noqa: PLR0913 - ways of writing, each by its name
    text: str,
    node: Node,
    value: str,
    newline: str = "\n",
    *,
    quote: bool = False,
    typed: bool = False,
    flow: bool = False,
    json: bool = False,
) -> Replacement:
    """Give the edit on ``text`` after which the scalar ``node`` (a value or a key) has the value ``value``.

    With ``quote`` plain text gets quotation marks even where it could do without, with ``typed`` none: it is to be read
    as a boolean or a number. ``flow`` says that the scalar
    stands inside brackets or braces (:meth:`Tree.in_flow`), ``json`` that the file has to stay JSON.
    """
    assert node[0] == "scalar", "only scalars have a text"
    _, start, end, old, style = node
    if style in ("|", ">"):
        # The line ends behind a block belong to its form, and nobody who words a new text thinks of them.
        bare = old.rstrip("\n")
        shorter = len(value) - len(value.rstrip("\n")) < len(old) - len(bare)
        wanted = value.rstrip("\n") + old[len(bare) :] if shorter and value.rstrip("\n") != bare else value
        return _in_block(text, start, style, old, wanted, newline) or Replacement(
            start, block_end(text, start, end), _quoted(value, json=json)
        )
    if typed and style == "" and start < end:
        return Replacement(start, end, value)
    if start == end:  # no text at all, directly behind a colon or a dash
        return Replacement(start, end, " " + _quoted(value, json=json))
    if style == "" and (cut := _cut_off(text, end, old, value)) is not None:
        return Replacement(start, cut, _quoted(value, json=json))
    raw = text[start:end]
    if style in ("", "'", '"') and not (style == "" and (quote or json)) and not (json and style != '"'):
        mended = _in_place(raw, style, old, value, json=json)
        if mended is not None:
            first, last, piece = mended
            result = raw[:first] + piece + raw[last:]
            if style != "" or _may_stand_plain(result, value, flow=flow):
                return Replacement(start + first, start + last, piece)
    return Replacement(start, end, _quoted(value, json=json, single=style == "'"))


def _cut_off(text: str, end: int, old: str, value: str) -> int | None:
    """Where the new text takes back what YAML had taken for a comment behind the old one: give where that ends."""
    rest = value[len(old) :]
    if not rest.lstrip(" \t").startswith("#") or not value.startswith(old) or not text.startswith(rest, end):
        return None
    return end + len(rest)


def _may_stand_plain(raw: str, value: str, *, flow: bool) -> bool:
    return (
        raw != ""
        and not _NOT_PLAIN.search(raw)
        and not (flow and _NOT_PLAIN_IN_FLOW.search(raw))
        and not raw.startswith("---")
        and other_type(value) is None
    )


def _changed(old: str, new: str) -> tuple[int, int, int]:
    """Give how long the equal beginning is, and where the equal end starts in the old and in the new text."""
    shorter = min(len(old), len(new))
    first = 0
    while first < shorter and old[first] == new[first]:
        first += 1
    last = 0
    while last < shorter - first and old[-1 - last] == new[-1 - last]:
        last += 1
    return first, len(old) - last, len(new) - last


def _in_place(raw: str, style: str, old: str, value: str, *, json: bool) -> Replacement | None:
    """Change only what differs, inside the scalar as it stands; ``None`` where that does not give the new value."""
    decoded = decode(raw, 0, len(raw), style)
    if decoded.value != old:
        return None
    first, last, new_last = _changed(old, value)
    piece = value[first:new_last]
    if style == '"':
        piece = _escaped(piece, json=json)
    elif _UNPRINTABLE.search(piece):
        return None
    elif style == "'":
        piece = piece.replace("'", "''")
    start, end, _ = spot(raw, decoded, style, first, last)
    result = raw[:start] + piece + raw[end:]
    if decode(result, 0, len(result), style).value != value:
        return None
    return Replacement(start, end, piece)


def _in_block(text: str, start: int, style: str, old: str, value: str, newline: str) -> Replacement | None:
    """Change only what differs, inside a block scalar; ``None`` where that does not give the new value."""
    base = line_start(text, max(0, start - _WINDOW))
    decoded = decode(text, start, start, style)
    first, last, new_last = _changed(old, value)
    piece = value[first:new_last]
    # The last line end belongs to the next line as well, so it stays.
    content = len(old.rstrip("\n"))
    if decoded.value != old or not content or last > content or _UNPRINTABLE.search(piece.replace("\n", "")):
        return None
    if value.startswith("\t") or "\n\t" in value:  # taken for indentation
        return None
    if "\n" in piece:
        if style == ">":
            return None
        at = decoded.offsets[next(index for index, character in enumerate(old) if character != "\n")]
        piece = piece.replace("\n", newline + " " * (at - line_start(text, at)))
    begin, end, _ = spot(text, decoded, style, first, last)
    result = text[base:begin] + piece + text[end : max(end, decoded.offsets[-1])]
    if decode(result, start - base, start - base, style).value != value:
        return None
    return Replacement(begin, end, piece)


def scalar(value: str, *, flow: bool = False, json: bool = False) -> str:
    """Write a new value: plain where that reads as this text and nothing else, else between quotation marks.

    ``flow`` and ``json`` mean what they mean for :func:`rewrite`; in brackets and braces only a word is written plain.
    Half a surrogate is written as U+FFFD.
    """
    value = _HALF.sub("\ufffd", value)
    plain = not json and not _UNPRINTABLE.search(value) and _may_stand_plain(value, value, flow=flow)
    plain = plain and (not flow or _WORD.fullmatch(value) is not None)
    return value if plain else _quoted(value, json=json)


def block_end(text: str, start: int, end: int) -> int:
    """Give where the content of a block scalar ends, without the blanks and line ends behind it."""
    while end > start + 1 and text[end - 1] in " \t\r\n":
        end -= 1
    return end


def _escaped(value: str, *, json: bool) -> str:
    """Write text for the inside of double quotes."""
    escapes = _JSON_ESCAPES if json else _ESCAPES
    written = []
    for character in value:
        if character in escapes:
            written.append(escapes[character])
        elif not _UNPRINTABLE.match(character):
            written.append(character)
        elif ord(character) > 0xFF or json:  # noqa: PLR2004
            written.append(f"\\u{ord(character):04x}")
        else:
            written.append(f"\\x{ord(character):02x}")
    return "".join(written)


def _quoted(value: str, *, json: bool, single: bool = False) -> str:
    """Write text with quotation marks: double ones, unless the text was in single ones or needs no escapes in them."""
    if not json and not _UNPRINTABLE.search(value):
        if single:
            return "'" + value.replace("'", "''") + "'"
        if "'" not in value and ('"' in value or "\\" in value):
            return f"'{value}'"
    return f'"{_escaped(value, json=json)}"'
