"""Dutch conjugation by rule: the stem, the third person and the participle of a verb, and the noun in -ing.

Used where the tables are compiled. Strong and irregular verbs are in ``irregular_verbs.txt``; a test compares every
form made here with the forms of ``separable_forms.txt`` and ``inseparable_forms.txt``.
"""

from __future__ import annotations

import re

__all__ = ["PREFIXES", "noun_in_ing", "participle", "stem", "third_person"]

PREFIXES = ("be", "ge", "her", "ont", "ver", "er")
"""Unstressed prefixes, after which a participle has no *ge-*."""

_VOWELS = "aeiouyàáâäèéêëìíîïòóôöùúûü"
_OPEN_SYLLABLE = re.compile(rf"(?:^|[^{_VOWELS}j])([aeou])([^{_VOWELS}wxyj])$")
_UNSTRESSED = re.compile(rf"[{_VOWELS}].*e[lnmr]$")
_VOICELESS = tuple("tkfschpx")
_ONE_SYLLABLE = ("gaan", "staan", "slaan", "doen", "zien")
_WHOLE_VERB = re.compile(rf"[^{_VOWELS}]*[{_VOWELS}]+[^{_VOWELS}]+[{_VOWELS}]")
"""What is left of a verb behind a prefix: two syllables (*ver-wijder*, not *bel-len*)."""


def stem(infinitive: str) -> str:
    """Give the stem of a verb without its split-off part: *maak* of *maken*, *lees* of *lezen*."""
    if infinitive.endswith(_ONE_SYLLABLE):
        return infinitive[:-2] if infinitive.endswith("aan") else infinitive[:-1]
    root = _root(infinitive)
    if root.endswith("iër"):
        return f"{root[:-2]}eer"
    if root[-1] == root[-2:-1] and root[-1] not in _VOWELS:
        return root[:-1]
    match = _OPEN_SYLLABLE.search(root)
    if match and not _is_unstressed(root):
        root = f"{root[:-1]}{match[1]}{match[2]}"
    if root.endswith("v"):
        return f"{root[:-1]}f"
    if root.endswith("z"):
        return f"{root[:-1]}s"
    return root


def third_person(infinitive: str, verb_stem: str | None = None) -> str:
    """Give the third person of a verb without a split-off part: *maakt*, *houdt*, *sluit*."""
    verb_stem = verb_stem or stem(infinitive)
    if infinitive.endswith(_ONE_SYLLABLE):
        return f"{infinitive[:-1]}t"
    return verb_stem if verb_stem.endswith("t") else f"{verb_stem}t"


def participle(infinitive: str, verb_stem: str | None = None) -> str:
    """Give the weak participle of a verb without its split-off part: *gemaakt, verwijderd, geïmporteerd*."""
    verb_stem = verb_stem or stem(infinitive)
    voiced = "t" if _root(infinitive).endswith(_VOICELESS) else "d"
    ending = "" if verb_stem.endswith(("d", "t")) else voiced
    if _has_prefix(infinitive):
        return f"{verb_stem}{ending}"
    if verb_stem[0] in "eiu" and not verb_stem.startswith("ij"):
        verb_stem = f"{dict(zip('eiu', 'ëïü', strict=True))[verb_stem[0]]}{verb_stem[1:]}"
    return f"ge{verb_stem}{ending}"


def noun_in_ing(infinitive: str) -> str:
    """Give the verbal noun: *verwijdering* of *verwijderen*. Whether it is in use is another matter."""
    return f"{_root(infinitive)}ing"


def _root(infinitive: str) -> str:
    return infinitive[:-2] if infinitive.endswith("en") else infinitive.removesuffix("n")


def _has_prefix(infinitive: str) -> bool:
    for prefix in PREFIXES:
        rest = infinitive.removeprefix(prefix)
        if rest != infinitive and _WHOLE_VERB.match(rest):
            return True
    return False


def _is_unstressed(root: str) -> bool:
    """Whether the last syllable is a weak one (*handel-, teken-*); *-eer-* of loans (*registreer-*) is not."""
    bare = root
    for prefix in PREFIXES:
        if root.startswith(prefix) and len(root) > len(prefix) + 2:
            bare = root[len(prefix) :]
            break
    return bool(_UNSTRESSED.search(bare)) and not bare.endswith("er")
