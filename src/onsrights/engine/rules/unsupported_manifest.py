"""114: a version of the format, or a platform, that is not known."""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text

__all__ = ["RULE", "TEXTS"]

RULE = Rule("114", "unsupported-manifest", "error", "unsafe")

TEXTS = {
    "manifest": Text(
        nl='Versie "{value}" van het formaat is niet bekend. Schrijf "manifest: 1".',
        en='Version "{value}" of the format is not known. Write "manifest: 1".',
    ),
    "platform": Text(
        nl='Het platform "{value}" is niet bekend. Schrijf "platform: {platform}".',
        en='The platform "{value}" is not known. Write "platform: {platform}".',
    ),
    "platform-near": Text(
        nl='Het platform "{value}" is niet bekend. Bedoelt u "{proposal}"?',
        en='The platform "{value}" is not known. Did you mean "{proposal}"?',
    ),
    "platform-other": Text(
        nl='Dit deel is voor het platform "{value}", maar het bestand begint met een ander. '
        "Zet het in een bestand van zijn eigen platform.",
        en='This part is for the platform "{value}", but the file begins with another one. '
        "Put it in a file of its own platform.",
    ),
    "fix": Text(nl='maak ervan "{proposal}"', en='change it to "{proposal}"'),
}
