"""Write a manifest in every quoting style that YAML has, so that a value comes back as it went in."""

from __future__ import annotations

import re
import textwrap
from functools import cache
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["STYLES", "manifest"]

STYLES = ("plain", "single", "double", "folded", "literal")

_PLAIN = re.compile(r"[A-Za-zÀ-ÿĲĳ][^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]*")
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_FOLDER = textwrap.TextWrapper(
    60, initial_indent=" " * 6, subsequent_indent=" " * 6, break_on_hyphens=False, break_long_words=False
)


def manifest(
    rights: Iterable[dict[str, str]], style: str, newline: str, prefix: str, name: str = "Wilgenlicht Zorgapp"
) -> str:
    """Write rights; a value of which the text begins with ``!raw `` stands there as it is, without it."""
    name = name.removeprefix("!raw ")
    lines = ["manifest: 1", "connector:", f"  name: {name}", f"  prefix: {prefix}", "rights:"]
    for right in rights:
        entry = [line for key, value in right.items() for line in _field(key, value, style)]
        lines += ["  - " + entry[0].lstrip(), *entry[1:]]
    return newline.join([*lines, ""])


def _field(key: str, value: str, style: str) -> list[str]:
    start = f"    {key}: "
    if value.startswith("!raw "):
        return [start + value.removeprefix("!raw ")]
    if style in {"folded", "literal"} and not _UNSAFE.search(value) and value.strip() == value != "":
        if style == "literal":
            return [start + "|-", "      " + value]
        if "  " not in value and "\u00a0" not in value:
            return [start + ">-", *_FOLDER.wrap(value)]
    if style == "plain" and _PLAIN.fullmatch(value) and value.strip() == value and _reads_plainly(value):
        return [start + value]
    if style == "single" and not _UNSAFE.search(value):
        return [start + "'" + value.replace("'", "''") + "'"]
    return [start + '"' + "".join(map(_escaped, value)) + '"']


@cache
def _reads_plainly(value: str) -> bool:
    return not re.search(r": |:$| #", value) and yaml.safe_load(f"x: {value}") == {"x": value}


def _escaped(letter: str) -> str:
    if letter in '"\\':
        return "\\" + letter
    return f"\\u{ord(letter):04x}" if _UNSAFE.match(letter) else letter
