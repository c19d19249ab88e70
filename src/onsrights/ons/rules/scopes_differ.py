"""ONS602: the two names are limited to the data of different people.

The order of the scopes does not matter, and what Ons does not limit by is left to ONS308 and ONS408.
"""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.declared import TYPE_CHECKING
from onsrights.engine.diagnostics import Finding, Note, Proposal, Text
from onsrights.ons.about import READINGS
from onsrights.ons.lexicon import entity_nouns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onsrights.engine.diagnostics import Language
    from onsrights.ons.model import Right
    from onsrights.ons.names.reading import Reading, Scope

__all__ = ["RULE", "TEXTS", "all_scopes", "check", "holds_several", "join_scopes", "translate_joiners", "write_scope"]

RULE = Rule("ONS602", "scopes-differ", "error", "display-only", about=READINGS)

TEXTS = {
    "message": Text(
        nl='De Engelse naam heeft het bereik "{english}", de Nederlandse "{dutch}". Geef beide namen hetzelfde bereik.',
        en='The English name has the scope "{english}", the Dutch one "{dutch}". Give both names the same scope.',
    ),
    "other": Text(nl="het bereik van de Nederlandse naam", en="the scope of the Dutch name"),
    "english": Text(nl="bereik van de Nederlandse naam overnemen", en="use the scope of the Dutch name"),
    "dutch": Text(nl="bereik van de Engelse naam overnemen", en="use the scope of the English name"),
}

_ENGLISH = {"en/of": "and/or", "en": "and", "of": "or"}
_DUTCH = {english: dutch for dutch, english in _ENGLISH.items()}


def check(right: Right) -> Sequence[Finding]:
    """Compare whose data the two names are about."""
    dutch, english = right.dutch, right.english
    if dutch is None or english is None or not dutch.scopes or not english.scopes:
        return ()
    there, here = dutch.scopes, english.scopes
    if len(there) == 1 == len(here):
        if there[0].entity == here[0].entity:
            return ()
    elif {scope.entity for scope in there} == {scope.entity for scope in here}:
        return ()
    if any(scope.entity is None for scope in (*there, *here)) or dutch.kind is None or english.kind is None:
        return ()
    if holds_several(dutch) or holds_several(english):
        return ()
    fields = right.fields
    place, other = fields["english_name"].place(*_differing(english, dutch)), fields["dutch_name"]
    proposals = tuple(
        Proposal(((fields[name].place(), mended),), "display-only", title)
        for name, title, mended in (
            ("english_name", "english", _mended(english, dutch)),
            ("dutch_name", "dutch", _mended(dutch, english)),
        )
        if mended is not None
    )
    start, end = dutch.span(*all_scopes(dutch))
    first, last = english.span(*all_scopes(english))
    data = {"english": english.text[first:last], "dutch": dutch.text[start:end]}
    if proposals:
        data["proposal"] = proposals[0].values[0][1]
    notes = (Note(other.place(*_differing(dutch, english)), "other"),)
    return (Finding("ONS602", place, "message", data, notes, proposals),)


def holds_several(reading: Reading) -> bool:
    """Whether two scopes share one pair of brackets, so that only the first of them was read (ONS307, ONS407)."""
    return any(fault.rule == "07" and fault.text == "inside" for fault in reading.faults)


def _differing(reading: Reading, other: Reading) -> tuple[int, int]:
    """Give the first scope that the other name does not have; all of them where that one only has more."""
    shared = {scope.entity for scope in other.scopes}
    strange = next((scope for scope in reading.scopes if scope.entity not in shared), None)
    return reading.span(strange.piece) if strange else reading.span(*all_scopes(reading))


def all_scopes(reading: Reading) -> tuple[int, int]:
    """Give the pieces from the first scope to the last."""
    return reading.scopes[0].piece, reading.scopes[-1].piece + 1


def _mended(reading: Reading, other: Reading) -> str | None:
    """Give the name with the scopes of the other one, in the style that it has."""
    start, end = all_scopes(reading)
    if not _stand_together(reading) or not _stand_together(other):
        return None
    language = reading.language
    articles = language == "en" and any(_has_article(reading, scope) for scope in reading.scopes)
    if len(reading.scopes) == len(other.scopes):
        shared = {scope.entity for scope in other.scopes} & {scope.entity for scope in reading.scopes}
        missing = [scope.entity for scope in other.scopes if scope.entity not in shared]
        pieces = list(reading.pieces[start:end])
        for scope in reading.scopes:
            if scope.entity not in shared and missing:
                pieces[scope.piece - start] = write_scope(missing.pop(0) or "", language, article=articles)
        return reading.replaced(*reading.span(start, end), " ".join(pieces))
    entities = [scope.entity or "" for scope in other.scopes]
    joiners = translate_joiners(other.scopes[1:], language)
    if joiners is None:
        return None
    articles = articles or (language == "en" and len(reading.scopes) == 1 and len(entities) > 1)
    return reading.replaced(*reading.span(start, end), join_scopes(entities, joiners, language, article=articles))


def _stand_together(reading: Reading) -> bool:
    """Whether nothing but joiners stands between the scopes."""
    return all(
        after.piece - before.piece - 1 <= (after.joiner is not None)
        for before, after in zip(reading.scopes, reading.scopes[1:], strict=False)
    )


def _has_article(reading: Reading, scope: Scope) -> bool:
    return reading.folded[scope.piece].startswith(("[a ", "[an "))


def write_scope(entity: str, language: Language, *, article: bool = False) -> str:
    """Write a scope: *[van een cliënt]*, *[client]*, and with ``article`` *[a client]*."""
    dutch, english = entity_nouns(entity)
    if language == "nl":
        return f"[van een {dutch}]"
    return f"[{'an' if english[0] in 'aeiou' else 'a'} {english}]" if article else f"[{english}]"


def translate_joiners(scopes: Sequence[Scope], language: Language) -> list[str] | None:
    """Give what joins scopes in the other language; ``None`` where one is joined in an unusual way (ONS307)."""
    table = _ENGLISH if language == "en" else _DUTCH
    joiners = [table.get(scope.joiner or "") for scope in scopes]
    return None if None in joiners else [joiner for joiner in joiners if joiner is not None]


def join_scopes(entities: Sequence[str], joiners: Sequence[str], language: Language, *, article: bool) -> str:
    """Write several scopes with what joins them."""
    words = [write_scope(entities[0], language, article=article)]
    for entity, joiner in zip(entities[1:], joiners, strict=True):
        words += [joiner, write_scope(entity, language, article=article)]
    return " ".join(words)
