"""ONS504: both descriptions are the same text."""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.declared import TYPE_CHECKING
from onsrights.engine.diagnostics import Finding, Note, Text
from onsrights.engine.language import language_of
from onsrights.engine.text.visible import quoted
from onsrights.ons.model import DESCRIPTIONS

if TYPE_CHECKING:
    from onsrights.ons.model import Right

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("ONS504", "descriptions-identical", "error", about=DESCRIPTIONS, silences="501 502")

TEXTS = {
    "dutch": Text(
        nl='Beide omschrijvingen zijn dezelfde Engelse tekst: "{written}". Schrijf deze in het Nederlands.',
        en='Both descriptions are the same English text: "{written}". Write this one in Dutch.',
    ),
    "english": Text(
        nl='Beide omschrijvingen zijn dezelfde Nederlandse tekst: "{written}". Schrijf deze in het Engels.',
        en='Both descriptions are the same Dutch text: "{written}". Write this one in English.',
    ),
    "unsure": Text(
        nl='Beide omschrijvingen zijn dezelfde tekst: "{written}". Schrijf de ene in het Nederlands en de andere in het Engels.',
        en='Both descriptions are the same text: "{written}". Write one in Dutch and the other in English.',
    ),
    "same": Text(nl="dezelfde tekst", en="the same text"),
}


def check(right: Right) -> list[Finding]:
    """Compare both descriptions; capitals and spaces make no difference."""
    dutch, english = right.fields.get("dutch_description"), right.fields.get("english_description")
    if dutch is None or english is None:
        return []
    if dutch.text != english.text and dutch.text.casefold().split() != english.text.casefold().split():
        return []
    key = {"en": "dutch", "nl": "english", None: "unsure"}[language_of(dutch.text)]
    wrong, other = (dutch, english) if key == "dutch" else (english, dutch)
    data = {"written": quoted(wrong.text)}
    return [Finding("ONS504", wrong.place(), key, data, (Note(other.place(), "same"),))]
