"""Every rule for Nedap Ons, one line each, and nothing else.

A rule is added here with one line; its texts and its check stand in the module the line names, its pages in
``rules/pages``. ``runs`` says when the module's ``check`` is called:

``read``      never: the fault is found while the file, the structure, the identifier or a name is read, and the
              module only holds its texts
``name``      for every name that could be read: ``check(reading)``
``names``     for every right, on nothing but the way both its names read and whether it is a right to the whole
              application: ``check(right)``; where two names read like two that were found sound together before, it is
              not asked again
``texts``     for every right whose descriptions are not sentences of which one look is enough
              (:mod:`onsrights.ons.ordinary`): ``check(right)``
``identifier`` for every right whose identifier is not the one that follows from its English name: ``check(right)``
``right``     for every right: ``check(right)``
``register``  for every right, with what the rights before it in this run were called: ``check(right, register)``
``approved``  for every approved right, where the file is held against what it was: ``check(right, earlier)``
``usage``     never by ``check``: what ``onsrights usage`` says of source code (:mod:`onsrights.ons.usage`)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from onsrights.engine.check.rule import Registry, Rule

if TYPE_CHECKING:
    from collections.abc import Callable

    from onsrights.engine.diagnostics import Safety, Severity

__all__ = ["FAULT_CODES", "FORMER", "LINES", "REGISTRY", "checks"]


class _Line(NamedTuple):
    code: str
    name: str
    severity: Severity
    fix: Safety | None
    module: str
    runs: Literal["read", "name", "names", "texts", "identifier", "right", "register", "approved", "usage"]
    silences: str = ""
    """Codes, or beginnings of codes, that are silent in the same place after this one; ``15/capital`` is one text of a rule."""


# fmt: off
LINES = (
    # The file and the manifest.
    _Line("ONS100", "unreadable-file", "error", None, "unreadable_file", "read", "ONS"),
    _Line("ONS101", "invalid-yaml", "error", None, "invalid_yaml", "read", "ONS"),
    _Line("ONS102", "not-utf8", "error", None, "not_utf8", "read", "ONS"),
    _Line("ONS103", "duplicate-key", "error", None, "duplicate_key", "read", "ONS"),
    _Line("ONS104", "alias-not-allowed", "error", None, "alias_not_allowed", "read", "ONS"),
    _Line("ONS105", "too-large", "error", None, "too_large", "read", "ONS"),
    _Line("ONS106", "text-cut-by-comment", "warning", "unsafe", "text_cut_by_comment", "read", "3 4 6"),
    _Line("ONS107", "ambiguous-scalar", "warning", "safe", "ambiguous_scalar", "read"),
    _Line("ONS110", "missing-field", "error", None, "missing_field", "read"),
    _Line("ONS111", "unknown-field", "error", "unsafe", "unknown_field", "read"),
    _Line("ONS112", "wrong-type", "error", None, "wrong_type", "read", "ONS"),
    _Line("ONS113", "empty-value", "error", None, "empty_value", "read", "ONS"),
    _Line("ONS114", "unsupported-manifest", "error", None, "unsupported_manifest", "read"),
    _Line("ONS115", "no-rights", "error", None, "no_rights", "read"),
    # Comments that ignore rules, and the baseline.
    _Line("ONS120", "unused-ignore", "warning", "safe", "unused_ignore", "read"),
    _Line("ONS121", "unknown-rule", "error", "unsafe", "unknown_rule", "read"),
    _Line("ONS122", "ignore-without-reason", "warning", None, "ignore_without_reason", "read"),
    _Line("ONS123", "stale-baseline", "warning", "safe", "stale_baseline", "read"),
    # Characters.
    _Line("ONS130", "invisible-character", "error", "safe", "invisible_character", "read"),
    _Line("ONS131", "decomposed-text", "warning", "safe", "decomposed_text", "read"),
    # The identifier.
    _Line("ONS201", "identifier-characters", "error", "unsafe", "identifier_characters", "read"),
    _Line("ONS202", "identifier-prefix", "error", "unsafe", "identifier_prefix", "read"),
    _Line("ONS203", "identifier-without-element", "warning", None, "identifier_without_element", "read"),
    _Line("ONS204", "identifier-without-action", "warning", "display-only", "identifier_without_action", "identifier"),
    _Line("ONS205", "identifier-case", "warning", "unsafe", "identifier_case", "read"),
    _Line("ONS206", "duplicate-identifier", "error", None, "duplicate_identifier", "register", "604 609 610"),
    _Line("ONS207", "confusable-identifier", "warning", None, "confusable_identifier", "register"),
    _Line("ONS208", "invalid-prefix", "error", "unsafe", "invalid_prefix", "read"),
    _Line("ONS209", "identifier-language", "info", "display-only", "identifier_language", "identifier"),
    # The Dutch name: subject [scope] operation.
    _Line("ONS301", "dutch-name-brackets", "error", "unsafe", "name_brackets", "read", "305 306 307 308 313 601 602 607"),
    _Line("ONS302", "dutch-name-without-subject", "error", "display-only", "name_without_subject", "read", "304 305 310 311 312 313 603 604 605"),
    _Line("ONS303", "dutch-name-without-operation", "error", "display-only", "name_without_operation", "read", "304 305 310 311 312 313 603 604 605"),
    _Line("ONS304", "dutch-name-order", "error", "unsafe", "name_order", "read", "306 313 315/capital"),
    _Line("ONS305", "dutch-name-scope-position", "error", "unsafe", "name_scope_position", "read", "306 313 315/capital"),
    _Line("ONS306", "dutch-name-scope-without-brackets", "warning", "unsafe", "name_scope_without_brackets", "names", "601 602 607"),
    _Line("ONS307", "dutch-name-scope-form", "warning", "unsafe", "name_scope_form", "read"),
    _Line("ONS308", "dutch-name-scope-entity", "warning", "display-only", "name_scope_entity", "read", "602"),
    _Line("ONS309", "dutch-name-subject-plural", "warning", "unsafe", "name_subject_plural", "name"),
    _Line("ONS310", "dutch-name-operation-unknown", "warning", "display-only", "name_operation_unknown", "read"),
    _Line("ONS311", "dutch-name-operation-form", "error", "unsafe", "name_operation_form", "read"),
    _Line("ONS312", "dutch-name-several-operations", "warning", None, "name_several_operations", "read"),
    _Line("ONS313", "dutch-name-misplaced-words", "error", "unsafe", "name_misplaced_words", "read"),
    _Line("ONS314", "dutch-name-product-prefix", "error", "unsafe", "name_product_prefix", "read"),
    _Line("ONS315", "dutch-name-typography", "warning", "safe", "name_typography", "name"),
    _Line("ONS316", "dutch-name-language", "error", "display-only", "name_language", "names", "30 31 40 41 6"),
    _Line("ONS317", "dutch-name-spelling", "warning", "safe", "name_spelling", "name"),
    _Line("ONS318", "dutch-name-several-subjects", "warning", None, "name_several_subjects", "name"),
    # The English name: operation [scope] subject.
    _Line("ONS401", "english-name-brackets", "error", "unsafe", "name_brackets", "read", "405 406 407 408 413 601 602 607"),
    _Line("ONS402", "english-name-without-subject", "error", "display-only", "name_without_subject", "read", "404 405 410 411 412 413 603 604 605"),
    _Line("ONS403", "english-name-without-operation", "error", "display-only", "name_without_operation", "read", "404 405 410 411 412 413 603 604 605"),
    _Line("ONS404", "english-name-order", "error", "unsafe", "name_order", "read", "406 413 415/capital"),
    _Line("ONS405", "english-name-scope-position", "error", "unsafe", "name_scope_position", "read", "406 413 415/capital"),
    _Line("ONS406", "english-name-scope-without-brackets", "warning", "unsafe", "name_scope_without_brackets", "names", "601 602 607"),
    _Line("ONS407", "english-name-scope-form", "warning", "unsafe", "name_scope_form", "read"),
    _Line("ONS408", "english-name-scope-entity", "warning", "display-only", "name_scope_entity", "read", "602"),
    _Line("ONS409", "english-name-subject-plural", "warning", "unsafe", "name_subject_plural", "name"),
    _Line("ONS410", "english-name-operation-unknown", "warning", "display-only", "name_operation_unknown", "read"),
    _Line("ONS411", "english-name-operation-form", "error", "unsafe", "name_operation_form", "read"),
    _Line("ONS412", "english-name-several-operations", "warning", None, "name_several_operations", "read"),
    _Line("ONS413", "english-name-misplaced-words", "error", "unsafe", "name_misplaced_words", "read"),
    _Line("ONS414", "english-name-product-prefix", "error", "unsafe", "name_product_prefix", "read"),
    _Line("ONS415", "english-name-typography", "warning", "safe", "name_typography", "name"),
    _Line("ONS416", "english-name-language", "error", "display-only", "name_language", "names", "30 31 40 41 6"),
    _Line("ONS417", "english-name-spelling", "warning", "safe", "name_spelling", "name"),
    _Line("ONS418", "english-name-several-subjects", "warning", None, "name_several_subjects", "name"),
    # The descriptions.
    _Line("ONS501", "dutch-description-language", "error", None, "description_language", "texts"),
    _Line("ONS502", "english-description-language", "error", None, "description_language", "texts"),
    _Line("ONS503", "descriptions-swapped", "error", "unsafe", "descriptions_swapped", "texts", "501 502"),
    _Line("ONS504", "descriptions-identical", "error", None, "descriptions_identical", "texts", "501 502"),
    _Line("ONS505", "description-repeats-name", "warning", None, "description_repeats_name", "texts"),
    _Line("ONS506", "description-too-short", "warning", None, "description_too_short", "texts", "505"),
    _Line("ONS507", "placeholder-text", "error", None, "placeholder_text", "texts", "ONS"),
    _Line("ONS508", "description-typography", "warning", "safe", "description_typography", "texts"),
    # Agreement between the fields of one right, and between rights.
    _Line("ONS601", "scope-in-one-language", "error", "display-only", "scope_in_one_language", "names"),
    _Line("ONS602", "scopes-differ", "error", "display-only", "scopes_differ", "names"),
    _Line("ONS603", "operations-differ", "warning", "display-only", "operations_differ", "names"),
    _Line("ONS604", "identifier-action-differs", "warning", "display-only", "identifier_action_differs", "identifier"),
    _Line("ONS605", "subjects-differ", "warning", None, "subjects_differ", "right"),
    _Line("ONS606", "duplicate-name", "warning", None, "duplicate_name", "register"),
    _Line("ONS607", "scope-joiner-differs", "warning", "display-only", "scope_joiner_differs", "names"),
    _Line("ONS608", "scope-style-mixed", "info", None, "scope_style_mixed", "register"),
    _Line("ONS609", "identifier-scope-differs", "warning", "display-only", "identifier_scope_differs", "identifier"),
    _Line("ONS610", "identifier-subject-differs", "warning", None, "identifier_subject_differs", "identifier"),
    # What the authorization calls can answer.
    _Line("ONS701", "access-without-client-scope", "error", "display-only", "access_without_client_scope", "names"),
    _Line("ONS702", "access-mismatch", "warning", None, "access_mismatch", "names"),
    _Line("ONS703", "scope-not-answerable", "info", None, "scope_not_answerable", "names"),
    # Rights in source code.
    _Line("ONS801", "right-not-in-manifest", "error", "display-only", "right_not_in_manifest", "usage"),
    _Line("ONS802", "right-never-used", "warning", None, "right_never_used", "usage"),
    # How far the request is.
    _Line("ONS901", "denied-without-reason", "warning", None, "denied_without_reason", "read"),
    _Line("ONS902", "approved-right-changed", "warning", None, "approved_right_changed", "approved"),
    _Line("ONS903", "connector-versions", "warning", None, "connector_versions", "read"),
)
# fmt: on

FAULT_CODES = {
    "unreadable-file": "ONS100",
    "invalid-yaml": "ONS101",
    "not-utf8": "ONS102",
    "duplicate-key": "ONS103",
    "alias-not-allowed": "ONS104",
    "too-large": "ONS105",
    "invisible-character": "ONS130",
}
"""The code under which this platform reports what the engine finds in a file."""


def _silenced(line: _Line) -> tuple[str, ...]:
    return tuple(word if word.startswith("ONS") else f"ONS{word}" for word in line.silences.split())


FORMER: dict[str, str] = {}
"""Codes by the names that rules had in earlier versions; a name that was ever released stays here for good."""

_NEVER_IGNORED = frozenset(
    {
        *("ONS100", "ONS101", "ONS102", "ONS105"),  # nobody knows what stands in what could not be read
        *("ONS120", "ONS121", "ONS122", "ONS123"),  # of what is ignored an account has to be kept
    }
)

REGISTRY = Registry(
    (
        Rule(
            line.code,
            line.name,
            line.severity,
            line.fix,
            f"onsrights.ons.rules.{line.module}",
            _silenced(line),
            line.code not in _NEVER_IGNORED,
            line.runs not in {"usage", "approved"},
        )
        for line in LINES
    ),
    FORMER,
)


def checks(runs: str) -> tuple[Callable[..., Any], ...]:
    """Import the rules that are called in one way: each module once, also where two codes share it."""
    modules = dict.fromkeys(line.module for line in LINES if line.runs == runs)
    return tuple(import_module(f"onsrights.ons.rules.{module}").check for module in modules)
