"""113: a field that is there and holds nothing."""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text

__all__ = ["RULE", "TEXTS"]

RULE = Rule("113", "empty-value", "error", silences="*")

TEXTS = {
    "message": Text(
        nl='Het veld "{field}" is leeg. Vul het in: het is verplicht.',
        en='The field "{field}" is empty. Fill it in: it is required.',
    ),
    "optional": Text(
        nl='Het veld "{field}" is leeg. Vul het in, of haal het weg.',
        en='The field "{field}" is empty. Fill it in, or remove it.',
    ),
    "invisible": Text(
        nl='Het veld "{field}" lijkt leeg: er staan alleen onzichtbare tekens in: {characters_nl}. Vul het in.',
        en='The field "{field}" looks empty: it contains only invisible characters: {characters_en}. Fill it in.',
    ),
    "list": Text(
        nl='De lijst "{field}" is leeg. Zet er minstens één waarde in.',
        en='The list "{field}" is empty. Put at least one value in it.',
    ),
}
