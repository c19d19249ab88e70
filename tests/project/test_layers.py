"""Who may import whom: engine <- ons <- doors, and reports that know only the engine."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(__file__).parents[2] / "src"
MODULES = sorted(SOURCE.rglob("*.py"))

MAY_IMPORT = {
    "engine": {"engine"},
    "ons": {"engine", "grammar", "ons", "schemas"},
    "reports": {"engine", "reports"},
    "exports": {"engine", "exports", "ons"},
    "imports": {"engine", "imports", "ons"},
    "web": {"engine", "library", "ons", "reports", "schemas", "web"},
    "commands": {"commands", "engine", "exports", "imports", "library", "ons", "reports", "schemas", "web"},
    "catalogue": {"engine"},
    "library": {"engine", "library", "ons"},
    "adapters": {"adapters", "engine", "library", "ons"},
    "__init__": {"engine", "library", "ons"},
    "__main__": {"commands"},
}
"""For each part of the package, the parts it may know. ``onsrights.__version__`` is free to all."""


def part_of(module: Path) -> str:
    return module.relative_to(SOURCE / "onsrights").parts[0].removesuffix(".py")


def imported(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}:{node.lineno}: imports are absolute here"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def strings(module: Path) -> Iterator[str]:
    """Give every text in the code that is no docstring."""
    tree = ast.parse(module.read_bytes())
    bare = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in bare:
            yield node.value


@pytest.mark.parametrize("module", MODULES, ids=lambda module: str(module.relative_to(SOURCE)))
def test_imports_stay_within_the_layer(module: Path) -> None:
    allowed = MAY_IMPORT[part_of(module)]
    ours = [name.split(".") for name in imported(module) if name.split(".")[0] == "onsrights"]
    known = {name[1] for name in ours if name != ["onsrights", "__version__"]}
    assert known <= allowed, f"{part_of(module)} may not know {sorted(known - allowed)}"


@pytest.mark.parametrize("part", ["engine", "reports"])
def test_engine_and_reports_know_no_platform(part: str) -> None:
    words = ("ONS", "dutch_name", "english_name", "cliënt")
    for module in (SOURCE / "onsrights" / part).glob("*.py"):
        for text in strings(module):
            assert not any(word in text for word in words), f"{module.name}: {text!r}"


def test_every_part_is_known_to_this_test() -> None:
    assert {part_of(module) for module in MODULES} <= MAY_IMPORT.keys()
