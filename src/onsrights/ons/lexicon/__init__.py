"""The words of rights: operations, subjects, scopes, spelling and the forms of verbs, in Dutch and in English.

The knowledge is in the text tables beside this file, one file a subject, which a person can read and extend;
``compile.py`` makes ``_tables.txt`` and ``_forms.txt`` from them, in which the functions here look words up. Every name
below is loaded when it is first used; the sets of words (``DUTCH_PREPOSITIONS`` and so on) are those of ``_tables.py``.
"""

from __future__ import annotations

from importlib import import_module

from onsrights.engine.declared import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from onsrights.ons.lexicon._tables import *  # noqa: F403 - the names of the sets are those of the tables
    from onsrights.ons.lexicon.lookup import capitalise_like as capitalise_like
    from onsrights.ons.lexicon.lookup import english_key as english_key
    from onsrights.ons.lexicon.lookup import fold as fold
    from onsrights.ons.lexicon.nouns import bare_adjective as bare_adjective
    from onsrights.ons.lexicon.nouns import dutch_noun as dutch_noun
    from onsrights.ons.lexicon.nouns import dutch_noun_ending as dutch_noun_ending
    from onsrights.ons.lexicon.nouns import dutch_number as dutch_number
    from onsrights.ons.lexicon.nouns import dutch_singular as dutch_singular
    from onsrights.ons.lexicon.nouns import dutch_singular_subject as dutch_singular_subject
    from onsrights.ons.lexicon.nouns import english_alternatives as english_alternatives
    from onsrights.ons.lexicon.nouns import english_noun as english_noun
    from onsrights.ons.lexicon.nouns import english_noun_ending as english_noun_ending
    from onsrights.ons.lexicon.nouns import english_number as english_number
    from onsrights.ons.lexicon.nouns import english_singular as english_singular
    from onsrights.ons.lexicon.nouns import inflected_adjective as inflected_adjective
    from onsrights.ons.lexicon.nouns import is_adjective as is_adjective
    from onsrights.ons.lexicon.operations import compatible as compatible
    from onsrights.ons.lexicon.operations import could_be_infinitive as could_be_infinitive
    from onsrights.ons.lexicon.operations import dutch_operation as dutch_operation
    from onsrights.ons.lexicon.operations import dutch_phrase as dutch_phrase
    from onsrights.ons.lexicon.operations import english_operation as english_operation
    from onsrights.ons.lexicon.operations import english_split_operation as english_split_operation
    from onsrights.ons.lexicon.operations import identifier_action as identifier_action
    from onsrights.ons.lexicon.operations import is_dutch_infinitive as is_dutch_infinitive
    from onsrights.ons.lexicon.operations import is_english_verb as is_english_verb
    from onsrights.ons.lexicon.scope_nouns import ENTITIES as ENTITIES
    from onsrights.ons.lexicon.scope_nouns import entity_nouns as entity_nouns
    from onsrights.ons.lexicon.scope_nouns import entity_word as entity_word
    from onsrights.ons.lexicon.scope_nouns import scope_noun as scope_noun
    from onsrights.ons.lexicon.spelling import misspelling as misspelling
    from onsrights.ons.lexicon.spelling import spells_letters as spells_letters
    from onsrights.ons.lexicon.spelling import written_apart as written_apart
    from onsrights.ons.lexicon.values import Misspelling as Misspelling
    from onsrights.ons.lexicon.values import Noun as Noun
    from onsrights.ons.lexicon.values import NounForm as NounForm
    from onsrights.ons.lexicon.values import Number as Number
    from onsrights.ons.lexicon.values import Operation as Operation
    from onsrights.ons.lexicon.values import ScopeNoun as ScopeNoun
    from onsrights.ons.lexicon.verb_forms import Imperative as Imperative
    from onsrights.ons.lexicon.verb_forms import Nominal as Nominal
    from onsrights.ons.lexicon.verb_forms import WrongForm as WrongForm
    from onsrights.ons.lexicon.verb_forms import dutch_nominal as dutch_nominal
    from onsrights.ons.lexicon.verb_forms import english_base_form as english_base_form
    from onsrights.ons.lexicon.verb_forms import english_nominal as english_nominal
    from onsrights.ons.lexicon.verb_forms import imperative as imperative
    from onsrights.ons.lexicon.verb_forms import infinitive_of_nominal as infinitive_of_nominal
    from onsrights.ons.lexicon.verb_forms import wrong_form as wrong_form

_NAMES = {
    "verb_forms": "Imperative Nominal WrongForm dutch_nominal english_base_form english_nominal imperative "
    "infinitive_of_nominal wrong_form",
    "nouns": (
        "bare_adjective dutch_noun dutch_noun_ending dutch_number dutch_singular dutch_singular_subject "
        "english_alternatives english_noun english_noun_ending english_number english_singular inflected_adjective "
        "is_adjective"
    ),
    "operations": (
        "compatible could_be_infinitive dutch_operation dutch_phrase english_operation english_split_operation "
        "identifier_action is_dutch_infinitive is_english_verb"
    ),
    "scope_nouns": "ENTITIES entity_nouns entity_word scope_noun",
    "spelling": "misspelling spells_letters written_apart",
    "values": "Misspelling Noun NounForm Number Operation ScopeNoun",
    "lookup": "capitalise_like english_key fold",
}
_MODULES = {name: module for module, names in _NAMES.items() for name in names.split()}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module's attribute may be anything
    module = _MODULES.get(name, "_tables" if name.isupper() and not name.startswith("_") else "")
    if module:
        found = getattr(import_module(f"{__name__}.{module}"), name, None)
        if found is not None:
            globals()[name] = found
            return found
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
