# ruff: noqa: RUF001 - the arrows of a way through menus
"""For whoever manages Exact Online at a customer: what an app asks for, how to give permission and how to withdraw it.

The four steps of withdrawing are those of source 003, in its order. What is not known (U1 of testing apps, U16 the
words of the consent screen) is not said, and what the manifest does not say is left out. An app with API keys of one's
own has no scopes, and nobody chooses companies for it (F23): nothing on its page speaks of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.documents.page import Bullets, Heading, Note, Page, Paragraph, Search, Steps, Table, plain
from onsrights.engine.check.field import Field, Items, Keys
from onsrights.engine.diagnostics import Text
from onsrights.exact.exports.apps import Chapter, apps_of, asked_by, page_of
from onsrights.exact.exports.plain_words import MAY, scope_name
from onsrights.exact.tables import COUNTRIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onsrights.documents.page import Block, Line
    from onsrights.doors import ExportRequest
    from onsrights.engine.diagnostics import Language
    from onsrights.exact.model import App

__all__ = ["page"]

_TITLE = Text("{app} koppelen aan Exact Online{country}", "Connecting {app} to Exact Online{country}")
_TITLE_OF_MANY = Text("Apps koppelen aan Exact Online", "Connecting apps to Exact Online")
_DRAFT = Text("Concept: de app is nog niet goedgekeurd door Exact.", "Draft: the app is not approved by Exact yet.")
_TESTING = Text(
    "Deze app is nog in ontwikkeling en kan niet door klanten gebruikt worden.",
    "This app is under development and cannot be used by customers.",
)


def page(request: ExportRequest) -> Page:
    """Make the page, one chapter for each app."""
    return page_of(apps_of(request), request.lang, _Chapter, _TITLE, _TITLE_OF_MANY)


class _Chapter(Chapter):
    """What is said of one app."""

    def __init__(self, app: App, lang: Language) -> None:
        super().__init__(app, lang)
        self._rows = () if app.is_own else tuple(_data(app, lang))
        divisions = app.root.keys("divisions")
        self._consent = divisions.text("consent") if divisions is not None else ""
        self._chooses = app.is_scoped or (not app.is_own and bool(self._consent))

    def blocks(self) -> Iterator[Block]:
        """Give the whole chapter below its title."""
        yield from self._status()
        partly = self.line(_IN_PART) if self._chooses else ""
        yield Paragraph(self.line(_INTRODUCTION if self._rows else _INTRODUCTION_SHORT, partly=partly))
        yield from self._purpose()
        yield from self._scopes()
        yield from self._parties()
        yield from self._before()
        yield from self._giving()
        yield from self._other_companies()
        yield from self._withdrawing()
        yield from self._again()
        yield from self._troubles()
        yield from self._look_up()

    def _heading(self, text: Text) -> Heading:
        return Heading(self.line(text))

    def _steps(self, texts: Sequence[Text], **values: Line) -> Steps:
        return Steps(tuple(self.line(text, **values) for text in texts))

    def _own_language(self, keys: Keys | None, key: str) -> Field | Items | None:
        """Give what a manifest says in the language of the page."""
        found = keys.values.get(f"{key}_{self._lang}") if keys is not None else None
        return found if isinstance(found, (Field, Items)) else None

    # ------------------------------------------------------------------------------------------ what the app does

    def _status(self) -> Iterator[Block]:
        status = self._app.root.text("status")
        if self._app.distribution == "testing":
            yield Note(self.line(_TESTING))
        elif self._app.is_scoped and status and status != "approved":
            yield Note(self.line(_DRAFT))

    def _purpose(self) -> Iterator[Block]:
        purpose = self._own_language(self._app.root.keys("review"), "purpose")
        if isinstance(purpose, Field):
            yield self._heading(Text("Wat {app} doet", "What {app} does"))
            yield Paragraph(purpose.text.strip())

    def _scopes(self) -> Iterator[Block]:
        if self._rows:
            yield self._heading(Text("Welke gegevens {app} gebruikt", "Which data {app} uses"))
            yield Table(tuple(map(self.line, _DATA)), self._rows, (100, 60, 60))
            yield Paragraph(self.line(_SHOWN if self._app.is_scoped else _NEVER_MORE))

    def _parties(self) -> Iterator[Block]:
        review = self._app.root.keys("review")
        found = review.values.get("third_parties") if review is not None else None
        if self._app.is_own or not isinstance(found, Items):
            return
        yield self._heading(Text("Met wie gegevens worden gedeeld", "With whom data is shared"))
        parties = [item for item in found.items if isinstance(item, Keys)]
        if not parties:
            yield Paragraph(self.line(Text("Met niemand anders.", "With nobody else.")))
            return
        rows = tuple(tuple(party.text(key) for key in ("name", "purpose", "data")) for party in parties)
        yield Table(tuple(map(self.line, _PARTIES)), rows, (60, 80, 80))

    # ---------------------------------------------------------------------------------------------------- consenting

    def _before(self) -> Iterator[Block]:
        connection = self._app.root.keys("connection")
        is_system = connection is not None and connection.text("user") == "system-user"
        who = self.line(_THAT_USER if is_system else _THE_USER)
        lines = [self.line(_SYSTEM_USER)] if is_system else []
        rights = self._own_language(connection, "rights")
        if isinstance(rights, Items) and (texts := [one.text for one in rights.items if isinstance(one, Field)]):
            lines.append(self.line(_RIGHTS, who=who, rights="; ".join(texts)))
        lines.append(self.line(_ACCESS, who=who))
        if (tld := COUNTRIES.get(self._app.country or "")) is not None:
            lines.append(self.line(_ADDRESS, tld=tld))
        yield self._heading(Text("Voordat u begint", "Before you begin"))
        yield Bullets(tuple(lines))

    def _giving(self) -> Iterator[Block]:
        steps = [*_SIGN_IN]
        if self._app.is_scoped:
            steps.append(_CHECK_DATA)
        if self._chooses:
            steps.append(_CHOOSE)
        yield self._heading(Text("Toestemming geven", "Giving permission"))
        yield self._steps([*steps, _GIVE], divisions=self.line(_DIVISIONS.get(self._consent, _DIVISIONS[""])))
        if self._app.is_own:
            yield Paragraph(self.line(_OWN))

    # --------------------------------------------------------------------------------------------------- withdrawing

    def _other_companies(self) -> Iterator[Block]:
        if self._chooses:
            yield self._heading(_PARTLY)
            yield self._steps(_PARTLY_STEPS)
            yield Paragraph(self.line(_PARTLY_OR))
            yield Paragraph(self.line(_NEW_COMPANY))

    def _withdrawing(self) -> Iterator[Block]:
        yield self._heading(Text("Alle rechten intrekken", "Withdrawing all rights"))
        yield self._steps(_WITHDRAW)
        yield Paragraph(self.line(_AT_ONCE, supplier="" if self._app.is_own else self.line(_ASK_SUPPLIER)))
        yield Paragraph(self.line(_NOT_SEEN if self._chooses else _NOT_SEEN_WITH_PATH))

    def _again(self) -> Iterator[Block]:
        yield self._heading(Text("Opnieuw koppelen", "Connecting again"))
        yield Paragraph(self.line(_AGAIN, all=self.line(_AGAIN_ALL) if self._chooses else ""))

    def _troubles(self) -> Iterator[Block]:
        rows = [*([_NOT_CHOSEN] if self._chooses else []), *([_NO_SCOPE] if self._app.is_scoped else []), *_TROUBLES]
        yield self._heading(Text("Als het niet werkt", "When it does not work"))
        yield Table(tuple(map(self.line, _TROUBLE)), tuple(tuple(map(self.line, row)) for row in rows), (80, 80, 70))

    def _look_up(self) -> Iterator[Block]:
        rows = () if self._app.is_own else tuple(sorted(_scopes(self._app, self._lang)))
        if rows:
            yield self._heading(_LOOK_UP_TITLE)
            yield Paragraph(self.line(_LOOK_UP))
            search = Search(plain(self.line(_SEARCH)), plain(self.line(_NOT_FOUND)))
            yield Table(tuple(map(self.line, _LOOKED_UP)), rows, (60, 100, 60), names=True, search=search)


def _scopes(app: App, lang: Language) -> Iterator[tuple[str, str, str]]:
    """Give the scopes that an app asks for, each with the data that it is about and what the app may do."""
    for name, level in asked_by(app):
        scope = app.tables.scopes.get(name)
        yield name, scope.title.render(lang, {}) if scope else name, MAY[level].render(lang, {})


def _data(app: App, lang: Language) -> Iterator[tuple[str, str, str]]:
    """Give the data that an app asks for, each with its name on the form and what the app may do."""
    return ((title, scope_name(name), may) for name, title, may in _scopes(app, lang))


# -------------------------------------------------------------------------------------------------------- its texts

_INTRODUCTION = Text(
    "Deze pagina is voor wie in uw organisatie Exact Online beheert. U leest wat {app} vraagt, hoe u toestemming "
    "geeft, en hoe u die later weer intrekt{partly}.",
    "This page is for whoever manages Exact Online in your organisation. It explains what {app} asks for, how to give "
    "permission, and how to withdraw it later{partly}.",
)
_INTRODUCTION_SHORT = Text(
    "Deze pagina is voor wie in uw organisatie Exact Online beheert. U leest hoe u {app} toestemming geeft, en hoe u "
    "die later weer intrekt{partly}.",
    "This page is for whoever manages Exact Online in your organisation. It explains how to give {app} permission, and "
    "how to withdraw it later{partly}.",
)
_IN_PART = Text(", geheel of voor een deel", ", in full or in part")
_DATA = (
    Text("Gegevens", "Data"),
    Text("Naam bij Exact", "Name at Exact"),
    Text("{app} mag", "{app} may"),
)
_SHOWN = Text(
    "Exact toont deze lijst ook als u toestemming geeft. {app} ziet nooit meer dan de gebruiker die toestemming geeft.",
    "Exact also shows this list when you give permission. {app} never sees more than the user who gives permission.",
)
_NEVER_MORE = Text(
    "{app} ziet nooit meer dan de gebruiker die toestemming geeft.",
    "{app} never sees more than the user who gives permission.",
)
_PARTIES = (
    Text("Partij", "Party"),
    Text("Waarvoor", "What for"),
    Text("Welke gegevens", "Which data"),
)
_SYSTEM_USER = Text(
    "Gebruik een gebruiker die voor {app} is aangemaakt, niet het account van een medewerker: de koppeling krijgt de "
    "rechten van die gebruiker.",
    "Use a user that was created for {app}, not the account of an employee: the connection gets the rights of that "
    "user.",
)
_THAT_USER = Text("Die gebruiker", "That user")
_THE_USER = Text("De gebruiker die toestemming geeft,", "The user who gives permission")
_RIGHTS = Text(
    "{who} heeft in Exact Online deze rechten nodig: {rights}.", "{who} needs these rights in Exact Online: {rights}."
)
_ACCESS = Text(
    "{who} heeft toegang tot de administraties die u wilt koppelen.",
    "{who} has access to the companies you want to connect.",
)
_ADDRESS = Text(
    "Uw Exact Online staat op start.exactonline.{tld}. U ziet dat in de adresbalk van uw browser.",
    "Your Exact Online is at start.exactonline.{tld}. You can see that in the address bar of your browser.",
)
_SIGN_IN = (
    Text(
        "Start de koppeling in {app}. U komt op de aanmeldpagina van Exact Online.",
        "Start the connection in {app}. You arrive at the sign-in page of Exact Online.",
    ),
    Text("Meld u aan met de gebruiker van hierboven.", "Sign in as the user above."),
)
_CHECK_DATA = Text("Controleer welke gegevens {app} vraagt.", "Check which data {app} asks for.")
_CHOOSE = Text("Kies de administraties: {divisions}.", "Choose the companies: {divisions}.")
_GIVE = Text("Geef toestemming. U keert terug naar {app}.", "Give permission. You return to {app}.")
_DIVISIONS = {
    "selected": Text("alleen de administraties waarvoor u {app} gebruikt", "only the companies you use {app} for"),
    "all": Text('"{all_companies}"', '"{all_companies}"'),
    "": Text("de administraties waarvoor u {app} gebruikt", "the companies you use {app} for"),
}
_OWN = Text(
    "Een zelf geregistreerde app vraagt niet naar administraties: {app} kan bij alle administraties van uw abonnement "
    "waar deze gebruiker toegang toe heeft.",
    "A self-registered app does not ask you to choose companies: {app} can reach every company of your subscription "
    "that this user has access to.",
)
_PARTLY = Text(
    "Andere administraties kiezen (de rechten voor een deel intrekken)",
    "Choosing other companies (withdrawing part of the rights)",
)
_PARTLY_STEPS = (
    Text(
        'Klik linksboven op de naam van de administratie en kies "{import_export}".',
        'Click the company name at the top left and choose "{import_export}".',
    ),
    Text('Kies onder "{other}": "{apps_of_all}".', 'Choose "{apps_of_all}".'),
    Text("Klik op {app}.", "Click {app}."),
    Text(
        "Sta alle huidige en toekomstige administraties toe, of beheer de administraties en haal de administraties weg "
        "die {app} niet meer mag zien.",
        'Under "{permitted_companies}", allow all current and future companies, or choose "{manage_companies}" and '
        "take away what {app} may no longer see.",
    ),
)
_PARTLY_OR = Text(
    'Of: klik rechtsboven op uw naam › "{my_exact_online}" › "{security_center}" › "{permissions}" › {app} › '
    '"{manage_companies}". Zet de administraties in de kolom "{selected_companies}", of haal ze daaruit weg, en kies '
    '"{save_and_close}".',
    'Or: your name at the top right › "{my_exact_online}" › "{security_center}" › "{permissions}" › {app} › '
    '"{manage_companies}". Some versions of the screen say "administrations" for companies.',
)
_NEW_COMPANY = Text(
    'Een nieuwe administratie wordt alleen automatisch toegevoegd als u "{all_companies}" hebt toegestaan.',
    "A new company is added automatically only if you allowed all current and future companies.",
)
_WITHDRAW = (
    Text(
        'Klik rechtsboven op uw naam en dan op "{my_exact_online}".',
        'Click your name at the top right, then "{my_exact_online}".',
    ),
    Text('Kies links "{security_center}".', 'Choose "{security_center}" on the left.'),
    Text('Zoek {app} onder "{permissions}".', 'Find {app} under "{permissions}".'),
    Text('Klik helemaal rechts op "{revoke}".', 'Click "{revoke}" at the far right.'),
)
_AT_ONCE = Text(
    "De intrekking werkt meteen: {app} kan geen gegevens meer ophalen of wijzigen. Wat {app} al heeft opgehaald, "
    "verdwijnt daarmee niet uit {app}{supplier}.",
    "This works at once: {app} can no longer read or change anything. What {app} has already read does not disappear "
    "from {app}{supplier}.",
)
_ASK_SUPPLIER = Text("; vraag dat aan de leverancier", "; ask the supplier about that")
_NOT_SEEN = Text(
    "Ziet u de koppeling niet staan? Dan gaf een andere gebruiker toestemming. Wie het abonnement mag beheren, kan "
    'onder "{apps_of_all}" de apps van alle gebruikers beheren.',
    "Is the connection not listed? Then another user gave permission. Whoever may manage the subscription can manage "
    'the apps of all users under "{apps_of_all}".',
)
_NOT_SEEN_WITH_PATH = Text(
    "Ziet u de koppeling niet staan? Dan gaf een andere gebruiker toestemming. Wie het abonnement mag beheren, kan "
    'onder "{import_export}" › "{apps_of_all}" de apps van alle gebruikers beheren.',
    "Is the connection not listed? Then another user gave permission. Whoever may manage the subscription can manage "
    'the apps of all users under "{import_export}" › "{apps_of_all}".',
)
_AGAIN = Text(
    "Zodra {app} weer gebruikt wordt, vraagt Exact Online opnieuw om aan te melden.{all}",
    "As soon as {app} is used again, Exact Online asks you to sign in again.{all}",
)
_AGAIN_ALL = Text(' U kunt dan ook "{all_companies}" kiezen.', ' You can then also choose "{all_companies}".')
_TROUBLE = (Text("Melding", "Message"), Text("Oorzaak", "Cause"), Text("Oplossing", "Solution"))
_NOT_CHOSEN = (
    Text("User division is not within division scope", "User division is not within division scope"),
    Text("de administratie is niet gekozen", "the company was not chosen"),
    Text('zie "Andere administraties kiezen"', 'see "Choosing other companies"'),
)
_NO_SCOPE = (
    Text("Application Scope Violated", "Application Scope Violated"),
    Text("{app} heeft dit recht niet", "{app} does not have this right"),
    Text("meld het aan de leverancier", "tell the supplier"),
)
_TROUBLES = (
    (
        Text("er komen geen gegevens, zonder melding", "no data arrives, without a message"),
        Text(
            "de gebruiker mist een recht, of de module hoort niet bij uw abonnement",
            "the user lacks a right, or the module is not part of your subscription",
        ),
        Text("controleer de rechten van de gebruiker", "check the rights of the user"),
    ),
    (
        Text("de koppeling is 30 dagen niet gebruikt", "the connection was not used for 30 days"),
        Text("de toestemming is verlopen", "the permission has expired"),
        Text("koppel opnieuw", "connect again"),
    ),
)
_LOOK_UP_TITLE = Text("Een scope uit een logboek opzoeken", "Looking up a scope from a log")
_LOOK_UP = Text(
    "Noemt een logboek of een melding een scope, dan vindt u hier om welke gegevens het gaat. De scopes staan op "
    "alfabet.",
    "If a log or a message names a scope, you can find here which data it is about. The scopes are in alphabetical "
    "order.",
)
_SEARCH = Text("Zoek een scope of een regel uit het logboek", "Find a scope or a line from the log")
_NOT_FOUND = Text(
    "Die scope vraagt {app} niet; vraag het de leverancier.", "{app} does not ask for that; ask the supplier."
)
_LOOKED_UP = (Text("Scope", "Scope"), *_DATA[::2])
