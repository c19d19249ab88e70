"""Every spelling of an endpoint, and what it is taken for."""

from __future__ import annotations

import pytest

import onsrights.exact
from onsrights.exact.endpoint_paths import proposed, spelt
from onsrights.exact.tables import Added, endpoint_of, tables

ACCOUNTS = (
    "crm/Accounts",
    "/crm/Accounts/",
    "CRM/accounts",
    "crm/Accounts(guid'1f3c')",
    "crm/Accounts(guid'1f3c')?$select=Name",
    "crm/Accounts?$top=1",
    "/api/v1/{division}/crm/Accounts",
    "/api/v1/123456/crm/Accounts",
    "api/v1/:division/crm/Accounts",
    "/api/v1/<division>/crm/Accounts",
    "{division}/crm/Accounts",
    "https://start.exactonline.nl/api/v1/123456/crm/Accounts?$top=1",
    "https://start.exactonline.nl:443/api/v1/${division}/crm/Accounts",
    "http://proxy.example/crm/Accounts",
)
PAYROLL = (
    "beta/payroll/PayrollComponents",
    "payroll/PayrollComponents",
    "payroll/PayrollComponents (BETA)",
    "/api/v1/beta/{division}/payroll/PayrollComponents",
    "/api/v1/{division}/beta/payroll/PayrollComponents",
)


@pytest.mark.parametrize("written", ACCOUNTS)
def test_whatever_stands_around_a_path_does_not_count(written: str) -> None:
    endpoint = spelt(written, tables()).endpoint
    assert endpoint is not None
    assert endpoint.path == "crm/Accounts"


@pytest.mark.parametrize("written", PAYROLL)
def test_beta_may_stand_anywhere_or_be_missing(written: str) -> None:
    endpoint = onsrights.exact.find_endpoint(written)
    assert endpoint is not None
    assert endpoint.path == "beta/payroll/PayrollComponents"


@pytest.mark.parametrize(
    "written",
    [
        "",
        "/",
        "crm",
        "https://",
        "https://start.exactonline.nl",
        "https://x?y=crm/Accounts",
        "api/v1/",
        "x" * 10_000,
        "(" * 999,
    ],
)
def test_what_is_no_path_is_not_found(written: str) -> None:
    assert onsrights.exact.find_endpoint(written) is None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("crm/Acounts", "crm/Accounts"),
        ("financial/CostCenters", "hrm/Costcenters"),
        ("logistics/Itemz", "logistics/Items"),
        ("sales/SalesOrders/Lines", None),
        ("crm/Contacts1x", "crm/Contacts"),
        ("nothing/Like/It", None),
    ],
)
def test_the_endpoint_that_was_meant(written: str, meant: str | None) -> None:
    found = proposed(written, tables())
    assert (None if found is None else found.path) == meant


def test_the_tables_hold_what_they_say() -> None:
    known = tables()
    assert (len(known.endpoints), len(known.scopes)) == (453, 47)
    assert sorted(known.read_only_scopes) == [
        "financial.budgets",
        "financial.payables",
        "hrm.employees",
        "purchase.prices",
    ]
    assert len(known.scopes.keys() - known.used_scopes) == 11
    assert sum(len(endpoint.scopes or ()) > 1 for endpoint in known.endpoints.values()) == 8
    assert {endpoint.twin for endpoint in known.endpoints.values() if endpoint.twin} <= known.endpoints.keys()
    assert "code" not in known.by_class


def test_settings_add_to_the_tables() -> None:
    known = tables(Added(("crm/NewThing: GET POST: crm.accounts|crm.new", "x/Free: GET: -"), ("crm.other",), ("News",)))
    assert known.endpoints["crm/NewThing"].scopes == ("crm.accounts", "crm.new")
    assert known.endpoints["x/Free"].scopes == ()
    assert {"crm.new", "crm.other"} <= known.scopes.keys()
    assert "News" in known.topics
    for wrong in ("crm/NewThing", "a/B: FETCH: -", "a/B: GET", ": GET: -", "a/B: GET: x|"):
        with pytest.raises(ValueError, match=r".*"):
            endpoint_of(wrong)
