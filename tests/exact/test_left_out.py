"""A key that is left out says nothing: a rule speaks about it only where its text says that something is missing."""

from __future__ import annotations

from typing import Any

import yaml

from tests.afas.test_left_out import keys_of, without
from tests.exact.checking import BASES, check, text_of, written
from tests.over import over

MISSING = {"EXA110", "EXA115", "EXA206", "EXA211", "EXA304", "EXA603"}
"""Rules whose text says that something is missing, or without what."""

OTHERWISE = {
    ("EXA113", "methods"): "an entry has to name some",
    ("EXA306", "webhooks"): "without webhooks the calls only read that scope",
}
"""What may be said where a key is left out, and why."""


def documents(base: str) -> list[dict[str, Any]]:
    return list(yaml.safe_load_all(text_of(base)))


EACH = [(base, number, path) for base in BASES for number, one in enumerate(documents(base)) for path in keys_of(one)]


@over(
    ("base", "number", "path"),
    EACH,
    ids=lambda value: "/".join(map(str, value)) if isinstance(value, tuple) else str(value),
)
def test_no_rule_speaks_of_what_is_left_out(base: str, number: int, path: tuple[Any, ...]) -> None:
    found = check(written(without(documents(base)[number], path))).diagnostics
    new = {each.code for each in found} - MISSING
    assert {code for code in new if (code, path[-1]) not in OTHERWISE} == set()


def test_where_the_calls_are_left_out_no_scope_is_too_wide_or_unused() -> None:
    values = {**documents("bookings")[0], "scopes": {"crm.accounts": "manage", "organization.administration": "manage"}}
    del values["calls"]
    assert check(written(values)).diagnostics == ()


def test_where_a_call_cannot_be_judged_nothing_is_said_to_be_too_much() -> None:
    faults: tuple[dict[str, Any], ...] = (
        {"endpoint": "crm/Akkounts"},
        {"endpoint": "users/Users"},
        {"methods": ["GET", ["x"]]},
        {"methods": []},
    )
    for fault in faults:
        values = documents("bookings")[0]
        values["scopes"] = {**values["scopes"], "crm.accounts": "manage", "hrm.payroll": "read"}
        values["calls"][0] = {**values["calls"][0], **fault}
        codes = {each.code for each in check(written(values)).diagnostics}
        assert codes.isdisjoint({"EXA306", "EXA307", "EXA704"}), fault


def test_a_level_that_is_not_one_says_nothing_of_its_scope() -> None:
    values = documents("bookings")[0]
    for level in ("whatever", ["read"], None):
        values["scopes"] = {**values["scopes"], "crm.accounts": level}
        codes = {each.code for each in check(written(values)).diagnostics}
        assert codes <= {"EXA303", "EXA112", "EXA113"}, level


def test_what_is_not_known_of_the_distribution_silences_what_needs_it() -> None:
    values = documents("bookings")[0]
    del values["review"]
    values["scopes"] = {}
    values["app"]["distribution"] = "something"
    values["app"]["redirect_uri"] = "https://localhost/x"
    assert {each.code for each in check(written(values)).diagnostics} == {"EXA112"}
