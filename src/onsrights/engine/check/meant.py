"""What was plainly meant: by a key that nobody knows, and by a value that its key does not take."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from onsrights.engine.declared import pattern
from onsrights.engine.text.characters import mend

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onsrights.engine.check.shape import Shape

__all__ = ["day_meant", "folded", "key_meant", "value_meant"]

_SEPARATORS = pattern(r"[\s_\-.]+")
_HUMP = pattern(r"(?<=[a-z])(?=[A-Z])")
_LONGEST_KEY = 64
_FLAGS = {**dict.fromkeys("ja yes on 1 true".split(), "true"), **dict.fromkeys("nee no off 0 false".split(), "false")}
"""What people write for the two booleans."""


def key_meant(shape: Shape, names: str, written: str, *, exactly: bool = False) -> str | None:
    """Give the key of a mapping that goes by this name: the key itself, a label, another usual name.

    ``names`` are the other names of each key, as :attr:`Platform.other_names` has them. Case and separators do not
    count; without ``exactly`` a slip does not either.
    """
    if exactly:
        return _other_names(tuple(shape.keys), names).get(folded(written))
    return _meant_key(tuple(shape.keys), names, written)


@lru_cache(64)
def _other_names(keys: tuple[str, ...], names: str) -> dict[str, str]:
    """Give, for every other name of a key without its separators, the key that is meant."""
    others: dict[str, str] = {}
    for line in names.splitlines():
        meant, _, each = line.partition(":")
        others |= {name.replace("_", "").strip(): meant.strip() for name in each.split(",")}
    return {**others, **{name.replace("_", ""): name for name in keys}}


def folded(written: str) -> str:
    """Give a word without what people put between its parts, in small letters."""
    return _SEPARATORS.sub("", written).lower()


@lru_cache(1024)
def _meant_key(keys: tuple[str, ...], names: str, written: str) -> str | None:
    """Give the key that was plainly meant: other case or separators, a label, or a slip."""
    from onsrights.engine.text.compare import near as close
    from onsrights.engine.text.did_you_mean import nearest

    if len(written) > _LONGEST_KEY:
        return None
    key = mend(written, breaks_allowed=False).text
    others = _other_names(keys, names)
    word = folded(key)
    if word in others:
        return others[word]
    snake = _SEPARATORS.sub("_", _HUMP.sub("_", key)).strip("_").lower()
    if near := nearest(snake, keys) or close(snake, keys):
        return near
    near = nearest(word, others)
    return others[near] if near else None


def value_meant(shape: Shape, written: str, words: Mapping[str, str]) -> str | None:
    """Give the value that was plainly meant by another word for it, by other case, or by a slip."""
    from onsrights.engine.text.compare import near
    from onsrights.engine.text.did_you_mean import nearest

    plain = written.strip().lower()
    if plain in words:
        return words[plain]
    if shape.kind == "flag":
        return _FLAGS.get(plain)
    if shape.kind == "date":
        return day_meant(plain)
    if shape.kind != "choice":
        return None
    for joined in "-_":
        if (word := re.sub(r"[\s_-]+", joined, plain)) in shape.choices:
            return word
    word = re.sub(r"[\s_]+", "-", plain)
    return nearest(word, shape.choices) or near(word, shape.choices)


_YEAR_FIRST = re.compile(r"(?P<year>\d{4})(?P<sign>[-/. ]?)(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})(?:[t ].*)?")
_YEAR_LAST = re.compile(r"(?P<first>\d{1,2})[-/. ](?P<second>\d{1,2})[-/. ](?P<year>\d{4})")
_MONTH_NAMED = re.compile(
    r"(?:(?P<day>\d{1,2})[- ](?P<month>[a-z]{3,9})\.?|(?P<month_first>[a-z]{3,9})\.? (?P<day_behind>\d{1,2}))"
    r",?[- ](?P<year>\d{4})"
)
_MONTHS = {
    name: number
    for number, names in enumerate("jan feb mar,mrt,maa apr may,mei jun jul aug sep oct,okt nov dec".split(), 1)
    for name in names.split(",")
}


def day_meant(written: str) -> str | None:
    """Give a day that was written in another way as it is written in a manifest; ``None`` where it may be another day.

    Of ``1-2-2027`` nobody knows which number is the month.
    """
    if match := _YEAR_FIRST.fullmatch(written):
        return _day(match["year"], match["month"], match["day"])
    if match := _YEAR_LAST.fullmatch(written):
        first, second = match["first"], match["second"]
        if int(first) <= _LAST_MONTH and int(second) <= _LAST_MONTH and int(first) != int(second):
            return None
        return _day(match["year"], second, first) or _day(match["year"], first, second)
    if match := _MONTH_NAMED.fullmatch(written):
        month = _MONTHS.get((match["month"] or match["month_first"])[:3], 0)
        return _day(match["year"], str(month), match["day"] or match["day_behind"])
    return None


_LAST_MONTH = 12


def _day(year: str, month: str, day: str) -> str | None:
    from datetime import date

    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
