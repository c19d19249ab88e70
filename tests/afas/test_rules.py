"""Every variant of every rule speaks where it should, and is silent at each "Not" of the specification.

The cases are in ``data/variants.txt``.
"""

from __future__ import annotations

import re
from datetime import date

import pytest

from onsrights.engine.settings.settings import Settings
from tests.afas.checking import DATA, DAY, check
from tests.over import over
from website.overlay import laid_over
from website.pages import SHOWN

[AFAS] = [shown for shown in SHOWN if shown.key == "afas"]

PARTNER = """profile: partner
integration:
  integration_id: "54321_678900"
certification:
  implementation_document: docs/afas.pdf
connector:
"""


def cases() -> dict[str, tuple[str, str]]:
    """Give the fragments and what is said of them, by name."""
    text = (DATA / "variants.txt").read_text(encoding="utf-8")
    found = re.findall(r"^## ([^\n]+)\n(.*?)^-----\n(.*?)(?=^##? |\Z)", text, re.MULTILINE | re.DOTALL)
    return {name: (fragment, expected) for name, fragment, expected in found}


CASES = cases()


def said(text: str, day: date = DAY, settings: Settings | None = None) -> list[str]:
    found = check(text, day, settings).diagnostics
    return sorted(f"{each.severity} {each.code} {each.pointer} {each.message()}" for each in found)


@over("name", CASES)
def test_a_rule_says_what_it_should(name: str) -> None:
    fragment, expected = CASES[name]
    lines = said(laid_over(AFAS.example(), fragment))
    wanted = sorted(line for line in expected.splitlines() if line)
    assert len(lines) == len(wanted), lines
    for line, start in zip(lines, wanted, strict=True):
        assert line.startswith(start), line


CLASSIC = laid_over(AFAS.example(), "connector:\n  authentication: {type: classic}\n")
NEW = 'credentials:\n  - {kind: token, issued: "2027-05-01"}\n'
HYBRID = laid_over(AFAS.example(), 'connector:\n  authentication:\n    type: hybrid\n    until: "2027-04-30"\n')


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        (
            CLASSIC,
            date(2027, 4, 29),
            "warning AFS502 /connector/authentication/type Classic tokens expire on 1 May 2027, in 2 days.",
        ),
        (
            CLASSIC,
            date(2027, 4, 30),
            "warning AFS502 /connector/authentication/type Classic tokens expire on 1 May 2027, in 1 day.",
        ),
        (
            CLASSIC,
            date(2027, 5, 1),
            "error AFS502 /connector/authentication/type Classic tokens from before 1 May 2027 have expired.",
        ),
        (
            CLASSIC + NEW,
            date(2027, 5, 1),
            "warning AFS502 /connector/authentication/type Classic tokens work until 31 August 2027",
        ),
        (
            CLASSIC + NEW,
            date(2027, 8, 31),
            "warning AFS502 /connector/authentication/type Classic tokens work until 31 August 2027",
        ),
        (
            CLASSIC + NEW,
            date(2027, 9, 1),
            "error AFS502 /connector/authentication/type No classic token has worked since",
        ),
        (HYBRID, date(2027, 4, 29), ""),
        (
            HYBRID,
            date(2027, 4, 30),
            "warning AFS502 /connector/authentication/until The classic token should have been switched off",
        ),
        (
            HYBRID,
            date(2030, 1, 1),
            "warning AFS502 /connector/authentication/until The classic token should have been switched off",
        ),
    ],
)
def test_the_calendar_of_classic_tokens(text: str, day: date, expected: str) -> None:
    lines = said(text, day)
    assert len(lines) == bool(expected), lines
    assert "".join(lines).startswith(expected)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2027, 7, 1), ""),
        (date(2027, 7, 3), "warning AFS804 /certification/pentest_valid_until The pentest is valid for 59 more days."),
        (date(2027, 8, 30), "warning AFS804 /certification/pentest_valid_until The pentest is valid for 1 more day."),
        (date(2027, 8, 31), "warning AFS804 /certification/pentest_valid_until Today is the last day of the pentest."),
        (
            date(2027, 9, 1),
            "error AFS804 /certification/pentest_valid_until The pentest is no longer valid (until 2027-08-31)",
        ),
    ],
)
def test_the_pentest(day: date, expected: str) -> None:
    valid = PARTNER.replace("docs/afas.pdf", 'docs/afas.pdf\n  pentest_valid_until: "2027-08-31"')
    lines = said(laid_over(AFAS.example(), valid.removesuffix("connector:\n")), day)
    assert len(lines) == bool(expected), lines
    assert "".join(lines).startswith(expected)


def test_what_depends_on_the_day_says_which_day_it_counted_with() -> None:
    [one] = check(CLASSIC, date(2027, 1, 2)).diagnostics
    assert one.data["as_of"] == "2027-01-02"


def test_a_name_of_the_settings_is_known() -> None:
    text = laid_over(AFAS.example(), "connector:\n  update_connectors: [FbNew]\n")
    [line] = said(text)
    assert line.startswith('info AFS303 /connector/update_connectors/0 "FbNew" is not in the list of UpdateConnectors')
    assert said(text, settings=Settings(own={"afas": {"update-connectors": ["FbNew"]}})) == []


SHARED = """manifest: 1
platform: afas
integration: {name: %s}
connector:
  description: %s
  called_by: %s
  authentication: {type: oauth, client: confidential, flow: client_credentials, client_authentication: client_secret}
  group: {name: %s}
  update_connectors: [KnPerson]
"""


@pytest.mark.parametrize(
    ("first", "second", "is_told"),
    [
        (("Aap", "Aap", "system", "Groep"), ("Noot", "Noot", "system", "groep"), True),
        (("Aap", "Aap", "system", "Groep"), ("Noot", "Noot", "system", "Andere"), False),
        (("Aap", "Aap", "system", "Iedereen"), ("Noot", "Noot", "system", "Iedereen"), False),
    ],
)
def test_a_group_that_two_app_connectors_use(first: tuple[str, ...], second: tuple[str, ...], *, is_told: bool) -> None:
    lines = said(SHARED % first + "---\n" + SHARED % second)
    assert any(' AFS402 /connector/group/name App connector "Aap" also uses' in line for line in lines) is is_told


@pytest.mark.parametrize(
    ("first", "second", "is_told"),
    [
        ("{number: 45678, type: test}", "{number: 45678, type: test}", True),
        ("{number: 45678, type: test}", "{number: 45678, type: accept}", False),
        ("{number: 45678, type: test}", "", True),
        ("", "{number: 45678, type: test}", True),
    ],
)
def test_a_group_is_shared_where_an_environment_is(first: str, second: str, *, is_told: bool) -> None:
    texts = [SHARED % (name, name, "system", "Groep") for name in ("Aap", "Noot")]
    texts = [
        text + (f"environments: [{each}]\n" if each else "") for text, each in zip(texts, (first, second), strict=True)
    ]
    assert any(" AFS402 " in line for line in said("---\n".join(texts))) is is_told


def test_one_key_for_two_customers_in_two_manifests() -> None:
    text = (SHARED % ("Aap", "Aap", "system", "Aap")).replace("client_secret", "private_key_jwt")
    one = text + "environments: [{number: 45678, type: test, jwks_uri: 'https://k.aap.example/j'}]\n"
    lines = said(one + "---\n" + one.replace("45678", "56789").replace("Aap", "Noot"))
    assert [line[:38] for line in lines] == ["warning AFS509 /environments/0/jwks_ur"]
