"""Scope nouns: whose data a right is limited to, and what people write instead. The table is ``scopes.txt``."""

from __future__ import annotations

from onsrights.engine.declared import TYPE_CHECKING
from onsrights.ons.lexicon import _tables as tables
from onsrights.ons.lexicon.added import added_words
from onsrights.ons.lexicon.lookup import fold
from onsrights.ons.lexicon.values import ScopeNoun

if TYPE_CHECKING:
    from onsrights.engine.diagnostics import Language

__all__ = ["ENTITIES", "ScopeNoun", "entity_nouns", "entity_word", "scope_noun"]

ENTITIES: dict[str, tuple[str, str]] = {
    "client": ("cliënt", "client"),
    "employee": ("medewerker", "employee"),
    "team": ("team", "team"),
}
"""What Ons can limit a right by, with the Dutch and the English noun."""


def scope_noun(word: str, lang: Language) -> ScopeNoun | None:
    """Give the scope noun that a word (or several, joined by spaces) is in ``lang``, or ``None``."""
    added = added_words()
    if added is not None and (own := added.scopes[lang].get(fold(word))) is not None:
        return own
    row = (tables.DUTCH_SCOPES if lang == "nl" else tables.ENGLISH_SCOPES).get(fold(word))
    if row is None:
        return None
    asked, kind, singular, number = row.split(",")
    named = asked.removesuffix("?")
    entity = named if named in ENTITIES else None
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


def entity_nouns(entity: str) -> tuple[str, str]:
    """Give the Dutch and the English noun of what a right is limited by, be it one that settings add."""
    added = added_words()
    return ENTITIES[entity] if entity in ENTITIES or added is None else added.entities[entity]


def entity_word(entity: str) -> str:
    """Give an entity as it stands in an identifier: ``Client``, ``CareTeam``."""
    return "".join(part[:1].upper() + part[1:] for part in entity.split(" "))
