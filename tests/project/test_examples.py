"""The two example manifests are what they say they are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.conftest import Run

EXAMPLES = Path(__file__).parents[2] / "examples"


def report(run: Run, name: str, status: int) -> dict[str, Any]:
    result = run("check", "--format", "json", name, cwd=EXAMPLES)
    assert result.status == status, result.stdout + result.stderr
    document: dict[str, Any] = json.loads(result.stdout)
    return document


def test_example_is_clean(run: Run) -> None:
    document = report(run, "rights.yaml", 0)
    assert document["diagnostics"] == []
    assert document["summary"]["ready"] == document["summary"]["rights"] >= 12


def test_first_draft_has_many_faults(run: Run) -> None:
    document = report(run, "broken-rights.yaml", 1)
    codes = {found["code"] for found in document["diagnostics"]}
    assert len(codes) >= 12, sorted(codes)
    assert document["summary"]["ready"] < document["summary"]["rights"]


def test_every_example_names_a_schema_that_exists() -> None:
    for path in EXAMPLES.glob("*.yaml"):
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        prefix, _, schema = first.partition("$schema=")
        assert prefix == "# yaml-language-server: "
        assert (EXAMPLES / schema).is_file()
