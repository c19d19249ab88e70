"""``onsrights usage``: which files are searched, what is counted, and what is refused."""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING, Any

import pytest

from onsrights.engine.settings.settings import Limits, Settings
from onsrights.ons.exports.constant_names import upper
from tests.clock import at_most
from tests.ons.test_platform import OTHER, RIGHT, manifest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

VIEW, PAY = RIGHT["identifier"], OTHER["identifier"]
CODE = f'clearance_for_user(1, 2, "{VIEW}")\nscope_for_user(1, "{PAY}")\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "rights.json").write_text(manifest(RIGHT, OTHER), encoding="utf-8")
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "app.py").write_text(CODE, encoding="utf-8")
    return tmp_path


def told(run: Run, folder: Path, *arguments: str, status: int = 0) -> tuple[list[tuple[str, str]], dict[str, Any]]:
    """Give code and path of what was found, and the summary."""
    result = run("usage", "--format", "json", *arguments, cwd=folder)
    assert result.status == status, result.stdout + result.stderr
    report = json.loads(result.stdout)
    return [(one["code"], one["path"]) for one in report["diagnostics"]], report["summary"]


def test_code_that_uses_every_right_is_fine(run: Run, folder: Path) -> None:
    found, summary = told(run, folder)
    assert found == []
    assert (summary["files"], summary["rights"], summary["ready"]) == (2, 2, 2)
    text = run("usage", cwd=folder)
    assert text.stdout.startswith("2 files and 2 rights checked: no faults found.")


def test_manifests_are_found_or_named(run: Run, folder: Path) -> None:
    assert told(run, folder, "--manifest", "rights.json", "src") == told(run, folder, "src")
    other = manifest({**RIGHT, "identifier": "ZorgbrugClientNoteView"})
    (folder / "other.json").write_text(other, encoding="utf-8")
    found, summary = told(run, folder, "--manifest", "other.json", "--manifest", "rights.json", "src")
    assert (found, summary["rights"]) == ([("ONS802", "other.json")], 3)
    assert told(run, folder, "--manifest", "other.json", "src/app.py", status=1)[0] == [
        ("ONS802", "other.json"),
        ("ONS801", "src/app.py"),
        ("ONS801", "src/app.py"),
    ]


def test_a_comment_of_the_manifest_ignores_a_right_that_is_never_used(run: Run, tmp_path: Path) -> None:
    head = "manifest: 1\nconnector: {name: External Connector, prefix: ExternalConnector}\nrights:\n"
    right = "  - identifier: ExternalConnectorClient{}View{}\n"
    rights = [right.format(name, "") for name in ("Report", "Letter")]
    (tmp_path / "rights.yaml").write_text(head + "".join(rights), encoding="utf-8")
    (tmp_path / "app.py").write_text("pass\n", encoding="utf-8")
    assert [code for code, _ in told(run, tmp_path, "app.py")[0]] == ["ONS802", "ONS802"]
    rights = [right.format("Report", "  # onsrights: ignore[ONS802] comes next year"), right.format("Letter", "")]
    (tmp_path / "rights.yaml").write_text(head + "".join(rights), encoding="utf-8")
    found, summary = told(run, tmp_path, "app.py")
    assert ([code for code, _ in found], summary["suppressed"]) == (["ONS802"], 1)
    # Whether it is of use only shows where source code is searched.
    assert "ONS120" not in run("check", "rights.yaml", cwd=tmp_path).stdout


def test_a_manifest_is_no_use_of_its_rights(run: Run, folder: Path) -> None:
    (folder / "src" / "app.py").write_text("nothing", encoding="utf-8")
    (folder / "team.rights.yaml").write_text(CODE, encoding="utf-8")
    found, _ = told(run, folder, "--manifest", "rights.json")
    assert found == [("ONS802", "rights.json")] * 2


def test_ignored_and_binary_files_are_passed_over(run: Run, folder: Path) -> None:
    (folder / ".git").mkdir()
    (folder / ".gitignore").write_text("build/\n*.log\n", encoding="utf-8")
    (folder / "build").mkdir()
    unknown = '"ZorgbrugClientNoteCreate"'
    (folder / "build" / "x.js").write_text(unknown, encoding="utf-8")
    (folder / "x.log").write_text(unknown, encoding="utf-8")
    (folder / ".git" / "x").write_text(unknown, encoding="utf-8")
    (folder / "x.bin").write_bytes(b"\0" + unknown.encode())
    found, summary = told(run, folder)
    assert (found, summary["files"]) == ([], 3)  # .gitignore is one of them


def test_a_text_that_is_not_utf_8_is_searched_too(run: Run, folder: Path) -> None:
    (folder / "src" / "old.php").write_bytes('// cliënt\n$r = "ZorgbrugClientNoteCreate";'.encode("windows-1252"))
    assert told(run, folder, status=1)[0] == [("ONS801", "src/old.php")]


def test_an_ignore_comment_silences_its_line_or_the_one_below(run: Run, folder: Path) -> None:
    unknown = 'x = "ZorgbrugClientNoteCreate"'
    path = folder / "src" / "app.py"

    def lines(*text: str) -> list[tuple[str, str]]:
        path.write_text(CODE + "\n".join(text), encoding="utf-8")
        result = run("usage", "--format", "json", cwd=folder)
        return [(one["code"], one["path"]) for one in json.loads(result.stdout)["diagnostics"]]

    assert lines(f"{unknown}  # onsrights: ignore[ONS801] later") == []
    assert lines("// onsrights: ignore[right-not-in-manifest]", unknown) == []
    assert lines("<!-- onsrights: ignore[ONS305, ONS8] -->", unknown) == []
    for text in ("# onsrights: ignore[ONS802]", "# onsrights: ignore[nonsense]", "y = 1 # onsrights: ignore[ONS801]"):
        assert lines(text, unknown) == [("ONS801", "src/app.py")]


@pytest.mark.no_cover
def test_a_comment_beside_a_right_counts_wherever_in_a_long_line_it_stands(run: Run, folder: Path) -> None:
    text = '"ZorgbrugClientNoteCreate" // onsrights: ignore[ONS801]'
    (folder / "src" / "long.js").write_text("x;" * 100_000 + text, encoding="utf-8")
    assert told(run, folder)[0] == []
    with at_most(20):
        (folder / "src" / "long.js").write_text('"ZorgbrugClientNoteCreate",' * 50_000, encoding="utf-8")
        found, summary = told(run, folder, status=1)
    assert (len(found), summary["errors"]) == (1001, 50_000)


def test_of_many_manifests_a_message_names_the_first(run: Run, folder: Path) -> None:
    for number in range(5):
        text = manifest({**RIGHT, "identifier": f"ZorgbrugThing{'ABCDE'[number]}View"})
        (folder / f"{number}.rights.yaml").write_text(text, encoding="utf-8")
    (folder / "src" / "app.py").write_text('"ZorgbrugClientOtherCreate"', encoding="utf-8")
    line = run("usage", "--format", "concise", "src", cwd=folder).stdout
    assert "is not in 0.rights.yaml, 1.rights.yaml, 2.rights.yaml, …;" in line


def test_faults_that_may_hide_rights_are_told(run: Run, folder: Path) -> None:
    (folder / "rights.json").write_text(manifest(RIGHT, OTHER)[:-40], encoding="utf-8")
    found, _ = told(run, folder, status=1)
    assert ("ONS101", "rights.json") in found
    (folder / "gone.json").symlink_to("nowhere")
    found, _ = told(run, folder, "--manifest", "gone.json", status=1)
    assert ("ONS100", "gone.json") in found


def test_a_file_that_cannot_be_read_is_told(run: Run, folder: Path) -> None:
    (folder / "gone.py").symlink_to("nowhere")
    assert told(run, folder, "gone.py", "src", status=1)[0] == [("ONS100", "gone.py")]
    os.mkfifo(folder / "pipe")
    assert told(run, folder, "pipe", "src", status=1)[0] == [("ONS100", "pipe")]


def test_a_file_is_searched_once(run: Run, folder: Path) -> None:
    assert told(run, folder, "src", "src/app.py", ".")[1]["files"] == 2


def test_a_file_that_is_too_large_is_said(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    limits = Limits(file_bytes=2 * 1024 * 1024)
    (folder / "src" / "large.py").write_bytes(b"#" * (limits.file_bytes + 1))
    monkeypatch.setattr(Settings, "limits", limits)
    result = run("usage", "--lang", "nl", cwd=folder)
    assert result.stderr == "src/large.py is niet doorzocht: het is groter dan 2 MiB.\n"
    assert result.status == 0


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_nothing_to_hold_it_against_and_nothing_to_search(run: Run, tmp_path: Path, folder: Path, lang: str) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    result = run("usage", "--lang", lang, cwd=empty)
    assert result.status == 2
    assert "--manifest" in result.stderr
    result = run("usage", "--lang", lang, "--manifest", "../rights.json", cwd=empty)
    assert (result.status, result.stdout) == (3, "")
    assert ("Er is niets doorzocht" if lang == "nl" else "Nothing was searched") in result.stderr
    result = run("usage", "--lang", lang, "-", cwd=folder)
    assert result.status == 2
    assert ("standaardinvoer" if lang == "nl" else "standard input") in result.stderr


def test_reports_may_go_to_files(run: Run, folder: Path) -> None:
    (folder / "src" / "app.py").write_text('"ZorgbrugClientNoteCreate"', encoding="utf-8")
    (folder / "usage.sarif").write_text('"ZorgbrugClientOldView"', encoding="utf-8")
    result = run("usage", "--format", "sarif", "--output", "usage.sarif", "--format", "concise", cwd=folder)
    assert result.status == 1
    assert "src/app.py:1:2: error ONS801" in result.stdout
    assert "usage.sarif" not in result.stdout
    assert json.loads((folder / "usage.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    (folder / "usage.sarif").unlink()
    assert run("usage", "--output", "a", "--output", "b", cwd=folder).status == 2
    assert run("usage", "--fail-on", "never", cwd=folder).status == 0
    assert run("usage", "--quiet", "--format", "concise", cwd=folder).stdout.count("\n") == 3


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_code_that_an_editor_has_written_wide_is_searched(run: Run, folder: Path, encoding: str) -> None:
    """As those of SQL Server and PowerShell do."""
    path = folder / "src" / "query.sql"
    path.write_text("-- cliënt\nSELECT 'ZorgbrugClientOldView'\n", encoding=encoding)
    result = run("usage", "--format", "concise", cwd=folder)
    assert "src/query.sql:2:9: error ONS801" in result.stdout
    path.write_bytes(path.read_bytes()[2:] + b"\0\xff")
    assert "query.sql" not in run("usage", "--format", "concise", cwd=folder).stdout


REPORTS = ("text", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "markdown")
LANGUAGES = {"python": "py", "typescript": "ts", "java": "java", "csharp": "cs"}


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_what_we_wrote_is_no_use_of_a_right(run: Run, folder: Path, lang: str) -> None:
    text = manifest(RIGHT, OTHER, OTHER)  # every form names the identifier that is there twice
    (folder / "rights.json").write_text(text, encoding="utf-8")
    (folder / "src" / "app.py").write_text(f'right = "{VIEW}"\n', encoding="utf-8")
    before = told(run, folder)
    assert before[0] == [("ONS802", "rights.json")] * 2
    words = ("rights.json", "--lang", lang, "--force", "--output")
    for form in ("dash.txt", "dash.md", "dash.html", "dash.csv", "dash.json"):
        assert run("export", "--for", "dashboard", *words, form, cwd=folder).status == 0
    for language, ending in LANGUAGES.items():
        made = ("--for", "code", "--language", language, *words, f"gen.{ending}")
        assert run("export", *made, cwd=folder).status == 0
    for form in REPORTS:
        assert (
            run("check", "rights.json", "--lang", lang, "--format", form, "--output", f"r.{form}", cwd=folder).status
            < 2
        )
    assert run("check", "rights.json", "--write-baseline", "known.json", cwd=folder).status == 0
    assert told(run, folder)[0] == before[0]
    # A right that was renamed stands in none of them as one that code asks for.
    (folder / "rights.json").write_text(manifest({**RIGHT, "identifier": "ZorgbrugClientMemoView"}), encoding="utf-8")
    assert {path for _, path in told(run, folder, status=1)[0]} == {"rights.json", "src/app.py"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_right_that_is_used_through_its_constant_is_used(run: Run, folder: Path, language: str) -> None:
    made = (
        "export",
        "--for",
        "code",
        "--language",
        language,
        "rights.json",
        "--output",
        f"src/gen.{LANGUAGES[language]}",
    )
    assert run(*made, cwd=folder).status == 0
    text = (folder / "src" / f"gen.{LANGUAGES[language]}").read_text(encoding="utf-8")
    names = re.findall(rf'(\w+)(?:: Final)?(?: =|:) "(?:{VIEW}|{PAY})"', text)
    assert len(names) == 2
    (folder / "src" / "app.py").write_text(f"ask(rights.{names[0]})\n", encoding="utf-8")
    assert told(run, folder)[0] == [("ONS802", "rights.json")]
    (folder / "src" / "zz.py").write_text(f"ask(rights.{names[1]})\n", encoding="utf-8")
    assert told(run, folder)[0] == []


def test_a_constant_means_nothing_where_none_was_generated(run: Run, folder: Path) -> None:
    (folder / "src" / "app.py").write_text(f"{upper(VIEW.removeprefix('Zorgbrug'))} = 1\n", encoding="utf-8")
    assert told(run, folder)[0] == [("ONS802", "rights.json")] * 2
