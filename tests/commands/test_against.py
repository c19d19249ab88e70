"""``check --against``: what was approved is found again wherever it has moved, and what is gone is told (ONS902)."""

from __future__ import annotations

import json
import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from onsrights.commands.check import many

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tests.conftest import Run

NOUNS = {"Note": "Notitie", "Letter": "Brief", "Report": "Rapportage"}


def rights(*nouns: str, status: str = "approved") -> str:
    return "".join(
        f"  - identifier: ZorgbrugClient{noun}View\n    dutch_name: {NOUNS[noun]} [van een cliënt] inzien\n"
        f"    english_name: View [client] {noun.lower()}\n"
        f"    dutch_description: Geeft inzage in de {NOUNS[noun].lower()} van een cliënt.\n"
        f"    english_description: Allows viewing the {noun.lower()} of a client.\n    status: {status}\n"
        for noun in nouns
    )


def manifest(*nouns: str) -> str:
    return f"manifest: 1\nconnector:\n  name: Zorgbrug\nrights:\n{rights(*nouns)}"


def change(text: str) -> str:
    return text.replace("Allows viewing", "Lets somebody view")


def put(folder: Path, name: str, text: str | None) -> None:
    path = folder / name
    if text is None:
        path.unlink()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[str, str]], Path]:
    def made(files: dict[str, str]) -> Path:
        monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
        for name, text in files.items():
            put(tmp_path, name, text)
        author = ("-c", "user.name=A. Test", "-c", "user.email=test@example.org")
        for git in (("init", "--quiet"), ("add", "--all"), (*author, "commit", "--quiet", "--message", "Before")):
            subprocess.run(["git", *git], cwd=tmp_path, check=True)  # noqa: S607 - the git of whoever runs the tests
        return tmp_path

    return made


def told(run: Run, folder: Path, *paths: str, code: str = "ONS902") -> list[tuple[str, str | None, str | None]]:
    """Give path, right and field of what is said."""
    arguments = ("--against", "HEAD", "--select", code, "--format", "json", "--no-config")
    status, out, err = run("check", *arguments, *paths, cwd=folder)
    assert status in {0, 1}, err
    return [(one["path"], one["right"], one["field"]) for one in json.loads(out)["diagnostics"]]


BEFORE = {"a/rights.yaml": manifest("Note", "Letter"), "b/rights.yaml": manifest("Report")}
NOTE, LETTER, REPORT = (f"ZorgbrugClient{noun}View" for noun in NOUNS)


@pytest.mark.parametrize(("after", "where"), [
    # Another order, another document, another file, a new one, another name of the file.
    ({"a/rights.yaml": change(manifest("Letter", "Note"))}, "a/rights.yaml"),
    ({"a/rights.yaml": f"{change(manifest('Letter'))}---\n{change(manifest('Note'))}"}, "a/rights.yaml"),
    ({"a/rights.yaml": manifest("Letter"), "b/rights.yaml": manifest("Report") + change(rights("Note"))},
     "b/rights.yaml"),
    ({"a/rights.yaml": manifest("Letter"), "c/new.rights.yaml": change(manifest("Note"))}, "c/new.rights.yaml"),
    ({"a/rights.yaml": None, "d e/rights.yaml": change(manifest("Note", "Letter"))}, "d e/rights.yaml"),
    ({"a/rights.yaml": None, "a/rights.yml": change(manifest("Letter", "Note"))}, "a/rights.yml"),
])  # fmt: skip
def test_an_approved_right_is_found_wherever_it_moved(
    run: Run, repository: Callable[[dict[str, str]], Path], after: dict[str, str | None], where: str
) -> None:
    folder = repository(BEFORE)
    for name, text in after.items():
        put(folder, name, text)
    for paths in ((), (where,), ("--jobs", "2")):
        found = told(run, folder, *paths)
        assert (where, NOTE, "english_description") in found
        assert {field for _, _, field in found} == {"english_description"}
    for name, text in after.items():  # with the approved text nothing is said, wherever it is now
        if text is not None:
            put(folder, name, text.replace("Lets somebody view", "Allows viewing"))
    assert told(run, folder) == []


@pytest.mark.parametrize(("after", "paths", "wanted"), [
    ({"a/rights.yaml": manifest("Letter")}, (), [("a/rights.yaml", NOTE)]),
    ({"a/rights.yaml": manifest("Letter")}, ("a/rights.yaml",), [("a/rights.yaml", NOTE)]),
    ({"a/rights.yaml": manifest("Letter")}, ("b",), []),
    ({"b/rights.yaml": None}, (), [("a/rights.yaml", REPORT)]),
    ({"b/rights.yaml": None}, ("a",), []),
    ({"b/rights.yaml": None}, ("a/rights.yaml",), []),
    ({"b/rights.yaml": None}, (".",), [("a/rights.yaml", REPORT)]),
    ({"b/rights.yaml": None, "a/rights.yaml": manifest("Letter")}, (),
     [("a/rights.yaml", NOTE), ("a/rights.yaml", REPORT)]),
    # It is somewhere, of whatever status.
    ({"a/rights.yaml": manifest("Letter") + rights("Note", status="draft")}, (), []),
    ({"a/rights.yaml": manifest("Letter"), "c/rights.yaml": manifest() + rights("Note", status="denied")}, (), []),
    # A right that is renamed while it is requested again.
    ({"a/rights.yaml": manifest("Letter") + rights("Note", status="draft").replace("NoteView", "NoteRead")}, (), []),
])  # fmt: skip
def test_an_approved_right_that_is_gone_is_told(
    run: Run,
    repository: Callable[[dict[str, str]], Path],
    after: dict[str, str | None],
    paths: Sequence[str],
    wanted: list[tuple[str, str]],
) -> None:
    folder = repository(BEFORE)
    for name, text in after.items():
        put(folder, name, text)
    assert told(run, folder, *paths) == [(where, None, None) for where, _ in wanted]
    _, out, _ = run("check", "--against", "HEAD", "--select", "ONS902", "--format", "concise", *paths, cwd=folder)
    lines = [line for line in out.splitlines() if "ONS902" in line]
    assert all(identifier in line for line, (_, identifier) in zip(sorted(lines), wanted, strict=True))


def test_a_right_that_was_never_approved_may_go(run: Run, repository: Callable[[dict[str, str]], Path]) -> None:
    folder = repository({"rights.yaml": manifest("Note") + rights("Letter", status="requested")})
    put(folder, "rights.yaml", manifest("Note"))
    assert told(run, folder) == []


def test_where_too_much_has_changed_it_is_said(
    run: Run, repository: Callable[[dict[str, str]], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = repository(BEFORE)
    put(folder, "a/rights.yaml", change(manifest("Letter", "Note")))
    put(folder, "c/rights.yaml", manifest("Report"))
    monkeypatch.setattr(many, "_MOST_CHANGED", 1)
    _, _, err = run("check", "--against", "HEAD", cwd=folder)
    assert err.startswith("So much has changed since HEAD")
    assert told(run, folder) == [("a/rights.yaml", right, "english_description") for right in (LETTER, NOTE)]


def test_an_approved_app_is_found_in_another_file(run: Run, repository: Callable[[dict[str, str]], Path]) -> None:
    from tests.exact.checking import text_of

    folder = repository({"app.exact.yaml": text_of("bookings"), "rights.yaml": manifest("Note")})
    put(folder, "app.exact.yaml", None)
    put(
        folder,
        "new/other.exact.yaml",
        text_of("bookings").replace("financial.payables: read", "financial.payables: none"),
    )
    assert [path for path, _, _ in told(run, folder, code="EXA901")] == ["new/other.exact.yaml"]
    put(folder, "new/other.exact.yaml", text_of("bookings"))
    assert told(run, folder, code="EXA901") == []


def test_a_baseline_keeps_it_until_it_is_looked_at_again(
    run: Run, repository: Callable[[dict[str, str]], Path]
) -> None:
    folder = repository(BEFORE)
    put(folder, "a/rights.yaml", change(manifest("Note", "Letter")))

    def known(*arguments: str) -> int:
        assert run("check", "--write-baseline", "known.json", *arguments, cwd=folder).status == 0
        entries = json.loads((folder / "known.json").read_text(encoding="utf-8"))["entries"]
        return [entry["rule"] for entry in entries].count("ONS902")

    assert known("--against", "HEAD") == 2
    assert known() == 2
    put(folder, "a/rights.yaml", manifest("Note", "Letter"))
    assert known() == 2
    assert known("--against", "HEAD") == 0


@pytest.mark.parametrize(("after", "wanted"), [
    # Another name of the file, with the same text and with another one; a manifest that is new, and one that is gone.
    ({"b/rights.yaml": None, "new/b.rights.yaml": manifest("Report")}, ["- Nothing has changed."]),
    ({"b/rights.yaml": None, "new/b.rights.yaml": change(manifest("Report"))},
     ["- Changed: task: View \\[client\\] report, what the task allows, from"]),
    ({"b/rights.yaml": manifest("Report"), "new/b.rights.yaml": manifest("Report").replace("Zorgbrug", "Wilg")},
     ["- New: Wilg."]),
    ({"b/rights.yaml": None, "new/b.rights.yaml": manifest("Report").replace("Zorgbrug", "Wilg")}, ["- New: Wilg."]),
])  # fmt: skip
def test_what_others_read_of_a_manifest_that_has_moved(
    run: Run, repository: Callable[[dict[str, str]], Path], after: dict[str, str | None], wanted: list[str]
) -> None:
    folder = repository({"b/rights.yaml": manifest("Report")})
    for name, text in after.items():
        put(folder, name, text)
    out = run("export", "--for", "customer", "--lang", "en", "--against", "HEAD", cwd=folder).stdout
    told = out.partition("## Changed since HEAD\n\n")[2].splitlines()
    lines = [line if line.startswith("- ") else f"- {line}" for line in told[: len(wanted)]]
    assert all(line.startswith(start) for line, start in zip(lines, wanted, strict=True)), told
