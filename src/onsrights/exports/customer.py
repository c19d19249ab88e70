"""For the customer's administrators: which tasks there are, what each allows, and what the scope of a role does.

What it says about roles, tasks and scopes is what Nedap says (Authorization in Ons, Using Authorization APIs): a role
has tasks and, mostly, a scope; the scope determines the clients; the calls answer in clients. Names stand here exactly
as in the manifest, because an administrator searches for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onsrights.engine.diagnostics import Text
from onsrights.ons.names.reading import read_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from onsrights.engine.diagnostics import Language
    from onsrights.exports.content import Connector, Content

__all__ = ["FORMATS", "Chapter", "Handout", "Task", "as_html", "as_markdown", "handout"]

_TITLE = Text("Taken voor {connector} in Ons", "Tasks for {connector} in Ons")
_TITLE_OF_MANY = Text("Taken voor externe applicaties in Ons", "Tasks for external applications in Ons")
_NO_NAME = Text("de externe applicatie", "the external application")
_INTRODUCTION = Text(
    "Deze pagina is bedoeld voor de applicatiebeheerder die in Ons de rollen beheert. {connector} vraagt aan Ons wat "
    "een medewerker mag. Een medewerker mag iets pas wanneer een rol van die medewerker de taak bevat die erbij hoort. "
    "Hieronder leest u welke taken er voor {connector} zijn en wat elke taak toestaat.",
    "This page is meant for the application manager who maintains the roles in Ons. {connector} asks Ons what an "
    "employee may do. An employee may do something only when one of that employee's roles holds the task that belongs "
    "to it. Below you find which tasks there are for {connector} and what each of them allows.",
)
_STEPS_TITLE = Text("Wat u doet", "What to do")
_STEPS = (
    Text(
        "Bepaal per taak welke rollen die nodig hebben: de rollen van de medewerkers die in {connector} moeten kunnen "
        "wat bij de taak staat. In de laatste kolom kunt u die rollen noteren.",
        "Decide for each task which roles need it: the roles of the employees who have to be able to do in {connector} "
        "what stands beside the task. You can write those roles down in the last column.",
    ),
    Text(
        "Voeg de taak in Ons aan die rollen toe. U vindt de taak onder precies de naam die hieronder staat.",
        "Add the task to those roles in Ons. You find the task under exactly the name given below.",
    ),
    Text(
        "Controleer van elke rol het bereik: dat bepaalt voor welke cliënten de taak geldt.",
        "Check the scope of each role: it determines for which clients the task applies.",
    ),
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
    "Ons answers {connector} about clients only: for which clients a task applies, or that it applies for all clients. "
    "About employees, teams or locations Ons gives no answer.",
)
_OTHER_SCOPES = Text(
    "Dat is ook zo bij taken waarin een medewerker of een team tussen haken staat.",
    "That is also so for tasks in which an employee or a team stands in brackets.",
)
_TASKS_TITLE = Text("De taken", "The tasks")
_COLUMNS = (
    Text("Taak", "Task"),
    Text("Wat de taak toestaat", "What the task allows"),
    Text("Beperkt door het bereik", "Limited by the scope"),
    Text("Rollen", "Roles"),
)
_NO_SCOPE = Text("-", "-")
_EXAMPLES = {"nl": "[van een cliënt]", "en": "[client]"}
_NAMES = {"nl": "dutch_name", "en": "english_name"}
_DESCRIPTIONS = {"nl": "dutch_description", "en": "english_description"}


class Task(NamedTuple):
    """One right, as an administrator meets it: as a task."""

    name: str
    allows: str
    scope: str
    """What stands in brackets in the name, or a dash."""


class Chapter(NamedTuple):
    """What is said about one connector; everything is text, ``steps`` are to be numbered."""

    title: str
    introduction: str
    steps_title: str
    steps: tuple[str, ...]
    notes_title: str
    notes: tuple[str, ...]
    tasks_title: str
    columns: tuple[str, ...]
    tasks: tuple[Task, ...]


class Handout(NamedTuple):
    """The whole page, whatever form it takes."""

    lang: Language
    title: str
    warning: str | None
    chapters: tuple[Chapter, ...]


def handout(content: Content, lang: Language) -> Handout:
    """Say in ``lang`` what the customer's administrators have to know."""
    chapters = tuple(_chapter(connector, lang) for connector in content.connectors)
    title = chapters[0].title if len(chapters) == 1 else _TITLE_OF_MANY.render(lang, {})
    return Handout(lang, title, content.warning(lang), chapters)


def _chapter(connector: Connector, lang: Language) -> Chapter:
    values = {"connector": connector.name or _NO_NAME.render(lang, {})}

    def say(text: Text) -> str:
        return text.render(lang, values)

    names = [right.fields[_NAMES[lang]] for right in connector.rights]
    scopes = [list(_scopes(name, lang)) for name in names]
    tasks = tuple(
        Task(name, right.fields[_DESCRIPTIONS[lang]].strip(), ", ".join(text for text, _ in found) or say(_NO_SCOPE))
        for name, right, found in zip(names, connector.rights, scopes, strict=True)
    )
    title = say(_TITLE)
    return Chapter(
        title[:1].upper() + title[1:],
        _capital(say(_INTRODUCTION)),
        say(_STEPS_TITLE),
        tuple(map(say, _STEPS)),
        say(_NOTES_TITLE),
        tuple(_notes([pair for found in scopes for pair in found], values, lang)),
        say(_TASKS_TITLE),
        tuple(map(say, _COLUMNS)),
        tasks,
    )


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


def as_markdown(content: Content, lang: Language) -> str:
    """Give the page as Markdown; the names are code, so that they read exactly as they are."""
    from onsrights.exports.markdown import code, plain

    page = handout(content, lang)
    parts = [f"> **{plain(page.warning)}**\n"] if page.warning else []
    for chapter in page.chapters:
        parts.append(f"# {plain(chapter.title)}\n\n{plain(chapter.introduction)}\n\n## {plain(chapter.steps_title)}\n")
        parts.append("".join(f"{number}. {plain(step)}\n" for number, step in enumerate(chapter.steps, 1)))
        parts.append(f"## {plain(chapter.notes_title)}\n")
        parts.append("".join(f"- {plain(note)}\n" for note in chapter.notes))
        parts.append(f"## {plain(chapter.tasks_title)}\n")
        rows = [[code(task.name), plain(task.allows), plain(task.scope), ""] for task in chapter.tasks]
        lines = [[plain(column) for column in chapter.columns], ["---"] * len(chapter.columns), *rows]
        parts.append("".join(f"| {' | '.join(line)} |\n" for line in lines))
    return "\n".join(parts)


def as_html(content: Content, lang: Language) -> str:
    """Give the page as HTML, to be read, sent or printed; nothing in it runs."""
    from onsrights.exports import html

    page = handout(content, lang)
    return html.page(lang, page.title, html.warning(page.warning) + "".join(map(_section, page.chapters)))


def _section(chapter: Chapter) -> str:
    from onsrights.exports.html import escape

    steps = "".join(f"<li>{escape(step)}</li>\n" for step in chapter.steps)
    notes = "".join(f"<li>{escape(note)}</li>\n" for note in chapter.notes)
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in chapter.columns)
    rows = "".join(
        f'<tr><th scope="row">{escape(task.name)}</th><td>{escape(task.allows)}</td><td>{escape(task.scope)}</td>'
        '<td class="empty"></td></tr>\n'
        for task in chapter.tasks
    )
    return (
        f"<h1>{escape(chapter.title)}</h1>\n<p>{escape(chapter.introduction)}</p>\n"
        f"<h2>{escape(chapter.steps_title)}</h2>\n<ol>\n{steps}</ol>\n"
        f"<h2>{escape(chapter.notes_title)}</h2>\n<ul>\n{notes}</ul>\n"
        f"<h2>{escape(chapter.tasks_title)}</h2>\n"
        f'<div class="scroll"><table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table></div>\n'
    )


def _as_docx(content: Content, lang: Language) -> bytes:
    from onsrights.exports.word import document

    return document(handout(content, lang))


FORMATS: Mapping[str, Callable[[Content, Language], str | bytes]] = {
    "markdown": as_markdown,
    "html": as_html,
    "docx": _as_docx,
}
"""Every form, by the word for it on the command line."""
