"""Texts that were meant to be replaced before anybody else reads them.

*To-do* is a task and *TBC* a disease, and *test* is a word of every day: none of them is found.
"""

from __future__ import annotations

import re

from onsrights.engine.declared import pattern

__all__ = ["placeholder"]

_LONGEST = 24
_WITHIN = pattern(r"(?<![\w-])(?:TODO|TBD|FIXME|XXX|[Ll]orem [Ii]psum|LOREM IPSUM)(?![\w-])")
_WHOLE = pattern(r"\W*(todo|tbd|fixme|xxx|lorem(?: ipsum)?)\W*|\s*(…|\.{3,}|\?{3,})\s*", re.IGNORECASE)


def placeholder(text: str) -> tuple[int, int] | None:
    """Give where the first placeholder of a text stands, half-open; ``None`` where there is none."""
    whole = _WHOLE.fullmatch(text) if len(text) < _LONGEST else None
    if whole is not None:
        return whole.span(whole.lastindex or 0)
    if not ("TODO" in text or "TBD" in text or "XXX" in text or "FIXME" in text or "psum" in text or "PSUM" in text):
        return None
    match = _WITHIN.search(text)
    return None if match is None else match.span()
