"""What is ignored is what git ignores, for rules of every kind; and no rule can be made to try without end."""

from __future__ import annotations

import os
import subprocess
from random import Random
from typing import TYPE_CHECKING

import pytest

from onsrights.engine.files.discover import every_file
from onsrights.engine.files.gitignore import rules_of

if TYPE_CHECKING:
    from pathlib import Path

FOLDERS = ["", "a", "b", "a/b", "a/b/c", "foo", "foo/keep", "a/foo/x", "b/a/b", "x.y", "a/x.y/z", "ü", "A B"]
NAMES = ["k", "r.yaml", "k.yml", "abab", "a.b", "q]", "é", " s ", "!n", "#h", "[x]", "b\\c"]
PARTS = [
    "a", "b", "foo", "keep", "x.y", "*", "?", "a*", "*b", "*.yaml", "**", "***", "[ab]", "[!a]", "f*o", "*a*b*",
    "k.yml", "ü", "a?", "\\a", "foo*", "[a-c]", "**a", "a**", "[]q]*", "q[]]", "[^b]*", "x.*", "[[:alpha:]]",
    "[![:digit:]a]*", "é", "[é]", "??", "\\ s\\ ", " s ", "\\!n", "\\#h", "#h", "\\[x]", "[\\[]x]", "b\\\\c", "[z-a]*",
    "[", "[a", "\\", "A B", "[a\\-c]", "[a-", "[[:no:]]", "[a/b]", "?[^k]*", "",
]  # fmt: skip


def rule(random: Random) -> str:
    text = "/".join(random.choice(PARTS) for _ in range(random.choice([1, 1, 1, 2, 2, 3])))
    text = "/" * (random.random() < 0.25) + text + "/" * (random.random() < 0.25)
    return "!" * (random.random() < 0.3) + text + " " * (random.random() < 0.05) + "\r" * (random.random() < 0.05)


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("tree")
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)  # noqa: S607
    for folder in FOLDERS:
        (root / folder).mkdir(parents=True, exist_ok=True)
        for name in NAMES:
            if not (root / folder / name).exists():
                (root / folder / name).touch()
    return root


@pytest.mark.parametrize("seed", range(6))
def test_what_is_left_is_what_git_lists(tree: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    monkeypatch.chdir(tree)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    random = Random(seed)  # noqa: S311 - rules, not secrets
    inner = tree / "a" / ".gitignore"
    for _ in range(60):
        rules = [rule(random) for _ in range(random.choice([1, 1, 2, 2, 3, 4]))]
        (tree / ".gitignore").write_text("\n".join(rules), encoding="utf-8", newline="")
        inner.write_text(rule(random) + "\n" if random.random() < 0.3 else "", encoding="utf-8", newline="")
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--others", "--exclude-standard"],  # noqa: S607
            check=True,
            capture_output=True,
        )
        assert set(every_file([])) == {os.fsdecode(name) for name in listed.stdout.split(b"\0") if name}, rules
    inner.unlink()


@pytest.mark.parametrize(
    "line",
    [
        b"a*" * 60 + b"b",
        b"a*?" * 60 + b"b",
        b"**/a*/" * 60 + b"b",
        b"*" * 5000 + b"b",
        b"[a-z]*" * 60 + b"!",
        b"*a" * 500,
    ],
)
def test_no_rule_tries_without_end(line: bytes) -> None:
    rules = rules_of(line + b"\n" + b"x/" + line)
    assert rules is not None
    for path in (b"a" * 255, b"/".join([b"a" * 50] * 80), b"a/" * 2000 + b"c", b"x/" + b"a" * 255):
        assert rules.verdict(path, folder=False) in {None, True}


def test_the_last_rule_decides() -> None:
    rules = rules_of(b"\xef\xbb\xbf*.yaml\n!a.yaml\nout/\n")
    assert rules is not None
    assert [rules.verdict(path, folder=False) for path in (b"b.yaml", b"x/a.yaml", b"out")] == [True, False, None]
    assert rules.verdict(b"x/out", folder=True)
    assert rules_of(b"# nothing\n\n!\n/\n") is None
