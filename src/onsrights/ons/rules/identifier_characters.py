"""ONS201: the identifier holds something other than letters."""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text

__all__ = ["RULE", "TEXTS"]

RULE = Rule("ONS201", "identifier-characters", "error", "unsafe", about=("identifier",))

TEXTS = {
    "message": Text(
        nl="Een identifier mag alleen uit de letters A t/m Z en a t/m z bestaan; hier staat {characters_nl}. "
        'Schrijf "{proposal}".',
        en="An identifier may contain only the letters A to Z and a to z; this one has {characters_en}. "
        'Write "{proposal}".',
    ),
    "without-proposal": Text(
        nl="Een identifier mag alleen uit de letters A t/m Z en a t/m z bestaan; hier staat "
        "{characters_nl}. Schrijf de identifier opnieuw, met alleen letters.",
        en="An identifier may contain only the letters A to Z and a to z; this one has {characters_en}. "
        "Write it again with letters only.",
    ),
    "also": Text(nl="hier ook", en="here too"),
    "fix": Text(
        nl='schrijf "{proposal}", met alleen letters in plaats van {characters_nl}',
        en='write "{proposal}", with letters only instead of {characters_en}',
    ),
}
