"""Settings on the command line: which file counts for which manifest, what goes before what, and what is refused."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pytest

from onsrights.commands import settings as configured

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

RIGHT = """manifest: 1
connector: {{name: ExternalConnector}}
rights:
  - identifier: ExternalConnector{end}
    dutch_name: {dutch}
    english_name: {english}
    dutch_description: Geeft toestemming om de gegevens van de zorg in te zien en te gebruiken.
    english_description: Allows the user to view and to use the data of the care that is given.
"""
PLURAL = RIGHT.format(
    end="ClientReportView", dutch="Rapportages [van een cliënt] inzien", english="View [client] report"
)
GOALS = RIGHT.format(end="ClientGoalView", dutch="Doelen [van een cliënt] inzien", english="View [client] goal")
ACCESS = RIGHT.format(end="Access", dutch="Toegang tot Kluis", english="Access to Kluis")
SCOPE = RIGHT.format(end="RosterView", dutch="Rooster [van een afdeling] inzien", english="View [department] roster")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a repository with a manifest that has a warning, ONS309, and one below it."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "sub").mkdir()
    (tmp_path / "rights.yaml").write_text(PLURAL, encoding="utf-8")
    (tmp_path / "sub" / "rights.yaml").write_text(GOALS, encoding="utf-8")
    return tmp_path


class Checked:
    """What one run found, by file and code."""

    def __init__(self, run: Run, folder: Path, *arguments: str, stdin: bytes = b"") -> None:
        result = run("check", "--format", "json", *arguments, cwd=folder, stdin=stdin)
        self.status = result.status
        report = json.loads(result.stdout)
        self.found = {(one["path"], one["code"], one["severity"]) for one in report["diagnostics"]}
        self.ready = report["summary"]["ready"]


def settings(folder: Path, text: str, name: str = "onsrights.toml") -> None:
    folder.joinpath(name).write_text(text, encoding="utf-8")


TOP, SUB = ("rights.yaml", "ONS309", "warning"), ("sub/rights.yaml", "ONS309", "warning")


def test_the_nearest_settings_count(run: Run, folder: Path) -> None:
    assert Checked(run, folder).found == {TOP, SUB}
    settings(folder, 'ignore = ["ONS309"]')
    assert Checked(run, folder).found == set()
    assert Checked(run, folder / "sub").found == set()
    settings(folder / "sub", 'severity = { ONS309 = "error" }')
    assert Checked(run, folder).found == {("sub/rights.yaml", "ONS309", "error")}
    assert Checked(run, folder / "sub", "../rights.yaml", "rights.yaml").found == {("rights.yaml", "ONS309", "error")}
    assert run("check", "rights.yaml", cwd=folder / "sub").status == 1
    assert run("check", "sub/rights.yaml", cwd=folder).status == 1
    assert run("check", "rights.yaml", cwd=folder).status == 0


def test_the_search_ends_at_the_root_of_the_repository(run: Run, folder: Path) -> None:
    (folder / "sub" / ".git").write_text("gitdir: elsewhere", encoding="utf-8")
    settings(folder, 'ignore = ["ONS309"]')
    assert Checked(run, folder, ".", "sub").found == {SUB}


def test_without_a_repository_it_ends_at_the_root_of_the_disk(run: Run, folder: Path) -> None:
    (folder / ".git").rmdir()
    settings(folder, 'ignore = ["ONS309"]')
    assert Checked(run, folder / "sub").found == set()


def test_a_table_in_pyproject(run: Run, folder: Path) -> None:
    settings(folder, '[tool.onsrights]\nignore = ["ONS309"]', "pyproject.toml")
    settings(folder / "sub", '[project]\nname = "x"\ndependencies = ["onsrights>=0.1"]', "pyproject.toml")
    assert Checked(run, folder).found == set()
    settings(folder / "sub", "this is no TOML, and not ours", "pyproject.toml")
    assert Checked(run, folder).found == set()
    settings(folder / "sub", "", "onsrights.toml")
    assert Checked(run, folder).found == {SUB}


def test_a_file_by_name_or_none(run: Run, folder: Path) -> None:
    settings(folder, 'ignore = ["ONS309"]')
    settings(folder / "sub", '[[overrides]]\nfiles = ["/sub/*"]\nignore = ["ONS309"]', "team.toml")
    assert Checked(run, folder, "--no-config").found == {TOP, SUB}
    assert Checked(run, folder, "--config", "sub/team.toml").found == {TOP}
    assert Checked(run, folder, "--config=onsrights.toml").found == set()
    result = run("check", "--config", "onsrights.toml", "--no-config", cwd=folder)
    assert result.status == 2
    assert "Choose --config or --no-config, not both." in result.stderr
    assert run("check", "--config", "none.toml", cwd=folder).stderr == "none.toml: This settings file does not exist.\n"
    settings(folder, "[tool.other]", "pyproject.toml")
    result = run("check", "--config", "pyproject.toml", "--lang", "nl", cwd=folder)
    assert (result.status, result.stdout) == (2, "")
    assert result.stderr == "pyproject.toml: In dit bestand staat geen tabel [tool.onsrights].\n"


def test_overrides_hold_for_the_files_they_name(run: Run, folder: Path) -> None:
    first, second = 'files = ["sub/**"]\nignore = ["ONS309"]', 'files = ["old.yaml"]\nselect = ["ONS2"]'
    settings(folder, f"[[overrides]]\n{first}\n[[overrides]]\n{second}")
    assert Checked(run, folder).found == {TOP}
    standard = Checked(run, folder, "--stdin-filename", "sub/other.yaml", "-", stdin=PLURAL.encode())
    assert standard.found == set()
    assert Checked(run, folder, "--stdin-filename", "old.yaml", "-", stdin=PLURAL.encode()).found == set()
    assert Checked(run, folder, "-", stdin=PLURAL.encode()).found == {("<stdin>", "ONS309", "warning")}


def test_standard_input_has_the_settings_of_its_name(run: Run, folder: Path) -> None:
    settings(folder / "sub", 'ignore = ["ONS309"]')
    assert Checked(run, folder, "--stdin-filename", "sub/x.yaml", "-", stdin=PLURAL.encode()).found == set()
    assert Checked(run, folder, "-", stdin=PLURAL.encode()).found == {("<stdin>", "ONS309", "warning")}


def test_the_command_line_goes_before_the_settings(run: Run, folder: Path) -> None:
    settings(
        folder,
        'select = ["ONS2"]\nignore = ["ONS309"]\nformat = "concise"\nfail-on = "warning"\n'
        '[[overrides]]\nfiles = ["sub/**"]\nselect = ["ONS1"]\n',
    )
    assert Checked(run, folder).found == set()
    assert Checked(run, folder, "--select", "ONS3").found == {TOP, SUB}
    assert Checked(run, folder, "--select", "ONS3", "--ignore", "ONS309").found == set()
    settings(folder, 'ignore = ["ONS310"]\nformat = "concise"\nfail-on = "warning"\n')
    assert Checked(run, folder, "--ignore", "ONS305").found == {TOP, SUB}
    assert Checked(run, folder, "--ignore", "ONS309").found == set()
    result = run("check", "rights.yaml", cwd=folder)
    assert result.status == 1
    assert result.stdout.startswith("rights.yaml:5:17: warning ONS309")
    assert run("check", "--fail-on", "error", cwd=folder).status == 0
    assert run("check", "--format", "text", cwd=folder).stdout.startswith("warning[dutch-name-subject-plural]")


def test_what_is_about_the_run_is_that_of_the_current_folder(run: Run, folder: Path) -> None:
    settings(folder, 'fail-on = "warning"\nformat = "concise"')
    settings(folder / "sub", 'fail-on = "never"\nformat = "json"')
    result = run("check", "sub/rights.yaml", cwd=folder)
    assert result.status == 1
    assert result.stdout.startswith("sub/rights.yaml:5:17")
    assert run("check", "../rights.yaml", cwd=folder / "sub").status == 0


def test_the_severity_decides_what_is_ready_and_the_selection_does_not(run: Run, folder: Path) -> None:
    (folder / "rights.yaml").write_text(ACCESS, encoding="utf-8")
    assert Checked(run, folder, "rights.yaml").ready == 0
    assert Checked(run, folder, "rights.yaml", "--ignore", "ONS7").ready == 0
    settings(folder, 'severity = { ONS7 = "info", ONS701 = "warning", ONS = "error" }')
    checked = Checked(run, folder, "rights.yaml")
    assert checked.found == {("rights.yaml", "ONS701", "warning")}
    assert (checked.ready, checked.status) == (1, 0)
    settings(folder, 'severity = { access-without-client-scope = "warning", ONS70 = "error" }')
    assert Checked(run, folder, "rights.yaml").ready == 1
    settings(folder, 'severity = { ONS309 = "error" }')
    checked = Checked(run, folder, "sub/rights.yaml")
    assert (checked.ready, checked.status) == (0, 1)


def test_the_severity_of_faults_around_the_rights(run: Run, folder: Path) -> None:
    text = PLURAL.replace("Rapportages", "Rapportage")
    (folder / "rights.yaml").write_text(f"{text}owner: us\n", encoding="utf-8")
    before = Checked(run, folder, "rights.yaml")
    assert ("rights.yaml", "ONS111", "error") in before.found
    settings(folder, 'severity = { ONS11 = "info" }')
    after = Checked(run, folder, "rights.yaml")
    assert ("rights.yaml", "ONS111", "info") in after.found
    assert (before.ready, after.ready) == (0, 1)


def test_no_severity_makes_ready_what_cannot_be_registered(run: Run, folder: Path) -> None:
    text = PLURAL.replace("Rapportages", "Rapportage").replace("ExternalConnector}", "hr_integration}")
    (folder / "rights.yaml").write_text(text, encoding="utf-8")
    settings(folder, 'severity = { ONS2 = "info" }')
    checked = Checked(run, folder, "rights.yaml")
    assert ("rights.yaml", "ONS208", "info") in checked.found
    assert (checked.ready, checked.status) == (0, 0)


def test_access_rights_of_settings_and_of_manifests(run: Run, folder: Path) -> None:
    (folder / "rights.yaml").write_text(ACCESS, encoding="utf-8")
    settings(folder, 'access-rights = "allow"')
    assert Checked(run, folder, "rights.yaml").found == set()
    (folder / "rights.yaml").write_text(f"access_rights: deny\n{ACCESS}", encoding="utf-8")
    assert Checked(run, folder, "rights.yaml").found == {("rights.yaml", "ONS701", "error")}
    (folder / "rights.yaml").write_text(ACCESS, encoding="utf-8")
    settings(folder, 'access-rights = "allow"\n[[overrides]]\nfiles = ["rights.yaml"]\naccess-rights = "deny"')
    assert Checked(run, folder, "rights.yaml").found == {("rights.yaml", "ONS701", "error")}


def test_limits(run: Run, folder: Path) -> None:
    settings(folder, "[limits]\nscalar = 30")
    assert ("rights.yaml", "ONS105", "error") in Checked(run, folder, "rights.yaml").found
    settings(folder, "[limits]\nfile-bytes = 100")
    assert Checked(run, folder, "rights.yaml").found == {("rights.yaml", "ONS105", "error")}
    assert Checked(run, folder, "-", stdin=PLURAL.encode()).found == {("<stdin>", "ONS105", "error")}


def test_words(run: Run, folder: Path) -> None:
    (folder / "rights.yaml").write_text(SCOPE, encoding="utf-8")
    assert {code for _, code, _ in Checked(run, folder, "rights.yaml").found} == {"ONS308", "ONS408", "ONS703"}
    settings(folder, '[words]\nscope-nouns = [{ dutch = "afdeling", english = "department" }]')
    assert {code for _, code, _ in Checked(run, folder, "rights.yaml").found} == {"ONS703"}


def test_fixes_keep_to_the_settings_of_each_file(run: Run, folder: Path) -> None:
    settings(folder / "sub", 'ignore = ["ONS309"]')
    diff = run("check", "--diff", "--unsafe-fixes", cwd=folder).stdout
    assert "+++ rights.yaml" in diff
    assert "sub/rights.yaml" not in diff
    result = run("check", "--fix", "--unsafe-fixes", cwd=folder)
    assert "Rapportage [" in (folder / "rights.yaml").read_text("utf-8")
    assert "Doelen [" in (folder / "sub" / "rights.yaml").read_text("utf-8")
    assert result.status == 0


def test_several_processes_keep_to_the_settings_of_each_file(run: Run, folder: Path) -> None:
    settings(folder / "sub", 'severity = { ONS309 = "error" }')
    settings(folder, '[[overrides]]\nfiles = ["other.yaml"]\nignore = ["ONS309"]')
    (folder / "other.yaml").write_text(PLURAL.replace("ReportView", "OtherReportView"), encoding="utf-8")
    arguments = ("rights.yaml", "other.yaml", "sub/rights.yaml")
    one, two = (Checked(run, folder, *arguments, "--jobs", number) for number in "12")
    assert one.found == two.found
    assert {(path, severity) for path, code, severity in one.found if code == "ONS309"} == {
        ("rights.yaml", "warning"),
        ("sub/rights.yaml", "error"),
    }


LANGUAGE = 'language = "nl"\nformat = "concise"'


def test_the_language_of_settings(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings(folder, LANGUAGE)
    assert "waarschuwing" in run("check", "rights.yaml", cwd=folder).stdout
    assert "waarschuwing" in run("check", "rights.yaml", "--quiet", cwd=folder).stdout
    assert "Onbekende opdracht" in run("chek", cwd=folder).stderr
    assert "warning" in run("check", "rights.yaml", "--lang", "en", cwd=folder).stdout
    assert "warning" in run("check", "rights.yaml", "--no-config", cwd=folder).stdout
    settings(folder, 'language = "en"\nformat = "concise"', "other.toml")
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    for written in (("--config", "other.toml"), ("--config=other.toml",)):
        assert "warning" in run("check", "rights.yaml", *written, cwd=folder).stdout
    monkeypatch.setenv("ONSRIGHTS_LANG", "nl")
    assert "waarschuwing" in run("check", "rights.yaml", "--config", "other.toml", cwd=folder).stdout


def test_the_language_is_that_of_the_nearest_file_that_holds_settings(run: Run, folder: Path) -> None:
    settings(folder / "sub", '[project]\ndependencies = ["onsrights>=0.1"]', "pyproject.toml")
    assert "warning" in run("check", "rights.yaml", cwd=folder / "sub").stdout
    settings(folder, LANGUAGE)
    assert "waarschuwing" in run("check", "rights.yaml", cwd=folder / "sub").stdout
    settings(folder / "sub", "[tool.onsrights]", "pyproject.toml")
    assert "warning" in run("check", "rights.yaml", cwd=folder / "sub").stdout
    settings(folder / "sub", "language = ", "onsrights.toml")
    assert run("schema", cwd=folder / "sub").status == 0
    assert run("parse", "Document verwijderen", cwd=folder).stdout.startswith("Nederlandse naam")
    assert run("check", "--", "--no-config", cwd=folder).stderr.startswith("Fout: ")


def test_parse_reads_names_with_the_words_of_the_current_folder(run: Run, folder: Path) -> None:
    name = "Rooster [van een afdeling] inzien"
    assert "ONS308" in run("parse", name, cwd=folder).stdout
    settings(folder, '[words]\nscope-nouns = [{ dutch = "afdeling", english = "department" }]')
    assert "ONS308" not in run("parse", name, cwd=folder).stdout
    settings(folder, "words = 3")
    result = run("parse", name, cwd=folder)
    assert (result.status, result.stdout) == (2, "")
    assert result.stderr.startswith('onsrights.toml:1:9: "words" takes a table')


def test_nothing_is_checked_with_settings_that_are_wrong(run: Run, folder: Path) -> None:
    settings(folder, "ignor = []")
    settings(folder / "sub", 'select = ["ONS999"]')
    for arguments in ((), ("rights.yaml", "sub/rights.yaml"), ("--diff",), ("--fix",)):
        result = run("check", *arguments, cwd=folder)
        assert (result.status, result.stdout) == (2, "")
        assert [line.split(" ")[0] for line in result.stderr.splitlines()] == [
            "onsrights.toml:1:1:",
            "sub/onsrights.toml:1:11:",
        ]
    assert run("check", "rights.yaml", cwd=folder / "sub").stderr.startswith("onsrights.toml:1:11: Unknown rule")
    assert "Internal" not in run("check", "rights.yaml", "none/none.yaml", cwd=folder).stderr
    assert run("check", "--no-config", cwd=folder).status == 0


def test_a_rule_on_the_command_line_that_does_not_exist_is_said_first(run: Run, folder: Path) -> None:
    assert 'Unknown rule "ONS999"' in run("check", "--select", "ONS999", cwd=folder).stderr


@pytest.mark.parametrize("name", ["onsrights.toml", "pyproject.toml"])
def test_a_folder_of_that_name(run: Run, folder: Path, name: str) -> None:
    (folder / name).mkdir()
    result = run("check", "sub/rights.yaml", cwd=folder)
    assert (result.status, result.stderr) == (2, f"{name}: This is a folder, not a settings file.\n")


def test_a_link_to_nowhere(run: Run, folder: Path) -> None:
    (folder / "onsrights.toml").symlink_to("nowhere")
    assert run("check", "rights.yaml", cwd=folder).stderr == "onsrights.toml: This settings file does not exist.\n"


def test_a_parent_folder_that_may_not_be_looked_into(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, closed = os.lstat, str(folder / "onsrights.toml")

    def lstat(path: str, **more: int) -> os.stat_result:
        if path == closed:
            raise PermissionError(13, "Permission denied")
        return real(path, **more)

    monkeypatch.setattr(os, "lstat", lstat)
    result = run("check", "rights.yaml", "--lang", "nl", cwd=folder / "sub")
    assert (result.status, result.stdout) == (2, "")
    assert result.stderr.startswith(f"{closed}: Dit bestand met instellingen mag niet gelezen worden.")
    assert run("check", "rights.yaml", cwd=folder / "sub").status == 2
    assert run("check", "rights.yaml", "--no-config", cwd=folder / "sub").status == 0


def test_git_that_may_not_be_looked_at_does_not_end_the_search(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.lstat

    def lstat(path: str, **more: int) -> os.stat_result:
        if path.endswith(".git"):
            raise PermissionError(13, "Permission denied")
        return real(path, **more)

    settings(folder, 'ignore = ["ONS309"]')
    monkeypatch.setattr(os, "lstat", lstat)
    assert Checked(run, folder / "sub").found == set()


def test_pyproject_of_others_costs_no_parser(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from onsrights.engine.settings import read as configuration

    monkeypatch.delattr(configuration, "read")
    monkeypatch.delattr(configuration, "language_of")
    settings(folder, '[project]\nname = "x"', "pyproject.toml")
    assert Checked(run, folder).found == {TOP, SUB}


def test_pyproject_that_may_not_be_read(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open

    def refuse(path: str, *rest: Any, **more: Any) -> int:  # noqa: ANN401 - as os.open has them
        if str(path).endswith("pyproject.toml"):
            raise PermissionError(13, "Permission denied")
        return real(path, *rest, **more)

    settings(folder, "[project]", "pyproject.toml")
    monkeypatch.setattr(os, "open", refuse)
    result = run("check", "rights.yaml", cwd=folder)
    assert result.status == 2
    assert result.stderr.startswith("pyproject.toml: You do not have permission to read this settings file.")


def test_every_file_of_settings_is_read_once(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from onsrights.engine.settings import read as configuration

    read, seen = configuration.read, []

    def counted(path: str, *rest: object, **more: object) -> object:
        seen.append(path)
        return read(path, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(configuration, "read", counted)
    settings(folder, 'severity = { ONS309 = "info" }')
    for number in range(5):
        (folder / "sub" / str(number)).mkdir()
        (folder / "sub" / str(number) / "rights.yaml").write_text(PLURAL, encoding="utf-8")
    run("check", cwd=folder)
    assert seen == [str(folder / "onsrights.toml")]


def test_the_names_of_options_that_settings_know() -> None:
    assert configured.Chosen() == (None, False, (), (), None)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_pyproject_that_a_shell_has_written_wide_is_named(run: Run, folder: Path, encoding: str) -> None:
    """As PowerShell's ``>`` does; it was passed over in silence."""
    path = folder / "pyproject.toml"
    path.write_bytes('[tool.onsrights]\nfail-on = "warning"\n'.encode(encoding))
    result = run("check", "rights.yaml", cwd=folder)
    assert (result.status, result.stderr.count(f"This file is {encoding.upper()[:6]}. Save it as UTF-8.")) == (2, 1)
    path.write_bytes('[project]\nname = "x"\n'.encode(encoding))
    assert run("check", "rights.yaml", cwd=folder).status != 2
