"""The platform as the engine asks it: other names for keys and values, what is read, and which rules are imported."""

from __future__ import annotations

import subprocess
import sys

import pytest

from onsrights.afas.platform import AFAS
from onsrights.engine.check.field import Field, Items, Keys, Value
from onsrights.engine.check.judge import written
from onsrights.engine.check.platform import load_schema, part_of
from onsrights.engine.check.register import Register
from tests.afas.checking import check, text_of
from website.overlay import laid_over
from website.pages import SHOWN

[SHOWN_AFAS] = [shown for shown in SHOWN if shown.key == "afas"]


@pytest.mark.parametrize("place", AFAS.other_names)
def test_other_names_are_of_keys_that_exist(place: str) -> None:
    keys = part_of(load_schema(AFAS.schema), place)["properties"]
    names: list[str] = []
    for line in AFAS.other_names[place].splitlines():
        key, _, others = line.partition(": ")
        assert key in keys
        names += others.split(", ")
    assert len(names) == len(set(names))
    assert not set(names) & set(keys)


@pytest.mark.parametrize("place", AFAS.other_words)
def test_other_words_are_of_values_that_exist(place: str) -> None:
    assert set(AFAS.other_words[place].values()) <= set(part_of(load_schema(AFAS.schema), place)["enum"])


@pytest.mark.parametrize("place", AFAS.manners)
def test_characters_are_looked_at_in_places_that_exist(place: str) -> None:
    assert part_of(load_schema(AFAS.schema), place)


@pytest.mark.parametrize(
    ("fragment", "code", "value"),
    [
        ("connector:\n  omschrijving: Planbord\n", "AFS111", "description"),
        ("connector:\n  getConnectors: [Planbord_Lijst]\n", "AFS111", "get_connectors"),
        ("connector:\n  get-connectors: [Planbord_Lijst]\n", "AFS111", "get_connectors"),
        ("connector:\n  updateconnectoren: [KnPerson]\n", "AFS111", "update_connectors"),
        ("connector:\n  connectoren: [AppConnectorSubject]\n", "AFS111", "special_connectors"),
        ("connector:\n  geblokkeerd: false\n", "AFS111", "blocked"),
        ("omgevingen:\n  - {nummer: 45678, type: test}\n", "AFS111", "environments"),
        ("tokens:\n  - kind: client_secret\n", "AFS111", "credentials"),
        ("connector:\n  ip_restrictions: {toestaan: [203.0.113.8]}\n", "AFS111", "allow"),
        ("connector:\n  called_by: systeem\n", "AFS112", "system"),
        ("connector:\n  authentication:\n    flow: client-credentials\n", "AFS112", "client_credentials"),
        ("connector:\n  authentication:\n    flow: Authorization Code\n", "AFS112", "authorization_code"),
        ("connector:\n  authentication:\n    client_authentication: client secret\n", "AFS112", "client_secret"),
        ("platform: profit\n", "AFS114", "afas"),
    ],
)
def test_what_was_meant_is_offered(fragment: str, code: str, value: str) -> None:
    diagnostics = check(laid_over(SHOWN_AFAS.example(), fragment)).diagnostics
    found = [each for each in diagnostics if (each.code, each.data.get("proposal")) == (code, value)]
    assert found
    assert {fix.safety for each in found for fix in each.fixes} <= {"unsafe"}


def test_a_number_with_an_underscore_wants_quotation_marks() -> None:
    text = laid_over(SHOWN_AFAS.example(), "integration:\n  integration_id: 54321_678900\n")
    assert [each.code for each in check(text).diagnostics] == ["AFS107"]


@pytest.mark.parametrize(
    ("find", "severity"),
    [("Planbord_Dossier\n      purpose", "error"), ("Roosters die al verstuurd zijn", "warning")],
)
def test_an_invisible_character_is_an_error_in_what_is_looked_up_by_its_letters(find: str, severity: str) -> None:
    text = text_of("planbord").replace(find, find[:6] + "\u200b" + find[6:])
    assert ("AFS130", severity) in {(each.code, each.severity) for each in check(text).diagnostics}


def test_a_rule_is_imported_where_a_key_that_it_reads_is_written() -> None:
    program = (
        "import sys, onsrights\n"
        "onsrights.check_text(sys.stdin.read(), filename='x.afas.yaml')\n"
        "print([name for name in sys.modules if name.startswith('onsrights.afas.rules.')])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], input=SHOWN_AFAS.example(), capture_output=True, text=True, check=True
    )
    assert "no_connectors" in done.stdout
    for rule in ("webhook_address", "ip_format", "credential_expiry", "user_name", "observed_identity"):
        assert rule not in done.stdout


def test_places_at_which_something_is_written() -> None:
    given: dict[str, Value] = {"user": Field("user", "a", "/users/0/user")}
    user = Keys("/users/0", 0, given, {"user": "/users/0/user", "kind": "/users/0/kind"})
    names = Items("/names", 0, (Field("names", "b", "/names/0"),))
    root = Keys("", 0, {"users": Items("/users", 0, (user,)), "names": names})
    assert written(root) == {"", "users", "users[]", "users[].user", "users[].kind", "names", "names[]"}


def test_a_register_may_be_asked_without_being_told() -> None:
    register = Register()
    register.open(None)
    first, second = Field("name", "a", "/a"), Field("name", "a", "/b")
    assert register.seen("kind", "key", first) is None
    assert register.seen("kind", "key", second) is None
    register.first("kind", "key", first)
    assert register.seen("kind", "key", first) is None
    found = register.seen("kind", "key", second)
    assert found is not None
    assert found.place.pointer == "/a"
