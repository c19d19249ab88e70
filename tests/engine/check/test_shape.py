"""The shape of a schema: read from it, written as Python, and the places that pointers lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from onsrights import shapes
from onsrights.engine.check.platform import load_schema, part_of
from onsrights.engine.check.shape import Shape, place_of, shape_of, source_of
from onsrights.platforms import PLATFORMS
from tests.sibling.platform import SIBLING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.check.platform import Platform

X = {"$ref": "#/$defs/x"}
EVERY = [*PLATFORMS.all(), SIBLING]
each_platform = pytest.mark.parametrize("platform", EVERY, ids=lambda platform: platform.key)


def below(shape: Shape) -> Iterator[Shape]:
    """Give a shape and all that it is made of."""
    yield shape
    for part in (*shape.keys.values(), shape.rest, shape.item):
        if part is not None:
            yield from below(part)


@each_platform
def test_what_is_written_as_python_is_the_same_shape(platform: Platform) -> None:
    shape = shape_of(load_schema(platform.schema))
    written: dict[str, Any] = {}
    exec(source_of(shape, platform.schema), written)  # noqa: S102 - our own
    assert written["SHAPE"] == shape == platform.shape


def test_the_committed_shapes_are_those_of_the_schemas(capsys: pytest.CaptureFixture[str]) -> None:
    assert shapes.main(["--check"]) == 0, capsys.readouterr().err


@each_platform
def test_every_place_is_known_to_the_schema(platform: Platform) -> None:
    schema = load_schema(platform.schema)
    places = [part.place for part in below(platform.shape)]
    assert len(set(places)) == len(places)
    for place in places:
        assert part_of(schema, place)
        assert all(platform.title(place)) or not place
    for place in (*platform.other_names, *platform.other_words, *platform.manners):
        assert place in places, "no such place in the schema"


@each_platform
def test_a_pointer_leads_to_its_place(platform: Platform) -> None:
    for part in below(platform.shape):
        pointer = "".join(_steps(part.place))
        assert place_of(platform.shape, pointer, {}) == part.place


def _steps(place: str) -> Iterator[str]:
    for name in place.split(".") if place else ():
        bare = name.rstrip("[]")
        yield f"/{bare}" + "/0" * ((len(name) - len(bare)) // 2)


@pytest.mark.parametrize(
    ("pointer", "names", "place"),
    [
        ("", {}, ""),
        ("/device", {}, "device"),
        ("/device/users/3/rooms/0", {}, "device.users[].rooms[]"),
        ("/scopes/a~1b~0c/level", {}, "scopes[].level"),
        ("/scopes/device/level", {}, "scopes[].level"),
        ("/nothing", {}, None),
        ("/device/name/deeper", {}, None),
        ("/device/nmae", {}, None),
        ("/device/nmae", {"/device/nmae": "name"}, "device.name"),
        (
            "/dvice/usrs/0/lgin",
            {"/dvice": "device", "/dvice/usrs": "users", "/dvice/usrs/0/lgin": "login"},
            "device.users[].login",
        ),
    ],
)
def test_places_of_pointers(pointer: str, names: dict[str, str], place: str | None) -> None:
    assert place_of(SIBLING.shape, pointer, names) == place


@pytest.mark.parametrize(
    ("part", "shape"),
    [
        ({"type": "string"}, Shape("any")),
        ({}, Shape("any")),
        ({"type": "string", "pattern": "\\S"}, Shape("text")),
        ({"type": "string", "pattern": "^[a-z]+$"}, Shape("letters")),
        ({"type": ["string", "integer"], "pattern": "\\S"}, Shape("plain")),
        ({"type": "string", "enum": ["a", "b"]}, Shape("choice", choices=("a", "b"))),
        ({"type": "boolean"}, Shape("flag")),
        ({"type": "integer"}, Shape("whole")),
        ({"type": "integer", "enum": [1]}, Shape("whole", choices=("1",))),
        ({"type": "integer", "minimum": 1, "maximum": 15}, Shape("whole", least=1, most=15)),
        ({"type": "string", "format": "date"}, Shape("date")),
        ({"type": "array", "items": {"type": "boolean"}}, Shape("list", item=Shape("flag", "[]"))),
        ({"type": "array", "minItems": 1, "items": {}}, Shape("list", item=Shape("any", "[]"), some=True)),
        ({"type": "object", "additionalProperties": False}, Shape("map")),
        ({"type": "object", "additionalProperties": {"type": "integer"}}, Shape("map", rest=Shape("whole", "[]"))),
        ({"type": ["string", "object"], "pattern": "\\S"}, Shape("map", short=True)),
        ({**X, "title": "Y"}, Shape("flag")),
        (
            {"type": "object", "required": ["a"], "patternProperties": {"^x-": True}, "properties": {"a": X}},
            Shape("map", keys={"a": Shape("flag", "a")}, required=("a",), free=("x-",)),
        ),
    ],
)  # fmt: skip
def test_what_a_part_of_a_schema_asks_for(part: dict[str, Any], shape: Shape) -> None:
    assert shape_of({**part, "$defs": {"x": {"type": "boolean"}}}) == shape


def test_texts_of_a_schema_are_english_first() -> None:
    assert SIBLING.title("device.users[].admin") == ("Beheerder", "Administrator")
    assert SIBLING.title("device.code") == ("Code", "Code")
    assert SIBLING.title("device.queues[]") == ("Wachtrijen", "Queues"), "an item goes by its list"
    assert SIBLING.help("device.kind") == ("Zeg wat het is.", "Say what it is.")
    assert SIBLING.title_of("device.name") == ("Naam", "Name")
    assert PLATFORMS["ons"].title_of("dutch_name") == ("Nederlandse naam", "Dutch name")
