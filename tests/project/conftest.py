"""For the tests that build, install and commit: the project as it stands, without what git ignores."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from filelock import FileLock

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROOT = Path(__file__).parents[2]


class Execute(Protocol):
    """Run a program, give what it printed (both streams), and fail unless it ends with ``status``."""

    def __call__(
        self, *command: str | Path, cwd: Path, status: int = 0, env: Mapping[str, str] | None = None
    ) -> str: ...


@pytest.fixture(scope="session")
def execute() -> Execute:
    def call(*command: str | Path, cwd: Path, status: int = 0, env: Mapping[str, str] | None = None) -> str:
        done = subprocess.run(
            [str(word) for word in command],
            cwd=cwd,
            env=dict(env) if env is not None else None,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        output = done.stdout.decode(errors="replace")
        assert done.returncode == status, output
        return output

    return call


@pytest.fixture(scope="session")
def outside(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Give an environment with an empty home, without the settings of git and the variables of this run.

    The folder of the user's settings stays, because pip finds there how this machine reaches packages.
    """
    home = tmp_path_factory.mktemp("home")
    dropped = "GIT_ GITHUB_ GITLAB_ MAKE MFLAGS PRE_COMMIT PYTEST COV_ VIRTUAL_ENV PYTHONPATH PYTHONDONT SKIP".split()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(tuple(dropped))}
    return kept | {
        "HOME": str(home),
        "XDG_CONFIG_HOME": os.environ.get("XDG_CONFIG_HOME", str(Path.home() / ".config")),
        "PRE_COMMIT_HOME": str(home / "pre-commit"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "A. Test",
        "GIT_AUTHOR_EMAIL": "test@example.org",
        "GIT_COMMITTER_NAME": "A. Test",
        "GIT_COMMITTER_EMAIL": "test@example.org",
        "LC_ALL": "C.UTF-8",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_NO_COMPILE": "1",  # most of what is installed is never imported
    }


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Give the folder of that name, which the first process of this run that asks for it fills for all of them."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    with FileLock(folder.with_suffix(".lock")):
        if not folder.with_suffix(".made").exists():
            folder.mkdir()
            make(folder)
            folder.with_suffix(".made").touch()
    return folder


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory, execute: Execute, outside: dict[str, str]) -> Path:
    """Give a repository of its own with one commit: the files of this work tree, committed or not."""

    def make(copy: Path) -> None:
        command = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
        for name in execute(*command, cwd=ROOT).split("\0"):
            if name and (ROOT / name).is_file():
                (copy / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, copy / name)  # with its time, by which what is compiled is known
        for git in (("init", "--quiet"), ("add", "--all"), ("commit", "--quiet", "--message", "As it stands")):
            execute("git", *git, cwd=copy, env=outside)

    return made_once(tmp_path_factory, "project", make)


@pytest.fixture(scope="session")
def built(project: Path, tmp_path_factory: pytest.TempPathFactory, execute: Execute, outside: dict[str, str]) -> Path:
    """Build the sdist, and the wheel from the sdist."""

    def make(target: Path) -> None:
        execute(sys.executable, "-m", "build", "--outdir", target, project, cwd=target, env=outside)

    return made_once(tmp_path_factory, "dist", make)


@pytest.fixture(scope="session")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory, execute: Execute, outside: dict[str, str]) -> Path:
    """Give the folder of programs of a fresh environment with the wheel in it, which tests only read."""
    programs = "Scripts" if os.name == "nt" else "bin"

    def make(environment: Path) -> None:
        execute(sys.executable, "-m", "venv", environment, cwd=built, env=outside)
        install = ("-m", "pip", "install", "--quiet", next(built.glob("*.whl")))
        execute(environment / programs / "python", *install, cwd=built, env=outside)

    return made_once(tmp_path_factory, "installed", make) / programs
