"""Put a new text in the place of a file, or a new file in its folder: whole, or not at all."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from typing import Literal, TypeAlias

__all__ = ["Reason", "WritingError", "obstacle", "write_atomically", "write_output"]

Reason: TypeAlias = Literal[
    "read-only", "missing", "changed", "permission", "special", "folder", "without-folder", "exists", "message"
]
"""Why a file was not written: it may not be written, is not there any more, is not what was read, its folder may
not be written to, it is no ordinary file, is a folder, its folder does not exist, it is there already, or something
else, which the system has a sentence for."""


class WritingError(Exception):
    """A file was not written, and is what it was; the text is the system's own sentence, where it has one."""

    def __init__(self, path: str, reason: Reason, sentence: str = "") -> None:
        super().__init__(sentence)
        self.path = path
        self.reason = reason


def write_atomically(path: str, data: bytes, *, original: bytes | None = None) -> None:
    """Replace a file that exists, so that at any moment either the old or the new one is there; mode and owner stay.

    A symbolic link is followed, and stays a link; another hard link to the same file keeps the old text. With
    ``original`` the file has to hold just that. Raises :class:`WritingError`, after which the file is untouched and
    nothing is left beside it. (Where the process is killed, a file called ``.onsrights-….tmp`` may be left.)
    """
    try:
        target = os.path.realpath(path, strict=True)
        before = os.stat(target)
        _refuse(path, target, before.st_mode)
        _replace(path, target, before, data, original)
    except (FileNotFoundError, NotADirectoryError):
        raise WritingError(path, "missing") from None
    except PermissionError as error:
        raise WritingError(path, "permission", error.strerror or "") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise WritingError(path, "message", getattr(error, "strerror", None) or str(error)) from None


def write_output(path: str, data: bytes, *, fresh: bool = False) -> None:
    """Write a file that is made here: a new one, or one in the place of that which is there, whole or not at all.

    A new file gets the mode that the system gives new files. A link is followed; what is a pipe or a device is
    written to as it is. With ``fresh`` nothing at all may be there yet, not even a link to nowhere. Raises
    :class:`WritingError`, after which nothing has changed.
    """
    try:
        if fresh and os.path.lexists(path):
            raise WritingError(path, "exists")
        target = os.path.realpath(path)
        before = _standing(path)
        if before is not None and _is_stream(before.st_mode):
            with open(path, "wb") as stream:
                stream.write(data)
            return
        if before is not None and stat.S_ISDIR(before.st_mode):
            raise WritingError(path, "folder")
        if before is not None:
            _refuse(path, target, before.st_mode)
        _replace(path, target, before, data, None, fresh=fresh)
    except FileExistsError:  # made by somebody else in this very moment
        raise WritingError(path, "exists") from None
    except (FileNotFoundError, NotADirectoryError):
        raise WritingError(path, "without-folder") from None
    except PermissionError as error:
        raise WritingError(path, "permission", error.strerror or "") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise WritingError(path, "message", getattr(error, "strerror", None) or str(error)) from None


def obstacle(path: str) -> Reason | None:
    """Say why :func:`write_output` would fail, as far as that can be known without writing."""
    if not os.path.basename(path) or os.path.isdir(path):
        return "folder"
    target = os.path.realpath(path)
    if not os.path.isdir(os.path.dirname(target)):
        return "without-folder"
    before = _standing(path)
    if before is not None and _is_stream(before.st_mode):
        return None
    try:
        if before is not None:
            _refuse(path, target, before.st_mode)
    except WritingError as error:
        return error.reason
    return None if os.access(os.path.dirname(target), os.W_OK) else "permission"


def _standing(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None


def _is_stream(mode: int) -> bool:
    return stat.S_ISFIFO(mode) or stat.S_ISCHR(mode)


def _refuse(path: str, target: str, mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise WritingError(path, "special")
    # Replacing a file asks leave of its folder only, and the administrator may write anything: so the mode is heeded.
    if not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(target, os.W_OK):
        raise WritingError(path, "read-only")


def _replace(
    path: str,
    target: str,
    before: os.stat_result | None,
    data: bytes,
    original: bytes | None,
    *,
    fresh: bool = False,
) -> None:
    folder = os.path.dirname(target)
    # The name says nothing of the file's own, which may be as long as a name can be.
    beside = os.path.join(folder, f".onsrights-{os.urandom(8).hex()}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    try:
        with open(os.open(beside, flags, 0o666 if before is None else 0o600), "wb") as file:
            file.write(data)
            file.flush()
            if before is not None:
                _like(beside, before)
            os.fsync(file.fileno())
        if original is not None:
            _compare(path, target, original)
        if fresh:
            _name(beside, target)
        else:
            os.replace(beside, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)
        raise
    _keep(folder)


def _name(beside: str, target: str) -> None:
    """Give a file a name that nobody has yet; without links in the file system, a look before has to do."""
    try:
        os.link(beside, target)
    except FileExistsError:
        raise
    except (OSError, AttributeError, NotImplementedError):
        if os.path.lexists(target):
            raise FileExistsError(target) from None
        os.rename(beside, target)
    else:
        os.unlink(beside)


def _like(beside: str, before: os.stat_result) -> None:
    """Give the new file the owner of the old one, as far as that is allowed, and its mode."""
    if hasattr(os, "chown"):
        mine = os.stat(beside)
        if (mine.st_uid, mine.st_gid) != (before.st_uid, before.st_gid):
            with suppress(OSError):
                os.chown(beside, -1, before.st_gid)
            with suppress(OSError):
                os.chown(beside, before.st_uid, -1)
    # After the owner, for a change of the owner takes bits of the mode away.
    os.chmod(beside, stat.S_IMODE(before.st_mode))


def _compare(path: str, target: str, original: bytes) -> None:
    with open(target, "rb") as file:
        if file.read(len(original) + 1) != original:
            raise WritingError(path, "changed")


def _keep(folder: str) -> None:
    """See to it that the new name survives a loss of power; systems that cannot do that for a folder do without."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
