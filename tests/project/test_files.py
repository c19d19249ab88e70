"""The files of the repository: what must be there, and what may not stand in them."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from onsrights.engine.origin import REPOSITORY, installing
from tests.over import over
from website.sources import anchors

ROOT = Path(__file__).parents[2]

MACHINE = re.compile(r"(?<![\w.])/(?:work|root|home/\w+|Users/\w+)/|[A-Z]:\\Users\\")
REGISTRY = re.compile(r"\b(?:test\.)?pypi\.org|pythonhosted\.org|registry\.npmjs|(?:--|\bextra-)index-url|--find-links")
INSTALL = re.compile(
    r"(?:\bpip3? install|\bpipx (?:install|run)|\buv(?: tool install| pip install|x)) (?:--?[\w-]+ )*"
    r"(?P<what>(?:--spec )?[\"']?(?:onsrights\b|git\+)[^\n`]*(?:\n\"[^\n`]*)?)"
)
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)\s#]*)(?:#([^)\s]*))?\)")


def repository_files() -> list[Path]:
    """Give the files git knows, and the new ones it does not ignore."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return sorted(path for name in listed.split("\0") if name and (path := ROOT / name).is_file())


def test_the_usual_files_are_there() -> None:
    for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", ".pre-commit-hooks.yaml"):
        assert (ROOT / name).read_text(encoding="utf-8").strip(), name
    assert "Copyright (c) 2026 The onsrights authors" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "## Unreleased" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


def test_it_is_installed_from_git_as_long_as_it_is_on_no_index() -> None:
    found = [(path, match["what"]) for path in told() for match in INSTALL.finditer(path.read_text(encoding="utf-8"))]
    assert len(found) > 20
    ways = (f"git+{REPOSITORY}", f"{REPOSITORY}/archive/refs/tags/v")
    assert [(path, what) for path, what in found if not any(way in what for way in ways)] == []
    bare = re.compile(r"onsrights==|[\"']onsrights\[[\w,]+\](?! @ )")
    assert [(path, match[0]) for path in told() for match in bare.finditer(path.read_text(encoding="utf-8"))] == []
    assert INSTALL.search(installing("web"))
    for wrong in ("pip install onsrights", "pipx run onsrights check", "pip install 'onsrights[web]'", "uvx onsrights"):
        match = INSTALL.search(wrong)
        assert match is not None
        assert REPOSITORY not in match["what"]


def told() -> list[Path]:
    """Give the files that tell people and machines how to install this."""
    folders = ("docs", "ci", "templates", "mega-linter-plugin-onsrights", "src", "website")
    return [
        path
        for path in repository_files()
        if path.suffix in {".md", ".yml", ".py", ".html"}
        and (path.parent == ROOT or path.relative_to(ROOT).parts[0] in folders)
        and path.name != "origin.py"
    ]


def test_no_machine_and_no_registry_is_named() -> None:
    for path in repository_files():
        if path == Path(__file__) or b"\0" in (content := path.read_bytes()):
            continue
        text = content.decode(errors="replace")
        for pattern in (MACHINE, REGISTRY):
            assert (match := pattern.search(text)) is None, f"{path.relative_to(ROOT)}: {match[0]!r}"


@over(
    "document",
    [path for path in repository_files() if path.suffix == ".md"],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_links_lead_somewhere(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    for target, anchor in LINK.findall(text):
        meant = document.parent / target if target else document
        assert meant.exists(), target
        assert not anchor or anchor in anchors(meant.read_text(encoding="utf-8")), f"{target}#{anchor}"


def test_packages_in_pyproject_are_the_packages_there_are() -> None:
    """The list is written out because two packages live outside ``src``."""
    import tomllib

    configuration = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    source = ROOT / "src"
    found = {".".join(path.parent.relative_to(source).parts) for path in source.rglob("*.py")}
    assert found | {"onsrights.grammar", "onsrights.schemas"} == set(configuration["tool"]["setuptools"]["packages"])
