"""The commands beside a platform that nobody outside the tests knows, and beside one that has no doors at all."""

from __future__ import annotations

import io
import json
import subprocess
import zipfile
from typing import TYPE_CHECKING

import click
import pytest
from docx import Document

from onsrights import editors
from onsrights.commands import init
from onsrights.engine.check.editor_schema import EditorHelp, draft_07
from onsrights.engine.check.platform import load_schema
from onsrights.platforms import PLATFORMS
from tests.doors.gate import GATE, OFFER

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Run

NORTH = """\
manifest: 1
platform: gate
gate:
  name: North
  colour: green
  keys:
    - holder: Anna
      reason: lives here
    - holder: Bram
  days: [Monday]
  note: hidden
"""
RIGHT = """\
manifest: 1
connector:
  name: Example
rights:
  - identifier: ExampleClientNoteView
    dutch_name: Notitie [van een cliënt] inzien
    english_name: View [client] note
    dutch_description: Geeft toestemming om de notities in het dossier te lezen.
    english_description: Allows reading the notes in the record of a client.
"""
BARE = GATE.replace(key="bare", name="Bare Wall", doors={})


@pytest.fixture(autouse=True)
def _gate(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PLATFORMS.offers, "gate", OFFER)
    monkeypatch.setattr("tests.doors.gate.BARE", BARE, raising=False)
    offer = OFFER.replace(
        key="bare", name="Bare Wall", where="tests.doors.gate:BARE", endings=(".bare.yaml",), tells=()
    )
    monkeypatch.setitem(PLATFORMS.offers, "bare", offer)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "north.gate.yaml").write_text(NORTH, encoding="utf-8")
    (tmp_path / "rights.yaml").write_text(RIGHT, encoding="utf-8")
    return tmp_path


def refused(run: Run, folder: Path, *arguments: str, status: int = 2) -> str:
    """Give the one line of a complaint."""
    result = run(*arguments, cwd=folder)
    assert (result.status, result.stdout) == (status, "")
    first, *hint = result.stderr.splitlines()
    assert len(hint) <= 1
    return first.removeprefix("Error: ").removeprefix("Fout: ")


# ------------------------------------------------------------------------------------------------------------- export


def test_a_page_has_the_same_words_in_every_form(run: Run, folder: Path) -> None:
    day = ("--as-of", "2026-11-30")
    wanted = (
        "# North\n\nWho opens the gate.\n\n1. Go to: *Gate / Keys*, pick `North` (**green**).\n\n"
        "| Holder | Reason | Signed |\n| --- | --- | --- |\n| `Anna` | lives here |  |\n| `Bram` |  |  |\n\n"
        "- [ ] Anna?\n- [ ] Bram?\n\n"
        "Made with onsrights on 30 November 2026 from north.gate.yaml. Without secrets.\n"
    )
    assert run("export", "north.gate.yaml", "--for", "customer", *day, cwd=folder) == (0, wanted, "")
    page = run("export", "north.gate.yaml", "--for", "customer", "--format", "html", *day, cwd=folder).stdout
    assert "<li>Go to: <em>Gate / Keys</em>, pick <code>North</code> (<strong>green</strong>).</li>" in page
    assert '<li><label><input type="checkbox"> <span>Anna?</span></label></li>' in page
    text = run("export", "north.gate.yaml", "--for", "customer", "--format", "text", *day, cwd=folder).stdout
    assert text.startswith("North\n=====\n\nWho opens the gate.\n\n1. Go to: Gate / Keys, pick North (green).\n\n")
    assert "[ ] Anna?\n" in text
    dutch = run("export", "north.gate.yaml", "--for", "customer", *day, "--lang", "nl", cwd=folder).stdout
    assert dutch.endswith("Gemaakt met onsrights op 30 november 2026 uit north.gate.yaml. Zonder geheimen.\n")


def test_word_is_the_same_bytes_for_the_same_page(run: Run, folder: Path) -> None:
    made = []
    for name in ("a.docx", "b.docx"):
        run("export", "north.gate.yaml", "--for", "customer", "--output", name, "--as-of", "2026-11-30", cwd=folder)
        made.append((folder / name).read_bytes())
    assert made[0] == made[1]
    assert {part.date_time[0] for part in zipfile.ZipFile(io.BytesIO(made[0])).infolist()} == {1980}
    paragraphs = Document(io.BytesIO(made[0])).paragraphs
    step = next(each for each in paragraphs if each.text.startswith("1.\t"))
    assert [(run.text, run.italic, run.font.name) for run in step.runs[1:4]] == [
        ("Go to: ", None, None), ("Gate / Keys", True, None), (", pick ", None, None),
    ]  # fmt: skip
    assert step.runs[4].font.name == "Courier New"


def test_options_are_those_of_the_platform(run: Run, folder: Path) -> None:
    arguments = ("export", "north.gate.yaml", "--for", "customer")
    assert "(**red**)" in run(*arguments, "--colour", "red", cwd=folder).stdout
    assert refused(run, folder, *arguments, "--status", "draft") == 'For Garden Gate there is no "--status".'
    assert refused(run, folder, *arguments, "--size", "1") == "--size belongs to --for labels."
    assert (
        refused(run, folder, "export", "rights.yaml", "--for", "customer", "--colour", "red", "--lang", "nl")
        == 'Voor Nedap Ons bestaat "--colour" niet.'
    )
    assert refused(run, folder, "export", "--for", "labels", "--contact", "x") == "--contact belongs to --for customer."
    assert refused(run, folder, "export", "--for", "labels", "--size", "x") == "--size is a number."
    assert refused(run, folder, "export", "--for", "labels", "--size", "0") == ('Nothing fits on 0. Did you mean "10"?')
    assert refused(run, folder, "export", "--for", "labels", "--format", "html") == (
        "--format does not belong to --for labels."
    )
    assert refused(run, folder, *arguments, "--as-of", "30-11-2026") == (
        '--as-of "30-11-2026" is not a date; write YYYY-MM-DD.'
    )


def test_what_a_platform_does_not_make(run: Run, folder: Path) -> None:
    (folder / "x.bare.yaml").write_text(NORTH.replace("gate\ngate", "bare\ngate"), encoding="utf-8")
    assert refused(run, folder, "export", "north.gate.yaml", "--for", "code", "--language", "java") == (
        'For Garden Gate "export" makes: customer, labels.'
    )
    assert refused(run, folder, "export", "x.bare.yaml", "--for", "customer") == ('For Bare Wall there is no "export".')
    assert refused(run, folder, "export", "--platform", "bare", "--for", "customer", "--lang", "nl") == (
        'Voor Bare Wall bestaat "export" niet.'
    )
    assert refused(run, folder, "export", "--platform", "gate", "--for", "dashboard") == (
        'For Garden Gate "export" makes: customer, labels.'
    )


def test_manifests_of_others_that_are_found_are_passed_over(run: Run, folder: Path) -> None:
    assert run("export", "--for", "labels", cwd=folder) == (0, "North\n", "1 labels.\n")
    (folder / "north.gate.yaml").unlink()
    assert run("export", "--for", "labels", cwd=folder) == (
        3, "", 'Nothing was exported: no manifest in the current folder that "--for labels" can use.\n',
    )  # fmt: skip


def test_manifests_of_several_platforms_are_not_one_document(run: Run, folder: Path) -> None:
    assert refused(run, folder, "export", "--for", "customer", "--output", "x.md") == (
        "These manifests are for several platforms (Nedap Ons, Garden Gate). Name the manifests of one platform, or "
        "use --platform."
    )
    assert not (folder / "x.md").exists()
    for platform, word in (("ons", "Tasks for Example in Ons"), ("gate", "# North")):
        (folder / "rights.yaml").write_text(f"{RIGHT}    status: approved\n", encoding="utf-8")
        assert word in run("export", "--for", "customer", "--platform", platform, cwd=folder).stdout


def test_errors_and_warnings(run: Run, folder: Path) -> None:
    path = folder / "north.gate.yaml"
    path.write_text(NORTH.replace("green", "grey") + "---\n" + "manifest: 1\nplatform: gate\ngate: {name: South}\n")
    result = run("export", path.name, "--for", "customer", cwd=folder)
    assert (result.status, result.stdout) == (1, "")
    assert "error GAT202" in result.stderr
    forced = run("export", path.name, "--for", "customer", "--force", cwd=folder)
    assert forced.stdout.startswith(
        "> **NOT IN ORDER: there is an error in this manifest. Open nothing with it.**\n\n# North\n"
    )
    assert "# South\n" in forced.stdout
    assert forced.stderr == "Exported with 1 warning; see onsrights check.\n"


def test_a_forced_document_of_word_is_marked_on_every_sheet(run: Run, folder: Path) -> None:
    (folder / "north.gate.yaml").write_text(NORTH.replace("green", "grey"), encoding="utf-8")
    assert (
        run("export", "north.gate.yaml", "--for", "customer", "--force", "--output", "a.docx", cwd=folder).status == 0
    )
    found = Document(io.BytesIO((folder / "a.docx").read_bytes()))
    assert found.sections[0].header.paragraphs[0].text.startswith("NOT IN ORDER")
    assert found.paragraphs[0].text.startswith("NOT IN ORDER")


def test_a_document_for_others_says_whom_to_ask(run: Run, folder: Path) -> None:
    arguments = ("export", "north.gate.yaml", "--for", "customer", "--as-of", "2026-11-30")
    shown = run(*arguments, "--contact", "*me*\x1b", "--document-version", "1.2", cwd=folder).stdout
    said = "- **Version:** 1.2\n- **Date:** 30 November 2026\n- **Contact:** \\*me\\*U+001B\n\n"
    assert shown.startswith(f"# North\n\n{said}Who opens the gate.\n")
    assert "**Contact:**" not in run(*arguments, cwd=folder).stdout


@pytest.fixture
def git(folder: Path) -> Callable[..., None]:
    def call(*arguments: str) -> None:
        name = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *name, *arguments], cwd=folder, check=True, capture_output=True)  # noqa: S607

    call("init", "-q")
    call("add", ".")
    call("commit", "-qm", "first")
    return call


def test_what_has_changed_since_a_revision(run: Run, folder: Path, git: Callable[..., None]) -> None:
    def told(lang: str = "en") -> list[str]:
        arguments = ("export", "north.gate.yaml", "--for", "customer", "--against", "HEAD", "--lang", lang)
        shown = run(*arguments, cwd=folder)
        assert shown.status == 0, shown.stderr
        _, _, behind = shown.stdout.partition("HEAD\n\n")
        return behind.partition("\n\n")[0].splitlines()

    path = folder / "north.gate.yaml"
    assert told() == ["Nothing has changed."]
    path.write_text(
        NORTH.replace("lives here", "works here").replace("Bram", "Coen").replace("[Monday]", "[Sunday]").replace(
            "hidden", "more hidden").replace("green", "blue"), encoding="utf-8")  # fmt: skip
    assert told() == [
        '- Changed: Keys: Anna, Reason, from "lives here" to "works here".',
        "- New: Keys: Coen.", "- Gone: Keys: Bram.", "- New: Days: Sunday.", "- Gone: Days: Monday.",
    ]  # fmt: skip
    assert told("nl")[0] == '- Gewijzigd: Sleutels: Anna, Reden, van "lives here" in "works here".'
    path.write_text(NORTH.replace("North", "South"), encoding="utf-8")
    assert told() == ['- Changed: Name, from "North" to "South".']
    path.write_text(NORTH + "---\n" + NORTH.replace("North", "South"), encoding="utf-8")
    assert told() == ["- New: South."]
    git("commit", "-qam", "second")
    path.write_text(NORTH.replace("North", "South"), encoding="utf-8")
    assert told() == ["- Gone: North."]
    assert refused(run, folder, "export", "--for", "customer", "--platform", "gate", "--against", "nowhere").startswith(
        'git does not know the revision "nowhere".'
    )


def test_what_has_changed_in_the_tasks_of_ons(run: Run, folder: Path, git: Callable[..., None]) -> None:
    del git
    (folder / "rights.yaml").write_text(
        RIGHT.replace("Notitie", "Brief").replace("ViewNote", "x") + "    note: secret\n", encoding="utf-8"
    )
    arguments = ("export", "rights.yaml", "--for", "customer", "--against", "HEAD", "--force", "--lang", "nl")
    shown = run(*arguments, "--status", "draft", cwd=folder).stdout
    assert "## Gewijzigd sinds HEAD\n\n- Gewijzigd: taak: Brief" in shown
    assert "secret" not in shown
    # A task that was no more than a draft is new to those who read the page, and one that is left out says nothing.
    text = RIGHT + "    status: approved\n"
    (folder / "rights.yaml").write_text(text, encoding="utf-8")
    assert "\n- Nieuw: taak: Notitie" in run(*arguments, cwd=folder).stdout
    (folder / "rights.yaml").write_text(
        text
        + text.partition("rights:\n")[2]
        .replace("Note", "Letter")
        .replace("Notitie", "Brief")
        .replace("approved", "draft"),
        encoding="utf-8",
    )
    assert "Brief" not in run(*arguments, cwd=folder).stdout


def test_a_task_with_another_identifier_has_changed(run: Run, folder: Path, git: Callable[..., None]) -> None:
    """It is not gone and new under one name, which nobody would understand."""
    (folder / "rights.yaml").write_text(RIGHT + "    status: approved\n", encoding="utf-8")
    git("commit", "-qam", "second")
    was = next(line.split()[-1] for line in RIGHT.splitlines() if "identifier:" in line)
    text = (folder / "rights.yaml").read_text(encoding="utf-8").replace(was, f"{was}Again")
    (folder / "rights.yaml").write_text(text, encoding="utf-8")
    arguments = ("export", "rights.yaml", "--for", "customer", "--against", "HEAD", "--force", "--lang", "nl")
    told = run(*arguments, cwd=folder).stdout.partition("## Gewijzigd sinds HEAD\n\n")[2].partition("\n\n")[0]
    assert told.endswith(f', identifier, van "{was}" in "{was}Again".')
    assert len(told.splitlines()) == 1


def test_what_several_documents_say_of_themselves_has_a_title_above_them_all(run: Run, folder: Path) -> None:
    both = f"{RIGHT}---\n{RIGHT.replace('name: North', 'name: South')}"
    (folder / "rights.yaml").write_text(both, encoding="utf-8")
    arguments = ("export", "rights.yaml", "--for", "customer", "--force", "--status", "draft", "--contact", "me")
    shown = run(*arguments, "--as-of", "2026-11-30", cwd=folder).stdout
    assert "# Tasks for external applications in Ons\n\n- **Date:** 30 November 2026\n- **Contact:** me\n" in shown


# ------------------------------------------------------------------------------------------------------------- import


def test_whose_input_is_its_content_says(run: Run, folder: Path) -> None:
    wanted = (
        "# Made from standard input by onsrights import.\nmanifest: 1\nplatform: gate\ngate:\n  name: North\n"
        "  keys:\n    - holder: Anna\n    - holder: Bram\n"
    )
    verdict = "1 gate imported, without errors.\n"
    assert run("import", "-", stdin=b"GATE North Anna Bram") == (0, wanted, verdict)
    assert "name: South\n" in run("import", "-", "--name", "South", stdin=b"GATE North Anna").stdout
    (folder / "x.gate").write_bytes(b"GATE")
    assert run("import", "x.gate", cwd=folder) == (3, "", "Empty.\nNo gates were found in x.gate.\n")
    assert run("import", "-", stdin=b"GATE" + b" x" * 9) == (1, "", "Not imported: Too many words: 10.\n")
    assert refused(run, folder, "import", "x.gate", "--map", "a=identifier") == 'For Garden Gate there is no "--map".'
    assert run("import", "-", stdin=b"GATE North grey Anna").status == 0


SECRET = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N"  # noqa: S105 - made up


def test_no_secret_leaves_through_a_door(run: Run, folder: Path) -> None:
    for name, text in (
        ("north.gate.yaml", NORTH.replace("lives here", SECRET)),
        ("rights.yaml", RIGHT + f"    note: {SECRET}"),
    ):
        (folder / name).write_text(text, encoding="utf-8")
        for purpose in ("customer", "labels", "dashboard"):
            for form in ("markdown", "html"):
                wanted = ("--format", form) if purpose != "labels" else ()
                result = run("export", name, "--for", purpose, *wanted, "--force", cwd=folder)
                assert SECRET[:8] not in result.stdout + result.stderr
    result = run("import", "-", stdin=f"GATE North {SECRET}".encode())
    assert (result.status, result.stdout) == (1, "")
    assert result.stderr.endswith("Not imported: there is a secret in it.\n")
    assert SECRET[:8] not in result.stderr


# ---------------------------------------------------------------------------------------------------------------- init


@pytest.mark.parametrize("arguments", [("--platform", "gate"), ("first.gate.yaml",), ("--platform", "gate", "sub")])
def test_the_platform_is_named_or_told_by_the_file(run: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "sub").mkdir()
    result = run("init", *arguments, "--name", "North", "--yes", cwd=tmp_path)
    [path] = tmp_path.rglob("*.yaml")
    assert path.name == "first.gate.yaml"
    assert (result.status, result.stderr) == (0, "")
    shown = path.relative_to(tmp_path).as_posix()
    assert result.stdout == f"{shown} is there; onsrights check {shown}\n"
    assert "gate:\n  name: North\n  keys:\n" in path.read_text(encoding="utf-8")


def test_what_init_refuses(run: Run, tmp_path: Path) -> None:
    gate = ("init", "--platform", "gate")
    assert refused(run, tmp_path, *gate, "--prefix", "A", "--yes") == 'For Garden Gate there is no "--prefix".'
    assert refused(run, tmp_path, "init", "--colour", "red") == 'For Nedap Ons there is no "--colour".'
    assert refused(run, tmp_path, "init", "--platform", "bare") == 'For Bare Wall there is no "init".'
    assert refused(run, tmp_path, *gate) == "There is nobody."
    assert refused(run, tmp_path, *gate, "--yes") == "Give --name."
    assert refused(run, tmp_path, *gate, "--yes", "--name", " ") == "The gate needs a name."
    assert refused(run, tmp_path, *gate, "--name", "x", "--keys", "few").startswith(
        '"few" is not a value of option --keys'
    )
    assert refused(run, tmp_path, *gate, "--yes", "--name", "x", "--colour", "grey") == (
        "This will not work: Grey does not stand out."
    )
    assert list(tmp_path.iterdir()) == []


def test_a_remark_that_is_allowed_is_shown(run: Run, tmp_path: Path) -> None:
    result = run("init", "--platform", "gate", "--name", "x", "--keys", "none", "--colour", "red", cwd=tmp_path)
    assert (result.status, result.stderr) == (0, "GAT201: Nobody has a key.\n")
    assert "  colour: red\n" in (tmp_path / "first.gate.yaml").read_text(encoding="utf-8")


def test_a_terminal_is_asked_for_the_platform_and_for_what_it_wants(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    left = ["wall", "gate", "North", "few", ""]

    def prompt(text: str, *, default: str, show_default: bool, err: bool) -> str:
        assert err
        assert show_default is bool(default)
        asked.append((text, default))
        return left.pop(0) or default

    monkeypatch.setattr(init, "_is_terminal", lambda: True)
    monkeypatch.setattr(click, "prompt", prompt)
    result = run("init", cwd=tmp_path)
    keys = ", ".join(platform.key for platform in PLATFORMS.all() if "starter" in platform.doors)
    assert keys.startswith("ons, ")
    assert asked == [
        *[(f"For which platform ({keys})", "ons")] * 2, ("What is the gate called", ""),
        *[("Are there keys", "some")] * 2,
    ]  # fmt: skip
    assert result.stderr == (
        f'There is no platform "wall"; choose from {keys}.\n  some: One or more.\n  none: None.\n'
        '"few" is not a value of --keys; choose from some, none.\n'
    )
    assert (tmp_path / "first.gate.yaml").exists()


# --------------------------------------------------------------------------------------------------------------- usage


def told(run: Run, folder: Path, *arguments: str) -> tuple[list[tuple[str, str]], str]:
    result = run("usage", *arguments, "--format", "json", cwd=folder)
    assert result.status in {0, 1}, result.stderr
    return [(each["code"], each["path"]) for each in json.loads(result.stdout)["diagnostics"]], result.stderr


def test_code_is_held_against_manifests_of_every_platform(run: Run, folder: Path) -> None:
    (folder / "a.py").write_text('open("Dirk"); "ExampleClientNoteView"; open("Els")  # onsrights: ignore[GAT8] x\n')
    (folder / "b.py").write_text('open("Dirk")\nright = "ExampleClientLetterView"\n')
    (folder / "c.md").write_text('open("Dirk")')
    assert told(run, folder) == (
        [("GAT801", "b.py"), ("ONS801", "b.py"), ("GAT802", "north.gate.yaml")], "Opened 3 times.\n",
    )  # fmt: skip
    assert told(run, folder, "--manifest", "rights.yaml")[0] == [("ONS801", "b.py")]
    (folder / "gone.py").symlink_to("nowhere")
    assert told(run, folder, "--manifest", "north.gate.yaml", "gone.py", "a.py")[0] == [
        ("GAT100", "gone.py"), ("GAT802", "north.gate.yaml"),
    ]  # fmt: skip


def test_a_platform_that_looks_for_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.bare.yaml").write_text(NORTH.replace("gate\ngate", "bare\ngate"), encoding="utf-8")
    assert refused(run, tmp_path, "usage", "--manifest", "x.bare.yaml") == 'For Bare Wall there is no "usage".'
    result = run("usage", cwd=tmp_path)
    assert result == (3, "", "Nothing was searched: no manifest with something that usage can look for.\n")


# -------------------------------------------------------------------------------------------------------------- schema


def test_the_schema_of_a_platform(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert json.loads(run("schema", "--platform", "gate").stdout)["title"] == "Gate manifest / Poortmanifest"
    assert json.loads(run("schema").stdout)["title"].startswith("Rights manifest")
    assert json.loads(run("schema", "--draft", "07", "--platform", "ons").stdout)["$schema"].endswith(
        "draft-07/schema#"
    )
    del monkeypatch
    assert editors.main(["--check"]) == 1
    assert capsys.readouterr().err.count("gate.draft-07.schema.json is stale") == 2


def test_editors_get_the_words_of_the_schema_where_there_are_no_others() -> None:
    made = draft_07(load_schema(GATE.schema), EditorHelp(examples={"key.holder": ["Anna"]}))
    assert made["$id"] == "https://example.org/gate.draft-07.schema.json"
    gate = made["properties"]["gate"]
    assert gate["properties"]["keys"]["items"] == {"$ref": "#/definitions/key"}
    assert made["definitions"]["key"]["properties"]["holder"] == {
        "title": "Holder / Houder",
        "description": "Who has it. / Wie haar heeft.",
        "type": "string",
        "pattern": "\\S",
        "markdownDescription": "Wie haar heeft.\n\nWho has it.",
        "examples": ["Anna"],
        "patternErrorMessage": "Dit mag niet leeg zijn. / This may not be empty.",
    }
    assert "$defs" not in made


@pytest.mark.parametrize("command", ["export", "import", "init", "schema", "usage"])
def test_help_tells_of_every_platform(run: Run, command: str) -> None:
    for lang in ("nl", "en"):
        result = run(command, "--help", "--lang", lang)
        assert result.status == 0
        assert max(map(len, result.stdout.splitlines())) <= 100
    words = {"export": "--colour", "import": "a list that begins with GATE", "init": "--keys", "usage": "holders"}
    assert words.get(command, "gate") in " ".join(result.stdout.split())
