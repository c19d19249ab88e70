"""House rules through every door of the command line."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from onsrights.commands.settings import settings_files
from onsrights.engine.settings.settings import FORMATS

if TYPE_CHECKING:
    from tests.conftest import Run

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
REPORT = Draft202012Validator(json.loads((ROOT / "schemas" / "report.schema.json").read_text("utf-8")))
HOUSE = """\
[[house]]
code = "ZORG001"
name = "our-words"
fields = ["dutch_description", "connector.get_connectors[].purpose"]
replace = { "medewerker" = "collega" }
message = { nl = 'Wij schrijven "{instead}", niet "{found}".', en = 'We write "{instead}", not "{found}".' }
url = "https://example.org/rules#1"

[[house]]
code = "ZORG002"
name = "no-brand"
fields = ["dutch_description"]
forbid = ["Wilgenlicht"]
severity = "error"
message = { nl = 'Noem "{found}" niet.', en = 'Do not name "{found}".' }
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a repository with house rules and the clean example, in which they find three faults."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "onsrights.toml").write_text(HOUSE, "utf-8")
    (tmp_path / "rights.yaml").write_bytes((EXAMPLES / "rights.yaml").read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def codes(run: Run, *arguments: str, status: int = 1) -> list[str]:
    """Give the codes that a check finds."""
    result = run("check", "--format", "json", *arguments)
    assert result.status == status, result.stdout + result.stderr
    found: dict[str, Any] = json.loads(result.stdout)
    REPORT.validate(found)
    assert found["summary"]["ready"] == found["summary"]["rights"]
    return sorted(one["code"] for one in found["diagnostics"] if one["rule"] != "duplicate-name")


EVERY = ["ZORG001", "ZORG001", "ZORG002"]


@pytest.mark.usefixtures("folder")
def test_they_change_the_exit_status_and_never_what_is_ready(run: Run) -> None:
    assert codes(run) == EVERY
    assert codes(run, "--ignore", "ZORG002", status=0) == EVERY[:2]
    assert codes(run, "--no-config", status=0) == []
    told = run("check", "--lang", "nl").stdout.splitlines()
    assert told[-2:] == [
        "15 van de 15 rechten zijn klaar voor registratie.",
        "Huisregels zijn 3 keer niet gevolgd; dat heeft geen invloed op de registratie.",
    ]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("form", FORMATS)
def test_every_form_of_report_tells_them(run: Run, form: str) -> None:
    for lang, said in (("nl", "Wij schrijven"), ("en", "We write")):
        result = run("check", "--format", form, "--lang", lang)
        assert result.status == 1
        assert {"ZORG001", "ZORG002"} <= set(re.findall(r"ZORG\d{3}", result.stdout))
        assert said in result.stdout


@pytest.mark.usefixtures("folder")
def test_sarif_describes_them(run: Run) -> None:
    driver = json.loads(run("check", "--format", "sarif", "--lang", "en").stdout)["runs"][0]["tool"]["driver"]
    first, second = driver["rules"]
    assert (first["id"], first["name"], first["helpUri"]) == ("ZORG001", "our-words", "https://example.org/rules#1")
    assert first["shortDescription"]["text"] == 'We write "…", not "…".'
    assert "- medewerker → collega" in first["help"]["markdown"]
    assert second["defaultConfiguration"]["level"] == "error"
    assert second["helpUri"].endswith("/how-to/house-rules/")


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (["--select", "ZORG001"], EVERY[:2]),
        (["--select", "zorg"], EVERY),
        (["--select", "No-Brand"], EVERY[2:]),
        (["--select", "ONS,our-words"], EVERY[:2]),
        (["--ignore", "ZORG"], []),
    ],
)
@pytest.mark.usefixtures("folder")
def test_they_are_chosen_like_any_rule(run: Run, chosen: list[str], expected: list[str]) -> None:
    assert codes(run, *chosen, status=int("ZORG002" in expected)) == expected


def test_settings_name_them_too(run: Run, folder: Path) -> None:
    path = folder / "onsrights.toml"
    path.write_text(f'ignore = ["our-words"]\nseverity = {{ ZORG002 = "info" }}\n{HOUSE}', "utf-8")
    assert codes(run, status=0) == EVERY[2:]
    path.write_text(f'ignore = ["ZORG003"]\n{HOUSE}', "utf-8")
    result = run("check", "--lang", "en")
    assert (result.status, result.stdout) == (2, "")
    assert result.stderr == 'onsrights.toml:1:11: Unknown rule "ZORG003". Did you mean "ZORG001"?\n' or (
        "onsrights.toml:1:11: Unknown rule" in result.stderr
    )


def test_comments_silence_them_and_are_told_when_they_need_not(run: Run, folder: Path) -> None:
    result = run("check", "--add-ignores", "zo afgesproken")
    assert result.status == 0
    text = (folder / "rights.yaml").read_text("utf-8")
    assert text.count("onsrights: ignore[ZORG00") == 2
    assert codes(run, status=0) == []
    (folder / "onsrights.toml").write_text(HOUSE.replace('forbid = ["Wilgenlicht"]', 'forbid = ["Wilg"]'), "utf-8")
    assert codes(run, status=0) == ["ONS120"]
    # Where the settings are not, nobody can say that there is no such rule; where others are, it is a slip.
    assert codes(run, "--no-config", status=0) == []
    (folder / "onsrights.toml").write_text(HOUSE.replace("ZORG", "TEAM"), "utf-8")
    assert codes(run, "--ignore", "TEAM") == ["ONS121"] * 3


def test_a_baseline_knows_them_and_tells_when_they_are_gone(run: Run, folder: Path) -> None:
    run("check", "--write-baseline", "known.json")
    assert codes(run, "--baseline", "known.json", status=0) == []
    path = folder / "rights.yaml"
    path.write_text(path.read_text("utf-8").replace("medewerker ziet", "collega ziet"), "utf-8")
    assert codes(run, "--baseline", "known.json", status=0) == ["ONS123"]
    result = run("check", "--baseline", "known.json", "--no-config", "--lang", "en")
    assert result.status == 2
    assert "ZORG001" in result.stderr


def test_fixes_are_unsafe(run: Run, folder: Path) -> None:
    path = folder / "rights.yaml"
    before = path.read_text("utf-8")
    run("check", "--fix")
    assert path.read_text("utf-8") == before
    run("check", "--fix", "--unsafe-fixes")
    assert path.read_text("utf-8") == re.sub("medewerker(?= ziet| deze)", "collega", before)
    assert codes(run) == EVERY[2:]


def test_several_processes_tell_the_same(run: Run, folder: Path) -> None:
    text = (folder / "rights.yaml").read_text("utf-8")
    for number in range(4):
        name = f"{'abcd'[number]}.rights.yaml"
        (folder / name).write_text(text.replace("Wilgenlicht", f"Wilgen{'abcd'[number]}"), "utf-8")
    one = run("check", "--format", "json", "--jobs", "1")
    assert run("check", "--format", "json", "--jobs", "3") == one
    assert run("check", "--statistics", "--jobs", "3") == run("check", "--statistics", "--jobs", "1")
    assert "ZORG001" in one.stdout


def test_each_folder_has_rules_of_its_own(run: Run, folder: Path) -> None:
    for name in ("north", "south"):
        (folder / name).mkdir()
        text = re.sub("Wilgenlicht(?! Z)", name.capitalize(), (folder / "rights.yaml").read_text("utf-8"))
        (folder / name / "rights.yaml").write_text(text, "utf-8")
    south = folder / "south" / "onsrights.toml"
    south.write_text(HOUSE.replace("ZORG", "ZUID").replace("our-words", "zuid-words"), "utf-8")
    assert codes(run) == ["ZORG001"] * 4 + ["ZORG002"] * 2 + ["ZUID001", "ZUID001", "ZUID002"]
    assert codes(run, "--select", "ZUID") == ["ZUID001", "ZUID001", "ZUID002"]
    assert codes(run, "--select", "zuid-words,ZORG002") == ["ZORG002", "ZORG002", "ZUID001", "ZUID001"]
    assert run("check", "--select", "WEST001").status == 2
    # In a report one code is one rule.
    south.write_text(HOUSE.replace("collega", "persoon"), "utf-8")
    result = run("check", "--lang", "en")
    assert (result.status, result.stdout) == (2, "")
    assert result.stderr.startswith(
        'south/onsrights.toml:1:3: In other settings "ZORG001" is another house rule (onsrights.toml:1).'
    )


def test_two_settings_may_name_one_file_of_rules(run: Run, folder: Path) -> None:
    (folder / "house.toml").write_text(HOUSE, "utf-8")
    for name in ("north", "south"):
        (folder / name).mkdir()
        text = re.sub("Wilgenlicht(?! Z)", name.capitalize(), (folder / "rights.yaml").read_text("utf-8"))
        (folder / name / "rights.yaml").write_text(text, "utf-8")
        (folder / name / "onsrights.toml").write_text('house-files = ["../house.toml"]', "utf-8")
    assert codes(run, "north", "south") == ["ZORG001"] * 4 + ["ZORG002"] * 2


@pytest.mark.usefixtures("folder")
def test_the_table_has_them_under_a_heading_of_their_own(run: Run) -> None:
    text = run("rules", "--lang", "nl").stdout
    assert text.index("Exact Online\n") < text.index("\nHuisregels\n==========\nZORG001  our-words") < len(text)
    assert "ZORG001" not in run("rules", "--no-config").stdout
    assert "ZORG001" not in run("rules", "--platform", "ons").stdout
    [row] = json.loads(run("rules", "--format", "json", "ZORG001", "--lang", "en").stdout)
    assert row == {
        "code": "ZORG001",
        "name": "our-words",
        "severity": "warning",
        "fix": "unsafe",
        "summary": 'We write "…", not "…".',
        "url": "https://example.org/rules#1",
        "platform": None,
    }
    assert "## House rules\n" in run("rules", "--format", "markdown", "--lang", "en").stdout


@pytest.mark.usefixtures("folder")
def test_their_pages_say_what_the_settings_say(run: Run, folder: Path) -> None:
    for name in ("ZORG001", "zorg001", "our-words"):
        text = run("explain", name, "--lang", "en").stdout
        assert "medewerker → collega" in text
        assert "`connector.get_connectors[].purpose`" in text
        assert "it is defined in onsrights.toml:1." in text
        assert text.endswith("warning, unsafe fix: https://example.org/rules#1\n")
    assert "ZORG001" in run("explain", "ZORG", "--lang", "en").stdout
    assert run("explain", "ZORG001", "--no-config").status == 2
    assert "ZORG002" in run("explain", "ZORG002", "--config", "onsrights.toml").stdout
    (folder / "onsrights.toml").write_text("[[house]]\n", "utf-8")
    for command in ("rules", "explain ZORG001", "check"):
        result = run(*command.split(), "--lang", "en")
        assert (result.status, result.stdout) == (2, "")
        assert result.stderr.startswith("onsrights.toml:1:1: ")
    assert run("explain", "ONS305").status == 0


def test_what_stands_in_the_settings_is_text_on_a_page_and_never_markup(run: Run, folder: Path) -> None:
    said = "<b>**x** [a](javascript:1) `c` \\\\u001b[31m # _y_ | \\\\\\\\"
    house = HOUSE.replace('\'Wij schrijven "{instead}", niet "{found}".\'', f'"{said}"')
    house = house.replace('"medewerker" = "collega"', '"medewerker" = "*collega* [x](y)"')
    (folder / "onsrights.toml").write_text(house.replace("\\\\u001b", "\\u001b"), "utf-8")
    shown = "<b>**x** [a](javascript:1) `c` U+001B[31m # _y_ | \\\\"
    assert shown.replace("`", "") in run("rules", "ZORG001", "--lang", "nl").stdout
    text = run("explain", "ZORG001", "--lang", "nl").stdout
    assert shown in text
    assert "medewerker → *collega* [x](y)" in text
    from markdown_it import MarkdownIt

    [rule] = json.loads(run("check", "--format", "sarif", "--lang", "nl", "--select", "ZORG001").stdout)["runs"][0][
        "tool"
    ]["driver"]["rules"]
    html = MarkdownIt("commonmark").render(rule["help"]["markdown"])
    assert set(re.findall(r"</?(\w+)", html)) == {"h1", "h2", "p", "ul", "li", "code"}


def test_a_page_repeats_what_its_rule_allows(run: Run, folder: Path) -> None:
    lengths = HOUSE.replace('forbid = ["Wilgenlicht"]', "length = { min = 2, max = 30 }")
    lengths = lengths.replace('Noem "{found}" niet.', "{length}.").replace(
        'Do not name "{found}".', "{length}, {min} to {max}."
    )
    (folder / "onsrights.toml").write_text(lengths, "utf-8")
    assert "…, 2 to 30." in run("rules", "ZORG002", "--lang", "en").stdout
    assert "At least 2 characters." in run("explain", "ZORG002", "--lang", "en").stdout


def test_a_question_is_answered_whatever_they_say(run: Run, folder: Path) -> None:
    asked = ("why", "--right", "WilgenlichtClientReportSubmitForApproval", "--lang", "en")
    answer = run(*asked)
    (folder / "onsrights.toml").unlink()
    assert run(*asked) == answer
    assert "ZORG" not in answer.stdout + answer.stderr


def test_whoever_watches_sees_them_change(folder: Path) -> None:
    (folder / "house.toml").write_text(HOUSE, "utf-8")
    named = '["house.toml", "gone.toml", "dist:click/x.toml", "https://example.org/x", "../x.toml", 3]'
    (folder / "onsrights.toml").write_text(f"house-files = {named}", "utf-8")
    rules = [str(folder / "house.toml"), str(folder / "gone.toml")]
    assert list(settings_files(None, [], without=False)) == [str(folder / "onsrights.toml"), *rules]
    assert list(settings_files("onsrights.toml", [], without=False)) == ["onsrights.toml", *rules]
    assert list(settings_files(None, [], without=True)) == []
    (folder / "onsrights.toml").write_text("house-files = [", "utf-8")
    assert list(settings_files(None, [], without=False)) == [str(folder / "onsrights.toml")]


@pytest.mark.usefixtures("folder")
def test_a_shell_completes_them() -> None:
    from onsrights.commands.candidates import rules

    offered: Any = rules
    assert [item.value for item in offered(None, None, "ONS305,ZORG")] == ["ONS305,ZORG001", "ONS305,ZORG002"]
    assert [item.value for item in offered(None, None, "our-")] == ["our-words"]
    Path("onsrights.toml").write_text("[[house]]", "utf-8")
    assert [item.value for item in offered(None, None, "ONS305")] == ["ONS305"]


def test_the_example_of_a_team_is_what_it_says(run: Run) -> None:
    result = run("check", "--config", "house-rules.toml", "--format", "json", "rights.yaml", "planbord.afas.yaml",
                 "invoices.exact.yaml", cwd=EXAMPLES)  # fmt: skip
    assert result.status == 0, result.stderr
    document = json.loads(result.stdout)
    assert {found["code"] for found in document["diagnostics"]} == {"ZORG001", "ZORG002", "ZORG003"}
    assert document["summary"]["ready"] == document["summary"]["rights"] == 17
    broken = run("check", "--config", "house-rules.toml", "--format", "json", "broken-rights.yaml", cwd=EXAMPLES)
    assert {"ZORG003", "ZORG004"} & {found["code"] for found in json.loads(broken.stdout)["diagnostics"]}
