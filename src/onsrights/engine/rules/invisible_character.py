"""130: a character that nobody can see."""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text

__all__ = ["RULE", "TEXTS"]

RULE = Rule("130", "invisible-character", "error", "safe")

TEXTS = {
    "hidden": Text(
        nl="Hier staat een onzichtbaar teken ({characters}). Haal het weg.",
        en="There is an invisible character here ({characters}). Remove it.",
    ),
    "space": Text(
        nl="Hier staat geen gewone spatie maar {characters}. Typ een gewone spatie, of haal het teken weg.",
        en="This is no ordinary space but {characters}. Type an ordinary space, or remove the character.",
    ),
    "break": Text(
        nl="Hier staat een regeleinde ({characters}) dat er niet hoort. Zet de tekst op één regel.",
        en="There is a line break ({characters}) that does not belong here. Put the text on one line.",
    ),
    "control": Text(
        nl="Hier staat een stuurteken ({characters}). Haal het weg.",
        en="There is a control character here ({characters}). Remove it.",
    ),
    "direction": Text(
        nl="Hier staat een onzichtbaar teken dat de schrijfrichting verandert ({characters}). Haal het weg.",
        en="There is an invisible character here that changes the direction of writing ({characters}). Remove it.",
    ),
    "more": Text(
        nl="Vanaf hier staan nog {count} keer onzichtbare tekens in deze tekst. Haal ze weg.",
        en="From here on this text has invisible characters another {count} times. Remove them.",
    ),
    "file": Text(
        nl="Hier staat een onzichtbaar teken ({character}). Haal het weg.",
        en="There is an invisible character here ({character}). Remove it.",
    ),
    "fix": Text(nl="haal de onzichtbare tekens weg", en="remove the invisible characters"),
}
