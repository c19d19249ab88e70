"""Put a new text in the place of a file, or a new file in its folder: whole, or not at all.

The text is written into a file beside it first, which is called ``.onsrights-<process>-<random>.tmp``. Whatever ends
the writing takes that file away again. Where nothing could (``kill -9``, a power cut), whoever writes into the same
folder next does.
"""

from __future__ import annotations

import os
import re
import stat
import sys
import time
from contextlib import suppress
from functools import cache
from typing import Literal, TypeAlias

from onsrights.engine.files.open import read_bytes

__all__ = ["Note", "Reason", "WritingError", "append_output", "obstacle", "write_atomically", "write_output"]

Reason: TypeAlias = Literal[
    "read-only", "missing", "changed", "permission", "special", "folder", "without-folder", "exists", "message"
]
"""Why a file was not written: it may not be written, is not there any more, is not what was read, its folder may
not be written to, it is no ordinary file, is a folder, its folder does not exist, it is there already, or something
else, which the system has a sentence for."""

Note: TypeAlias = Literal["hard-links", "attributes"]
"""What should be known of a file that was written: other names keep the old text, or some of what the system keeps
beside a file (its extended attributes) could not be taken over."""

_LEFTOVER = re.compile(r"\.onsrights-([1-9][0-9]{0,8})-[0-9a-f]{16}\.tmp")

_LONG_AGO = 3600
"""Seconds; no writing takes that long, so the process of that number has come later."""

_ATTRIBUTES = ("user.", "system.posix_acl_access", "security.selinux")
"""Extended attributes that somebody has set, by their beginnings; the others the system makes, of the contents too."""


class WritingError(Exception):
    """A file was not written, and is what it was; the text is the system's own sentence, where it has one."""

    def __init__(self, path: str, reason: Reason, sentence: str = "") -> None:
        super().__init__(sentence)
        self.path = path
        self.reason = reason


def write_atomically(path: str, data: bytes, *, original: bytes | None = None) -> tuple[Note, ...]:
    """Replace a file that exists, so that at any moment either the old or the new one is there.

    Mode, owner and extended attributes stay, as far as the system lets them. A symbolic link is followed, and stays a
    link; another hard link to the same file keeps the old text, which is noted. With ``original`` the file has to hold
    just that. Raises :class:`WritingError`, after which the file is untouched and nothing is left beside it.
    """
    try:
        target = os.path.realpath(path, strict=True)
        before = os.stat(target)
        _refuse(path, target, before.st_mode)
        return _replace(path, target, before, data, original)
    except (FileNotFoundError, NotADirectoryError):
        raise WritingError(path, "missing") from None
    except (OSError, ValueError) as error:
        raise _refusal(path, error) from None


def write_output(path: str, data: bytes, *, fresh: bool = False) -> tuple[Note, ...]:
    """Write a file that is made here: a new one, or one in the place of that which is there, whole or not at all.

    A new file gets the mode that the system gives new files. A link is followed; what is a pipe or a device is
    written to as it is. With ``fresh`` nothing else may be there yet, not even a link to nowhere. Raises
    :class:`WritingError`, after which nothing has changed.
    """
    try:
        target = os.path.realpath(path)
        before = _standing(path)
        if before is not None and _is_stream(before.st_mode):
            _pass_to(path, data, os.O_WRONLY)
            return ()
        if fresh and os.path.lexists(path):
            raise WritingError(path, "exists")
        if before is not None and stat.S_ISDIR(before.st_mode):
            raise WritingError(path, "folder")
        if before is not None:
            _refuse(path, target, before.st_mode)
        return _replace(path, target, before, data, None, fresh=fresh)
    except FileExistsError:  # made by somebody else in this very moment
        raise WritingError(path, "exists") from None
    except (FileNotFoundError, NotADirectoryError):
        raise WritingError(path, "without-folder") from None
    except (OSError, ValueError) as error:
        raise _refusal(path, error) from None


def append_output(path: str, data: bytes) -> None:
    """Add to the end of a file, or of whatever takes it without being waited for; raises :class:`WritingError`."""
    try:
        _pass_to(path, data, os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NONBLOCK", 0))
    except (OSError, ValueError) as error:
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


def _refusal(path: str, error: OSError | ValueError) -> WritingError:
    reason: Reason = "permission" if isinstance(error, PermissionError) else "message"
    return WritingError(path, reason, getattr(error, "strerror", None) or str(error))  # ValueError: a NUL in the path


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
) -> tuple[Note, ...]:
    folder = os.path.dirname(target)
    _clear(folder)
    # The name says nothing of the file's own, which may be as long as a name can be.
    beside = os.path.join(folder, f".onsrights-{os.getpid()}-{os.urandom(8).hex()}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    notes: list[Note] = []
    try:
        handle = os.open(beside, flags, 0o666 if before is None else 0o600)
        try:
            _lock(handle)
            _pour(handle, data)
            if before is not None:
                notes = [*_like(beside, target, before)]
            os.fsync(handle)
        finally:
            os.close(handle)
        if original is not None:
            _compare(path, target, original)
        if fresh:
            _name(beside, target)
        else:
            os.replace(beside, target)
    except BaseException:  # a signal among them
        with suppress(OSError):
            os.unlink(beside)
        raise
    _keep(folder)
    return tuple(notes)


def _pass_to(path: str, data: bytes, flags: int) -> None:
    handle = os.open(path, flags | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0), 0o666)
    try:
        _pour(handle, data)
    finally:
        os.close(handle)


def _pour(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


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
        return
    with suppress(OSError):  # the file is there; the name that is left over goes the way of other leftovers
        os.unlink(beside)


def _like(beside: str, target: str, before: os.stat_result) -> list[Note]:
    """Give the new file what the old one has beside its contents, as far as that is allowed; say what it has not."""
    if hasattr(os, "chown"):
        mine = os.stat(beside)
        if (mine.st_uid, mine.st_gid) != (before.st_uid, before.st_gid):
            with suppress(OSError):
                os.chown(beside, -1, before.st_gid)
            with suppress(OSError):
                os.chown(beside, before.st_uid, -1)
    notes: list[Note] = ["hard-links"] if before.st_nlink > 1 else []
    if not _with_attributes(beside, target):
        notes.append("attributes")
    # After the owner, for a change of the owner takes bits of the mode away.
    os.chmod(beside, stat.S_IMODE(before.st_mode))
    return notes


def _with_attributes(beside: str, target: str) -> bool:
    """Copy the extended attributes; say whether all that somebody may have set are there."""
    if not hasattr(os, "listxattr"):  # a system without them, or one on which Python does not know them
        return True
    try:
        names = os.listxattr(target)
    except OSError:
        return True
    whole = True
    for name in names:
        if name.startswith(_ATTRIBUTES):
            try:
                os.setxattr(beside, name, os.getxattr(target, name))
            except OSError:
                whole = whole and name.startswith("security.")  # a label that the system gives the new file itself
    return whole


def _compare(path: str, target: str, original: bytes) -> None:
    if read_bytes(target, len(original) + 1) != original:
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


# --------------------------------------------------------------------------------------------------------- leftovers


def _lock(handle: int) -> None:
    """Let others see that somebody is at work on a file, until it is closed or the process is gone."""
    if sys.platform != "win32":  # where a file that is open cannot be taken away in any case
        import fcntl

        with suppress(OSError):  # a file system without locks
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@cache
def _clear(folder: str) -> None:
    """Take away what a process that was killed has left in a folder; looked for once, however much is written there."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            match = _LEFTOVER.fullmatch(entry.name)
            if match and _is_left(entry, int(match[1])):
                with suppress(OSError):
                    os.unlink(entry.path)


def _is_left(entry: os.DirEntry[str], process: int) -> bool:
    """Whether nobody works on a file any more that is called as ours are.

    The process that it is called after has to be gone. Its number may since have been given to another one, to this one
    for instance, as in a container, where every run is number 1: then the age tells. And on a drive that is shared, it
    may be the number of a process that only cannot be seen from here: then the file is locked.
    """
    try:
        about = entry.stat(follow_symlinks=False)
        if not stat.S_ISREG(about.st_mode) or (hasattr(os, "geteuid") and os.geteuid() not in {0, about.st_uid}):
            return False
        if process != os.getpid() and _is_running(process) and time.time() - about.st_mtime < _LONG_AGO:
            return False
        return _is_free(entry.path)
    except OSError:
        return False


def _is_running(process: int) -> bool:
    if sys.platform == "win32":  # asking in this way would end it
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # somebody else's
        return True
    return True


def _is_free(path: str) -> bool:
    if sys.platform == "win32":
        return True
    import fcntl

    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        os.close(handle)
    return True
