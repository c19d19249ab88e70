"""Several reports of one run: which goes where, what is refused, and what happens where one cannot be written."""

from __future__ import annotations

import io
import json
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, Protocol

import click
import pytest

from onsrights.commands import console
from onsrights.commands.check.command import build
from onsrights.commands.check.reports import FORMATS, in_repository
from onsrights.commands.options import Target
from onsrights.engine.check.run import InternalFault
from onsrights.engine.check.session import Session
from tests.reports.test_every_form import validate
from tests.reports.test_github import undone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onsrights.engine.check.platform import Checked
    from onsrights.engine.text.tree import Tree
    from tests.conftest import Result
    from tests.conftest import Run as RunCommand

EXAMPLES = Path(__file__).parents[2] / "examples"
MANIFEST = """\
manifest: 1
connector: {name: External Connector, prefix: ExternalConnector}
rights:
  - identifier: ExternalConnectorClientLetterDelete
    dutch_name: Brief [van een cliënt] verwijderen
    english_name: Delete letter [client]
    dutch_description: Geeft toestemming om een brief uit het dossier van een cliënt te verwijderen.
    english_description: Allows removing a letter from the record of a client.
"""
SOUND = MANIFEST.replace("letter [client]", "[client] letter")


class Check(Protocol):
    """Run ``onsrights check`` in a folder with ``rights.yaml`` (one error) and ``sound.yaml``."""

    def __call__(self, *arguments: str, stdin: bytes = b"") -> Result: ...


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "rights.yaml").write_bytes(MANIFEST.encode())
    (tmp_path / "sound.yaml").write_bytes(SOUND.encode())
    (tmp_path / "sub").mkdir()
    return tmp_path


@pytest.fixture
def check(run: RunCommand, folder: Path) -> Check:
    def call(*arguments: str, stdin: bytes = b"") -> Result:
        return run("check", *arguments, stdin=stdin, cwd=folder)

    return call


def codes(text: str) -> list[str]:
    return [found["code"] for found in json.loads(text)["diagnostics"]]


@pytest.mark.parametrize(
    ("words", "pairs"),
    [
        ("", []),
        ("rights.yaml --fix", []),
        ("--format json", [("json", None)]),
        ("--format=json --output=a", [("json", "a")]),
        ("--format json --output a", [("json", "a")]),
        ("--output a --format json", [("json", "a")]),
        ("--format text --format json --output a", [("text", None), ("json", "a")]),
        ("--format json --output a --format text", [("json", "a"), ("text", None)]),
        ("--format json --format sarif --output a --output b", [("json", "a"), ("sarif", "b")]),
        ("--format text --format json --format sarif --output a --output b",
         [("text", None), ("json", "a"), ("sarif", "b")]),
        ("--format json --output a x.yaml --format sarif --output b", [("json", "a"), ("sarif", "b")]),
        ("--output a --format json --output b --format sarif", [("json", "a"), ("sarif", "b")]),
        ("--output a --format json --format text", [("json", "a"), ("text", None)]),
        ("--output a", [("", "a")]),
        ("--format json -- --output a", [("json", None)]),
        ("--output= --format json", [("json", "")]),
        ("-f json -o a", [("json", "a")]),
        ("-qfjson -oa", [("json", "a")]),
        ("-o a --format text -f json --output b", [("text", "a"), ("json", "b")]),
        ("-f text --baseline --format -f json -o a", [("text", None), ("json", "a")]),
    ],
)  # fmt: skip
def test_pairs(words: str, pairs: list[tuple[str, str | None]]) -> None:
    assert list(reports(words)) == [Target(*pair) for pair in pairs]


def reports(words: str) -> tuple[Target, ...]:
    found: tuple[Target, ...] = build("en").make_context("check", words.split()).params["reports"]
    return found


@pytest.mark.parametrize(
    "words",
    [
        "--format json --output a --output b",
        "--output a --output b",
        "--output a --format json --output b",
        "--format json --output a --output b --output c --format sarif",
        "-f json -o a -o b",
    ],
)
def test_output_that_is_left_over(words: str) -> None:
    with pytest.raises(click.UsageError, match="more output files than formats"):
        reports(words)


def test_several_reports_of_one_run(check: Check, folder: Path) -> None:
    alone = check("rights.yaml")
    words = [word for name in FORMATS[2:] for word in ("--format", name, "--output", f"sub/{name}")]
    status, out, err = check("rights.yaml", "--format", "text", *words)
    assert (status, out, err) == (1, alone.stdout, "")
    assert sorted(path.name for path in (folder / "sub").iterdir()) == sorted(FORMATS[2:])
    for name in ("json", "jsonl", "sarif", "gitlab", "junit", "checkstyle", "rdjson"):
        validate(name, (folder / "sub" / name).read_bytes().decode())
    for name in FORMATS[2:]:
        assert (folder / "sub" / name).read_text("utf-8") == check("rights.yaml", "--format", name).stdout


def test_report_in_a_file_leaves_standard_output_alone(check: Check, folder: Path) -> None:
    (folder / "out.json").write_bytes(b"old")
    assert check("rights.yaml", "--output", "out.json", "--format", "json") == (1, "", "")
    assert codes((folder / "out.json").read_text("utf-8")) == ["ONS405"]
    assert check("sound.yaml", "--format", "text", "--output", "é out.txt", "--color", "auto") == (0, "", "")
    assert (folder / "é out.txt").read_text("utf-8").startswith("1 file and 1 right checked: no faults found.")
    check("rights.yaml", "--format", "text", "--output", "out.txt", "--color", "always")
    assert (folder / "out.txt").read_text("utf-8").startswith("\x1b[31merror\x1b[0m")
    both = check("rights.yaml", "--format", "json", "--output", "-", "--format", "concise", "--output", "out.txt")
    assert codes(both.stdout) == ["ONS405"]
    assert not (folder / "-").exists()


@pytest.mark.parametrize(
    ("name", "begin"),
    [("a", "error["), ("a.txt", "error["), ("a.log", "error["), ("a.MD", "### "), ("a.json", '{\n  "format": 1'),
     ("a.sarif", '{"$schema"'), ("a.jsonl", '{"')],
)  # fmt: skip
def test_one_file_without_a_form_has_that_of_its_name(check: Check, folder: Path, name: str, begin: str) -> None:
    done = check("--output", name)
    assert done.stdout == ""
    assert (folder / name).read_text(encoding="utf-8").startswith(begin)


@pytest.mark.parametrize(
    ("arguments", "en", "nl"),
    [
        (
            ("--output", "a", "--output", "b"),
            "give a --format for each --output",
            "geef bij elke --output",
        ),
        (("--output", "a.xml"), '"a.xml": junit, checkstyle.', '"a.xml" moet zijn: junit, checkstyle.'),
        (("--output", "a.html"), '"a.html": text, concise, json', '"a.html" moet zijn: text, concise'),
        (
            ("--format", "json", "--output", "a", "--output", "b"),
            "more output files than formats",
            "meer uitvoerbestanden",
        ),
        (("--format", "json", "--output", ""), "--output needs the name of a file", "de naam van een bestand"),
        (("--format", "json", "--output"), "Option --output needs a value", "De optie --output heeft een waarde nodig"),
        (("--format", "juint", "--output", "a"), 'Did you mean "junit"?', 'Bedoelt u "junit"?'),
        (("--format", "json", "--format", "text"), "Only one report can go to", "maar één rapport naar"),
        (("--format", "json", "--format", "text", "--output", "-"), "Only one report can", "maar één rapport"),
        (
            ("--format", "json", "--output", "a", "--format", "sarif", "--output", "./a"),
            'Two reports cannot be in one file: "./a"',
            'Twee rapporten kunnen niet in één bestand: "./a"',
        ),
        (("--format", "json", "--output", "sub"), "sub was not written: it is a folder", "het is een map"),
        (("--format", "json", "--output", "new/"), "new/ was not written: it is a folder", "het is een map"),
        (("--format", "json", "--output", "no/a"), "its folder does not exist", "de map ervan bestaat niet"),
        (("--format", "json", "--output", "rights.yaml/a"), "its folder does not exist", "de map ervan bestaat niet"),
        (
            ("--format", "json", "--output", "rights.yaml"),
            "overwrite a file that is being checked",
            "gecontroleerd bestand",
        ),
        (("--format", "json", "--output", "sub/../rights.yaml"), "overwrite a file that", "gecontroleerd bestand"),
        (("--format", "json", "--output", "locked"), "it is read-only", "het bestand is alleen-lezen"),
        (
            ("--format", "text", "--output", "a.xlsx"),
            'A file that ends in ".xlsx" cannot be a text report; use a name that ends in .txt.',
            'Een bestand dat op ".xlsx" eindigt, kan geen rapport als text zijn; laat het eindigen op .txt.',
        ),
        (
            ("--format", "sarif", "--output", "a.XML"),
            "use a name that ends in .json, .sarif.",
            "eindigen op .json, .sarif.",
        ),
        (("--format", "json", "--output", "a.md"), "use a name that ends in .json.", "eindigen op .json."),
        (("--diff", "--format", "json"), "shows a diff instead of a report", "toont een diff en geen rapport"),
        (("--diff", "--statistics"), "leave out --statistics", "laat --statistics weg"),
        (("--diff", "--limit", "3"), "leave out --limit", "laat --limit weg"),
        (("--limit", "3", "--format", "sarif"), "is for reports to read", "kort een rapport om te lezen in"),
        (("--group-by", "right", "--format", "json"), "use --format text or concise", "dat kan met --format text"),
        (("--limit", "0"), "write a whole number of 1 or more", "schrijf een geheel getal vanaf 1"),
        (("--limit", "a"), "write a whole number of 1 or more", "schrijf een geheel getal vanaf 1"),
        (("--statistics", "--format", "sarif"), "use --format text or concise", "kan met --format text of concise"),
    ],
)
def test_what_is_refused(check: Check, folder: Path, arguments: tuple[str, ...], en: str, nl: str) -> None:
    (folder / "locked").touch(0o444)
    before = {path: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    for lang, wanted in (("en", en), ("nl", nl)):
        status, out, err = check("rights.yaml", "--fix", "--lang", lang, *arguments)
        assert (status, out) == (4 if "locked" in arguments else 2, "")
        assert wanted in err
        assert err.count("\n") == 2
    assert {path: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before
    assert list((folder / "sub").iterdir()) == []


def test_a_link_to_a_manifest_is_no_output_either(check: Check, folder: Path) -> None:
    (folder / "link.json").symlink_to("rights.yaml")
    status, _, err = check("--format", "json", "--output", "link.json")
    assert status == 2
    assert 'The report would overwrite a file that is being checked: "link.json".' in err


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(28, "No space left on device"), "sub/a was not written; the system says: No space left on device.\n"),
        (PermissionError(13, "x"), "sub/a was not written: its folder may not be written to.\n"),
    ],
)
def test_report_that_cannot_be_written_does_not_stop_the_others(
    check: Check, folder: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, sentence: str
) -> None:
    real = os.open

    def full(path: str, flags: int, mode: int = 0o777) -> int:
        if "/sub/" in path.replace(os.sep, "/") and flags & os.O_CREAT:
            raise error
        return real(path, flags, mode)

    text = check("sound.yaml").stdout
    monkeypatch.setattr("onsrights.engine.files.write.os.open", full)
    words = ("--format", "json", "--output", "sub/a", "--format", "sarif", "--output", "b", "--format", "text")
    assert check("sound.yaml", *words) == (4, text, sentence)
    assert list((folder / "sub").iterdir()) == []
    validate("sarif", (folder / "b").read_text("utf-8"))


def test_nothing_checked_still_makes_whole_reports(check: Check, folder: Path) -> None:
    words = ("--format", "json", "--output", "a", "--format", "junit", "--output", "b")
    status, out, err = check("sub", *words)
    assert (status, out) == (3, "")
    assert err.startswith("Nothing was checked: ")
    validate("json", (folder / "a").read_text("utf-8"))
    validate("junit", (folder / "b").read_text("utf-8"))


def test_fault_of_the_tool_still_makes_whole_reports(
    check: Check, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, fault = Session.check, InternalFault("sound.yaml")

    def failing(session: Session, tree: Tree, *_given: object) -> Checked:
        if tree.source.path == "sound.yaml":
            raise fault
        return real(session, tree)

    monkeypatch.setattr(Session, "check", failing)
    words = [word for name in FORMATS[2:] for word in ("--format", name, "--output", f"sub/{name}")]
    status, _, err = check("rights.yaml", "sound.yaml", *words)
    assert status == 4
    assert "file sound.yaml" in err
    text = {path.name: path.read_text("utf-8") for path in (folder / "sub").iterdir()}
    for name in ("json", "jsonl", "sarif", "gitlab", "junit", "checkstyle", "rdjson"):
        validate(name, text[name])
        assert "ONS405" in text[name]
    assert '"executionSuccessful": false' in text["sarif"]
    assert '<testsuite name="sound.yaml" tests="1" failures="0" errors="1">' in text["junit"]
    assert "sound\\.yaml** was not checked because of an internal fault" in text["markdown"]
    assert text["github"].endswith("sound.yaml was not checked because of an internal fault of onsrights.\n")


def test_reports_of_what_is_left_after_fixing(check: Check, folder: Path) -> None:
    words = ("--fix", "--unsafe-fixes", "--format", "sarif", "--output", "a")
    assert check("rights.yaml", *words, "--format", "text") == (
        0,
        "1 file and 1 right checked: no faults found. 1 of 1 right is ready to register.\n1 fault fixed in 1 file.\n",
        "",
    )
    assert json.loads((folder / "a").read_text("utf-8"))["runs"][0]["results"] == []
    assert check("rights.yaml", *words) == (0, "", "Nothing was fixed.\n")
    status, out, err = check("-", "--fix", "--format", "json", "--output", "a", stdin=MANIFEST.encode())
    assert (status, out, err) == (1, MANIFEST, "Nothing was fixed.\n")
    assert codes((folder / "a").read_text("utf-8")) == ["ONS405"]
    status, out, err = check("-", "--fix", "--format", "markdown", stdin=MANIFEST.encode())
    assert (status, out) == (1, MANIFEST)
    assert err.startswith("### ❌ onsrights\n")


def test_options_that_are_for_reading(check: Check, folder: Path) -> None:
    words = ("--format", "text", "--statistics", "--format", "json", "--output", "a")
    assert check("rights.yaml", *words).stdout.startswith("1  ONS405  english-name-scope-position")
    assert codes((folder / "a").read_text("utf-8")) == ["ONS405"]
    text = check("rights.yaml", "--quiet", "--format", "github").stdout
    assert "ready to register" not in text
    assert check("sound.yaml", "--quiet", "--format", "github") == (0, "", "")
    strict = check("rights.yaml", "--fail-on", "never", "--format", "junit")
    assert strict.status == 0
    assert 'failures="1"' in strict.stdout


def titles(text: str) -> list[str]:
    return [undone(line).properties["title"] for line in text.splitlines() if line.startswith("::error ")]


def test_job_of_github_gets_annotations_by_itself(check: Check, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = check("rights.yaml").stdout
    clean = check("sound.yaml").stdout
    summary = folder / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    status, out, err = check("rights.yaml")
    assert (status, err) == (1, "")
    assert plain in out
    assert titles(out) == ["ONS405 english-name-scope-position"]
    assert summary.read_text("utf-8").startswith("before\n### ❌ onsrights\n\n1 file and 1 right checked")
    assert clean in check("sound.yaml").stdout
    assert "### ✅ onsrights\n" in summary.read_text("utf-8")
    length = len(summary.read_text("utf-8"))
    assert check("rights.yaml", "--format", "text").stdout == plain
    assert check("rights.yaml", "--statistics").stdout.startswith("1  ONS405")
    assert codes(check("rights.yaml", "--format", "json").stdout) == ["ONS405"]
    assert check("rights.yaml", "--diff", "--unsafe-fixes").stdout.startswith("--- rights.yaml\n")
    assert len(summary.read_text("utf-8")) == length, "only annotations come with a summary"
    assert titles(check("rights.yaml", "--fix").stdout) == ["ONS405 english-name-scope-position"]


@pytest.mark.parametrize("path", ["", "no/summary.md", "."])
def test_summary_that_cannot_be_written_does_not_matter(
    check: Check, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", path)
    status, out, err = check("sound.yaml")
    assert (status, "no faults found" in out) == (0, True)
    assert err.startswith(f"{path} was not written; the system says: ") if path else err == ""


def test_output_of_a_job_that_goes_to_a_file_is_text(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from onsrights.commands import main

    for variable in ("GITHUB_ACTIONS", "GITLAB_CI"):
        with monkeypatch.context() as patch, (folder / "out.txt").open("w", encoding="utf-8") as stream:
            patch.chdir(folder)
            patch.setenv(variable, "true")
            patch.setattr(sys, "stdout", stream)
            assert main(["check", "rights.yaml"]) == 1
        assert (folder / "out.txt").read_text("utf-8").startswith("error[english-name-scope-position]")


def test_job_of_gitlab_gets_text_in_colours(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITLAB_CI", "true")
    assert check("rights.yaml").stdout.startswith("\x1b[31merror\x1b[0m\x1b[1m[english-name-scope-position]")
    assert check("rights.yaml", "--color", "never").stdout.startswith("error[")
    assert (
        json.loads(check("rights.yaml", "--format", "gitlab").stdout)[0]["check_name"] == "english-name-scope-position"
    )
    monkeypatch.setenv("NO_COLOR", "1")
    assert check("rights.yaml").stdout.startswith("error[")


@pytest.mark.parametrize(
    ("job", "folder_of"), [("GITHUB_ACTIONS", "GITHUB_WORKSPACE"), ("GITLAB_CI", "CI_PROJECT_DIR")]
)
def test_paths_are_those_of_the_repository(
    run: RunCommand, folder: Path, monkeypatch: pytest.MonkeyPatch, job: str, folder_of: str
) -> None:
    (folder / "sub" / "rights.yaml").write_bytes(MANIFEST.encode())
    monkeypatch.setenv(job, "true")
    monkeypatch.setenv(folder_of, str(folder))
    for path in ("rights.yaml", "./rights.yaml", str(folder / "sub" / "rights.yaml")):
        [issue] = json.loads(run("check", path, "--format", "gitlab", cwd=folder / "sub").stdout)
        assert issue["location"]["path"] == "sub/rights.yaml"
        [sarif] = json.loads(run("check", path, "--format", "sarif", cwd=folder / "sub").stdout)["runs"]
        artifact = sarif["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
        assert artifact == {"uri": "sub/rights.yaml", "uriBaseId": "%SRCROOT%"}
    out = run("check", "rights.yaml", "--format", "github", cwd=folder / "sub").stdout
    assert "::error file=sub/rights.yaml,line=6," in out
    [issue] = json.loads(run("check", "../rights.yaml", "--format", "gitlab", cwd=folder / "sub").stdout)
    assert issue["location"]["path"] == "rights.yaml"


def test_paths_elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert [in_repository(path) for path in ("./a//b.yaml", "../b", "", "<stdin>")] == [
        "a/b.yaml",
        "../b",
        "",
        "<stdin>",
    ]
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert in_repository("./a") == "a"
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / "other"))
    assert in_repository("./a") == "a"
    monkeypatch.setattr("onsrights.commands.check.reports.os.sep", "\\")
    assert in_repository("a\\b") == "a/b"


def test_forms_for_programs_are_readable_on_an_output_that_is_not_utf8(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onsrights.commands import main

    monkeypatch.chdir(folder)
    (folder / "é.yaml").write_bytes(MANIFEST.encode())
    for name in ("json", "jsonl", "sarif", "gitlab", "junit", "checkstyle", "rdjson"):
        stream = io.BytesIO()
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(stream, encoding="cp1252"))
        assert main(["check", "é.yaml", "--lang", "nl", "--format", name]) == 1
        sys.stdout.flush()
        validate(name, stream.getvalue().decode("ascii"))


@pytest.mark.skipif(os.name == "nt", reason="file names are text there")
def test_file_name_that_is_no_text(run: RunCommand, folder: Path) -> None:
    path = folder / os.fsdecode(b"a\xff\n|`.yaml")
    path.write_bytes(MANIFEST.encode())
    for name in ("json", "jsonl", "sarif", "gitlab", "junit", "checkstyle", "rdjson"):
        status, out, err = run("check", path.name, "--format", name, cwd=folder)
        assert (status, err) == (1, "")
        validate(name, out)
    assert '"uri": "a%FF%0A%7C%60.yaml"' in run("check", path.name, "--format", "sarif", cwd=folder).stdout
    for name in ("text", "concise", "github", "markdown"):
        assert "aU+DCFF" in run("check", path.name, "--format", name, cwd=folder).stdout


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_faults_are_grouped_by_what_is_counted(run: RunCommand, folder: Path, lang: str) -> None:
    right = "recht" if lang == "nl" else "right"
    nouns = [f"{right} Wilgenlicht_Client_Report_View2", f"{right} WilgenlichtClientAppointmentView",
             "app Iepenlaan Facturen", "app connector Planbord"]  # fmt: skip
    broken = [EXAMPLES / "broken-rights.yaml", EXAMPLES / "broken-app.exact.yaml"]
    afas = (EXAMPLES / "planbord.afas.yaml").read_text("utf-8").replace("HrAbsence", "HrAbsense")
    (folder / "a.afas.yaml").write_text(afas, encoding="utf-8")
    (folder / "unread.rights.yaml").write_text("rights: [\n", encoding="utf-8")
    paths = [*map(str, broken), "a.afas.yaml", "unread.rights.yaml"]
    plain = run("check", *paths, "--format", "concise", "--quiet", "--lang", lang, cwd=folder).stdout.splitlines()
    arguments = ("--group-by", "right", "--format", "concise", "--quiet", "--lang", lang)
    lines = run("check", *paths, *arguments, cwd=folder).stdout.splitlines()
    assert sorted(line for line in lines if line in plain) == sorted(plain)
    headings = [line for line in lines if line not in plain]
    assert headings[-1].startswith("unread.rights.yaml: 1 ")
    units = [line.partition(" (")[0] for line in headings]
    assert {*nouns} <= {*units}
    # Two rights of one identifier are two groups.
    assert [units.count(unit) for unit in nouns] == [1, 2, 1, 1]
    text = run("check", *paths, "--group-by", "right", "--lang", lang, "--limit", "2", cwd=folder).stdout
    assert text.count("onsrights explain") == 2
    assert [line for line in text.splitlines() if "(--limit)" in line] == [
        f"Er worden er 2 van de {len(plain)} getoond (--limit)."
        if lang == "nl"
        else f"2 of {len(plain)} are shown (--limit)."
    ]


def test_the_rules_that_would_clear_most_are_told_last(run: RunCommand, folder: Path) -> None:
    head, rights, right = (folder / "rights.yaml").read_text("utf-8").partition("rights:\n")
    nouns = ("Letter", "Report", "Note", "Photo", "Form")
    several = [right.replace("Letter", noun).replace("letter", noun.lower()) for noun in nouns]
    several = [one.replace("Brief", "Brieven").replace("geeft", "Geeft") for one in several]
    several[:2] = [re.sub("english_description: .*", "english_description: TODO", one) for one in several[:2]]
    (folder / "many.rights.yaml").write_text(head + rights + "".join(several) + "x: 1\n", encoding="utf-8")
    shown = run("check", "many.rights.yaml", "--limit", "1", cwd=folder)
    assert shown.status == 1
    last = shown.stdout.splitlines()[-1]
    counts = [int(count) for count in re.findall(r"\((\d+)\)", last)]
    assert last.startswith(f"These three rules would clear most, {sum(counts)} of "), last
    assert counts == sorted(counts, reverse=True)
    assert len(counts) == 3
    assert "would clear most" not in run("check", "rights.yaml", cwd=folder).stdout
    assert "would clear most" not in run("check", "many.rights.yaml", "--quiet", cwd=folder).stdout


def test_a_full_disk_of_standard_output_does_not_hide_the_files(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from onsrights.commands import main

    class Full(io.BytesIO):
        def write(self, _: object) -> NoReturn:
            raise OSError(28, "No space left on device")

    stream = io.TextIOWrapper(Full())
    monkeypatch.chdir(folder)
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setattr(stream, "fileno", lambda: os.open(os.devnull, os.O_WRONLY), raising=False)
    with pytest.raises(SystemExit) as caught:
        main(["check", "rights.yaml", "--format", "text", "--format", "json", "--output", "a"])
    assert caught.value.code == console.FAILED
    assert codes((folder / "a").read_text("utf-8")) == ["ONS405"]
    monkeypatch.setattr(sys, "stdout", io.StringIO())


def words_of(help_text: str) -> Sequence[str]:
    return help_text.replace(",", " ").replace(".", " ").split()


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_help_names_every_form(run: RunCommand, lang: str) -> None:
    assert set(FORMATS) <= set(words_of(run("check", "--help", "--lang", lang).stdout))
