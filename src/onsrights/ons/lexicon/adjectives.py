"""Dutch adjectives: the bare form before a het-noun without article, and the inflected form.

The table is ``adjectives.txt``; where it knows nothing, endings that leave no doubt decide.
"""

from __future__ import annotations

from onsrights.ons.lexicon import _tables as tables
from onsrights.ons.lexicon.added import remembered
from onsrights.ons.lexicon.lookup import capitalise_like, fold

__all__ = ["bare_adjective", "inflected_adjective", "is_adjective"]

_ENDINGS = (
    ("ische", "isch"),
    ("lijkse", "lijks"),
    ("lijke", "lijk"),
    ("ieve", "ief"),
    ("iële", "ieel"),
    ("uele", "ueel"),
    ("onele", "oneel"),
    ("ende", "end"),
    ("erde", "erd"),
    ("bare", "baar"),
    ("zame", "zaam"),
    ("loze", "loos"),
    ("aire", "air"),
)

_INFLECTED_ENDINGS = tuple((bare, inflected) for inflected, bare in _ENDINGS)


def bare_adjective(word: str) -> str | None:
    """Give the form before a het-noun without article: *digitaal* for *digitale*; ``None`` if unknown."""
    key = fold(word)
    if (bare := tables.BARE_ADJECTIVES.get(key)) is not None:
        return capitalise_like(bare, word)
    if key in tables.EN_ADJECTIVES or key in tables.INFLECTED_ADJECTIVES:
        return word
    return _changed(word, key, _ENDINGS)


def inflected_adjective(word: str) -> str | None:
    """Give the inflected form: *digitale* for *digitaal*; ``None`` if unknown."""
    key = fold(word)
    if (inflected := tables.INFLECTED_ADJECTIVES.get(key)) is not None:
        return capitalise_like(inflected, word)
    if key in tables.EN_ADJECTIVES or key in tables.BARE_ADJECTIVES:
        return word
    return _changed(word, key, _INFLECTED_ENDINGS)


@remembered(4096)
def is_adjective(word: str) -> bool:
    """Whether a word is known, or by its ending bound, to be an adjective in either form."""
    return bare_adjective(word) is not None or inflected_adjective(word) is not None


def _changed(word: str, key: str, endings: tuple[tuple[str, str], ...]) -> str | None:
    for ending, other in endings:
        if key.endswith(ending) and len(key) > len(ending) + 1:
            return f"{word[: len(word) - len(ending)]}{other}"
    return None
