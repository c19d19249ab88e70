"""Whatever a key holds, the check ends with diagnostics; nothing of a wrong kind reaches a rule; nothing is slow."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest

from onsrights.library import check_values
from tests.afas.checking import DAY, check, values_of, written
from tests.afas.test_left_out import keys_of
from tests.clock import at_most

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.no_cover  # many cases; smaller tests reach the same lines

ODD: list[Any] = [
    None,
    "",
    " ",
    [],
    {},
    "x",
    "\u200b",
    7,
    -1,
    True,
    [None],
    [[1]],
    {"a": 1},
    ["x", {"a": []}],
    "2026-02-30",
]
STRUCTURE = (
    "100",
    "101",
    "102",
    "103",
    "104",
    "105",
    "106",
    "107",
    "110",
    "111",
    "112",
    "113",
    "114",
    "115",
    "130",
    "131",
)


def changed(values: dict[str, Any], path: tuple[Any, ...], value: object) -> dict[str, Any]:
    result = copy.deepcopy(values)
    holder: Any = result
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    return result


@pytest.mark.parametrize("base", ["loonlicht", "verlofknop"])
def test_any_value_may_be_under_any_key(base: str) -> None:
    values = values_of(base)
    for path in keys_of(values):
        for odd in ODD:
            check(written(changed(values, path, odd)))  # raises where the tool itself fails


@pytest.mark.parametrize("base", ["loonlicht", "verlofknop"])
def test_the_same_in_a_form(base: str) -> None:
    values = values_of(base)
    for path in keys_of(values):
        for odd in ODD:
            check_values("afas", changed(values, path, odd), as_of=DAY)


@pytest.mark.parametrize("base", ["loonlicht", "verlofknop"])
def test_what_is_of_another_kind_is_told_by_the_engine_alone(base: str) -> None:
    values = values_of(base)
    for path in keys_of(values):
        pointer = "".join(f"/{step}" for step in path)
        odd: object
        for odd in (None, [[1]]):
            found = check(written(changed(values, path, odd))).diagnostics
            there = [each.code[3:] for each in found if each.pointer == pointer and each.range is not None]
            assert all(code in STRUCTURE for code in there), (pointer, odd, there)


MANY = 2000
LARGE: dict[str, Callable[[], dict[str, Any]]] = {
    "users": lambda: {"users": [{"user": f"45678.u{n}", "kind": "system", "in_group": False} for n in range(MANY)]},
    "misspelt connectors": lambda: {"update_connectors": [f"FiEntire{chr(97 + n % 26)}{n}" for n in range(MANY)]},
    "supplied names with slips": lambda: {"get_connectors": [f"Profit_Employ{n}ees" for n in range(MANY)]},
    "calls that nobody knows": lambda: {
        "get_connectors": [f"Zorg_{n}" for n in range(MANY)],
        "calls": [{"connector": f"zorg_{n}"} for n in range(MANY)],
    },
    "attachments": lambda: {"calls": [{"connector": "SubjectConnector"} for _ in range(MANY)]},
    "environments": lambda: {
        "environments": [{"number": 10000 + n, "type": "productie"} for n in range(MANY)],
        "credentials": [{"kind": "client_secret", "environment": "productie"} for _ in range(MANY)],
    },
    "keys of both kinds": lambda: {
        "environments": [{"id": f"e{n}", "number": 10000 + n, "type": "test"} for n in range(MANY)],
        "credentials": [{"kind": ("client_secret", "certificate")[n % 2], "environment": f"f{n}"} for n in range(MANY)],
    },
    "addresses": lambda: {"ip_restrictions": {"allow": [f"10.0.{n % 256}.1-10.1.0.{n % 256}" for n in range(MANY)]}},
    "filters": lambda: {
        "group": {"name": "Zorg", "filters": [{"name": f"F{n}"} for n in range(MANY)]},
        "get_connectors": [{"name": f"Zorg_{n}", "filters": [f"G{n}"]} for n in range(MANY)],
    },
}


@pytest.mark.parametrize("name", LARGE)
def test_very_many_of_anything_cost_little(name: str) -> None:
    values = values_of("kassaboek")
    for key, value in LARGE[name]().items():
        (values if key in {"calls", "environments", "credentials"} else values["connector"])[key] = value
    text = written(values)
    with at_most(8):
        check(text)
