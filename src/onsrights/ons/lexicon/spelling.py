"""Slips in Dutch spelling: known ones, words without their accent, *client* for *cliënt*, and what is written apart.

The tables are ``spelling.txt`` and ``spelling_sets.txt``; what they do not know, the word list tells.
"""

from __future__ import annotations

from onsrights.engine.declared import TYPE_CHECKING
from onsrights.ons.lexicon import _tables as tables
from onsrights.ons.lexicon.added import remembered
from onsrights.ons.lexicon.adjectives import is_adjective
from onsrights.ons.lexicon.lookup import capitalise_like, fold, listed
from onsrights.ons.lexicon.values import Misspelling

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["VOWELS_THAT_CLASH", "Misspelling", "is_acronym", "misspelling", "spells_letters", "written_apart"]


_INSIDE = ("abbonement", "authorisatie", "authoriseren", "persoonsgevens", "telefoonummer", "vragelijst")
_LAST = ("agendas", "diplomas", "fotos", "menus", "risicos", "videos")
_ENDINGS = (*_INSIDE, *_LAST)


VOWELS_THAT_CLASH = frozenset("aa ae ai au ee ei eu ie ii oe oi oo ou uu ui".split())
"""Vowels that would be read as one; a hyphen keeps them apart."""


def misspelling(word: str, *, before: str = "", after: str = "", in_scope: bool = False) -> Misspelling | None:
    """Give the right spelling of a Dutch word that is a known slip, with its capitals, or ``None``.

    ``before`` and ``after`` are the neighbouring words, ``in_scope`` says that the word stands between brackets: only
    there is *client* surely a slip for *cliënt*, and beside *secret* it surely is none.
    """
    if "ĳ" in word or "Ĳ" in word:
        return Misspelling(word.replace("ĳ", "ij").replace("Ĳ", "IJ"), safe=True)
    if word.startswith("Ij"):
        return Misspelling(f"IJ{word[2:]}", safe=True)
    key = fold(word)
    if key in {"client", "clients"} or (key.startswith("client") and key not in tables.SPELLING):
        return _client(word, key, fold(before), fold(after), in_scope=in_scope)
    if (found := _slip(key)) is not None:
        return Misspelling(capitalise_like(found.right, word), found.safe)
    found = _inside(word, key) or _false_apostrophe(word, key) or _without_accent(word, key)
    return found or (_other_accent(word) if not key.isascii() else None)


def _other_accent(word: str) -> Misspelling | None:
    """*Coórdinator* for *coördinator*: what the word without its accents has to be written with."""
    from unicodedata import combining, normalize

    plain = "".join(letter for letter in normalize("NFD", word) if not combining(letter))
    found = _without_accent(plain, fold(plain))
    return None if found is None or fold(found.right) == fold(word) else found._replace(safe=False)


def _slip(key: str) -> Misspelling | None:
    row = tables.SPELLING.get(key)
    if row is None:
        return None
    right, _, fix = row.partition(",")
    return Misspelling(right, safe=fix == "safe")


def _client(word: str, key: str, before: str, after: str, *, in_scope: bool) -> Misspelling | None:
    rest = key.removeprefix("client")
    accented = f"{word[:3]}ë{word[4:]}"
    if rest in {"", "s"}:
        right = f"{accented[:-1]}en" if rest else accented
        if in_scope:
            return Misspelling(right, safe=True)
        if after in tables.CLIENT_AFTER or before in tables.CLIENT_BEFORE or rest:
            return None
        return Misspelling(right, safe=False)
    if key in tables.CLIENT_RIGHT or rest.startswith(("-", *tables.CLIENT_AFTER)):
        return None
    from onsrights.ons.lexicon.noun_reading import dutch_noun

    joined = fold(accented)
    known = rest in tables.DUTCH_PLURAL_ONLY or dutch_noun(joined) is not None or dutch_noun(rest) is not None
    return Misspelling(accented, safe=True) if known else None


def _inside(word: str, key: str) -> Misspelling | None:
    """Find a slip at the start or at the end of a compound."""
    if not key.startswith(_INSIDE) and not key.endswith(_ENDINGS):
        return None
    for slip in _INSIDE:
        if key.startswith(slip) or key.endswith(slip):
            found = _slip(slip)
            assert found is not None
            start = key.find(slip)
            right = capitalise_like(found.right, word[start:])
            return Misspelling(f"{word[:start]}{right}{word[start + len(slip) :]}", found.safe)
    for slip in _LAST:
        if key.endswith(slip) and len(key) > len(slip) + 2:
            return Misspelling(f"{word[: len(word) - len(slip)]}{slip[:-1]}'s", safe=True)
    return None


def _false_apostrophe(word: str, key: str) -> Misspelling | None:
    """*document's* for *documenten*: an apostrophe in a plural that has none."""
    base = key.removesuffix("'s")
    if base == key or key in tables.DUTCH_PLURALS or base not in tables.NOUNS:
        return None
    dutch, _, plurals = tables.NOUNS[base].split(";")[:3]
    if not plurals or not base.isalpha() or dutch.isupper():
        return None
    return Misspelling(capitalise_like(listed(plurals)[0], word), safe=True)


_FEWEST = 4
_FEWEST_FIRST = 3
"""Letters that stand beside a part without its accent."""
_LONGEST = 64


@remembered(4096)
def _without_accent(word: str, key: str) -> Misspelling | None:
    """*Coordinatie* for *coördinatie*: a word, or the first or last part of one, that is a word with an accent only.

    What the tables know as it stands is right, and so is a word with other capitals than its first: it is a name.
    """
    if not _FEWEST <= len(key) <= _LONGEST or not key.replace("-", "").isalpha():
        return None
    if key in tables.NOUNS or key in tables.DUTCH_PLURALS or key in tables.OPERATIONS or not word[1:].islower():
        return None
    from onsrights.ons.lexicon.opentaal import accented

    known = accented()
    found = (0, key) if key in known else _part_without_accent(key, known)
    if found is None:
        return None
    start, plain = found
    right = known[plain]
    end = start + len(plain)
    joined = f"{word[:start]}{capitalise_like(right, word[start:])}{word[end:]}"
    return Misspelling(joined, safe=not _ACCENTS.intersection(right))


_ACCENTS = frozenset("àáâçèéêíîñóôùúû")
"""Letters of loans, which not everybody writes; a diaeresis in a Dutch word is beyond doubt."""


def _part_without_accent(key: str, known: Mapping[str, str]) -> tuple[int, str] | None:
    """Give the part of a compound that only lacks its accent, and where it begins."""
    from onsrights.ons.lexicon.opentaal import accented_whole

    for length in range(len(key) - _FEWEST_FIRST, _FEWEST - 1, -1):
        first, last = key[:length], key[-length:]
        if last in known and last not in accented_whole() and length > _FEWEST:
            return len(key) - length, last
        rest = key[length:]
        if first in known and (first not in accented_whole() or rest in tables.NOUNS or rest in tables.DUTCH_PLURALS):
            return 0, first
    return None


_LONGEST_ACRONYM = 5
_ONSETS = frozenset(
    "bl br ch cl cr dj dr dw fj fl fn fr gh gl gn gr kh kl kn kr kw ph pl pn pr ps sc sf sh sj sk sl sm sn sp sq st sw "
    "th tj tr ts tw tz vl vr wh wr zl zw".split()
)
_CODAS = frozenset(
    "bd bs bt ch ck cs ct dj ds dt fd ff fs ft gd gh gn gs gt hm hs ht js jt kh ks kt ld lf lg lk ll lm ln lp ls lt mb "
    "md mf mp ms mt nc nd nf ng nk nn ns nt nx ps pp pt rb rc rd rf rg rk rl rm rn rp rs rt rw sc sd sh sj sk sm sp ss "
    "st th tl ts tt tz vs wd wk wl wn ws wt xs xt zt zz".split()
)
"""Two consonants with which a Dutch word can begin, and end."""


def written_apart(left: str, right: str) -> str | None:
    """Give the one word that two words should have been (*Zorg plan*, *Wmo melding*), or ``None``; to be shown only."""
    both = f"{left} {right}"
    if (found := _slip(fold(both))) is not None:
        return capitalise_like(found.right, left)
    key, last = fold(left), fold(right)
    if key in tables.DUTCH_MEASURE_NOUNS | tables.APART_LEFT or {key, last} & tables.DUTCH_PREPOSITIONS:
        return None
    if is_acronym(left):
        return (
            f"{left}-{right}" if right.islower() and _is_known_noun(last) and last not in tables.DUTCH_SCOPES else None
        )
    for joined in (f"{left}{right}", f"{left}-{right}"):
        if fold(joined) in tables.NOUNS or fold(joined) in tables.DUTCH_PLURALS:
            return f"{left}{joined[len(left) :].lower()}" if right.istitle() else joined
    if right.islower() and (_is_compound(key, last) or (_has_s_of_compound(key) and _is_known_noun(last))):
        return f"{left}{right}"
    return None


def _has_s_of_compound(key: str) -> bool:
    """Whether a word ends in the *-s-* that only a compound has: *kwaliteits*, *opleidings*, but not *meetings*."""
    if key.endswith(("heids", "teits", "schaps")):
        return True
    if not key.endswith("ings") or key in tables.DUTCH_PLURALS:
        return False
    from onsrights.ons.lexicon.opentaal import is_plural

    return is_plural(f"{key[:-1]}en") and not is_plural(key)


def _is_known_noun(key: str) -> bool:
    from onsrights.ons.lexicon.noun_reading import dutch_noun

    return dutch_noun(key) is not None


def is_acronym(word: str) -> bool:
    """Whether a word is read letter by letter: in capitals, or without vowels where Dutch needs them."""
    if not word.isalpha() or len(word) < len("XY"):
        return False
    return word.isupper() or spells_letters(fold(word))


def spells_letters(key: str) -> bool:
    """Whether a folded word is read letter by letter, as no Dutch word begins or ends so: *wmo*, *pgb*, *uwv*."""
    if len(key) > _LONGEST_ACRONYM or not key.isascii():
        return False
    consonants = [letter not in "aeiouy" for letter in key.replace("ij", "yy")]
    if all(consonants):
        return True
    if len(key) < len("wmo") or key in tables.NOUNS:
        return False
    return (all(consonants[:2]) and key[:2] not in _ONSETS) or (all(consonants[-2:]) and key[-2:] not in _CODAS)


def _is_compound(left: str, right: str) -> bool:
    """Whether two nouns side by side are one: as the word list has it, or because a plural before a list is no head."""
    if left in tables.DUTCH_PLURALS and right in _LISTS:
        return True
    if min(len(left), len(right)) < _SHORTEST_PART or (left.endswith("e") and is_adjective(left)):
        return False  # *vrije markt*, though the list has *vrijemarkteconomie*
    from onsrights.ons.lexicon.opentaal import is_compound

    last = tables.DUTCH_PLURALS.get(right) or right
    if is_compound(left, last):
        return True
    # *Nachtzorg tarief*: what goes with the last part of a compound goes with all of it.
    parts = range(_SHORTEST_PART, min(len(left), _LONGEST_COMPOUND) - _SHORTEST_PART + 1)
    return any(
        is_compound(left[:at], left[at:]) and (is_compound(left[at:], last) or left[at:] + last in tables.NOUNS)
        for at in parts
    )


_SHORTEST_PART = 3
_LONGEST_COMPOUND = 30
_LISTS = frozenset("lijst lijsten overzicht overzichten bestand bestanden register registers planning rooster".split())
"""What is made of many; a plural before it can be nothing but its first part (*Cliënten lijst*)."""
