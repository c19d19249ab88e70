"""Values whose parts are declared in their class, and what else costs nothing to declare."""

from __future__ import annotations

import pickle
import re
import typing
from copy import copy

import pytest

from onsrights.engine.declared import Declared, NamedTuple, pattern


class Window(NamedTuple):
    """One of ours."""

    name: str
    panes: tuple[str, ...] = ()

    @property
    def many(self) -> bool:
        return len(self.panes) > 1


class WindowOfTyping(typing.NamedTuple):
    """One of the standard library."""

    name: str
    panes: tuple[str, ...] = ()

    @property
    def many(self) -> bool:
        return len(self.panes) > 1


def test_a_named_tuple_is_one_of_the_standard_library_but_for_the_types_of_its_parts() -> None:
    ours, theirs = Window("front", panes=("left", "right")), WindowOfTyping("front", ("left", "right"))
    assert (*ours,) == (*theirs,) == ("front", ("left", "right"))
    assert repr(ours) == repr(theirs).replace("WindowOfTyping", "Window")
    assert (ours.many, Window("back").many) == (theirs.many, WindowOfTyping("back").many) == (True, False)
    assert (*ours._replace(name="back"),) == (*theirs._replace(name="back"),)
    assert ours._asdict() == theirs._asdict()
    assert pickle.loads(pickle.dumps(ours)) == copy(ours) == ours  # noqa: S301 - our own
    assert type(copy(ours)) is type(ours) is Window
    for attribute in ("_fields", "_field_defaults", "__match_args__", "__module__"):
        assert getattr(Window, attribute) == getattr(WindowOfTyping, attribute)
    assert Window.__doc__ == "One of ours."
    assert set(vars(Window)) ^ set(vars(WindowOfTyping)) <= {
        "__orig_bases__", "__slotnames__", "__annotate_func__", "__annotations_cache__",
    }  # fmt: skip
    with pytest.raises(TypeError):
        Window()  # type: ignore[call-arg]


def test_a_pattern_is_compiled_when_it_is_first_used(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    found = re.compile

    def counted(text: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(text)
        return found(text, flags)

    monkeypatch.setattr(re, "compile", counted)
    word = pattern(r"(?P<first>[a-z])\w*", re.IGNORECASE)
    assert compiled == []
    assert [word.fullmatch(text) is not None for text in ("Word", "two words")] == [True, False]
    assert len(compiled) == 1
    assert word.sub(lambda match: match["first"], "two Words") == "t W"
    assert (word.pattern, word.groups) == (r"(?P<first>[a-z])\w*", 1)


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
