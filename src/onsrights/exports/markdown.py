"""Write texts so that Markdown shows them as they are: no markup, no HTML, no table cell too many."""

from __future__ import annotations

import re

__all__ = ["code", "fenced", "plain"]

_MARKUP = re.compile(r"[\\`*_{}\[\]#|~!$@]")
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_SPACE = re.compile(r"\s+")
_TICKS = re.compile("`+")


def plain(text: str) -> str:
    """Give a text for a heading, a paragraph that began before it, or a cell of a table; it stays on one line."""
    for sign, entity in _HTML.items():
        text = text.replace(sign, entity)
    marked = _MARKUP.sub(r"\\\g<0>", text).strip()
    return _SPACE.sub(lambda space: "<br>" if {"\r", "\n"} & {*space[0]} else space[0], marked)


def code(text: str) -> str:
    """Give a text as code in a line or in a cell of a table, where it reads exactly as it is, in the source as well."""
    text = " ".join(text.split("\n")).replace("\r", "")
    if not text.strip():
        return ""
    ticks = "`" * (1 + max((len(run[0]) for run in _TICKS.finditer(text)), default=0))
    space = " " if text[0] in "` " or text[-1] in "` " else ""
    return f"{ticks}{space}{text}{space}{ticks}".replace("|", r"\|")


def fenced(text: str) -> str:
    """Give a text as a block of its own, which most viewers offer to copy."""
    fence = "`" * max(3, 1 + max((len(run[0]) for run in _TICKS.finditer(text)), default=0))
    return f"{fence}text\n{text}\n{fence}\n"
