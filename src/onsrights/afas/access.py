"""May this user exchange data through this connector: what AFAS has behind the door ``why``.

The layers are in :mod:`onsrights.afas.layers`; here is what is asked, what may have come back, and the matrix.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onsrights.afas.layers import LAYERS, MEMBERS, Subject, grants_of
from onsrights.engine.access.layers import Access, Case, Line, Reply, Settlement, Table, fails, status
from onsrights.engine.access.question import Option, Said
from onsrights.engine.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from onsrights.afas.metainfo import MetaInfo
    from onsrights.afas.model import Connector, Environment
    from onsrights.engine.access.layers import Answer
    from onsrights.engine.access.question import Question
    from onsrights.engine.check.schema import Document
    from onsrights.engine.diagnostics import Diagnostic

__all__ = ["ACCESS"]


# --------------------------------------------------------------------------------------------------- the question


def _no_address(text: str) -> Said | None:
    from ipaddress import ip_address

    try:
        ip_address(text)
    except ValueError:
        return Said(Text('"{word}" is geen IP-adres ({option}).', '"{word}" is not an IP address ({option}).'))
    return None


_OPTIONS = (
    Option(
        "connector",
        Text("De Get- of UpdateConnector die wordt aangeroepen.", "The Get- or UpdateConnector that is called."),
        Text("NAAM", "NAME"),
        required=True,
        offers=lambda subject: subject.linked[0],
        matrix=False,
    ),
    Option(
        "user",
        Text(
            "De gebruiker; anders de enige systeemgebruiker in het manifest.",
            "The user; otherwise the only system user in the manifest.",
        ),
        Text("GEBRUIKER", "USER"),
        offers=lambda subject: [user.name for user in subject.users.values()],
        matrix=False,
    ),
    Option(
        "environment",
        Text(
            "De omgeving, met het id; anders de enige in het manifest.",
            "The environment, by its id; otherwise the only one in the manifest.",
        ),
        "ID",
        offers=lambda subject: subject.environments,
    ),
    Option(
        "ip",
        Text("Het IP-adres waar de aanroep vandaan komt.", "The IP address that the call comes from."),
        Text("ADRES", "ADDRESS"),
        wrong=_no_address,
    ),
    Option(
        "method",
        Text("De methode van de aanroep.", "The method of the call."),
        choices=("get", "post", "put", "delete"),
        matrix=False,
    ),
)


def _fill(subject: Subject, _told: Mapping[str, Any]) -> Mapping[str, Any]:
    model, filled = subject.connector, {}
    if model.called_by == "system" and len(subject.users) == 1 and len(model.users) == 1:
        filled["user"] = model.users[0].name
    if len(model.environments) == 1:
        filled["environment"] = model.environments[0].id
    return filled


def _read(document: Document, _diagnostics: Sequence[Diagnostic]) -> Subject:
    from onsrights.afas.model import AppConnector

    return Subject(AppConnector(document))


def _heading(subject: Subject, question: Question) -> Said:
    environment = subject.environments.get(question.text("environment"))
    where = Text("", "")
    if environment is not None:
        where = Text("in {environment} ({number}, {type}) ", " in {environment} ({number}, {type})")
    elif question.text("environment"):
        where = Text("in {environment} ", " in {environment}")
    return Said(
        Text(
            f"mag {{user}} {where.nl}{{connector}} aanroepen? Peildatum {{date}}",
            f"may {{user}} call {{connector}}{where.en}? As of {{date}}",
        ),
        {
            "user": question.text("user") or Text("een gebruiker", "a user"),
            "connector": question.text("connector"),
            "environment": question.text("environment"),
            "number": environment.number if environment else "",
            "type": environment.type if environment else "",
            "date": question.as_of.isoformat(),
        },
    )


# --------------------------------------------------------------------------------------------------------- notes


_METHOD_GET = Text(
    'Een GetConnector haalt alleen gegevens op; voor "{method}" is een UpdateConnector nodig.',
    'A GetConnector only reads; use an UpdateConnector for "{method}".',
)
_METHOD_AVAILABLE = Text(
    'AFAS noemt voor "{name}" {available}, niet {method}.', 'For "{name}" AFAS lists {available}, not {method}.'
)
_METHOD_DECLARED = Text(
    'Volgens dit manifest gebruikt de koppeling bij "{name}" {declared}, niet {method}.',
    'The manifest gives {declared} for "{name}", not {method}.',
)
_MEANT = Text('Bedoelt u "{name}"?', 'Did you mean "{name}"?')


def _notes(subject: Subject, question: Question, answers: Mapping[str, Answer]) -> Iterator[Said]:
    name = question.text("connector")
    found = subject.get_connector(name)
    if answers["included"].verdict == "fails":
        from onsrights.engine.text.compare import near

        meant = near(name, subject.linked[0])
        if meant not in {None, name}:
            yield Said(_MEANT, {"name": meant})
    yield from _method(subject, question, found)
    if found is not None:
        yield from _rows(subject, found)
        yield Said(
            Text(
                "AFAS kan een GetConnector blokkeren die te vaak wordt aangeroepen.",
                "AFAS may block a GetConnector that is called too often.",
            )
        )
    elif _is_update(subject, name):
        yield Said(
            Text(
                "Profit controleert ook de inhoud (500 met een melding).",
                "Profit checks the content as well (500 with a message).",
            )
        )


def _rows(subject: Subject, connector: Connector) -> Iterator[Said]:
    """Say which rows come back, as far as the manifest tells."""
    from onsrights.afas.model import texts

    fixed = connector.keys.keys("fixed_filter")
    if fixed is not None and "text" in fixed:
        yield Said(Text("Vast filter: {text}", "Fixed filter: {text}"), {"text": fixed.text("text")})
    if connector.authorisation != "excluded":
        for one in texts(connector.keys, "filters"):
            if grants := grants_of(subject, one.text):
                yield Said(Text("Regels: {grants}", "Rows: {grants}"), {"grants": grants})


def _is_update(subject: Subject, name: str) -> bool:
    from onsrights.afas.tables import is_update_connector

    return name in subject.updates or is_update_connector(name)


def _method(subject: Subject, question: Question, found: Connector | None) -> Iterator[Said]:
    """Say what the catalogue and the manifest have against the method; that adds nothing to the layers."""
    from onsrights.afas.model import texts
    from onsrights.afas.tables import catalogue

    method, name = question.text("method"), question.text("connector")
    if not method:
        return
    if found is not None:
        if method != "get":
            yield Said(_METHOD_GET, {"method": method})
        return
    entry = catalogue().get(name)
    if entry is not None and entry.methods and method not in entry.methods:
        yield Said(_METHOD_AVAILABLE, {"name": name, "available": ", ".join(entry.methods), "method": method})
        return
    update = subject.updates.get(name)
    declared = [one.text for one in texts(update.keys, "methods")] if update else []
    if declared and method not in declared:
        yield Said(_METHOD_DECLARED, {"name": name, "declared": ", ".join(declared), "method": method})


# ------------------------------------------------------------------------------------------------ what came back


def _settled(case: Case, layer: str, answer: Answer) -> Settlement:
    """Settle that a layer fails; where it says so by itself that is kept, for it knows more."""
    own = case.answers[layer]
    return Settlement({layer: own if own.verdict == "fails" else answer})


def _unauthorised(case: Case) -> Settlement:
    text = Text("het antwoord was 401: geen geldige aanmelding", "the answer was 401: no valid authentication")
    return _settled(case, "credential", fails(text))


def _invalid_client(case: Case) -> Settlement:
    text = Text("het tokenadres weigerde de client", "the token address refused the client")
    return _settled(case, "credential", fails(text))


def _forbidden(case: Case) -> Settlement:
    text = Text("het antwoord was 403: een IP-restrictie", "the answer was 403: an IP restriction")
    return _settled(case, "ip", fails(text))


_CAUSES = ("member", "included", "definition")


def _not_supported(case: Case) -> Settlement:
    """Name the causes that the manifest leaves open; where it leaves none, all of them, for one of them it is."""
    from onsrights.engine.access.decision import listed

    open_ones = [layer for layer in _CAUSES if case.answers[layer].verdict in ("fails", "unknown")] or _CAUSES
    names = [layer.name for layer in LAYERS if layer.id in open_ones]
    text = Text("Deze melding heeft drie oorzaken: {layers}.", "This message has three causes: {layers}.")
    return Settlement({}, (Said(text, {"layers": listed(names)}),))


def _definition_blocked(case: Case) -> Settlement:
    from onsrights.afas.layers import BLOCKED_SEES
    from onsrights.afas.screens import screen

    text = Text("de GetConnector is geblokkeerd", "the GetConnector is blocked")
    answer = fails(text, sees=BLOCKED_SEES, look=screen("get-connector"))
    return _settled(case, "definition", answer)


def _no_file(case: Case) -> Settlement | None:
    if case.question.text("connector").casefold() != "subjectconnector":
        return None
    text = Text("Het bestand ontbreekt, of het recht erop.", "The file is missing, or the right to it.")
    return Settlement({}, (Said(text),))


def _wrong_address(case: Case) -> Settlement:
    subject: Subject = case.subject
    for environment in subject.asked_environments(case.question):
        if environment is not None and (address := _right_address(environment)):
            text = Text(
                'het adres "{base_url}" is niet dat van deze omgeving: {address}',
                'the address "{base_url}" is not that of this environment: {address}',
            )
            field = environment.keys.field("base_url")
            place, written = (field.place(), field.text) if field else (None, "")
            answer = fails(text, place, codes=("AFS603",), base_url=written, address=address)
            return Settlement({"environment": answer})
    return Settlement()


def _right_address(environment: Environment) -> str | None:
    """Give the address that the rule about it (AFS603) proposes; ``None`` where it has nothing to say."""
    from onsrights.afas.rules.base_address import proposal

    field = environment.keys.field("base_url")
    return None if field is None else proposal(environment, field.text)


def _nothing(case: Case) -> Settlement | None:
    import re

    if re.search(status("4..", "5.."), case.got):
        return None
    text = Text(
        "Geen regels: het filter, het vaste filter van de GetConnector, of zulke gegevens zijn er niet.",
        "No rows: the filter, the fixed filter of the GetConnector, or there is no such data.",
    )
    return Settlement({}, (Said(text),))


def _server_error(_case: Case) -> Settlement:
    text = Text(
        "Profit zet een omschrijving in het antwoord: zoek externalMessage.",
        "Profit puts a description in the answer: look for externalMessage.",
    )
    return Settlement({}, (Said(text),))


_EMPTY = r'\b(?:empty|leeg|no rows|geen (?:regels|rijen))\b|(?:(?<![0-9])200|"rows"\s*:|\A)\s*\[\s*\]'
_REPLIES = (
    Reply(status(401), _unauthorised),
    Reply("invalid_client", _invalid_client, refuses=True),
    Reply(status(403), _forbidden),
    Reply("GetConnector (?:niet ondersteund|not supported)", _not_supported, refuses=True),
    Reply(r"GetConnector \((?:definitie\) is geblokkeerd|definition\) is blocked)", _definition_blocked, refuses=True),
    Reply(status(404), _no_file),
    Reply(status(404), _wrong_address),
    Reply(_EMPTY, _nothing, refuses=False),
    Reply(status("5.."), _server_error),
)


# ------------------------------------------------------------------------------------------------------ the matrix


_NO_IP = Said(Text("IP-restricties zijn niet meegerekend.", "IP restrictions are not taken into account."))
_MEMBERS = Text("{{leden van de groep}}", "{{group members}}")


def _tables(subject: Subject, question: Question) -> Iterable[Table]:
    model = subject.connector
    rows: list[Line] = [Line(user.name, {"user": user.name}) for user in model.users if user.name]
    if model.group.is_everybody or "members" in model.group.keys or not rows:
        rows.append(Line(_MEMBERS, {"user": MEMBERS}))
    columns = [Line(name, {"connector": name}) for name in _columns(subject)]
    without, remark = (frozenset[str](), None) if question.text("ip") else (frozenset({"ip"}), _NO_IP)
    named = question.text("environment")
    for environment in [named] if named or not model.environments else list(subject.environments):
        yield Table(_title(subject, environment), rows, columns, {"environment": environment or None}, without, remark)


def _columns(subject: Subject) -> Iterator[str]:
    from onsrights.engine.text.compare import exact

    model = subject.connector
    for each in (*model.get_connectors, *model.update_connectors):
        if each.name:
            yield each.name
    yield from (exact(field.text) for field in model.special_connectors)


def _title(subject: Subject, named: str) -> Said | None:
    found = subject.environments.get(named)
    if found is None:
        return Said(Text("{id}", "{id}"), {"id": named}) if named else None
    data = {"id": named, "number": found.number, "type": found.type}
    return Said(Text("{id} ({number}, {type})", "{id} ({number}, {type})"), data)


def _observe(given: str | bytes | Mapping[str, Any]) -> MetaInfo:
    from onsrights.afas.metainfo import read_metainfo

    return read_metainfo(given)


ACCESS = Access(
    options=_OPTIONS,
    layers=LAYERS,
    read=_read,
    labels=lambda subject: (subject.connector.label or "",),
    heading=_heading,
    tables=_tables,
    fill=_fill,
    notes=_notes,
    replies=_REPLIES,
    closing=Text(
        "Wat echt is ingericht, ziet u met: onsrights check --observed metainfo.json",
        "To see what is really set up: onsrights check --observed metainfo.json",
    ),
    dated=True,
    observe=_observe,
)
"""The door ``why`` of AFAS."""
