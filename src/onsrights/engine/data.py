"""Data files of the packages: how they are read, and how the ones that a program makes are written.

A file that is made holds one entry a line, in blocks under a name each::

    # What it is, how it was made and whose it is: for people.

    [NOUNS]
    document|document;het;documenten;document;

An entry is a word, or a word and what is known of it behind ``|``. To split such a text takes about as long as to load
the same from the byte code of a module.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

__all__ = ["blocks", "content", "keep", "rows", "words", "written"]


def content(package: str, name: str) -> bytes:
    """Give a file of a package; raise :class:`OSError` where it is not there."""
    # Through the loader: that works from a zip file too, and importlib.resources is slow to import. A folder without
    # code, as that of the schemas, has none that reads; then it is that of the whole package.
    module = import_module(package)
    loaders = (known.__spec__ and known.__spec__.loader for known in (module, sys.modules[package.partition(".")[0]]))
    loader: Any = next(loader for loader in loaders if hasattr(loader, "get_data"))
    found: bytes = loader.get_data(os.path.join(module.__path__[0], name))
    return found


def blocks(package: str, name: str) -> dict[str, bytes]:
    """Give the blocks of a file of a package by their names, in its order, for :func:`words` and :func:`rows`."""
    # Each is decoded by itself: one letter beyond Latin-1 makes a whole text wide, and a wide text is slow to split.
    return {block[: block.index(b"]")].decode(): block for block in content(package, name).split(b"\n[")[1:]}


def words(block: bytes) -> list[str]:
    """Give the entries of a block."""
    return block.decode().split("\n")[1:-1]


def rows(block: bytes) -> dict[str, str]:
    """Give what stands behind each word of a block; raise :class:`ValueError` where one has nothing behind it."""
    cells = block.replace(b"\n", b"|").decode().split("|")
    return dict(zip(cells[1:-1:2], cells[2:-1:2], strict=True))


def written(about: str, entries: Mapping[str, Iterable[str]]) -> str:
    """Give the text of a file: the lines that tell about it, and the entries of each block."""
    lines = [f"# {line}".rstrip() for line in about.splitlines()]
    for name, block in entries.items():
        lines += ["", f"[{name}]"]
        start = len(lines)
        lines += block
        assert all(line and line[0] != "[" and line.count("|") <= 1 and "\n" not in line for line in lines[start:])
        assert lines[start:], name
    return "\n".join(lines) + "\n"


def keep(texts: Mapping[Path, str], command: str, arguments: Sequence[str]) -> int:
    """Write files, or with ``--check`` among the arguments of ``command`` name the stale ones; give the exit status."""
    if "--check" not in arguments:
        for path, text in texts.items():
            path.write_bytes(text.encode())
        return 0
    stale = [path.name for path, text in texts.items() if not path.exists() or path.read_bytes() != text.encode()]
    if stale:
        sys.stderr.write(f"stale: {', '.join(stale)}; run {command}\n")
    return 1 if stale else 0
