"""AFS903: what should be an answer of MetaInfo is none; told by whoever reads it, at the start of that file."""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text

__all__ = ["RULE", "TEXTS"]

RULE = Rule("AFS903", "observed-unreadable", "error", needs="observed", ignorable=False)

TEXTS = {
    "message": Text(
        nl="Dit is geen antwoord van /metainfo. Bewaar het antwoord zoals u het ontving.",
        en="This is not a response of /metainfo. Save the response as you received it.",
    ),
    "too-large": Text(
        nl="Dit bestand is te groot voor een antwoord van /metainfo.",
        en="This file is too large for a response of /metainfo.",
    ),
}
