"""``onsrights usage`` for an app: what is said of code, of manifests, and in the end."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from onsrights.exact.tables import tables
from tests.exact.checking import changed, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run


def told(run: Run, folder: Path, code: str, *bases: str, text: str | None = None) -> list[tuple[str, str]]:
    """Give code and marked text of what is said; a scope that no code needs has its pointer."""
    texts = {}
    for base in bases:
        texts[f"{base}.exact.yaml"] = text_of(base) if text is None else text
    texts["app.py"] = code + "\n"
    for name, content in texts.items():
        (folder / name).write_text(content, encoding="utf-8")
    named = [part for base in bases for part in ("--manifest", f"{base}.exact.yaml")]
    result = run("usage", "--format", "json", *named, "app.py", cwd=folder)
    found = []
    for one in json.loads(result.stdout)["diagnostics"]:
        content = texts[one["path"]]
        start, end = (one["range"][side]["offset"] for side in ("start", "end"))
        found.append((one["code"], content[start:end]))
    return found


@pytest.mark.parametrize(
    ("base", "code", "expected"),
    [
        ("bookings", 'client.get("crm/Accounts")', None),
        ("bookings", 'client.post("crm/Accounts", data)', ("EXA801", "crm/Accounts")),
        ("bookings", 'get(f"{b}/api/v1/{d}/hrm/Costcenters")', ("EXA801", "hrm/Costcenters")),
        ("bookings", 'get("read/financial/AgingOverview")', ("EXA802", "read/financial/AgingOverview")),
        ("bookings", 'get("inventory/StockSerialNumbers")', ("EXA801", "inventory/StockSerialNumbers")),
        ("bookings", 'get("vat/VATCodes")', ("EXA802", "vat/VATCodes")),
        ("bookings", 'get("webhooks/WebhookSubscriptions"); get("system/Divisions")', None),
        ("bookings", 'get("/api/v1/1/crm/Acounts")', ("EXA804", "crm/Acounts")),
        ("bookings", 'get("users/Users")', ("EXA802", "users/Users")),
        ("bookings", 'client.post("crm/Accounts")  # onsrights: ignore[EXA801] not in use', None),
        ("own", 'client.post("payroll/Employees")', ("EXA802", "payroll/Employees")),
        ("own", 'client.delete("project/TimeTransactions")', None),
        ("trial", 'client.post("crm/Contacts")', None),
    ],
)  # fmt: skip
def test_what_is_said_of_one_call(
    run: Run, tmp_path: Path, base: str, code: str, expected: tuple[str, str] | None
) -> None:
    found = [one for one in told(run, tmp_path, code, base) if one[0] != "EXA803"]
    assert found == ([] if expected is None else [expected])


def test_a_missing_scope_tells_endpoint_method_and_where_the_scopes_are(run: Run, tmp_path: Path) -> None:
    told(run, tmp_path, 'client.delete("documents/Documents"); client.put("hrm/Costcenters")', "bookings")
    result = run("usage", "--format", "json", "--manifest", "bookings.exact.yaml", "app.py", cwd=tmp_path)
    [one] = [each for each in json.loads(result.stdout)["diagnostics"] if each["code"] == "EXA801"]
    assert {key: one["data"][key] for key in ("endpoint", "method", "scope", "level")} == {
        "endpoint": "hrm/Costcenters",
        "method": "PUT",
        "scope": "financial.costcenters",
        "level": "manage",
    }
    assert one["severity"] == "error"
    assert result.status == 1
    assert [each["path"] for each in one["related"]] == ["bookings.exact.yaml"]


def test_scopes_that_no_code_needs(run: Run, tmp_path: Path) -> None:
    found = told(
        run,
        tmp_path,
        'get("crm/Accounts"); post("purchaseentry/PurchaseEntries"); get("documents/Documents")',
        "bookings",
    )
    assert found == [("EXA803", "financial.payables")]
    assert told(run, tmp_path, "nothing at all", "bookings") == []
    codes = {code for code, _ in told(run, tmp_path, 'get("crm/Accounts"); get("/api/v1/1/crm/Acounts")', "bookings")}
    assert codes == {"EXA804"}, "the unknown endpoint may need any of them"


def test_what_one_of_several_apps_allows_is_fine(run: Run, tmp_path: Path) -> None:
    code = 'get("financial/GLAccounts"); get("crm/Contacts")'
    assert [one for one in told(run, tmp_path, code, "bookings", "reports", "trial") if one[0] != "EXA803"] == []


def test_where_the_calls_are_left_out_nothing_is_missing_in_them(run: Run, tmp_path: Path) -> None:
    text = changed("own", ("calls:\n  - endpoint: project/TimeTransactions\n    methods: [GET, POST]\n", ""))
    assert told(run, tmp_path, 'client.get("payroll/Employees")', "own", text=text) == []


def test_a_list_of_endpoints_is_passed_over_and_counted(run: Run, tmp_path: Path) -> None:
    code = "\n".join(f'"{path}"' for path in tables().endpoints)
    assert told(run, tmp_path, code, "bookings") == []
    result = run("usage", "--lang", "en", "--manifest", "bookings.exact.yaml", "app.py", cwd=tmp_path)
    assert "1 file names more than 60 endpoints" in result.stderr


def test_the_messages_are_sentences_in_both_languages(run: Run, tmp_path: Path) -> None:
    code = 'post("crm/Accounts"); get("hrm/Costcenters"); get("inventory/StockSerialNumbers"); get("vat/VATCodes")'
    told(run, tmp_path, code, "bookings")
    for lang in ("nl", "en"):
        result = run("usage", "--lang", lang, "--manifest", "bookings.exact.yaml", "app.py", cwd=tmp_path)
        assert "{" not in result.stdout
