"""A file as text: decoded, with a line table of its own, and with what was wrong with its bytes.

Nothing in here raises for bad input: what cannot be read becomes a :class:`Fault` of the :class:`Source`.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from itertools import islice
from operator import itemgetter

from onsrights.engine.declared import TYPE_CHECKING, NamedTuple, pattern
from onsrights.engine.diagnostics import Point
from onsrights.engine.files.open import UnreadableError, bytes_of
from onsrights.engine.settings.settings import Limits

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from onsrights.engine.secrets import Secret

__all__ = ["Changed", "Elsewhere", "Fault", "Source", "looks_wide"]

_BOM = b"\xef\xbb\xbf"
_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")
_UTF32_BOMS = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")
_WIDE_SAMPLE = 4096

_DEFAULT_LIMITS = Limits()

_LINE_END = pattern(r"\r\n?|\n")
"""What an editor takes for the end of a line; unlike libyaml, never U+0085, U+2028 or U+2029."""

_UNDECODED = pattern(r"[\udc80-\udcff]")
"""How Python's ``surrogateescape`` stands for a byte that is not UTF-8."""

_CONTROL = pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

_NOT_IN_WINDOWS_1252 = frozenset(b"\x81\x8d\x8f\x90\x9d")

_BLOCK = 4096
"""Lines are counted in blocks of so many characters: a file of nothing but line ends has more lines than memory."""

_PIECE = 1 << 20
"""So many bytes are decoded at a time, so that a file that is no text at all is soon known for one."""

_LONGEST_CHARACTER = 4
"""Bytes of the longest character in UTF-8."""

_FEW_BAD_BYTES = 16
_BAD_PART = 0.25
_MOST_BAD_BYTES = 100_000
"""A file in which more than this part of the bytes is not UTF-8 is no text; reading on would only make noise."""


_START = itemgetter(0)

_IN_IGNORES = ("nsrights:", "nsright:", "gnore", "NSRIGHTS", "IGNORE")
"""One of these stands in every comment that ignores a rule, and in most that were meant to."""


class Fault(NamedTuple):
    """Something that was wrong with a file before any rule looked at it.

    ``kind`` names the fault (``invalid-yaml``), ``text`` the sentence among the texts of the platform's rule.
    ``start`` and ``end`` are 0-based code point offsets in :attr:`Source.text`; ``notes`` are second places with
    the key of their sentence. ``pointer`` is the JSON pointer of the node that is concerned, empty where there is none.
    """

    kind: str
    text: str
    start: int
    end: int
    data: Mapping[str, Any] = {}
    notes: tuple[tuple[int, int, str], ...] = ()
    document: int = 0
    pointer: str = ""


class Changed(NamedTuple):
    """A file that is not as it was."""

    path: str
    then: str
    """What was in it; ``""`` where it was not there."""
    now: str | None
    """What is in it; ``None`` where it is gone."""


class Elsewhere:
    """What stood before in all files that have changed since, so that what has moved is found again.

    ``orphans`` are those files that are gone and that this one has to answer for.
    """

    __slots__ = ("changed", "kept", "orphans")

    def __init__(self, changed: tuple[Changed, ...], orphans: tuple[Changed, ...] = ()) -> None:
        self.changed = changed
        self.orphans = orphans
        self.kept: dict[str, Any] = {}
        """What a platform has read of them, by its key; many files are held against the same."""


class Source:
    """The text of one file, and how offsets in it translate to lines and columns.

    ``text`` has no byte order mark; ``bom`` says whether the file had one. Where ``readable`` is false there is
    no text and ``faults`` says why. Bytes that are not UTF-8 are stood for by one character each, at the
    offsets in ``guessed``: the Windows-1252 character where the file looks like that, else U+FFFD. Once it was read
    (:func:`onsrights.engine.text.tree.read_tree`), the characters of ``secrets`` are stood for by others as well.
    """

    __slots__ = (
        "_counts",
        "_lines",
        "_starts",
        "bom",
        "earlier",
        "elsewhere",
        "faults",
        "guessed",
        "looks_like_windows_1252",
        "path",
        "platform",
        "readable",
        "searched",
        "secrets",
        "text",
    )

    def __init__(
        self,
        path: str | None,
        text: str,
        *,
        bom: bool = False,
        faults: tuple[Fault, ...] = (),
        readable: bool = True,
        guessed: Sequence[int] = (),
        looks_like_windows_1252: bool = False,
    ) -> None:
        if text.startswith("\ufeff"):
            text, bom = text[1:], True
        self.path = path
        self.text = text
        self.platform: str | None = None
        """The platform that it is for, where somebody has said so; otherwise that is told by what is in it."""
        self.earlier: str | None = None
        """What stood in the file before, where it is to be held against that; ``""`` where it was not there."""
        self.elsewhere: Elsewhere | None = None
        """What stood in other files then, where that is known."""
        self.bom = bom
        self.faults = faults
        self.readable = readable
        self.guessed = guessed
        self.looks_like_windows_1252 = looks_like_windows_1252
        self.secrets: tuple[Secret, ...] = ()
        """In the order of the file; no two overlap."""
        self.searched: frozenset[str] = frozenset()
        """The kinds of secrets that were looked for."""
        self._starts: array[int] | None = None
        """Where each block starts."""
        self._counts = array("q")
        """How many line ends lie before each block."""
        self._lines = array("q")
        """Where the line starts on which each block starts."""

    @classmethod
    def from_file(cls, path: str, limits: Limits = _DEFAULT_LIMITS) -> Source:
        """Read a file; never blocks on a pipe or a device, and never reads more than the limit and one byte."""
        try:
            data = bytes_of(path, limits.file_bytes + 1)
        except UnreadableError as error:
            return cls._unreadable(path, error.why)
        return cls.from_bytes(path, data, limits)

    @classmethod
    def from_bytes(cls, path: str | None, data: bytes, limits: Limits = _DEFAULT_LIMITS) -> Source:
        """Decode a file's bytes. What is not UTF-8 is one fault; where it makes sense, the rest is still read."""
        if len(data) > limits.file_bytes:
            fault = Fault("too-large", "file", 0, 0, {"limit": limits.file_bytes})
            return cls(path, "", faults=(fault,), readable=False)
        if wide := looks_wide(data):
            fault = Fault("not-utf8", wide, 0, 0, {"byte": f"0x{data[0]:02X}", "position": 0})
            return cls(path, "", faults=(fault,), readable=False)
        try:
            return cls(path, data.decode())
        except UnicodeDecodeError as error:
            position = error.start
        return cls._not_utf8(path, data, position)

    @classmethod
    def _not_utf8(cls, path: str | None, data: bytes, position: int) -> Source:
        places = array("q")
        parts: list[str] = []
        most = min(max(_FEW_BAD_BYTES, len(data) * _BAD_PART), _MOST_BAD_BYTES)
        at = length = 0
        readable = True
        while at < len(data) and readable:
            end = _boundary(data, at + _PIECE)
            part = data[at:end].decode("utf-8", "surrogateescape")
            part = part if at else part.removeprefix("\ufeff")
            places.extend(match.start() + length for match in _UNDECODED.finditer(part))
            readable = len(places) <= most and not _CONTROL.search(part)
            at, length = end, length + len(part)
            parts.append(part)
        # Behind the first fault there is nothing to show of a file that nobody shall read.
        text = "".join(parts)
        bad = {ord(text[place]) & 0xFF for place in places}
        western = readable and not bad & _NOT_IN_WINDOWS_1252
        table = {0xDC00 + byte: bytes([byte]).decode("cp1252") if western else "\ufffd" for byte in bad}
        fault = Fault(
            "not-utf8",
            "windows-1252" if western else "message",
            places[0],
            places[0] + 1,
            {"byte": f"0x{data[position]:02X}", "position": position, **({"count": len(places)} if readable else {})},
        )
        # Without the text a place in it could not be named, so it is kept even where nobody shall read it.
        return cls(
            path,
            text.translate(table),
            bom=data.startswith(_BOM),
            faults=(fault,),
            readable=readable,
            guessed=places,
            looks_like_windows_1252=western,
        )

    @classmethod
    def _unreadable(cls, path: str, why: str) -> Source:
        return cls(path, "", faults=(Fault("unreadable-file", why, 0, 0, {"path": path}),), readable=False)

    @property
    def is_json(self) -> bool:
        """Whether its name says that it is JSON, and has to stay so."""
        return (self.path or "").lower().endswith(".json")

    @property
    def may_have_ignores(self) -> bool:
        """Whether a comment may ignore rules (``accept/ignores.py``): a look that costs next to nothing."""
        text = self.text
        return "#" in text and any(word in text for word in _IN_IGNORES)

    def hide(self, secrets: Iterable[Secret]) -> None:
        """Take secrets out of the text; every place in it stays what it is."""
        from onsrights.engine.secrets import without

        found = sorted(secrets)
        self.text = without(self.text, found, again=bool(self.secrets))
        self.secrets = tuple(sorted([*self.secrets, *found]))

    def hides(self, start: int, end: int) -> bool:
        """Whether a stretch of the text holds a secret, or a part of one."""
        index = bisect_left(self.secrets, end, key=_START) - 1
        return index >= 0 and self.secrets[index].end > start

    @property
    def newline(self) -> str:
        """The line end that the file uses, by its first line."""
        first = self._line_end(1)
        return first[0] if first else "\n"

    def point(self, offset: int) -> Point:
        """Give line and column (1-based, in code points) of a 0-based offset."""
        starts = self._blocks()
        text = self.text
        block = bisect_right(starts, offset) - 1
        # Between the two characters of one line end nothing has ended yet.
        stop = offset - 1 if text.startswith("\r\n", offset - 1) and offset else offset
        line = self._counts[block] + _line_ends(text, starts[block], stop) + 1
        return Point(line, offset - self._line_start(block, starts[block], stop) + 1, offset)

    def _line_start(self, block: int, first: int, stop: int) -> int:
        """Give where the line starts on which an offset lies, of a block that starts at ``first``.

        Of a long line no more is looked at than what of it lies in the block.
        """
        last = max(self.text.rfind("\n", first, stop), self.text.rfind("\r", first, stop))
        return self._lines[block] if last < 0 else last + 1

    @property
    def line_count(self) -> int:
        """How many lines there are; what follows the last line end counts, even when it is empty."""
        start = self._blocks()[-1]
        return self._counts[-1] + _line_ends(self.text, start, len(self.text)) + 1

    def line_span(self, line: int) -> tuple[int, int]:
        """Give the offsets of a line (1-based) without its line end."""
        before = self._line_end(line - 1) if line > 1 else None
        after = self._line_end(line)
        return before.end() if before else 0, after.start() if after else len(self.text)

    def _line_end(self, number: int) -> re.Match[str] | None:
        """Give a line end (1-based) of the file; no more of it is looked at than a block, however long a line is."""
        blocks = self._blocks()
        block = bisect_left(self._counts, number) - 1
        ends = _LINE_END.finditer(self.text, blocks[block])
        return next(islice(ends, number - 1 - self._counts[block], None), None)

    def line_text(self, line: int) -> str:
        """Give a line (1-based) without its line end."""
        start, end = self.line_span(line)
        return self.text[start:end]

    def _blocks(self) -> array[int]:
        """Give where each block starts; none starts amid a line end."""
        if self._starts is None:
            text = self.text
            self._starts = starts = array("q", [0])
            self._counts = counts = array("q", [0])
            self._lines = lines = array("q", [0])
            for nominal in range(_BLOCK, len(text), _BLOCK):
                start = nominal + text.startswith("\r\n", nominal - 1)
                counts.append(counts[-1] + _line_ends(text, starts[-1], start))
                lines.append(self._line_start(len(starts) - 1, starts[-1], start))
                starts.append(start)
        return self._starts


def _line_ends(text: str, start: int, end: int) -> int:
    count = text.count("\n", start, end)
    if (carriages := text.count("\r", start, end)) == 0:
        return count
    return count + carriages - text.count("\r\n", start, end)


def _boundary(data: bytes, at: int) -> int:
    """Give where a piece may end at or just after an offset without cutting through a character."""
    for end in range(at, at + _LONGEST_CHARACTER):
        if end >= len(data) or data[end] & 0xC0 != 0x80:  # noqa: PLR2004 - not inside a character
            return min(end, len(data))
    return at


def looks_wide(data: bytes) -> str | None:
    """Say whether these bytes are UTF-16 or UTF-32: by the byte order mark, or by the NULs among them."""
    if data.startswith(_UTF32_BOMS):
        return "utf-32"
    if data.startswith(_UTF16_BOMS):
        return "utf-16"
    sample = data[:_WIDE_SAMPLE]
    fours = len(sample) // 4
    counts = sorted(sample[place : 4 * fours : 4].count(0) for place in range(4))
    if fours > 1 and counts[1] * 10 >= fours * 7 and counts[0] * 2 <= counts[1]:
        return "utf-32"
    pairs = len(sample) // 2
    even, odd = sample[0 : 2 * pairs : 2].count(0), sample[1::2].count(0)
    low, high = sorted((even, odd))
    return "utf-16" if pairs > 1 and high * 10 >= pairs * 7 and low * 2 <= high else None
