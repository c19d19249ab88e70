"""EXA801: source code calls an endpoint whose scope no app asks for.   Ground: F24, F25."""

from __future__ import annotations

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text

__all__ = ["RULE", "TEXTS"]

RULE = Rule("EXA801", "scope-missing-in-code", "error", fix="display-only", needs="code")

TEXTS = {
    "message": Text(
        nl="{who} heeft de scope {scope} op {level_nl} nodig, en de app vraagt die niet: Exact antwoordt dan 403, "
        '"Application Scope Violated". Voeg "{scope}: {level}" toe aan {manifest}.',
        en="{who} needs the scope {scope} at {level_en}, and the app does not ask for it: Exact answers 403, "
        '"Application Scope Violated". Add "{scope}: {level}" to {manifest}.',
    ),
    "low": Text(
        nl="{who} schrijft, dus {scope} moet in {manifest} op manage (Beheren) staan; met read (Lezen) antwoordt Exact 403.",
        en="{who} writes, so {scope} has to be at manage (Manage) in {manifest}; at read (Read) Exact answers 403.",
    ),
    "several": Text(
        nl="{who} heeft {scopes_nl} op {level_nl} nodig, en de app vraagt er geen van: Exact antwoordt dan 403. Welke "
        "ervan, zegt de documentatie niet.",
        en="{who} needs {scopes_en} at {level_en}, and the app asks for none of them: Exact answers 403. Which of them, "
        "the reference does not say.",
    ),
    "fix": Text(nl='"{value}" toevoegen aan {manifest}', en='add "{value}" to {manifest}'),
    "scope": Text(nl="hier wordt de scope gevraagd", en="the scope is asked here"),
    "scopes": Text(nl="hier staan de scopes", en="the scopes are listed here"),
}
