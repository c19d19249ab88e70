"""Values whose parts are declared in their class."""

from __future__ import annotations

import pytest

from onsrights.engine.declared import Declared


class Door(Declared):
    name: str
    width: int
    lock: str | None = None
    opens: object = lambda width: width > 1

    @property
    def wide(self) -> bool:
        return self.width > 1


def test_parts_by_place_and_by_name() -> None:
    door = Door("front", width=2)
    assert (door.name, door.width, door.lock, door.wide) == ("front", 2, None, True)
    assert callable(door.opens)
    assert door.opens(2)  # a function that is a part is no method
    assert door == Door("front", 2, None)
    assert door != Door("front", 3)
    assert door != "front"


@pytest.mark.parametrize(
    ("values", "named"),
    [
        (("front",), {}),
        (("front", 2), {"name": "back"}),
        (("front", 2), {"colour": "red"}),
        (("a", 1, "b", "c", "d"), {}),
    ],
)
def test_missing_unknown_and_doubled_parts(values: tuple[object, ...], named: dict[str, object]) -> None:
    with pytest.raises(TypeError, match="Door"):
        Door(*values, **named)  # type: ignore[arg-type]


def test_nothing_of_it_changes() -> None:
    door = Door("front", 2)
    with pytest.raises(AttributeError):
        door.name = "back"  # type: ignore[misc]
    with pytest.raises(TypeError):
        hash(door)
    assert door.replace(name="back") == Door("back", 2)
    assert door.name == "front"
