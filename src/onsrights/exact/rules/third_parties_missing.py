"""EXA211: the review asks for third parties, and the manifest does not say whether there are any.   Ground: F15."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Proposal, Text
from onsrights.exact.named_places import put, review

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.exact.model import App

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("EXA211", "third-parties-missing", "warning", fix="display-only", about=("app.distribution",))

TEXTS = {
    "message": Text(
        nl='De beoordeling vraagt met welke derden de app gegevens uitwisselt. Noem ze, of schrijf "third_parties: []" '
        "als die er niet zijn.",
        en='The review asks which third parties the app exchanges data with. List them, or write "third_parties: []" '
        "if there are none.",
    ),
    "fix": Text(nl='"third_parties: []" toevoegen', en='add "third_parties: []"'),
}


def check(app: App) -> Iterator[Finding]:
    """Look for the key; an empty list is an answer."""
    if not app.is_scoped:
        return
    keys = app.root.keys("review")
    if app.root.lacks("review") if keys is None else keys.lacks("third_parties"):
        added = (
            put(app, "review", value={"third_parties": []}, after=("platform", "app"))
            if keys is None
            else put(app, "review", "third_parties", value=[])
        )
        fix = Proposal((), "display-only", changes=(added,))
        yield Finding("EXA211", review(app), "message", {}, (), (fix,))
