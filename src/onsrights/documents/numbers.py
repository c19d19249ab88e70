"""Numbers of a workbook as their cell shows them, where that can be told."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, localcontext

__all__ = ["shown_number"]

_DECORATION = re.compile(r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[(?:[A-Za-z]+[0-9]*|\$-[0-9A-Fa-f,]+)\]|_.|\*.')
"""Text that stands around a number, a colour, a country, and what only fills up a cell (ECMA-376, 18.8.31)."""
_NUMBER = re.compile(
    r"(?P<before>[^#0?.,%]*+)(?P<whole>[#0,]*+)(?:\.(?P<part>[#0]*+))?(?P<percent>%?)(?P<after>[^#0?.,%]*+)"
)
_MARKS = re.compile(r"[e/@\[]|General", re.IGNORECASE)
"""What makes another kind of number of it: powers of ten, fractions, text, conditions."""
_MOST_PLACES = 30
_EXACT = 15
"""So many digits of a number a workbook knows."""
_GENERAL_MOST = 100_000_000_000
"""From here on a cell without a format shows a power of ten."""


def shown_number(value: float, form: str) -> str | None:
    """Give a number as a cell with this format shows it, with a decimal point; ``None`` where that is not sure."""
    if form.lower() in {"general", "@", ""}:
        return plain_number(value) if abs(value) < _GENERAL_MOST else None
    first, *others = form.split(";")
    if abs(value) >= 10**_EXACT or (others and value < 0) or (len(others) > 1 and not value):
        return None
    quoted = [match["quoted"] or match["escaped"] or "" for match in _DECORATION.finditer(first)]
    bare = _DECORATION.sub(lambda match: "\0" if match["quoted"] or match["escaped"] else "", first)
    match = _NUMBER.fullmatch(bare)
    if (
        match is None
        or len(match["part"] or "") > _MOST_PLACES
        or _MARKS.search(bare)
        or not match["whole"] + (match["part"] or "")
    ):
        return None
    number = _filled(abs(Decimal(plain_number(value))), match["whole"], match["part"], percent=bool(match["percent"]))
    if number is None:
        return None
    sign = "-" if value < 0 and number.strip("0.%") else ""
    texts = iter(quoted)
    around = [re.sub("\0", lambda _: next(texts), match[name]) for name in ("before", "after")]
    return f"{sign}{around[0]}{number}{around[1]}".strip()


def plain_number(value: float) -> str:
    """Give a number with the digits that a workbook knows of it, and no more."""
    if abs(value) < 10**_EXACT:
        text = format(Decimal(f"{value:.{_EXACT}g}"), "f")
        return text.rstrip("0").removesuffix(".") if "." in text else text
    return str(value)


def _filled(number: Decimal, whole: str, part: str | None, *, percent: bool) -> str | None:
    """Give the digits that a format has places for; ``None`` where it groups them, as each country has its own way."""
    with localcontext(prec=2 * _MOST_PLACES):
        rounded = (number * 100 if percent else number).quantize(Decimal(1).scaleb(-len(part or "")), ROUND_HALF_UP)
    integer, _, fraction = format(rounded, "f").partition(".")
    if "," in whole and (len(integer) > 3 or whole.endswith(",")):  # noqa: PLR2004 - a group of digits
        return None
    if integer == "0" and "0" not in whole:
        integer = ""
    needed = (part or "").rfind("0") + 1
    fraction = fraction[:needed] + fraction[needed:].rstrip("0")
    point = "." if part is not None else ""
    return f"{integer.rjust(whole.count('0'), '0')}{point}{fraction}{'%' * percent}"
