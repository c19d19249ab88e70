"""Which versions of the tool a file of settings asks for: ``>=0.1``, ``>=0.1,<2``, ``==0.3.*``, ``~=0.3``.

The signs mean what they mean in Python packaging. Only versions of numbers are known, because the tool has no others.
"""

from __future__ import annotations

import re
from typing import TypeAlias

__all__ = ["PATTERN", "fits", "is_requirement"]

_Release: TypeAlias = tuple[int, ...]

_PART = "[0-9]{1,6}"
_VERSION = rf"{_PART}(\.{_PART}){{0,3}}"
_ASKED = rf" *((==|!=)? *{_VERSION}(\.\*)?|(>=|<=|>|<) *{_VERSION}|~= *{_PART}(\.{_PART}){{1,3}}) *"
_END = r"(?![\s\S])"
PATTERN = rf"^(?=.{{1,100}}{_END}){_ASKED}(,{_ASKED})*{_END}"
"""A requirement, as a regular expression that JSON Schema understands as well."""

_CLAUSE = re.compile(r" *(~=|==|!=|>=|<=|>|<)? *([0-9.]+?)(\.\*)? *")


def is_requirement(written: str) -> bool:
    """Whether a text asks for versions in a way that is known."""
    return re.match(PATTERN, written) is not None


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
