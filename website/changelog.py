"""Which version brought which rule, as the changelog tells it."""

from __future__ import annotations

import re

__all__ = ["UNRELEASED", "since"]

UNRELEASED = "Unreleased"

_VERSION = re.compile(r"^## \[?v?(\d+\.\d+\.\d+|Unreleased)\b.*$", re.MULTILINE)
_ONE = r"(?:ONS)?\d{3}(?:[–-](?:ONS)?\d{3})?"
_LIST = re.compile(rf"\bONS\d{{3}}(?:[–-](?:ONS)?\d{{3}})?(?:(?:,\s+|,?\s+(?:and|to)\s+){_ONE}(?!\d))*")
_PART = re.compile(r"(\d{3})(?:[–-](?:ONS)?(\d{3}))?")


def since(changelog: str, codes: list[str]) -> dict[str, str]:
    """Give for each of the codes that the changelog names the oldest version that does.

    Single codes are understood, ranges with a dash, and lists of both in which ``ONS`` stands only once.
    """
    found: dict[str, str] = {}
    headings = list(_VERSION.finditer(changelog))
    ends = [heading.start() for heading in headings[1:]] + [len(changelog)]
    for heading, end in zip(headings, ends, strict=True):  # the newest stands first, so an older one has the last word
        for listed in _LIST.finditer(changelog, heading.end(), end):
            for first, last in _PART.findall(listed[0]):
                low, high = int(first), int(last or first)
                found |= {code: heading[1] for code in codes if low <= int(code[3:]) <= high}
    return found
