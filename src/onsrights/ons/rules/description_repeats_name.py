"""ONS505: the description says the name again and nothing more.

Ground: "The description gives more information about the right to the customer's administrator" (Right Syntax Requirements). Only a
description all of whose words stand in the name is reported; one that says who, where or when is left alone.
"""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.declared import TYPE_CHECKING, pattern
from onsrights.engine.diagnostics import Finding, Note, Text
from onsrights.engine.text.visible import quoted
from onsrights.ons.model import DESCRIPTIONS, NAMES

if TYPE_CHECKING:
    from onsrights.ons.model import Right

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("ONS505", "description-repeats-name", "warning", about=(*NAMES, *DESCRIPTIONS))

TEXTS = {
    "message": Text(
        nl='De omschrijving herhaalt alleen de naam: "{written}". Leg de beheerder uit wat het recht mogelijk maakt.',
        en='The description only repeats the name: "{written}". Tell the administrator what the right makes possible.',
    ),
    "name": Text(nl="de naam", en="the name"),
}

_WORD = pattern(r"\w+(?:['’-]\w+)*")
_SAYS_NOTHING = frozenset(
    "de het een van voor om te tot en of het recht dit is taak a an the of for to and or 's right this is task".split()
)
_PAIRS = (("dutch_description", "dutch_name"), ("english_description", "english_name"))


def check(right: Right) -> list[Finding]:
    """Hold each description against the name in its language."""
    fields = right.fields
    found = []
    for description, name in _PAIRS:
        if description in fields and name in fields and _repeats(fields[description].text, fields[name].text):
            data = {"written": quoted(fields[description].text)}
            note = Note(fields[name].place(), "name")
            found.append(Finding("ONS505", fields[description].place(), "message", data, (note,)))
    return found


def _repeats(description: str, name: str) -> bool:
    first = description.split(None, 1)[0].lower().strip("[]().,:")
    name = name.lower()
    if first not in name and first not in _SAYS_NOTHING:
        return False
    words = set(_WORD.findall(description.lower())) - _SAYS_NOTHING
    return bool(words) and words <= set(_WORD.findall(name))
