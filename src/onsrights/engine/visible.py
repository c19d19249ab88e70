"""Make characters visible that a reader cannot see, or that would do something to a terminal."""

from __future__ import annotations

import re
from unicodedata import category

__all__ = ["numbers", "shorten", "visible"]

_SUSPECT = re.compile(r"[^\x20-\x7e\xa1-\xac\xae-\u02ff\u0370-\u058f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e]")
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


_LONGEST_LOOKED_AT = 100_000
"""Longer texts are those of files, from which secrets were taken already."""


def visible(text: str) -> str:
    """Write control, format, surrogate and unassigned characters, and unusual spaces, as ``U+200B``."""
    return _SUSPECT.sub(_show, text)


def _show(match: re.Match[str]) -> str:
    character = match[0]
    kind = category(character)
    return f"U+{ord(character):04X}" if kind in _INVISIBLE or kind == "Zs" else character


def shorten(text: str, limit: int = 80) -> str:
    """Cut ``text`` in the middle to at most ``limit`` code points, with ``…`` where something was left out."""
    if len(text) <= limit:
        return text
    if len(text) < _LONGEST_LOOKED_AT:
        from onsrights.engine.secrets import masked

        text = masked(text)  # half a secret would not be known for one any more
        if len(text) <= limit:
            return text
    head = (limit - 1) * 2 // 3
    return f"{text[:head]}…{text[len(text) - (limit - 1 - head) :]}"


def numbers(characters: str) -> str:
    """Name characters by number (``U+200B``), each once and at most five."""
    found = [f"U+{ord(character):04X}" for character in dict.fromkeys(characters[:_MOST_NUMBERED])]
    return ", ".join(found[:_FEW]) + ("…" if len(found) > _FEW else "")


_MOST_NUMBERED, _FEW = 1000, 5
