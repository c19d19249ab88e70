"""ONS114: a version of the format, or a platform, that is not known."""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text

__all__ = ["RULE", "TEXTS"]

RULE = Rule("ONS114", "unsupported-manifest", "error")

TEXTS = {
    "manifest": Text(
        nl='Versie "{value}" van het formaat is niet bekend. Schrijf "manifest: 1".',
        en='Version "{value}" of the format is not known. Write "manifest: 1".',
    ),
    "platform": Text(
        nl='Het platform "{value}" wordt nog niet ondersteund. Schrijf "platform: ons", of laat de regel weg.',
        en='The platform "{value}" is not supported yet. Write "platform: ons", or leave the line out.',
    ),
    "platform-near": Text(
        nl='Het platform heet "ons", in kleine letters, en niet "{value}". Schrijf "platform: ons".',
        en='The platform is called "ons", in lower case, and not "{value}". Write "platform: ons".',
    ),
}
