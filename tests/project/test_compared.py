"""The comparison with other linters: what it says of ourselves can be looked up and run."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.over import over
from tests.project.test_documents import check_command

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "design" / "compared.md"
LINK = re.compile(r"\[(\w+)\]\(([^)]+)\)")


def rows() -> list[list[str]]:
    """Give the cells of every row that judges ourselves."""
    tables = re.findall(
        r"^\| \| onsrights .*\n\|[-|]+\|\n((?:\|.*\n)+)", PAGE.read_text(encoding="utf-8"), re.MULTILINE
    )
    return [[cell.strip() for cell in line.strip("|\n").split("|")] for table in tables for line in table.splitlines()]


def test_there_is_something_to_hold() -> None:
    assert len(rows()) > 70


@over("row", rows(), ids=lambda row: str(row[0]))
def test_what_is_claimed_can_be_looked_up(row: list[str]) -> None:
    _, ours, evidence, *others = row
    assert re.fullmatch(r"yes|no|partly: .+", ours)
    assert set(others) <= {"Y", "P", "N", "–"}
    if ours == "no":
        assert not evidence
    elif evidence.startswith("`"):
        check_command(evidence.strip("`"))
    else:
        named = LINK.fullmatch(evidence)
        assert named is not None, evidence
        module = ast.parse((PAGE.parent / named[2]).read_text(encoding="utf-8"))
        assert named[1] in {node.name for node in ast.walk(module) if isinstance(node, ast.FunctionDef)}
