"""XML, written so that nothing in it can be taken for anything but text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onsrights.reports.content import UNSEEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onsrights.reports.style import Style

__all__ = ["document", "element"]

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document may hold, not even as a reference (XML 1.0, production 2)."""

_IN_TEXT = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord("\r"): "&#13;"}
_IN_TEXT |= {ord(sign): f"&#{ord(sign)};" for sign in UNSEEN}
_IN_ATTRIBUTES = _IN_TEXT | {ord('"'): "&quot;", ord("\n"): "&#10;", ord("\t"): "&#9;"}
"""Line ends and tabs would be read as spaces (XML 1.0, section 3.3.3)."""


def document(root: str, style: Style) -> str:
    """Give a whole document; it is UTF-8, and where the output is not, it is kept within ASCII."""
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n{root}\n'
    return text if style.unicode else text.encode("ascii", "xmlcharrefreplace").decode()


def element(
    name: str, attributes: Mapping[str, object], *, text: str = "", children: Iterable[str] = (), indent: int = 0
) -> str:
    """Give an element with its attributes and its text, or with children, each on lines of its own.

    An attribute that is ``None`` is left out. What no XML document may hold is written as ``U+0001``.
    """
    margin = " " * indent
    present = {key: str(value) for key, value in attributes.items() if value is not None}
    given = "".join(f' {key}="{_escaped(value, _IN_ATTRIBUTES)}"' for key, value in present.items())
    inner = _escaped(text, _IN_TEXT)
    if lines := "".join(f"\n{child}" for child in children):
        inner = f"{lines}\n{margin}"
    return f"{margin}<{name}{given}>{inner}</{name}>" if inner else f"{margin}<{name}{given}/>"


def _escaped(text: str, table: Mapping[int, str]) -> str:
    return _ILLEGAL.sub(lambda illegal: f"U+{ord(illegal[0]):04X}", text).translate(table)
