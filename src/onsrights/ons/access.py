"""May a user use a right for a client, through this version of the connector: what Ons has behind the door ``why``.

Which roles a user has a supplier cannot see, so two of the four layers rest on what is told, and say whom to ask.
Sources: UAA the page about the authorization calls, AIO the page about roles and tasks, SPEC the technical design of a
version, SEED the page about the syntax of rights.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from onsrights.engine.access.layers import (
    Access,
    Case,
    Layer,
    Line,
    Reply,
    Sees,
    Settlement,
    Table,
    fails,
    holds,
    not_applicable,
    status,
    unknown,
)
from onsrights.engine.access.question import Option, Said
from onsrights.engine.check.field import Field
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onsrights.engine.access.layers import Answer
    from onsrights.engine.access.question import Question
    from onsrights.engine.check.field import Keys
    from onsrights.engine.check.schema import Document
    from onsrights.engine.diagnostics import Diagnostic, Language, Place

__all__ = ["ACCESS", "Subject"]

_YES_NO = ("yes", "no", "unknown")
_NAMES: tuple[tuple[str, Language], ...] = (("dutch_name", "nl"), ("english_name", "en"))


class Subject:
    """One document: its rights, and what was found in them."""

    def __init__(self, document: Document, diagnostics: Sequence[Diagnostic]) -> None:
        self.root = document.root
        self.words = document.context.settings.own.get("words")
        self._units = [right for right, _ in document.units()]
        self._diagnostics = diagnostics

    @property
    def connector(self) -> str:
        """The name of the connector, empty where it has none."""
        connector = self.root.keys("connector")
        return "" if connector is None else connector.text("name")

    @cached_property
    def rights(self) -> dict[str, Keys]:
        """The rights by identifier, of two of one identifier the first."""
        found: dict[str, Keys] = {}
        for right in self._units:
            if identifier := right.text("identifier").strip():
                found.setdefault(identifier, right)
        return found

    @cached_property
    def errors(self) -> dict[str, tuple[Diagnostic, ...]]:
        """By the pointer of a right what Nedap would deny it for: its errors of ONS2xx to ONS7xx."""
        found: dict[str, tuple[Diagnostic, ...]] = {}
        for each in self._diagnostics:
            if each.severity == "error" and "ONS2" <= each.code < "ONS8":
                right = "/".join(each.pointer.split("/")[:3])
                found[right] = (*found.get(right, ()), each)
        return found

    def scopes(self, right: Keys) -> set[str | None] | None:
        """Give what both names limit the right to, ``None`` for an unknown noun; ``None`` where no name can be read."""
        from onsrights.ons.lexicon.added import adding
        from onsrights.ons.names.reading import read_name

        with adding(self.words):
            readings = [read_name(right.text(key), language) for key, language in _NAMES if key in right]
        found = {scope.entity for reading in readings for scope in reading.scopes}
        return found if found or any(reading.kind is not None for reading in readings) else None


# ---------------------------------------------------------------------------------------------------- the layers


def _right(subject: Subject, question: Question) -> Iterator[Answer]:
    name = question.text("right")
    right = subject.rights.get(name)
    if right is None:
        yield fails(
            Text('"{right}" staat niet in het manifest{meant}', '"{right}" is not in the manifest{meant}'),
            subject.root.place("rights"),
            right=name,
            meant=_meant(name, subject.rights),
        )
        return
    said, place = right.text("status"), (right.field("status") or right.field("identifier"))
    where = place.place() if place else right.place()
    errors = subject.errors.get(right.pointer, ())
    if said == "approved":
        yield holds(Text("goedgekeurd (approved)", "approved"), where)
    elif said in ("draft", "denied"):
        text = {
            "draft": Text("het recht is nog een concept (draft)", "the right is still a draft"),
            "denied": Text("het recht is afgewezen (denied)", "the right was denied"),
        }[said]
        yield fails(text, where)
    elif errors:
        text = Text(
            "het recht heeft een fout ({code}) en wordt dan afgewezen",
            "the right has an error ({code}) and will be denied",
        )
        codes = tuple(dict.fromkeys(each.code for each in errors))
        yield fails(text, right.place(), codes=codes, code=", ".join(codes))
    elif said == "requested":
        yield unknown(Text("aangevraagd, nog niet goedgekeurd", "requested, not approved yet"), where)
    else:
        text = Text("het manifest zegt niet of het is goedgekeurd", "the manifest does not say whether it was approved")
        yield unknown(text, where)


def _meant(name: str, rights: Iterable[str]) -> Text:
    from onsrights.engine.text.did_you_mean import nearest

    same = next((right for right in rights if right.casefold() == name.casefold()), None)
    found = same or nearest(name, rights)
    if found is None:
        return Text("", "")
    found = found.replace("{", "{{").replace("}", "}}")
    return Text(f' (bedoelt u "{found}"?)', f' (did you mean "{found}"?)')


def _version(subject: Subject, question: Question) -> Iterator[Answer]:
    version, right = question.text("connector_version"), subject.rights.get(question.text("right"))
    if right is None:
        yield unknown(Text("het recht staat niet in het manifest", "the right is not in the manifest"))
        return
    listed = {item.text.strip(): item for item in right.items("connector_versions") if isinstance(item, Field)}
    if not version:
        text = Text("geef de versie op met --connector-version", "give the version with --connector-version")
        yield unknown(text)
    elif not listed:
        text = Text('"connector_versions" staat niet bij dit recht', 'the right has no "connector_versions"')
        yield unknown(text, right.place())
    elif version in listed:
        text = Text("het recht is aan {version} gekoppeld", "the right is linked to {version}")
        yield holds(text, listed[version].place(), version=version)
    else:
        text = Text("het recht is niet aan {version} gekoppeld", "the right is not linked to {version}")
        yield fails(text, right.place("connector_versions"), version=version)


_ASK_TASK = Text("vraag het de klant, en geef het op met --task", "ask the customer, and answer with --task")
_ASK_SCOPE = Text("vraag het de klant, en geef het op met --scope", "ask the customer, and answer with --scope")


def _task(_subject: Subject, question: Question) -> Iterator[Answer]:
    told = question.values["task"]
    if told == "yes":
        yield holds(Text("zoals opgegeven met --task", "as given with --task"))
    elif told == "no":
        yield fails(Text("zoals opgegeven met --task", "as given with --task"))
    else:
        yield unknown(_ASK_TASK)


def _scope(subject: Subject, question: Question) -> Iterator[Answer]:
    told, right = question.values["scope"], subject.rights.get(question.text("right"))
    entities = set[str | None]() if right is None else subject.scopes(right)
    if right is not None and not entities and entities is not None:
        yield not_applicable(Text("de namen hebben geen bereik", "the names have no scope"))
    if told == "no":
        yield fails(Text("zoals opgegeven met --scope", "as given with --scope"))
    elif entities and entities <= {"employee", "team"}:
        text = Text(
            "de autorisatie-aanroepen geven alleen antwoord per cliënt, en dit bereik heeft geen cliënten",
            "the authorization calls only answer per client, and this scope has no clients",
        )
        yield unknown(text, _named(right))
    elif told == "yes":
        yield holds(Text("zoals opgegeven met --scope", "as given with --scope"))
    else:
        yield unknown(_ASK_SCOPE)


def _named(right: Keys | None) -> Place | None:
    field = None if right is None else (right.field("dutch_name") or right.field("english_name"))
    return None if field is None else field.place()


# ------------------------------------------------------------------------------------------------- what came back


def _not_found(case: Case) -> Settlement:
    if any(case.answers[layer].verdict == "fails" for layer in ("right", "version")):
        return Settlement()
    text = Text("een 404 zegt niet welk van beide", "a 404 does not say which of the two")
    note = Said(
        Text(
            "Een 404 betekent dat het recht niet bestaat of niet aan deze versie is gekoppeld.",
            "A 404 means that the right does not exist or is not linked to this version.",
        )
    )
    return Settlement({"right": unknown(text), "version": unknown(text)}, (note,))


def _not_active(case: Case) -> Settlement | None:
    if re.search(r"active\W+true", case.got, re.IGNORECASE):
        return None
    text = Text('"active: false" zegt niet welk van beide', '"active: false" does not say which of the two')
    layers = [layer for layer in ("task", "scope") if case.question.values[layer] != "no"]
    note = Said(
        Text(
            "De gebruiker heeft de taak met dit recht niet, of de cliënt valt buiten het bereik van de rol.",
            "The user does not have the task with this right, or the client is outside the scope of the role.",
        )
    )
    return Settlement({layer: unknown(text) for layer in layers}, (note,))


def _all_clients(_case: Case) -> Settlement:
    return Settlement({"scope": holds(Text("alle cliënten", "all clients"))})


_REPLIES = (
    Reply(status(404), _not_found),
    Reply(r"\A(?=[\s\S]*active)[\s\S]*?false", _not_active),
    Reply(r'"?\ball\b"?\s*[:=]\s*true', _all_clients),
)


# ------------------------------------------------------------------------------------- the question, and the matrix


def _versions(subject: Subject) -> list[str]:
    """Give the versions that occur, in the order of the file."""
    items = (item for right in subject.rights.values() for item in right.items("connector_versions"))
    return list(dict.fromkeys(item.text.strip() for item in items if isinstance(item, Field)))


_OPTIONS = (
    Option(
        "right",
        Text("Het recht, met zijn identifier.", "The right, by its identifier."),
        "IDENTIFIER",
        required=True,
        offers=lambda subject: subject.rights,
        matrix=False,
    ),
    Option(
        "connector_version",
        Text("De versie van de connector.", "The version of the connector."),
        Text("VERSIE", "VERSION"),
        offers=_versions,
        matrix=False,
    ),
    Option(
        "task",
        Text(
            "Of een rol van de gebruiker de taak met dit recht heeft.",
            "Whether a role of the user has the task with this right.",
        ),
        choices=_YES_NO,
        default="unknown",
    ),
    Option(
        "scope",
        Text("Of de cliënt in het bereik van die rol valt.", "Whether the client is in the scope of that role."),
        choices=_YES_NO,
        default="unknown",
    ),
)


def _heading(subject: Subject, question: Question) -> Said:
    return Said(
        Text(
            "mag een gebruiker via {connector}{version} het recht {right} gebruiken voor een cliënt?",
            "may a user use the right {right} for a client through {connector}{version}?",
        ),
        {
            "connector": subject.connector,
            "version": f" {version}" if (version := question.text("connector_version")) else "",
            "right": question.text("right"),
        },
    )


def _tables(subject: Subject, _question: Question) -> Iterable[Table]:
    rows = [Line(identifier, {"right": identifier}) for identifier in subject.rights]
    columns = [Line(version, {"connector_version": version}) for version in _versions(subject)]
    if not columns:
        columns = [Line(Text("geen versie", "no version"), {"connector_version": None})]
    yield Table(Said(Text("{connector}", "{connector}"), {"connector": subject.connector}), rows, columns)


_CUSTOMER_TASK = Text(
    "de klant: zit de taak met dit recht in een rol van de gebruiker?",
    "the customer: does a role of the user have the task with this right?",
)

ACCESS = Access(
    options=_OPTIONS,
    layers=(
        Layer(
            "right",
            Text("recht", "right"),
            _right,
            Text("API Dashboard: het recht", "API Dashboard: the right"),
            ("UAA", "SEED"),
            Sees(404),
            reads=("right",),
        ),
        Layer(
            "version",
            Text("versie", "version"),
            _version,
            Text("API Dashboard: de rechten van die versie", "API Dashboard: the rights of that version"),
            ("UAA", "SPEC"),
            Sees(404),
            reads=("right", "connector_version"),
        ),
        Layer(
            "task",
            Text("taak en rol", "task and role"),
            _task,
            _CUSTOMER_TASK,
            ("AIO",),
            Sees(
                None,
                Text(
                    'clearance: "active: false"; scope-aanroep: geen cliënten (niet gedocumenteerd)',
                    'clearance: "active: false"; scope call: no clients (not documented)',
                ),
            ),
            reads=("task",),
        ),
        Layer(
            "scope",
            Text("bereik", "scope"),
            _scope,
            Text("de klant: het bereik van die rol", "the customer: the scope of that role"),
            ("AIO", "UAA"),
            Sees(
                None,
                Text(
                    'clearance: "active: false"; scope-aanroep: de cliënt staat er niet bij',
                    'clearance: "active: false"; scope call: the client is not listed',
                ),
            ),
            reads=("right", "scope"),
        ),
    ),
    read=Subject,
    labels=lambda subject: (subject.connector,),
    heading=_heading,
    tables=_tables,
    replies=_REPLIES,
)
"""The door ``why`` of Ons."""
