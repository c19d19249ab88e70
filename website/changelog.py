"""Which version brought which rule, as the changelog tells it."""

from __future__ import annotations

import re

__all__ = ["UNRELEASED", "since"]

UNRELEASED = "Unreleased"

_VERSION = re.compile(r"^## \[?v?(\d+\.\d+\.\d+|Unreleased)\b.*$", re.MULTILINE)
_ONE = r"\d{3}(?:[–-](?:[A-Z]{3})?\d{3})?"
_LIST = re.compile(rf"\b([A-Z]{{3}}){_ONE}(?:(?:,\s+|,?\s+(?:and|to)\s+)(?:\1)?{_ONE}(?!\d))*")
_PART = re.compile(r"(\d{3})(?:[–-](?:[A-Z]{3})?(\d{3}))?")


def since(changelog: str, codes: list[str]) -> dict[str, str]:
    """Give for each of the codes that the changelog names the oldest version that does.

    Single codes are understood, ranges with a dash, and lists of both in which the letters stand only once.
    """
    found: dict[str, str] = {}
    headings = list(_VERSION.finditer(changelog))
    ends = [heading.start() for heading in headings[1:]] + [len(changelog)]
    for heading, end in zip(headings, ends, strict=True):  # the newest stands first, so an older one has the last word
        for listed in _LIST.finditer(changelog, heading.end(), end):
            for first, last in _PART.findall(listed[0]):
                low, high = int(first), int(last or first)
                found |= {code: heading[1] for code in codes if code[:3] == listed[1] and low <= int(code[3:]) <= high}
    return found
