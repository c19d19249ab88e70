"""ONS501, ONS502: a description is in the other language.

Ground: "This field should be in Dutch", and "An English translation of the Dutch description" (Right Syntax Requirements). Only
what is surely the other one of the two languages is reported: a text in a third language, a mixed one and one of few
words are left alone.
"""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.declared import TYPE_CHECKING
from onsrights.engine.diagnostics import Finding, Text
from onsrights.engine.language import language_of
from onsrights.engine.text.visible import quoted
from onsrights.ons.model import DESCRIPTIONS

if TYPE_CHECKING:
    from onsrights.ons.model import Right

__all__ = ["RULES", "TEXTS", "check"]

RULES = (
    Rule("ONS501", "dutch-description-language", "error", about=DESCRIPTIONS),
    Rule("ONS502", "english-description-language", "error", about=DESCRIPTIONS),
)

TEXTS = {
    "dutch": Text(
        nl='Deze omschrijving is in het Engels: "{written}". Schrijf deze tekst in het Nederlands.',
        en='This description is in English: "{written}". Write it in Dutch.',
    ),
    "english": Text(
        nl='Deze omschrijving is in het Nederlands: "{written}". Schrijf deze tekst in het Engels.',
        en='This description is in Dutch: "{written}". Write it in English.',
    ),
}


def check(right: Right) -> list[Finding]:
    """Look at both descriptions; where each is in the language of the other, that is ONS503."""
    dutch, english = right.fields.get("dutch_description"), right.fields.get("english_description")
    wrong_dutch = dutch is not None and language_of(dutch.text) == "en"
    wrong_english = english is not None and language_of(english.text) == "nl"
    if wrong_dutch is wrong_english:
        return []
    if wrong_dutch:
        assert dutch is not None
        return [Finding("ONS501", dutch.place(), "dutch", {"written": quoted(dutch.text)})]
    assert english is not None
    return [Finding("ONS502", english.place(), "english", {"written": quoted(english.text)})]
