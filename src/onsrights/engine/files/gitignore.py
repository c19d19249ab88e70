"""The rules of a ``.gitignore``, as git reads them: byte for byte, and in a time that grows with rule and path alone.

They come from strangers, and the usual translation of a pattern into a regular expression can be made to try without
end (``a*a*a*…b``). Here a star takes the first place where what follows it fits, and is not tried again where a later
star can make up for it: as all other parts of a pattern have a fixed length, no place further on can do better.

A rule is held against a path alone and not against the folders it lies in. Whoever walks down from the root asks about
each of those before, and does not enter one that is ignored.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Rules", "rules_of"]

_SPECIAL = re.compile(rb"[*?\[\\]")

_TOKEN = re.compile(rb"\\(.)|(\*+)|(\?)|(\[)|(.)", re.DOTALL)

_CLASSES = {
    b"alnum": b"0-9A-Za-z", b"alpha": b"A-Za-z", b"blank": rb" \t", b"cntrl": rb"\x00-\x1f\x7f", b"digit": b"0-9",
    b"graph": rb"\x21-\x7e", b"lower": b"a-z", b"print": rb"\x20-\x7e",
    b"punct": rb"\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e", b"space": rb"\x09-\x0d ", b"upper": b"A-Z",
    b"xdigit": b"0-9A-Fa-f",
}  # fmt: skip
"""What stands in ``[[:alpha:]]``, in ASCII."""

_NEVER = b"(?!)"


class _Rule(NamedTuple):
    ignores: bool
    """Whether it ignores what it fits, or takes that back (``!``)."""
    folders: bool
    """Whether it fits folders only."""
    on_name: bool
    """Whether it is about the last part of a path, wherever that lies."""
    literal: bytes
    """What it fits, where it has no wildcards."""
    pattern: re.Pattern[bytes] | None


class Rules(NamedTuple):
    """The rules of one file, the last one first: it decides."""

    rules: tuple[_Rule, ...]

    def verdict(self, path: bytes, *, folder: bool) -> bool | None:
        """Say whether a path from the folder of the rules on, with slashes, is ignored; ``None`` where no rule fits."""
        name = path.rpartition(b"/")[2]
        for ignores, folders, on_name, literal, pattern in self.rules:
            if folders and not folder:
                continue
            text = name if on_name else path
            if text == literal if pattern is None else pattern.fullmatch(text):
                return ignores
        return None


def rules_of(data: bytes) -> Rules | None:
    """Read a file of rules; ``None`` where it has none."""
    lines = (data.removeprefix(b"\xef\xbb\xbf") + b"\n").replace(b"\r\n", b"\n").split(b"\n")
    rules = tuple(rule for line in reversed(lines) if (rule := _rule(line)))
    return Rules(rules) if rules else None


def _rule(line: bytes) -> _Rule | None:
    """Read one line; what can fit nothing is passed over, as git does."""
    if line.startswith(b"#"):
        return None
    line = _without_end(line)
    ignores = not line.startswith(b"!")
    bare = line if ignores else line[1:]
    folders = bare.endswith(b"/")
    bare = bare[:-1] if folders else bare
    on_name = b"/" not in bare
    bare = bare.removeprefix(b"/")
    if not bare:
        return None
    special = _SPECIAL.search(bare)
    if special is None:
        return _Rule(ignores, folders, on_name, bare, None)
    # Git compares what is before the first wildcard by itself, so two stars there are as free as behind a slash.
    prefix = bare[: special.start()]
    pattern = re.compile(re.escape(prefix) + _expression(bare[len(prefix) :]), re.DOTALL)
    return _Rule(ignores, folders, on_name, b"", pattern)


def _without_end(line: bytes) -> bytes:
    """Take spaces off the end of a line, but not one behind a backslash."""
    kept = line.rstrip(b" ")
    backslashes = len(kept) - len(kept.rstrip(b"\\"))
    return kept + b" " if backslashes % 2 and len(kept) < len(line) else kept


def _expression(pattern: bytes) -> bytes:
    """Give the regular expression that fits what a pattern with wildcards fits."""
    parts: list[list[bytes]] = [[]]  # of a path; between two of them lie any folders, or none
    for segment in _segments(pattern):
        if segment is None:
            parts.append([])
        else:
            parts[-1].append(segment)
    if not parts[-1]:  # two stars at the end: whatever lies in there
        parts[-1].append(b".*")
    if len(parts) == 1:
        return b"/".join(parts[0])
    first, *between, last = parts
    found = b"/".join([*first, b""]) if first else b""
    found += b"".join(b"(?>(?:.*?/)??" + b"/".join(part) + b"/)" for part in between if part)
    return found + b"(?:.*/)?" + b"/".join(last)


def _segments(pattern: bytes) -> Iterator[bytes | None]:
    """Give the expression for what stands between two slashes; ``None`` for two stars or more, alone there."""
    stars: list[bytes] = [b""]  # what stands before the first star, behind it, behind the next one …
    alone = True
    place = 0
    while place < len(pattern):
        match = _TOKEN.match(pattern, place)
        if match is None:  # a backslash at the end escapes nothing, and fits nothing
            stars[-1] += _NEVER
            break
        escaped, star, one, bracket, plain = match.groups()
        place = match.end()
        if (escaped or plain) == b"/":
            yield None if alone and len(stars) > 1 else _between(stars)
            stars, alone = [b""], True
        elif star:
            alone = alone and stars == [b""] and len(star) > 1
            stars.append(b"")
        else:
            alone = False
            if bracket:
                found, place = _set(pattern, place)
                stars[-1] += found
            else:
                stars[-1] += b"[^/]" if one else re.escape(escaped or plain)
    yield None if alone and len(stars) > 1 else _between(stars)


def _between(stars: list[bytes]) -> bytes:
    first, *others = stars
    if not others:
        return first
    *some, last = others
    return first + b"".join(b"(?>[^/]*?" + part + b")" for part in some if part) + b"[^/]*" + last


def _set(pattern: bytes, place: int) -> tuple[bytes, int]:
    """Give the expression for a set, and the offset behind it; ``place`` is the one behind its bracket."""
    negated = pattern[place : place + 1] in {b"!", b"^"}
    place += negated
    start = place
    ranges = b""
    before: bytes | None = None
    while place < len(pattern):
        char = pattern[place : place + 1]
        if char == b"]" and place > start:
            if negated:
                return b"[^/" + ranges + b"]", place + 1
            return (b"(?!/)[" + ranges + b"]" if ranges else _NEVER), place + 1
        end = pattern.find(b":]", place) if pattern.startswith(b"[:", place) else -1
        if end > 0 and pattern[place + 2 : end] in _CLASSES:
            ranges += _CLASSES[pattern[place + 2 : end]]
            before, place = None, end + 2
            continue
        if char == b"-" and before is not None and pattern[place + 1 : place + 2] not in {b"", b"]"}:
            place += 1
            place += pattern[place : place + 1] == b"\\"
            last = pattern[place : place + 1]
            if before <= last:
                ranges += _hex(before) + b"-" + _hex(last)
            before = None
        else:
            place += char == b"\\"
            before = pattern[place : place + 1]
            ranges += _hex(before)
        place += 1
    return _NEVER, len(pattern)  # a set without an end fits nothing


def _hex(byte: bytes) -> bytes:
    return b"".join(b"\\x%02x" % each for each in byte)
