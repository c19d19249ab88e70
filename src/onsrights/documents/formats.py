"""The forms that a page can take, by the word for each on the command line."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onsrights.documents.page import Page

__all__ = ["render"]

_MODULES = {"text": "text", "markdown": "markdown", "html": "html", "docx": "word"}


def render(page: Page, form: str) -> str | bytes:
    """Give a page as ``text``, ``markdown``, ``html`` or ``docx``; the last is bytes, and needs python-docx."""
    made: str | bytes = import_module(f"onsrights.documents.{_MODULES[form]}").render(page)
    return made
