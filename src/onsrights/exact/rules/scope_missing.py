"""EXA304: a call needs a scope for which the app does not ask.   Ground: F24, F25, F26; several scopes: U4."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Finding, Note, Proposal, Text
from onsrights.exact.named_places import put, start
from onsrights.exact.needs import needs, unmet_alternatives

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.diagnostics import Safety
    from onsrights.exact.model import App, Use
    from onsrights.exact.needs import Need

__all__ = ["RULE", "TEXTS", "check", "first_of", "others", "who"]

RULE = Rule(
    "EXA304", "scope-missing", "error", fix="unsafe", about=("calls[].endpoint", "webhooks", "divisions.source")
)

_WHO = {
    "call": Text(nl="{method} {endpoint}", en="{method} {endpoint}"),
    "webhooks": Text(nl="Een abonnement op webhooks", en="Subscribing to webhooks"),
    "list": Text(nl="De lijst van administraties opvragen", en="Listing the companies"),
}
_NEEDS = {
    "call": "heeft de scope {scope} op {level_nl} nodig",
    "webhooks": "heeft de scope {scope} op {level_nl} nodig",
    "list": "kan alleen met de scope {scope} op {level_nl}",
}
LEVELS = {"read": ("read (Lezen)", "read (Read)"), "manage": ("manage (Beheren)", "manage (Manage)")}
"""Each level with the word of the form, in Dutch and in English."""

_BEFORE = ("platform", "app", "review")
"""The keys behind which ``scopes`` is written."""
_TITLES = ("fix", "fix-2", "fix-3", "fix-4")
_NAMES = ("scope", "scope_2", "scope_3", "scope_4")
"""Of one need, as many alternatives as the reference ever names."""

TEXTS = {
    **{
        origin: Text(
            nl=f"{who.nl} {_NEEDS[origin]}, en de app vraagt die niet: Exact antwoordt dan 403, "
            '"Application Scope Violated". Voeg "{scope}: {level}" toe.',
            en=f"{who.en} needs the scope {{scope}} at {{level_en}}, and the app does not ask for it: Exact answers "
            '403, "Application Scope Violated". Add "{scope}: {level}".',
        )
        for origin, who in _WHO.items()
    },
    "two": Text(
        nl="{method} {endpoint} heeft {scopes_nl} op {level_nl} nodig, en de app vraagt geen van beide: Exact antwoordt "
        "dan 403. Welke van de twee, zegt de documentatie niet.",
        en="{method} {endpoint} needs {scopes_en} at {level_en}, and the app asks for neither: Exact answers 403. Which "
        "of them, the reference does not say.",
    ),
    "several": Text(
        nl="{method} {endpoint} heeft {scopes_nl} op {level_nl} nodig, en de app vraagt er geen van: Exact antwoordt dan "
        "403. Welke ervan, zegt de documentatie niet.",
        en="{method} {endpoint} needs {scopes_en} at {level_en}, and the app asks for none of them: Exact answers 403. "
        "Which of them, the reference does not say.",
    ),
    "none": Text(
        nl="Deze app vraagt geen scopes, maar de aanroepen hebben er {number} nodig. Voeg ze toe.",
        en="This app asks for no scopes, but its calls need {number}. Add them.",
    ),
    "one": Text(
        nl="Deze app vraagt geen scopes, maar de aanroepen hebben er een nodig: {scope}. Voeg die toe.",
        en="This app asks for no scopes, but its calls need one: {scope}. Add it.",
    ),
    "also": Text(nl="deze ook", en="this one as well"),
    **{
        title: Text(nl=f'"{{{name}}}: {{level}}" toevoegen', en=f'add "{{{name}}}: {{level}}"')
        for title, name in zip(_TITLES, _NAMES, strict=True)
    },
    "fix-all": Text(nl="de scopes toevoegen", en="add the scopes"),
}

_MOST_OTHERS = 5
"""So many other calls that need the same scope are pointed at."""


def check(app: App) -> Iterator[Finding]:
    """Hold what the calls need against what is asked."""
    if not app.is_scoped:
        return
    found = needs(app.uses, app.tables)
    if app.root.lacks("scopes"):
        if found:
            yield _none(app, found)
        return
    for need in found:
        if all(app.level(scope) == "none" for scope in need.scopes):
            yield _missing(app, need)


def _none(app: App, found: tuple[Need, ...]) -> Finding:
    """Say it once where there are no scopes at all."""
    single = [need for need in found if need.scope is not None]
    left = unmet_alternatives(found)
    proposals: tuple[Proposal, ...] = ()
    if single:
        block = put(app, "scopes", value={need.scopes[0]: need.level for need in single}, after=_BEFORE)
        proposals = (Proposal((), "display-only" if left else "unsafe", "fix-all", changes=(block,)),)
    data = {"number": len(single) + len(left), "scope": found[0].scopes[0]}
    one = len(found) == 1 and single
    return Finding("EXA304", start(app), "one" if one else "none", data, (), proposals)


def _missing(app: App, need: Need) -> Finding:
    first = first_of(need)
    nl, en = LEVELS[need.level]
    data = {
        **who(first),
        "level": need.level,
        "level_nl": nl,
        "level_en": en,
        **dict(zip(_NAMES, need.scopes, strict=False)),
        "scopes_nl": _listed(need.scopes, "of"),
        "scopes_en": _listed(need.scopes, "or"),
    }
    safety: Safety = "unsafe" if need.scope else "display-only"
    proposals = tuple(
        _asked(app, scope, need.level, safety, title) for title, scope in zip(_TITLES, need.scopes, strict=False)
    )
    text = first.origin if need.scope else "two" if len(need.scopes) == 2 else "several"  # noqa: PLR2004
    return Finding("EXA304", first.place, text, data, others(need, first), proposals)


def _asked(app: App, scope: str, level: str, safety: Safety, title: str) -> Proposal:
    """Propose to ask for a scope: to raise it where it is there with *none*, else to add it."""
    if safety == "display-only":
        return Proposal(((app.start(), scope),), safety, title)
    asked = app.scopes.get(scope)
    if asked is not None and asked.field is not None:
        return Proposal(((asked.field.place(), level),), safety, title)
    return Proposal((), safety, title, changes=(put(app, "scopes", scope, value=level),))


def first_of(need: Need) -> Use:
    """Give the call at which a need is told: webhooks first, then the first one that is written."""
    order = ("webhooks", "call", "list")
    return min(need.highest, key=lambda use: order.index(use.origin))


def others(need: Need, first: Use) -> tuple[Note, ...]:
    """Point at the other places that need the same."""
    places = dict.fromkeys(use.place for use in need.uses if use.place != first.place)
    return tuple(Note(place, "also") for place in list(places)[:_MOST_OTHERS])


def who(use: Use) -> dict[str, str]:
    """Give the values that name a call."""
    return {"method": use.method, "endpoint": use.endpoint.path}


def _listed(scopes: tuple[str, ...], word: str) -> str:
    return f"{', '.join(scopes[:-1])} {word} {scopes[-1]}" if len(scopes) > 1 else scopes[0]
