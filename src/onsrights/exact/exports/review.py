# ruff: noqa: RUF001 - the arrows of a way through menus
"""For whoever sends an app in for review: what to fill in, field by field, in the order of the form (F12 to F17).

What only people can answer is a checklist with empty boxes; contact data are about persons and in no manifest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.documents.page import (
    Checklist,
    Code,
    Definitions,
    Heading,
    Page,
    Paragraph,
    Steps,
    Table,
)
from onsrights.doors import RefusedError
from onsrights.engine.check.field import Items, Keys
from onsrights.engine.diagnostics import Text
from onsrights.exact.exports.apps import Chapter, apps_of, asked_by, name_of, page_of
from onsrights.exact.exports.plain_words import COUNTRY_NAMES
from onsrights.exact.rules.purpose_too_long import MOST
from onsrights.exact.tables import FORM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.documents.page import Block
    from onsrights.doors import ExportRequest
    from onsrights.engine.diagnostics import Language
    from onsrights.exact.model import App

__all__ = ["page"]

_TITLE = Text("Beoordeling van {app} door Exact{country}", "Review of {app} by Exact{country}")
_TITLE_OF_MANY = Text("Beoordelingen door Exact", "Reviews by Exact")
_NOT_REVIEWED = Text("Een zelf geregistreerde app wordt niet beoordeeld.", "A self-registered app is not reviewed.")
_LEFT_OUT = Text(
    "{app}: een zelf geregistreerde app wordt niet beoordeeld.", "{app}: a self-registered app is not reviewed."
)
_TO_FILL_IN = Text("nog in te vullen", "to be filled in")


def page(request: ExportRequest) -> Page:
    """Make the answers, one chapter for each app.

    :raises RefusedError: where no app is reviewed.
    """
    from onsrights.documents.records import Remark

    every = apps_of(request)
    apps = [app for app in every if not app.is_own]
    if not apps:
        raise RefusedError(_NOT_REVIEWED)
    for app in every:
        if app.is_own:
            request.say(Remark(_LEFT_OUT, {"app": name_of(app, request.lang)}))
    return page_of(apps, request.lang, _Chapter, _TITLE, _TITLE_OF_MANY)


class _Chapter(Chapter):
    """The answers about one app."""

    def __init__(self, app: App, lang: Language) -> None:
        super().__init__(app, lang)
        review = app.root.keys("review")
        self._review = Keys("/review", app.document, {}) if review is None else review

    def blocks(self) -> Iterator[Block]:
        """Give the whole chapter below its title."""
        yield Paragraph(self.line(_WHERE))
        yield from self._registration()
        yield from self._purposes()
        yield from self._scopes()
        yield from self._questions()
        yield from self._parties()
        yield Heading(self.line(_CONTACT))
        yield Paragraph(self.line(Text("Vul zelf in.", "Fill in yourself.")))
        yield Heading(self.line(_AFTER))
        yield Steps(tuple(map(self.line, _NEXT)))

    def _registration(self) -> Iterator[Block]:
        app, unsaid = self._app, self.line(_TO_FILL_IN)
        country = COUNTRY_NAMES.get(app.country or "")
        kind = _KINDS.get(app.distribution or "")
        yield Heading(self.line(_REGISTRATION))
        yield Definitions(
            (
                (self.line(Text("{app_name}", "{app_name}")), app.label or unsaid),
                (self.line(Text("{redirect_uri}", "{redirect_uri}")), app.keys.text("redirect_uri") or unsaid),
                (self.line(Text("Land", "Country")), self.line(country) if country else unsaid),
                (self.line(Text("Soort app (knop)", "Kind of app (button)")), self.line(kind) if kind else unsaid),
            )
        )

    def _purposes(self) -> Iterator[Block]:
        yield Heading(self.line(_PURPOSE))
        for key, title in _PURPOSES.items():
            text = " ".join(self._review.text(key).split())
            length = self.line(_LENGTH, length=len(text), longest=MOST)
            yield Heading(self.line(title, length=length if text else self.line(_TO_FILL_IN)), 3)
            if text:
                yield Code(text)

    def _scopes(self) -> Iterator[Block]:
        rows = []
        for scope, level in asked_by(self._app):
            group, _, name = scope.partition(".")
            rows.append((group.capitalize(), name, self.line(_LEVELS[level])))
        yield Heading(self.line(Text("{scopes}", "{scopes}")))
        yield Paragraph(self.line(_FORM, date=self.line(FORM)))
        if rows:
            yield Table(tuple(map(self.line, _COLUMNS)), tuple(rows), (60, 80, 60))
        yield Paragraph(self.line(_OTHERS if rows else _ALL))

    def _questions(self) -> Iterator[Block]:
        tokens = self._app.root.keys("tokens")
        is_encrypted = tokens is not None and tokens.text("store") == "encrypted"
        lines = [self.line(question, hint=self.line(_ENCRYPTED) if is_encrypted else "") for question in _QUESTIONS]
        yield Heading(self.line(Text("{questions}", "{questions}")))
        yield Paragraph(self.line(_BY_HAND))
        yield Checklist(tuple(lines))

    def _parties(self) -> Iterator[Block]:
        yield Heading(self.line(Text("{third_parties}", "{third_parties}")))
        found = self._review.values.get("third_parties")
        parties = [item for item in found.items if isinstance(item, Keys)] if isinstance(found, Items) else []
        if parties:
            rows = tuple(tuple(party.text(key) for key in ("name", "purpose", "data")) for party in parties)
            yield Table(tuple(map(self.line, _PARTIES)), rows, (60, 80, 80))
        else:
            none = Text("Geen.", "None.") if isinstance(found, Items) else Text("Nog in te vullen.", "To be filled in.")
            yield Paragraph(self.line(none))


_WHERE = Text(
    'Waar: {app_center} › "{manage_apps}" › {app} › tabblad "{submit_for_review}" › "{step_1}" › "{edit}".',
    'Where: {app_center} › "{manage_apps}" › {app} › "{submit_for_review}" › "{step_1}" › "{edit}".',
)
_REGISTRATION = Text("Registratie", "Registration")
_KINDS = {
    "testing": Text("{register_testing}", "{register_testing}"),
    "production": Text("{register_production}", "{register_production}"),
    "published": Text("{register_production}", "{register_production}"),
}
_PURPOSE = Text("Doel", "Purpose")
_PURPOSES = {
    "purpose_nl": Text("{purpose_nl}: {length}", "{purpose_nl}: {length}"),
    "purpose_en": Text("{purpose_en}: {length}", "{purpose_en}: {length}"),
}
_LENGTH = Text("{length} van {longest} tekens", "{length} of {longest} characters")
_FORM = Text("Op het formulier van {date}:", "On the form of {date}:")
_COLUMNS = (Text("Groep", "Group"), Text("Scope", "Scope"), Text("Niveau", "Level"))
_LEVELS = {"read": Text("{read}", "{read}"), "manage": Text("{manage}", "{manage}")}
_OTHERS = Text("Alle andere: {none}.", "All others: {none}.")
_ALL = Text("Alle scopes: {none}.", "All scopes: {none}.")
_BY_HAND = Text(
    "Twaalf vragen, te beantwoorden met ja of nee; ze staan hier in onze woorden. Vink aan waar u ja op antwoordt.",
    "Twelve questions to be answered with yes or no; they are in our words here. Tick those that you answer with yes.",
)
_ENCRYPTED = Text(
    " (volgens het manifest worden de tokens versleuteld bewaard)",
    " (according to the manifest the tokens are stored encrypted)",
)
_QUESTIONS = (
    Text(
        "Er is een privacybeleid dat makkelijk te vinden is: wat er wordt verzameld, hoe, waarvoor, hoelang, hoe het "
        "wordt verwijderd en hoe gebruikers hun toestemming intrekken",
        "There is a privacy policy that is easy to find: what is collected, how, what for, for how long, how it is "
        "deleted, how users withdraw consent",
    ),
    Text("Gebruikers geven uitdrukkelijk toestemming", "Users give explicit consent"),
    Text("Gebruikers gaan akkoord met het privacybeleid", "Users accept the privacy policy"),
    Text(
        "De gegevens zijn beschermd, bijvoorbeeld met versleuteling{hint}",
        "The data is protected, for instance by encryption{hint}",
    ),
    Text("Wijzigingen worden eerst gecontroleerd en getest", "Changes are validated and tested first"),
    Text("Er is een geschiedenis van wijzigingen", "There is a history of changes"),
    Text("De code wordt veilig geschreven (OWASP)", "Code is written securely (OWASP)"),
    Text("Er wordt regelmatig naar kwetsbaarheden gezocht", "Vulnerabilities are looked for regularly"),
    Text(
        "De gegevens staan in een eigen datacentrum of in de cloud",
        "The data is kept in a data centre of your own or in the cloud",
    ),
    Text(
        "Alleen bevoegden hebben logische toegang (of: niet van toepassing)",
        "Only authorised people have logical access (or: not applicable)",
    ),
    Text(
        "Alleen bevoegden hebben fysieke toegang (of: niet van toepassing)",
        "Only authorised people have physical access (or: not applicable)",
    ),
    Text(
        "Er is een verklaring van een derde: ISO 27001, ISO 27002, ISAE 3402, SOC 1 of SOC 2 (of: niet van toepassing)",
        "There is a statement by a third party: ISO 27001, ISO 27002, ISAE 3402, SOC 1 or SOC 2 (or: not applicable)",
    ),
)
"""The twelve questions of the form in our words (F16)."""
_PARTIES = (Text("Partij", "Party"), Text("Doel", "Purpose"), Text("Gegevens", "Data"))
_CONTACT = Text("{contact}", "{contact}")
_AFTER = Text("Daarna", "After that")
_NEXT = (
    Text('Dien de beoordeling in: "{submit}".', 'Send the review in: "{submit}".'),
    Text('Vraag toestemming aan: "{request_permission}".', 'Ask for permission: "{request_permission}".'),
)
