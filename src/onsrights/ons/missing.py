"""What a name lacks, from the fields that have it: the identifier of an English name, the description of a Dutch one.

The twin says what is meant in the other language, and a translation of it is only one of several. The identifier has
the very words of the English name, and the description those of the Dutch one, in a sentence.
"""

from __future__ import annotations

import re

from onsrights.engine.declared import TYPE_CHECKING, pattern
from onsrights.ons.identifiers import owners, read_identifier
from onsrights.ons.lexicon import ENGLISH_PARTICLES, ENTITIES
from onsrights.ons.lexicon.english_verbs import is_known_verb
from onsrights.ons.lexicon.lookup import fold
from onsrights.ons.names.scan import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onsrights.ons.model import Right

__all__ = ["dutch_of_description", "english_of_identifier", "object_in_dutch"]

_WORD = pattern(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BRACKETS = pattern(r"\[[^\[\]]*\]")
_LONGEST_SAID = 400
_IN_NOUN = r"(?!(?:de|het|een|van|en|of)\b)\w[\w-]*"
_NOUN = rf"(?P<subject>{_IN_NOUN}(?: {_IN_NOUN}){{0,3}}?)"
_OWNER = r"(?: (?:van|voor|aan|bij|in|uit) (?:een|de|het) (?:cliënt|medewerker|team))?"


def english_of_identifier(right: Right, scopes: Sequence[str]) -> str | None:
    """Give the English name that follows from the identifier, with these scopes, where it says no less than the name.

    Where it says more, the name has nothing else; where it says less, nothing is missing in the name but its build.
    """
    field, english, prefix = right.fields.get("identifier"), right.english, right.manifest.prefix
    if field is None or english is None or prefix is None:
        return None
    read = read_identifier(field.text, prefix)
    if not read.has_prefix or read.faults or read.broad or not read.words:
        return None
    doing = read.action_words or int(is_known_verb(read.words[-1]))
    if read.words[-1].lower() in ENGLISH_PARTICLES:
        doing = max(doing, 2)  # *BuildUp*
    words = [word if word.isupper() else word.lower() for word in read.words]
    element, action = words[: len(words) - doing], words[len(words) - doing :]
    if scopes:
        del element[: min(owners(element), len(element) - 1)]
    if not element or not action or (element[-1] in ENTITIES and scopes):
        return None
    here = {*map(fold, _WORD.findall(english.text))} - _FRAME
    there = {*map(fold, (*element, *action))}
    if not (here <= there or there <= here):
        return None
    return sentence([*action, *scopes, *element], "en")


_FRAME = frozenset({"a", "an", "the", "of", "for", "s", "client's", "employee's", "team's", *ENTITIES})


def dutch_of_description(right: Right, scopes: Sequence[str]) -> str | None:
    """Give the Dutch name whose subject stands in the description before the verb that the name ends in.

    *De behandelovereenkomst van een cliënt ondertekenen* has what is missing in *[van een cliënt] ondertekenen*.
    """
    dutch, field = right.dutch, right.fields.get("dutch_description")
    words = _WORD.findall(_BRACKETS.sub(" ", dutch.text)) if dutch is not None else []
    if field is None or len(words) != 1:
        return None
    subject = object_in_dutch(field.text, verb := fold(words[0]))
    return None if subject is None else sentence([*subject.split(), *scopes, verb], "nl")


def object_in_dutch(description: str, verb: str) -> str | None:
    """Give what stands in a Dutch description between an article and a verb, without whose it is."""
    found = re.search(rf"\b(?:de|het|een) {_NOUN}{_OWNER} {re.escape(verb)}\b", fold(description[:_LONGEST_SAID]))
    return found["subject"] if found else None
