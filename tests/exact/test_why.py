"""``onsrights why`` for an app: every question of the table, what may have come back, and the matrix."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import onsrights
from tests.exact.checking import MANIFESTS, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Run

LAYERS = "request country customer consent token scope division licence user limits".split()
OPTIONS = {"errors": "errors_last_hour", "minute": "calls_this_minute", "day": "calls_today"}
KNOWN: dict[str, Any] = {
    "connected": "yes",
    "revoked": "no",
    "token": "valid",
    "divisions": "all",
    "licence": "yes",
    "user_right": "yes",
    "user_division": "yes",
}


def rows() -> Iterator[dict[str, str]]:
    head, *lines = (Path(__file__).parent / "why.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines:
        yield dict(zip(head.split("\t"), line.split("\t"), strict=True))


def manifest(kind: str, status: str, scopes: str) -> dict[str, Any]:
    values: dict[str, Any] = {
        "app": {
            "name": "Esdoorn",
            "distribution": kind,
            "country": "nl",
            "redirect_uri": "https://app.esdoorn.example/b",
        }
    }
    if scopes != "none":
        values["scopes"] = dict(pair.split(":") for pair in scopes.split(","))
    return {**values, "platform": "exact", **({"status": status} if status else {})}


def ask(base: str, **given: Any) -> Any:  # noqa: ANN401 - a decision, asked in many ways
    return onsrights.why(text_of(base), filename="a.exact.yaml", **given)


@pytest.mark.parametrize("row", list(rows()), ids=lambda row: row["case"])
def test_every_question_of_the_table(row: dict[str, str]) -> None:
    names = (
        "whose",
        "country",
        "endpoint",
        "method",
        "connected",
        "revoked",
        "token",
        "licence",
        "user_right",
        "user_division",
    )
    given: dict[str, Any] = {name: row[name] for name in names}
    given |= {option: int(row[name]) for name, option in OPTIONS.items() if row[name]}
    given |= {"division": "123456", "divisions": row["divisions"].replace("+", ",")}
    decision = onsrights.why(manifest(row["dist"], row["status"], row["scopes"]), **given)
    assert decision.verdict == row["verdict"]
    assert decision.first == (None if row["first"] == "-" else row["first"])
    expected = {layer: row[f"layer {layer}"].replace("n/a", "not-applicable") for layer in LAYERS}
    assert {layer.id: layer.verdict for layer in decision.layers} == expected
    for lang in ("nl", "en"):
        for layer in decision.layers:
            assert "{" not in layer.text(lang) + layer.look(lang) + layer.seen(lang)


@pytest.mark.parametrize(
    ("got", "layer", "verdict"),
    [
        (
            "403 Forbidden - Application Scope Violated. Cannot read 'organization.administration' scope.",
            "scope",
            "refused",
        ),
        ("Error 403: Forbidden - User division is not within division scope", "division", "refused"),
        (
            '{"error":"invalid_request","error_description":"The refresh token expired at 10/11/2022"}',
            "token",
            "refused",
        ),
        ('401 {"error":"unauthorized_client","error_description":"Old refresh token used."}', "token", "refused"),
        ("400 access_denied Rate limit exceeded: access_token not expired", None, "allowed"),
        ("403 Forbidden (Reason: NoDivisionAccess)", "user", "refused"),
        ("403 Reason: DivisionBlocked", "division", "refused"),
        ("403 LicenseExpired", "licence", "refused"),
        ("429", "limits", "refused"),
        ("401", "token", "refused"),
        ("200 []", None, "allowed"),
        ("403 Forbidden", None, "unknown"),
        ("500", None, "unknown"),
        ("13401", None, "allowed"),
    ],
)
def test_what_came_back(got: str, layer: str | None, verdict: str) -> None:
    decision = ask("bookings", endpoint="crm/Accounts", got=got, **KNOWN)
    assert (decision.first, decision.verdict) == (layer, verdict)
    assert len(got) < 6 or got not in json.dumps(decision.to_dict("en"))


def test_a_scope_that_exact_did_not_find_is_named_and_the_contradiction_said() -> None:
    got = "Application Scope Violated. Cannot read 'financial.accounting' scope."
    decision = ask("bookings", endpoint="crm/Accounts", got=got, **KNOWN)
    [scope] = [layer for layer in decision.layers if layer.id == "scope"]
    assert scope.text("en") == "Exact did not find the scope financial.accounting"
    [note] = decision.to_dict("en")["notes"]
    assert note == (
        "The manifest asks for financial.accounting at manage (Manage), but Exact did not find it: "
        "has it been approved, and has this customer consented since?"
    )


def test_a_403_alone_names_the_layers_that_are_left() -> None:
    decision = ask("bookings", endpoint="crm/Accounts", got="403 Forbidden", **{**KNOWN, "licence": "unknown"})
    assert decision.to_dict("nl")["notes"] == ["Een 403 komt van: licentie."]


def test_a_layer_that_fails_points_at_the_manifest_and_names_the_rule() -> None:
    text = text_of("bookings").replace("  crm.accounts: read\n", "")
    decision = onsrights.why(text, filename="a.exact.yaml", endpoint="crm/Accounts")
    [scope] = [layer for layer in decision.to_dict("en")["layers"] if layer["id"] == "scope"]
    assert (scope["pointer"], scope["codes"]) == ("/calls/0/endpoint", ["EXA304"])
    assert scope["sees"] == {
        "status": 403,
        "text": "\"Forbidden - Application Scope Violated. Cannot read 'crm.accounts' scope.\"",
    }
    writing = ask("bookings", endpoint="crm/Accounts", method="put").to_dict("en")["layers"][5]
    assert (writing["pointer"], writing["codes"]) == ("/scopes/crm.accounts", [])
    assert writing["text"] == "it needs crm.accounts at manage (Manage), and the app asks for read (Read)"


def test_told_scopes_replace_those_of_the_manifest() -> None:
    assert ask("bookings", endpoint="crm/Accounts", scopes="crm.accounts:none", **KNOWN).first == "scope"
    told = "CRM.Accounts:manage, sales.orders:read"
    assert ask("bookings", endpoint="crm/Accounts", method="POST", scopes=told, **KNOWN).verdict == "allowed"


@pytest.mark.parametrize(
    "given",
    [
        {"scopes": "crm.accounts"},
        {"divisions": "one"},
        {"division": "x1"},
        {"method": "patch"},
        {"country": "it"},
        {"calls_today": "many"},
    ],
)
def test_a_question_of_wrong_form(given: dict[str, Any]) -> None:
    with pytest.raises(onsrights.QuestionError):
        ask("bookings", endpoint="crm/Accounts", **given)


def test_without_a_manifest() -> None:
    decision = onsrights.why(
        None, endpoint="crm/Accounts", distribution="self-registered", country="nl", whose="own", **KNOWN
    )
    assert decision.verdict == "allowed"
    scoped = onsrights.why(None, endpoint="crm/Accounts", distribution="production", country="nl", **KNOWN)
    assert set(scoped.unknown) == {"customer", "scope"}
    with pytest.raises(onsrights.QuestionError, match="country"):
        onsrights.why(None, endpoint="crm/Accounts", distribution="production")
    with pytest.raises(onsrights.QuestionError):
        ask("bookings", endpoint="crm/Accounts", distribution="testing", country="nl")


def test_several_apps_are_told_apart() -> None:
    with pytest.raises(onsrights.QuestionError, match="Linde Cijfers@nl"):
        ask("reports", endpoint="crm/Accounts")
    assert ask("reports", endpoint="crm/Accounts", app="Linde Cijfers@be").question["country"] == "be"


def test_the_matrix_has_the_calls_in_effect(run: Run) -> None:
    known = [part for name, value in KNOWN.items() for part in (f"--{name.replace('_', '-')}", value)]
    result = run(
        "why", "bookings.exact.yaml", "--platform", "exact", "--matrix", "--format", "json", *known, cwd=MANIFESTS
    )
    [table] = json.loads(result.stdout)["tables"]
    assert table["columns"] == ["GET", "POST", "PUT", "DELETE"]
    assert table["rows"][-2:] == ["system/Divisions", "webhooks/WebhookSubscriptions"]
    assert [None if cell is None else cell["verdict"] for cell in table["cells"][0]] == ["allowed", None, None, None]
    assert result.status == 0


def test_the_text_form(run: Run) -> None:
    result = run(
        "why",
        "bookings.exact.yaml",
        "--endpoint",
        "/crm/accounts",
        "--method",
        "post",
        "--division",
        "7",
        "--lang",
        "nl",
        cwd=MANIFESTS,
    )
    assert result.status == 1
    assert result.stdout.startswith("Exact Online: Esdoorn Inkoop (nl): POST crm/Accounts in administratie 7\n")
    assert (
        "Geweigerd bij scope: crm.accounts is nodig op manage (Beheren), en de app vraagt read (Lezen)."
        in result.stdout
    )
    assert "De aanroeper ziet: 403" in result.stdout
