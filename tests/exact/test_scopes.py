"""``onsrights scopes``: what has to be ticked, in every form."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import yaml

import onsrights.exact
from tests.exact.checking import BASES, MANIFESTS, changed, check, text_of, written

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

TEXT = """\
Scopes voor Esdoorn Inkoop (formulier van 25 juni 2026)

Crm           accounts          Lezen     GET crm/Accounts
Financial     accounting        Beheren   GET, POST, PUT purchaseentry/PurchaseEntries
Financial     payables          Lezen     GET read/financial/PayablesList
Organization  administration    Beheren   webhooks; GET system/Divisions
Organization  documents         Beheren   GET, POST documents/Documents

Alle andere scopes: Ongebruikt.
"""


def test_text(run: Run) -> None:
    result = run("scopes", "bookings.exact.yaml", "--lang", "nl", cwd=MANIFESTS)
    assert (result.status, result.stdout) == (0, TEXT)


def test_several_apps_of_one_name_are_told_apart_by_their_country(run: Run) -> None:
    result = run("scopes", "reports.exact.yaml", "--lang", "en", cwd=MANIFESTS)
    assert "Scopes for Linde Cijfers (nl) (form of 25 June 2026)\n" in result.stdout
    assert "Scopes for Linde Cijfers (be) (form of 25 June 2026)\n" in result.stdout
    assert "One of these: financial.receivables or financial.payables, Read (GET read/fin" in result.stdout


def test_a_file_that_is_not_there_is_said_and_not_taken_for_another_platforms(run: Run, tmp_path: Path) -> None:
    result = run("scopes", "gone.yaml", "--lang", "en", cwd=tmp_path)
    assert (result.status, result.stdout) == (2, "")
    assert result.stderr.startswith('Error: There is no file or folder "gone.yaml".')


def test_a_self_registered_app_ticks_nothing(run: Run) -> None:
    result = run("scopes", "own.exact.yaml", "--lang", "nl", cwd=MANIFESTS)
    assert result.status == 0
    assert result.stdout == (
        "Voor Beuk uren wordt niets aangevinkt: een zelf geregistreerde app heeft geen scopes en mag alles wat de "
        "gebruiker mag.\n"
    )


@pytest.mark.parametrize("base", BASES)
def test_the_block_pasted_back_leaves_the_check_clean(run: Run, base: str) -> None:
    result = run("scopes", f"{base}.exact.yaml", "--format", "yaml", cwd=MANIFESTS)
    blocks = result.stdout.split("scopes:")[1:]
    for values, block in zip(yaml.safe_load_all(text_of(base)), blocks, strict=True):
        values["scopes"] = yaml.safe_load("scopes:" + block)["scopes"]
        assert check(written(values)).diagnostics == ()


def test_a_choice_that_nobody_made_is_a_comment(run: Run, tmp_path: Path) -> None:
    text = changed("reports", ("  financial.receivables: read\n", ""))
    (tmp_path / "a.exact.yaml").write_text(text, encoding="utf-8")
    result = run("scopes", "a.exact.yaml", "--format", "yaml", cwd=tmp_path)
    assert "  # one of: financial.receivables, financial.payables (read)\n" in result.stdout


def test_json_has_a_call_for_each_method(run: Run) -> None:
    result = run("scopes", "bookings.exact.yaml", "--format", "json", cwd=MANIFESTS)
    told = json.loads(result.stdout)
    assert (told["format"], told["tool"]["name"]) == (1, "onsrights")
    [app] = told["apps"]
    assert (app["app"], app["country"]) == ("Esdoorn Inkoop", "nl")
    calls = [f"{method} purchaseentry/PurchaseEntries" for method in ("GET", "POST", "PUT")]
    assert app["scopes"][1] == {"scope": "financial.accounting", "level": "manage", "calls": calls}
    assert [app[key] for key in ("either_or", "unknown_scope", "unknown_endpoint")] == [[], [], []]


def test_markdown(run: Run) -> None:
    result = run("scopes", "bookings.exact.yaml", "--format", "markdown", "--lang", "en", cwd=MANIFESTS)
    assert "| Crm | accounts | Read | GET crm/Accounts |\n" in result.stdout


def test_what_is_not_known_is_told_and_gives_1(run: Run, tmp_path: Path) -> None:
    text = changed(
        "bookings", ("endpoint: crm/Accounts", "endpoint: crm/Akounts"), ("documents/Documents", "users/Users")
    )
    (tmp_path / "a.exact.yaml").write_text(text, encoding="utf-8")
    result = run("scopes", "a.exact.yaml", "--lang", "en", cwd=tmp_path)
    assert result.status == 1
    assert "Scope unknown, look at the endpoint's page: users/Users\n" in result.stdout
    assert "Unknown endpoint: crm/Akounts\n" in result.stdout


def test_code_alone_and_together_with_a_manifest(run: Run, tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "a.py").write_text('client.post("salesorder/SalesOrders")\n', encoding="utf-8")
    (tmp_path / "trial.exact.yaml").write_text(text_of("trial"), encoding="utf-8")
    alone = json.loads(run("scopes", "--code", "src", "--format", "json", cwd=tmp_path).stdout)["apps"]
    assert [(app["app"], [need["scope"] for need in app["scopes"]]) for app in alone] == [(None, ["sales.orders"])]
    both = json.loads(run("scopes", "trial.exact.yaml", "--code", "src", "--format", "json", cwd=tmp_path).stdout)[
        "apps"
    ]
    assert [need["scope"] for need in both[0]["scopes"]] == ["crm.accounts", "sales.orders"]


def test_wrong_usage_and_nothing_to_tell(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("print()\n", encoding="utf-8")
    assert run("scopes", "--code", "a.py", cwd=tmp_path).status == 3
    assert run("scopes", cwd=tmp_path).status == 2
    assert run("scopes", "--code", "-", cwd=tmp_path).status == 2
    (tmp_path / "rights.yaml").write_text("manifest: 1\n", encoding="utf-8")
    result = run("scopes", "rights.yaml", "--lang", "en", cwd=tmp_path)
    assert result.status == 2
    assert 'For Nedap Ons there is no "scopes".' in result.stderr
    (tmp_path / "b.exact.yaml").write_text(changed("own", ("  country: be\n", "")), encoding="utf-8")
    result = run("scopes", "b.exact.yaml", "--lang", "en", cwd=tmp_path)
    assert result.status == 2
    assert "EXA110" in result.stderr


def test_the_library_tells_the_same() -> None:
    found = onsrights.exact.scopes_needed(text_of("bookings"))
    assert [(need.scope, need.level) for need in found][:2] == [
        ("crm.accounts", "read"),
        ("financial.accounting", "manage"),
    ]
    assert found[0].calls == ("GET crm/Accounts",)
    either = [
        need for need in onsrights.exact.scopes_needed(text_of("reports"), app="Linde Cijfers@nl") if not need.scope
    ]
    assert [need.alternatives for need in either] == [("financial.receivables", "financial.payables")]
    assert onsrights.exact.scopes_needed(text_of("own")) == ()
    values = {
        "app": {"distribution": "production"},
        "calls": [{"endpoint": "/api/v1/1/crm/accounts", "methods": ["PUT"]}],
    }
    assert [(need.scope, need.level) for need in onsrights.exact.scopes_needed(values)] == [("crm.accounts", "manage")]
    with pytest.raises(ValueError, match="several apps; name one: Linde Cijfers@nl, Linde Cijfers@be"):
        onsrights.exact.scopes_needed(text_of("reports"))
    with pytest.raises(ValueError, match="no such app"):
        onsrights.exact.scopes_needed({})
