"""For the customer's administrators: which tasks there are, what each allows, and what the scope of a role does.

What it says about roles, tasks and scopes is what Nedap says (Authorization in Ons, Using Authorization APIs): a role
has tasks and, mostly, a scope; the scope determines the clients; the calls answer in clients. Names stand here exactly
as in the manifest, because an administrator searches for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onsrights.documents.page import Break, Bullets, Heading, Page, Paragraph, Search, Steps, Table
from onsrights.engine.diagnostics import Text
from onsrights.ons.labels import STATUSES
from onsrights.ons.names.reading import read_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.documents.page import Block
    from onsrights.engine.diagnostics import Language
    from onsrights.ons.exports.rights import Connector, Content

__all__ = ["page"]

_TITLE = Text("Taken voor {connector} in Ons", "Tasks for {connector} in Ons")
_TITLE_OF_MANY = Text("Taken voor externe applicaties in Ons", "Tasks for external applications in Ons")
_NO_NAME = Text("de externe applicatie", "the external application")
_INTRODUCTION = Text(
    "Deze pagina is bedoeld voor de applicatiebeheerder die in Ons de rollen beheert. {connector} vraagt aan Ons wat "
    "een medewerker mag. Een medewerker mag iets pas wanneer een rol van die medewerker de taak bevat die erbij hoort. "
    "Hieronder leest u welke taken er voor {connector} zijn en wat elke taak toestaat.",
    "This page is meant for the application manager who maintains the roles in Ons. {connector} asks Ons what an "
    "employee may do. An employee may do something only when one of that employee's roles has the task that belongs "
    "to it. Below you find the tasks for {connector} and what each of them allows.",
)
_STEPS_TITLE = Text("Wat u doet", "What to do")
_STEPS = (
    Text(
        "Bepaal per taak welke rollen die nodig hebben: de rollen van de medewerkers die in {connector} moeten kunnen "
        "wat bij de taak staat. In de laatste kolom kunt u die rollen noteren.",
        "Decide for each task which roles need it: the roles of the employees who need to do in {connector} what the "
        "task describes. You can write those roles down in the last column.",
    ),
    Text(
        "Voeg de taak in Ons aan die rollen toe. U vindt de taak onder precies de naam die hieronder staat.",
        "Add the task to those roles in Ons. You find the task under exactly the name given below.",
    ),
    Text(
        "Controleer van elke rol het bereik: dat bepaalt voor welke cliënten de taak geldt.",
        "Check the scope of each role: it determines which clients the task applies to.",
    ),
)
_NOT_YET = Text(
    "Een taak is in Ons te vinden als de status goedgekeurd is; met een andere status kunt u die nog niet toevoegen.",
    "You can find a task in Ons if its status is approved; with any other status it cannot be added yet.",
)
_NOTES_TITLE = Text("Goed om te weten over het bereik", "Good to know about the scope")
_SCOPED = Text(
    "Het deel van de naam tussen vierkante haken wordt beperkt door het bereik van de rol. Zo geldt een taak met "
    "{example} alleen voor cliënten die binnen dat bereik vallen.",
    "The part of the name in square brackets is limited by the scope of the role. A task with {example}, for instance, "
    "applies only to clients who fall within that scope.",
)
_CLIENTS_ONLY = Text(
    "{connector} krijgt van Ons alleen antwoord over cliënten: voor welke cliënten een taak geldt, of dat die voor "
    "alle cliënten geldt. Over medewerkers, teams of locaties geeft Ons geen antwoord.",
    "Ons only answers {connector} about clients: which clients a task applies to, or that it applies to all clients. "
    "Ons gives no answer about employees, teams or locations.",
)
_OTHER_SCOPES = Text(
    "Dat is ook zo bij taken waarin een medewerker of een team tussen haken staat.",
    "This is also true for tasks that name an employee or a team in brackets.",
)
_TASKS_TITLE = Text("De taken", "The tasks")
_COLUMNS = (
    Text("Taak", "Task"),
    Text("Wat de taak toestaat", "What the task allows"),
    Text("Beperkt door het bereik", "Limited by the scope"),
    Text("Rollen", "Roles"),
)
_WIDTHS = (65, 100, 42, 40)
_STATUS = Text("Status", "Status")
_STATUS_WIDTH = 32
_LOOK_UP_TITLE = Text("Een identifier uit een logboek opzoeken", "Looking up an identifier from a log")
_LOOK_UP = Text(
    "Noemt een logboek of een melding een identifier, dan vindt u hier welke taak dat is. De identifiers staan op "
    "alfabet.",
    "If a log or a message names an identifier, you can find here which task it is. The identifiers are in "
    "alphabetical order.",
)
_SEARCH = Text("Zoek een identifier of een regel uit het logboek", "Find an identifier or a line from the log")
_NOT_FOUND = Text(
    "Dat hoort niet bij een taak op deze pagina; vraag het de leverancier van {connector}.",
    "That does not belong to a task on this page; ask the supplier of {connector}.",
)
_IDENTIFIER = Text("Identifier", "Identifier")
_NO_SCOPE = "-"
_EXAMPLES = {"nl": "[van een cliënt]", "en": "[client]"}
_NAMES = {"nl": "dutch_name", "en": "english_name"}
_DESCRIPTIONS = {"nl": "dutch_description", "en": "english_description"}


def page(content: Content, lang: Language) -> Page:
    """Say in ``lang`` what the customer's administrators have to know."""
    chapters = [list(_chapter(connector, lang)) for connector in content.connectors]
    title = _title(content.connectors[0], lang) if len(chapters) == 1 else _TITLE_OF_MANY.render(lang, {})
    blocks = chapters[0] + [block for chapter in chapters[1:] for block in (Break(), *chapter)]
    return Page(lang, title, tuple(blocks), content.warning, wide=True)


def _title(connector: Connector, lang: Language) -> str:
    title = _TITLE.render(lang, _values(connector, lang))
    return title[:1].upper() + title[1:]


def _values(connector: Connector, lang: Language) -> dict[str, str]:
    return {"connector": connector.name or _NO_NAME.render(lang, {})}


def _chapter(connector: Connector, lang: Language) -> Iterator[Block]:
    values = _values(connector, lang)

    def say(text: Text) -> str:
        return text.render(lang, values)

    names = [right.fields[_NAMES[lang]] for right in connector.rights]
    scopes = [list(_scopes(name, lang)) for name in names]
    columns, widths = list(_COLUMNS), list(_WIDTHS)
    tasks = [
        [name, right.fields[_DESCRIPTIONS[lang]].strip(), ", ".join(text for text, _ in found) or _NO_SCOPE, None]
        for name, right, found in zip(names, connector.rights, scopes, strict=True)
    ]
    marked = any(right.status != "approved" for right in connector.rights)
    if marked:
        columns.insert(1, _STATUS)
        widths.insert(1, _STATUS_WIDTH)
        for task, right in zip(tasks, connector.rights, strict=True):
            task.insert(1, STATUSES[right.status].render(lang, {}))
    yield Heading(_title(connector, lang), 1)
    yield Paragraph(_capital(say(_INTRODUCTION)))
    yield Heading(say(_STEPS_TITLE))
    yield Steps(tuple(map(say, _STEPS)))
    if marked:
        yield Paragraph(say(_NOT_YET))
    yield Heading(say(_NOTES_TITLE))
    yield Bullets(tuple(_notes([pair for found in scopes for pair in found], values, lang)))
    yield Heading(say(_TASKS_TITLE))
    yield Table(tuple(map(say, columns)), tuple(map(tuple, tasks)), tuple(widths), names=True)
    yield Heading(say(_LOOK_UP_TITLE))
    yield Paragraph(say(_LOOK_UP))
    search = Search(say(_SEARCH), say(_NOT_FOUND))
    rows = [(right.identifier, name) for right, name in zip(connector.rights, names, strict=True)]
    rows.sort(key=lambda row: row[0].casefold())
    yield Table((say(_IDENTIFIER), say(_COLUMNS[0])), tuple(rows), (1, 1), names=True, search=search)


def _notes(scopes: list[tuple[str, str | None]], values: dict[str, str], lang: Language) -> Iterator[str]:
    """Say of the scope what concerns these tasks; ``scopes`` are pairs of a scope as written and its entity."""
    if scopes:
        example = next((text for text, entity in scopes if entity == "client"), _EXAMPLES[lang])
        yield _SCOPED.render(lang, {"example": example})
    sentence = _capital(_CLIENTS_ONLY.render(lang, values))
    if any(entity != "client" for _, entity in scopes):
        sentence += " " + _OTHER_SCOPES.render(lang, {})
    yield sentence


def _scopes(name: str, lang: Language) -> Iterator[tuple[str, str | None]]:
    reading = read_name(name, lang)
    for scope in reading.scopes:
        part = reading.part((scope.piece, scope.piece + 1))
        if part is not None:
            yield part.text, scope.entity


def _capital(sentence: str) -> str:
    """Begin a sentence with a capital, unless it begins with the name of a connector, which stays as it is."""
    return sentence if sentence[:1].isupper() else sentence[:1].upper() + sentence[1:]
