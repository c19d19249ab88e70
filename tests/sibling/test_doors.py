"""A small platform that nothing outside the tests knows goes through every door, by itself and beside Nedap Ons."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

import onsrights
from onsrights.commands.check.reports import FORMATS
from onsrights.engine.check.platform import load_schema
from onsrights.engine.settings.settings import Settings
from onsrights.platforms import PLATFORMS
from tests.reports.test_every_form import validate
from tests.sibling.platform import CLEAN, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onsrights.engine.check.platform import Platform
    from tests.conftest import Result, Run

pytestmark = pytest.mark.usefixtures("sibling")
HERE = Path(__file__).parent

LOUD = CLEAN.format(name="BALIE")
"""One error, with a safe fix."""
NOTE = CLEAN.format(name="Hal") + "  note: TODO\n"
"""One warning."""
RIGHT = """\
manifest: 1
connector: {name: Zorgbrug}
rights:
  - identifier: ZorgbrugClientLetterDelete
    dutch_name: Brief [van een cliënt] verwijderen
    english_name: Delete letter [client]
    dutch_description: Geeft toestemming om een brief uit het dossier van een cliënt te verwijderen.
    english_description: Allows removing a letter from the record of a client.
"""
"""One error, with an unsafe fix."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with a manifest that shouts, one with a placeholder, and one of rights."""
    (tmp_path / "balie.sibling.yaml").write_text(LOUD, encoding="utf-8")
    (tmp_path / "hal.sibling.yaml").write_text(NOTE, encoding="utf-8")
    (tmp_path / "rights.yaml").write_text(RIGHT, encoding="utf-8")
    return tmp_path


class Check:
    """``onsrights check`` in that folder."""

    def __init__(self, run: Run, folder: Path) -> None:
        self.run, self.folder = run, folder

    def __call__(self, *arguments: str, stdin: bytes = b"") -> Result:
        return self.run("check", *arguments, "--lang", "en", stdin=stdin, cwd=self.folder)

    def told(self, *arguments: str) -> list[tuple[str, str]]:
        """Give the paths and codes that a check tells of."""
        result = self("--format", "json", *arguments)
        assert result.stderr == ""
        return [(one["path"], one["code"]) for one in json.loads(result.stdout)["diagnostics"]]


@pytest.fixture
def check(run: Run, folder: Path) -> Check:
    return Check(run, folder)


def test_it_is_small_and_nothing_outside_the_tests_knows_it() -> None:
    files = [*HERE.glob("*.json"), *HERE.glob("__init__.py"), *HERE.glob("platform.py"), *HERE.glob("rules/*.py")]
    assert sum(len(path.read_text("utf-8").splitlines()) for path in files) <= 150
    assert len(list(HERE.glob("rules/[a-z]*.py"))) == 3
    source = HERE.parents[1] / "src"
    assert not [path for path in source.rglob("*.py") if re.search("sibling|brother|SIB2", path.read_text("utf-8"))]


def test_its_schema_is_one_and_has_every_kind_of_value(sibling: Platform) -> None:
    Draft202012Validator.check_schema(load_schema(SCHEMA))
    device, scopes = sibling.shape.keys["device"], sibling.shape.keys["scopes"]
    kinds = {part.kind for part in device.keys.values()}
    assert kinds == {"text", "choice", "letters", "plain", "flag", "whole", "date", "any", "list"}
    assert (scopes.kind, scopes.rest and (scopes.rest.kind, scopes.rest.short)) == ("map", ("map", True))


# --------------------------------------------------------------------------------------------------------------- check


def test_check_finds_the_manifests_of_all_platforms(check: Check) -> None:
    status, out, err = check()
    assert (status, err) == (1, "")
    assert out.startswith(
        "error[name-in-capitals] SIB201: The name BALIE shouts. Write Balie.\n"
        " --> balie.sibling.yaml:4:9   device BALIE, field Name\n"
    )
    assert out.endswith(
        "\n3 files, 2 devices and 1 right checked: 2 errors, 1 warning; "
        "1 fixable with --fix, 1 more with --unsafe-fixes.\n"
        "1 of 2 devices is ready to connect.\n0 of 1 right is ready to register.\n"
    )
    assert check.told() == [
        ("balie.sibling.yaml", "SIB201"),
        ("hal.sibling.yaml", "SIB507"),
        ("rights.yaml", "ONS405"),
    ]


def test_check_in_dutch(run: Run, folder: Path) -> None:
    out = run("check", "--lang", "nl", cwd=folder).stdout
    assert " --> balie.sibling.yaml:4:9   apparaat BALIE, veld Naam\n" in out
    assert "3 bestanden, 2 apparaten en 1 recht gecontroleerd: 2 fouten, 1 waarschuwing; " in out
    assert out.endswith("1 van de 2 apparaten is klaar om aan te sluiten.\n0 van 1 recht is klaar voor registratie.\n")


def test_one_platform_is_counted_alone(check: Check, folder: Path) -> None:
    (folder / "b.sibling.yaml").write_text(CLEAN.format(name="Balie"), encoding="utf-8")
    assert check("b.sibling.yaml") == (
        0, "1 file and 1 device checked: no faults found. 1 of 1 device is ready to connect.\n", "",
    )  # fmt: skip


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_of_the_report(check: Check, form: str) -> None:
    status, out, err = check("--format", form)
    assert (status, err) == (1, "")
    assert "SIB201" in out
    assert "ONS405" in out
    assert "The name BALIE shouts." in out.replace("&#32;", " ")
    if form in {"json", "jsonl", "sarif", "gitlab", "junit", "checkstyle", "rdjson"}:
        validate(form, out)


def test_the_report_for_programs(check: Check) -> None:
    report = json.loads(check("--format", "json").stdout)
    assert report["summary"]["platforms"] == {"sibling": {"units": 2, "ready": 1}, "ons": {"units": 1, "ready": 0}}
    assert (report["summary"]["rights"], report["summary"]["ready"]) == (3, 1)
    found = report["diagnostics"][0]
    assert (found["right"], found["field"], found["pointer"]) == ("BALIE", "device.name", "/device/name")
    assert found["url"].endswith("/SIB201/")
    assert found["fixes"][0]["changes"][0]["value"] == "Balie"


def test_junit_has_a_case_for_each_unit(check: Check) -> None:
    out = check("--format", "junit").stdout
    assert '<testsuite name="balie.sibling.yaml" tests="2"' in out
    assert re.search(r'<testcase [^>]*name="[^"]*BALIE', out)


def test_fix_and_diff(check: Check, folder: Path) -> None:
    shown = check("balie.sibling.yaml", "--diff")
    assert (shown.status, "-  name: BALIE\n+  name: Balie\n" in shown.stdout) == (1, True)
    assert (folder / "balie.sibling.yaml").read_text("utf-8") == LOUD
    status, out, _ = check("--fix")
    assert status == 1, "the right is still wrong"
    assert "SIB201" not in out
    assert (folder / "balie.sibling.yaml").read_text("utf-8") == CLEAN.format(name="Balie")
    assert check("balie.sibling.yaml", stdin=b"").status == 0
    # A word for a boolean, a key that was meant and a value that was meant are unsafe.
    (folder / "x.sibling.yaml").write_text(
        "manifest: 1\nplatform: brother\ndevice:\n  naam: Hal 2\n  kind: Kassa\n  shared: ja # all\n", encoding="utf-8"
    )
    assert check("x.sibling.yaml", "--fix").status == 1
    assert check("x.sibling.yaml", "--fix", "--unsafe-fixes").status == 0
    assert (folder / "x.sibling.yaml").read_text("utf-8") == (
        "manifest: 1\nplatform: sibling\ndevice:\n  name: Hal 2\n  kind: till\n  shared: true # all\n"
    )


def test_standard_input_goes_by_its_name_and_by_what_it_says(check: Check) -> None:
    bare = LOUD.replace("platform: sibling\n", "").encode()
    assert "SIB201" in check("-", stdin=LOUD.encode()).stdout
    assert "SIB201" in check("-", "--stdin-filename", "x.sibling.yaml", stdin=bare).stdout
    assert "SIB201" in check("-", stdin=bare).stdout, "the key device tells it"
    assert check("-", "--fix", stdin=LOUD.encode()).stdout == CLEAN.format(name="Balie")


def test_duplicates_are_seen_across_files_and_platforms_do_not_mix(check: Check, folder: Path) -> None:
    for name in ("a", "b"):
        (folder / f"{name}.sibling.yaml").write_text(CLEAN.format(name="Zorgbrug"), encoding="utf-8")
    [found] = [one for one in json.loads(check("--format", "json").stdout)["diagnostics"] if one["code"] == "SIB601"]
    assert (found["path"], found["related"][0]["path"]) == ("b.sibling.yaml", "a.sibling.yaml")


def test_several_processes_say_the_same(check: Check, folder: Path) -> None:
    for number in range(8):
        name = "Dubbel" if number % 4 == 0 else f"Kast {number}"
        (folder / f"k{number}.sibling.yaml").write_text(CLEAN.format(name=name) + "  shared: x\n", encoding="utf-8")
        (folder / f"k{number}.rights.yaml").write_text(
            RIGHT.replace("Letter", "Letter" * (number + 2)), encoding="utf-8"
        )
    for form in ("json", "text", "junit"):
        alone, shared = (check("--format", form, "--jobs", jobs) for jobs in ("1", "2"))
        assert alone == shared
    assert "SIB601" in alone.stdout


# ------------------------------------------------------------------------------------------------ choosing and ignoring


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        (["--select", "SIB"], ["SIB201", "SIB507"]),
        (["--select", "SIB5"], ["SIB507"]),
        (["--select", "placeholder-text"], ["SIB507"]),
        (["--select", "ONS4"], ["ONS405"]),
        (["--select", "ONS4,name-in-capitals"], ["SIB201", "ONS405"]),
        (["--select", "AFS5"], []),
        (["--select", "SIB6"], []),
        (["--ignore", "SIB2"], ["SIB507", "ONS405"]),
        (["--ignore", "placeholder-text"], ["SIB201", "ONS405"]),
        (["--ignore", "EXA,AFS,ONS"], ["SIB201", "SIB507"]),
    ],
)
def test_a_code_of_another_platform_is_no_fault(check: Check, options: list[str], codes: list[str]) -> None:
    assert [code for _, code in check.told(*options)] == codes


@pytest.mark.parametrize(
    ("written", "meant"),
    [("name-in-captials", "name-in-capitals"), ("SIBB201", "SIB201"), ("SIB9", None), ("colour", None)],
)
def test_a_word_that_no_platform_knows(check: Check, written: str, meant: str | None) -> None:
    for option in ("--select", "--ignore"):
        status, out, err = check(option, written)
        assert (status, out) == (2, "")
        assert f'"{written}"' in err
        assert (f'Did you mean "{meant}"?' in err) is (meant is not None)


def test_settings_name_rules_of_every_platform(check: Check, folder: Path) -> None:
    settings = folder / "onsrights.toml"
    settings.write_text(
        'ignore = ["SIB201", "AFS4"]\n[severity]\nplaceholder-text = "error"\nEXA601 = "info"\n', "utf-8"
    )
    report = json.loads(check("--format", "json").stdout)
    assert [(one["code"], one["severity"]) for one in report["diagnostics"]] == [
        ("SIB507", "error"),
        ("ONS405", "error"),
    ]
    assert report["summary"]["platforms"]["sibling"] == {"units": 2, "ready": 0}
    settings.write_text('[[overrides]]\nfiles = ["balie.*"]\nignore = ["name-in-capitals"]\n', "utf-8")
    assert check.told() == [("hal.sibling.yaml", "SIB507"), ("rights.yaml", "ONS405")]
    settings.write_text('select = ["SIB777"]\n', "utf-8")
    status, out, err = check()
    assert (status, out) == (2, "")
    assert "SIB777" in err


@pytest.mark.parametrize(
    ("rules", "left"),
    [
        ("SIB201", []),
        ("name-in-capitals", []),
        ("SIB2", []),
        ("ONS305", ["SIB201", "SIB120"]),
        ("AFS5", ["SIB201", "SIB120"]),
        ("placeholder-text", ["SIB201", "SIB120"]),
        ("SIB201, ONS305", ["SIB120"]),
        ("SIB210", ["SIB201", "SIB121"]),
        ("nothing-like-it", ["SIB201", "SIB121"]),
    ],
)
def test_comments_that_ignore_rules(rules: str, left: list[str]) -> None:
    text = LOUD.replace("BALIE\n", f"BALIE # onsrights: ignore[{rules}] - as on the wall\n")
    assert [one.code for one in onsrights.check_text(text, "a.sibling.yaml").diagnostics] == left


def test_a_comment_by_a_shared_name_and_one_without_a_reason() -> None:
    text = NOTE.replace("TODO\n", "TODO # onsrights: ignore[placeholder-text]\n")
    assert onsrights.check_text(text, "a.sibling.yaml").diagnostics == (), "a warning needs no reason"
    text = LOUD.replace("BALIE\n", "BALIE # onsrights: ignore[SIB201]\n")
    report = onsrights.check_text(text, "a.sibling.yaml")
    assert [one.code for one in report.diagnostics] == ["SIB122"]
    assert "the device does not count as ready" in report.diagnostics[0].message("en")
    assert "telt het apparaat niet als klaar" in report.diagnostics[0].message("nl")
    assert report.ready == 0


def test_add_ignores(check: Check, folder: Path) -> None:
    assert check("--add-ignores", "as on the wall").status == 0
    assert (folder / "balie.sibling.yaml").read_text("utf-8") == LOUD.replace(
        "BALIE\n", "BALIE  # onsrights: ignore[SIB201] as on the wall\n"
    )
    assert check.told() == []
    assert "3 ignored by comments" in check().stdout


def test_baseline(check: Check, folder: Path) -> None:
    assert check("--write-baseline", "known.json").status == 0
    entries = json.loads((folder / "known.json").read_text("utf-8"))["entries"]
    assert {(one["path"], one["rule"], one["right"], one["field"]) for one in entries} >= {
        ("balie.sibling.yaml", "SIB201", "BALIE", "device.name"),
        ("hal.sibling.yaml", "SIB507", "Hal", "device.note"),
    }
    status, out, _ = check("--baseline", "known.json")
    assert (status, "3 known from the baseline" in out) == (0, True)
    assert "1 of 2 devices is ready" in out, "a baseline makes nothing ready"
    (folder / "balie.sibling.yaml").write_text(CLEAN.format(name="Balie"), encoding="utf-8")
    told = check.told("--baseline", "known.json")
    assert [code[3:] for _, code in told] == ["123"]


# ------------------------------------------------------------------------------------------------------ the other doors


def test_explain(run: Run) -> None:
    out = run("explain", "sib201", "--lang", "en").stdout
    assert out.startswith("SIB201 name-in-capitals\n=======================\n\nA name shouts.\n\nerror, safe fix: ")
    shared = run("explain", "placeholder-text", "--lang", "nl").stdout
    first, second = shared.index("ONS507 placeholder-text"), shared.index("SIB507 placeholder-text\n=")
    assert first < second
    assert "Een tekst is nog niet vervangen." in shared
    assert "SIB115 no-device" in run("explain", "no-device").stdout
    everywhere = run("explain", "invalid-yaml").stdout
    assert [f"{prefix}101 invalid-yaml" in everywhere for prefix in ("ONS", "AFS", "EXA", "SIB")] == [True] * 4


def test_rules(run: Run) -> None:
    every = run("rules", "--lang", "en").stdout
    assert "\nSibling Desk\n============\nSIB100" in every
    alone = run("rules", "--platform", "sibling", "--lang", "en").stdout
    assert alone.startswith("SIB100 ")
    assert "SIB601  duplicate-device" in alone
    assert "        Two devices have one name.\n" in alone
    assert "ONS" not in alone
    entries = json.loads(run("rules", "--format", "json").stdout)
    assert [one["name"] for one in entries if one["platform"] == "sibling"][-3:] == [
        "name-in-capitals", "placeholder-text", "duplicate-device",
    ]  # fmt: skip


def test_schema(run: Run) -> None:
    assert json.loads(run("schema", "--platform", "sibling").stdout) == load_schema(SCHEMA)
    assert run("schema").stdout == run("schema", "--platform", "ons").stdout


def test_init(run: Run, tmp_path: Path) -> None:
    status, out, err = run("init", "--platform", "sibling", "--name", "Hal", "--yes", "--lang", "en", cwd=tmp_path)
    assert (status, err) == (0, "")
    assert (tmp_path / "desk.sibling.yaml").read_text("utf-8") == CLEAN.format(name="Hal")
    assert "desk.sibling.yaml" in out
    assert run("init", "b.sibling.yaml", "--name", "Balie", "--yes", cwd=tmp_path).status == 0
    assert "kind: printer" in (tmp_path / "b.sibling.yaml").read_text("utf-8")
    assert run("check", cwd=tmp_path).status == 0
    assert run("init", "c.sibling.yaml", "--name", "X", "--prefix", "Y", cwd=tmp_path).status == 2


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["export", "--for", "customer", "balie.sibling.yaml"], "export"),
        (["usage", "--manifest", "balie.sibling.yaml", "."], "usage"),
        (["why", "balie.sibling.yaml", "--connector", "x"], "why"),
        (["scopes", "balie.sibling.yaml"], "scopes"),
    ],
)
def test_a_door_that_it_does_not_have(run: Run, folder: Path, arguments: list[str], word: str) -> None:
    for lang, sentence in (
        ("en", f'Error: For Sibling Desk there is no "{word}".'),
        ("nl", f'Fout: Voor Sibling Desk bestaat "{word}" niet.'),
    ):
        status, out, err = run(*arguments, "--lang", lang, cwd=folder)
        assert (status, out) == (2, "")
        assert err.splitlines()[0] == sentence


def test_completion_offers_its_rules() -> None:
    from onsrights.commands.candidates import rules

    words = [item.value for item in rules(None, None, "SIB2")]  # type: ignore[arg-type]
    assert words == ["SIB201"]


def test_hooks_take_what_folders_are_searched_for() -> None:
    """The hooks cannot ask the list of platforms; this holds them to it, and would to one with the sample in it."""
    files = re.findall(
        r"^  files: (.*)$", (HERE.parents[1] / ".pre-commit-hooks.yaml").read_text("utf-8"), re.MULTILINE
    )
    assert len(set(files)) == 1
    for offer in PLATFORMS.offers.values():
        for name in (*offer.files, *(f"a{ending}" for ending in offer.endings)):
            assert bool(re.search(files[0], f"deep/{name}")) is (offer.key != "sibling"), name
    taken = files[0].replace("afas|exact", "|".join(key for key in PLATFORMS.keys if key != "ons"))
    assert re.search(taken, "deep/a.sibling.yaml")


# -------------------------------------------------------------------------------------------------- library and browser


def test_library(folder: Path) -> None:
    report = onsrights.check_text(LOUD, "a.sibling.yaml")
    assert [one.code for one in report.diagnostics] == ["SIB201"]
    assert [(count.key, count.units, count.ready) for count in report.platforms] == [("sibling", 1, 0)]
    assert report.by_field()["device.name"] == [report.diagnostics[0]]
    assert onsrights.check_file(folder / "balie.sibling.yaml").diagnostics[0].path == str(folder / "balie.sibling.yaml")
    bare = LOUD.replace("platform: sibling\n", "").replace("  kind: printer\n", "")
    assert [one.code for one in onsrights.check_text(bare, platform="sibling").diagnostics] == [
        "SIB110",
        "SIB110",
        "SIB201",
    ]
    with pytest.raises(ValueError, match="nothing"):
        onsrights.check_text(LOUD, platform="nothing")
    chosen = Settings(ignore=("name-in-capitals",), as_of=date(2026, 11, 30))
    assert onsrights.check_text(LOUD, settings=chosen).diagnostics == ()


def test_values_of_a_form() -> None:
    device = {"name": "BALIE", "kind": "till", "shared": True, "floor": 2, "until": date(2027, 1, 31)}
    report = onsrights.library.check_values("sibling", {"device": device, "scopes": {"a.b": {"level": "reed"}}})
    told = [(one.code, one.pointer, one.field, one.path, one.range) for one in report.diagnostics]
    assert told == [
        ("SIB201", "/device/name", "device.name", None, None),
        ("SIB112", "/scopes/a.b/level", "scopes[].level", None, None),
    ]
    assert report.diagnostics[0].fixes[0].changes[0].value == "Balie"
    assert report.to_dict()["summary"]["platforms"] == {"sibling": {"units": 1, "ready": 0}}


@pytest.fixture
def client() -> Iterator[TestClient]:
    from onsrights.web import create_app
    from tests.web.conftest import HOST, fail

    with TestClient(create_app(on_fault=fail), base_url=HOST) as client:
        yield client


def post(client: TestClient, body: dict[str, Any]) -> Any:  # noqa: ANN401 - whatever JSON holds
    answer = client.post("/api/check", json=body)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_the_check_over_http(client: TestClient) -> None:
    values = {"device": {"name": "BALIE", "kind": "printer"}}
    asked = post(client, {"platform": "sibling", **values, "lang": "nl"})
    assert asked == json.loads(json.dumps(onsrights.library.check_values("sibling", values).to_dict("nl")))
    assert [one["code"] for one in asked["diagnostics"]] == ["SIB201"]
    assert post(client, {"text": LOUD, "filename": "x.sibling.yaml"})["diagnostics"][0]["path"] == "x.sibling.yaml"
    wrong = post(client, {"platform": "sibling", **values, "rights": []})
    assert "SIB111" in {one["code"] for one in wrong["diagnostics"]}, (
        "a key of another platform is a fault of the manifest"
    )


def test_the_form_page(client: TestClient) -> None:
    page = client.get("/sibling/new?lang=en")
    assert page.status_code == 200
    assert "Sibling Desk" in page.text
    for title in ("Name", "Kind", "Shared", "Floor", "Until", "Queues", "Scopes"):
        assert title in page.text
    assert 'href="/sibling' in client.get("/").text
