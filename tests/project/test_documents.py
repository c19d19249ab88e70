"""The examples in the documents are run, and must give what the documents show.

A block marked ``console`` holds commands after ``$ `` and their output. Commands that begin with ``onsrights`` are run,
``echo $?`` gives the status of the one before, others (``pip install …``) are left alone. A line that is only ``…``
stands for any number of lines. A ``python`` block that holds ``>>>`` is run as a doctest, any other as a program.

Each document is run in a folder of its own, which holds a copy of ``examples``. A comment on the line above a block
changes what is done with it: ``<!-- file: rights.yaml -->`` writes the block to that file first, ``<!-- not run -->``
leaves the block alone. ``pytest --update-fixtures`` rewrites the output shown.
"""

from __future__ import annotations

import doctest
import re
import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Run

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(
    r"(?:<!-- (?P<marker>[^>]*?) -->\n+)?^```(?P<language>\w*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
ELLIPSIS = "…\n"


class Document:
    """One document with the files it made and the status of its last command."""

    def __init__(self, run: Run, folder: Path) -> None:
        self.run = run
        self.folder = folder
        self.status = 0

    def play(self, match: re.Match[str]) -> str:
        """Do what a block asks for and give the block as it should stand in the document."""
        marker = match["marker"] or ""
        if marker.startswith("file:"):
            (self.folder / marker.removeprefix("file:").strip()).write_text(match["body"], encoding="utf-8")
        elif not marker.startswith("not run"):
            if match["language"] == "console":
                return match[0].replace(match["body"], self.console(match["body"]))
            if match["language"] == "python":
                self.python(match["body"])
        return match[0]

    def console(self, body: str) -> str:
        parts = re.split(r"^(\$ .*\n)", body, flags=re.MULTILINE)
        shown = parts[0]
        for command, output in zip(parts[1::2], parts[2::2], strict=True):
            given = self.command(command[2:].strip())
            shown += command + (output if given is None or alike(output, given) else given)
        return shown

    def command(self, line: str) -> str | None:
        """Run one command and give its output, with the empty line that may stand after it left out."""
        if line == "echo $?":
            return f"{self.status}\n"
        program, *arguments = shlex.split(line, comments=True)
        if program != "onsrights":
            return None
        result = self.run(*arguments, cwd=self.folder)
        self.status = result.status
        return result.stdout + result.stderr

    def python(self, body: str) -> None:
        if ">>>" not in body:
            exec(compile(body, "<document>", "exec"), {"__name__": "__main__"})  # noqa: S102 - our own document
            return
        runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
        told: list[str] = []
        runner.run(doctest.DocTestParser().get_doctest(body, {}, "document", None, 0), out=told.append)
        assert not told, "".join(told)


def alike(shown: str, given: str) -> bool:
    """Compare output with what a document shows of it; empty lines at the end do not count."""
    pattern = "(?s:.*)".join(re.escape(part) for part in (shown.rstrip("\n") + "\n").split(ELLIPSIS))
    return re.fullmatch(pattern, given.rstrip("\n") + "\n") is not None


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_examples_give_what_the_document_shows(
    run: Run, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, update_fixtures: bool
) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    written = path.read_text(encoding="utf-8")
    played = BLOCK.sub(Document(run, tmp_path).play, written)
    if update_fixtures and played != written:
        path.write_text(played, encoding="utf-8")
    assert played == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("shown", "given", "same"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\n\n", "a\n", True),
        ("a\n…\nc\n", "a\nb\nb\nc\n", True),
        ("a\n…\n", "a\n", True),
        ("a\n", "a\nb\n", False),
        ("a.\n", "ab\n", False),
    ],
)
def test_what_counts_as_the_same(*, shown: str, given: str, same: bool) -> None:
    assert alike(shown, given) is same
