"""A platform of two layers, made for the tests: a door for those whose name is on the list, at night only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from onsrights.engine.access.layers import (
    Access,
    Answer,
    Case,
    Layer,
    Line,
    Reply,
    Sees,
    Settlement,
    Table,
    fails,
    holds,
    status,
    unknown,
)
from onsrights.engine.access.question import Option, Said
from onsrights.engine.diagnostics import Place, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from onsrights.engine.access.question import Question


class Door(NamedTuple):
    """What a manifest of the sample platform says."""

    name: str
    listed: tuple[str, ...]
    opens: str | None = None


def _name(door: Door, question: Question) -> Iterator[Answer]:
    name = question.text("name")
    if name in door.listed:
        place = Place(f"/listed/{door.listed.index(name)}")
        yield holds(Text("{name} staat op de lijst", "{name} is on the list"), place, name=name)
    else:
        text = Text("{name} staat niet op de lijst", "{name} is not on the list")
        yield fails(text, Place("/listed", "key"), codes=("SAM201",), name=name)


def _time(door: Door, question: Question) -> Iterator[Answer]:
    time = question.values["time"]
    if time == "unknown" or door.opens is None:
        yield unknown(Text("geef met --time op wanneer", "tell when with --time"))
    elif time != door.opens:
        yield fails(Text("de deur is alleen open: {opens}", "the door is only open by {opens}"), opens=door.opens)
    else:
        yield holds(Text("dan is de deur open", "the door is open then"))


def _heading(door: Door, question: Question) -> Said:
    data = {"name": question.text("name"), "door": door.name}
    return Said(Text("mag {name} door {door}?", "may {name} go through {door}?"), data)


def _locked(_case: Case) -> Settlement:
    return Settlement({"time": fails(Text("op slot", "locked"))}, (Said(Text("Kom later terug.", "Come back later.")),))


def _fill(door: Door, _told: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"name": door.listed[0] if len(door.listed) == 1 else None}


def _tables(door: Door, _question: Question) -> Iterable[Table]:
    rows = [Line(name, {"name": name}) for name in (*door.listed, "nobody")]
    yield Table(None, rows, [Line(time, {"time": time}) for time in ("day", "night")])


ACCESS = Access(
    options=(
        Option("which", Text("De deur.", "The door."), Text("DEUR", "DOOR"), required=True),
        Option("name", Text("De naam.", "The name."), Text("NAAM", "NAME"), matrix=False),
        Option("time", Text("Wanneer.", "When."), choices=("day", "night", "unknown"), default="unknown", matrix=False),
    ),
    layers=(
        Layer("name", Text("naam", "name"), _name, Text("de lijst", "the list"), ("S1",), Sees(403), reads=("name",)),
        Layer("time", Text("tijd", "time"), _time, Text("de klok", "the clock"), ("S2",), reads=("time",)),
    ),
    read=lambda document, _diagnostics: document,
    labels=lambda door: (door.name,),
    heading=_heading,
    tables=_tables,
    fill=_fill,
    replies=(Reply(status(423), _locked),),
)
