"""EXA209: the purpose says that the app only reads, and a scope is at manage.   Ground: F18 (customers see both)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Note, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.exact.model import App

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("EXA209", "purpose-contradicts-scopes", "warning", about=("review.purpose_nl", "review.purpose_en"))

TEXTS = {
    "message": Text(
        nl='In het doel staat "{words}", maar de app vraagt {scope} op manage (Beheren). Klanten zien beide.',
        en='The purpose says "{words}", but the app asks for {scope} at manage (Manage). Customers see both.',
    ),
    "scope": Text(nl="hier wordt meer gevraagd", en="here it asks for more"),
}

_ONLY_READS = re.compile(
    r"(?<![\w-])(?:leest alleen|leest uitsluitend|alleen lezen|alleen te lezen|uitsluitend lezen|alleen-lezen"
    r"|wijzigt niets|wijzigen niets|schrijft niets"
    r"|read-only|read only|only reads|reads only|changes nothing|never writes|never changes)(?![\w-])",
    re.IGNORECASE,
)
_WRITES = re.compile(
    r"(?<!\w)(?:boekt|maakt|zet|schrijft|wijzigt|verwerkt|stuurt|books|creates|writes|changes|updates|posts|sends)(?!\w)",
    re.IGNORECASE,
)
_PARTED = tuple(
    (re.compile(rf"(?<!\w){begin}(?!\w)", re.IGNORECASE), re.compile(rf"(?<!\w){end}(?!\w)", re.IGNORECASE))
    for begin, end in (("werkt", "bij"), ("houdt", "gelijk"), ("keeps", "in step"))
)
"""Verbs of two parts, with anything between them."""


def check(app: App) -> Iterator[Finding]:
    """Look for words that promise reading alone; beside a word for writing they speak of a part."""
    keys = app.root.keys("review")
    if keys is None:
        return
    managed = next((asked for asked in app.scopes.values() if asked.level == "manage" and asked.field), None)
    if managed is None or managed.field is None:
        return
    for key in ("purpose_nl", "purpose_en"):
        field = keys.field(key)
        match = None if field is None else _ONLY_READS.search(field.text)
        if field is None or match is None or _names_writing(_ONLY_READS.sub(" ", field.text)):
            continue
        yield Finding(
            "EXA209",
            field.place(*match.span()),
            "message",
            {"words": match[0], "scope": managed.name},
            (Note(managed.field.place(), "scope"),),
        )


def _names_writing(text: str) -> bool:
    if _WRITES.search(text):
        return True
    begins = ((begin.search(text), end) for begin, end in _PARTED)
    return any(begin is not None and end.search(text, begin.end()) is not None for begin, end in begins)
