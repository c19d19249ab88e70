"""The examples in the documents are run, and must give what the documents show.

A block marked ``console`` holds commands after ``$ `` and their output. Commands that begin with ``onsrights`` are run,
``cat`` shows a file, ``echo $?`` gives the status of the command before, and others beside them (``git add …``) are
left alone. A line that is only ``…`` stands for any number of lines. A ``python`` block that holds ``>>>`` is run as a
doctest, any other as a program. A ``yaml`` block is a manifest or a right without any fault, or a configuration whose
hooks and commands exist; ``json`` and ``toml`` are read.

Each document is run in a folder of its own, which holds a copy of ``examples``, and in the language it is written in. A
comment on the line above a block changes what is done with it: ``<!-- file: rights.yaml -->`` writes the block to that
file first, and a manifest may then have faults, and ``<!-- not run: why -->`` leaves the block alone. A block that is
neither run nor read is a fault. ``pytest --update-fixtures`` rewrites the output shown.
"""

from __future__ import annotations

import doctest
import json
import re
import shlex
import shutil
import textwrap
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

import onsrights
from onsrights.commands.interface import program
from onsrights.ons.model import FIELDS
from website.pages import Example

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.conftest import Run

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(
    r"(?:^ *<!-- (?P<marker>[^>]*?) -->\n+)?^(?P<indent> *)```(?P<language>[\w-]*)\n(?P<body>.*?)^(?P=indent)```$",
    re.MULTILINE | re.DOTALL,
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
        marker, body = match["marker"] or "", textwrap.dedent(match["body"])
        if re.fullmatch(r"not run: \S.*", marker):
            return match[0]
        if marker.startswith("file:"):
            path = self.folder / marker.removeprefix("file:").strip()
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(body, encoding="utf-8")
            if match["language"] == "yaml" and not path.stem.endswith(("rights", ".afas", ".exact")):
                check_yaml(body)
            return match[0]
        assert not marker or match["language"] not in {"", "text"}, f"what is meant by <!-- {marker} -->?"
        if match["language"] == "console":
            return match[0].replace(match["body"], textwrap.indent(self.console(body), match["indent"]))
        readers: dict[str, Callable[[str], object]] = {
            "python": self.python,
            "yaml": check_yaml,
            "json": json.loads,
            "toml": tomllib.loads,
        }
        assert match["language"] in readers, f"neither run nor marked: {match[0]}"
        readers[match["language"]](body)
        return match[0]

    def console(self, body: str) -> str:
        parts = re.split(r"^(\$ .*\n)", body, flags=re.MULTILINE)
        shown, ran = parts[0], False
        for command, output in zip(parts[1::2], parts[2::2], strict=True):
            given = self.command(command[2:].strip())
            ran = ran or given is not None
            shown += command + (output if given is None or alike(output, given) else given)
        assert ran, f"neither run nor marked: {body}"
        return shown

    def command(self, line: str) -> str | None:
        """Run one command and give its output, with the empty line that may stand after it left out."""
        if line == "echo $?":
            return f"{self.status}\n"
        called, *arguments = shlex.split(line, comments=True)
        if called == "cat":
            return "".join((self.folder / name).read_text(encoding="utf-8") for name in arguments)
        if called != "onsrights":
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


def check_yaml(body: str) -> None:
    """Check a manifest or a right; of a configuration, see that the hooks and commands it names exist."""
    content = yaml.safe_load(body)
    if isinstance(content, dict) and ("manifest" in content or set(content) & set(FIELDS)):
        whole = body if "manifest" in content else Example("yaml", body).manifest()
        report = onsrights.check_text(whole)
        assert [found.message() for found in report.diagnostics] == [], body
        return
    offered = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    for key, value in entries(content):
        if key == "hooks" and isinstance(value, list):
            assert {hook["id"] for hook in value} <= offered, body
            for hook in value:
                check_command(shlex.join(["onsrights", "check", *hook.get("args", ())]))
        if key in {"run", "script", "entry"}:
            for line in "\n".join([value] if isinstance(value, str) else value).splitlines():
                check_command(line)


def entries(content: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - whatever YAML may hold
    """Give every key of a configuration with its value, however deep."""
    if isinstance(content, dict):
        for key, value in content.items():
            yield str(key), value
            yield from entries(value)
    elif isinstance(content, list):
        for value in content:
            yield from entries(value)


def check_command(line: str) -> None:
    """See that a command of ours, with all its options, exists; others are not ours to judge."""
    called, *arguments = shlex.split(re.sub(r"^(?:pipx run|uvx) ", "", line), comments=True) or [""]
    if called == "onsrights":
        whole = program("en")
        with whole.make_context("onsrights", arguments[:1], resilient_parsing=True) as context:
            command = whole.get_command(context, arguments[0])
            assert command is not None, line
            command.make_context(arguments[0], arguments[1:], parent=context)


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
    monkeypatch.setenv("ONSRIGHTS_LANG", "nl" if ROOT / "docs" / "nl" in path.parents else "en")
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


@pytest.mark.parametrize(
    "block",
    [
        "```text\nanything\n```",
        "```\nanything\n```",
        "```console\n$ pip install onsrights\n```",
        "<!-- not run -->\n```console\n$ pip install onsrights\n```",
        "```yaml\nidentifier: external_connector\n```",
        "```yaml\nmanifest: 1\n```",
        "```yaml\nhooks:\n  - id: onsright\n```",
        "```yaml\nscript:\n  - onsrights chek\n```",
        "```yaml\nscript: onsrights check --form json\n```",
        "```json\n{\n```",
        "```toml\n[tool\n```",
        "  ```python\n  1 / 0\n  ```",
    ],
)
def test_a_block_that_is_wrong_or_neither_run_nor_marked_is_a_fault(run: Run, tmp_path: Path, block: str) -> None:
    with pytest.raises(Exception):  # noqa: B017, PT011 - of many kinds, each of which fails the test of a document
        BLOCK.sub(Document(run, tmp_path).play, block)


@pytest.mark.parametrize(
    "block",
    [
        "<!-- not run: installs a package -->\n```console\n$ pip install onsrights\n```",
        "<!-- file: rights.yaml -->\n```yaml\nmanifest: 2\n```",
        "1. First\n\n   ```yaml\n   script: onsrights check --format json rights\n   ```",
        "```yaml\ndutch_name: Document [van een cliënt] verwijderen\n```",
    ],
)
def test_a_block_that_is_right_stays_as_it_is(run: Run, tmp_path: Path, block: str) -> None:
    assert BLOCK.sub(Document(run, tmp_path).play, block) == block
