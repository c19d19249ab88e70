"""EXA208: a purpose is in the other language.   Ground: F12.

Only what is surely the other one of the two languages is reported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Note, Proposal, Text
from onsrights.engine.language import language_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.exact.model import App

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("EXA208", "purpose-language", "warning", fix="unsafe", about=("review.purpose_nl", "review.purpose_en"))

TEXTS = {
    "message": Text(
        nl='Dit doel is niet in het {language_nl}. Schrijf in "{field}" wat de app doet in het {language_nl}.',
        en='This purpose is not in {language_en}. In "{field}", write in {language_en} what the app does.',
    ),
    "swapped": Text(
        nl='De twee doelen zijn verwisseld. Zet het Nederlandse in "purpose_nl" en het Engelse in "purpose_en".',
        en='The two purposes are swapped. Put the Dutch one in "purpose_nl" and the English one in "purpose_en".',
    ),
    "there": Text(nl="dit is in het Nederlands", en="this is in Dutch"),
    "fix": Text(nl="de doelen omwisselen", en="swap the purposes"),
}

_DUTCH = {"language_nl": "Nederlands", "language_en": "Dutch"}
_ENGLISH = {"language_nl": "Engels", "language_en": "English"}


def check(app: App) -> Iterator[Finding]:
    """Look at both purposes."""
    keys = app.root.keys("review")
    if keys is None:
        return
    dutch, english = keys.field("purpose_nl"), keys.field("purpose_en")
    wrong_dutch = dutch is not None and language_of(dutch.text) == "en"
    wrong_english = english is not None and language_of(english.text) == "nl"
    if dutch is not None and english is not None and wrong_dutch and wrong_english:
        fix = Proposal(((dutch.place(), english.text), (english.place(), dutch.text)), "unsafe")
        yield Finding("EXA208", dutch.place(), "swapped", {}, (Note(english.place(), "there"),), (fix,))
    elif dutch is not None and wrong_dutch:
        yield Finding("EXA208", dutch.place(), data={"field": "purpose_nl", **_DUTCH})
    elif english is not None and wrong_english:
        yield Finding("EXA208", english.place(), data={"field": "purpose_en", **_ENGLISH})
