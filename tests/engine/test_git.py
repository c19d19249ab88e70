"""What git is asked, and that a hostile repository gets nothing run by it."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from onsrights.engine.files import git
from onsrights.engine.files.git import GitError, changed_files, file_at

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SEEN = b"first\n"


def run(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", "-c", "commit.gpgsign=false"]
    command = ["git", *identity, "-c", "init.defaultBranch=main", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


def write(folder: Path, **texts: bytes) -> None:
    for name, text in texts.items():
        (folder / name).write_bytes(text)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one commit, ``same`` and ``other`` in it."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    root = tmp_path / "the root"
    root.mkdir()
    run(root, "init", "-q")
    write(root, same=SEEN, other=SEEN)
    run(root, "add", ".")
    run(root, "commit", "-q", "-m", "first")
    monkeypatch.chdir(root)
    return root


def reason(call: Callable[[], object]) -> tuple[str, str]:
    with pytest.raises(GitError) as caught:
        call()
    return caught.value.reason, caught.value.where


def test_changed_is_what_was_committed_staged_written_or_new(repository: Path) -> None:
    write(repository, committed=b"1", staged=b"1", written=b"1", link=b"1")
    run(repository, "add", "committed")
    run(repository, "commit", "-q", "-m", "second")
    run(repository, "add", "staged")
    write(repository, other=b"changed")
    names = ["same", "other", "committed", "staged", "written", "gone"]
    assert changed_files("HEAD~1", names) == set(names) - {"same"}
    assert changed_files("HEAD", names) == {"other", "staged", "written", "gone"}
    assert changed_files("main", [str(repository / "same"), "./same"]) == set()
    assert changed_files("HEAD", []) == set()
    (repository / "same").unlink()
    assert changed_files("HEAD", ["same"]) == {"same"}


def test_what_was_staged_and_taken_back_has_not_changed(repository: Path) -> None:
    write(repository, other=b"changed")
    run(repository, "add", "other")
    write(repository, other=SEEN)
    os.utime(repository / "same", (1, 1))
    assert changed_files("HEAD", ["same", "other"]) == set()


def test_a_revision_counts_from_where_the_ways_parted(repository: Path) -> None:
    run(repository, "checkout", "-q", "-b", "branch")
    run(repository, "checkout", "-q", "main")
    write(repository, other=b"changed on main\n")
    run(repository, "commit", "-q", "-a", "-m", "on main")
    run(repository, "checkout", "-q", "branch")
    assert changed_files("main", ["same", "other"]) == set()
    run(repository, "checkout", "-q", "--orphan", "elsewhere")
    assert changed_files("main", ["same", "other"]) == {"other"}


def test_line_ends_and_links_make_no_change(repository: Path) -> None:
    write(repository, same=b"first\r\n")
    (repository / "link").symlink_to("other")
    assert changed_files("HEAD", ["same", "link"]) == set()


def test_names_that_are_strange(repository: Path) -> None:
    names = ["with space", "line\nbreak", 'quo"te', "tab\t", ":(top)x", "*", os.fsdecode(b"\xff"), "-h", "ë"]
    for name in names:
        (repository / name).write_bytes(SEEN)
    run(repository, "add", "-A", "--", ".")
    run(repository, "commit", "-q", "-m", "strange")
    assert changed_files("HEAD", names) == set()
    assert [file_at("HEAD", name) for name in names] == [SEEN] * len(names)
    assert changed_files("HEAD~1", names) == set(names)


def test_file_at_a_revision(repository: Path) -> None:
    write(repository, other=b"changed")
    (repository / "sub").mkdir()
    assert file_at("HEAD", "other") == SEEN
    assert file_at("HEAD", str(repository / "other"), most=3) == SEEN[:4]
    assert file_at("HEAD", "missing") is None
    assert file_at("HEAD", "sub") is None
    write(repository, empty=b"")
    run(repository, "add", ".")
    run(repository, "commit", "-q", "-m", "empty")
    assert file_at("HEAD", "empty") == b""


def test_several_repositories_are_looked_at_each(repository: Path) -> None:
    inner = repository / "inner"
    inner.mkdir()
    run(inner, "init", "-q", "--object-format=sha256")
    write(inner, mine=SEEN)
    run(inner, "add", ".")
    run(inner, "commit", "-q", "-m", "inner")
    write(inner, new=SEEN)
    assert changed_files("HEAD", ["same", "inner/mine", "inner/new"]) == {"inner/new"}


def test_a_worktree_is_a_repository(repository: Path) -> None:
    run(repository, "worktree", "add", "-q", "../another")
    assert changed_files("HEAD", ["../another/same"]) == set()


def test_hook_variables_lead_nowhere(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/next-index")
    (repository / "sub").mkdir()
    (repository / "sub" / "new").write_bytes(b"")
    monkeypatch.chdir(repository / "sub")
    assert changed_files("HEAD", ["new", "../same"]) == {"new"}


@pytest.mark.parametrize(
    "revision", ["nothing", "", "-h", "--help", "--output=here", "main..main", "a\0b", "HEAD:same", "main\nmain"]
)
def test_what_is_no_revision(repository: Path, revision: str) -> None:
    assert reason(lambda: changed_files(revision, ["same"])) == ("unknown-revision", revision)
    assert reason(lambda: file_at(revision, "same")) == ("unknown-revision", revision)
    assert sorted(path.name for path in repository.iterdir()) == [".git", "other", "same"]


def test_history_that_was_cut_off(repository: Path, tmp_path: Path) -> None:
    write(repository, other=b"changed")
    run(repository, "commit", "-q", "-a", "-m", "second")
    run(tmp_path, "clone", "-q", "--depth", "1", repository.as_uri(), "shallow")
    file = str(tmp_path / "shallow" / "same")
    assert reason(lambda: changed_files("HEAD~1", [file])) == ("shallow", "HEAD~1")
    assert changed_files("HEAD", [file]) == set()


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    (tmp_path / "file").touch()
    file = str(tmp_path / "file")
    assert reason(lambda: changed_files("HEAD", [file])) == ("no-repository", file)
    (tmp_path / ".git").mkdir()  # looks like one
    assert reason(lambda: changed_files("HEAD", [file])) == ("no-repository", str(tmp_path))

    def nowhere(_path: str) -> str:
        raise FileNotFoundError

    monkeypatch.setattr("os.path.realpath", nowhere)
    assert reason(lambda: changed_files("HEAD", ["x"])) == ("no-repository", "x")


def test_no_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = repository / "git"
    fake.write_text("#!/bin/sh\ntouch was-run\n", encoding="utf-8")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", os.pathsep.join(["", ".", str(repository / "same")]))
    assert reason(lambda: changed_files("HEAD", ["same"])) == ("no-git", "git")
    assert not (repository / "was-run").exists()


def fake_git(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    program = folder / "git"
    program.write_text(f"#!{sys.executable}\nimport sys, time\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("fatal: detected dubious ownership in repository at '/x'\\n", "not-trusted"),
        ("fatal: unsafe repository ('/x' is owned by someone else)\\n", "not-trusted"),
        ("fatal: bad config line 1 in file .git/config\\nmore\\n", "failed"),
        ("\\xff", "failed"),
    ],
)
def test_refusals(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, expected: str) -> None:
    script = f"sys.stderr.buffer.write(b{said!r})\nsys.exit(128)".replace("\\\\", "\\")
    fake_git(tmp_path, monkeypatch, script)
    assert reason(lambda: changed_files("HEAD", ["same"])) == (expected, str(repository))


def test_git_that_hangs_is_given_up(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(git, "_SECONDS", 0.2)
    fake_git(tmp_path, monkeypatch, "time.sleep(60)")
    assert reason(lambda: changed_files("HEAD", ["same"])) == ("failed", str(repository))


def test_git_that_cannot_be_started(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_git(tmp_path, monkeypatch, "")
    (tmp_path / "git").write_text("#!/nothing/there\n", encoding="utf-8")
    assert reason(lambda: changed_files("HEAD", ["same"])) == ("failed", str(repository))


def test_interruption_ends_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert repository.exists()

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess.Popen, "communicate", interrupted)
    with pytest.raises(KeyboardInterrupt):
        changed_files("HEAD", ["same"])


def test_hostile_repository_gets_nothing_run(repository: Path) -> None:
    trap = repository.parent / "trap"
    trap.write_text("#!/bin/sh\ntouch '" + str(repository.parent / "sprung") + "'\ncat\n", encoding="utf-8")
    trap.chmod(0o755)
    hooks = repository / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("post-index-change", "post-checkout", "reference-transaction"):
        (hooks / name).symlink_to(trap)
    for key in (
        "core.fsmonitor", "core.pager", "pager.ls-tree", "diff.external", "core.sshCommand", "filter.x.clean",
        "filter.x.smudge", "filter.x.process", "diff.x.textconv", "diff.x.command", "alias.ls-tree", "core.editor",
        "core.askPass", "gpg.program", "credential.helper",
    ):  # fmt: skip
        run(repository, "config", key, f"!{trap}" if key.startswith("alias") else str(trap))
    run(repository, "config", "extensions.partialClone", "origin")
    run(repository, "config", "remote.origin.url", f"ext::{trap}")
    run(repository, "config", "remote.origin.promisor", "true")
    (repository / ".git" / "info" / "attributes").write_text("* filter=x diff=x\n", encoding="utf-8")
    write(repository, other=b"changed")
    sprung = repository.parent / "sprung"
    subprocess.run(["git", "diff"], cwd=repository, capture_output=True, check=False)  # noqa: S607
    assert sprung.exists(), "the trap works"
    sprung.unlink()
    assert changed_files("HEAD", ["same", "other"]) == {"other"}
    assert file_at("HEAD", "other") == SEEN
    for blob in (repository / ".git" / "objects").glob("??/*"):
        blob.unlink()  # now git would have to fetch what it has not got
    assert reason(lambda: changed_files("HEAD", ["same"]))[0] in {"unknown-revision", "failed"}
    assert not sprung.exists()
