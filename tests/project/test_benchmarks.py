"""The manifests of the benchmarks are what the figures assume; nothing here measures time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from benchmarks.manifests import clean_rights, faulty_rights, manifest
from benchmarks.source_code import write_code

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run

pytestmark = pytest.mark.no_cover  # many cases; smaller tests reach the same lines

NUMBER = 1000


def test_rights_are_all_different() -> None:
    rights = list(clean_rights(20_000))
    for field in ("identifier", "dutch_name", "english_name"):
        assert len({right[field].lower() for right in rights}) == len(rights)


def test_clean_rights_are_clean(run: Run, tmp_path: Path) -> None:
    (tmp_path / "rights.yaml").write_text("".join(manifest(clean_rights(NUMBER))), encoding="utf-8")
    result = run("check", "--format", "json", "rights.yaml", cwd=tmp_path)
    assert result.status == 0, result.stdout + result.stderr
    assert json.loads(result.stdout)["diagnostics"] == []


def test_every_faulty_right_has_a_fault(run: Run, tmp_path: Path) -> None:
    (tmp_path / "rights.yaml").write_text("".join(manifest(faulty_rights(NUMBER))), encoding="utf-8")
    result = run("check", "--format", "json", "rights.yaml", cwd=tmp_path)
    assert result.status == 1, result.stderr
    pointers = {found["pointer"].split("/")[2] for found in json.loads(result.stdout)["diagnostics"]}
    assert len(pointers) == NUMBER


def test_source_code_uses_rights_that_there_are_and_rights_that_there_are_not(run: Run, tmp_path: Path) -> None:
    right = next(clean_rights(1))
    (tmp_path / "rights.yaml").write_text("".join(manifest(iter([right]))), encoding="utf-8")
    write_code(tmp_path / "code", 1001, right["identifier"])
    result = run("usage", "--format", "json", "code", cwd=tmp_path)
    report = json.loads(result.stdout)
    assert (result.status, report["summary"]["files"]) == (1, 1002)
    assert [found["code"] for found in report["diagnostics"]] == ["ONS801"]
