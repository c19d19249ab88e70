"""The hooks, run by the real pre-commit on a scratch repository, and by prek, which reads the same files."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.project.conftest import Execute

ROOT = Path(__file__).parents[2]
GOOD = (ROOT / "examples" / "rights.yaml").read_bytes()
BAD = (ROOT / "examples" / "broken-rights.yaml").read_bytes()


def hooks() -> list[dict[str, Any]]:
    """Read the hooks file, which is plain enough for a few lines: ours is no place to call ``yaml.load``."""
    text = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    return [dict(re.findall(r"^(?:- |  )(\w+): (.*?)(?: #.*)?$", block, re.MULTILINE)) for block in text.split("\n\n")]


@pytest.mark.parametrize(
    ("path", "matches"),
    [
        ("rights.yaml", True),
        ("rights.yml", True),
        ("rights.json", True),
        ("deep/down/rights.yaml", True),
        ("planning.rights.yaml", True),
        ("deep/planning.rights.yml", True),
        ("planning.rights.json", False),
        (".rights.yaml", False),
        ("copyrights.yaml", False),
        ("rights.yaml.orig", False),
        ("rights/other.yaml", False),
    ],
)
def test_which_files_are_meant(*, path: str, matches: bool) -> None:
    for hook in hooks():
        assert bool(re.search(hook["files"], path)) is matches


def test_what_is_pasted_from_a_document_reports_a_fault_once() -> None:
    for path in (ROOT / "README.md", *(ROOT / "docs").rglob("*.md")):
        for block in re.findall(
            r"^```yaml\n(repos:\n.*?)^```$", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
        ):
            assert len(re.findall(r"- id: onsrights", block)) == 1, path


def test_all_hooks_are_there() -> None:
    assert [hook["id"] for hook in hooks()] == ["onsrights", "onsrights-all", "onsrights-fix"]
    assert all(hook["require_serial"] == "true" for hook in hooks())


HOUSE = """
[[house]]
code = "{code}"
name = "not-this-word"
fields = ["dutch_description"]
forbid = ["{word}"]
severity = "error"
message = "Niet dit woord."
"""


class Repository:
    """A scratch repository with all hooks of this project."""

    def __init__(self, folder: Path, execute: Execute, environment: dict[str, str]) -> None:
        self.folder = folder
        self._execute = execute
        self._environment = environment

    def git(self, *arguments: str) -> str:
        return self._execute("git", *arguments, cwd=self.folder, env=self._environment)

    def add(self, path: str, content: bytes) -> None:
        (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / path).write_bytes(content)
        self.git("add", "--", path)

    def hook(self, name: str, *, status: int, by: str = "pre-commit") -> str:
        program = Path(sys.executable).with_name(by)
        command = (program, "run", name, "--color", "never", "--verbose")
        return self._execute(*command, cwd=self.folder, env=self._environment, status=status)

    def install(self, by: str) -> None:
        self._execute(Path(sys.executable).with_name(by), "install", "-f", cwd=self.folder, env=self._environment)

    def commit(self, *, status: int) -> str:
        command = ("git", "commit", "--message", "Rights")
        return self._execute(*command, cwd=self.folder, env=self._environment, status=status)


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a package of a team with house rules in it, whose code must never run."""
    folder = tmp_path_factory.mktemp("rules")
    package = folder / "acme_huisregels"
    package.mkdir()
    (package / "__init__.py").write_text("raise SystemExit('This is data.')\n", encoding="utf-8")
    (package / "rights.toml").write_text(HOUSE.format(code="ACME001", word="cliënt"), encoding="utf-8")
    (folder / "pyproject.toml").write_text(
        '[project]\nname = "acme-huisregels"\nversion = "1"\n'
        '[tool.setuptools.package-data]\nacme_huisregels = ["rights.toml"]\n',
        encoding="utf-8",
    )
    return folder


@pytest.fixture
def repository(tmp_path: Path, project: Path, rules: Path, execute: Execute, outside: dict[str, str]) -> Repository:
    folder = tmp_path / "scratch"
    folder.mkdir()
    scratch = Repository(folder, execute, outside)
    scratch.git("init", "--quiet")
    revision = execute("git", "rev-parse", "HEAD", cwd=project, env=outside).strip()
    # All hooks have the same packages, so that one environment serves them all.
    more = f"        additional_dependencies: ['{rules.as_posix()}']\n"
    listed = "".join(f"      - id: {hook['id']}\n{more}" for hook in hooks())
    config = f"repos:\n  - repo: {project.as_uri()}\n    rev: {revision}\n    hooks:\n{listed}"
    scratch.add(".pre-commit-config.yaml", config.encode())
    return scratch


@pytest.mark.slow
def test_hook_checks_what_is_committed(repository: Repository) -> None:
    repository.add("notes.md", b"Nothing to check.\n")
    assert "Skipped" in repository.hook("onsrights", status=0)
    repository.add("rights.yaml", GOOD)
    assert "Passed" in repository.hook("onsrights", status=0)
    repository.add("care/planning.rights.yml", BAD)
    output = repository.hook("onsrights", status=1)
    assert "Failed" in output
    assert "care/planning.rights.yml" in output


@pytest.mark.slow
def test_hook_for_the_whole_repository_sees_the_files_not_touched(repository: Repository) -> None:
    repository.add("notes.md", b"Nothing to check.\n")
    assert "Skipped" in repository.hook("onsrights-all", status=0)
    repository.add("one/rights.yaml", GOOD)
    repository.git("commit", "--quiet", "--no-verify", "--message", "One")
    repository.add("two/rights.yaml", GOOD)
    # Each file is clean; together they hold every identifier twice.
    assert "Passed" in repository.hook("onsrights", status=0)
    assert "ONS206" in repository.hook("onsrights-all", status=1)


@pytest.mark.slow
def test_hook_that_fixes_changes_only_what_is_safe_to_change(repository: Repository) -> None:
    repository.add("notes.md", b"Nothing to fix.\n")
    assert "Skipped" in repository.hook("onsrights-fix", status=0, by="prek")
    repository.add("one/rights.yaml", GOOD)
    assert "Passed" in repository.hook("onsrights-fix", status=0, by="prek")
    scope, operation = "[van een cliënt]".encode(), b"vastleggen"
    unsafe = GOOD.replace(b"%s %s" % (scope, operation), b"%s %s" % (operation, scope), 1).replace(b"\n", b"\r\n")
    assert unsafe != GOOD.replace(b"\n", b"\r\n")
    repository.add("one/rights.yaml", unsafe.replace(scope, b"[van een client]", 1))
    assert "files were modified by this hook" in repository.hook("onsrights-fix", status=1, by="prek")
    assert (repository.folder / "one/rights.yaml").read_bytes() == unsafe
    repository.git("add", "--", "one/rights.yaml")
    output = repository.hook("onsrights-fix", status=1, by="prek")
    assert "Nothing was fixed." in output
    assert "files were modified" not in output


@pytest.mark.slow
def test_house_rules_stop_a_commit(repository: Repository) -> None:
    for by in ("pre-commit", "prek"):
        repository.install(by)
        repository.add("rights.yaml", GOOD + f"# {by}\n".encode())
        repository.add("onsrights.toml", HOUSE.format(code="ZORG001", word="cliënt").encode())
        assert "ZORG001" in repository.commit(status=1)
        repository.add("onsrights.toml", b'house-files = ["dist:acme-huisregels/acme_huisregels/rights.toml"]\n')
        assert "ACME001" in repository.commit(status=1)
        repository.add("onsrights.toml", b'house-files = ["dist:acme-regels/rights.toml"]\n')
        assert "acme-regels" in repository.commit(status=1), "a package that the hook does not have"
        repository.add("onsrights.toml", HOUSE.format(code="ZORG001", word=by).encode())
        repository.commit(status=0)
