"""The sample platform with a door more: whether a login may use the device, decided by two layers."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from onsrights.engine.access.layers import Access, Answer, Layer, Line, Sees, Table, fails, holds, unknown
from onsrights.engine.access.question import Option, Question, Said
from onsrights.engine.check.field import Keys
from onsrights.engine.check.schema import Document
from onsrights.engine.diagnostics import Place, Text
from tests.sibling import Device
from tests.sibling.platform import OFFER, SIBLING


def _read(document: Document, _diagnostics: object) -> Device:
    [(root, pointer)] = document.units()
    return Device(root, pointer)


def _logins(device: Device) -> list[str]:
    keys = device.root.keys("device")
    users = keys.items("users") if keys else ()
    return [user.text("login") for user in users if isinstance(user, Keys)]


def _user(device: Device, question: Question) -> Iterator[Answer]:
    if question.text("login") in _logins(device):
        yield holds(Text("hoort erbij", "is one of them"))
    else:
        yield fails(Text("hoort er niet bij", "is not one of them"), Place("/device/users", "key"))


def _paper(_device: Device, question: Question) -> Iterator[Answer]:
    known = {
        "yes": holds(Text("er is papier", "there is paper")),
        "no": fails(Text("het papier is op", "out of paper")),
    }
    yield known.get(question.text("paper"), unknown(Text("geef --paper", "give --paper")))


def _tables(device: Device, _question: Question) -> Iterable[Table]:
    rows = [Line(login, {"login": login}) for login in _logins(device)]
    yield Table(None, rows, [Line(paper, {"paper": paper}) for paper in ("yes", "no")])


def _fill(_device: Device, _told: Mapping[str, Any]) -> Mapping[str, Any]:
    return {}


ACCESS = Access(
    options=(
        Option("login", Text("De inlognaam.", "The login."), Text("NAAM", "LOGIN"), required=True, matrix=False),
        Option("paper", Text("Is er papier?", "Is there paper?"), choices=("yes", "no", "unknown"), default="unknown"),
    ),
    layers=(
        Layer("user", Text("gebruiker", "user"), _user, Text("de lijst", "the list"), ("S1",), Sees(403)),
        Layer("paper", Text("papier", "paper"), _paper, Text("de lade", "the tray"), ("S2",)),
    ),
    read=_read,
    labels=lambda device: (device.label or "",),
    heading=lambda device, question: Said(
        Text("mag {login} op {device}?", "may {login} use {device}?"),
        {"login": question.text("login"), "device": device.label},
    ),
    tables=_tables,
    fill=_fill,
)
ASKED = SIBLING.replace(doors={**SIBLING.doors, "why": f"{__name__}:ACCESS"})
OFFERED = OFFER.replace(where=f"{__name__}:ASKED")
