"""Every kind of value, as it may be written and as it may not, on the sample platform."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from onsrights.engine.check.field import Field, Items, Keys
from onsrights.engine.check.platform import Platforms, rules_of
from onsrights.engine.check.rule import Registry
from onsrights.engine.check.run import check_sources
from onsrights.engine.settings.settings import Settings
from onsrights.engine.text.source import Source
from tests.engine.check.test_schema import in_file
from tests.sibling.platform import OFFER, SIBLING

if TYPE_CHECKING:
    from onsrights.engine.diagnostics import Diagnostic, Language

PLATFORMS = Platforms([OFFER])
HEAD = "manifest: 1\nplatform: sibling\ndevice:\n  name: Balie\n  kind: printer\n"


def check(text: str) -> list[Diagnostic]:
    run = check_sources([Source("a.sibling.yaml", text)], PLATFORMS, Settings())
    run.raise_failed()
    return list(run.report.diagnostics)


def told(text: str) -> list[tuple[str, str, str | None]]:
    """Give the digits of each code, the pointer, and what the first fix writes."""
    return [
        (
            one.code[3:],
            one.pointer,
            next((change.value or edit_of(change) for fix in one.fixes for change in fix.changes), None),
        )
        for one in check(text)
    ]


def edit_of(change: Any) -> str:  # noqa: ANN401 - of a fix
    return str(change.edits[0].text)


def of(key: str, value: str) -> list[tuple[str, str | None]]:
    """Give what is said of one value of a device: code, and what the first fix writes."""
    found = told(f"{HEAD}  {key}: {value}\n")
    assert {pointer for _, pointer, _ in found} <= {f"/device/{key}"}
    return [(code, fix) for code, _, fix in found]


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("shared", ["true", "false", "'true'", '"false"']),
        ("floor", ["0", "3", "'3'", "007", "123456789012345678"]),
        ("until", ["2026-11-30", "'2024-02-29'"]),
        ("number", ["7", "'7'", "a7", "1_000", "2026-11-30", "yes", "12:30"]),
        ("note", ["''", "een tekst", "'7'"]),
        ("queues", ["[brieven]", "[brieven, '7']"]),
        ("users", ["[]", "[{login: jan}]", "[{login: jan, admin: true, rooms: [1, '2']}]"]),
    ],
)
def test_what_may_be_written(key: str, values: list[str]) -> None:
    for value in values:
        assert of(key, value) == [], value


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ja", "true"), ("nee", "false"), ("yes", "true"), ("no", "false"), ("on", "true"), ("off", "false"),
        ("1", "true"), ("0", "false"), ("TRUE", "true"), ("False", "false"), ("'Ja'", "true"),
        ("maybe", None), ("2", None),
    ],
)  # fmt: skip
def test_words_for_a_boolean(written: str, meant: str | None) -> None:
    assert of("shared", written) == [("112", meant)]


@pytest.mark.parametrize("written", ["-1", "+1", "1.0", "1e3", "0x10", "1_000", "een", "true", "1" * 19])
def test_what_is_no_whole_number(written: str) -> None:
    assert of("floor", written) == [("112", None)]


@pytest.mark.parametrize(
    "written", ["2026-02-30", "31-02-2026", "1-2-2027", "2/1/2027", "2026-13-01", "morgen", "31 foo 2026", "00000000"]
)
def test_what_is_no_day(written: str) -> None:
    assert of("until", f"'{written}'") == [("112", None)]


MONTHS = (
    "januari februari maart april mei juni juli augustus september oktober november december".split(),
    "January February March April May June July August September October November December".split(),
)


def test_a_day_that_was_written_in_another_way_is_proposed() -> None:
    """Every usual way of writing a day leads to it; what may be two days is not guessed."""
    for day in (date(2026, 12, 31), date(2027, 3, 13), date(2028, 2, 29), date(2026, 5, 5)):
        ways = [f"{day:%d-%m-%Y}", f"{day:%d/%m/%Y}", f"{day:%d.%m.%Y}", f"{day:%Y/%m/%d}", f"{day:%Y%m%d}",
                f"{day.year}-{day.month}-{day.day}/"[:-1], f"{day.isoformat()}T00:00", f"{day.isoformat()} 12:00",
                f"{day:%m/%d/%Y}"]  # fmt: skip
        for name in (names[day.month - 1] for names in MONTHS):
            ways += [f"{day.day} {name} {day.year}", f"{day.day} {name[:3]}. {day.year}"]
            ways += [f"{name} {day.day}, {day.year}"]
        for written in ways:
            if written != day.isoformat():
                assert of("until", f"'{written}'") == [("112", day.isoformat())], written


@pytest.mark.parametrize(
    ("written", "meant"),
    [("Printer", "printer"), ("hand scanner", "hand-scanner"), ("hand_scanner", "hand-scanner"), ("printr", "printer"),
     ("Kassa", "till"), ("tll", "till"), ("lamp", None), ("HAND-SCANNER", "hand-scanner")],
)  # fmt: skip
def test_what_was_meant_by_another_word(written: str, meant: str | None) -> None:
    text = HEAD.replace("printer", written)
    [(code, pointer, fix)] = told(text)
    assert (code, pointer, fix) == ("112", "/device/kind", meant)
    [found] = check(text)
    assert [fix.safety for fix in found.fixes] == ["unsafe"] * (meant is not None)
    assert "printer, hand-scanner, till" in found.message("nl")
    if meant:
        assert f'"{meant}"' in found.message("en")


@pytest.mark.parametrize(
    ("key", "value"),
    [(key, value) for key in ("name", "code", "shared", "floor", "until", "number") for value in ("[x]", "{x: y}")],
)
def test_a_list_or_keys_in_the_place_of_a_value(key: str, value: str) -> None:
    text = HEAD.replace("name: Balie", f"name: {value}") if key == "name" else f"{HEAD}  {key}: {value}\n"
    assert [(code, pointer) for code, pointer, _ in told(text)] == [("112", f"/device/{key}")]


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("queues", "brieven", "112"),
        ("queues", "{a: b}", "112"),
        ("queues", "[]", "113"),
        ("queues", "''", "113"),
        ("users", "jan", "112"),
        ("users", "", "113"),
        ("shared", "", "113"),
        ("floor", "~", "113"),
        ("until", "' '", "113"),
        ("number", "''", "113"),
        ("note", "~", "113"),
    ],
)
def test_what_is_empty_or_of_another_build(key: str, value: str, code: str) -> None:
    assert [found for found, _ in of(key, value)] == [code]


def test_items_of_lists_are_told_by_their_number() -> None:
    users = "    - jan\n    - login: piet\n      rooms: [1, twee]\n    - admin: ja\n"
    text = f"{HEAD}  queues: [a, '', [b], c]\n  users:\n{users}"
    assert told(text) == [
        ("113", "/device/queues/1", None),
        ("112", "/device/queues/2", None),
        ("112", "/device/users/0", None),
        ("112", "/device/users/1/rooms/1", None),
        ("110", "/device/users/2", None),
        ("112", "/device/users/2/admin", "true"),
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("read", []),
        ("{level: manage}", []),
        ("{level: manage, reason: facturen}", []),
        ("[read]", [("112", "/scopes/crm.accounts")]),
        ("''", [("113", "/scopes/crm.accounts")]),
        ("{}", [("110", "/scopes/crm.accounts")]),
        ("{level: reed}", [("112", "/scopes/crm.accounts/level")]),
        ("{lvel: read}", [("111", "/scopes/crm.accounts/lvel")]),
        ("{level: read, x-y: z}", [("111", "/scopes/crm.accounts/x-y")]),
        ("{level: read, level: manage}", [("103", "/scopes/crm.accounts/level")]),
    ],
)
def test_the_short_form_and_keys_that_people_choose(written: str, expected: list[tuple[str, str]]) -> None:
    found = told(f"{HEAD}scopes:\n  crm.accounts: {written}\n  'a/b~c': read\n")
    assert [(code, pointer) for code, pointer, _ in found] == expected


def test_a_chosen_key_may_hold_what_a_pointer_parts_by() -> None:
    [found] = check(f"{HEAD}scopes:\n  'a/b~c': {{level: reed}}\n")
    assert (found.pointer, found.field) == ("/scopes/a~1b~0c/level", "scopes[].level")
    assert found.range is not None
    assert found.range.start.line == 7
    [found] = check(f"{HEAD}scopes:\n  'a/b~c': []\n")
    assert (found.pointer, found.field) == ("/scopes/a~1b~0c", "scopes[]")


@pytest.mark.parametrize(
    ("pointer", "field"),
    [
        ("/device/name", "device.name"),
        ("/device/users/1/login", "device.users[].login"),
        ("/device/users/1/rooms/0", "device.users[].rooms[]"),
        ("/device/queues/0", "device.queues[]"),
        ("/scopes/x", "scopes[]"),
        ("/scopes/x/level", "scopes[].level"),
        ("/x-team/a", None),
        ("", None),
    ],
)
def test_what_a_diagnostic_calls_its_field(pointer: str, field: str | None) -> None:
    from onsrights.engine.check.shape import place_of

    assert SIBLING.field(place_of(SIBLING.shape, pointer, {})) == field


# ---------------------------------------------------------------------------------------------------------------- keys


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("nmae", "name"), ("Name", "name"), ("naam", "name"), ("NAAM", "name"), ("title", "name"), ("na-me", "name"),
        ("soort", "kind"), ("kinds", "kind"),
    ],
)  # fmt: skip
def test_a_misspelt_key_counts_as_the_one_that_was_meant(written: str, meant: str) -> None:
    text = HEAD.replace(f"  {meant}:", f"  {written}:")
    [found] = check(text)
    assert (found.code, found.pointer, found.field) == ("SIB111", f"/device/{written}", f"device.{meant}")
    [fix] = found.fixes
    assert (fix.safety, fix.changes[0].edits[0].text in meant) == ("unsafe", True)
    # Its value is looked at as if the key were right, and told under the key that is there.
    [first, *more] = check(text.replace("Balie", "''").replace("printer", "''"))
    assert first.code == "SIB111" or more
    assert {one.field for one in (first, *more)} == {"device.name", "device.kind"}


def test_a_key_that_is_there_already_or_means_nothing() -> None:
    [one, two] = check(f"{HEAD}  naam: Balie 2\n  colour: red\n")
    assert one.message() == 'There is no field "naam", and "name" is already there. Remove one of the two.'
    assert two.message().startswith('There is no field "colour".')
    assert "name, kind, code, number" in two.message()
    assert (one.fixes, two.fixes) == ((), ())


def test_very_many_unknown_keys_are_counted() -> None:
    text = HEAD + "".join(f"  q{number}{number}{number}{number}: 1\n" for number in range(30))
    found = check(text)
    assert len(found) == 21
    assert "another 10 fields" in found[-1].message("en")


def test_keys_that_begin_with_x_are_left_alone_where_the_schema_says_so() -> None:
    assert told(f"{HEAD}x-team: [a, {{b: }}]\n") == []
    assert told(f"{HEAD}  x-team: a\n") == [("111", "/device/x-team", None)]


def test_a_missing_key_is_told_with_what_belongs_there() -> None:
    [found] = check(HEAD.replace("  kind: printer\n", ""))
    assert (found.code, found.pointer) == ("SIB110", "/device")
    assert found.message("en") == 'The field "kind" is missing. Say what it is.'
    assert found.message("nl") == 'Het veld "kind" ontbreekt. Zeg wat het is.'
    assert found.right == "Balie"
    assert found.range is not None
    assert (found.range.start.line, found.range.start.column) == (3, 1)


def test_a_missing_platform_is_told_and_the_rest_is_checked() -> None:
    found = check(HEAD.replace("platform: sibling\n", "").replace("printer", "printr"))
    assert [one.code for one in found] == ["SIB110", "SIB112"]
    assert found[0].range is not None
    assert found[0].range.start.offset == 0


@pytest.mark.parametrize(
    "text", ["", "# niets\n", "---\n", "manifest: 1\nplatform: sibling\n", "platform: sibling\ndevice:\n"]
)
def test_without_a_device_nothing_was_checked(text: str) -> None:
    codes = [one.code for one in check(text)]
    assert codes.count("SIB115") + codes.count("SIB113") == 1
    for one in check(text):
        if one.code == "SIB115":
            assert (
                one.message() == 'There is no device in this file, so nothing was checked. Describe it under "device:".'
            )


@pytest.mark.parametrize(("text", "code"), [("[a]\n", "112"), ("een tekst\n", "112"), ("7\n", "112")])
def test_a_manifest_is_made_of_keys(text: str, code: str) -> None:
    assert [(found, pointer) for found, pointer, _ in told(text)] == [(code, "")]


def test_the_characters_of_texts_are_looked_at_wherever_they_are() -> None:
    scopes = 'scopes: {x: {level: read, reason: "z\u00a0z"}}\n'
    text = f'{HEAD}  queues: ["a\u200bb"]\n  users: [{{login: "e\u0301"}}]\n{scopes}'
    found = [(one.code, one.pointer, one.fixes[0].safety) for one in check(text)]
    assert found == [
        ("SIB130", "/device/queues/0", "safe"),
        ("SIB131", "/device/users/0/login", "safe"),
        ("SIB130", "/scopes/x/reason", "safe"),
    ]


def test_texts_that_others_take_for_something_else_and_such_as_are_cut_off() -> None:
    found = told(f"{HEAD}  queues: [yes, 12:30]\n  note: yes\n  number: 007\n  floor: 007\n  shared: true\n")
    assert [(code, pointer) for code, pointer, _ in found] == [
        ("107", "/device/queues/0"),
        ("107", "/device/queues/1"),
        ("107", "/device/note"),
    ]
    assert told(HEAD.replace("Balie", "Balie #2")) == [("106", "/device/name", "Balie #2")]


def test_a_repeated_key_and_an_alias_are_told_under_the_prefix_of_the_platform() -> None:
    assert [found.code for found in check(f"{HEAD}  name: Balie 2\n")] == ["SIB103"]
    assert [found.code for found in check(f"{HEAD}  note: *x\n")] == ["SIB104"]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_every_fault_here_has_its_sentence(lang: Language) -> None:
    for key, value in (
        ("shared", "x"),
        ("floor", "x"),
        ("until", "x"),
        ("kind", "x"),
        ("queues", "[[x]]"),
        ("users", "[x]"),
    ):
        for found in check(f"{HEAD}  {key}: {value}\n"):
            assert not re.search(r"\{\w+\}", found.message(lang))
            assert found.message(lang)[0] != " "


# ------------------------------------------------------------------------------------------------ what rules get to see


def values(text: dict[str, Any]) -> Keys:
    return in_file(SIBLING, {"manifest": 1, "platform": "sibling", **text}).root


def test_what_can_be_judged_is_there_and_the_rest_is_not() -> None:
    root = values(
        {
            "device": {
                "name": "Balie", "kind": "lamp", "shared": "true", "floor": "3", "until": "2026-11-30", "note": "",
                "queues": ["a", [], "b"], "users": [{"login": "jan"}, "x", {"admin": True}],
            },
            "scopes": {"a.b": "read", "c": {"level": "manage"}, "d": {"level": "reed"}},
        }
    )  # fmt: skip
    device, scopes = root.keys("device"), root.keys("scopes")
    assert device is not None
    assert scopes is not None
    assert (device.text("name"), device.flag("shared"), "kind" in device) == ("Balie", True, False)
    assert (device.says("kind"), device.lacks("kind"), device.lacks("code"), device.says("code")) == (
        True,
        False,
        True,
        False,
    )
    floor, until, note = device.field("floor"), device.field("until"), device.field("note")
    assert floor is not None
    assert until is not None
    assert note is not None
    assert (floor.number, until.date.isoformat(), note.text) == (3, "2026-11-30", "")
    queues = device.values["queues"]
    assert isinstance(queues, Items)
    assert [item.text for item in queues.items if isinstance(item, Field)] == ["a", "b"]
    assert not queues.whole
    users = [user for user in device.items("users") if isinstance(user, Keys)]
    assert [user.text("login") for user in users] == ["jan", ""]
    assert [user.lacks("login") for user in users] == [False, True]
    assert isinstance(scopes.values["a.b"], Field)
    assert [key for key in scopes if isinstance(scopes.values[key], Keys)] == ["c", "d"]
    assert scopes.keys("d") is not None
    assert "level" not in (scopes.keys("d") or ())


def test_of_a_part_that_could_not_be_read_nothing_is_missing() -> None:
    text = "manifest: 1\nplatform: sibling\ndevice:\n  name: Balie\n  kind: 'open\n"
    found = check(text)
    assert "SIB110" not in {one.code for one in found}


def test_a_good_manifest_needs_no_jsonschema(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("onsrights.engine.check.schema._validator", fails)
    full = {
        "device": {"name": "Balie", "kind": "till", "shared": True, "users": [{"login": "jan", "rooms": [1]}]},
        "scopes": {"a.b": "read", "c": {"level": "read"}},
    }
    assert told(json.dumps({"manifest": 1, "platform": "sibling", **full})) == []


def test_all_of_the_engine_is_there_under_the_prefix() -> None:
    codes = {rule.code for rule in Registry(rules_of(SIBLING))}
    assert {f"SIB{number}" for number in (*range(100, 108), *range(110, 117), *range(120, 124), 130, 131)} <= codes
