"""The last days of classic tokens, as AFAS published them (F60). A credential is expired from its own date on."""

from __future__ import annotations

from datetime import date

__all__ = ["DEAD", "EXPIRY", "LAST", "is_dead", "is_expired", "works"]

EXPIRY = date(2027, 5, 1)
"""The day from which tokens that were issued before it are expired."""
LAST = date(2027, 8, 31)
"""The last day on which any classic token works."""
DEAD = date(2027, 9, 1)
"""The first day on which none does."""


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
