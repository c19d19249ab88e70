"""EXA210: a text that was meant to be replaced before the app is registered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.field import Keys
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Text
from onsrights.engine.text.placeholders import placeholder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.check.field import Field
    from onsrights.exact.model import App

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule(
    "EXA210",
    "placeholder-text",
    "error",
    about=(
        *("app.name", "review.purpose_nl", "review.purpose_en"),
        *("review.third_parties[].name", "review.third_parties[].purpose", "review.third_parties[].data"),
    ),
    silences="207 208 209",
)

TEXTS = {
    "message": Text(
        nl='"{written}" is een tijdelijke tekst. Schrijf de tekst die bedoeld is.',
        en='"{written}" is a placeholder. Replace it with the text that is meant.',
    ),
}


def check(app: App) -> Iterator[Finding]:
    """Look through what customers and Exact read; the first placeholder of a text is enough."""
    for field in _texts(app):
        if (span := placeholder(field.text)) is not None:
            yield Finding("EXA210", field.place(*span), "message", {"written": field.text[slice(*span)]})


def _texts(app: App) -> Iterator[Field]:
    review = app.root.keys("review")
    mappings: list[tuple[Keys, tuple[str, ...]]] = [(app.keys, ("name",))]
    if review is not None:
        mappings.append((review, ("purpose_nl", "purpose_en")))
        parties = (item for item in review.items("third_parties") if isinstance(item, Keys))
        mappings += [(item, ("name", "purpose", "data")) for item in parties]
    for keys, names in mappings:
        for name in names:
            if (field := keys.field(name)) is not None:
                yield field
