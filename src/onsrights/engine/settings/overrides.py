"""Settings that hold for some files only, told by patterns on their paths.

The patterns are those of ``.gitignore``. They become regular expressions, which may try very many ways to fit a long
path; that grows with the number of wildcards, so their number is limited (:func:`fault_of`).
"""

from __future__ import annotations

import os
import re
import warnings
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Self, TypeAlias

from onsrights.engine.files.paths import with_slashes
from onsrights.engine.settings.settings import with_own

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pathspec import GitIgnoreSpec

    from onsrights.engine.diagnostics import Severity
    from onsrights.engine.settings.settings import Settings

__all__ = ["Override", "fault_of", "normal", "overridden"]

Fault: TypeAlias = Literal["absolute", "backslash", "bad", "braces", "empty", "long", "outside", "stars"]

_LONGEST = 1000
"""Code points of a pattern."""

_LONGEST_PATH, _LONGEST_NAME = 4096, 255
"""No system has longer ones; a name given to standard input may be, and fits no pattern."""

_MOST_STARS = 3
"""Stars between two slashes; each one more may take as many times longer as a name has letters."""

_MOST_DOUBLE = 2
"""Parts of a pattern that stand for any number of folders."""

_ESCAPED = re.compile(r"\A\\[!#]|\\ +\Z")
"""What a backslash is for: a name that begins with a sign of the patterns, or ends in a space."""

_DRIVE = re.compile(r"[A-Za-z]:[/\\]|\\\\")
"""How a path begins on Windows, on a drive or on a server."""

_ROOTS = frozenset(
    "Users Volumes builds etc github home mnt media opt private root srv tmp usr var work workspace".split()
)
"""Folders that a disk has at its root, on one system or another."""

_BRACES = re.compile(r"\{([^{}]*,[^{}]*)\}")
_WILD = re.compile(r"[*?\[]")
_NOTHING = re.compile(r"/(?:\.?/)+")
_HERE = re.compile(r"\A(?:\./)+")


class _Override(NamedTuple):
    files: tuple[str, ...]
    """Patterns as in ``.gitignore``, from the folder of the settings on."""
    select: tuple[str, ...] = ()
    """In place of the selection for all files; none leaves that one."""
    ignore: tuple[str, ...] = ()
    """Ignored besides what is ignored in all files."""
    severity: Mapping[str, Severity] = {}
    own: Mapping[str, Any] = {}
    """What platforms have of their own, by the name of the key."""


class Override(_Override):
    """What is different for some files; keys of a platform's own are given as in :class:`Settings`."""

    __slots__ = ()

    def __new__(cls, *values: Any, **named: Any) -> Self:  # noqa: ANN401 - what the fields hold
        """Sort what is given by name."""
        return super().__new__(cls, *values, **with_own(cls._fields, named))


def overridden(settings: Settings, path: str) -> Settings:
    """Give the settings for the file at ``path``; a later override goes before an earlier one."""
    try:
        where = with_slashes(os.path.relpath(path, settings.root or os.curdir))
    except (OSError, ValueError):  # the current folder is gone, or on another drive
        return settings
    if where.startswith("../") or len(where) > _LONGEST_PATH or max(map(len, where.split("/"))) > _LONGEST_NAME:
        return settings
    chosen = settings
    for override in settings.overrides:
        if _spec(tuple(override.files)).match_file(where):
            chosen = chosen._replace(
                select=override.select or chosen.select,
                ignore=(*chosen.ignore, *override.ignore),
                severity={**chosen.severity, **override.severity},
                own={**chosen.own, **override.own},
            )
    return chosen


def fault_of(pattern: str, folder: str = "") -> tuple[Fault, str] | None:
    """Say why a pattern cannot be used, and what was probably meant (or nothing); ``None`` where it can.

    ``folder`` is that of the settings: only with it is a path from the root of the disk told from one that begins with
    a slash because it is anchored, as in ``.gitignore``.
    """
    if len(pattern) > _LONGEST:
        return "long", ""
    plain = normal(pattern)
    bare = plain.removeprefix("!")
    if bare in {"", "."} or bare.startswith("#"):
        return "empty", ""
    if "\\" in _ESCAPED.sub("", bare) or _DRIVE.match(bare):
        return ("absolute", "") if _DRIVE.match(bare) else ("backslash", normal(bare.replace("\\", "/")) or "**")
    if bare.startswith("~/") or _is_absolute(bare, folder):
        inside = bare.startswith(f"{folder}/") and bool(folder)
        return "absolute", bare.removeprefix(f"{folder}/") if inside else ""
    if found := _BRACES.search(bare):
        words = found[1].split(",")
        return "braces", ", ".join(
            f'"{bare[: found.start()]}{word.strip()}{bare[found.end() :]}"' for word in words[:2]
        )
    parts = bare.split("/")
    if ".." in parts:
        return "outside", ""
    if parts.count("**") > _MOST_DOUBLE or any(part.count("*") > _MOST_STARS for part in parts if part != "**"):
        return "stars", ""
    return None if _is_usable(plain) else ("bad", "")


def normal(pattern: str) -> str:
    """Write a pattern as it can fit a path: without spaces around it, ``./`` before it and empty parts within."""
    pattern = pattern.strip() if not pattern.rstrip().endswith("\\") else pattern.lstrip()
    sign = pattern[: pattern.startswith("!")]
    bare = _NOTHING.sub("/", pattern[len(sign) :])
    return sign + (bare if bare == "." else _HERE.sub("", bare))


def _is_absolute(pattern: str, folder: str) -> bool:
    """Whether a pattern that begins with a slash names a place on the disk, and none in the folder of the settings."""
    if not pattern.startswith("/") or not folder:
        return False
    first = pattern[1:].partition("/")[0]
    if not first or _WILD.search(first) or os.path.lexists(os.path.join(folder, first)):
        return False
    return first in _ROOTS or pattern.startswith(f"{with_slashes(folder)}/")


def _is_usable(pattern: str) -> bool:
    try:
        with warnings.catch_warnings():  # a set that future versions of Python will read in another way
            warnings.simplefilter("error")
            return all(known.include is not None for known in _spec((pattern,)).patterns)
    except (ValueError, re.error, FutureWarning):
        return False


@lru_cache(64)
def _spec(files: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(map(normal, files))
