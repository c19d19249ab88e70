"""What every test may count on: a quiet environment, and the command line in-process."""

from __future__ import annotations

import gc
import io
import sys
from typing import TYPE_CHECKING, NamedTuple, Protocol

import hypothesis
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onsrights.engine.check.platform import Platform

hypothesis.settings.register_profile("suite", deadline=None, derandomize=True)
hypothesis.settings.load_profile("suite")

_HEARD = (
    "ONSRIGHTS_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "TERM",
    "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE", "GITLAB_CI", "CI_PROJECT_DIR",
)  # fmt: skip
"""Variables that the command line listens to."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-fixtures", action="store_true", help="rewrite the expected output instead of comparing")
    parser.addoption("--seed", type=int, default=1, help="draw other words for the properties")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Collect without looking for garbage, of which there is next to none, and never look through the tests again."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()
        gc.freeze()


APART = ("browser", "cost", "editors", "engines", "generated_code", "office", "playground")
"""Groups of tests that need what is large, or the whole machine: each has a target of its own in the Makefile."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the groups apart; put the slow tests first, so that no processor waits for the last of them in the end."""
    for item in items:
        if any(map(item.get_closest_marker, APART)):
            item.add_marker("apart")
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


@pytest.fixture
def update_fixtures(pytestconfig: pytest.Config) -> bool:
    return bool(pytestconfig.getoption("--update-fixtures"))


@pytest.fixture
def run_seed(pytestconfig: pytest.Config) -> int:
    """Give what the words of properties are drawn by: a change is told by the same words as the one before it."""
    return int(pytestconfig.getoption("--seed"))


@pytest.fixture(autouse=True)
def _quiet_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in _HEARD:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def sibling(monkeypatch: pytest.MonkeyPatch) -> Iterator[Platform]:
    """Put the sample platform of the tests beside those of the package."""
    from onsrights.platforms import PLATFORMS
    from onsrights.settings_keys import settings_keys
    from tests.sibling.platform import OFFER, SIBLING

    monkeypatch.setitem(PLATFORMS.offers, OFFER.key, OFFER)
    settings_keys.cache_clear()
    yield SIBLING
    settings_keys.cache_clear()


class Result(NamedTuple):
    """What one run of the command line gave."""

    status: int
    stdout: str
    stderr: str


class Run(Protocol):
    """Run ``onsrights`` with these arguments in this process."""

    def __call__(self, *arguments: str, stdin: bytes = b"", cwd: Path | None = None) -> Result: ...


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    def call(*arguments: str, stdin: bytes = b"", cwd: Path | None = None) -> Result:
        from onsrights.commands import main

        streams = [io.BytesIO(stdin), io.BytesIO(), io.BytesIO()]
        with monkeypatch.context() as patch:
            for name, stream in zip(("stdin", "stdout", "stderr"), streams, strict=True):
                patch.setattr(sys, name, io.TextIOWrapper(stream, encoding="utf-8", newline=""))
            if cwd is not None:
                patch.chdir(cwd)
            status = main(arguments)
            sys.stdout.flush()
            sys.stderr.flush()
            stdout, stderr = (stream.getvalue().decode() for stream in streams[1:])
        return Result(status, stdout, stderr)

    return call
