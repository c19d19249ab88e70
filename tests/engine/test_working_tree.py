"""What is read from the index of git is what git says of it, in every form that git writes."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from onsrights.engine.files import working_tree
from onsrights.engine.files.working_tree import WorkingTree

if TYPE_CHECKING:
    from pathlib import Path

NAMES = [
    "a",
    "a.b",
    "a-b",
    "b/c",
    "b/cc/d",
    "b/" + "x" * 200,
    "é/ü",
    "with space/line\nbreak",
    os.fsdecode(b"\xff/\xfe"),
]


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)  # noqa: S607
    return os.fsdecode(done.stdout)


def fill(root: Path, names: list[str]) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name, encoding="utf-8", errors="surrogateescape")


@pytest.mark.parametrize("form", ["sha1", "sha256"])
@pytest.mark.parametrize("version", ["2", "3", "4"])
@pytest.mark.parametrize("split", [False, True])
def test_the_names_are_those_that_git_tells(tmp_path: Path, form: str, version: str, *, split: bool) -> None:
    git(tmp_path, "init", "-q", f"--object-format={form}")
    fill(tmp_path, [*NAMES, *(f"many/{number}/of/them" for number in range(40)), "deep/" * 60 + "end"])
    git(tmp_path, "update-index", "--force-write-index", "--index-version", version)
    git(tmp_path, "add", "--", ".")
    if split:
        git(tmp_path, "update-index", "--split-index")
        fill(tmp_path, ["a", "later/one", "zz"])
        (tmp_path / "b" / "c").unlink()
        git(tmp_path, "add", "-A")
        assert list((tmp_path / ".git").glob("sharedindex.*"))
    if version == "3":  # which git writes only where an entry needs it
        fill(tmp_path, ["meant"])
        git(tmp_path, "add", "-N", "meant")
    tree = WorkingTree(str(tmp_path))
    told = [name for name in git(tmp_path, "ls-files", "-z").split("\0") if name]
    assert len(told) >= 50
    assert all(tree.tracks(str(tmp_path / name)) for name in told)
    for name in ("aa", "a/b", "b", "b/", "many/40", "many/1", "new", "é"):
        assert not tree.tracks(str(tmp_path / name))
        expected = any(each.startswith(name.rstrip("/") + "/") for each in told)
        assert tree.holds_tracked(str(tmp_path / name)) == expected


def test_sparse_and_linked(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    git(root, "init", "-q")
    fill(root, ["in/file", "out/file", "top"])
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "first")
    git(root, "worktree", "add", "-q", str(tmp_path / "linked"))
    fill(tmp_path / "linked", ["own"])
    git(tmp_path / "linked", "add", ".")
    git(root, "sparse-checkout", "set", "--cone", "--sparse-index", "in")
    assert [WorkingTree(str(root)).tracks(str(root / name)) for name in ("in/file", "top", "own")] == [
        True,
        True,
        False,
    ]
    linked = WorkingTree(str(tmp_path / "linked"))
    assert all(linked.tracks(str(tmp_path / "linked" / name)) for name in ("in/file", "out/file", "own"))
    assert (root / ".git" / "info" / "exclude").samefile(linked.exclude)


def test_an_index_that_is_cut_off_anywhere_is_none(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    fill(tmp_path, ["a", "b/c"])
    git(tmp_path, "add", ".")
    index = tmp_path / ".git" / "index"
    whole = index.read_bytes()
    for length in range(len(whole)):
        index.write_bytes(whole[:length])
        tree = WorkingTree(str(tmp_path))
        assert tree.tracks(str(tmp_path / "whatever"))
        assert tree.holds_tracked(str(tmp_path / "whatever"))
        assert not tree.holds_tracked(str(tmp_path / "whatever"), otherwise=False)


def test_an_index_of_names_that_unfold_without_end_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Version 4 writes what differs from the name before, so that few bytes can stand for many."""
    monkeypatch.setattr(working_tree, "_MOST_NAMES", 100_000)
    (tmp_path / ".git").mkdir()
    entry = bytes(62)
    first = entry + b"\0" + b"x" * 5000 + b"\0"
    index = b"DIRC" + (4).to_bytes(4, "big") + (200).to_bytes(4, "big") + first + (entry + b"\0\0") * 199 + bytes(20)
    (tmp_path / ".git" / "index").write_bytes(index)
    assert WorkingTree(str(tmp_path)).tracks(str(tmp_path / "whatever"))
    monkeypatch.setattr(working_tree, "_MOST_NAMES", 10_000_000)
    assert not WorkingTree(str(tmp_path)).tracks(str(tmp_path / "whatever"))
    monkeypatch.setattr(working_tree, "_LARGEST_INDEX", 1000)
    assert WorkingTree(str(tmp_path)).tracks(str(tmp_path / "whatever"))


def test_nothing_was_ever_added(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    tree = WorkingTree(str(tmp_path))
    assert not tree.tracks(str(tmp_path / "a"))
    assert not tree.holds_tracked(str(tmp_path / "a"))
