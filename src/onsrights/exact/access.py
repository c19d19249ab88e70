"""May this app, connected by this user, do METHOD on ENDPOINT in company DIVISION: the door ``why`` of Exact Online.

The layers are in :mod:`onsrights.exact.layers`; here is what is asked, what may have come back, and the matrix.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onsrights.engine.access.layers import Access, Case, Line, Reply, Settlement, Table, fails, holds, status
from onsrights.engine.access.question import Option, QuestionError, Said
from onsrights.engine.diagnostics import Text
from onsrights.exact.layers import LAYERS, OLD_TOKENS, endpoint_asked
from onsrights.exact.tables import COUNTRIES, LEVELS, METHODS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from onsrights.engine.access.layers import Answer
    from onsrights.engine.access.question import Question
    from onsrights.engine.check.schema import Document
    from onsrights.engine.diagnostics import Diagnostic
    from onsrights.exact.model import App

__all__ = ["ACCESS"]

# --------------------------------------------------------------------------------------------------- the question

_YES_NO = ("yes", "no", "unknown")


def _no_code(text: str) -> Said | None:
    if text.isascii() and text.isdigit():
        return None
    return Said(
        Text(
            '"{word}" is geen administratiecode ({option}): die bestaat alleen uit cijfers.',
            '"{word}" is not a company code ({option}): that consists of digits only.',
        )
    )


def _no_codes(text: str) -> Said | None:
    if text in {"all", "unknown"} or all(_no_code(code.strip()) is None for code in text.split(",")):
        return None
    return Said(
        Text(
            '{option} kent "{word}" niet; geef all, unknown of codes met komma\'s ertussen.',
            '"{word}" is not a value of {option}; give all, unknown, or codes with commas between them.',
        )
    )


def _no_scopes(text: str) -> Said | None:
    if text == "as-manifest" or all(part.rpartition(":")[2].strip() in LEVELS for part in text.split(",")):
        return None
    return Said(
        Text(
            '{option} kent "{word}" niet; geef as-manifest, of scopes met hun niveau: '
            "crm.accounts:manage,sales.orders:read.",
            '"{word}" is not a value of {option}; give as-manifest, or scopes with their levels: '
            "crm.accounts:manage,sales.orders:read.",
        )
    )


_OPTIONS = (
    Option(
        "endpoint",
        Text(
            "Het endpoint dat wordt aangeroepen, zoals crm/Accounts.",
            "The endpoint that is called, such as crm/Accounts.",
        ),
        Text("PAD", "PATH"),
        required=True,
        offers=lambda app: [call.path for call in app.calls],
        matrix=False,
    ),
    Option("method", Text("De methode.", "The method."), choices=METHODS, default="GET", matrix=False),
    Option("division", Text("De administratie waar het om gaat.", "The company it is about."), "CODE", wrong=_no_code),
    Option(
        "country",
        Text(
            "Het Exact Online van de klant; anders dat van de app.",
            "The customer's Exact Online; otherwise that of the app.",
        ),
        choices=(*COUNTRIES, "unknown"),
        default="unknown",
    ),
    Option(
        "whose",
        Text(
            "Wiens abonnement het is; anders wat used_by zegt.",
            "Whose subscription it is; otherwise what used_by says.",
        ),
        choices=("own", "customer", "unknown"),
        default="unknown",
    ),
    Option(
        "connected",
        Text("Of de app ooit gekoppeld is.", "Whether the app was ever connected."),
        choices=_YES_NO,
        default="unknown",
    ),
    Option(
        "revoked",
        Text("Of de toestemming is ingetrokken.", "Whether the permission was revoked."),
        choices=("yes", "no", "partly", "unknown"),
        default="unknown",
    ),
    Option(
        "token",
        Text("Hoe het met het token is.", "The state of the token."),
        choices=("valid", "access-expired", "refresh-expired", "reused", "too-early", "unknown"),
        default="unknown",
    ),
    Option(
        "scopes",
        Text(
            "Waarvoor de klant toestemming gaf; anders wat het manifest vraagt.",
            "What the customer consented to; otherwise what the manifest asks for.",
        ),
        Text("SCOPE:NIVEAU,…", "SCOPE:LEVEL,…"),
        default="as-manifest",
        wrong=_no_scopes,
    ),
    Option(
        "divisions",
        Text(
            "De administraties die de klant koos: all, of codes met komma's.",
            "The companies that the customer chose: all, or codes with commas.",
        ),
        "all|CODE,…",
        default="unknown",
        wrong=_no_codes,
    ),
    Option(
        "licence",
        Text("Of de module bij het abonnement hoort.", "Whether the module is in the subscription."),
        choices=_YES_NO,
        default="unknown",
    ),
    Option(
        "user_right",
        Text("Of de gebruiker het recht heeft.", "Whether the user has the right."),
        choices=_YES_NO,
        default="unknown",
    ),
    Option(
        "user_division",
        Text("Of de gebruiker bij de administratie mag.", "Whether the user may enter the company."),
        choices=_YES_NO,
        default="unknown",
    ),
    Option("errors_last_hour", Text("Fouten in het afgelopen uur.", "Errors in the last hour."), "N", number=True),
    Option("calls_this_minute", Text("Aanroepen deze minuut.", "Calls this minute."), "N", number=True),
    Option("calls_today", Text("Aanroepen vandaag.", "Calls today."), "N", number=True),
    Option(
        "distribution",
        Text(
            "Hoe de app geregistreerd is, voor een vraag zonder manifest; samen met --country.",
            "How the app is registered, for a question without a manifest; together with --country.",
        ),
        choices=("self-registered", "testing", "production", "published"),
        alone=True,
    ),
)


def _fill(app: App, _told: Mapping[str, Any]) -> Mapping[str, Any]:
    whose = {"own-company": "own", "customers": "customer"}
    return {"country": app.country, "whose": whose.get(app.keys.text("used_by"))}


def _read(document: Document, _diagnostics: Sequence[Diagnostic]) -> App:
    from onsrights.exact.platform import EXACT

    app: App = next(iter(EXACT.read(document)))
    return app


def _alone(told: Mapping[str, Any]) -> App:
    """Make an app of which nothing is known but how and where it is registered."""
    from onsrights.engine.check.field import Field, Keys
    from onsrights.exact.model import App
    from onsrights.exact.tables import tables

    if told.get("country", "unknown") == "unknown":
        raise QuestionError(
            Text("Bij {option} hoort ook het land van de app.", "{option} also needs the country of the app."),
            "distribution",
        )
    values = {key: Field(key, told[key], f"/app/{key}") for key in ("distribution", "country")}
    app = Keys("/app", 0, dict(values), partial=True)
    return App(Keys("", 0, {"app": app}, partial=True), tables())


def _labels(app: App) -> Sequence[str]:
    name = app.label or ""
    return (name, f"{name}@{app.country}") if app.country else (name,)


def _heading(app: App, question: Question) -> Said:
    endpoint = endpoint_asked(app, question)
    where = Text("", "")
    if question.text("division"):
        where = Text(" in administratie {division}", " in company {division}")
    return Said(
        Text(
            f"{{app}} ({{country}}): {{method}} {{endpoint}}{where.nl}",
            f"{{app}} ({{country}}): {{method}} {{endpoint}}{where.en}",
        ),
        {
            "app": app.label or Text("een app", "an app"),
            "country": app.country or "?",
            "method": question.text("method"),
            "endpoint": endpoint.path if endpoint is not None else question.text("endpoint"),
            "division": question.text("division"),
        },
    )


def _notes(app: App, question: Question, _answers: Mapping[str, Answer]) -> Iterator[Said]:
    """Say which endpoint was probably meant."""
    from onsrights.exact.endpoint_paths import proposed, spelt

    written = spelt(question.text("endpoint"), app.tables)
    if written.endpoint is None and (meant := proposed(written.path, app.tables)) is not None:
        yield Said(Text('Bedoelt u "{path}"?', 'Did you mean "{path}"?'), {"path": meant.path})


# ------------------------------------------------------------------------------------------------ what came back

_NOT_FOUND = Text("Exact vond de scope {scope} niet", "Exact did not find the scope {scope}")
_NO_SCOPE = Text("Exact vond de scope niet", "Exact did not find the scope")
_NOT_APPROVED = Text(
    "Het manifest vraagt {scope} op {level}, maar Exact vond die niet: is die goedgekeurd, en heeft deze klant daarna "
    "toestemming gegeven?",
    "The manifest asks for {scope} at {level}, but Exact did not find it: has it been approved, and has this customer "
    "consented since?",
)
_TOO_EARLY = Text(
    "Alleen het vernieuwen is geweigerd; gebruik het token dat u hebt tot er 570 seconden voorbij zijn.",
    "Only the refresh was refused; keep using the token you have until 570 seconds have passed.",
)
_EMPTY = Text(
    "Een lege lijst heeft drie oorzaken: de licentie, de gebruiker, of zulke gegevens zijn er niet.",
    "An empty list has three causes: the licence, the user, or no such records.",
)
_FORBIDDEN = Text("Een 403 komt van: {layers}.", "A 403 comes from: {layers}.")
_OF_403 = ("scope", "division", "licence", "user")


def _scope(case: Case) -> Settlement:
    """Name the scope that Exact did not find, where the answer has one that is known."""
    import re

    from onsrights.exact.layers import level_said

    app: App = case.subject
    quoted = re.findall(r"(?<![\w.])([a-z]{1,40}\.[a-z]{1,40})(?![\w.])", case.got, re.IGNORECASE)
    named = next((scope.lower() for scope in quoted if scope.lower() in app.tables.scopes), None)
    endpoint = endpoint_asked(app, case.question)
    if named is None and endpoint is not None and endpoint.scopes and len(endpoint.scopes) == 1:
        named = endpoint.scopes[0]
    if named is None:
        return Settlement({"scope": fails(_NO_SCOPE)})
    asked = app.scopes.get(named)
    answer = fails(_NOT_FOUND, asked.field.place() if asked and asked.field else None, scope=named)
    level = app.level(named)
    if level in {None, "none"}:
        return Settlement({"scope": answer})
    return Settlement({"scope": answer}, (), Said(_NOT_APPROVED, {"scope": named, "level": level_said(level or "")}))


def _settled(layer: str, nl: str, en: str) -> Any:  # noqa: ANN401 - what a reply settles
    """Settle that a layer fails; where it says so by itself that is kept, for it knows more."""

    def settle(case: Case) -> Settlement:
        own = case.answers[layer]
        return Settlement({layer: own if own.verdict == "fails" else fails(Text(nl, en))})

    return settle


def _token(kind: str) -> Any:  # noqa: ANN401 - what a reply settles
    return lambda _case: Settlement({"token": OLD_TOKENS[kind]})


def _too_early(_case: Case) -> Settlement:
    text = Text("alleen het vernieuwen is te vroeg", "only the refresh is too early")
    return Settlement({"token": holds(text)}, (Said(_TOO_EARLY),))


def _empty(_case: Case) -> Settlement:
    return Settlement({}, (Said(_EMPTY),))


def _forbidden(case: Case) -> Settlement:
    """Name the layers that a 403 may come from and of which it is not known that they hold."""
    from onsrights.engine.access.decision import listed

    names = [
        layer.name
        for layer in LAYERS
        if layer.id in _OF_403 and case.answers[layer.id].verdict not in {"holds", "not-applicable"}
    ]
    return Settlement({}, (Said(_FORBIDDEN, {"layers": listed(names)}),) if names else ())


_REPLIES = (
    Reply("Application Scope Violated", _scope, refuses=True),
    Reply(
        "not within division scope|WrongDivision",
        _settled(
            "division",
            "volgens Exact is deze administratie niet gekozen",
            "Exact says that this company was not chosen",
        ),
        refuses=True,
    ),
    Reply("refresh token expired", _token("refresh-expired"), refuses=True),
    Reply("Old refresh token used", _token("reused"), refuses=True),
    Reply("access_token not expired|TooEarlyToRefreshTokens", _too_early, refuses=False),
    Reply(
        "NoDivisionAccess|BlockedUser|InactiveUser|BlockedCustomer",
        _settled(
            "user",
            "volgens Exact mag deze gebruiker dit niet, of is het account geblokkeerd",
            "Exact says that this user may not do this, or that the account is blocked",
        ),
        refuses=True,
    ),
    Reply(
        "DivisionBlocked",
        _settled(
            "division", "volgens Exact is deze administratie geblokkeerd", "Exact says that this company is blocked"
        ),
        refuses=True,
    ),
    Reply(
        "LicenseExpired",
        _settled("licence", "volgens Exact is de licentie verlopen", "Exact says that the licence has expired"),
        refuses=True,
    ),
    Reply(
        status(429),
        _settled("limits", "het antwoord was 429: een limiet is bereikt", "the answer was 429: a limit is reached"),
    ),
    Reply(status(401), _token("access-expired")),
    Reply(r"\b(?:empty|leeg)\b|(?:(?<![0-9])200|\"results\"\s*:|\A)\s*\[\s*\]", _empty, refuses=False),
    Reply(status(403), _forbidden),
)


# ------------------------------------------------------------------------------------------------------ the matrix


def _tables(app: App, _question: Question) -> Iterable[Table]:
    methods: dict[str, set[str]] = {}
    for call in app.calls:
        if call.path:
            methods.setdefault(call.path, set()).update(method.word for method in call.methods if method.word)
    for use in app.uses:
        methods.setdefault(use.endpoint.path, set()).add(use.method)
    rows = [Line(path, {"endpoint": path}, frozenset(each)) for path, each in methods.items()]
    yield Table(None, rows, [Line(method, {"method": method}) for method in METHODS])


ACCESS = Access(
    options=_OPTIONS,
    layers=LAYERS,
    read=_read,
    labels=_labels,
    heading=_heading,
    tables=_tables,
    fill=_fill,
    notes=_notes,
    replies=_REPLIES,
    alone=_alone,
)
"""The door ``why`` of Exact Online."""
