"""ONS503: the Dutch description is in English and the English one in Dutch."""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.declared import TYPE_CHECKING
from onsrights.engine.diagnostics import Finding, Note, Proposal, Text
from onsrights.engine.language import language_of
from onsrights.ons.model import DESCRIPTIONS

if TYPE_CHECKING:
    from onsrights.ons.model import Right

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("ONS503", "descriptions-swapped", "error", "unsafe", about=DESCRIPTIONS, silences="501 502")

TEXTS = {
    "message": Text(
        nl="De omschrijvingen zijn verwisseld: de Nederlandse is in het Engels en de Engelse in het Nederlands. "
        "Wissel ze om.",
        en="The descriptions are swapped: the Dutch one is in English and the English one in Dutch. Swap them.",
    ),
    "there": Text(nl="deze is in het Nederlands", en="this one is in Dutch"),
    "fix": Text(nl="de omschrijvingen omwisselen", en="swap the descriptions"),
}


def check(right: Right) -> list[Finding]:
    """Look at both descriptions together."""
    dutch, english = right.fields.get("dutch_description"), right.fields.get("english_description")
    if dutch is None or english is None or language_of(dutch.text) != "en" or language_of(english.text) != "nl":
        return []
    swapped = Proposal(((dutch.place(), english.text), (english.place(), dutch.text)), "unsafe")
    return [Finding("ONS503", dutch.place(), "message", {}, (Note(english.place(), "there"),), (swapped,))]
