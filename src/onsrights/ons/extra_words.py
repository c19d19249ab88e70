"""Words that the lexicon of a platform does not have, and that are right in the names of one organisation."""

from typing import NamedTuple

__all__ = ["ExtraOperation", "ExtraScope", "ExtraSubject", "ExtraWords"]


class ExtraOperation(NamedTuple):
    """A verb, or a phrase that ends in one, that is to be known as an operation."""

    dutch: str
    """As it stands at the end of a Dutch name: the infinitive, behind the other words where it has any."""
    english: str
    """As it stands at the start of an English name; ``…`` is where the subject stands."""
    kind: str | None = None
    """What the operation does, as one of the platform's classes; by default what is known of the English verb."""


class ExtraScope(NamedTuple):
    """A noun that rights may be limited by."""

    dutch: str
    english: str
    dutch_plural: str | None = None
    english_plural: str | None = None
    means: str | None = None
    """The platform's own scope that it is another word for; ``None`` for a scope by itself."""


class ExtraSubject(NamedTuple):
    """A noun that rights are about."""

    dutch: str
    article: str
    english: str
    dutch_plural: str | None = None
    """``None`` where no plural is in use."""
    english_plural: str | None = None
    """``None`` for the regular one where there is a Dutch plural, and otherwise for none."""


class ExtraWords(NamedTuple):
    """All of them."""

    operations: tuple[ExtraOperation, ...] = ()
    scope_nouns: tuple[ExtraScope, ...] = ()
    subjects: tuple[ExtraSubject, ...] = ()
    products: tuple[str, ...] = ()
    """Names that keep their spelling and their capitals wherever they stand."""
