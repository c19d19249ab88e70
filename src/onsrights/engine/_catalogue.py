"""Every rule, gathered from the modules in ``rules``; do not edit.

Made by ``python -m onsrights.catalogue``.
"""

from onsrights.engine.check.rule import Rule

RULES = (
    Rule("100", "unreadable-file", "error", silences="*", ignorable=False, module="onsrights.engine.rules.unreadable_file"),
    Rule("101", "invalid-yaml", "error", silences="*", ignorable=False, module="onsrights.engine.rules.invalid_yaml"),
    Rule("102", "not-utf8", "error", silences="*", ignorable=False, module="onsrights.engine.rules.not_utf8"),
    Rule("103", "duplicate-key", "error", silences="*", module="onsrights.engine.rules.duplicate_key"),
    Rule("104", "alias-not-allowed", "error", silences="*", module="onsrights.engine.rules.alias_not_allowed"),
    Rule("105", "too-large", "error", silences="*", ignorable=False, module="onsrights.engine.rules.too_large"),
    Rule("106", "text-cut-by-comment", "warning", fix="unsafe", module="onsrights.engine.rules.text_cut_by_comment"),
    Rule("107", "ambiguous-scalar", "warning", fix="safe", module="onsrights.engine.rules.ambiguous_scalar"),
    Rule("110", "missing-field", "error", module="onsrights.engine.rules.missing_field"),
    Rule("111", "unknown-field", "error", fix="unsafe", hides="2 3 4 5 6 7 8 9", module="onsrights.engine.rules.unknown_field"),
    Rule("112", "wrong-type", "error", fix="unsafe", silences="*", hides="2 3 4 5 6 7 8 9", module="onsrights.engine.rules.wrong_type"),
    Rule("113", "empty-value", "error", silences="*", module="onsrights.engine.rules.empty_value"),
    Rule("114", "unsupported-manifest", "error", fix="unsafe", module="onsrights.engine.rules.unsupported_manifest"),
    Rule("115", "nothing-to-check", "error", module="onsrights.engine.rules.nothing_to_check"),
    Rule("116", "secret-in-manifest", "error", silences="*", module="onsrights.engine.rules.secret_in_manifest"),
    Rule("120", "unused-ignore", "warning", fix="safe", ignorable=False, module="onsrights.engine.rules.unused_ignore"),
    Rule("121", "unknown-rule", "error", fix="unsafe", ignorable=False, module="onsrights.engine.rules.unknown_rule"),
    Rule("122", "ignore-without-reason", "warning", ignorable=False, module="onsrights.engine.rules.ignore_without_reason"),
    Rule("123", "stale-baseline", "warning", fix="safe", ignorable=False, module="onsrights.engine.rules.stale_baseline"),
    Rule("130", "invisible-character", "error", fix="safe", module="onsrights.engine.rules.invisible_character"),
    Rule("131", "decomposed-text", "warning", fix="safe", module="onsrights.engine.rules.decomposed_text"),
)
