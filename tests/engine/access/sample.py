"""A platform of two layers, made for the tests: a door for those whose name is on the list, at night only."""

from __future__ import annotations

from pathlib import Path
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
from onsrights.engine.check.field import Field
from onsrights.engine.check.platform import Noun, Offer, Platform, Platforms, load_schema
from onsrights.engine.check.rule import Rule
from onsrights.engine.check.shape import shape_of
from onsrights.engine.diagnostics import Finding, Place, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from onsrights.engine.access.question import Question
    from onsrights.engine.check.platform import Context
    from onsrights.engine.check.schema import Document


class Door(NamedTuple):
    """What a manifest of the sample platform says."""

    name: str
    listed: tuple[str, ...]
    opens: str | None = None


def _door(document: Document) -> Door:
    keys = document.root.keys("door")
    assert keys is not None
    listed = tuple(item.text for item in keys.items("listed") if isinstance(item, Field))
    return Door(keys.text("name"), listed, keys.text("opens") or None)


def _name(door: Door, question: Question) -> Iterator[Answer]:
    name = question.text("name")
    if name in door.listed:
        place = Place(f"/door/listed/{door.listed.index(name)}")
        yield holds(Text("{name} staat op de lijst", "{name} is on the list"), place, name=name)
    else:
        text = Text("{name} staat niet op de lijst", "{name} is not on the list")
        yield fails(text, Place("/door/listed", "key"), codes=("SAM201",), name=name)


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
        Option(
            "listed",
            Text("Wie mag, zonder manifest.", "Who may, without a manifest."),
            Text("NAMEN", "NAMES"),
            alone=True,
        ),
        Option("time", Text("Wanneer.", "When."), choices=("day", "night", "unknown"), default="unknown", matrix=False),
    ),
    layers=(
        Layer("name", Text("naam", "name"), _name, Text("de lijst", "the list"), ("S1",), Sees(403), reads=("name",)),
        Layer("time", Text("tijd", "time"), _time, Text("de klok", "the clock"), ("S2",), reads=("time",)),
    ),
    read=lambda document, _diagnostics: _door(document),
    labels=lambda door: (door.name,),
    heading=_heading,
    tables=_tables,
    fill=_fill,
    replies=(Reply(status(423), _locked),),
    alone=lambda told: Door(told["which"], tuple(told["listed"].split(",")), "night"),
)


class _Unit(NamedTuple):
    """A door as the rules of the sample platform see it."""

    label: str
    listed: bool
    pointer: str = ""


class _Judge:
    """The one rule: a door has a list."""

    def __init__(self, *_given: object) -> None:
        pass

    def open(self, context: Context) -> None:
        pass

    def findings(self, unit: _Unit) -> list[Finding]:
        return [] if unit.listed else [Finding("SAM201", Place("/door", "key"))]


def _units(document: Document) -> Iterator[_Unit]:
    for keys, _ in document.units():
        door = keys.keys("door")
        if door is not None:
            yield _Unit(door.text("name"), bool(door.items("listed")))


class _Empty(Rule):
    """A rule with its text at hand, because it stands in no module of its own."""

    def text(self, key: str) -> Text:  # noqa: ARG002
        return Text("Er staat niemand op de lijst.", "Nobody is on the list.")


SCHEMA = str(Path(__file__).with_name("sample.schema.json"))
DOORS = Noun(Text("deur", "door"), Text("deuren", "doors"), Text("de deur", "the door"), *[Text("klaar", "ready")] * 2)
SAMPLE = Platform(
    key="sample",
    name="Sample",
    prefix="SAM",
    unit="door",
    label=("door", "name"),
    noun=DOORS,
    schema=SCHEMA,
    shape_from=lambda: shape_of(load_schema(SCHEMA)),
    catalogue=(_Empty("SAM201", "empty-list", "error"),),
    read=_units,
    judge=_Judge,
    doors={"why": f"{__name__}:ACCESS"},
)
PLATFORMS = Platforms((Offer("sample", "Sample", f"{__name__}:SAMPLE", endings=(".sample.yaml",)),))
