"""The one way in which a file of somebody else is opened: an ordinary file, and no more of it than is wanted.

What is checked comes from strangers, and so does everything around it: settings, baselines, source code, and what git
keeps beside its files. Any of these may be a pipe that nobody writes to, a device without an end, or a link to one.
Nothing else in the package opens a file that it did not bring along; ``tests/project/test_banned.py`` holds that.
"""

from __future__ import annotations

import errno
import os
import stat
from codecs import getincrementaldecoder

__all__ = ["SpecialFileError", "UnreadableError", "as_utf8", "bytes_of", "read_bytes"]

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)

_PIECE = 1 << 20
"""So many bytes are read at a time, so that a limit that is generous costs nothing where a file is small."""

_WIDE = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
"""Byte order marks; UTF-32 before UTF-16, whose mark is the beginning of the other."""


class UnreadableError(Exception):
    """A file could not be read; ``why`` is the key of a sentence among the texts of the platform's rule."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class SpecialFileError(OSError):
    """What a path leads to is neither a file nor a folder."""


def bytes_of(path: str, most: int) -> bytes:
    """Do what :func:`read_bytes` does, and raise :class:`UnreadableError` where that cannot be done."""
    try:
        return read_bytes(path, most)
    except SpecialFileError:
        why = "special"
    except (FileNotFoundError, NotADirectoryError):
        why = "missing"
    except IsADirectoryError:
        why = "folder"
    except PermissionError:
        why = "permission"
    except (OSError, ValueError):  # ValueError: a NUL in the path
        why = "message"
    raise UnreadableError(why)


def read_bytes(path: str, most: int, *, follow: bool = True) -> bytes:
    """Read at most so many bytes of an ordinary file, through links unless ``follow`` is false; never waits.

    Raises ``OSError``, :class:`SpecialFileError` among them, or ``ValueError`` for a NUL in the path.
    """
    # Looked at before it is opened, because opening a device may do something to it; and once more afterwards,
    # because it may have been exchanged meanwhile.
    _refuse(path, os.stat(path, follow_symlinks=follow).st_mode)
    handle = os.open(path, _FLAGS if follow else _FLAGS | getattr(os, "O_NOFOLLOW", 0))
    try:
        _refuse(path, os.fstat(handle).st_mode)
        data = bytearray()
        while len(data) < most and (piece := os.read(handle, min(most - len(data), _PIECE))):
            data += piece
    finally:
        os.close(handle)
    return bytes(data)


def _refuse(path: str, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path)
    if not stat.S_ISREG(mode):
        raise SpecialFileError


def as_utf8(data: bytes) -> bytes:
    """Give a text in UTF-8 that is UTF-16 or UTF-32 by its first bytes, as PowerShell's ``>`` writes it; else as it is.

    What only looks like one stays as it is too.
    """
    for mark, encoding in _WIDE:
        if data.startswith(mark):
            try:
                # In steps, so that a text that was cut off in the middle of a character is one as well.
                return getincrementaldecoder(encoding)().decode(data).encode()
            except UnicodeError:
                return data
    return data
