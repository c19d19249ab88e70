"""Neovim and Emacs themselves, without a screen: what they show is what a check says.

``make test-editors`` installs them on Debian and runs these. Each editor is started once, goes through all files and
writes down what it shows; ``neovim.lua`` and ``emacs.el`` beside this file are what it does.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from onsrights import check_text
from tests.lsp.test_lsp import CLEAN, FIXTURES, NAMES, expected

if TYPE_CHECKING:
    from collections.abc import Iterable

pytestmark = pytest.mark.editors

HERE = Path(__file__).parent
EDITORS = {
    "neovim": ("nvim", ["--headless", "--clean", "-u", "NONE", "-c", f"luafile {HERE / 'neovim.lua'}"], "utf-8"),
    "emacs": ("emacs", ["--batch", "-l", str(HERE / "emacs.el")], "utf-16"),
}
"""What each is started as, and how the columns that it shows are counted."""
LINE = next(number for number, line in enumerate(CLEAN.split("\n")) if "[van een cliënt] inzien" in line)
SLIP = CLEAN.replace("[van een cliënt] inzien", " [van een cliënt] inzien", 1)


def flat(found: Iterable[Any]) -> list[tuple[object, ...]]:
    """Give faults as an editor's list has them, in an order of their own."""
    rows = [(code, severity, message, *start, *end) for code, severity, message, start, end in found]
    return sorted(rows, key=str)


@pytest.mark.parametrize("editor", EDITORS)
def test_an_editor_shows_what_a_check_says(editor: str, tmp_path: Path) -> None:
    program, arguments, encoding = EDITORS[editor]
    found = shutil.which(program)
    assert found, "Run these tests with: make test-editors"
    paths = []
    texts = []
    for path in FIXTURES:
        file = tmp_path / "een map" / path.parent.name / path.stem / f"{NAMES[path.parent.name[:3]]}{path.suffix}"
        file.parent.mkdir(parents=True)
        texts.append(path.read_bytes().decode("utf-8", "replace"))
        file.write_bytes(texts[-1].encode())
        paths.append(str(file))
    clean = tmp_path / "nog een" / "rights.yaml"
    clean.parent.mkdir()
    clean.write_text(CLEAN, "utf-8")
    (tmp_path / "leeg").mkdir()
    job = {
        "command": [sys.executable, "-m", "onsrights", "lsp", "--lang", "nl"],
        "root": f"{tmp_path / 'leeg'}/",
        "files": paths,
        "clean": str(clean),
        "line": LINE,
    }
    (tmp_path / "job.json").write_text(json.dumps(job), "utf-8")
    environment = os.environ | {
        "JOB": str(tmp_path / "job.json"), "DONE": str(tmp_path / "done.json"), "HOME": str(tmp_path),
        "LC_ALL": "C.UTF-8",
    }  # fmt: skip
    ran = subprocess.run(
        [found, *arguments], env=environment, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=300
    )
    assert (tmp_path / "done.json").exists(), ran.stderr[:3000]
    done = json.loads((tmp_path / "done.json").read_text("utf-8"))
    others = 0
    for name, text, shown in zip(paths, texts, done["files"], strict=True):
        others += shown["text"] != text  # a NUL is a line end in Neovim
        report = check_text(shown["text"], filename=name)
        wanted = flat(expected(one, shown["text"], encoding) for one in report.diagnostics)
        assert sorted(map(tuple, shown["found"]), key=str) == wanted, name
    assert others < 4
    assert done["before"] == done["left"] == 0
    report = check_text(SLIP, filename=str(clean))
    assert sorted(map(tuple, done["after"]), key=str) == flat(
        expected(one, SLIP, encoding) for one in report.diagnostics
    )
    assert done["fixed"] == CLEAN
    assert "| bereik | \\[van een cliënt\\] |" in done["hover"]
