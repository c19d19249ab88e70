"""Scope nouns: whose data a right is limited to, and what people write instead. The table is ``scopes.txt``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.ons.lexicon import _tables as tables
from onsrights.ons.lexicon.values import Entity, ScopeNoun
from onsrights.ons.lexicon.words import fold

if TYPE_CHECKING:
    from onsrights.engine.diagnostics import Language

__all__ = ["ENTITIES", "ScopeNoun", "scope_noun"]

ENTITIES: dict[str, tuple[str, str]] = {
    "client": ("cliënt", "client"),
    "employee": ("medewerker", "employee"),
    "team": ("team", "team"),
}
"""What Ons can limit a right by, with the Dutch and the English noun."""


def scope_noun(word: str, lang: Language) -> ScopeNoun | None:
    """Give the scope noun that a word (or several, joined by spaces) is in ``lang``, or ``None``."""
    row = (tables.DUTCH_SCOPES if lang == "nl" else tables.ENGLISH_SCOPES).get(fold(word))
    if row is None:
        return None
    asked, kind, singular, number = row.split(",")
    entity = _ENTITIES.get(asked.removesuffix("?"))
    dutch, english = ENTITIES[entity] if entity else ("", "")
    return ScopeNoun(
        singular=singular,
        number="plural" if number == "plural" else "singular",
        entity=entity,
        sure=not asked.endswith("?"),
        dutch=dutch,
        english=english,
        synonym_of=(dutch if lang == "nl" else english) if kind == "synonym" else None,
        unsupported=kind == "unsupported",
    )


_ENTITIES: dict[str, Entity] = {"client": "client", "employee": "employee", "team": "team"}
