"""JSON, as a manifest may be written in a ``.json`` file: what in it is no JSON, and what libyaml would have read.

libyaml reads nearly all JSON and much more besides, so a file with a comma too many looks sound until the next reader
dies of it. Here a text is gone through by the grammar of RFC 8259 alone. Every slip has a name, which is the key of a
sentence among those of rule 101, and reading goes on behind it, so that all slips of a file come in one run.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from onsrights.engine.text.scalars import decode
from onsrights.engine.text.visible import shorten

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

__all__ = ["BLANKED", "STRUCTURAL", "JsonSlip", "json_events", "json_slips"]

_MOST = 20
"""Slips of one file that are told; what remains looks the same."""

_LONGEST = 1 << 16
"""So far into a text the end of a string is looked for where its quotation mark does not close on the line."""

BLANKED = frozenset({"json-character", "json-comma", "json-comment"})
"""Slips that are best taken for nothing, so that what is around them reads as it was meant."""

STRUCTURAL = frozenset(
    {"json-bracket", "json-colon", "json-loose-colon", "json-name", "json-value", "no-key", "unclosed-bracket"}
)
"""Slips behind which it is uncertain what belongs to what."""

_BLANKS = re.compile(r"[ \t\r\n]*+")
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+"')
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?(?![^\s,\[\]{}:\"'/#])")
_WORD = re.compile(r"(?:true|false|null)(?![^\s,\[\]{}:\"'/#])")
_COMMENT = re.compile(r"#[^\r\n]*|//[^\r\n]*|/\*(?s:.*?)(?:\*/|\Z)")
_OTHER_BLANK = re.compile("[^\\S \t\r\n]|[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u2060-\u2064\ufeff\ufffe\uffff]")
"""What nobody sees, and JSON does not have between its parts."""

_BARE = re.compile(r"[^\s,\[\]{}\":]++(?:[ \t]++[^\s,\[\]{}\":/#]++)*+")
_SINGLE = re.compile(r"'(?:[^'\\\r\n]++|\\.|'(?=[^\s,:\]}]))*+'")
_LOOSE = re.compile(r'"(?:[^"\\\r\n]++|\\[^\r\n])*+"')
"""A string on one line, whatever is in it."""
_LOOSE_LINES = re.compile(r'"(?:[^"\\]++|\\[\s\S])*+"')
_GOES_ON = re.compile(r"[ \t\r\n]*+(?:[,:\]}]|\Z)")
_LINE = re.compile(r"[^\r\n]*")
_NUMERIC = re.compile(r"[+-]?\.?[0-9]|[+-]?(?:NaN|Infinity)\b")
_IN_STRING = re.compile(r"\\(?:[\"\\/bfnrt]|u[0-9a-fA-F]{4})|(?P<escape>\\(?:u[0-9a-fA-F]{0,3}|[^\r\n])?)|[\x00-\x1f]")
_CLOSING = {"[": "]", "{": "}"}
_RAW = {"\n": "json-break", "\r": "json-break", "\t": "json-tab"}


class JsonSlip(NamedTuple):
    """Something that is no JSON: a sentence by its key, and 0-based, half-open offsets."""

    text: str
    start: int
    end: int
    data: Mapping[str, Any] = {}


def json_slips(text: str) -> list[JsonSlip]:
    """Give what in ``text`` is no JSON, in the order of the text, at most 20; linear in its length.

    After one that is :data:`STRUCTURAL` nothing more is said: too much would only follow from it.
    """
    found: list[JsonSlip] = []
    for slip in islice(_Scan(text).slips(), _MOST):
        found.append(slip)
        if slip.text in STRUCTURAL:
            break
    return found


def json_events(text: str) -> Callable[[], Any]:
    """Give the function that reads the next event of a text that is JSON, as libyaml's parser would be asked.

    libyaml knows no key of more than 1,024 characters, and none whose colon stands on the next line; JSON has both.
    """
    return _events(text).__next__


class _Scan:
    """One pass over a text: a stack of what is open, and what may come next."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.found: list[JsonSlip] = []
        self.uncertain = -1  # where a comma was missing: what else seems wrong there follows from it

    def slips(self) -> Iterator[JsonSlip]:
        """Give the slips one by one, as they are come upon."""
        text = self.text
        self._blanks()
        yield from self._told()
        if self.at == len(text):
            return  # an empty file is told otherwise
        if text[self.at] not in "{[\"'" and not self._is_word():
            yield JsonSlip("json-object", self.at, self._line_end(self.at), {"open": "{", "close": "}"})
            return
        opened: list[tuple[str, int]] = []
        self._value(opened)
        yield from self._told()
        while opened:
            self._blanks()
            yield from self._told()
            if self.at == len(text):
                bracket, start = opened[-1]
                data = {"bracket": bracket, "close": _CLOSING[bracket]}
                yield JsonSlip("unclosed-bracket", start, start + 1, data)
                return
            if text[self.at] in "]}":
                self._close(opened)
            else:
                self._pair(opened) if opened[-1][0] == "{" else self._value(opened)
            yield from self._told()
        self._blanks()
        yield from self._told()
        if self.at < len(text):
            yield JsonSlip("json-after-end", self.at, self._line_end(self.at))

    def _is_word(self) -> bool:
        """Whether all that is left is one number or word, which is JSON, though no manifest."""
        match = _NUMBER.match(self.text, self.at) or _WORD.match(self.text, self.at)
        return match is not None and _BLANKS.fullmatch(self.text, match.end()) is not None

    def _told(self) -> list[JsonSlip]:
        found, self.found = self.found, []
        return found

    def _slip(self, text: str, start: int, end: int, **data: object) -> None:
        if start == self.uncertain:
            return
        if text == "comma":
            self.uncertain = start
        self.found.append(JsonSlip(text, start, end, data))

    def _line_end(self, start: int) -> int:
        end = _end(_LINE, self.text, start)
        return start + max(len(self.text[start:end].rstrip()), 1)

    def _blanks(self) -> None:
        """Go on to what is to be read next, past comments and characters that have no place in JSON."""
        text = self.text
        while True:
            self.at = _end(_BLANKS, text, self.at)
            if match := _COMMENT.match(text, self.at):
                self._slip("json-comment", *match.span())
            elif match := _OTHER_BLANK.match(text, self.at):
                self._slip("json-character", *match.span(), character=f"U+{ord(match[0]):04X}")
            else:
                return
            self.at = match.end()

    def _close(self, opened: list[tuple[str, int]]) -> None:
        """Read a closing bracket; one of the other kind closes as well, and is told."""
        bracket, _ = opened.pop()
        if self.text[self.at] != _CLOSING[bracket]:
            self._slip("json-bracket", self.at, self.at + 1, bracket=bracket, close=_CLOSING[bracket])
        self.at += 1
        if opened:
            self._after()

    def _after(self) -> None:
        """Read the comma behind a value, or see that there is need of none."""
        text = self.text
        self._blanks()
        if self.at == len(text) or text[self.at] in "]}":
            return
        if text[self.at] != ",":
            if text[self.at] == ":":
                self._slip("json-loose-colon", self.at, self.at + 1, open="{")
            else:
                self._slip("comma", self.at, self.at + 1)
            return
        comma = self.at
        self.at += 1
        self._blanks()
        self._commas()
        if self.at < len(text) and text[self.at] in "]}":
            self._slip("json-comma", comma, comma + 1)

    def _commas(self) -> None:
        """Pass over commas with nothing before them."""
        while self.text.startswith(",", self.at):
            self._slip("json-comma", self.at, self.at + 1)
            self.at += 1
            self._blanks()

    def _pair(self, opened: list[tuple[str, int]]) -> None:
        text, start = self.text, self.at
        if text[start] in ":{[":
            self._slip("no-key" if text[start] == ":" else "json-name", start, start + 1, bracket=text[start])
            self.at += 1
            return
        key = shorten(self._word(name=True))
        end = self.at
        self._blanks()
        if not text.startswith(":", self.at):
            self._slip("json-colon", start, end, key=key)
            self._after()
            return
        colon = self.at
        self.at += 1
        self._blanks()
        if self.at == len(text) or text[self.at] in ",]}":
            self._slip("json-value", colon, colon + 1, key=key)
            self._after()
            return
        self._value(opened)

    def _value(self, opened: list[tuple[str, int]]) -> None:
        if self.text[self.at] in "{[":
            opened.append((self.text[self.at], self.at))
            self.at += 1
            self._blanks()
            self._commas()
            return
        self._word(name=False)
        if opened:
            self._after()

    def _word(self, *, name: bool) -> str:
        """Read a text, a number or a word, or what stands in the place of one; give what it says, more or less."""
        text, start = self.text, self.at
        match = _STRING.match(text, start) or (None if name else _NUMBER.match(text, start) or _WORD.match(text, start))
        if match:
            self.at = match.end()
            return match[0].strip('"')
        if text[start] == '"':
            return self._string(start)
        if match := _SINGLE.match(text, start):
            self.at = match.end()
            self._slip("json-single", start, self.at)
            return match[0][1:-1]
        match = _BARE.match(text, start)
        self.at = match.end() if match else start + 1
        written = text[start : self.at]
        numeric = not name and _NUMERIC.match(written) and " " not in written
        self._slip("json-number" if numeric else "json-word", start, self.at, written=shorten(written))
        return written

    def _string(self, start: int) -> str:
        """Read a string with something in it that JSON does not allow, or without its end."""
        text = self.text
        match = _LOOSE.match(text, start)
        if match is None:
            match = _LOOSE_LINES.match(text, start, start + _LONGEST)
            if match is None or not _GOES_ON.match(text, match.end()):
                end = _end(_LINE, text, start)
                self.at = start + len(text[start:end].rstrip().rstrip(","))
                self._slip("unclosed-quote", start, start + 1, quote='"')
                return text[start + 1 : self.at]
        self.at = match.end()
        for slip in _IN_STRING.finditer(text, start + 1, self.at - 1):
            if slip["escape"]:
                self._slip("json-escape", *slip.span(), escape=shorten(slip[0]))
            elif slip[0] < " ":
                character = f"U+{ord(slip[0]):04X}"
                escape = f"\\u{ord(slip[0]):04x}"
                if not (slip[0] == "\n" and text[slip.start() - 1] == "\r"):
                    self._slip(_RAW.get(slip[0], "json-control"), *slip.span(), character=character, escape=escape)
        return match[0][1:-1]


class _Mark:
    """A place, as far as the tree asks for it."""

    __slots__ = ("index",)

    def __init__(self, index: int) -> None:
        self.index = index


def _mark(index: int) -> Any:  # noqa: ANN401 - PyYAML's own marks have much more
    return _Mark(index)


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Give where a match ends that begins at ``at``; there itself where there is none."""
    match = pattern.match(text, at)
    return match.end() if match else at


def _events(text: str) -> Iterator[Any]:
    yield StreamStartEvent()
    yield DocumentStartEvent()
    opened: list[str] = []
    at = 0
    while (at := _end(_BLANKS, text, at)) < len(text):
        sign = text[at]
        start, end = _mark(at), _mark(at + 1)
        if sign in ",:":
            at += 1
            continue
        if sign == "{":
            opened.append(sign)
            event: Any = MappingStartEvent(None, None, True, start, end, flow_style=True)  # noqa: FBT003 - PyYAML's
        elif sign == "[":
            opened.append(sign)
            event = SequenceStartEvent(None, None, True, start, end, flow_style=True)  # noqa: FBT003 - PyYAML's
        elif sign in "]}":
            event = (MappingEndEvent if opened.pop() == "{" else SequenceEndEvent)(start, end)
        else:
            match: Any = _STRING.match(text, at) or _NUMBER.match(text, at) or _WORD.match(text, at)
            end = _mark(match.end())
            if sign == '"':
                event = ScalarEvent(None, None, (False, True), decode(text, at, end.index, '"').value, start, end, '"')
            else:
                event = ScalarEvent(None, None, (True, False), match[0], start, end, "")
        yield event
        at = end.index
    yield DocumentEndEvent()
    yield StreamEndEvent()
