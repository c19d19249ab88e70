"""ONS601: one name is limited by a scope, the other is not.

Names of access rights are exempt: the Dutch one has a scope because Ons asks for it (ONS701), the English one need not.
"""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.declared import TYPE_CHECKING
from onsrights.engine.diagnostics import Finding, Note, Proposal, Text
from onsrights.ons.about import READINGS
from onsrights.ons.lexicon import scope_noun
from onsrights.ons.rules.scopes_differ import all_scopes, join_scopes, translate_joiners

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onsrights.ons.model import Right
    from onsrights.ons.names.reading import Reading

__all__ = ["RULE", "TEXTS", "check"]

RULE = Rule("ONS601", "scope-in-one-language", "error", "display-only", about=READINGS)

TEXTS = {
    "english": Text(
        nl='De Nederlandse naam heeft een bereik, "{scope}"; de Engelse niet. Bedoelt u "{proposal}"?',
        en='The Dutch name has a scope, "{scope}"; the English name has none. Did you mean "{proposal}"?',
    ),
    "dutch": Text(
        nl='De Engelse naam heeft een bereik, "{scope}"; de Nederlandse niet. Bedoelt u "{proposal}"?',
        en='The English name has a scope, "{scope}"; the Dutch name has none. Did you mean "{proposal}"?',
    ),
    "english-open": Text(
        nl='De Nederlandse naam heeft een bereik, "{scope}"; de Engelse niet. Geef beide namen hetzelfde bereik.',
        en='The Dutch name has a scope, "{scope}"; the English name has none. Give both names the same scope.',
    ),
    "dutch-open": Text(
        nl='De Engelse naam heeft een bereik, "{scope}"; de Nederlandse niet. Geef beide namen hetzelfde bereik.',
        en='The English name has a scope, "{scope}"; the Dutch name has none. Give both names the same scope.',
    ),
    "scope": Text(nl="het bereik van de andere naam", en="the scope of the other name"),
    "insert": Text(nl="bereik toevoegen", en="add the scope"),
    "remove": Text(nl='in de andere naam weghalen: "{scope}"', en='remove "{scope}" from the other name'),
}

_BUILD = frozenset({"01", "02", "03", "04", "05", "13"})
"""Faults after which nobody can say where in the name a scope belongs."""


def check(right: Right) -> Sequence[Finding]:
    """Report the name that lacks the scope."""
    dutch, english = right.dutch, right.english
    if dutch is None or english is None or bool(dutch.scopes) is bool(english.scopes):
        return ()
    if dutch.kind != "task" or english.kind != "task":
        return ()
    with_scope, without = (dutch, english) if dutch.scopes else (english, dutch)
    if with_scope.fault("01") or without.fault("01") or _cannot_tell(without):
        return ()
    language = "english" if without is english else "dutch"
    field, other = (
        right.fields[f"{language}_name"],
        right.fields["dutch_name" if without is english else "english_name"],
    )
    start, end = with_scope.span(*all_scopes(with_scope))
    data = {"scope": with_scope.text[start:end]}
    proposals = []
    at = _gap(without)
    if at is not None and (written := _written(with_scope, without)):
        mended = f"{without.text[:at]} {written}{without.text[at:]}"
        data["proposal"] = mended
        proposals.append(Proposal(((field.place(), mended),), "display-only", "insert"))
    if not _is_broken(with_scope):
        proposals.append(Proposal(((other.place(), with_scope.replaced(start, end, "")),), "display-only", "remove"))
    place = field.place() if at is None else field.place(at, at)
    key = language if "proposal" in data else f"{language}-open"
    return (Finding("ONS601", place, key, data, (Note(other.place(start, end), "scope"),), tuple(proposals)),)


def _cannot_tell(reading: Reading) -> bool:
    """Whether the name is only a part of one, has brackets that hold no scope, or a scope without them out of place."""
    if reading.subject is None or reading.operation is None or any(piece[0] in "[]" for piece in reading.pieces):
        return True
    if reading.fault("04") is None and reading.fault("05") is None:
        return False
    nouns = (scope_noun(piece.removesuffix("'s"), reading.language) for piece in reading.folded)
    return any(noun is not None and noun.entity is not None for noun in nouns)


def _is_broken(reading: Reading) -> bool:
    return any(fault.rule in _BUILD for fault in reading.faults)


def _gap(reading: Reading) -> int | None:
    """Give where a scope belongs: before the Dutch operation, after the English one."""
    if reading.operation is None or _is_broken(reading):
        return None
    at = reading.operation[reading.language == "en"]
    return reading.span(at, at)[0] if at else None


def _written(reading: Reading, other: Reading) -> str | None:
    """Write the scopes of a name in the language of the other one, several as the page has them."""
    entities = [scope.entity for scope in reading.scopes]
    joiners = translate_joiners(reading.scopes[1:], other.language)
    if None in entities or joiners is None:
        return None
    return join_scopes([entity or "" for entity in entities], joiners, other.language, article=len(entities) > 1)
