"""Manifests for Exact Online in the tests: read, changed and checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import onsrights
from tests.afas.checking import applied, marked, written

if TYPE_CHECKING:
    from onsrights.engine.check.report import Report
    from onsrights.engine.settings.settings import Settings

__all__ = ["BASES", "applied", "changed", "check", "marked", "text_of", "written"]

MANIFESTS = Path(__file__).parent / "manifests"
BASES = ("bookings", "own", "reports", "trial")


def text_of(base: str) -> str:
    return (MANIFESTS / f"{base}.exact.yaml").read_text(encoding="utf-8")


def changed(base: str, *pairs: tuple[str, str]) -> str:
    """Give a manifest with each text, which occurs once, replaced by another."""
    text = text_of(base)
    for old, new in pairs:
        assert text.count(old) == 1, (old, text.count(old))
        text = text.replace(old, new)
    return text


def check(text: str, settings: Settings | None = None) -> Report:
    return onsrights.check_text(text, filename="app.exact.yaml", settings=settings)
