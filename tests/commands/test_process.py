"""The command line as a process of its own: exit statuses, encodings, broken outputs, what is imported."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

import onsrights
from onsrights import commands

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import IO

MANIFEST = """\
manifest: 1
connector: {name: External Connector, prefix: ExternalConnector}
rights:
  - identifier: ExternalConnectorDocumentDelete
    dutch_name: Document [van een cliënt] verwijderen
    english_name: Delete [client] document
    dutch_description: Geeft toestemming om documenten uit het dossier van een cliënt te verwijderen.
    english_description: Allows removing documents from a client's record.
"""
BROKEN = MANIFEST.replace("[van een cliënt] verwijderen", "verwijderen [van een cliënt]")

EXAMPLES = Path(__file__).parents[2] / "examples"
HEAVY = {
    "dataclasses", "glob", "hashlib", "importlib.metadata", "importlib.resources", "json", "jsonschema", "lark",
    "logging", "pathlib", "pathspec", "shutil", "subprocess", "tempfile",
}  # fmt: skip


def call(
    *arguments: str,
    stdin: bytes = b"",
    cwd: Path | None = None,
    stdout: int | IO[bytes] = subprocess.PIPE,
    **variables: str,
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "onsrights", *arguments],
        input=stdin,
        stdout=stdout,
        stderr=subprocess.PIPE,
        cwd=cwd,
        env={**os.environ, "PYTHONUTF8": "1", **variables},
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "rights.yaml").write_text(MANIFEST, encoding="utf-8")
    (tmp_path / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    (tmp_path / "empty").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("check",), 0),
        (("check", "broken.yaml"), 1),
        (("check", "broken.yaml", "--fail-on", "never"), 0),
        (("check", "missing.yaml"), 2),
        (("check", "--nothing"), 2),
        (("check", "empty"), 3),
        (("check", "empty", "--allow-no-input"), 0),
        (("explain", "ONS305"), 0),
        (("--version",), 0),
        ((), 2),
    ],
)
def test_exit_status(folder: Path, arguments: Sequence[str], status: int) -> None:
    done = call(*arguments, cwd=folder)
    assert done.returncode == status, done.stderr
    assert b"Traceback" not in done.stderr


def test_standard_input(folder: Path) -> None:
    done = call("check", "-", "--stdin-filename", "new.yaml", "--format", "concise", stdin=BROKEN.encode(), cwd=folder)
    assert done.returncode == 1
    assert done.stdout.startswith(b"new.yaml:5:")


def test_output_that_is_not_utf8(folder: Path) -> None:
    done = call("check", "broken.yaml", cwd=folder, PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert done.stdout.isascii()
    assert rb"[van een cli\xebnt]" in done.stdout
    done = call("check", "broken.yaml", "--lang", "nl", cwd=folder, PYTHONUTF8="0", PYTHONIOENCODING="cp1252")
    assert "[van een cliënt]".encode("cp1252") in done.stdout


def test_file_name_that_is_not_utf8(folder: Path) -> None:
    name = os.fsdecode(b"\xff \n.rights.yaml")
    (folder / name).write_text(BROKEN, encoding="utf-8")
    for form in ("text", "concise", "json"):
        done = call("check", "--format", form, cwd=folder)
        assert (done.returncode, done.stderr) == (1, b"")
        done.stdout.decode()
    assert call("check", name, cwd=folder).returncode == 1


def test_reader_that_has_gone_is_no_fault() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        done = call("rules", stdout=closed)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_full_disk_is_said() -> None:
    with Path("/dev/full").open("wb") as full:
        done = call("rules", stdout=full)
    assert done.returncode == 4
    assert done.stderr.startswith(b"onsrights: ")
    assert done.stderr.count(b"\n") == 1


def imported(*arguments: str, cwd: Path) -> set[str]:
    """Give what was imported, without what the virtual environment itself needs to find an editable install."""
    script = (
        "import sys\nfrom onsrights.commands import main\nstatus = main(sys.argv[1:])\n"
        "sys.stdout.flush()\nsys.stderr.write('\\n'.join(sys.modules))\nsys.exit(status)"
    )
    roots = [Path(onsrights.__file__).parents[1], Path(click.__file__).parents[1]]
    done = subprocess.run(
        [sys.executable, "-S", "-c", script, *arguments],
        env={"PYTHONPATH": os.pathsep.join(map(str, roots)), "PYTHONUTF8": "1"},
        capture_output=True,
        check=False,
        cwd=cwd,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.decode().splitlines())


@pytest.mark.parametrize(
    ("arguments", "platforms"),
    [(("--help",), False), (("--version",), False), (("check", "--help"), False), (("explain", "ONS305"), True)],
)
def test_help_imports_next_to_nothing(tmp_path: Path, arguments: Sequence[str], *, platforms: bool) -> None:
    modules = imported(*arguments, cwd=tmp_path)
    assert not modules & {*HEAVY, "yaml", "onsrights.engine.text.tree", "onsrights.ons.judge"}
    assert ("onsrights.ons.platform" in modules) is platforms, "who knows the rules knows the platforms, and no more"


def test_clean_manifest_imports_little(folder: Path) -> None:
    (folder / "rights.yaml").write_bytes((EXAMPLES / "rights.yaml").read_bytes())
    modules = imported("check", "rights.yaml", cwd=folder)
    # TYPE_CHECKING and the like come from onsrights.engine.declared.
    later = {"typing", "onsrights.reports.text", "onsrights.reports.json", "onsrights.engine.check.locate"}
    assert not modules & {*HEAVY, *later}


class _Closed:
    def flush(self) -> None:
        raise BrokenPipeError


@pytest.mark.parametrize(("stream", "how"), [(sys.stderr, "at once"), (None, "at once"), (_Closed(), "in order")])
def test_a_program_leaves_at_once_when_all_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], stream: object, how: str
) -> None:
    def leave(status: int) -> None:
        raise SystemExit(status + 100)

    monkeypatch.setattr(sys, "argv", ["onsrights", "--version"])
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(os, "_exit", leave)
    with pytest.raises(SystemExit) as left:
        commands.program()
    assert left.value.code == {"at once": 100, "in order": 0}[how]
    assert capsys.readouterr().out == f"onsrights {onsrights.__version__}\n"
