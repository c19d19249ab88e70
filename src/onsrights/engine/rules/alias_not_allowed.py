"""104: anchors, aliases, merge keys and tags; a manifest says what it says, and never by reference."""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text

__all__ = ["RULE", "TEXTS"]

RULE = Rule("104", "alias-not-allowed", "error", silences="*")

TEXTS = {
    "anchor": Text(
        nl='"{written}" geeft deze plaats een naam om elders te herhalen; dat mag in een manifest niet. '
        "Haal het weg en schrijf elke tekst voluit.",
        en='"{written}" names this place so that it can be repeated elsewhere; a manifest does not allow '
        "that. Remove it and write every text in full.",
    ),
    "alias": Text(
        nl='"{written}" herhaalt iets wat elders staat; dat mag in een manifest niet. Schrijf de tekst hier voluit.',
        en='"{written}" repeats something from elsewhere; a manifest does not allow that. Write the text here in full.',
    ),
    "merge": Text(
        nl='"{written}" neemt velden van elders over; dat mag in een manifest niet. Schrijf de velden hier voluit.',
        en='"{written}" takes fields from elsewhere; a manifest does not allow that. Write the fields here in full.',
    ),
    "tag": Text(
        nl='"{written}" zegt wat voor soort waarde dit is; in een manifest is alles tekst. Haal het weg.',
        en='"{written}" says what kind of value this is; in a manifest everything is text. Remove it.',
    ),
    "lost": Text(
        nl='YAML laat "{written}" aan het begin van deze tekst weg. '
        'Zet de hele tekst tussen dubbele aanhalingstekens: "{value}".',
        en='YAML drops "{written}" from the start of this text. '
        'Put the whole text between double quotation marks: "{value}".',
    ),
}
