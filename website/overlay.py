"""An example laid over a clean manifest, as text: its own lines and comments stay as they are."""

from __future__ import annotations

import re
from itertools import takewhile
from textwrap import dedent, indent

__all__ = ["laid_over"]

_KEY = re.compile(r"""(?!- )(["']?)(?P<key>[^\s#"'\[\]{}][^"'#:]*?)\1\s*:(?P<value>\s.*)?$""")
_NOTHING = re.compile(r"\s*(?:#.*)?")


def laid_over(text: str, example: str, unit: str = "") -> str:
    """Lay keys over those of a manifest: mappings over each other, anything else in the place of what was there.

    ``unit`` is the key of the list that holds the one unit of the manifest, where there may be several: keys that the
    manifest does not have at its top are laid over that one; all manifests may have keys that begin with ``x-`` there.
    """
    lines, over = text.splitlines(), example.splitlines()
    blocks = dict(_blocks(lines))
    if not unit or all(key in blocks or key.startswith("x-") for key, _ in _blocks(over) if key):
        return _joined(_laid(lines, over))
    head, *inside = blocks[unit]
    laid = _laid(dedent(_joined(inside).replace("- ", "  ", 1)).splitlines(), over)
    comments = list(takewhile(lambda line: line.startswith("#"), laid))
    item = indent(_joined(laid[len(comments) :]), "    ").replace("    ", "  - ", 1)
    blocks[unit] = [head, *_indented(comments), *item.splitlines()]
    return _joined([line for block in blocks.values() for line in block])


def _laid(lines: list[str], over: list[str]) -> list[str]:
    """Lay the lines of one mapping over those of another, both without an indent."""
    blocks = dict(_blocks(lines))
    laid: set[str] = set()
    for key, block in _blocks(over):
        there, here = _mapping(blocks.get(key, [])), _mapping(block)
        if key in laid:
            blocks[key] = [*blocks[key], *block]  # written twice, which may be what the example shows
        elif there and here:
            inner = [dedent(_joined(lines)).splitlines() for lines in (blocks[key][there:], block[here:])]
            blocks[key] = [*block[:here], *_indented(_laid(*inner))]
        else:
            blocks[key] = block
        laid.add(key)
    return [line for block in blocks.values() for line in block]


def _blocks(lines: list[str]) -> list[tuple[str, list[str]]]:
    """Cut a mapping into its keys, each with all of its lines; comments belong to the key below them."""
    blocks: list[tuple[str, list[str]]] = []
    above: list[str] = []
    for line in lines:
        if match := _KEY.match(line):
            blocks.append((match["key"], [*above, line]))
            above = []
        elif blocks and not line.startswith("#"):
            blocks[-1][1].extend([*above, line])
            above = []
        else:
            above.append(line)
    return [*blocks, ("", above)] if above else blocks


def _mapping(block: list[str]) -> int:
    """Give the index in a block at which the mapping below its key begins; 0 where there is none."""
    for at, line in enumerate(block, 1):
        if match := _KEY.match(line):
            below = next((line for line in block[at:] if not _NOTHING.fullmatch(line)), "")
            empty = _NOTHING.fullmatch(match["value"] or "")
            return at if empty and below[:1] == " " and _KEY.match(below.lstrip()) else 0
    return 0


def _indented(lines: list[str]) -> list[str]:
    return indent(_joined(lines), "  ").splitlines()


def _joined(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
