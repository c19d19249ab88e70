"""Make rows of the lexicon's tables from the words of settings, as ``compile.py`` does from the text tables.

An added word goes before what the lexicon says of it, and adds to it: an English verb that is known keeps the classes
it has.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from onsrights.ons.lexicon import _tables as tables
from onsrights.ons.lexicon.added import TABLES, AddedWords
from onsrights.ons.lexicon.english_nouns import plural as english_plural
from onsrights.ons.lexicon.lookup import english_key, fold, listed
from onsrights.ons.lexicon.scope_nouns import ENTITIES
from onsrights.ons.lexicon.values import ScopeNoun

if TYPE_CHECKING:
    from onsrights.engine.diagnostics import Language
    from onsrights.ons.extra_words import ExtraOperation, ExtraScope, ExtraSubject, ExtraWords

__all__ = ["ready"]


@lru_cache(16)
def ready(words: ExtraWords) -> AddedWords:
    """Give words in the form in which they are looked up; the same words give the same object, memory and all."""
    rows: dict[str, dict[str, str]] = {name: {} for name in TABLES}
    for operation in words.operations:
        _operation(rows, operation)
    for subject in words.subjects:
        _subject(rows, subject)
    scopes: dict[Language, dict[str, ScopeNoun]] = {"nl": {}, "en": {}}
    entities: dict[str, tuple[str, str]] = {}
    for scope in words.scope_nouns:
        _scope(scopes, entities, scope)
    products = frozenset(words.products)
    return AddedWords(rows, scopes, entities, products, _pieces(products))


def _operation(rows: dict[str, dict[str, str]], words: ExtraOperation) -> None:
    key = fold(words.dutch)
    head, split, tail = words.english.partition(" … ")
    whole = english_key(head + split + tail)
    table = "ENGLISH_SPLIT" if split else "ENGLISH_OPERATIONS"
    known = rows[table].get(whole) or (tables.ENGLISH_SPLIT if split else tables.ENGLISH_OPERATIONS).get(whole) or ""
    classes = listed(known) if words.kind is None else _together((words.kind,), listed(known))
    action = "".join(word[:1].upper() + word[1:] for word in re.findall(r"[^\W\d_]+", f"{head} {tail}"))
    english: tuple[str, ...] = (words.english,)
    actions: tuple[str, ...] = (action,)
    if (row := rows["OPERATIONS"].get(key) or tables.OPERATIONS.get(key)) is not None:
        _, _, its_classes, its_english, its_actions = row.split(";")
        classes = _together(classes, listed(its_classes))
        english, actions = _together(english, listed(its_english)), _together(actions, listed(its_actions))
    rows["OPERATIONS"][key] = f"{words.dutch};;{','.join(classes)};{','.join(english)};{','.join(actions)}"
    rows[table][whole] = ",".join(classes)
    doing = english_key(action)
    before = rows["ACTIONS"].get(doing) or tables.ACTIONS.get(doing) or ""
    rows["ACTIONS"][doing] = ",".join(_together(classes, listed(before)))


def _subject(rows: dict[str, dict[str, str]], words: ExtraSubject) -> None:
    key, singular = fold(words.dutch), english_key(words.english)
    plural = words.english_plural or (english_plural(words.english) if words.dutch_plural else "")
    plurals = listed(words.dutch_plural or "")
    english: tuple[str, ...] = (words.english,)
    english_plurals: tuple[str, ...] = (plural,)
    if (row := rows["NOUNS"].get(key) or tables.NOUNS.get(key)) is not None:
        _, _, its_plurals, its_english, its_forms = (listed(cell) for cell in row.split(";"))
        plurals = _together(plurals, its_plurals)
        others = [word for word in its_english if english_key(word) != singular]
        english = (words.english, *others)
        forms = dict(zip(its_english, its_forms, strict=False))
        english_plurals = (plural, *(forms.get(word, "") for word in others))
    forms_cell = ",".join(english_plurals) if any(english_plurals) else ""
    rows["NOUNS"][key] = f"{words.dutch};{words.article};{','.join(plurals)};{','.join(english)};{forms_cell}"
    for form in plurals:
        rows["DUTCH_PLURALS"][fold(form)] = key
    its_plural, _, dutch = (rows["ENGLISH_NOUNS"].get(singular) or tables.ENGLISH_NOUNS.get(singular) or ";").partition(
        ";"
    )
    rows["ENGLISH_NOUNS"][singular] = f"{plural or its_plural};{','.join(_together((key,), listed(dutch)))}"
    if plural and english_key(plural) != singular:
        rows["ENGLISH_PLURALS"][english_key(plural)] = singular


def _scope(
    scopes: dict[Language, dict[str, ScopeNoun]], entities: dict[str, tuple[str, str]], words: ExtraScope
) -> None:
    entity = words.means or english_key(words.english)
    if entity not in ENTITIES:
        entities[entity] = words.dutch, words.english
    plurals = {"nl": words.dutch_plural, "en": words.english_plural or english_plural(words.english)}
    languages: tuple[tuple[Language, str], ...] = (("nl", words.dutch), ("en", words.english))
    for language, written in languages:
        noun = ScopeNoun(
            singular=written,
            number="singular",
            entity=entity,
            sure=True,
            dutch=words.dutch,
            english=words.english,
            synonym_of=None,
            unsupported=False,
        )
        if plural := plurals[language]:
            scopes[language][fold(plural)] = noun._replace(number="plural")
        scopes[language][fold(written)] = noun


def _together(first: tuple[str, ...], then: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *then)))


def _pieces(products: frozenset[str]) -> re.Pattern[str] | None:
    """Give what finds a product in a name: the longest one, with nothing but space, brackets or signs about it."""
    if not products:
        return None
    names = "|".join(re.escape(name) for name in sorted(products, key=lambda name: (-len(name), name)))
    return re.compile(rf"(?<![^\s\[(,/])(?:{names})(?![^\s\]),./:;!?])")
