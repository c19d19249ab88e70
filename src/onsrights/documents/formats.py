"""The forms that a page can take, by the word for each on the command line."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from onsrights.documents.page import Page

__all__ = ["render"]

_MODULES = {"text": "text", "markdown": "markdown", "html": "html", "docx": "word"}


def render(page: Page, form: str, built: datetime | None = None) -> str | bytes:
    """Give a page as ``text``, ``markdown``, ``html`` or ``docx``; the last is bytes, and needs python-docx.

    ``built`` is the moment that a document of Word says it was made at, in UTC; without it, it says nothing of that.
    """
    module = import_module(f"onsrights.documents.{_MODULES[form]}")
    made: str | bytes = module.render(page, built) if form == "docx" else module.render(page)
    return made
