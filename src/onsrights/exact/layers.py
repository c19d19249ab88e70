"""The ten layers of a call to Exact Online, in our order, for nobody says in which Exact asks them (U7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onsrights.engine.access.layers import Layer, Sees, fails, holds, not_applicable, unknown
from onsrights.engine.access.question import Said, spelled
from onsrights.engine.diagnostics import Text
from onsrights.exact.screens import screen
from onsrights.exact.tables import COUNTRIES, REFERENCE, level_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from onsrights.engine.access.layers import Answer
    from onsrights.engine.access.question import Question
    from onsrights.engine.diagnostics import Place
    from onsrights.exact.model import App
    from onsrights.exact.tables import Endpoint

__all__ = ["LAYERS", "OLD_TOKENS", "endpoint_asked", "level_said"]

_NOT_TOLD = Text(
    nl="niet bekend; geef het op met {option}",
    en="not known; give it with {option}",
)
_TOLD = Text(nl="zoals opgegeven met {option}", en="as given with {option}")
_PENDING = frozenset({"draft", "submitted", "rejected"})
_ANY_COMPANY = frozenset({"current/Me", "system/Divisions"})
"""Endpoints that do not look at the company (F29b)."""


def endpoint_asked(app: App, question: Question) -> Endpoint | None:
    """Give the endpoint of a question, however it is written."""
    from onsrights.exact.endpoint_paths import spelt

    return spelt(question.text("endpoint"), app.tables).endpoint


def level_said(level: str) -> Text:
    """Give a level with the word of the form."""
    nl, en = screen(level)
    return Text(f"{level} ({nl})", f"{level} ({en})")


def _not_told(option: str) -> Answer:
    return unknown(_NOT_TOLD, option=spelled(option))


# ------------------------------------------------------------------------------------------------------- the layers


def _request(app: App, question: Question) -> Iterator[Answer]:
    endpoint = endpoint_asked(app, question)
    method = question.text("method")
    if endpoint is not None and endpoint.is_supported(method):
        text = Text("de documentatie van {date} kent {method} hier", "the reference of {date} has {method} here")
        yield holds(text, date=REFERENCE, method=method)
    else:
        text = Text(
            "de documentatie van {date} kent dit pad of deze methode niet",
            "the reference of {date} does not have this path or method",
        )
        yield unknown(text, date=REFERENCE)


def _country(app: App, question: Question) -> Iterator[Answer]:
    asked, own = question.text("country"), app.country
    place = app.keys.field("country")
    if asked == "unknown" or own is None:
        yield _not_told("country")
    elif asked == own:
        text = Text("app en administratie zijn allebei in {country}", "app and company are both in {country}")
        yield holds(text, None if place is None else place.place(), country=own)
    else:
        text = Text(
            "de app is geregistreerd in {country}, de administratie is in {other}",
            "the app is registered in {country}, the company is in {other}",
        )
        look = Said(screen("address-bar"), {"tld": COUNTRIES[asked]})
        yield fails(text, None if place is None else place.place(), look=look, country=own, other=asked)


def _customer(app: App, question: Question) -> Iterator[Answer]:
    whose, kind, status = question.text("whose"), app.distribution, app.root.text("status")
    if whose == "own":
        yield holds(Text("het is uw eigen abonnement", "it is your own subscription"))
    elif whose == "unknown" or kind is None:
        text = Text("geef met {option} aan wiens abonnement het is", "say whose subscription it is with {option}")
        yield unknown(text, option="--whose")
    elif not app.is_scoped:
        text = Text(
            "een app met distributie {distribution} is niet voor klanten",
            "a {distribution} app cannot be used by customers",
        )
        yield fails(text, _place(app, "distribution"), codes=("EXA204",), distribution=kind)
    elif status == "approved":
        yield holds(Text("de app is goedgekeurd", "the app is approved"), _status(app))
    elif status in _PENDING:
        yield fails(Text("de app is {status}", "the app is {status}"), _status(app), status=status)
    else:
        yield unknown(Text("het manifest heeft geen status", "the manifest has no status"))


def _place(app: App, key: str) -> Place | None:
    field = app.keys.field(key)
    return None if field is None else field.place()


def _status(app: App) -> Place | None:
    field = app.root.field("status")
    return None if field is None else field.place()


def _consent(_app: App, question: Question) -> Iterator[Answer]:
    connected, revoked = question.text("connected"), question.text("revoked")
    if connected == "no":
        yield fails(Text("de app is nooit gekoppeld", "the app was never connected"))
    elif revoked == "yes":
        yield fails(Text("de toestemming is ingetrokken", "the permission was revoked"))
    elif connected == "yes" and revoked in {"no", "partly"}:
        yield holds(Text("gekoppeld en niet ingetrokken", "connected and not revoked"))
    else:
        yield _not_told("connected" if connected == "unknown" else "revoked")


_CONSENT_AGAIN = Text("de klant geeft opnieuw toestemming", "the customer consents again")

OLD_TOKENS: Mapping[str, Answer] = {
    "access-expired": fails(
        Text("het access-token is ouder dan 10 minuten", "the access token is older than 10 minutes"),
        sees=Sees(401),
        look=Text("eigen code: vernieuwen na 570 seconden", "own code: refresh after 570 seconds"),
    ),
    "refresh-expired": fails(
        Text("het refresh-token is 30 dagen niet gebruikt", "the refresh token was not used for 30 days"),
        sees=Sees(400, Text('"The refresh token expired at …"', '"The refresh token expired at …"')),
        look=_CONSENT_AGAIN,
    ),
    "reused": fails(
        Text("het refresh-token is twee keer gebruikt", "the refresh token was used twice"),
        sees=Sees(401, Text('"Old refresh token used."', '"Old refresh token used."')),
        look=Text(
            "eigen code: vergrendel het vernieuwen; daarna opnieuw toestemming",
            "own code: lock the refresh; then consent again",
        ),
    ),
}
"""What is wrong with a token that is not valid."""


def _token(_app: App, question: Question) -> Iterator[Answer]:
    kind = question.text("token")
    if kind in OLD_TOKENS:
        yield OLD_TOKENS[kind]
    elif kind == "valid":
        yield holds(Text("het token is geldig", "the token is valid"))
    elif kind == "too-early":
        yield holds(Text("alleen het vernieuwen is te vroeg", "only the refresh is too early"))
    else:
        yield _not_told("token")


def _scope(app: App, question: Question) -> Iterator[Answer]:
    """Hold what the endpoint needs against what was consented to; the order of the columns is the table's own."""
    endpoint = endpoint_asked(app, question)
    if app.is_own:
        yield not_applicable(
            Text("een zelf geregistreerde app heeft geen scopes", "a self-registered app has no scopes"),
            _place(app, "distribution"),
        )
    elif endpoint is not None and endpoint.scopes == ():
        yield not_applicable(Text("dit endpoint heeft er geen nodig", "this endpoint needs none"))
    elif not app.is_scoped:
        text = Text(
            "of scopes voor een testapp gelden, is niet bekend", "whether scopes apply to a testing app is not known"
        )
        yield unknown(text, _place(app, "distribution"))
    elif endpoint is None or endpoint.scopes is None:
        text = Text(
            "welke scope dit endpoint nodig heeft, is niet bekend", "which scope this endpoint needs is not known"
        )
        yield unknown(text)
    else:
        yield _scopes(app, question, endpoint, endpoint.scopes)


def _scopes(app: App, question: Question, endpoint: Endpoint, needed: tuple[str, ...]) -> Answer:
    from onsrights.exact.model import is_at_least

    told = _consented(question)
    level = level_of(question.text("method")) or "read"
    levels = {scope: app.level(scope) if told is None else told.get(scope, "none") for scope in needed}
    met = [scope for scope in needed if is_at_least(levels[scope], level)]
    data = {
        "scope": ", ".join(needed),
        "scopes": Text(" of ".join(needed), " or ".join(needed)),
        "level": level,
        "needed": level_said(level),
    }
    if not met and None not in levels.values():
        return _not_asked(app, question, endpoint, levels, data)
    if not met:
        return unknown(Text("wat de app vraagt, is niet bekend", "what the app asks for is not known"))
    if len(met) < len(needed):
        text = Text("{scopes}, en er is er maar één gevraagd", "{scopes}, and only one is asked for")
        return unknown(text, _of_scope(app, met[0]), **data)
    if told is None and app.root.text("status") in _PENDING:
        return unknown(Text("de scopes zijn nog niet goedgekeurd", "the scopes are not approved yet"), _status(app))
    return holds(
        Text("{scopes} wordt op {needed} gevraagd", "{scopes} is requested at {needed}"), _of_scope(app, met[0]), **data
    )


def _not_asked(
    app: App, question: Question, endpoint: Endpoint, levels: Mapping[str, str | None], data: Mapping[str, Any]
) -> Answer:
    """Say what is asked instead, and where the rule about it speaks."""
    lower = [level for level in levels.values() if level not in {None, "none"}]
    asked = level_said(lower[0] or "read") if lower else Text("niets", "nothing")
    place = next((_of_scope(app, scope) for scope, level in levels.items() if level == "read"), None)
    if place is None:
        place = next((use.place for use in app.uses if use.endpoint == endpoint), None)
    if place is None and (keys := app.root.keys("scopes")) is not None:
        place = keys.key()
    reading = question.text("method") == "GET"
    violated = "Forbidden - Application Scope Violated."
    seen = f"\"{violated} Cannot read '{next(iter(levels))}' scope.\"" if reading else f'"{violated}"'
    return fails(
        Text(
            "{scopes} is nodig op {needed}, en de app vraagt {asked}",
            "it needs {scopes} at {needed}, and the app asks for {asked}",
        ),
        place,
        codes=("EXA304", "EXA305"),
        sees=Sees(403, Text(seen, seen)),
        asked=asked,
        **data,
    )


def _of_scope(app: App, scope: str) -> Place | None:
    asked = app.scopes.get(scope)
    return None if asked is None or asked.field is None else asked.field.place()


def _consented(question: Question) -> dict[str, str] | None:
    """Give the scopes that were told; ``None`` for those of the manifest."""
    from onsrights.exact.model import scope_form

    text = question.text("scopes")
    if text == "as-manifest":
        return None
    pairs = (part.rpartition(":") for part in text.split(","))
    return {scope_form(name): level.strip() for name, _, level in pairs}


def _division(app: App, question: Question) -> Iterator[Answer]:
    endpoint = endpoint_asked(app, question)
    chosen, division = question.text("divisions"), question.text("division")
    if app.is_own:
        text = Text("bij deze app kiest niemand administraties", "nobody chooses companies for this app")
        yield not_applicable(text, _place(app, "distribution"))
    elif endpoint is not None and endpoint.path in _ANY_COMPANY:
        yield not_applicable(
            Text("dit endpoint kijkt niet naar de administratie", "this endpoint does not look at the company")
        )
    elif not app.is_scoped:
        text = Text(
            "of bij een testapp administraties worden gekozen, is niet bekend",
            "whether companies are chosen for a testing app is not known",
        )
        yield unknown(text, _place(app, "distribution"))
    elif chosen == "all":
        yield holds(Text("de administratie is gekozen", "the company was chosen"))
    elif chosen == "unknown":
        yield _not_told("divisions")
    elif not division:
        yield _not_told("division")
    elif division in {code.strip() for code in chosen.split(",")}:
        yield holds(Text("de administratie is gekozen", "the company was chosen"))
    else:
        text = Text("administratie {division} is niet gekozen", "company {division} was not chosen")
        yield fails(text, division=division)


def _licence(_app: App, question: Question) -> Iterator[Answer]:
    yield _as_told(question, "licence")


def _user(_app: App, question: Question) -> Iterator[Answer]:
    for option in ("user_right", "user_division"):
        yield _as_told(question, option)


def _as_told(question: Question, option: str) -> Answer:
    told = question.text(option)
    if told == "unknown":
        return _not_told(option)
    return (holds if told == "yes" else fails)(_TOLD, option=spelled(option))


_MOST = (
    ("errors_last_hour", 11, 10, Text("fouten in het afgelopen uur", "errors in the last hour")),
    ("calls_this_minute", 60, 60, Text("aanroepen deze minuut", "calls this minute")),
    ("calls_today", 5000, 5000, Text("aanroepen vandaag", "calls today")),
)
"""Of each number: from where on Exact refuses, what it allows (F35, F36), and what is counted."""


def _limits(_app: App, question: Question) -> Iterator[Answer]:
    given = [(question.values[option], *of) for option, *of in _MOST if question.values[option] is not None]
    for number, first, limit, what in given:
        if number >= first:
            text = Text("{number} {what}, waar {limit} mag", "{number} {what}, where {limit} is allowed")
            yield fails(text, number=number, what=what, limit=limit)
    if given:
        yield holds(Text("geen limiet bereikt", "no limit is reached"))
    else:
        yield unknown(Text("niet gevraagd", "not asked"))


LAYERS = (
    Layer(
        "request",
        Text("verzoek", "request"),
        _request,
        screen("reference"),
        ("F22",),
        reads=("endpoint", "method"),
    ),
    Layer(
        "country",
        Text("land", "country"),
        _country,
        Text("App Center van dat land", "App Center of that country"),
        ("F09",),
        Sees(None, Text("de aanmeldpagina kent de gebruiker niet", "the sign-in page does not know the user")),
        ("country",),
    ),
    Layer(
        "customer",
        Text("klant", "customer"),
        _customer,
        screen("permission-request"),
        ("F01", "F02", "F03"),
        Sees(None, Text("een fout tijdens het koppelen", "an error during the authorisation flow")),
        ("whose",),
    ),
    Layer(
        "consent",
        Text("toestemming", "consent"),
        _consent,
        screen("app-permissions"),
        ("F39", "F40", "F41"),
        Sees(
            None,
            Text(
                "de app moet opnieuw toestemming krijgen; met welke status is niet gedocumenteerd",
                "the app has to be authorised again; with which status is not documented",
            ),
        ),
        ("connected", "revoked"),
    ),
    Layer(
        "token",
        Text("token", "token"),
        _token,
        Text("eigen code", "own code"),
        ("F30", "F31", "F32", "F33"),
        reads=("token",),
    ),
    Layer(
        "scope",
        Text("scope", "scope"),
        _scope,
        screen("review-scopes"),
        ("F20", "F23", "F24", "F25", "F26"),
        Sees(403, Text('"Forbidden - Application Scope Violated."', '"Forbidden - Application Scope Violated."')),
        ("endpoint", "method", "scopes"),
    ),
    Layer(
        "division",
        Text("administratie", "company"),
        _division,
        screen("companies"),
        ("F43", "F44", "F46"),
        Sees(
            403,
            Text(
                '"Forbidden - User division is not within division scope"',
                '"Forbidden - User division is not within division scope"',
            ),
        ),
        ("endpoint", "division", "divisions"),
    ),
    Layer(
        "licence",
        Text("licentie", "licence"),
        _licence,
        screen("subscription"),
        ("F47", "F48"),
        Sees(
            403,
            Text(
                "met Reason LicenseExpired of zonder; of een lege lijst",
                "with Reason LicenseExpired or none; or an empty list",
            ),
        ),
        ("licence",),
    ),
    Layer(
        "user",
        Text("gebruiker", "user"),
        _user,
        screen("user-rights"),
        ("F45", "F47", "F48"),
        Sees(
            403,
            Text(
                "met Reason NoDivisionAccess, BlockedUser of InactiveUser; of 200 met een lege lijst",
                "with Reason NoDivisionAccess, BlockedUser or InactiveUser; or 200 with an empty list",
            ),
        ),
        ("user_right", "user_division"),
    ),
    Layer(
        "limits",
        Text("limieten", "limits"),
        _limits,
        Text(
            "header X-RateLimit-…; een uur wachten, niet opnieuw proberen",
            "header X-RateLimit-…; wait an hour, do not retry",
        ),
        ("F35", "F36"),
        Sees(
            429,
            Text(
                "na meer dan 10 fouten is de sleutel een uur geblokkeerd",
                "after more than 10 errors the key is blocked for an hour",
            ),
        ),
        ("errors_last_hour", "calls_this_minute", "calls_today"),
        counts=False,
    ),
)
