"""What counts as a call in source code, and with which method."""

from __future__ import annotations

import pytest

from onsrights.exact.calls import MOST, calls, is_catalogue, may_hold, wants
from onsrights.exact.tables import tables
from tests.clock import at_most


def told(text: str) -> list[tuple[str, str]]:
    """Give what is marked and the methods of each call, an unknown endpoint with a question mark."""
    return [
        (text[one.start : one.end] + ("" if one.endpoint else "?"), " ".join(one.methods))
        for one in calls(text, tables())
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # addresses
        ('get(f"https://start.exactonline.nl/api/v1/{division}/crm/Accounts")', [("crm/Accounts", "GET")]),
        ("fetch(`${base}/api/v1/${this.division}/hrm/Costcenters`)", [("hrm/Costcenters", "GET")]),
        ('curl -X POST "$BASE/api/v1/$DIV/logistics/Items"', [("logistics/Items", "POST")]),
        ('curl -XDELETE \\\n  "$BASE/api/v1/%s/logistics/Items(guid\'x\')"', [("logistics/Items", "DELETE")]),
        ('url = "https://start.exactonline.be/api/v1/" + division + "/vat/VATCodes"\nrequests.put(url)',
         [("vat/VATCodes", "PUT")]),
        ("$u = '/api/v1/' . $division . '/crm/Contacts';", [("crm/Contacts", "GET")]),
        ("# see /api/v1/{division}/crm/Accounts", [("crm/Accounts", "GET")]),
        ('f"{base}/api/v1/{d}/crm/Accounts{query}"', [("crm/Accounts", "GET")]),
        ('"/api/v1/beta/{division}/payroll/PayrollComponents"', [("payroll/PayrollComponents", "GET")]),
        ('"/api/v1/123456/crm/Acounts"', [("crm/Acounts?", "GET")]),
        ('"https://start.exactonline.nl/api/v1/1/any/Thing"', [("any/Thing?", "GET")]),
        ('fetch(`/api/v1/${d}/crm/Accounts`, {\n  method: "POST",\n})\nfetch(`/api/v1/${d}/hrm/Costcenters`)',
         [("crm/Accounts", "POST"), ("hrm/Costcenters", "GET")]),
        ('new HttpRequestMessage(HttpMethod.Post, $"/api/v1/{division}/crm/Accounts")', [("crm/Accounts", "POST")]),
        # no addresses
        ('"/api/v1/users/list"', []),
        ('"/api/v1/{id}/orders/list"', []),
        ('"https://api.other.example/api/v1/1/crm/Accounts"', []),
        ('"/api/v1/{d}/{service}/Accounts"', []),
        ('"/api/v1/{d}/crm/{endpoint}"', []),
        ('"/api/v1/" + d + "/crm/" + endpoint', []),
        # literals
        ('client.get("crm/Accounts?$top=1")', [("crm/Accounts", "GET")]),
        ("client.post('/logistics/Items')", [("logistics/Items", "POST")]),
        ('client.delete("crm/Accounts(guid\'{id}\')")', [("crm/Accounts", "DELETE")]),
        ('session.request("PUT", "crm/Accounts")', [("crm/Accounts", "PUT")]),
        ('a.get("crm/Accounts"); a.post("crm/Contacts")', [("crm/Accounts", "GET"), ("crm/Contacts", "POST")]),
        ('read("crm/Accounts")\nclient.post("crm/Contacts")\n', [("crm/Accounts", "GET"), ("crm/Contacts", "POST")]),
        ('path = "crm/Acounts"', []),
        ('log("see crm/Accounts for details")', []),
        ('os.path.join("crm", "Accounts")', []),
        ('import view from "crm/Accounts"', []),
        ("require('crm/Accounts')", []),
        ('app.get("/users/users")', []),
        ("'crm/Accounts\"", []),
        # classes
        ("use Picqer\\Financials\\Exact\\GLAccount;", [("GLAccount", "GET")]),
        ("$item = new \\Picqer\\Financials\\Exact\\Item($c); $item->delete();", [("Item", "DELETE")]),
        ("use Our\\Fork\\Financials\\Exact\\{Item, Account as Relation};\n$r = new Relation($c);\n$r->save();",
         [("Item", "GET"), ("Relation", "POST")]),
        ("use Picqer\\Financials\\Exact\\Connection;\nuse App\\Models\\Item;\n$i = new Item();", []),
        ("using ExactOnline.Client.Models;\nclient.For<Journal>().Get();", [("Journal", "GET")]),
        ("using ExactOnline.Client.Models.CRM;\nvar a = client.For<Account>();\na.Insert(b);", [("Account", "POST")]),
        ("client.For<Journal>().Get();", []),
    ],
)  # fmt: skip
def test_calls(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected
    assert not expected or may_hold(text.encode(), tables())


def test_a_list_of_endpoints_is_no_caller() -> None:
    paths = [path for path in tables().endpoints if path.count("/") == 1]
    assert not is_catalogue(calls("\n".join(f'"{path}"' for path in paths[:MOST]), tables()))
    assert is_catalogue(calls("\n".join(f'"{path}"' for path in paths[: MOST + 1]), tables()))


def test_prose_and_tables_are_not_searched() -> None:
    assert not any(map(wants, ("README.md", "a/b.RST", "endpoints.csv", "index.html")))
    assert all(map(wants, ("a.py", "b.php", "Makefile", "c.cs")))


@pytest.mark.parametrize(
    "piece",
    [
        "/api/v1/",
        "/api/v1/{",
        '"/api/v1/" + ',
        "crm/Accounts",
        '"crm/Accounts"\n',
        "\\Financials\\Exact\\",
        "new Item(",
        "'/A",
        "For<",
    ],
)
def test_hostile_text_costs_little(piece: str) -> None:
    text = "using ExactOnline.Client.Models\n" + piece * (400_000 // len(piece))
    with at_most(8):
        found = calls(text, tables())
    assert is_catalogue(found) is False
