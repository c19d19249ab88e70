"""The catalogue of the rules, gathered from their modules."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from onsrights import catalogue

if TYPE_CHECKING:
    from pathlib import Path

PAIR = """
from onsrights.engine.check.rule import Rule
from onsrights.engine.diagnostics import Text
from os.path import exists as check_nothing

RULES = (
    Rule("TST301", "dutch-one", "warning", "safe", about=("dutch",), silences="302 4"),
    Rule("TST401", "english-one", "warning", former=("english-first",)),
)
TEXTS = {"message": Text(nl="Nee.", en="No.")}

def check_name(reading): ...
"""
OTHER = (
    PAIR.partition("RULES")[0] + 'RULE = Rule("TST101", "first", "error", needs="run")\ndef check(it, register): ...\n'
)


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    rules = tmp_path / "sibling_of_a_test" / "rules"
    rules.mkdir(parents=True)
    for folder in (rules.parent, rules):
        (folder / "__init__.py").write_text("", encoding="utf-8")
    (rules / "pair.py").write_text(PAIR, encoding="utf-8")
    (rules / "other.py").write_text(OTHER, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    return "sibling_of_a_test"


def test_what_is_committed_is_what_the_modules_say() -> None:
    assert catalogue.main(["--check"]) == 0


def test_rules_of_any_package_are_gathered(package: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / package / "_catalogue.py"
    assert catalogue.main([package, "--check"]) == 1
    assert "is stale" in capsys.readouterr().err
    assert not path.exists()
    assert catalogue.main([package]) == 0
    pair = f'call="check_name", module="{package}.rules.pair"'
    assert path.read_text(encoding="utf-8").splitlines()[8:-1] == [
        f'    Rule("TST101", "first", "error", needs="run", call="check", module="{package}.rules.other"),',
        f'    Rule("TST301", "dutch-one", "warning", fix="safe", about=("dutch",), silences="302 4", {pair}),',
        f'    Rule("TST401", "english-one", "warning", former=("english-first",), {pair}),',
    ]
    assert catalogue.main([package, "--check"]) == 0


def test_a_catalogue_imports_no_rule() -> None:
    program = "import sys, onsrights.ons._catalogue; print([name for name in sys.modules if '.rules.' in name])"
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "[]\n"
