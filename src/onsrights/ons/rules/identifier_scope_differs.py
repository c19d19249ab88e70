"""ONS609: the identifier names another entity than the scope of the names.

Ground: the page's own identifiers name whose data it is (``ExternalConnectorClientMedicalNoteView``), although it asks
for no such thing. A word that belongs to the subject (*client council*) is no scope.
"""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.declared import TYPE_CHECKING
from onsrights.engine.diagnostics import Finding, Note, Proposal, Text
from onsrights.ons.about import FOLLOWING, READINGS
from onsrights.ons.lexicon import ENTITIES, entity_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onsrights.ons.model import Right

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("ONS609", "identifier-scope-differs", "warning", "display-only", about=(*READINGS, FOLLOWING))

TEXTS = {
    "message": Text(
        nl='De identifier noemt "{word}", maar de namen hebben het bereik "{scope}". Bedoelt u "{proposal}"?',
        en='The identifier says "{word}", but the names have the scope "{scope}". Did you mean "{proposal}"?',
    ),
    "open": Text(
        nl='De identifier noemt "{word}", maar de namen hebben het bereik "{scope}". Laat beide hetzelfde zeggen.',
        en='The identifier says "{word}", but the names have the scope "{scope}". Make both say the same.',
    ),
    "scope": Text(nl="het bereik van deze naam", en="the scope of this name"),
    "fix": Text(nl='schrijf "{proposal}"', en='write "{proposal}"'),
}

_ALL = frozenset(map(entity_word, ENTITIES))


def check(right: Right) -> Sequence[Finding]:
    """Compare the entities among the identifier's words with the scopes of both names."""
    identifier, english = right.identifier, right.english
    if identifier is None or _ALL.isdisjoint(identifier.words):
        return ()
    if english is not None and english.scopes and _names(identifier.words, english.scopes[0].entity or ""):
        return ()
    dutch = right.dutch
    readings = [reading for reading in (dutch, english) if reading is not None]
    scopes = [scope.entity for reading in readings for scope in reading.scopes]
    if not scopes or None in scopes:
        return ()
    words = [word for word in identifier.element if word.text in _ALL]
    if not words or any(_names(identifier.words, scope or "") for scope in scopes):
        return ()
    if english is not None:
        said = {part.removesuffix("s") for piece in english.folded if piece[0] != "[" for part in piece.split("-")}
        words = [word for word in words if word.text.lower() not in said]
    if not words:
        return ()
    name, reading = ("dutch_name", dutch) if dutch is not None and dutch.scopes else ("english_name", english)
    assert reading is not None
    there = reading.span(reading.scopes[0].piece, reading.scopes[-1].piece + 1)
    fields = right.fields
    first = words[0]
    data = {"word": first.text, "scope": reading.text[there[0] : there[1]]}
    proposals: tuple[Proposal, ...] = ()
    if len(words) == 1 and len({*scopes}) == 1:
        text = fields["identifier"].text
        proposal = f"{text[: first.start]}{entity_word(scopes[0] or '')}{text[first.end :]}"
        data["proposal"] = proposal
        proposals = (Proposal(((fields["identifier"].place(), proposal),), "display-only"),)
    place = fields["identifier"].place(first.start, first.end)
    notes = (Note(fields[name].place(*there), "scope"),)
    return (Finding("ONS609", place, "message" if proposals else "open", data, notes, proposals),)


def _names(words: Sequence[str], entity: str) -> bool:
    """Whether an entity, of one word or of several (*care team*), stands among the words of an identifier."""
    return bool(entity) and all(entity_word(part) in words for part in entity.split(" "))
