"""Very long runs of one character cost every door of the program little: nothing in it looks at each of them twice."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from onsrights.commands.check.reports import FORMATS
from tests.clock import at_most
from tests.ons.test_platform import RIGHT, manifest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

SECONDS = 8
"""An order of magnitude more than it takes; what grows with the square of the length takes minutes."""
RUNS = [" ", "\t", " \n", "a", "*", "[", '"', "#", "`", "=", "- ", "a-", "a.", "\u00a0"]

HEAD = "manifest: 1\nconnector: {name: Zorgbrug}\nrights:\n  - identifier: ZorgbrugClientDocumentView\n"
TEXTS = {
    "check comment": ("rights.yaml", "# onsrights: ignore[ONS303] a{run}b\n" + HEAD),
    "check near miss": ("rights.yaml", "# onsright: {run}\n" + HEAD),
    "check list": ("rights.yaml", HEAD + "    dutch_name: Document  # onsrights: ignore[{run}\n"),
    "check settings": ("onsrights.toml", 'ignore = [{run}"ONS3"]\n'),
    "import": (
        "form.txt",
        "Right identifier\nZorgbrugClientDocumentView\nDutch name{run}x\n{run}\nEnglish name: {run}\n",
    ),
    "import table": ("table.csv", "Right identifier;Dutch name\n{run};x{run}y\n"),
    "usage": ("code.py", "right={run}x\nscope_for_user({run}\n'Zorgbrug{run}"),
}
COMMANDS = {
    "check": ("check", "--format", "markdown"),
    "import": ("import",),
    "usage": ("usage", "--manifest", "rights.yaml"),
}


@pytest.mark.parametrize("run_of", RUNS, ids=ascii)
@pytest.mark.parametrize("door", TEXTS)
def test_a_long_run_costs_little(run: Run, tmp_path: Path, door: str, run_of: str) -> None:
    name, text = TEXTS[door]
    (tmp_path / "rights.yaml").write_text(manifest(RIGHT), encoding="utf-8")
    written = text.replace("{run}", run_of * (60_000 // len(run_of)))
    (tmp_path / name).write_text(written, encoding="utf-8", newline="")
    target = "rights.yaml" if name.endswith(".toml") else name
    with at_most(SECONDS):
        result = run(*COMMANDS[door.partition(" ")[0]], target, cwd=tmp_path)
    assert result.status in {0, 1, 2}


@pytest.mark.parametrize("run_of", RUNS, ids=ascii)
@pytest.mark.parametrize(
    "form", [("dashboard", "markdown"), ("dashboard", "html"), ("dashboard", "csv"), ("customer", "markdown")]
)
def test_a_long_run_is_exported_quickly(run: Run, tmp_path: Path, form: tuple[str, str], run_of: str) -> None:
    long = "Geeft toestemming" + run_of * (60_000 // len(run_of)) + "om documenten in te zien."
    (tmp_path / "rights.json").write_text(manifest({**RIGHT, "dutch_description": long}), encoding="utf-8")
    with at_most(SECONDS):
        options = ("--force", "--status", "draft", "--for", form[0], "--format", form[1])
        result = run("export", "rights.json", *options, cwd=tmp_path)
    assert result.stdout


@pytest.mark.no_cover
def test_a_long_run_is_reported_quickly_in_every_form(run: Run, tmp_path: Path) -> None:
    for number, run_of in enumerate(RUNS):
        right = {**RIGHT, "dutch_name": "Document" + run_of * (20_000 // len(run_of)) + "inzien"}
        (tmp_path / f"{number}.rights.yaml").write_text(
            json.dumps(json.loads(manifest(right)), ensure_ascii=False), encoding="utf-8"
        )
    reports = [word for name in FORMATS for word in ("--format", name, "--output", f"report.{name}")]
    with at_most(SECONDS * 2):
        assert run("check", *reports, cwd=tmp_path).status == 1
    assert all((tmp_path / f"report.{name}").stat().st_size > 1000 for name in FORMATS)
