"""Dates as people write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from onsrights.engine.diagnostics import Language

__all__ = ["written"]

_MONTHS: dict[Language, list[str]] = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december".split(),
    "en": "January February March April May June July August September October November December".split(),
}


def written(day: date, lang: Language) -> str:
    """Give a date in full: ``30 november 2026``."""
    return f"{day.day} {_MONTHS[lang][day.month - 1]} {day.year}"
