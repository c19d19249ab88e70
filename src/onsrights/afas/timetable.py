"""The last days of classic tokens, as AFAS published them (F60). A credential is expired from its own date on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["EXPIRY", "LAST", "State", "classic_state", "is_dead", "is_expired", "works", "year_before"]

State: TypeAlias = Literal["classic", "classic-last", "classic-expired", "classic-dead"]
"""How far a connector with classic tokens is: before their end, in the last months with or without a token that works
then, or past them."""

EXPIRY = date(2027, 5, 1)
"""The day from which tokens that were issued before it are expired."""
LAST = date(2027, 8, 31)
"""The last day on which any classic token works."""


def is_dead(day: date) -> bool:
    """Whether no classic token works any more on ``day``."""
    return day > LAST


def is_expired(expires: date | None, day: date) -> bool:
    """Whether a credential is past its own date on ``day``; one without a date never is."""
    return expires is not None and day >= expires


def works(day: date, issued: date | None, expires: date | None) -> bool:
    """Whether a classic token works on ``day``: not past its own date, and new enough for the months from May 2027."""
    if is_dead(day) or is_expired(expires, day):
        return False
    return day < EXPIRY or (issued is not None and issued >= EXPIRY)


def classic_state(day: date, tokens: Iterable[tuple[date | None, date | None]]) -> State:
    """Say how far a classic connector is on ``day``; ``tokens`` are the days on which each was issued and expires."""
    if is_dead(day):
        return "classic-dead"
    if day < EXPIRY:
        return "classic"
    return "classic-last" if any(works(day, *token) for token in tokens) else "classic-expired"


def year_before(day: date) -> date:
    """Give the same day twelve months earlier; of the 29th of February the day before."""
    if day.year == date.min.year:
        return date.min
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if is_leap_day else day.day)
