"""onsrights why: what it answers, in every form, and with which exit status."""

from __future__ import annotations

import csv
import io
import json
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from onsrights.commands.interface import COMMANDS
from onsrights.commands.why_answer import quickly
from onsrights.platforms import PLATFORMS
from tests.commands.test_completion import Shells

if TYPE_CHECKING:
    from tests.conftest import Run

ROOT = Path(__file__).parents[2]
RIGHTS = (ROOT / "examples" / "rights.yaml").read_text(encoding="utf-8")
SCHEMA: dict[str, Any] = json.loads(files("onsrights.schemas").joinpath("why.schema.json").read_text("utf-8"))
ALLOWED = ("--right", "WilgenlichtAccess", "--connector-version", "1.4", "--task", "yes", "--scope", "yes")


@pytest.fixture
def rights(tmp_path: Path) -> Path:
    path = tmp_path / "rights.yaml"
    path.write_text(RIGHTS, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("more", "status", "said"),
    [
        (ALLOWED, 0, "Allowed, as far as the manifest and your answers show."),
        ((*ALLOWED[:-1], "no"), 1, "Refused at scope: as given with --scope."),
        (ALLOWED[:-2], 3, "Cannot tell. Not known: scope."),
        (
            (*ALLOWED, "--got", "500"),
            3,
            "Cannot tell. The call was refused, and none of these conditions explains why.",
        ),
    ],
)
def test_the_exit_status_follows_the_verdict(
    run: Run, rights: Path, more: tuple[str, ...], status: int, said: str
) -> None:
    result = run("why", str(rights), *more, "--lang", "en")
    assert (result.status, result.stderr) == (status, "")
    assert said in result.stdout.splitlines()
    whole = json.loads(run("why", str(rights), *more, "--format", "json").stdout)
    Draft202012Validator(SCHEMA).validate(whole)
    assert whole["path"] == str(rights)
    assert whole["question"]["right"] == "WilgenlichtAccess"


@pytest.mark.parametrize(
    "more",
    [
        ALLOWED,
        (*ALLOWED, "--lang", "nl"),
        (*ALLOWED, "--format", "json", "--as-of", "2026-11-30"),
        (*ALLOWED, "-f", "json"),
        (*ALLOWED, "--got", "404"),
    ],
)
def test_without_a_parser_the_answer_is_the_same(run: Run, rights: Path, more: tuple[str, ...]) -> None:
    quick = run("why", str(rights), *more)
    assert quick == run("why", *more, str(rights))
    assert quickly((str(rights), *more[:-1])) is None  # an option without its value
    assert quickly((*more, str(rights))) is None


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("rights.yaml", "--lang", "fr"),
        ("rights.yaml", "--format", "csv"),
        ("rights.yaml", "--matrix", "--task"),
        ("rights.yaml", "--right", "X", "--right", "Y"),
        ("rights.yaml", "--right", "--task"),
        ("rights.yaml", "--connector", "X"),
        ("-", "--right", "X"),
        ("other.txt", "--right", "X"),
    ],
)
def test_what_is_not_plain_is_left_to_the_parser(arguments: tuple[str, ...]) -> None:
    assert quickly(arguments) is None


def test_what_came_back_is_never_shown(run: Run, rights: Path) -> None:
    came_back = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJub2JvZHkifQ.c2lnbmF0dXJl"
    for form in ("text", "json"):
        result = run("why", str(rights), *ALLOWED, "--got", f"401 Bearer {came_back}", "--format", form)
        assert came_back[:8] not in result.stdout + result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--right", "X", "--task", "ja"), '"ja" is not a value of --task; choose from yes, no, unknown.'),
        (
            (),
            (
                "--right is missing. The right, by its identifier. In the manifest: WilgenlichtAccess, "
                "WilgenlichtClientMedicalNoteView, WilgenlichtClientReportSubmitForApproval, "
                "WilgenlichtClientAbsenceReasonRecord, WilgenlichtClientPersonalDataEdit, … (15)."
            ),
        ),
        (("--right", " "), "Give --right a value."),
        (("--right", "X", "--as-of", "2026-02-30"), '--as-of "2026-02-30" is not a date; write YYYY-MM-DD.'),
        (
            ("--right", "X", "--format", "html"),
            "--format html belongs to --matrix; without --matrix there are text and json.",
        ),
        (("--right", "X", "--matrix"), "A matrix answers for every --right; leave that option out."),
        (("--matrix", "--got", "404"), "--got cannot be combined with --matrix."),
        (("--right", "X", "--app", "Other"), 'The manifest has no "Other" (--app); it has "Wilgenlicht Zorgapp".'),
        (("--right", "X", "--observed", "rights.yaml"), 'For Nedap Ons there is no "--observed".'),
        (("--right", "X", "--observed", "."), ". cannot be read."),
        (("--right", "X", "--observed", "gone.json"), 'There is no file or folder "gone.json".'),
        (("--rigth", "X"), 'Unknown option "--rigth". Did you mean "--right"?'),
    ],
)
def test_wrong_usage_says_what_is_wrong(run: Run, rights: Path, arguments: tuple[str, ...], said: str) -> None:
    result = run("why", rights.name, *arguments, "--lang", "en", cwd=rights.parent)
    assert result.status == 2
    assert result.stdout == ""
    assert result.stderr.splitlines() == [f"Error: {said}", 'See "onsrights why --help".']


def test_the_manifest_is_the_only_one_here_or_is_named(run: Run, rights: Path) -> None:
    here = rights.parent
    assert run("why", *ALLOWED, cwd=here).status == 0
    assert run("why", "-", *ALLOWED, stdin=RIGHTS.encode(), cwd=here).status == 0
    (here / "b.rights.yaml").write_text(RIGHTS, encoding="utf-8")
    result = run("why", *ALLOWED, "--lang", "en", cwd=here)
    assert result.status == 2
    assert "several manifests for Nedap Ons here; name one: b.rights.yaml, rights.yaml." in result.stderr
    empty = here / "empty"
    empty.mkdir()
    result = run("why", *ALLOWED, "--lang", "nl", cwd=empty)
    assert (result.status, result.stderr.splitlines()[0]) == (
        2,
        "Fout: Hier is geen manifest voor Nedap Ons. Noem er een.",
    )


def test_a_manifest_that_cannot_be_asked_shows_its_errors(run: Run, rights: Path) -> None:
    rights.write_text(RIGHTS.replace("name: Wilgenlicht Zorgapp #", "nam: #"), encoding="utf-8")
    result = run("why", "rights.yaml", *ALLOWED, "--lang", "en", cwd=rights.parent)
    assert (result.status, result.stdout) == (2, "")
    assert "rights.yaml:7:3: error ONS11" in result.stderr
    assert result.stderr.endswith("There is no answer about this manifest: fix the errors above first.\n")
    (rights.parent / "gone.yaml").symlink_to("nowhere")
    gone = run("why", "gone.yaml", "--connector", "KnSubject", "--lang", "en", cwd=rights.parent)
    assert (gone.status, gone.stdout) == (2, "")
    assert gone.stderr.startswith("gone.yaml:1:1: error AFS100 [unreadable-file] The file")
    assert run("why", "-", *ALLOWED, stdin=b"\xff\xfe\x00x", cwd=rights.parent).status == 2


def test_settings_that_cannot_be_read_are_said(run: Run, rights: Path) -> None:
    (rights.parent / "onsrights.toml").write_text("x = ", encoding="utf-8")
    assert run("why", "rights.yaml", *ALLOWED, cwd=rights.parent).status == 2


def test_the_forms_of_a_matrix_say_the_same(run: Run, rights: Path) -> None:
    def made(form: str) -> str:
        result = run("why", str(rights), "--matrix", "--task", "yes", "--format", form, "--lang", "nl")
        assert (result.status, result.stderr) == (0, "")
        return result.stdout

    whole = json.loads(made("json"))
    Draft202012Validator(SCHEMA).validate(whole)
    [table] = whole["tables"]
    assert table["columns"] == ["1.0", "1.4"]
    assert table["rows"][0] == "WilgenlichtAccess"
    rows = list(csv.reader(io.StringIO(made("csv").removeprefix("\ufeff")), delimiter=";"))
    assert rows[0] == ["", *table["columns"]]
    assert [row[0] for row in rows[1:]] == table["rows"]
    assert rows[1][1:] == ["? bereik", "? bereik"]
    assert made("csv").startswith('\ufeff"";"1.0";"1.4"')
    markdown = made("markdown").splitlines()
    assert markdown[:6] == ["# Nedap Ons", "", "## Wilgenlicht Zorgapp", "", "|  | 1.0 | 1.4 |", "| --- | --- | --- |"]
    page = made("html")
    assert page.startswith("<!doctype html>")
    assert page.count("<tr>") == len(rows)
    assert '<th scope="row">WilgenlichtAccess</th><td>? bereik</td>' in page
    assert page.endswith("</html>\n")
    assert made("text").splitlines()[2].split() == ["1.0", "1.4"]


def test_text_stops_where_nobody_reads_on(run: Run, tmp_path: Path) -> None:
    versions = ", ".join(f'"{number}.0"' for number in range(110))
    right = RIGHTS[RIGHTS.index("  - identifier: WilgenlichtAccess") :].split("\n\n")[0]
    right = right.replace('["1.0", "1.4"]', f"[{versions}]")
    names = [f"Wilgenlicht{chr(65 + number // 26)}{chr(97 + number % 26)}Access" for number in range(100)]
    head = "manifest: 1\nconnector:\n  name: X\n  prefix: Wilgenlicht\nrights:\n"
    text = head + "\n".join(right.replace("WilgenlichtAccess", name) for name in names) + "\n"
    (tmp_path / "rights.yaml").write_text(text, encoding="utf-8")
    result = run("why", "--matrix", "--lang", "en", cwd=tmp_path)
    assert result.status == 2
    assert "This matrix has 11000 cells" in result.stderr
    assert "--format markdown, html, csv or json" in " ".join(result.stderr.split())
    assert run("why", "--matrix", "--format", "csv", cwd=tmp_path).stdout.count("\n") == 101


def test_hostile_texts_stay_texts(run: Run, tmp_path: Path) -> None:
    name = '<script>alert("1")</script>|=2+3\\u001b[31m'
    text = RIGHTS.replace("name: Wilgenlicht Zorgapp #", f'name: "{name}" #'.replace('alert("1")', "alert(1)"))
    (tmp_path / "rights.yaml").write_text(text, encoding="utf-8")
    for form in ("html", "markdown", "text", "csv"):
        made = run("why", "--matrix", "--format", form, cwd=tmp_path).stdout
        assert "\x1b" not in made
        assert form not in {"html", "markdown"} or "<script>" not in made


def test_a_shell_offers_what_the_manifest_has(run: Run, rights: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shells = Shells(run, monkeypatch)
    monkeypatch.chdir(rights.parent)
    (rights.parent / "x.afas.yaml").write_text(
        (ROOT / "tests" / "afas" / "manifests" / "planbord.afas.yaml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    (rights.parent / "broken.rights.yaml").write_text("a: [", encoding="utf-8")
    asked = {
        "why rights.yaml --right WilgenlichtAc": ["WilgenlichtAccess"],
        "why rights.yaml --connector-version ": ["1.0", "1.4"],
        "why rights.yaml --app ": ["Wilgenlicht Zorgapp"],
        "why x.afas.yaml --connector Planbord_D": ["Planbord_Dossier"],
        "why x.afas.yaml --connector KnSubject --environment ": ["productie", "accept"],
        "why x.afas.yaml --user ": ["45678.planbord"],
        "why broken.rights.yaml --right ": [],
        "why gone.rights.yaml --right ": [],
    }
    for line, wanted in asked.items():
        assert shells.bash(f"onsrights {line}") == wanted, line


def test_no_option_of_a_question_is_one_of_the_command(run: Run) -> None:
    own = {"manifest", "app", "got", "as_of", "matrix", "format", "form", "observed", "platform", "lang", "help"}
    for platform in PLATFORMS.all():
        access = platform.door("why")
        if access is None:
            continue
        assert not own & {option.name for option in access.options}
        assert [option.name for option in access.options if option.required]
        for layer in access.layers:
            assert layer.name.nl
            assert layer.name.en
            assert layer.facts
            assert set(layer.reads) <= {option.name for option in access.options}
    assert "why" in COMMANDS
    assert "Nedap Ons:" in run("why", "--help").stdout
