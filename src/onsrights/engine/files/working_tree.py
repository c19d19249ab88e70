"""What git keeps beside the files of a working tree: which of them it tracks, and where it is told to ignore some.

It is read here and not asked of git. An ordinary check starts no other program, so nothing in a folder of a stranger
can have git run or read something; it works where git is not installed, or does not trust the owner of the folder, as
in many a container; and it costs next to nothing. The format is that of ``gitformat-index``.
"""

from __future__ import annotations

import os
from bisect import bisect_left

from onsrights.engine.declared import TYPE_CHECKING
from onsrights.engine.files.open import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["WorkingTree", "bytes_of_git", "is_working_tree"]

_LONGEST_TEXT = 128 * 1024
"""Bytes of a file of rules, or of a reference: a longer one nobody has written, and heeding it would take minutes."""

_LARGEST_INDEX = 64 * 1024 * 1024
"""Some half a million files."""

_MOST_NAMES = 4 * _LARGEST_INDEX
"""Bytes of all names together; version 4 writes only what differs from the name before."""

_LENGTHS = (20, 32)
"""Bytes of a hash: SHA-1, SHA-256."""

_HEAD, _STAT = 12, 40
_EXTENDED = 0x4000
_COMPRESSED = 4
"""The version of the index that compresses names; 2 and 3 write them out."""


class WorkingTree:
    """The working tree of a repository at ``root``, a real path."""

    def __init__(self, root: str) -> None:
        self.root = root
        path = os.path.join(root, ".git")
        if not os.path.isdir(path):
            path = os.path.join(root, _first_line(path).removeprefix("gitdir:").strip())
        self._own = path
        """The folder of git's own files; in a linked worktree what all of them share is elsewhere."""
        self._shared = os.path.join(self._own, _first_line(os.path.join(self._own, "commondir")).strip())
        self._names: list[str] | None = None
        self._is_read = False

    @property
    def exclude(self) -> str:
        """The file with ignore rules that are not in the repository."""
        return os.path.join(self._shared, "info", "exclude")

    def tracks(self, path: str) -> bool:
        """Whether git tracks the file at a real path, or may do so, where its index cannot be read."""
        names = self._tracked()
        if names is None:
            return True
        inside = self._inside(path)
        place = bisect_left(names, inside)
        return place < len(names) and names[place] == inside

    def holds_tracked(self, folder: str, *, otherwise: bool = True) -> bool:
        """Whether git tracks a file below the folder at a real path; ``otherwise`` where its index cannot be read."""
        names = self._tracked()
        if names is None:
            return otherwise
        inside = os.path.join(self._inside(folder), "")
        place = bisect_left(names, inside)
        return place < len(names) and names[place].startswith(inside)

    def _inside(self, path: str) -> str:
        return os.path.normcase(path[len(os.path.join(self.root, "")) :])

    def _tracked(self) -> list[str] | None:
        if not self._is_read:
            self._is_read = True
            try:
                # As paths of this system, in its order: that of the index is one of bytes.
                self._names = sorted(os.path.normcase(os.fsdecode(name)) for name in set(self._read("index")))
            except FileNotFoundError:  # nothing was ever added
                self._names = []
            except (OSError, ValueError):
                self._names = None
        return self._names

    def _read(self, name: str) -> Iterator[bytes]:
        """Give the names in an index; raise ``OSError``, or ``ValueError`` for what is none that we can read."""
        data = read_bytes(os.path.join(self._own, name), _LARGEST_INDEX + 1)
        if len(data) > _LARGEST_INDEX:
            raise ValueError
        names, base = _index(data)
        yield from filter(None, names)  # in a split index, an entry that only changes one of the other has no name
        if base:
            # Some of what is in there may have been taken out since; nobody misses a file that was looked at too.
            shared, further = _index(read_bytes(os.path.join(self._own, f"sharedindex.{base}"), _LARGEST_INDEX))
            if further:
                raise ValueError
            yield from shared


def _index(data: bytes) -> tuple[list[bytes], str]:
    """Give the names in an index, and the hash of the one that it adds to; raise ``ValueError`` where it is none.

    How long its hashes are an index does not say: read with the wrong length, it does not end where it should.
    """
    for length in _LENGTHS:
        try:
            names, place = _entries(data, length)
            return names, _base(data, place, length)
        except (IndexError, ValueError):
            continue
    raise ValueError


def _entries(data: bytes, length: int) -> tuple[list[bytes], int]:
    """Give the names, and the offset behind the last one."""
    version, count = int.from_bytes(data[4:8], "big"), int.from_bytes(data[8:12], "big")
    if not data.startswith(b"DIRC") or not 2 <= version <= _COMPRESSED:  # noqa: PLR2004 - the first version there is
        raise ValueError
    names: list[bytes] = []
    name, place, total = b"", _HEAD, 0
    for _ in range(count):
        start = place
        place += _STAT + length + 2
        if int.from_bytes(data[place - 2 : place], "big") & _EXTENDED:
            place += 2
        if version == _COMPRESSED:
            cut, place = _number(data, place)
            end = data.index(0, place)
            name = name[: len(name) - cut] + data[place:end] if cut <= len(name) else b""
            place = end + 1
        else:
            end = data.index(0, place)
            name = data[place:end]
            place = start + (end - start) // 8 * 8 + 8
        total += len(name)
        if total > _MOST_NAMES:
            raise ValueError
        names.append(name)
    return names, place


def _number(data: bytes, place: int) -> tuple[int, int]:
    """Give a number of variable length, as in a pack, and the offset behind it."""
    value = data[place] & 0x7F
    while data[place] & 0x80:
        place += 1
        value = (value + 1 << 7) | data[place] & 0x7F
    return value, place + 1


def _base(data: bytes, place: int, length: int) -> str:
    """Go over what stands behind the entries; give the hash of the index that this one adds to, ``""`` for none.

    That some entries are folders of a sparse checkout (``sdir``) changes nothing: they are not on the disk.
    """
    base = ""
    end = len(data) - length
    while place < end:
        name, size = data[place : place + 4], int.from_bytes(data[place + 4 : place + 8], "big")
        place += 8
        if name == b"link":
            base = data[place : place + length].hex()
        elif name.islower() and name != b"sdir":  # with a small letter, nobody may pass over what it says
            raise ValueError
        place += size
    if place != end:
        raise ValueError
    return base if base.strip("0") else ""


def is_working_tree(folder: str) -> bool:
    """Whether what is called ``.git`` in a folder makes a working tree of it, and not only looks like that."""
    path = os.path.join(folder, ".git")
    return os.path.isfile(os.path.join(path, "HEAD")) or bytes_of_git(path).startswith(b"gitdir:")


def bytes_of_git(path: str, *, follow: bool = True) -> bytes:
    """Read a file of git's; nothing where there is none, and where it is no file that anybody wrote."""
    try:
        data = read_bytes(path, _LONGEST_TEXT + 1, follow=follow)
    except (OSError, ValueError):  # ValueError: a path with a NUL, in a file that leads to another
        return b""
    return data if len(data) <= _LONGEST_TEXT else b""


def _first_line(path: str) -> str:
    return os.fsdecode(bytes_of_git(path).partition(b"\n")[0])
