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
from bisect import bisect_left
from importlib import import_module

from onsrights.engine.declared import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import Any

__all__ = ["Sorted", "blocks", "content", "keep", "rows", "words", "written"]

_MANY_LOOKS = 100


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


class Sorted:
    """The rows of a long block in the order of its words.

    To split it takes longer than a small run. So the first looks search its text, and it is split when many come.
    """

    __slots__ = ("_block", "_looks", "_rows")

    def __init__(self, block: bytes) -> None:
        self._block = block
        self._looks = 0
        self._rows: dict[str, str] | None = None

    def __contains__(self, word: str) -> bool:
        return self.get(word) is not None

    def __iter__(self) -> Iterator[str]:
        if self._rows is None:
            self._rows = rows(self._block)
        return iter(self._rows)

    def get(self, word: str) -> str | None:
        """Give what stands behind a word, or ``None``."""
        if self._rows is None:
            self._looks += 1
            if self._looks < _MANY_LOOKS:
                return self._searched(word.encode("utf-8", "surrogatepass"))
            self._rows = rows(self._block)
        return self._rows.get(word)

    def _searched(self, word: bytes) -> str | None:
        block = self._block

        def line(place: int) -> bytes:
            return block[block.rfind(b"\n", 0, place) + 1 : block.index(b"\n", place)]

        places = range(block.index(b"\n") + 1, len(block))
        at = bisect_left(places, word, key=lambda place: line(place).partition(b"|")[0])
        found, _, behind = line(places[at]).partition(b"|") if at < len(places) else (None, b"", b"")
        return behind.decode() if found == word else None


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
