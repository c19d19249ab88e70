"""The steps of CONTRIBUTING, "Adding a rule", followed to the letter in a copy of the project."""

from __future__ import annotations

import re
import sys
import sysconfig
import venv
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.project.conftest import Execute

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
GAP = "…"
MODULE = (
    "a description holds the address of a web page",
    "an administrator reads the description in a list, in which nothing can be clicked",
    'dutch_description", "english_description',
    'In de omschrijving staat het adres "{address}". Zeg in woorden wat daar te lezen is.',
    'The description holds the address "{address}". Say in words what can be read there.',
    "Look for an address in each description",
    """field.place(start, start + len(address))""",
)
LOOK = """
    for field in right.fields.values():
        start = field.text.find("https://")
        if start >= 0 and field.name.endswith("_description"):
            address = field.text[start:].split()[0]
            yield Finding("ONS509", …, "message", {"address": address})
"""
WRONG = "english_description: Allows a care worker to delete documents, see https://example.org/documents"
RIGHT = "english_description: Allows a care worker to delete documents from the record of a client."
PAGES = {
    "en": (
        "A description holds the address of a web page",
        "Reports an address that begins with `https:` or `http:`.",
        "The description is shown as it is: nobody can click on it.",
        WRONG,
        RIGHT,
        "Say in words what can be read there.",
        "At names of web sites without `https:`.",
    ),
    "nl": (
        "In een omschrijving staat het adres van een webpagina",
        "Meldt een adres dat met `https:` of `http:` begint.",
        "De omschrijving wordt getoond zoals zij is: niemand kan erop klikken.",
        WRONG,
        RIGHT,
        "Zeg wat daar te lezen is.",
        "Bij namen van websites zonder `https:`.",
    ),
}


@pytest.fixture
def copy(project: Path, tmp_path: Path) -> Path:
    """Give a copy with an environment of its own, in which everything but the package is that of this run."""
    copy = tmp_path / "copy"
    copytree(project, copy)
    for compiled in (cache for part in ("src", "tests", "website") for cache in (ROOT / part).rglob("__pycache__")):
        copytree(compiled, copy / compiled.relative_to(ROOT), ignore=ignore_patterns("*.pyc.*"))  # still being written
    environment = copy / ".venv"
    venv.create(environment, symlinks=True)
    packages = sysconfig.get_path("purelib", vars={"base": str(environment)})
    Path(packages, "here.pth").write_text(f"{copy / 'src'}\n{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    for part in ("grammar", "schemas"):  # as pyproject.toml says of them
        (copy / "src" / "onsrights" / part).symlink_to(copy / part)
    (environment / "bin" / "ruff").symlink_to(Path(sys.executable).with_name("ruff"))
    for stamp in (".ready", ".ready-test"):
        (environment / stamp).touch()
    return copy


def fill(path: Path, pieces: tuple[str, ...]) -> None:
    """Write each piece where the next gap is; all gaps have to be filled."""
    text = path.read_text(encoding="utf-8")
    assert text.count(GAP) == len(pieces)
    for piece in pieces:
        text = text.replace(GAP, piece, 1)
    path.write_text(text, encoding="utf-8")


def commands(root: Path) -> list[str]:
    """Give what the section says is to be run."""
    text = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = text.partition("## Adding a rule\n")[2].partition("\n## ")[0]
    return re.findall(r"^ *\$ (.*)$", section, re.MULTILINE)


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="the project is built with make")
def test_a_rule_is_added_by_the_steps(copy: Path, execute: Execute, outside: dict[str, str]) -> None:
    outside = {**outside, "PYTEST_XDIST_AUTO_NUM_WORKERS": "0"}  # the other processors are at the other tests
    lay_out, *others, everything = commands(copy)
    assert (others, everything) == (["make format", "make generate", "make test-rules"], "make test")
    execute("git", "add", "--all", cwd=copy, env=outside)

    laid_out = [Path(line) for line in execute(*lay_out.split(), cwd=copy, env=outside).splitlines()]
    module, english, dutch = laid_out
    replace(module, '\n    yield Finding("ONS509", …, "message", {})\n', LOOK)
    fill(module, MODULE)
    fill(english, PAGES["en"])
    fill(dutch, PAGES["nl"])
    replace(copy / "CHANGELOG.md", "### Added\n\n", "### Added\n\n- ONS509 reports addresses in descriptions.\n")
    for command in others:
        execute(*command.split(), cwd=copy, env=outside)

    reports = copy / "tests" / "fixtures" / "pages" / "ons" / "description_has_address.txt"
    assert 'holds the address\n  "https://example.org/documents".' in reports.read_text(encoding="utf-8")
    status = execute("git", "status", "--short", "-uall", cwd=copy, env=outside).splitlines()
    new = {line[3:] for line in status if line[1] != " "}
    made = {"src/onsrights/ons/_catalogue.py", "schemas/onsrights.schema.json", str(reports.relative_to(copy))}
    assert new == {"CHANGELOG.md", *made, *(str(path.relative_to(copy)) for path in laid_out)}
    execute(sys.executable, "-m", "ruff", "check", module, cwd=copy, env=outside)
