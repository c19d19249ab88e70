"""``onsrights export`` as a user calls it."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import docx
import pytest

from onsrights.engine.check.platform import load_schema
from onsrights.engine.origin import installing
from onsrights.ons.exports.rights import STATUSES
from onsrights.platforms import PLATFORMS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Run

EXAMPLES = Path(__file__).parents[2] / "examples"
GOOD, BROKEN = str(EXAMPLES / "rights.yaml"), str(EXAMPLES / "broken-rights.yaml")

RIGHT = """\
  - identifier: {prefix}Client{noun}View
    dutch_name: Notitie [van een cliënt] inzien
    english_name: View [client] note
    dutch_description: Geeft toestemming om de notities in het dossier te lezen.
    english_description: Allows reading the notes in the record of a client.
"""


def manifest(name: str, *nouns: str) -> str:
    rights = "".join(RIGHT.format(prefix=name, noun=noun) for noun in nouns)
    return f"manifest: 1\nconnector:\n  name: {name}\nrights:\n{rights}"


def exported(run: Run, *arguments: str, stdin: bytes = b"") -> list[str]:
    """Give the identifiers of a JSON export."""
    result = run("export", "--for", "dashboard", "--format", "json", *arguments, stdin=stdin)
    assert result.status == 0, result.stderr
    return [right["identifier"] for each in json.loads(result.stdout)["connectors"] for right in each["rights"]]


def test_the_statuses_are_those_of_the_schema() -> None:
    assert list(STATUSES) == load_schema("rights.schema.json")["$defs"]["right"]["properties"]["status"]["enum"]


@pytest.mark.parametrize("form", ["text", "markdown", "html", "csv", "json"])
def test_dashboard(run: Run, form: str) -> None:
    status, out, err = run("export", GOOD, "--for", "dashboard", "--format", form)
    assert (status, err) == (0, "")
    assert "Persoonlijke gegevens [van een cliënt] bewerken" in out  # denied, and still in the dashboard


@pytest.mark.parametrize("form", ["markdown", "html"])
@pytest.mark.parametrize(("lang", "title", "name"), [
    ("nl", "Taken voor Wilgenlicht Zorgapp in Ons", "Medische notitie [van een cliënt] inzien"),
    ("en", "Tasks for Wilgenlicht Zorgapp in Ons", "View [client] medical note"),
])  # fmt: skip
def test_customer(run: Run, form: str, lang: str, title: str, name: str) -> None:
    status, out, err = run("export", GOOD, "--for", "customer", "--format", form, "--lang", lang)
    assert status == 0
    assert title in out
    assert name in out
    assert ("Weggelaten" if lang == "nl" else "Left out") in err
    assert "Persoonlijke gegevens" not in out
    assert "personal data" not in out
    assert "Vragenlijst" not in out
    assert "questionnaire" not in out


def test_tasks_that_are_not_in_ons_are_on_the_page_where_they_are_asked_for(run: Run) -> None:
    marked = run("export", GOOD, "--for", "customer", "--lang", "nl", "--status", "approved,requested").stdout
    rows = [line.split(" | ")[1] for line in marked.splitlines() if line.startswith("| `") and line.count(" | ") > 2]
    assert sorted(set(rows)) == ["aangevraagd", "goedgekeurd"]
    assert "nog niet toevoegen" in marked
    drafts = manifest("Alpha", "Note").encode()
    for lang, words in (
        ("nl", "geen enkel recht is goedgekeurd (approved)"),
        ("en", "no right has the status approved"),
    ):
        status, out, err = run("export", "-", "--for", "customer", "--lang", lang, stdin=drafts)
        assert (status, out) == (3, "")
        assert words in err
    assert run("export", "-", "--for", "customer", "--status", "draft", stdin=drafts).status == 0


@pytest.mark.parametrize("language", ["python", "typescript", "java", "csharp"])
def test_code(run: Run, language: str) -> None:
    status, out, err = run("export", GOOD, "--for", "code", "--language", language)
    assert (status, err) == (0, 'Left out because of the status "denied": 1.\n')
    assert '"WilgenlichtClientMedicalNoteView"' in out


def test_what_is_handed_out_is_exactly_what_stands_in_the_manifest(run: Run, tmp_path: Path) -> None:
    """A text cut off at the end of a line, a space too many: nothing is tidied on the way."""
    text = manifest("Example", "Note").replace("Geeft toe", '"Geeft  toe').replace("te lezen.", 'te lezen. "')
    path = tmp_path / "rights.yaml"
    path.write_text(text, encoding="utf-8")
    result = run("export", str(path), "--for", "dashboard", "--format", "csv")
    rows = list(csv.reader(io.StringIO(result.stdout[1:], newline=""), delimiter=";"))
    assert rows[1][2] == "Geeft  toestemming om de notities in het dossier te lezen. "


def test_invisible_characters_stay_behind(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "rights.yaml"
    path.write_text(manifest("Example", "Note").replace("Geeft toe", '"Geeft toe').replace(
        "te lezen.", r'te \e[31mlezen\u200b."'), encoding="utf-8")  # fmt: skip
    result = run("export", str(path), "--for", "dashboard")
    assert result.status == 0
    assert "in het dossier te [31mlezen.\n" in result.stdout


def test_errors_are_not_exported(run: Run) -> None:
    status, out, err = run("export", BROKEN, "--for", "dashboard")
    assert (status, out) == (1, "")
    lines = err.splitlines()
    assert lines[-1] == (
        "Not exported: there are 14 errors in the manifest. With --force it is exported anyway, marked as unchecked."
    )
    assert len(lines) == 15
    assert all(": error ONS" in line for line in lines[:-1])


@pytest.mark.parametrize("name", ["x.rights.yaml", "x.afas.yaml", "x.exact.yaml"])
@pytest.mark.parametrize("text", [b"rights: [\n", b"\xff\xfe\x00", b"a: b: c\n\t- x\n", b"- 1\n"])
def test_what_cannot_be_read_is_told_with_force_as_well(run: Run, tmp_path: Path, name: str, text: bytes) -> None:
    (tmp_path / name).write_bytes(text)
    plain = run("export", name, "--for", "customer", cwd=tmp_path)
    forced = run("export", name, "--for", "customer", "--force", cwd=tmp_path)
    assert (forced.status, forced.stdout) == (plain.status, plain.stdout) == (1, "")
    assert forced.stderr.splitlines()[:-1] == plain.stderr.splitlines()[:-1]
    assert forced.stderr.endswith("There is nothing in it that --force can export.\n")


def test_one_error_and_many(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "rights.yaml"
    path.write_text(manifest("Example", "Note").replace("Notitie [van", "Notitie (van"), encoding="utf-8")
    assert "Niet geëxporteerd: er staa" in run("export", str(path), "--for", "dashboard", "--lang", "nl").stderr
    path.write_text(manifest("Example", *["Note"] * 30), encoding="utf-8")
    status, _, err = run("export", str(path), "--for", "dashboard")
    assert status == 1
    assert "… and 9 more; see onsrights check.\n" in err
    assert len(err.splitlines()) == 22


def test_warnings_are_exported(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "rights.yaml"
    path.write_text(manifest("Example", "Note").replace("View [client] note", "View [client] notes"), encoding="utf-8")
    assert run("check", str(path)).stdout.startswith("warning")
    assert exported(run, str(path)) == ["ExampleClientNoteView"]


@pytest.mark.parametrize("arguments", [
    ("--for", "dashboard"), ("--for", "dashboard", "--format", "html"), ("--for", "customer", "--status", "draft"),
    ("--for", "code", "--language", "java"),
])  # fmt: skip
def test_force_marks_what_it_exports(run: Run, arguments: tuple[str, ...]) -> None:
    status, out, _ = run("export", BROKEN, "--force", *arguments)
    assert status == 0
    assert "NOT IN ORDER: there are 14 errors in this manifest." in out
    assert "NOT IN ORDER" not in run("export", GOOD, "--force", *arguments).stdout


@pytest.mark.parametrize("text", [
    "", "rights: 1", "[1, 2]", "manifest: 1\nrights: []\n", "a: [",
    "manifest: 1\nrights:\n  - 1\n  - {identifier: X}\n",
    "manifest: 1\nconnector: 3\nright:\n  - {identifier: [a], status: {a: b}}\n", "\x00",
    "manifest: 1\nconnector:\n  name: [x]\n  prefix: {a: 1}\nrights: [{}, a, [b]]\n",
])  # fmt: skip
def test_whatever_is_wrong_with_a_manifest_force_ends_well(run: Run, text: str) -> None:
    assert run("export", "-", "--for", "dashboard", stdin=text.encode()).status == 1
    for arguments in (("dashboard",), ("customer", "--format", "html"), ("code", "--language", "python")):
        assert run("export", "-", "--force", "--for", *arguments, stdin=text.encode()).status in {0, 1, 3}


def test_several_files_and_documents_with_their_connectors(run: Run, tmp_path: Path) -> None:
    (tmp_path / "rights.yaml").write_text(
        manifest("Alpha", "Note") + "---\n" + manifest("Beta", "Note"), encoding="utf-8"
    )
    (tmp_path / "more.rights.yaml").write_text(manifest("Gamma", "Note", "Letter"), encoding="utf-8")
    result = run("export", "--for", "dashboard", "--format", "json", cwd=tmp_path)
    found = json.loads(result.stdout)["connectors"]
    assert [(each["path"], each["document"], each["name"], each["prefix"], len(each["rights"])) for each in found] == [
        ("more.rights.yaml", 0, "Gamma", "Gamma", 2),
        ("rights.yaml", 0, "Alpha", "Alpha", 1),
        ("rights.yaml", 1, "Beta", "Beta", 1),
    ]


def test_standard_input_has_a_name(run: Run) -> None:
    text = manifest("Alpha", "Note").encode()
    result = run("export", "-", "--for", "dashboard", "--format", "json", "--stdin-filename", "a.yaml", stdin=text)
    assert json.loads(result.stdout)["connectors"][0]["path"] == "a.yaml"
    assert exported(run, "-", stdin=text) == ["AlphaClientNoteView"]


def test_status(run: Run) -> None:
    assert exported(run, GOOD, "--status", "approved") == ["WilgenlichtAccess", "WilgenlichtClientMedicalNoteView"]
    assert exported(run, GOOD, "--status", "denied,approved")[-1] == "WilgenlichtClientPersonalDataEdit"
    assert "WilgenlichtClientAbsenceReasonRecord" in exported(run, GOOD, "--status", "draft")  # says nothing
    result = run("export", GOOD, "--for", "customer", "--status", "denied")
    assert (result.status, result.stderr) == (0, "")
    assert "Edit [client] personal data" in result.stdout


def test_only(run: Run) -> None:
    assert exported(run, GOOD, "--only", "WilgenlichtAccess") == ["WilgenlichtAccess"]
    assert exported(run, GOOD, "--only", "*View,*Manage") == [
        "WilgenlichtClientMedicalNoteView", "WilgenlichtAgendaView", "WilgenlichtQuestionnaireManage",
    ]  # fmt: skip
    assert exported(run, GOOD, "--only", "*View", "--only", "*Manage", "--status", "approved") == [
        "WilgenlichtClientMedicalNoteView"
    ]


def test_nothing_left_to_export(run: Run, tmp_path: Path) -> None:
    status, out, err = run("export", GOOD, "--for", "dashboard", "--only", "*Manage", "--status", "denied")
    assert (status, out, err) == (
        3,
        "",
        "There is nothing to export: no right matches your choices. Widen the choice with --status and --only.\n",
    )
    status, out, err = run("export", "--for", "dashboard", cwd=tmp_path)
    assert (status, out, err) == (3, "", "Nothing was exported: no manifest in the current folder.\n")
    assert (
        run("export", str(tmp_path), "--for", "dashboard").stderr
        == f"Nothing was exported: no manifest in {tmp_path}.\n"
    )


@pytest.mark.parametrize(("arguments", "sentence"), [
    ((), "Use --for to say what for: dashboard, customer, code, partner, review."),
    (("--for", "dashboard", "--format", "docx"),
     '--for dashboard has no format "docx"; choose from text, markdown, html, csv, json.'),
    (("--for", "customer", "--format", "csv"), '--for customer has no format "csv"; choose from markdown, html, docx.'),
    (("--for", "code"), "Give the programming language with --language: python, typescript, java, csharp."),
    (("--for", "code", "--language", "java", "--format", "text"),
     "--format does not belong to --for code; write --language python|typescript|java|csharp."),
    (("--for", "code", "--format", "csharp"), "--format does not belong to --for code; write --language csharp."),
    (("--for", "dashboard", "--format", "python"),
     '--for dashboard has no format "python"; choose from text, markdown, html, csv, json.'),
    (("--for", "customer", "--format", "mardown"),
     '--for customer has no format "mardown"; choose from markdown, html, docx. Did you mean "markdown"?'),
    (("--for", "dashboard", "--language", "java"), "--language belongs to --for code."),
    (("--for", "customer", "--package", "x"), "--package belongs to --for code."),
    (("--for", "code", "--language", "python", "--package", "x"), "--package belongs to java and csharp."),
    (("--for", "code", "--language", "java", "--package", "nl.class"),
     '"nl.class" cannot be a package or namespace in java.'),
    (("--for", "dashboard", "--status", "aproved"),
     '"aproved" is not a value of --status; choose from draft, requested, approved, denied. Did you mean "approved"?'),
    (("--for", "dashboard", "--only", "WilgenlichtAcces"),
     'No right is called "WilgenlichtAcces" (--only). Did you mean "WilgenlichtAccess"?'),
    (("--for", "dashboard", "--only", "Other*"), 'No right is called "Other*" (--only).'),
    (("--for", "dashbord"), ('"dashbord" is not a value of option --for; choose from dashboard, customer, code, '
     'partner, review. Did you mean "dashboard"?')),
])  # fmt: skip
def test_wrong_usage(run: Run, arguments: tuple[str, ...], sentence: str) -> None:
    status, out, err = run("export", GOOD, *arguments)
    assert (status, out) == (2, "")
    assert err == f'Error: {sentence}\nSee "onsrights export --help".\n'


def test_output(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    result = run("export", GOOD, "--for", "customer", "--output", str(target))
    assert (result.status, result.stdout) == (0, "")
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


@pytest.mark.parametrize(("name", "start"), [
    ("a.txt", b"Rights of"), ("a.md", b"# Rights"), ("a.HTM", b"<!doctype"), ("a.csv", b"\xef\xbb\xbf"),
    ("a.json", b"{"),
    ("a", b"Rights of"), ("rights v1.4", b"Rights of"), (".html", b"Rights of"),
])  # fmt: skip
def test_the_name_of_the_file_tells_the_form(run: Run, tmp_path: Path, name: str, start: bytes) -> None:
    assert run("export", GOOD, "--for", "dashboard", "--output", str(tmp_path / name)).status == 0
    assert (tmp_path / name).read_bytes().startswith(start)


ENDINGS = {
    "text": (".txt",), "markdown": (".md", ".markdown"), "html": (".html", ".htm"), "csv": (".csv",),
    "json": (".json",), "docx": (".docx",), "python": (".py", ".pyi"), "typescript": (".ts", ".mts", ".cts"),
    "java": (".java",), "csharp": (".cs",), "": (".xlsx", ".pdf", ".doc", ".xls", ".yaml", ".bak", ".rtf"),
}  # fmt: skip
BEGINNINGS = {"html": b"<!doctype html>", "csv": b"\xef\xbb\xbf", "json": b"{", "docx": b"PK", "markdown": b"#"}
SOUND = {"ons": GOOD, "afas": str(EXAMPLES / "planbord.afas.yaml"), "exact": str(EXAMPLES / "invoices.exact.yaml")}


def forms() -> Iterator[tuple[str, str, tuple[str, ...], str | None]]:
    """Give everything that is made, on every platform: purpose, options, and the word for what a file of it holds."""
    for key in PLATFORMS.keys:
        for purpose in PLATFORMS[key].door("export") or ():
            if not purpose.formats:
                for language in ("python", "typescript", "java", "csharp"):
                    yield key, purpose.name, ("--language", language), language
            for form in (*purpose.formats, None) if purpose.formats else ():
                yield key, purpose.name, () if form is None else ("--format", form), form


@pytest.mark.parametrize(("key", "purpose", "options", "form"), list(forms()))
def test_what_is_written_is_what_the_name_says(
    run: Run, tmp_path: Path, key: str, purpose: str, options: tuple[str, ...], form: str | None
) -> None:
    able = {each.name: each for each in PLATFORMS[key].door("export") or ()}[purpose].formats
    wanted = {ending: form for form in ([form] if form else able) for ending in ENDINGS[form]}
    for ending in (ending for endings in ENDINGS.values() for ending in endings):
        target = tmp_path / f"made{ending}"
        status, _, err = run("export", SOUND[key], "--for", purpose, *options, "--output", str(target))
        if ending in wanted:
            assert status == 0, err
            assert target.read_bytes().startswith(BEGINNINGS.get(wanted[ending], b""))
        else:
            assert (status, target.exists()) == (2, False)
            assert f'"{ending}"' in err
            assert all(each in err for each in wanted)


def test_an_existing_file_stays_as_it_is(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "a.md"
    target.write_bytes(b"mine")
    arguments = ("export", GOOD, "--for", "dashboard", "--output", str(target))
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert err == f"{target} exists and was not overwritten; with --force it will be.\n"
    assert target.read_bytes() == b"mine"
    assert run(*arguments, "--force").status == 0
    assert target.read_bytes() != b"mine"
    assert b"NOT IN ORDER" not in target.read_bytes()


@pytest.mark.parametrize(("make", "sentence"), [
    (lambda _: None, "was not written: its folder does not exist."),
    (lambda path: path.parent.mkdir() or path.mkdir(), "was not written: it is a folder."),
])  # fmt: skip
def test_what_cannot_be_written(run: Run, tmp_path: Path, make: object, sentence: str) -> None:
    target = tmp_path / "folder" / "a.md"
    make(target)  # type: ignore[operator]
    status, _, err = run("export", GOOD, "--for", "dashboard", "--output", str(target), "--force")
    assert status == 2
    assert err == f"{target} {sentence}\n"


def test_standard_output_by_name(run: Run) -> None:
    assert run("export", GOOD, "--for", "dashboard", "--output", "-").stdout.startswith("Rights of")


def test_java_class_is_called_like_its_file(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "Rechten.java"
    run("export", GOOD, "--for", "code", "--language", "java", "--package", "nl.example", "--output", str(target))
    text = target.read_text(encoding="utf-8")
    assert "package nl.example;" in text
    assert "public final class Rechten {" in text


def test_docx(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "taken.docx"
    assert run("export", GOOD, "--for", "customer", "--output", str(target)).status == 0
    assert target.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(("key", "purpose"), [("ons", "customer"), ("afas", "customer"), ("afas", "partner"),
                                              ("exact", "customer")])  # fmt: skip
def test_docx_is_the_same_whenever_it_is_made(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str, purpose: str
) -> None:
    def made(name: str, epoch: str, *more: str) -> bytes:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        target = tmp_path / f"{name}.docx"
        arguments = ("export", SOUND[key], "--for", purpose, "--output", str(target), "--force", *more)
        assert run(*arguments).status == 0
        return target.read_bytes()

    first = made("a", "", "--as-of", "2026-11-30")
    with monkeypatch.context() as later:
        later.setattr("time.time", lambda: 2_000_000_000.0)
        assert made("b", "", "--as-of", "2026-11-30") == first
    built = made("c", "1700000000")
    assert made("d", "1700000000") == built
    assert "14 November 2023" in docx.Document(str(tmp_path / "d.docx")).paragraphs[-1].text
    with ZipFile(tmp_path / "d.docx") as packed:
        assert {part.date_time for part in packed.infolist()} == {(2023, 11, 14, 22, 13, 20)}


def test_a_moment_that_is_none(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    status, _, err = run("export", GOOD, "--for", "customer")
    assert status == 2
    assert 'SOURCE_DATE_EPOCH is a number of seconds since 1970, not "yesterday".' in err


def test_docx_is_not_shown_on_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onsrights.commands.export.is_terminal", lambda: True)
    status, _, err = run("export", GOOD, "--for", "customer", "--format", "docx")
    assert status == 2
    assert "For docx, give a file with --output." in err


def test_a_terminal_gets_text(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onsrights.commands.output.is_terminal", lambda: True)
    assert run("export", GOOD, "--for", "dashboard").stdout.startswith("Rights of")


def test_without_the_extra_docx_it_says_what_is_missing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    monkeypatch.delitem(sys.modules, "onsrights.documents.word", raising=False)
    status, _, err = run("export", GOOD, "--for", "customer", "--format", "docx", "--output", "x.docx")
    assert status == 2
    assert f"docx needs python-docx: {installing('docx')}." in err


def test_the_names_of_a_pattern_are_no_names_of_files(run: Run, tmp_path: Path) -> None:
    """A connector's name never becomes part of a path."""
    path = tmp_path / "rights.yaml"
    path.write_text(
        manifest("Example", "Note").replace("name: Example", 'name: "../../x"\n  prefix: Example'), encoding="utf-8"
    )
    run("export", str(path), "--for", "code", "--language", "java")
    assert [found.name for found in tmp_path.iterdir()] == ["rights.yaml"]
