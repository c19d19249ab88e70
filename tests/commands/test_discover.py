"""Which files are meant by paths on the command line."""

from __future__ import annotations

import os
import subprocess
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from onsrights.engine.files.discover import Discovery, discover, every_file
from onsrights.platforms import PLATFORMS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.conftest import Run


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


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", "-c", "commit.gpgsign=false"]
    command = ["git", *identity, *arguments]
    return os.fsdecode(subprocess.run(command, cwd=folder, check=True, capture_output=True).stdout)


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


def test_git_folder_is_not_searched(repository: Path) -> None:
    write(repository, ".git/rights.yaml", "rights.yaml")
    assert found() == ("rights.yaml",)


def test_another_checkout_in_the_repository_is_not_ours(
    repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    write(repository, "rights.yaml", "clone/rights.yaml", "clone/deep/rights.yaml")
    git(repository, "add", "rights.yaml")
    git(repository, "commit", "-q", "-m", "first")
    git(repository, "init", "-q", "clone")
    git(repository, "worktree", "add", "-q", "tree")
    other = tmp_path_factory.mktemp("other")
    git(other, "clone", "-q", str(repository), "origin")
    git(repository, "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(other / "origin"), "sub")
    assert found() == ("rights.yaml",)
    assert found("tree", "sub", "clone") == (
        "tree/rights.yaml",
        "sub/rights.yaml",
        "clone/deep/rights.yaml",
        "clone/rights.yaml",
    )
    assert set(every_file([])) == {".gitmodules", "rights.yaml"}


def test_what_only_looks_like_another_checkout_is_ours(repository: Path) -> None:
    write(
        repository, "a/rights.yaml", "b/rights.yaml", "c/rights.yaml", "a/.git/info/exclude", "b/.git", "c/.gitignore"
    )
    assert found() == ("a/rights.yaml", "b/rights.yaml", "c/rights.yaml")


def test_what_git_tracks_in_another_checkout_is_ours_as_well(repository: Path) -> None:
    write(repository, "inner/rights.yaml", "inner/new.rights.yaml", "inner/deep/rights.yaml")
    git(repository, "add", "inner/rights.yaml")
    git(repository / "inner", "init", "-q")
    assert found() == ("inner/rights.yaml",)


def test_several_repositories_in_a_folder_are_searched_each_by_its_own_rules(here: Path) -> None:
    for name in ("one", "two"):
        write(here, f"{name}/rights.yaml", f"{name}/own/rights.yaml", f"{name}/inner/rights.yaml")
        git(here, "init", "-q", name)
        git(here, "init", "-q", f"{name}/inner")
    write(here, "one/.gitignore", text="own\n")
    assert found() == ("one/rights.yaml", "two/own/rights.yaml", "two/rights.yaml")


RULES = [
    "config/",
    "config",
    "*.rights.yaml",
    "*.afas.yaml",
    "*.yaml",
    "*",
    "/config/*\n!/config/keep",
    "**/deep/",
    ".*",
]
NAMES = ["rights.yaml", "a.rights.yaml", "b.afas.yaml", "c.exact.yml", "rights.json"]
FOLDERS = ["", "config/", "config/deep/", "src/", "src/config/", "é/", ".hidden/"]


@pytest.mark.parametrize("rules", [*RULES, *("\n".join(pair) for pair in pairwise(RULES)), "*\n!*/\n!src/**"])
def test_what_git_tracks_is_found_whatever_is_ignored(repository: Path, rules: str) -> None:
    """Git itself is asked what it tracks or does not ignore, for every folder, and for code as for manifests."""
    files = [folder + name for folder in FOLDERS for name in NAMES]
    write(repository, ".gitignore", text=rules + "\n")
    chosen = Random(rules).sample(files, 12)  # noqa: S311 - some of many, always the same
    write(repository, *chosen)
    git(repository, "add", "-f", ".")
    (repository / chosen[0]).unlink()  # tracked, and not there
    write(repository, *files[1:])
    listed = git(repository, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0")
    wanted = {name for name in listed if name and (repository / name).exists()}
    assert set(found()) == {name for name in wanted if PLATFORMS.files.fit(Path(name).name)}
    assert set(every_file([])) == wanted


def test_the_commands_agree_on_what_there_is(run: Run, repository: Path) -> None:
    manifest = Path(__file__).parents[2] / "examples" / "rights.yaml"
    write(repository, "config/rights.yaml", text=manifest.read_text(encoding="utf-8"))
    write(repository, "config/app.py", text='RIGHT = "WilgenlichtClientMedicalNoteVeiw"\n')
    write(repository, ".gitignore", text="config/\n")
    git(repository, "add", "-f", ".")
    git(repository, "commit", "-q", "-m", "first")
    assert "1 file and" in run("check", cwd=repository).stdout
    assert "nothing was checked" in run("check", "--changed-since", "HEAD", cwd=repository).stderr
    assert "config/app.py:1:10: error ONS801" in run("usage", "--format", "concise", cwd=repository).stdout
    assert run("export", "--for", "dashboard", cwd=repository).status == 0
    write(
        repository,
        "config/rights.yaml",
        text=manifest.read_text(encoding="utf-8").replace("manifest: 1", "manifest: 2"),
    )
    assert run("check", "--changed-since", "HEAD", cwd=repository).status == 1


def test_links_and_folders_in_the_place_of_what_is_tracked(repository: Path) -> None:
    write(repository, ".gitignore", text="*.rights.yaml\nout/\nfar/\n")
    write(repository, "a.rights.yaml", "b.rights.yaml", "out/rights.yaml", "far/rights.yaml")
    git(repository, "add", "-f", ".")
    for name in ("a.rights.yaml", "b.rights.yaml"):
        (repository / name).unlink()
    (repository / "a.rights.yaml").symlink_to("nowhere")
    (repository / "b.rights.yaml").mkdir()
    (repository / "far").rename(repository / "moved")
    (repository / "far").symlink_to("moved")
    assert found() == ("a.rights.yaml", "moved/rights.yaml", "out/rights.yaml")


@pytest.mark.parametrize("damage", [b"", b"DIRC", b"DIRC\0\0\0\x09", b"no index"])
def test_where_nobody_can_tell_what_is_tracked_nothing_is_left_out(repository: Path, damage: bytes) -> None:
    write(repository, ".gitignore", text="config/\n")
    write(repository, "config/rights.yaml", "clone/rights.yaml")
    git(repository, "init", "-q", "clone")
    assert found() == ()
    (repository / ".git" / "index").write_bytes(damage)
    assert found() == ("config/rights.yaml",)


@pytest.mark.parametrize("kind", ["pipe", "device", "folder", "large", "wide", "loop"])
@pytest.mark.parametrize(
    "place", [".gitignore", "a/.gitignore", ".git/info/exclude", ".git/index", "sub/.git", "lone/.git"]
)
def test_files_of_git_that_are_none_hold_nobody_up(
    here: Path, monkeypatch: pytest.MonkeyPatch, place: str, kind: str
) -> None:
    """Neither a pipe nor an endless device is opened, and a rule that nobody could have written is none."""
    monkeypatch.setattr("onsrights.engine.files.working_tree._LONGEST_TEXT", 1000)
    git(here, "init", "-q")
    write(here, "a/rights.yaml", "sub/rights.yaml", "lone/rights.yaml")
    path = here / place
    path.unlink(missing_ok=True)
    match kind:
        case "pipe":
            os.mkfifo(path)
        case "device":
            path.symlink_to("/dev/zero")
        case "folder":
            path.mkdir()
        case "large":
            path.write_text("rights.yaml\n" * 1000, encoding="utf-8")
        case "wide":
            path.write_text("rights.yaml\n", encoding="utf-16")
        case _:
            path.symlink_to(path.name)
    assert found() == ("a/rights.yaml", "lone/rights.yaml", "sub/rights.yaml")
    assert found("lone") == ("lone/rights.yaml",)


def test_a_link_to_ignore_rules_is_followed_no_more_than_git_does(repository: Path) -> None:
    write(repository, "rules", text="rights.yaml\n")
    write(repository, "rights.yaml")
    (repository / ".gitignore").symlink_to("rules")
    assert found() == ("rights.yaml",)
    assert "rights.yaml" in git(repository, "ls-files", "-z", "--others", "--exclude-standard").split("\0")


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
