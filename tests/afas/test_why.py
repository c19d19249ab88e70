"""May this user exchange data through this connector, and which not: the questions, layer by layer."""

# ruff: noqa: E501 - the tables have one line a row
from __future__ import annotations

import json
from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

import onsrights
from onsrights.afas.access import ACCESS
from onsrights.afas.layers import LAYERS
from onsrights.afas.screens import SCREENS
from tests.afas.changed import manifest, rows, written
from tests.clock import at_most

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

QUESTIONS = rows("why.tsv")
OPTIONS = ("connector", "user", "environment", "ip")
SCHEMA: dict[str, Any] = json.loads(files("onsrights.schemas").joinpath("why.schema.json").read_text("utf-8"))
DAY = date(2026, 11, 30)
GOOD = {"connector": "Planbord_Medewerkers", "environment": "productie", "ip": "203.0.113.9"}


def why(base: str = "planbord", *changes: list[Any], **given: Any) -> onsrights.Decision:  # noqa: ANN401
    if base == "planbord":
        given = {**GOOD, **given}
    given.setdefault("as_of", DAY)
    return onsrights.why(manifest(base, *changes), **given)


def layer(decision: onsrights.Decision, name: str) -> onsrights.Decided:
    return next(each for each in decision.layers if each.id == name)


# ------------------------------------------------------------------------------------------------- the decision table


@pytest.mark.parametrize("row", QUESTIONS, ids=lambda row: row["id"])
def test_every_question_of_the_table(row: dict[str, str]) -> None:
    given: dict[str, Any] = {name: row[name] for name in OPTIONS if row[name]}
    changes = json.loads(row["change"])
    decision = onsrights.why(manifest(row["base"], *changes), as_of=date.fromisoformat(row["as_of"]), **given)
    assert decision.verdict == row["verdict"]
    assert " ".join(decision.fails) == row["fails"]
    assert " ".join(decision.unknown) == row["unknown"]
    for lang in ("nl", "en"):
        Draft202012Validator(SCHEMA).validate(decision.to_dict(lang))


@pytest.mark.parametrize("row", QUESTIONS, ids=lambda row: row["id"])
def test_every_question_through_the_command(run: Run, tmp_path: Path, row: dict[str, str]) -> None:
    (tmp_path / "x.afas.yaml").write_text(written(manifest(row["base"], *json.loads(row["change"]))), encoding="utf-8")
    options = [word for name in OPTIONS if row[name] for word in (f"--{name}", row[name])]
    result = run("why", "x.afas.yaml", *options, "--as-of", row["as_of"], "--format", "json", cwd=tmp_path)
    assert (result.status, result.stderr) == (int(row["exit"]), "")
    answer = json.loads(result.stdout)
    assert (answer["verdict"], answer["fails"], answer["unknown"]) == (
        row["verdict"],
        row["fails"].split(),
        row["unknown"].split(),
    )


def test_the_answer_of_the_page_about_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "planbord.afas.yaml").write_text(written(manifest("planbord")), encoding="utf-8")
    question = ("--connector", "Planbord_Medewerkers", "--environment", "productie", "--ip", "198.51.100.1")
    result = run("why", "planbord.afas.yaml", *question, "--as-of", "2026-11-30", "--lang", "en", cwd=tmp_path)
    lines = result.stdout.splitlines()
    assert lines[:5] == [
        "AFAS Profit: may 45678.planbord call Planbord_Medewerkers in productie (45678, production)? As of 2026-11-30",
        "",
        "  holds  environment  45678 production",
        "  fails  IP address   198.51.100.1 is not allowed",
        "  holds  credential   the key is listed and has not expired",
    ]
    assert "  holds  filter       Medewerker: medewerkers van de afdelingen Zorg en Facilitair" in lines
    at = lines.index("Refused at IP address: 198.51.100.1 is not allowed.")
    assert lines[at + 1 : at + 3] == [
        "The caller sees: 403",
        "Look at: App connector, tab IP restrictions (Dutch: tabblad IP-restricties)",
    ]
    assert lines[-2:] == [
        "The manifest says what should be.",
        "To see what is really set up: onsrights check --observed metainfo.json",
    ]


# ------------------------------------------------------------------------------------------------------- the question


def test_what_the_manifest_says_by_itself_is_filled_in() -> None:
    assert why(user=None).question == {**GOOD, "user": "45678.planbord", "method": None, "as_of": "2026-11-30"}
    assert why("verlofknop", connector="HrAbsenceInSite").question["environment"] == "production"
    assert why("verlofknop", connector="HrAbsenceInSite").question["user"] is None
    two = ["add", "/connector/users", {"user": "45678.ander", "kind": "system"}]
    assert why("planbord", two).question["user"] is None


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"ip": "203.0.113"}, '"203.0.113" is not an IP address (ip).'),
        ({"method": "patch"}, '"patch" is not a value of method; choose from get, post, put, delete.'),
        ({"division": "123"}, 'For AFAS Profit there is no "division".'),
        (
            {"endpoint": "crm/Accounts"},
            "connector is a question for AFAS Profit and endpoint for Exact Online; ask one of them.",
        ),
        ({"as_of": "30-11-2026"}, 'as_of "30-11-2026" is not a date; write YYYY-MM-DD.'),
    ],
)
def test_a_question_of_wrong_form(given: dict[str, Any], said: str) -> None:
    with pytest.raises(onsrights.QuestionError) as error:
        why(**given)
    assert str(error.value) == said


@pytest.mark.parametrize(
    ("base", "given", "dutch", "english"),
    [
        ("planbord", {"environment": "test"}, "in test Planbord_Medewerkers aanroepen?", "call Planbord_Medewerkers in test?"),
        ("planbord", {"environment": None}, "mag 45678.planbord Planbord_Medewerkers aanroepen?", "call Planbord_Medewerkers?"),
        ("loonlicht", {"connector": "HrCompMut"}, "mag een gebruiker HrCompMut aanroepen?", "may a user call HrCompMut?"),
    ],
)  # fmt: skip
def test_the_heading_leaves_out_what_was_not_told(base: str, given: dict[str, Any], dutch: str, english: str) -> None:
    heading = why(base, **given).heading
    assert dutch in heading.render("nl")
    assert english in heading.render("en")


# --------------------------------------------------------------------------------------------------------- the layers


@pytest.mark.parametrize(
    ("changes", "given", "name", "verdict", "text", "codes", "pointer"),
    [
        ([], {"environment": "test"}, "environment", "fails", 'the manifest has no environment "test"', (), "/environments"),
        ([["del", "/environments"]], {}, "environment", "unknown", "the manifest lists no environments", (), None),
        ([["set", "/connector/ip_restrictions", {"allow": []}]], {"ip": None}, "ip", "holds", "no IP restriction", (), None),
        ([["set", "/environments/0/hosting", "local"]], {"ip": None}, "ip", "holds", "not on AFAS Online, so without restriction", (), None),
        ([["set", "/environments/0/profit_version", "7"]], {"ip": None}, "ip", "fails", "before Profit 8 an IPv6 rule blocks everything", ("AFS511",), "/environments/0/profit_version"),
        ([], {"ip": "::ffff:203.0.113.9"}, "ip", "holds", "::ffff:203.0.113.9 is allowed", (), "/connector/ip_restrictions/allow/0"),
        ([["add", "/connector/ip_restrictions/allow", "10.0.0.1-10.0.0.9"]], {"ip": "10.0.0.2"}, "ip", "unknown", '"10.0.0.1-10.0.0.9" cannot be read as an IP address', (), "/connector/ip_restrictions/allow/2"),
        ([["set", "/connector/ip_restrictions", {"exclude": ["203.0.113.9"]}]], {}, "ip", "fails", "203.0.113.9 is excluded", (), "/connector/ip_restrictions/exclude/0"),
        ([["set", "/connector/ip_restrictions", {"exclude": ["203.0.113.8"]}]], {}, "ip", "holds", "203.0.113.9 is not excluded", (), None),
        ([["set", "/connector/ip_restrictions", {"allow": ["203.0.113.8/29"], "exclude": ["203.0.113.9"]}]], {}, "ip", "unknown", "addresses are both allowed and excluded", (), "/connector/ip_restrictions"),
        ([["set", "/environments/0/profit_version", "8"]], {}, "credential", "fails", "private key JWT needs Profit 9", ("AFS511",), "/environments/0/profit_version"),
        ([["set", "/credentials/0/expires", "2026-11-30"]], {}, "credential", "fails", "the key expired on 2026-11-30", ("AFS503",), "/credentials/0/expires"),
        ([["del", "/credentials"]], {}, "credential", "holds", "the manifest has the address of the JWK Set", (), "/environments/0/jwks_uri"),
        ([["del", "/credentials"], ["del", "/environments/0/jwks_uri"]], {}, "credential", "unknown", "the manifest lists no credential", (), None),
        ([["set", "/environments/0/blocked", "true"], ["set", "/environments/0/blocked_reason", "verhuizing"]], {}, "blocked", "fails", "the app connector is blocked: verhuizing", (), "/environments/0/blocked"),
        ([["set", "/connector/blocked", "true"]], {}, "blocked", "fails", "the app connector is blocked", ("AFS705",), "/connector/blocked"),
        ([["set", "/connector/users/0/in_group", "false"]], {}, "member", "fails", '45678.planbord is not in the group "Planbord"', ("AFS405",), "/connector/users/0/in_group"),
        ([["set", "/connector/group/name", "EVERYBODY"]], {"user": "45678.x"}, "member", "holds", 'every user is a member of "EVERYBODY"', (), None),
        ([], {"user": "45678.PLANBORD"}, "member", "holds", '45678.PLANBORD is in the group "Planbord"', (), "/connector/users/0/user"),
        ([["set", "/connector/users/0/blocked", "true"]], {}, "user", "fails", "blocked", ("AFS705",), "/connector/users/0/blocked"),
        ([["set", "/connector/users/0/afas_accept", "false"]], {"environment": "accept"}, "user", "fails", '"AFAS Accept" is not ticked', ("AFS411",), "/connector/users/0/afas_accept"),
        ([["del", "/connector/users/0/afas_accept"]], {"environment": "accept"}, "user", "unknown", '"afas_accept" is not in the manifest', (), "/connector/users/0/user"),
        ([], {"connector": "planbord_medewerkers"}, "included", "unknown", 'the linked connector is called "Planbord_Medewerkers"; whether capitals matter is not documented', (), "/connector/get_connectors/0/name"),
        ([["add", "/calls", {"connector": "Planbord_X"}]], {"connector": "Planbord_X"}, "included", "fails", '"Planbord_X" is not linked to the app connector', ("AFS304",), "/calls/7/connector"),
        ([], {"connector": "ProfitVersion"}, "included", "unknown", 'whether "AppConnectorVersion" is needed is not documented', (), None),
        ([], {"connector": "FileConnector"}, "included", "unknown", 'what "FileConnector" needs is not documented', (), None),
        ([], {"connector": "OTPREQUEST"}, "included", "holds", "needs no link", (), None),
        ([], {"connector": "AppConnectorSubject"}, "included", "holds", "linked to the app connector", (), "/connector/special_connectors/0"),
        ([["set", "/connector/get_connectors/0/blocked", "true"]], {"connector": "PLANBORD_MEDEWERKERS"}, "definition", "fails", "the GetConnector is blocked", (), "/connector/get_connectors/0/blocked"),
        ([["del", "/connector/group/filters/2"]], {}, "definition", "fails", 'the group has no right to execute definitions of "Planbord"', ("AFS605",), "/connector/get_connectors/0/definition_group"),
        ([["set", "/connector/called_by", "users"]], {}, "definition", "holds", "the group may execute definitions", (), "/connector/get_connectors/0/definition_group"),
        ([["del", "/connector/group/filters/2"], ["set", "/connector/called_by", "users"]], {}, "definition", "unknown", "depends on the user's own rights", (), "/connector/get_connectors/0/definition_group"),
        ([["del", "/connector/group/filters/0"]], {}, "filter", "fails", "no filter on Medewerker is granted, so no rows come back", ("AFS605",), "/connector/get_connectors/0/filters/0"),
        ([["set", "/connector/group/filters/0/name", "MEDEWERKER"]], {}, "filter", "holds", "Medewerker: medewerkers van de afdelingen Zorg en Facilitair", (), "/connector/get_connectors/0/filters/0"),
        ([], {"connector": "Planbord_Werkgevers"}, "filter", "holds", "filter authorisation does not apply", (), "/connector/get_connectors/3/data_collection"),
        ([["del", "/connector/get_connectors/0/filters"]], {}, "filter", "unknown", "the manifest does not say what is filtered on", (), "/connector/get_connectors/0/name"),
    ],
)  # fmt: skip
def test_what_each_layer_says_and_where(
    changes: list[Any],
    given: dict[str, Any],
    name: str,
    verdict: str,
    text: str,
    codes: tuple[str, ...],
    pointer: str | None,
) -> None:
    answer = layer(why("planbord", *changes, **given), name)
    assert (answer.verdict, answer.text("en"), answer.codes) == (verdict, text, codes)
    assert (answer.answer.place and answer.answer.place.pointer) == pointer
    assert answer.text("nl") != "" != answer.look("nl")
    assert (answer.sees is not None) == (verdict == "fails")


def test_classic_tokens_by_the_calendar() -> None:
    def said(day: date, *changes: list[Any]) -> str:
        decision = why("kassaboek", *changes, connector="FiEntries", ip="198.51.100.17", as_of=day)
        return layer(decision, "credential").text("en")

    new = [
        "add",
        "/credentials",
        {"kind": "token", "user": "23456.kassaboek", "issued": "2027-05-03", "expires": "2027-06-01"},
    ]
    later = ["set", "/credentials/0/expires", "2027-12-31"]
    assert said(DAY) == "the classic token is listed and has not expired"
    assert said(date(2027, 5, 1)) == "the classic token expired on 2027-05-01"
    assert said(date(2027, 6, 15), later) == "the classic token expired on 2027-05-01"
    assert said(date(2027, 5, 20), new) == "the classic token is listed and has not expired"
    assert said(date(2027, 6, 15), ["del", "/credentials/0"], new) == "the classic token expired on 2027-06-01"
    assert said(date(2027, 9, 1), later) == "no classic token works after 31 August 2027"
    assert said(DAY, ["set", "/credentials/0/user", "x"]) == "no token of this user is listed"
    assert said(DAY, ["del", "/credentials/0/user"]) == "the classic token is listed and has not expired"
    assert said(DAY, ["set", "/credentials/0/environment", "test"]) == "no token of this user is listed"
    assert said(DAY, ["set", "/credentials/0/expires", "2026-01-01"]) == "the classic token expired on 2026-01-01"


def test_hybrid_holds_where_one_way_does() -> None:
    def verdict(*changes: list[Any], day: date = DAY) -> str:
        decision = why("verlofknop", *changes, connector="HrAbsenceInSite", user="34567.test1", as_of=day)
        return layer(decision, "credential").verdict

    confidential = [
        ["set", "/connector/authentication/client", "confidential"],
        ["set", "/connector/authentication/client_authentication", "client_secret"],
    ]
    expired = ["add", "/credentials", {"kind": "client_secret", "expires": "2026-10-01"}]
    assert verdict() == "holds"
    assert verdict(*confidential) == "unknown"
    assert verdict(*confidential, expired) == "unknown"  # users request a token
    assert verdict(*confidential, expired, day=date(2027, 9, 1)) == "fails"
    assert verdict(["set", "/environments/0/profit_version", "8"]) == "fails"


def test_without_an_environment_a_layer_holds_or_fails_where_all_agree() -> None:
    both = [["set", f"/environments/{index}/blocked", "true"] for index in (0, 1)]
    assert layer(why("planbord", *both, environment=None), "blocked").verdict == "fails"
    one = layer(why("planbord", both[0], environment=None), "blocked")
    assert (one.verdict, one.text("en")) == ("unknown", "differs by environment; name one with --environment")
    mixed = layer(why("planbord", ["del", "/connector/users/0/afas_accept"], environment=None), "user")
    assert mixed.text("en") == '"afas_accept" is not in the manifest'


def test_what_the_caller_sees_depends_on_the_kind_of_connector() -> None:
    assert layer(why(connector="KnPerson"), "included").seen("en") == ""
    assert layer(why(connector="Planbord_X"), "included").seen("nl") == (
        '500, "GetConnector niet ondersteund voor deze app of de gebruiker is niet geautoriseerd"'
    )
    special = layer(
        why("planbord", ["set", "/connector/special_connectors", []], connector="SubjectConnector"), "included"
    )
    assert (special.seen("en"), special.look("nl")) == ("", "App connector, tabblad Connectoren")
    oauth = layer(why("planbord", ["set", "/environments/0/profit_version", "8"]), "credential")
    assert oauth.seen("en") == '401, or "invalid_client" at the token address'
    filtered = layer(why("planbord", ["del", "/connector/group/filters/0"]), "filter")
    assert filtered.seen("nl") == "200, met minder regels of geen"


@pytest.mark.parametrize(
    ("base", "given", "notes"),
    [
        ("planbord", {}, ["Rows: medewerkers van de afdelingen Zorg en Facilitair", "AFAS may block a GetConnector that is called too often."]),
        ("planbord", {"connector": "KnSubject"}, ["Profit checks the content as well (500 with a message)."]),
        ("planbord", {"connector": "Planbord_Medewerker"}, ['Did you mean "Planbord_Medewerkers"?']),
        ("planbord", {"method": "post"}, ['A GetConnector only reads; use an UpdateConnector for "post".']),
        ("planbord", {"connector": "KnSubject", "method": "put"}, ['The manifest gives post for "KnSubject", not put.']),
        ("planbord", {"connector": "FbArticleExtension", "method": "post"}, ['For "FbArticleExtension" AFAS lists put, not post.']),
        ("loonlicht", {"connector": "Loonlicht_Medewerkers"}, ["Fixed filter: Medewerkers in dienst op de peildatum"]),
    ],
)  # fmt: skip
def test_notes_close_the_answer_and_judge_nothing(base: str, given: dict[str, Any], notes: list[str]) -> None:
    decision = why(base, **given)
    said = [note.render("en") for note in decision.notes]
    assert set(notes) <= set(said)
    assert all(note.render("nl") not in said for note in decision.notes)


# ---------------------------------------------------------------------------------------------------- what came back


@pytest.mark.parametrize(
    ("got", "given", "changes", "verdict", "fails", "note"),
    [
        ("401 Unauthorized", {}, [], "refused", ("credential",), "The manifest and your answers say something else about: credential."),
        ('400 {"error":"invalid_client"}', {}, [], "refused", ("credential",), None),
        ("HTTP 403", {}, [], "refused", ("ip",), "The manifest and your answers say something else about: IP address."),
        ("HTTP 403", {"ip": "198.51.100.1"}, [], "refused", ("ip",), None),
        ("13403 bytes", {}, [], "allowed", (), None),
        ("GetConnector not supported for this app", {}, [], "unknown", (), "This message has three causes: member, included, definition."),
        ("500 getconnector NIET ondersteund", {"user": "45678.x"}, [], "refused", ("member",), "This message has three causes: member."),
        ("Deze GetConnector (definitie) is geblokkeerd", {}, [], "refused", ("definition",), None),
        ("404", {"connector": "SubjectConnector"}, [], "unknown", (), "The file is missing, or the right to it."),
        ("404", {}, [], "unknown", (), None),
        ("404", {}, [["set", "/environments/0/base_url", "https://45678.resttest.afas.online/ProfitRestServices"]], "refused", ("environment",), None),
        ("200 []", {}, [], "allowed", (), "No rows: the filter, the fixed filter of the GetConnector, or there is no such data."),
        ("no rows", {}, [], "allowed", (), "No rows:"),
        ('{"skip":0,"take":100,"rows":[]}', {}, [], "allowed", (), "No rows:"),
        ("502 Bad Gateway", {}, [], "unknown", (), "Profit puts a description in the answer: look for externalMessage."),
        ("500 the field is empty", {}, [], "unknown", (), "Profit puts a description"),
        ("429", {}, [], "unknown", (), None),
        ("200 OK", {}, [], "allowed", (), None),
    ],
)  # fmt: skip
def test_what_came_back_settles_a_layer(
    got: str, given: dict[str, Any], changes: list[Any], verdict: str, fails: tuple[str, ...], note: str | None
) -> None:
    decision = why("planbord", *changes, got=got, **given)
    assert (decision.verdict, decision.fails) == (verdict, fails)
    notes = [each.render("en") for each in decision.notes]
    assert note is None or any(each.startswith(note) for each in notes), notes


def test_what_came_back_is_never_repeated_and_costs_no_time() -> None:
    came_back = "PHRva2VuPjx2ZXJzaW9uPjE8L3ZlcnNpb24+PGRhdGE+"
    for got in (f"401 AfasToken {came_back}", f"nothing known {came_back}", f"403 {came_back} not supported"):
        assert came_back[:8] not in json.dumps(why(got=got).to_dict("en"))
    with at_most(5):
        for piece in ("200 ", "[ ", '"rows": ', "GetConnector (", "4040", "empt", "5"):
            why(got=piece * 200_000)


# --------------------------------------------------------------------------------------------- what is really set up

METAINFO = {
    "getConnectors": [{"id": "Planbord_Medewerkers"}, {"id": "Planbord_Nieuw"}],
    "updateConnectors": [{"id": "KnSubject"}],
    "info": {"envid": "O45678AA"},
}


@pytest.mark.parametrize(
    ("connector", "observed", "verdict", "text"),
    [
        ("Planbord_Medewerkers", METAINFO, "holds", "linked in the environment"),
        ("Planbord_Nieuw", METAINFO, "holds", "linked in the environment"),
        ("HrAbsence", METAINFO, "fails", '"HrAbsence" is not linked in the environment'),
        ("knsubject", METAINFO, "unknown", 'the linked connector is called "KnSubject"; whether'),
        ("AppConnectorSubject", METAINFO, "holds", "linked to the app connector"),
        ("SubjectConnector", METAINFO, "holds", '"AppConnectorSubject" is ticked'),
        ("metainfo", METAINFO, "holds", "needs no link"),
        ("HrAbsence", {**METAINFO, "updateConnectors": None}, "unknown", "this MetaInfo is not complete"),
        ("KnSubject", {**METAINFO, "info": {"envid": "O12345AA"}}, "unknown", "this MetaInfo comes from environment O12345AA"),
        ("KnSubject", {**METAINFO, "info": {}}, "holds", "linked in the environment"),
    ],
)  # fmt: skip
def test_metainfo_decides_what_is_included(connector: str, observed: dict[str, Any], verdict: str, text: str) -> None:
    decision = why(connector=connector, observed=json.dumps(observed))
    answer = layer(decision, "included")
    assert answer.verdict == verdict
    assert answer.text("en").startswith(text)
    assert decision.closing == ()
    assert f'Did you mean "{connector}"?' not in decision.to_dict(lang="en")["notes"]


def test_what_is_no_metainfo_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.afas.yaml").write_text(written(manifest("planbord")), encoding="utf-8")
    (tmp_path / "m.json").write_text("{", encoding="utf-8")
    result = run("why", "x.afas.yaml", "--connector", "KnSubject", "--observed", "m.json", "--lang", "nl", cwd=tmp_path)
    assert result.status == 2
    assert "m.json: Dit is geen antwoord van /metainfo." in result.stderr
    with pytest.raises(ValueError, match="not a response of /metainfo"):
        why(observed="{")


# --------------------------------------------------------------------------------------------------------- the matrix


def test_the_matrix_of_the_page_about_it(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "planbord.afas.yaml"
    path.write_text(written(manifest("planbord")), encoding="utf-8")
    asked = ("--matrix", "--environment", "productie", "--ip", "203.0.113.9", "--as-of", "2026-11-30", "--lang", "en")
    columns = "Planbord_Medewerkers  Planbord_Dossier  Profit_Subject_Attachments  Planbord_Werkgevers  KnSubject  HrAbsence  AppConnectorSubject"
    assert run("why", path.name, *asked, cwd=tmp_path).stdout == (
        f"productie (45678, production)\n\n{' ' * 18}{columns}\n45678.planbord    yes"
        + " " * 19
        + "yes               yes                         yes                  yes        yes        yes\n"
    )


def test_a_matrix_has_a_table_for_each_environment_and_a_row_for_members(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.afas.yaml").write_text(
        written(manifest("planbord", ["set", "/environments/0/blocked", "true"])), encoding="utf-8"
    )
    whole = json.loads(
        run("why", "x.afas.yaml", "--matrix", "--format", "json", "--as-of", "2026-11-30", cwd=tmp_path).stdout
    )
    Draft202012Validator(SCHEMA).validate(whole)
    assert [table["title"] for table in whole["tables"]] == ["productie (45678, production)", "accept (45678, accept)"]
    assert [table["cells"][0][0]["first"] for table in whole["tables"]] == ["blocked", None]
    (tmp_path / "x.afas.yaml").write_text(written(manifest("verlofknop")), encoding="utf-8")
    text = run("why", "x.afas.yaml", "--matrix", "--lang", "nl", "--as-of", "2026-11-30", cwd=tmp_path).stdout
    assert "{leden van de groep}" in text
    assert text.endswith("\n\nIP-restricties zijn niet meegerekend.\n")
    (tmp_path / "x.afas.yaml").write_text(written(manifest("loonlicht")), encoding="utf-8")
    text = run("why", "x.afas.yaml", "--matrix", "--lang", "en", "--as-of", "2026-11-30", cwd=tmp_path).stdout
    assert "{group members}" in text
    assert "? environment" in text


@pytest.mark.no_cover
def test_a_large_manifest_is_asked_in_no_time() -> None:
    environments = [{"id": f"e{n}", "number": str(10000 + n), "type": "production"} for n in range(2000)]
    tokens = [{"kind": "token", "user": f"u{n}", "environment": f"e{n}"} for n in range(2000)]
    anyone = [{"kind": "token", "expires": "2026-01-01"} for _ in range(2000)]
    changes = [
        ["set", "/environments", environments],
        ["set", "/credentials", tokens + anyone],
        ["set", "/connector/users", [{"user": f"u{n}", "kind": "system"} for n in range(2000)]],
    ]
    whole = manifest("kassaboek", *changes)
    from onsrights.engine.access.asking import ask_values
    from onsrights.engine.access.decision import decide, question
    from onsrights.engine.settings.settings import Settings
    from onsrights.platforms import PLATFORMS

    [about] = ask_values(PLATFORMS, "afas", {"manifest": 1, "platform": "afas", **whole}, Settings(as_of=DAY)).subjects
    with at_most(2):
        decision = decide(
            ACCESS, about, question(ACCESS, "AFAS Profit", about.subject, {"connector": "FiEntries", "user": "u7"}, DAY)
        )
        assert layer(decision, "credential").verdict == "unknown"


# -------------------------------------------------------------------------------------------------------- the screens


def test_every_screen_has_a_name_in_both_languages_and_a_source() -> None:
    for name, screen in SCREENS.items():
        assert all(part.strip() for part in (*screen.text, screen.source)), name


def test_layers_claim_nothing_about_screens_that_the_table_does_not_have() -> None:
    names = {part for screen in SCREENS.values() for text in screen.text for part in (text, text.rpartition(" / ")[2])}
    ours = {
        "App connector",
        "",
        "OAuth-instellingen",
        "of de OAuth-instellingen",
        "or the OAuth settings",
        "tabblad",
        "tab",
    }
    for each in LAYERS[1:]:
        for text in each.look:
            parts = text.replace("(Dutch: ", ", ").replace(")", "").split(", ")
            for part in parts:
                assert part.strip().removeprefix("tabblad ").removeprefix("tab ") in names | ours, part


# -------------------------------------------------------------------------------------------------------- the secrets


SECRETS = {
    "base64-token": "PHRva2VuPjx2ZXJzaW9uPjE8L3ZlcnNpb24+PGRhdGE+QUJDREVGRw==",
    "header": "AfasToken Q0FGRTEyMzQ1Njc4OTBhYmNkZWY5ODc2NTQzMjE=",
    "jwt": "eyJhbGciOiJub25lIn0.eyJzdWIiOiJub2JvZHkifQ.c2lnbmF0dXJlc2lnbmF0dXJl",
}


@pytest.mark.no_cover
@pytest.mark.parametrize("secret", SECRETS.values(), ids=SECRETS)
@pytest.mark.parametrize(
    "pointer",
    [
        "/connector/group/filters/0/grants",
        "/connector/group/name",
        "/connector/description",
        "/connector/users/0/user",
        "/connector/get_connectors/0/name",
        "/connector/get_connectors/0/definition_group",
        "/environments/0/id",
        "/environments/0/base_url",
        "/connector/ip_restrictions/allow/0",
        "/connector/blocked_reason",
    ],
)
def test_no_answer_shows_a_secret(run: Run, tmp_path: Path, pointer: str, secret: str) -> None:
    changes = [
        ["set", pointer, secret],
        ["set", "/connector/blocked", "true"],
        ["set", "/connector/users/0/in_group", "false"],
    ]
    whole = manifest("planbord", *changes)
    (tmp_path / "x.afas.yaml").write_text(written(whole), encoding="utf-8")
    name = secret if pointer.endswith("get_connectors/0/name") else "Planbord_Medewerkers"
    asked = ("--connector", name, "--user", secret, "--environment", secret, "--got", f"401 {secret}")
    hidden = [secret[at : at + 8] for at in range(len("AfasToken "), len(secret) - 8)]
    for arguments in (
        asked,
        (*asked, "--format", "json"),
        *[("--matrix", "--format", form) for form in ("text", "json", "csv", "html", "markdown")],
        ("--connector", name, "--app", secret),
        ("--connector", name, "--method", secret),
        ("--connector", name, "--ip", secret),
    ):
        result = run("why", "x.afas.yaml", *arguments, "--as-of", "2026-11-30", cwd=tmp_path)
        assert result.status != 4, result.stderr
        assert not [part for part in hidden if part in result.stdout + result.stderr]
    try:
        answer = onsrights.why(whole, connector=name, user=secret, got=secret, as_of=DAY)
    except onsrights.ManifestError as error:
        answer = error.report  # type: ignore[assignment]
    said = json.dumps(answer.to_dict("nl"))
    assert not [part for part in hidden if part in said]
