"""Planted faults, one after the other: what is said, how gravely, where, and what the best fix makes of it.

A case is a manifest, a text in it and what is put in its place; then what is said, as ``CODE pointer``, or nothing.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from tests.exact.checking import BASES, applied, changed, check, marked, text_of
from tests.over import over


class Case(NamedTuple):
    base: str
    old: str
    new: str
    said: str = ""
    """``CODE pointer``; several with a comma between them, the one that is meant first."""
    marked: str = ""
    severity: str = "warning"
    fixed: str = ""
    """What is in the text after the fix, and was not before."""
    safety: str = "unsafe"


APP = "https://app.esdoorn.example/exact/back"
HOOK = "https://hooks.esdoorn.example/exact"
NL = "purpose_nl: Boekt inkoopfacturen uit Esdoorn in Exact Online en haalt leveranciers op."
EN = "purpose_en: Books purchase invoices from Esdoorn in Exact Online and fetches suppliers."
SCOPE = "organization.documents: manage\n"
PAYABLES = "  - endpoint: read/financial/PayablesList\n    methods: [GET]\n"

CASES = [
    # what the engine says, with the words of this platform
    Case("bookings", "  country: nl\n", "", "EXA110 /app", "", "error"),
    Case("bookings", "  country: nl", "  land: nl", "EXA111 /app/land", "land", "error", "  country: nl"),
    Case("bookings", "third_parties:", "derden:", "EXA111 /review/derden", "derden", "error", "third_parties:"),
    Case("bookings", "source: list", "source: lijst", "EXA112 /divisions/source", "lijst", "error", "source: list"),
    Case("own", "country: be", "country: com", "EXA112 /app/country", "com", "error", "country: us"),
    Case(
        "trial",
        "distribution: testing",
        "distribution: test",
        "EXA112 /app/distribution",
        "test",
        "error",
        "distribution: testing",
    ),
    Case("bookings", "workers: 2", "workers: two", "EXA112 /tokens/workers", "two", "error"),
    Case("bookings", "lock: true", "lock: ja", "EXA112 /tokens/lock", "ja", "error", "lock: true"),
    Case("bookings", "topics: [Documents, PurchaseEntries]", "topics: []", "EXA113 /webhooks/topics", "[]", "error"),
    Case("trial", "manifest: 1", "manifest: 3", "EXA114 /manifest", "3", "error"),
    Case("trial", "app:\n", "apps:\n", "EXA111 /apps", "apps", "error", "\napp:\n"),
    # registration
    Case("bookings", APP, "http://app.esdoorn.example/exact/back", "EXA201 /app/redirect_uri", "http", "error", APP),
    Case("bookings", APP, f"{APP}#top", "EXA201 /app/redirect_uri", f"{APP}#top", "error"),
    Case("bookings", APP, "app.esdoorn.example", "EXA201 /app/redirect_uri", "app.esdoorn.example", "error"),
    Case(
        "bookings",
        APP,
        "https://app esdoorn.example",
        "EXA201 /app/redirect_uri",
        "https://app esdoorn.example",
        "error",
    ),
    Case("bookings", APP, "https://192.168.1.4/back", "EXA202 /app/redirect_uri", "192.168.1.4", "error"),
    Case(
        "trial", "https://proef.esdoorn.example/back", "http://LOCALHOST:80#x", "EXA202 /app/redirect_uri", "LOCALHOST"
    ),
    Case("reports", "country: be", "country: nl", "EXA203 /app/name", "Linde Cijfers", "error"),
    Case("own", "used_by: own-company", "used_by: customers", "EXA204 /app/distribution", "self-registered", "error"),
    Case(
        "bookings",
        "endpoint: crm/Accounts",
        "endpoint: https://start.exactonline.co.uk/api/v1/1/crm/Accounts",
        "EXA205 /calls/0/endpoint",
        "start.exactonline.co.uk",
        "error",
        "start.exactonline.nl",
    ),
    Case("bookings", f"  {EN}\n", "", "EXA206 /review"),
    Case("reports", "  purpose_nl: Leest het grootboek voor maandcijfers.\n", "", "EXA206 /review"),
    Case("bookings", NL, f"{NL}" + " En nog meer" * 6, "EXA207 /review/purpose_nl", "g meer", "error"),
    Case("bookings", EN, NL.replace("_nl", "_en"), "EXA208 /review/purpose_en", NL.partition(": ")[2]),
    Case(
        "bookings",
        NL,
        "purpose_nl: Haalt leveranciers op. De app is alleen-lezen.",
        "EXA209 /review/purpose_nl",
        "alleen-lezen",
    ),
    Case(
        "reports",
        "financial.receivables: read",
        "financial.receivables: manage",
        "EXA306 /scopes/financial.receivables, EXA209 /review/purpose_nl, EXA209 /review/purpose_en",
        "manage",
        "warning",
        "financial.receivables: read",
    ),
    Case(
        "bookings",
        "purpose: Opslag van documenten",
        "purpose: TBD",
        "EXA210 /review/third_parties/0/purpose",
        "TBD",
        "error",
    ),
    Case(
        "reports",
        "maandcijfers.\n  purpose_en: Reads the ledger for monthly figures.\n  third_parties: []",
        "maandcijfers.\n  purpose_en: Reads the ledger for monthly figures.",
        "EXA211 /review",
        "review",
        "warning",
        "  third_parties: []\nscopes:\n  financial.generalledgers: read\ncalls",
        "display-only",
    ),
    # scopes
    Case(
        "bookings",
        SCOPE,
        f"{SCOPE}  sales.order: read\n",
        "EXA301 /scopes/sales.order, EXA307 /scopes/sales.order",
        "sales.order",
        "warning",
        "sales.orders",
    ),
    Case("bookings", SCOPE, f"{SCOPE}  wholly.unknown: read\n", "EXA301 /scopes/wholly.unknown", "wholly.unknown"),
    Case(
        "bookings",
        "crm.accounts: read",
        "CRM:accounts: read",
        "EXA302 /scopes/CRM:accounts",
        "CRM:accounts",
        "warning",
        "crm.accounts",
        "safe",
    ),
    Case(
        "bookings",
        "crm.accounts: read",
        "crm.accounts: write",
        "EXA303 /scopes/crm.accounts, EXA306 /scopes/crm.accounts",
        "write",
        "error",
        "crm.accounts: manage",
    ),
    Case(
        "bookings", "crm.accounts: read", "crm.accounts: anything", "EXA303 /scopes/crm.accounts", "anything", "error"
    ),
    Case(
        "bookings",
        "  crm.accounts: read\n",
        "",
        "EXA304 /calls/0/endpoint",
        "crm/Accounts",
        "error",
        "\n  crm.accounts: read",
    ),
    Case(
        "bookings",
        "crm.accounts: read",
        "crm.accounts: none",
        "EXA304 /calls/0/endpoint",
        "crm/Accounts",
        "error",
        "crm.accounts: read",
    ),
    Case(
        "bookings",
        "  organization.administration: manage\n",
        "",
        "EXA304 /webhooks",
        "webhooks",
        "error",
        "organization.administration: manage",
    ),
    Case(
        "reports",
        "  financial.receivables: read\n",
        "",
        "EXA304 /calls/1/endpoint",
        "read/financial/OutstandingInvoicesOverview",
        "error",
    ),
    Case(
        "reports",
        "scopes:\n  financial.generalledgers: read\ncalls",
        "calls",
        "EXA304 ",
        "",
        "error",
        "scopes:\n  financial.generalledgers: read\ncalls",
    ),
    Case(
        "bookings",
        "financial.accounting: manage",
        "financial.accounting: read",
        "EXA305 /scopes/financial.accounting",
        "read",
        "error",
        "financial.accounting: manage",
    ),
    Case(
        "bookings",
        "organization.administration: manage",
        "organization.administration: read",
        "EXA305 /scopes/organization.administration",
        "read",
        "error",
        "organization.administration: manage",
    ),
    Case(
        "bookings",
        "crm.accounts: read",
        "crm.accounts: manage",
        "EXA306 /scopes/crm.accounts",
        "manage",
        "warning",
        "crm.accounts: read",
    ),
    Case(
        "bookings",
        "financial.payables: read",
        "financial.payables: manage",
        "EXA306 /scopes/financial.payables",
        "manage",
        "warning",
        "financial.payables: read",
    ),
    Case("bookings", PAYABLES, "", "EXA307 /scopes/financial.payables", "financial.payables"),
    Case("own", "divisions:\n", "scopes: {projects.billing: manage}\ndivisions:\n", "EXA308 /scopes", "scopes"),
    # endpoints
    Case(
        "bookings",
        "read/financial/PayablesList",
        "read/financial/PayableLists",
        "EXA401 /calls/2/endpoint",
        "read/financial/PayableLists",
        "warning",
        "PayablesList",
        "display-only",
    ),
    Case("trial", "crm/Contacts", "addresses/Contacts", "EXA401 /calls/1/endpoint", "addresses/Contacts"),
    Case(
        "own",
        "project/TimeTransactions",
        "/api/v1/:division/project/timetransactions(guid'x')",
        "EXA402 /calls/0/endpoint",
        "/api/v1/:division/project/timetransactions(guid'x')",
        "warning",
        "endpoint: project/TimeTransactions",
        "safe",
    ),
    Case("own", "[GET, POST]", "[GET, post]", "EXA402 /calls/0/methods/1", "post", "warning", "[GET, POST]", "safe"),
    Case(
        "bookings", "[GET, POST, PUT]", "[GET, POST, PUT, DELETE, PATCH]", "EXA403 /calls/1/methods/4", "PATCH", "error"
    ),
    Case(
        "reports",
        "endpoint: current/Me\n    methods: [GET]",
        "endpoint: current/Me\n    methods: [GET, PUT]",
        "EXA403 /calls/2/methods/1",
        "PUT",
    ),
    Case(
        "trial",
        "  - endpoint: crm/Contacts",
        "  - endpoint: crm/Contacts\n    methods: [POST]\n  - endpoint: crm/Contacts",
        "EXA404 /calls/2/endpoint",
        "crm/Contacts",
    ),
    Case("own", '["112233", 445566]', '["112233", 112233]', "EXA404 /divisions/codes/1", "112233"),
    Case(
        "bookings",
        "[Documents, PurchaseEntries]",
        "[Documents, PurchaseEntries, documents]",
        "EXA404 /webhooks/topics/2, EXA703 /webhooks/topics/2",
        "documents",
    ),
    Case(
        "trial",
        "crm/Contacts",
        "hrm/Divisions",
        "EXA405 /calls/1/endpoint",
        "hrm/Divisions",
        "warning",
        "system/Divisions",
        "display-only",
    ),
    Case(
        "bookings",
        "filter: [Code]",
        "filter: []",
        "EXA406 /calls/0/filter",
        "[]",
        "warning",
        "sync/CRM/Accounts",
        "display-only",
    ),
    # companies, user, tokens, limits
    Case(
        "reports",
        "source: configured",
        "source: current",
        "EXA501 /divisions/source",
        "current",
        "warning",
        "configured",
        "display-only",
    ),
    Case("own", "source: configured", "consent: all", "EXA502 /divisions/consent", "all"),
    Case(
        "own",
        '["112233", 445566]',
        '["112 233", Beuk]',
        "EXA503 /divisions/codes/0, EXA503 /divisions/codes/1",
        "112 233",
        "error",
        "112233",
    ),
    Case("bookings", "user: system-user", "user: employee", "EXA504 /connection/user", "employee"),
    Case(
        "own",
        "refresh_after_seconds: 570",
        "refresh_after_seconds: 569",
        "EXA601 /tokens/refresh_after_seconds",
        "569",
        "error",
        "570",
    ),
    Case("own", "keep_alive_days: 29", "keep_alive_days: 30", "EXA602 /tokens/keep_alive_days", "30", "error"),
    Case("bookings", "  lock: true\n", "", "EXA603 /tokens/workers", "2", "warning", "lock: true", "display-only"),
    Case("bookings", "lock: true", "lock: false", "EXA603 /tokens/lock", "false", "warning", "lock: true"),
    Case("bookings", "store: encrypted", "store: plain", "EXA604 /tokens/store", "plain"),
    Case(
        "bookings",
        "calls_per_day: 4000",
        "calls_per_day: 5001",
        "EXA605 /limits/calls_per_day",
        "5001",
        "warning",
        "calls_per_day: 5000",
    ),
    Case(
        "bookings",
        "stop_after_errors: 5",
        "stop_after_errors: 11",
        "EXA605 /limits/stop_after_errors",
        "11",
        "warning",
        "stop_after_errors: 10",
    ),
    Case(
        "own",
        "${EXACT_SECRET}",
        "the safe in the hall",
        "EXA606 /app/client_secret_ref",
        "the safe in the hall",
        "error",
    ),
    # webhooks
    Case(
        "bookings", HOOK, "http://hooks.esdoorn.example/exact", "EXA701 /webhooks/callback_url", "http", "error", HOOK
    ),
    Case("bookings", HOOK, "https://hooks.internal/exact", "EXA701 /webhooks/callback_url", "hooks.internal", "error"),
    Case(
        "bookings",
        HOOK,
        "hooks.esdoorn.example/exact",
        "EXA701 /webhooks/callback_url",
        "hooks.esdoorn.example/exact",
        "error",
    ),
    Case(
        "bookings",
        HOOK,
        "https://hooks.iepenlaan.example/exact",
        "EXA702 /webhooks/callback_url",
        "hooks.iepenlaan.example",
    ),
    Case(
        "bookings",
        "[Documents, PurchaseEntries]",
        "[Document]",
        "EXA703 /webhooks/topics/0",
        "Document",
        "warning",
        "[Documents]",
    ),
    Case(
        "bookings",
        "[Documents, PurchaseEntries]",
        "[Documents, SalesOrders]",
        "EXA704 /webhooks/topics/1",
        "SalesOrders",
        "info",
    ),
    Case(
        "bookings",
        "[Documents, PurchaseEntries]",
        "[StockPositions]",
        "EXA704 /webhooks/topics/0",
        "StockPositions",
        "info",
    ),
    # nothing may be said
    Case("bookings", "vault://kv/exact/inkoop#client_secret", "op://Exact/inkoop/secret"),
    Case("bookings", PAYABLES, "  - endpoint: users/Users\n    methods: [GET]\n"),
    Case("own", "project/TimeTransactions", "project/CostTransactions"),
    Case("own", "keep_alive_days: 29", "workers: 1"),
    Case("reports", "country: be", "country: de"),
    Case("bookings", "    filter: [Code]\n", "    by_key: true\n    filter: []\n"),
    Case("bookings", "[Documents, PurchaseEntries]", "[Documents, FinancialTransactions]"),
    Case("bookings", "refresh_after_seconds: 580", "refresh_after_seconds: 86400"),
    Case("bookings", "  consent: selected\n  source: list\n", "  consent: selected\n"),
    Case("bookings", "  consent: selected\n", ""),
    Case("bookings", "status: approved\n", ""),
    Case("bookings", SCOPE, f"{SCOPE}  crm.marketing: manage\n"),
    Case("bookings", SCOPE, f"{SCOPE}  hosting.hosting: none\n"),
    Case("bookings", NL, "purpose_nl: Boekt facturen; leveranciers worden alleen gelezen."),
    Case("bookings", NL, "purpose_nl: Leest alleen leveranciers en boekt inkoopfacturen."),
    Case("bookings", HOOK, "https://app.esdoorn.example:8443/hook"),
    Case("trial", "sales.orders: manage", "sales.orders: read"),
    Case("reports", "https://cijfers.linde.example/be", "https://cijfers.linde.test/be?from=x"),
]


@pytest.mark.parametrize("base", BASES)
def test_a_sound_manifest_is_silent_and_each_of_its_apps_ready(base: str) -> None:
    text = text_of(base)
    report = check(text)
    assert [(each.code, each.message()) for each in report.diagnostics] == []
    assert report.ready == report.rights == text.count("\nplatform:")


@over("case", CASES, ids=lambda case: f"{case.said or 'silent'} {case.new[:30]!r}")
def test_a_planted_fault_is_told_at_its_place_and_nothing_else(case: Case) -> None:
    text = changed(case.base, (case.old, case.new))
    diagnostics = check(text).diagnostics
    told = sorted(f"{each.code} {each.pointer}" for each in diagnostics)
    expected = sorted(
        f"{code} {pointer}"
        for code, _, pointer in (one.strip(",").partition(" ") for one in case.said.split(", "))
        if code
    )
    assert told == expected, [each.message() for each in diagnostics]
    if not case.said:
        return
    code, _, pointer = case.said.split(", ")[0].partition(" ")
    [one] = [each for each in diagnostics if (each.code, each.pointer) == (code, pointer)]
    assert one.severity == case.severity
    if case.marked:
        assert marked(text, one) == case.marked
    for lang in ("nl", "en"):
        assert "{" not in one.message(lang), "every value is filled in"
        assert one.message(lang).endswith((".", "?"))
    if case.fixed:
        fix = one.fixes[0]
        assert fix.safety == case.safety
        assert case.fixed not in text
        assert case.fixed in applied(text, fix)


SLIPS = [
    ("[GET, POST, PUT]", "[GET, POST, DELTE]", "EXA403", 'did you mean "DELETE"?', "DELETE"),
    ("[GET, POST, PUT]", "[GET, POST, PTU]", "EXA403", 'did you mean "PUT"?', "PUT"),
    ("country: nl", "country: Nederland", "EXA112", 'did you mean "nl"?', "country: nl"),
    ("country: nl", "country: België", "EXA112", 'did you mean "be"?', "country: be"),
    (
        "financial.accounting: manage",
        "financial.accounting: Manage",
        "EXA303",
        'the level "Manage" is written "manage".',
        "manage",
    ),
    (
        "financial.accounting: manage",
        "financial.accounting: Beheren",
        "EXA303",
        'the level "Beheren" is written "manage".',
        "manage",
    ),
    (
        "financial.accounting: manage",
        "financial.accounting: managge",
        "EXA303",
        'is not a level; did you mean "manage"?',
        "manage",
    ),
]


@pytest.mark.parametrize(("old", "new", "code", "words", "fixed"), SLIPS, ids=[slip[1] for slip in SLIPS])
def test_what_was_plainly_meant_is_said(old: str, new: str, code: str, words: str, fixed: str) -> None:
    text = changed("bookings", (old, new))
    [one] = [each for each in check(text).diagnostics if each.code == code]
    assert words in one.message("en")
    assert fixed in applied(text, one.fixes[0])
    # What follows from the slip is not told besides.
    assert {each.code for each in check(text).diagnostics} <= {code, "EXA306"}


def test_what_is_added_between_braces_is_written_like_what_is_there() -> None:
    text = text_of("bookings")
    scopes = re.search(r"^scopes:\n((?:  .*\n)+)", text, re.MULTILINE)
    assert scopes is not None
    first = scopes[1].split("\n")[0].strip()
    one_line = text.replace(scopes[0], f"scopes: {{{first}}}\n")
    found = [each for each in check(one_line).diagnostics if each.code == "EXA304"]
    assert found
    for each in found:
        [line] = [line for line in applied(one_line, each.fixes[0]).splitlines() if line.startswith("scopes:")]
        assert '"' not in line
        assert line.startswith(f"scopes: {{{first}, ")
