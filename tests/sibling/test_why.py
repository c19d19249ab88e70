"""The sample platform is asked why, through the same door as the others."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from onsrights.platforms import PLATFORMS
from tests.sibling.access import OFFERED
from tests.sibling.platform import CLEAN

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import Run


@pytest.fixture
def manifest(sibling: object, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Give a manifest of a device with one user, on a platform that answers why."""
    assert sibling
    monkeypatch.setitem(PLATFORMS.offers, "sibling", OFFERED)
    path = tmp_path / "hal.sibling.yaml"
    path.write_text(CLEAN.format(name="Hal") + "  users:\n    - login: noor\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("login", "paper", "verdict", "layers", "status"),
    [
        ("noor", "yes", "allowed", ["holds", "holds"], 0),
        ("noor", "no", "refused", ["holds", "fails"], 1),
        ("noor", "unknown", "unknown", ["holds", "unknown"], 3),
        ("sem", "yes", "refused", ["fails", "holds"], 1),
        ("sem", "unknown", "refused", ["fails", "unknown"], 1),
    ],
)
def test_two_layers_decide(
    run: Run, manifest: Path, login: str, paper: str, verdict: str, layers: list[str], status: int
) -> None:
    result = run("why", str(manifest), "--login", login, "--paper", paper, "--format", "json")
    answer = json.loads(result.stdout)
    assert (answer["verdict"], [layer["verdict"] for layer in answer["layers"]]) == (verdict, layers)
    assert result.status == status


def test_a_sentence_says_where_to_look(run: Run, manifest: Path) -> None:
    said = run("--lang", "en", "why", str(manifest), "--login", "sem", "--paper", "yes").stdout
    assert "may sem use Hal?" in said
    assert "Refused at user: is not one of them." in said
    assert "Look at: the list" in said


def test_all_at_once(run: Run, manifest: Path) -> None:
    table = run("--lang", "en", "why", str(manifest), "--matrix", "--format", "csv").stdout
    assert [line.count(";") for line in table.splitlines()] == [2, 2]
    assert "noor" in table
