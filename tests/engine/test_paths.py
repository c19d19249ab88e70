"""Paths on Windows, tried with the path classes of Python that know Windows everywhere."""

from __future__ import annotations

import ntpath
import os
from pathlib import Path, PureWindowsPath

import pytest

from onsrights.engine.files import paths
from onsrights.engine.files.discover import discover
from onsrights.engine.files.paths import is_below, with_slashes
from onsrights.platforms import PLATFORMS
from onsrights.reports.content import as_uri

WINDOWS = [
    "rights.yaml",
    r"care\planning.rights.yaml",
    r"..\rights.yaml",
    r"D:\a\repo\rights.yaml",
    r"D:rights.yaml",
    r"\\server\share\rights.yaml",
    r"\rights.yaml",
    "D:/mixed\\rights.yaml",
]


@pytest.mark.parametrize("path", WINDOWS)
def test_reports_show_forward_slashes(path: str) -> None:
    assert with_slashes(path, "\\") == PureWindowsPath(path).as_posix()


def test_a_backslash_is_a_letter_elsewhere() -> None:
    assert with_slashes("a\\b/c", "/") == "a\\b/c"


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (r"D:\a\repo\rights.yaml", "file:///D:/a/repo/rights.yaml"),
        (r"\\server\share\rights.yaml", "file://server/share/rights.yaml"),
        ("D:/mixed\\rights.yaml", "file:///D:/mixed/rights.yaml"),
    ],
)
def test_absolute_paths_are_references_that_windows_takes(path: str, uri: str) -> None:
    assert as_uri(with_slashes(path, "\\")) == uri


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    class Windows:
        sep = "\\"
        path = ntpath

    monkeypatch.setattr(paths, "os", Windows)


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize(
    ("path", "folder", "below"),
    [
        (r"D:\a\repo\rights.yaml", r"D:\a\repo", True),
        (r"d:\A\Repo\rights.yaml", r"D:\a\repo", True),
        (r"D:\a\repository\rights.yaml", r"D:\a\repo", False),
        (r"C:\a\repo\rights.yaml", r"D:\a\repo", False),
        (r"D:\rights.yaml", "D:\\", True),
        (r"\\Server\share\x\rights.yaml", r"\\server\share", True),
    ],
)
def test_what_is_in_the_repository_on_windows(path: str, folder: str, *, below: bool) -> None:
    assert is_below(path, folder) is below


def test_what_is_in_a_folder_here(tmp_path: Path) -> None:
    assert is_below(str(tmp_path / "a" / "b"), str(tmp_path / "a"))
    assert not is_below(str(tmp_path / "ab"), str(tmp_path / "a"))
    assert is_below("/rights.yaml", "/")


def test_one_file_is_taken_once_whatever_the_capitals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("rights.yaml").touch()
    wanted = ["rights.yaml", f".{os.sep}rights.yaml", "."]
    assert discover(wanted, PLATFORMS.files).paths == ("rights.yaml",)
    monkeypatch.setattr(os.path, "normcase", str.lower)
    assert discover(["Rights.yaml", "rights.yaml"], PLATFORMS.files).paths == ("Rights.yaml",)
