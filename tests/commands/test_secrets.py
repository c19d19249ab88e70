"""What is done, and not done, with a file that holds a secret; ``test_secrets_never_shown`` is about what is shown."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

import onsrights

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

MANIFEST = """\
manifest: 1
connector:
  name: Wilgenroos
{more}rights:
  - identifier: WilgenroosNoteView
    dutch_name: notitie [van een cliënt] inzien{beside}
    english_name: View [client] note
    dutch_description: Geeft toestemming om de notities in het dossier te lezen.
    english_description: Allows reading the notes in the record of a client.
"""
SECRET = "Voorbeeld0"  # noqa: S105


def manifest(more: str = "", beside: str = "") -> str:
    return MANIFEST.format(more=more and f"  {more}\n", beside=beside)


def codes(text: str) -> list[str]:
    return [found.code for found in onsrights.check_text(text).diagnostics]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "rights.yaml"
    path.write_text(manifest(f"client_secret: {SECRET}"), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--fix",), "rights.yaml was left as it is, because it holds a secret.\n"),
        (("--diff",), "rights.yaml was left as it is, because it holds a secret.\n"),
        (("--fix", "--lang", "nl"), "rights.yaml bleef zoals het is, omdat er een geheim in staat.\n"),
        (
            ("--add-ignores", "later"),
            (
                "rights.yaml was left as it is, because it holds a secret; no comments were written into it.\n"
                "No comments were written.\n"
            ),
        ),
    ],
)
def test_file_with_a_secret_is_left_alone(run: Run, path: Path, options: tuple[str, ...], said: str) -> None:
    before = path.read_bytes()
    result = run("check", *options, path.name, cwd=path.parent)
    assert (result.status, result.stderr) == (1, said)
    assert path.read_bytes() == before


def test_standard_input_is_passed_on_as_it_came(run: Run, path: Path) -> None:
    result = run("check", "--fix", "-", stdin=path.read_bytes())
    assert (result.status, result.stdout) == (1, path.read_text(encoding="utf-8"))
    assert SECRET not in result.stderr


@pytest.mark.parametrize("options", [(), ("--fail-on", "never"), ("--quiet",)])
def test_no_baseline_takes_a_secret(run: Run, path: Path, options: tuple[str, ...]) -> None:
    result = run("check", "--write-baseline", "known.json", *options, path.name, cwd=path.parent)
    assert result.status == 1
    if "--quiet" not in options:
        assert result.stderr == "1 fault of 1 file written to known.json. 1 secret is not in it: have it replaced.\n"
    entries = json.loads((path.parent / "known.json").read_text())["entries"]
    assert [entry["rule"] for entry in entries] == ["ONS315"]


def test_baseline_that_was_written_by_hand_knows_no_secret_either(run: Run, path: Path) -> None:
    entry = {"path": "rights.yaml", "rule": "ONS116", "right": None, "field": None, "count": 1}
    (path.parent / "known.json").write_text(json.dumps({"format": 1, "entries": [entry]}))
    result = run("check", "--baseline", "known.json", "--format", "json", path.name, cwd=path.parent)
    assert "ONS116" in {found["code"] for found in json.loads(result.stdout)["diagnostics"]}


def test_comment_with_a_reason_ignores_it_and_it_stays_hidden(run: Run, path: Path) -> None:
    ignored = f"client_secret: {SECRET} # onsrights: ignore[ONS116] an example, good for nothing"
    path.write_text(manifest(ignored, f" # password: {SECRET}"), encoding="utf-8")
    result = run("check", path.name, cwd=path.parent)
    assert result.stdout.count("ONS116:") == 1
    assert "1 ignored by comments" in result.stdout
    assert "0 of 1 right is ready to register." in result.stdout
    assert SECRET not in result.stdout
    assert "    dutch_name: notitie [van een cliënt] inzien # password: ********\n" in result.stdout.replace("7 │ ", "")


def test_comment_in_which_a_secret_is_may_be_ignored() -> None:
    text = manifest(f"# onsrights: ignore[ONS116] a dummy\n  # password: {SECRET}\n  prefix: Wilgenroos")
    assert codes(text) == ["ONS315"]
    assert onsrights.check_text(text).ready == 0


def test_eight_asterisks_and_eight_carets(run: Run, path: Path) -> None:
    for secret in ("geheim", "geheim" * 300):
        path.write_text(manifest(f"token: {secret}  # en meer"), encoding="utf-8")
        text = run("check", path.name, cwd=path.parent).stdout
        assert "4 │   token: ********" in text
        assert "\n  │          ^^^^^^^^\n" in text
        (found,) = (one for one in onsrights.check_file(path).diagnostics if one.code == "ONS116")
        assert found.range is not None
        assert (found.range.start.column, found.range.end.column) == (10, 10 + len(secret))


@pytest.mark.parametrize(
    "line",
    [
        f"client_secret: {SECRET}",  # a key that nobody knows
        f"prefix: Bearer 1-{SECRET}-{SECRET}",  # no letters only
        f"prefix: '{SECRET}0 PHRva2VuPj{SECRET}{SECRET}{SECRET}'",
    ],
)
def test_nothing_else_is_said_about_its_place(line: str) -> None:
    assert codes(manifest(line)) == ["ONS116", "ONS315"]


def test_beside_the_faults_of_the_file() -> None:
    text = manifest(f"token: {SECRET}\n  token: {SECRET}")
    assert codes(text) == ["ONS116", "ONS103", "ONS116", "ONS315"]
    assert codes(manifest(f'token: "{SECRET}')).count("ONS116") == 1


def test_only_the_document_that_holds_it_is_not_ready() -> None:
    clean = manifest().replace("notitie", "Notitie")
    text = f"{clean}---\n{clean.replace('Wilgenroos', 'Populier')}# password: {SECRET}\n"
    report = onsrights.check_text(text)
    assert (report.rights, report.ready) == (2, 1)
    assert [found.document for found in report.diagnostics if found.code == "ONS116"] == [1]
    report = onsrights.check_text(f"# password: {SECRET}\n---\n{clean}")
    assert (report.ready, report.diagnostics[0].document) == (0, 0)


def test_what_was_in_the_file_before_is_hidden_too() -> None:
    now = manifest("prefix: Wilgenroos").replace("WilgenroosNoteView\n", "WilgenroosNoteView\n    status: approved\n")
    before = now.replace("note\n", f"note Bearer {SECRET}-{SECRET}\n")
    report = onsrights.check_text(now, earlier=before)
    assert SECRET not in repr(report)


def test_no_setting_makes_it_ready(run: Run, path: Path) -> None:
    (path.parent / "onsrights.toml").write_text('ignore = ["secret-in-manifest"]\n')
    result = run("check", path.name, cwd=path.parent)
    assert "ONS116" not in result.stdout
    assert "0 of 1 right is ready to register." in result.stdout
    result = run("export", "--for", "customer", path.name, cwd=path.parent)
    assert result.status == 1
    assert "ONS116" in result.stderr
