"""Where the keys and values of a TOML text stand.

``tomllib`` reads TOML and tells no places. This goes over the same text once more and notes only those. It may count
on the text being right, because it is asked after ``tomllib`` has read it; what it finds is held against what
``tomllib`` read, and where the two do not agree nothing is said (the caller then names the file alone). TOML 1.0 and
the line breaks in inline tables of 1.1 are known.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Path", "Stand", "places", "stopped_at"]

Path: TypeAlias = tuple[str | int, ...]
"""The keys, and the indexes in lists, that lead to a value."""

_DEEPEST = 8
"""Steps to the deepest value whose place is noted; no settings lie deeper."""


class Stand(NamedTuple):
    """Where a key and its value begin: 0-based code points. An element of a list has no key; both are the same."""

    key: int
    value: int


_FAILED = (LookupError, ValueError, RecursionError)

_SPACE = re.compile(r"[ \t]*")
_GAP = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_GAP_IN_LIST = re.compile(r"(?:[ \t\r\n,]|#[^\n]*)*")
_KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'""")
_PLAIN = re.compile(r"[^,\]}#\r\n]+")
_STRINGS = (
    ('"""', re.compile(r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*"{3,5}', re.DOTALL)),
    ("'''", re.compile(r"'''(?:[^']|'{1,2}(?!'))*'{3,5}")),
    ('"', re.compile(r'"(?:[^"\\\n]|\\.)*"')),
    ("'", re.compile(r"'[^'\n]*'")),
)


def places(text: str, read: Mapping[str, Any]) -> dict[Path, Stand]:
    """Give the place of every key and value of ``text``, which ``tomllib`` has ``read``; empty where that fails."""
    scan = _Scan(text)
    try:
        scan.run()
    except _FAILED:
        return {}
    return scan.found if _agree(scan.found, read) else {}


def stopped_at(text: str, otherwise: int) -> int:
    """Give where a text that ``tomllib`` refused for a quotation mark cannot be read: the value or key that has it."""
    scan = _Scan(text)
    try:
        scan.run()
    except _FAILED:
        return scan.at
    return otherwise


def _agree(found: Mapping[Path, Stand], read: Mapping[str, Any]) -> bool:
    """Whether there is a place for everything that was read, and for nothing else."""
    waiting: list[tuple[Path, Any]] = [((), read)]
    count = 0
    while waiting:
        path, value = waiting.pop()
        parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for name, part in parts:
            inner = (*path, name)
            if inner not in found:
                return False
            count += 1
            if len(inner) < _DEEPEST:
                waiting.append((inner, part))
    return count == len(found)


class _Scan:
    """One way through a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.found: dict[Path, Stand] = {}
        self._last: dict[Path, int] = {}
        """The index of the last table of every list that is made of ``[[headers]]``."""

    def run(self) -> None:
        """Go over the whole text."""
        table: Path = ()
        while True:
            self._skip(_GAP)
            if self.at >= len(self.text):
                return
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)

    def _skip(self, what: re.Pattern[str]) -> None:
        found = what.match(self.text, self.at)
        self.at = found.end() if found else self.at

    def _take(self, sign: str) -> bool:
        """Pass over ``sign`` where it stands next; say whether it did."""
        if self.text.startswith(sign, self.at):
            self.at += len(sign)
            return True
        return False

    def _expect(self, sign: str) -> None:
        if not self._take(sign):
            raise ValueError(sign)

    def _note(self, path: Path, key: int, value: int) -> None:
        if len(path) <= _DEEPEST:
            self.found.setdefault(path, Stand(key, value))

    def _header(self) -> Path:
        start = self.at
        several = self._take("[[")
        if not several:
            self._expect("[")
        self._skip(_SPACE)
        path: Path = ()
        *before, last = self._keys()
        for name, at in before:
            path = self._into(path, name, at)
        name, at = last
        if several:
            path = (*path, name)
            self._last[path] = self._last.get(path, -1) + 1
            self._note(path, at, start)
            path = (*path, self._last[path])
            self._note(path, at, start)
        else:
            path = self._into(path, name, at, start)
        self._skip(_SPACE)
        self._expect("]]" if several else "]")
        return path

    def _into(self, path: Path, name: str, at: int, value: int | None = None) -> Path:
        """Go one key further, and into the last table where that is a list of them."""
        path = (*path, name)
        self._note(path, at, at if value is None else value)
        return (*path, self._last[path]) if path in self._last else path

    def _keys(self) -> list[tuple[str, int]]:
        """Read a key, dots and all: its parts, and where each begins."""
        keys = []
        while True:
            found = _KEY.match(self.text, self.at)
            if found is None:
                raise ValueError(self.at)
            keys.append((_unquoted(found[0]), self.at))
            self.at = found.end()
            self._skip(_SPACE)
            if not self._take("."):
                return keys
            self._skip(_SPACE)

    def _pair(self, table: Path) -> None:
        *before, (name, at) = self._keys()
        for outer, start in before:
            table = self._into(table, outer, start)
        self._expect("=")
        self._skip(_SPACE)
        path = (*table, name)
        self._note(path, at, self.at)
        self._value(path)

    def _value(self, path: Path) -> None:
        if self._take("["):
            self._list(path)
        elif self._take("{"):
            self._inline_table(path)
        else:
            expression = next((string for sign, string in _STRINGS if self.text.startswith(sign, self.at)), _PLAIN)
            found = expression.match(self.text, self.at)
            if found is None:
                raise ValueError(self.at)
            self.at = found.end()

    def _list(self, path: Path) -> None:
        index = 0
        self._skip(_GAP)
        while not self._take("]"):
            inner = (*path, index)
            self._note(inner, self.at, self.at)
            self._value(inner)
            self._skip(_GAP_IN_LIST)
            index += 1

    def _inline_table(self, path: Path) -> None:
        self._skip(_GAP)
        while not self._take("}"):
            self._pair(path)
            self._skip(_GAP_IN_LIST)


def _unquoted(written: str) -> str:
    if written[0] == '"' and "\\" in written:
        import tomllib

        return str(tomllib.loads(f"key = {written}")["key"])
    return written[1:-1] if written[0] in "\"'" else written
