"""Links that open a text in the playground: it is in the fragment, which a browser sends nowhere."""

from __future__ import annotations

import json
import zlib
from base64 import urlsafe_b64encode
from html import escape
from typing import TYPE_CHECKING

from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from datetime import date

    from onsrights.engine.diagnostics import Language

__all__ = ["MARK", "fragment", "try_this"]

MARK = "v1."
"""The beginning of a fragment, by which ``share.js`` knows its form."""

_TRY = Text("Probeer dit", "Try this")


def fragment(text: str, file: str, as_of: date | None = None, settings: str = "") -> str:
    """Give the fragment, without ``#``: base64 of deflated JSON, for addresses."""
    shared = {"text": text, "file": file, **({"asOf": as_of.isoformat()} if as_of else {})}
    shared |= {"settings": settings} if settings else {}
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    data = deflate.compress(json.dumps(shared, ensure_ascii=False).encode()) + deflate.flush()
    return MARK + urlsafe_b64encode(data).decode().rstrip("=")


def try_this(text: str, file: str, lang: Language, page: str, as_of: date | None = None, settings: str = "") -> str:
    """Give the link in HTML for a page by its path (``rules/ONS305.md``); the builder does the rest."""
    way = "../" * page.count("/")
    address = escape(f"{way}playground/#{fragment(text, file, as_of, settings)}")
    return f'<p class="try"><a href="{address}">{_TRY.render(lang, {})}</a></p>\n'
