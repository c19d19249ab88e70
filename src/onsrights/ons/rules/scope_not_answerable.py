"""ONS703: the scope is right, but the authorization calls cannot answer it.

Ground: the four calls (scope and clearance, for user and employee) answer in clients only; ``employee_id`` is the person
who acts (the Ons authorization API).
"""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.declared import TYPE_CHECKING
from onsrights.engine.diagnostics import Finding, Text
from onsrights.ons.about import READINGS

if TYPE_CHECKING:
    from onsrights.ons.model import Right

RULE = Rule("ONS703", "scope-not-answerable", "info", about=READINGS)

TEXTS = {
    "message": Text(
        nl='De autorisatie-aanroepen geven alleen antwoord per cliënt; "{scope}" kunt u er niet mee toetsen.',
        en='The authorization calls only answer per client; they cannot tell you about "{scope}".',
    ),
}


def check(right: Right) -> list[Finding]:
    """Look at the scopes of the Dutch name, or of the English one where there is no Dutch."""
    for name, reading in (("dutch_name", right.dutch), ("english_name", right.english)):
        if reading is None or not reading.scopes:
            continue
        entities = {scope.entity for scope in reading.scopes}
        if None in entities or "client" in entities:
            return []
        first = reading.scopes[0].piece
        place = right.fields[name].place(*reading.span(first))
        return [Finding("ONS703", place, "message", {"scope": reading.pieces[first]})]
    return []
