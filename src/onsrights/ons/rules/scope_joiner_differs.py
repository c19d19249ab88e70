"""ONS607: two scopes are joined in one way in Dutch and in another in English.

A joiner that is none of those of the page, a sign for instance, is reported by ONS307 and ONS407.
"""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.declared import TYPE_CHECKING
from onsrights.engine.diagnostics import Finding, Note, Proposal, Text
from onsrights.ons.about import READINGS
from onsrights.ons.rules.scopes_differ import holds_several, translate_joiners

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onsrights.ons.model import Right
    from onsrights.ons.names.reading import Reading

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("ONS607", "scope-joiner-differs", "warning", "display-only", about=READINGS)

TEXTS = {
    "message": Text(
        nl='De Engelse naam verbindt de bereiken met "{english}", de Nederlandse met "{dutch}". Bedoelt u "{proposal}"?',
        en='The English name joins the scopes with "{english}", the Dutch one with "{dutch}". Did you mean "{proposal}"?',
    ),
    "other": Text(nl="de Nederlandse naam", en="the Dutch name"),
    "english": Text(
        nl='schrijf "{translated}" in plaats van "{english}" in de Engelse naam',
        en='write "{translated}" instead of "{english}" in the English name',
    ),
    "dutch": Text(
        nl='schrijf "{back}" in plaats van "{dutch}" in de Nederlandse naam',
        en='write "{back}" instead of "{dutch}" in the Dutch name',
    ),
}

_SAME = frozenset({(None, None), ("en/of", "and/or"), ("en", "and"), ("of", "or")})


def check(right: Right) -> Sequence[Finding]:
    """Compare what stands between the scopes, place by place; the first difference is reported."""
    dutch, english = right.dutch, right.english
    if dutch is None or english is None or len(english.scopes) < 2 or len(dutch.scopes) != len(english.scopes):
        return ()
    pairs = zip(dutch.scopes, english.scopes, strict=True)
    if (
        all((there.joiner, here.joiner) in _SAME for there, here in pairs)
        or holds_several(dutch)
        or holds_several(english)
    ):
        return ()
    for at in range(1, len(english.scopes)):
        translated = translate_joiners(dutch.scopes[at : at + 1], "en")
        back = translate_joiners(english.scopes[at : at + 1], "nl")
        if translated is None or back is None or english.scopes[at].joiner == translated[0]:
            continue
        here, there = _joiner(english, at), _joiner(dutch, at)
        fields = right.fields
        proposal = english.replaced(*here, translated[0])
        data = {
            "english": english.scopes[at].joiner,
            "dutch": dutch.scopes[at].joiner,
            "translated": translated[0],
            "back": back[0],
            "proposal": proposal,
        }
        proposals = (
            Proposal(((fields["english_name"].place(), proposal),), "display-only", "english"),
            Proposal(((fields["dutch_name"].place(), dutch.replaced(*there, back[0])),), "display-only", "dutch"),
        )
        notes = (Note(fields["dutch_name"].place(*there), "other"),)
        return (Finding("ONS607", fields["english_name"].place(*here), "message", data, notes, proposals),)
    return ()


def _joiner(reading: Reading, at: int) -> tuple[int, int]:
    """Give the characters between one scope and the one before."""
    return reading.span(reading.scopes[at - 1].piece + 1, reading.scopes[at].piece)
