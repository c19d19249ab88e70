"""Secrets behind a key on lines of text: in comments, in a file that is no YAML, in what is no file at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onsrights.engine.secrets import TOKEN_DATA, Secret
from onsrights.engine.secrets.key_names import SHORTEST, holds_token_data, is_secret, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["keyed", "token_data"]

_KEYED = re.compile(
    r"(?P<word>token|secret|password|wachtwoord|key|sleutel|_ref)[\"']?[ \t]*+[:=](?![=/])[ \t]*+"
    r"(?:[&!]\S{0,99}+[ \t]++){0,2}+"
    r"(?:[|>][-+0-9]*+[ \t]*+(?:\r\n?|\n)[ \t]++(?P<block>\S++)(?=[ \t]*+(?:[\r\n]|\Z))"
    r"|\"(?P<double>[^\"\r\n]*+)\"|'(?P<single>[^'\r\n]*+)'|(?P<bare>\S++))",
    re.IGNORECASE,
)
"""The end of a key under which there may be a secret, and what stands behind it."""
_LONGEST_KEY = 64
_BEFORE_KEY = re.compile(r"[\r\n#{,\[\](\"']")
_KEY = re.compile(r"[ \t]*(?:-[ \t]+)*([\w.$][\w.$ -]*)")
_REST = re.compile(r"[ \t]*+(?:[\r\n#]|\Z)")
_OPENS = {"}": "{", "]": "[", ")": "(", '"': '"', "'": "'"}

_DIGITS_ON_LINE = re.compile(
    r"^[ \t]*+(?:-[ \t]++)*+(?:[\"']?([\w.$ -]{1,64}?)[\"']?[ \t]*+[:=][ \t]*+)?"
    r"[\"']?([0-9A-Fa-f]{64})(?=[\"']?[ \t]*+(?:[,}\r\n#]|\Z))",
    re.MULTILINE,
)


def keyed(text: str, start: int, end: int, *, flow: bool) -> Iterator[tuple[int, Secret]]:
    """Give the secrets of the form ``key: value`` or ``key = value``, each with where the key ends.

    With ``flow`` a comma may end the value.
    """
    for match in _KEYED.finditer(text, start, end):
        first, last = match.span(match.lastgroup or "word")
        if match.lastgroup == "bare":
            ends_with_comma = flow and text[last - 1] == ","
            if not (ends_with_comma or _REST.match(text, last, end)):
                continue
            first, last = _bare(text, first, last)
        value = text[first:last]
        if len(value) < SHORTEST or value.split(None, 1) != [value]:
            continue
        key_end = match.end("word")
        key = _key_before(text, max(start, key_end - _LONGEST_KEY), key_end)
        if is_secret(name_of(key), value):
            yield key_end, Secret(first, last, "secret-value", key)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out what belongs to the form around a value: single quotation marks, closing brackets, a comma."""
    if text[start] in "\"'":
        start += 1
    while end > start and text[end - 1] in ",}])\"'":
        opening = _OPENS.get(text[end - 1])
        if opening and text.find(opening, start, end - 1) >= 0:
            break
        end -= 1
    return start, end


def _key_before(text: str, start: int, end: int) -> str:
    """Give the key that ends here; nothing where it is no key of a line."""
    before = text[start:end]
    signs = [match.end() for match in _BEFORE_KEY.finditer(before)]
    if not signs and start and text[start - 1] not in "\r\n":
        return ""
    match = _KEY.fullmatch(before[signs[-1] if signs else 0 :])
    return match[1] if match else ""


def token_data(text: str) -> Iterator[Secret]:
    """Give the data parts of tokens that are all of a line, or all that is behind a key."""
    for match in _DIGITS_ON_LINE.finditer(text):
        if holds_token_data(match[1] or "", match[2]):
            yield Secret(*match.span(2), TOKEN_DATA)
