"""EXA703: a topic of webhooks is not among those that are known.   Ground: F53; the list may be incomplete (U8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.field import Field
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Proposal, Text
from onsrights.engine.text.compare import exact, near
from onsrights.engine.text.visible import shorten
from onsrights.exact.tables import REFERENCE, REFERENCE_DAY, dated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.exact.model import App

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("EXA703", "unknown-topic", "warning", fix="unsafe", about=("webhooks.topics[]",))

_NL = 'Het topic "{topic}" staat niet in de lijst van {date}; die lijst is misschien niet compleet.'
_EN = 'The list of {date} has no topic "{topic}"; that list may be incomplete.'

TEXTS = {
    "message": dated(REFERENCE, _NL, _EN),
    "near": dated(REFERENCE, f'{_NL} Bedoelt u "{{proposal}}"?', f'{_EN} Did you mean "{{proposal}}"?'),
    "fix": Text(nl='"{value}" schrijven', en='write "{value}"'),
}

_MOST_NEAR = 200
"""For so many topics a near one is looked for."""


def check(app: App) -> Iterator[Finding]:
    """Look every topic up; upper and lower case count."""
    webhooks = app.root.keys("webhooks")
    topics = [item for item in webhooks.items("topics") if isinstance(item, Field)] if webhooks is not None else []
    known = app.tables.topics
    written = {exact(topic.text) for topic in topics}
    left = _MOST_NEAR
    for topic in topics:
        if exact(topic.text) in known:
            continue
        left -= 1
        meant = near(topic.text, known) if left >= 0 else None
        data = {"topic": shorten(topic.text), "date": REFERENCE_DAY}
        if meant is None:
            yield Finding("EXA703", topic.place(), "message", data)
        else:
            fix = Proposal(((topic.place(), meant),), "display-only" if meant in written else "unsafe")
            yield Finding("EXA703", topic.place(), "near", {**data, "proposal": meant}, (), (fix,))
