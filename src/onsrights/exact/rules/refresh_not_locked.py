"""EXA603: several processes may use one refresh token at the same time.   Ground: F33."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Proposal, Text
from onsrights.exact.named_places import put

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.exact.model import App

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("EXA603", "refresh-not-locked", "warning", fix="unsafe", about=("tokens.workers",))

TEXTS = {
    "message": Text(
        nl="Meerdere processen delen een refresh-token dat maar één keer werkt. Zorg dat één proces tegelijk vernieuwt en "
        'schrijf dan "lock: true".',
        en="Several processes share a refresh token that works only once. Make sure that one process refreshes at a time, "
        'and then write "lock: true".',
    ),
    "fix": Text(nl='"lock: true" schrijven', en='write "lock: true"'),
}


def check(app: App) -> Iterator[Finding]:
    """Look for a lock where there is more than one process."""
    tokens = app.root.keys("tokens")
    workers = None if tokens is None else tokens.field("workers")
    if tokens is None or workers is None or workers.number <= 1:
        return
    lock = tokens.field("lock")
    if lock is not None and not lock.flag:
        yield Finding("EXA603", lock.place(), proposals=(Proposal(((lock.place(), "true"),), "unsafe"),))
    elif tokens.lacks("lock"):
        fix = Proposal((), "display-only", changes=(put(app, "tokens", "lock", value=True),))
        yield Finding("EXA603", workers.place(), proposals=(fix,))
