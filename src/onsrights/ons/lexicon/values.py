"""What the lexicon answers with: operations, nouns, scope nouns, misspellings."""

from __future__ import annotations

from onsrights.engine.declared import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Literal, TypeAlias

__all__ = ["Misspelling", "Noun", "NounForm", "Number", "Operation", "ScopeNoun"]

Number: TypeAlias = "Literal['singular', 'plural', 'unsure']"
_Form: TypeAlias = "Literal['singular', 'plural', 'both']"
_OneOrMany: TypeAlias = "Literal['singular', 'plural']"


class Operation(NamedTuple):
    """A Dutch operation with what is known of it."""

    dutch: str
    """The infinitive, or the words of the phrase."""
    particle: str
    """What is split off (*in* of *inzien*); empty where nothing is, or where the verb exists in both ways."""
    classes: frozenset[str]
    """What it does; empty where nothing can be said (*maken*)."""
    english: tuple[str, ...]
    """The first is the one to propose; ``…`` is where the subject stands."""
    identifier: tuple[str, ...]
    """Actions in PascalCase, the first is the one to propose."""


class Noun(NamedTuple):
    """A noun in both languages."""

    dutch: str
    """The singular."""
    article: str
    """``de``, ``het``, or both with the commoner one first: ``het/de``."""
    plurals: tuple[str, ...]
    """Empty where no plural is in use."""
    english: tuple[str, ...]
    """Singulars, the first is the one to propose; empty for a compound of which only the last part is known."""
    english_plurals: tuple[str, ...]
    """In the order of ``english``; empty for a mass noun."""


class NounForm(NamedTuple):
    """A word read as a noun."""

    noun: Noun
    number: _Form
    head: Noun
    """The known noun: ``noun`` itself, or the last part of a compound."""


class ScopeNoun(NamedTuple):
    """A noun that stands, or could stand, as a scope."""

    singular: str
    """The singular of the word itself."""
    number: _OneOrMany
    entity: str | None
    """``None`` where Ons cannot limit by it."""
    sure: bool
    """Whether the entity is certain; *gebruiker* may be an employee, *afdeling* a team."""
    dutch: str
    """The right Dutch noun for the entity, or empty."""
    english: str
    """The right English noun for the entity, or empty."""
    synonym_of: str | None
    """The right noun in the word's own language, where the word is not that noun itself."""
    unsupported: bool
    """Whether it is known that Ons cannot limit by it (*locatie*)."""


class Misspelling(NamedTuple):
    """What should have been written, and whether it may be written without asking."""

    right: str
    safe: bool
