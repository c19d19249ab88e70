"""ONS201: the identifier holds something other than letters."""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text

__all__ = ["RULE", "TEXTS"]

RULE = Rule("ONS201", "identifier-characters", "error", "unsafe", about=("identifier",))

TEXTS = {
    "message": Text(
        nl="Een identifier mag alleen uit de letters A t/m Z en a t/m z bestaan; hier staat {characters}. "
        'Schrijf "{proposal}".',
        en='An identifier may have only the letters A to Z and a to z; this has {characters}. Write "{proposal}".',
    ),
    "without-proposal": Text(
        nl="Een identifier mag alleen uit de letters A t/m Z en a t/m z bestaan; hier staat {characters}. "
        "Schrijf hem opnieuw, met alleen letters.",
        en="An identifier may have only the letters A to Z and a to z; this has {characters}. "
        "Write it anew, letters only.",
    ),
    "also": Text(nl="hier ook", en="here too"),
    "fix": Text(
        nl='schrijf "{proposal}", met alleen letters in plaats van {characters}',
        en='write "{proposal}", with letters only instead of {characters}',
    ),
}
