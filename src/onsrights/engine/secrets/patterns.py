"""What is a secret wherever it stands: keys, tokens and headers, each by its form.

Every search is linear in the text, whatever the text is made of: what was read once is not read again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onsrights.engine.secrets import LONG_TOKEN, Secret
from onsrights.engine.secrets.find import limited
from onsrights.engine.text.comments import line_end

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

__all__ = ["secrets_of_form"]

_PRIVATE_KEY = "PRIVATE KEY-----"
_BEGIN = re.compile(r"-----BEGIN ((?:[A-Z0-9]{1,20} ){0,5})PRIVATE KEY-----\Z")
_LONGEST_BEGIN = 140
_CLOSED = re.compile(r"-----END ((?:[A-Z0-9]{1,20} ){0,5})PRIVATE KEY-----")
_MATERIAL = re.compile(
    r"(?:(?:\r\n?|\n)[ \t]*+(?:#[ \t]*+)?"
    r"(?:[A-Za-z0-9+/]{16,}+=*+|[A-Za-z0-9+/]*+=++|-----END [A-Z0-9 ]{0,60}-----|(?:Proc-Type|DEK-Info):[^\r\n]*+|)"
    r"[ \t\"',\\]*+(?=[\r\n]|\Z))++"
)
"""Lines of a private key, where nothing else says where it ends."""

_DATA = (
    (re.compile("<data>", re.IGNORECASE), re.compile("<token>", re.IGNORECASE)),
    (re.compile(r"\\u003cdata\\u003e", re.IGNORECASE), re.compile(r"\\u003ctoken\\u003e", re.IGNORECASE)),
)
"""The tags as they are, and as JSON may write them."""
_HEXADECIMAL = re.compile(r"[\s#]*+(?:[0-9A-Fa-f]{2,}+(?![0-9A-Za-z])[\s#]*+)++")
_CLOSING = re.compile(
    r"\s*(?:<|\\u003[cC])/data(?:>|\\u003[eE])\s*(?:(?:<|\\u003[cC])/token(?:>|\\u003[eE]))?", re.IGNORECASE
)
_HEAD = 200
"""So many characters before the data the token may begin."""
_DIGITS = 32

_BASE64 = r"(?:[A-Za-z0-9+/=]|\\/)"
_BASE64_TOKEN = re.compile(rf"PHRva2VuPj{_BASE64}{{20,}}+(?:[\s#]++(?:[A-Za-z0-9+/]{{40,}}+=*|[A-Za-z0-9+/]++=+))*")
_TOKEN = re.compile(r"[A-Za-z0-9]{4}!IAAAA[A-Za-z0-9_-]{16,}+")
_LONG = re.compile(r"(?<![A-Za-z0-9_-])AAEAA[A-Za-z0-9_-]{40,}+")
_SCHEMES = ("AfasToken", "Bearer", "DPoP", "Basic")
_HEADER = re.compile(rf"(?<![A-Za-z0-9_])(?:{'|'.join(_SCHEMES)})\s++((?:[A-Za-z0-9+/=._~-]|\\/){{20,}}+)")

_JWT_START = "eyJ"
_SECOND_PART = ".eyJ"
_OF_JWT = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
_REST_OF_JWT = re.compile(r"\.eyJ[A-Za-z0-9_-]{10,}+\.[A-Za-z0-9_-]{10,}+")
_SHORTEST_PART = 13


def secrets_of_form(text: str, kinds: Collection[str], end_of: Callable[[int], int | None]) -> Iterator[Secret]:
    """Give what is a secret by its form, kind by kind; those of several kinds may overlap.

    ``end_of`` gives the end of the scalar or the block of comments in which an offset lies, where there is one.
    """
    size = len(text)
    if "" in kinds:
        yield from limited(_private_keys(text, end_of), size)
        yield from limited(_xml_tokens(text), size)
        if "PHRva2VuPj" in text:
            yield from limited((Secret(*match.span(), "base64-token") for match in _BASE64_TOKEN.finditer(text)), size)
        if "!IAAAA" in text:
            yield from limited((Secret(*match.span(), "exact-token") for match in _TOKEN.finditer(text)), size)
        yield from limited(_jwts(text), size)
        if any(word in text for word in _SCHEMES):
            yield from limited(_headers(text), size)
    if LONG_TOKEN in kinds:
        yield from limited((Secret(*match.span(), "exact-token") for match in _LONG.finditer(text)), size)


def _private_keys(text: str, end_of: Callable[[int], int | None]) -> Iterator[Secret]:
    if _PRIVATE_KEY not in text:
        return
    at = 0
    closed = _CLOSED.search(text)
    while (found := text.find(_PRIVATE_KEY, at)) >= 0:
        at = found + len(_PRIVATE_KEY)
        begin = _BEGIN.search(text, max(found - _LONGEST_BEGIN, 0), at)
        if begin is None:
            continue
        while closed and closed.start() < at:
            closed = _CLOSED.search(text, closed.end())
        end = end_of(begin.start())
        if closed and closed[1] == begin[1] and closed.end() <= (_end_of_material(text, at) if end is None else end):
            end = closed.end()
        last = max(at, _end_of_material(text, at) if end is None else end)
        yield Secret(begin.start(), at + len(text[at:last].rstrip()), "private-key")
        at = last


def _end_of_material(text: str, at: int) -> int:
    """Give where the lines end that look like a key; of the first one, whatever stands on it."""
    line = line_end(text, at)
    match = _MATERIAL.match(text, line)
    return max(line, at + len(text[at : match.end()].rstrip())) if match else line


def _xml_tokens(text: str) -> Iterator[Secret]:
    for opening, token in _DATA:
        for match in opening.finditer(text):
            digits = _HEXADECIMAL.match(text, match.end())
            if digits is None or not _is_data(digits[0]):
                continue
            head = list(token.finditer(text, max(match.start() - _HEAD, 0), match.start()))
            end = match.end() + len(digits[0].rstrip())
            closing = _CLOSING.match(text, end)
            yield Secret(head[-1].start() if head else match.start(), closing.end() if closing else end, "xml-token")


def _is_data(digits: str) -> bool:
    bare = re.sub(r"[\s#]", "", digits)
    return len(bare) >= _DIGITS and len(set(bare)) > 1


def _jwts(text: str) -> Iterator[Secret]:
    at = free = 0
    while (dot := text.find(_SECOND_PART, at)) >= 0:
        before = text[max(at, free) : dot]
        first = before[len(before.rstrip(_OF_JWT)) :]
        start = first.find(_JWT_START)
        rest = _REST_OF_JWT.match(text, dot) if 0 <= start <= len(first) - _SHORTEST_PART else None
        at = dot + 1
        if rest:
            free = rest.end()
            yield Secret(dot - len(first) + start, free, "jwt")


def _headers(text: str) -> Iterator[Secret]:
    for match in _HEADER.finditer(text):
        token = match[1]
        if re.search("[0-9]", token) and re.search("[A-Za-z]", token):
            yield Secret(*match.span(), "header")
