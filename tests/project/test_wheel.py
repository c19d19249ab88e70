"""The package as others get it: built, installed in a fresh environment, run from another folder."""

from __future__ import annotations

import tarfile
import zipfile
from email import message_from_bytes
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.project.conftest import Execute

pytestmark = pytest.mark.slow


def data_files(project: Path) -> set[str]:
    """Give the data that the package needs, by its names in the package."""
    patterns = {"onsrights/grammar": "grammar/*.lark", "onsrights/schemas": "schemas/*.json"}
    found = {f"{inside}/{path.name}" for inside, pattern in patterns.items() for path in project.glob(pattern)}
    source = project / "src"
    kinds = {".md", ".txt", ".typed", ".yaml"}
    found |= {path.relative_to(source).as_posix() for path in (source / "onsrights").rglob("*") if path.suffix in kinds}
    return found


def test_wheel_holds_the_data_and_nothing_strange(project: Path, built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert data_files(project) <= names
    assert {"onsrights/py.typed"} <= names
    assert any(name.endswith(".lark") for name in names)
    assert any(name.endswith("rights.schema.json") for name in names)
    assert {name.split("/")[0].split("-")[0] for name in names} == {"onsrights"}


def test_the_wheel_says_under_which_licences_its_data_is(project: Path, built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    archive = zipfile.ZipFile(wheel)
    (folder,) = {name.partition("/")[0] for name in archive.namelist() if ".dist-info/" in name}
    metadata = message_from_bytes(archive.read(f"{folder}/METADATA"))
    texts = sorted(path.relative_to(project).as_posix() for path in (project / "src").rglob("LICENSE-*"))
    assert len(texts) == 4
    assert sorted(metadata.get_all("License-File", [])) == ["LICENSE", *texts]
    assert metadata["License-Expression"] == "MIT AND BSD-3-Clause AND LicenseRef-WordNet-3.0"
    for name in ["LICENSE", *texts]:
        assert archive.read(f"{folder}/licenses/{name}") == (project / name).read_bytes()
        if name != "LICENSE":
            assert f"onsrights/{name.removeprefix('src/onsrights/')}" in archive.namelist()


def test_sdist_holds_tests_and_examples(project: Path, built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    wanted = {"tests", "examples", "docs", "grammar", "schemas", "src"}
    listed = {
        path.relative_to(project).as_posix()
        for folder in wanted
        for path in (project / folder).rglob("*")
        if path.is_file()
    }
    assert listed <= names
    assert {"CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md", "SECURITY.md"} <= names


def test_installed_tool_works_from_another_folder(
    project: Path, installed: Path, tmp_path: Path, execute: Execute, outside: dict[str, str]
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for name in ("rights.yaml", "broken-rights.yaml"):
        (elsewhere / name).write_bytes((project / "examples" / name).read_bytes())
    tool = installed / "onsrights"
    execute(tool, "check", "rights.yaml", cwd=elsewhere, env=outside)
    # The faulty manifest needs the grammar, the schema and the texts; explain needs the pages.
    assert "ONS3" in execute(tool, "check", "broken-rights.yaml", cwd=elsewhere, env=outside, status=1)
    assert "ONS305" in execute(tool, "explain", "ONS305", cwd=elsewhere, env=outside)
    assert "json-schema.org" in execute(tool, "schema", cwd=elsewhere, env=outside)
    typed = "import pathlib, onsrights; assert pathlib.Path(onsrights.__file__).with_name('py.typed').is_file()"
    execute(installed / "python", "-c", typed, cwd=elsewhere, env=outside)
