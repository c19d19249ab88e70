"""Paths as reports show them, on every system."""

from __future__ import annotations

import os

__all__ = ["is_below", "with_slashes"]


def with_slashes(path: str, separator: str | None = None) -> str:
    r"""Write a path with forward slashes, so that a report is the same on every system; ``C:\x`` as ``C:/x``.

    Where the system (or ``separator``, if given) separates with ``/``, a backslash is a letter like any other.
    """
    separator = separator or os.sep
    return path if separator == "/" else path.replace(separator, "/")


def is_below(path: str, folder: str) -> bool:
    """Say whether an absolute path is in a folder, at any depth; capitals do not count on Windows."""
    outer = os.path.normcase(folder).rstrip(os.sep) + os.sep
    return os.path.normcase(path).startswith(outer)
