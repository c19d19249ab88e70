"""Values as rules see them, each with its place."""

from __future__ import annotations

from datetime import date

import pytest

from onsrights.engine.check.field import Field, Items, Keys, step, texts_of
from onsrights.engine.diagnostics import Place, Span
from onsrights.engine.text.characters import mend

NAME = Field("name", "Balie", "/device/name")
USERS = Items(
    "/device/users", 0, (Keys("/device/users/0", 0, {"login": Field("login", "jan", "/device/users/0/login")}),)
)
DEVICE = Keys("/device", 0, {"name": NAME, "users": USERS})


def test_a_text_knows_its_places() -> None:
    assert NAME.place() == Place("/device/name")
    assert NAME.place(1, 3) == Place("/device/name", "value", Span(1, 3))
    assert NAME.place(2) == Place("/device/name", "value", Span(2, 5))
    assert NAME.key() == Place("/device/name", "key")


def test_places_in_a_mended_text_are_those_of_what_was_written() -> None:
    written = "B\u200ba\u200blie\u200b"
    mended = mend(written, breaks_allowed=False)
    field = Field("name", written, "/name", 2, None, mended.text, mended.offsets, mended.ends)
    assert (field.text, field.written) == ("Balie", written)
    assert field.place(0, 1) == Place("/name", "value", Span(0, 1), 2)
    assert field.place(1, 2) == Place("/name", "value", Span(2, 3), 2)
    assert field.place(4, 5) == Place("/name", "value", Span(6, 7), 2)
    assert field.place(0, 5).span == Span(0, 7)


@pytest.mark.parametrize(("text", "flag"), [("true", True), ("false", False)])
def test_typed_values(text: str, *, flag: bool) -> None:
    assert Field("x", text, "").flag is flag
    assert Field("x", "007", "").number == 7
    assert Field("x", "2026-11-30", "").date == date(2026, 11, 30)


def test_keys_tell_what_is_there_and_of_what_kind() -> None:
    assert "name" in DEVICE
    assert list(DEVICE) == ["name", "users"]
    assert (DEVICE.text("name"), DEVICE.text("kind"), DEVICE.text("kind", "x")) == ("Balie", "", "x")
    assert (DEVICE.field("users"), DEVICE.keys("name"), DEVICE.keys("users"), DEVICE.items("name")) == (
        None,
        None,
        None,
        (),
    )
    assert DEVICE.items("users") == USERS.items
    assert (DEVICE.flag("name"), DEVICE.flag("kind")) == (False, None)
    assert (DEVICE.says("name"), DEVICE.lacks("name"), DEVICE.says("kind"), DEVICE.lacks("kind")) == (
        True,
        False,
        False,
        True,
    )


def test_of_what_was_not_read_whole_nothing_is_missing() -> None:
    part = Keys("/device", 0, {"name": NAME}, partial=True)
    assert (part.lacks("kind"), part.lacks("name")) == (False, False)


def test_a_key_that_is_at_fault_is_not_missing() -> None:
    written = Keys("/device", 1, {"name": NAME}, {"name": "/device/nmae", "kind": "/device/kind"})
    assert (written.says("kind"), "kind" in written, written.lacks("kind"), written.lacks("code")) == (
        True,
        False,
        False,
        True,
    )
    assert written.place("kind") == Place("/device/kind", "key", None, 1)
    assert written.place("code") == Place("/device/code", "key", None, 1)


def test_places_of_mappings_and_lists() -> None:
    assert DEVICE.place() == Place("/device")
    assert DEVICE.key() == Place("/device", "key")
    assert DEVICE.place("users") == Place("/device/users", "key")
    assert DEVICE.place("a/b~") == Place("/device/a~1b~0", "key")
    assert USERS.key() == Place("/device/users", "key")
    assert step("a/b~c") == "a~1b~0c"


def test_every_text_of_a_value() -> None:
    assert list(texts_of(DEVICE)) == [("/device/name", "Balie"), ("/device/users/0/login", "jan")]
