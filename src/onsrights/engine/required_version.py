"""Which versions of the tool a file of settings asks for: ``>=0.1``, ``>=0.1,<2``, ``==0.3.*``, ``~=0.3``.

The signs mean what they mean in Python packaging. Only versions of numbers are known, because the tool has no others.
"""

from __future__ import annotations

import re
from typing import TypeAlias

__all__ = ["fits", "is_requirement"]

_Release: TypeAlias = tuple[int, ...]

_CLAUSE = re.compile(r"\s*(~=|==|!=|>=|<=|>|<)?\s*(\d{1,6}(?:\.\d{1,6}){0,3})(\.\*)?\s*")
_WITH_STAR = {"==", "!=", None}


def is_requirement(written: str) -> bool:
    """Whether a text asks for versions in a way that is known."""
    for clause in written.split(","):
        found = _CLAUSE.fullmatch(clause)
        if found is None or (found[3] and found[1] not in _WITH_STAR) or (found[1] == "~=" and "." not in found[2]):
            return False
    return True


def fits(version: str, written: str) -> bool:
    """Whether a version is one of those that a requirement asks for; a bare version asks for just that one."""
    mine = _release(version)
    for clause in written.split(","):
        found = _CLAUSE.fullmatch(clause)
        assert found is not None
        if not _fits(mine, found[1] or "==", _release(found[2]), star=bool(found[3])):
            return False
    return True


def _release(version: str) -> _Release:
    return tuple(int(part) for part in version.split("."))


def _fits(mine: _Release, sign: str, asked: _Release, *, star: bool) -> bool:
    if star:
        return (_padded(mine, len(asked))[: len(asked)] == asked) == (sign == "==")
    length = max(len(mine), len(asked))
    here, there = _padded(mine, length), _padded(asked, length)
    if sign == "~=":
        return here >= there and _padded(mine, len(asked))[: len(asked) - 1] == asked[:-1]
    return {
        "==": here == there,
        "!=": here != there,
        ">=": here >= there,
        "<=": here <= there,
        ">": here > there,
        "<": here < there,
    }[sign]


def _padded(release: _Release, length: int) -> _Release:
    return release + (0,) * (length - len(release))
