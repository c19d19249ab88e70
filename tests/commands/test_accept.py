"""``check --baseline``, ``--write-baseline`` and ``--add-ignores``."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from typing import TYPE_CHECKING, NoReturn

import pytest

from onsrights.engine.limits import BASELINE_BYTES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Result, Run

HEAD = "manifest: 1\nconnector:\n  name: External Connector\n  prefix: ExternalConnector\nrights:\n"
RIGHT = """\
  - identifier: ExternalConnectorClientDocumentDelete
    dutch_name: Document verwijderen [van een cliënt]
    english_name: Delete [client] documents
    dutch_description: Geeft toestemming om documenten uit het dossier van een cliënt te verwijderen.
    english_description: Allows removing documents from the record of a client.
"""
MANIFEST = HEAD + RIGHT
SOUND = MANIFEST.replace("Document verwijderen [van een cliënt]", "Document [van een cliënt] verwijderen")
ENTRY = {
    "path": "rights.yaml",
    "rule": "ONS305",
    "right": "ExternalConnectorClientDocumentDelete",
    "field": "dutch_name",
    "count": 1,
}
WRITTEN = """\
{
  "format": 1,
  "entries": [
    {"path": "rights.yaml", "rule": "ONS305", "right": "ExternalConnectorClientDocumentDelete", "field": "dutch_name", "count": 1},
    {"path": "rights.yaml", "rule": "ONS409", "right": "ExternalConnectorClientDocumentDelete", "field": "english_name", "count": 1}
  ]
}
"""  # noqa: E501 - one entry a line


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "rights.yaml").write_bytes(MANIFEST.encode())
    return tmp_path


def put(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True, parents=True)
    (folder / name).write_bytes(text.encode())


def stands(folder: Path, name: str = "rights.yaml") -> str:
    return (folder / name).read_bytes().decode()


def codes(result: Result) -> list[str]:
    return [found["code"] for found in json.loads(result.stdout)["diagnostics"]]


# ---------------------------------------------------------------------------------------------- a baseline is written


def test_a_baseline_is_written_and_known_afterwards(run: Run, folder: Path) -> None:
    assert run("check", "--write-baseline", "known.json", cwd=folder) == (
        0, "", "2 faults of 1 file written to known.json.\n",
    )  # fmt: skip
    assert stands(folder, "known.json") == WRITTEN
    status, out, err = run("check", "--baseline", "known.json", cwd=folder)
    assert (status, err) == (0, "")
    # What is known is still there: the right is not ready.
    assert out == (
        "1 file and 1 right checked: no new faults found; 2 known from the baseline. "
        "0 of 1 right is ready to register.\n"
    )
    summary = json.loads(run("check", "--baseline", "known.json", "--format", "json", cwd=folder).stdout)["summary"]
    assert (summary["errors"], summary["suppressed"], summary["ready"]) == (0, 2, 0)


def test_it_is_written_anew_with_the_same_text_whatever_the_order(run: Run, folder: Path) -> None:
    put(folder, "b/rights.yaml", MANIFEST)
    run("check", "--write-baseline", "known.json", "rights.yaml", "b", cwd=folder)
    first = stands(folder, "known.json")
    run("check", "--write-baseline", "known.json", "b", "rights.yaml", cwd=folder)
    entries = [json.loads(line.strip().rstrip(",")) for line in first.splitlines()[3:-2]]
    # Which of two files has the duplicate depends on their order; all else is the same.
    assert [(one["path"], one["rule"]) for one in entries if one["rule"] in {"ONS305", "ONS409"}] == [
        ("b/rights.yaml", "ONS305"), ("b/rights.yaml", "ONS409"), ("rights.yaml", "ONS305"), ("rights.yaml", "ONS409"),
    ]  # fmt: skip
    assert [one["path"] for one in entries] == sorted(one["path"] for one in entries)


def test_paths_start_from_the_baseline_whatever_the_current_folder(run: Run, folder: Path) -> None:
    put(folder, "ci/here", "")
    put(folder, "some where/a.rights.yaml", MANIFEST.replace("Connector", "Supplier"))
    run("check", "--write-baseline", "ci/known.json", cwd=folder)
    assert '"path": "../some where/a.rights.yaml"' in stands(folder, "ci/known.json")
    for here, known in (
        (folder, "ci/known.json"),
        (folder / "ci", "known.json"),
        (folder / "some where", "../ci/known.json"),
    ):
        result = run("check", "--baseline", known, str(folder), "--format", "json", cwd=here)
        assert (result.status, codes(result)) == (0, [])
    named = run(
        "check",
        "-",
        "--stdin-filename",
        "rights.yaml",
        "--baseline",
        "ci/known.json",
        stdin=MANIFEST.encode(),
        cwd=folder,
    )
    assert named.status == 0
    assert run("check", "-", "--baseline", "ci/known.json", stdin=MANIFEST.encode(), cwd=folder).status == 1


def test_a_link_to_the_folder_is_the_folder(run: Run, folder: Path) -> None:
    put(folder, "real/rights.yaml", MANIFEST)
    (folder / "link").symlink_to(folder / "real")
    run("check", "real", "--write-baseline", "real/known.json", cwd=folder)
    assert run("check", "link/rights.yaml", "--baseline", "link/known.json", cwd=folder).status == 0


def test_equal_faults_in_one_field_are_counted(run: Run, folder: Path) -> None:
    twice = MANIFEST.replace("documents", "documents").replace("Document verw", "Docu\u200bment\u200b verw")
    put(folder, "rights.yaml", twice)
    run("check", "--write-baseline", "known.json", "--select", "ONS130", cwd=folder)
    assert (
        '"rule": "ONS130", "right": "ExternalConnectorClientDocumentDelete", "field": "dutch_name", "count": 2}'
        in stands(folder, "known.json")
    )
    put(folder, "rights.yaml", twice.replace(" [van", "\u200b [van"))
    more = run("check", "--baseline", "known.json", "--select", "ONS130", "--format", "json", cwd=folder)
    assert codes(more) == ["ONS130"]
    put(folder, "rights.yaml", twice.replace("ment\u200b", "ment"))
    fewer = run("check", "--baseline", "known.json", "--select", "ONS1", "--lang", "nl", cwd=folder)
    assert "ONS123: In de baseline staat ONS130 2 keer voor rights.yaml; nu\n" in fewer.stdout


def test_what_cannot_be_known_is_reported(run: Run, folder: Path) -> None:
    put(folder, "rights.yaml", MANIFEST + "  - identifier: 'x\n")
    status, out, err = run("check", "--write-baseline", "known.json", "--format", "concise", cwd=folder)
    assert status == 1
    assert [line.split(" ")[2] for line in out.splitlines()[:1]] == ["ONS101"]
    assert err == "2 faults of 1 file written to known.json.\n"
    again = run("check", "--baseline", "known.json", "--format", "json", cwd=folder)
    assert codes(again) == ["ONS101"]


def test_moving_changes_nothing_and_renaming_makes_it_new(run: Run, folder: Path) -> None:
    run("check", "--write-baseline", "known.json", cwd=folder)
    other = RIGHT.replace("Document", "Letter").replace("document", "letter")
    put(folder, "rights.yaml", HEAD + "# a remark\n\n" + other.replace("Letter verw", "Brief verw") + RIGHT)
    found = json.loads(run("check", "--baseline", "known.json", "--format", "json", cwd=folder).stdout)["diagnostics"]
    assert {one["right"] for one in found} == {"ExternalConnectorClientLetterDelete"}
    put(folder, "rights.yaml", MANIFEST.replace("DocumentDelete", "FileDelete"))
    result = run("check", "--baseline", "known.json", "--format", "json", cwd=folder)
    assert {"ONS305", "ONS123"} <= set(codes(result))


def test_more_than_a_thousand_of_a_rule_are_known_too(run: Run, folder: Path) -> None:
    rights = "".join(
        f"  - {{identifier: ExternalConnectorA{chr(97 + one % 26) * (one // 26 + 1)}View}}\n" for one in range(270)
    )
    put(folder, "rights.yaml", HEAD + rights)
    run("check", "--write-baseline", "known.json", cwd=folder)
    known = run("check", "--baseline", "known.json", "--format", "json", cwd=folder)
    assert codes(known) == []
    assert json.loads(known.stdout)["summary"]["suppressed"] == 1080
    put(folder, "rights.yaml", HEAD + rights + "  - {identifier: ExternalConnectorBackView}\n")
    [found] = [
        one
        for one in json.loads(run("check", "--baseline", "known.json", "--format", "json", cwd=folder).stdout)[
            "diagnostics"
        ]
        if one["code"] == "ONS110"
    ]
    assert found["data"] == {"count": 4}


# ------------------------------------------------------------------------------------------------------ stale entries


def test_a_stale_entry_is_reported_where_it_stands_and_taken_out(run: Run, folder: Path) -> None:
    put(folder, "known.json", WRITTEN)
    put(folder, "rights.yaml", SOUND)
    [found] = json.loads(run("check", "--baseline", "known.json", "--format", "json", cwd=folder).stdout)["diagnostics"]
    assert (found["code"], found["path"], found["severity"]) == ("ONS123", "known.json", "warning")
    assert (found["right"], found["field"]) == (ENTRY["right"], "dutch_name")
    start, end = found["range"]["start"], found["range"]["end"]
    assert (start["line"], start["column"]) == (4, 5)
    assert json.loads(WRITTEN[start["offset"] : end["offset"]]) == ENTRY
    [edit] = found["fixes"][0]["changes"][0]["edits"]
    left = WRITTEN[: edit["range"]["start"]["offset"]] + edit["text"] + WRITTEN[edit["range"]["end"]["offset"] :]
    assert [one["rule"] for one in json.loads(left)["entries"]] == ["ONS409"]

    status, diff, err = run("check", "--baseline", "known.json", "--diff", cwd=folder)
    assert (status, err) == (1, "1 fault would be fixed in 1 file.\n")
    assert "\n-    {" in diff
    assert stands(folder, "known.json") == WRITTEN
    result = run("check", "--baseline", "known.json", "--fix", cwd=folder)
    assert result.status == 0
    assert result.stdout.endswith("1 fault fixed in 1 file.\n")
    assert stands(folder, "known.json") == left
    assert run("check", "--baseline", "known.json", "--diff", cwd=folder) == (0, "", "There is nothing to fix.\n")


@pytest.mark.parametrize(("first", "second"), [("ONS305", "ONS409"), ("ONS409", "ONS305")])
def test_the_last_entry_and_the_only_one_are_taken_out_well(run: Run, folder: Path, first: str, second: str) -> None:
    entries = {"ONS305": ENTRY, "ONS409": {**ENTRY, "rule": "ONS409", "field": "english_name"}}
    put(folder, "rights.yaml", SOUND.replace("documents\n", "document\n", 1))
    for chosen in ([entries[first], entries[second]], [entries[first]]):
        text = json.dumps({"entries": chosen, "format": 1}, indent=2)
        put(folder, "known.json", text)
        found = json.loads(run("check", "--baseline", "known.json", "--format", "json", cwd=folder).stdout)[
            "diagnostics"
        ]
        for one in found:
            [edit] = one["fixes"][0]["changes"][0]["edits"]
            left = text[: edit["range"]["start"]["offset"]] + text[edit["range"]["end"]["offset"] :]
            assert len(json.loads(left)["entries"]) == len(chosen) - 1


def test_counts_are_lowered(run: Run, folder: Path) -> None:
    put(folder, "known.json", WRITTEN.replace('"dutch_name", "count": 1', '"dutch_name", "count": 3'))
    result = run("check", "--baseline", "known.json", cwd=folder)
    assert "The baseline lists ONS305 3 times for rights.yaml; found now: 1." in result.stdout
    run("check", "--baseline", "known.json", "--fix", cwd=folder)
    assert stands(folder, "known.json") == WRITTEN


def test_stale_is_judged_only_for_files_and_rules_of_this_run(run: Run, folder: Path) -> None:
    put(folder, "known.json", WRITTEN)
    put(folder, "rights.yaml", SOUND)
    put(folder, "other.yaml", SOUND.replace("Connector", "Supplier"))

    def found(*more: str) -> list[str]:
        return codes(run("check", "--baseline", "known.json", "--format", "json", *more, cwd=folder))

    assert found("rights.yaml") == ["ONS123"]
    assert found("other.yaml") == ["ONS409"]
    assert found("rights.yaml", "--select", "ONS4") == []
    assert found("rights.yaml", "--select", "ONS3") == []
    assert found("rights.yaml", "--select", "ONS3,ONS123") == ["ONS123"]
    assert found("rights.yaml", "--ignore", "ONS305") == []
    # A field that is not looked at any more, and a file that cannot be read to its end.
    put(folder, "rights.yaml", SOUND.replace("dutch_name: ", "dutch_name: &x "))
    assert found("rights.yaml") == ["ONS104"]
    put(folder, "rights.yaml", SOUND + "  - identifier: 'x\n")
    assert found("rights.yaml") == ["ONS101"]
    (folder / "rights.yaml").unlink()
    (folder / "rights.yaml").symlink_to("nowhere")
    assert found("rights.yaml") == ["ONS100"]


def test_a_baseline_that_cannot_be_pruned_stays(run: Run, folder: Path) -> None:
    put(folder, "known.json", WRITTEN)
    put(folder, "rights.yaml", SOUND)
    (folder / "known.json").chmod(0o444)
    status, out, err = run("check", "--baseline", "known.json", "--fix", cwd=folder)
    assert status == 4
    assert "ONS123" in out
    assert err == "known.json was not written: it is read-only.\n"
    assert stands(folder, "known.json") == WRITTEN


# ---------------------------------------------------------------------------------------------------------- bad input


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "known.json, line 1, column 1: the baseline ends here"),
        ("not JSON", "known.json, line 1, column 1: this is not JSON"),
        (WRITTEN[:150], "known.json, line 4, column 119: the baseline ends here"),
        (WRITTEN.partition("},")[0] + "},\n", "known.json, line 5, column 1: the baseline ends here"),
        ('{"format": 1, "entries": []', "known.json, line 1, column 28: the baseline ends here"),
        ('{"format": 1, "entries": []} x', "known.json, line 1, column 30: this is not JSON"),
        ('{"format": 1, "entries": [],}', "known.json, line 1, column 29: this is not JSON"),
        ('{"format": 1; "entries": []}', "known.json, line 1, column 13: this is not JSON"),
        ('{"format" 1}', "known.json, line 1, column 11: this is not JSON"),
        ("{1: 2}", "known.json, line 1, column 3: this is not JSON"),
        ('{"format": 1, "entries": [1 2]}', "known.json, line 1, column 29: this is not JSON"),
        ('{"x": ' + "9" * 5000 + "}", "this is not JSON"),
        ("[]", "known.json, line 1, column 1: a baseline is an object"),
        ("7", "a baseline is an object"),
        ("{}", 'this should have "format": 1'),
        ('{"format": "1", "entries": []}', 'this should have "format": 1'),
        ('{"format": true, "entries": []}', 'this should have "format": 1'),
        ('{"format": 0, "entries": []}', 'this should have "format": 1'),
        ('{"format": 2, "entries": {}}', "column 12: the baseline has format 2; this version of onsrights"),
        ('{"format": 1}', "a baseline is an object"),
        ('{"format": 1, "entries": {}}', 'known.json, line 1, column 26: "entries" should be a list'),
        ('{"format": 1, "entries": [7]}', "known.json, line 1, column 27: an entry of the baseline has"),
        ('{"format": 1, "x": ' + "[" * 100_000, "nested too deep"),
        ('{"format": 1, "entries": [' + '{"a":' * 100_000, "nested too deep"),
        ("\ufeff" + '{"format": 1, "entries": [', "the baseline ends here"),
    ],
)  # fmt: skip
def test_a_baseline_that_is_none(run: Run, folder: Path, text: str, words: str) -> None:
    put(folder, "known.json", text)
    status, out, err = run("check", "--baseline", "known.json", cwd=folder)
    assert (status, out) == (2, "")
    assert err.startswith("Error: ")
    assert words in err
    assert "Traceback" not in err
    dutch = run("check", "--baseline", "known.json", "--lang", "nl", cwd=folder).stderr
    assert dutch.startswith("Fout: ")
    assert dutch != err


@pytest.mark.parametrize(
    "changed",
    [
        {"path": 1}, {"path": None}, {"path": ""}, {"rule": None}, {"rule": ["ONS305"]}, {"right": 1}, {"field": {}},
        {"count": 0}, {"count": -1}, {"count": "1"}, {"count": True}, {"count": 1.0}, {"count": None},
    ],
)  # fmt: skip
def test_entries_of_the_wrong_kind(run: Run, folder: Path, changed: dict[str, object]) -> None:
    put(folder, "known.json", json.dumps({"format": 1, "entries": [{**ENTRY, **changed}]}))
    status, _, err = run("check", "--baseline", "known.json", cwd=folder)
    assert status == 2
    assert err.startswith("Error: known.json, line 1, column 27: an entry of the baseline has")


def test_entries_that_mean_nothing_or_the_same(run: Run, folder: Path) -> None:
    put(folder, "known.json", json.dumps({"format": 1, "entries": [ENTRY, {**ENTRY, "rule": "ONS999"}]}, indent=1))
    assert (
        'line 11, column 3: there is no rule "ONS999".' in run("check", "--baseline", "known.json", cwd=folder).stderr
    )
    same = {**ENTRY, "rule": "dutch-name-scope-position", "count": 3}
    put(folder, "known.json", json.dumps({"format": 1, "entries": [ENTRY, same]}, indent=1))
    assert (
        "line 11, column 3: this fault is already on line 4."
        in run("check", "--baseline", "known.json", cwd=folder).stderr
    )


def test_paths_are_compared_and_never_opened(run: Run, folder: Path) -> None:
    odd = ["/etc/passwd", "../../../etc/passwd", "../x", "//host/x", "a\\b", "\x00", "C:/x", "rights.yaml/.."]
    put(folder, "known.json", json.dumps({"format": 1, "entries": [{**ENTRY, "path": path} for path in odd]}))
    result = run("check", "--baseline", "known.json", "--format", "json", cwd=folder)
    assert codes(result) == ["ONS305", "ONS409"]


@pytest.mark.parametrize("name", ["gone.yaml", "folder/gone.yaml", "rights.yaml/gone.yaml", "\ud800"])
def test_a_file_that_is_gone_counts_as_checked(run: Run, folder: Path, name: str) -> None:
    put(folder, "known.json", json.dumps({"format": 1, "entries": [{**ENTRY, "path": name}]}))
    put(folder, "rights.yaml", SOUND.replace("documents\n", "document\n"))
    arguments = ("check", "--baseline", "known.json", "--format", "json")
    assert codes(run(*arguments, cwd=folder)) == ["ONS123"]
    assert codes(run(*arguments, "--select", "ONS4", cwd=folder)) == []
    run(*arguments, "--fix", cwd=folder)
    assert codes(run(*arguments, cwd=folder)) == []


PLACES = {"a/rights.yaml": "A", "b/rights.yaml": "B", "c d/rights.yaml": "C"}


def three(folder: Path) -> None:
    (folder / "rights.yaml").unlink()
    for name, letter in PLACES.items():
        put(folder, name, MANIFEST.replace("DocumentDelete", f"Document{letter}Delete"))


@pytest.mark.parametrize(("arguments", "cwd"), [
    (("a",), "."), (("a", "b/rights.yaml"), "."), (("--select", "ONS4"), "."), (("--ignore", "ONS305"), "."),
    (("--select", "ONS1", "c d"), "."), ((), "a"), ((), "c d"), (("--select", "dutch-name-scope-position"), "b"),
])  # fmt: skip
def test_a_run_over_a_part_keeps_the_rest(run: Run, folder: Path, arguments: tuple[str, ...], cwd: str) -> None:
    three(folder)
    run("check", "--write-baseline", "known.json", cwd=folder)
    before = stands(folder, "known.json")
    known = os.path.relpath(folder / "known.json", folder / cwd)
    status, _, err = run("check", "--write-baseline", known, *arguments, cwd=folder / cwd)
    assert status == 0
    assert stands(folder, "known.json") == before
    assert "did not look at" in err


def test_what_depends_on_other_files_is_stale_only_where_they_were_checked(run: Run, folder: Path) -> None:
    three(folder)
    run("check", "--write-baseline", "known.json", cwd=folder)
    arguments = ("check", "--baseline", "known.json", "--format", "json")
    assert codes(run(*arguments, "c d", cwd=folder)) == []
    put(folder, "a/rights.yaml", MANIFEST.replace("Document", "Note"))
    assert codes(run(*arguments, "a", cwd=folder)).count("ONS123") == 2


def test_what_a_run_over_a_part_did_judge_is_written_again(run: Run, folder: Path) -> None:
    three(folder)
    run("check", "--write-baseline", "known.json", cwd=folder)
    put(folder, "a/rights.yaml", SOUND.replace("DocumentDelete", "DocumentADelete"))
    (folder / "b" / "rights.yaml").unlink()
    _, _, err = run("check", "--write-baseline", "known.json", "a", "--ignore", "ONS606", cwd=folder)
    entries = [(entry["path"], entry["rule"]) for entry in json.loads(stands(folder, "known.json"))["entries"]]
    assert ("a/rights.yaml", "ONS305") not in entries
    assert ("a/rights.yaml", "ONS409") in entries
    assert {path for path, _ in entries} == {"a/rights.yaml", "c d/rights.yaml"}
    kept = sum(path.startswith("c d") or rule == "ONS606" for path, rule in entries)
    assert f"1 fault of 1 file written to known.json. {kept} faults that this run did not look at were kept." in err


def test_a_file_that_could_not_be_read_to_its_end_keeps_its_entries(run: Run, folder: Path) -> None:
    run("check", "--write-baseline", "known.json", cwd=folder)
    put(folder, "rights.yaml", SOUND + "  - identifier: 'x\n")
    run("check", "--write-baseline", "known.json", cwd=folder)
    rules = [entry["rule"] for entry in json.loads(stands(folder, "known.json"))["entries"]]
    assert {"ONS305", "ONS409"} <= set(rules)


def test_a_damaged_baseline_is_written_from_what_is_found(run: Run, folder: Path) -> None:
    put(folder, "known.json", WRITTEN[:-9])
    run("check", "--write-baseline", "known.json", cwd=folder)
    assert stands(folder, "known.json") == WRITTEN


def test_a_baseline_that_cannot_be_read(run: Run, folder: Path) -> None:
    (folder / "map").mkdir()
    put(folder, "latin.json", "")
    (folder / "latin.json").write_bytes(b'{"format": 1, "entries": [], "x": "\xe9"}')
    os.mkfifo(folder / "pipe")
    with (folder / "large.json").open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    for name, words in {
        "gone.json": "does not exist. Write it with --write-baseline gone.json.",
        "map": "is a folder",
        "rights.yaml/x": "does not exist",
        "latin.json": "not text in UTF-8",
        "pipe": "not an ordinary file",
        "large.json": "larger than 8 MiB",
        "nul\x00": "cannot be read",
    }.items():
        status, out, err = run("check", "--baseline", name, cwd=folder)
        assert (status, out) == (2, "")
        assert words in err


def test_a_baseline_that_may_not_be_read(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str, _most: int) -> NoReturn:
        raise PermissionError(path)

    monkeypatch.setattr("onsrights.engine.files.open.read_bytes", refuse)
    assert "do not have permission to read" in run("check", "--baseline", "known.json", cwd=folder).stderr


def test_a_baseline_is_not_written_over_something_else(run: Run, folder: Path) -> None:
    put(folder, "notes.txt", "keep me")
    put(folder, "other/rights.yaml", "")
    (folder / "map").mkdir()
    for name, words in {
        "rights.yaml": "what is there is not a baseline",
        "other/rights.yaml": "what is there is not a baseline",
        "notes.txt": "what is there is not a baseline",
        "map": "it is a folder",
        "gone/known.json": "its folder does not exist",
    }.items():
        before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        status, out, err = run("check", "--write-baseline", name, cwd=folder)
        assert (status, out) == (2, "")
        assert f"{name} was not written: {words}" in err
        assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    (folder / "other" / "rights.yaml").unlink()
    put(folder, "known.json", WRITTEN[:100])  # one that is damaged is one all the same
    assert run("check", "--write-baseline", "known.json", cwd=folder).status == 0
    assert stands(folder, "known.json") == WRITTEN
    put(folder, "empty.json", "")
    assert run("check", "--write-baseline", "empty.json", "--lang", "nl", cwd=folder).stderr.startswith("2 fouten uit ")


def test_where_nothing_is_checked_no_baseline_is_written(run: Run, folder: Path) -> None:
    put(folder, "empty/known.json", WRITTEN)
    assert run("check", "--write-baseline", "known.json", cwd=folder / "empty").status == 3
    assert stands(folder, "empty/known.json") == WRITTEN
    assert run("check", "--add-ignores", "x", cwd=folder / "empty").status == 3


def test_a_baseline_does_not_grow_beyond_what_is_read(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onsrights.commands.check.accept.BASELINE_BYTES", 200)
    status, _, err = run("check", "--write-baseline", "known.json", cwd=folder)
    assert status == 2
    assert "with 2 faults the baseline would be larger" in err
    assert not (folder / "known.json").exists()
    assert BASELINE_BYTES == 8 * 1024 * 1024


@pytest.mark.parametrize(
    ("words", "both"),
    [
        (("--write-baseline", "k", "--baseline", "k"), "--write-baseline cannot be combined with --baseline"),
        (("--write-baseline", "k", "--fix"), "--write-baseline cannot be combined with --fix"),
        (("--write-baseline", "k", "--diff"), "--write-baseline cannot be combined with --diff"),
        (("--write-baseline", "k", "--watch"), "--write-baseline cannot be combined with --watch"),
        (
            ("--write-baseline", "k", "--changed-since", "HEAD"),
            "--write-baseline cannot be combined with --changed-since",
        ),
        (("--write-baseline", "k", "-"), "--write-baseline cannot be combined with -"),
        (("--write-baseline", "k", "--stdin-filename", "x"), "--write-baseline cannot be combined with -"),
        (("--write-baseline", "k", "--add-ignores", "x"), "--write-baseline cannot be combined with --add-ignores"),
        (("--add-ignores", "x", "--fix"), "--add-ignores cannot be combined with --fix"),
        (("--add-ignores", "x", "--diff"), "--add-ignores cannot be combined with --diff"),
        (("--add-ignores", "x", "--watch"), "--add-ignores cannot be combined with --watch"),
        (("--add-ignores", "x", "-"), "--add-ignores cannot be combined with -"),
        (("--add-ignores", ""), "--add-ignores needs a reason"),
        (("--add-ignores", " \t\n"), "--add-ignores needs a reason"),
        (("--add-ignores", "a\x1b[31m"), "is not allowed in a comment"),
        (("--add-ignores", "a\u200bb"), "is not allowed in a comment"),
        (("--add-ignores",), "--add-ignores needs a value"),
        (("--baseline",), "--baseline needs a value"),
    ],
)
def test_what_does_not_go_together(run: Run, folder: Path, words: tuple[str, ...], both: str) -> None:
    status, out, err = run("check", *words, cwd=folder)
    assert (status, out) == (2, "")
    assert both in err
    assert sorted(path.name for path in folder.iterdir()) == ["rights.yaml"]
    assert stands(folder) == MANIFEST


# -------------------------------------------------------------------------------------------------------- add ignores


def test_comments_are_written_and_all_is_silent(run: Run, folder: Path) -> None:
    (folder / "rights.yaml").chmod(0o640)
    status, out, err = run("check", "--add-ignores", "  so\n agreed ", cwd=folder)
    assert (status, err) == (0, "2 faults given a comment in 1 file.\n")
    assert out == (
        "1 file and 1 right checked: no faults found; 2 ignored by comments. 1 of 1 right is ready to register.\n"
    )
    expected = MANIFEST.replace(
        "[van een cliënt]\n", "[van een cliënt]  # onsrights: ignore[ONS305] so agreed\n"
    ).replace("documents\n", "documents  # onsrights: ignore[ONS409] so agreed\n")
    assert stands(folder) == expected
    assert stat.S_IMODE((folder / "rights.yaml").stat().st_mode) == 0o640
    again = run("check", "--add-ignores", "another", "--lang", "nl", cwd=folder)
    assert again.stderr == "Er zijn geen opmerkingen geschreven.\n"
    assert stands(folder) == expected
    assert run("check", "--lang", "nl", cwd=folder).stdout.startswith(
        "1 bestand en 1 recht gecontroleerd: geen fouten gevonden; 2 genegeerd door opmerkingen."
    )


def test_only_what_was_selected_is_ignored(run: Run, folder: Path) -> None:
    run("check", "--add-ignores", "so agreed", "--select", "ONS4", cwd=folder)
    assert stands(folder).count("onsrights:") == 1
    result = run("check", "--format", "json", cwd=folder)
    assert codes(result) == ["ONS305"]


def test_what_a_baseline_knows_gets_no_comment(run: Run, folder: Path) -> None:
    run("check", "--write-baseline", "known.json", "--select", "ONS4", cwd=folder)
    status, out, _ = run("check", "--add-ignores", "so agreed", "--baseline", "known.json", cwd=folder)
    assert (status, stands(folder).count("onsrights:")) == (0, 1)
    assert "no new faults found; 1 ignored by comments; 1 known from the baseline." in out


def test_files_that_get_no_comments(run: Run, folder: Path) -> None:
    (folder / "rights.json").write_text(json.dumps({"manifest": 1}), encoding="utf-8")
    put(folder, "broken.rights.yaml", MANIFEST + "  - identifier: 'x\n")
    put(folder, "locked.rights.yaml", MANIFEST.replace("Connector", "Supplier"))
    (folder / "locked.rights.yaml").chmod(0o444)
    names = sorted(path.name for path in folder.iterdir())
    before = {name: stands(folder, name) for name in names}
    status, _, err = run("check", "--quiet", "--add-ignores", "so agreed", cwd=folder)
    assert status == 4
    assert err.splitlines() == [
        "broken.rights.yaml could not be read completely; no comments were written into it.",
        "locked.rights.yaml was not written: it is read-only.",
        "rights.json is JSON, which has no comments; use a baseline for it (--write-baseline).",
    ]
    assert [name for name in names if stands(folder, name) != before[name]] == ["rights.yaml"]
    assert sorted(path.name for path in folder.iterdir()) == names


def test_in_a_process_of_its_own(folder: Path) -> None:
    def call(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "onsrights", "check", *arguments, "--jobs", "2", "--lang", "en"],
            cwd=folder, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip

    other = MANIFEST.replace("Connector", "Supplier")
    for old, new in {
        "Document verw": "Brief verw",
        "documents\n": "letters\n",
        "DocumentDelete": "LetterDelete",
    }.items():
        other = other.replace(old, new)
    put(folder, "b/rights.yaml", other)
    assert call("--write-baseline", "known.json").stderr == "4 faults of 2 files written to known.json.\n"
    put(folder, "b/rights.yaml", other.replace("letters\n", "letter\n"))
    several = call("--baseline", "known.json", "--format", "concise")
    assert several.returncode == 0
    assert several.stdout.count("ONS123") == 1
    assert "3 known from the baseline" in several.stdout


def test_the_settings_may_name_the_baseline(run: Run, folder: Path) -> None:
    assert run("check", "--write-baseline", "known.json", "rights.yaml", cwd=folder).status == 0
    (folder / "onsrights.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
    assert run("check", "rights.yaml", cwd=folder).status == 0
    assert run("check", "--no-config", "rights.yaml", cwd=folder).status == 1
    assert run("check", "--write-baseline", "known.json", "rights.yaml", cwd=folder).status == 0


def test_a_baseline_of_the_settings_that_is_not_there_is_said(run: Run, folder: Path) -> None:
    (folder / "onsrights.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
    result = run("check", "rights.yaml", cwd=folder)
    assert (result.status, result.stdout) == (2, "")
    assert "known.json" in result.stderr


def test_severity_of_the_settings_counts_before_a_comment_is_asked_for_a_reason(run: Run, folder: Path) -> None:
    text = MANIFEST.replace("rights:\n", "# onsrights: ignore[ONS]\nrights:\n", 1)
    put(folder, "rights.yaml", text)
    codes = {
        found["code"]
        for found in json.loads(run("check", "--format", "json", "rights.yaml", cwd=folder).stdout)["diagnostics"]
    }
    (folder / "onsrights.toml").write_text('[severity]\nONS = "warning"\n', encoding="utf-8")
    lowered = {
        found["code"]
        for found in json.loads(run("check", "--format", "json", "rights.yaml", cwd=folder).stdout)["diagnostics"]
    }
    assert "ONS122" in codes
    assert "ONS122" not in lowered
