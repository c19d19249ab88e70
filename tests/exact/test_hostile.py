"""Manifests that nobody would write, and very large ones: they cost little, and nothing fails."""

from __future__ import annotations

import pytest

from onsrights.engine.settings.settings import Settings
from onsrights.exact.tables import Added
from tests.clock import at_most
from tests.exact.checking import changed, check, text_of

HEAD = text_of("trial").partition("scopes:")[0]
MANY = 3000

LARGE = {
    "unknown endpoints": "calls:\n"
    + "".join(f"  - endpoint: crm/Acc{n}unts\n    methods: [GET]\n" for n in range(MANY)),
    "addresses": "calls:\n"
    + "".join(
        f"  - endpoint: https://start.exactonline.be/api/v1/{n}/crm/Accounts\n    methods: [get, PATCH]\n"
        for n in range(MANY)
    ),
    "twice": "calls:\n" + "  - endpoint: crm/Accounts\n    methods: [GET]\n" * MANY,
    "scopes": "scopes:\n" + "".join(f"  crm.accounts{n}: reads\n" for n in range(MANY)),
    "methods": "calls:\n  - endpoint: crm/Accounts\n    methods: [" + ", ".join(["GET"] * MANY) + "]\n",
    "topics": "webhooks:\n  callback_url: https://x.esdoorn.example\n  topics: ["
    + ", ".join(f"Topic{n}" for n in range(MANY))
    + "]\n",
    "codes": "divisions:\n  codes: [" + ", ".join(["1.2"] * MANY) + "]\n",
    "filters": "calls:\n"
    + f"  - endpoint: crm/Accounts\n    methods: [GET]\n    filter: [{', '.join(['a'] * 50)}]\n" * (MANY // 50),
    "purpose": "review:\n  purpose_nl: "
    + "werkt houdt keeps leest alleen " * 1500
    + "\n  purpose_en: "
    + "read only " * 4000
    + "\n",
}


@pytest.mark.no_cover
@pytest.mark.parametrize("distribution", ["production", "self-registered"])
@pytest.mark.parametrize("kind", LARGE)
def test_very_many_faults_cost_little(kind: str, distribution: str) -> None:
    text = HEAD.replace("distribution: testing", f"distribution: {distribution}") + LARGE[kind]
    with at_most(12):
        check(text)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "x",
        "://",
        "https://",
        "https://[",
        "https://a@b:c@d",
        "http://\u2028",
        "javascript:alert(1)",
        "https://" + "a." * 5000,
    ],
)
def test_any_text_may_be_in_the_place_of_an_address(value: str) -> None:
    check(HEAD.replace("https://proef.esdoorn.example/back", f'"{value}"'))
    check(
        HEAD
        + f'webhooks:\n  callback_url: "{value}"\n  topics: [Accounts]\n'
        + f'calls:\n  - endpoint: "{value}"\n    methods: [GET]\n'
    )


def test_keys_with_strokes_and_tildes_keep_their_place() -> None:
    report = check(changed("trial", ("  sales.orders: manage\n", '  "crm/~accounts": read\n')))
    assert [(each.code, each.pointer) for each in report.diagnostics] == [("EXA301", "/scopes/crm~1~0accounts")]


def test_settings_add_scopes_endpoints_and_topics() -> None:
    text = changed("trial", ("crm/Contacts", "crm/NewThing"), ("sales.orders: manage", "sales.new: manage"))
    assert {each.code for each in check(text).diagnostics} == {"EXA301", "EXA401"}
    added = {"exact": {"endpoints": ["crm/NewThing: GET: sales.new"], "scopes": ["sales.new"], "topics": []}}
    assert check(text, Settings(own=added)).diagnostics == ()
    assert Added() == Added((), (), ())
