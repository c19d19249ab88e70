"""A saved answer of /metainfo comes from elsewhere: it is read within bounds, or refused in a sentence."""

from __future__ import annotations

import json
from typing import Any

import pytest

from onsrights.afas.metainfo import Item, MetaInfoError, read_metainfo
from tests.clock import at_most

WHOLE: dict[str, Any] = {
    "updateConnectors": [{"id": "KnSubject", "description": "Dossier"}],
    "getConnectors": [{"id": "Rooster_Diensten", "description": "Rooster_Diensten"}],
    "info": {"envid": "O45678AA", "appName": "Rooster", "group": "Rooster (45678.rooster)", "tokenExpiry": "0"},
}


@pytest.mark.parametrize(
    "given",
    [
        WHOLE,
        json.dumps(WHOLE),
        json.dumps(WHOLE).encode(),
        b"\xef\xbb\xbf" + json.dumps(WHOLE).encode(),
        json.dumps(WHOLE).encode("utf-16"),  # what PowerShell makes of an answer
    ],
)
def test_an_answer_is_read_in_every_form_in_which_it_may_be_saved(given: str | bytes | dict[str, Any]) -> None:
    found = read_metainfo(given)
    assert found.get_connectors == (Item("Rooster_Diensten", "Rooster_Diensten"),)
    assert found.update_connectors == (Item("KnSubject", "Dossier"),)
    assert (found.envid, found.number, found.app_name, found.group) == ("O45678AA", "45678", "Rooster", "Rooster")
    assert found.expiry == "0"
    assert found.whole
    assert found.names == {"Rooster_Diensten", "KnSubject"}


@pytest.mark.parametrize(
    ("envid", "number"),
    [
        ("O45678AA", "45678"),
        ("12345AA", "12345"),
        ("A123456AC", None),
        ("12345-23456", None),
        ("OAA", None),
        (45678, None),
        (None, None),
    ],
)
def test_only_one_run_of_exactly_five_digits_is_a_number(envid: object, number: str | None) -> None:
    assert read_metainfo({**WHOLE, "info": {"envid": envid}}).number == number


def test_what_is_missing_is_not_known() -> None:
    half = read_metainfo({"getConnectors": [], "updateConnectors": "no list"})
    assert (half.get_connectors, half.update_connectors, half.whole) == ((), None, False)
    assert (half.envid, half.app_name, half.group, half.number) == (None, None, None, None)
    assert read_metainfo({**WHOLE, "info": [1, 2]}).app_name is None
    assert not half.comes_from_other_than({"45678"})
    assert not read_metainfo(WHOLE).comes_from_other_than(())
    assert read_metainfo(WHOLE).comes_from_other_than({"23456"})


@pytest.mark.parametrize(
    "given",
    [
        "",
        "null",
        "[]",
        "{}",
        "<html>",
        json.dumps(WHOLE)[:60],
        '{"getConnectors": [{"name": "X"}]}',
        '{"getConnectors": {"id": "X"}}',
        '{"getConnectors": [1, "X"]}',
        "[" * 100_000,
        '{"getConnectors":' * 50_000,
        b"\xff\xfe\x00",
        b"\x80\x81",
        '{"getConnectors": ' + "9" * 100_000 + "}",
    ],
    ids=lambda given: repr(given[:20]),
)
def test_anything_else_is_refused_in_a_sentence(given: str | bytes) -> None:
    with pytest.raises(MetaInfoError) as error:
        read_metainfo(given)
    assert str(error.value) == "This is not a response of /metainfo. Save the response as you received it."
    assert error.value.said.render("nl").startswith("Dit is geen antwoord van /metainfo.")


@pytest.mark.parametrize("given", ["{},", "[],", "1,"])
def test_what_is_huge_costs_next_to_nothing(given: str) -> None:
    with at_most(2):
        with pytest.raises(MetaInfoError, match="too large"):
            read_metainfo('{"getConnectors": [' + given * 3_000_000 + "1]}")
        with pytest.raises(MetaInfoError, match="too large"):
            read_metainfo(b" " * (33 << 20))


def test_long_texts_are_cut() -> None:
    found = read_metainfo({"getConnectors": [{"id": "X" * 100_000}], "info": {"appName": "Y" * 100_000}})
    assert {len(name) for name in found.names} == {1000}
    assert found.app_name is not None
    assert len(found.app_name) == 1000
