"""ONS202: the identifier does not start with the connector's prefix."""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text

__all__ = ["RULE", "TEXTS"]

RULE = Rule("ONS202", "identifier-prefix", "error", "unsafe", about=("identifier",))

TEXTS = {
    "message": Text(
        nl='De identifier begint niet met het voorvoegsel "{prefix}" van de connector. Zet het ervoor.',
        en='The identifier does not start with the prefix "{prefix}" of the connector. Put it in front.',
    ),
    "case": Text(
        nl='Het voorvoegsel heeft hier andere hoofdletters: "{written}" in plaats van "{prefix}".',
        en='The prefix is written with other capitals here: "{written}" instead of "{prefix}".',
    ),
    "near": Text(
        nl='De identifier begint met "{written}", maar het voorvoegsel van de connector is "{prefix}". Gebruik dat.',
        en='The identifier starts with "{written}", but the prefix of the connector is "{prefix}". Use that.',
    ),
    "fix": Text(nl='schrijf "{proposal}"', en='write "{proposal}"'),
}
