"""Which files are meant by paths on the command line."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onsrights.engine.discover import Discovery, discover
from onsrights.platforms import PLATFORMS

if TYPE_CHECKING:
    from collections.abc import Sequence


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def repository(here: Path) -> Path:
    subprocess.run(["git", "init", "-q"], cwd=here, check=True)  # noqa: S607 - whichever git there is
    return here


def write(folder: Path, *names: str, text: str = "") -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def found(*paths: str) -> Sequence[str]:
    return discover(paths, PLATFORMS.files).paths


def test_names_that_a_folder_is_searched_for(here: Path) -> None:
    write(here, "rights.yaml", "rights.yml", "rights.json", "a.rights.yaml", "b.rights.yml", ".rights.yaml")
    write(here, "c.rights.json", "myrights.yaml", "rights.yaml.bak", "Rights.yaml", "readme.md")
    wanted = (".rights.yaml", "a.rights.yaml", "b.rights.yml", "rights.json", "rights.yaml", "rights.yml")
    assert found() == wanted
    assert found(".") == wanted
    assert found(str(here)) == tuple(str(here / name) for name in wanted)


def test_folders_below_are_searched_in_order(here: Path) -> None:
    write(here, "z/rights.yaml", "a/b/rights.yml", "a/rights.yaml", "rights.yaml")
    assert found() == ("a/b/rights.yml", "a/rights.yaml", "rights.yaml", "z/rights.yaml")
    assert found("z", "a") == ("z/rights.yaml", "a/b/rights.yml", "a/rights.yaml")


def test_named_file_is_taken_whatever_its_name_and_whether_it_is_there(here: Path) -> None:
    write(here, "manifest.txt")
    assert found("manifest.txt", "missing.yaml") == ("manifest.txt", "missing.yaml")
    assert found("missing.yaml") == ("missing.yaml",)


def test_standard_input(here: Path) -> None:
    write(here, "-")
    assert found("-", "-", "./-") == ("-", "./-")
    assert found("-") == ("-",)


def test_duplicates_are_taken_once(here: Path) -> None:
    write(here, "a/rights.yaml")
    (here / "link.yaml").symlink_to("a/rights.yaml")
    assert found("a/rights.yaml", "a", "./a/rights.yaml", "link.yaml") == ("a/rights.yaml",)


def test_empty_folders_are_named(here: Path) -> None:
    (here / "empty").mkdir()
    write(here, "a/rights.yaml")
    assert discover(("empty", "a"), PLATFORMS.files) == Discovery(("a/rights.yaml",), ("empty",))
    assert discover(("empty",), PLATFORMS.files) == Discovery((), ("empty",))


def test_patterns(here: Path) -> None:
    write(here, "b.yaml", "a.yaml", "sub/deep/c.yaml", "folder/rights.yaml", "what[1].yaml")
    assert found("?.yaml") == ("a.yaml", "b.yaml")
    assert found("**/c.yaml") == ("sub/deep/c.yaml",)
    assert found("fold*") == ("folder/rights.yaml",)
    assert found("what[1].yaml", "x") == ("what[1].yaml", "x")
    assert found("*.nothing") == ("*.nothing",)


def test_loops_of_links_end(here: Path) -> None:
    write(here, "a/rights.yaml")
    (here / "a" / "loop").symlink_to("..")
    (here / "self").symlink_to("self")
    assert found() == ("a/rights.yaml",)


def test_dangling_link_and_folder_by_that_name(here: Path) -> None:
    (here / "rights.yml").symlink_to("nowhere")
    write(here, "rights.yaml/rights.json")
    assert found() == ("rights.yaml/rights.json", "rights.yml")


def test_pipe_by_that_name_is_left(here: Path) -> None:
    os.mkfifo(here / "rights.yaml")
    assert found() == ()


def test_folder_that_cannot_be_read_is_passed_on(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(here, "rights.yaml", "secret/rights.yaml")
    scandir = os.scandir

    def refusing(path: str) -> object:
        if os.fspath(path).endswith("secret"):
            raise PermissionError(13, "no", path)
        return scandir(path)

    monkeypatch.setattr("os.scandir", refusing)
    assert found() == ("rights.yaml", "secret")


def test_strange_names(here: Path) -> None:
    names = ["with space.rights.yaml", "line\nbreak.rights.yaml", os.fsdecode(b"\xff.rights.yaml")]
    write(here, *names)
    assert sorted(found()) == sorted(names)


def test_very_deep_folders(here: Path) -> None:
    depth = 1200
    folders = ["/".join("d" * level) for level in range(1, depth + 1)]
    for folder in folders:
        Path(folder).mkdir()
    write(here, f"{folders[10]}/rights.yaml")
    assert found() == (f"{folders[10]}/rights.yaml",)
    for folder in reversed(folders[11:]):
        Path(folder).rmdir()


def test_git_ignore_rules(repository: Path) -> None:
    write(repository, "build/rights.yaml", "src/rights.yaml", "src/build/rights.yaml", "src/keep/build/rights.yaml")
    write(repository, "docs/x.rights.yaml", "docs/y.rights.yaml", "only/rights.yaml", "excluded/rights.yaml")
    write(repository, ".gitignore", text="# comment\n\nbuild/\r\n/only\n*.rights.yaml\n!\n[\n")
    write(repository / "docs", ".gitignore", text="!y.rights.yaml\n")
    write(repository / "src" / "keep", ".gitignore", text="!build/\n")
    (repository / ".git" / "info" / "exclude").write_text("excluded\n", encoding="utf-8")
    assert found() == ("docs/y.rights.yaml", "src/keep/build/rights.yaml", "src/rights.yaml")


def test_rules_above_the_folder_hold_below_it(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(repository, "a/b/out/rights.yaml", "a/b/rights.yaml")
    write(repository, ".gitignore", text="out\n")
    assert found("a/b") == ("a/b/rights.yaml",)
    monkeypatch.chdir(repository / "a")
    assert found() == ("b/rights.yaml",)
    assert found("../a/b") == ("../a/b/rights.yaml",)


def test_ignored_folder_that_is_named_is_searched(repository: Path) -> None:
    write(repository, "out/rights.yaml", "out/inner/rights.yaml", "out/skip/rights.yaml")
    write(repository, ".gitignore", text="out/\n")
    write(repository / "out", ".gitignore", text="skip\n")
    assert found() == ()
    assert found("out") == ("out/inner/rights.yaml", "out/rights.yaml")
    assert found("out/rights.yaml") == ("out/rights.yaml",)


def test_outside_a_repository_nothing_is_ignored(here: Path) -> None:
    if any((folder / ".git").exists() for folder in here.parents):
        pytest.skip("the temporary folder is in a repository")
    write(here, "rights.yaml")
    write(here, ".gitignore", text="*\n")
    assert found() == ("rights.yaml",)


def test_git_folder_is_not_searched_and_a_repository_inside_has_its_own_rules(repository: Path) -> None:
    write(repository, ".git/rights.yaml", "inner/.git/rights.yaml", "inner/rights.yaml", "inner/own/rights.yaml")
    write(repository, ".gitignore", text="rights.yaml\n")
    write(repository / "inner", ".gitignore", text="own\n")
    assert found() == ("inner/rights.yaml",)


def test_rules_of_a_worktree(repository: Path) -> None:
    write(repository, "main/.git/info/exclude", text="out\n")
    write(repository, "main/.git/worktrees/tree/commondir", text="../..\n")
    write(repository, "tree/.git", text="gitdir: ../main/.git/worktrees/tree\n")
    write(repository, "tree/out/rights.yaml", "tree/rights.yaml")
    assert found("tree") == ("tree/rights.yaml",)


def test_the_same_files_as_git(repository: Path) -> None:
    """Git itself is asked what it does not ignore."""
    rules = ["*.yml", "!b/rights.yml", "a/*", "!a/rights.json", "**/tmp/", "/c/**/d", "e/", "!e/rights.yaml", "\\#x"]
    write(repository, ".gitignore", text="\n".join(rules))
    folders = ["", "a", "b", "a/tmp", "b/tmp", "c/d", "c/x/d", "c/x/y", "e", "#x", "f g"]
    write(repository, *(f"{folder}/{name}".lstrip("/") for folder in folders for name in ("rights.yaml", "rights.yml")))
    write(repository, "a/rights.json")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--others", "--exclude-standard", "--", "*rights.*"],  # noqa: S607
        check=True,
        capture_output=True,
        cwd=repository,
    )
    assert sorted(found()) == sorted(name for name in os.fsdecode(listed.stdout).split("\0") if name)
